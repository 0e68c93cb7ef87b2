"""Exporting many drafts: where to, called how, with which papers; then what became of each."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.file_names import DEFAULT_PATTERN
from replydesk.domain.letter import LetterFormat
from replydesk.domain.progress import Progress
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.page_output import painted_pdf
from replydesk.gui.tasks import Desk, Task
from replydesk.gui.widgets.batch_report import BatchReportView
from replydesk.gui.widgets.forms import Field
from replydesk.gui.widgets.name_pattern import NamePatternField
from replydesk.gui.widgets.paper_choices import PaperChoices

if TYPE_CHECKING:
    from replydesk.services.batch_export import BatchReport, BatchRow
    from replydesk.store.engine import Store

PATTERN, FOLDER = "export_pattern", "export_folder"
_BEAT_MS = 150
_FORMATS = (None, LetterFormat.LETTER, LetterFormat.DOCUMENT)


class BatchExportDialog(QDialog):
    """One batch; stopped in between, the letters that are made stay."""

    def __init__(
        self,
        desk: Desk,
        draft_ids: Sequence[int],
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("批量导出"))
        self.setMinimumSize(680, 520)
        self._desk = desk
        self._ids = list(draft_ids)
        self._settings = settings
        self._task: Task | None = None
        self._reports: list[BatchReport] = []  # one, as soon as the worker has begun
        self._told = Progress(0, 0)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._show_progress)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._asking())
        self.result_view = BatchReportView()
        self._pages.addWidget(self.result_view)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.addWidget(self._pages)
        self._connect()
        first = self._ids[0]

        def read(store: "Store") -> Draft:
            from replydesk.services.drafts import open_draft

            return open_draft(store, first)

        desk.latest("batch-example", read, self._show_example, lambda _: None)

    def _asking(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        title = QLabel(self.tr("导出 {0} 件答复").format(len(self._ids)))
        title.setProperty("role", "title")
        column.addWidget(title)
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        usual = QStandardPaths.writableLocation(documents)
        self.folder = QLineEdit(str(self._settings.value(FOLDER, "") or usual))
        self.browse_button = QPushButton(self.tr("浏览…"))
        self.browse_button.setAutoDefault(False)
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(self.browse_button)
        self.folder_field = Field(self.tr("保存到文件夹"), row)
        self.folder.setAccessibleName(self.tr("保存到文件夹"))
        column.addWidget(self.folder_field)
        self.pattern = NamePatternField()
        self.pattern.line.setText(str(self._settings.value(PATTERN, "") or DEFAULT_PATTERN))
        column.addWidget(self.pattern)
        self.format = QComboBox()
        self.format.addItems(
            [self.tr("按各件自己的格式"), self.tr("信函格式"), self.tr("公文格式")]
        )
        self.present = QComboBox()
        self.present.addItems([self.tr("保留，新文件加编号"), self.tr("替换原来的文件")])
        choices = QHBoxLayout()
        choices.setSpacing(14)
        choices.addWidget(Field(self.tr("格式"), self.format), 1)
        choices.addWidget(Field(self.tr("已有同名文件时"), self.present), 1)
        column.addLayout(choices)
        self.papers = PaperChoices()
        column.addWidget(Field(self.tr("同时生成"), self.papers))
        self.fault = QLabel()
        self.fault.setProperty("role", "danger")
        self.fault.setWordWrap(True)
        self.fault.hide()
        column.addWidget(self.fault)
        column.addStretch()
        foot = QHBoxLayout()
        foot.addStretch()
        self.cancel_button = QPushButton(self.tr("取消"))
        self.cancel_button.setAutoDefault(False)
        self.export_button = QPushButton(self.tr("导出"))
        self.export_button.setProperty("role", "primary")
        self.export_button.setDefault(True)
        theme.set_icon(self.export_button, "file-down", "on_accent")
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.export_button)
        column.addLayout(foot)
        return made

    def _connect(self) -> None:
        self.browse_button.clicked.connect(self._browse)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.export)
        self.folder.textChanged.connect(self.pattern.set_folder)
        self.pattern.changed.connect(self._allow)
        view = self.result_view
        view.stop_button.clicked.connect(self.stop)
        view.close_button.clicked.connect(self.accept)
        view.copy_button.clicked.connect(self._copy)
        view.folder_button.clicked.connect(self._open_folder)
        self.pattern.set_folder(self.folder.text())

    # ------------------------------------------------------------------ exporting

    @property
    def is_running(self) -> bool:
        """True while letters are being written."""
        return self._task is not None

    def export(self) -> None:
        """Write the letters in the background; pattern and folder are kept for next time."""
        folder = self.folder.text().strip()
        if self.is_running or self.pattern.is_faulty():
            return
        if not folder:
            self._fail_words(self.tr("请先选择保存到哪个文件夹。"))
            return
        self._settings.setValue(PATTERN, self.pattern.pattern())
        self._settings.setValue(FOLDER, folder)
        self.fault.hide()
        place, pattern = Path(folder).expanduser(), self.pattern.pattern()
        choice = self.papers.choice(_FORMATS[self.format.currentIndex()])
        replacing = self.present.currentIndex() == 1

        # The worker holds nothing of the dialog: it could be the last one to let go of it.
        ids, reports = self._ids, self._reports
        reports.clear()

        def work(store: "Store") -> "Generator[Progress, None, BatchReport]":
            from replydesk.services.batch_export import BatchOrder, BatchReport, export_batch

            order = BatchOrder(place, pattern, choice, replacing)
            reports.append(BatchReport())
            return (yield from export_batch(store, ids, order, reports[0], painted_pdf))

        self._told = Progress(0, len(self._ids))
        self.result_view.begin(len(self._ids))
        self._pages.setCurrentWidget(self.result_view)
        self.result_view.list.setFocus()  # not the button: one Enter too many would stop it
        self._task = self._desk.stream(work, self._step, self._done, self._failed)
        self._beat.start()

    def stop(self) -> None:
        """Stop after the file that is being written."""
        if self._task is not None and not self._task.cancelled:
            self._task.cancel(lambda: self._end(stopped=True))
            self._beat.stop()
            self.result_view.show_stopping()

    def _step(self, progress: Progress) -> None:
        self._told = progress

    def _show_progress(self) -> None:
        self.result_view.show_progress(self._told, self._rows())

    def _rows(self) -> "list[BatchRow]":
        return [row for report in self._reports for row in report.rows]

    def _done(self, _: "BatchReport") -> None:
        self._end()

    def _failed(self, error: ReplydeskError) -> None:
        self._task = None
        self._beat.stop()
        self._pages.setCurrentIndex(0)
        self._fail_words(str(error))

    def _end(self, *, stopped: bool = False) -> None:
        self._task = None
        self._beat.stop()
        self.result_view.end(self._rows(), stopped=stopped)

    # ------------------------------------------------------------------ small things

    def _show_example(self, draft: Draft) -> None:
        self.pattern.show_for(draft, "1".zfill(max(2, len(str(len(self._ids))))))

    def _allow(self) -> None:
        self.export_button.setEnabled(not self.pattern.is_faulty())

    def _fail_words(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()

    def _browse(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("保存到文件夹"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _copy(self) -> None:
        from replydesk.services.batch_export import report_text

        QApplication.clipboard().setText("".join(map(report_text, self._reports)))
        self.result_view.say_copied()

    def _open_folder(self) -> None:
        place = Path(self.folder.text().strip()).expanduser()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    @guarded
    def reject(self) -> None:
        if self.is_running:
            self.stop()
        else:
            super().reject()
