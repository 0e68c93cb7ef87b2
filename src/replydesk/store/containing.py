"""Which passages hold a text, all of them: the index names them, rows decide where it can't."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Select, select

from replydesk.domain.packing import storable
from replydesk.store import fulltext, token_index
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.rows import letters, passages
from replydesk.store.token_index import ROOM, Match

_EVERY = 10**8  # places: all there can be
_FEW = 2000  # rows that are looked at in any case
_SURE = 2  # characters: a text that short has a token of its own
_MOST_WORDS = 32  # of a pasted page the letters' own data are not searched


@dataclass(frozen=True, slots=True)
class Holders:
    """Passages by id, and letters of which every passage counts."""

    passages: Collection[int]
    letters: Collection[int] = ()


def holders(tx: Transaction, text: str) -> Holders:
    """The passages that hold every word in their text or part heading.

    Where none does, the words may also stand in the letter's own data, as a search has it.
    """
    words = tuple(dict.fromkeys(fold(storable(text)).split()))
    found = _holding(tx, words)
    return Holders(found) if found or len(words) > _MOST_WORDS else _by_letters(tx, words)


def _holding(tx: Transaction, words: Collection[str]) -> set[int]:
    needed = [token for word in words for token in fulltext.tokens_to_match(word)]
    match = Match.every(fulltext.thinned(list(dict.fromkeys(needed))))
    ids = [place % ROOM for place in token_index.places(tx, match, most=_EVERY)]
    if len(ids) > _FEW and len(words) < _SURE + 2 and all(len(word) <= _SURE for word in words):
        return set(ids)
    return {
        row.id
        for batch in batches(ids)
        for row in tx.execute(_texts(batch))
        if _fits(words, fold(row.text), fold(row.part))
    }


def _texts(ids: Collection[int]) -> Select[tuple[int, str, str]]:
    return select(*passages.c["id", "text", "part"]).where(passages.c.id.in_(ids))


def _fits(words: Iterable[str], text: str, part: str) -> bool:
    return all(word in text or word in part for word in words)


def _by_letters(tx: Transaction, words: tuple[str, ...]) -> Holders:
    """Letters whose own data hold every word, and passages that hold what their letter lacks."""
    names = letters.c["subject", "number", "document_number", "issuing_body", "addressees"]
    whole: set[int] = set()
    lacking: dict[int, tuple[str, ...]] = {}
    for row in tx.execute(select(letters.c.id, *names)):
        own = fold("\n".join(row[1:]))
        left = tuple(word for word in words if word not in own)
        if not left:
            whole.add(row.id)
        elif len(left) < len(words):
            lacking[row.id] = left
    single: set[int] = set()
    for left in set(lacking.values()):
        of_letters = {number for number, lack in lacking.items() if lack == left}
        for batch in batches(_holding(tx, left)):
            rows = tx.execute(
                select(*passages.c["id", "letter_id"]).where(passages.c.id.in_(batch))
            )
            single |= {row.id for row in rows if row.letter_id in of_letters}
    return Holders(single, whole)


def about(tx: Transaction, topic: str) -> Holders:
    """The passages whose part heading or letter's subject holds a folded text."""
    subjects = tx.execute(select(*letters.c["id", "subject"]))
    match = Match.every(fulltext.tokens_to_match(topic))
    ids = [place % ROOM for place in token_index.places(tx, match, most=_EVERY)]
    headings: dict[str, bool] = {}
    headed = set()
    for batch in batches(ids):
        rows = select(*passages.c["id", "part"]).where(passages.c.id.in_(batch))
        for number, part in tx.execute(rows):
            if part not in headings:
                headings[part] = topic in fold(part)
            if headings[part]:
                headed.add(number)
    return Holders(headed, {row.id for row in subjects if topic in fold(row.subject)})
