"""The letter on paper beside the editor, following what is written."""

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from replydesk.domain.draft import OPENING, Place
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.masthead import Masthead
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.models.page_layout import (
    BOTTOM,
    LEFT,
    PAGE,
    WIDTH,
    Page,
    Pages,
    lay_out,
)

PAUSE_MS = 250
_GAP = 16
_INK = QColor("#000000")
_RED = QColor("#d20000")
_MM = 72 / 25.4
_TWIP = 20.0  # in a point
_EMU = 12700.0  # in a point


class PreviewPanel(QFrame):
    """The pages with a line above them saying how many there are."""

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
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.refresh)

    def follow(self, session: DraftSession) -> None:
        """Show the letter of this session from now on."""
        self._session = session
        session.edited.connect(self._wait.start)
        self.refresh()

    def show_place(self, place: Place) -> None:
        """Bring a place of the letter into view."""
        self._place = place
        self.refresh()
        self.pages.show_place(place)

    def refresh(self) -> None:
        """Lay the letter out anew; nothing while the panel is hidden."""
        self._wait.stop()
        if self._session is not None and self.isVisible():
            self.pages.show_pages(lay_out(self._session.letter))
            words = self.tr("A4 · 共 {0} 页 · 以导出文件为准")
            self.count.setText(words.format(self.pages.page_count))

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_place(self._place)


class PagePreview(QAbstractScrollArea):
    """Paints pages one below the other, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.setAccessibleName(self.tr("版式预览"))
        self._pages = lay_out(ReplyLetter())

    @property
    def page_count(self) -> int:
        """How many pages the letter has."""
        return len(self._pages.pages)

    def show_pages(self, pages: Pages) -> None:
        """Show other pages; what is in view stays in view."""
        self._pages = pages
        self._fit()
        self.viewport().update()

    def show_place(self, place: Place) -> None:
        """Scroll to where a place begins, unless it is in view."""
        if place not in self._pages.anchors:
            return
        page, height = self._pages.anchors[place]
        top = page * self._step() + _GAP / 2 + height * self._scale()
        bar = self.verticalScrollBar()
        if not bar.value() <= top <= bar.value() + self.viewport().height() * 0.7:
            bar.setValue(round(top - self.viewport().height() * 0.25))

    def _scale(self) -> float:
        return max(0.1, (self.viewport().width() - 2 * _GAP) / PAGE[0])

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
        self._fit()

    @guarded
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
        )
        painter.fillRect(self.viewport().rect(), theme.current().color("window"))
        scale, step = self._scale(), self._step()
        scrolled = self.verticalScrollBar().value()
        for number, page in enumerate(self._pages.pages):
            top = _GAP / 2 + number * step - scrolled
            if top + step < 0 or top > self.viewport().height():
                continue
            painter.save()
            painter.translate(_GAP, top)
            painter.scale(scale, scale)
            self._paint_page(painter, page, number)
            painter.restore()
        painter.end()

    def _paint_page(self, painter: QPainter, page: Page, number: int) -> None:
        sheet = QRectF(0, 0, *PAGE)
        painter.setPen(QPen(theme.current().color("edge"), 0.8))
        painter.setBrush(QColor("#ffffff"))
        painter.drawRect(sheet)
        if number == 0:
            self._paint_head(painter, self._pages.head)
        painter.setPen(_INK)
        for line in page.lines:
            found = line.layout.lineAt(line.number)
            found.draw(painter, line.at)
        if number:
            self._paint_number(painter, number + 1)

    def _paint_head(self, painter: QPainter, head: Masthead) -> None:
        painter.setPen(_RED)
        y = head.mark_top / _TWIP
        for line in head.lines:
            painter.setFont(fonts.font(max(1, round(head.size)), families=fonts.TITLE))
            area = QRectF(0, y, PAGE[0], head.line / _TWIP)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, line)
            y += head.line / _TWIP
        for top, thick in head.rules:
            wide = 0.0 if self._is_letter(head) else LEFT - 20 * _MM
            left = 20 * _MM + wide
            right = PAGE[0] - left if not wide else LEFT + WIDTH
            painter.fillRect(QRectF(left, top / _EMU, right - left, thick / _EMU), _RED)
        if head.number:
            painter.setPen(_INK)
            painter.setFont(fonts.font(16, families=fonts.BODY))
            bottom = (head.bottom if self._is_letter(head) else head.bottom - 250) / _TWIP
            area = QRectF(LEFT, bottom - 22, WIDTH, 20)
            side = Qt.AlignmentFlag.AlignRight
            if not self._is_letter(head):
                side = Qt.AlignmentFlag.AlignHCenter
            painter.drawText(area, side, head.number)

    def _is_letter(self, head: Masthead) -> bool:
        return len(head.rules) > 1

    def _paint_number(self, painter: QPainter, number: int) -> None:
        painter.setPen(_INK)
        painter.setFont(fonts.font(14, families=fonts.BODY))
        area = QRectF(LEFT + 14, BOTTOM + 14, WIDTH - 28, 20)
        side = Qt.AlignmentFlag.AlignRight if number % 2 else Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, side, f"— {number} —")
