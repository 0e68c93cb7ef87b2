"""The first page: begin a reply, bring in last year's letters, go on with a draft."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.draft import DraftSummary
from replydesk.domain.errors import ReplydeskError
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.action_card import ActionCard
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.draft_list import DraftListView
from replydesk.gui.widgets.drops import DropFrame
from replydesk.gui.widgets.steps import StepsCard
from replydesk.gui.widgets.waiting_line import WaitingLine, count_waiting

if TYPE_CHECKING:
    from replydesk.services.library import LibrarySize
    from replydesk.store.engine import Store

_WIDEST = 1180
_FILTER_FROM = 6  # below that a list is read at a glance


def local_now() -> datetime:
    """The time on the clerk's wall."""
    return datetime.now().astimezone()


class HomePage(DropFrame):
    """What a clerk sees first: three things to begin with, and the drafts, newest first."""

    new_requested = Signal()
    open_requested = Signal(int)
    import_requested = Signal()
    library_requested = Signal()
    files_dropped = Signal(list)
    review_requested = Signal()
    settings_requested = Signal()
    finish_requested = Signal(int)
    reopen_requested = Signal(int)
    again_requested = Signal(int)
    export_requested = Signal(list)  # the ids of drafts

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, clock: Callable[[], datetime] = local_now
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock = clock
        self._fresh = True
        self._shown_state: bool | None = False  # those being written, once some are finished
        self.dropped.connect(self.files_dropped)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(32, 0, 32, 0)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        outer.addStretch(1)
        outer.addWidget(inner, 1000)
        outer.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 28, 0, 20)
        column.setSpacing(16)
        column.addLayout(self._actions())
        self.waiting = WaitingLine()
        self.waiting.review_button.clicked.connect(self.review_requested)
        column.addWidget(self.waiting)
        column.addSpacing(8)
        column.addLayout(self._list_head())
        self.list = DraftListView()
        self.list.opened.connect(self.open_requested)
        self.list.removed.connect(self._remove)
        self.list.finish_wanted.connect(self.finish_requested)
        self.list.reopen_wanted.connect(self.reopen_requested)
        self.list.again_wanted.connect(self.again_requested)
        self.list.export_wanted.connect(self.export_requested)
        self.list.selectionModel().selectionChanged.connect(self._offer_export)
        self.steps = StepsCard()
        self.steps.import_button.clicked.connect(self.import_requested)
        self.steps.new_button.clicked.connect(self.new_requested)
        self.nothing_found = QLabel(self.tr("没有符合条件的草稿"))
        self.nothing_found.setProperty("role", "muted")
        self.nothing_found.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing_found.setContentsMargins(0, 40, 0, 0)
        self.stack = QStackedWidget()
        for page in (QWidget(), self.list, self.steps, self.nothing_found):
            self.stack.addWidget(page)
        column.addWidget(self.stack, 1)
        for keys, act in (
            ("Ctrl+F", self.filter.setFocus),
            ("Ctrl+N", self.new_card.click),
            ("Ctrl+I", self.import_card.click),
            ("Ctrl+L", self.library_card.click),
            ("Ctrl+,", self.settings_requested.emit),
            ("Ctrl+Shift+E", self._finish),
            ("Ctrl+E", self.export_button.click),
        ):
            QShortcut(QKeySequence(keys), self, act)
        self.list.filter.modelReset.connect(self._show_state)
        self.list.drafts.rowsRemoved.connect(self._show_state)

    def refresh(self) -> None:
        """Read the drafts and the size of the library anew."""
        self._desk.latest("home-drafts", _list_drafts, self._show_drafts)
        self._desk.latest("home-library", _library_size, self._show_size, self._show_trouble)
        self._desk.latest("home-reviews", count_waiting, self.waiting.show_count)

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        self.new_card = ActionCard(
            self.tr("新建答复(&N)"), self.tr("录入建议或提案，按诉求起草"), "pencil", primary=True
        )
        self.import_card = ActionCard(
            self.tr("导入往年答复(&I)"), self.tr("Word、WPS、PDF 等，可整批导入"), "download"
        )
        self.library_card = ActionCard(self.tr("素材库(&L)"), self.tr("正在读取…"), "book")
        self.new_card.clicked.connect(self.new_requested)
        self.import_card.clicked.connect(self.import_requested)
        self.library_card.clicked.connect(self.library_requested)
        keys = ("Ctrl+N", "Ctrl+I", "Ctrl+L")
        for card, key in zip(
            (self.new_card, self.import_card, self.library_card), keys, strict=True
        ):
            card.setToolTip(key)
            row.addWidget(card, 1)
        return row

    def _list_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.heading = QLabel(self.tr("草稿"))
        self.heading.setProperty("role", "title")
        row.addWidget(self.heading)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        row.addWidget(self.count)
        self.states = chips()
        self.states.setAccessibleName(self.tr("显示哪些草稿"))
        self.states.chosen.connect(self._narrow)
        row.addSpacing(6)
        row.addWidget(self.states)
        row.addStretch(1)
        self.export_button = QPushButton()
        theme.set_icon(self.export_button, "file-down")
        self.export_button.setToolTip(self.tr("导出所选或列出的草稿  (Ctrl+E)"))
        self.export_button.clicked.connect(self._export)
        self.export_button.hide()
        row.addWidget(self.export_button)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("按标题、编号或代表查找"))
        self.filter.setAccessibleName(self.tr("查找草稿"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedWidth(300)
        self.filter.addAction(
            theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.filter.textChanged.connect(self._look_for)
        row.addWidget(self.filter)
        self.settings_button = QPushButton(self.tr("本单位设置"))
        self.settings_button.setProperty("role", "ghost")
        self.settings_button.setToolTip(
            self.tr("单位名称、抄送、红头模板、措辞、字体（{0}）").format("Ctrl+,")
        )
        theme.set_icon(self.settings_button, "stamp")
        self.settings_button.clicked.connect(self.settings_requested)
        row.addWidget(self.settings_button)
        return row

    def _show_drafts(self, drafts: list[DraftSummary]) -> None:
        kept = self.list.current_id()
        self._fresh = False
        self.list.drafts.show(drafts, self._clock())
        self._offer_states(drafts)
        self.list.select(kept)
        self._show_state()
        self._take_focus()

    def _show_size(self, size: "LibrarySize") -> None:
        words = self.tr("{letters} 封答复 · {passages} 条素材") if size.letters else ""
        self.library_card.set_remark(
            words.format(letters=f"{size.letters:,}", passages=f"{size.passages:,}")
            if words
            else self.tr("还没有素材，请先导入往年答复")
        )

    def _show_trouble(self, error: ReplydeskError) -> None:
        self.library_card.set_remark(self.tr("暂时打不开，起草不受影响"))
        self._desk.failed.emit(error)

    def _show_state(self) -> None:
        total = self.list.drafts.rowCount()
        narrowed = not self.states.isHidden()
        self.count.setText(self.tr("{} 件").format(total) if total and not narrowed else "")
        searching = bool(self.filter.text().strip())
        self.heading.setText(self.tr("草稿") if total else self.tr("三步完成一份答复"))
        self.filter.setVisible(total >= _FILTER_FROM or searching)
        self._offer_export()
        if self._fresh:
            return
        if not total:
            self.stack.setCurrentWidget(self.steps)
        elif not self.list.filter.rowCount():
            self.nothing_found.setText(
                self.tr("没有符合条件的草稿") if searching else self.tr("答复都已定稿")
            )
            self.stack.setCurrentWidget(self.nothing_found)
        else:
            self.stack.setCurrentWidget(self.list)

    def _take_focus(self) -> None:
        """Keys work at once: the newest draft is chosen, or the first thing to begin with."""
        # A window that comes up gives the focus to the first card: that is nobody's choice.
        focused = QApplication.focusWidget() or self
        if self.isAncestorOf(focused) and focused is not self.new_card:
            return
        if self._fresh or not self.isVisible():
            return
        if self.list.filter.rowCount():
            self.list.setFocus()
        else:
            self.new_card.setFocus()

    def _look_for(self, text: str) -> None:
        self.list.filter.look_for(text)
        self._show_state()

    def _offer_states(self, drafts: list[DraftSummary]) -> None:
        """Finished replies stand apart, as soon as there are any."""
        finished = sum(draft.finished_at is not None for draft in drafts)
        self.states.setVisible(bool(finished))
        self.states.offer(
            [
                (False, self.tr("在办 {}").format(len(drafts) - finished)),
                (True, self.tr("已定稿 {}").format(finished)),
                (None, self.tr("全部 {}").format(len(drafts))),
            ]
        )
        self._narrow(self._shown_state if finished else None)

    def _narrow(self, finished: bool | None) -> None:
        if not self.states.isHidden():
            self._shown_state = finished
        self.states.choose(finished)
        self.list.filter.narrow(finished)
        self._show_state()

    def _offer_export(self) -> None:
        selected, listed = self.list.selected_count(), self.list.filter.rowCount()
        words = self.tr("导出所选 {0} 件…") if selected > 1 else self.tr("导出列出的 {0} 件…")
        self.export_button.setText(words.format(selected if selected > 1 else listed))
        self.export_button.setVisible(listed > 1)

    def _export(self) -> None:
        """Several that are selected, else all that are listed."""
        ids = self.list.selected_ids() if self.list.several else self.list.shown_ids()
        if self.stack.currentWidget() is self.list and ids:
            self.export_requested.emit(ids)

    def _finish(self) -> None:
        if self.stack.currentWidget() is self.list and (draft_id := self.list.current_id()):
            self.finish_requested.emit(draft_id)

    def _remove(self, draft_id: int) -> None:
        subject = self.list.drafts.subject_of(draft_id)

        def remove(store: "Store") -> None:
            from replydesk.services import drafts

            drafts.remove_draft(store, draft_id)

        def tell(_: object) -> None:
            self.refresh()
            show_info(
                self.tr("已删除“{}”").format(subject or self.tr("未写标题的草稿")),
                self.tr("撤销"),
                lambda: self._restore(draft_id),
                parent=self,
            )

        def refused(error: ReplydeskError) -> None:
            self.refresh()  # the card comes back
            show_error(self, error)

        self.list.drafts.without(draft_id)
        self._desk.call(remove, tell, refused)

    def _restore(self, draft_id: int) -> None:
        def restore(store: "Store") -> None:
            from replydesk.services import drafts

            drafts.restore_draft(store, draft_id)

        def back(_: object) -> None:
            self.refresh()
            self.list.setFocus()

        self._desk.call(restore, back)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_state()
        self._take_focus()


def _list_drafts(store: "Store") -> list[DraftSummary]:
    from replydesk.services import drafts

    return list(drafts.list_drafts(store))


def _library_size(store: "Store") -> "LibrarySize":
    from replydesk.services import library

    return library.library_size(store)
