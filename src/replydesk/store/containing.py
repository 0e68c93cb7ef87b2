"""Which passages hold a text, all of them: the index names them, rows decide where it can't."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, select

from replydesk.domain.passage import Filter
from replydesk.store import fulltext, index_state, token_index
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.finding import letters_with, words_of
from replydesk.store.fulltext import fold
from replydesk.store.narrowing import narrowed
from replydesk.store.rows import passages
from replydesk.store.token_index import ROOM, Match

_EVERY = 10**8  # places: all there can be
_FEW = 2000  # rows that are looked at in any case
_SURE, _SURE_WORDS = 2, 3  # characters: a text that short has a token of its own


@dataclass(frozen=True, slots=True)
class Holders:
    """Passages by id, and letters of which every passage counts."""

    passages: Collection[int]
    letters: Collection[int] = ()


def holders(tx: Transaction, text: str) -> Holders:
    """The passages that hold every word in their text or part heading.

    A word that no passage has may stand in the letter's own data, as a search has it.
    """
    words = words_of(text)
    found = _holding(tx, words)
    return Holders(found) if found or not words else _by_letters(tx, words)


def _holding(tx: Transaction, words: Collection[str]) -> set[int]:
    needed = [token for word in words for token in fulltext.tokens_to_match(word)]
    match = Match.every(fulltext.thinned(list(dict.fromkeys(needed))))
    ids = [place % ROOM for place in token_index.places(tx, match, most=_EVERY)]
    exact = len(words) <= _SURE_WORDS and all(len(word) <= _SURE for word in words)
    if exact and len(ids) > _FEW and index_state.reach(tx) is None:
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
    whole: set[int] = set()
    lacking: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, own in letters_with(tx, words).items():
        if left := tuple(word for word in words if word not in own):
            lacking[left].add(number)
        else:
            whole.add(number)
    single: set[int] = set()
    for left, of_letters in lacking.items():
        for batch in batches(_holding(tx, left)):
            rows = select(*passages.c["id", "letter_id"]).where(passages.c.id.in_(batch))
            single |= {row.id for row in tx.execute(rows) if row.letter_id in of_letters}
    return Holders(single, whole)


def about(tx: Transaction, topic: str) -> Holders:
    """The passages whose part heading or letter's subject holds a folded text."""
    match = Match.every(fulltext.tokens_to_match(topic))
    ids = [place % ROOM for place in token_index.places(tx, match, most=_EVERY)]
    holds = cache(lambda part: topic in fold(part))  # headings return
    headed = {
        row.id
        for batch in batches(ids)
        for row in tx.execute(select(*passages.c["id", "part"]).where(passages.c.id.in_(batch)))
        if holds(row.part)
    }
    return Holders(headed, narrowed(tx, Filter(topic=topic)).about)
