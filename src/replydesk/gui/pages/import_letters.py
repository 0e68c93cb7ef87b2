"""Old letters into the library: choose or drop files, watch, read what became of each."""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.notices import show_error
from replydesk.gui.tasks import Desk, Task
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.drops import DropFrame
from replydesk.gui.widgets.import_list import ImportList
from replydesk.gui.widgets.page_bar import PageBar

if TYPE_CHECKING:
    from replydesk.services.imports import ImportReport
    from replydesk.store.engine import Store

_WIDEST = 1180
_FIRST_ZONE = 320  # a large target, as long as there is nothing else to show


class ImportPage(QWidget):
    """One import at a time; what is imported stays when it is stopped."""

    closed = Signal()
    library_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._report: ImportReport | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = PageBar(self.tr("导入往年答复"))
        self.bar.back.connect(self.closed)
        self.done_button = QPushButton(self.tr("完成"))
        self.done_button.clicked.connect(self.closed)
        self.bar.add(self.done_button)
        column.addWidget(self.bar)
        body = QHBoxLayout()
        body.setContentsMargins(32, 20, 32, 20)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body.addStretch(1)
        body.addWidget(inner, 1000)
        body.addStretch(1)
        column.addLayout(body, 1)
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self._drop_zone())
        middle.addWidget(self._progress())
        middle.addLayout(self._outcome())
        self.list = ImportList()
        self.list.hide()
        self.chips.chosen.connect(self.list.only)
        middle.addWidget(self.list, 1)
        middle.addStretch(0)
        for keys, act in (("Esc", self._on_escape), ("Ctrl+O", self._choose_files)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def is_running(self) -> bool:
        """True while an import is under way."""
        return self._task is not None

    def start(self, paths: Sequence[Path] = ()) -> None:
        """Show the page, and begin with these files and folders where there are some."""
        if paths and not self.is_running:
            self._begin(list(paths))
        elif not self.is_running:
            self.files_button.setFocus()

    def stop(self) -> None:
        """Stop after the letter that is being read; what is imported stays."""
        if self._task is None or self._task.cancelled:
            return
        self._task.cancel()
        self.stop_button.setEnabled(False)
        self.now.setText(self.tr("正在停止…"))
        # A call gets its turn when the letter under way is finished, and so does the report.
        self._desk.call(lambda _: None, lambda _: self._end(stopped=True))

    # ------------------------------------------------------------------ making the page

    def _drop_zone(self) -> DropFrame:
        self.zone = DropFrame()
        self.zone.setProperty("role", "drop")
        self.zone.setMinimumHeight(_FIRST_ZONE)
        self.zone.dropped.connect(self._begin)
        column = QVBoxLayout(self.zone)
        column.setContentsMargins(24, 20, 24, 22)
        column.setSpacing(8)
        column.addStretch(1)
        self._sign = QLabel()
        title = QLabel(self.tr("把往年答复的文件或文件夹拖到这里"))
        title.setProperty("role", "subject")
        hint = QLabel(
            self.tr(
                "支持 Word（.docx）、文本（.txt）。文件夹会连同子文件夹一起读取，原文件不会改动。"
            )
        )
        hint.setProperty("role", "muted")
        for label in (self._sign, title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.files_button = QPushButton(self.tr("选择文件…(&F)"))
        self.files_button.setProperty("role", "primary")
        self.files_button.setToolTip("Ctrl+O")
        theme.set_icon(self.files_button, "file-text", "on_accent")
        self.files_button.clicked.connect(self._choose_files)
        self.folder_button = QPushButton(self.tr("选择文件夹…(&D)"))
        theme.set_icon(self.folder_button, "folder-open")
        self.folder_button.clicked.connect(self._choose_folder)
        row.addStretch(1)
        row.addWidget(self.files_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._tint()
        return self.zone

    def _progress(self) -> QFrame:
        self.progress_card = QFrame()
        self.progress_card.setProperty("role", "card")
        column = QVBoxLayout(self.progress_card)
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(8)
        row = QHBoxLayout()
        self.now = QLabel()
        row.addWidget(self.now, 1)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        row.addWidget(self.count)
        self.stop_button = QPushButton(self.tr("停止"))
        self.stop_button.clicked.connect(self.stop)
        row.addWidget(self.stop_button)
        column.addLayout(row)
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName(self.tr("导入进度"))
        column.addWidget(self.meter)
        self.progress_card.hide()
        return self.progress_card

    def _outcome(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.summary = QLabel()
        self.summary.setProperty("role", "subject")
        self.summary.setWordWrap(True)
        self.summary.hide()
        row.addWidget(self.summary, 1)
        self.chips = chips()
        self.chips.hide()
        row.addWidget(self.chips)
        return row

    def _tint(self) -> None:
        self._sign.setPixmap(theme.pixmap("upload", "accent", 36, self.devicePixelRatioF()))

    # ------------------------------------------------------------------ importing

    def _choose_files(self) -> None:
        if self.is_running:
            return
        names, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("选择往年答复"),
            "",
            self.tr("答复函 (*.docx *.txt *.json);;所有文件 (*)"),
        )
        if names:
            self._begin([Path(name) for name in names])

    def _choose_folder(self) -> None:
        if self.is_running:
            return
        name = QFileDialog.getExistingDirectory(self, self.tr("选择存放往年答复的文件夹"))
        if name:
            self._begin([Path(name)])

    def _begin(self, paths: list[Path]) -> None:
        if self.is_running:
            return
        self.list.clear()
        self.list.show()
        self.summary.hide()
        self.chips.hide()
        self._report = None
        self.zone.hide()
        self.zone.setMinimumHeight(0)
        self.progress_card.show()
        self.meter.setRange(0, 0)
        self.now.setText(self.tr("正在查找文件…"))
        self.count.clear()
        self.stop_button.setEnabled(True)
        self.stop_button.setFocus()

        def work(store: "Store") -> "Generator[Progress, None, ImportReport]":
            from replydesk.services.imports import ImportReport, import_paths

            self._report = ImportReport()
            return (yield from import_paths(store, paths, self._report))

        self._task = self._desk.stream(work, self._step, self._done, self._failed)

    def _step(self, progress: Progress) -> None:
        if not progress.total:
            return
        self.meter.setRange(0, progress.total)
        self.meter.setValue(progress.done)
        self.now.setText(self.tr("已读 {}").format(progress.name))
        self.count.setText(f"{progress.done} / {progress.total}")
        if self._report is not None:
            self.list.show_files(self._report.files[: progress.done])

    def _done(self, report: "ImportReport") -> None:
        self._report = report
        self._end()

    def _failed(self, error: ReplydeskError) -> None:
        self._end(stopped=True)
        show_error(self, error)

    def _end(self, *, stopped: bool = False) -> None:
        self._task = None
        self.progress_card.hide()
        self.zone.show()
        report = self._report
        files = tuple(report.files) if report is not None else ()
        self.list.show_files(files)
        self.summary.setText(self._summary(stopped))
        self.summary.show()
        self.list.setVisible(bool(files))
        self._offer_outcomes([file.status.value for file in files])
        self.done_button.setFocus()
        if any(file.status.value == "imported" for file in files):
            self.library_changed.emit()

    def _offer_outcomes(self, outcomes: list[str]) -> None:
        kinds = (
            ("imported", self.tr("已导入 {}")),
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
        report = self._report
        if report is None or not report.files:
            if stopped:
                return self.tr("已停止，没有导入。")
            return self.tr("这里没有可以导入的文件（.docx、.txt）。")
        outcomes = [file.status.value for file in report.files]
        words = [
            self.tr("导入 {letters} 封答复，新增 {passages} 条素材").format(
                letters=outcomes.count("imported"), passages=report.passages
            )
        ]
        if "duplicate" in outcomes:
            words.append(self.tr("已有 {} 封").format(outcomes.count("duplicate")))
        if "refused" in outcomes:
            words.append(self.tr("未收录 {} 个文件").format(outcomes.count("refused")))
        if stopped:
            words.insert(0, self.tr("已停止"))
        return "，".join(words) + "。"

    def _on_escape(self) -> None:
        if self.is_running:
            self.stop()
        else:
            self.closed.emit()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._tint()
