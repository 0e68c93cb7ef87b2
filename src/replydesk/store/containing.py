"""Which passages hold a text, all of them: the index names them, rows decide where it can't."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from replydesk.domain.passage import Filter
from replydesk.store import fulltext, index_state, token_index
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.finding import letters_with, words_of
from replydesk.store.fulltext import fold
from replydesk.store.narrowing import narrowed
from replydesk.store.rows import passages
from replydesk.store.token_index import ROOM, Match, among, as_list

_EVERY = 10**8  # places: all there can be
_FEW = 2000  # rows that are looked at in any case
_SURE, _SURE_WORDS = 2, 3  # characters: a text that short has a token of its own

_these = among(passages.c.id, "ids")
_TEXTS = select(*passages.c["id", "text", "part"]).where(_these)
_PARTS = select(*passages.c["id", "part"]).where(_these)
_OF_LETTERS = select(*passages.c["id", "letter_id"]).where(_these)


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
    folded = cache(fold)  # headings return
    return {
        number
        for batch in batches(ids)
        for number, text, part in tx.execute(_TEXTS, {"ids": as_list(batch)}).all()
        if _fits(words, fold(text), folded(part))
    }


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
            rows = tx.execute(_OF_LETTERS, {"ids": as_list(batch)}).all()
            single |= {number for number, letter in rows if letter in of_letters}
    return Holders(single, whole)


def about(tx: Transaction, topic: str) -> Holders:
    """The passages whose part heading or letter's subject holds a folded text."""
    match = Match.every(fulltext.tokens_to_match(topic))
    ids = [place % ROOM for place in token_index.places(tx, match, most=_EVERY)]
    holds = cache(lambda part: topic in fold(part))  # headings return
    headed = {
        number
        for batch in batches(ids)
        for number, part in tx.execute(_PARTS, {"ids": as_list(batch)}).all()
        if holds(part)
    }
    return Holders(headed, narrowed(tx, Filter(topic=topic)).about)
