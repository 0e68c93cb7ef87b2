"""A text of some paragraphs with words marked, to be read beside another version of it."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QTextBrowser, QVBoxLayout, QWidget

from replydesk.domain.word_changes import Spans
from replydesk.gui import theme
from replydesk.gui.guard import guarded


class MarkedText(QFrame):
    """One version under its title. An empty one says so."""

    def __init__(self, title: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._empty = empty
        self._shown: tuple[str, Spans] = ("", ())
        head = QLabel(title)
        head.setProperty("role", "section")
        self.text = QTextBrowser()
        self.text.setAccessibleName(title)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the list
        self.text.document().setDocumentMargin(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(self.text, 1)

    def show_text(self, paragraphs: Sequence[str], marks: Spans = ()) -> None:
        """Show paragraphs; the spans count characters of them joined by line feeds."""
        self._shown = ("\n".join(paragraphs), marks)
        self._dress()

    def _dress(self) -> None:
        text, marks = self._shown
        colors = theme.current()
        if not text:
            self.text.setHtml(f"<div style='color:{colors.muted}'>{escape(self._empty)}</div>")
            return
        style = f"background-color:{colors.mark_soft};color:{colors.mark};font-weight:600"
        pieces, at = [], 0
        for start, end in marks:
            pieces.append(escape(text[at:start]))
            pieces.append(f"<span style='{style}'>{escape(text[start:end])}</span>")
            at = end
        pieces.append(escape(text[at:]))
        words = "".join(pieces).replace("\n", "<br><br>")
        self.text.setHtml(f"<div style='font-size:15px;line-height:150%'>{words}</div>")

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
