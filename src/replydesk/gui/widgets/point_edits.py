"""Edits of a section's document that are one step of undo each."""

import re

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from replydesk.domain.outline import LabelStyle, run_in_points, split_label
from replydesk.gui.models.section_text import LABEL, ORIGIN, label_of, point_format

_BREAKS = re.compile(r"[\r\n\v\f\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff\u200b]")


def pasted_points(text: str) -> list[str]:
    """The points of a pasted text: a line each, run-in 一是…二是… taken apart, ordinals gone."""
    points = []
    for raw in _BREAKS.split(text):
        line = _CONTROL.sub("", raw).strip(" \t\u3000\u00a0")
        if not line:
            continue
        run_in = run_in_points(line)
        pieces = [piece for _, piece in run_in] if run_in else [split_label(line)[2]]
        points += [piece.strip() for piece in pieces if piece.strip()]
    return points


def is_list(text: str) -> bool:
    """Whether a pasted text is more than words to go into a sentence."""
    line = _CONTROL.sub("", text).strip()
    return bool(
        _BREAKS.search(line) or run_in_points(line) or split_label(line)[0] is not LabelStyle.NONE
    )


def insert_points(cursor: QTextCursor, points: list[str], style: LabelStyle) -> QTextCursor:
    """Put pasted points in at the caret: the first continues the caret's block, the rest follow.

    Returns a cursor at the end of what was inserted.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if not cursor.block().text().strip():
        _relabel(cursor, style)
    cursor.insertText(points[0])
    for point in points[1:]:
        cursor.insertBlock(point_format(style))
        cursor.insertText(point)
    cursor.endEditBlock()
    return cursor


def insert_passage(
    caret: QTextCursor, text: str, origin: int | None, style: LabelStyle
) -> QTextCursor:
    """Make a passage a point of its own at the caret, linked to its origin if it has one.

    An empty point takes it up; with the caret before the first character the new point comes
    before, else after. Returns a cursor at its end.
    """
    cursor = QTextCursor(caret)
    block = cursor.block()
    before = cursor.atBlockStart() and not cursor.hasSelection()
    cursor.beginEditBlock()
    cursor.clearSelection()
    made = point_format(style, origin)
    if not block.text().strip():
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        cursor.setBlockFormat(made)
    elif before:
        kept = block.blockFormat()
        cursor.insertBlock(kept)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.setBlockFormat(made)
    else:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertBlock(made)
    cursor.insertText(_CONTROL.sub("", _BREAKS.sub("", text)).strip())
    cursor.endEditBlock()
    return cursor


def split_point(cursor: QTextCursor) -> None:
    """Begin a new point at the caret; a side left without words keeps no origin."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    layout = cursor.blockFormat()
    cursor.insertBlock(layout)
    for block in (cursor.block().previous(), cursor.block()):
        if not block.text().strip():
            bare = QTextBlockFormat(layout)
            bare.clearProperty(ORIGIN)
            here = QTextCursor(block)
            here.setBlockFormat(bare)
    cursor.endEditBlock()


def move_point(document: QTextDocument, caret: QTextCursor, step: int) -> QTextCursor | None:
    """Swap the caret's point with its neighbour; None at the edge.

    Both keep their label style and origin; the returned cursor stands where the caret stood in
    the words.
    """
    number, column = caret.blockNumber(), caret.positionInBlock()
    other = number + step
    if not 0 <= other < document.blockCount():
        return None
    upper, lower = min(number, other), max(number, other)
    first, second = (document.findBlockByNumber(n) for n in (upper, lower))
    contents = [(first.text(), first.blockFormat()), (second.text(), second.blockFormat())]
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for place, (text, layout) in ((lower, contents[0]), (upper, contents[1])):
        _rewrite(cursor, document.findBlockByNumber(place), text, layout)
    cursor.endEditBlock()
    cursor.setPosition(document.findBlockByNumber(other).position() + column)
    return cursor


def toggle_label(cursor: QTextCursor, style: LabelStyle) -> None:
    """Take the ordinal off the caret's point, or give it one of this style."""
    now = label_of(cursor.block())
    _relabel(cursor, style if now is LabelStyle.NONE else LabelStyle.NONE)


def _relabel(cursor: QTextCursor, style: LabelStyle) -> None:
    changed = cursor.blockFormat()
    changed.setProperty(LABEL, style.value)
    cursor.setBlockFormat(changed)


def _rewrite(cursor: QTextCursor, block: QTextBlock, text: str, layout: QTextBlockFormat) -> None:
    cursor.setPosition(block.position())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
    cursor.setBlockFormat(layout)
