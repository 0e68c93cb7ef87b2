"""The values of a plot as a table: what each is about, when, as written, worked out, and whence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from replydesk.domain.figure_axis import ShownUnit, date_words, shown_unit
from replydesk.domain.figure_history import FigurePoint, FigureSeries
from replydesk.domain.passage import Passage
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.passage_card import source_words

POINT = Qt.ItemDataRole.UserRole.value + 1
LABEL, DATED, WRITTEN, VALUE, UNIT, SOURCE = range(6)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    point: FigurePoint
    unit: ShownUnit
    passage: Passage | None
    is_first: bool


class FigureTable(QAbstractTableModel):
    """One row a value, the figures in the order of the plot, each oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []

    def show_series(self, series: Sequence[FigureSeries], passages: Mapping[int, Passage]) -> None:
        """Show these figures; `passages` are looked up by the id of a point."""
        self.beginResetModel()
        self._rows = [
            _Row(
                one.label,
                point,
                shown_unit(one),
                passages.get(point.passage_id),
                number == 0,
            )
            for one in series
            for number, point in enumerate(one.points)
        ]
        self.endResetModel()

    def row_of(self, point: FigurePoint) -> int:
        """The row of a value, -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if row.point is point), -1)

    def passage_at(self, row: int) -> Passage | None:
        """The passage that a value stands in."""
        return self._rows[row].passage if 0 <= row < len(self._rows) else None

    def as_text(self, rows: Sequence[int]) -> str:
        """Rows as tab-separated text with a headline, numbers plain, to be pasted into a sheet."""
        columns = range(self.columnCount())
        lines = ["\t".join(self._headings())]
        for row in rows:
            cells = [self._plain(self._rows[row], column) for column in columns]
            lines.append("\t".join(" ".join(cell.split()) for cell in cells))
        return "\n".join(lines)

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @guarded(0)
    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else 6

    @guarded
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == VALUE else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    @guarded
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role == POINT:
            return row.point
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if column == VALUE:
                return row.unit.number(row.point.value)
            hidden = column == LABEL and not row.is_first and role == Qt.ItemDataRole.DisplayRole
            return "" if hidden else self._plain(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._plain(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == VALUE:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _look(role, column, row)

    def _headings(self) -> list[str]:
        return [
            self.tr("数据"),
            self.tr("时间"),
            self.tr("原文"),
            self.tr("数值"),
            self.tr("单位"),
            self.tr("答复"),
        ]

    def _plain(self, row: _Row, column: int) -> str:
        return (
            row.label,
            date_words(row.point.dated),
            row.point.text,
            row.unit.number(row.point.value).replace(",", ""),
            row.unit.words,
            source_words(row.passage) if row.passage else "",
        )[column]


def _look(role: int, column: int, row: _Row) -> Any:
    """Headwords bold, the letter as a link."""
    if role == Qt.ItemDataRole.FontRole and column in (LABEL, SOURCE):
        font: QFont = fonts.font(13, bold=column == LABEL)
        font.setUnderline(column == SOURCE)
        return font
    if role == Qt.ItemDataRole.ForegroundRole and column == SOURCE and row.passage:
        return theme.current().color("accent")
    return None
