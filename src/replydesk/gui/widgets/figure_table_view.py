"""The table beside a plot: copied as text, and each value a way to its letter."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QTableView,
    QWidget,
)

from replydesk.domain.figure_history import FigurePoint, FigureSeries
from replydesk.domain.passage import Passage
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.models.figure_table import LABEL, POINT, SOURCE, VALUE, FigureTable


class FigureTableView(QTableView):
    """`pointed` tells the value of the current row, `opened` the passage whose letter is wanted."""

    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures = FigureTable(self)
        self.setModel(self.figures)
        self.setAccessibleName(self.tr("历年数据表"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setProperty("role", "figures")
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(48)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        for column, width in enumerate((184, 132, 100, 88, 66)):
            self.setColumnWidth(column, width)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._open)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    def show_series(self, series: Sequence[FigureSeries], passages: Mapping[int, Passage]) -> None:
        """Show these figures, none selected."""
        self.figures.show_series(series, passages)
        self.resizeColumnToContents(VALUE)

    def select(self, point: FigurePoint) -> None:
        """Select the row of a value and bring it into sight."""
        row = self.figures.row_of(point)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.figures.index(row, LABEL))

    def copy(self) -> None:
        """Copy the selected rows, all where none is selected, as tab-separated text."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        QApplication.clipboard().setText(
            self.figures.as_text(rows or range(self.figures.rowCount()))
        )

    def copy_all(self) -> None:
        """Copy all rows."""
        QApplication.clipboard().setText(self.figures.as_text(range(self.figures.rowCount())))

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_row(self, current: QModelIndex, _before: QModelIndex) -> None:
        if isinstance(point := current.data(POINT), FigurePoint):
            self.pointed.emit(point)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == SOURCE and not QApplication.keyboardModifiers():
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        if passage := self.figures.passage_at(index.row()):
            self.opened.emit(passage)

    def _on_menu(self, position: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = QAction(self.tr("复制所选行"), menu)
        copy.setEnabled(self.selectionModel().hasSelection())
        copy.triggered.connect(self.copy)
        everything = QAction(self.tr("复制整个表"), menu)
        everything.triggered.connect(self.copy_all)
        source = QAction(self.tr("在原文中查看"), menu)
        index = self.indexAt(position)
        source.setEnabled(index.isValid())
        source.triggered.connect(lambda: self._open(index))
        for action, name in ((copy, "copy"), (everything, "copy"), (source, "book")):
            theme.set_icon(action, name)
            menu.addAction(action)
        menu.popup(self.viewport().mapToGlobal(position))
