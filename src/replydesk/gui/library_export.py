"""Passages out of the library page as a table or a document: where to, how far, and opening it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.tasks import Desk, Task

if TYPE_CHECKING:
    from collections.abc import Generator

    from replydesk.gui.widgets.library_view import LibraryView
    from replydesk.store.engine import Store


class LibraryExport(QObject):
    """One export at a time, shown in the page's task bar."""

    def __init__(self, desk: Desk, page: "LibraryView") -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._task: Task | None = None
        page.task_bar.stop_button.clicked.connect(self.stop)

    def start(self, ids: list[int], suffix: str) -> None:
        """Ask where to, and export in the background."""
        if self._task is not None:
            show_info(self.tr("上一次导出还没有完成"), parent=self._page)
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        filters = {
            "xlsx": self.tr("Excel 表格 (*.xlsx)"),
            "docx": self.tr("Word 文档 (*.docx)"),
        }
        proposed = str(Path(folder) / f"{self.tr('素材')}.{suffix}")
        name, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("导出 {0} 条素材").format(f"{len(ids):,}"),
            proposed,
            filters[suffix],
        )
        if not name:
            return
        target = Path(name)
        if target.suffix.lower() != f".{suffix}":
            target = target.with_name(f"{target.name}.{suffix}")
        self._show(Progress(0, 0))
        self._task = self._desk.stream(
            partial(_export, ids, target), self._show, self._done, self._failed
        )

    def stop(self) -> None:
        """Stop the export; nothing half-written stays."""
        if self._task is not None:
            self._task.cancel(self._end)

    def _show(self, progress: Progress) -> None:
        words = self.tr("正在导出…")
        if progress.total:
            words = self.tr("正在导出 {0} / {1}").format(
                f"{progress.done:,}", f"{progress.total:,}"
            )
        self._page.task_bar.show_progress(words, progress.done, progress.total)

    def _done(self, made: Path) -> None:
        self._end()
        show_info(
            self.tr("已导出到 {0}").format(made),
            self.tr("打开文件"),
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(made))),
            parent=self._page,
        )

    def _failed(self, error: ReplydeskError) -> None:
        self._end()
        show_error(self._page, error)

    def _end(self) -> None:
        self._task = None
        self._page.task_bar.hide()


def _export(ids: list[int], target: Path, store: "Store") -> "Generator[Progress, None, Path]":
    from replydesk.services.passage_exports import export_passages

    return (yield from export_passages(store, ids, target))
