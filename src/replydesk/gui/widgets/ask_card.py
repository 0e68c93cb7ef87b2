"""The deputy's own words above the editor."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme

_LONGEST = 92  # four lines; more is scrolled, or shown by the arrow
_WHOLE = 260


class AskCard(QFrame):
    """Shows an ask; long ones can be opened and closed, and scrolled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "quote")
        self._title = QLabel()
        self._title.setProperty("role", "section")
        self._fold = QToolButton()
        self._fold.setFixedSize(26, 24)
        self._fold.setAccessibleName(self.tr("展开或收起代表原文"))
        self._fold.setToolTip(self._fold.accessibleName())
        self._fold.clicked.connect(self._toggle)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setStyleSheet("background: transparent; border: none; padding: 0;")
        self.text.document().setDocumentMargin(0)
        self.text.setTabChangesFocus(True)
        self.text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch()
        head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 10, 12)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.text)
        self._open = False
        self._dress()

    def show_ask(self, title: str, words: str) -> None:
        """Show other words; nothing at all where there are none."""
        self._title.setText(title)
        if self.text.toPlainText() != words:
            self.text.setPlainText(words)
        self.setVisible(bool(words.strip()))
        self._fit()

    def _toggle(self) -> None:
        self._open = not self._open
        self._dress()
        self._fit()

    def _dress(self) -> None:
        theme.set_icon(self._fold, "chevron-up" if self._open else "chevron-down", "muted")

    def _fit(self) -> None:
        height = round(self.text.document().size().height()) + 2
        self._fold.setVisible(height > _LONGEST)
        self.text.setFixedHeight(max(22, min(height, _WHOLE if self._open else _LONGEST)))
