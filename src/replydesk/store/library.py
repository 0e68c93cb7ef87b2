"""Letters and their passages: adding them, and the letter of a passage."""

from collections.abc import Collection, Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.packing import pack, storable, unpack_letter
from replydesk.domain.passage import Passage
from replydesk.domain.reading import Reading
from replydesk.store import duplicates, fulltext, passage_rows, reviews
from replydesk.store.engine import Transaction
from replydesk.store.rows import (
    letters,
    passage_from,
    passages,
    removed_letters,
    select_passages,
)

_ADDED = insert(letters).returning(letters.c.id)


@dataclass(frozen=True, slots=True)
class AddedLetter:
    """A letter in the library and how many passages it brought: none where it was there.

    `same` tells of the letter it equals. `restored` is true where that had been taken out of the
    library and now is back, with its passages and whatever had been corrected; `improved` where
    it had been read from a picture and now has the better text of this file.
    """

    letter_id: int
    passages: int
    same: duplicates.KnownLetter | None = None
    restored: bool = False
    improved: bool = False

    @property
    def duplicate(self) -> bool:
        """True where nothing was added."""
        return self.same is not None and not self.restored


@dataclass(frozen=True, slots=True)
class LibrarySize:
    """How much the library holds."""

    letters: int
    passages: int


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A reading with what is worked out of it before the transaction, which is short then."""

    reading: Reading
    fingerprints: list[str]
    rows: passage_rows.Rows
    tokens: fulltext.PassageTokens
    is_new: bool = False  # nothing like it was in the library a moment ago


def prepare(reading: Reading) -> Generator[None, None, NewLetter]:
    """What `add_letter` stores, worked out without the database in steps of two milliseconds."""
    fingerprints = duplicates.fingerprints_of(reading.letter)
    yield
    rows = passage_rows.rows_of(reading.letter)
    yield
    return NewLetter(reading, fingerprints, rows, passage_rows.tokens_of(rows))


def new_letter(reading: Reading) -> NewLetter:
    """The same at once."""
    steps = prepare(reading)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            made: NewLetter = end.value
            return made


def looked_up(tx: Transaction, new: NewLetter) -> NewLetter:
    """The letter with what a look into the library told, so that adding it need not look again."""
    return replace(new, is_new=duplicates.known_letter(tx, new.reading, new.fingerprints) is None)


def add_letter(tx: Transaction, new: NewLetter | Reading, source: str, digest: str) -> AddedLetter:
    """Put a letter and its passages into the library.

    `digest` is the file's. A file or a letter that is there already adds nothing, and keeps its
    corrections. A bare reading is made a new letter inside the transaction.
    """
    new = new_letter(new) if isinstance(new, Reading) else new
    reading = new.reading
    same = duplicates.known_file(tx, digest)
    if same is None:
        look = duplicates.known_wording if new.is_new else duplicates.known_letter
        same = look(tx, reading, new.fingerprints)
    if same is not None:
        duplicates.note_file(tx, same.letter_id, digest)
        count = reviews.set_removed(tx, same.letter_id, removed=False) if same.removed else 0
        better = same.guessed and not reading.guessed and not same.corrected
        if better:
            reviews.read_anew(tx, same.letter_id, reading, source)
        return AddedLetter(same.letter_id, count or 0, same, same.removed, better)
    letter_id = _insert_letter(tx, new, source, digest)
    reviews.insert_reading(tx, letter_id, reading)
    duplicates.note_letter(tx, letter_id, [*new.fingerprints, f"file:{digest}"])
    count = passage_rows.insert_rows(tx, letter_id, new.rows, new.tokens)
    return AddedLetter(letter_id, count)


def _insert_letter(tx: Transaction, new: NewLetter, source: str, digest: str) -> int:
    values = {
        "content_digest": duplicates.digest_among(new.fingerprints),
        "file_digest": digest,
        "source": storable(source),
        "imported_at": datetime.now(UTC).isoformat(),
        "notes": pack(list(new.reading.notes)),
        **reviews.letter_columns(new.reading.letter),
    }
    return int(tx.execute(_ADDED, values).scalar_one())


def size(tx: Transaction) -> LibrarySize:
    """How many letters and passages there are."""
    counts: list[Any] = [
        select(func.count()).where(column.not_in(removed_letters())).scalar_subquery()
        for column in (letters.c.id, passages.c.letter_id)
    ]
    return LibrarySize(*tx.execute(select(*counts)).one())


def letter_of(tx: Transaction, letter_id: int) -> ReplyLetter | None:
    """The letter with this id, None where it is gone."""
    found = tx.execute(select(letters.c.letter).where(letters.c.id == letter_id)).scalar()
    return None if found is None else unpack_letter(found)


def passages_with(tx: Transaction, ids: Collection[int]) -> list[Passage]:
    """The passages with these ids, those that are gone left out."""
    shown = letters.c.id.not_in(removed_letters())
    found = tx.execute(select_passages().where(passages.c.id.in_(ids), shown))
    return [passage_from(row) for row in found]
