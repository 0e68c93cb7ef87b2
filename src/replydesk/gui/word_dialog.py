"""A dialog that asks for one word: a topic for many passages, a reason why they are retired."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui.widgets.forms import Field
from replydesk.gui.widgets.link_chips import LinkChips


class WordDialog(QDialog):
    """Words offered can be taken with a click; others are written. `given` tells what it is."""

    given = Signal(str)

    def __init__(
        self,
        title: str,
        question: str,
        button: str,
        *,
        remark: str = "",
        needed: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._needed = needed  # what is said where nothing is written; "" where that is allowed
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(14)
        completer = self.box.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.field = Field(question, self.box)
        self.chips = LinkChips()
        self.chips.clicked.connect(self._take)
        self.ok_button = QPushButton(button)
        self.ok_button.setProperty("role", "primary")
        self.ok_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("取消"))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.ok_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        if remark:
            label = QLabel(remark)
            label.setProperty("role", "muted")
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(self.field)
        column.addWidget(self.chips)
        column.addStretch(1)
        column.addLayout(foot)
        self.ok_button.clicked.connect(self.give)
        self.cancel_button.clicked.connect(self.reject)
        self.box.editTextChanged.connect(lambda _: self.field.set_fault(""))
        self.box.setFocus()

    def offer(self, listed: Sequence[str], chips: Sequence[str] = ()) -> None:
        """Words to choose from: a list that drops down, and some to click on."""
        written = self.box.currentText()
        self.box.clear()
        self.box.addItems(list(listed))
        self.box.setEditText(written)
        self.chips.show_words([(word, word) for word in chips])

    def give(self) -> None:
        """Tell what is written and close; without anything written say what is missing."""
        word = self.box.currentText().strip()
        if not word and self._needed:
            self.field.set_fault(self._needed)
            self.box.setFocus()
            return
        self.given.emit(word)
        self.accept()

    def _take(self, word: object) -> None:
        self.box.setEditText(str(word))
        self.ok_button.setFocus()
