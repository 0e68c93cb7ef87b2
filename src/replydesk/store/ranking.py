"""Passages to answer a deputy's point with, ranked.

The index names the parts of letters that share rare pairs of characters or synonyms with the
point; every passage of these parts is then scored on its row: BM25F over text, part heading and
the letter's subject, plus what its sibling points score, a little for recency and for use.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import Row, bindparam, select, tuple_

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Hit
from replydesk.domain.synonyms import Groups
from replydesk.store import fulltext, token_index
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.rows import passage_from, passages, select_passages
from replydesk.store.terms import Term, terms_of
from replydesk.store.token_index import ROOM, among, as_list

_TERMS = 60  # terms a passage is scored by: the weightiest
_ASKED, _PER_TERM = 24, 250  # terms the index is asked for, and the newest passages of each
_PAIRED, _PER_PAIR = 5, 60
_LOOKED_UP = 600  # passages whose part is looked up
_PARTS, _ROWS = 60, 1000  # parts and passages that are read and scored
_OTHERS, _OF_LETTERS = 12, 6  # of these parts: the other ones of the best letters

_K1, _B = 1.6, 0.6
_HEADING_WEIGHT, _SUBJECT_WEIGHT = 2.0, 0.6
_HEADING_LENGTH, _TEXT_LENGTH = 18, 110
_SIBLINGS = 1.4
_LETTER = 0.5  # of what the best part of the same letter scores
_MOST = 1 + _SIBLINGS * (1 + _LETTER)
_RECENCY, _HALVED = 0.1, 3  # the newest gain this share; halved every so many years
_USED = 0.01
_MARKED = 0.3  # the share of the rarest term's rarity from which a term is marked

_PART = tuple_(passages.c.letter_id, passages.c.part_place)
_OF_PARTS = (
    select_passages().where(_PART.in_(bindparam("parts", expanding=True))).limit(bindparam("most"))
)
_PARTS_OF_PASSAGES = select(*passages.c["id", "letter_id", "part_place"]).where(
    among(passages.c.id, "ids")
)
_PARTS_OF_LETTERS = (
    select(*passages.c["letter_id", "part_place"])
    .distinct()
    .where(among(passages.c.letter_id, "ids"))
)


@dataclass(frozen=True, slots=True)
class _Weighed:
    term: Term
    rarity: float
    weight: float


@dataclass(frozen=True, slots=True)
class _Named:
    """How often each term, by its place, stands in the names of a part, and what that scores."""

    frequencies: dict[int, float]
    score: float


@dataclass(slots=True)
class _Scored:
    row: Row[Any]
    own: float  # BM25F of the passage itself
    total: float = 0.0


def suggest(
    tx: Transaction,
    text: str,
    *,
    kind: SectionKind | None,
    limit: int,
    exclude_letter: int | None,
    synonyms: Groups | None = None,
) -> list[Hit]:
    """The passages that answer a point best; [] where no word of it is in the library.

    `synonyms` are groups of words that mean the same, in place of those that are shipped.
    """
    weighed = _weigh(tx, terms_of(text, synonyms))
    if not weighed or limit < 1:
        return []
    parts = _parts(tx, weighed, exclude_letter)
    rows = tx.execute(_OF_PARTS, {"parts": parts, "most": _ROWS})
    scored = _score(rows, weighed)
    fresh = _freshness(each.row.dated for each in scored)
    whole = sum(item.weight for item in weighed)
    for each in scored:
        each.total *= (1 + _RECENCY * fresh[each.row.dated]) / (whole * (_K1 + 1) * _MOST)
        each.total += _USED * math.log1p(each.row.used)
    best = [each for each in scored if kind is None or each.row.kind == kind]
    best.sort(key=lambda each: (-each.total, -each.row.id))
    return [_hit(each, weighed) for each in best[:limit]]


def _weigh(tx: Transaction, terms: list[Term]) -> list[_Weighed]:
    """The terms the library knows, weightiest first; a rare term weighs more."""
    needed = {token for term in terms for token in term.tokens()}
    counts = token_index.counts(tx, needed | {fulltext.EVERY})
    total = counts.get(fulltext.EVERY, 0)
    out = []
    for term in terms:
        known = min(term.count(counts), total)
        if known:
            rarity = math.log(1 + (total - known + 0.5) / (known + 0.5))
            out.append(_Weighed(term, rarity, term.factor * rarity))
    out.sort(key=lambda item: -item.weight)
    return out[:_TERMS]


def _parts(
    tx: Transaction, weighed: list[_Weighed], exclude_letter: int | None
) -> list[tuple[int, int]]:
    """(letter, part) of the parts that share most with the point, best first."""
    found = _candidates(tx, weighed)
    best = sorted(found, key=lambda passage_id: (-found[passage_id], -passage_id))[:_LOOKED_UP]
    rows = tx.execute(_PARTS_OF_PASSAGES, {"ids": as_list(best)})
    parts: dict[tuple[int, int], float] = {}
    for passage_id, letter_id, part_place in rows:
        if letter_id != exclude_letter:
            key = (letter_id, part_place)
            high, low = sorted((parts.get(key, 0.0), found[passage_id]), reverse=True)
            parts[key] = high + _SIBLINGS / 4 * low
    best_parts = sorted(parts, key=lambda key: (-parts[key], key))
    return _with_others(tx, best_parts)


def _with_others(tx: Transaction, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first of these parts, and the other parts of the letters that come first."""
    near = list(dict.fromkeys(letter_id for letter_id, _ in parts))[:_OF_LETTERS]
    rows = tx.execute(_PARTS_OF_LETTERS, {"ids": as_list(near)})
    taken = set(parts[: _PARTS - _OTHERS])
    others = sorted(
        {(int(letter_id), int(part_place)) for letter_id, part_place in rows} - taken,
        key=lambda key: (near.index(key[0]), key[1]),
    )
    return list(dict.fromkeys([*parts[: _PARTS - _OTHERS], *others, *parts]))[:_PARTS]


def _candidates(tx: Transaction, weighed: list[_Weighed]) -> dict[int, float]:
    """Passage ids and the weight of the terms the index says they have."""
    asked = [item for item in weighed if not item.term.single][:_ASKED] or weighed[:_ASKED]
    questions = [(item.term.match(), _PER_TERM, 1 << at) for at, item in enumerate(asked)]
    # Common terms reach back a short while only; two weighty ones together reach further.
    questions += [
        (asked[a].term.match() & asked[b].term.match(), _PER_PAIR, 1 << a | 1 << b)
        for a, b in combinations(range(min(_PAIRED, len(asked))), 2)
    ]
    held: dict[int, int] = {}  # which of the terms, as bits
    for match, most, bits in questions:
        for place in token_index.places(tx, match, most=most):
            held[place] = held.get(place, 0) | bits
    weights = {
        bits: sum(item.weight for at, item in enumerate(asked) if bits >> at & 1)
        for bits in set(held.values())
    }
    return {place % ROOM: weights[bits] for place, bits in held.items()}


def _score(rows: Iterable[Row[Any]], weighed: list[_Weighed]) -> list[_Scored]:
    """Every row with its own score and, as `total`, that and shares of its part's and letter's."""
    forms = [(at, form) for at, item in enumerate(weighed) for form in item.term.forms]
    named: dict[tuple[str, str], _Named] = {}
    parts: dict[tuple[int, int], list[float]] = {}
    scored = []
    for row in rows:
        names = (row.part, row.subject)
        if names not in named:
            named[names] = _in_names(fold(row.part), fold(row.subject), weighed, forms)
        each = _Scored(row, _own_score(fold(row.text), named[names], weighed, forms))
        scored.append(each)
        parts.setdefault((row.letter_id, row.part_place), []).append(each.own)
    pooled = {
        key: _SIBLINGS * sum(own) / len(own)
        for key, own in ((key, sorted(scores)[-3:]) for key, scores in parts.items())
    }
    letters: dict[int, float] = {}
    for (letter_id, _), points in pooled.items():
        letters[letter_id] = max(points, letters.get(letter_id, 0.0))
    for each in scored:
        part = pooled[each.row.letter_id, each.row.part_place]
        each.total = each.own + part + _LETTER * letters[each.row.letter_id]
    return scored


def _in_names(
    heading: str, subject: str, weighed: list[_Weighed], forms: list[tuple[int, str]]
) -> _Named:
    """What stands in the part's heading and the letter's subject counts for all their passages."""
    frequencies: dict[int, float] = {}
    for name, weight in ((heading, _HEADING_WEIGHT), (subject, _SUBJECT_WEIGHT)):
        share = weight / (1 - _B + _B * len(name) / _HEADING_LENGTH)
        for at, form in forms:
            if form in name:
                frequencies[at] = frequencies.get(at, 0.0) + share * name.count(form)
    return _Named(
        frequencies, sum(weighed[at].weight * _gain(each) for at, each in frequencies.items())
    )


def _own_score(
    text: str, named: _Named, weighed: list[_Weighed], forms: list[tuple[int, str]]
) -> float:
    """BM25F: the frequencies in all fields are weighed and added before they saturate."""
    share = 1 / (1 - _B + _B * len(text) / _TEXT_LENGTH)
    # Most terms are in no field: only those in the text are looked at one by one.
    counts: dict[int, int] = {}
    for at, form in [pair for pair in forms if pair[1] in text]:
        counts[at] = counts.get(at, 0) + text.count(form)
    own = named.score
    for at, count in counts.items():
        before = named.frequencies.get(at, 0.0)
        own += weighed[at].weight * (_gain(before + share * count) - _gain(before))
    return own


def _gain(frequency: float) -> float:
    return (_K1 + 1) * frequency / (_K1 + frequency)


def _freshness(dates: Iterable[str]) -> dict[str, float]:
    """For each date 1 for the newest, half of it every three years before; 0 for none."""
    days = {text: date.fromisoformat(text) if text else None for text in set(dates)}
    newest = max((day for day in days.values() if day), default=None)
    return {
        text: 0.5 ** ((newest - day).days / 365 / _HALVED) if day and newest else 0.0
        for text, day in days.items()
    }


def _hit(each: _Scored, weighed: list[_Weighed]) -> Hit:
    passage = passage_from(each.row)
    shown = [item for item in weighed if item.term.shown]
    rarest = max((item.rarity for item in shown), default=0.0)
    terms = (item.term for item in shown if item.rarity >= _MARKED * rarest)
    needles = [form for term in terms for form in term.forms]
    return Hit(passage, round(each.total, 4), fulltext.marks(passage.text, needles))
