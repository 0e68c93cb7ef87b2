"""Putting the search index together: FTS5 leaves a piece of it for every few letters stored.

Each token is looked up in every piece, so an index in one piece answers a fifth faster. Pieces are
merged in steps of a few milliseconds, while nobody waits. A server keeps its index in one piece.
"""

from collections.abc import Callable, Generator
from typing import TypeVar

from sqlalchemy.exc import DBAPIError

from replydesk.store import index_state
from replydesk.store.engine import Store, Transaction

T = TypeVar("T")

_PIECES = 3  # so many or fewer are left as they are
_LARGEST = 0.9  # and more of them too, where one has this share of the pages
_PAGES = 32  # written in a step
_PAGES_OF_EACH = "SELECT count(*) FROM passage_tokens_idx GROUP BY segid"
_MERGE = "INSERT INTO passage_tokens (passage_tokens, rank) VALUES ('merge', ?)"
_CHANGES = "SELECT total_changes()"


def is_scattered(tx: Transaction) -> bool:
    """Whether the index is sound as far as is known, and in so many pieces that merging pays."""
    if tx.dialect.name != "sqlite" or index_state.reach(tx) is not None:
        return False
    none: list[int] = []
    pages = _asked(tx, lambda: list(tx.exec_driver_sql(_PAGES_OF_EACH).scalars()), none)
    return len(pages) > _PIECES and max(pages) < _LARGEST * sum(pages)


def merge(store: Store) -> Generator[None, None, bool]:
    """Merge the index where it is scattered, a transaction for each step.

    Stopped or killed it is gone on with later. Returns whether there was something to do. Damage
    that is met is told to those who mend it.
    """
    with store.read() as tx:
        goes_on = scattered = is_scattered(tx)
    # A negative number marks the pieces there are now for one merge, a positive one goes on.
    pages = -_PAGES
    while goes_on:
        with store.write(repeatable=True) as tx:
            goes_on = _merged(tx, pages)
        pages = _PAGES
        yield
    return scattered


def _merged(tx: Transaction, pages: int) -> bool:
    """Merge some pages; False where nothing is left to merge, or the index is made anew."""
    if index_state.reach(tx) is not None:
        return False
    before = tx.exec_driver_sql(_CHANGES).scalar_one()
    _asked(tx, lambda: tx.exec_driver_sql(_MERGE, (pages,)), None)
    # The statement counts as one change itself.
    return bool(tx.exec_driver_sql(_CHANGES).scalar_one() - before > 1)


def _asked(tx: Transaction, ask: Callable[[], T], damaged: T) -> T:
    try:
        return ask()
    except DBAPIError as error:
        if not index_state.is_damage(error):
            raise
        index_state.note_damage(tx)
        return damaged
