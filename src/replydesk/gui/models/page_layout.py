"""A letter on A4 pages, as near to the exported file as the screen's fonts allow.

Points of 1/72 inch throughout. 22 lines of 28 characters a page (GB/T 9704-2012); the exported
file decides, this shows where one is.
"""

import functools
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from replydesk.domain.draft import ENDING, OPENING, Place
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.outline import han_number
from replydesk.gui import fonts

PAGE = (595.3, 841.9)
LINES = 22
PITCH = 28.95
LEFT, TOP, WIDTH = 79.4, 104.9, 442.2
EM = WIDTH / 28
_STEP = -0.3  # what fits 28 characters into the type area


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A line of a laid out paragraph and where its upper left corner is on the page."""

    layout: QTextLayout
    number: int
    at: QPointF


@dataclass(slots=True)
class Page:
    """A page: its lines, and what the letter begins with on the first one."""

    lines: list[PlacedLine] = field(default_factory=list)
    masthead: str = ""
    document_number: str = ""


@dataclass(slots=True)
class Pages:
    """A letter's pages, and on which page and at what height each place begins."""

    pages: list[Page]
    anchors: dict[Place, tuple[int, float]]


_FONTS = {
    "title": (fonts.TITLE, 22),
    "body": (fonts.BODY, 16),
    "part": (fonts.HEADING, 16),
    "section": (fonts.KAI, 16),
}


def lay_out(letter: ReplyLetter) -> Pages:
    """The pages of a letter."""
    writer = _Writer(letter)
    writer.head()
    writer.parts()
    writer.end()
    return Pages(writer.pages, writer.anchors)


class _Writer:
    def __init__(self, letter: ReplyLetter) -> None:
        self._letter = letter
        self._document = letter.format is LetterFormat.DOCUMENT
        body = letter.signature.issuing_body or ""
        first = Page(masthead=body, document_number=letter.document_number or "")
        self.pages = [first]
        self.anchors: dict[Place, tuple[int, float]] = {}
        self._row = 8 if self._document else 2

    def head(self) -> None:
        """Title, salutation, opening."""
        self._anchor(OPENING)
        if self._letter.title:
            self._put(self._letter.title, "title", align="center")
            self._row += 1
        if self._letter.salutation:
            self._put(self._letter.salutation, "body")
        for text in self._letter.opening:
            self._put(text, "body", indent=2)

    def parts(self) -> None:
        """Every part with its sections."""
        for i, (number, part) in enumerate(self._letter.numbered_parts()):
            if part.heading is not None:
                self._put(f"{han_number(number)}、{part.heading}", "part", indent=2)
            for j, section in enumerate(part.sections):
                if section.is_empty:
                    self._anchor(Place(i, j))
                    continue
                self._anchor(Place(i, j))
                if section.heading:
                    heading = f"（{han_number(j + 1)}）{section.heading}"
                    self._put(heading, "section", indent=2)
                for sign, paragraph in section.labelled():
                    self._put(sign + paragraph.text, "body", indent=2)

    def end(self) -> None:
        """Closing, attachments, signature, note."""
        letter = self._letter
        self._anchor(ENDING)
        for text in letter.closing:
            self._put(text, "body", indent=2)
        if letter.attachments:
            self._row += 1
            single = len(letter.attachments) == 1
            for number, text in enumerate(letter.attachments, 1):
                lead = "附件：" if number == 1 else "　　　"
                sign = "" if single else f"{number}."
                self._put(lead + sign + text, "body", indent=2, hang=5 + _width(sign))
        signature = letter.signature
        day = signature.dated
        dated = f"{day.year}年{day.month}月{day.day}日" if day else ""
        if signature.issuing_body or dated:
            self._row += 2 if signature.sealed else 1
            self._sign(signature.issuing_body or "", dated)
        if letter.contact_person or letter.contact_phone:
            words = f"（联系人：{letter.contact_person or ''}，电话：{letter.contact_phone or ''}）"
            self._put(words, "body", indent=2)

    def _sign(self, body: str, dated: str) -> None:
        date_width = _width(dated) if dated else 0.0
        right = 4.0  # a date under a seal stands four characters from the right
        center = right + date_width / 2
        if body:
            self._put(body, "body", align="right", right=max(0.0, center - _width(body) / 2))
        if dated:
            self._put(dated, "body", align="right", right=right)

    def _anchor(self, place: Place) -> None:
        page = len(self.pages) - 1
        self.anchors[place] = (page, TOP + min(self._row, LINES - 1) * PITCH)

    def _put(
        self,
        text: str,
        role: str,
        *,
        indent: int = 0,
        hang: float = 0.0,
        align: str = "left",
        right: float = 0.0,
    ) -> None:
        layout = _laid_out(text, role, indent, hang)
        for number in range(layout.lineCount()):
            if self._row >= LINES:
                self.pages.append(Page())
                self._row = 0
            line = layout.lineAt(number)
            x = LEFT + (indent if number == 0 else hang) * EM
            if align == "center":
                x = LEFT + (WIDTH - line.naturalTextWidth()) / 2
            elif align == "right":
                x = LEFT + WIDTH - line.naturalTextWidth() - right * EM
            y = TOP + self._row * PITCH + (PITCH - line.height()) / 2
            self.pages[-1].lines.append(PlacedLine(layout, number, QPointF(x, y)))
            self._row += 1


def _width(text: str) -> float:
    """The width of a text in characters: half for ASCII."""
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def page_font(role: str) -> QFont:
    """The font of a title, body, part or section line, a pixel to a point."""
    families, size = _FONTS[role]
    made = fonts.font(size, families=families)
    if role != "title":
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _STEP)
    return made


@functools.lru_cache(maxsize=2048)
def _laid_out(text: str, role: str, indent: float, hang: float) -> QTextLayout:
    layout = QTextLayout(text, page_font(role))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    room = WIDTH + 1
    if role == "title":
        room = _even_width(text, role)
    layout.beginLayout()
    inset = indent
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room - inset * EM)
        line.setPosition(QPointF(0, 0))
        inset = hang
    layout.endLayout()
    return layout


def _even_width(text: str, role: str) -> float:
    """The width at which a title's lines come out about equally long."""
    metrics = QFontMetricsF(page_font(role))
    whole = metrics.horizontalAdvance(text)
    lines = -(-whole // WIDTH)
    return WIDTH + 1 if lines <= 1 else min(WIDTH + 1, whole / lines + _FONTS[role][1])
