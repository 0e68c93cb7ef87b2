"""The head of a letter: everything from the first line to 现答复如下."""

import re
from dataclasses import dataclass, field

from replydesk.domain.letter import AddresseeRole, Disclosure, SubmissionKind
from replydesk.domain.marks import read_marks
from replydesk.domain.outline import parse_han_number

_HAN = "一二三四五六七八九十百"
_DOCUMENT_NUMBER = re.compile(
    r"[\u4e00-\u9fff（）]{1,16}(?<!第)\s*[〔【\[(（]\s*\d{4}\s*[〕】\])）]\s*第?\s*\d{1,5}\s*号"
)
_SALUTATION = re.compile(
    r"(?:尊敬的)?(?P<names>[^：:。；《》]{1,80}?)(?P<role>代表|委员)?"
    r"(?P<more>[（(][^（）()]{1,20}[）)])?[：:](?P<rest>.*)"
)
_TO = re.compile(r"^致[：:]?([^：:]{2,40}(?:代表|委员))[：:]?$")
_ENDS_OPENING = re.compile(
    r"(?:答复|回复|复函|函复|函告|汇报|报告|说明|反馈|办理情况|意见|结果)\S{0,6}如下[：:。.]?"
    r"|如下(?:会办|协办|办理|答复|反馈)?(?:意见|建议)[：:。]"
)
_OPENING = re.compile(
    r"收悉|收到|已交我|转交|交由我|提出的.{0,80}(?:建议|提案)|如下[：:。]?$|如下(?:会办|协办|办理)意见"
)
_SESSION = re.compile(
    rf"[\u4e00-\u9fff]{{0,24}}?第?[{_HAN}\d]{{1,4}}届[\u4e00-\u9fff]{{0,12}}?第?[{_HAN}\d]{{1,3}}次(?:全体)?会议"
)
_SESSION_START = re.compile(
    r"^.*(?:的|现就|提交的|提出的|您在|你在|们在|代表在|委员在|关于对|关于|对|在|于|您|将)"
)
_NUMBER = re.compile(
    r"第\s*([〔\[(（]\s*\d{4}\s*[〕\])）]\s*\d{1,5}|[A-Za-z\u4e00-\u9fff]{0,2}[\d]{1,8}[A-Za-z\d\-]{0,6})\s*号|[（(]\s*(?:编号[：:]?)?\s*([A-Z]{0,3}\d{3,8})\s*号?[）)]"
)
_TITLED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_QUOTED = re.compile(r"[“\"](关于[^”\"]{4,80}(?:建议|提案|意见)?)[”\"]")
_HALF_QUOTED = re.compile(
    r"(关于[“\"][^”\"]{4,60}[”\"]的?(?:建议|提案))(?=[（(]|收悉|已|，|。|收到|第)"
)
_UNMARKED = re.compile(r"(?:提出的?|提交的?)(关于[^，。；“”《》]{4,60}?的?(?:建议|提案))")
_IN_TITLE = re.compile(r"号(?:提案|建议)?[“《（(]?(关于[^”》）)]{4,60}?的(?:建议|提案))")
_TITLE_END = re.compile(
    r"(?:答复|回复|复函|的函|答复函|意见|意见的函|办理情况|说明|报告)(?:[（(][^（）()]{1,12}[）)])?"
)
_BODY_NAME = re.compile(
    r"(?:[妇残侨文社]联|科协|工商联|政协|人大|党组|小组|支部|民盟|民革|民建|民进|农工党|致公党|台盟"
    r"|[工党]委|[厅局委办院会部社])$"
)
_ISSUER = re.compile(
    r"(?P<name>[\u4e00-\u9fff、（）]{4,60}?[厅局委办院会部府心社室])(?:文件|（函）|函)?"
)
_TITLE_START = re.compile(r"(?:[\u4e00-\u9fff、]{4,40}?[厅局委办院会部府心社室])?(?:关于|对于?)")


@dataclass(slots=True)
class Head:
    """What the head of a letter says; None and empty where it is silent."""

    addressees: tuple[str, ...] = ()
    role: AddresseeRole | None = None
    kind: SubmissionKind | None = None
    title: str | None = None
    document_number: str | None = None
    resolution_class: str | None = None
    disclosure: Disclosure | None = None
    issuer: str | None = None
    plenary_session: str | None = None
    number: str | None = None
    subject: str | None = None
    opening: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def salutation_found(self) -> bool:
        """True where somebody is addressed."""
        return bool(self.addressees)


def read_head(paragraphs: list[str]) -> tuple[Head, list[str]]:
    """The head, and the paragraphs behind it."""
    head = Head()
    at, rest = _find_salutation(paragraphs, head)
    before = paragraphs[:at] if at is not None else []
    behind = paragraphs[at + 1 :] if at is not None else paragraphs
    if rest:
        behind = [rest, *behind]
    if at is None:
        start = _first_opening(paragraphs)
        before, behind = paragraphs[:start], paragraphs[start:]
    if behind and behind[0].startswith("关于") and _is_title(behind[0]):
        before, behind = [*before, behind[0]], behind[1:]
    _read_before(before, head)
    body = _take_opening(behind, head)
    _read_facts(head)
    return head, body


_AND_OTHERS = (
    r"(?:等\s*(?P<count>[\d一二三四五六七八九十]*)|\d{1,2}(?=[名位]))\s*[名位]?(?:人大|政协)?$"
)


def _find_salutation(paragraphs: list[str], head: Head) -> tuple[int | None, str]:
    """Index of the salutation and the text that is fused to it."""
    for at, text in enumerate(paragraphs[:12]):
        found = _SALUTATION.match(_TO.sub(r"\1：", text))
        if not found or not _addresses(found, paragraphs[at + 1 : at + 2]):
            continue
        names = found["names"].strip()
        role = {"代表": AddresseeRole.DEPUTY, "委员": AddresseeRole.MEMBER}.get(found["role"] or "")
        head.role = role or AddresseeRole.BODY
        head.addressees = _names(names, role)
        _tell_unnamed(names if role else "", found["role"], head)
        return at, found["rest"].strip()
    return None, ""


def _tell_unnamed(names: str, role: str, head: Head) -> None:
    """张三等6名代表: five of them are not named."""
    more = re.search(_AND_OTHERS, names)
    if more and more[0][0] == "等" and _count(more["count"]) != len(head.addressees):
        head.notes.append(f"称谓写的是“{more[0]}{role}”，没有列出的姓名请补上。")


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else (parse_han_number(text) or 0)


def _addresses(found: re.Match[str], following: list[str]) -> bool:
    names, rest = found["names"], found["rest"]
    if any(len(name) > 10 for name in names.split("，")[:-1]):
        return False
    if re.match(
        r"附件|联系|抄送|类别|办理结果|答复|一、|（一）|\d|索引|发布|来源|信息|标题|主题|文号|公开|承办|签发|关于",
        names,
    ):
        return False
    next_text = rest or (following[0] if following else "")
    opens = bool(_OPENING.search(next_text[:200])) or next_text[:1] in "您你贵"
    if found["role"]:
        return opens or not rest
    return opens and bool(_BODY_NAME.search(names) or re.search(r"(?:先生|女士|同志)$", names))


def _names(text: str, role: AddresseeRole | None) -> tuple[str, ...]:
    """张三、李四等5名代表 → 张三, 李四. A body's name stays whole."""
    if role is None:
        return tuple(name.strip() for name in re.split(r"[、，]", text) if name.strip())
    text = re.sub(_AND_OTHERS, "", text)
    pieces = re.split(
        r"(?:代表|委员)?\s*(?:[、，,;；]|\s{1,}|并转?(?=[\u4e00-\u9fff]{2}))\s*", text
    )
    return tuple(piece for piece in pieces if piece)


def _first_opening(paragraphs: list[str]) -> int:
    for at, text in enumerate(paragraphs[:10]):
        if _ENDS_OPENING.search(text[-12:]) or re.search(r"收悉", text):
            return at
    return 0 if not paragraphs else _after_title(paragraphs)


def _after_title(paragraphs: list[str]) -> int:
    return 1 if _is_title(paragraphs[0]) else 0


def _is_title(text: str) -> bool:
    """A whole title: 关于…的答复, 对…的复函."""
    return (
        len(text) < 120 and bool(_TITLE_END.search(text[-14:])) and not text.endswith(("。", "："))
    )


def _read_before(paragraphs: list[str], head: Head) -> None:
    """Class, document number and title stand above the salutation, in any order."""
    title: list[str] = []
    for text in paragraphs:
        number = _DOCUMENT_NUMBER.search(text)
        whole = _is_title("".join(title))
        if marks := read_marks(text):
            _take_marks(marks, head)
        elif number and len(text) - len(number[0]) <= 12 and (not title or whole):
            head.document_number = _six_sided(number[0])
            _note_rest(text.replace(number[0], ""), head)
        elif _begins_title(text, title) or (title and not whole):
            title.append(text)
        elif not title and (issuer := _ISSUER.fullmatch(text)):
            head.issuer = issuer["name"]
        else:
            head.notes.append(f"标题前后的文字没有归入任何栏目：{text}")
    if title:
        head.title = "".join(title)


def _take_marks(marks: tuple[str | None, Disclosure | None], head: Head) -> None:
    head.resolution_class = marks[0] or head.resolution_class
    head.disclosure = marks[1] or head.disclosure


def _begins_title(text: str, title: list[str]) -> bool:
    return not title and (
        bool(_TITLE_START.match(text)) or (_is_title(text) and "答复" in text and "：" not in text)
    )


def _note_rest(rest: str, head: Head) -> None:
    rest = rest.strip()
    if rest and (marks := read_marks(rest)):
        _take_marks(marks, head)
    elif rest:
        head.notes.append(f"发文字号旁的文字没有归入任何栏目：{rest}")


def _six_sided(text: str) -> str:
    """〔2026〕 in six-sided brackets, no 第, no leading zeros (GB/T 9704-2012 7.2.5)."""
    text = re.sub(r"\s", "", text)
    return re.sub(r"[〔【\[(（](\d{4})[〕】\])）]第?0*(\d+)号", r"〔\1〕\2号", text)


def _take_opening(paragraphs: list[str], head: Head) -> list[str]:
    """Take the opening off the front; text fused behind 现答复如下： stays in the body."""
    for at, text in enumerate(paragraphs[:5]):
        if re.match(r"[一1][、.]|（一）", text):
            break
        if found := _last_opening_end(text):
            head.opening = (*paragraphs[:at], text[:found].strip())
            fused = text[found:].strip()
            return [*([fused] if fused else []), *paragraphs[at + 1 :]]
    if paragraphs and _OPENING.search(paragraphs[0][:160]):
        head.opening = (paragraphs[0],)
        return paragraphs[1:]
    return paragraphs


def _last_opening_end(text: str) -> int | None:
    """Where the opening ends in a paragraph that holds 现答复如下."""
    for found in _ENDS_OPENING.finditer(text):
        if found[0][-1] in "：:。." or found.end() == len(text):
            return found.end()
    return None


def _read_facts(head: Head) -> None:
    """Session, number, subject and kind, from the opening first and then from the title."""
    opening, title = "".join(head.opening), head.title or ""
    for text in (opening, title):
        head.plenary_session = head.plenary_session or session_in(text)
        head.subject = head.subject or _subject(text)
        head.number = head.number or number_in(text)
    head.kind = _kind(head, f"{opening}{title}")


def session_in(text: str) -> str | None:
    """The plenary session a text names (省十四届人大四次会议), or None; 《》 is passed over."""
    found = _SESSION.search(_TITLED.sub("", text))
    return _SESSION_START.sub("", found[0]) if found else None


def number_in(text: str) -> str | None:
    """The number of a submission (DH0271, 台52, leading zeros kept), or None."""
    found = _NUMBER.search(_DOCUMENT_NUMBER.sub("", _TITLED.sub("", text)))
    return (found[1] or found[2]) if found else None


def _subject(text: str) -> str | None:
    for pattern in (_TITLED, _QUOTED, _HALF_QUOTED, _UNMARKED, _IN_TITLE):
        if found := pattern.search(text):
            return found[1].strip()
    return None


def _kind(head: Head, text: str) -> SubmissionKind | None:
    """提案 or 建议, by what it is called, then by who is addressed, then by the session."""
    called = re.search(r"号(?:重点)?(提案|建议)", text) or re.search(
        r"(提案|建议)$", head.subject or ""
    )
    if called:
        return SubmissionKind.PROPOSAL if called[1] == "提案" else SubmissionKind.SUGGESTION
    if head.role is AddresseeRole.MEMBER or "政协" in (head.plenary_session or ""):
        return SubmissionKind.PROPOSAL
    if head.role is AddresseeRole.DEPUTY or "人大" in (head.plenary_session or ""):
        return SubmissionKind.SUGGESTION
    return None
