"""The report of an import as a list, with the remarks to fold out below each file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.models.import_results import ImportResults

if TYPE_CHECKING:
    from replydesk.services.imports import FileReport


class ImportList(QTreeView):
    """In the order of the files; it can grow while the import runs.

    `opened` tells the letter of a file that was chosen, `copy_wanted` that Ctrl+C was pressed.
    """

    opened = Signal(int)
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.results = ImportResults(self)
        self.setModel(self.results)
        self.setAccessibleName(self.tr("导入结果"))
        self.setProperty("role", "report")
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setExpandsOnDoubleClick(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(0, 420)
        self.setColumnWidth(1, 96)
        self.expanded.connect(self._on_expanded)
        self.doubleClicked.connect(self._open)

    def show_files(self, files: "Sequence[FileReport]") -> None:
        """Show the files that are done; rows that are shown already stay as they are.

        The list follows the last row where the clerk has not scrolled away from it.
        """
        bar = self.verticalScrollBar()
        follows = bar.value() >= bar.maximum() - 2
        fresh = files[self.results.count :]
        if fresh:
            self.results.add(fresh)
            if follows:
                self.scrollToBottom()

    def clear(self) -> None:
        """Forget all files."""
        self.results.clear()

    def only(self, outcome: str) -> None:
        """Show files of one outcome, all with ""."""
        self.results.only(outcome)
        self.scrollToTop()

    def _on_expanded(self, index: QModelIndex) -> None:
        # Only now: a spanned row costs, and most files are never opened.
        for row in range(self.results.rowCount(index)):
            self.setFirstColumnSpanned(row, index, True)

    def _open(self, index: QModelIndex) -> None:
        report = self.results.file_at(index)
        if report is not None and report.letter_id is not None:
            self.opened.emit(report.letter_id)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)
