"""The values of one facet with how many passages have each: one of them can be chosen."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded

LINE_HEIGHT = 30
_VALUE = Qt.ItemDataRole.UserRole.value + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a facet, how it is worded, and how many passages have it."""

    value: object
    words: str
    count: int


class FacetValues(QAbstractListModel):
    """The values that are shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values: list[FacetValue] = []

    def show(self, values: list[FacetValue]) -> None:
        """Show other values."""
        if values == self.values:
            return
        same = [each.value for each in values] == [each.value for each in self.values]
        if not same:
            self.beginResetModel()
        self.values = values
        if not same:
            self.endResetModel()
        elif values:
            self.dataChanged.emit(self.index(0), self.index(len(values) - 1))

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self.values)

    @guarded
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.values):
            return None
        shown = self.values[index.row()]
        if role == _VALUE:
            return shown
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{0}，{1} 条").format(shown.words, shown.count)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return shown.words
        return None


class FacetList(QListView):
    """A click, Enter or the space bar chooses a value, or takes the choice back."""

    chosen = Signal(object)  # the value, None where nothing is chosen any more

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.values = FacetValues(self)
        self.setModel(self.values)
        self.setItemDelegate(_Line(self))
        self.value: object = None
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_values(self, values: list[FacetValue], lines: int) -> None:
        """Show values in so many lines; the rest is scrolled to."""
        self.values.show(values)
        self.setFixedHeight(LINE_HEIGHT * max(1, min(lines, len(values))))
        if values and not self.currentIndex().isValid():
            self.setCurrentIndex(self.values.index(0))

    def set_value(self, value: object) -> None:
        """Mark a value as chosen without telling."""
        self.value = value
        self.viewport().update()

    def _toggle(self, index: QModelIndex) -> None:
        shown = index.data(_VALUE)
        if isinstance(shown, FacetValue):
            self.set_value(None if shown.value == self.value else shown.value)
            self.chosen.emit(self.value)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._toggle(self.indexAt(event.position().toPoint()))


class _Line(QStyledItemDelegate):
    """Paints a value at left and its count at right."""

    @guarded(QSize(120, LINE_HEIGHT))
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, LINE_HEIGHT)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        shown = index.data(_VALUE)
        if not isinstance(view, FacetList) or not isinstance(shown, FacetValue):
            return
        colors = theme.current()
        area = QRect(option.rect).adjusted(6, 1, -6, -1)
        chosen = shown.value == view.value
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.color("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(area, 5, 5)
        if view.hasFocus() and index == view.currentIndex():
            painter.setPen(QPen(colors.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        flags = Qt.AlignmentFlag.AlignVCenter
        inner = area.adjusted(10, 0, -8, 0)
        count = f"{shown.count:,}"
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(colors.color("accent" if chosen else "muted"))
        room = painter.fontMetrics().horizontalAdvance(count)
        painter.drawText(inner, flags | Qt.AlignmentFlag.AlignRight, count)
        painter.setFont(fonts.font(13, bold=chosen))
        painter.setPen(colors.color("accent" if chosen else "text"))
        rest = inner.adjusted(0, 0, -room - 10, 0)
        words = painter.fontMetrics().elidedText(
            shown.words, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, flags, words)
        painter.restore()
