"""A letter on A4 pages, as near to the exported file as the screen's fonts allow.

Points of 1/72 inch throughout, and 22 lines of 28 characters a page (GB/T 9704-2012). What stands
on the pages is worked out in `domain.composition`, for this and for the exported file alike.
"""

import functools
from dataclasses import dataclass, field
from itertools import chain

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from replydesk.domain.composition import Element, Role, body, imprint, tail
from replydesk.domain.draft import Place
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.masthead import Masthead, masthead
from replydesk.gui import fonts

PAGE = (595.3, 841.9)
LINES = 22
PITCH = 28.95
LEFT, TOP, WIDTH = 79.4, 104.9, 442.2
BOTTOM = TOP + LINES * PITCH
EM = WIDTH / 28
_STEP = -0.3  # what fits 28 characters into the type area
_SLACK = 1.0  # screen fonts are a little wider here and there
_TWIP = 20.0  # in a point

_FONTS = {
    Role.TITLE: (fonts.TITLE, 22),
    Role.HEADING_1: (fonts.HEADING, 16),
    Role.HEADING_2: (fonts.KAI, 16),
    Role.COPIES_TO: (fonts.BODY, 14),
    Role.PRINTED: (fonts.BODY, 14),
}
_BODY_FONT = (fonts.BODY, 16)
_INDENTED = frozenset(
    {
        Role.HEADING_1,
        Role.HEADING_2,
        Role.HEADING_3,
        Role.HEADING_4,
        Role.BODY,
        Role.POINT,
        Role.CLOSING,
        Role.NOTE,
    }
)
_WITH_NEXT = frozenset({Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4})
_AT_RIGHT = frozenset({Role.ISSUING_BODY, Role.DATED})
_FOOT = frozenset({Role.COPIES_TO, Role.PRINTED})


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a laid out paragraph and where its upper left corner is on the page."""

    layout: QTextLayout
    number: int
    at: QPointF


@dataclass(slots=True)
class Page:
    """The lines of a page."""

    lines: list[PlacedLine] = field(default_factory=list)


@dataclass(slots=True)
class Pages:
    """A letter's pages and head, and on which page and at what height each place begins."""

    pages: list[Page]
    head: Masthead
    anchors: dict[Place, tuple[int, float]]


def lay_out(letter: ReplyLetter) -> Pages:
    """The pages of a letter."""
    head = masthead(letter)
    setter = _Setter(head.bottom / _TWIP)
    for element in chain(body(letter), tail(letter)):
        setter.put(element)
    setter.foot(list(imprint(letter)))
    return Pages(setter.pages, head, setter.anchors)


class _Setter:
    def __init__(self, top: float) -> None:
        self.pages = [Page()]
        self.anchors: dict[Place, tuple[int, float]] = {}
        self._y = top

    def put(self, element: Element) -> None:
        """Set a paragraph below what is there, going on to the next page where it must."""
        layouts = _layouts(element)
        self._y += element.before * PITCH
        if element.role is Role.TITLE:
            self._y += 2 * PITCH
        needed = sum(layout.lineCount() for layout in layouts)
        if element.role in _WITH_NEXT and self._y + (needed + 1) * PITCH > BOTTOM + 1:
            self._turn()
        if self._y + PITCH > BOTTOM + 1:
            self._turn()
        self.anchors.setdefault(element.where.place, (len(self.pages) - 1, self._y))
        first = True
        for layout in layouts:
            for number in range(layout.lineCount()):
                if self._y + PITCH > BOTTOM + 1:
                    self._turn()
                self._place(element, layout, number, first)
                first = False
        if element.role is Role.TITLE:
            self._y += PITCH

    def foot(self, elements: list[Element]) -> None:
        """Set paragraphs at the foot of the last page."""
        needed = sum(layout.lineCount() for e in elements for layout in _layouts(e)) * PITCH
        if not needed:
            return
        if self._y + needed > BOTTOM + 1:
            self._turn()
        self._y = BOTTOM - needed
        for element in elements:
            self.put(element)

    def _turn(self) -> None:
        self.pages.append(Page())
        self._y = TOP

    def _place(self, element: Element, layout: QTextLayout, number: int, first: bool) -> None:
        line = layout.lineAt(number)
        first_inset, inset = _insets(element)
        x = LEFT + (first_inset if first else inset) * EM
        if element.role is Role.TITLE:
            x = LEFT + (WIDTH - line.naturalTextWidth()) / 2
        elif element.role in _AT_RIGHT:
            x = LEFT + WIDTH - line.naturalTextWidth() - element.right * EM
        y = self._y + (PITCH - line.height()) / 2
        self.pages[-1].lines.append(PlacedLine(layout, number, QPointF(x, y)))
        self._y += PITCH


def _insets(element: Element) -> tuple[float, float]:
    """How far the first line and the others are moved in, in characters."""
    if element.role is Role.ATTACHMENT:
        return element.left - element.hanging, element.left
    if element.role in _FOOT:
        return 1.0, 4.0
    return (2.0 if element.role in _INDENTED else 0.0), 0.0


def _layouts(element: Element) -> list[QTextLayout]:
    text = (element.sign + element.text).replace("\t", "　　")
    first, inset = _insets(element)
    pieces = text.split("\n")
    return [_laid_out(piece, element.role, first, inset) for piece in pieces]


def page_font(role: Role) -> QFont:
    """The font of a paragraph, a pixel to a point."""
    families, size = _FONTS.get(role, _BODY_FONT)
    made = fonts.font(size, families=families)
    if role is not Role.TITLE:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _STEP)
    return made


@functools.lru_cache(maxsize=2048)
def _laid_out(text: str, role: Role, first: float, inset: float) -> QTextLayout:
    layout = QTextLayout(text, page_font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    room = WIDTH + _SLACK - first * EM
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, 0))
        room = WIDTH + _SLACK - inset * EM
    layout.endLayout()
    return layout
