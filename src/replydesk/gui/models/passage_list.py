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

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Hit, Passage
from replydesk.gui.guard import guarded

MIME = "application/x-replydesk-passage"
HIT = Qt.ItemDataRole.UserRole.value + 1
PAGE = 30
MOST = 480

_Index = QModelIndex | QPersistentModelIndex


class PassageList(QAbstractListModel):
    """Hits, best first. At its end it asks for more through `more_wanted`."""

    more_wanted = Signal(int)  # the number of hits to ask for

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._asked = PAGE

    @property
    def hits(self) -> list[Hit]:
        """The hits shown."""
        return self._hits

    def show(self, hits: list[Hit], asked: int = PAGE) -> None:
        """Show other hits; those that only continue what is shown are appended."""
        shown = len(self._hits)
        longer = len(hits) > shown > 0
        if longer and [_key(h) for h in hits[:shown]] == [_key(h) for h in self._hits]:
            self.beginInsertRows(QModelIndex(), shown, len(hits) - 1)
            self._hits = hits
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._hits = hits
            self.endResetModel()
        self._asked = asked

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
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return hit.passage.text
        return None

    @guarded(False)
    def canFetchMore(self, _parent: _Index) -> bool:
        return len(self._hits) >= self._asked and self._asked < MOST

    @guarded
    def fetchMore(self, _parent: _Index) -> None:
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


def _key(hit: Hit) -> tuple[int, str, tuple[tuple[int, int], ...]]:
    return hit.passage.id, hit.passage.text, hit.marks
