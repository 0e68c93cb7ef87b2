"""How the library page is laid out: facets, the list under its search box, details."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.browsing import Order
from replydesk.gui import theme
from replydesk.gui.widgets.library_facets import LibraryFacets
from replydesk.gui.widgets.library_list import LibraryList
from replydesk.gui.widgets.link_chips import LinkChips
from replydesk.gui.widgets.page_bar import PageBar
from replydesk.gui.widgets.passage_details import PassageDetails
from replydesk.gui.widgets.passage_view import SearchBox
from replydesk.gui.widgets.selection_bar import SelectionBar, export_menu, give_menu

_FACETS_WIDTH = 232
_DETAILS_WIDTH = 390


class LibraryView(QWidget):
    """The widgets and their places, nothing of what they do."""

    export_wanted = Signal(str)  # everything shown, as "xlsx" or "docx"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = PageBar(self.tr("素材库"))
        self.add_button = QPushButton(self.tr("新增素材"))
        self.add_button.setProperty("role", "primary")
        self.add_button.setToolTip("Ctrl+N")
        theme.set_icon(self.add_button, "plus", "on_accent")
        self.proposals_button = QPushButton()
        self.proposals_button.setToolTip(self.tr("程序找到的、可能是同一项措施在不同年份的说法"))
        self.proposals_button.hide()
        self.review_button = QPushButton()
        self.review_button.setToolTip(self.tr("对照原文，核对程序认出的各项"))
        theme.set_icon(self.review_button, "list-checks")
        self.more_button = QPushButton(self.tr("更多"))
        self.synonyms_action = QAction(self.tr("同义词…"), self)
        self.removed_action = QAction(self.tr("已移出的答复…"), self)
        self.undo_action = QAction(self.tr("撤销上一次修改"), self)
        menu = QMenu(self)
        menu.addAction(self.undo_action)
        menu.addSeparator()
        menu.addAction(self.synonyms_action)
        menu.addAction(self.removed_action)
        give_menu(self.more_button, menu)
        for button in (
            self.proposals_button,
            self.review_button,
            self.more_button,
            self.add_button,
        ):
            self.bar.add(button)
        # Made where they belong: a style sheet is applied anew to all that gets another parent.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.facets = LibraryFacets(self.splitter)
        self._center = QFrame(self.splitter)
        self.list = LibraryList(self._center)
        self.details = PassageDetails(self.splitter)
        self.selection = SelectionBar()
        self.box = SearchBox()
        self.box.setPlaceholderText(self.tr("搜索文字、数据、文号、单位   Ctrl+F"))
        self.order = QComboBox()
        self.order.setAccessibleName(self.tr("排序"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.narrowed = LinkChips(removable=True)
        self.folded = QCheckBox(self.tr("同一措施只列一条"))
        self.folded.setToolTip(self.tr("历年写法归为一条，列出最靠前的；取消后逐条列出"))
        self.folded.setChecked(True)
        self.clear_button = QPushButton(self.tr("清除筛选"))
        self.clear_button.setProperty("role", "ghost")
        self.clear_button.hide()
        self.export_button = QPushButton(self.tr("导出"))
        self.export_button.setProperty("role", "ghost")
        self.export_button.setToolTip(self.tr("导出列出的全部素材"))
        give_menu(self.export_button, export_menu(self, self.export_wanted.emit))
        self.empty = QLabel()
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(40, 0, 40, 60)
        self.task_bar = TaskBar()
        self._lay_out()

    def offer_orders(self, *, searching: bool) -> None:
        """The orders there are; the best first is one only while something is searched for."""
        orders = [
            (Order.NEWEST, self.tr("最新在前")),
            (Order.OLDEST, self.tr("最早在前")),
            (Order.USED, self.tr("引用最多")),
            (Order.TOPIC, self.tr("按主题")),
            (Order.BODY, self.tr("按单位")),
            (Order.KIND, self.tr("按种类")),
        ]
        if searching:
            orders.insert(0, (Order.BEST, self.tr("最相关")))
        if [self.order.itemData(i) for i in range(self.order.count())] == [o for o, _ in orders]:
            return
        chosen = self.order.currentData()
        self.order.blockSignals(True)
        self.order.clear()
        for value, words in orders:
            self.order.addItem(words, value)
        self.order.setCurrentIndex(max(0, self.order.findData(chosen)))
        self.order.blockSignals(False)

    def show_list(self, *, shown: bool) -> None:
        """Show the list, or the words that stand in its place."""
        self._pages.setCurrentIndex(0 if shown else 1)

    def _lay_out(self) -> None:
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.facets.setMinimumWidth(190)
        self._lay_out_center(self._center)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 4)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.setSizes([_FACETS_WIDTH, 700, _DETAILS_WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.splitter, 1)

    def _lay_out_center(self, made: QFrame) -> None:
        made.setProperty("role", "side")
        made.setMinimumWidth(420)
        top = QHBoxLayout()
        top.setContentsMargins(16, 14, 16, 0)
        top.setSpacing(8)
        top.addWidget(self.box, 1)
        top.addWidget(self.order)
        told = QHBoxLayout()
        told.setContentsMargins(18, 4, 12, 4)
        told.setSpacing(10)
        told.addWidget(self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        told.addWidget(self.narrowed, 1)
        told.addStretch(0)
        told.addWidget(self.folded, 0, Qt.AlignmentFlag.AlignVCenter)
        told.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.export_button, 0, Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(told)
        column.addWidget(rule)
        column.addWidget(self._pages, 1)
        column.addWidget(self.task_bar)
        column.addWidget(self.selection)


class TaskBar(QFrame):
    """A long task of the page: how far it is, and a button that stops it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "footer")
        self.words = QLabel()
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.stop_button = QPushButton(self.tr("停止"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self.words)
        row.addWidget(self.meter, 1)
        row.addWidget(self.stop_button)
        self.hide()

    def show_progress(self, words: str, done: int, total: int) -> None:
        """Say how far the task is; without a total it only says that it goes on."""
        self.words.setText(words)
        self.meter.setRange(0, total)
        self.meter.setValue(done)
        self.show()
