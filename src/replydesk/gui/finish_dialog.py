"""What the check finds wrong with a reply that is about to be finished."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.letter import ReplyLetter
from replydesk.gui import theme
from replydesk.gui.widgets.finding_places import finding_words, place_words

if TYPE_CHECKING:
    from replydesk.domain.checks import Finding

_HIGHEST = 260


class FinishDialog(QDialog):
    """Lists the errors; accepted, the reply is finished all the same."""

    def __init__(
        self, letter: ReplyLetter, errors: "Sequence[Finding]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("定稿入库"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        sign = QLabel()
        sign.setPixmap(theme.pixmap("triangle-alert", "warn", 26, self.devicePixelRatioF()))
        title = QLabel(self.tr("定稿前请看一看：检查发现 {0} 处错误").format(len(errors)))
        title.setProperty("role", "title")
        head.addWidget(sign)
        head.addWidget(title, 1)
        column.addLayout(head)
        self.lines = [_line(letter, finding) for finding in errors]
        column.addWidget(_scrolled(self.lines))
        remark = QLabel(self.tr("没有写的小节不会进入素材库。定稿以后仍可修改，再次定稿即可更新。"))
        remark.setProperty("role", "muted")
        remark.setWordWrap(True)
        column.addWidget(remark)
        foot = QHBoxLayout()
        foot.addStretch()
        self.back_button = QPushButton(self.tr("返回修改"))
        self.back_button.setDefault(True)
        self.back_button.clicked.connect(self.reject)
        self.go_button = QPushButton(self.tr("仍然定稿"))
        theme.set_icon(self.go_button, "stamp")
        self.go_button.clicked.connect(self.accept)
        foot.addWidget(self.back_button)
        foot.addWidget(self.go_button)
        column.addLayout(foot)
        self.back_button.setFocus()


def _line(letter: ReplyLetter, finding: "Finding") -> QLabel:
    words = finding_words(finding)
    if finding.where.paragraph is not None:  # what is missing names its place itself
        words = f"{place_words(letter, finding.where)}：{words}"
    made = QLabel(f"·  {words}")
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _scrolled(lines: Sequence[QLabel]) -> QScrollArea:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(2, 2, 8, 2)
    column.setSpacing(8)
    for line in lines:
        column.addWidget(line)
    column.addStretch()
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inner)
    area.setFixedHeight(min(_HIGHEST, inner.sizeHint().height() + 4))
    return area
