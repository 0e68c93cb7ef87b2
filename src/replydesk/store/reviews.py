"""How letters were read and what a person made of it: doubts, corrections, letters taken out."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, func, insert, select, update

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.packing import pack, storable, unpack_all, unpack_letter
from replydesk.domain.reading import Doubt, Meaning, Reading
from replydesk.store import duplicates, passage_rows
from replydesk.store.engine import Transaction
from replydesk.store.rows import letters, passages, readings

_ADDED = insert(readings)


class LetterState(StrEnum):
    """Whether a person has to look at a letter, or has done so."""

    SURE = "sure"
    UNSURE = "unsure"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A letter of the library as the list of letters to look at shows it; `dated` as ISO or ""."""

    letter_id: int
    source: str
    subject: str
    issuing_body: str
    dated: str
    doubts: int
    state: LetterState


@dataclass(frozen=True, slots=True)
class Review:
    """A letter of the library beside what it was read from.

    `corrected` is true where a person changed what was recognised.
    """

    letter_id: int
    source: str
    state: LetterState
    reading: Reading
    corrected: bool = False


def letter_columns(letter: ReplyLetter) -> dict[str, Any]:
    """The letter as the columns of its row."""
    signature = letter.signature
    texts = {
        "issuing_body": signature.issuing_body,
        "document_number": letter.document_number,
        "plenary_session": letter.plenary_session,
        "number": letter.number,
        "subject": letter.subject,
        "addressees": "、".join(letter.addressees),
        "title": letter.title,
    }
    return {name: storable(text or "") for name, text in texts.items()} | {
        "kind": letter.kind,
        "dated": signature.dated.isoformat() if signature.dated else "",
        "resolution_class": letter.resolution_class,
        "letter": pack(letter),
    }


def insert_reading(tx: Transaction, letter_id: int, reading: Reading) -> None:
    """Keep beside a new letter what it was read from and what was unsure."""
    tx.execute(_ADDED, {"letter_id": letter_id, "removed": 0, **_columns(reading)})


def read_anew(tx: Transaction, letter_id: int, reading: Reading, source: str) -> None:
    """Put a better reading of the same letter, from another file, in the place of the first."""
    values = letter_columns(reading.letter)
    values |= {"source": storable(source), "notes": pack(list(reading.notes))}
    tx.execute(update(letters).where(letters.c.id == letter_id).values(values))
    passage_rows.replace_passages(tx, letter_id, reading.letter)
    duplicates.note_letter(tx, letter_id, duplicates.fingerprints_of(reading.letter))
    _set(tx, [letter_id], **_columns(reading))


def _columns(reading: Reading) -> dict[str, Any]:
    return {
        "state": LetterState.UNSURE if reading.doubts else LetterState.SURE,
        "guessed": int(reading.guessed),
        "doubt_count": len(reading.doubts),
        "doubts": pack(reading.doubts),
        "meanings": pack(reading.meanings),
        "original": pack(reading.source),
    }


def items(
    tx: Transaction, states: Collection[LetterState], *, removed: bool = False
) -> list[ReviewItem]:
    """The letters in these states, those imported last first; or those that were taken out."""
    columns = letters.c["id", "source", "subject", "issuing_body", "dated"]
    rows = tx.execute(
        select(*columns, readings.c.doubt_count, readings.c.state)
        .where(
            readings.c.removed == int(removed),
            readings.c.state.in_(states),
            letters.c.id == readings.c.letter_id,
        )
        .order_by(letters.c.id.desc())
    )
    return [
        ReviewItem(
            letter_id=row.id,
            source=row.source,
            subject=row.subject,
            issuing_body=row.issuing_body,
            dated=row.dated,
            doubts=row.doubt_count,
            state=LetterState(row.state),
        )
        for row in rows
    ]


def load(tx: Transaction, letter_id: int) -> Review | None:
    """The letter with what it was read from; None where it is not in the library."""
    row = tx.execute(_one(letter_id)).first()
    return None if row is None else _review(row)


def _one(letter_id: int) -> Select[Any]:
    return select(
        *letters.c["id", "source", "notes", "letter"],
        *readings.c["state", "guessed", "doubts", "meanings", "original", "as_read"],
    ).where(
        letters.c.id == letter_id, readings.c.letter_id == letters.c.id, readings.c.removed == 0
    )


def _review(row: Row[Any]) -> Review:
    letter = unpack_letter(row.letter)
    reading = Reading(
        letter,
        notes=tuple(json.loads(row.notes)),
        doubts=tuple(_placed(doubt, letter) for doubt in unpack_all(Doubt, row.doubts)),
        meanings=tuple(
            meaning
            for meaning in unpack_all(Meaning, row.meanings)
            if _has_section(letter, meaning.part, meaning.section)
        ),
        source=tuple(json.loads(row.original)),
        guessed=bool(row.guessed),
    )
    return Review(row.id, row.source, LetterState(row.state), reading, row.as_read is not None)


def _placed(doubt: Doubt, letter: ReplyLetter) -> Doubt:
    """The doubt without a place that the letter, corrected since, no longer has."""
    if doubt.part is None or _has_section(letter, doubt.part, doubt.section or 0):
        return doubt
    return Doubt(doubt.field, doubt.said, paragraph=doubt.paragraph)


def _has_section(letter: ReplyLetter, part: int, section: int) -> bool:
    return part < len(letter.parts) and section < max(len(letter.parts[part].sections), 1)


def save(
    tx: Transaction,
    letter_id: int,
    letter: ReplyLetter,
    *,
    finished: bool,
    notes: Sequence[str] | None = None,
) -> bool:
    """Put the corrected letter in the place of the one that was recognised.

    Passages whose text stays keep their ids; `notes` take the place of the remarks that are
    kept. False where the letter is not in the library.
    """
    row = tx.execute(_one(letter_id)).first()
    if row is None:
        return False
    if unpack_letter(row.letter) != letter:
        tx.execute(update(letters).where(letters.c.id == letter_id).values(letter_columns(letter)))
        passage_rows.replace_passages(tx, letter_id, letter)
        duplicates.note_letter(tx, letter_id, duplicates.fingerprints_of(letter))
        if row.as_read is None:
            _set(tx, [letter_id], as_read=row.letter)
    if notes is not None:
        tx.execute(update(letters).where(letters.c.id == letter_id).values(notes=pack(list(notes))))
    if finished:
        _set(tx, [letter_id], state=LetterState.REVIEWED)
    return True


def set_state(tx: Transaction, letter_ids: Collection[int], state: LetterState) -> None:
    """Note of letters that a person has looked at them, or has to."""
    _set(tx, letter_ids, state=state)


def set_removed(tx: Transaction, letter_id: int, *, removed: bool) -> int | None:
    """Take a letter out of the library or put it back; returns how many passages go with it.

    None where there is no such letter. Done twice it is as done once.
    """
    found = select(readings.c.removed).where(readings.c.letter_id == letter_id)
    was = tx.execute(found).scalar()
    if was is None:
        return None
    if was != removed:
        change = passage_rows.hide_passages if removed else passage_rows.show_passages
        change(tx, letter_id)
        _set(tx, [letter_id], removed=int(removed))
    own = select(func.count()).where(passages.c.letter_id == letter_id)
    return int(tx.execute(own).scalar_one())


def _set(tx: Transaction, letter_ids: Collection[int], **values: object) -> None:
    tx.execute(update(readings).where(readings.c.letter_id.in_(letter_ids)).values(values))
