"""Changes of the library from its page: done in the worker, told in a notice, undone in order."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from replydesk.domain.errors import ReplydeskError
from replydesk.gui.notices import show_error, show_info, stack_of
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.domain.editing import Change
    from replydesk.store.engine import Store

_MOST = 100  # changes that Ctrl+Z goes back through


@dataclass(frozen=True, slots=True, eq=False)
class _Undo:
    what: str
    work: "Callable[[Store], object]"


class LibraryChanges(QObject):
    """`changed` is emitted after each change and each undoing; `busy` while one is under way."""

    changed = Signal(object)  # the Change, None where something was undone
    busy = Signal(bool)

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._undos: list[_Undo] = []
        self._open = 0
        self._told = ""

    @property
    def undoable(self) -> list[str]:
        """What can be undone, the newest change last."""
        return [entry.what for entry in self._undos]

    def make(
        self,
        work: "Callable[[Store], Change]",
        done: "Callable[[Change], None] | None" = None,
        failed: Callable[[ReplydeskError], None] | None = None,
    ) -> None:
        """Change the library; where nothing had to be changed nothing is told."""

        def finish(change: "Change") -> None:
            self._end()
            if change.id:
                self.note(change.what, partial(_undo_change, change.id))
            if done is not None:
                done(change)
            self.changed.emit(change)

        self._begin(work, finish, failed)

    def remove(self, letter_id: int, name: str) -> None:
        """Take a letter with its passages out of the library."""

        def finish(_: object) -> None:
            self._end()
            words = self.tr("已把《{0}》移出素材库").format(name)
            self.note(words, partial(_restore_letter, letter_id))
            self.changed.emit(None)

        self._begin(partial(_remove_letter, letter_id), finish, None)

    def note(self, what: str, undo: "Callable[[Store], object]") -> None:
        """Tell of a change that is made, and keep how to undo it."""
        entry = _Undo(what, undo)
        self._undos = [*self._undos, entry][-_MOST:]
        self._tell(what, self.tr("撤销"), partial(self._undo, entry))

    def undo_last(self) -> None:
        """Undo the newest change of this page that is not undone yet."""
        if self._undos:
            self._undo(self._undos[-1])
        else:
            self._tell(self.tr("没有可以撤销的修改"))

    def _undo(self, entry: _Undo) -> None:
        if entry not in self._undos:
            return
        self._undos.remove(entry)
        self._tell("")

        def finish(_: object) -> None:
            self._end()
            self._tell(self.tr("已撤销：{0}").format(entry.what))
            self.changed.emit(None)

        self._begin(entry.work, finish, None)

    def _tell(
        self, words: str, action_text: str | None = None, action: Callable[[], None] | None = None
    ) -> None:
        """Say something in place of what was said last: the list stays where it is."""
        stack = stack_of(self._window)
        for bar in stack.bars() if stack else ():
            if bar.text == self._told:
                bar.dismiss()
        self._told = words
        if words:
            show_info(words, action_text, action, parent=self._window)

    def _begin(
        self,
        work: "Callable[[Store], Any]",
        done: Callable[[Any], None],
        failed: Callable[[ReplydeskError], None] | None,
    ) -> None:
        def refuse(error: ReplydeskError) -> None:
            self._end()
            if failed is not None:
                failed(error)
            else:
                show_error(self._window, error)
                self.changed.emit(None)  # what is shown may be older than what is there

        self._open += 1
        self.busy.emit(True)
        self._desk.call(work, done, refuse)

    def _end(self) -> None:
        self._open -= 1
        self.busy.emit(self._open > 0)


def _undo_change(change_id: int, store: "Store") -> object:
    from replydesk.services import editing

    return editing.undo(store, change_id)


def _remove_letter(letter_id: int, store: "Store") -> None:
    from replydesk.services.reviews import remove_letter

    remove_letter(store, letter_id)


def _restore_letter(letter_id: int, store: "Store") -> None:
    from replydesk.services.reviews import restore_letter

    restore_letter(store, letter_id)
