"""What the token index answers, from the passages themselves: exact, and slow (a `TokenSql`).

It stands in while the index is damaged or being made anew. What is written meanwhile goes into the
part of the index that is there already; the rest follows when its turn comes.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from replydesk.domain.letter import SectionKind
from replydesk.store import index_state, token_index
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import EVERY, as_tokens_see, counted, kind_token
from replydesk.store.rows import passages, removed_letters
from replydesk.store.token_index import LAST, ROOM, Match

_KEPT = 200_000  # passages whose text a transaction remembers: some 60 MB
_COUNTED = 20_000  # the newest, which tell how common a token is
_AT_ONCE = 1000
_APART = "\n"  # no token has it

_shown = passages.c.letter_id.not_in(removed_letters())
_NEWEST = (
    select(*passages.c["id", "year", "kind", "text", "part"])
    .where(_shown)
    .order_by(passages.c.year.desc(), passages.c.id.desc())
)

_Seen = tuple[int, str]  # minus the place, and what tokens are looked for in


def add(tx: Transaction, entries: Sequence[tuple[int, str]], _: Sequence[tuple[str, int]]) -> None:
    """See `token_index.add`: into the part of the index that is there."""
    there = _there(tx, entries)
    token_index.of_database(tx).add(tx, there, counted(there))
    _scans.pop(tx, None)


def forget(
    tx: Transaction, entries: Sequence[tuple[int, str]], _: Sequence[tuple[str, int]]
) -> None:
    """See `token_index.forget`: out of the part of the index that is there."""
    there = _there(tx, entries)
    token_index.of_database(tx).forget(tx, there, counted(there))
    _scans.pop(tx, None)


def counts(tx: Transaction, tokens: Collection[str]) -> dict[str, int]:
    """See `token_index.counts`: told by the newest passages, and so about right only."""
    total = int(tx.execute(select(func.count()).select_from(passages).where(_shown)).scalar_one())
    found = Counter({EVERY: total} if EVERY in tokens else {})
    wanted = [token for token in tokens if token != EVERY]
    newest = list(islice(_scan(tx).passages(tx), _COUNTED))
    for _, seen in newest:
        found.update(token for token in wanted if token in seen)
    scale = total / len(newest) if newest else 1
    return {
        token: count if token == EVERY else round(count * scale) for token, count in found.items()
    }


def places(tx: Transaction, match: Match, first: int, last: int, most: int) -> list[int]:
    """See `token_index.places`."""
    fits = _test(match)
    found: list[int] = []
    for minus_place, seen in _scan(tx).passages(tx, last):
        if -minus_place < first or len(found) == most:
            break
        if fits(seen):
            found.append(-minus_place)
    return found


def places_of_each(
    tx: Transaction, questions: Sequence[tuple[Match, int]], first: int, last: int
) -> list[list[int]]:
    """See `token_index.places_of_each`."""
    return [places(tx, match, first, last, most) for match, most in questions]


def clear(tx: Transaction) -> None:
    """See `token_index.clear`."""
    token_index.of_database(tx).clear(tx)


def is_sound(_: Transaction) -> bool:
    """See `token_index.is_sound`."""
    return False


class _Scan:
    """The passages of the library as one transaction sees them, newest first, each folded once."""

    def __init__(self) -> None:
        self._kept: list[_Seen] = []
        self._headings: dict[str, str] = {}

    def passages(self, tx: Transaction, last: int = LAST) -> Iterator[_Seen]:
        """(minus place, what tokens are looked for in) of each, from the place `last` down."""
        at = bisect_left(self._kept, (-last, ""))
        while at < len(self._kept) or self._extend(tx):
            if self._kept[at][0] >= -last:
                yield self._kept[at]
            at += 1
        if len(self._kept) == _KEPT:
            for seen in self._read(tx, -self._kept[-1][0]):
                if seen[0] >= -last:
                    yield seen

    def _extend(self, tx: Transaction) -> bool:
        before = len(self._kept)
        oldest = -self._kept[-1][0] if self._kept else LAST
        self._kept += self._read(tx, oldest, min(_AT_ONCE, _KEPT - before))
        return len(self._kept) > before

    def _read(self, tx: Transaction, before: int, most: int | None = None) -> Iterator[_Seen]:
        year, passage_id = divmod(before, ROOM)
        this_year = (passages.c.year == year) & (passages.c.id < passage_id)
        older = _NEWEST.where((passages.c.year < year) | this_year).limit(most)
        for row in tx.execute(older):
            if (part := self._headings.get(row.part)) is None:
                part = self._headings[row.part] = as_tokens_see(row.part)
            own = (
                as_tokens_see(row.text),
                part,
                _filter(EVERY),
                _filter(kind_token(SectionKind(row.kind))),
            )
            yield -token_index.place_of(row.id, row.year), _APART.join(own)


# The values do not hold their keys: a transaction that is over takes its scan with it.
_scans: WeakKeyDictionary[Transaction, _Scan] = WeakKeyDictionary()


def _scan(tx: Transaction) -> _Scan:
    return _scans.setdefault(tx, _Scan())


def _filter(token: str) -> str:
    """A filter token as no folded text can hold it."""
    return token.upper() if len(token) > 2 else token


def _test(match: Match) -> Callable[[str], bool]:
    groups = [[[_filter(token) for token in each] for each in group] for group in match.groups]

    def fits(seen: str) -> bool:
        return all(any(all(token in seen for token in each) for each in group) for group in groups)

    return fits


def _there(tx: Transaction, entries: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """The entries of passages that the part of the index covers which is made already."""
    highest = index_state.reach(tx) or 0
    return [entry for entry in entries if entry[0] % ROOM <= highest]
