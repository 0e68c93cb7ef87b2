"""The first lines of a passage, laid out one by one with its figures and marks coloured."""

import functools

from PySide6.QtGui import QTextLayout, QTextOption

from replydesk.gui import fonts
from replydesk.gui.widgets.figure_colors import layout_formats

_NARROWEST = 4  # pixels of the narrowest character that is common


_BEFORE = 12  # characters shown before a mark that stands too far behind


def lines(
    text: str, width: int, most: int, marks: tuple[tuple[int, int], ...] = ()
) -> list[QTextLayout]:
    """At most so many lines of a text, elided where there is more of it.

    They begin where the text does, or shortly before the first mark where that would not be seen.
    """
    flat = text.replace("\n", " ")
    first = _first(flat, width, most, marks)
    cuts = _cuts(flat[first:], width, most)
    return [
        _one_line(
            flat,
            (first + start, first + end),
            marks,
            "…" if first and number == 1 else "",
            "…" if len(cuts) > most == number else "",
        )
        for number, (start, end) in enumerate(cuts[:most], 1)
    ]


def line_count(text: str, width: int, most: int, marks: tuple[tuple[int, int], ...] = ()) -> int:
    """How many lines `lines` would give."""
    flat = text.replace("\n", " ")
    return min(most, len(_cuts(flat[_first(flat, width, most, marks) :], width, most)))


def _first(text: str, width: int, most: int, marks: tuple[tuple[int, int], ...]) -> int:
    """The character to begin with."""
    if not marks:
        return 0
    cuts = _cuts(text, width, most)
    seen = len(cuts) <= most or marks[0][1] < cuts[most - 1][1]
    return 0 if seen else max(0, marks[0][0] - _BEFORE)


@functools.lru_cache(maxsize=4096)
def _cuts(text: str, width: int, most: int) -> tuple[tuple[int, int], ...]:
    """Where the lines of a text begin and end, one line more than is shown."""
    # What stands behind the last line does not matter: long passages cost no more than short.
    layout = QTextLayout(text[: (most + 2) * width // _NARROWEST], fonts.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    cuts = []
    for _ in range(most + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        cuts.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return tuple(cuts)


def _one_line(
    text: str, cut: tuple[int, int], marks: tuple[tuple[int, int], ...], head: str, tail: str
) -> QTextLayout:
    start, end = cut[0] + len(head), cut[1] - len(tail)
    layout = QTextLayout(head + text[start:end] + tail, fonts.font())
    ranges = []
    for span in layout_formats(text, marks):
        left, right = max(span.start, start), min(span.start + span.length, end)
        if right > left:
            span.start, span.length = left - cut[0], right - left
            ranges.append(span)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout
