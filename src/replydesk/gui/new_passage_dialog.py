"""A passage put into the library by hand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.editing import NewText
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.letter import SectionKind
from replydesk.gui.actions import enter_presses
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import kind_name
from replydesk.gui.widgets.dates import DateField
from replydesk.gui.widgets.figure_colors import FigureHighlighter
from replydesk.gui.widgets.forms import Field, GrowingText


class NewPassageDialog(QDialog):
    """Only the text is needed. `made` tells a NewText; who takes it closes the dialog."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("新增素材"))
        self.resize(640, 480)
        self.text = GrowingText(6, 12, one_paragraph=True)
        self.text.setPlaceholderText(self.tr("一条措施、成效或打算"))
        self._colors = FigureHighlighter(self.text.document())
        self.kind = QComboBox()
        for kind in SectionKind:
            self.kind.addItem(kind_name(kind), kind)
        self.topic, self.body = _offering(), _offering()
        self.part = QLineEdit()
        self.part.setPlaceholderText(self.tr("如 关于加强农村公路管护的建议"))
        self.day = DateField()
        self.text_field = Field(self.tr("文字"), self.text)
        self.day_field = Field(self.tr("日期"), self.day)
        self.save_button = QPushButton(self.tr("收进素材库"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setToolTip("Ctrl+Enter")
        cancel = QPushButton(self.tr("取消"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.addWidget(Field(self.tr("种类"), self.kind), 0, 0)
        grid.addWidget(Field(self.tr("主题"), self.topic), 0, 1)
        grid.addWidget(Field(self.tr("所答复的部分标题"), self.part), 1, 0, 1, 2)
        grid.addWidget(Field(self.tr("单位"), self.body), 2, 0)
        grid.addWidget(self.day_field, 2, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addWidget(self.text_field)
        column.addLayout(grid)
        column.addStretch(1)
        column.addLayout(foot)
        enter_presses((cancel, self.save_button))
        cancel.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.give)
        self.text.edited.connect(lambda: self.text_field.set_fault(""))
        self.text.entered.connect(self.focusNextChild)
        self.day.day_changed.connect(lambda: self.day_field.set_fault(""))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.give)
        self.text.setFocus()

    def offer(self, topics: Sequence[str], bodies: Sequence[str]) -> None:
        """Topics and bodies that are in use, to choose from."""
        for box, words in ((self.topic, topics), (self.body, bodies)):
            box.addItems(list(words))
            box.setEditText("")

    def give(self) -> None:
        """Tell the passage, or say what is missing."""
        if not self.text.text().strip():
            self.text_field.set_fault(self.tr("请填写这条素材的文字。"))
            self.text.setFocus()
            return
        if self.day.is_wrong():
            self.day_field.set_fault(self.tr("请按“2026年3月2日”的样子填写日期。"))
            self.day.setFocus()
            return
        self.save_button.setEnabled(False)
        self.made.emit(
            NewText(
                text=self.text.text(),
                kind=SectionKind(self.kind.currentData()),
                part=self.part.text().strip(),
                issuing_body=self.body.currentText().strip(),
                dated=self.day.day(),
                topic=self.topic.currentText().strip(),
            )
        )

    @guarded
    def reject(self) -> None:
        """Leave; not while the passage is being saved."""
        if self.save_button.isEnabled():
            super().reject()

    def refuse(self, error: ReplydeskError) -> None:
        """Say why the passage was not taken; what is written stays."""
        self.save_button.setEnabled(True)
        self.text_field.set_fault(str(error))
        self.text.setFocus()


def _offering() -> QComboBox:
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setMaxVisibleItems(14)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    completer = made.completer()
    assert completer is not None
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    return made
