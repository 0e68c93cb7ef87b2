"""The pieces forms are made of: a titled field, and a text that grows with what is written."""

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui.guard import guarded

_SPARE = 2  # Chinese lines are a little higher than those of the font that is named first


class Field(QWidget):
    """A field with its title above and, below it, what is wrong or was recognised."""

    def __init__(
        self, title: str, editor: QWidget, remark: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._title = QLabel(title)
        self._title.setProperty("role", "field")
        self._title.setBuddy(editor)
        head.addWidget(self._title)
        self.remark = QLabel(remark)
        self.remark.setProperty("role", "muted")
        head.addWidget(self.remark)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(editor)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        column.addWidget(self.fault)
        editor.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Change the title above the field."""
        self._title.setText(title)
        self.editor.setAccessibleName(title)

    def set_fault(self, sentence: str) -> None:
        """Say what is wrong with the field; "" takes it back."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        set_look(self.editor, "fault", bool(sentence))

    def set_recognised(self, on: bool) -> None:
        """Mark the content as recognised by the program, to be looked at by the clerk."""
        self.remark.setText(self.tr("请核对") if on else "")
        self.remark.setToolTip(self.tr("由程序从原文中认出，请核对") if on else "")
        set_look(self.remark, "role", "recognised" if on else "muted")
        set_look(self.editor, "recognised", on)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at, and have the widget drawn anew."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()


class GrowingText(QPlainTextEdit):
    """Text over several lines that grows with what is written, between two heights.

    Tab leaves the field. In a text of one paragraph Enter leaves it too, and a pasted line break
    becomes nothing between Chinese characters.
    """

    entered = Signal()
    edited = Signal()

    def __init__(
        self,
        least: int = 2,
        most: int = 5,
        one_paragraph: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self._one_paragraph = one_paragraph
        self._known = ""
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell)
        self._fit()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write a text as one step that can be undone."""
        if text == self.toPlainText():
            return
        self._known = text
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    @property
    def place(self) -> tuple[int, int]:
        """The paragraph with the caret, blank lines not counted, and the position in its words."""
        cursor = self.textCursor()
        before = self.toPlainText().split("\n")[: cursor.blockNumber()]
        line = cursor.block().text()
        at = cursor.positionInBlock() - (len(line) - len(line.lstrip()))
        return sum(bool(each.strip()) for each in before), max(0, at)

    def go_to(self, paragraph: int, position: int) -> None:
        """Put the caret into a paragraph, blank lines not counted."""
        lines = self.toPlainText().split("\n")
        filled = [at for at, line in enumerate(lines) if line.strip()]
        if paragraph >= len(filled):
            return
        line = lines[filled[paragraph]]
        at = min(len(line), position + len(line) - len(line.lstrip()))
        cursor = self.textCursor()
        block = self.document().findBlockByNumber(filled[paragraph])
        cursor.setPosition(block.position() + at)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _tell(self) -> None:
        # textChanged also comes with each step of an input method and with new looks.
        text = self.toPlainText()
        if text != self._known:
            self._known = text
            self.edited.emit()

    def _fit(self) -> None:
        # The layout of a plain text counts in lines.
        wanted = round(self.document().size().height())
        lines = max(self._least, min(self._most, wanted))
        margins = self.contentsMargins()
        height = ceil(
            QFontMetricsF(self.font()).lineSpacing() * lines
            + 2 * self.document().documentMargin()
            + margins.top()
            + margins.bottom()
            + _SPARE
        )
        policy = Qt.ScrollBarPolicy
        bar = policy.ScrollBarAsNeeded if wanted > self._most else policy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(bar)
        if height != self.height():
            self.setFixedHeight(height)

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return QSize(160, self.height())

    @guarded
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._one_paragraph and source.hasText():
            self.insertPlainText("".join(line.strip() for line in source.text().splitlines()))
        else:
            super().insertFromMimeData(source)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if enter and (control or self._one_paragraph):
            event.ignore() if control else self.entered.emit()
        else:
            super().keyPressEvent(event)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def add_card(into: QVBoxLayout, title: str) -> QGridLayout:
    """A titled card at the end of a column; returns its grid of two columns for fields."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(20, 16, 20, 20)
    column.setSpacing(12)
    head = QLabel(title)
    head.setProperty("role", "subject")
    column.addWidget(head)
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(14)
    grid.setColumnStretch(0, 1)
    grid.setColumnStretch(1, 1)
    column.addLayout(grid)
    into.addWidget(frame)
    return grid
