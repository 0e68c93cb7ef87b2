"""层次序数: ordinals of parts, sections and points are worked out here and never stored.

GB/T 9704-2012 7.3.3 fixes the levels 一、（一）1.（1）; GB/T 15834 fixes the mark behind each
(一 takes 、, 1 takes a low dot, the bracketed ones take nothing, 第一 takes ，).
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from itertools import chain, repeat

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百")


class LabelStyle(StrEnum):
    """How the points of a section are labelled; the number itself is worked out."""

    NONE = "none"
    SHI = "shi"  # 一是
    ARABIC = "arabic"  # 1.
    PAREN_ARABIC = "paren_arabic"  # （1）
    CIRCLED = "circled"  # ①
    DI = "di"  # 第一，
    SHOU = "shou"  # 首先，其次，
    HAN = "han"  # 一、
    PAREN_HAN = "paren_han"  # （一）


# A style nearer the end stands deeper in the letter: meeting a shallower one restarts the deeper.
_DEPTH = (
    LabelStyle.HAN,
    LabelStyle.PAREN_HAN,
    LabelStyle.ARABIC,
    LabelStyle.PAREN_ARABIC,
    LabelStyle.CIRCLED,
    LabelStyle.SHI,
)

_SHOU = ("首先，", "其次，", "再次，", "最后，")
_CIRCLED_FIRST = ord("①")
_HAN = r"[一二三四五六七八九十百]{1,4}"

_PATTERNS: tuple[tuple[LabelStyle, re.Pattern[str]], ...] = (
    (LabelStyle.SHI, re.compile(rf"({_HAN})是(?![否非])[，,：:]?")),
    (LabelStyle.PAREN_HAN, re.compile(rf"[（(]\s*({_HAN})\s*[）)][、．.]?")),
    (LabelStyle.PAREN_ARABIC, re.compile(r"[（(]\s*(\d{1,2})\s*[）)][、．.]?")),
    (LabelStyle.HAN, re.compile(rf"({_HAN})\s*(?:、|[．.](?!\d))")),
    (LabelStyle.ARABIC, re.compile(r"(\d{1,2})\s*(?:[．、]|[.](?!\d)|[.](?=(?:19|20)\d\d年))")),
    (LabelStyle.CIRCLED, re.compile(r"([①-⑳])")),
    (LabelStyle.DI, re.compile(rf"第({_HAN})[，,、：:]")),
    (LabelStyle.SHOU, re.compile(r"(首先|其次|再次|最后)[，,]")),
)


def han_number(number: int) -> str:
    """The Chinese numeral of 1 to 999: 1 → 一, 12 → 十二, 20 → 二十, 105 → 一百零五.

    Raises ValueError outside that range.
    """
    if not 1 <= number <= 999:
        raise ValueError(f"no ordinal for {number}")
    digits = [int(c) for c in str(number)]
    out = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit:
            out += _DIGITS[digit] + _UNITS[place]
        elif out and not out.endswith("零"):
            out += "零"
    out = out.rstrip("零")
    return out.removeprefix("一") if out.startswith("一十") else out


def parse_han_number(text: str) -> int | None:
    """The value of a Chinese numeral below a thousand, or None where it is none."""
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS.index(char)
        else:
            return None
    return (total + digit) or None


def label(style: LabelStyle, number: int) -> str:
    """The label of the number-th point (from 1): 一是, 1., （1）, ①, 第一，…; "" for NONE.

    Where a style has no sign for the number (①to ⑳, 首先…最后) the next best is returned.
    """
    match style:
        case LabelStyle.NONE:
            return ""
        case LabelStyle.SHI:
            return f"{han_number(number)}是"
        case LabelStyle.ARABIC:
            return f"{number}."
        case LabelStyle.PAREN_ARABIC:
            return f"（{number}）"
        case LabelStyle.CIRCLED:
            return chr(_CIRCLED_FIRST + number - 1) if number <= 20 else f"（{number}）"
        case LabelStyle.DI:
            return f"第{han_number(number)}，"
        case LabelStyle.SHOU:
            return _SHOU[number - 1] if number <= len(_SHOU) else f"第{han_number(number)}，"
        case LabelStyle.HAN:
            return f"{han_number(number)}、"
        case LabelStyle.PAREN_HAN:
            return f"（{han_number(number)}）"


def split_label(text: str) -> tuple[LabelStyle, int, str]:
    """Take the label off the front of a paragraph: (style, number, rest).

    (NONE, 0, text) where there is none. Half-width and spaced forms are understood.
    """
    stripped = text.lstrip()
    for style, pattern in _PATTERNS:
        found = pattern.match(stripped)
        if found and (number := _label_value(style, found[1])):
            rest = stripped[found.end() :].lstrip()
            if rest:
                return style, number, rest
    return LabelStyle.NONE, 0, text


def _label_value(style: LabelStyle, sign: str) -> int:
    match style:
        case LabelStyle.ARABIC | LabelStyle.PAREN_ARABIC:
            return int(sign)
        case LabelStyle.CIRCLED:
            return ord(sign) - _CIRCLED_FIRST + 1
        case LabelStyle.SHOU:
            return _SHOU.index(f"{sign}，") + 1
        case _:
            return parse_han_number(sign) or 0


def labels(styles: Iterable[LabelStyle], restarts: Iterable[bool] = ()) -> list[str]:
    """The labels of consecutive paragraphs of one section, one each ("" for NONE).

    Each style counts on by itself; a paragraph of a shallower style restarts the deeper ones, so
    1.（1）（2）2.（1） comes out right. Unlabelled paragraphs do not interrupt a count; a true
    value in `restarts` (one a paragraph, missing ones are false) makes a count begin again.
    """
    counts: dict[LabelStyle, int] = {}
    pairs = zip(styles, chain(restarts, repeat(False)), strict=False)
    return [next_label(counts, style, restart=restart) for style, restart in pairs]


def next_label(counts: dict[LabelStyle, int], style: LabelStyle, *, restart: bool = False) -> str:
    """The label of the next paragraph, which is counted in `counts`."""
    if style is LabelStyle.NONE:
        return ""
    counts[style] = 1 if restart else counts.get(style, 0) + 1
    if style in _DEPTH:
        for deeper in _DEPTH[_DEPTH.index(style) + 1 :]:
            counts.pop(deeper, None)
    return label(style, counts[style])


_RUN_IN = re.compile(rf"(?:^|(?<=[；;。，,：:、）)]))\s*({_HAN})是(?![否非])")
_RUN_IN_YAO = re.compile(rf"(?:^|(?<=[；;。，,]))\s*({_HAN})要")
_RUN_IN_DI = re.compile(rf"(?:^|(?<=[；;。]))\s*第({_HAN})[，,、]")


def run_in_points(text: str) -> list[tuple[str, str]]:
    """The points of a paragraph that runs 一是…；二是…(一要…, 第一，…) from its first character.

    Returns (label, text) pairs whose concatenation is the paragraph again; [] where the text does
    not begin with the first ordinal or has no second one.
    """
    for pattern in (_RUN_IN, _RUN_IN_YAO, _RUN_IN_DI):
        starts: list[tuple[int, int]] = []
        for found in pattern.finditer(text):
            if parse_han_number(found[1]) == len(starts) + 1:
                starts.append((found.start(), found.end()))
        if len(starts) >= 2 and starts[0][0] == 0:
            ends = [start for start, _ in starts[1:]] + [len(text)]
            return [
                (text[start:cut], text[cut:end])
                for (start, cut), end in zip(starts, ends, strict=True)
            ]
    return []
