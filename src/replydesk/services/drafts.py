"""Drafts: started from a submission, saved as they grow, reopened where work stopped."""

from dataclasses import replace
from datetime import UTC, datetime

from replydesk.domain.draft import Draft, DraftSummary
from replydesk.domain.errors import InputError
from replydesk.domain.submission import Submission
from replydesk.services.formats import DEFAULT_FORMAT, load_format
from replydesk.services.units import unit_for
from replydesk.services.wording import prefill
from replydesk.store import drafts
from replydesk.store.engine import Store


def create_draft(store: Store, submission: Submission, format_name: str = DEFAULT_FORMAT) -> Draft:
    """A new draft, worded as far as the submission and the office's profile tell, and saved.

    Raises InputError where there is no such format, or where the office's own format, profile or
    wording is faulty.
    """
    letter = prefill(submission, load_format(format_name), unit_for(submission.handling_unit))
    return save_draft(store, Draft(submission, letter, format_name))


def open_draft(store: Store, draft_id: int) -> Draft:
    """The draft as it was last saved.

    Raises InputError where there is none or it was removed.
    """
    with store.local.read() as tx:
        draft = drafts.load(tx, draft_id)
    if draft is None:
        raise InputError("这份草稿不存在或已删除，请返回首页另选。")
    return draft


def list_drafts(store: Store) -> list[DraftSummary]:
    """The drafts that were not removed, the one changed last first."""
    with store.local.read() as tx:
        return drafts.summaries(tx)


def letter_of(store: Store, draft_id: int) -> int | None:
    """The letter of the library that a draft became, None where it never was finished."""
    with store.local.read() as tx:
        return drafts.letter_of(tx, draft_id)


def save_draft(store: Store, draft: Draft) -> Draft:
    """Keep a draft; returns it with the new revision, which the next save must start from.

    Raises StaleRevisionError where somebody else saved meanwhile; nothing is overwritten then.
    """
    with store.local.write() as tx:
        saved = drafts.save(tx, draft, datetime.now(UTC))
    store.note_drafts()
    return saved


def save_as_copy(store: Store, draft: Draft) -> Draft:
    """Keep a draft beside the one it was opened as, which somebody else has changed meanwhile.

    Returns the new draft; both are on the list then.
    """
    return save_draft(store, replace(draft, id=0, revision=0))


def remove_draft(store: Store, draft_id: int) -> None:
    """Take a draft off the list; `restore_draft` brings it back unchanged."""
    _set_removed(store, draft_id, removed=True)


def restore_draft(store: Store, draft_id: int) -> None:
    """Put a removed draft back on the list."""
    _set_removed(store, draft_id, removed=False)


def _set_removed(store: Store, draft_id: int, *, removed: bool) -> None:
    with store.local.write() as tx:
        if not drafts.set_removed(tx, draft_id, removed=removed):
            raise InputError("这份草稿已不在素材库中，请返回首页刷新。")
    store.note_drafts()
