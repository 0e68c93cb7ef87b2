"""Pages of paper one below the other: zoomed, scrolled, clicked, with the caret's line marked."""

from PySide6.QtCore import QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from replydesk.domain.finding import Where
from replydesk.domain.pages import Line, Page
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.page_inks import PageInks
from replydesk.gui.widgets.page_painter import AREA_WIDTH, LEFT, ROW_HEIGHT, row_top
from replydesk.gui.widgets.page_places import where_at
from replydesk.gui.widgets.sheet_view import SheetView

_PAPER = QColor("#ffffff")
_SHADOW = ((4, 10), (3, 14), (2, 18), (1, 26))  # how far out, and how dark


class PageView(SheetView):
    """The pages of a letter. Only those in view are ever painted, and never all at once."""

    chosen = Signal(object)  # the Where that was clicked

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setMouseTracking(True)
        self._pages: tuple[Page, ...] = ()
        self._marked: list[tuple[int, Line]] = []
        self._caret: tuple[int, Line] | None = None
        self._inks = PageInks(self)
        self._inks.painted.connect(self._show_painted)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages that are shown."""
        return self._pages

    @property
    def marked(self) -> list[Line]:
        """The lines that are marked."""
        return [line for _, line in self._marked]

    @property
    def caret_line(self) -> Line | None:
        """The line that the caret is in, where it is on the pages."""
        return self._caret[1] if self._caret else None

    @property
    def is_painted(self) -> bool:
        """Whether all that is in view is painted as it is now."""
        return self._inks.is_done

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Show other pages; what is in view stays in view."""
        self._pages = pages
        self._marked, self._caret = [], None
        self._inks.show_pages(pages)
        self.set_count(len(pages))
        self.viewport().update()

    # ------------------------------------------------------------------ marking

    def mark(self, wanted: tuple[Where, ...]) -> None:
        """Mark the lines of the first of these places that has any, and bring them into view.

        Where that place has a position, the line that holds it is marked more, and that is it that
        is brought into view.
        """
        for where in wanted:
            if marked := self._lines_at(where):
                break
        else:
            marked, where = [], Where()
        caret = _line_with(marked, where.start)
        if (marked, caret) == (self._marked, self._caret):
            return
        self._marked, self._caret = marked, caret
        self.viewport().update()
        if marked:
            self._reveal([caret] if caret else marked)

    def _lines_at(self, wanted: Where) -> list[tuple[int, Line]]:
        key = _key(wanted)
        return [
            (at, line)
            for at, page in enumerate(self._pages)
            for line in page.lines
            if _key(line.where) == key
        ]

    def _reveal(self, marked: list[tuple[int, Line]], *, gently: bool = True) -> None:
        top = self._y_of(*marked[0])
        bottom = self._y_of(*marked[-1]) + ROW_HEIGHT * self._scale()
        bar, height = self.verticalScrollBar(), self.viewport().height()
        margin = height * 0.08
        gliding = self._glide.state() is QVariantAnimation.State.Running
        seen_from = self._glide.endValue() if gliding else bar.value()
        if seen_from + margin <= top and bottom <= seen_from + height - margin:
            return
        target = max(0, min(bar.maximum(), round(top - height * 0.3)))
        if gently and self.isVisible():
            self._glide_to(target)
        else:
            bar.setValue(target)

    def _y_of(self, at: int, line: Line) -> float:
        return self._top(at) + row_top(self._pages[at], line.row) * self._scale()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._marked:
            self._reveal([self._caret] if self._caret else self._marked, gently=False)

    # ------------------------------------------------------------------ mouse and keys

    def _where_at(self, spot: QPointF) -> Where | None:
        for at in self._in_view():
            sheet = self._sheet(at)
            if sheet.contains(spot):
                inside = (spot - sheet.topLeft()) / self._scale()
                return where_at(self._pages[at], inside.x(), inside.y())
        return None

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._where_at(event.position())
        shape = Qt.CursorShape.IBeamCursor if found else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and (
            found := self._where_at(event.position())
        ):
            self.chosen.emit(found)

    # ------------------------------------------------------------------ painting

    def _show_painted(self, at: int) -> None:
        self.viewport().update(self._sheet(at).toAlignedRect())

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.current().color("window"))
        in_view = self._in_view()
        self._inks.resize(self._width(), self.devicePixelRatioF())
        self._inks.want(in_view)
        for at in in_view:
            sheet = self._sheet(at)
            _paint_paper(painter, sheet)
            self._paint_mark(painter, at, sheet)
            ink = self._inks.picture(at)
            if ink is not None and ink.width() == round(self._width() * ink.devicePixelRatio()):
                painter.drawImage(sheet.topLeft(), ink)
            elif ink is not None:  # of the size before
                painter.drawImage(sheet, ink)
        painter.end()

    def _paint_mark(self, painter: QPainter, at: int, sheet: QRectF) -> None:
        # The paper is white in both looks, so what is marked on it has the light one's colour.
        painter.setPen(Qt.PenStyle.NoPen)
        rows = [line.row for page, line in self._marked if page == at]
        if rows:
            painter.setBrush(theme.LIGHT.color("accent_soft"))
            painter.drawRoundedRect(self._rows(at, sheet, rows[0], rows[-1]), 4, 4)
        if self._caret and self._caret[0] == at:
            area = self._rows(at, sheet, self._caret[1].row, self._caret[1].row)
            painter.setBrush(theme.LIGHT.color("accent"))
            painter.drawRoundedRect(QRectF(area.left() - 5, area.top(), 3, area.height()), 1.5, 1.5)

    def _rows(self, at: int, sheet: QRectF, first: int, last: int) -> QRectF:
        scale, page = self._scale(), self._pages[at]
        top = sheet.top() + row_top(page, first) * scale
        bottom = sheet.top() + row_top(page, last + 1) * scale
        return QRectF(
            sheet.left() + (LEFT - 8) * scale, top, (AREA_WIDTH + 16) * scale, bottom - top
        )


def _key(where: Where) -> tuple[int | None, int | None, int | None, str]:
    return where.part, where.section, where.paragraph, where.field


def _line_with(lines: list[tuple[int, Line]], position: int | None) -> tuple[int, Line] | None:
    """The line that a position of its text is on, of two the second."""
    if position is None or not lines:
        return None
    begun = [each for each in lines if (each[1].where.start or 0) <= position]
    return begun[-1] if begun else lines[0]


def _paint_paper(painter: QPainter, sheet: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    for out, darkness in _SHADOW:
        painter.setBrush(QColor(0, 0, 0, darkness))
        painter.drawRoundedRect(sheet.adjusted(-out, -out + 2, out, out + 2), out, out)
    painter.fillRect(sheet, _PAPER)
