"""Finished replies as letters of the library, and what their passages were written from."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from replydesk.domain.ancestry import is_copied, likeness
from replydesk.domain.letter import public_version, without_origins
from replydesk.domain.packing import storable
from replydesk.domain.sameness import same_letter
from replydesk.store import duplicates, reviews, token_index
from replydesk.store.drafts import Finishing
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import tokens
from replydesk.store.library import NewLetter, add_letter, letter_of
from replydesk.store.reviews import LetterState
from replydesk.store.rows import ancestors, letters, passages, removed_letters
from replydesk.store.token_index import ROOM, Match

_RAREST, _NEWEST = 10, 80  # pairs of characters a copy is looked for by, and passages with each
_COMPARED = 12


@dataclass(frozen=True, slots=True)
class SentPassage:
    """A passage of a letter that was sent, with the heading it stands under and its kind."""

    id: int
    text: str
    part: str
    kind: str


@dataclass(frozen=True, slots=True)
class KeptLetter:
    """The letter that a reply became; `known` is true where the library had it from elsewhere."""

    letter_id: int
    known: bool = False


def keep_letter(
    tx: Transaction, known: Finishing, new: NewLetter, source: str, *, unchanged: bool
) -> KeptLetter:
    """Put a finished reply into the library, in the place of the letter it was before.

    That letter is known again by the draft's key. Passages whose text stays keep their ids, and
    what was taken out of the library comes back. An `unchanged` reply leaves its letter as it is
    now: somebody may have corrected it there.
    """
    letter = new.reading.letter
    letter_id = _own_letter(tx, known.key) or _linked_letter(tx, known)
    if letter_id is None:
        added = add_letter(tx, new, source, known.key)
        letter_id = added.letter_id
        if added.same is not None:
            return KeptLetter(letter_id, known=True)
    else:
        reviews.set_removed(tx, letter_id, removed=False)
        if not unchanged:
            reviews.save(tx, letter_id, letter, finished=True)
    reviews.set_state(tx, [letter_id], LetterState.REVIEWED)
    # The file for the deputy and the one for the public are both known when they are imported.
    duplicates.note_letter(tx, letter_id, duplicates.fingerprints_of(public_version(letter)))
    return KeptLetter(letter_id)


def take_out(tx: Transaction, key: str) -> bool:
    """Take the letter out that a finished draft brought; False where a file brought it."""
    letter_id = _own_letter(tx, key)
    return letter_id is not None and bool(reviews.set_removed(tx, letter_id, removed=True))


def _linked_letter(tx: Transaction, known: Finishing) -> int | None:
    """The letter of a file that a finished draft was told to be, as long as it is still that."""
    if known.letter_id is None or known.sent is None:
        return None
    stored, sent = letter_of(tx, known.letter_id), without_origins(known.sent)
    is_it = stored is not None and (stored == sent or same_letter(stored, sent))
    return known.letter_id if is_it else None


def _own_letter(tx: Transaction, key: str) -> int | None:
    return tx.execute(select(letters.c.id).where(letters.c.file_digest == key)).scalar()


def note_ancestors(
    tx: Transaction, letter_id: int, found: Mapping[str, Collection[int]]
) -> tuple[int, int]:
    """Remember what the passages of a letter were written from, in place of what was noted.

    `found` has the ancestors by the passage's text. Returns how many passages there are, and how
    many of them have ancestors.
    """
    own = select(passages.c.id).where(passages.c.letter_id == letter_id)
    tx.execute(delete(ancestors).where(ancestors.c.passage_id.in_(own)))
    by_text = {storable(text): ids for text, ids in found.items()}
    columns = passages.c["id", "text", "as_read"]
    rows = tx.execute(select(*columns).where(passages.c.letter_id == letter_id)).all()
    wanted = {row.id: by_text.get(row.as_read or row.text, ()) for row in rows}
    # A draft may name passages that another library has, or one that is gone.
    named = {each for ids in wanted.values() for each in ids}
    there = select(passages.c.id).where(passages.c.id.in_(named), passages.c.letter_id != letter_id)
    known = set(tx.execute(there).scalars())
    pairs = [
        {"passage_id": passage_id, "ancestor_id": each}
        for passage_id, ids in wanted.items()
        for each in known.intersection(ids)
    ]
    if pairs:
        tx.execute(insert(ancestors), pairs)
    return len(rows), len({pair["passage_id"] for pair in pairs})


def texts_of(tx: Transaction, ids: Iterable[int]) -> dict[int, str]:
    """The texts of passages by their ids; those that are gone are missing."""
    rows = tx.execute(select(passages.c.id, passages.c.text).where(passages.c.id.in_(list(ids))))
    return {row.id: row.text for row in rows}


def passages_of(tx: Transaction, letter_id: int) -> list[SentPassage]:
    """The passages of a letter that are in the library, in its order."""
    columns = passages.c["id", "text", "part", "kind"]
    rows = tx.execute(
        select(*columns).where(passages.c.letter_id == letter_id).order_by(passages.c.id)
    )
    return [SentPassage(row.id, row.text, row.part, row.kind) for row in rows]


def copied_from(tx: Transaction, text: str, but_of: int | None) -> int | None:
    """The passage that a text without an origin was copied from, None where it is nobody's.

    The one with most of its words, of several the newest; not one of the letter `but_of`.
    """
    pairs = [token for token in tokens(text) if len(token) == 2 and not _is_figure(token)]
    counts = token_index.counts(tx, pairs)
    rarest = sorted((token for token in pairs if token in counts), key=lambda t: (counts[t], t))
    shared: dict[int, int] = {}
    for token in rarest[:_RAREST]:
        for place in token_index.places(tx, Match.every([token]), most=_NEWEST):
            shared[place] = shared.get(place, 0) + 1
    best = sorted(shared, key=lambda place: (-shared[place], -place))[:_COMPARED]
    rows = tx.execute(
        select(*passages.c["id", "text", "year"]).where(
            passages.c.id.in_([place % ROOM for place in best]),
            passages.c.letter_id != (but_of or 0),
            passages.c.letter_id.not_in(removed_letters()),
        )
    )
    copies = [
        (likeness(text, row.text), row.year, row.id) for row in rows if is_copied(text, row.text)
    ]
    return max(copies)[-1] if copies else None


def _is_figure(token: str) -> bool:
    return any(char.isdigit() for char in token)
