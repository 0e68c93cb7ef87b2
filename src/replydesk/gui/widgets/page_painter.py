"""Paints a page of a letter, without the paper, in points of 1/72 inch from its upper left."""

import functools
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from replydesk.domain.composition import Role
from replydesk.domain.letter import LetterFormat
from replydesk.domain.masthead import EMU_A_TWIP, TOP
from replydesk.domain.pages import ROW, ROWS, WIDTH, Breaking, Line, Page
from replydesk.gui import fonts

PAGE = (595.3, 841.9)  # A4
LEFT = 79.4
AREA_TOP, AREA_WIDTH, ROW_HEIGHT = TOP / 20, WIDTH * 16, ROW / 20
_MM = 72 / 25.4
_EMU = 1 / (EMU_A_TWIP * 20)
_INK = QColor("#000000")
_RED = QColor("#ff0000")
_ASCENT = 0.38  # of the size: from the middle of a Chinese character down to the baseline
_CLASS_TOP, _CLASS_LINE = 56.7, 20.0
_NUMBER_MIDDLE = 762.5  # the page number's dashes stand 7 mm below the type area
_SMALL = 14
_WESTERN = re.compile(r"[ -~]+|[^ -~]+")

_OWN_DIGITS = frozenset((Role.TITLE, Role.HEADING_1, Role.HEADING_2))
_FAMILIES = {
    Role.TITLE: fonts.TITLE,
    Role.HEADING_1: fonts.HEADING,
    Role.HEADING_2: fonts.KAI,
}
_SIZES = {Role.TITLE: 22, Role.COPIES_TO: _SMALL, Role.PRINTED: _SMALL}


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint text, red head, imprint rules and page number."""
    for _ in paint_steps(painter, page):
        pass


def paint_steps(painter: QPainter, page: Page) -> Iterator[None]:
    """Paint a page in steps of a line each, for a window that must not stand still meanwhile."""
    if page.head is not None:
        _paint_head(painter, page)
        yield
    painter.setPen(_INK)
    for line in page.lines:
        _paint_line(painter, line, row_top(page, line.row) + ROW_HEIGHT / 2, page.breaking)
        yield
    if page.letter_format is LetterFormat.DOCUMENT:
        _paint_imprint_rules(painter, page)
    if page.number:
        words = f"— {page.number} —"
        font = _font(fonts.SONG, _SMALL)
        width = QFontMetricsF(font).horizontalAdvance(words)
        x = LEFT + AREA_WIDTH - _SMALL - width if page.number % 2 else LEFT + _SMALL
        _put(painter, font, words, x, _NUMBER_MIDDLE)


def row_top(page: Page, row: int) -> float:
    """The upper edge of a row, in points from the top of the page."""
    return AREA_TOP + (row - 1 + page.shift) * ROW_HEIGHT


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of one script on a line: where they begin, and how far they are set apart."""

    text: str
    font: QFont
    x: float
    width: float
    space: float


def _runs(line: Line, breaking: Breaking) -> list[_Run]:
    """A line set to the width that was worked out for it, whatever fonts are installed."""
    size = _SIZES.get(line.role, 16)
    own = _font(_FAMILIES.get(line.role, fonts.BODY), size)
    western = own if line.role in _OWN_DIGITS else _font(fonts.WESTERN, size)
    texts = _WESTERN.findall(line.text)
    widths = [_advance(run, line.role) if run.isascii() else size * len(run) for run in texts]
    gaps = [0.0, *(_gap(*both, breaking) * size for both in pairwise(texts))]
    spread = line.width * 16 - sum(widths) - sum(gaps)
    space = spread / max(1, len(line.text) - 1)
    x = LEFT + line.x * 16
    found = []
    for text, width, gap in zip(texts, widths, gaps, strict=False):
        x += gap
        whole = width + space * len(text)
        found.append(_Run(text, western if text.isascii() else own, x, whole, space))
        x += whole
    return found


def place_at(line: Line, x: float, breaking: Breaking) -> int:
    """The position, in the text that `line.where` names, nearest to a distance from the left."""
    before = 0
    runs = _runs(line, breaking)
    for run in runs:
        if x < run.x + run.width or run is runs[-1]:
            share = (x - run.x) / run.width if run.width else 0.0
            before += round(max(0.0, min(1.0, share)) * len(run.text))
            break
        before += len(run.text)
    return (line.where.start or 0) + max(0, before - line.sign)


def _paint_line(painter: QPainter, line: Line, middle: float, breaking: Breaking) -> None:
    on_screen = isinstance(painter.device(), QImage)
    for run in _runs(line, breaking):
        if on_screen:
            run.font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, run.space)
            _put(painter, run.font, run.text, run.x, middle)
            continue
        # Qt makes the spacing wider on a device with smaller dots: each character has its place.
        x = run.x
        size = run.font.pixelSize()
        for char in run.text:
            _put(painter, run.font, char, x, middle)
            x += run.space + (_advance(char, line.role) if char.isascii() else size)


def _gap(run: str, following: str, breaking: Breaking) -> float:
    """The white between Chinese characters and digits, as a share of the size."""
    if breaking is Breaking.WORD:
        return 0.0
    return 0.2 if run[-1].isalnum() and following[0].isalnum() else 0.0


def _put(painter: QPainter, font: QFont, text: str, x: float, middle: float) -> None:
    painter.setFont(font)
    painter.drawText(QPointF(x, middle + _ASCENT * font.pixelSize()), text)


def _font(families: tuple[str, ...], size: int) -> QFont:
    return QFont(_made_font(families, size, threading.get_ident()))


@functools.lru_cache(maxsize=64)
def _made_font(families: tuple[str, ...], size: int, _thread: int) -> QFont:
    # A PDF is painted beside the window's thread, and copies of a font share what they cache.
    return fonts.font(size, families=families)


@functools.lru_cache(maxsize=4096)
def _advance(run: str, role: Role) -> float:
    size = _SIZES.get(role, 16)
    families = _FAMILIES.get(role, fonts.BODY) if role in _OWN_DIGITS else fonts.WESTERN
    return QFontMetricsF(_font(families, size)).horizontalAdvance(run)


def _paint_head(painter: QPainter, page: Page) -> None:
    head = page.head
    assert head is not None
    is_letter = page.letter_format is LetterFormat.LETTER
    painter.setPen(_RED)
    font = _font(fonts.TITLE, max(1, round(head.size)))
    for at, words in enumerate(head.lines):
        x = (PAGE[0] - QFontMetricsF(font).horizontalAdvance(words)) / 2
        _put(painter, font, words, x, (head.mark_top + head.line * (at + 0.5)) / 20)
    x, width = (20 * _MM, 170 * _MM) if is_letter else (LEFT, AREA_WIDTH)
    for top, height in head.rules:
        painter.fillRect(QRectF(x, top * _EMU, width, height * _EMU), _RED)
    painter.setPen(_INK)
    for black in head.words:
        _paint_line(painter, black.line, black.middle / 20, page.breaking)
    if page.resolution_class:
        words = f"类别：{page.resolution_class}"
        heading = _font(fonts.HEADING, 16)
        x = LEFT + AREA_WIDTH - QFontMetricsF(heading).horizontalAdvance(words)
        _put(painter, heading, words, x, _CLASS_TOP + _CLASS_LINE / 2)


def _paint_imprint_rules(painter: QPainter, page: Page) -> None:
    """版记 stands between rules of 0.35 mm, with one of 0.25 mm between its parts."""
    copies = [line.row for line in page.lines if line.role is Role.COPIES_TO]
    if not copies:
        return
    printed = any(line.role is Role.PRINTED for line in page.lines)
    for row, height in (
        (copies[0], 0.35),
        (copies[-1] + 1, 0.25 if printed else 0.35),
        (ROWS + 1, 0.35),
    ):
        area = QRectF(LEFT, row_top(page, row), AREA_WIDTH, height * _MM)
        painter.fillRect(area, _INK)
