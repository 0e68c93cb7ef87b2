"""A date as clerks type it (2026年3月2日, 2026-3-2, 3月2日, 3.2), or from a calendar."""

import re
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QMenu, QToolButton, QWidget, QWidgetAction

from replydesk.gui import theme
from replydesk.gui.guard import guarded

_FULL = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$")
_SHORT = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})$")


def today() -> date:
    """The day it is where the clerk sits."""
    return datetime.now().astimezone().date()


def long_date(day: date) -> str:
    """The date as it stands in a letter: 2026年3月2日."""
    return f"{day.year}年{day.month}月{day.day}日"


def parse_date(text: str, this_year: int) -> date | None:
    """The day a clerk means by a text, or None where it is no day; a year left out is this one."""
    text = text.strip()
    found = _FULL.match(text) or _DIGITS.match(text)
    if found:
        year, month, day = (int(part) for part in found.groups())
    elif found := _SHORT.match(text):
        year, month, day = this_year, int(found[1]), int(found[2])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateField(QLineEdit):
    """One date, typed or chosen from the calendar (Alt+Down). Empty means: no date."""

    day_changed = Signal()

    def __init__(self, clock: Callable[[], date] = today, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.setPlaceholderText(self.tr("如 2026年3月2日"))
        self._calendar_action = QAction(self)
        theme.set_icon(self._calendar_action, "calendar", "muted")
        self._calendar_action.setToolTip(self.tr("选择日期（Alt+↓）"))
        self._calendar_action.triggered.connect(self.open_calendar)
        self.addAction(self._calendar_action, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self.day_changed)
        self.editingFinished.connect(self._tidy)

    def day(self) -> date | None:
        """The date that is written, or None."""
        return parse_date(self.text(), self._clock().year)

    def is_wrong(self) -> bool:
        """True while something is written that is no date."""
        return bool(self.text().strip()) and self.day() is None

    def set_day(self, day: date | None) -> None:
        """Write a date without telling listeners."""
        self.setText(long_date(day) if day else "")

    def open_calendar(self) -> None:
        """Show a calendar below the field; choosing a day writes it."""
        menu = QMenu(self)
        calendar = _calendar(menu)
        shown = self.day() or self._clock()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(lambda day: self._choose(day, menu))
        calendar.activated.connect(lambda day: self._choose(day, menu))
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))
        calendar.setFocus()

    def _choose(self, chosen: QDate, menu: QMenu) -> None:
        day = date(chosen.year(), chosen.month(), chosen.day())
        if day != self.day():
            # Through the editing commands, so that Ctrl+Z brings the old date back.
            self.selectAll()
            self.insert(long_date(day))
            self.day_changed.emit()
        menu.close()

    def _tidy(self) -> None:
        day = self.day()
        if day and self.text() != long_date(day):
            self.set_day(day)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt_down and event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)


def _calendar(menu: QMenu) -> QCalendarWidget:
    calendar = QCalendarWidget(menu)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setMinimumSize(308, 270)
    colours = theme.current()
    plain, quiet = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(colours.color("text"))
    quiet.setForeground(colours.color("muted"))
    for day in Qt.DayOfWeek:
        weekend = day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
        calendar.setWeekdayTextFormat(day, quiet if weekend else plain)
    for name, icon in (
        ("qt_calendar_prevmonth", "chevron-left"),
        ("qt_calendar_nextmonth", "chevron-right"),
    ):
        button = calendar.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            theme.set_icon(button, icon)
    return calendar
