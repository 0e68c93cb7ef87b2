"""The editor of one section: a block per point, ordinals painted before it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QToolTip, QWidget

from replydesk.domain.outline import LabelStyle
from replydesk.domain.passage import Passage
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.models import passage_list
from replydesk.gui.models.section_text import (
    MARGIN_LEFT,
    SectionText,
    blocks_of,
    lead_of,
    ordinals,
    origin_of,
)
from replydesk.gui.widgets import point_edits
from replydesk.gui.widgets.figure_colors import FigureHighlighter

SMALLEST, LARGEST = 12, 26
_CHIP_HEIGHT = 26
_OF_THE_PAGE = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class PointEditor(QTextEdit):
    """Edits a `SectionText`; `show_section` switches, each section keeps its own history."""

    left = Signal()  # the keyboard went elsewhere
    passage_inserted = Signal(object)  # the Passage

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("editor")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = ""
        self.menu_actions: list[QAction] = []  # below what every text offers
        self.origin_words: Callable[[int], str] = lambda _origin: ""
        self._size = fonts.TEXT
        self._section: SectionText | None = None
        self._highlighters: dict[SectionText, FigureHighlighter] = {}
        self.cursorPositionChanged.connect(self.viewport().update)
        self.textChanged.connect(self.viewport().update)

    @property
    def section(self) -> SectionText | None:
        """The section that is shown."""
        return self._section

    def show_section(self, section: SectionText) -> None:
        """Edit another section; the caret goes back to where it was there."""
        if self._section is not None:
            self._section.caret = self.textCursor().position()
        self._section = section
        if section not in self._highlighters:
            self._highlighters[section] = FigureHighlighter(section.document)
        self.setDocument(section.document)
        self.resize_text(0)
        cursor = self.textCursor()
        last = section.document.characterCount() - 1
        cursor.setPosition(last if section.caret < 0 else min(section.caret, last))
        self.setTextCursor(cursor)
        self.setAccessibleName(section.heading or "")

    def resize_text(self, step: int) -> None:
        """Show the text larger (1) or smaller (-1)."""
        self._size = max(SMALLEST, min(LARGEST, self._size + step))
        self.document().setDefaultFont(fonts.font(self._size))
        self.viewport().update()

    def forget(self) -> None:
        """Drop what was kept for the sections of a draft that is closed."""
        # The documents go with their sections; the editor must not hold one that is gone.
        self.setDocument(QTextDocument(self))
        self._highlighters.clear()
        self._section = None

    @property
    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return bool(self.textCursor().block().layout().preeditAreaText())

    # ------------------------------------------------------------------ edits

    def insert_passage(self, passage: Passage, at: QTextCursor | None = None) -> None:
        """Take a passage over as a new point at the caret."""
        if self._section is None or self.is_composing:
            return
        caret = at or self.textCursor()
        origin = passage.id or None
        made = point_edits.insert_passage(caret, passage.text, origin, self._section.style)
        self.setTextCursor(made)
        self.ensureCursorVisible()
        self.passage_inserted.emit(passage)

    def move_point(self, step: int) -> None:
        """Move the caret's point up (-1) or down (1)."""
        if self._section is None or self.is_composing:
            return
        moved = point_edits.move_point(self.document(), self.textCursor(), step)
        if moved is not None:
            self.setTextCursor(moved)
            self.ensureCursorVisible()

    def restyle(self, style: LabelStyle) -> None:
        """Give the section's points another kind of ordinal."""
        if self._section is not None and not self.is_composing and self._section.style is not style:
            self._section.restyle(style)
            self.viewport().update()

    def toggle_label(self) -> None:
        """Take the ordinal off the caret's point or give it back."""
        if self._section is not None and not self.is_composing:
            style = self._section.style
            fallback = LabelStyle.SHI if style is LabelStyle.NONE else style
            point_edits.toggle_label(self.textCursor(), fallback)
            self.viewport().update()

    def select_span(self, block_number: int, start: int, end: int) -> None:
        """Select characters [start, end) of a point's words and show them."""
        block = self.document().findBlockByNumber(block_number)
        if not block.isValid():
            return
        limit, lead = len(block.text()), lead_of(block)
        start, end = start + lead, end + lead
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + min(start, limit))
        cursor.setPosition(block.position() + min(end, limit), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        self.setFocus()

    # ------------------------------------------------------------------ keys, paste, drop

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        # Undoing belongs to the page, whose history holds more than the words of this section.
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and any(event.matches(key) for key in _OF_THE_PAGE)
        ):
            event.ignore()
            return True
        return super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            cursor = self.textCursor()
            point_edits.split_point(cursor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator):
            return
        super().keyPressEvent(event)

    @guarded(False)
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        # Qt takes the names of files for text; files are the page's.
        text = source.hasText() and not source.hasUrls()
        return source.hasFormat(passage_list.MIME) or text

    @guarded
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self._section is None or self.is_composing:
            return
        passages = passage_list.passages_in(source)
        if passages:
            for passage in passages:  # dropped: the caret stands where the mouse was
                self.insert_passage(passage)
            self.setFocus()
            return
        text = source.text()
        cursor = self.textCursor()
        if point_edits.is_list(text) and (points := point_edits.pasted_points(text)):
            self.setTextCursor(point_edits.insert_points(cursor, points, self._section.style))
        else:
            cursor.insertText(" ".join(text.split("\t")))
        self.ensureCursorVisible()

    @guarded
    def createMimeDataFromSelection(self) -> QMimeData:
        made = QMimeData()
        made.setText(self.textCursor().selection().toPlainText())
        return made

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @guarded
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        menu.addActions(self.menu_actions)
        menu.popup(event.globalPos())

    # ------------------------------------------------------------------ painting

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for highlighter in getattr(self, "_highlighters", {}).values():
                highlighter.recolor()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        caret = self.textCursor().blockNumber()
        signs = ordinals(self.document(), caret)
        for block, sign in zip(blocks_of(self.document()), signs, strict=True):
            area = self._area(block)
            if area.bottom() < 0 or area.top() > self.viewport().height():
                continue
            here = block.blockNumber() == caret
            if here:
                self._paint_current(painter, area)
            if sign:
                self._paint_sign(painter, area, sign)
            if origin_of(block):
                mark = theme.pixmap("link", "muted", 14, self.devicePixelRatioF())
                painter.drawPixmap(QPointF(34, area.top() + _CHIP_HEIGHT + 2), mark)
        if self.document().isEmpty() and self.hint and not self.is_composing:
            painter.setPen(theme.current().color("muted"))
            painter.setFont(fonts.font(self._size))
            top = self._area(self.document().begin()).top()
            area = QRectF(MARGIN_LEFT + 3, top, self.viewport().width() - MARGIN_LEFT - 24, 80)
            painter.drawText(area, Qt.TextFlag.TextWordWrap, self.hint)
        painter.end()
        super().paintEvent(event)

    def _area(self, block: QTextBlock) -> QRectF:
        """The words of a block in the viewport, without the gap below them."""
        area = self.document().documentLayout().blockBoundingRect(block)
        scrolled = self.verticalScrollBar().value()
        height = block.layout().boundingRect().height()
        return QRectF(0, area.top() - scrolled, self.viewport().width(), height)

    def _paint_current(self, painter: QPainter, area: QRectF) -> None:
        around = QRectF(8, area.top() - 6, area.width() - 16, area.height() + 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("field"))
        painter.drawRoundedRect(around, 6, 6)
        painter.setBrush(theme.current().color("accent"))
        painter.drawRoundedRect(QRectF(8, around.top(), 3, around.height()), 1.5, 1.5)

    def _paint_sign(self, painter: QPainter, area: QRectF, sign: str) -> None:
        look = fonts.font(13, bold=True)
        painter.setFont(look)
        width = painter.fontMetrics().horizontalAdvance(sign) + 14
        chip = QRectF(MARGIN_LEFT - 8 - width, area.top() - 2, width, _CHIP_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().color("accent_soft"))
        painter.drawRoundedRect(chip, 5, 5)
        painter.setPen(QColor(theme.current().accent))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, sign)

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            for block in blocks_of(self.document()):
                area = self._area(block)
                origin = origin_of(block)
                if origin and area.top() <= event.pos().y() <= area.bottom():
                    words = self.origin_words(origin)
                    QToolTip.showText(event.globalPos(), words, self.viewport(), QRect())
                    return True
            QToolTip.hideText()
            return True
        return super().viewportEvent(event)
