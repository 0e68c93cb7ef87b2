"""Letters and their passages: adding them, and the letter of a passage."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, insert, select

from replydesk.domain.figures import find_figures
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_json import to_json
from replydesk.domain.packing import pack, storable, unpack_letter
from replydesk.domain.passage import NewPassage, Passage, passages_of
from replydesk.store import fulltext
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.rows import letters, passage_from, passages, select_passages

_PLACES = ("part_place", "section_place", "paragraph_place", "point_place")


@dataclass(frozen=True, slots=True)
class AddedLetter:
    """A letter in the library and how many passages it brought: none where it was there."""

    letter_id: int
    passages: int
    duplicate: bool = False


@dataclass(frozen=True, slots=True)
class LibrarySize:
    """How much the library holds."""

    letters: int
    passages: int


def add_letter(
    tx: Transaction, letter: ReplyLetter, source: str, digest: str, notes: Sequence[str] = ()
) -> AddedLetter:
    """Put a letter and its passages into the library.

    `digest` is the file's. A file or a letter that is there already adds nothing and is answered
    with `duplicate`.
    """
    if (known := known_file(tx, digest)) is not None:
        return AddedLetter(known, 0, duplicate=True)
    content = content_digest(letter)
    known = tx.execute(select(letters.c.id).where(letters.c.content_digest == content)).scalar()
    if known is not None:
        return AddedLetter(known, 0, duplicate=True)
    origin = {"content_digest": content, "file_digest": digest, "source": source}
    letter_id = _insert_letter(tx, letter, origin, notes)
    new = list(passages_of(letter))
    year = letter.signature.dated.year if letter.signature.dated else 0
    _insert_passages(tx, letter_id, year, new)
    return AddedLetter(letter_id, len(new))


def known_file(tx: Transaction, digest: str) -> int | None:
    """The id of the letter that was imported from a file with this digest."""
    return tx.execute(select(letters.c.id).where(letters.c.file_digest == digest)).scalar()


def content_digest(letter: ReplyLetter) -> str:
    """Equal for equal wording: the way a letter is laid out, spaced or marked does not count."""
    fields = to_json(letter)
    for appearance in ("notes", "format", "sealed"):
        del fields[appearance]
    wording = "".join(fold(json.dumps(fields, ensure_ascii=False, sort_keys=True)).split())
    return hashlib.sha256(wording.encode("utf-8", "replace")).hexdigest()


def _insert_letter(
    tx: Transaction, letter: ReplyLetter, origin: dict[str, str], notes: Sequence[str]
) -> int:
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
    done = tx.execute(
        insert(letters),
        {name: storable(text or "") for name, text in (texts | origin).items()}
        | {
            "imported_at": datetime.now(UTC).isoformat(),
            "kind": letter.kind,
            "dated": signature.dated.isoformat() if signature.dated else "",
            "resolution_class": letter.resolution_class,
            "notes": pack(list(notes)),
            "letter": pack(letter),
        },
    )
    (letter_id,) = done.inserted_primary_key or (done.lastrowid,)
    return int(letter_id)


def _insert_passages(tx: Transaction, letter_id: int, year: int, new: list[NewPassage]) -> None:
    if not new:
        return
    first = tx.execute(select(func.coalesce(func.max(passages.c.id), 0))).scalar_one() + 1
    rows: list[dict[str, Any]] = [
        {
            "id": passage_id,
            "letter_id": letter_id,
            **dict(zip(_PLACES, passage.place, strict=True)),
            "kind": passage.kind,
            "year": year,
            "part": storable(passage.part),
            "text": storable(passage.text),
            "figures": pack(find_figures(passage.text)),
        }
        for passage_id, passage in enumerate(new, first)
    ]
    tx.execute(insert(passages), rows)
    fulltext.index_passages(
        tx, ((row["id"], year, row["kind"], row["text"], row["part"]) for row in rows)
    )


def size(tx: Transaction) -> LibrarySize:
    """How many letters and passages there are."""
    counts = [
        select(func.count()).select_from(each).scalar_subquery() for each in (letters, passages)
    ]
    return LibrarySize(*tx.execute(select(*counts)).one())


def letter_of(tx: Transaction, letter_id: int) -> ReplyLetter | None:
    """The letter with this id, None where it is gone."""
    found = tx.execute(select(letters.c.letter).where(letters.c.id == letter_id)).scalar()
    return None if found is None else unpack_letter(found)


def passages_with(tx: Transaction, ids: Collection[int]) -> list[Passage]:
    """The passages with these ids, those that are gone left out."""
    found = tx.execute(select_passages().where(passages.c.id.in_(ids)))
    return [passage_from(row) for row in found]
