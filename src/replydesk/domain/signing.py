"""落款: who signs, line by line, and how far from the right edge (GB/T 9704-2012 7.3.5).

Lengths are characters of 16 pt, white is counted in rows.
"""

import re
from dataclasses import dataclass

from replydesk.domain.measures import LINE, characters

_DATE_IN, _NAME_IN = 4.0, 2.0
_SEAL_ROWS = 4  # between two names, so that their seals of 42 mm do not touch
_SEAL = 7.7  # the same from the middle of one to that of the next on its left
_FIRST_IN = 2.0  # the left one of two names
_BODY = re.compile(
    r".{3,}(?:[厅局委办院会部室处所站社团联组校行]|中心|公司|政府|银行|法院|队|科协)(?:（[^（）]+）)?"
)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of the signature: its distance from the right edge and the empty rows above it.

    Of two names on a line, kept apart by a tab, the first stands two characters in and the middle
    of the second is `middle` from the right edge.
    """

    text: str
    right: float
    before: int
    middle: float = 0.0


@dataclass(frozen=True, slots=True)
class Signing:
    """The lines of the issuing bodies, the one that leads first, and the date's right indent."""

    lines: tuple[SignatureLine, ...]
    day_right: float


def bodies_of(signed: str) -> tuple[str, ...]:
    """The bodies of a joint letter, 甲局、乙局, the one that leads first; or the one there is."""
    names = tuple(name.strip() for name in re.split(r"[、\n]", signed) if name.strip())
    if all(_BODY.fullmatch(name) for name in names):
        return names
    return (signed,) if signed else ()


def signing(signed: str, day: str, *, sealed: bool) -> Signing:
    """Where the names and the date stand.

    With seals the date is four characters in and the last name centred over it; those before stand
    two on a line or, where they are too long for that, one above the other. Without, the names are
    two in and the date begins two behind the last one's first character (7.3.5.1 to 7.3.5.3).
    """
    bodies = bodies_of(signed)
    widths = [characters(name) for name in bodies]
    day_width = characters(day)
    if sealed:
        middle = max(_DATE_IN + day_width / 2, max(widths, default=0) / 2)
        rights = [middle - width / 2 for width in widths]
        day_right = middle - day_width / 2
        if len(bodies) > 1 and _stand_in_pairs(widths, middle):
            return Signing(_pairs(bodies, rights, middle), day_right)
    else:
        rights = [_NAME_IN] * len(widths)
        day_right = _NAME_IN
        if widths and day_width > widths[-1]:
            rights[-1] = 2 + _NAME_IN + day_width - widths[-1]
        elif widths:
            day_right = widths[-1] - day_width
    first, next_one = (2, _SEAL_ROWS) if sealed else (1, 0)
    gaps = (first, *(next_one for _ in bodies[1:]))
    return Signing(tuple(map(SignatureLine, bodies, rights, gaps)), day_right)


def _stand_in_pairs(widths: list[float], middle: float) -> bool:
    """True where two names and their seals find room side by side on every line."""
    for left, right in zip(widths[::2], widths[1::2], strict=False):
        between = LINE - middle - _FIRST_IN - left / 2
        if between < _SEAL or between < (left + right) / 2 + 1:
            return False
    return True


def _pairs(
    bodies: tuple[str, ...], rights: list[float], middle: float
) -> tuple[SignatureLine, ...]:
    """Two names on a line; the last of an odd number alone, over the date."""
    lines = []
    for at in range(0, len(bodies), 2):
        before = _SEAL_ROWS if at else 2
        text = "\t".join(bodies[at : at + 2])
        lines.append(SignatureLine(text, rights[at], before, middle if "\t" in text else 0.0))
    return tuple(lines)
