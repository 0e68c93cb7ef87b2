"""What the library page asks the library for and has changed in it, in the worker."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from replydesk.domain.browsing import Facets, Order, Pick
from replydesk.domain.editing import Change, NewText
from replydesk.domain.errors import InputError
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Filter, Hit, Passage
from replydesk.gui.widgets.passage_details import Surroundings

if TYPE_CHECKING:
    from replydesk.services.reviews import ReviewItem
    from replydesk.store.engine import Store

_OFFERED = 6  # topics offered for a selection


@dataclass(frozen=True, slots=True)
class Question:
    """What is listed, and in which order; `folded`: one passage of each family."""

    wanted: Filter = Filter()
    pick: Pick = field(default_factory=Pick)
    text: str = ""
    order: Order = Order.NEWEST
    folded: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """The ids of all passages that fit, and the passages of the rows that are seen first."""

    question: Question
    ids: list[int]
    hits: list[Hit]


def listing(question: Question, first: int, count: int, store: "Store") -> Listing:
    """All ids, and the rows from `first` on."""
    from replydesk.services import browsing

    ids = browsing.browse(store, question.wanted, question.text, question.order, question.pick)
    ids = _folded(question, ids, store)
    first = max(0, min(first, len(ids) - count))
    return Listing(question, ids, rows(ids[first : first + count], question.text, store))


def first_rows(question: Question, count: int, store: "Store") -> Listing:
    """The first rows by themselves, as if there were no others: they are there long before."""
    from replydesk.services import browsing

    ids = browsing.browse_first(store, count, question.wanted, question.order, question.pick)
    ids = _folded(question, ids, store)
    return Listing(question, ids, rows(ids, "", store))


def _folded(question: Question, ids: list[int], store: "Store") -> list[int]:
    from replydesk.services import browsing

    return browsing.one_of_each_family(store, ids) if question.folded else ids


def rows(ids: list[int], text: str, store: "Store") -> list[Hit]:
    """The passages with what is searched for marked."""
    from replydesk.services import browsing

    return browsing.hits(store, ids, text)


def facets(question: Question, store: "Store") -> Facets:
    """How many passages there are of each value."""
    from replydesk.services import browsing

    return browsing.facets(store, question.wanted, question.text, question.pick)


def surroundings(passage_id: int, store: "Store") -> Surroundings:
    """What is known of a passage beside its row.

    Raises InputError where it is no longer in the library.
    """
    from replydesk.services import browsing, editing, families, topics

    found = browsing.passages(store, [passage_id])
    if not found:
        raise InputError("这条素材已不在素材库中，列表已刷新。")
    family = families.family_of(store, passage_id) if found[0].family is not None else None
    years = tuple(each.dated[:4] or "—" for each in family.members) if family else ()
    return Surroundings(
        passage=found[0],
        uses=tuple(editing.uses_of(store, passage_id)),
        years=years,
        topics=topics.suggest_topics(store, [passage_id]).get(passage_id, ()),
    )


def known_topics(store: "Store") -> list[str]:
    """The topics to choose from."""
    from replydesk.services import topics

    return topics.known_topics(store)


def several(ids: list[int], store: "Store") -> list[Passage]:
    """The passages with these ids, without those that are gone."""
    from replydesk.services import browsing

    return browsing.passages(store, ids)


def topics_for(ids: list[int], store: "Store") -> list[str]:
    """What is suggested for most of them first."""
    from replydesk.services.topics import suggest_topics

    votes: Counter[str] = Counter()
    for topics in suggest_topics(store, ids).values():
        for place, topic in enumerate(topics):
            votes[topic] += 3 - min(place, 2)
    return [topic for topic, _ in votes.most_common(_OFFERED)]


def change(passage: Passage, text: str, kind: SectionKind, topic: str, store: "Store") -> Change:
    """Save a passage as the clerk saw it with other words, kind or topic."""
    from replydesk.services import editing

    return editing.change_passage(store, passage, text=text, kind=kind, topic=topic)


def set_topic(ids: list[int], topic: str, store: "Store") -> Change:
    """Give passages a topic."""
    from replydesk.services import editing

    return editing.set_topic(store, ids, topic)


def set_kind(ids: list[int], kind: SectionKind, store: "Store") -> Change:
    """Give passages another kind."""
    from replydesk.services import editing

    return editing.set_kind(store, ids, kind)


def retire(ids: list[int], reason: str, store: "Store") -> Change:
    """Take passages out of use."""
    from replydesk.services import editing

    return editing.retire(store, ids, reason)


def bring_back(ids: list[int], store: "Store") -> Change:
    """Use retired passages again."""
    from replydesk.services import editing

    return editing.bring_back(store, ids)


def merge(passages: list[Passage], text: str, store: "Store") -> Change:
    """Make one passage of several, as they were seen."""
    from replydesk.services import editing

    return editing.merge(store, [passage.id for passage in passages], text, passages)


def split(passage: Passage, texts: list[str], store: "Store") -> Change:
    """Make several passages of one, as it was seen."""
    from replydesk.services import editing

    return editing.split(store, passage, texts)


def add(new: NewText, store: "Store") -> Change:
    """Put a text into the library by hand."""
    from replydesk.services import editing

    return editing.add_passage(store, new)


def join(ids: list[int], store: "Store") -> Change:
    """Take passages for one measure."""
    from replydesk.services import families

    return families.join(store, ids)


def count_proposals(store: "Store") -> int:
    """How many pairs of passages may be one measure."""
    from replydesk.services import families

    return families.open_proposals(store)


def removed_letters(store: "Store") -> "list[ReviewItem]":
    """The letters that were taken out of the library."""
    from replydesk.services import reviews

    return reviews.removed_letters(store)


def restore_letters(ids: list[int], store: "Store") -> None:
    """Put letters back into the library."""
    from replydesk.services import reviews

    for letter_id in ids:
        reviews.restore_letter(store, letter_id)
