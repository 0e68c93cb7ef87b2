"""The search index: looked at now and then, and made anew where it is damaged."""

from collections.abc import Callable, Generator

from replydesk.domain.progress import Progress
from replydesk.store import index_health, index_merging, index_state
from replydesk.store.engine import Store


def index_looks_sound(store: Store) -> bool:
    """A quick look at the search index, some 20 ms; False where it has to be made anew."""
    with store.read() as tx:
        return index_health.looks_sound(tx)


def rebuild_index(store: Store, *, thorough: bool = False) -> Generator[Progress, None, bool]:
    """Make the search index anew where it is damaged, or go on with what was begun.

    Yields after each step, a hundred passages; saves and imports get their turn, and searches go
    through the passages themselves. Stopped or killed it is gone on with later. Returns whether
    there was something to do. `thorough` looks longer whether the index is damaged. Raises
    ResourceError where it is damaged again and again.
    """
    steps = index_health.rebuild(store, thorough=thorough)
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            return bool(end.value)
        yield Progress(step.done, step.total)


def merge_index(store: Store) -> Generator[Progress, None, bool]:
    """Put the search index together where it has come to lie in many pieces, to be searched faster.

    Yields after each step of a few milliseconds; nothing waits for the whole of it, and it may be
    stopped at any time. Returns whether there was something to do.
    """
    told = Progress(0, 0)
    steps = index_merging.merge(store)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bool(end.value)
        yield told


def on_index_damage(tell: Callable[[], object]) -> Callable[[], None]:
    """Have `tell` called where a search or a save meets a damaged index, in the thread it is in.

    Returns what ends that.
    """
    return index_state.on_damage(tell)
