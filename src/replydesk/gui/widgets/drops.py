"""Files dropped on a page."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QWidget

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
