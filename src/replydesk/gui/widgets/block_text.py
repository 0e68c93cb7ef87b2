"""A text to read with a caret: blocks with marks painted behind them. Keys type nothing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from replydesk.gui import theme
from replydesk.gui.guard import guarded

_MARKS = {
    "current": ("accent_soft", "accent", 3),
    "doubt": ("warn_soft", "warn", 3),
    "doubt-current": ("warn_soft", "warn", 6),
}


class BlockText(QTextEdit):
    """`went` tells the block and the place in it after a click or a key moved the caret."""

    went = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # Single keys do something here: an input method must not take them for words.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._marks: dict[int, str] = {}
        self._silent = False
        self.cursorPositionChanged.connect(self._on_caret)

    def block_at(self, number: int) -> QTextBlock:
        """A block by its number."""
        return self.document().findBlockByNumber(number)

    def caret(self) -> tuple[int, int]:
        """The block and the place in it where the caret stands."""
        cursor = self.textCursor()
        return cursor.blockNumber(), cursor.positionInBlock()

    def selected_blocks(self) -> tuple[int, int]:
        """The first and the last block of the selection, or the caret's."""
        cursor = self.textCursor()
        document = self.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        end = max(cursor.selectionStart(), cursor.selectionEnd() - bool(cursor.hasSelection()))
        return first, document.findBlock(end).blockNumber()

    def put_caret(self, number: int, place: int = 0) -> None:
        """Put the caret into a block without telling."""
        block = self.block_at(number)
        if not block.isValid():
            return
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(place, len(block.text())))
        self._silent = True
        self.setTextCursor(cursor)
        self._silent = False

    def mark(self, marks: Mapping[int, str]) -> None:
        """Paint a ground behind blocks: a name of `_MARKS` by block number."""
        self._marks = dict(marks)
        self.viewport().update()

    def mark_words(self, spans: Sequence[tuple[int, int, int, str]]) -> None:
        """Give words a ground: (block, start, end, colour of the theme)."""
        selections = []
        for number, start, end, token in spans:
            block = self.block_at(number)
            if not block.isValid():
                continue
            chosen = QTextEdit.ExtraSelection()
            cursor = QTextCursor(block)
            limit = len(block.text())
            cursor.setPosition(block.position() + min(start, limit))
            cursor.setPosition(block.position() + min(end, limit), QTextCursor.MoveMode.KeepAnchor)
            chosen.cursor = cursor
            look = chosen.format
            look.setBackground(theme.current().color(token))
            chosen.format = look
            selections.append(chosen)
        self.setExtraSelections(selections)

    def area(self, block: QTextBlock) -> QRectF:
        """The words of a block in the viewport, without the gap below them."""
        place = self.document().documentLayout().blockBoundingRect(block)
        height = block.layout().boundingRect().height()
        top = place.top() - self.verticalScrollBar().value()
        return QRectF(0, top, self.viewport().width(), height)

    def _on_caret(self) -> None:
        self.viewport().update()
        if not self._silent:
            self.went.emit(*self.caret())

    def dress(self) -> None:
        """Take the colours of the theme; for texts whose words have colours of their own."""

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_marks"):
            self.dress()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        block = self.document().begin()
        while block.isValid():
            area = self.area(block)
            if area.top() > event.rect().bottom() + 40:
                break
            if area.bottom() >= event.rect().top() - 40:
                self.paint_block(painter, block, area)
            block = block.next()
        painter.end()
        super().paintEvent(event)

    def paint_block(self, painter: QPainter, block: QTextBlock, area: QRectF) -> None:
        """Paint what stands behind a block; subclasses add what stands beside it."""
        look = self._marks.get(block.blockNumber())
        if look is None:
            return
        ground, edge, width = _MARKS[look]
        around = QRectF(8, area.top() - 5, area.width() - 16, area.height() + 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color(ground))
        painter.drawRoundedRect(around, 6, 6)
        painter.setBrush(theme.current().color(edge))
        painter.drawRoundedRect(QRectF(8, around.top(), width, around.height()), 1.5, 1.5)
