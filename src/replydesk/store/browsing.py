"""All passages of the library in some order, and how many there are of each topic, body and year.

Everything is asked of an index that holds no texts, letter by letter; what concerns letters is
looked up once for each letter. So a list of 100,000 passages never walks their rows.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, Row, Text, cast, func, or_, select

from replydesk.domain.browsing import Facets, Order, Pick, by_sound
from replydesk.domain.letter import SectionKind
from replydesk.domain.packing import storable
from replydesk.domain.passage import Filter, Passage
from replydesk.store import containing
from replydesk.store.batches import batches
from replydesk.store.containing import Holders
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.narrowing import narrowed
from replydesk.store.rows import (
    letters,
    passage_from,
    passages,
    removed_letters,
    select_passages,
)
from replydesk.store.token_index import among, as_list
from replydesk.store.use_counts import most_used, use_counts

_EVERY = 10**8  # passages: all there can be
_KINDS = {kind.value: place for place, kind in enumerate(SectionKind)}
_NONE_OR_YEAR: tuple[tuple[str, ...], ...] = ((), ("year",))
_NONE_OR_BODY: tuple[tuple[str, ...], ...] = ((), ("body",))

_ids = func.aggregate_strings(cast(passages.c.id, Text), ",").label("ids")
_LETTERS = select(*letters.c["id", "issuing_body", "dated"]).where(
    letters.c.id.not_in(removed_letters())
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is listed: a filter, the words of a text, and whole values that are picked."""

    filter: Filter
    text: str
    pick: Pick


@dataclass(slots=True)
class _Narrow:
    """What is wanted, as conditions by what they concern, with their parameters, and letters.

    `fails` holds for each letter that is there what it fails in: year, body, both or nothing.
    """

    letters: dict[int, Row[Any]]
    fails: dict[int, tuple[str, ...]]
    conditions: dict[str, ColumnElement[bool]] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, *choices: ColumnElement[bool]) -> None:
        """A condition that holds where one of the choices does."""
        self.conditions[name] = or_(*choices)

    def held(self, name: str, found: Holders) -> list[ColumnElement[bool]]:
        """That a passage is one of these, or in one of these letters."""
        self.parameters |= {
            f"{name}_passages": as_list(found.passages),
            f"{name}_letters": as_list(found.letters),
        }
        return [
            among(passages.c.id, f"{name}_passages"),
            among(passages.c.letter_id, f"{name}_letters"),
        ]

    def rows(
        self, tx: Transaction, *columns: ColumnElement[Any], by: Sequence[str], but: str = ""
    ) -> list[Any]:
        """Groups of what is wanted, whatever it is in `but`; of letters there and not.

        Each is a row of what it is grouped by, then of the columns.
        """
        where = [condition for name, condition in self.conditions.items() if name != but]
        own = [passages.c[name] for name in by]
        return list(
            tx.execute(select(*own, *columns).where(*where).group_by(*own), self.parameters).all()
        )


def browse(tx: Transaction, wanted: Wanted, order: Order) -> list[int]:
    """The ids of all passages that are wanted."""
    narrow = _narrowed(tx, wanted)
    groups = _grouped(tx, narrow, order)
    place = _places(narrow, order)
    lists = sorted((group, place[letter], ids) for group, letter, ids in groups if letter in place)
    ids = [number for *_, own in lists for number in _in_letter(own)]
    if order is Order.USED:
        used = use_counts(tx, most_used(tx, _EVERY))
        ids.sort(key=lambda number: -used.get(number, 0))
    return ids


def browse_first(tx: Transaction, wanted: Wanted, order: Order, most: int) -> list[int]:
    """The first of the ids that `browse` gives, at most so many.

    Where the order is that of letters only a few of them are looked at.
    """
    if order not in (Order.NEWEST, Order.OLDEST, Order.BODY):
        return browse(tx, wanted, order)[:most]
    narrow = _narrowed(tx, wanted)
    narrow.add("first", among(passages.c.letter_id, "first"))
    letters_left = iter(_places(narrow, order))
    ids: list[int] = []
    while len(ids) < most and (some := list(islice(letters_left, most))):
        narrow.parameters["first"] = as_list(some)
        own = {row.letter_id: row.ids for row in narrow.rows(tx, _ids, by=["letter_id"])}
        ids += chain.from_iterable(_in_letter(own[each]) for each in some if each in own)
    return ids[:most]


def one_of_each_family(tx: Transaction, ids: Sequence[int]) -> list[int]:
    """These ids without those whose family stands further up already."""
    own = select(*passages.c["id", "family_id"]).where(passages.c.family_id.is_not(None))
    families = {row.id: row.family_id for row in tx.execute(own)}
    listed: set[int] = set()
    out = []
    for number in ids:
        family = families.get(number)
        if family not in listed:
            out.append(number)
        if family is not None:
            listed.add(family)
    return out


def _in_letter(ids: str) -> list[int]:
    """The ids of a letter's passages as they stand in it: they got their ids in that order."""
    return sorted(map(int, ids.split(",")))


def _grouped(tx: Transaction, narrow: _Narrow, order: Order) -> Iterator[tuple[int, int, str]]:
    """(place of the topic or kind, letter, ids) where the order goes by one of them, else 0."""
    if order is Order.TOPIC:
        rows = narrow.rows(tx, _ids, by=["topic", "letter_id"])
        names = sorted({row[0] or "" for row in rows}, key=lambda name: (not name, by_sound(name)))
        rank = {name: at for at, name in enumerate(names)}
        return ((rank[topic or ""], letter, ids) for topic, letter, ids in rows)
    if order is Order.KIND:
        rows = narrow.rows(tx, _ids, by=["kind", "letter_id"])
        return ((_KINDS[kind], letter, ids) for kind, letter, ids in rows)
    return ((0, letter, ids) for letter, ids in narrow.rows(tx, _ids, by=["letter_id"]))


def _places(narrow: _Narrow, order: Order) -> dict[int, int]:
    """The place of each letter that is wanted among the others."""
    letters = [row for row in narrow.letters.values() if not narrow.fails[row.id]]
    letters.sort(key=lambda row: (row.dated, row.id), reverse=order is not Order.OLDEST)
    if order is Order.BODY:
        letters.sort(key=lambda row: (not row.issuing_body, by_sound(row.issuing_body)))
    return {row.id: place for place, row in enumerate(letters)}


def facets(tx: Transaction, wanted: Wanted) -> Facets:
    """How many passages there are of each value."""
    narrow = _narrowed(tx, wanted)
    many = func.count().label("many")
    years: Counter[int] = Counter()
    bodies: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    total = 0
    known = {
        n: (_year(row), row.issuing_body, narrow.fails[n]) for n, row in narrow.letters.items()
    }
    kind = wanted.filter.kind
    for number, own, count in narrow.rows(tx, many, by=["letter_id", "kind"], but="kind"):
        if number not in known:
            continue
        year, body, fails = known[number]
        # What fails in one thing only would be listed if that were picked.
        if kind is None or own == kind:
            total += 0 if fails else count
            if fails in _NONE_OR_YEAR:
                years[year] += count
            if fails in _NONE_OR_BODY:
                bodies[body] += count
        if not fails:
            kinds[own] += count
    retired = _narrowed_to_retired(narrow)
    return Facets(
        topics=_most_first(_by_topic(tx, narrow)),
        bodies=_most_first(bodies),
        years=tuple(sorted(years.items(), reverse=True)),
        kinds=tuple(sorted(kinds.items(), key=lambda pair: _KINDS[pair[0]])),
        retired=sum(
            row.many
            for row in retired.rows(tx, many, by=["letter_id"])
            if narrow.fails.get(row.letter_id) == ()
        ),
        total=total,
    )


def _narrowed_to_retired(narrow: _Narrow) -> _Narrow:
    conditions = narrow.conditions | {"retired": passages.c.retired != ""}
    return _Narrow(narrow.letters, narrow.fails, conditions, narrow.parameters)


def _by_topic(tx: Transaction, narrow: _Narrow) -> Counter[str]:
    fitting = [number for number, fails in narrow.fails.items() if not fails]
    whole = len(fitting) == len(narrow.fails)
    of_letters = (
        passages.c.letter_id.not_in(removed_letters())
        if whole
        else among(passages.c.letter_id, "fitting")
    )
    parameters = narrow.parameters | ({} if whole else {"fitting": as_list(fitting)})
    conditions = narrow.conditions | {"letter": of_letters}
    own = _Narrow(narrow.letters, narrow.fails, conditions, parameters)
    counts: Counter[str] = Counter()
    for row in own.rows(tx, func.count().label("many"), by=["topic"], but="topic"):
        counts[row.topic or ""] += row.many
    return counts


def _most_first(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], by_sound(pair[0]))))


def topics(tx: Transaction) -> list[tuple[str, int]]:
    """The topics that the office uses and how many passages have each, most first."""
    found = (
        select(passages.c.topic, func.count())
        .where(passages.c.topic.is_not(None), passages.c.topic != "")
        .group_by(passages.c.topic)
    )
    return list(_most_first(Counter(dict(map(tuple, tx.execute(found))))))


def passages_in_order(tx: Transaction, ids: Sequence[int]) -> list[Passage]:
    """The passages with these ids in their order; those that are gone are left out."""
    shown = letters.c.id.not_in(removed_letters())
    found = {}
    for batch in batches(ids):
        for row in tx.execute(select_passages().where(passages.c.id.in_(batch), shown)):
            found[row.id] = passage_from(row)
    return [found[number] for number in ids if number in found]


def by_topic_and_kind(tx: Transaction, ids: Collection[int]) -> list[int]:
    """These passages by topic, those without one at the end, and by kind; else in their order."""
    found: dict[int, tuple[bool, bytes, int]] = {}
    for batch in batches(ids):
        own = select(*passages.c["id", "topic", "kind"]).where(
            passages.c.id.in_(batch), passages.c.letter_id.not_in(removed_letters())
        )
        for row in tx.execute(own):
            found[row.id] = (not row.topic, by_sound(row.topic or ""), _KINDS[row.kind])
    return sorted((number for number in ids if number in found), key=found.__getitem__)


def _narrowed(tx: Transaction, wanted: Wanted) -> _Narrow:
    filter_, pick = wanted.filter, wanted.pick
    there = {row.id: row for row in tx.execute(_LETTERS)}
    named = narrowed(tx, Filter(number=filter_.number, deputy=filter_.deputy)).letters
    if named is not None:
        there = {number: row for number, row in there.items() if number in named}
    body = fold(storable(filter_.issuing_body)).strip()
    narrow = _Narrow(
        there,
        {number: tuple(_letter_fails(row, filter_, body, pick)) for number, row in there.items()},
    )
    if filter_.kind is not None:
        narrow.add("kind", passages.c.kind == filter_.kind)
    if not filter_.retired:
        narrow.add("retired", passages.c.retired == "")
    if pick.retired:
        narrow.add("only retired", passages.c.retired != "")
    if wanted.text.strip():
        narrow.add("text", *narrow.held("text", containing.holders(tx, wanted.text)))
    _narrow_to_topic(tx, narrow, fold(storable(filter_.topic)).strip(), pick.topic)
    return narrow


def _narrow_to_topic(tx: Transaction, narrow: _Narrow, topic: str, picked: str | None) -> None:
    whole = func.coalesce(passages.c.topic, "") == picked
    if topic:
        named = [name for name, _ in topics(tx) if topic in fold(name)]
        about = narrow.held("topic", containing.about(tx, topic))
        holds = or_(passages.c.topic.in_(named), *about)
        narrow.add("topic", holds if picked is None else holds & whole)
    elif picked is not None:
        narrow.add("topic", whole)


def _letter_fails(row: Row[Any], wanted: Filter, body: str, pick: Pick) -> Iterator[str]:
    # A letter without a day has the year 0, as in the search index.
    if not (wanted.since or 0) <= _year(row) <= (9999 if wanted.until is None else wanted.until):
        yield "year"
    whole = pick.issuing_body is not None and row.issuing_body != pick.issuing_body
    if whole or (body and body not in fold(row.issuing_body)):
        yield "body"


def _year(letter: Row[Any]) -> int:
    return int(letter.dated[:4]) if letter.dated else 0
