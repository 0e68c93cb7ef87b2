"""What became of each draft of a batch: a line each, with a sign, its files and what is to know."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.progress import Progress
from replydesk.gui import theme
from replydesk.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from replydesk.services.batch_export import BatchRow

_SIGNS = {
    "exported": ("circle-check", "ok"),
    "remarks": ("triangle-alert", "warn"),
    "refused": ("circle-x", "danger"),
}


class BatchReportView(QWidget):
    """A meter while the batch runs, the rows as they come, and a sentence when it is over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = QLabel()
        self.summary.setProperty("role", "title")
        self.summary.setWordWrap(True)
        self.now = ElidedLabel("muted")
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("导出结果"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.stop_button = QPushButton(self.tr("停止"))
        self.copy_button = QPushButton(self.tr("复制报告"))
        self.folder_button = QPushButton(self.tr("打开文件夹"))
        self.close_button = QPushButton(self.tr("关闭"))
        self.close_button.setProperty("role", "primary")
        theme.set_icon(self.copy_button, "copy")
        theme.set_icon(self.folder_button, "folder-open")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.summary, self.meter, self.now):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.copy_button)
        foot.addStretch()
        for button in (self.stop_button, self.folder_button, self.close_button):
            foot.addWidget(button)
        column.addLayout(foot)
        for button in (self.stop_button, self.copy_button, self.folder_button, self.close_button):
            button.setAutoDefault(False)

    def begin(self, total: int) -> None:
        """Show that a batch of `total` drafts is under way."""
        self.list.clear()
        self.summary.setText(self.tr("正在导出…"))
        self.now.show_words("")
        self.meter.setRange(0, total)
        self.meter.setValue(0)
        self._show_running(True)

    def show_progress(self, told: Progress, rows: "Sequence[BatchRow]") -> None:
        """Move the meter on and add the rows that are new."""
        self.meter.setValue(told.done)
        if told.reading:
            self.now.show_words(self.tr("正在导出 {0}").format(told.reading))
        self._add(rows)

    def show_stopping(self) -> None:
        """Show that the batch ends with the file that is being written."""
        self.stop_button.setEnabled(False)
        self.now.show_words(self.tr("正在停止…"))

    def end(self, rows: "Sequence[BatchRow]", *, stopped: bool) -> None:
        """Show the whole report."""
        self._add(rows)
        self._show_running(False)
        refused = sum(bool(row.refused) for row in rows)
        remarks = sum(row.outcome.value == "remarks" for row in rows)
        words = [self.tr("已导出 {0} 件").format(len(rows) - refused)]
        if remarks:
            words.append(self.tr("其中 {0} 件请看提示").format(remarks))
        if refused:
            words.append(self.tr("{0} 件没有导出").format(refused))
        if stopped:
            words.insert(0, self.tr("已停止"))
        self.summary.setText("，".join(words) + "。")
        self.list.scrollToTop()
        self.close_button.setFocus()

    def say_copied(self) -> None:
        """Tell that the report is on the clipboard."""
        self.now.show()
        self.now.show_words(self.tr("报告已复制，可以粘贴到别处"))

    def _show_running(self, running: bool) -> None:
        for widget in (self.meter, self.now, self.stop_button):
            widget.setVisible(running)
        for button in (self.copy_button, self.folder_button, self.close_button):
            button.setVisible(not running)
        self.stop_button.setEnabled(True)

    def _add(self, rows: "Sequence[BatchRow]") -> None:
        for row in rows[self.list.count() :]:
            told = [row.name]
            if row.refused:
                told.append(row.refused)
            told += [path.name for path in row.files]
            item = QListWidgetItem("\n".join((*told, *row.remarks)))
            item.setIcon(theme.icon(*_SIGNS[row.outcome.value]))
            self.list.addItem(item)
        self.list.scrollToBottom()
