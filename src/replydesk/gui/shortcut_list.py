"""F1: every shortcut in one table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from replydesk.gui.actions import table


class ShortcutList(QDialog):
    """The actions of the drafting page with their keys, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("快捷键一览"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(9)
        specs = [spec for spec in table() if spec.shortcuts]
        half = (len(specs) + 1) // 2
        for number, spec in enumerate(specs):
            row, left = number % half, 3 * (number // half)
            keys = QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
            label = QLabel(keys)
            label.setProperty("role", "key")
            grid.addWidget(QLabel(spec.text), row, left)
            grid.addWidget(label, row, left + 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnMinimumWidth(2, 24)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.close)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(18)
        column.addLayout(grid)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
