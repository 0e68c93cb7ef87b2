"""The bar at the top of a page: a way back, the page's title, and room for its actions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from replydesk.gui import theme


class PageBar(QFrame):
    """Back button, title and a muted remark; actions are added at the right with `add`."""

    back = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 10, 24, 10)
        self._row.setSpacing(10)
        self.back_button = QToolButton()
        self.back_button.setToolTip(self.tr("返回（Esc）"))
        self.back_button.setAccessibleName(self.tr("返回"))
        self.back_button.clicked.connect(self.back)
        theme.set_icon(self.back_button, "arrow-left")
        self._row.addWidget(self.back_button)
        self.title = QLabel(title)
        self.title.setProperty("role", "title")
        self._row.addWidget(self.title)
        self.remark = QLabel()
        self.remark.setProperty("role", "muted")
        self._row.addWidget(self.remark)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)
