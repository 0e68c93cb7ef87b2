"""Figures amber, dates blue: in the editor through a highlighter, on cards through formats."""

import functools

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument, QTextLayout

from replydesk.domain.figures import find_figures
from replydesk.gui import theme
from replydesk.gui.guard import guarded

_BLUE = frozenset({"date"})
_PLAIN = frozenset({"title", "docnumber"})


@functools.lru_cache(maxsize=2048)
def colored_spans(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, "figure" or "date") of what is coloured in a text."""
    return tuple(
        (found.start, found.end, "date" if found.kind in _BLUE else "figure")
        for found in find_figures(text)
        if found.kind not in _PLAIN
    )


def char_format(token: str) -> QTextCharFormat:
    """The character format of "figure", "date" or "mark" in the current theme."""
    made = QTextCharFormat()
    made.setForeground(theme.current().color(token))
    made.setBackground(theme.current().color(f"{token}_soft"))
    return made


def layout_formats(
    text: str, marks: tuple[tuple[int, int], ...] = ()
) -> list[QTextLayout.FormatRange]:
    """The same colours, and the query's marks, for a text laid out by itself."""
    ranges = []
    for start, end, token in colored_spans(text):
        ranges.append(_range(start, end, char_format(token)))
    for start, end in marks:
        marked = char_format("mark")
        marked.setFontWeight(600)
        ranges.append(_range(start, end, marked))
    return ranges


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = start
    made.length = end - start
    made.format = look
    return made


class FigureHighlighter(QSyntaxHighlighter):
    """Colours the figures of a document as it is typed."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats = {token: char_format(token) for token in ("figure", "date")}

    def recolor(self) -> None:
        """Take the colours of the theme that is now in use."""
        self._formats = {token: char_format(token) for token in ("figure", "date")}
        self.rehighlight()

    @guarded
    def highlightBlock(self, text: str) -> None:
        for start, end, token in colored_spans(text):
            self.setFormat(start, end - start, self._formats[token])
