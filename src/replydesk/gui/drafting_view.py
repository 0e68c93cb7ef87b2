"""What the drafting page is made of: outline, editor, pages and library side by side."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.preview_switch import PreviewSwitch
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.app_bar import AppBar
from replydesk.gui.widgets.drops import DropPage
from replydesk.gui.widgets.outline_panel import OutlinePanel
from replydesk.gui.widgets.page_preview import PreviewPanel
from replydesk.gui.widgets.section_page import SectionPage
from replydesk.gui.widgets.side_column import SideColumn


class DraftingView(DropPage):
    """The bar above, and the columns that a splitter holds; `columns` says which are shown."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = AppBar()
        self.outline = OutlinePanel()
        self.page = SectionPage()
        self.preview = PreviewPanel(desk)
        self.side = SideColumn(desk)
        self.library = self.side.library
        self._build()

    def _build(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for widget, least in (
            (self.outline, 200),
            (self.page, 440),
            (self.preview, 360),
            (self.side, 280),
        ):
            widget.setMinimumWidth(least)
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 3)
        self.splitter.setStretchFactor(2, 2)
        self.splitter.setSizes([252, 676, 600, 352])
        # Not before they have a place: shown by itself a column would be a window.
        self.columns = PreviewSwitch(self.preview, self.side, self)
        self.preview.watch(self.page.editor)
        for form in (self.page.opening, self.page.ending):
            form.caret_moved.connect(self.preview.show_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.arrange(event.size().width())
