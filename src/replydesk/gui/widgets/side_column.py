"""The column beside the editor: the library, or what the co-handlers wrote."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from replydesk.gui import theme
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.choices import segments
from replydesk.gui.widgets.library_panel import LibraryPanel
from replydesk.gui.widgets.opinion_panel import OpinionPanel


class SideColumn(QFrame):
    """Two panels of which one is shown; the keys for a passage go to that one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.library = LibraryPanel(desk)
        self.opinions = OpinionPanel()
        self.tabs = segments()
        self.add = QPushButton(self.tr("读取"))
        self.add.setProperty("role", "ghost")
        theme.set_icon(self.add, "plus", "muted")
        self._panels = QStackedWidget()
        self._panels.addWidget(self.library)
        self._panels.addWidget(self.opinions)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(self.tabs)
        head.addStretch()
        head.addWidget(self.library.count)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._panels, 1)
        self.tabs.chosen.connect(self.show_opinions)
        self.show_opinions(False)
        self.show_count()

    @property
    def shows_opinions(self) -> bool:
        """Whether the opinions are shown and not the library."""
        return self._panels.currentWidget() is self.opinions

    def show_opinions(self, on: bool) -> None:
        """Show the opinions, or the library."""
        self._panels.setCurrentWidget(self.opinions if on else self.library)
        self.library.count.setVisible(not on)
        self.add.setVisible(on and self.opinions.has_opinions)
        self.tabs.choose(on)

    def show_count(self) -> None:
        """Show on the tab how many points there are for this part."""
        count = self.opinions.count
        words = self.tr("会办意见 {0}").format(count) if count else self.tr("会办意见")
        self.tabs.offer([(False, self.tr("素材库")), (True, words)])
        self.show_opinions(self.shows_opinions)

    def insert_first(self) -> None:
        """Insert the first passage of the panel that is shown, or the first point not yet used."""
        if not self.shows_opinions:
            self.library.insert_first()
        elif passage := self.opinions.first():
            self.opinions.insert_wanted.emit(passage)

    def show_source(self) -> None:
        """Show the selected passage, or the first, where it stands."""
        panel: LibraryPanel | OpinionPanel = self.opinions if self.shows_opinions else self.library
        if passage := panel.current() or panel.first():
            panel.source_wanted.emit(passage)
