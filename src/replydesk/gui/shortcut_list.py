"""F1: every shortcut in one table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui.actions import review_table, table


class ShortcutList(QDialog):
    """The keys of the drafting page in two columns, those of the review page beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("快捷键一览"))
        native = QKeySequence.SequenceFormat.NativeText
        drafting = [
            (spec.text, QKeySequence(spec.shortcuts[0]).toString(native))
            for spec in table()
            if spec.shortcuts
        ]
        half = (len(drafting) + 1) // 2
        row = QHBoxLayout()
        row.setSpacing(36)
        row.addLayout(_column(self.tr("起草"), drafting[:half]))
        row.addLayout(_column("", drafting[half:]))
        row.addLayout(_column(self.tr("核对识别结果"), list(review_table())))
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.close)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(18)
        column.addLayout(row)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)


def _column(title: str, entries: list[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(10)
    head = QLabel(title)
    head.setProperty("role", "section")
    column.addWidget(head)
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(8)
    for number, (words, keys) in enumerate(entries):
        label = QLabel(keys)
        label.setProperty("role", "key")
        grid.addWidget(QLabel(words), number, 0)
        grid.addWidget(label, number, 1, Qt.AlignmentFlag.AlignLeft)
    column.addLayout(grid)
    column.addStretch(1)
    return column
