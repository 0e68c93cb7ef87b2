"""A letter laid out on A4 pages of 22 lines: the exported file as LibreOffice or Word shows it."""

from dataclasses import dataclass

from replydesk.domain import page_ending
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.line_breaks import Breaking
from replydesk.domain.masthead import TOP, Masthead, masthead
from replydesk.domain.page_flow import Flow
from replydesk.domain.page_rows import (
    ROW,
    ROWS,
    TRACKING,
    WIDTH,
    Line,
    blocks_of,
    imprint_lines,
)

__all__ = ["ROW", "ROWS", "TRACKING", "WIDTH", "Breaking", "Line", "Page", "lay_out"]


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
    breaking: Breaking = Breaking.LIBREOFFICE


def lay_out(letter: ReplyLetter, breaking: Breaking = Breaking.LIBREOFFICE) -> tuple[Page, ...]:
    """The pages of a letter: at least one.

    How it ends is worked out for LibreOffice, as in the file, whatever `breaking` is shown.
    """
    head = masthead(letter)
    flow = Flow(head.bottom - TOP)
    blocks = blocks_of(page_ending.elements(letter), breaking)
    pages: list[list[Line]] = [[]]
    for block, stand in zip(blocks, flow.place(blocks), strict=True):
        while stand.last >= len(pages):
            pages.append([])
        for line in block.lines:
            page, row = stand.of(line.row)
            pages[page].append(line.at(row))
    if foot := imprint_lines(letter, breaking):
        offset = flow.foot(foot[-1].row)
        if flow.page >= len(pages):
            pages.append([])
        pages[-1] += [line.at(offset + line.row) for line in foot]
    is_letter = letter.format is LetterFormat.LETTER
    return tuple(
        Page(
            tuple(lines),
            0 if is_letter and at == 1 else at,
            flow.shift if at == 1 else 0.0,
            head if at == 1 else None,
            (letter.resolution_class or "") if at == 1 else "",
            letter.format,
            breaking,
        )
        for at, lines in enumerate(pages, 1)
    )
