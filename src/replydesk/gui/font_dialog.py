"""The table of fonts: what the file names, what this machine has, what is shown instead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui.font_report import FontReport


class FontDialog(QDialog):
    """Tells what to do where a font is missing or a character is rare."""

    def __init__(self, report: FontReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("这封信用到的字体"))
        self.setMinimumWidth(620)
        self.table = self._table(report)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        column.addWidget(self.table)
        for words in self._advice(report):
            label = QLabel(words)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch()
        close = QPushButton(self.tr("关闭"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        column.addLayout(foot)

    def _table(self, report: FontReport) -> QTableWidget:
        table = QTableWidget(len(report.faces), 3)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels(
            [self.tr("文件中写的字体"), self.tr("本机"), self.tr("屏幕上显示的")]
        )
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)
        for row, face in enumerate(report.faces):
            has = self.tr("没有") if face in report.missing else self.tr("已安装")
            for column, words in enumerate((face.name, has, face.on_screen)):
                table.setItem(row, column, QTableWidgetItem(words))
        table.setFixedHeight(
            30 * len(report.faces) + table.horizontalHeader().sizeHint().height() + 6
        )
        return table

    def _advice(self, report: FontReport) -> list[str]:
        said = []
        if report.missing:
            said.append(
                self.tr(
                    "导出的Word文件写的仍是规定的字体，在装有这些字体的电脑上照规定显示和打印。"
                    "代用字体与规定的字体一样宽，分行和分页不变，只是笔画不同。"
                )
            )
            said.append(
                self.tr(
                    "要在本机上照规定打印，请向本单位信息部门领取正版字体，安装后重新打开程序。"
                    "本程序不附带任何商业字体。"
                )
            )
        else:
            said.append(self.tr("这封信用到的字体本机都有。"))
        if report.rare:
            words = self.tr(
                "“{0}”不在公文常用字库（GB 2312）中，仿宋_GB2312等字体没有这个字，"
                "Word会换用别的字体显示，请打印后核对字形。"
            )
            said.append(words.format("、".join(report.rare)))
        if report.unshown:
            words = self.tr("其中“{0}”屏幕上的字体也没有，预览显示的字形可能来自别的字体。")
            said.append(words.format("、".join(report.unshown)))
        return said
