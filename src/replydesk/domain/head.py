"""The head of a letter: everything from the first line to 现答复如下."""

import re

from replydesk.domain.facts import DOCUMENT_NUMBER, number_in, session_in, six_sided, subject_in
from replydesk.domain.head_facts import Head, read_facts
from replydesk.domain.letter import Urgency
from replydesk.domain.marks import read_marks
from replydesk.domain.salutation import OPENING, find_salutation

_ENDS_OPENING = re.compile(
    r"(?:答复|回复|复函|函复|函告|汇报|报告|说明|反馈|告知|办理情况|情况|意见|结果|汇总)\S{0,6}如下[：:。.]?"
    r"|如下(?:会办|协办|办理|答复|反馈|回复)?(?:意见|建议|答复|回复|说明)[：:。]|(?:答复|回复|复函)(?:为)?[：:]$"
)
_LATER = re.compile(r"[一1]\s*[、.．]|（一）|\(一\)|近年来|下一?步|第一[，,、]|一是")
_TITLE_END = re.compile(
    r"(?:答复|回复|复函|的函|函|答复函|意见|意见的函|办理情况|说明|报告|汇报)(?:[（(][^（）()]{1,12}[）)])?"
)
_ISSUER = re.compile(
    r"(?P<name>[\u4e00-\u9fff、（）]{4,60}?[厅局委办院会部府心社室处])(?:文件|（函）|函|便函)?"
)
_TITLE_START = re.compile(
    r"(?:[\u4e00-\u9fff、]{4,40}?[厅局委办院会部府心社室处])?(?:关于|对于?|就)(?!.*[。：:]$)"
)
_BROKEN_NUMBER = re.compile(
    r"([\u4e00-\u9fff]{2,12})[〔\[【(（]?\s*(20[0-3]\d)\s*[〕\]】)）]?\s*第?0*(\d{1,4})\s*号?"
)
_SUBTITLE = re.compile(r"[—\-─－]{1,4}\s*\S")
_SIGNED_BY = re.compile(r"(?:签\s*发(?:人|领导)?|会签人?)\s*[：:]")
_SIGNER = re.compile(
    r"签\s*发\s*人\s*[：:]\s*([\u3400-\u9fff·]{2,}(?:[、\s]+[\u3400-\u9fff·]{2,})*)"
)
_URGENCY = re.compile(r"(特急|加急)(?=$|\s|[\u4e00-\u9fff（）]{1,16}[〔【\[(（﹝［]\s*\d{4})\s*")
_URGENCIES = {"特急": Urgency.EXTRA_URGENT, "加急": Urgency.URGENT}


def read_head(paragraphs: list[str]) -> tuple[Head, list[str]]:
    """The head, and the paragraphs behind it."""
    head = Head()
    if addressed := find_salutation(paragraphs):
        at, salutation = addressed
        head.addressees, head.role = salutation.names, salutation.role
        if salutation.doubt:
            head.doubt("addressees", salutation.doubt)
        if "既有代表又有委员" in salutation.doubt:
            head.doubt("addressee_role", salutation.doubt)
        before = paragraphs[:at]
        behind = [*([salutation.rest] if salutation.rest else []), *paragraphs[at + 1 :]]
    else:
        start = _first_opening(paragraphs)
        before, behind = paragraphs[:start], paragraphs[start:]
    if behind and behind[0].startswith("关于") and _is_title(behind[0]):
        before, behind = [*before, behind[0]], behind[1:]
    read_above(before, head)
    body = _take_opening(behind, head)
    read_facts(head)
    return head, body


def _first_opening(paragraphs: list[str]) -> int:
    for at, text in enumerate(paragraphs[:30]):
        if _ENDS_OPENING.search(text[-12:]) or re.search(r"收悉", text):
            before = paragraphs[at - 1] if at else ""
            return at - 1 if len(before) > 40 and "提出的" in before else at
    if not paragraphs:
        return 0
    return 1 if _is_title(paragraphs[0]) else 0


def _is_title(text: str) -> bool:
    """A whole title: 关于…的答复, 对…的复函."""
    return (
        len(text) < 150
        and bool(_TITLE_END.search(re.sub(r"《[^《》]+》$", "", text)[-14:]))
        and not text.endswith(("。", "："))
    )


def read_above(paragraphs: list[str], head: Head) -> None:
    """Class, document number and title stand above the salutation, in any order."""
    titles: list[str] = []
    issuer = ""
    open_title = False
    lines = [_without_urgency(text, head) for text in paragraphs]
    paragraphs = [text for text in lines if text]
    for at, text in enumerate(paragraphs):
        number = DOCUMENT_NUMBER.search(text)
        if marks := read_marks(text):
            head.take_marks(*marks)
        elif (
            number
            and text.startswith(number[0])
            and _begins_title(text[number.end() :].strip("-—－ "))
        ):
            head.document_number = six_sided(number[0])
            titles.append(text[number.end() :].strip("-—－ "))
            open_title = not _is_title(titles[-1])
        elif number and not open_title and len(text) - len(number[0]) <= 30 and "关于" not in text:
            _take_number(text, number[0], head)
        elif not head.document_number and (broken := _BROKEN_NUMBER.fullmatch(text)):
            head.document_number = f"{broken[1]}〔{broken[2]}〕{broken[3]}号"
            head.doubt("document_number", f"发文字号写的是“{text}”，有残缺，请核对。")
        elif open_title:
            titles[-1] += text
            open_title = not _is_title(titles[-1])
        elif titles and _SUBTITLE.match(text):
            head.doubt("title", f"标题下面还有副标题“{text}”，没有收入标题，请核对。")
            titles[-1] += "\n" + text
        elif _begins_title(text) or _runs_into_title(paragraphs[at : at + 3]):
            titles.append(issuer + text if issuer and not text.startswith(issuer) else text)
            open_title = not _is_title(titles[-1])
        elif (mark := _ISSUER.fullmatch(text)) and not _SUBTITLE.match(text):
            if head.issuer and mark["name"] not in head.issuer:
                head.notes.append(f"版头不止一个机关：{text}")
            head.issuer = head.issuer or mark["name"]
            issuer = mark["name"] if mark["name"] == text else ""
            continue
        elif _SIGNED_BY.match(text):
            _take_signer(text, head)
        else:
            head.notes.append(f"标题前后的文字没有归入任何栏目：{text}")
        issuer = ""
    _choose_title(titles, head)


def _without_urgency(text: str, head: Head) -> str:
    """The text behind 特急 or 加急, which stands alone or before the document number."""
    if not (found := _URGENCY.match(text)):
        return text
    head.urgency = _URGENCIES[found[1]]
    return text[found.end() :]


def _take_signer(text: str, head: Head) -> None:
    """签发人：甲、乙, or a note for what else is said of signing."""
    if signed := _SIGNER.fullmatch(text):
        head.signer = "、".join(re.split(r"[、\s]+", signed[1]))
    else:
        head.notes.append(f"签发信息没有对应的栏目：{text}")


def _issuer_in(title: str) -> str | None:
    """某局 of 某局关于…的答复."""
    found = re.match(
        r"([\u4e00-\u9fff（）、]{3,30}?[厅局委办院会部府社室团处心])(?=关于|对(?!外)|就)", title
    )
    return found[1] if found and not re.match(r"关于|对", title) else None


def _runs_into_title(texts: list[str]) -> bool:
    """某县某届某次会议 / 议案转建议第三号办理情况的答复: a title that begins with its session."""
    if not re.fullmatch(r"[^，。：:；]{6,40}(?:会议|大会)(?:期间)?", texts[0]):
        return False
    return any(_is_title("".join(texts[:n])) and "关于" not in texts[1] for n in (2, 3))


def _take_number(text: str, number: str, head: Head) -> None:
    """The number, with the body's name or a mark that stands on the same line."""
    before, _, behind = text.partition(number)
    blank = re.match(r"(.{3,}[厅局委办院会部府])(?=[\u4e00-\u9fff]{2,8}[〔【\[(（﹝［])", number)
    if blank and not before:
        head.issuer, number = head.issuer or blank[1], number[blank.end() :]
    was, head.document_number = head.document_number, six_sided(re.sub(r"^.*[：:]", "", number))
    if was not in (None, head.document_number):
        head.doubt("document_number", f"发文字号不止一处，另一处是“{was}”，请核对。")
    for rest in (before.strip(" ：:"), behind.strip()):
        if not rest or re.fullmatch(r"(?:发文字号|文\s*号|发文号)", rest):
            continue
        if marks := read_marks(rest):
            head.take_marks(*marks)
        elif mark := _ISSUER.fullmatch(rest):
            head.issuer = head.issuer or mark["name"]
        elif _SIGNED_BY.match(rest):
            _take_signer(rest, head)
        else:
            head.notes.append(f"发文字号旁的文字没有归入任何栏目：{rest}")


def _begins_title(text: str) -> bool:
    if _TITLE_START.match(text) or re.fullmatch(r"(?:会办|协办|办理)意见", text):
        return True
    answers = _is_title(text) and re.search(r"答复|复函|函复|回复", text) is not None
    return answers and ("：" not in text or "会议" in text)


def _choose_title(titles: list[str], head: Head) -> None:
    """The title nearest the salutation; a page repeats it above the letter."""
    if not titles:
        return
    title, _, below = titles[-1].partition("\n")
    whole = next((t for t in titles[:-1] if _is_shorter(title, t)), None)
    if whole is not None:
        head.doubt("title", f"正文上方的标题“{title}”有缺字，按网页标题填写，请核对。")
        title = whole
    head.title = title
    if head.issuer is None:
        head.issuer = next((issuer for t in reversed(titles) if (issuer := _issuer_in(t))), None)
    head.subject = subject_in(below) if below else None
    for other in titles[:-1]:
        if re.sub(r"\W", "", other) not in re.sub(r"\W", "", title):
            head.notes.append(f"正文上方另有一个标题：{other}")
    if below:
        head.plenary_session = session_in(below)
        head.number = number_in(below)


def _is_shorter(title: str, other: str) -> bool:
    """True where a title is the other one with characters lost in its middle."""
    issuer = _issuer_in(other) or ""
    short = re.sub(r"\W", "", title.removeprefix(issuer))
    long = re.sub(r"\W", "", other.removeprefix(issuer))
    rest = iter(long)
    return 10 < len(short) < len(long) <= len(short) + 8 and all(c in rest for c in short)


def _take_opening(paragraphs: list[str], head: Head) -> list[str]:
    """Take the opening off the front; text fused behind 现答复如下： stays in the body."""
    for at, text in enumerate(paragraphs[:6]):
        if _LATER.match(text) and not _ENDS_OPENING.search(text[:200]):
            break
        if found := _last_opening_end(text):
            head.opening = (*paragraphs[:at], text[:found].strip())
            fused = text[found:].strip()
            return [*([fused] if fused else []), *paragraphs[at + 1 :]]
    if paragraphs and OPENING.search(paragraphs[0][:160]):
        if re.fullmatch(r"[您你]们?好[！!。，,]?", paragraphs[0]) and len(paragraphs) > 1:
            head.opening = tuple(paragraphs[:2])
            return paragraphs[2:]
        head.opening = (paragraphs[0],)
        return paragraphs[1:]
    return paragraphs


def _last_opening_end(text: str) -> int | None:
    """Where the opening ends in a paragraph that holds 现答复如下."""
    for found in _ENDS_OPENING.finditer(text):
        if found[0][-1] in "：:。." or found.end() == len(text):
            return found.end()
    return None
