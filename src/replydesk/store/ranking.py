"""Passages to answer a deputy's point with, ranked.

Every passage of the parts that come near the point is scored on its row: BM25F over text, part
heading, topic and the letter's subject, plus what its sibling points score, a little for recency
and for use.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Row, select

from replydesk.domain.passage import Filter, Hit, Reason
from replydesk.domain.synonyms import Groups
from replydesk.store import fulltext
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.narrowing import narrowed
from replydesk.store.nearest import NARROW, SIBLINGS, WIDE, Part, parts_near
from replydesk.store.rows import letters, passage_from, passages, select_passages
from replydesk.store.terms import Weighed, terms_of, weighed
from replydesk.store.token_index import among, as_list, listed
from replydesk.store.use_counts import use_counts

_TERMS = 60  # terms a passage is scored by: the weightiest
_ROWS = 1000  # passages that are read and scored
_AT_ONCE = 100  # parts that are read at once
_PLACES = 10**6  # a part as one number: the letter's id times this, and its place

_K1, _B = 1.6, 0.6
_HEADING_WEIGHT, _SUBJECT_WEIGHT, _TOPIC_WEIGHT = 2.0, 0.6, 0.6
_HEADING_LENGTH, _TEXT_LENGTH = 18, 110
_LETTER = 0.5  # of what the best part of the same letter scores
_MOST = 1 + SIBLINGS * (1 + _LETTER)
_RECENCY, _HALVED = 0.1, 3  # the newest gain this share; halved every so many years
_USED = 0.01
_MARKED = 0.3  # the share of the rarest term's rarity from which a term is marked
_TOLD = 0.1  # the share of the score from which words or topic are told as a reason
_FRESH = 0.75  # how much of the newest letter's gain makes a passage recent

_parts = listed("parts")
_ROWS_OF_PARTS = select(
    *passages.c["id", "letter_id", "part_place", "kind", "part", "topic", "text"],
    *passages.c["retired", "family_id"],
).where(
    passages.c.letter_id == _parts.c.number // _PLACES,
    passages.c.part_place == _parts.c.number % _PLACES,
    passages.c.retired == "",
)
_LETTERS = select(*letters.c["id", "subject", "dated"]).where(among(letters.c.id, "ids"))
_FULL = select_passages().where(among(passages.c.id, "ids"))


@dataclass(frozen=True, slots=True)
class _Named:
    """How often each term, by its place, stands in the names of a part, and what that scores."""

    frequencies: dict[int, float]
    score: float


@dataclass(slots=True)
class _Scored:
    """A passage and what its score is made of, in the same measure."""

    row: Row[Any]
    topic: float  # its heading, its letter's subject, its part and its letter
    words: float  # what its own text adds
    recent: float = 0.0
    used: float = 0.0
    is_recent: bool = False

    @property
    def own(self) -> float:
        return self.topic + self.words

    @property
    def total(self) -> float:
        return self.topic + self.words + self.recent + self.used


def suggest(
    tx: Transaction,
    text: str,
    *,
    wanted: Filter = Filter(),
    limit: int = 10,
    exclude_letter: int | None = None,
    synonyms: Groups | None = None,
    one_per_family: bool = False,
    wide: bool = True,
) -> list[Hit]:
    """The passages that answer a point best; [] where no word of it is in the library.

    `synonyms` are groups of words that mean the same, in place of those that are shipped. With
    `one_per_family` only the best of the passages of a family is there.
    """
    terms = weighed(tx, terms_of(text, synonyms))[:_TERMS]
    if not terms or limit < 1:
        return []
    narrow = narrowed(tx, wanted)
    parts = parts_near(tx, terms, narrow, WIDE if wide else NARROW, exclude_letter)
    scored = _score(tx, _rows(tx, parts), terms)
    best = (each for each in scored if narrow.lets_through(each.row))
    ordered: Iterable[_Scored] = sorted(best, key=lambda each: (-each.total, -each.row.id))
    if one_per_family:
        ordered = _firsts(ordered)
    return _hits(tx, list(islice(ordered, limit)), terms)


def _rows(tx: Transaction, parts: list[Part]) -> list[Row[Any]]:
    """The passages of the first of these parts."""
    out: list[Row[Any]] = []
    for at in range(0, len(parts), _AT_ONCE):
        if len(out) < _ROWS:
            keys = (letter * _PLACES + part for letter, part in parts[at : at + _AT_ONCE])
            out += tx.execute(_ROWS_OF_PARTS, {"parts": as_list(keys)}).all()
    if len(out) > _ROWS:  # a server gives them in no order
        place = {key: at for at, key in enumerate(parts)}
        out.sort(key=lambda row: (place[row.letter_id, row.part_place], row.id))
    return out[:_ROWS]


def _firsts(scored: Iterable[_Scored]) -> Iterator[_Scored]:
    seen = set()
    for each in scored:
        family = each.row.family_id
        if family is None or family not in seen:
            seen.add(family)
            yield each


def _score(tx: Transaction, rows: list[Row[Any]], terms: list[Weighed]) -> list[_Scored]:
    """Every row with its score: its own, shares of its part's and letter's, recency and use."""
    known = {
        row.id: row
        for row in tx.execute(_LETTERS, {"ids": as_list({row.letter_id for row in rows})}).all()
    }
    used = use_counts(tx, (row.id for row in rows))
    scored = _own_scores([row for row in rows if row.letter_id in known], known, terms)
    fresh = _freshness(letter.dated for letter in known.values())
    pooled, best = _pooled(scored)
    most = sum(item.weight for item in terms) * (_K1 + 1) * _MOST
    for each in scored:
        letter_id = each.row.letter_id
        shared = pooled[letter_id, each.row.part_place] + _LETTER * best[letter_id]
        each.topic, each.words = (each.topic + shared) / most, each.words / most
        share = fresh[known[letter_id].dated]
        each.recent, each.is_recent = each.own * _RECENCY * share, share >= _FRESH
        each.used = _USED * math.log1p(used.get(each.row.id, 0))
    return scored


def _own_scores(
    rows: list[Row[Any]], known: dict[int, Row[Any]], terms: list[Weighed]
) -> list[_Scored]:
    forms = [(at, form) for at, item in enumerate(terms) for form in item.term.forms]
    named: dict[tuple[str, ...], _Named] = {}
    scored = []
    for row in rows:
        names = (row.part, known[row.letter_id].subject, row.topic or "")
        if names not in named:
            named[names] = _in_names([fold(name) for name in names], terms, forms)
        name = named[names]
        scored.append(_Scored(row, name.score, _gained(fold(row.text), name, terms, forms)))
    return scored


def _pooled(scored: list[_Scored]) -> tuple[dict[Part, float], dict[int, float]]:
    """What each part's best passages are worth to the others, and the best part of each letter."""
    parts: dict[Part, list[float]] = {}
    for each in scored:
        parts.setdefault((each.row.letter_id, each.row.part_place), []).append(each.own)
    pooled = {
        key: SIBLINGS * sum(own) / len(own)
        for key, own in ((key, sorted(scores)[-3:]) for key, scores in parts.items())
    }
    best: dict[int, float] = {}
    for (letter_id, _), points in pooled.items():
        best[letter_id] = max(points, best.get(letter_id, 0.0))
    return pooled, best


def _in_names(names: list[str], terms: list[Weighed], forms: list[tuple[int, str]]) -> _Named:
    """What heading, subject and topic hold counts for all passages that have them."""
    frequencies: dict[int, float] = {}
    weights = (_HEADING_WEIGHT, _SUBJECT_WEIGHT, _TOPIC_WEIGHT)
    for name, weight in zip(names, weights, strict=True):
        share = weight / (1 - _B + _B * len(name) / _HEADING_LENGTH)
        for at, form in forms:
            if form in name:
                frequencies[at] = frequencies.get(at, 0.0) + share * name.count(form)
    score = sum(terms[at].weight * _gain(each) for at, each in frequencies.items())
    return _Named(frequencies, score)


def _gained(text: str, named: _Named, terms: list[Weighed], forms: list[tuple[int, str]]) -> float:
    """What a text adds. BM25F: frequencies in all fields are added before they saturate."""
    # Most terms are in no field: only those in the text are looked at one by one.
    there = [pair for pair in forms if pair[1] in text]
    if not there:
        return 0.0
    share = 1 / (1 - _B + _B * len(text) / _TEXT_LENGTH)
    counts: dict[int, int] = {}
    for at, form in there:
        counts[at] = counts.get(at, 0) + text.count(form)
    own = 0.0
    for at, count in counts.items():
        before = named.frequencies.get(at, 0.0)
        own += terms[at].weight * (_gain(before + share * count) - _gain(before))
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


def _hits(tx: Transaction, scored: list[_Scored], terms: list[Weighed]) -> list[Hit]:
    shown = [item for item in terms if item.term.shown]
    rarest = max((item.rarity for item in shown), default=0.0)
    marked = (item.term for item in shown if item.rarity >= _MARKED * rarest)
    needles = [form for term in marked for form in term.forms]
    ids = as_list(each.row.id for each in scored)
    rows = {row.id: row for row in tx.execute(_FULL, {"ids": ids}).all()}
    return [
        Hit(
            passage_from(rows[each.row.id]),
            round(each.total, 4),
            fulltext.marks(each.row.text, needles),
            _reasons(each),
        )
        for each in scored
    ]


def _reasons(each: _Scored) -> tuple[Reason, ...]:
    """What the score is made of, the weightiest first; a trace of words or topic is none."""
    least = _TOLD * each.total
    parts = [
        (each.topic, Reason.TOPIC, each.topic >= least),
        (each.words, Reason.WORDS, each.words >= least),
        (each.used, Reason.USED, each.used > 0),
        (each.recent, Reason.RECENT, each.is_recent),
    ]
    told = [(worth, reason) for worth, reason, is_told in parts if is_told]
    return tuple(reason for _, reason in sorted(told, key=lambda pair: -pair[0]))
