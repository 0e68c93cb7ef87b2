"""Walking through the library: what there is, in which order, and how much of each."""

from collections.abc import Sequence

from replydesk.domain.browsing import Facets, Order, Pick
from replydesk.domain.packing import storable
from replydesk.domain.passage import Filter, Hit, Passage
from replydesk.services import library
from replydesk.store import browsing, fulltext
from replydesk.store.browsing import Wanted
from replydesk.store.engine import Store

__all__ = [
    "Facets",
    "Order",
    "Pick",
    "browse",
    "browse_first",
    "facets",
    "hits",
    "one_of_each_family",
    "passages",
    "topics",
]

_RANKED = 300  # of the passages that hold a text the best are put in front, the others follow


def browse(
    store: Store,
    wanted: Filter = Filter(),
    text: str = "",
    order: Order = Order.NEWEST,
    pick: Pick = Pick(),  # noqa: B008
) -> list[int]:
    """The ids of all passages that fit, in that order.

    `text` is what they hold, as a search takes it; `pick` narrows to whole topics and bodies.
    `Store.interrupt` stops it with SearchCancelledError.
    """
    with store.search() as tx:
        ids = browsing.browse(tx, Wanted(wanted, text, pick), order)
    if order is not Order.BEST or not text.strip():
        return ids
    there = set(ids)
    found = library.search(store, text, wanted=wanted, limit=_RANKED)
    best = dict.fromkeys(hit.passage.id for hit in found if hit.passage.id in there)
    return [*best, *(number for number in ids if number not in best)]


def browse_first(
    store: Store,
    most: int,
    wanted: Filter = Filter(),
    order: Order = Order.NEWEST,
    pick: Pick = Pick(),  # noqa: B008
) -> list[int]:
    """The first ids of `browse` without a text, at most so many: a few milliseconds by date."""
    with store.search() as tx:
        return browsing.browse_first(tx, Wanted(wanted, "", pick), order, most)


def one_of_each_family(store: Store, ids: Sequence[int]) -> list[int]:
    """These ids with one passage for each measure: the first, which is the newest as a rule."""
    with store.read() as tx:
        return browsing.one_of_each_family(tx, ids)


def facets(
    store: Store,
    wanted: Filter = Filter(),
    text: str = "",
    pick: Pick = Pick(),  # noqa: B008
) -> Facets:
    """How many passages there are of each topic, body, year and kind, of those that fit."""
    with store.search() as tx:
        return browsing.facets(tx, Wanted(wanted, text, pick))


def passages(store: Store, ids: Sequence[int]) -> list[Passage]:
    """The passages with these ids, in that order; those no longer in the library are left out."""
    with store.read() as tx:
        return browsing.passages_in_order(tx, ids)


def hits(store: Store, ids: Sequence[int], text: str = "") -> list[Hit]:
    """The passages with these ids, in that order, with the words of a text marked."""
    words = fulltext.fold(storable(text)).split()
    return [
        Hit(passage, 0.0, fulltext.marks(passage.text, words)) for passage in passages(store, ids)
    ]


def topics(store: Store) -> list[tuple[str, int]]:
    """The topics that the office uses and how many passages have each, most first."""
    with store.read() as tx:
        return browsing.topics(tx)
