"""The text of a passage to read and, on demand, to write: with its figures and what was found."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.passage import Hit, Passage
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.figure_colors import FigureHighlighter, char_format
from replydesk.gui.widgets.forms import GrowingText, set_look


class PassageText(QWidget):
    """Shows a passage; `saved` tells it with its new text when the clerk has changed it."""

    saved = Signal(object, str)  # the Passage as it was, the text
    left = Signal()
    editing_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hit: Hit | None = None
        self.text = _Text()
        self.text.setAccessibleName(self.tr("素材文字"))
        self._colors = FigureHighlighter(self.text.document())
        self.save_button = QPushButton(self.tr("保存"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setToolTip("Ctrl+S")
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setToolTip("Esc")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        self._buttons.hide()
        self.conflict = _Conflict()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.text)
        column.addWidget(self._buttons)
        column.addWidget(self.conflict)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.cancel)
        self.text.edit_wanted.connect(self.edit)
        self.text.save_wanted.connect(self.save)
        self.text.cancel_wanted.connect(self._on_escape)
        self.conflict.mine_button.clicked.connect(self._keep_mine)
        self.conflict.theirs_button.clicked.connect(self._take_theirs)

    @property
    def passage(self) -> Passage | None:
        """The passage that is shown."""
        return self._hit.passage if self._hit else None

    @property
    def is_editing(self) -> bool:
        """Whether the text is being written."""
        return not self.text.isReadOnly()

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not saved."""
        passage = self.passage
        return self.is_editing and passage is not None and self.text.text() != passage.text

    def show_hit(self, hit: Hit) -> None:
        """Show a passage; the same one does not disturb what is being written of it."""
        same = self._hit is not None and self._hit.passage.id == hit.passage.id
        if same and self.is_editing:
            return
        self._hit = hit
        self._set_editing(False)
        self.conflict.hide()
        if self.text.text() != hit.passage.text:
            self.text.set_text(hit.passage.text)
            self.text.document().clearUndoRedoStacks()
            self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self._mark()

    def edit(self) -> None:
        """Begin to write."""
        if self._hit is not None and not self.is_editing:
            self._set_editing(True)
            self.text.setFocus()

    def save(self) -> None:
        """Hand out what is written, where it is something else."""
        passage = self.passage
        if passage is None or not self.is_editing:
            return
        text = self.text.text()
        if text.strip() in ("", passage.text):
            self.cancel()
            return
        self.saved.emit(passage, text)

    def cancel(self) -> None:
        """Put the text back as it was."""
        if self._hit is None or not self.is_editing:
            return
        self.text.set_text(self._hit.passage.text)
        self._set_editing(False)
        self.conflict.hide()
        self._mark()

    def show_saved(self, passage: Passage) -> None:
        """The text is saved: this is the passage now."""
        if self._hit is None or self._hit.passage.id != passage.id:
            return
        self._hit = Hit(passage, 0.0)
        self._set_editing(False)
        self.show_hit(self._hit)

    def show_conflict(self, sentence: str, theirs: Passage) -> None:
        """Somebody else saved meanwhile: keep what is written, and show beside it what is saved."""
        if self._hit is not None and self._hit.passage.id == theirs.id:
            self.conflict.show_text(sentence, theirs)
            self.text.setFocus()

    def marks(self, passage: Passage) -> tuple[tuple[int, int], ...]:
        """What is marked in the text, as far as the passage still has it."""
        same = self._hit is not None and self._hit.passage.text == passage.text
        return self._hit.marks if self._hit is not None and same else ()

    def caret(self) -> int:
        """Where the caret stands in the text."""
        return self.text.textCursor().position()

    def recolor(self) -> None:
        """Take the colours of the theme that is now in use."""
        self._colors.recolor()
        self._mark()

    def _keep_mine(self) -> None:
        theirs = self.conflict.theirs
        if theirs is not None and self.is_editing:
            self.conflict.hide()
            self.saved.emit(theirs, self.text.text())

    def _take_theirs(self) -> None:
        if self.conflict.theirs is not None:
            self.show_saved(self.conflict.theirs)

    def _on_escape(self) -> None:
        if self.is_editing:
            self.cancel()
        else:
            self.left.emit()

    def _set_editing(self, on: bool) -> None:
        was = self.is_editing
        self.text.set_writable(on)
        self._buttons.setVisible(on)
        set_look(self.text, "reading", not on)
        if on:
            self.text.setExtraSelections([])
        if was != on:
            self.editing_changed.emit(on)

    def _mark(self) -> None:
        looks = []
        for start, end in self._hit.marks if self._hit else ():
            look = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            look.cursor = cursor
            look.format = QTextCharFormat(char_format("mark"))
            looks.append(look)
        self.text.setExtraSelections(looks)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_colors"):
            self.recolor()


class _Text(GrowingText):
    """The caret can be moved through a text that is only read: it says where to split it."""

    edit_wanted = Signal()
    save_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(3, 16, one_paragraph=True)
        self.setProperty("reading", True)
        self.set_writable(False)
        self.entered.connect(self._on_enter)

    def set_writable(self, on: bool) -> None:
        """Have the text written, or only read."""
        flags = Qt.TextInteractionFlag
        readable = flags.TextSelectableByMouse | flags.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags.TextEditorInteraction if on else readable)

    def _on_enter(self) -> None:
        (self.edit_wanted if self.isReadOnly() else self.save_wanted).emit()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.isReadOnly():
            caret = self.cursorForPosition(event.position().toPoint())
            self.edit_wanted.emit()
            self.setTextCursor(caret)
        else:
            super().mouseDoubleClickEvent(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_wanted.emit()
        elif event.key() == Qt.Key.Key_F2 and self.isReadOnly():
            self.edit_wanted.emit()
        elif control and event.key() == Qt.Key.Key_S and not self.isReadOnly():
            self.save_wanted.emit()
        else:
            super().keyPressEvent(event)


class _Conflict(QFrame):
    """What another window saved, below what is written here."""

    def __init__(self) -> None:
        super().__init__()
        self.theirs: Passage | None = None
        self.setProperty("role", "warning")
        self._sentence = QLabel()
        self._sentence.setWordWrap(True)
        title = QLabel(self.tr("已保存的文字："))
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.mine_button = QPushButton(self.tr("保存我的文字"))
        self.theirs_button = QPushButton(self.tr("采用已保存的"))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.theirs_button)
        row.addWidget(self.mine_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        for widget in (self._sentence, title, self._words):
            column.addWidget(widget)
        column.addLayout(row)
        self.hide()

    def show_text(self, sentence: str, theirs: Passage) -> None:
        """Say what happened and show the text that is saved."""
        self.theirs = theirs
        self._sentence.setText(sentence)
        self._words.setText(theirs.text)
        self.show()
        self.setAccessibleName(sentence)
