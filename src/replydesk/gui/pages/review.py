"""Looking over what was recognised: the original beside the letter, one key a correction."""

from collections.abc import Callable, Collection
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain import corrections
from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.domain.letter import ReplyLetter, SectionKind
from replydesk.gui.guard import guarded
from replydesk.gui.models.review_session import ReviewSession
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.review_sides import Sides
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.review_looks import paragraph_looks
from replydesk.gui.widgets.review_view import ReviewView

if TYPE_CHECKING:
    from replydesk.services.reviews import Review, ReviewItem
    from replydesk.store.engine import Store

_QUIET_MS = 1200
_EDITS: dict[str, Callable[[ReplyLetter, int], corrections.Corrected]] = {
    "part": corrections.make_part_heading,
    "section": corrections.make_section_heading,
    "join": corrections.join_with_previous,
    "opening": corrections.move_to_opening,
    "closing": corrections.move_to_closing,
}


class ReviewPage(ReviewView):
    """The letters that wait to be looked at, one after the other. Corrections save themselves."""

    shortcuts_requested = Signal()
    library_changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._only: frozenset[int] | None = None
        self._items: list[ReviewItem] = []
        self.session: ReviewSession | None = None
        self._saving, self._all_safe = 0, True
        self._waiting: list[Callable[[bool], None]] = []
        self.sides = Sides(self)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self.flush)
        self._connect()

    def start(self, letter_ids: Collection[int] | None = None) -> None:
        """Show the letters that wait; with ids, those letters, whether they wait or not."""
        self.flush()
        self._only = frozenset(letter_ids) if letter_ids is not None else None
        self._desk.latest("reviews", _list_letters, self._show_items)

    def flush(self) -> None:
        """Save what was corrected and is not saved yet."""
        self._quiet.stop()
        if self.session is not None and self.session.is_changed:
            self._save(self.session, finished=False)

    def leave(self) -> None:
        """Take over what is being written, and save it."""
        self.rows.editor.commit()
        self.flush()

    @property
    def is_clean(self) -> bool:
        """Whether the store holds every correction."""
        writing = self.rows.editor.is_open
        return not (writing or self._saving or (self.session and self.session.is_changed))

    def settle(self, then: Callable[[bool], None]) -> None:
        """Save what is not saved; `then` is told whether every correction is safe."""
        self.leave()
        self._waiting.append(then)
        if not self._saving:
            self._tell_settled()

    def _answered(self, *, safe: bool) -> None:
        self._saving -= 1
        self._all_safe = self._all_safe and safe
        if not self._saving:
            self._tell_settled()

    def _tell_settled(self) -> None:
        safe, self._all_safe = self._all_safe, True
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(safe)

    # ------------------------------------------------------------------ what it answers to

    def _connect(self) -> None:
        self.bar.back.connect(self._leave)
        self.done_button.clicked.connect(self._leave)
        self.accept_button.clicked.connect(self.accept_letter)
        self.accept_all_button.clicked.connect(self.accept_sure)
        self.filter.chosen.connect(lambda _: self._fill(keep=True))
        self.list.chosen.connect(self._open)
        self.list.entered_letter.connect(self.rows.setFocus)
        self.rows.commanded.connect(self._command)
        self.rows.kind_chosen.connect(self._set_kind)
        self.rows.written.connect(self._write)
        self.fields.edited.connect(self._set_field)
        self.fields.finished.connect(self.focusNextChild)
        for keys, act in (
            ("F8", partial(self.sides.go_to_doubt, 1)),
            ("Shift+F8", partial(self.sides.go_to_doubt, -1)),
            ("Ctrl+Return", self.accept_letter),
            ("Ctrl+Enter", self.accept_letter),
            ("Ctrl+Shift+Return", self.accept_sure),
            ("Ctrl+Z", partial(self._travel, -1)),
            ("Ctrl+Y", partial(self._travel, 1)),
            ("Ctrl+Shift+Z", partial(self._travel, 1)),
            ("Alt+1", self.list.setFocus),
            ("Alt+2", self.original.setFocus),
            ("Alt+3", self.rows.setFocus),
            ("F1", self.shortcuts_requested.emit),
            ("Esc", self._on_escape),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Outside of texts that are written single letters lead on; those are taken by the texts.
        step = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}.get(Qt.Key(event.key()))
        if step is not None and not event.modifiers():
            self.sides.go_to_doubt(step)
        else:
            super().keyPressEvent(event)

    def _on_escape(self) -> None:
        if self.rows.editor.is_open:
            self.rows.editor.close_quietly()
        elif self.session and self.fields.isAncestorOf(QApplication.focusWidget() or self):
            self.rows.setFocus()
        else:
            self._leave()

    def _leave(self) -> None:
        self.leave()
        self.closed.emit()

    # ------------------------------------------------------------------ the list

    def _show_items(self, items: "list[ReviewItem]") -> None:
        mine = [i for i in items if self._only is None or i.letter_id in self._only]
        self._items = sorted(mine, key=lambda i: i.state.value != "unsure")
        waiting = sum(item.state.value == "unsure" for item in mine)
        options = [("waiting", self.tr("待核对 {}").format(waiting))] if waiting else []
        self.filter.offer([*options, ("all", self.tr("全部 {}").format(len(mine)))])
        self.filter.choose("waiting" if waiting else "all")
        self._fill(keep=False)

    def _fill(self, *, keep: bool) -> None:
        """Show the letters of the filter, and the first that waits."""
        waiting = self.filter.value == "waiting"
        shown = [i for i in self._items if i.state.value == "unsure" or not waiting]
        accepted = set(self.list.letters.accepted)
        self.list.letters.show(shown)
        if keep:
            self.list.letters.set_accepted(sorted(accepted))
        self._count()
        if keep and self.session is not None:
            self.list.select(self.session.review.letter_id)
            return
        first = next(iter([*self.list.letters.waiting(), *shown]), None)
        settled = self._only is None and not keep and not self.list.letters.waiting()
        if first is None or settled:
            self._show_done()
        else:
            self.list.select(first.letter_id)
            self._open(first.letter_id)

    def _count(self) -> None:
        letters = self.list.letters
        waiting, sure = len(letters.waiting()), len(letters.sure())
        words = self.tr("还有 {} 封待核对").format(waiting) if waiting else ""
        self.bar.remark.setText(words)
        self.accept_all_button.setVisible(bool(sure) and self._only is not None)
        self.accept_all_button.setText(self.tr("全部接受（{} 封无存疑）").format(sure))

    def _show_done(self) -> None:
        self.session = None
        self.show_letter_page(shown=False)
        self.done_button.setFocus()

    def accept_letter(self) -> None:
        """Take the letter as it stands and go to the next that waits."""
        if self.session is None:
            return
        self.rows.editor.commit()
        self._quiet.stop()
        letter_id = self.session.review.letter_id
        self._save(self.session, finished=True)
        self.list.letters.set_accepted([letter_id])
        self._count()
        at = self.list.letters.row_of(letter_id)
        items = self.list.letters.items()
        ahead = [*items[at + 1 :], *items[: at + 1]]
        waiting = {item.letter_id for item in self.list.letters.waiting()}
        following = next((i.letter_id for i in ahead if i.letter_id in waiting), None)
        if following is None:
            self._show_done()
        else:
            self.list.select(following)
            self._open(following)

    def accept_sure(self) -> None:
        """Take all letters in which nothing is unsure as they are."""
        ids = [item.letter_id for item in self.list.letters.sure()]
        if not ids:
            return

        def work(store: "Store") -> None:
            from replydesk.services.reviews import accept

            accept(store, ids)

        def done(_: object) -> None:
            self.list.letters.set_accepted(ids)
            self._count()
            show_info(self.tr("已接受 {} 封答复").format(len(ids)), parent=self)

        self._desk.call(work, done)

    # ------------------------------------------------------------------ one letter

    def _open(self, letter_id: int) -> None:
        self.flush()

        def work(store: "Store") -> "Review":
            from replydesk.services.reviews import open_review

            return open_review(store, letter_id)

        self._desk.latest("review-open", work, self._show, self._on_gone)

    def _on_gone(self, error: ReplydeskError) -> None:
        show_error(self, error)
        self._desk.latest("reviews", _list_letters, self._show_items)

    def _show(self, review: "Review") -> None:
        session = ReviewSession(review, self)
        session.changed.connect(self._refresh)
        self._show_session(session)

    def _show_session(self, session: ReviewSession) -> None:
        self.session = session
        review = session.review
        name = review.source.replace("\\", "/").rpartition("/")[2]
        self.source_label.show_words(name)
        self.source_label.setToolTip(review.source)
        self.original.show_source(session.source, paragraph_looks(session))
        self.fields.show_letter(session.letter)
        self.rows.show_rows(session.rows)
        self.notes.show_notes(session.notes, fresh=True)
        self.show_letter_page(shown=True)
        self.scroller.verticalScrollBar().setValue(0)
        self.sides.show_session(session)
        focus = QApplication.focusWidget()
        if focus is None or not self.list.isAncestorOf(focus):
            self.rows.setFocus()
        self.sides.go_to_doubt(1, focus=False)

    def _refresh(self, row: int) -> None:
        """The letter changed; row -1 tells that its rows did not."""
        session = self.session
        if session is None:
            return
        self.fields.show_letter(session.letter)
        if row >= 0:
            self.rows.show_rows(session.rows)
            self.rows.go_to(row)
            self.sides.follow_row()
        self.notes.show_notes(session.notes, fresh=False)
        self.sides.show_places()
        self._quiet.start()

    def _save(self, session: ReviewSession, *, finished: bool) -> None:
        letter_id, letter, notes = session.review.letter_id, session.letter, session.notes

        def work(store: "Store") -> None:
            from replydesk.services.reviews import save_review

            save_review(store, letter_id, letter, finished=finished, notes=notes)

        def done(_: object) -> None:
            session.mark_saved(letter, notes)
            self.library_changed.emit()
            self._answered(safe=True)

        def failed(error: ReplydeskError) -> None:
            show_error(self, error)
            if isinstance(error, ResourceError):
                self._stay_with(session, accepted=not finished)
            self._answered(safe=False)

        self._saving += 1
        self._desk.call(work, done, failed)

    def _stay_with(self, session: ReviewSession, *, accepted: bool) -> None:
        """Back to a letter that could not be saved: its corrections are only here."""
        self._desk.forget("review-open")
        letter_id = session.review.letter_id
        if not accepted:
            self.list.letters.set_accepted([letter_id], on=False)
            self._count()
        self.list.select(letter_id)
        if self.session is None:  # it was the last one
            self._show_session(session)

    # ------------------------------------------------------------------ corrections

    def _command(self, name: str) -> None:
        session = self.session
        if session is None or not session.rows:
            return
        first, last = self.rows.selected_rows()
        if name == "split":
            place = self.rows.caret()[1]
            session.correct(lambda letter: corrections.split(letter, self.rows.row(), place))
        elif name == "remove":
            session.correct(lambda letter: corrections.remove(letter, first, last))
        elif name == "opening":
            session.correct(lambda letter: corrections.move_to_opening(letter, last))
        else:
            session.correct(lambda letter: _EDITS[name](letter, first))

    def _set_kind(self, kind: SectionKind) -> None:
        if self.session is not None and self.session.rows:
            self.session.set_kind(*self.rows.selected_rows(), kind)

    def _write(self, row: int, text: str) -> None:
        if self.session is not None:
            self.session.correct(lambda letter: corrections.set_text(letter, row, text))

    def _set_field(self, name: str, value: object) -> None:
        if self.session is not None:
            self.session.set_field(name, value)

    def _travel(self, step: int) -> None:
        if self.session is not None:
            self.rows.editor.close_quietly()
            self.session.undo() if step < 0 else self.session.redo()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "session"):
            self.dress()


def _list_letters(store: "Store") -> "list[ReviewItem]":
    from replydesk.services.reviews import letters_to_review

    return letters_to_review(store, every=True)
