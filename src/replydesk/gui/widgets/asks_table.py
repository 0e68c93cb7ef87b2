"""The asks of a submission, one to twenty rows that can be added, removed and moved."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from replydesk.domain.format import MAX_PARTS
from replydesk.domain.submission import Ask, fitting_asks
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.ask_row import AskRow


class AsksTable(QWidget):
    """Rows of asks. `removed` carries what was taken out and where it stood, for an undo."""

    edited = Signal()
    removed = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = QWidget()
        self._rows = QVBoxLayout(ground)
        self._rows.setContentsMargins(0, 0, 6, 0)
        self._rows.setSpacing(10)
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.hide()
        self._rows.addWidget(self.fault)
        self.add_button = QPushButton(self.tr("添加一条诉求(&A)"))
        theme.set_icon(self.add_button, "plus")
        self.add_button.clicked.connect(self._add_and_focus)
        self._rows.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)
        self._area.setWidget(ground)
        column.addWidget(self._area)
        for keys, act in (
            ("Alt+Up", lambda: self._move_focused(-1)),
            ("Alt+Down", lambda: self._move_focused(1)),
            ("Alt+Del", self._remove_focused),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.add_row()

    def rows(self) -> list[AskRow]:
        """The rows, top to bottom."""
        items = (self._rows.itemAt(i) for i in range(self._rows.count()))
        return [w for i in items if i is not None and isinstance(w := i.widget(), AskRow)]

    def asks(self) -> tuple[Ask, ...]:
        """The asks that are written; empty rows are none."""
        return tuple(row.ask() for row in self.rows() if not row.is_empty)

    def set_asks(self, asks: tuple[Ask, ...]) -> None:
        """Write these asks in place of all rows; none leaves one empty row.

        There are at most twenty rows: the words of any further asks go into the last one.
        """
        wanted = fitting_asks(asks, MAX_PARTS) or (Ask(""),)
        rows = self.rows()
        for row in rows[len(wanted) :]:
            self._drop(row)
        for place, ask in enumerate(wanted):
            row = rows[place] if place < len(rows) else self.add_row()
            row.set_ask(ask)
        self._renumber()
        self._area.verticalScrollBar().setValue(0)

    def add_row(self, place: int | None = None, ask: Ask | None = None) -> AskRow:
        """A new row at a place (at the end without one); the last row where twenty are full."""
        rows = self.rows()
        if len(rows) >= MAX_PARTS:
            return rows[-1]
        row = AskRow()
        row.edited.connect(self.edited)
        row.edited.connect(lambda: self.set_fault(""))
        row.moved.connect(lambda step: self._move(row, step))
        row.removed.connect(lambda: self._remove(row))
        if ask is not None:
            row.set_ask(ask)
        self._rows.insertWidget(len(rows) if place is None else min(place, len(rows)), row)
        row.show()  # at once: a hidden row takes neither the focus nor a place in the tab order
        self._renumber()
        return row

    def focus_first(self) -> None:
        """Put the caret into the heading of the first row."""
        self.rows()[0].heading.setFocus()

    def set_fault(self, sentence: str) -> None:
        """Say what is wrong with the asks as a whole; "" takes it back."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def unnamed_row(self) -> AskRow | None:
        """The first row that has words and no heading."""
        return next((r for r in self.rows() if not r.is_empty and not r.ask().heading), None)

    def _add_and_focus(self) -> None:
        row = self.add_row()
        row.heading.setFocus()
        # Later: the row gets its place when the layout is next worked out.
        QTimer.singleShot(0, row, lambda: self._area.ensureWidgetVisible(row))

    def _move(self, row: AskRow, step: int) -> None:
        place = self.rows().index(row) + step
        if 0 <= place < len(self.rows()):
            focused = QApplication.focusWidget()
            self._rows.removeWidget(row)
            self._rows.insertWidget(place, row)
            self._renumber()
            if focused is not None and row.isAncestorOf(focused):
                focused.setFocus()
            self._area.ensureWidgetVisible(row)
            self.edited.emit()

    def _remove(self, row: AskRow) -> None:
        rows = self.rows()
        place = rows.index(row)
        ask = row.ask()
        if len(rows) == 1:
            row.set_ask(Ask(""))
        else:
            neighbour = rows[place + 1] if place + 1 < len(rows) else rows[place - 1]
            neighbour.heading.setFocus()
            self._drop(row)
            self._renumber()
        if ask != Ask(""):
            self.removed.emit(ask, place)
        self.edited.emit()

    def _drop(self, row: AskRow) -> None:
        self._rows.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _renumber(self) -> None:
        rows = self.rows()
        for place, row in enumerate(rows):
            row.show_place(place, len(rows))
        self._chain()
        self.add_button.setEnabled(len(rows) < MAX_PARTS)
        self.add_button.setToolTip(
            "" if len(rows) < MAX_PARTS else self.tr("一件答复最多 {} 条诉求").format(MAX_PARTS)
        )

    def _chain(self) -> None:
        # From the end on: each call moves its second widget right behind the first one.
        stops: list[QWidget] = []
        for row in self.rows():
            stops += [row.heading, row.words]
        stops.append(self.add_button)
        for before, after in reversed(list(pairwise(stops))):
            QWidget.setTabOrder(before, after)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Qt forgets an order that was set before the rows stood in a window.
        self._chain()

    def _focused_row(self) -> AskRow | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((row for row in self.rows() if row.isAncestorOf(focused)), None)

    def _move_focused(self, step: int) -> None:
        row = self._focused_row()
        if row is not None:
            self._move(row, step)

    def _remove_focused(self) -> None:
        row = self._focused_row()
        if row is not None:
            self._remove(row)
