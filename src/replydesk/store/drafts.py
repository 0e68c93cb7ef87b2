"""Drafts in the database: each save names the revision it started from."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, literal, select, update

from replydesk.domain.draft import Draft, DraftSummary, Place
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.packing import (
    pack,
    storable,
    unpack_letter,
    unpack_submission,
)
from replydesk.store.engine import Transaction
from replydesk.store.rows import drafts, passages, uses

_BETWEEN_NAMES = "\n"
_SUMMARY = (
    "id",
    "subject",
    "number",
    "submitters",
    "plenary_session",
    "due_on",
    "filled",
    "total",
    "changed_at",
    "finished_at",
)
# As `pack` writes it; within the words of a clerk the quotes would be escaped.
_SECOND = drafts.c.submission.like('%"earlier":{%')
_UPDATE = (
    update(drafts)
    .where(drafts.c.id == bindparam("draft"), drafts.c.revision == bindparam("started_from"))
    .values(revision=drafts.c.revision + 1)
)


def save(tx: Transaction, draft: Draft, now: datetime) -> Draft:
    """Keep a draft; returns it with its id, its new revision and the time.

    Raises StaleRevisionError where the stored revision is another one than the draft's, and
    InputError where the draft is not in this library.
    """
    values = _values(draft, now)
    if draft.id:
        done = tx.execute(_UPDATE, values | {"draft": draft.id, "started_from": draft.revision})
        if not done.rowcount:
            raise _refusal(tx, draft)
        saved = replace(draft, revision=draft.revision + 1, changed_at=now)
    else:
        new = values | {"revision": 1, "created_at": now.isoformat(), "removed": 0}
        number = tx.execute(insert(drafts).returning(drafts.c.id), new).scalar_one()
        saved = replace(draft, id=int(number), revision=1, changed_at=now)
    _note_uses(tx, saved)
    return saved


def _refusal(tx: Transaction, draft: Draft) -> Exception:
    if tx.execute(select(drafts.c.id).where(drafts.c.id == draft.id)).first() is None:
        return InputError("这份草稿已不在素材库中，请返回首页重新打开。")
    return StaleRevisionError(
        "这份草稿已在别处改动并保存，为免覆盖没有保存，请保留两份，或重新打开后再改。"
    )


def _values(draft: Draft, now: datetime) -> dict[str, Any]:
    submission, letter = draft.submission, draft.letter
    filled, total = _progress(letter)
    names = submission.submitters or letter.addressees
    texts = {
        "reply_format": draft.reply_format,
        "subject": submission.subject or letter.subject or "",
        "number": submission.number or letter.number or "",
        "plenary_session": submission.plenary_session or letter.plenary_session or "",
        "submitters": _BETWEEN_NAMES.join(names),
    }
    return {name: storable(text) for name, text in texts.items()} | {
        "changed_at": now.isoformat(),
        "part_place": draft.place.part,
        "section_place": draft.place.section,
        "finished": pack(sorted((place.part, place.section) for place in draft.finished)),
        "filled": filled,
        "total": total,
        "due_on": submission.due_on.isoformat() if submission.due_on else None,
        "submission": pack(submission),
        "letter": pack(letter),
    }


def _progress(letter: ReplyLetter) -> tuple[int, int]:
    empty = [section.is_empty for part in letter.parts for section in part.sections]
    return len(empty) - sum(empty), len(empty)


def _note_uses(tx: Transaction, draft: Draft) -> None:
    """Remember which passages the draft takes over now."""
    taken = {p.origin for *_, p in draft.letter.paragraphs() if p.origin is not None}
    own = uses.c.draft_id == draft.id
    noted = set(tx.execute(select(uses.c.passage_id).where(own)).scalars())
    if gone := noted - taken:
        tx.execute(delete(uses).where(own, uses.c.passage_id.in_(gone)))
    if new := taken - noted:
        # A letter from another library may name passages that this one does not have.
        known = select(literal(draft.id), passages.c.id).where(passages.c.id.in_(new))
        tx.execute(insert(uses).from_select(["draft_id", "passage_id"], known))


def load(tx: Transaction, draft_id: int) -> Draft | None:
    """The draft with this id, None where there is none or it was removed."""
    row = tx.execute(select(drafts).where(drafts.c.id == draft_id, drafts.c.removed == 0)).first()
    return None if row is None else _draft(row)


def _draft(row: Row[Any]) -> Draft:
    return Draft(
        submission=unpack_submission(row.submission),
        letter=unpack_letter(row.letter),
        reply_format=row.reply_format,
        place=Place(row.part_place, row.section_place),
        finished=frozenset(Place(*place) for place in json.loads(row.finished)),
        id=row.id,
        revision=row.revision,
        changed_at=datetime.fromisoformat(row.changed_at),
    )


def summaries(tx: Transaction) -> list[DraftSummary]:
    """The drafts that were not removed, the one changed last first."""
    rows = tx.execute(
        select(
            *drafts.c[_SUMMARY],
            (drafts.c.letter != drafts.c.sent).label("changed_since"),
            _SECOND.label("second"),
        )
        .where(drafts.c.removed == 0)
        .order_by(drafts.c.changed_at.desc(), drafts.c.id.desc())
    )
    return [
        DraftSummary(
            id=row.id,
            subject=row.subject,
            number=row.number,
            submitters=tuple(row.submitters.split(_BETWEEN_NAMES)) if row.submitters else (),
            plenary_session=row.plenary_session,
            due_on=date.fromisoformat(row.due_on) if row.due_on else None,
            filled=row.filled,
            total=row.total,
            changed_at=datetime.fromisoformat(row.changed_at),
            finished_at=datetime.fromisoformat(row.finished_at) if row.finished_at else None,
            changed_since=bool(row.changed_since),
            second=bool(row.second),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class Finishing:
    """What is known of the letter that a draft became.

    `letter_id` is None where it never was finished, `sent` where it is not finished now. `key`
    tells the draft from those of all other clerks, whose drafts are counted from 1 as well.
    """

    key: str
    letter_id: int | None
    sent: ReplyLetter | None
    revision: int


def finishing_of(tx: Transaction, draft_id: int) -> Finishing | None:
    """Whether a draft was finished; None where there is no such draft."""
    columns = drafts.c["letter_id", "sent", "revision", "created_at"]
    row = tx.execute(select(*columns).where(drafts.c.id == draft_id)).first()
    if row is None:
        return None
    key = f"draft:{draft_id}:{row.created_at}"
    sent = unpack_letter(row.sent) if row.sent else None
    return Finishing(key, row.letter_id, sent, row.revision)


def letter_of(tx: Transaction, draft_id: int) -> int | None:
    """The letter of the library that a draft became, None where it never was finished."""
    return tx.execute(select(drafts.c.letter_id).where(drafts.c.id == draft_id)).scalar()


def note_finished(tx: Transaction, draft: Draft, letter_id: int, now: datetime) -> None:
    """Remember that a draft, as it is, became this letter of the library."""
    values = {"letter_id": letter_id, "finished_at": now.isoformat(), "sent": pack(draft.letter)}
    tx.execute(update(drafts).where(drafts.c.id == draft.id).values(values))


def note_reopened(tx: Transaction, draft_id: int) -> None:
    """The draft is being written again; it remembers the letter it was."""
    values = {"finished_at": None, "sent": None}
    tx.execute(update(drafts).where(drafts.c.id == draft_id).values(values))


def second_replies(tx: Transaction) -> dict[int, list[Draft]]:
    """The drafts that follow an earlier reply, by the draft of that; without those removed."""
    rows = tx.execute(select(drafts).where(_SECOND, drafts.c.removed == 0).order_by(drafts.c.id))
    found: dict[int, list[Draft]] = {}
    for row in rows:
        draft = _draft(row)
        if draft.submission.earlier is not None:
            found.setdefault(draft.submission.earlier.draft_id, []).append(draft)
    return found


def finished_as(tx: Transaction, letter_id: int) -> list[int]:
    """The drafts that are finished and became this letter."""
    own = drafts.c.letter_id == letter_id
    return list(
        tx.execute(select(drafts.c.id).where(own, drafts.c.finished_at.is_not(None))).scalars()
    )


def set_removed(tx: Transaction, draft_id: int, *, removed: bool) -> bool:
    """Take a draft off the list or put it back; False where there is no such draft."""
    done = tx.execute(update(drafts).where(drafts.c.id == draft_id).values(removed=int(removed)))
    return bool(done.rowcount)
