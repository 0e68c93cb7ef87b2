"""Files dropped on a page."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.widgets.forms import set_look


def dropped_paths(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


class DropFrame(QFrame):
    """A frame that takes files and folders; its property `over` is true while some hover."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            set_look(self, "over", True)

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_look(self, "over", False)
        super().dragLeaveEvent(event)

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        set_look(self, "over", False)
        paths = dropped_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)


class DropVeil(QLabel):
    """Covers a window while files hover over it, and says what dropping them does."""

    def __init__(self, window: QWidget, words: str = "") -> None:
        super().__init__(window)
        self.setProperty("role", "veil")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setText(words or self.tr("松开鼠标，导入这些往年答复"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Show the veil over the whole window."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect().adjusted(12, 12, -12, -12))
        self.show()
        self.raise_()


class DropPage(QWidget):
    """A page that takes files itself; a veil says what becomes of them."""

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.veil: DropVeil | None = None

    def take_files(self, words: str) -> None:
        """Take files from now on; the words are shown while some hover over the page."""
        self.veil = DropVeil(self, words)
        self.setAcceptDrops(True)

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()) and self.veil is not None:
            event.acceptProposedAction()
            self.veil.cover()

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.veil is not None:
            self.veil.hide()
        super().dragLeaveEvent(event)

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        if self.veil is not None:
            self.veil.hide()
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)
