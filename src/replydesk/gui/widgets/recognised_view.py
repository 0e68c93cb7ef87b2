"""The recognised letter as an outline with a caret: a block a row, one key a correction."""

from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QScrollArea, QToolTip, QWidget

from replydesk.domain.letter import SectionKind
from replydesk.domain.letter_rows import Role, Row
from replydesk.domain.outline import han_number
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import KIND_GROUNDS, KIND_TOKENS, kind_short
from replydesk.gui.widgets.block_text import BlockText
from replydesk.gui.widgets.row_editor import RowEditor

_LEAST_LEFT = 72  # room for chips before the words, more where their words are longer
_CHIP = 23
KINDS = {
    Qt.Key.Key_1: SectionKind.MEASURES,
    Qt.Key.Key_2: SectionKind.OUTCOMES,
    Qt.Key.Key_3: SectionKind.NEXT_STEPS,
    Qt.Key.Key_4: SectionKind.DIFFICULTIES,
    Qt.Key.Key_5: SectionKind.OTHER,
}
COMMANDS = {
    Qt.Key.Key_H: "part",
    Qt.Key.Key_S: "section",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_X: "split",
    Qt.Key.Key_O: "opening",
    Qt.Key.Key_E: "closing",
    Qt.Key.Key_Delete: "remove",
}


class Told(Protocol):
    """Who knows how sure the kind of a section's row is."""

    def confidence(self, row: int) -> float | None:
        """From 0 to 1; None where a heading or a person told it."""

    def is_confirmed(self, row: int) -> bool:
        """Whether a person told it."""


class RecognisedView(BlockText):
    """Shows rows as tall as they are; the area around it scrolls.

    `commanded` tells the name of a correction, `kind_chosen` a kind for the selected rows,
    `written` the new words of a row.
    """

    commanded = Signal(str)
    kind_chosen = Signal(object)
    written = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recognised")
        self.setAccessibleName(self.tr("识别结果"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(6)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._rows: list[Row] = []
        self._shown: list[int] = []  # the row of each block: parts without heading have none
        self._parts: dict[int, int] = {}
        self.told_of: Told | None = None
        self.scroller: QScrollArea | None = None  # the area around, which does the scrolling
        metrics = QFontMetrics(fonts.font(fonts.SMALL, bold=True))
        words = [*map(kind_short, SectionKind), *self._ends().values()]
        self._left = max(_LEAST_LEFT, 36 + max(map(metrics.horizontalAdvance, words)))
        self._doubts: dict[int, str] = {}
        self.editor = RowEditor(self.viewport())
        self.editor.done.connect(self._on_written)
        self.editor.left.connect(self.setFocus)

    # ------------------------------------------------------------------ rows

    def show_rows(self, rows: list[Row]) -> None:
        """Show other rows. Writing all anew takes some 5 ms for a letter of 10,000 characters."""
        self.editor.close_quietly()
        self._rows = rows
        self._shown = [at for at, row in enumerate(rows) if row.role is not Role.PART or row.text]
        named = [at for at in self._shown if rows[at].role is Role.PART]
        self._parts = {at: number for number, at in enumerate(named, 1)}
        self._silent = True
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.removeSelectedText()
        for number, at in enumerate(self._shown):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(rows[at], self._left))
            cursor.setBlockCharFormat(_words_format(rows[at]))
            cursor.insertText(rows[at].text or "", _words_format(rows[at]))
        cursor.endEditBlock()
        self._silent = False

    def show_doubts(self, doubts: dict[int, str]) -> None:
        """Mark rows that are unsure, with the sentence for each."""
        self._doubts = doubts
        self._mark()

    def row(self) -> int:
        """The row of the caret."""
        number = self.textCursor().blockNumber()
        return self._shown[number] if number < len(self._shown) else 0

    def selected_rows(self) -> tuple[int, int]:
        """The first and last row of the selection."""
        if not self._shown:
            return 0, 0
        first, last = self.selected_blocks()
        return self._shown[first], self._shown[min(last, len(self._shown) - 1)]

    def go_to(self, row: int, place: int = 0) -> None:
        """Put the caret into a row; a part without heading gives way to what follows."""
        block = next((b for b, at in enumerate(self._shown) if at >= row), len(self._shown) - 1)
        self.put_caret(max(block, 0), place)
        self.ensure_caret()
        self._mark()

    def ensure_caret(self) -> None:
        """Scroll the area around so that the caret's row is seen."""
        inner = self.scroller.widget() if self.scroller is not None else None
        if self.scroller is None or inner is None:
            return
        area = self.area(self.textCursor().block())
        top = self.viewport().mapTo(inner, QPoint(0, round(area.top()))).y()
        caret = self.viewport().mapTo(inner, self.cursorRect().center()).y()
        self.scroller.ensureVisible(0, min(top + round(area.height()), caret + 40), 0, 50)
        self.scroller.ensureVisible(0, min(top, caret), 0, 50)

    def edit_row(self) -> None:
        """Open the words of the caret's row for writing."""
        if not self._shown:
            return
        block = self.textCursor().block()
        row = self._rows[self.row()]
        area = self.area(block)
        around = QRectF(
            self._left - 10, area.top() - 7, area.width() - self._left, area.height() + 14
        )
        self.editor.open(row.text or "", around, self.caret()[1])
        QTimer.singleShot(0, self, self._show_editor)  # it takes its height first

    def _show_editor(self) -> None:
        if self.scroller is not None and self.editor.is_open:
            self.scroller.ensureWidgetVisible(self.editor, 0, 30)

    def _mark(self) -> None:
        blocks = {row: block for block, row in enumerate(self._shown)}
        self.mark({blocks[row]: "doubt" for row in self._doubts if row in blocks})

    def _on_written(self, text: str) -> None:
        self.written.emit(self.row(), text)

    def _fit(self) -> None:
        height = round(self.document().size().height()) + 4
        if height != self.height():
            self.setFixedHeight(max(height, 40))

    # ------------------------------------------------------------------ keys

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in KINDS and not modifiers:
            self.kind_chosen.emit(KINDS[key])
        elif key in COMMANDS and not modifiers:
            self.commanded.emit(COMMANDS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.edit_row()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self.edit_row()

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.editor.close_quietly()
        self._fit()

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            number = self.cursorForPosition(event.pos()).blockNumber()
            row = self._shown[number] if number < len(self._shown) else -1
            words = self._doubts.get(row) or self._told_confidence(row)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    # ------------------------------------------------------------------ painting

    def paint_block(self, painter: QPainter, block: QTextBlock, area: QRectF) -> None:
        number = block.blockNumber()
        if number >= len(self._shown):
            return
        here = number == self.textCursor().blockNumber()
        if here and self._shown[number] not in self._doubts:
            around = QRectF(8, area.top() - 5, area.width() - 16, area.height() + 10)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("field"))
            painter.drawRoundedRect(around, 6, 6)
        super().paint_block(painter, block, area)
        if here:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("accent" if self.hasFocus() else "handle"))
            painter.drawRoundedRect(QRectF(8, area.top() - 5, 3, area.height() + 10), 1.5, 1.5)
        row = self._rows[self._shown[number]]
        chip, ground, token = self._chip(self._shown[number], row)
        if chip:
            self._paint_chip(painter, area, chip, ground, token)
        if row.role is Role.SECTION:
            self._paint_told(painter, block, area, self._shown[number])

    def _chip(self, at: int, row: Row) -> tuple[str, str, str]:
        """The words before a row and their colours."""
        if row.role is Role.SECTION:
            kind = row.kind or SectionKind.OTHER
            return kind_short(kind), KIND_GROUNDS[kind], KIND_TOKENS[kind]
        if row.role is Role.PART:
            return han_number(self._parts.get(at, 1)), "accent", "on_accent"
        if row.role is Role.POINT:
            return row.sign.rstrip("，"), "accent_soft", "accent"
        first = at == 0 or self._rows[at - 1].role is not row.role
        return self._ends()[row.role] if first else "", "hover", "muted"

    def _ends(self) -> dict[Role, str]:
        return {
            Role.OPENING: self.tr("开头"),
            Role.CLOSING: self.tr("结尾"),
            Role.ATTACHMENT: self.tr("附件"),
        }

    def _paint_chip(
        self, painter: QPainter, area: QRectF, words: str, ground: str, token: str
    ) -> None:
        painter.setFont(fonts.font(fonts.SMALL, bold=True))
        width = painter.fontMetrics().horizontalAdvance(words) + 14
        chip = QRectF(self._left - 10 - width, area.top(), width, _CHIP)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color(ground))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(theme.current().color(token))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_told(self, painter: QPainter, block: QTextBlock, area: QRectF, row: int) -> None:
        words = self._told_confidence(row)
        if not words:
            return
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(theme.current().color("warn" if row in self._doubts else "muted"))
        line = QRectF(self._left + 12, area.top(), area.width() - self._left - 32, _CHIP)
        heading = block.text()
        side = Qt.AlignmentFlag.AlignRight if heading else Qt.AlignmentFlag.AlignLeft
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | side, words)

    def _told_confidence(self, row: int) -> str:
        if self.told_of is None or not 0 <= row < len(self._rows):
            return ""
        if self.told_of.is_confirmed(row):
            return self.tr("已确认")
        sure = self.told_of.confidence(row)
        if sure is None:
            return ""
        unsure = row in self._doubts
        words = self.tr("按内容判断 {}%，请核对") if unsure else self.tr("按内容判断 {}%")
        return words.format(round(sure * 100))


def _block_format(row: Row, left: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLeftMargin(left)
    made.setRightMargin(20)
    made.setLineHeight(5, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    made.setBottomMargin(11)
    if row.role is Role.PART:
        made.setTopMargin(12)
    return made


def _words_format(row: Row) -> QTextCharFormat:
    made = QTextCharFormat()
    bold = row.role in (Role.PART, Role.SECTION)
    made.setFont(fonts.font(fonts.TEXT + (row.role is Role.PART), bold=bold))
    return made
