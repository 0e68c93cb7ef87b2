"""Long lists of ids, in pieces that a statement can take as parameters."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

_MOST = 2000


def batches(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """The ids in their order, at most some thousands at a time."""
    rest = iter(ids)
    while batch := list(islice(rest, _MOST)):
        yield batch
