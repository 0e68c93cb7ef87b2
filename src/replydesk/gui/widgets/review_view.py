"""What the review page shows: the list, the original and the recognised letter side by side."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.doubt_bar import DoubtBar
from replydesk.gui.widgets.elided_label import ElidedLabel
from replydesk.gui.widgets.head_fields import HeadFields
from replydesk.gui.widgets.notes_card import NotesCard
from replydesk.gui.widgets.original_view import OriginalView
from replydesk.gui.widgets.page_bar import PageBar
from replydesk.gui.widgets.recognised_view import RecognisedView
from replydesk.gui.widgets.review_list import ReviewList

_LIST_WIDTH = 244
_WIDEST = 980
_SCROLL_BAR = 14


class ReviewView(QWidget):
    """The widgets of the page, laid out; what they do is the page's."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self._letters())
        self.stack = QStackedWidget()
        self.stack.addWidget(QWidget())
        self.stack.addWidget(self._letter())
        self.stack.addWidget(self._all_done())
        self.splitter.addWidget(self.stack)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([_LIST_WIDTH, 1000])
        column.addWidget(self.splitter, 1)
        column.addWidget(self._foot())

    def show_letter_page(self, *, shown: bool) -> None:
        """Show the letter, or that all are done."""
        self.stack.setCurrentIndex(1 if shown else 2)
        self.accept_button.setEnabled(shown)
        self.hints.setVisible(shown)
        # Words of some languages are long: the form is never cut off at its right.
        self.scroller.setMinimumWidth(self.fields.minimumSizeHint().width() + _SCROLL_BAR)

    # ------------------------------------------------------------------ making the page

    def _head(self) -> PageBar:
        self.bar = PageBar(self.tr("核对识别结果"))
        self.bar.back_button.setToolTip(self.tr("返回（Esc），改动已自动保存"))
        self.accept_all_button = QPushButton(self.tr("全部接受"))
        self.accept_all_button.setToolTip(self.tr("接受所有没有存疑之处的答复（Ctrl+Shift+Enter）"))
        theme.set_icon(self.accept_all_button, "list-checks")
        self.bar.add(self.accept_all_button)
        self.accept_button = QPushButton(self.tr("接受，下一封"))
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setToolTip("Ctrl+Enter")
        theme.set_icon(self.accept_button, "check", "on_accent")
        self.bar.add(self.accept_button)
        return self.bar

    def _letters(self) -> QWidget:
        side = QFrame()
        side.setProperty("role", "side")
        side.setMinimumWidth(180)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 10, 0, 8)
        column.setSpacing(8)
        self.filter = chips()
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self.filter)
        row.addStretch(1)
        column.addLayout(row)
        self.list = ReviewList()
        column.addWidget(self.list, 1)
        return side

    def _letter(self) -> QWidget:
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setHandleWidth(1)
        both.setChildrenCollapsible(False)
        left = QWidget()
        left.setMinimumWidth(300)
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 10, 12, 12)
        column.setSpacing(8)
        self.source_label = ElidedLabel("muted")
        column.addLayout(_titled(self.tr("原文"), self.source_label))
        self.original = OriginalView()
        column.addWidget(self.original, 1)
        both.addWidget(left)
        both.addWidget(self._recognised())
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 6)
        both.setSizes([470, 566])
        self.both = both
        return both

    def _recognised(self) -> QWidget:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(12, 10, 6, 12)
        column.setSpacing(8)
        self.result_label = ElidedLabel("muted")
        column.addLayout(_titled(self.tr("识别结果"), self.result_label))
        self.doubt_bar = DoubtBar()
        held = QHBoxLayout()
        held.setContentsMargins(0, 0, 10, 0)
        held.addWidget(self.doubt_bar)
        column.addLayout(held)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        ground = QWidget()
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        self.fields = HeadFields()
        inner.addWidget(self.fields)
        frame = QFrame()
        frame.setProperty("role", "card")
        framed = QVBoxLayout(frame)
        framed.setContentsMargins(1, 8, 1, 8)
        self.rows = RecognisedView()
        framed.addWidget(self.rows)
        inner.addWidget(frame)
        self.notes = NotesCard()
        inner.addWidget(self.notes)
        inner.addStretch(1)
        ground.setMaximumWidth(_WIDEST)
        self.scroller.setWidget(ground)
        self.rows.scroller = self.scroller
        column.addWidget(self.scroller, 1)
        return right

    def _all_done(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(10)
        self._sign = QLabel()
        title = QLabel(self.tr("都核对完了"))
        title.setProperty("role", "headline")
        words = QLabel(self.tr("没有等待核对的答复。导入时认不准的答复会列在这里。"))
        words.setProperty("role", "muted")
        self.done_button = QPushButton(self.tr("返回"))
        column.addStretch(2)
        for label in (self._sign, title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.dress()
        return page

    def _foot(self) -> QFrame:
        self.hints = QFrame()
        self.hints.setProperty("role", "footer")
        # A narrow window cuts the line off rather than being kept wide by it: F1 lists all keys.
        self.hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self.hints)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(6)
        for keys, words in (
            ("F8", self.tr("下一处存疑")),
            ("1–5", self.tr("措施 成效 打算 困难 其他")),
            ("H", self.tr("部分标题")),
            ("S", self.tr("小标题")),
            ("J", self.tr("并入上段")),
            ("X", self.tr("拆开")),
            ("Del", self.tr("移到说明")),
            ("Enter", self.tr("修改")),
            ("Ctrl+Z", self.tr("撤销")),
            ("F1", self.tr("全部")),
        ):
            key = QLabel(keys)
            key.setProperty("role", "key")
            label = QLabel(words)
            label.setProperty("role", "muted")
            label.setContentsMargins(0, 0, 8, 0)
            row.addWidget(key)
            row.addWidget(label)
        row.addStretch(1)
        return self.hints

    def dress(self) -> None:
        """Take the colours of the theme."""
        self._sign.setPixmap(theme.pixmap("circle-check", "ok", 56, self.devicePixelRatioF()))
        self.doubt_bar.dress()


def _titled(title: str, remark: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    label = QLabel(title)
    label.setProperty("role", "section")
    row.addWidget(label)
    row.addWidget(remark, 1)
    return row
