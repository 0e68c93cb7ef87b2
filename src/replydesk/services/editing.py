"""Keeping the library by hand: every verb is one change, which can be undone.

Ids of passages that are gone are passed over. A change that had nothing to do has the id 0.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from replydesk.domain.draft import Draft, Place
from replydesk.domain.editing import Change, NewText, Use
from replydesk.domain.errors import InputError
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Passage
from replydesk.store import changes, hand_written, passage_edits, passage_uses
from replydesk.store.engine import Store

__all__ = [
    "Change",
    "NewText",
    "Use",
    "add_from_draft",
    "add_passage",
    "bring_back",
    "change_passage",
    "last_change",
    "merge",
    "retire",
    "set_kind",
    "set_topic",
    "split",
    "undo",
    "uses_of",
    "words_in_letter",
]

_BY_HAND, _FROM_DRAFT = "手工录入", "答复草稿"


def change_passage(
    store: Store, passage: Passage, *, text: str, kind: SectionKind, topic: str
) -> Change:
    """Give a passage, as the clerk saw it, other words, another kind or topic ("": none).

    Raises StaleRevisionError where it was changed since, and InputError where it is gone or would
    be without words; nothing is changed then.
    """
    with store.write() as tx:
        return passage_edits.change_passage(tx, passage, text=text, kind=kind, topic=topic)


def set_topic(store: Store, ids: Collection[int], topic: str) -> Change:
    """Give passages a topic, or take it from them where it is ""."""
    with store.write() as tx:
        return passage_edits.set_topic(tx, ids, topic)


def set_kind(store: Store, ids: Collection[int], kind: SectionKind) -> Change:
    """Make passages measures, outcomes, next steps …

    Raises InputError for more than some thousands at once.
    """
    with store.write() as tx:
        return passage_edits.set_kind(tx, ids, kind)


def retire(store: Store, ids: Collection[int], reason: str) -> Change:
    """Take passages out of use: they stay, are never suggested, and are listed when asked for.

    Raises InputError where no reason is given.
    """
    with store.write() as tx:
        return passage_edits.retire(tx, ids, reason)


def bring_back(store: Store, ids: Collection[int]) -> Change:
    """Use retired passages again."""
    with store.write() as tx:
        return passage_edits.bring_back(tx, ids)


def merge(store: Store, ids: Collection[int], text: str, seen: Iterable[Passage] = ()) -> Change:
    """Make several passages one: the newest in use gets the text, the others are retired.

    With the passages as they were `seen` the merge is refused with StaleRevisionError where one of
    them was changed since. Raises InputError for fewer than two passages, and without a text.
    """
    with store.write() as tx:
        return passage_edits.merge(tx, ids, text, seen)


def split(store: Store, passage: Passage, texts: Sequence[str]) -> Change:
    """Make several passages of one; it keeps the first text, `added` are the others.

    Raises StaleRevisionError where it was changed since, and InputError where it is gone or fewer
    than two texts are left.
    """
    with store.write() as tx:
        return passage_edits.split(tx, passage, texts)


def add_passage(store: Store, new: NewText) -> Change:
    """Put a text into the library by hand, as a small letter of its own; `added` are its passages.

    A text that runs 一是…；二是… becomes a passage for each point, as it does in a letter. Raises
    InputError where it is too short to be used, and where the library has the same text already.
    """
    with store.write() as tx:
        return hand_written.add(tx, new, _BY_HAND)


def add_from_draft(store: Store, draft: Draft, place: Place, text: str) -> Change:
    """Put a text from a draft into the library, with what its place and the draft tell of it.

    Raises as `add_passage` does, and InputError where the draft has no such place.
    """
    letter = draft.letter
    if not 0 <= place.part < len(letter.parts):
        raise InputError("开头和结尾不能加入素材库，请选择正文中的文字。")
    part = letter.parts[place.part]
    if not 0 <= place.section < len(part.sections):
        raise InputError("这份草稿的这一节已不存在，请重新选择文字。")
    subject = draft.submission.subject or letter.subject or ""
    new = NewText(
        text,
        part.sections[place.section].kind,
        part.heading or subject,
        letter.signature.issuing_body or draft.submission.handling_unit or "",
        letter.signature.dated or datetime.now(UTC).astimezone().date(),
        subject=subject,
    )
    with store.write() as tx:
        return hand_written.add(tx, new, _FROM_DRAFT)


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


def uses_of(store: Store, passage_id: int) -> list[Use]:
    """The replies that a passage went into, newest first: drafts, and letters that were sent.

    Drafts that lie on another clerk's machine have no `draft_id`.
    """
    with store.read() as tx:
        found = passage_uses.uses_of(tx, passage_id)
    return found if store.local is store else [replace(use, draft_id=None) for use in found]


def words_in_letter(store: Store, passage_id: int) -> str:
    """How the letter words the passage, which a clerk may have worded anew; "" where it is gone."""
    with store.read() as tx:
        return passage_uses.words_in_letter(tx, passage_id)
