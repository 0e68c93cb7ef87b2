"""Passages cut anew: one into several, or several into one, with the result before it is made."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.actions import enter_presses
from replydesk.gui.widgets.figure_colors import FigureHighlighter

_SENTENCE = re.compile(r"[^。！？；]*[。！？；]+[”』」）)]*|[^。！？；]+$")


class ReshapeDialog(QDialog):
    """The text to cut stands above, a paragraph a passage; below is what becomes of it.

    `made` tells the texts, in order.
    """

    made = Signal(object)  # a list of texts

    def __init__(
        self, texts: Sequence[str], *, merging: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._merging = merging
        self.setWindowTitle(self.tr("合并素材") if merging else self.tr("拆分素材"))
        self.resize(720, 600)
        self.text = QPlainTextEdit("\n".join(texts))
        self.text.setAccessibleName(self.tr("文字，每段一条"))
        self.text.setTabChangesFocus(True)
        self._colors = FigureHighlighter(self.text.document())
        self._at_start = self.text.toPlainText()
        self.sentences_button = QPushButton(self.tr("逐句拆分"))
        self.one_button = QPushButton(self.tr("合为一段"))
        self.reset_button = QPushButton(self.tr("还原"))
        theme.set_icon(self.reset_button, "undo")
        self.count = QLabel()
        self.count.setProperty("role", "section")
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.ok_button = QPushButton()
        self.ok_button.setProperty("role", "primary")
        self.cancel_button = QPushButton(self.tr("取消"))
        self._preview = QVBoxLayout()
        self.sentences_button.setVisible(not merging)
        self._lay_out()
        self.sentences_button.clicked.connect(self.cut_sentences)
        self.one_button.clicked.connect(self.make_one)
        self.reset_button.clicked.connect(lambda: self._write(self._at_start))
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.give)
        self.text.textChanged.connect(self._show)
        self._show()
        self.text.setFocus()

    def texts(self) -> list[str]:
        """The passages as they are cut now."""
        lines = self.text.toPlainText().split("\n")
        return [line.strip() for line in lines if line.strip()]

    def cut_at(self, position: int) -> None:
        """Cut the text at a place, where something stands on both sides of it."""
        text = self.text.toPlainText()
        if text[:position].strip() and text[position:].strip():
            self._write(f"{text[:position].rstrip()}\n{text[position:].lstrip()}")

    def cut_sentences(self) -> None:
        """Make each sentence a passage."""
        self._write("\n".join(_sentences(self.text.toPlainText())))

    def make_one(self) -> None:
        """Make one passage of all."""
        self._write("".join(self.texts()))

    def give(self) -> None:
        """Tell the texts and close."""
        if self.ok_button.isEnabled():
            self.made.emit(self.texts())
            self.accept()

    def _fault(self, count: int) -> str:
        if self._merging:
            return "" if count == 1 else self.tr("请合为一段。")
        return "" if count > 1 else self.tr("还没有拆开：请在要拆开的地方按 Enter。")

    def _write(self, text: str) -> None:
        cursor = self.text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def _show(self) -> None:
        texts = self.texts()
        while (item := self._preview.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, text in enumerate(texts, start=1):
            self._preview.addWidget(_piece(number, text))
        self._preview.addStretch(1)
        self.count.setText(self.tr("结果：{0} 条素材").format(len(texts)))
        fault = self._fault(len(texts))
        self.fault.setText(fault)
        self.ok_button.setEnabled(not fault)
        split = self.tr("拆成 {0} 条").format(len(texts)) if len(texts) > 1 else self.tr("拆分")
        self.ok_button.setText(self.tr("合并") if self._merging else split)

    def _lay_out(self) -> None:
        words = QLabel(
            self.tr("合成一段后可以修改文字；原来的各条由它代替，可以撤销。")
            if self._merging
            else self.tr("每段成为一条素材：在要拆开的地方按 Enter，用退格键连回去。")
        )
        words.setProperty("role", "muted")
        words.setWordWrap(True)
        tools, foot = QHBoxLayout(), QHBoxLayout()
        for button in (self.sentences_button, self.one_button, self.reset_button):
            tools.addWidget(button)
        tools.addStretch()
        foot.addWidget(self.fault, 1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.ok_button)
        buttons = (self.sentences_button, self.one_button, self.reset_button, self.cancel_button)
        enter_presses((*buttons, self.ok_button))  # elsewhere it belongs to the text
        ground = QWidget()
        ground.setLayout(self._preview)
        self._preview.setContentsMargins(0, 0, 8, 0)
        self._preview.setSpacing(6)
        scroller = QScrollArea()
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addLayout(tools)
        column.addWidget(self.count)
        column.addWidget(scroller, 1)
        column.addLayout(foot)


def split_dialog(text: str, caret: int, parent: QWidget | None = None) -> ReshapeDialog:
    """Asks how to cut one passage into several; it is cut at the caret to begin with."""
    made = ReshapeDialog([text], merging=False, parent=parent)
    made.cut_at(caret)
    return made


def merge_dialog(texts: Sequence[str], parent: QWidget | None = None) -> ReshapeDialog:
    """Asks how several passages read as one; they are joined to begin with."""
    made = ReshapeDialog(texts, merging=True, parent=parent)
    made.make_one()
    return made


def _sentences(text: str) -> list[str]:
    found = [piece.strip() for line in text.split("\n") for piece in _SENTENCE.findall(line)]
    return [piece for piece in found if piece]


def _piece(number: int, text: str) -> QWidget:
    made = QFrame()
    made.setProperty("role", "card")
    label = QLabel(str(number))
    label.setProperty("role", "number")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedSize(26, 24)
    words = QLabel(text)
    words.setWordWrap(True)
    words.setTextFormat(Qt.TextFormat.PlainText)
    row = QHBoxLayout(made)
    row.setContentsMargins(10, 8, 12, 8)
    row.setSpacing(10)
    row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return made
