"""The letter on paper beside the editor, following what is written."""

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from replydesk.domain.draft import ENDING, OPENING, Place
from replydesk.domain.finding import Where
from replydesk.domain.pages import Line, Page, lay_out
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.models.section_text import blocks_of
from replydesk.gui.widgets.page_painter import (
    AREA_WIDTH,
    LEFT,
    PAGE,
    ROW_HEIGHT,
    ink_of,
    row_top,
)
from replydesk.gui.widgets.point_editor import PointEditor

PAUSE_MS = 150
_GLIDE_MS = 160
_GAP = 16
_WIDEST = 820
_PAPER = QColor("#ffffff")
_SHADOW = ((4, 10), (3, 14), (2, 18), (1, 26))  # how far out, and how dark


class PreviewPanel(QFrame):
    """The pages with a line above them saying how many there are."""

    pages_known = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("版式预览"))
        title.setProperty("role", "section")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.pages = PagePreview()
        head = QHBoxLayout()
        head.setContentsMargins(18, 14, 18, 0)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        self._session: DraftSession | None = None
        self._place = OPENING
        self._editor: PointEditor | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.refresh)

    def watch(self, editor: PointEditor) -> None:
        """Mark the point that the caret of this editor is in."""
        self._editor = editor
        editor.cursorPositionChanged.connect(self._follow_caret)

    def follow(self, session: DraftSession) -> None:
        """Show the letter of this session from now on."""
        self._session = session
        self._place = session.place
        session.edited.connect(self._wait.start)
        self.refresh()

    def show_place(self, place: Place) -> None:
        """Bring a place of the letter into view."""
        self._place = place
        self.refresh()

    def refresh(self) -> None:
        """Lay the letter out anew."""
        self._wait.stop()
        if self._session is None:
            return
        pages = lay_out(self._session.letter)
        self.count.setText(self.tr("A4 · 共 {0} 页 · 随编辑更新").format(len(pages)))
        self.pages_known.emit(len(pages))
        self.pages.show_pages(pages)
        self._follow_caret()

    def _follow_caret(self) -> None:
        # While changes wait to be laid out, the lines shown are those of the text before them.
        if self._session is not None and not self._wait.isActive() and self.isVisible():
            self.pages.mark(self._where())

    def _where(self) -> tuple[Where, ...]:
        """What to mark: the point under the caret, else the nearest thing that is on the pages."""
        place, editor = self._place, self._editor
        if place == OPENING:
            return Where(paragraph=0, field="opening"), Where(field="title")
        if place == ENDING:
            return Where(paragraph=0, field="closing"), Where(field="issuing_body")
        headings = Where(*_ids(place), field="heading"), Where(place.part, field="heading")
        session = self._session
        if editor is None or session is None or editor.section is not session.section_at(place):
            return headings
        caret = editor.textCursor().blockNumber()
        before = [b for b in blocks_of(editor.document()) if b.blockNumber() < caret]
        point = sum(bool(block.text().strip()) for block in before)
        here = [Where(*_ids(place), k, field="text") for k in (point, point - 1) if k >= 0]
        return (*here, *headings)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _ids(place: Place) -> tuple[int, int]:
    return place.part, place.section


class PagePreview(QAbstractScrollArea):
    """Pages one below the other, as wide as there is room.

    What is printed on a page is kept as a picture until the page changes; only pages in view are
    ever painted.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.setAccessibleName(self.tr("版式预览"))
        self._pages: tuple[Page, ...] = ()
        self._inks: dict[int, QPixmap] = {}
        self._marked: list[tuple[int, Line]] = []
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._slide)

    @property
    def page_count(self) -> int:
        """How many pages the letter has."""
        return len(self._pages)

    @property
    def marked(self) -> list[Line]:
        """The lines that are marked."""
        return [line for _, line in self._marked]

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show other pages; what is in view stays in view."""
        same = {
            at for at, (old, new) in enumerate(zip(self._pages, pages, strict=False)) if old == new
        }
        self._inks = {at: ink for at, ink in self._inks.items() if at in same}
        self._pages = pages
        self._marked = []
        self._fit()
        self.viewport().update()

    def mark(self, wanted: tuple[Where, ...]) -> None:
        """Mark the lines of the first of these places that has any, and bring them into view."""
        marked = next(filter(None, map(self._lines_at, wanted)), [])
        if marked != self._marked:
            self._marked = marked
            self.viewport().update()
            if marked:
                self._reveal(marked)

    def _lines_at(self, wanted: Where) -> list[tuple[int, Line]]:
        key = _key(wanted)
        return [
            (at, line)
            for at, page in enumerate(self._pages)
            for line in page.lines
            if _key(line.where) == key
        ]

    # ------------------------------------------------------------------ scrolling

    def _reveal(self, marked: list[tuple[int, Line]], *, gently: bool = True) -> None:
        top = self._y_of(*marked[0])
        bottom = self._y_of(*marked[-1]) + ROW_HEIGHT * self._scale()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        margin = height * 0.08
        if bar.value() + margin <= top and bottom <= bar.value() + height - margin:
            return
        target = max(0, min(bar.maximum(), round(top - height * 0.3)))
        self._glide.stop()
        if not gently:
            bar.setValue(target)
            return
        self._glide.setStartValue(bar.value())
        self._glide.setEndValue(target)
        self._glide.start()

    def _slide(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    def _y_of(self, at: int, line: Line) -> float:
        return _GAP / 2 + at * self._step() + row_top(self._pages[at], line.row) * self._scale()

    def _width(self) -> int:
        return max(120, min(_WIDEST, self.viewport().width() - 2 * _GAP))

    def _scale(self) -> float:
        return self._width() / PAGE[0]

    def _step(self) -> float:
        return PAGE[1] * self._scale() + _GAP

    def _fit(self) -> None:
        whole = round(self._step() * self.page_count + _GAP)
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._inks.clear()
            self._fit()
            if self._marked:
                self._reveal(self._marked, gently=False)
        else:
            self._fit()

    @guarded
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    # ------------------------------------------------------------------ painting

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme.current().color("window"))
        width, step = self._width(), self._step()
        left = (self.viewport().width() - width) // 2
        scrolled = self.verticalScrollBar().value()
        for at in range(self.page_count):
            top = round(_GAP / 2 + at * step) - scrolled
            if top + step < 0 or top > self.viewport().height():
                continue
            sheet = QRectF(left, top, width, PAGE[1] * self._scale())
            _paint_paper(painter, sheet)
            self._paint_mark(painter, at, sheet)
            painter.drawPixmap(left, top, self._ink(at))
        painter.end()

    def _ink(self, at: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        ink = self._inks.get(at)
        if ink is None or ink.devicePixelRatio() != ratio:
            ink = self._inks[at] = ink_of(self._pages[at], self._width(), ratio)
        return ink

    def _paint_mark(self, painter: QPainter, at: int, sheet: QRectF) -> None:
        rows = [line.row for page, line in self._marked if page == at]
        if not rows:
            return
        scale = self._scale()
        page = self._pages[at]
        top = sheet.top() + row_top(page, rows[0]) * scale
        bottom = sheet.top() + row_top(page, rows[-1] + 1) * scale
        area = QRectF(
            sheet.left() + (LEFT - 8) * scale, top, (AREA_WIDTH + 16) * scale, bottom - top
        )
        # The paper is white in both looks, so what is marked on it has the light one's colour.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.LIGHT.color("accent_soft"))
        painter.drawRoundedRect(area, 4, 4)


def _key(where: Where) -> tuple[int | None, int | None, int | None, str]:
    return where.part, where.section, where.paragraph, where.field


def _paint_paper(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for out, darkness in _SHADOW:
        painter.setBrush(QColor(0, 0, 0, darkness))
        painter.drawRoundedRect(sheet.adjusted(-out, -out + 2, out, out + 2), out, out)
    painter.fillRect(sheet, _PAPER)
