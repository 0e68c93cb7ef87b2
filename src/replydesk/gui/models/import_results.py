"""What became of each file of an import: a row a file, its remarks below it; added in batches."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon

from replydesk.gui import theme
from replydesk.gui.guard import guarded

if TYPE_CHECKING:
    from replydesk.services.imports import FileReport

_Index = QModelIndex | QPersistentModelIndex
_SIGNS = {
    "imported": ("circle-check", "ok"),
    "review": ("triangle-alert", "warn"),
    "duplicate": ("copy", "muted"),
    "refused": ("circle-x", "danger"),
}


def outcome_of(report: "FileReport") -> str:
    """imported, review (imported, but unsure), duplicate or refused."""
    return "review" if report.doubts else str(report.status.value)


class ImportResults(QAbstractItemModel):
    """Grows while the import runs; `only` narrows it to one outcome."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files: list[FileReport] = []
        self._shown: list[FileReport] = []
        self._outcome = ""
        self._icons: dict[tuple[str, str], QIcon] = {}

    def add(self, files: "Sequence[FileReport]") -> None:
        """Add files behind those that are there."""
        self._files += files
        wanted = [f for f in files if not self._outcome or outcome_of(f) == self._outcome]
        if wanted:
            count = len(self._shown)
            self.beginInsertRows(QModelIndex(), count, count + len(wanted) - 1)
            self._shown += wanted
            self.endInsertRows()

    def clear(self) -> None:
        """Forget all files."""
        self.beginResetModel()
        self._files, self._shown, self._outcome = [], [], ""
        self.endResetModel()

    def only(self, outcome: str) -> None:
        """Show the files of one outcome, all with ""."""
        self.beginResetModel()
        self._outcome = outcome
        self._shown = [f for f in self._files if not outcome or outcome_of(f) == outcome]
        self.endResetModel()

    @property
    def count(self) -> int:
        """How many files there are, shown or not."""
        return len(self._files)

    def file_at(self, index: _Index) -> "FileReport | None":
        """The file of a row or of a remark below it."""
        if not index.isValid():
            return None
        row = index.internalId() - 1 if index.internalId() else index.row()
        return self._shown[row] if row < len(self._shown) else None

    # ------------------------------------------------------------------ Qt's side

    @guarded(QModelIndex())
    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own signature
        if not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        # The number of its file, from 1, makes a remark.
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    @guarded(QModelIndex())
    def parent(self, index: _Index) -> QModelIndex:  # type: ignore[override]
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        if not parent.isValid():
            return len(self._shown)
        if parent.internalId() or parent.column():
            return 0
        return len(self._shown[parent.row()].notes)

    @guarded(0)
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 3

    @guarded(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("文件"), self.tr("结果"), self.tr("说明"))[section]

    @guarded(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        report = self.file_at(index)
        if report is None:
            return None
        if index.internalId():
            return self._remark(report, index, role)
        outcome = outcome_of(report)
        if role == Qt.ItemDataRole.DisplayRole:
            return (report.path.name, self._word(outcome), self._told(report))[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icon(*_SIGNS[outcome])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return theme.current().color(_SIGNS[outcome][1])
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(report.path) if index.column() == 0 else self._told(report)
        return None

    def _remark(self, report: "FileReport", index: _Index, role: int) -> object:
        if index.column() == 0 and role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return report.notes[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.current().color("muted")
        return None

    def _icon(self, sign: str, token: str) -> QIcon:
        key = (sign, theme.current().name)
        if key not in self._icons:
            self._icons[key] = theme.icon(sign, token)
        return self._icons[key]

    def _word(self, outcome: str) -> str:
        return {
            "imported": self.tr("已导入"),
            "review": self.tr("待核对"),
            "duplicate": self.tr("已有"),
            "refused": self.tr("未收录"),
        }[outcome]

    def _told(self, report: "FileReport") -> str:
        if report.reason:
            return report.reason
        if report.status.value == "duplicate":
            if report.same_as and report.same_as != report.path.name:
                return self.tr("与“{}”是同一封答复").format(report.same_as)
            return self.tr("素材库里已有这封答复，没有重复导入")
        told = [self.tr("{} 条素材").format(report.passages)]
        if report.doubts:
            told.append(self.tr("{} 处存疑").format(report.doubts))
        if report.notes:
            told.append(self.tr("{} 处说明").format(len(report.notes)))
        return " · ".join(told)
