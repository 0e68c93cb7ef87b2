"""Passages to answer a deputy's point with, ranked.

The index names the parts of letters that share rare pairs of characters or synonyms with the
point; every passage of these parts is then scored on its row: BM25F over text and part heading,
plus what its sibling points score, a little for recency and for having been used before.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import Row, bindparam, func

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Hit
from replydesk.store import fulltext
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import ROOM, fold
from replydesk.store.rows import passage_from, passages, select_passages
from replydesk.store.terms import Term, terms_of

_ASKED = 24  # terms the index is asked for: the weightiest
_PER_TERM = 250  # the newest passages of each term
_PARTS = 90  # parts whose passages are read
_ROWS = 1000
_TERMS = 60
_PAIRED, _PER_PAIR = 5, 60
_NAMED = 0.15  # the share of the point's weight from which a field is named as a reason

_K1, _B = 1.2, 0.6
_HEADING_WEIGHT, _HEADING_LENGTH, _TEXT_LENGTH = 2.2, 18, 110
_SIBLINGS = 0.6
_RECENCY = 0.1  # at most this share more for the newest; halved every three years
_USED = 0.05


_wanted = func.json_each(bindparam("parts")).table_valued("value", name="wanted")
_OF_PARTS = (
    select_passages()
    .where(
        passages.c.letter_id == func.json_extract(_wanted.c.value, "$[0]"),
        passages.c.part_place == func.json_extract(_wanted.c.value, "$[1]"),
    )
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class _Weighed:
    term: Term
    weight: float


@dataclass(slots=True)
class _Score:
    own: float = 0.0
    in_text: float = 0.0
    in_heading: float = 0.0
    total: float = 0.0


def suggest(
    tx: Transaction,
    text: str,
    *,
    kind: SectionKind | None,
    limit: int,
    exclude_letter: int | None,
) -> list[Hit]:
    """The passages that answer a point best; [] where no word of it is in the library."""
    weighed = _weigh(tx, terms_of(text))
    if not weighed or limit < 1:
        return []
    parts = _parts(tx, weighed, exclude_letter)
    scored = _scored(list(_rows(tx, parts)), weighed)
    newest = max((row.dated for row, _ in scored), default="")
    hits = [
        _hit(row, score, newest, weighed)
        for row, score in scored
        if score.total > 0 and (kind is None or row.kind == kind)
    ]
    hits.sort(key=lambda hit: (-hit.score, -hit.passage.id))
    return [_marked(hit, weighed) for hit in hits[:limit]]


def _weigh(tx: Transaction, terms: list[Term]) -> list[_Weighed]:
    """The terms the library knows, weightiest first; a rare term weighs more."""
    needed = {token for term in terms for token in term.tokens()}
    rows = tx.exec_driver_sql(
        "SELECT token, passages FROM token_counts WHERE token IN (SELECT value FROM json_each(?))",
        (fulltext.as_list(sorted(needed | {fulltext.EVERY})),),
    )
    counts = {row.token: int(row.passages) for row in rows}
    total = counts.get(fulltext.EVERY, 0)
    out = []
    for term in terms:
        known = min(term.count(counts), total)
        if known:
            rarity = math.log(1 + (total - known + 0.5) / (known + 0.5))
            out.append(_Weighed(term, term.factor * rarity))
    out.sort(key=lambda item: -item.weight)
    return out[:_TERMS]


def _parts(
    tx: Transaction, weighed: list[_Weighed], exclude_letter: int | None
) -> list[tuple[int, int]]:
    """(letter, part) of the parts that share most with the point, best first."""
    found = _candidates(tx, weighed)
    best = sorted(found, key=lambda passage_id: (-found[passage_id], -passage_id))[:_ROWS]
    rows = tx.exec_driver_sql(
        "SELECT id, letter_id, part_place FROM passages"
        " WHERE id IN (SELECT value FROM json_each(?))",
        (fulltext.as_list(best),),
    )
    parts: dict[tuple[int, int], float] = {}
    for row in rows:
        if row.letter_id != exclude_letter:
            key = (row.letter_id, row.part_place)
            high, low = sorted((parts.get(key, 0.0), found[row.id]), reverse=True)
            parts[key] = high + _SIBLINGS / 4 * low
    return sorted(parts, key=lambda key: (-parts[key], key))[:_PARTS]


def _candidates(tx: Transaction, weighed: list[_Weighed]) -> dict[int, float]:
    """Passage ids and the weight of the terms the index says they have."""
    asked = [item for item in weighed if not item.term.single][:_ASKED] or weighed[:_ASKED]
    questions: list[tuple[str, int, tuple[_Weighed, ...]]] = [
        (item.term.match(), _PER_TERM, (item,)) for item in asked
    ]
    # Common terms reach back a short while only; two rare ones together reach further.
    questions += [
        (f"({a.term.match()}) AND ({b.term.match()})", _PER_PAIR, (a, b))
        for a, b in combinations(asked[:_PAIRED], 2)
    ]
    holds: dict[int, set[_Weighed]] = {}
    for match, most, items in questions:
        rows = tx.exec_driver_sql(
            "SELECT rowid FROM passage_tokens WHERE passage_tokens MATCH ?"
            " ORDER BY rowid DESC LIMIT ?",
            (match, most),
        )
        for place in rows.scalars():
            holds.setdefault(place % ROOM, set()).update(items)
    return {place: sum(item.weight for item in items) for place, items in holds.items()}


def _rows(tx: Transaction, parts: list[tuple[int, int]]) -> Iterator[Row[Any]]:
    yield from tx.execute(_OF_PARTS, {"parts": fulltext.as_list(parts), "most": _ROWS})


def _scored(rows: Iterable[Row[Any]], weighed: list[_Weighed]) -> list[tuple[Row[Any], _Score]]:
    headings: dict[str, list[int]] = {}
    scored: list[tuple[Row[Any], _Score]] = []
    parts: dict[tuple[int, int], list[float]] = {}
    for row in rows:
        if row.part not in headings:
            headings[row.part] = _frequencies(fold(row.part), weighed)
        score = _own_score(fold(row.text), headings[row.part], len(row.part), weighed)
        scored.append((row, score))
        parts.setdefault((row.letter_id, row.part_place), []).append(score.own)
    whole = sum(item.weight for item in weighed) * (_K1 + 1) * (1 + _SIBLINGS)
    for row, score in scored:
        best = sorted(parts[row.letter_id, row.part_place], reverse=True)[:3]
        score.total = (score.own + _SIBLINGS * sum(best) / len(best)) / whole
    return scored


def _frequencies(folded: str, weighed: list[_Weighed]) -> list[int]:
    return [sum(map(folded.count, item.term.forms)) for item in weighed]


def _own_score(text: str, heading: list[int], length: int, weighed: list[_Weighed]) -> _Score:
    """BM25F: the frequencies in both fields are weighed and added before they saturate."""
    text_share = 1 / (1 - _B + _B * len(text) / _TEXT_LENGTH)
    heading_share = _HEADING_WEIGHT / (1 - _B + _B * length / _HEADING_LENGTH)
    score = _Score()
    for item, in_heading in zip(weighed, heading, strict=True):
        in_text = sum(map(text.count, item.term.forms))
        if in_text or in_heading:
            frequency = text_share * in_text + heading_share * in_heading
            score.own += item.weight * (_K1 + 1) * frequency / (_K1 + frequency)
            score.in_text += item.weight * bool(in_text)
            score.in_heading += item.weight * bool(in_heading)
    return score


def _hit(row: Row[Any], score: _Score, newest: str, weighed: list[_Weighed]) -> Hit:
    passage = passage_from(row)
    age = _years_between(passage.dated, newest)
    total = score.total * (1 + _RECENCY * 0.5 ** (age / 3)) + _USED * math.log1p(passage.used) / 10
    whole = sum(item.weight for item in weighed)
    reasons = {
        "heading": score.in_heading > _NAMED * whole,
        "words": score.in_text > _NAMED * whole,
        "used": passage.used > 0,
        "recent": age <= 1,
    }
    return Hit(passage, round(total, 4), why=tuple(code for code, true in reasons.items() if true))


def _years_between(dated: str, newest: str) -> float:
    try:
        return (date.fromisoformat(newest) - date.fromisoformat(dated)).days / 365
    except ValueError:
        return 99.0


def _marked(hit: Hit, weighed: list[_Weighed]) -> Hit:
    needles = [form for item in weighed if item.term.shown for form in item.term.forms]
    spans = fulltext.marks(hit.passage.text, needles)
    return replace(hit, marks=spans)
