"""The words deputies ask with: 建议, 希望, 应当 and verbs of doing; the heading of an ask."""

import re

_LINKS = "为此|因此|对此|据此|鉴于此|故|首先|其次|再次|同时|此外|另外|最后|在此|综上所述?"
_LINK = rf"(?:{_LINKS})?[，,]?"
_STRONG = re.compile(
    rf"{_LINK}(?:我们?|本人|我会|我委|本会)?(?:还|也|再|特|一并|强烈|郑重)?(?:提出)?"
    r"(?:建议(?!人[：:]|者)|提议|希望|期望|呼吁|恳请|请求)[，,：:]?"
)
_WEAK = re.compile(
    rf"{_LINK}(?:还|也|更)?(?:应当|应该|应|要|必须|需要|需|请|务必|尽快|进一步)(?![求素点急用对届件])"
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
_FIRST_THEN = re.compile(rf"(?:{_LINKS})(?:[，,](?=\S)|(?=建议|希望|呼吁|恳请|请求|提议))")
_OFFICE = r"(?:部门|政府|单位|大队|机关|机构|公司|中心|乡镇|街道|学校|局|委|办|厅|部)"
_OFFICES = re.compile(rf"[\u4e00-\u9fff、（）]{{2,40}}{_OFFICE}")
_ACTOR_ENDS = re.compile(rf"{_OFFICE}(?:牵头|负责|组织)?")
_WHO = re.compile(
    r"由.{2,24}(?:牵头|负责|组织|主导|会同.{0,12})|.{2,20}牵头|.{2,14}出[资地钱力]|在.{1,8}方面"
)
_SHORTEST, _LONGEST = 4, 32


def begins_asking(text: str) -> bool:
    """True where the text begins with 建议, 希望, 呼吁 and the like."""
    return _STRONG.match(text) is not None


def begins_mildly(text: str) -> bool:
    """True where it begins with 应当, 要, 必须: words that tell of duties as often as they ask."""
    return _WEAK.match(text) is not None


def directs(head: str) -> bool:
    """True for a heading that tells somebody to do a thing rather than what is wrong."""
    handles = _HANDLES.match(head) is not None and _PROBLEMS.search(head) is None
    return handles or _DIRECTS.match(head) is not None


def without_link(text: str) -> str:
    """The text without 首先，, 为此， and the like in front."""
    found = _FIRST_THEN.match(text)
    return text[found.end() :] if found else text


def heading_of(words: str) -> str:
    """A short heading for an ask: its first clause that says what is to be done."""
    asking = _STRONG.match(words)
    clean = words[asking.end() :].strip() if asking else words
    clean = re.sub(r"^关于(?=..)|(?<=..)的(?:建议|问题)$", "", clean.split("\n")[0])
    first = re.split(r"[。；：:]", clean, maxsplit=1)[0]
    clauses = re.split(r"[，,（(]", first)
    if [len(clause) for clause in clauses] == [4, 4]:
        return first  # 厘清产权，统一运营
    # 县交通局会同县公安局，在路口安装信号灯: who is to act is no heading.
    while len(clauses) > 1 and (_OFFICES.fullmatch(clauses[0]) or _WHO.fullmatch(clauses[0])):
        clauses = clauses[1:]
    head = clauses[0] if len(clauses[0]) >= _SHORTEST else first
    if (weak := _WEAK.match(head)) and len(head) - weak.end() >= _SHORTEST:
        head = head[weak.end() :]
    head = _without_actor(head)
    return head[:_LONGEST].strip("，,、") or words[:_LONGEST]


def _without_actor(head: str) -> str:
    """县政府出台养犬管理办法 → 出台养犬管理办法; a heading that begins with its verb stays."""
    if _DIRECTS.match(head) or re.match(r"[对把将从在]", head):
        return head
    for found in _ACTOR_ENDS.finditer(head):
        deed = head[found.end() :]
        if _DIRECTS.match(deed) and len(deed) >= _SHORTEST:
            return deed
    return head
