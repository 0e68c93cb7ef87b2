"""Small rounded buttons in a row that wraps: each is a word that can be taken, or taken back."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget

from replydesk.gui import theme
from replydesk.gui.guard import guarded

_GAP = 6


class WrappingRow(QLayout):
    """A layout that begins a new line where the next widget does not fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    @guarded
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @guarded(0)
    def count(self) -> int:
        return len(self._items)

    @guarded
    def itemAt(self, index: int) -> Any:
        return self._items[index] if 0 <= index < len(self._items) else None

    @guarded
    def takeAt(self, index: int) -> Any:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @guarded(Qt.Orientation(0))
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        return True

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    @guarded
    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._place(area, move=True)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @guarded(QSize())
    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        width = max((size.width() for size in sizes), default=0)
        return QSize(min(width, 80), max((size.height() for size in sizes), default=0))

    def _place(self, area: QRect, *, move: bool) -> int:
        x, y, line = area.left(), area.top(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            width = min(size.width(), area.width())
            if x > area.left() and x + width > area.right() + 1:
                x, y, line = area.left(), y + line + _GAP, 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), QSize(width, size.height())))
            x += width + _GAP
            line = max(line, size.height())
        return y + line - area.top()


class LinkChips(QWidget):
    """Words as buttons; `removable` ones carry a cross. Without words the row takes no room."""

    clicked = Signal(object)  # the value

    def __init__(self, *, removable: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removable = removable
        self._row = WrappingRow(self)
        self._shown: list[tuple[object, str]] = []
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_words(self, words: Iterable[tuple[object, str]]) -> None:
        """Show other (value, words) pairs."""
        shown = list(words)
        if shown == self._shown:
            return
        self._shown = shown
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for value, text in shown:
            button = QPushButton(text.replace("&", "&&"), self)
            button.setProperty("role", "filter")
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            if self._removable:
                theme.set_icon(button, "x", "accent")
                button.setIconSize(QSize(12, 12))
                button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
                button.setAccessibleName(self.tr("取消 {0}").format(text))
            button.clicked.connect(lambda _=False, value=value: self.clicked.emit(value))
            self._row.addWidget(button)
            self._buttons.append(button)
            button.show()
        self.setVisible(bool(shown))
        self.updateGeometry()

    def buttons(self) -> list[QPushButton]:
        """The buttons in order."""
        return self._buttons
