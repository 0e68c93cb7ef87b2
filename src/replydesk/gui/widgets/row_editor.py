"""Writing the words of one row, over the row itself."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.widgets.forms import GrowingText


class RowEditor(GrowingText):
    """Enter or leaving it takes the words over, Esc leaves the row as it was."""

    done = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(1, 16, one_paragraph=True, parent=parent)
        self.setAccessibleName(self.tr("修改文字，按 Enter 完成"))
        self.setTabChangesFocus(True)
        self._before = ""
        self.entered.connect(self.commit)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether a row is being written."""
        return not self.isHidden()

    def open(self, text: str, area: QRectF, caret: int) -> None:
        """Write the words of the row in this area, from the caret on."""
        self._before = text
        place = area.toRect()
        self.setFixedWidth(place.width())
        self.move(place.topLeft())
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.show()
        self.raise_()
        self.setFocus()
        cursor = self.textCursor()
        cursor.setPosition(min(caret, len(text)))
        self.setTextCursor(cursor)

    def commit(self) -> None:
        """Take the words over and give the keyboard back."""
        if self.is_open:
            self._close(write=True)
            self.left.emit()

    def close_quietly(self) -> None:
        """Leave the row as it was."""
        if self.is_open:
            self._close(write=False)
            self.left.emit()

    def _close(self, *, write: bool) -> None:
        text = self.text()
        self.hide()
        if write and text.strip() != self._before.strip():
            self.done.emit(text)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
            return
        super().keyPressEvent(event)

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.is_open and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._close(write=True)  # the keyboard is wanted elsewhere: it stays there
