"""Finding passages by any part of their text: the index names candidates, the row decides.

Every passage found holds each word in its text or part heading, and none that does is missed.

Newest first is the order of the index. Best first ranks what is found in blocks: the newest 400
together with those of the 100 passages taken over most often that are older, then the next 400
and so on. In a block more of the words in the text itself, in the heading too, side by side as they
were typed, used before and recent come first. So the best of a common word is the best of its
newest 400 and of what is in use, and more hits only follow those that were shown.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, islice
from typing import Any

from sqlalchemy import Row, select

from replydesk.domain.packing import storable
from replydesk.domain.passage import Filter, Hit
from replydesk.store import fulltext, token_index
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.narrowing import Narrowed, few_places, narrowed
from replydesk.store.rows import (
    letters,
    passage_from,
    passages,
    removed_letters,
    select_passages,
)
from replydesk.store.token_index import ROOM, Match, among, as_list
from replydesk.store.use_counts import most_used, use_counts

_RANKED = 400  # finds that are ranked together
_USED = 100  # of the passages taken over most often, those that are older are ranked with them
_FEW, _AT_ONCE = 100, 1000  # candidates that are read at once: few at first
_FOLDED = 64  # letters whose data are folded at once
_MOST_WORDS = 32  # of a pasted page the letters' own data are not searched

_IN_PART, _IN_LETTER, _TOGETHER, _TAKEN_OVER = 0.5, 0.25, 0.2, 0.1
_RECENCY, _HALVED = 0.1, 3  # the newest gain this; halved every so many years

_CANDIDATES = select(
    *passages.c["id", "letter_id", "kind", "year", "part", "text", "topic", "retired", "family_id"]
).where(among(passages.c.id, "ids"))
_FULL = select_passages().where(among(passages.c.id, "ids"))


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: every folded word, in passages that the filter lets through.

    `own` is what else counts as a passage's words: the folded data of its letter, by its id.
    """

    words: tuple[str, ...]
    narrow: Narrowed
    own: Mapping[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Found:
    row: Row[Any]
    text: str  # both folded
    part: str


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a search text, each once."""
    return tuple(dict.fromkeys(fold(storable(text)).split()))


def search(
    tx: Transaction,
    text: str,
    *,
    wanted: Filter = Filter(),
    newest: bool = False,
    limit: int = 30,
    one_per_family: bool = False,
) -> list[Hit]:
    """The passages that hold every word of a text, best or newest first; [] without a word.

    A word that no passage of the library has may stand in the letter's own data: its subject,
    number, document number, issuing body and addressees. With `one_per_family` only the first of
    the passages of a family is there.
    """
    words = words_of(text)
    if not words or limit < 1:
        return []
    query = Query(words, narrowed(tx, wanted))
    most = _FEW if newest else _RANKED
    found = _in_order(tx, query, _in_passages(tx, query, most), newest=newest)
    if (first := next(found, None)) is not None:
        found = chain((first,), found)
    elif own := letters_with(tx, words):
        query = replace(query, own=own)
        found = _in_order(tx, query, _in_letters(tx, query), newest=newest)
    if one_per_family:
        found = _firsts(found)
    return _hits(tx, list(islice(found, limit)), words)


def _firsts(found: Iterable[tuple[_Found, float]]) -> Iterator[tuple[_Found, float]]:
    seen = set()
    for each in found:
        family = each[0].row.family_id
        if family is None or family not in seen:
            seen.add(family)
            yield each


def _hits(tx: Transaction, found: list[tuple[_Found, float]], words: tuple[str, ...]) -> list[Hit]:
    ids = as_list(each.row.id for each, _ in found)
    rows = {row.id: row for row in tx.execute(_FULL, {"ids": ids})}
    return [
        Hit(passage_from(row), round(score, 4), fulltext.marks(row.text, words))
        for each, score in found
        if (row := rows.get(each.row.id))
    ]


# ---------------------------------------------------------------------- candidates


def _in_passages(tx: Transaction, query: Query, most: int) -> Iterator[_Found]:
    """The passages with each word in their text or heading, newest first; at first so many."""
    few = few_places(tx, query.narrow)
    blocks = _of_index(tx, query, most) if few is None else _blocks(few)
    return _fitting(tx, query, blocks)


def _of_index(tx: Transaction, query: Query, most: int) -> Iterator[list[int]]:
    """The places that the index names, newest first."""
    needed = [token for word in query.words for token in fulltext.tokens_to_match(word)]
    needed = fulltext.thinned(list(dict.fromkeys(needed)))
    if query.narrow.kind:
        needed.append(fulltext.kind_token(query.narrow.kind))
    match, last = Match.every(needed), query.narrow.last
    while True:
        places = token_index.places(tx, match, first=query.narrow.first, last=last, most=most)
        yield places
        if len(places) < most:
            return
        last, most = places[-1] - 1, _AT_ONCE


def _blocks(places: list[int]) -> Iterator[list[int]]:
    for at in range(0, len(places), _AT_ONCE):
        yield places[at : at + _AT_ONCE]


def _fitting(tx: Transaction, query: Query, blocks: Iterable[list[int]]) -> Iterator[_Found]:
    """The passages at these places that are wanted and have the words, in the order given."""
    heading = cache(fold)
    words, own, lets_through = query.words, query.own, query.narrow.lets_through
    for places in blocks:
        ids = [place % ROOM for place in places]
        rows = {row[0]: row for row in tx.execute(_CANDIDATES, {"ids": as_list(ids)}).all()}
        for each in ids:
            row = rows.get(each)
            if row is None or not lets_through(row):
                continue
            text, part = fold(row.text), heading(row.part)
            # Pairs of characters alone do not prove that the word is there. (As one expression
            # with `all` this would take twice as long, and it is done for every candidate.)
            for word in words:
                if not (word in text or word in part or (own and word in own[row.letter_id])):
                    break
            else:
                yield _Found(row, text, part)


def _in_letters(tx: Transaction, query: Query) -> Iterator[_Found]:
    """The passages with each word in text, heading or the data of their letter, newest first."""
    narrow = query.narrow
    wanted = narrow.letters
    there = frozenset(query.own) if wanted is None else wanted & query.own.keys()
    place = passages.c.year * ROOM + passages.c.id
    of_letters = select(place).where(
        among(passages.c.letter_id, "ids"), place.between(narrow.first, narrow.last)
    )
    places = tx.execute(of_letters, {"ids": as_list(there)}).scalars()
    return _fitting(tx, query, _blocks(sorted(places, reverse=True)))


def letters_with(tx: Transaction, words: tuple[str, ...]) -> dict[int, str]:
    """The folded data of the letters that have all the words that no passage has."""
    if len(words) > _MOST_WORDS:
        return {}
    every = narrowed(tx, Filter(retired=True))
    absent = [w for w in words if next(_in_passages(tx, Query((w,), every), _FEW), None) is None]
    if not absent:
        return {}
    names = ("id", "subject", "number", "document_number", "issuing_body", "addressees")
    shown = select(*letters.c[names]).where(letters.c.id.not_in(removed_letters()))
    rows = tx.execute(shown).all()
    found: dict[int, str] = {}
    for at in range(0, len(rows), _FOLDED):
        own = {row.id: "\n".join(row[1:]) for row in rows[at : at + _FOLDED]}
        together = fold("\0".join(own.values()))  # mostly none of them has the words
        if all(word in together for word in absent):
            own = {letter_id: fold(data) for letter_id, data in own.items()}
            found |= {
                letter_id: data
                for letter_id, data in own.items()
                if all(word in data for word in absent)
            }
    return found


# ---------------------------------------------------------------------- order


def _in_order(
    tx: Transaction, query: Query, found: Iterator[_Found], *, newest: bool
) -> Iterator[tuple[_Found, float]]:
    """What is found with its score, newest first or best first."""
    if newest:
        return ((each, _score(each, query)) for each in found)
    return _best(tx, query, found)


def _best(tx: Transaction, query: Query, found: Iterator[_Found]) -> Iterator[tuple[_Found, float]]:
    block = list(islice(found, _RANKED))
    newest = block[0].row.year if block else 0
    early: set[int] = set()
    if len(block) == _RANKED:  # there may be older ones
        in_use = _in_use(tx, query, {each.row.id for each in block})
        early = {each.row.id for each in in_use}
        block += in_use
    while block:
        times = use_counts(tx, (each.row.id for each in block))
        scored = [
            (each, _score(each, query, times.get(each.row.id, 0), newest - each.row.year))
            for each in block
        ]
        # The sort is stable: among equals the newest stays first.
        yield from sorted(scored, key=lambda pair: -pair[1])
        block = [each for each in islice(found, _RANKED) if each.row.id not in early]


def _in_use(tx: Transaction, query: Query, known: set[int]) -> list[_Found]:
    """Finds among the passages taken over most often, without those that are known."""
    ids = as_list(each for each in most_used(tx, _USED) if each not in known)
    place = (passages.c.year * ROOM + passages.c.id).label("place")
    narrow = query.narrow
    # A letter that was taken out keeps its rows: only what the index has is to be found.
    there = select(place).where(
        among(passages.c.id, "ids"),
        passages.c.letter_id.not_in(removed_letters()),
        place.between(narrow.first, narrow.last),
    )
    places = sorted(tx.execute(there, {"ids": ids}).scalars(), reverse=True)
    return list(_fitting(tx, query, [places]))


def _score(found: _Found, query: Query, times: int = 0, years: int = 0) -> float:
    """About 1 for a passage with the words in its text, years after the newest one."""
    total = 0.0
    for word in query.words:
        count = found.text.count(word)
        total += 1.5 * count / (count + 0.5)
        if word in found.part:
            total += _IN_PART
        elif not count:
            total += _IN_LETTER
    score = total / len(query.words)
    if len(query.words) > 1 and "".join(query.words) in found.text:
        score += _TOGETHER
    recency: float = 0.5 ** (min(max(years, 0), 100) / _HALVED)
    return score + _TAKEN_OVER * math.log1p(times) + _RECENCY * recency
