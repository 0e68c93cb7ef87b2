"""A place to paste the text of a suggestion, to have its data and asks recognised."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from replydesk.gui import theme


class PastePanel(QWidget):
    """A large text box with 识别 below it. The text stays until something was recognised in it."""

    recognise_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        hint = QLabel(
            self.tr("把建议或提案的全文粘贴到下面，程序会找出标题、编号、代表和每一条诉求。")
        )
        hint.setWordWrap(True)
        hint.setProperty("role", "muted")
        column.addWidget(hint)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("建议或提案原文"))
        self.text.setPlaceholderText(self.tr("在此粘贴（Ctrl+V）"))
        self.text.textChanged.connect(self._follow)
        column.addWidget(self.text, 1)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.recognise_button = QPushButton(self.tr("识别诉求(&R)"))
        self.recognise_button.setProperty("role", "primary")
        theme.set_icon(self.recognise_button, "spark", "on_accent")
        self.recognise_button.clicked.connect(self._recognise)
        self.close_button = QPushButton(self.tr("返回诉求列表"))
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self.recognise_button)
        row.addWidget(self.close_button)
        row.addStretch(1)
        column.addLayout(row)
        self._follow()

    def set_fault(self, sentence: str) -> None:
        """Say why nothing came of it; "" takes it back."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _follow(self) -> None:
        self.set_fault("")
        self.recognise_button.setEnabled(bool(self.text.toPlainText().strip()))

    def _recognise(self) -> None:
        self.recognise_requested.emit(self.text.toPlainText())
