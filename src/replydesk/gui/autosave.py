"""Saves the open draft by itself: soon after the last change, and never more than 4 s late."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError, StaleRevisionError
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.store.engine import Store

QUIET_MS = 800
LATEST_MS = 4000


class Autosave(QObject):
    """The one writer of a draft: a save starts only when the one before has answered."""

    saved = Signal(object)  # the Draft as stored
    pending = Signal()
    failed = Signal(object)  # a ReplydeskError
    copied = Signal()  # both are kept; this one goes on as a draft of its own

    def __init__(self, desk: Desk, session: DraftSession) -> None:
        super().__init__(session)
        self._desk = desk
        self._session = session
        self._dirty = False
        self._under_way = False
        self._refused = False
        self._told = ""  # the fault the clerk already knows of
        self._waiting: list[Callable[[bool], None]] = []
        self._quiet = _timer(self, QUIET_MS, self.flush)
        self._latest = _timer(self, LATEST_MS, self.flush)
        session.edited.connect(self.touch)

    @property
    def is_clean(self) -> bool:
        """Whether the store holds all that was typed."""
        return not self._dirty and not self._under_way

    def touch(self) -> None:
        """Something changed: save it soon."""
        self._dirty = True
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()
        self.pending.emit()

    def flush(self, then: Callable[[bool], None] | None = None) -> None:
        """Save now what is not saved; `then` is told whether all is safe."""
        if then:
            self._waiting.append(then)
        if self._under_way:
            return
        if not self._dirty or self._refused:
            self._tell(not self._dirty)
            return
        self._quiet.stop()
        self._latest.stop()
        self._dirty = False
        self._under_way = True
        self._desk.call(_saver(self._session.draft()), self._done, self._failed)

    def keep_both(self) -> None:
        """Save what is here as a draft of its own, where somebody else has changed this one."""
        if self._refused and not self._under_way:
            self._dirty = False
            self._under_way = True
            self._desk.call(_copier(self._session.draft()), self._copied, self._failed)

    def _copied(self, draft: Draft) -> None:
        self._refused = False
        self.copied.emit()
        self._done(draft)

    def _done(self, draft: Draft) -> None:
        self._under_way = False
        self._told = ""
        self._session.saved(draft)
        self.saved.emit(draft)
        if self._dirty and self._waiting:
            self.flush()
        else:
            self._tell(True)

    def _failed(self, error: ReplydeskError) -> None:
        self._under_way = False
        self._dirty = True
        # A newer revision is in the store: a second try would be refused just the same.
        self._refused = isinstance(error, StaleRevisionError)
        if not self._refused:
            self._latest.start()  # the disk may have room again by then
        if str(error) != self._told:
            self._told = str(error)
            self.failed.emit(error)
        self._tell(False)

    def _tell(self, safe: bool) -> None:
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(safe)


def _saver(draft: Draft) -> "Callable[[Store], Draft]":
    def save(store: "Store") -> Draft:
        from replydesk.services.drafts import save_draft

        return save_draft(store, draft)

    return save


def _copier(draft: Draft) -> "Callable[[Store], Draft]":
    def save(store: "Store") -> Draft:
        from replydesk.services.drafts import save_as_copy

        return save_as_copy(store, draft)

    return save


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(slot)
    return made
