"""The lines of a letter's paragraphs, and the rows of the pages they come to stand on.

A character is 16 pt wide (3号); the type area is 156 mm, which is 27.6 characters, and 28 fit in
because the file sets them 0.6 pt closer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from replydesk.domain import composition
from replydesk.domain.composition import Element, Role
from replydesk.domain.finding import Where
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.line_breaks import Breaking, break_lines, hangs_over, text_width

ROWS = 22
ROW = 579  # twips
WIDTH = 8844 / 320  # of the type area in characters
TRACKING = -0.6 / 16  # body text is set closer by this share of its size
_SMALL = 14 / 16  # 4号, the size of the imprint
CHARACTER = 320  # twips
_INDENT = 2.0
_HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)
_INDENTED = frozenset((*_HEADINGS, Role.BODY, Role.POINT, Role.CLOSING, Role.NOTE))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. `x` is its distance from the left margin and `width` its length, both in
    characters; `row` counts from 1. A `full` line is spread over its width.

    `where` is the place in the letter with the positions of what stands on this line; `sign` is
    the length of the ordinal before that.
    """

    role: Role
    text: str
    x: float
    width: float
    row: int
    where: Where
    sign: int = 0
    full: bool = False

    def at(self, row: int) -> "Line":
        """The same line on another row."""
        return replace(self, row=row)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in lines; their rows are counted from the paragraph's own first.

    Two names that sign side by side are two lines in one row.
    """

    lines: tuple[Line, ...]
    before: int
    after: int
    kept: bool  # stays with the next paragraph

    @property
    def rows(self) -> int:
        """How many rows its lines take up, without the white above and below."""
        return self.lines[-1].row


def blocks_of(
    elements: Iterable[Element], breaking: Breaking = Breaking.LIBREOFFICE
) -> list[Block]:
    """The paragraphs in lines."""
    return [_block(element, breaking) for element in elements]


def imprint_lines(letter: ReplyLetter, breaking: Breaking = Breaking.LIBREOFFICE) -> list[Line]:
    """The lines of the imprint, one character of 14 pt in from both sides, rows from 1."""
    out: list[Line] = []
    for element in composition.imprint(letter):
        row = out[-1].row if out else 0
        if element.role is Role.COPIES_TO:
            lines = _lines(
                element,
                _SMALL,
                4 * _SMALL,
                right=_SMALL,
                size=_SMALL,
                tracking=0.0,
                breaking=breaking,
            )
            out += [line.at(row + line.row) for line in lines]
            continue
        out += _printed(element, row, breaking)
    return out


@lru_cache(maxsize=4096)  # while a clerk types, all paragraphs but one are as before
def _block(element: Element, breaking: Breaking) -> Block:
    role = element.role
    if role is Role.TITLE:
        return _title(element, breaking)
    if element.middle:
        lines = _pair(element)
    elif role in (Role.ISSUING_BODY, Role.DATED):
        lines = _from_the_right(element, breaking)
    else:
        first = _INDENT if role in _INDENTED else element.left - element.hanging
        tracking = TRACKING + element.spaced / CHARACTER
        lines = _lines(element, first, element.left, tracking=tracking, breaking=breaking)
    return Block(lines, element.before, 0, element.kept or role in _HEADINGS)


def _printed(element: Element, above: int, breaking: Breaking) -> list[Line]:
    """Who printed the letter, and when at the right edge behind that."""
    name, day = element.text.split("\t")
    room = WIDTH / _SMALL - 2
    names = list(break_lines(name, room, room, 0.0))
    width = text_width(day, 0.0, breaking)
    if text_width(names[-1]) + width > room:
        names.append("")
    texts = [(text, _SMALL, row) for row, text in enumerate(names, above + 1) if text]
    texts.append((day, WIDTH - _SMALL - width * _SMALL, above + len(names)))
    return [
        Line(element.role, text, x, _SMALL * text_width(text, 0.0, breaking), row, element.where)
        for text, x, row in texts
    ]


def _from_the_right(element: Element, breaking: Breaking) -> tuple[Line, ...]:
    """A body's name, which may be wider than a line, or the date."""
    lines = []
    for row, text in enumerate(break_lines(element.text, WIDTH, WIDTH, 0.0), 1):
        width = text_width(text, 0.0, breaking)
        x = max(0.0, WIDTH - element.right - width)
        lines.append(Line(element.role, text, x, width, row, element.where))
    return tuple(lines)


def _pair(element: Element) -> tuple[Line, ...]:
    """Two names on a line."""
    names = element.text.split("\t")
    widths = [text_width(name) for name in names]
    places = _INDENT, WIDTH - element.middle - widths[1] / 2
    return tuple(
        Line(element.role, name, x, width, 1, element.where)
        for name, x, width in zip(names, places, widths, strict=True)
    )


def _title(element: Element, breaking: Breaking) -> Block:
    lines = []
    for row, text in enumerate(element.text.split("\n"), 1):
        width = text_width(text, 0.0, breaking) * 22 / 16
        lines.append(Line(Role.TITLE, text, (WIDTH - width) / 2, width, row, element.where))
    return Block(tuple(lines), 2, 1, kept=True)


def _lines(
    element: Element,
    first: float,
    left: float,
    *,
    tracking: float,
    breaking: Breaking,
    right: float = 0.0,
    size: float = 1.0,
) -> tuple[Line, ...]:
    """The lines of a paragraph with indents in characters, set at a size of 16 pt times `size`."""
    words = element.sign + element.text
    room = WIDTH - right
    # The ordinal is a run of its own; LibreOffice does not track a run behind its last character.
    joint = tracking if element.sign and breaking is Breaking.LIBREOFFICE else 0.0
    rooms = (room - first) / size + joint, (room - left) / size
    texts = break_lines(words, *rooms, tracking, breaking)
    out, start, sign = [], element.where.start or 0, len(element.sign)
    x = first
    for at, text in enumerate(texts):
        taken = len(text) - sign
        where = element.where.span(start, start + taken)
        full = at < len(texts) - 1
        if full:
            over = breaking is Breaking.WORD and hangs_over(text, (room - x) / size, tracking)
            width = room - x + over * size
        else:
            width = text_width(text, tracking, breaking) * size
        out.append(Line(element.role, text, x, width, at + 1, where, sign, full))
        start, sign, x = start + taken, 0, left
    return tuple(out)
