"""What a paragraph without a heading does, told by its language, and how sure that is.

Each sentence speaks for one kind, by its tense words, its figures and its verbs; the paragraph is
what most of its text is. A paragraph that begins 下一步 or 今后 is next steps whatever follows.
"""

import re
from typing import NamedTuple

from replydesk.domain.letter import SectionKind

_AHEAD = re.compile(
    r"(?:对此|同时|另外|此外|为此|因此)?[，,]?(?:下一?步|今后|接下来|下一?阶段|后续|未来|下一?年|明年|下半年"
    r"|(?:在)?(?:今后|下一?步|以后|接下来)|以后|“?十[五六]五”?(?:期间|时期))"
)
_WILL = re.compile(
    r"将(?:继续|进一步|会同|按照|积极|持续|加快|结合|根据|认真|不断|充分|加大|加强|严格|全力|适时|优先|及时|尽快|统筹|重点|协同"
    r"|坚持|依托|联合|推动|推进|组织|开展|完善|落实|着力|强化|深入|围绕|研究|督促|指导|探索|逐步|争取|努力|一如既往|适当|抓住"
    r"|密切|力争|做好|启动|实施|建设|安排|建立|支持|设法|马上|用好|同|与|为|招录|新增|形成|出台|吸收|牵头|成立|于今年|于明年|在今年|在明年|向)"
    r"|(?:还|也|我们|[局委厅办社中心]|政府|部门)将(?!.{1,14}(?:由|从|压缩|提高到|提高至|作为))|力争|争取(?:在|于|尽|早|今|明|年|\d|20|把|让|有|每|全|项目)|拟(?:于|在|对|将|建|定|根据|利用)"
    r"|(?:我们|我?[局委厅办社])计划|计划(?:[：:]|于|在|到|用|今年|明年|20)|届时|到20[2-9]\d年|待.{2,30}[后时][，,]|年(?:内|底前)(?:完成|建成|实现|启动|开工)|准备在|打算"
)
_GOES_ON = re.compile(r"继续|进一步|持续|加大|不断|努力")
_STRONG = re.compile(
    r"截至|截止|累计|达到|同比|增长|提(?:高|升)[了至到]|下降|由.{2,16}(?:增加|提高|提升|缩短|降)[到至为]|位居|排名|获评|荣获|获得|入选"
    r"|取得.{0,10}(?:成效|成绩|进展)|成效|得到.{0,8}(?:提升|改善|缓解)|实现了?|超过|突破|占比|覆盖率|有效(?:提升|改善|缓解|解决)|显著|明显"
    r"|通过以上|经过努力|未再|\d(?:余|多)?万?人次"
)
_DONE = re.compile(
    r"已(?:经)?(?:建成|建立|完成|达|有|培育|覆盖|全部|开工|投用|通车|列入|纳入|下达|竣工)|共(?:计|有|建|完成)|目前|建成\S{0,12}\d|完成|惠及|受益"
)
_DOES = re.compile(
    r"印发|出台|制定|修订|建立|健全|组织|开展|落实|实施|推进|推动|加强|强化|完善|优化|推行|深化|会同|联合|成立|召开|部署|统筹|安排|拨付"
    r"|争取|引导|鼓励|支持|指导|督促|检查|整治|宣传|培训|设立|启动|构建|打造|搭建|聚焦|坚持|采取|通过|严格|重视|研究|投资|投入|新建"
    r"|改造|发放|补助|纳入|修复|清理|选派|聘|举办|签订|压缩|采购|编制|配备|打通|按照|推广|关闭|搬迁|建成|建设|扩容|完善|招聘|邀请|推出|恢复|选址"
)
_LACKING = re.compile(
    r"存在.{0,20}(?:问题|困难|不足|短板|差距|矛盾|瓶颈|情形)|面临.{0,14}(?:问题|困难|挑战|压力)|(?:问题|困难|不足|短板)(?:是|主要|在于|如下)"
    r"|由于|受.{2,24}(?:限制|影响|制约|约束)|难以|无法|暂(?:时)?(?:不|无|未|没有|难)|不具备|缺乏|缺口|紧张|尚未|还不(?:够|能|高)|只得"
    r"|没有.{0,10}(?:依据|资金|计划|项目|条件|权限)|不(?:宜|符合|允许)|滞后|薄弱|偏(?:低|小|弱|少)|不(?:强|高|足)(?=[，。；])|瓶颈|矛盾|难题|难处|流动性大|问题(?:仍|依然|还|比较|较为)?(?:存在|突出)|仍有发生|时有发生|隐患|较难|不准|不及时|发现难"
)
_LACKS_FIRST = re.compile(
    r"(?:但是?[，,]?|然而[，,]?|同时[，,]|虽然.{2,30}但|同时也).{0,10}(?:目前|当前|现阶段|看到)?[，,]?.{0,12}(?:存在|面临)"
    r"|(?:目前|当前)?.{0,12}(?:存在|面临)(?:的|着)?(?:一些|主要|以下|诸多|一定)?.{0,14}(?:问题|困难|不足|短板|挑战|差距)"
)
_PRAISES = re.compile(
    r"(?:建议|提案|思路|意见|提议).{0,24}(?:符合|很好|很有|非常|具有|针对性|抓住|点中|帮助|启发|参考|前瞻|中肯|合理)|首先[，,]?(?:衷心)?感谢|情况属实"
    r"|是.{2,24}(?:大省|大市|大县|重要(?:方向|途径|举措|组成|内容|手段)|本职)"
)
_QUOTES = re.compile(
    r"第[一二三四五六七八九十百\d]{1,5}条(?:第.{1,3}款)?(?:规定|明确)|》(?:规定|明确)[：:，]?"
)
_DESCRIBES = re.compile(
    r"(?![^，。]*(?:建成|投入|印发))[^，。；]{2,24}?(?:现有|位于|地处|始?建于|建成于|全长|总长|原有|是\d{4}年)"
)
_FIGURE = re.compile(r"\d")
_SENTENCE = re.compile(r"[^。；;！？]+[。；;！？]?[”』]?")
_TOPIC = re.compile(
    r"(?:第?[一二三四五六七八九十\d]{1,3}(?:是|[、.，,]\s*)|（[一二三四五六七八九十\d]{1,3}）|[①-⑳])?(?!.{0,8}(?:问题|困难|不足|不够))[^\d，。；：存缺]{4,14}。(?=.)"
)
_SINCE = re.compile(
    r"(?:自|从)?(?:近年|近[两三几]年|今年|去年|20[0-2]\d年)(?:以?来|起|开始|初|[，,]?[1-9]\d?月)?[，,]|针对|为(?:了|解决)|根据|按照|对.{2,16}[，,]我"
)
_SUMS_UP = re.compile(r"(?:通过|经过)?(?:以上|上述|一系列|多年|共同|不懈).{0,8}(?:措施|工作|努力)")
_LEAD = 2.2  # so many points of lead leave no doubt


class Told(NamedTuple):
    """The kind a text is taken for, and how sure that is, from 0 to 1."""

    kind: SectionKind
    confidence: float


def looks_ahead(text: str) -> bool:
    """True for a paragraph that begins with 下一步, 今后 or another such word."""
    return _AHEAD.match(text) is not None


def tell_kind(text: str) -> Told:
    """What a paragraph does: measures, outcomes, next steps, difficulties, or background."""
    if looks_ahead(text):
        return Told(SectionKind.NEXT_STEPS, 1.0)
    points = dict.fromkeys(SectionKind, 0.0)
    for sentence in _SENTENCE.findall(text) or [text]:
        kind, weight = _of_sentence(sentence)
        points[kind] += 4 * weight * len(sentence) / max(len(text), 1)
    if _LACKS_FIRST.match(text):
        points[SectionKind.DIFFICULTIES] += 3
    if _SINCE.match(text):
        points[SectionKind.MEASURES] += 0.6
    if _SUMS_UP.match(text):
        points[SectionKind.OUTCOMES] += 1.5
    if _TOPIC.match(text):
        points[SectionKind.MEASURES] += 1.2
    # What was done is the plain case: it wins where nothing speaks for another kind.
    points[SectionKind.MEASURES] += 0.7
    first, second = sorted(points.items(), key=lambda item: -item[1])[:2]
    return Told(first[0], round(min(1.0, 0.4 + (first[1] - second[1]) / _LEAD * 0.5), 2))


def _of_sentence(text: str) -> tuple[SectionKind, float]:
    """(kind, weight from 0 to about 1.5) of one sentence."""
    figures = bool(_FIGURE.search(text))
    done = (0.55 if figures else 0.3) * len(_STRONG.findall(text))
    done += (0.2 if figures else 0.05) * len(_DONE.findall(text))
    ahead = 1.5 * bool(_AHEAD.match(text)) + 1.1 * bool(_WILL.search(text))
    if ahead and done < 0.5:
        ahead += 0.2 * len(_GOES_ON.findall(text))
    weights = {
        SectionKind.MEASURES: min(0.3 * len(_DOES.findall(text)), 1.1),
        SectionKind.OUTCOMES: min(done, 1.2),
        SectionKind.NEXT_STEPS: min(ahead, 1.5),
        SectionKind.DIFFICULTIES: min(0.7 * len(_LACKING.findall(text)), 1.4),
        SectionKind.OTHER: min(0.8 * len(_PRAISES.findall(text) + _QUOTES.findall(text)), 1.2)
        or 0.75 * bool(_DESCRIBES.match(text)),
    }
    return max(weights.items(), key=lambda item: item[1])
