"""The list of drafts: a model of summaries, and a view that paints one card a draft."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from replydesk.domain.draft import DraftSummary
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.draft_card import bin_rect, paint_draft, paint_ground
from replydesk.gui.widgets.draft_words import spoken_words

SUMMARY = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 76
_GAP = 8

Index = QModelIndex | QPersistentModelIndex


class DraftListModel(QAbstractListModel):
    """The summaries of the drafts, in the order they were given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DraftSummary] = []
        self.now = datetime.now().astimezone()

    def show(self, rows: list[DraftSummary], now: datetime) -> None:
        """Replace the rows; dates are worded as seen from `now`."""
        self.beginResetModel()
        self._rows = list(rows)
        self.now = now
        self.endResetModel()

    def without(self, draft_id: int) -> None:
        """Take one row away."""
        for row, summary in enumerate(self._rows):
            if summary.id == draft_id:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()
                return

    def subject_of(self, draft_id: int) -> str:
        """What a draft in the list is about, "" where it is not there."""
        return next((s.subject for s in self._rows if s.id == draft_id), "")

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        summary = self._rows[index.row()]
        if role == SUMMARY:
            return summary
        if role == Qt.ItemDataRole.DisplayRole:
            return summary.subject
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_words(summary, self.now.date())
        if role == Qt.ItemDataRole.ToolTipRole:
            words = (summary.subject, "、".join(summary.submitters))
            return "\n".join(line for line in words if line)
        return None


class DraftFilter(QSortFilterProxyModel):
    """The drafts in which every word that was typed occurs, all of them or those of one state."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self.finished: bool | None = None

    def narrow(self, finished: bool | None) -> None:
        """Show only finished drafts, or only those being written; None shows both."""
        self.beginFilterChange()
        self.finished = finished
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def look_for(self, text: str) -> None:
        """Show only drafts with all words of `text` in subject, number, deputies or session."""
        self.beginFilterChange()
        self._words = text.casefold().split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @guarded(True)
    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        index = self.sourceModel().index(source_row, 0, QModelIndex())
        summary = index.data(SUMMARY)
        if not isinstance(summary, DraftSummary):
            return False
        if self.finished is not None and self.finished is not bool(summary.finished_at):
            return False
        hay = " ".join(
            (summary.subject, summary.number, summary.plenary_session, *summary.submitters)
        ).casefold()
        return all(word in hay for word in self._words)


class DraftDelegate(QStyledItemDelegate):
    """Paints the cards of a DraftListView, which is its parent."""

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, ROW_HEIGHT + _GAP)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary = index.data(SUMMARY)
        view = self.parent()
        if not isinstance(summary, DraftSummary) or not isinstance(view, DraftListView):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = card_in(option.rect)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        chosen = chosen and (view.several or view.hasFocus())  # several are told at any time
        paint_ground(painter, card, selected=chosen, hover=hover)
        paint_draft(painter, card, summary, view.drafts.now, option.font)
        if hover or chosen:
            theme.icon("trash", "muted").paint(painter, bin_rect(card))
        painter.restore()


def card_in(row: QRect) -> QRect:
    """The card of a row: the row without the gap to the next one."""
    return row.adjusted(1, 0, -1, -_GAP)


class DraftListView(QListView):
    """The drafts. Double click or Enter opens one, Delete or the bin removes it.

    The menu also finishes one, puts a finished one back among those being written, begins a second
    reply to it, or exports all that are selected.
    """

    opened = Signal(int)
    removed = Signal(int)
    finish_wanted = Signal(int)
    reopen_wanted = Signal(int)
    again_wanted = Signal(int)
    export_wanted = Signal(list)  # the ids

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts = DraftListModel(self)
        self.filter = DraftFilter(self)
        self.filter.setSourceModel(self.drafts)
        self.setModel(self.filter)
        self.setItemDelegate(DraftDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("草稿列表"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.doubleClicked.connect(lambda index: self._tell(self.opened, index))
        self.several = False
        self.selectionModel().selectionChanged.connect(self._on_selection)

    def current_id(self) -> int:
        """The draft that is selected, 0 for none."""
        summary = self.currentIndex().data(SUMMARY)
        return summary.id if isinstance(summary, DraftSummary) else 0

    def selected_count(self) -> int:
        """How many drafts are selected."""
        spans = self.selectionModel().selection()
        return sum(spans.at(number).height() for number in range(spans.count()))

    def _on_selection(self) -> None:
        self.several = self.selected_count() > 1

    def selected_ids(self) -> list[int]:
        """The drafts that are selected, in the order of the list."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return self._ids(rows)

    def shown_ids(self) -> list[int]:
        """The drafts that are listed now."""
        return self._ids(range(self.filter.rowCount()))

    def _ids(self, rows: Iterable[int]) -> list[int]:
        found = (self.filter.index(row, 0).data(SUMMARY) for row in rows)
        return [summary.id for summary in found if isinstance(summary, DraftSummary)]

    def select(self, draft_id: int) -> None:
        """Select a draft where it is in the list."""
        for row in range(self.filter.rowCount()):
            index = self.filter.index(row, 0)
            summary = index.data(SUMMARY)
            if isinstance(summary, DraftSummary) and summary.id == draft_id:
                self.setCurrentIndex(index)
                return

    def _tell(self, signal: SignalInstance, index: QModelIndex) -> None:
        summary = index.data(SUMMARY)
        if isinstance(summary, DraftSummary):
            signal.emit(summary.id)

    def _show_menu(self, where: QPoint) -> None:
        index = self.indexAt(where)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("打开"), lambda: self._tell(self.opened, index))
        summary = index.data(SUMMARY)
        finished = isinstance(summary, DraftSummary) and summary.finished_at is not None
        if not finished or (isinstance(summary, DraftSummary) and summary.changed_since):
            words = self.tr("再次定稿入库") if finished else self.tr("定稿入库")
            menu.addAction(
                theme.icon("stamp"), words, lambda: self._tell(self.finish_wanted, index)
            )
        if finished:
            words = self.tr("恢复为草稿")
            menu.addAction(theme.icon("undo"), words, lambda: self._tell(self.reopen_wanted, index))
            words = self.tr("再次答复…")
            menu.addAction(theme.icon("copy"), words, lambda: self._tell(self.again_wanted, index))
        ids = self.selected_ids()
        words = self.tr("导出所选 {0} 件…").format(len(ids)) if len(ids) > 1 else self.tr("导出…")
        menu.addAction(theme.icon("file-down"), words, lambda: self.export_wanted.emit(ids))
        menu.addSeparator()
        menu.addAction(
            theme.icon("trash"), self.tr("删除草稿"), lambda: self._tell(self.removed, index)
        )
        menu.popup(self.viewport().mapToGlobal(where))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._tell(self.opened, index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self._tell(self.removed, index)
        else:
            super().keyPressEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        index = self.indexAt(where)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            card = card_in(self.visualRect(index))
            if bin_rect(card).adjusted(-8, -12, 8, 12).contains(where):
                self._tell(self.removed, index)
                return
        super().mouseReleaseEvent(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
