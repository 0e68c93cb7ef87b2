"""The fields of a letter's head and foot, and where their words stand in the original."""

import re
from collections.abc import Sequence
from typing import Any

from replydesk.domain.letter import Disclosure, ReplyLetter
from replydesk.domain.side_by_side import Original, Span

FIELDS = (
    "subject",
    "title",
    "addressees",
    "addressee_role",
    "kind",
    "plenary_session",
    "number",
    "document_number",
    "resolution_class",
    "issuing_body",
    "dated",
    "contact_person",
    "contact_phone",
    "copies_to",
    "disclosure",
)
_SIGNED = ("issuing_body", "dated")
_HAN = "〇一二三四五六七八九"
_OPENNESS = {
    Disclosure.OPEN: "主动公开",
    Disclosure.ON_REQUEST: "依申请公开",
    Disclosure.WITHHELD: "不予公开",
}


def value_of(letter: ReplyLetter, name: str) -> Any:
    """The value of a field, those of the signature among them."""
    return getattr(letter.signature if name in _SIGNED else letter, name)


def field_spans(
    original: Original, source: Sequence[str], letter: ReplyLetter, name: str
) -> tuple[Span, ...]:
    """Where the words of a field stand in the original; () where it has none."""
    value = value_of(letter, name)
    if not value:
        return ()
    if name in ("issuing_body", "contact_person", "contact_phone"):
        return original.last_span(str(value))
    if name == "dated":
        return original.last_span(*_dates(value.year, value.month, value.day))
    if name == "disclosure":
        return original.last_span(_OPENNESS[value], "公开")
    if name == "resolution_class":
        return _class_span(source, str(value))
    if name in ("kind", "addressee_role"):
        return ()
    if not isinstance(value, tuple):
        return original.spans_of([str(value)])[0]
    if name == "copies_to":
        return tuple(span for word in value for span in original.last_span(word))
    if whole := original.spans_of([letter.salutation])[0]:
        return whole
    return tuple(span for word in value for span in original.spans_of([word])[0][:1])


def _dates(year: int, month: int, day: int) -> list[str]:
    """The wordings of a date, likeliest first."""
    han_year = "".join(_HAN[int(c)] for c in str(year))
    months, days = _han(month), _han(day)
    return [
        f"{year}年{month}月{day}日",
        f"{year}年{month:02}月{day:02}日",
        f"{han_year}年{months}月{days}日",
        f"{han_year.replace('〇', '○')}年{months}月{days}日",
        f"{han_year.replace('〇', '零')}年{months}月{days}日",
        f"{year}{month:02}{day:02}",
        f"{year}{month}{day}",
        f"{year}年{month}月",
    ]


def _han(number: int) -> str:
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else _HAN[tens]) + ("十" if tens else "") + (_HAN[ones] if ones else "")


def _class_span(source: Sequence[str], sign: str) -> tuple[Span, ...]:
    pattern = re.compile(rf"^\W*{sign}\W*$|{sign}\s*类|(?:类别|分类|办理结果)\W*{sign}")
    for place, text in enumerate(source):
        if found := pattern.search(text):
            return (Span(place, found.start(), found.end()),)
    return ()
