"""Finding passages by any part of their text: the index names candidates, the row decides."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import Row, bindparam, select

from replydesk.domain.letter import SectionKind
from replydesk.domain.packing import storable
from replydesk.domain.passage import Hit
from replydesk.store import fulltext, token_index
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.rows import (
    letters,
    passage_from,
    passages,
    removed_letters,
    select_passages,
)
from replydesk.store.token_index import LAST, ROOM, Match, among, as_list

_LOOKED_AT = 100  # the newest finds, which are put in order; more are read only where asked for
_MOST_WORDS = 32  # of a pasted page the letters' own data are not searched

_PLACED = select_passages().where(among(passages.c.id, "ids"))
_LETTERS = (
    select(*letters.c["id", "subject", "number", "document_number", "issuing_body", "addressees"])
    .where(letters.c.dated >= bindparam("since"), letters.c.id.not_in(removed_letters()))
    .order_by(letters.c.dated.desc(), letters.c.id.desc())
)
_OF_LETTER = (
    select_passages().where(passages.c.letter_id == bindparam("letter")).order_by(passages.c.id)
)


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: every folded word, in passages of the kind, year and topic."""

    words: tuple[str, ...]
    kind: SectionKind | None = None
    since: int | None = None
    topic: str = ""


@dataclass(slots=True)
class _Found:
    row: Row[Any]
    text: str  # both folded
    part: str


def query_of(
    text: str, kind: SectionKind | None = None, since: int | None = None, topic: str | None = None
) -> Query:
    """The query of a search text: its folded words, each once."""
    words = tuple(dict.fromkeys(fold(storable(text)).split()))
    return Query(words, kind, since, fold(storable(topic or "")).strip())


def search(tx: Transaction, query: Query, limit: int) -> list[Hit]:
    """The passages that hold every word in their text or part heading, best first.

    Where there are none, the words may also stand in the letter's own data: its subject, number,
    document number, issuing body and addressees.
    """
    if not query.words or limit < 1:
        return []
    enough = max(limit, _LOOKED_AT)
    found = list(islice(_in_passages(tx, query), enough))
    if not found and len(query.words) <= _MOST_WORDS:
        found = list(islice(_in_letters(tx, query), enough))
    # The sort is stable: among equals the newest stays first.
    hits = sorted((_scored(each, query.words) for each in found), key=lambda hit: -hit.score)
    return [
        replace(hit, marks=fulltext.marks(hit.passage.text, query.words)) for hit in hits[:limit]
    ]


def _in_passages(tx: Transaction, query: Query) -> Iterator[_Found]:
    """The passages with each word in their text or heading, newest first."""
    needed = [token for word in query.words for token in fulltext.tokens_to_match(word)]
    needed = fulltext.thinned(list(dict.fromkeys(needed)))
    if query.kind:
        needed.append(fulltext.kind_token(query.kind))
    match, first, last = Match.every(needed), _first_year(query) * ROOM, LAST
    for most in _chunks():
        places = token_index.places(tx, match, first=first, last=last, most=most)
        ids = [place % ROOM for place in places]
        rows = {row.id: row for row in tx.execute(_PLACED, {"ids": as_list(ids)})}
        for passage_id in ids:
            if (row := rows.get(passage_id)) and (found := _fitting(row, query)):
                yield found
        if len(places) < most:
            return
        last = places[-1] - 1


def _chunks() -> Iterator[int]:
    """How many candidates are read at once: few at first, as mostly they do."""
    most = _LOOKED_AT
    while True:
        yield most
        most = min(most * 2, 10 * _LOOKED_AT)


def _in_letters(tx: Transaction, query: Query) -> Iterator[_Found]:
    """The passages with each word in text, heading or the data of their letter, newest first."""
    # Years are compared as text: a date begins with its year.
    since = f"{_first_year(query):04}" if query.since else ""
    for letter in tx.execute(_LETTERS, {"since": since}).all():
        own = fold("\n".join(letter[1:]))
        left = tuple(word for word in query.words if word not in own)
        if len(left) == len(query.words):
            continue
        rows = tx.execute(_OF_LETTER, {"letter": letter.id})
        rest = replace(query, words=left)
        yield from (found for row in rows if (found := _fitting(row, rest)))


def _first_year(query: Query) -> int:
    return min(max(query.since or 0, 0), 9999)


def _fitting(row: Row[Any], query: Query) -> _Found | None:
    """The passage where it has the words: pairs of characters alone do not prove it."""
    if query.kind and row.kind != query.kind:
        return None
    text, part = fold(row.text), fold(row.part)
    if query.topic and query.topic not in f"{part}\n{fold(row.subject)}\n{fold(row.topic or '')}":
        return None
    fits = all(word in text or word in part for word in query.words)
    return _Found(row, text, part) if fits else None


def _scored(found: _Found, words: tuple[str, ...]) -> Hit:
    in_text = in_part = in_letter = 0
    for word in words:
        in_text += word in found.text
        in_part += word in found.part
        in_letter += word not in found.text and word not in found.part
    passage = passage_from(found.row)
    score = (in_text + 0.5 * in_part + 0.25 * in_letter) / len(words)
    return Hit(passage, round(score + 0.1 * math.log1p(passage.used), 4))
