"""A line of text that tells of its words only when an input method has finished them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from replydesk.gui.guard import guarded


class ComposingLine(QLineEdit):
    """Emits `settled` for every change of its text that is not a step of a composition."""

    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_composing = False
        self._told = ""
        self.textChanged.connect(self._tell)

    @guarded
    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # A selection is taken away as soon as composition begins: that is no change to act on.
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        self._tell()

    def _tell(self, _text: str = "") -> None:
        if not self.is_composing and self.text() != self._told:
            self._told = self.text()
            self.settled.emit(self._told)
