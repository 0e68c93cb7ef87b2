"""落款: who signs, line by line, and how far from the right edge (GB/T 9704-2012 7.3.5).

Lengths are characters of 16 pt, white is counted in rows.
"""

import re
from dataclasses import dataclass

from replydesk.domain.measures import characters

_DATE_IN, _NAME_IN = 4.0, 2.0
_SEAL_ROWS = 4  # between two names, so that their seals of 42 mm do not touch
_BODY = re.compile(
    r".{3,}(?:[厅局委办院会部室处所站社团联组校行]|中心|公司|政府|银行|法院|队|科协)(?:（[^（）]+）)?"
)


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line of the signature: its distance from the right edge and the empty rows above it."""

    text: str
    right: float
    before: int


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

    With seals the date is four characters in and each name centred over it; without, the names
    are two in and the date begins two behind the last one's first character (7.3.5.1 to 7.3.5.3).
    """
    bodies = bodies_of(signed)
    widths = [characters(name) for name in bodies]
    day_width = characters(day)
    if sealed:
        middle = max(_DATE_IN + day_width / 2, max(widths, default=0) / 2)
        rights = [middle - width / 2 for width in widths]
        day_right = middle - day_width / 2
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
