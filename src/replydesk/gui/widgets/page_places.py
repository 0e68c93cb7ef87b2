"""Which place of the letter stands at a spot of a page."""

from dataclasses import replace

from replydesk.domain.composition import Role
from replydesk.domain.finding import Where
from replydesk.domain.pages import WIDTH, Line, Page
from replydesk.gui.widgets.page_painter import LEFT, PAGE, ROW_HEIGHT, place_at, row_top

_HEAD_LINE = 20.0  # points: how near to the middle of a line of the head counts as on it
_CLASS_BOTTOM = 80.0
_NEAR = 24.0  # points from the type area where a click still means the line beside it


def where_at(page: Page, x: float, y: float) -> Where | None:
    """The place at a spot, in points from the page's upper left; None on empty paper.

    On a line of text the place has the position nearest to the spot, `end` being `start`.
    """
    return _in_head(page, x, y) or _on_a_line(page, x, y)


def _on_a_line(page: Page, x: float, y: float) -> Where | None:
    if not LEFT - _NEAR <= x <= LEFT + WIDTH * 16 + _NEAR:
        return None
    row = int((y - row_top(page, 1)) // ROW_HEIGHT) + 1
    here = [line for line in page.lines if line.row == row]
    if not here:
        return None
    line = max(here, key=lambda each: each.x * 16 + LEFT <= x)
    if (
        line.role in (Role.TITLE, Role.BODY, Role.POINT, Role.CLOSING)
        or line.where.start is not None
    ):
        position = _position(page, line, x)
        return line.where.span(position, position)
    return replace(line.where, start=None, end=None)


def _position(page: Page, line: Line, x: float) -> int:
    """A title's lines have no positions of their own: it is one text."""
    position = place_at(line, x, page.breaking)
    if line.role is Role.TITLE:
        position += sum(
            len(other.text)
            for other in page.lines
            if other.role is Role.TITLE and other.row < line.row
        )
    return position


def _in_head(page: Page, x: float, y: float) -> Where | None:
    head = page.head
    if head is None:
        return None
    right = LEFT + WIDTH * 16
    if page.resolution_class and y < _CLASS_BOTTOM and PAGE[0] / 2 < x <= right + _NEAR:
        return Where(field="resolution_class")
    for words in head.words:
        near = abs(y - words.middle / 20) <= _HEAD_LINE / 2
        if near and 0 <= x - LEFT - words.line.x * 16 <= words.line.width * 16:
            return words.line.where
    top = head.mark_top / 20
    if head.lines and top <= y <= top + head.line / 20 * len(head.lines):
        return Where(field="issuing_body")
    return None
