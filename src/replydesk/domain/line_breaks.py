"""Lines of a paragraph: 禁则 (kinsoku), Western runs kept whole.

Lengths are em of the paragraph's font. Western characters have the widths of Times New Roman.
LibreOffice puts a gap of 0.2 em between a Chinese character and a letter or digit, and where the
script changes it does not apply tracking: this was measured. Word puts no gap there, applies
tracking everywhere, and lets a closing mark hang over the margin: this is what the file asks for
and ECMA-376 says.
"""

import re
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

NO_START = "，。、；：？！）》”’…—·％℃〉〕】」』,.;:?!)]}%"
NO_END = "（《“‘〈〔【「『([{"
_GAP = 0.2
_SPARE = 0.065  # LibreOffice breaks a line that would leave less room than this

_WIDTHS = {
    character: width
    for width, characters in (
        (0.180, "'"),
        (0.200, "|"),
        (0.250, " ,."),
        (0.278, "/:;\\ijlt"),
        (0.333, "!()-I[]`fr"),
        (0.389, "Js"),
        (0.408, '"'),
        (0.444, "?acez"),
        (0.469, "^"),
        (0.480, "{}"),
        (0.541, "~"),
        (0.556, "FPS"),
        (0.564, "+<=>"),
        (0.611, "ELTZ"),
        (0.667, "BCR"),
        (0.722, "ADGHKNOQUVXYw"),
        (0.778, "&m"),
        (0.833, "%"),
        (0.889, "M"),
        (0.921, "@"),
        (0.944, "W"),
    )
    for character in characters
}


class Breaking(StrEnum):
    """Whose lines they are."""

    LIBREOFFICE = "libreoffice"
    WORD = "word"


HANGING = frozenset("，。、；：！？")
_OPENING, _CLOSING = re.escape(NO_END), re.escape(NO_START)
# What a line break may not tear: marks with the character they lean on, Western words and
# numbers, —— and ……. Blanks belong to what stands before them.
_TOKEN = re.compile(rf"[{_OPENING}]*(?:[!-~]+|—+|…+|.)?[{_CLOSING}]* *", re.DOTALL)
_WEAK = re.compile("(?<=[!-~])[—…“”‘’·]+")  # of the script of what stands before


def character_width(character: str) -> float:
    """The width of one character in em."""
    return _WIDTHS.get(character, 0.5) if character < "\x80" else 1.0


def text_width(
    text: str, tracking: float = 0.0, breaking: Breaking = Breaking.LIBREOFFICE
) -> float:
    """The width of a line in em with its characters set apart by `tracking`."""
    if not text:
        return 0.0
    width = sum(map(character_width, text)) + tracking * (len(text) - 1)
    if breaking is Breaking.LIBREOFFICE and not text.isascii():
        width += sum(_seam(one, other, tracking) for one, other in pairwise(_scripts(text)))
    return width


def _scripts(text: str) -> str:
    """The text with a Western mark for each that takes the script of what stands before it."""
    return _WEAK.sub(lambda found: "-" * len(found[0]), text)


def _seam(one: str, other: str, tracking: float) -> float:
    """What two neighbours stand apart beyond the tracking: more where the scripts change."""
    if (one < "\x80") == (other < "\x80"):
        return 0.0
    return (_GAP if one.isalnum() and other.isalnum() else 0.0) - tracking


@lru_cache(maxsize=4096)
def break_lines(
    text: str,
    first: float,
    rest: float,
    tracking: float,
    breaking: Breaking = Breaking.LIBREOFFICE,
) -> tuple[str, ...]:
    """The lines of a paragraph; `first` and `rest` are the room on the first and later lines.

    Joined they are the text again; an empty text has one empty line. No line begins with a
    closing mark or ends with an opening one, unless a single token is longer than a line.
    """
    lines: list[str] = []
    in_word = breaking is Breaking.WORD
    spare = 0.0 if in_word else _SPARE
    scripts = _scripts(text)
    start = at = 0
    used, room = 0.0, first
    for token in _tokens(text, rest, tracking):
        # Most tokens are one Chinese character: a letter has thousands.
        single = len(token) == 1 and not token.isascii()
        width = 1.0 if single else text_width(token, tracking, breaking)
        between = 0.0
        if at > start:
            between = tracking
            if not in_word:
                between += _seam(scripts[at - 1], scripts[at], tracking)
        over = 0.0
        if in_word and token[-1] in HANGING:
            over = 1.0 + tracking
        elif token[-1] == " ":
            over = (len(token) - len(token.rstrip(" "))) * (_WIDTHS[" "] + tracking)
        if at > start and used + between + width - over > room - spare:
            lines.append(text[start:at])
            start, used, between, room = at, 0.0, 0.0, rest
        at += len(token)
        used += between + width
    return (*lines, text[start:])


def hangs_over(text: str, room: float, tracking: float) -> float:
    """How far the last mark of a line in Word stands beyond its room, in em."""
    if text[-1:] not in HANGING or text_width(text, tracking, Breaking.WORD) <= room:
        return 0.0
    return 1.0


def _tokens(text: str, room: float, tracking: float) -> list[str]:
    """The tokens of a text, those too long for any line in pieces."""
    out: list[str] = []
    for token in _TOKEN.findall(text):
        if len(token) > 12 and text_width(token.rstrip(" "), tracking) > room - _SPARE:
            out += token
        elif token:
            out.append(token)
    return out
