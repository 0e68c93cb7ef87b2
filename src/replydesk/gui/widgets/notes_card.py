"""The remarks on a reading: what was repaired, left out, or taken out by the clerk."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from replydesk.gui import theme

_OPEN_UP_TO = 6


class NotesCard(QFrame):
    """Shows sentences, folded where they are many; without any it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 14, 10)
        column.setSpacing(4)
        self.head = QPushButton()
        self.head.setProperty("role", "fold")
        self.head.setCheckable(True)
        self.head.toggled.connect(self._on_fold)
        column.addWidget(self.head, 0, Qt.AlignmentFlag.AlignLeft)
        self.words = QLabel()
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.words.setContentsMargins(28, 0, 0, 0)
        column.addWidget(self.words)
        self._count = -1
        self.show_notes((), fresh=True)

    def show_notes(self, notes: Sequence[str], *, fresh: bool) -> None:
        """Show these; with `fresh` they are those of another letter."""
        more = len(notes) > self._count
        self._count = len(notes)
        self.head.setText(self.tr("修复和说明 {} 条").format(len(notes)))
        self.words.setText("\n".join(f"· {note}" for note in notes))
        self.setVisible(bool(notes))
        if fresh:
            self.head.setChecked(0 < len(notes) <= _OPEN_UP_TO)
        elif more:
            self.head.setChecked(True)  # what was just taken out is seen to be kept
        self._on_fold(self.head.isChecked())

    def _on_fold(self, opened: bool) -> None:
        self.words.setVisible(opened)
        theme.set_icon(self.head, "chevron-down" if opened else "chevron-right", "muted")
