"""Fields of a DOCX that show something though no result is stored: list numbers, circled signs."""

import re

from replydesk.readers.number_signs import number_sign
from replydesk.readers.symbols import symbol

# How the built-in lists of LISTNUM write their levels.
_DEFAULT = (
    ("decimal", "%)"), ("lowerLetter", "%)"), ("lowerRoman", "%)"), ("decimal", "(%)"),
    ("lowerLetter", "(%)"), ("lowerRoman", "(%)"), ("decimal", "%."), ("lowerLetter", "%."),
    ("lowerRoman", "%."),
)  # fmt: skip
_OUTLINE = (
    ("upperRoman", "%."), ("upperLetter", "%."), ("decimal", "%."), ("lowerLetter", "%)"),
    ("decimal", "(%)"), ("lowerLetter", "(%)"), ("lowerRoman", "(%)"), ("lowerLetter", "(%)"),
    ("lowerRoman", "(%)"),
)  # fmt: skip
_FORMATS = {
    "CHINESENUM1": "chineseCounting", "CHINESENUM2": "chineseLegalSimplified",
    "CHINESENUM3": "chineseCounting", "ALPHABETIC": "upperLetter", "ROMAN": "upperRoman",
    "GB1": "decimalEnclosedFullstop", "GB2": "decimalEnclosedParen",
    "GB3": "decimalEnclosedCircle", "CIRCLENUM": "decimalEnclosedCircle",
    "DBNUM1": "chineseCounting", "DBCHAR": "decimalFullWidth",
}  # fmt: skip
_CIRCLES = "○◯〇⚪"
_LONGEST = 2000


class FieldCounts:
    """Numbers that fields count up through one document."""

    def __init__(self) -> None:
        self._lists: dict[str, dict[int, int]] = {}
        self._series: dict[str, int] = {}

    def shown(self, code: str) -> str:
        """What Word shows for a field without a stored result ("" for fields that show nothing)."""
        words = code[:_LONGEST].split()
        kind = words[0].upper() if words else ""
        if kind == "LISTNUM":
            return self._list_number(words[1:])
        if kind in ("AUTONUM", "AUTONUMOUT", "AUTONUMLGL"):
            self._series[kind] = self._series.get(kind, 0) + 1
            return f"{number_sign(_format(code), self._series[kind])}."
        if kind == "SEQ":
            return self._next(words, code)
        if kind == "EQ":
            return equation(code.strip()[2:])
        if kind == "SYMBOL":
            return _symbol(words, code)
        return ""

    def _list_number(self, words: list[str]) -> str:
        name = words[0].strip('"') if words and not words[0].startswith("\\") else "NumberDefault"
        level = max(1, min(9, _option(words, "\\l", 1)))
        counts = self._lists.setdefault(name.lower(), {})
        counts[level] = _option(words, "\\s", counts.get(level, 0) + 1)
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]
        if name.lower() == "legaldefault":
            return "".join(f"{counts.get(n, 1)}." for n in range(1, level + 1))
        kind, text = (_OUTLINE if name.lower() == "outlinedefault" else _DEFAULT)[level - 1]
        return text.replace("%", number_sign(kind, counts[level]))

    def _next(self, words: list[str], code: str) -> str:
        name = words[1] if len(words) > 1 else ""
        repeated = "\\c" in words
        number = self._series.get(name, 0) + (0 if repeated else 1)
        self._series[name] = _option(words, "\\r", number)
        return "" if "\\h" in words else number_sign(_format(code), self._series[name])


def _option(words: list[str], name: str, otherwise: int) -> int:
    """The number behind a switch."""
    at = words.index(name) + 1 if name in words else len(words)
    text = words[at] if at < len(words) else ""
    return int(text) if re.fullmatch(r"[0-9]{1,4}", text) else otherwise


def _format(code: str) -> str:
    found = re.search(r"\\\*\s*([A-Za-z0-9]+)", code)
    word = found[1] if found else ""
    if word == "roman":
        return "lowerRoman"
    return _FORMATS.get(word.upper(), "decimal")


def _symbol(words: list[str], code: str) -> str:
    number = words[1] if len(words) > 1 else ""
    font = re.search(r'\\f\s*"?([^"\\]{1,40})', code)
    if not re.fullmatch(r"(?:0x[0-9A-Fa-f]{1,5}|[0-9]{1,6})", number):
        return ""
    return symbol(font[1] if font else "", int(number, 16 if number.startswith("0x") else 10))


def equation(code: str) -> str:
    """The text of an EQ field: signs in circles, fractions, base text under its reading."""
    found = re.search(r"\\([a-zA-Z]{1,2})((?:\\[a-zA-Z]{1,2}\d*|\s)*)\((.*)\)", code, re.DOTALL)
    if found is None:
        return "" if "\\" in code else code.strip()
    parts = [_plain(part) for part in _arguments(found[3])]
    kind = found[1].lower()
    if kind == "o":
        return _laid_over(parts)
    if kind == "f" and len(parts) == 2:
        return f"{parts[0]}/{parts[1]}"
    return "".join(parts)


def _laid_over(parts: list[str]) -> str:
    """One sign over another: a number in a circle, or base text below its pinyin."""
    inner = [part for part in parts if part and part not in _CIRCLES]
    if len(inner) < len([part for part in parts if part]) and len(inner) == 1:
        number = inner[0]
        in_circle = number.isascii() and number.isdigit()
        return number_sign("decimalEnclosedCircle", int(number[:4])) if in_circle else number
    return inner[-1] if inner else "".join(parts)


def _arguments(text: str) -> list[str]:
    """The parts of “a,b(c,d)” between the outer commas."""
    out, depth, start = [], 0, 0
    for at, char in enumerate(text):
        depth += (char in "(（") - (char in ")）")
        if depth == 0 and char in ",，;；":
            out.append(text[start:at])
            start = at + 1
    return [*out, text[start:]]


def _plain(part: str) -> str:
    """A part without switches: “\\s\\up 9(pīn)” is what stands in the brackets."""
    found = re.match(r"\s*(?:\\[a-zA-Z]{1,2}\s*-?\d*\s*)+\((.*)\)\s*$", part, re.DOTALL)
    return (found[1] if found else re.sub(r"\\[a-zA-Z]+\s*-?\d*", "", part)).strip()
