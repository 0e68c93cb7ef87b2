"""The token index as the database keeps it: what differs between databases is behind this seam.

A place is year * ROOM + passage id, so that the order of places is that of time. The functions here
choose the SQL of the transaction's database; a module of a database is a `TokenSql`.
"""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeVar
from weakref import WeakSet

from sqlalchemy import Boolean, ColumnElement, Integer, TableValuedAlias, Text, bindparam
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from replydesk.store import index_state, sqlite_tokens
from replydesk.store.engine import Transaction
from replydesk.store.postgres import tokens as postgres_tokens

T = TypeVar("T")

_not_hollow: WeakSet[Transaction] = WeakSet()  # transactions in which the index named something

ROOM = 10**8
EVERY = "every"  # a token each passage has; longer than a pair, so no text can collide with it
COUNTED, _EACH = 4096, 8  # passages with tokens that are all counted; of later ones one in eight
LAST = 10**12 - 1  # after every place: years have four figures


@dataclass(frozen=True, slots=True)
class Match:
    """Which passages are asked for by their tokens: AND of OR of AND.

    Each group must hold: one of its alternatives, of which every token. There is one at least.
    """

    groups: tuple[tuple[tuple[str, ...], ...], ...]

    @classmethod
    def every(cls, tokens: Iterable[str]) -> Self:
        """Passages with every one of the tokens."""
        return cls(tuple(((token,),) for token in tokens))

    @classmethod
    def any_of(cls, alternatives: Iterable[Sequence[str]]) -> Self:
        """Passages with every token of one of the alternatives at least."""
        return cls((tuple(map(tuple, alternatives)),))

    def __and__(self, other: Self) -> Self:
        return type(self)(self.groups + other.groups)


class TokenSql(Protocol):
    """The token index in the SQL of one database; the functions below say what each does."""

    def add(
        self, tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
    ) -> None: ...
    def forget(
        self, tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
    ) -> None: ...
    def counts(self, tx: Transaction, tokens: Collection[str]) -> dict[str, int]: ...
    def places(
        self, tx: Transaction, match: Match, first: int, last: int, most: int
    ) -> list[int]: ...
    def places_of_each(
        self, tx: Transaction, questions: Sequence[tuple[Match, int]], first: int, last: int
    ) -> list[list[int]]: ...
    def clear(self, tx: Transaction) -> None: ...
    def is_sound(self, tx: Transaction) -> bool: ...


_BY_DIALECT: dict[str, TokenSql] = {
    "sqlite": sqlite_tokens,
    "postgresql": postgres_tokens,
}


def place_of(passage_id: int, year: int) -> int:
    """The place of a passage in the index."""
    return year * ROOM + passage_id


def counted_for(place: int) -> int:
    """How many passages the one at a place counts for; 0 where another stands for it.

    The first passages of a library are counted one by one. Of later ones one in eight stands for
    eight: a ranking needs no more, and counting was half the cost of storing a letter. It depends
    on the place alone, so that forgetting takes away what adding gave.
    """
    passage_id = place % ROOM
    if passage_id <= COUNTED:
        return 1
    # Scattered: letters are of like length, and each eighth passage might always be their first.
    return 0 if (passage_id * 0x9E3779B1 >> 16) % _EACH else _EACH


def add(
    tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
) -> None:
    """Put passages into the index.

    Entries are (place, tokens parted by blanks), `counts` what they add to the count of each token.
    """
    _written(tx, lambda sql: sql.add(tx, entries, counts))


def forget(
    tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
) -> None:
    """Take passages out of the index; entries and counts must be those they were added with."""
    _written(tx, lambda sql: sql.forget(tx, entries, counts))


def counts(tx: Transaction, tokens: Collection[str]) -> dict[str, int]:
    """How many passages have each token, about; tokens that none has are missing."""
    found = noted_counts(tx, {*tokens, EVERY})
    if found.get(EVERY, 0) > COUNTED and index_state.reach(tx) is None:
        # Not every passage is counted: the index tells whether a rare token is there at all.
        rest = sorted(set(tokens) - found.keys())
        rare = places_of_each(tx, [(Match.every([token]), _EACH) for token in rest])
        found |= {token: len(there) for token, there in zip(rest, rare, strict=True) if there}
    return {token: count for token, count in found.items() if token in tokens}


def noted_counts(tx: Transaction, tokens: Collection[str]) -> dict[str, int]:
    """The same at once; of a large library tokens that few passages have may be missing too."""
    return _asked(tx, lambda sql: sql.counts(tx, tokens))


def places(
    tx: Transaction, match: Match, *, first: int = 0, last: int = LAST, most: int
) -> list[int]:
    """The highest places that fit, `first` to `last`, both included: newest first, at most so many.

    They are candidates. Where the index is damaged or being made anew, the passages themselves are
    gone through: that takes longer, and none is missed.
    """

    def ask(sql: TokenSql) -> list[int]:
        return sql.places(tx, match, first, last, most)

    found = _asked(tx, ask)
    if found or most < 1 or index_state.reach(tx) is not None or not _is_hollow(tx):
        return found
    index_state.note_damage(tx)
    return ask(_without_index())


def places_of_each(
    tx: Transaction, questions: Sequence[tuple[Match, int]], *, first: int = 0, last: int = LAST
) -> list[list[int]]:
    """What `places` answers to each of the questions, (match, most), asked together."""
    return _asked(tx, lambda sql: sql.places_of_each(tx, questions, first, last))


def clear(tx: Transaction) -> None:
    """Make index and counts anew, empty, whatever state they are in."""
    of_database(tx).clear(tx)


def is_sound(tx: Transaction) -> bool:
    """False where the database itself finds the index damaged."""
    return of_database(tx).is_sound(tx)


def among(column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """Is the column one of the numbers that the parameter `name` lists as `as_list` made it?"""
    listed = _Listed(bindparam(name, type_=Text))
    return column.op("IN", is_comparison=True, return_type=Boolean())(listed)


def listed(name: str) -> TableValuedAlias:
    """The numbers of the parameter `name` as a table to join with: its column is `number`."""
    return _Listed(bindparam(name, type_=Text)).table_valued("number", name=name)


def as_list(numbers: Iterable[int]) -> str:
    """Numbers as the one parameter of `among` and `listed`, which takes thousands at no cost."""
    return json.dumps(list(numbers))


class _Listed(FunctionElement[int]):
    type = Integer()
    inherit_cache = True


@compiles(_Listed)
def _listed_in_sqlite(element: _Listed, compiler: Any, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    return f"(SELECT value AS number FROM json_each({given}))"  # noqa: S608 - a parameter


@compiles(_Listed, "postgresql")
def _listed_in_postgresql(element: _Listed, compiler: Any, **options: Any) -> str:
    given = compiler.process(element.clauses, **options)
    listed = f"json_array_elements_text(CAST({given} AS JSON))"
    return f"(SELECT CAST(value AS BIGINT) AS number FROM {listed})"  # noqa: S608 - the same


def of_database(tx: Transaction) -> TokenSql:
    """The index itself, whatever state it is in."""
    return _BY_DIALECT[tx.dialect.name]


def _chosen(tx: Transaction) -> TokenSql:
    return of_database(tx) if index_state.reach(tx) is None else _without_index()


def _without_index() -> TokenSql:
    from replydesk.store import scanned_tokens  # which needs this module

    return scanned_tokens


def _is_hollow(tx: Transaction) -> bool:
    """Whether the index names nothing though it counts passages: lost blocks raise no error."""
    if tx not in _not_hollow:
        sql = of_database(tx)
        if sql.counts(tx, [EVERY]).get(EVERY, 0) and not _asked(tx, _any_place(tx)):
            return True
        _not_hollow.add(tx)
    return False


def _any_place(tx: Transaction) -> Callable[[TokenSql], list[int]]:
    return lambda sql: sql.places(tx, Match.every([EVERY]), 0, LAST, 1)


def _asked(tx: Transaction, ask: Callable[[TokenSql], T]) -> T:
    try:
        return ask(_chosen(tx))
    except DBAPIError as error:
        if not index_state.is_damage(error):
            raise
    index_state.note_damage(tx)
    return ask(_without_index())


def _written(tx: Transaction, write: Callable[[TokenSql], None]) -> None:
    try:
        write(_chosen(tx))
    except DBAPIError as error:
        if not index_state.is_damage(error):
            raise
    else:
        return
    # What is being saved must not be lost with the index: the index is made anew instead.
    clear(tx)
    index_state.set_reach(tx, 0)
    index_state.note_damage(tx)
    write(_without_index())
