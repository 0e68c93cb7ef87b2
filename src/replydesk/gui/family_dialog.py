"""A measure over the years: its texts, its figures as a plot and a table, and its correction."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.editing import Change
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.passage import Passage
from replydesk.gui import notices, theme
from replydesk.gui.actions import enter_presses
from replydesk.gui.family_work import FamilyView, read_family
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import short_heading
from replydesk.gui.sources import Sources
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.family_timeline import FamilyTimeline
from replydesk.gui.widgets.figure_pane import FigurePane

if TYPE_CHECKING:
    from replydesk.store.engine import Store

_SIZE = (1440, 880)


def show_family(
    parent: QWidget, desk: Desk, passage: Passage, *, can_insert: bool = False
) -> "FamilyDialog":
    """Open the family of a passage over its window.

    `can_insert` offers to take a text over: listen to `insert_wanted` of what is returned.
    """
    made = FamilyDialog(desk, passage, parent.window(), can_insert=can_insert)
    made.open()
    return made


class FamilyDialog(QDialog):
    """Reads the family in the worker. `insert_wanted` tells the Passage to take over; `changed`
    that the family was corrected.
    """

    insert_wanted = Signal(object)
    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        passage: Passage,
        parent: QWidget | None = None,
        *,
        can_insert: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("历年数据"))
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(_SIZE[0], room.width() - 40), min(_SIZE[1], room.height() - 40))
        self._desk = desk
        self._passage = passage
        self._can_insert = can_insert
        self._changes: list[Change] = []
        self._under_way = 0  # corrections that are being written
        self._leaving: int | None = None
        self.view = FamilyView((), (), is_family=False)
        self.sources = Sources(desk, self, can_insert=can_insert)
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._show_buttons()
        self.timeline.setFocus()
        self.reload()

    def _make_widgets(self) -> None:
        self.title = QLabel(short_heading(self._passage.part or self._passage.subject))
        self.title.setProperty("role", "subject")
        self.title.setWordWrap(True)
        self.about = QLabel(self.tr("正在读取…"))
        self.about.setProperty("role", "muted")
        self.timeline = FamilyTimeline()
        self.figures = FigurePane()
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.take_out_button = QPushButton(self.tr("不是同一措施"))
        self.take_out_button.setToolTip(self.tr("把所选文字移出这一组  (Delete)"))
        self.undo_button = QPushButton(self.tr("撤销"))
        self.undo_button.setToolTip(self.tr("撤销刚才的改动  (Ctrl+Z)"))
        theme.set_icon(self.undo_button, "undo")
        self.proposals_button = QPushButton(self.tr("可能是同一措施…"))
        self.copy_button = QPushButton(self.tr("复制文字"))
        theme.set_icon(self.copy_button, "copy")
        self.source_button = QPushButton(self.tr("在原文中查看"))
        theme.set_icon(self.source_button, "book")
        self.insert_button = QPushButton(self.tr("插入到光标处"))
        self.insert_button.setProperty("role", "primary")
        self.insert_button.setToolTip(self.tr("把所选文字插入正文  (Alt+Enter)"))
        theme.set_icon(self.insert_button, "plus", "on_accent")
        self.insert_button.setVisible(self._can_insert)
        self.close_button = QPushButton(self.tr("关闭"))

    def _lay_out(self) -> None:
        self.sides = QSplitter()
        self.sides.addWidget(self.timeline)
        self.sides.addWidget(self.figures)
        self.sides.setStretchFactor(0, 2)
        self.sides.setStretchFactor(1, 3)
        self.sides.setChildrenCollapsible(False)
        self.sides.setSizes([self.width() * 2 // 5, self.width() * 3 // 5])
        foot = QHBoxLayout()
        buttons = (
            self.take_out_button,
            self.undo_button,
            self.proposals_button,
            self.source_button,
            self.copy_button,
            self.insert_button,
            self.close_button,
        )
        enter_presses(buttons)  # elsewhere it belongs to the lists
        for button in buttons:
            foot.addWidget(button)
        foot.insertStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self.sides, 1)
        column.addWidget(self.fault)
        column.addSpacing(4)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.timeline.opened.connect(self.sources.show)
        self.timeline.copy_wanted.connect(self.copy)
        self.timeline.chosen.connect(self._show_buttons)
        self.figures.opened.connect(self.sources.show)
        self.sources.insert_wanted.connect(self._insert)
        self.take_out_button.clicked.connect(self.take_out)
        self.undo_button.clicked.connect(self.undo)
        self.proposals_button.clicked.connect(self._show_proposals)
        self.copy_button.clicked.connect(self.copy)
        self.source_button.clicked.connect(self._show_source)
        self.insert_button.clicked.connect(self.insert)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        QShortcut(QKeySequence("Alt+Return"), self).activated.connect(self.insert)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.timeline)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.take_out)

    # ------------------------------------------------------------------ what is shown

    def reload(self) -> None:
        """Read the family anew; the text that was selected stays so."""
        work = partial(read_family, self._passage.id)
        self._desk.latest("family", work, self._show, self._tell)

    def _show(self, view: FamilyView) -> None:
        chosen = self.timeline.current()
        self.view = view
        passages = {member.passage.id: member.passage for member in view.members}
        self.timeline.show_members(view.members)
        if chosen is not None:
            self.timeline.select(chosen.id)
        self.figures.show_figures(view.series, passages)
        self.about.setText(self._summary())
        self._show_buttons()

    def _summary(self) -> str:
        members = self.view.members
        if not members:
            return self.tr("这条素材已不在素材库中。")
        if not self.view.is_family:
            return self.tr("只有这一条，没有找到其他年份的同一措施。")
        years = sorted({m.passage.dated[:4] for m in members if m.passage.dated})
        words = [self.tr("{0} 条同一措施").format(len(members))]
        if years:
            words.append(years[0] if len(years) == 1 else f"{years[0]}—{years[-1]}")
        if used := sum(m.passage.used for m in members):
            words.append(self.tr("引用 {0} 次").format(used))
        return " · ".join(words)

    def _show_buttons(self, _passage: object = None) -> None:
        there = bool(self.view.members)
        for button in (self.copy_button, self.source_button, self.insert_button):
            button.setEnabled(there)
        idle = not self._under_way
        self.take_out_button.setEnabled(self.view.is_family and idle)
        self.undo_button.setEnabled(bool(self._changes) and idle)

    # ------------------------------------------------------------------ what can be done

    def chosen(self) -> Passage | None:
        """The text that is selected, the newest where none is."""
        newest = self.view.members[0].passage if self.view.members else None
        return self.timeline.current() or newest

    def copy(self) -> None:
        """Copy the selected text."""
        if passage := self.chosen():
            QApplication.clipboard().setText(passage.text)
            notices.show_info(self.tr("已复制"), parent=self)

    def insert(self) -> None:
        """Take the selected text over into the draft, and close."""
        if self._can_insert and (passage := self.chosen()):
            self._insert(passage)

    def take_out(self) -> None:
        """Take the selected text out of the family; it can be undone."""
        passage = self.chosen()
        if passage is None or not self.take_out_button.isEnabled():
            return
        rest = [m.passage for m in self.view.members if m.passage.id != passage.id]
        self._change(partial(_take_out, passage.id), partial(self._on_taken_out, rest[0]))

    def undo(self) -> None:
        """Take back the last correction made here."""
        if self.undo_button.isEnabled():
            self._change(partial(_undo, self._changes.pop().id), self._on_undone)

    def _change(self, work: "Callable[[Store], Change]", done: Callable[[Change], None]) -> None:
        self._under_way += 1
        self.fault.hide()
        self._show_buttons()
        self._desk.call(work, done, self._refuse)

    def _on_taken_out(self, shown: Passage, change: Change) -> None:
        if change.id:  # 0: nothing was left to change
            self._changes.append(change)
        self._passage = shown
        self._on_undone(change)

    def _on_undone(self, _change: Change) -> None:
        self.changed.emit()
        self.reload()
        self._answered()

    def _answered(self) -> None:
        self._under_way -= 1
        self._show_buttons()
        if self._leaving is not None and not self._under_way:
            self.done(self._leaving)

    def _insert(self, passage: Passage) -> None:
        if self._can_insert:
            self.insert_wanted.emit(passage)
            self.accept()

    def _show_source(self) -> None:
        if passage := self.chosen():
            self.sources.show(passage)

    def _show_proposals(self) -> None:
        from replydesk.gui.proposals_dialog import show_proposals

        self.proposals = show_proposals(self, self._desk)
        self.proposals.changed.connect(self.changed)
        self.proposals.changed.connect(self.reload)

    def _refuse(self, error: ReplydeskError) -> None:
        self._leaving = None  # what went wrong is to be read
        self._tell(error)
        self._answered()

    def _tell(self, error: ReplydeskError) -> None:
        self.fault.setText(str(error))
        self.fault.show()

    @guarded
    def done(self, result: int) -> None:
        if self._under_way:  # a moment: whoever opened this wants to hear that it was changed
            self._leaving = result
            return
        self._desk.forget("family")
        super().done(result)


def _take_out(passage_id: int, store: "Store") -> Change:
    from replydesk.services.families import take_out

    return take_out(store, [passage_id])


def _undo(change: int, store: "Store") -> Change:
    from replydesk.services.editing import undo

    return undo(store, change)
