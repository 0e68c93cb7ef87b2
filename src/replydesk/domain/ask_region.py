"""Where in a suggestion the asks stand: the words that announce them, and what ends them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from replydesk.domain.ask_list import items_of, label_of
from replydesk.domain.rejoin import Line

_COUNT = r"(?:如下|以下|一下|下列|几[点条个项]?|[一二三四五六七八九十两\d]{1,3}[点条项个方]+)"
_NOUN = r"(?:建议|意见|对策|提议|请求|诉求|措施|举措)"
_VERB = r"(?:建议|提议|希望|呼吁|请求|恳请)"
_FILLER = (
    r"(?:和|与|及|以及|并|意见|措施|思路|办法|建议|对策|有关|相关|几[点条个]|具体|工作|主要|我们|我的|解决|改进|下一步|"
    r"如下|方面|政策|路径|举措|方案|若干|[一二三四五六七八九十两\d]+[点条项个]|提出|现|特|为此|本人|初步|个人|请求|诉求|事项|的|、|，)"
)
_HEADING = re.compile(
    rf"(?:.{{2,40}}的)?{_FILLER}*(?:建议|对策|提议|诉求|请求)(?!人|者){_FILLER}*[：:。]?"
    rf"|{_FILLER}+(?:意见|办法|措施|举措)[：:。]?"
)
_SAID = re.compile(
    rf"(?:提出?|有|作出?|谈|给出|形成).{{0,16}}?{_COUNT}.{{0,12}}?{_NOUN}(?:如下)?[：:。；]?$"
    rf"|{_NOUN}(?:措施)?(?:[和与].{{2,4}})?如下[：:。；]?$"
    rf"|{_VERB}[^。；：:]{{0,50}}{_COUNT}[^。；：:]{{0,16}}[：:]?$"
    rf"|{_VERB}[^。；：:]{{0,40}}(?:以下|如下|下列|几个|[一-十两]个)[^。；：:]{{0,16}}[：:。]$"
    rf"|(?:{_VERB}|对策|诉求|意见)[^。；：:]{{0,30}}[：:]$"
    rf"|(?:应|(?<!主)要|需|宜|必须|可)[^。；：:]{{0,30}}(?:以下|如下|下列|几个|[一-十两]个?)(?:方面|工作|措施)[^。；：:]{{0,16}}[：:。]$"
    rf"|从[^。；：:]{{0,12}}(?:以下|如下|下列|几个|[一-十两]个?)方面[^。；：:]{{0,16}}[：:。]$"
)
_ASKS = re.compile(rf"{_VERB}|{_NOUN}")
_TROUBLE = re.compile(r"(?:问题|困难|不足|短板|原因|表现|情况)[：:。；]?$")
_TELLS_TROUBLE = re.compile(r"表现|体现|存在|面临|反映|归结|原因|难点|成因|问题是")
_FUSED = re.compile(
    rf"(?:{_VERB}|对策|意见|诉求)(?![一二三四五六七八九十\d]+[：:、]|人[：:])[^。；：:]{{0,30}}[：:]\s*(?=\S.{{5}})"
    rf"|{_VERB}[^。；]{{0,40}}?[，,：:。]?\s*"
    r"(?=一是|一要|第一[，,、]|其一[，,]|首先[，,是]|①|[（(][一1][）)]|一、|1[.．、](?!\d))"
)
_FOOTER = re.compile(
    r"附[件表]?[：:]|附[件表]$|(?:注释?|参考文献)[：:]?$|上一[篇条页]|下一[篇条页]|相关(?:链接|文章|新闻|阅读|附件)|分享(?:到|至)|版权所有|(?:主办|承办)[：:]|责任编辑|"
    r"[【\[]?(?:打印|关闭|字体)|扫一扫|收藏|网站地图|返回|打印本页|关闭窗口|来源[：:]|附件下载|您?建议使用|友情链接"
)
_PAGE_FOOT = re.compile(
    r"上一[篇条][：:]|下一[篇条][：:]|相关(?:链接|文章|阅读)(?:[：:]|$)|分享(?:到|至)[：:]|版权所有|责任编辑[：:]|"
    r"[【\[](?:打印|关闭|字体)|扫一扫在手机|网站地图"
)
_POLITE = re.compile(
    r"以上(?:建议|意见|提案|情况|是|内容|几点|为|[，,])|此致|敬礼|[妥当]否|是否妥当|特此|敬请|谢谢|感谢|请予|盼复|专此|如有不[妥当]|"
    r"请(?:各位|有关|县|市|省|区|上级|政府)*(?:领导|部门|主席团|大会)们?[^。；]{0,30}[。！]?$|"
    r"(?:提建议人|提案人|建议人|本人|我们?|我会)(?:们?也?(?:愿意?|将|会))|"
    r"总之|综上|相信|我们?(?:坚信|相信)|让我们|"
    r"(?:希望|恳请|恳望|望|请|盼|期待|期盼)[^，。；]{0,20}(?:采纳|考虑|重视|支持|研究|答复|办理|批示|审议|回复|落实|关注|为[盼荷])[^，。；]{0,6}[。！]?$"
)
_SHOWN = re.compile(
    r"[（(](?:附|注|联系|公开|此件)|附件|注[：:]|联系人|[^，。：:]{0,8}(?:联系方式|联系电话|电话|手机)[：:]|[—－-]+$"
)
_LONGEST_SAYING = 110


@dataclass(frozen=True, slots=True)
class Announcement:
    """A place that announces asks: the label in front of it and the paragraphs behind it."""

    at: int
    style: str
    number: int
    behind: tuple[str, ...]
    fused: bool = False
    heading: bool = False
    asking: bool = True  # says 建议, 希望 or the like; 从以下几个方面着手 does not


def before_foot_of_page(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the links and imprint of a web page, which no indent sets apart."""
    told = False
    for at, line in enumerate(lines):
        if told and len(line.text) <= 60 and _PAGE_FOOT.match(line.text):
            return lines[:at]
        told = told or "。" in line.text
    return lines


def without_footer(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs up to the foot of a web page (上一篇, 分享到, 版权所有 …)."""
    for at, text in enumerate(paragraphs):
        if at and len(text) <= 60 and _FOOTER.match(text):
            return list(paragraphs[:at])
    return list(paragraphs)


def without_ending(paragraphs: Sequence[str]) -> list[str]:
    """The paragraphs without polite words, conclusions and notes behind the last ask."""
    kept = list(paragraphs)
    while len(kept) > 1 and is_ending(kept[-1]):
        kept.pop()
    if kept:
        head, mark, tail = kept[-1].rstrip("。").rpartition("。")
        if mark and len(tail) <= 60 and _POLITE.match(tail) and not label_of(tail)[0]:
            kept[-1] = f"{head}。"
    return kept


def is_ending(text: str) -> bool:
    """True for a paragraph that asks nothing more: 以上建议，请予考虑。"""
    return bool(_POLITE.match(text) and len(text) <= 120) or bool(_SHOWN.match(text))


def announcements(body: Sequence[str]) -> list[Announcement]:
    """The places that announce asks, in order."""
    out = []
    for at, text in enumerate(body):
        style, number, rest = label_of(text)
        whole = rest if style else text
        behind = tuple(body[at + 1 :])
        heading = _is_heading(whole)
        if behind and (heading or _announces(whole, labelled=bool(style))):
            if not heading and "。" in whole[:-1]:
                style = ""  # the item ends before the sentence that announces what follows
            asking = heading or _ASKS.search(re.split(r"。(?=.)", whole)[-1]) is not None
            out.append(Announcement(at, style, number, behind, heading=heading, asking=asking))
        elif found := _fused(whole):
            behind = (whole[found.end() :].strip(), *behind)
            out.append(Announcement(at, style, number, behind, fused=True))
    return out


def _is_heading(text: str) -> bool:
    bare = text.strip("【】[]")
    return len(bare) <= 44 and _HEADING.fullmatch(bare) is not None


def _announces(text: str, *, labelled: bool) -> bool:
    """A sentence at the end of a paragraph that leads to a list."""
    last = re.split(r"。(?=.)", text)[-1]
    if len(last) > _LONGEST_SAYING or _TROUBLE.search(last) or (labelled and last[-1] != "："):
        return False
    if _TELLS_TROUBLE.search(last) and not _ASKS.search(last):
        return False
    return _SAID.search(last) is not None


def _fused(text: str) -> re.Match[str] | None:
    """The last words in the paragraph that announce what stands behind them there."""
    found = list(_FUSED.finditer(text))
    return found[0] if found else None


def region_of(place: Announcement, body: Sequence[str], until: int | None = None) -> list[str]:
    """The paragraphs that may hold asks: up to the next section, the page's foot and the end."""
    last = len(place.behind) if until is None else len(place.behind) - (len(body) - until)
    kept: list[str] = []
    seen: set[str] = set()
    before = [label_of(text)[:2] for text in body[: place.at + 1]]
    outer = {style: number for style, number in before if style}
    for text in place.behind[:last]:
        style, number, _ = label_of(text)
        new_section = style in outer and style not in seen and number == outer[style] + 1
        if style and (style == place.style or (kept and new_section)):
            break
        seen.add(style)
        kept.append(text)
    return without_ending(kept)


def chosen(body: Sequence[str], places: Sequence[Announcement]) -> Announcement | None:
    """The announcement the asks follow: the first whose list holds no other as an item."""
    best: Announcement | None = None
    for place in places:
        if best is None or _supersedes(place, best, body):
            best = place
    return best


def _supersedes(later: Announcement, earlier: Announcement, body: Sequence[str]) -> bool:
    """True where the later one is a section of the earlier's list, or the earlier has no list."""
    if later.asking and not earlier.asking:
        return True
    between = list(earlier.behind[: len(earlier.behind) - (len(body) - later.at)])
    if earlier.fused and not between:
        between = [earlier.behind[0]] if earlier.at != later.at else []
    style, items = items_of(region_of(earlier, body))
    if not items:
        return True
    if later.style and later.style == style:
        return later.heading
    return not any(label_of(text)[0] == style for text in between) and not earlier.fused
