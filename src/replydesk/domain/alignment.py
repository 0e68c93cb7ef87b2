"""Which paragraphs of two versions of a text belong together, whatever became of their order.

Told by likeness alone: the share of pairs of neighbouring characters that two paragraphs have in
common. Equal neighbours and equal tags (what a paragraph looks like it is) speak for a pair.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_LEAST = 0.45  # likeness of a pair
_CONTAINED = 0.75  # share of a piece that stands in the paragraph it was split off
_WEIGHT_OF_PART = 0.6
_SHORTEST_PART = 10  # pairs of characters
_SAME_TAG, _OTHER_TAG, _NEIGHBOUR = 0.2, -0.3, 0.15


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph to be aligned: its words without ordinal, and what it looks like ("" unknown)."""

    text: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """Positions that belong together: one of each, one with several, or one side alone.

    `moved` is true where the pair stands in another order than most others.
    """

    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


def likeness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (equal but for blanks)."""
    return _dice(_pairs(one), _pairs(other))


def align(old: Sequence[Piece], new: Sequence[Piece]) -> list[Match]:
    """Every position of both exactly once: matches in the order of `new`, then what is gone."""
    work = _Work([_pairs(each.text) for each in old], [_pairs(each.text) for each in new])
    _pair_unique(old, new, work)
    _pair_alike(old, new, work)
    _pair_between(old, new, work)
    groups = _grown(work)
    order = _in_order([group[0] for group in groups])
    matches = [
        Match(tuple(before), tuple(after), moved=at not in order)
        for at, (before, after) in enumerate(groups)
    ]
    taken = {position for match in matches for position in match.new}
    matches += [Match((), (j,)) for j in range(len(new)) if j not in taken]
    matches.sort(key=lambda match: match.new[0])
    kept = {position for match in matches for position in match.old}
    return matches + [Match((i,), ()) for i in range(len(old)) if i not in kept]


@dataclass(slots=True)
class _Work:
    """Pairs found so far, in both directions."""

    old: list[Counter[str]]
    new: list[Counter[str]]
    to_new: dict[int, int] = field(default_factory=dict)
    to_old: dict[int, int] = field(default_factory=dict)

    def pair(self, i: int, j: int) -> None:
        self.to_new[i] = j
        self.to_old[j] = i

    def is_free(self, i: int, j: int) -> bool:
        return (
            0 <= i < len(self.old)
            and 0 <= j < len(self.new)
            and i not in self.to_new
            and j not in self.to_old
        )


def _pairs(text: str) -> Counter[str]:
    plain = "".join(text.split())
    marked = f"^{plain}$" if plain else ""
    return Counter(marked[at : at + 2] for at in range(len(marked) - 1))


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _pair_unique(old: Sequence[Piece], new: Sequence[Piece], work: _Work) -> None:
    """Words that occur once in both, and then equal neighbours of what was paired."""
    counts = [Counter(each.text for each in pieces) for pieces in (old, new)]
    places = {each.text: j for j, each in enumerate(new)}
    for i, each in enumerate(old):
        if counts[0][each.text] == 1 and counts[1][each.text] == 1 and each.text:
            work.pair(i, places[each.text])
    for step in (-1, 1):  # a heading goes with what stands below it
        for i in sorted(work.to_new):
            a, b = i + step, work.to_new[i] + step
            while work.is_free(a, b) and old[a].text == new[b].text:
                work.pair(a, b)
                a, b = a + step, b + step


def _pair_alike(old: Sequence[Piece], new: Sequence[Piece], work: _Work) -> None:
    """The best of all likely pairs first."""
    found = []
    for j, i, common in _candidates(work):
        sizes = work.old[i].total(), work.new[j].total()
        score = 2 * common / sum(sizes)
        if min(sizes) >= _SHORTEST_PART:
            score = max(score, _WEIGHT_OF_PART * common / min(sizes))
        score += _for_tags(old[i].tag, new[j].tag)
        score += _NEIGHBOUR * _has_neighbour(work, i, j)
        if score >= _LEAST:
            found.append((-score, abs(i - j), i, j))
    for _, _, i, j in sorted(found):
        if work.is_free(i, j):
            work.pair(i, j)


def _candidates(work: _Work) -> Iterable[tuple[int, int, int]]:
    """(new, old, pairs of characters in common) of all that are free and share any."""
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, counted in enumerate(work.old):
        if i not in work.to_new:
            for pair, count in counted.items():
                index[pair].append((i, count))
    for j, counted in enumerate(work.new):
        if j in work.to_old:
            continue
        common: Counter[int] = Counter()
        for pair, count in counted.items():
            for i, other in index.get(pair, ()):
                common[i] += min(count, other)
        for i, shared in common.items():
            yield j, i, shared


def _for_tags(one: str, other: str) -> float:
    if not one or not other:
        return 0.0
    return _SAME_TAG if one == other else _OTHER_TAG


def _has_neighbour(work: _Work, i: int, j: int) -> bool:
    return work.to_new.get(i - 1, -2) == j - 1 or work.to_new.get(i + 1, -2) == j + 1


def _pair_between(old: Sequence[Piece], new: Sequence[Piece], work: _Work) -> None:
    """One paragraph alone in its gap on both sides was written anew, if it looks like the same."""
    for j in range(len(new)):
        i = work.to_old.get(j - 1, -2) + 1
        if not work.is_free(i, j) or old[i].tag != new[j].tag:
            continue
        closed = i + 1 == len(old) and j + 1 == len(new)
        alike = bool(old[i].tag) or _dice(work.old[i], work.new[j]) >= _LEAST / 2
        if alike and (closed or work.to_new.get(i + 1) == j + 1):
            work.pair(i, j)


def _grown(work: _Work) -> list[tuple[list[int], list[int]]]:
    """The pairs in the order of the new text, with the pieces that were split off or joined on."""
    groups = []
    free_old = set(range(len(work.old))) - set(work.to_new)
    free_new = set(range(len(work.new))) - set(work.to_old)
    for j in sorted(work.to_old):
        i = work.to_old[j]
        after = _pieces_of(work.old[i], work.new, j, free_new)
        before = _pieces_of(work.new[j], work.old, i, free_old) if len(after) == 1 else [i]
        free_new -= set(after)
        free_old -= set(before)
        groups.append((before, after))
    return groups


def _pieces_of(
    whole: Counter[str], others: Sequence[Counter[str]], at: int, free: set[int]
) -> list[int]:
    """`at` and the free neighbours of it that make up the rest of `whole`."""
    pieces = [at]
    rest = whole - others[at]
    for step in (1, -1):
        near = at + step
        while near in free and (size := others[near].total()) >= _SHORTEST_PART / 2:
            if (others[near] & rest).total() < _CONTAINED * size:
                break
            rest = rest - others[near]
            pieces.append(near)
            near += step
    return sorted(pieces)


def _in_order(olds: Sequence[Sequence[int]]) -> set[int]:
    """Which of the groups keep the order most others have: a longest rising row of first places."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for at, group in enumerate(olds):
        place = bisect_left(tails, group[0])
        if place == len(tails):
            tails.append(group[0])
            ends.append(at)
        else:
            tails[place], ends[place] = group[0], at
        if place:
            before[at] = ends[place - 1]
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(at)
        at = before.get(at, -1)
    return kept
