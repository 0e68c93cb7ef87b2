"""Paragraphs down the pages: which page and row each comes to stand on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from replydesk.domain.page_rows import ROW, ROWS, Block

_AREA = 12756  # twips: the height of the type area


class Stand(NamedTuple):
    """Where a paragraph stands: page (from 0) and row (from 1) of its first line, the page of its
    last one, and how many rows its first page has."""

    page: int
    row: int
    last: int
    rows: int

    def of(self, line: int) -> tuple[int, int]:
        """Page and row of one of its lines (from 1)."""
        row = self.row + line - 1
        if row <= self.rows:
            return self.page, row
        pages, row = divmod(row - self.rows - 1, ROWS)
        return self.page + 1 + pages, row + 1


class Flow:
    """Pages while they are filled from the top; a head of so many twips stands on the first.

    `lines` is how many lines each page has so far.
    """

    def __init__(self, head: int) -> None:
        rows, rest = divmod(head, ROW)
        self.shift = rest / ROW
        self.lines = [0]
        self._row = rows  # rows used on this page
        self._rows = (_AREA - rest) // ROW  # a head takes up part of a row

    @property
    def page(self) -> int:
        """The page that is being filled, from 0."""
        return len(self.lines) - 1

    def place(self, blocks: Sequence[Block]) -> Iterator[Stand]:
        """Where each of these paragraphs stands, one below the other.

        Those that are kept go with the first line of the next.
        """
        at = 0
        while at < len(blocks):
            end, needed = at, 0
            while blocks[end].kept and end + 1 < len(blocks):
                needed += blocks[end].before + blocks[end].rows + blocks[end].after
                end += 1
            needed += blocks[end].before + 1
            if end > at and self._rows - self._row < needed <= ROWS:
                self._turn()
            for block in blocks[at : end + 1]:
                yield self._put(block)
            at = end + 1

    def _put(self, block: Block) -> Stand:
        self._row += block.before
        if self._row >= self._rows:
            self._turn()
        page, row, rows = self.page, self._row + 1, self._rows
        left = block.rows
        while left > (free := self._rows - self._row):
            left -= free
            self.lines[-1] += free
            self._turn()
        self.lines[-1] += left
        self._row += left + block.after
        return Stand(page, row, self.page, rows)

    def foot(self, rows: int) -> int:
        """The row above so many last rows of the page, a new page where they find no room."""
        if self._row + rows > self._rows:
            self._turn()
        return self._rows - rows

    def _turn(self) -> None:
        self.lines.append(0)
        self._row, self._rows = 0, ROWS
