"""A number as the lists of word processors write it: 一, 壹, ①, iv, AA …"""

from collections.abc import Callable

from replydesk.domain.outline import han_number

_DIGITS = "〇一二三四五六七八九"
_LEGAL = str.maketrans("一二三四五六七八九十百〇零", "壹贰叁肆伍陆柒捌玖拾佰零零")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LARGEST = 9999  # no list is longer; a number beyond it is a damaged file


def number_sign(kind: str, number: int) -> str:
    """The number in the way `kind` (Word's numFmt) names; Arabic digits where it is not known."""
    if not 0 <= number <= _LARGEST:
        return str(number)
    return _KINDS.get(kind, str)(number)


def _han(number: int) -> str:
    return han_number(number) if 1 <= number <= 999 else str(number)


def _legal(number: int) -> str:
    """Digits no one can alter, as on cheques: ten to nineteen begin with a one."""
    plain = _han(number)
    return (f"一{plain}" if plain.startswith("十") else plain).translate(_LEGAL)


def _han_digits(number: int) -> str:
    return _han(number) if number <= 10 else "".join(_DIGITS[int(c)] for c in str(number))


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out or "0"


def _letters(number: int) -> str:
    """A … Z, AA, BB … as Word goes on."""
    repeats, at = divmod(number - 1, 26)
    return chr(65 + at) * (repeats + 1) if 1 <= number <= 780 else str(number)


def _from(first: int, last: int) -> Callable[[int], str]:
    """Signs that stand in a row in Unicode, up to the last there is."""
    return lambda number: chr(first + number - 1) if 1 <= number <= last else str(number)


def _of(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)] if number else "0"


_KINDS: dict[str, Callable[[int], str]] = {
    "chineseCounting": _han,
    "chineseCountingThousand": _han,
    "japaneseCounting": _han,
    "koreanCounting": _han,
    "taiwaneseCounting": _han,
    "taiwaneseCountingThousand": _han,
    "ideographDigital": _han_digits,
    "japaneseDigitalTenThousand": _han_digits,
    "koreanDigital2": _han_digits,
    "taiwaneseDigital": _han_digits,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _from(0x3280, 10),
    "decimalEnclosedCircle": _from(0x2460, 20),
    "decimalEnclosedCircleChinese": _from(0x2460, 20),
    "decimalEnclosedParen": _from(0x2474, 20),
    "decimalEnclosedFullstop": _from(0x2488, 20),
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "decimalFullWidth2": lambda n: str(n).translate({48 + d: 0xFF10 + d for d in range(10)}),
    "numberInDash": lambda n: f"-{n}-",
    "upperLetter": _letters,
    "lowerLetter": lambda n: _letters(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}
