"""What the page of a new reply shows: the two steps side by side, actions above and below."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.widgets.asks_table import AsksTable
from replydesk.gui.widgets.drops import DropFrame
from replydesk.gui.widgets.paste_panel import PastePanel
from replydesk.gui.widgets.submission_form import SubmissionForm

_FORM_WIDTH = 480
_ASKS_WIDEST = 1080


class NewSubmissionView(DropFrame):
    """The widgets of the page, laid out; what they do is the page's."""

    def __init__(self, clock: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = SubmissionForm(clock)
        self.asks = AsksTable()
        self.paste = PastePanel()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._body(), 1)
        column.addWidget(self._foot())

    def _head(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 10, 24, 10)
        row.setSpacing(10)
        self.back_button = QToolButton()
        self.back_button.setToolTip(self.tr("返回首页（Esc），填好的内容会保留"))
        self.back_button.setAccessibleName(self.tr("返回首页"))
        theme.set_icon(self.back_button, "arrow-left")
        row.addWidget(self.back_button)
        title = QLabel(self.tr("新建答复"))
        title.setProperty("role", "title")
        row.addWidget(title)
        row.addStretch(1)
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        row.addWidget(self.told)
        self.paste_button = QPushButton(self.tr("粘贴建议原文"))
        self.paste_button.setToolTip(self.tr("粘贴全文，自动填写各项（Ctrl+Shift+V）"))
        theme.set_icon(self.paste_button, "clipboard")
        row.addWidget(self.paste_button)
        self.file_button = QPushButton(self.tr("从文件读取…"))
        self.file_button.setToolTip(
            self.tr("读取 Word、WPS、PDF 或文本文件，自动填写各项（Ctrl+O）")
        )
        theme.set_icon(self.file_button, "folder-open")
        row.addWidget(self.file_button)
        return bar

    def _body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(24, 18, 18, 12)
        row.setSpacing(28)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(_step_head("1", self.tr("基本信息"), QLabel()))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.form)
        area.setFixedWidth(_FORM_WIDTH)
        left.addWidget(area, 1)
        row.addLayout(left)
        right = QVBoxLayout()
        right.setSpacing(12)
        self.asks_remark = QLabel()
        self.asks_remark.setProperty("role", "recognised")
        self.asks_remark.hide()
        right.addLayout(_step_head("2", self.tr("诉求"), self.asks_remark))
        self.right = QStackedWidget()
        self.right.addWidget(self.asks)
        self.right.addWidget(self.paste)
        right.addWidget(self.right, 1)
        self.right.setMaximumWidth(_ASKS_WIDEST)  # longer lines are hard to read
        row.addLayout(right, 1)
        return body

    def _foot(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "footer")
        row = QHBoxLayout(bar)
        row.setContentsMargins(24, 10, 24, 10)
        row.setSpacing(10)
        self.clear_button = QPushButton(self.tr("清空重填"))
        self.clear_button.setProperty("role", "ghost")
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.cancel_button = QPushButton(self.tr("返回"))
        self.create_button = QPushButton(self.tr("开始起草(&S)"))
        self.create_button.setProperty("role", "primary")
        self.create_button.setToolTip("Ctrl+Enter")
        theme.set_icon(self.create_button, "arrow-right", "on_accent")
        row.addWidget(self.clear_button)
        row.addStretch(1)
        row.addWidget(self.fault)
        row.addWidget(self.cancel_button)
        row.addWidget(self.create_button)
        return bar


def _step_head(number: str, title: str, remark: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    sign = QLabel(number)
    sign.setProperty("role", "number")
    sign.setFixedSize(24, 24)
    sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
    row.addWidget(sign)
    words = QLabel(title)
    words.setProperty("role", "subject")
    row.addWidget(words)
    row.addWidget(remark, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row
