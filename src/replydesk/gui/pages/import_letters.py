"""Old letters into the library: choose or drop files, watch, read what became of each."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.gui.models.import_results import outcome_of
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.tasks import Desk, Task
from replydesk.gui.widgets.import_view import ImportView

if TYPE_CHECKING:
    from replydesk.services.file_kinds import FileKinds
    from replydesk.services.imports import FileReport, ImportReport
    from replydesk.store.engine import Store

_BEAT_MS = 200  # rows and the meter come in batches: a row a letter would hold up the typing
_MEND = "mend_marks"


class ImportPage(ImportView):
    """One import at a time; what is imported stays when it is stopped."""

    closed = Signal()
    library_changed = Signal()
    review_requested = Signal(object)  # the ids of the letters

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._report: ImportReport | None = None
        self._told = Progress(0, 0)
        self._kinds: FileKinds | None = None
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._show_progress)
        self.bar.back.connect(self.closed)
        self.done_button.clicked.connect(self.closed)
        self.zone.dropped.connect(self._begin)
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button.clicked.connect(self._choose_folder)
        self.stop_button.clicked.connect(self.stop)
        self.chips.chosen.connect(self.list.only)
        self.list.opened.connect(self._review_one)
        self.list.copy_wanted.connect(self._copy)
        self.copy_button.clicked.connect(self._copy)
        self.save_button.clicked.connect(self._save)
        self.review_button.clicked.connect(self._review)
        for keys, act in (
            ("Esc", self._on_escape),
            ("Ctrl+O", self._choose_files),
            ("Ctrl+S", self._save),
            ("Ctrl+Return", self._review),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def is_running(self) -> bool:
        """True while an import is under way."""
        return self._task is not None

    def remember(self, settings: QSettings) -> None:
        """Keep the switch for marks as it was set last."""
        self.mend_box.setChecked(str(settings.value(_MEND, "true")).lower() != "false")
        self.mend_box.toggled.connect(lambda on: settings.setValue(_MEND, on))

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Show the page, and begin with these files and folders where there are some."""
        if self._kinds is None:
            self._desk.latest("import-kinds", _readable_kinds, self._show_kinds)
        if paths and not self.is_running:
            self._begin(list(paths))
        elif not self.is_running:
            self.files_button.setFocus()

    def stop(self) -> None:
        """Stop after the letter that is being read; what is imported stays."""
        if self._task is None or self._task.cancelled:
            return
        self._task.cancel(lambda: self._end(stopped=True))
        self._beat.stop()
        self.stop_button.setEnabled(False)
        self.now.show_words(self.tr("正在停止…"))

    # ------------------------------------------------------------------ choosing

    def _show_kinds(self, kinds: "FileKinds") -> None:
        self._kinds = kinds
        read = [self.tr("Word（.docx）"), "PDF", self.tr("文本"), self.tr("网页")]
        if kinds.old_documents:
            read.insert(1, self.tr("旧版 Word 和 WPS（.doc、.wps）"))
        if kinds.scans:
            read.insert(3, self.tr("扫描件和图片"))
        words = self.tr("支持 {}。文件夹会连同子文件夹一起读取，原文件不会改动，也不会上传。")
        if not kinds.old_documents:
            words += self.tr("安装 LibreOffice 后还能读取旧版 Word 和 WPS 文档。")
        self.hint.setText(words.format("、".join(read)))

    def _choose_files(self) -> None:
        if self.is_running:
            return
        patterns = self._kinds.patterns if self._kinds is not None else "*.docx *.pdf *.txt"
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("选择往年答复"),
            "",
            self.tr("答复函 ({});;所有文件 (*)").format(patterns),
        )
        if names:
            self._begin([Path(name) for name in names])

    def _choose_folder(self) -> None:
        if self.is_running:
            return
        name = QFileDialog.getExistingDirectory(self, self.tr("选择存放往年答复的文件夹"))
        if name:
            self._begin([Path(name)])

    # ------------------------------------------------------------------ importing

    def _begin(self, paths: list[Path]) -> None:
        if self.is_running:
            return
        mend_marks = self.mend_box.isChecked()
        self.list.clear()
        self.list.show()
        for widget in (self.summary, self.chips, self.actions_row, self.zone):
            widget.hide()
        self._report = None
        self._told = Progress(0, 0)
        self.make_room()
        self.progress_card.show()
        self.meter.setRange(0, 0)
        self.now.show_words(self.tr("正在查找文件…"))
        self.count.clear()
        self.stop_button.setEnabled(True)
        self.list.setFocus()  # not the button: one Enter too many in the dialog would stop it

        def work(store: "Store") -> "Generator[Progress, None, ImportReport]":
            from replydesk.services.imports import ImportReport, import_paths

            self._report = ImportReport()
            return (yield from import_paths(store, paths, self._report, mend_marks=mend_marks))

        self._task = self._desk.stream(work, self._step, self._done, self._failed)
        self._beat.start()

    def _step(self, progress: Progress) -> None:
        self._told = progress

    def _show_progress(self) -> None:
        told = self._told
        if told.total:
            self.meter.setRange(0, told.total)
            self.meter.setValue(told.done)
            self.count.setText(f"{told.done:,} / {told.total:,}")
        if told.reading:
            self.now.show_words(self.tr("正在读取 {}").format(told.reading))
        if self._report is not None:
            self.list.show_files(self._report.files[: told.done])

    def _done(self, report: "ImportReport") -> None:
        self._report = report
        self._end()

    def _failed(self, error: ReplydeskError) -> None:
        self._end(stopped=True)
        show_error(self, error)

    def _end(self, *, stopped: bool = False) -> None:
        self._task = None
        self._beat.stop()
        self.progress_card.hide()
        self.zone.show()
        files = self._files()
        self.list.show_files(files)
        self.summary.setText(self._summary(stopped))
        self.summary.show()
        self.list.setVisible(bool(files))
        self.actions_row.setVisible(bool(files))
        outcomes = [outcome_of(file) for file in files]
        self._offer_outcomes(outcomes)
        unsure = outcomes.count("review")
        self.review_button.setText(self.tr("核对 {} 封").format(unsure))
        self.review_button.setVisible(bool(unsure))
        (self.review_button if unsure else self.done_button).setFocus()
        if any(file.status.value == "imported" for file in files):
            self.library_changed.emit()

    def _files(self) -> "list[FileReport]":
        return list(self._report.files) if self._report is not None else []

    def _offer_outcomes(self, outcomes: list[str]) -> None:
        kinds = (
            ("imported", self.tr("已导入 {}")),
            ("review", self.tr("待核对 {}")),
            ("duplicate", self.tr("已有 {}")),
            ("refused", self.tr("未收录 {}")),
        )
        offered = [
            (kind, words.format(outcomes.count(kind))) for kind, words in kinds if kind in outcomes
        ]
        self.chips.offer([("", self.tr("全部 {}").format(len(outcomes))), *offered])
        self.chips.choose("")
        self.chips.setVisible(len(offered) > 1)
        self.list.only("")

    def _summary(self, stopped: bool) -> str:
        files = self._files()
        if not files:
            if stopped:
                return self.tr("已停止，没有导入。")
            return self.tr("这里没有可以导入的文件（.docx、.doc、.pdf、.txt 等）。")
        statuses = [file.status.value for file in files]
        words = [
            self.tr("导入 {letters} 封答复，新增 {passages} 条素材").format(
                letters=statuses.count("imported"),
                passages=sum(file.passages for file in files),
            )
        ]
        if unsure := sum(file.doubts > 0 for file in files):
            words.append(self.tr("其中 {} 封待核对").format(unsure))
        if "duplicate" in statuses:
            words.append(self.tr("已有 {} 封").format(statuses.count("duplicate")))
        if "refused" in statuses:
            words.append(self.tr("未收录 {} 个文件").format(statuses.count("refused")))
        if stopped:
            words.insert(0, self.tr("已停止"))
        return "，".join(words) + "。"

    # ------------------------------------------------------------------ after an import

    def _review(self) -> None:
        if self.is_running or not self.review_button.isVisible():
            return
        ids = [f.letter_id for f in self._files() if f.status.value == "imported"]
        self.review_requested.emit([letter_id for letter_id in ids if letter_id is not None])

    def _review_one(self, letter_id: int) -> None:
        if not self.is_running:
            self.review_requested.emit([letter_id])

    def _copy(self) -> None:
        if self._report is None:
            return
        from replydesk.services.import_reports import report_text

        QApplication.clipboard().setText(report_text(self._report))
        show_info(self.tr("报告已复制，可以粘贴到别处"), parent=self)

    def _save(self) -> None:
        report = self._report
        if report is None or self.is_running:
            return
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("保存导入报告"), self.tr("导入报告.txt"), self.tr("文本 (*.txt)")
        )
        if not name:
            return

        def work(_: "Store") -> None:
            from replydesk.services.import_reports import save_report

            save_report(report, Path(name))

        def done(_: object) -> None:
            show_info(self.tr("报告已保存到 {}").format(name), parent=self)

        self._desk.call(work, done)

    def _on_escape(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.closed.emit()


def _readable_kinds(_: "Store") -> "FileKinds":
    from replydesk.services.file_kinds import readable_kinds

    return readable_kinds()
