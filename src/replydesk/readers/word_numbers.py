"""Numbers that Word works out itself (automatic lists): the sign in front of each paragraph."""

import re
from collections.abc import Callable

from lxml import etree

from replydesk.domain.outline import han_number

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _han(number: int) -> str:
    return han_number(number) if 1 <= number <= 999 else str(number)


_SIGNS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "ideographDigital": _han,
    "decimalEnclosedCircle": lambda n: chr(0x245F + n) if n <= 20 else str(n),
    "decimalEnclosedCircleChinese": lambda n: chr(0x245F + n) if n <= 20 else str(n),
    "upperLetter": lambda n: chr(64 + n) if n <= 26 else str(n),
    "lowerLetter": lambda n: chr(96 + n) if n <= 26 else str(n),
}


class Numbering:
    """Counts through the lists of one document; ask for paragraphs in their order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, tuple[str, int]] = {}
        if numbering is not None:
            self._read_levels(numbering)
        if styles is not None:
            self._read_styles(styles)

    def sign(self, paragraph: etree._Element) -> str:
        """The number Word shows before this paragraph ("" where none or a bullet)."""
        place = self._place(paragraph)
        if place is None:
            return ""
        list_id, level = place
        levels = self._levels.get(list_id)
        if not levels or level not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if levels[level][0] in ("bullet", "none"):
            return ""

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            kind, _, start = levels.get(at, ("decimal", "", 1))
            return _SIGNS.get(kind, str)(counts.get(at, start))

        return re.sub(r"%(\d)", number, levels[level][1])

    def _read_levels(self, root: etree._Element) -> None:
        abstract = {
            item.get(f"{_W}abstractNumId", ""): {
                _whole(level.get(f"{_W}ilvl"), 0): (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText"),
                    _whole(_value(level, "start"), 1),
                )
                for level in item.findall(f"{_W}lvl")
            }
            for item in root.findall(f"{_W}abstractNum")
        }
        for item in root.findall(f"{_W}num"):
            levels = abstract.get(_value(item, "abstractNumId"), {})
            self._levels[item.get(f"{_W}numId", "")] = levels

    def _read_styles(self, root: etree._Element) -> None:
        for style in root.findall(f"{_W}style"):
            properties = style.find(f"{_W}pPr/{_W}numPr")
            if properties is not None and (number := _value(properties, "numId")):
                level = _whole(_value(properties, "ilvl"), 0)
                self._styles[style.get(f"{_W}styleId", "")] = (number, level)

    def _place(self, paragraph: etree._Element) -> tuple[str, int] | None:
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        if properties is not None:
            number = _value(properties, "numId")
            return (number, _whole(_value(properties, "ilvl"), 0)) if number != "0" else None
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(style.get(f"{_W}val", "")) if style is not None else None


def _whole(text: str | None, otherwise: int) -> int:
    """The number in an attribute, which other programs' files may leave out or misspell."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text) else otherwise


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(f"{_W}{name}")
    return child.get(f"{_W}val", "") if child is not None else ""
