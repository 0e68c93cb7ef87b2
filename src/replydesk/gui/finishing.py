"""Finishing a reply in the window: what is wrong is told first, then the library learns it."""

from collections.abc import Generator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError, StaleRevisionError
from replydesk.domain.progress import Progress
from replydesk.gui import notices
from replydesk.gui.finish_dialog import FinishDialog
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.domain.checks import Finding
    from replydesk.services.finishing import Finished
    from replydesk.store.engine import Store

_MOST_TRIES = 3  # while the clerk types on, the draft is saved again and again


class Finishing(QObject):
    """Finishes drafts and reopens them, in the worker; one notice tells what became of it."""

    drafts_changed = Signal()
    learnt = Signal()  # the library holds other passages now

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._under_way: set[int] = set()

    def finish(self, draft_id: int) -> None:
        """Finish a saved draft; where the check finds errors they are shown, and may be left."""
        if draft_id not in self._under_way:
            self._under_way.add(draft_id)
            failed = partial(self._fail, draft_id)
            self._desk.call(partial(_checked, draft_id), self._ask, failed)

    def reopen(self, draft_id: int) -> None:
        """Put a finished draft back among those being written."""

        def done(taken_out: bool) -> None:
            words = self.tr("已恢复为草稿，可以接着修改；它的素材已移出素材库，再次定稿时会回来。")
            if not taken_out:
                words = self.tr("已恢复为草稿，可以接着修改。")
            notices.show_info(words, parent=self._window)
            self._tell()

        self._desk.call(partial(_reopen, draft_id), done)

    def _ask(self, answer: "tuple[Draft, list[Finding]]") -> None:
        draft, errors = answer
        if not errors:
            self._begin(draft)
            return
        dialog = FinishDialog(draft.letter, errors, self._window)
        dialog.accepted.connect(partial(self._begin, draft))
        dialog.rejected.connect(partial(self._under_way.discard, draft.id))
        self.dialog = dialog
        dialog.open()

    def _begin(self, draft: Draft, tries: int = 1) -> None:
        def failed(error: ReplydeskError) -> None:
            if isinstance(error, StaleRevisionError) and tries < _MOST_TRIES:
                again = partial(_read, draft.id)
                self._desk.call(again, lambda now: self._begin(now, tries + 1), failed)
            else:
                self._fail(draft.id, error)

        self._desk.stream(partial(_finishing, draft), lambda _: None, self._on_finished, failed)

    def _on_finished(self, made: "Finished") -> None:
        self._under_way.discard(made.draft_id)
        if made.known:
            words = self.tr("已定稿。素材库中已有这份答复，没有重复收录。")
        elif made.with_ancestors:
            words = self.tr("已定稿入库：{0} 条素材，其中 {1} 条由往年素材写成。").format(
                made.passages, made.with_ancestors
            )
        else:
            words = self.tr("已定稿入库：{0} 条素材，今后起草时可以引用。").format(made.passages)
        take_back = partial(self._take_back, made)
        notices.show_info(words, self.tr("撤销"), take_back, parent=self._window)
        self._tell()

    def _take_back(self, made: "Finished") -> None:
        def done(_: object) -> None:
            notices.show_info(self.tr("已撤销定稿。"), parent=self._window)
            self._tell()

        self._desk.call(partial(_undo, made), done)

    def _fail(self, draft_id: int, error: ReplydeskError) -> None:
        self._under_way.discard(draft_id)
        notices.show_error(self._window, error)

    def _tell(self) -> None:
        self.drafts_changed.emit()
        self.learnt.emit()


def _read(draft_id: int, store: "Store") -> Draft:
    from replydesk.services.drafts import open_draft

    return open_draft(store, draft_id)


def _checked(draft_id: int, store: "Store") -> "tuple[Draft, list[Finding]]":
    from replydesk.services.checking import check_letter

    draft = _read(draft_id, store)
    found = check_letter(draft.letter, opinions=draft.submission.opinions)
    return draft, [finding for finding in found if finding.severity == "error"]


def _finishing(draft: Draft, store: "Store") -> "Generator[Progress, None, Finished]":
    from replydesk.services.finishing import finishing

    return finishing(store, draft)


def _reopen(draft_id: int, store: "Store") -> bool:
    from replydesk.services.finishing import reopen

    return reopen(store, draft_id)


def _undo(made: "Finished", store: "Store") -> None:
    from replydesk.services.finishing import undo

    undo(store, made)
