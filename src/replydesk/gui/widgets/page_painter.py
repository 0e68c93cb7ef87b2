"""Paints a page of a letter, without the paper, in points of 1/72 inch from its upper left."""

import functools
import re
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from replydesk.domain.composition import Role
from replydesk.domain.finding import Where
from replydesk.domain.letter import LetterFormat
from replydesk.domain.line_breaks import text_width
from replydesk.domain.masthead import EMU_A_TWIP, NUMBER_LINE, TOP
from replydesk.domain.pages import ROW, ROWS, TRACKING, WIDTH, Line, Page
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
_DOCUMENT_BORDER = 12.5  # from 发文字号 to the lower edge of the red rule
_WESTERN = re.compile(r"[ -~]+|[^ -~]+")

_WESTERN_FAMILIES = ("Times New Roman", "Liberation Serif", "Nimbus Roman", "Times")
_SONG = ("SimSun", "宋体", "STSong", "Noto Serif CJK SC")
_OWN_DIGITS = frozenset((Role.TITLE, Role.HEADING_1, Role.HEADING_2))
_FAMILIES = {
    Role.TITLE: fonts.TITLE,
    Role.HEADING_1: fonts.HEADING,
    Role.HEADING_2: fonts.KAI,
}
_SIZES = {Role.TITLE: 22, Role.COPIES_TO: _SMALL, Role.PRINTED: _SMALL}


def ink_of(page: Page, width: int, ratio: float) -> QPixmap:
    """What is printed on a page, on a clear ground `width` logical pixels wide."""
    scale = width / PAGE[0]
    made = QPixmap(round(width * ratio), round(PAGE[1] * scale * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    paint_page(painter, page)
    painter.end()
    return made


def paint_page(painter: QPainter, page: Page) -> None:
    """Paint text, red head, imprint rules and page number."""
    if page.head is not None:
        _paint_head(painter, page)
    painter.setPen(_INK)
    for line in page.lines:
        middle = row_top(page, line.row) + ROW_HEIGHT / 2
        _paint_line(painter, line, middle)
    if page.letter_format is LetterFormat.DOCUMENT:
        _paint_imprint_rules(painter, page)
    if page.number:
        words = f"— {page.number} —"
        font = _font(_SONG, _SMALL)
        width = QFontMetricsF(font).horizontalAdvance(words)
        x = LEFT + AREA_WIDTH - _SMALL - width if page.number % 2 else LEFT + _SMALL
        _put(painter, font, words, x, _NUMBER_MIDDLE)


def row_top(page: Page, row: int) -> float:
    """The upper edge of a row, in points from the top of the page."""
    return AREA_TOP + (row - 1 + page.shift) * ROW_HEIGHT


def _paint_line(painter: QPainter, line: Line, middle: float) -> None:
    """Set a line to the width that was worked out for it, whatever fonts are installed."""
    size = _SIZES.get(line.role, 16)
    own = _font(_FAMILIES.get(line.role, fonts.BODY), size)
    western = own if line.role in _OWN_DIGITS else _font(_WESTERN_FAMILIES, size)
    runs = [(run, western if run.isascii() else own) for run in _WESTERN.findall(line.text)]
    widths = [
        _advance(run, line.role) if run.isascii() else float(size * len(run)) for run, _ in runs
    ]
    gaps = [0.0, *(_gap(a, b) * size for (a, _), (b, _) in pairwise(runs))]
    spread = line.width * 16 - sum(widths) - sum(gaps)
    space = spread / max(1, len(line.text) - 1)
    x = LEFT + line.x * 16
    for (run, font), width, gap in zip(runs, widths, gaps, strict=False):
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, space)
        _put(painter, font, run, x + gap, middle)
        x += gap + width + space * len(run)


def _gap(run: str, following: str) -> float:
    """The white between Chinese characters and digits, as a share of the size."""
    return 0.2 if run[-1].isalnum() and following[0].isalnum() else 0.0


def _put(painter: QPainter, font: QFont, text: str, x: float, middle: float) -> None:
    painter.setFont(font)
    painter.drawText(QPointF(x, middle + _ASCENT * font.pixelSize()), text)


def _font(families: tuple[str, ...], size: int) -> QFont:
    return QFont(_made_font(families, size))


@functools.lru_cache(maxsize=32)
def _made_font(families: tuple[str, ...], size: int) -> QFont:
    return fonts.font(size, families=families)


@functools.lru_cache(maxsize=4096)
def _advance(run: str, role: Role) -> float:
    size = _SIZES.get(role, 16)
    families = _FAMILIES.get(role, fonts.BODY) if role in _OWN_DIGITS else _WESTERN_FAMILIES
    return QFontMetricsF(_made_font(families, size)).horizontalAdvance(run)


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
    if head.number:
        bottom = head.bottom / 20 - (0 if is_letter else _DOCUMENT_BORDER)
        length = text_width(head.number, TRACKING)
        place = (WIDTH - length) / (1 if is_letter else 2)
        line = Line(Role.BODY, head.number, place, length, 1, Where(field="document_number"))
        _paint_line(painter, line, bottom - NUMBER_LINE / 40)
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
