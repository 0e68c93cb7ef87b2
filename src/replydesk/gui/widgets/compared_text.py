"""A passage to be compared with another: where it comes from, and its text with marks."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QTextBrowser, QVBoxLayout, QWidget

from replydesk.domain.passage import Passage
from replydesk.domain.word_changes import Spans
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import KIND_GROUNDS, KIND_TOKENS, kind_short, short_heading
from replydesk.gui.widgets.passage_card import source_words


class ComparedText(QFrame):
    """One side of a comparison."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: tuple[Passage, Spans] | None = None
        self.kind = QLabel()
        self.year = QLabel()
        self.year.setProperty("role", "subject")
        self.heading = QLabel()
        self.heading.setProperty("role", "muted")
        self.heading.setWordWrap(True)
        self.source = QLabel()
        self.source.setProperty("role", "muted")
        self.source.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(name)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys answer
        self.text.document().setDocumentMargin(0)
        head = QHBoxLayout()
        head.addWidget(self.year)
        head.addWidget(self.kind)
        head.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.heading)
        column.addSpacing(4)
        column.addWidget(self.text, 1)
        column.addWidget(self.source)

    def show_passage(self, passage: Passage, marks: Spans) -> None:
        """Show a passage with these spans marked."""
        self._shown = (passage, marks)
        self.year.setText(passage.dated[:4] or self.tr("无日期"))
        self.kind.setText(kind_short(passage.kind))
        self.heading.setText(short_heading(passage.part))
        about = (passage.issuing_body if passage.document_number else "", source_words(passage))
        self.source.setText(" · ".join(w for w in (*about, passage.subject) if w))
        self._dress()

    def _dress(self) -> None:
        if self._shown is None:
            return
        passage, marks = self._shown
        colors = theme.current()
        token, ground = KIND_TOKENS[passage.kind], KIND_GROUNDS[passage.kind]
        tag = (
            f"background:{getattr(colors, ground)};color:{getattr(colors, token)};"
            "border-radius:4px;padding:1px 7px;font-size:12px;font-weight:bold"
        )
        if self.kind.styleSheet() != tag:
            self.kind.setStyleSheet(tag)
        style = f"background-color:{colors.mark_soft};color:{colors.mark};font-weight:600"
        pieces, at = [], 0
        for start, end in marks:
            pieces.append(escape(passage.text[at:start]))
            pieces.append(f"<span style='{style}'>{escape(passage.text[start:end])}</span>")
            at = end
        pieces.append(escape(passage.text[at:]))
        words = "".join(pieces).replace("\n", "<br>")
        self.text.setHtml(f"<div style='font-size:15px;line-height:150%'>{words}</div>")

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
