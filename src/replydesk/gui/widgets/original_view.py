"""The original of a letter: its paragraphs as they were read, set calmly like a page."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QWidget

from replydesk.domain.side_by_side import Span
from replydesk.gui import fonts
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.block_text import BlockText

_SIZE = 16
_LINE = 7  # pixels between lines
_GAP = 12
_WIDEST = 700
_MARGIN = 34


class OriginalView(BlockText):
    """Shows paragraphs; a block each. `went` tells the paragraph and the place in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("原文"))
        self.setProperty("role", "page")
        self._doubts: frozenset[int] = frozenset()
        self._spans: tuple[Span, ...] = ()

    def show_source(self, source: Sequence[str], looks: Mapping[int, str]) -> None:
        """Show other paragraphs; `looks` names titles, headings and signatures among them."""
        document = QTextDocument(self)
        document.setDocumentMargin(_MARGIN)
        cursor = QTextCursor(document)
        for number, text in enumerate(source):
            look = looks.get(number, "")
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block_format(look))
            cursor.insertText(text, _words_format(look))
        self._spans, self._doubts = (), frozenset()
        self.setDocument(document)  # the one before belonged to this view and goes
        self.dress()
        self.setExtraSelections([])
        self._fit()
        self.put_caret(0)

    def show_doubts(self, paragraphs: frozenset[int]) -> None:
        """Mark the paragraphs that hold unsure places."""
        self._doubts = paragraphs
        self._mark()

    def show_spans(self, spans: Sequence[Span]) -> None:
        """Mark words and bring them into view; the caret goes to them."""
        self._spans = tuple(spans)
        self._mark()
        if not spans:
            return
        block = self.block_at(spans[0].paragraph)
        if not block.isValid():
            return
        self.put_caret(spans[0].paragraph, spans[0].start)
        area = self.area(block)
        height = self.viewport().height()
        if area.top() < 20 or area.bottom() > height - 20:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + area.top() - height / 3))

    def point_at(self, spans: Sequence[Span]) -> None:
        """Mark words that the caret stands in; nothing moves."""
        self._spans = tuple(spans)
        self._mark()

    def _mark(self) -> None:
        marks = dict.fromkeys(self._doubts, "doubt")
        for span in self._spans:
            unsure = span.paragraph in self._doubts
            marks[span.paragraph] = "doubt-current" if unsure else "current"
        self.mark(marks)
        self.mark_words(
            [
                (span.paragraph, span.start, span.end, "figure_soft" if unsure else "date_soft")
                for span in self._spans
                if not self._is_whole(span)
                for unsure in [span.paragraph in self._doubts]
            ]
        )

    def _is_whole(self, span: Span) -> bool:
        """Whether the words are the paragraph but for a sign in front and a mark behind."""
        return span.end - span.start >= len(self.block_at(span.paragraph).text()) - 5

    def dress(self) -> None:
        self._mark()

    def _fit(self) -> None:
        spare = max(0, self.width() - _WIDEST) // 2
        self.setViewportMargins(spare, 0, spare, 0)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _block_format(look: str) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    made.setBottomMargin(_GAP)
    if look == "title":
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setBottomMargin(_GAP + 6)
    elif look == "signature":
        made.setAlignment(Qt.AlignmentFlag.AlignRight)
    elif look != "flush":
        made.setTextIndent(2 * _SIZE)
    return made


def _words_format(look: str) -> QTextCharFormat:
    made = QTextCharFormat()
    # A font of its own: the document's gives way to the window's when the look changes.
    made.setFont(fonts.font(_SIZE, families=fonts.BODY))
    if look == "title":
        made.setFont(fonts.font(_SIZE + 4, bold=True, families=fonts.TITLE))
    elif look == "heading":
        made.setFont(fonts.font(_SIZE, bold=True, families=fonts.HEADING))
    elif look == "subheading":
        made.setFont(fonts.font(_SIZE, families=fonts.KAI))
        made.setFontWeight(QFont.Weight.DemiBold)
    return made
