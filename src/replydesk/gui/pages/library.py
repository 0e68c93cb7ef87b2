"""The library by itself: found, looked at, put in order and changed."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from replydesk.domain.browsing import Facets, Order
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.passage import Hit
from replydesk.gui import library_work
from replydesk.gui.library_changes import LibraryChanges
from replydesk.gui.library_page_commands import LibraryPageCommands
from replydesk.gui.library_work import Listing, Question
from replydesk.gui.notices import show_error
from replydesk.gui.sources import Sources
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.library_view import LibraryView
from replydesk.gui.widgets.passage_details import Surroundings
from replydesk.gui.widgets.waiting_line import count_waiting

if TYPE_CHECKING:
    from replydesk.domain.editing import Change

_TYPED_MS = 60  # from the last key to the question
_RESTED_MS = 90  # while rows are walked through, what stands round them is not looked up
_PAINTED_MS = 30  # the first rows are painted before the others are looked up
_FIRST_ROWS = 60


class LibraryPage(LibraryView):
    """Facets and words narrow the list; what is selected is shown at the side and changed."""

    closed = Signal()
    review_requested = Signal()
    open_requested = Signal(int)  # the id of a draft
    library_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        # Asked for before the widgets are made: the worker looks it up meanwhile.
        question = Question()
        work = partial(library_work.first_rows, question, _FIRST_ROWS)
        desk.latest("library-first", work, self._show_first)
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._fresh = True
        self._before_search = Order.NEWEST
        self._wanted_next = 0  # the passage to go to once the list is there
        self.topics: list[str] = []
        self.bodies: list[str] = []
        self.sources = Sources(desk, self, can_insert=False)
        self.changes = LibraryChanges(desk, self)
        self.commands = LibraryPageCommands(desk, self.changes, self)
        self._typed = _timer(self, _TYPED_MS, self.ask)
        self._rested = _timer(self, _RESTED_MS, self._look_round)
        self._others = _timer(self, _PAINTED_MS, partial(self.ask, keep=True))
        self.offer_orders(searching=False)
        self._connect()
        self._bind_keys()

    def start(self) -> None:
        """Show the library as it is now."""
        if self._fresh:
            self._fresh = False  # the first rows are on their way, and ask for the others
        else:
            self.ask(keep=True)
        self.count_waiting()
        self.list.setFocus()

    def flush(self) -> None:
        """Save what is being written."""
        if self.details.text.is_changed:
            self.details.text.save()

    def count_waiting(self) -> None:
        """Show how many letters wait to be looked over, and how many families are proposed."""
        self._desk.latest("library-reviews", count_waiting, self._show_waiting)
        self.commands.count_proposals()

    def _connect(self) -> None:
        details, chosen, do = self.details, self.selection, self.commands
        do.answer_to(chosen, details)
        self.bar.back.connect(self._leave)
        self.review_button.clicked.connect(self._review)
        self.add_button.clicked.connect(do.add)
        self.proposals_button.clicked.connect(do.show_proposals)
        self.synonyms_action.triggered.connect(do.edit_synonyms)
        self.removed_action.triggered.connect(do.show_removed)
        self.undo_action.triggered.connect(self.changes.undo_last)
        self.box.textChanged.connect(self._on_typed)
        self.box.down.connect(self._enter_list)
        self.box.returnPressed.connect(self._enter_list)
        self.order.activated.connect(lambda _: self.ask())
        self.folded.toggled.connect(lambda _: self.ask())
        self.facets.changed.connect(self.ask)
        self.narrowed.clicked.connect(lambda name: self.facets.take_back(str(name)))
        self.clear_button.clicked.connect(lambda _: self.facets.take_back())
        self.list.rows.passages_wanted.connect(self._fetch)
        self.list.current_changed.connect(lambda _: self._show_current())
        self.list.selected.connect(chosen.show_count)
        self.list.entered_passage.connect(details.text.text.setFocus)
        self.list.left_upwards.connect(self.box.setFocus)
        self.list.typed.connect(self._search_for)
        self.list.menu_wanted.connect(self._show_menu)
        self.export_wanted.connect(lambda suffix: do.export(self.list.rows.ids, suffix))
        self.changes.changed.connect(self._on_changed)
        self.changes.busy.connect(self._show_busy)
        chosen.clear_button.clicked.connect(self._select_one)
        details.text.left.connect(self.list.setFocus)
        details.split_wanted.connect(self._split)
        details.source_wanted.connect(self._show_source)
        details.uses.draft_wanted.connect(self.open_requested)

    def _bind_keys(self) -> None:
        everywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, act, owner in (
            ("Esc", self._on_escape, self),
            ("Ctrl+F", self._search, self),
            ("Ctrl+K", self._search, self),
            ("Ctrl+N", self.commands.add, self),
            ("Ctrl+Z", self.changes.undo_last, self),
            ("Ctrl+I", self._show_source, self),
            ("F5", partial(self.ask, keep=True), self),
            ("Alt+1", self._enter_facets, self),
            ("Alt+2", self._enter_list, self),
            ("Alt+3", self.details.text.text.setFocus, self),
            ("F2", self.details.text.edit, self.list),
            ("Delete", lambda: self.commands.retire(self.targets()), self.list),
        ):
            shortcut = QShortcut(QKeySequence(keys), owner)
            shortcut.setContext(everywhere)
            shortcut.activated.connect(act)

    # ------------------------------------------------------------------ the list

    def ask(self, *_: object, keep: bool = False) -> None:
        """List what facets and words say; `keep` stays at the rows that are seen."""
        self._typed.stop()
        self._others.stop()
        text = self.box.text().strip()
        order = self.order.currentData()
        pick, folded = self.facets.pick, self.folded.isChecked()
        question = Question(self.facets.wanted, pick, text, Order(order), folded)
        keep = keep or question == self._question
        self._question = question
        first = self.list.seen()[0] if keep else 0
        work = partial(library_work.listing, question, first, _FIRST_ROWS)
        self._desk.latest("library-list", work, partial(self._show_listing, keep=keep))
        self._ask_beside(question)

    def _ask_beside(self, question: Question) -> None:
        """What stands beside the list: it comes after the rows."""
        self._desk.latest(
            "library-facets", partial(library_work.facets, question), self._show_facets
        )
        self._desk.latest("library-topics", library_work.known_topics, self._show_topics)

    def targets(self) -> list[int]:
        """The ids of the passages that are selected."""
        return self.list.selected_ids() or self._shown_ids()

    def go_to(self, passage_id: int, *, anyway: bool = False) -> None:
        """Go to a passage once the list is there; `anyway` drops what would leave it out."""
        self._wanted_next = passage_id
        if anyway:
            self.box.clear()
            self.facets.take_back()

    def _show_first(self, found: Listing) -> None:
        if self._question == found.question and not self.list.rows.ids:
            self.list.show_rows(found.ids, found.hits)
            self._others.start()

    def _show_listing(self, found: Listing, *, keep: bool) -> None:
        self.list.show_rows(found.ids, found.hits)
        if found.ids and (not keep or not self.list.current_id()):
            self.list.select_only(0)
        if self._wanted_next:
            there = self.list.go_to(self._wanted_next)
            if not there and self.folded.isChecked():
                self.folded.setChecked(False)  # it stands under another one: asked for again
                return
            self._wanted_next = 0
        self.count.setText(self.tr("{0} 条").format(f"{len(found.ids):,}"))
        self.show_list(shown=bool(found.ids))
        self.export_button.setVisible(bool(found.ids))
        narrowed = bool(found.question.text or self.facets.words())
        self.empty.setText(
            self.tr("没有符合条件的素材。换个说法，或清除筛选。")
            if narrowed
            else self.tr("素材库还是空的。先从首页导入往年的答复，或点右上角“新增素材”。")
        )
        words = self.facets.words()
        self.narrowed.show_words(words)
        self.clear_button.setVisible(len(words) > 1)

    def _show_facets(self, found: Facets) -> None:
        self.facets.show_facets(found)
        self.bodies = [body for body, _ in found.bodies if body]

    def _show_topics(self, topics: list[str]) -> None:
        self.topics = topics
        self.details.topic.offer(topics)

    def _fetch(self, ids: list[int]) -> None:
        text = self._question.text
        work = partial(library_work.rows, ids, text)
        self._desk.latest("library-rows", work, self._learn, self._on_unread)

    def _learn(self, hits: list[Hit]) -> None:
        self.list.rows.learn(hits)
        if any(hit.passage.id == self.list.current_id() for hit in hits):
            self._show_current()

    def _on_unread(self, error: ReplydeskError) -> None:
        self.list.rows.give_up()
        show_error(self, error)

    def _on_typed(self, text: str) -> None:
        searching = bool(text.strip())
        if searching != (self.order.findData(Order.BEST) >= 0):
            if searching:
                self._before_search = Order(self.order.currentData())
            self.offer_orders(searching=searching)
            chosen = Order.BEST if searching else self._before_search
            self.order.setCurrentIndex(self.order.findData(chosen))
        self._typed.start()

    # ------------------------------------------------------------------ the details

    def _shown_ids(self) -> list[int]:
        passage = self.details.passage
        return [passage.id] if passage else []

    def _show_current(self) -> None:
        current = self.list.current_id()
        shown = self.details.passage
        if shown is not None and shown.id != current:
            self.flush()
        hit = self.list.current_hit()
        if hit is None and current:
            return  # its row is on the way
        self.details.show_hit(hit)
        if hit is not None:
            self._rested.start()

    def _look_round(self) -> None:
        if passage := self.details.passage:
            work = partial(library_work.surroundings, passage.id)
            self._desk.latest("library-details", work, self._show_surroundings, self._on_gone)

    def _show_surroundings(self, known: Surroundings) -> None:
        self.sources.remember(known.passage)
        self.details.show_surroundings(known)

    def _on_gone(self, error: ReplydeskError) -> None:
        show_error(self, error)
        self.ask(keep=True)

    def _show_source(self) -> None:
        if passage := self.details.passage:
            self.sources.show(passage)

    def _split(self) -> None:
        if passage := self.details.passage:
            self.commands.split(passage, self.details.text.caret())

    def _on_changed(self, change: "Change | None") -> None:
        if change is not None and change.added:
            self.go_to(change.added[0])
        self.ask(keep=True)
        self._rested.start()
        self.library_changed.emit()

    def _show_busy(self, busy: bool) -> None:
        self.bar.remark.setText(self.tr("正在修改…") if busy else "")

    # ------------------------------------------------------------------ keys

    def _search(self) -> None:
        self.box.setFocus()
        self.box.selectAll()

    def _search_for(self, words: str) -> None:
        self.box.setFocus()
        self.box.setText(words)

    def _enter_list(self) -> None:
        self.list.setFocus()
        if self.list.rows.ids and not self.list.current_id():
            self.list.select_only(0)

    def _enter_facets(self) -> None:
        shown = [group for group in self.facets.groups().values() if group.isVisible()]
        if shown:
            shown[0].list.setFocus()

    def _select_one(self) -> None:
        self.list.select_only(max(0, self.list.currentIndex().row()))
        self.list.setFocus()

    def _on_escape(self) -> None:
        focus = QApplication.focusWidget()
        if self.details.text.is_editing:
            self.details.text.cancel()
            self.list.setFocus()
        elif isinstance(focus, QLineEdit) and focus.text() and not self._in_details(focus):
            focus.clear()
        elif focus is not None and (self._in_details(focus) or focus is self.box):
            self.list.setFocus()
        elif self.list.selected_count() > 1:
            self._select_one()
        else:
            self._leave()

    def _in_details(self, widget: QWidget) -> bool:
        return self.details.isAncestorOf(widget)

    def _leave(self) -> None:
        self.flush()
        self.closed.emit()

    def _review(self) -> None:
        self.flush()
        self.review_requested.emit()

    def _show_waiting(self, letters: int) -> None:
        self.review_button.setText(
            self.tr("待核对 {} 封").format(letters) if letters else self.tr("核对答复")
        )

    def _show_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.commands.fill_menu(menu, self.targets(), self.list.current_passage())
        menu.popup(where)


def _timer(owner: LibraryPage, milliseconds: int, act: object) -> QTimer:
    assert callable(act)
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(act)
    return made
