"""Is a letter there already? Few candidates by their fingerprints, then each is compared."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.packing import storable, unpack_letter
from replydesk.domain.reading import Reading
from replydesk.domain.sameness import fingerprints as fingerprints_of
from replydesk.domain.sameness import same_letter
from replydesk.store.engine import Transaction
from replydesk.store.rows import fingerprints, letters, readings

_MOST = 24  # candidates that are compared, those with the most in common first


@dataclass(frozen=True, slots=True)
class KnownLetter:
    """A letter of the library that another file holds too.

    `guessed` is true where it was read from a picture, `corrected` where a person changed it,
    `removed` where it was taken out of the library.
    """

    letter_id: int
    source: str
    guessed: bool
    corrected: bool
    removed: bool


def known_file(tx: Transaction, digest: str) -> KnownLetter | None:
    """The letter that was in a file with this digest."""
    return _known(tx, [f"file:{digest}"])


def known_letter(tx: Transaction, reading: Reading, content: str) -> KnownLetter | None:
    """The letter this is another reading of; `content` is the digest of its wording."""
    if (found := _known(tx, [f"text:{content}"])) is not None:
        return found
    own = [storable(each) for each in fingerprints_of(reading.letter)]
    if not own:
        return None
    shared = tx.execute(
        select(fingerprints.c.letter_id)
        .where(fingerprints.c.fingerprint.in_(own))
        .group_by(fingerprints.c.letter_id)
        .order_by(func.count().desc(), fingerprints.c.letter_id.desc())
        .limit(_MOST)
    )
    for letter_id in shared.scalars().all():
        if _is_same(tx, letter_id, reading):
            return _known_by_id(tx, letter_id)
    return None


def note_letter(
    tx: Transaction, letter_id: int, letter: ReplyLetter, content: str | None = None
) -> None:
    """Remember what tells a letter; a corrected one is told by what it was and what it is."""
    found = fingerprints_of(letter)
    _note(tx, letter_id, [*found, f"text:{content}"] if content else found)


def note_file(tx: Transaction, letter_id: int, digest: str) -> None:
    """Remember that a file holds this letter."""
    _note(tx, letter_id, [f"file:{digest}"])


def _note(tx: Transaction, letter_id: int, found: Iterable[str]) -> None:
    if rows := [(storable(each), letter_id) for each in found]:
        tx.exec_driver_sql("INSERT OR IGNORE INTO fingerprints VALUES (?, ?)", rows)


def _known(tx: Transaction, any_of: list[str]) -> KnownLetter | None:
    found = select(fingerprints.c.letter_id).where(fingerprints.c.fingerprint.in_(any_of))
    letter_id = tx.execute(found.limit(1)).scalar()
    return None if letter_id is None else _known_by_id(tx, letter_id)


def _known_by_id(tx: Transaction, letter_id: int) -> KnownLetter:
    row = tx.execute(
        select(letters.c.source, *readings.c["guessed", "as_read", "removed"]).where(
            letters.c.id == letter_id, readings.c.letter_id == letters.c.id
        )
    ).one()
    corrected = row.as_read is not None
    return KnownLetter(letter_id, row.source, bool(row.guessed), corrected, bool(row.removed))


def _is_same(tx: Transaction, letter_id: int, reading: Reading) -> bool:
    row = tx.execute(
        select(letters.c.letter, readings.c.as_read, readings.c.guessed).where(
            letters.c.id == letter_id, readings.c.letter_id == letters.c.id
        )
    ).one()
    guessed = bool(row.guessed) or reading.guessed
    return any(
        same_letter(reading.letter, unpack_letter(text), guessed=guessed)
        for text in (row.letter, row.as_read)
        if text is not None
    )
