"""The library by itself: searching it and reading passages in their letters."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.sources import Sources
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.library_panel import LibraryPanel
from replydesk.gui.widgets.waiting_line import count_waiting


class LibraryPage(QWidget):
    """Choosing a passage here shows it in its letter."""

    closed = Signal()
    review_requested = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setFixedHeight(60)
        self.back = QToolButton()
        theme.set_icon(self.back, "arrow-left")
        self.back.setIconSize(QSize(20, 20))
        self.back.setToolTip(self.tr("返回首页  (Esc)"))
        self.back.setAccessibleName(self.tr("返回首页"))
        self.back.setShortcut(Qt.Key.Key_Escape)
        self.back.clicked.connect(self.closed)
        title = QLabel(self.tr("素材库"))
        title.setProperty("role", "title")
        head = QHBoxLayout(bar)
        head.setContentsMargins(10, 0, 16, 0)
        head.addWidget(self.back)
        head.addWidget(title)
        head.addStretch()
        self.synonyms_button = QPushButton(self.tr("同义词…"))
        self.synonyms_button.setToolTip(self.tr("推荐素材时视为同一个意思的词"))
        head.addWidget(self.synonyms_button)
        self.review_button = QPushButton()
        self.review_button.setToolTip(self.tr("对照原文，核对程序认出的各项"))
        theme.set_icon(self.review_button, "list-checks")
        self.review_button.clicked.connect(self.review_requested)
        head.addWidget(self.review_button)
        self._show_waiting(0)
        self.panel = LibraryPanel(desk, reading=True)
        self.panel.setMaximumWidth(860)
        self.synonyms_button.clicked.connect(self.panel.edit_synonyms)
        self.sources = Sources(desk, self)
        self.panel.insert_wanted.connect(self.sources.show)
        self.panel.source_wanted.connect(self.sources.show)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.panel, 20)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(row, 1)

    def start(self) -> None:
        """Show the library as it is now."""
        self.panel.count_library()
        self.panel.ask()
        self.count_waiting()
        self.panel.box.setFocus()

    def count_waiting(self) -> None:
        """Show how many letters wait to be looked over."""
        self._desk.latest("library-reviews", count_waiting, self._show_waiting)

    def _show_waiting(self, letters: int) -> None:
        self.review_button.setText(
            self.tr("待核对 {} 封").format(letters) if letters else self.tr("核对答复")
        )
