"""A section while it is edited: a text document with one block per point.

The ordinal is no text: a block carries its label style and, where it came from the library, the
passage's id as properties of its format, so that undo brings both back with the words.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

from replydesk.domain.letter import Paragraph, Section
from replydesk.domain.outline import LabelStyle, labels
from replydesk.gui import fonts

LABEL = QTextFormat.Property.UserProperty.value + 1
ORIGIN = QTextFormat.Property.UserProperty.value + 2

MARGIN_LEFT = 66  # room for 十一是 in front of the text
_LINE_GAP = 8
_POINT_GAP = 18


def point_format(label: LabelStyle, origin: int | None = None) -> QTextBlockFormat:
    """The block format of a point."""
    made = QTextBlockFormat()
    made.setLineHeight(_LINE_GAP, QTextBlockFormat.LineHeightTypes.LineDistanceHeight.value)
    made.setBottomMargin(_POINT_GAP)
    made.setProperty(LABEL, label.value)
    if origin is not None:
        made.setProperty(ORIGIN, origin)
    return made


def label_of(block: QTextBlock) -> LabelStyle:
    """The label style of a block."""
    return LabelStyle(block.blockFormat().property(LABEL) or LabelStyle.NONE)


def origin_of(block: QTextBlock) -> int | None:
    """The passage a block was taken from, or None."""
    stored = block.blockFormat().property(ORIGIN)
    return int(stored) if stored else None


def blocks_of(document: QTextDocument) -> list[QTextBlock]:
    """The blocks of a document, in order."""
    found = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def lead_of(block: QTextBlock) -> int:
    """How many blanks stand before the words of a block; the letter is without them."""
    text = block.text()
    return len(text) - len(text.lstrip())


def ordinals(document: QTextDocument, caret_block: int) -> list[str]:
    """The ordinal to paint before each block.

    An empty block has none and is not counted, as it will not be in the letter, unless the caret
    is in it: there the clerk sees the number that the next words will get.
    """
    blocks = blocks_of(document)
    counted = [bool(b.text().strip()) or b.blockNumber() == caret_block for b in blocks]
    return labels(
        label_of(block) if here else LabelStyle.NONE
        for block, here in zip(blocks, counted, strict=True)
    )


class SectionText(QObject):
    """The text of one section, with its own undo history for as long as the draft is open."""

    changed = Signal()

    def __init__(self, section: Section, style: LabelStyle, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = section.kind
        self.heading = section.heading
        self.finished = False
        self.caret = -1  # where the caret was when another section was shown; -1: at the end
        self._style = style
        self._paragraphs = section.paragraphs
        self._document: QTextDocument | None = None

    @property
    def style(self) -> LabelStyle:
        """The label style of this section's points, and so of a new one."""
        if self._document is not None:
            styles = [label_of(block) for block in blocks_of(self._document)]
        else:
            styles = [paragraph.label for paragraph in self._paragraphs]
        if not styles:
            return self._style
        return next((style for style in styles if style is not LabelStyle.NONE), LabelStyle.NONE)

    @property
    def document(self) -> QTextDocument:
        """The document to edit, made when it is first asked for."""
        if self._document is None:
            self._document = self._made()
            self._document.contentsChanged.connect(self._compare)
        return self._document

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The points as they are to be saved: without blank ones."""
        return self._paragraphs

    @property
    def characters(self) -> int:
        """The length of the text without its ordinals."""
        return sum(len(paragraph.text) for paragraph in self._paragraphs)

    def section(self) -> Section:
        """The section as a value."""
        return Section(self.kind, self.heading, self._paragraphs)

    def block_number_of(self, paragraph: int) -> int:
        """The block that holds the paragraph-th point (blank blocks are skipped)."""
        filled = [b.blockNumber() for b in blocks_of(self.document) if b.text().strip()]
        return filled[paragraph] if paragraph < len(filled) else 0

    def restyle(self, style: LabelStyle) -> None:
        """Give every point this label style, as one step of undo."""
        self._style = style
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for block in blocks_of(self.document):
            cursor.setPosition(block.position())
            changed = block.blockFormat()
            changed.setProperty(LABEL, style.value)
            cursor.setBlockFormat(changed)
        cursor.endEditBlock()

    def _made(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDefaultFont(fonts.font(fonts.TEXT))
        document.setUndoRedoEnabled(False)
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(MARGIN_LEFT)
        frame.setRightMargin(18)
        frame.setTopMargin(16)
        frame.setBottomMargin(8)
        document.rootFrame().setFrameFormat(frame)
        cursor = QTextCursor(document)
        points = self._paragraphs or (Paragraph("", self._style),)
        for number, point in enumerate(points):
            layout = point_format(point.label, point.origin)
            if number == 0:
                cursor.setBlockFormat(layout)
            else:
                cursor.insertBlock(layout)
            cursor.insertText(point.text)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        return document

    def _compare(self) -> None:
        # Also called for rehighlighting and for each step of an input method.
        assert self._document is not None
        now = tuple(
            Paragraph(text, label_of(block), origin_of(block))
            for block in blocks_of(self._document)
            if (text := _clean(block.text()))
        )
        if now != self._paragraphs:
            self._paragraphs = now
            self.changed.emit()


def _clean(text: str) -> str:
    return text.replace("\u2028", "").replace("\u00a0", " ").strip()
