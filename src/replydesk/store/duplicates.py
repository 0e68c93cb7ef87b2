"""Is a letter there already? Few candidates by their fingerprints, then each is compared."""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, case, func, select

from replydesk.domain import sameness
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_json import to_json
from replydesk.domain.packing import storable, unpack_letter
from replydesk.domain.reading import Reading
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.rows import fingerprints, letters, readings
from replydesk.store.upserts import insert_missing

_TEXT = "text:"
_MOST = 16  # candidates that are compared, those with the most in common first
_LETTER = (  # made once: SQLAlchemy takes longer to put it together than SQLite to answer
    select(fingerprints.c.letter_id)
    .where(fingerprints.c.fingerprint == bindparam("fingerprint"))
    .limit(1)
)
_PLENTY = 3  # shingles in common that make a candidate; a name with the day, or a number, do too


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
    return _known(tx, f"file:{digest}")


def known_letter(tx: Transaction, reading: Reading, own: Collection[str]) -> KnownLetter | None:
    """The letter this is another reading of; the fingerprints are those of `fingerprints_of`."""
    if (found := known_wording(tx, reading, own)) is not None:
        return found
    # What two letters of an office share by chance is a shingle or two, or the number alone.
    common = case((fingerprints.c.fingerprint.like("words:%"), 1), else_=_PLENTY)
    shared = tx.execute(
        select(fingerprints.c.letter_id)
        .where(fingerprints.c.fingerprint.in_(own))
        .group_by(fingerprints.c.letter_id)
        .having(func.sum(common) >= _PLENTY)
        .order_by(func.sum(common).desc(), fingerprints.c.letter_id.desc())
        .limit(_MOST)
    )
    for letter_id in shared.scalars().all():
        if _is_same(tx, letter_id, reading):
            return _known_by_id(tx, letter_id)
    return None


def known_wording(tx: Transaction, _: Reading, own: Collection[str]) -> KnownLetter | None:
    """The letter of the very same wording: quick, where a look for alike ones was taken before."""
    return _known(tx, _TEXT + digest_among(own))


def fingerprints_of(letter: ReplyLetter) -> list[str]:
    """What tells a letter from others, with the digest of its very wording."""
    return [*map(storable, sameness.fingerprints(letter)), f"{_TEXT}{content_digest(letter)}"]


def digest_among(own: Collection[str]) -> str:
    """The content digest that is one of a letter's fingerprints."""
    return next(each for each in own if each.startswith(_TEXT)).removeprefix(_TEXT)


def content_digest(letter: ReplyLetter) -> str:
    """Equal for equal wording: the way a letter is laid out, spaced or marked does not count."""
    fields = to_json(letter)
    for appearance in ("notes", "format", "sealed"):
        del fields[appearance]
    wording = "".join(fold(json.dumps(fields, ensure_ascii=False, sort_keys=True)).split())
    return hashlib.sha256(wording.encode("utf-8", "replace")).hexdigest()


def note_letter(tx: Transaction, letter_id: int, found: Iterable[str]) -> None:
    """Remember what tells a letter; a corrected one is told by what it was and what it is."""
    rows = [{"fingerprint": each, "letter_id": letter_id} for each in found]
    insert_missing(tx, fingerprints, rows)


def note_file(tx: Transaction, letter_id: int, digest: str) -> None:
    """Remember that a file holds this letter."""
    note_letter(tx, letter_id, [f"file:{digest}"])


def _known(tx: Transaction, fingerprint: str) -> KnownLetter | None:
    letter_id = tx.execute(_LETTER, {"fingerprint": fingerprint}).scalar()
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
        sameness.same_letter(reading.letter, unpack_letter(text), guessed=guessed)
        for text in (row.letter, row.as_read)
        if text is not None
    )
