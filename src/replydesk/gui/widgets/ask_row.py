"""One thing the deputy asks for, in the form: its ordinal, its heading, the deputy's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from replydesk.domain.outline import han_number
from replydesk.domain.submission import Ask
from replydesk.gui import theme
from replydesk.gui.widgets.forms import GrowingText, set_look


class AskRow(QFrame):
    """A card with the heading and the words of one ask, and buttons to move and remove it."""

    edited = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "askcard")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 8, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self.number = QLabel()
        self.number.setProperty("role", "number")
        self.number.setFixedSize(30, 30)
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.number, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.heading = QLineEdit()
        self.heading.setPlaceholderText(self.tr("诉求标题，如：完善社区养老服务设施"))
        self.heading.setAccessibleName(self.tr("诉求标题"))
        grid.addWidget(self.heading, 0, 1)
        grid.addLayout(self._buttons(), 0, 2)
        self.words = GrowingText(2, 6)
        self.words.setPlaceholderText(self.tr("原文中的相关内容（可不填），起草时显示在编辑区上方"))
        self.words.setAccessibleName(self.tr("诉求原文"))
        grid.addWidget(self.words, 1, 1, 1, 2)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.hide()
        grid.addWidget(self.fault, 2, 1, 1, 2)
        self.heading.textChanged.connect(lambda: self.set_fault(""))
        self.heading.textEdited.connect(self.edited)
        self.heading.returnPressed.connect(self.words.setFocus)
        self.words.edited.connect(self.edited)

    def ask(self) -> Ask:
        """What is written."""
        return Ask(self.heading.text().strip(), self.words.text().strip())

    def set_ask(self, ask: Ask) -> None:
        """Write an ask; Ctrl+Z in each field brings back what stood there."""
        if self.heading.text() != ask.heading:
            self.heading.selectAll()
            self.heading.insert(ask.heading)
        self.words.set_text(ask.text)

    @property
    def is_empty(self) -> bool:
        """True while nothing is written."""
        return self.ask() == Ask("")

    def set_fault(self, sentence: str) -> None:
        """Say what is wrong with the ask; "" takes it back."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.heading.setAccessibleDescription(sentence)
        set_look(self.heading, "fault", bool(sentence))

    def show_place(self, place: int, count: int) -> None:
        """Show the ordinal of the row (from 0), and where it can still move."""
        self.number.setText(han_number(place + 1))
        self.setAccessibleName(self.tr("第 {} 条诉求").format(place + 1))
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(place < count - 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.up_button = _tool("arrow-up", self.tr("上移（Alt+↑）"))
        self.down_button = _tool("arrow-down", self.tr("下移（Alt+↓）"))
        self.remove_button = _tool("trash", self.tr("删除（Alt+Delete）"))
        self.up_button.clicked.connect(lambda: self.moved.emit(-1))
        self.down_button.clicked.connect(lambda: self.moved.emit(1))
        self.remove_button.clicked.connect(self.removed)
        for button in (self.up_button, self.down_button, self.remove_button):
            row.addWidget(button)
        return row


def _tool(icon: str, words: str) -> QToolButton:
    # Out of the tab order: each has its key, and Tab goes from heading to words to heading.
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setToolTip(words)
    button.setAccessibleName(words)
    theme.set_icon(button, icon, "muted")
    return button
