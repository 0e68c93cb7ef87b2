"""The text of a deputy's suggestion → Submission: who asks what, in the deputy's own words."""

import re
from collections.abc import Sequence

from replydesk.domain.answers import before_answer, is_answer
from replydesk.domain.ask_list import headed_items, items_of, label_of, parted_by_semicolons
from replydesk.domain.ask_region import (
    Announcement,
    announcements,
    before_foot_of_page,
    chosen,
    is_ending,
    region_of,
    without_ending,
    without_footer,
)
from replydesk.domain.errors import InputError
from replydesk.domain.rejoin import Line
from replydesk.domain.submission import Ask, Submission
from replydesk.domain.submission_head import read_submission_head
from replydesk.domain.tidy import clean_paragraphs

_LINKS = "为此|因此|对此|据此|鉴于此|故|首先|其次|再次|同时|此外|另外|最后|在此|综上所述?"
_LINK = rf"(?:{_LINKS})?[，,]?"
_STRONG = re.compile(
    rf"{_LINK}(?:我们?|本人|我会|我委|本会)?(?:还|也|再|特|一并|强烈|郑重)?(?:提出)?"
    r"(?:建议(?!人[：:]|者)|提议|希望|期望|呼吁|恳请|请求)[，,：:]?"
)
_WEAK = re.compile(
    rf"{_LINK}(?:还|也|更)?(?:应当|应该|应|要|必须|需要|需|请|务必|尽快|进一步)(?!求|素|点)"
)
_DIRECTS = re.compile(
    r"(?:进一步|切实|大力|尽快|加快|持续|着力|全面|积极|不断|充分|科学|合理|依法|适当|适时|统筹|有序|严格|因地制宜)*"
    r"(?:加[强大快]|完善|建立|健全|推[进动广行]|优化|强化|提[高升]|落实|制定|出台|开展|设立|支持|鼓励|扩大|规范|严[格控厉]|实施|构建|打[造通破]|培[育养]|"
    r"发[展挥]|建[设成]|整[治合]|改[善造进革]|增[加设强]|降低|减[轻少免]|引[导进育]|统[筹一]|明确|探索|拓[宽展]|深化|创新|保[障护]|修[订编复]|编制|"
    r"营造|畅通|补齐|盘活|做[好强大优]|抓好|注重|放宽|搭建|配[齐备足]|丰富|组织|成立|启动|争取|确保|坚持|突出|调整|延长|恢复|取消|缩短|治理|破解|解决|"
    r"化解|促进|壮大|夯实|激发|聚焦|压实|摸清|简化|理顺|用好|管好|抓紧|清理|疏导|划定|设置|新[建增]|修[建好]|搬迁|给予|安排|配备|购[买置]|"
    r"公[布开]|普及|宣传|倡导|关[注爱]|明晰|完成|启用|划拨|选派|落细|统管|共建|共享|帮助)"
)
_HANDLES = re.compile(r"对|由|将|把|让|在|给|从")
_PROBLEMS = re.compile(
    r"现状|问题|困难|原因|成因|情况|不足|短板|背景|意义|必要性|可行性|短缺|滞后|不[够高强足畅]|偏[低少高]|缺[乏失]"
)
_FIRST_THEN = re.compile(rf"(?:{_LINKS})[，,](?=\S)")
_OFFICES = re.compile(
    r"[\u4e00-\u9fff、（）]{2,40}(?:局|委|办|厅|部|政府|部门|单位|大队|机关|公司|中心|乡镇|街道|学校)"
)
_REFUSED = "这是一份答复函，不是建议或提案，里面没有诉求；请换成代表建议或委员提案的原文。"
_SHORTEST, _LONGEST = 5, 32


def read_submission(lines: Sequence[Line]) -> Submission:
    """The submission the lines of a file tell of; what is not said stays empty.

    Raises InputError where there is no text, or where the text is a reply to a suggestion.
    """
    if not any(line.text.strip() for line in lines):
        raise InputError("文件里没有文字，请换一份有正文的建议或提案。")
    asked = before_foot_of_page(before_answer(lines))
    if is_answer(clean_paragraphs(asked)[0]):
        raise InputError(_REFUSED)
    head, text = read_submission_head(asked)
    paragraphs, _ = clean_paragraphs(text)
    return Submission(
        kind=head.kind,
        subject=head.subject,
        number=head.number,
        plenary_session=head.plenary_session,
        submitters=head.submitters,
        asks=tuple(_ask(text) for text in _asks(without_footer(paragraphs))),
        handling_unit=head.handling_unit,
    )


def read_asks(paragraphs: Sequence[str]) -> Submission:
    """The same from paragraphs that were already cleaned."""
    return read_submission([Line(text) for text in paragraphs])


def _asks(body: list[str]) -> list[str]:
    """The words of each ask, looked for from the most to the least explicit form."""
    places = announcements(body)
    if pairs := _after_each_problem(body, places):
        return pairs
    if (place := chosen(body, places)) is not None and (asks := _announced(place, body)):
        return asks
    readers = (_named_items, _asking_items, _asking_tail, _asking_sentences, _directing_items)
    for read in (*readers, _directing_points):
        if asks := read(body):
            return asks
    return []


def _announced(place: Announcement, body: list[str]) -> list[str]:
    """The list behind the words that announce it."""
    region = region_of(place, body)
    if not region:
        return []
    _, items = items_of(region)
    if items:
        return items
    if headed := headed_items(region, lambda text: re.search(r"[。；]", text) is not None):
        return headed
    if len(region) == 1 or place.fused:
        return parted_by_semicolons(region[0]) or _asking_sentences(region[:1]) or region[:1]
    own = [text for text in region if len(text) > 6]
    return [label_of(text)[2] for text in own]


def _after_each_problem(body: list[str], places: Sequence[Announcement]) -> list[str]:
    """Sections that each tell of a problem and then say 建议：, the asks of all of them."""
    labelled = [label_of(text)[0] for text in body]
    outer = next((style for style in labelled if style), "")
    sections = [at for at, style in enumerate(labelled) if style == outer and outer]
    inner = [
        place for place in places if place.style != outer and sections and place.at >= sections[0]
    ]
    held = {max(at for at in sections if at <= place.at) for place in inner}
    if len(sections) < 2 or len(held) < 2 or len(held) < len(sections):
        return []
    asks: list[str] = []
    for place in inner:
        until = next((at for at in sections if at > place.at), len(body))
        region = region_of(place, body, until)
        _, items = items_of(region)
        asks += items or ["\n".join(region)]
    return [ask for ask in asks if ask]


def _named_items(body: list[str]) -> list[str]:
    """建议一：… 建议二：…"""
    start = next((at for at, text in enumerate(body) if label_of(text)[0] == "named"), None)
    return items_of(without_ending(body[start:]))[1] if start is not None else []


def _asking_items(body: list[str]) -> list[str]:
    """A numbered list each item of which says 建议 in its text."""
    _, items = items_of(without_ending(body), run_in=False)
    each = all(any(_STRONG.match(line) for line in item.split("\n")) for item in items)
    return items if each else []


def _asking_tail(body: list[str]) -> list[str]:
    """Paragraphs to the end of the text that begin with 建议, 希望, 应当 …, two or more."""
    text = without_ending(body)
    asking = [bool(_STRONG.match(one) or _WEAK.match(one)) for one in text]
    for start, asks in enumerate(asking):
        share = sum(asking[start:])
        if not asks or share < 2 or share <= len(text[start:]) - share:
            continue
        if not any(_STRONG.match(one) for one in text[start:]):
            return []
        out: list[str] = []
        for one, begins in zip(text[start:], asking[start:], strict=True):
            if begins:
                out.append(one)
            else:
                out[-1] += f"\n{one}"
        return out
    return []


def _asking_sentences(body: list[str]) -> list[str]:
    """Sentences that begin with 建议, each with what follows it in its paragraph."""
    asks: list[str] = []
    for text in body:
        open_here = False
        for sentence in re.findall(r"[^。！？]+[。！？]?", text):
            if _STRONG.match(sentence) and len(sentence) > 8 and not is_ending(sentence):
                asks.append(sentence)
                open_here = True
            elif open_here and not is_ending(sentence):
                asks[-1] += sentence
    if len(asks) == 1:
        return parted_by_semicolons(asks[0]) or asks
    return asks


def _directing_items(body: list[str]) -> list[str]:
    """A numbered list whose items mostly begin with a verb of doing and name no problem."""
    _, items = items_of(without_ending(body), run_in=False)
    return items if _mostly_direct(items) else []


def _directing_points(body: list[str]) -> list[str]:
    """当务之急是：①摸清底数…；②简化办证…: the last paragraph that runs on like that."""
    for text in reversed(without_ending(body)):
        _, items = items_of([text])
        if _mostly_direct(items):
            return items
    return []


def _mostly_direct(items: list[str]) -> bool:
    heads = [re.split(r"[，。；：\n]", item, maxsplit=1)[0] for item in items]
    doing = [
        bool(_DIRECTS.match(head) or (_HANDLES.match(head) and not _PROBLEMS.search(head)))
        for head in heads
    ]
    return sum(doing) * 2 > len(doing)


def _ask(text: str) -> Ask:
    words = re.sub(rf"^{_FIRST_THEN.pattern}", "", text.strip())
    style, _, rest = label_of(words)
    words = rest if style == "bullet" else words
    return Ask(_heading(words), words)


def _heading(words: str) -> str:
    """A short heading: the first clause, without 建议 in front and marks behind."""
    asking = _STRONG.match(words)
    clean = words[asking.end() :].strip() if asking else words
    clean = re.sub(r"^关于(?=..)|(?<=..)的(?:建议|问题)$", "", clean.split("\n")[0])
    first = re.split(r"[。；：:]", clean, maxsplit=1)[0]
    clauses = re.split(r"[，,（(]", first)
    # 县交通局会同县公安局，在路口安装信号灯: who is to act is no heading.
    if len(clauses) > 1 and _OFFICES.fullmatch(clauses[0]):
        clauses = clauses[1:]
    clause = clauses[0]
    first = clause if len(clause) >= _SHORTEST else first
    if (weak := _WEAK.match(first)) and len(first) > _SHORTEST + 4:
        first = first[weak.end() :]
    return first[:_LONGEST].strip("，,、") or words[:_LONGEST]
