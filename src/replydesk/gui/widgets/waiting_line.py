"""A quiet line that letters wait to be looked over; without any it takes no room."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from replydesk.gui import theme
from replydesk.gui.guard import guarded

if TYPE_CHECKING:
    from replydesk.store.engine import Store


class WaitingLine(QFrame):
    """Says how many letters wait; `review_button` leads to them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "waiting")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        self._sign = QLabel()
        row.addWidget(self._sign)
        self.words = QLabel()
        row.addWidget(self.words)
        row.addStretch(1)
        self.review_button = QPushButton(self.tr("核对(&R)"))
        self.review_button.setToolTip(self.tr("对照原文，核对程序认不准的地方"))
        row.addWidget(self.review_button)
        self._tint()
        self.hide()

    def show_count(self, letters: int) -> None:
        """Say that so many letters wait."""
        self.words.setText(self.tr("待核对 {} 封：导入的答复中有认不准的地方").format(letters))
        self.setVisible(letters > 0)

    def _tint(self) -> None:
        self._sign.setPixmap(theme.pixmap("triangle-alert", "warn", 18, self.devicePixelRatioF()))

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._tint()


def count_waiting(store: "Store") -> int:
    """How many letters wait to be looked over."""
    from replydesk.services.reviews import letters_to_review

    return len(letters_to_review(store))
