"""What became of each file of an import: a row a file, with the remarks to fold out below it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from replydesk.gui import theme

if TYPE_CHECKING:
    from replydesk.services.imports import FileReport

STATUS = Qt.ItemDataRole.UserRole
_SIGNS = {
    "imported": ("circle-check", "ok"),
    "duplicate": ("copy", "muted"),
    "refused": ("triangle-alert", "danger"),
}


class ImportList(QTreeWidget):
    """The report of an import, in the order of the files; it can grow while the import runs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels([self.tr("文件"), self.tr("结果"), self.tr("说明")])
        self.setAccessibleName(self.tr("导入结果"))
        self.setProperty("role", "report")
        self.setUniformRowHeights(True)
        self.setIndentation(22)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        head = self.header()
        head.setStretchLastSection(True)
        head.setSectionsMovable(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(0, 420)
        self.setColumnWidth(1, 96)

    def show_files(self, files: "Sequence[FileReport]") -> None:
        """Show the files that are done; rows that are shown already stay as they are."""
        for report in files[self.topLevelItemCount() :]:
            self._add(report)
        if files:
            self.scrollToBottom()

    def only(self, status: str) -> None:
        """Show files of one status, all with ""."""
        for row in range(self.topLevelItemCount()):
            item = self.topLevelItem(row)
            if item is not None:
                item.setHidden(bool(status) and item.data(0, STATUS) != status)
        self.scrollToTop()

    def _add(self, report: "FileReport") -> None:
        sign, token = _SIGNS[report.status.value]
        item = QTreeWidgetItem([report.path.name, self._outcome(report), self._told(report)])
        item.setData(0, STATUS, report.status.value)
        item.setIcon(0, theme.icon(sign, token))
        item.setForeground(1, QColor(theme.current().color(token)))
        item.setToolTip(0, str(report.path))
        item.setToolTip(2, report.reason or "\n".join(report.notes))
        for note in report.notes:
            child = QTreeWidgetItem([note])
            child.setForeground(0, QColor(theme.current().color("muted")))
            child.setToolTip(0, note)
            item.addChild(child)
        self.addTopLevelItem(item)
        for row in range(item.childCount()):
            self.setFirstColumnSpanned(row, self.indexFromItem(item), True)

    def _outcome(self, report: "FileReport") -> str:
        return {
            "imported": self.tr("已导入"),
            "duplicate": self.tr("已有"),
            "refused": self.tr("未收录"),
        }[report.status.value]

    def _told(self, report: "FileReport") -> str:
        if report.reason:
            return report.reason
        if report.status.value == "duplicate":
            return self.tr("素材库里已有这封答复，没有重复导入")
        told = self.tr("{} 条素材").format(report.passages)
        if report.notes:
            told += " · " + self.tr("{} 处说明").format(len(report.notes))
        return told
