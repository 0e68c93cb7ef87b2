"""The end of a letter: thanks, attachments, signature and date, contact, copies."""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import takewhile

from replydesk.domain.letter import Disclosure
from replydesk.domain.marks import read_marks

_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "О": "0",
}
_DATE = re.compile(
    r"([\d〇○零一二三四五六七八九]{4})\s*[年\-./]\s*([\d一二三四五六七八九十]{1,3})\s*[月\-./]"
    r"\s*([\d一二三四五六七八九十]{1,3})\s*日?"
)
_CLOSING = re.compile(
    r"(?:最后[，,]?)?(?:再次)?(?:衷心|诚挚|非常|十分)?(?:地)?(?:感谢|谢谢|致谢)|以上(?:答复|意见)?.{0,12}(?:如有|是否|请|答复)"
    r"|如(?:果|您)?对.{0,24}(?:答复|意见|不满)|如有(?:不妥|不当|意见|异议)|此复|此致|敬礼|特此|专此|妥否|请.{0,16}(?:征询意见|意见表|反馈|批评|监督)"
    r"|(?:诚恳|衷心|真诚)?(?:希望|欢迎|期待|恳请|敬请)(?:您|各位|你们|贵|继续|一如既往|代表|委员)|祝(?:您|各位)"
    r"|.{0,24}(?:感谢您|感谢各位|感谢你们|感谢贵)"
)
_CONTACT = re.compile(r"联\s*系\s*(?:人|电\s*话|方式)|经办人|承办人|咨询电话|电\s*话\s*[：:]")
_PERSON = re.compile(
    r"(?:联\s*系\s*人|经办人|承办人)(?:[及和与、]?(?:联系)?(?:电话|方式))?\s*[：:]?\s*([\u4e00-\u9fff·]{2,5}?)(?=[，,；;、。\s（()）\d]|联系|电话|$)"
)
_PHONE = re.compile(
    r"(?<!\d)((?:0\d{2,3}[-—－ ]?)?\d{7,8}(?:[-—－转]\d{1,5})?|1\d{10}|\d{3,4}[-—－]\d{3,8})(?!\d)"
)
_COPIES = re.compile(r"(?:抄\s*送|抄\s*报|分\s*送)(?:单位|机关)?\s*[：:]\s*(.+)")
_ADDRESSED = re.compile(r"(?:主\s*送|承办单位|主办单位)(?:单位|机关)?\s*[：:]")
_FOOTER = re.compile(r"版权所有|主办单位|主办：|技术支持|网站|地址|[^，。]{0,8}ICP备")
_ATTACHMENT = re.compile(r"附(?:\s*件)?\s*(?:\d{1,2})?\s*[：:]\s*(.*)")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]\s*(.+)")
_BODY = re.compile(r"[\u4e00-\u9fff（）〇·、]{3,60}")
_REACH = 14  # how many paragraphs from the end the tail may take


@dataclass(slots=True)
class Tail:
    """What the end of a letter says; None and empty where it is silent."""

    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    issuing_body: str | None = None
    dated: date | None = None
    resolution_class: str | None = None
    contact_person: str | None = None
    contact_phone: str | None = None
    disclosure: Disclosure | None = None
    copies_to: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)


def parse_date(text: str) -> date | None:
    """2025年5月27日, 二〇二五年五月二十七日, 2025-5-27 → date; None where it is no whole date."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return None
    year = "".join(_HAN_DIGITS.get(c, c) for c in found[1])
    try:
        return date(int(year), _small_number(found[2]), _small_number(found[3]))
    except ValueError:
        return None


def _small_number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    high = int(_HAN_DIGITS.get(tens, "1")) * 10 if ten else 0
    return high + int(_HAN_DIGITS.get(ones, "0"))


def read_tail(paragraphs: list[str]) -> tuple[Tail, list[str]]:
    """The tail, and the paragraphs before it (the body of the letter)."""
    tail = Tail()
    signed = _find_date(paragraphs)
    if signed is None:
        rest = _take_signature(paragraphs, tail)
    else:
        at, body, day = signed
        tail.dated = day
        for text in _take_attachments(paragraphs[at + 1 :], tail, last=False):
            _read_note(text, tail)
        rest = [*paragraphs[:at], *([body] if body else [])]
        rest = _take_signature(rest, tail)
    if not tail.attachments:
        rest = _take_attachments(rest, tail)
    return tail, _take_closing(rest, tail)


def _find_date(paragraphs: list[str]) -> tuple[int, str, date] | None:
    """(index, text before it in the paragraph, date) of 成文日期, searched from the end."""
    for at in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _REACH), -1):
        text = paragraphs[at].strip()
        if "印发" in text:
            continue
        for found in _DATE.finditer(text):
            if found.end() == len(text) and (day := parse_date(found[0])):
                before = text[: found.start()].strip()
                if not before or (_BODY.fullmatch(before) and len(before) <= 30):
                    return at, before, day
    return None


def _take_signature(paragraphs: list[str], tail: Tail) -> list[str]:
    """The issuing body stands last; contact, class and copies may stand between it and the text."""
    rest = list(paragraphs)
    while rest:
        text = rest[-1]
        if re.fullmatch(r"[（(]?(?:公|盖|印)章[）)]?", text):
            rest.pop()
        elif _is_note(text):
            _read_note(text, tail)
            rest.pop()
        elif tail.issuing_body is None and _is_body_name(text):
            names = [rest.pop()]
            while rest and _is_body_name(rest[-1]) and len(names) < 4:
                names.insert(0, rest.pop())
            tail.issuing_body = re.sub(r"（(?:盖|公)?章）", "", "、".join(names))
        else:
            break
    return rest


def _is_body_name(text: str) -> bool:
    return bool(_BODY.fullmatch(text)) and bool(
        re.search(
            r"(?:[厅局委办院会部室处所站社团区市县镇乡]|中心|公司|政府|大学|银行|法院|学院|集团|支队|总队)(?:（.{1,20}）)?$",
            text,
        )
    )


def _is_note(text: str) -> bool:
    if len(text) > (60 if text.endswith("。") and "抄" not in text[:3] else 120):
        return False
    return bool(
        _CONTACT.search(text) or _COPIES.match(text) or _ADDRESSED.match(text) or read_marks(text)
    )


def _read_note(text: str, tail: Tail) -> None:
    """Contact, copies, class or disclosure; anything else becomes a remark."""
    if found := _COPIES.match(text):
        names = [n.strip() for n in re.split(r"[，,、；;。](?![^（）]*）)", found[1])]
        tail.copies_to = tuple(dict.fromkeys([*tail.copies_to, *(n for n in names if n)]))
    elif marks := read_marks(text):
        tail.resolution_class = marks[0] or tail.resolution_class
        tail.disclosure = marks[1] or tail.disclosure
    elif _CONTACT.search(text) and not _FOOTER.match(text):
        _read_contact(text, tail)
    else:
        tail.notes.append(f"落款前后的文字没有归入任何栏目：{text}")


def _read_contact(text: str, tail: Tail) -> None:
    person, phone = _PERSON.search(text), _PHONE.search(text)
    known = (tail.contact_person, tail.contact_phone)
    if (person and known[0] not in (None, person[1])) or (
        phone and known[1] not in (None, phone[1])
    ):
        tail.notes.append(f"联系方式不止一处，另一处是：{text}")
        return
    tail.contact_person = person[1] if person else known[0]
    tail.contact_phone = phone[1] if phone else known[1]
    rest = text
    for found in (person, phone):
        rest = rest.replace(found[0], "") if found else rest
    rest = re.sub(
        r"联系电话|联系人|联系方式|办公电话|咨询电话|经办人|承办人|电话|[（）()：:，,；;。、\s]",
        "",
        rest,
    )
    if rest:
        tail.notes.append(f"联系方式中的文字没有归入任何栏目：{text}")


def _take_attachments(paragraphs: list[str], tail: Tail, *, last: bool = True) -> list[str]:
    """Take 附件：1.…2.… out; with `last` only where nothing stands behind the list."""
    for at in range(len(paragraphs) - 1, max(-1, len(paragraphs) - _REACH), -1):
        found = _ATTACHMENT.fullmatch(paragraphs[at])
        if not found:
            continue
        items = list(takewhile(_ITEM.fullmatch, paragraphs[at + 1 :]))
        behind = paragraphs[at + 1 + len(items) :]
        if not (last and behind):
            tail.attachments = tuple(_attachment_names([found[1], *items]))
            return [*paragraphs[:at], *behind]
    return paragraphs


def _attachment_names(lines: list[str]) -> list[str]:
    """The names behind 附件：, one a line or running 1.…2.… in one line."""
    names: list[str] = []
    for line in lines:
        for piece in _before_next(line.strip(), len(names) + 1):
            names.append(re.sub(rf"^{len(names) + 1}\s*[.．、]\s*", "", piece).strip(" ；;。"))
    return [name for name in names if name]


def _before_next(line: str, number: int) -> list[str]:
    """The pieces of a line, cut before each number that counts on from `number`."""
    found = re.search(rf"(?<=[^\d.]){number + 1}[.．、]\s*(?=\D|(?:19|20)\d\d年)", line)
    if not found:
        return [line]
    return [line[: found.start()], *_before_next(line[found.start() :], number + 1)]


def _take_closing(paragraphs: list[str], tail: Tail) -> list[str]:
    rest = list(paragraphs)
    closing: list[str] = []
    while rest and len(closing) < 4 and len(rest[-1]) <= 220 and _CLOSING.match(rest[-1]):
        closing.insert(0, rest.pop())
    tail.closing = tuple(closing)
    return rest
