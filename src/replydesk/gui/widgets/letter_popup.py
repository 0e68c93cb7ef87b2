"""A passage in its letter: the whole letter to read, the passage marked."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.outline import han_number
from replydesk.domain.passage import Passage
from replydesk.gui import theme
from replydesk.gui.widgets.passage_card import source_words


class LetterPopup(QDialog):
    """Shows a letter with some words marked; `insert_button` takes the passage over."""

    def __init__(
        self, letter: ReplyLetter, passage: Passage, words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("素材原文"))
        self.resize(720, 640)
        title = QLabel(letter.subject or passage.subject)
        title.setProperty("role", "subject")
        title.setWordWrap(True)
        body = passage.issuing_body if passage.document_number else ""
        about = QLabel(" · ".join(word for word in (body, source_words(passage)) if word))
        about.setProperty("role", "muted")
        self.text = QTextBrowser()
        self.text.setHtml(letter_html(letter, words))
        self.insert_button = QPushButton(self.tr("插入到光标处"))
        self.insert_button.setProperty("role", "primary")
        theme.set_icon(self.insert_button, "plus", "on_accent")
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(about)
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(close)
        row.addWidget(self.insert_button)
        column.addLayout(row)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.text.scrollToAnchor("passage")
        self.text.moveCursor(QTextCursor.MoveOperation.NoMove)


def letter_html(letter: ReplyLetter, passage: str) -> str:
    """The letter as rich text with the passage marked."""
    core = passage.rstrip("。；; ")
    lines = [f"<p>{escape(letter.salutation)}</p>"]
    lines += [f"<p>　　{escape(text)}</p>" for text in letter.opening]
    for number, part in letter.numbered_parts():
        if part.heading is not None:
            lines.append(f"<p><b>　　{han_number(number)}、{escape(part.heading)}</b></p>")
        for place, section in enumerate(part.sections, start=1):
            if section.heading:
                lines.append(f"<p>　　<b>（{han_number(place)}）{escape(section.heading)}</b></p>")
            for sign, paragraph in section.labelled():
                lines.append(f"<p>　　{sign}{_marked(paragraph.text, core)}</p>")
    lines += [f"<p>　　{escape(text)}</p>" for text in letter.closing]
    body = letter.signature.issuing_body or ""
    dated = letter.signature.dated
    day = f"{dated.year}年{dated.month}月{dated.day}日" if dated else ""
    lines.append(f"<p align='right'>{escape(body)}<br>{day}</p>")
    return "<div style='line-height:150%'>" + "".join(lines) + "</div>"


def _marked(text: str, core: str) -> str:
    before, found, after = text.partition(core)
    if not found:
        return escape(text)
    colors = theme.current()
    style = f"background-color:{colors.figure_soft};color:{colors.figure}"
    return (
        f"{escape(before)}<a name='passage'></a><span style='{style}'>{escape(found)}</span>"
        f"{escape(after)}"
    )
