"""Keeping the library by hand: every verb is one change, which can be undone."""

from replydesk.domain.editing import Change
from replydesk.store import changes
from replydesk.store.engine import Store

__all__ = ["last_change", "undo"]


def last_change(store: Store) -> Change | None:
    """The newest change that was not undone; None where there is none."""
    with store.read() as tx:
        return changes.last_change(tx)


def undo(store: Store, change_id: int) -> Change:
    """Put everything back as it was before a change; returns that change.

    Raises InputError where the change is no longer known or was undone already, and
    StaleRevisionError where somebody changed one of its passages since; nothing is changed then.
    """
    with store.write() as tx:
        return changes.undo(tx, change_id)
