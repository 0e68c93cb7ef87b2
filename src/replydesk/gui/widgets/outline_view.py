"""The outline: a painted list with a mark for what is done, and the strip of steps above it."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from replydesk.domain.draft import Place
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.models.outline_list import ROW, OutlineList, OutlineRow

_HEIGHTS = {"end": 42, "part": 44, "section": 34}
_Index = QModelIndex | QPersistentModelIndex


class StepStrip(QWidget):
    """A small bar per step: finished, with text, or empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(6)
        self._states: list[str] = []

    def show_states(self, states: list[str]) -> None:
        """Show these states."""
        if states != self._states:
            self._states = states
            self.update()

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._states:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = 3.0
        width = (self.width() - gap * (len(self._states) - 1)) / len(self._states)
        tokens = {"finished": "ok", "filled": "accent", "started": "accent"}
        for number, state in enumerate(self._states):
            painter.setBrush(theme.current().color(tokens.get(state, "handle")))
            painter.drawRoundedRect(QRectF(number * (width + gap), 0.5, width, 5), 2.5, 2.5)
        painter.end()


class OutlineView(QListView):
    """Shows an `OutlineList`; `place_chosen` follows clicks and the keyboard."""

    place_chosen = Signal(object)
    menu_wanted = Signal(object, object)  # the OutlineRow, the global position

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("提纲"))
        self.setItemDelegate(OutlineDelegate(self))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.clicked.connect(self._on_choice)
        self.shown = Place()

    def show_place(self, place: Place) -> None:
        """Mark a place as the one that is shown."""
        self.shown = place
        model = self.model()
        if not isinstance(model, OutlineList):
            return
        index = model.index(model.row_of(place))
        current = self.currentIndex().data(ROW)
        # A part's heading that the keyboard stands on stays current: F2 and moving need it.
        on_heading = current and current.level == "part" and current.place.part == place.part
        if not (on_heading and place.section == 0):
            self.setCurrentIndex(index)
        self.scrollTo(index)
        self.viewport().update()

    def rename(self, part: int) -> None:
        """Begin editing a part's heading."""
        model = self.model()
        if isinstance(model, OutlineList) and (row := model.heading_row(part)) >= 0:
            index = model.index(row)
            self.setCurrentIndex(index)
            self.edit(index)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            row = self.currentIndex().data(ROW)
            if row and row.place.part >= 0:
                self.rename(row.place.part)
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self.currentIndex() != before or enter:
            self._on_choice(self.currentIndex())

    def _on_choice(self, index: _Index) -> None:
        row = index.data(ROW)
        if isinstance(row, OutlineRow):
            self.place_chosen.emit(row.place)

    def _on_menu(self, position: object) -> None:
        index = self.indexAt(position)  # type: ignore[arg-type]
        row = index.data(ROW)
        if row and row.place.part >= 0:
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(position))  # type: ignore[call-overload]


class OutlineDelegate(QStyledItemDelegate):
    """Paints the rows."""

    def __init__(self, view: OutlineView) -> None:
        super().__init__(view)
        self._view = view

    @guarded(QSize(200, 34))
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(ROW)
        return QSize(100, _HEIGHTS[row.level])

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(ROW)
        state = option.state
        area = QRect(option.rect).adjusted(8, 1, -8, -1)
        shown = row.level != "part" and row.place == self._view.shown
        colors = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if shown:
            painter.setBrush(colors.color("accent_soft"))
            painter.drawRoundedRect(area, 6, 6)
            painter.setBrush(colors.color("accent"))
            painter.drawRoundedRect(
                QRectF(area.left(), area.top() + 7, 3, area.height() - 14), 1.5, 1.5
            )
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.color("hover"))
            painter.drawRoundedRect(area, 6, 6)
        if self._view.hasFocus() and index == self._view.currentIndex():
            painter.setPen(QPen(colors.color("accent"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.6, 0.6, -0.6, -0.6), 6, 6)
        if row.level == "part":
            self._paint_part(painter, area, row)
        else:
            self._paint_place(painter, area, row, shown)
        painter.restore()

    def _paint_part(self, painter: QPainter, area: QRect, row: OutlineRow) -> None:
        colors = theme.current()
        complete = row.done == row.total
        token = "ok" if complete else "accent"
        chip = QRectF(area.left() + 11, area.center().y() - 10.5, 22, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(f"{token}_soft"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(colors.color(token))
        painter.setFont(fonts.font(12 if len(row.sign) < 2 else 10, bold=True))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, row.sign)
        count = f"{row.done}/{row.total}"
        self._paint_right(painter, area, count, "ok" if complete else "muted")
        painter.setFont(fonts.font(bold=True))
        self._paint_title(painter, area.adjusted(44, 0, -44, 0), row.title, "text")

    def _paint_place(self, painter: QPainter, area: QRect, row: OutlineRow, shown: bool) -> None:
        left = 12 if row.level == "end" else 46
        center = QPointF(area.left() + left + 8, area.center().y() + 0.5)
        paint_state(painter, center, row.state)
        strong = shown or row.level == "end"
        painter.setFont(fonts.font(bold=strong))
        token = "accent" if shown else "muted" if row.state == "empty" and not strong else "text"
        words = self.tr("{0} 点").format(row.points) if row.points else ""
        if row.points and row.missing == ("figures",) and row.state != "finished":
            words, hue = self.tr("缺数据"), "warn"
        else:
            hue = "muted"
        if words:
            self._paint_title(painter, area.adjusted(left + 26, 0, -56, 0), row.title, token)
            self._paint_right(painter, area, words, hue)
        else:
            self._paint_title(painter, area.adjusted(left + 26, 0, -10, 0), row.title, token)

    def _paint_title(self, painter: QPainter, area: QRect, title: str, token: str) -> None:
        painter.setPen(theme.current().color(token))
        metrics = painter.fontMetrics()
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, area.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, flags, words)

    def _paint_right(self, painter: QPainter, area: QRect, words: str, token: str) -> None:
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(theme.current().color(token))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area.adjusted(0, 0, -10, 0), flags, words)

    @guarded
    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setMaxLength(120)
        return editor

    @guarded
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        area = QRect(option.rect).adjusted(8, 4, -8, -4)
        editor.setGeometry(area)


def paint_state(painter: QPainter, center: QPointF, state: str) -> None:
    """Paint the round mark of a state: ring, half disc, disc in a ring, tick on a disc."""
    colors = theme.current()
    around = QRectF(center.x() - 8, center.y() - 8, 16, 16)
    painter.setPen(Qt.PenStyle.NoPen)
    if state == "finished":
        painter.setBrush(colors.color("ok"))
        painter.drawEllipse(around)
        pen = QPen(QColor(colors.panel), 1.9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        x, y = center.x(), center.y()
        painter.drawPolyline(
            [QPointF(x - 3.6, y + 0.2), QPointF(x - 1.0, y + 2.8), QPointF(x + 3.8, y - 2.6)]
        )
        return
    ring = around.adjusted(1, 1, -1, -1)
    token = "handle" if state == "empty" else "accent"
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colors.color(token), 1.6))
    painter.drawEllipse(ring)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(token))
    if state == "started":
        painter.drawPie(ring.adjusted(2.4, 2.4, -2.4, -2.4), -90 * 16, 180 * 16)
    elif state == "filled":
        painter.drawEllipse(ring.adjusted(3.2, 3.2, -3.2, -3.2))
