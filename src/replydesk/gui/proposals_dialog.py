"""Pairs that may be one measure: decided one after the other, each with one key."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.editing import Change
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.families import Proposal
from replydesk.domain.word_changes import Spans, changed_words
from replydesk.gui import theme
from replydesk.gui.family_work import whole_figures
from replydesk.gui.guard import guarded
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.compared_text import ComparedText

if TYPE_CHECKING:
    from replydesk.store.engine import Store

BATCH = 30
_Key = tuple[int, int]


def show_proposals(parent: QWidget, desk: Desk) -> "ProposalsDialog":
    """Open the pairs that wait over the window of a widget."""
    made = ProposalsDialog(desk, parent.window())
    made.open()
    return made


@dataclass(frozen=True, slots=True)
class Pair:
    """A proposal ready to show: what differs in its newer and its older text."""

    proposal: Proposal
    newer: Spans
    older: Spans

    @property
    def key(self) -> _Key:
        """What tells this pair from others."""
        return self.proposal.passage.id, self.proposal.other.id


class ProposalsDialog(QDialog):
    """Enter says yes, Delete no, ↓ later, Ctrl+Z takes the last answer back.

    The next pair is shown at once while the answer is written in the worker. `changed` comes once,
    at the end, where anything was answered.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("可能是同一措施"))
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(1080, room.width() - 60), min(600, room.height() - 60))
        self._desk = desk
        self._pairs: list[Pair] = []
        self._later: list[_Key] = []
        self._under_way: dict[_Key, Pair] = {}
        self._answered: list[tuple[Pair, Change]] = []
        self._returned: _Key | None = None  # taken back: to be shown first
        self._undo_wanted = False
        self._undoing = False
        self._has_changed = False
        self._leaving: int | None = None
        self._asked = False
        self._make_widgets()
        self._lay_out()
        self._connect()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()  # the keys answer; Tab leads to the buttons
        self._show_pair()
        self._fetch()

    def _make_widgets(self) -> None:
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.older = ComparedText(self.tr("较早的文字"))
        self.newer = ComparedText(self.tr("较新的文字"))
        self.empty = QLabel(self.tr("正在读取…"))
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.accept_button = QPushButton(self.tr("是同一措施   Enter"))
        self.accept_button.setProperty("role", "primary")
        theme.set_icon(self.accept_button, "check", "on_accent")
        self.refuse_button = QPushButton(self.tr("不是   Delete"))
        theme.set_icon(self.refuse_button, "x")
        self.later_button = QPushButton(self.tr("以后再说   ↓"))
        theme.set_icon(self.later_button, "clock")
        self.undo_button = QPushButton(self.tr("撤销   Ctrl+Z"))
        theme.set_icon(self.undo_button, "undo")
        self.close_button = QPushButton(self.tr("关闭"))
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()

    def _lay_out(self) -> None:
        question = QLabel(self.tr("这两条讲的是同一件事吗？"))
        question.setProperty("role", "subject")
        remark = QLabel(
            self.tr("是同一措施的，今后作为一条显示，历年数据连成一线。不同的字标有底色。")
        )
        remark.setProperty("role", "muted")
        head = QHBoxLayout()
        head.addWidget(question)
        head.addStretch()
        head.addWidget(self.count)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.older, 1)
        row.addWidget(self.newer, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(both)
        self._pages.addWidget(self.empty)
        foot = QHBoxLayout()
        for button in (
            self.undo_button,
            self.later_button,
            self.refuse_button,
            self.accept_button,
            self.close_button,
        ):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys alone
            foot.addWidget(button)
        foot.insertStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(remark)
        column.addWidget(self._pages, 1)
        column.addWidget(self.fault)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.accept_button.clicked.connect(partial(self.answer, same=True))
        self.refuse_button.clicked.connect(partial(self.answer, same=False))
        self.later_button.clicked.connect(self.put_off)
        self.undo_button.clicked.connect(self.undo)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)

    # ------------------------------------------------------------------ answering

    def answer(self, _checked: bool = False, *, same: bool) -> None:
        """Say of the pair that is shown whether it is one measure, and go on to the next."""
        if not self._pairs:
            return
        pair = self._pairs.pop(0)
        self._under_way[pair.key] = pair
        self.fault.hide()
        self._show_pair()
        done = partial(self._on_answered, pair)
        failed = partial(self._on_unanswered, pair)
        self._desk.call(partial(_answer, pair.proposal, same), done, failed)

    def put_off(self) -> None:
        """Leave the pair that is shown for another time."""
        if self._pairs:
            self._later.append(self._pairs.pop(0).key)
            self._show_pair()
            if len(self._pairs) < BATCH // 3:
                self._fetch()

    def bring_back(self) -> None:
        """Show the pair again that was left last."""
        if self._later:
            self._returned = self._later.pop()
            self._fetch()

    def undo(self) -> None:
        """Take the last answer back and show its pair again."""
        if self._under_way:  # its change is not known yet
            self._undo_wanted = True
        elif self._answered and not self._undoing:
            pair, change = self._answered.pop()
            self._undoing = True
            self.fault.hide()
            self._returned = pair.key
            self._desk.call(partial(_undo, change.id), self._on_undone, self._on_not_undone)
            self._show_buttons()

    def _on_answered(self, pair: Pair, change: Change) -> None:
        del self._under_way[pair.key]
        if change.id:  # 0: it was so already
            self._answered.append((pair, change))
            self._has_changed = True
        self._go_on()

    def _on_unanswered(self, pair: Pair, error: ReplydeskError) -> None:
        del self._under_way[pair.key]
        self._refuse(error)
        self._go_on()

    def _go_on(self) -> None:
        """Answers make others needless: what is left is asked for again once all are written."""
        if self._under_way:
            return
        if self._undo_wanted:
            self._undo_wanted = False
            self.undo()
        if not self._undoing:
            self._fetch()
            if self._leaving is not None:
                self.done(self._leaving)
        self._show_buttons()

    def _on_undone(self, _change: Change) -> None:
        self._has_changed = True
        self._undoing = False
        self._go_on()

    def _on_not_undone(self, error: ReplydeskError) -> None:
        self._undoing = False
        self._refuse(error)
        self._go_on()

    # ------------------------------------------------------------------ what is shown

    def _fetch(self) -> None:
        most = BATCH + len(self._later) + len(self._under_way)
        self._desk.latest("proposals", partial(_pairs, most), self._on_pairs, self._refuse)

    def _on_pairs(self, found: tuple[list[Pair], int]) -> None:
        pairs, waiting = found
        aside = {*self._later, *self._under_way}
        shown = self._returned or (self._pairs[0].key if self._pairs else None)
        self._returned = None
        fresh = [pair for pair in pairs if pair.key not in aside]
        first = [pair for pair in fresh if pair.key == shown]
        self._pairs = first + [pair for pair in fresh if pair.key != shown]
        self._asked = True
        left = max(waiting - len(self._later), len(self._pairs))
        self.count.setText(self.tr("还有约 {0} 对").format(f"{left:,}") if left else "")
        self._show_pair()

    def _show_pair(self) -> None:
        self._pages.setCurrentIndex(0 if self._pairs else 1)
        if self._pairs:
            pair = self._pairs[0]
            self.newer.show_passage(pair.proposal.passage, pair.newer)
            self.older.show_passage(pair.proposal.other, pair.older)
            both = (pair.proposal.other.text, pair.proposal.passage.text)
            self.setAccessibleDescription("\n".join(both))
        elif self._asked and not self._under_way:
            words = self.tr("其余的留到以后。") if self._later else self.tr("没有要确认的了。")
            self.empty.setText(words)
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.accept_button, self.refuse_button, self.later_button):
            button.setEnabled(bool(self._pairs))
        open_ends = bool(self._answered or self._under_way) and not self._undoing
        self.undo_button.setEnabled(open_ends)

    def _refuse(self, error: ReplydeskError) -> None:
        self._leaving = None  # what went wrong is to be read
        self.fault.setText(str(error))
        self.fault.show()

    # ------------------------------------------------------------------ keys and the end

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: partial(self.answer, same=True),
            Qt.Key.Key_Enter: partial(self.answer, same=True),
            Qt.Key.Key_Delete: partial(self.answer, same=False),
            Qt.Key.Key_Down: self.put_off,
            Qt.Key.Key_Up: self.bring_back,
        }
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focus, QAbstractButton) and focus.hasFocus():
            focus.click()
        elif event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)

    @guarded
    def done(self, result: int) -> None:
        if self._under_way or self._undoing:  # a moment, until all is written
            self._leaving = result
            return
        self._desk.forget("proposals")
        if self._has_changed:
            self.changed.emit()
        super().done(result)


def _pairs(most: int, store: "Store") -> tuple[list[Pair], int]:
    from replydesk.services.families import open_proposals, proposals

    found = []
    for proposal in proposals(store, most):
        newer, older = proposal.passage.text, proposal.other.text
        marks = changed_words(newer, older)
        found.append(Pair(proposal, whole_figures(newer, marks[0]), whole_figures(older, marks[1])))
    return found, open_proposals(store)


def _answer(proposal: Proposal, same: bool, store: "Store") -> Change:
    from replydesk.services.families import accept, refuse

    return accept(store, proposal) if same else refuse(store, proposal)


def _undo(change: int, store: "Store") -> Change:
    from replydesk.services.editing import undo

    return undo(store, change)
