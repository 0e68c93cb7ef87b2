"""The rows of the library page: a hundred thousand passages under keys and mouse."""

from collections.abc import Collection

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QTableView,
    QToolTip,
    QWidget,
)

from replydesk.domain.passage import Hit, Passage
from replydesk.gui.guard import guarded
from replydesk.gui.models.library_rows import HIT, LibraryRows
from replydesk.gui.widgets.library_row import ROW_HEIGHT, LibraryRow

_MOST_RUNS = 500  # a selection in more pieces is not put together again


class LibraryList(QTableView):
    """A table of one column: it lays out no row that is not seen, as a list view would.

    `current_changed` follows keys and mouse, `selected` tells how many rows are selected.
    """

    current_changed = Signal(int)  # the id, 0 for none
    selected = Signal(int)
    entered_passage = Signal()
    left_upwards = Signal()
    typed = Signal(str)
    menu_wanted = Signal(QPoint)  # on the screen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rows")
        self.setAccessibleName(self.tr("素材列表"))
        self.rows = LibraryRows(self)
        self.setModel(self.rows)
        self.look = LibraryRow(self)
        self.setItemDelegate(self.look)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        upright = self.verticalHeader()
        upright.hide()
        upright.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        upright.setMinimumSectionSize(ROW_HEIGHT)
        upright.setDefaultSectionSize(ROW_HEIGHT)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 2)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)
        self.doubleClicked.connect(lambda _index: self.entered_passage.emit())
        self.selectionModel().selectionChanged.connect(self._tell_selected)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self._silent = False

    # ------------------------------------------------------------------ what is shown

    def show_rows(self, ids: list[int], hits: list[Hit]) -> None:
        """Show other rows; what is selected and stays is selected still, at its place."""
        kept, current = self.selected_ids(), self.current_id()
        position = self.verticalScrollBar().value()
        self._silent = True
        if self.rows.show(ids, hits):
            self.verticalScrollBar().setValue(position)
            self._select_again(kept, current)
        self._silent = False
        self.viewport().update()
        self.selected.emit(self.selected_count())
        self.current_changed.emit(self.current_id())

    def seen(self) -> tuple[int, int]:
        """The first and the last row that can be seen."""
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return max(0, first), last if last >= 0 else len(self.rows.ids) - 1

    def current_id(self) -> int:
        """The id of the current row, 0 for none."""
        row = self.currentIndex().row()
        return self.rows.ids[row] if 0 <= row < len(self.rows.ids) else 0

    def current_hit(self) -> Hit | None:
        """The current row as far as it is known."""
        return self.rows.hit(self.current_id())

    def current_passage(self) -> Passage | None:
        """The passage of the current row as far as it is known."""
        hit = self.current_hit()
        return hit.passage if hit else None

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self._selected_runs())

    def selected_ids(self) -> list[int]:
        """The ids of the selected rows, from top to bottom."""
        runs = sorted(self._selected_runs())
        return [each for top, bottom in runs for each in self.rows.ids[top : bottom + 1]]

    def go_to(self, passage_id: int) -> bool:
        """Select a passage and bring it into sight; False where it is not shown."""
        row = self.rows.row_of(passage_id)
        if row < 0:
            return False
        self.select_only(row)
        return True

    def select_only(self, row: int) -> None:
        """Select one row and no other, whatever keys are held down, and bring it into sight."""
        flags = QItemSelectionModel.SelectionFlag
        index = self.rows.index(row)
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.scrollTo(index)

    def _selected_runs(self) -> list[tuple[int, int]]:
        """The selected rows as (first, last): all of 100,000 are one run."""
        chosen = self.selectionModel().selection()
        runs = (chosen.at(number) for number in range(chosen.count()))
        return [(run.top(), run.bottom()) for run in runs]

    def _select_again(self, kept: list[int], current: int) -> None:
        runs = _runs(self.rows.ids, set(kept)) if kept else []
        if len(runs) <= _MOST_RUNS:
            chosen = QItemSelection()
            for top, bottom in runs:
                chosen.select(self.rows.index(top), self.rows.index(bottom))
            model = self.selectionModel()
            model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            row = self.rows.row_of(current) if current else -1
            if row >= 0:
                model.setCurrentIndex(
                    self.rows.index(row), QItemSelectionModel.SelectionFlag.NoUpdate
                )

    def _tell_selected(self) -> None:
        if not self._silent:
            self.selected.emit(self.selected_count())

    def _tell_current(self, _index: QModelIndex) -> None:
        if not self._silent:
            self.current_changed.emit(self.current_id())

    def _on_menu(self, position: QPoint) -> None:
        if self.current_id():
            self.menu_wanted.emit(self.viewport().mapToGlobal(position))

    # ------------------------------------------------------------------ keys and mouse

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self.entered_passage.emit()
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= 0 and not modifiers:
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    @guarded(QModelIndex())
    def moveCursor(  # noqa: N802  Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # A table goes to the ends of its row; a clerk means those of the list.
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.rows.index(0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.rows.index(len(self.rows.ids) - 1)
        return super().moveCursor(action, modifiers)

    @guarded
    def keyboardSearch(self, search: str) -> None:  # noqa: N802  Qt's name
        # Going through a hundred thousand rows for one that begins so is nobody's wish.
        self.typed.emit(search)

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            hit = self.indexAt(event.pos()).data(HIT)
            if isinstance(hit, Hit):
                passage = hit.passage
                about = (passage.subject, passage.issuing_body, passage.source)
                words = "\n".join(word for word in about if word)
                QToolTip.showText(event.globalPos(), words, self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)


def _runs(ids: list[int], wanted: Collection[int]) -> list[tuple[int, int]]:
    """The rows of the wanted ids as (first, last), runs of neighbours together."""
    made: list[tuple[int, int]] = []
    for row, each in enumerate(ids):
        if each in wanted:
            if made and made[-1][1] == row - 1:
                made[-1] = made[-1][0], row
            else:
                made.append((row, row))
    return made
