"""The passages of the library as rows: the ids of all of them, the passages of those looked at."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)

from replydesk.domain.passage import Hit
from replydesk.gui.guard import guarded

HIT = Qt.ItemDataRole.UserRole.value + 1
_KEPT = 4000  # passages kept at most: a clerk who scrolls through 100,000 shall not hold them all
_AROUND = 40  # rows fetched above and below those that are looked at

_Index = QModelIndex | QPersistentModelIndex


class LibraryRows(QAbstractListModel):
    """A row is empty until its passage has come; rows that are painted empty are asked for."""

    passages_wanted = Signal(object)  # the ids, a list

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: list[int] = []
        self._known: dict[int, Hit] = {}
        self._asked: set[int] = set()
        self._missed: list[int] = []  # rows
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)

    @property
    def ids(self) -> list[int]:
        """The ids of all rows, in order."""
        return self._ids

    def show(self, ids: list[int], hits: Iterable[Hit]) -> bool:
        """Show other rows with the hits known of them; False where those there stay as they are.

        They do where they are the same, and where others only follow them.
        """
        shown = len(self._ids)
        other = not shown or ids[:shown] != self._ids
        more = not other and len(ids) > shown
        if other:
            self.beginResetModel()
        elif more:
            self.beginInsertRows(QModelIndex(), shown, len(ids) - 1)
        self._ids = ids
        self._known = {hit.passage.id: hit for hit in hits}
        self._asked.clear()
        if other:
            self.endResetModel()
        elif more:
            self.endInsertRows()
        if shown and not other:
            self.dataChanged.emit(self.index(0), self.index(shown - 1))
        return other

    def learn(self, hits: Sequence[Hit]) -> None:
        """Take in rows that were asked for, or that have changed."""
        for hit in hits:
            self._known.pop(hit.passage.id, None)
            self._known[hit.passage.id] = hit
        for old in list(self._known)[: max(0, len(self._known) - _KEPT)]:
            del self._known[old]
        self._asked.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def give_up(self) -> None:
        """What was asked for did not come; it is asked for again when it is painted again."""
        self._asked.clear()

    def hit(self, passage_id: int) -> Hit | None:
        """The row of this passage, None while it is not known."""
        return self._known.get(passage_id)

    def row_of(self, passage_id: int) -> int:
        """The row of a passage, -1 where it is not shown."""
        try:
            return self._ids.index(passage_id)
        except ValueError:
            return -1

    def around(self, first: int, last: int) -> list[int]:
        """The ids of rows and of those near them."""
        return self._ids[max(0, first - _AROUND) : last + 1 + _AROUND]

    def _ask(self) -> None:
        if not self._missed:
            return
        first, last = min(self._missed), max(self._missed)
        self._missed = []
        wanted = [each for each in self.around(first, last) if each not in self._known]
        self._asked = set(wanted)
        if wanted:
            self.passages_wanted.emit(wanted)

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    @guarded
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not 0 <= row < len(self._ids):
            return None
        hit = self._known.get(self._ids[row])
        if role == HIT:
            if hit is None and self._ids[row] not in self._asked:
                self._missed.append(row)
                self._soon.start()
            return hit
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.passage.text if hit else ""
        return None
