"""The date of a letter in every form offices write it, damaged ones told apart."""

import re
from contextlib import suppress
from datetime import date

_HAN_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "○": "0",
    "零": "0",
    "О": "0",
}
_DATE = re.compile(
    r"([\d〇○零一二三四五六七八九]{4})\s*[年\-./]\s*([\d一二三四五六七八九十]{1,3})\s*[月\-./]"
    r"\s*([\d一二三四五六七八九十]{1,3})\s*日?"
)
_DAMAGED = re.compile(
    r"(?:[\u4e00-\u9fff]{4,30}?)?((?:19|20)[\d\sX×□]{0,6}年[\d\sX×□_一二三四五六七八九十]{0,4}月?[\d\sX×□_一二三四五六七八九十]{0,4}日?"
    r"|(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{0,3})?|二[〇○零О0][一二三四五六七八九〇○零]{2}年[一二三四五六七八九十]{0,3}月?[一二三四五六七八九十]{0,3}日?)"
)
_SIGNED = re.compile(r"[\u4e00-\u9fff（）〇·、]{3,30}")  # the body in front of its date
_SCRAP = re.compile(
    r"[\d〇零O年月\s]{0,8}[一二三四五六七八九十\d]{1,3}日|[\d\s]{2,4}年[\d\s月日]{0,8}"
)


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


def packed_date(text: str) -> date | None:
    """20211019 or 2019622: the marks between are lost; None where two days are possible."""
    found = re.fullmatch(r"(20[0-3]\d)(\d{2,4})日?", re.sub(r"\s", "", text))
    if not found:
        return None
    rest = found[2]
    if len(rest) == 4:
        return parse_date(f"{found[1]}-{rest[:2]}-{rest[2:]}")
    days = set()
    for cut in (1, 2):
        with suppress(ValueError):
            if rest[cut : cut + 1] not in ("", "0"):
                days.add(date(int(found[1]), int(rest[:cut]), int(rest[cut:])))
    return days.pop() if len(days) == 1 else None


def date_at_end(text: str) -> tuple[str, date] | None:
    """(text before it, date) of a line that ends with a date and holds a body's name at most."""
    text = re.sub(r"(?<=\d)\s+(?=\d)", "", text)
    text = re.sub(r"[（(](?:盖|公|印)?章[）)]|^(?:日\s*期|时\s*间|成文日期)\s*[：:]", "", text)
    for found in _DATE.finditer(text):
        if found.end() == len(text) and (day := parse_date(found[0])):
            before = text[: found.start()].strip()
            if not before or _SIGNED.fullmatch(before):
                return before, day
    return None


def damaged_date(text: str) -> tuple[str, str] | None:
    """(text before it, the date as it stands) of a line with a date that lacks something."""
    found = _DAMAGED.fullmatch(text)
    if found and len(found[1]) >= 6:
        return text[: found.start(1)].strip(), found[1]
    return ("", text) if _SCRAP.fullmatch(text) else None
