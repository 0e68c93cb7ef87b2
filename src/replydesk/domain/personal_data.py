"""Personal data in the text of a letter that is to be published: found and told, never cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from replydesk.domain.finding import Where, slots
from replydesk.domain.letter import ReplyLetter, public_version

_AMOUNT = r"(?!\s*(?:[万亿千百]|元|人|户|亩|吨|件|平方|公里|%|[.]\d))"
# The one that may hold another comes first: an ID number also holds digits like a telephone's.
_ALONE, _END = r"(?<![0-9A-Za-z])", r"(?![0-9A-Za-z])"
_HAN = r"[\u4e00-\u9fff]"
_STREET = r"(?:(?<![国省县乡铁])[路道]|街|巷|弄|里|村|小区|社区|花园|家园|苑|公寓|组)"
_HOUSE = r"\s?\d{1,5}(?:[-—]\d{1,4})?\s?(?:号|栋|幢|座|单元)(?!线)"
_DOOR = r"(?:[\u4e00-\u9fff]{0,8}?\d{1,5}\s?(?:号|栋|幢|座|楼|层|单元|室|户)){0,4}"
_HOME = r"(?:家庭住址|现住址|户籍地址|住址)[为是：:在]?"
_LIVES = r"(?:住在|家住|现居|居住在)"
_NAMED = r"[^，。；、）)\s]{1,30}?[村路街镇乡巷弄苑组号][^，。；、）)\s]{0,20}"
_CALLS = r"(?:电话|手机|座机|传真|热线)(?:号码)?[为是：:]?"
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("身份证号", rf"{_ALONE}[1-9]\d{{5}}((?:19|20)\d{{6}})\d{{3}}[0-9Xx]{_END}"),
        ("身份证号", rf"{_ALONE}[1-9]\d{{5}}(\d{{6}})\d{{3}}{_END}"),
        ("银行卡号", rf"{_ALONE}\d{{4}}(?:[ ]?\d{{4}}){{3}}(?:[ ]?\d{{1,3}})?{_END}"),
        ("电话", rf"(?<![\d.])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{{4}}){{2}}(?!\d){_AMOUNT}"),
        ("电话", rf"(?<!\d)[(（]?0\d{{2,3}}[)）]?\s?[-—－–]?\s?\d{{7,8}}(?!\d){_AMOUNT}"),
        ("电话", rf"{_CALLS}\s*(\d{{3,4}}[-—]?\d{{4}})(?!\d)"),
        ("邮箱", r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"),
        ("住址", rf"(?:{_HAN}{{0,6}}?[到在于至往住])?({_HAN}{{2,8}}?{_STREET}{_HOUSE}{_DOOR})"),
        ("住址", rf"{_HOME}\s*([^，。；、）)\s]{{4,40}})"),
        ("住址", rf"{_LIVES}\s*({_NAMED})"),
    )
)
_FIELDS = {
    "title": "标题",
    "document_number": "发文字号",
    "subject": "案由",
    "addressees": "称谓",
    "opening": "开头",
    "closing": "结束语",
    "attachments": "附件说明",
    "issuing_body": "落款",
    "copies_to": "抄送",
}


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What tells of a person: its kind (电话, 身份证号, 住址 …), its words and its place."""

    kind: str
    text: str
    where: Where

    def sentence(self) -> str:
        """第2部分第3段有电话“0999-5550137”。"""
        return f"{place_words(self.where)}有{self.kind}“{self.text}”。"


def personal_data(letter: ReplyLetter) -> tuple[PersonalData, ...]:
    """What of a person would stand in the public version of a letter, in the order of its text.

    Telephones, addresses of homes and e-mail, numbers of identity and bank cards, as they are
    written in running text. Contact and phone of the letter itself are not in that version.
    """
    found: list[PersonalData] = []
    for slot in slots(public_version(letter)):
        kept: dict[tuple[int, int], str] = {}
        for kind, start, end in _spans(slot.text):
            if all(end <= a or start >= b for a, b in kept):
                kept[start, end] = kind
        for (start, end), kind in sorted(kept.items()):
            where = slot.where.span(start, end)
            found.append(PersonalData(kind, slot.text[start:end], where))
    return tuple(found)


def place_words(where: Where) -> str:
    """第2部分第1节第3段, or the element of the letter, in Chinese."""
    if where.part is None:
        name = _FIELDS.get(where.field, "正文")
        many = where.paragraph is not None and where.field in ("opening", "closing", "attachments")
        return f"{name}第{(where.paragraph or 0) + 1}段" if many else name
    words = f"第{where.part + 1}部分"
    if where.section is not None:
        words += f"第{where.section + 1}节"
    if where.field == "heading":
        return f"{words}标题"
    return f"{words}第{where.paragraph + 1}段" if where.paragraph is not None else words


def _spans(text: str) -> Iterator[tuple[str, int, int]]:
    for kind, pattern in _KINDS:
        for found in pattern.finditer(text):
            if _holds(kind, found):
                group = 1 if kind != "身份证号" and pattern.groups else 0
                yield kind, *found.span(group)


def _holds(kind: str, found: re.Match[str]) -> bool:
    """Numbers of cards are held to their rules, so that figures are not taken for them."""
    digits = re.sub(r"\D", "", found[0])
    if kind == "银行卡号":
        return len(digits) >= 16 and _luhn(digits)
    if kind == "身份证号":
        born = found[1] if len(found[1]) == 8 else f"19{found[1]}"
        return _is_day(born)
    return True


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    except ValueError:
        return False
    return True


def _luhn(digits: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
