"""How a draft is painted in the list: what it is about at left, how far and how long at right."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from replydesk.domain.draft import DraftSummary
from replydesk.gui import theme
from replydesk.gui.widgets.draft_words import (
    changed_words,
    due_day,
    due_words,
    finished_day,
    finished_words,
    line_words,
)

_URGENT_DAYS = 7
_BIN_SIDE = 18
_BIN_ROOM = 52
_DUE_ROOM = 140
_PROGRESS_ROOM = 128


def paint_draft(
    painter: QPainter, card: QRect, summary: DraftSummary, now: datetime, font: QFont
) -> None:
    """Paint a draft's words and bars into its card, as seen from `now`."""
    right = card.right() - _BIN_ROOM
    _paint_progress(painter, card, right, summary, font)
    right -= _PROGRESS_ROOM
    _paint_state(painter, card, right, summary, now, font)
    right -= _DUE_ROOM
    left = card.left() + 18
    width = right - left - 20
    subject = summary.subject or QCoreApplication.translate("DraftList", "（未写标题）")
    upper = QRect(left, card.top() + 11, width, 26)
    _write(painter, upper, subject, _sized(font, 15, bold=True), "text")
    lower = QRect(left, card.top() + 40, width, 22)
    known = (line_words(summary), changed_words(summary.changed_at, now))
    _write(painter, lower, " · ".join(w for w in known if w), _sized(font, 13), "muted")


def paint_ground(painter: QPainter, card: QRect, *, selected: bool, hover: bool) -> None:
    """Paint the empty card."""
    colours = theme.current()
    ground = "accent_soft" if selected else "hover" if hover else "panel"
    painter.setBrush(colours.color(ground))
    painter.setPen(QPen(colours.color("accent" if selected else "line"), 1))
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def bin_rect(card: QRect) -> QRect:
    """Where on a card the bin stands."""
    return QRect(
        card.right() - 16 - _BIN_SIDE, card.center().y() - _BIN_SIDE // 2, _BIN_SIDE, _BIN_SIDE
    )


def _paint_state(
    painter: QPainter, card: QRect, right: int, summary: DraftSummary, now: datetime, font: QFont
) -> None:
    """Finished, or how long the reply may still take."""
    today, due_on = now.date(), summary.due_on
    if summary.finished_at is not None:
        token = "warn" if summary.changed_since else "ok"
        words, day = finished_words(summary), finished_day(summary, now)
    elif due_on is not None:
        days = (due_on - today).days
        token = "danger" if days < 0 else "warn" if days <= _URGENT_DAYS else "date"
        words, day = due_words(due_on, today), due_day(due_on, today)
    else:
        return
    colours = theme.current()
    small = _sized(font, 13, bold=True)
    left = right - _DUE_ROOM
    pill = QRect(left, card.top() + 12, QFontMetrics(small).horizontalAdvance(words) + 20, 24)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color(f"{token}_soft"))
    painter.drawRoundedRect(pill, 12, 12)
    painter.setPen(colours.color(token))
    painter.setFont(small)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
    below = QRect(left + 10, card.top() + 40, _DUE_ROOM - 10, 22)
    _write(painter, below, day, _sized(font, 13), "muted")


def _paint_progress(
    painter: QPainter, card: QRect, right: int, summary: DraftSummary, font: QFont
) -> None:
    colours = theme.current()
    left = right - _PROGRESS_ROOM
    done = summary.filled >= summary.total > 0
    words = QCoreApplication.translate("DraftList", "已写 {filled}/{total} 节").format(
        filled=summary.filled, total=summary.total
    )
    _write(
        painter,
        QRect(left, card.top() + 13, _PROGRESS_ROOM, 22),
        words,
        _sized(font, 13),
        "ok" if done else "muted",
    )
    groove = QRectF(left, card.top() + 49, _PROGRESS_ROOM - 16, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.color("line"))
    painter.drawRoundedRect(groove, 2.5, 2.5)
    if summary.filled and summary.total:
        share = min(1.0, summary.filled / summary.total)
        groove.setWidth(max(5.0, groove.width() * share))
        painter.setBrush(colours.color("ok" if done else "accent"))
        painter.drawRoundedRect(groove, 2.5, 2.5)


def _write(painter: QPainter, place: QRect, words: str, font: QFont, token: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(theme.current().color(token)))
    short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


def _sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made
