"""Which parts of letters may answer a point: few enough to score every passage of theirs.

The index names the newest passages that share a term with the point, for each of the weightiest
terms and for pairs of them; their parts follow by the weight of what they share, and the other
parts of the letters that come first.
"""

from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select

from replydesk.store import token_index
from replydesk.store.engine import Transaction
from replydesk.store.narrowing import Narrowed, few_places
from replydesk.store.rows import passages
from replydesk.store.terms import Weighed
from replydesk.store.token_index import ROOM, among, as_list

SIBLINGS = 1.4  # what the best passages of a part are worth to the others, to their own worth

Part = tuple[int, int]  # the letter's id and the part's place


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a look for candidates goes."""

    terms: int  # the index is asked for so many terms
    of_term: int  # and names the newest passages of each
    paired: int  # so many of the terms are asked for two by two
    of_pair: int
    looked_up: int  # passages whose part is looked up
    parts: int  # parts that are scored
    letters: int  # of the best letters other parts are scored too
    others: int  # so many


WIDE = Reach(24, 250, 5, 60, looked_up=600, parts=60, letters=6, others=12)
NARROW = Reach(8, 60, 3, 30, looked_up=100, parts=14, letters=2, others=3)
_FILTERED = 4  # times as many candidates, where only some letters are wanted

_PARTS_OF_PASSAGES = select(
    *passages.c["id", "letter_id", "part_place", "kind", "part", "topic", "retired"]
).where(among(passages.c.id, "ids"))
_PARTS_OF_LETTERS = (
    select(*passages.c["letter_id", "part_place"])
    .distinct()
    .where(among(passages.c.letter_id, "ids"))
)


def parts_near(
    tx: Transaction,
    weighed: list[Weighed],
    narrow: Narrowed,
    reach: Reach,
    exclude_letter: int | None,
) -> list[Part]:
    """The parts that share most with the point, best first, as far as the filter lets them."""
    few = few_places(tx, narrow)
    if few is not None:
        return _parts_at(tx, few, exclude_letter)
    found = _candidates(tx, weighed, narrow, reach)
    best = sorted(found, key=lambda passage_id: (-found[passage_id], -passage_id))
    times = _FILTERED if narrow.by_letter else 1
    ids = as_list(best[: reach.looked_up * times])
    parts: dict[Part, float] = {}
    for row in tx.execute(_PARTS_OF_PASSAGES, {"ids": ids}).all():
        if row.letter_id != exclude_letter and narrow.lets_through(row, kind=False):
            key = (row.letter_id, row.part_place)
            high, low = sorted((parts.get(key, 0.0), found[row.id]), reverse=True)
            parts[key] = high + SIBLINGS / 4 * low
    best_parts = sorted(parts, key=lambda key: (-parts[key], key))
    return _with_others(tx, best_parts, reach)


def _parts_at(tx: Transaction, places: list[int], exclude_letter: int | None) -> list[Part]:
    """The parts of all these places, newest first."""
    ids = [place % ROOM for place in places]
    rows = {row.id: row for row in tx.execute(_PARTS_OF_PASSAGES, {"ids": as_list(ids)})}
    found = (rows[each] for each in ids if each in rows)
    return list(
        dict.fromkeys(
            (row.letter_id, row.part_place) for row in found if row.letter_id != exclude_letter
        )
    )


def _with_others(tx: Transaction, parts: list[Part], reach: Reach) -> list[Part]:
    """The first of these parts, and the other parts of the letters that come first."""
    near = list(dict.fromkeys(letter_id for letter_id, _ in parts))[: reach.letters]
    rows = tx.execute(_PARTS_OF_LETTERS, {"ids": as_list(near)}).all()
    first = parts[: reach.parts - reach.others]
    others = sorted(
        {(int(letter_id), int(part_place)) for letter_id, part_place in rows}.difference(first),
        key=lambda key: (near.index(key[0]), key[1]),
    )
    return list(dict.fromkeys([*first, *others, *parts]))[: reach.parts]


def _candidates(
    tx: Transaction, weighed: list[Weighed], narrow: Narrowed, reach: Reach
) -> dict[int, float]:
    """Passage ids and the weight of the terms the index says they have."""
    asked = [item for item in weighed if not item.term.single][: reach.terms]
    asked = asked or weighed[: reach.terms]
    questions = [(item.term.match(), reach.of_term, 1 << at) for at, item in enumerate(asked)]
    # Common terms reach back a short while only; two weighty ones together reach further.
    questions += [
        (asked[a].term.match() & asked[b].term.match(), reach.of_pair, 1 << a | 1 << b)
        for a, b in combinations(range(min(reach.paired, len(asked))), 2)
    ]
    times = _FILTERED if narrow.by_letter else 1
    answers = token_index.places_of_each(
        tx,
        [(match, most * times) for match, most, _ in questions],
        first=narrow.first,
        last=narrow.last,
    )
    held: dict[int, int] = {}  # which of the terms, as bits
    for (_, _, bits), places in zip(questions, answers, strict=True):
        for place in places:
            held[place] = held.get(place, 0) | bits
    weights = {
        bits: sum(item.weight for at, item in enumerate(asked) if bits >> at & 1)
        for bits in set(held.values())
    }
    return {place % ROOM: weights[bits] for place, bits in held.items()}
