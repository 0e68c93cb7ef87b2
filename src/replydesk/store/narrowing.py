"""Which passages a filter lets through: by year in the index, by the letter, and by the row."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, select

from replydesk.domain.letter import SectionKind
from replydesk.domain.packing import storable
from replydesk.domain.passage import Filter
from replydesk.store import token_index
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold, tokens_to_match
from replydesk.store.rows import letters, passages, removed_letters
from replydesk.store.token_index import ROOM, Match, among, as_list

_FEW = 4000  # passages of the letters wanted: up to here they are looked through one by one


@dataclass(frozen=True, slots=True)
class Narrowed:
    """A filter as the store applies it.

    Passages wanted stand at the places `first` to `last`, in one of `letters` (None: any), and
    are of the kind; retired ones only where they are wanted. Their topic, part heading or letter
    (`about`: the letters) has the folded `topic`.
    """

    first: int
    last: int
    kind: SectionKind | None
    retired: bool
    letters: frozenset[int] | None
    topic: str
    about: frozenset[int]

    @property
    def by_letter(self) -> bool:
        """Are passages wanted of some letters only, or on some topic?"""
        return self.letters is not None or bool(self.topic)

    def lets_through(self, row: Row[Any], *, kind: bool = True) -> bool:
        """Is the passage of a row wanted? Its place is not looked at, its kind where asked for."""
        return (
            (not kind or self.kind is None or row.kind == self.kind)
            and (self.retired or not row.retired)
            and (self.letters is None or row.letter_id in self.letters)
            and (not self.topic or self._is_about(row))
        )

    def _is_about(self, row: Row[Any]) -> bool:
        return (
            row.letter_id in self.about
            or self.topic in fold(row.part)
            or bool(row.topic and self.topic in fold(row.topic))
        )


def narrowed(tx: Transaction, wanted: Filter) -> Narrowed:
    """The filter with its letters looked up; words of it are compared as a search compares."""
    until = 9999 if wanted.until is None else wanted.until
    topic = _folded(wanted.topic)
    return Narrowed(
        first=min(max(wanted.since or 0, 0), 10_000) * ROOM,
        last=(min(max(until, -1), 9999) + 1) * ROOM - 1,
        kind=wanted.kind,
        retired=wanted.retired,
        letters=_letters_wanted(tx, wanted),
        topic=topic,
        about=_letters_with(tx, {"subject": topic}) if topic else frozenset(),
    )


def few_places(tx: Transaction, narrow: Narrowed) -> list[int] | None:
    """The places that the letters or the topic wanted leave, newest first; None for many.

    All passages wanted are there, and others too: each is still to be looked at.
    """
    if narrow.letters is not None:
        own = _few(tx, narrow, among(passages.c.letter_id, "ids"), ids=as_list(narrow.letters))
        if own is not None:
            return own
    return _few_about(tx, narrow) if narrow.topic else None


def _few_about(tx: Transaction, narrow: Narrowed) -> list[int] | None:
    topics = tx.execute(select(passages.c.topic).distinct().where(passages.c.topic.is_not(None)))
    named = [topic for topic in topics.scalars() if narrow.topic in fold(topic)]
    found = [
        _few(tx, narrow, among(passages.c.letter_id, "ids"), ids=as_list(narrow.about)),
        _few(tx, narrow, passages.c.topic.in_(named)),
        token_index.places(
            tx,
            Match.every(tokens_to_match(narrow.topic)),
            first=narrow.first,
            last=narrow.last,
            most=_FEW + 1,
        ),
    ]
    if any(each is None or len(each) > _FEW for each in found):
        return None
    return sorted({place for each in found for place in each or ()}, reverse=True)


def _few(
    tx: Transaction, narrow: Narrowed, wanted: ColumnElement[bool], **given: str
) -> list[int] | None:
    place = passages.c.year * ROOM + passages.c.id
    shown = passages.c.letter_id.not_in(removed_letters())
    query = select(place).where(wanted, shown, place.between(narrow.first, narrow.last))
    places = tx.execute(query.limit(_FEW + 1), given).scalars().all()
    return None if len(places) > _FEW else sorted(places, reverse=True)


def _letters_wanted(tx: Transaction, wanted: Filter) -> frozenset[int] | None:
    """The letters whose body, number and deputy are wanted; None where all of them are."""
    words = {
        "issuing_body": _folded(wanted.issuing_body),
        "number": _folded(wanted.number),
        "addressees": _folded(wanted.deputy),
    }
    words = {name: word for name, word in words.items() if word}
    return _letters_with(tx, words) if words else None


def _letters_with(tx: Transaction, words: dict[str, str]) -> frozenset[int]:
    """The letters that have each folded word in the column it is given for."""
    names = [*words, "document_number"] if "number" in words else [*words]
    columns = [letters.c.id, *letters.c[tuple(names)]]
    folded = cache(fold)  # bodies return
    return frozenset(
        row.id
        for row in tx.execute(select(*columns)).all()
        if all(
            word in folded(getattr(row, name))
            or (name == "number" and word in folded(row.document_number))
            for name, word in words.items()
        )
    )


def _folded(text: str) -> str:
    return fold(storable(text)).strip()
