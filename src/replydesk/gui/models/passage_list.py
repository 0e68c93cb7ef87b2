"""The passages that the library found, as a list that grows while it is scrolled."""

import json
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from replydesk.domain.families import FamilyBrief
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Hit, Passage
from replydesk.gui.guard import guarded

MIME = "application/x-replydesk-passage"
HIT = Qt.ItemDataRole.UserRole.value + 1
FAMILY = HIT + 1  # the FamilyBrief of a measure that is known more than once, or None
PAGE = 30
MOST = 480

_Index = QModelIndex | QPersistentModelIndex


class PassageList(QAbstractListModel):
    """Hits, best first. At its end it asks for more through `more_wanted`."""

    more_wanted = Signal(int)  # the number of hits to ask for

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._families: dict[int, FamilyBrief] = {}
        self._asked = PAGE

    @property
    def hits(self) -> list[Hit]:
        """The hits shown."""
        return self._hits

    @property
    def has_more(self) -> bool:
        """Whether the library may have more than is shown."""
        return len(self._hits) >= self._asked and self._asked < MOST

    def show(
        self,
        hits: list[Hit],
        asked: int = PAGE,
        families: dict[int, FamilyBrief] | None = None,
        keep: int = 0,
    ) -> None:
        """Show other hits; those that only continue what is shown are appended.

        `families` tells of the families of passages by their ids. The first `keep` rows stay as
        they are whatever the hits; those that are not among them follow.
        """
        kept = self._hits[:keep]
        if kept:
            there = {hit.passage.id for hit in kept}
            hits = kept + [hit for hit in hits if hit.passage.id not in there]
        same = _same(self._hits, hits)
        others = (families or {}) != self._families
        self._families = families or {}
        self._asked = asked
        if not same:
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()
            return
        if others:
            self.dataChanged.emit(self.index(0), self.index(same - 1), [FAMILY])
        if same < len(self._hits):
            self.beginRemoveRows(QModelIndex(), same, len(self._hits) - 1)
            self._hits = self._hits[:same]
            self.endRemoveRows()
        if same < len(hits):
            self.beginInsertRows(QModelIndex(), same, len(hits) - 1)
            self._hits = hits
            self.endInsertRows()

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    @guarded
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._hits):
            return None
        hit = self._hits[index.row()]
        if role == HIT:
            return hit
        if role == FAMILY:
            return self._families.get(hit.passage.id)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.passage.text
        return None

    @guarded(False)
    def canFetchMore(self, _parent: _Index) -> bool:
        return self.has_more

    @guarded
    def fetchMore(self, _parent: _Index) -> None:
        self.want_more()

    def want_more(self) -> None:
        """Ask for as many hits again."""
        if self.has_more:
            self._asked *= 2
            self.more_wanted.emit(self._asked)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        )

    @guarded([])
    def mimeTypes(self) -> list[str]:
        return [MIME, "text/plain"]

    @guarded
    def mimeData(self, indexes: Any) -> QMimeData:
        passages = [self._hits[index.row()].passage for index in indexes]
        return mime_of(passages)


def mime_of(passages: list[Passage]) -> QMimeData:
    """Passages as something to drag."""
    made = QMimeData()
    fields = [[getattr(p, name) for name in Passage.__slots__] for p in passages]
    made.setData(MIME, QByteArray(json.dumps(fields).encode()))
    made.setText("\n".join(p.text for p in passages))
    return made


def passages_in(source: QMimeData) -> list[Passage]:
    """The passages dragged here, [] for anything else."""
    if not source.hasFormat(MIME):
        return []
    found = []
    for values in json.loads(bytes(source.data(MIME).data()).decode()):
        fields = dict(zip(Passage.__slots__, values, strict=True))
        fields["kind"] = SectionKind(fields["kind"])
        found.append(Passage(**fields))
    return found


def _same(shown: list[Hit], hits: list[Hit]) -> int:
    """How many hits at the beginning of two lists look alike."""
    same = 0
    for old, new in zip(shown, hits, strict=False):
        if (old.passage, old.marks, old.reasons) != (new.passage, new.marks, new.reasons):
            break
        same += 1
    return same
