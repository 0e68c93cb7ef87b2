"""A letter laid out on A4 pages of 22 lines: the exported file as LibreOffice shows it.

A character is 16 pt wide (3号); the type area is 156 mm, which is 27.6 characters, and 28 fit in
because the file sets them 0.5 pt closer.
"""

from dataclasses import dataclass

from replydesk.domain import composition
from replydesk.domain.composition import Element, Role
from replydesk.domain.finding import Where
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.line_breaks import break_lines, text_width
from replydesk.domain.masthead import TOP, Masthead, masthead

ROWS = 22
ROW = 579  # twips
WIDTH = 8844 / 320  # of the type area in characters
TRACKING = -0.5 / 16  # body text is set closer by this share of its size
_AREA = 12756  # twips: the height of the type area
_SMALL = 14 / 16  # 4号, the size of the imprint
_INDENT = 2.0
_KEPT = frozenset(
    (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4, Role.TITLE, Role.ISSUING_BODY)
)
_INDENTED = frozenset(
    (
        Role.HEADING_1,
        Role.HEADING_2,
        Role.HEADING_3,
        Role.HEADING_4,
        Role.BODY,
        Role.POINT,
        Role.CLOSING,
        Role.NOTE,
    )
)


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


@dataclass(frozen=True, slots=True)
class Page:
    """A page. Row 1 begins `shift` rows below the upper edge of the type area (below 1).

    `number` is the page number as printed, 0 where none is; `head` is on the first page only.
    """

    lines: tuple[Line, ...]
    number: int = 0
    shift: float = 0.0
    head: Masthead | None = None
    resolution_class: str = ""
    letter_format: LetterFormat = LetterFormat.LETTER


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph in lines; their rows are counted from the paragraph's own first."""

    lines: tuple[Line, ...]
    before: int
    after: int
    kept: bool  # stays with the next paragraph

    @property
    def height(self) -> int:
        return self.before + len(self.lines) + self.after


def lay_out(letter: ReplyLetter) -> tuple[Page, ...]:
    """The pages of a letter: at least one."""
    head = masthead(letter)
    sheets = _Sheets(head.bottom - TOP)
    body = [_block(element) for element in composition.body(letter)]
    tail = [_block(element) for element in composition.tail(letter)]
    last = body[-1]  # goes with the signature, or a page without text occurs (7.3.5.5)
    body[-1] = _Block(last.lines, last.before, last.after, kept=True)
    sheets.place(body + tail)
    sheets.place_at_foot(_imprint(letter))
    is_letter = letter.format is LetterFormat.LETTER
    return tuple(
        Page(
            tuple(lines),
            0 if is_letter and at == 1 else at,
            sheets.shift if at == 1 else 0.0,
            head if at == 1 else None,
            (letter.resolution_class or "") if at == 1 else "",
            letter.format,
        )
        for at, lines in enumerate(sheets.pages, 1)
    )


class _Sheets:
    """Pages while they are filled from the top."""

    def __init__(self, head: int) -> None:
        rows, rest = divmod(head, ROW)
        self.shift = rest / ROW
        self.pages: list[list[Line]] = [[]]
        self._row = rows  # rows used on the last page
        self._rows = (_AREA - rest) // ROW  # a head takes up part of a row

    def place(self, blocks: list[_Block]) -> None:
        """Put paragraphs one below the other, those that are kept with the start of the next."""
        at = 0
        while at < len(blocks):
            end = at
            while blocks[end].kept and end + 1 < len(blocks):
                end += 1
            needed = sum(block.height for block in blocks[at:end]) + blocks[end].before + 1
            if end > at and needed > self._rows - self._row and needed <= ROWS:
                self._turn()
            for block in blocks[at : end + 1]:
                self._put(block)
            at = end + 1

    def place_at_foot(self, lines: list[Line]) -> None:
        """Put lines, whose rows are counted from 1, on the last rows of the last page."""
        if not lines:
            return
        count = lines[-1].row
        if self._row + count > self._rows:
            self._turn()
        offset = self._rows - count
        self.pages[-1] += [_at(line, offset + line.row) for line in lines]

    def _put(self, block: _Block) -> None:
        self._row += block.before
        for line in block.lines:
            if self._row >= self._rows:
                self._turn()
            self._row += 1
            self.pages[-1].append(_at(line, self._row))
        self._row += block.after

    def _turn(self) -> None:
        self.pages.append([])
        self._row, self._rows = 0, ROWS


def _at(line: Line, row: int) -> Line:
    return Line(line.role, line.text, line.x, line.width, row, line.where, line.sign, line.full)


def _block(element: Element) -> _Block:
    role = element.role
    if role is Role.TITLE:
        return _title(element)
    if role in (Role.ISSUING_BODY, Role.DATED):
        width = text_width(element.text, TRACKING)
        x = max(0.0, WIDTH - element.right - width)
        line = Line(role, element.text, x, width, 1, element.where)
        return _Block((line,), element.before, 0, kept=role in _KEPT)
    first = _INDENT if role in _INDENTED else element.left - element.hanging
    return _Block(_lines(element, first, element.left), element.before, 0, kept=role in _KEPT)


def _title(element: Element) -> _Block:
    lines = []
    for text in element.text.split("\n"):
        width = text_width(text) * 22 / 16
        lines.append(Line(Role.TITLE, text, (WIDTH - width) / 2, width, 1, element.where))
    return _Block(tuple(lines), 2, 1, kept=True)


def _lines(
    element: Element,
    first: float,
    left: float,
    right: float = 0.0,
    size: float = 1.0,
    tracking: float = TRACKING,
) -> tuple[Line, ...]:
    """The lines of a paragraph with indents in characters, set at a size of 16 pt times `size`."""
    words = element.sign + element.text
    room = WIDTH - right
    # The ordinal is a run of its own, and a run is not tracked behind its last character.
    joint = tracking if element.sign else 0.0
    texts = break_lines(words, (room - first) / size + joint, (room - left) / size, tracking)
    out, start, sign = [], element.where.start or 0, len(element.sign)
    x = first
    for at, text in enumerate(texts):
        taken = len(text) - sign
        where = element.where.span(start, start + taken)
        full = at < len(texts) - 1
        width = room - x if full else text_width(text, tracking) * size
        out.append(Line(element.role, text, x, width, at + 1, where, sign, full))
        start, sign, x = start + taken, 0, left
    return tuple(out)


def _imprint(letter: ReplyLetter) -> list[Line]:
    """The lines of the imprint, one character of 14 pt in from both sides, rows from 1."""
    out: list[Line] = []
    for element in composition.imprint(letter):
        row = out[-1].row if out else 0
        if element.role is Role.COPIES_TO:
            lines = _lines(element, _SMALL, 4 * _SMALL, right=_SMALL, size=_SMALL, tracking=0.0)
            out += [_at(line, row + line.row) for line in lines]
            continue
        name, day = element.text.split("\t")
        widths = text_width(name) * _SMALL, text_width(day) * _SMALL
        places = _SMALL, WIDTH - _SMALL - widths[1]
        for text, width, x in zip((name, day), widths, places, strict=True):
            out.append(Line(element.role, text, x, width, row + 1, element.where))
    return out
