"""Families: one measure over the years and letters, grouped by itself where that is sure.

What may be one measure is proposed; a clerk accepts or refuses it, joins passages and takes them
out. Each of these is a change that can be undone.
"""

from collections.abc import Collection, Generator, Sequence

from replydesk.domain import figure_history as figures
from replydesk.domain.editing import Change
from replydesk.domain.families import Family, FamilyBrief, Proposal
from replydesk.domain.figure_history import FigureSeries
from replydesk.domain.passage import Passage
from replydesk.domain.progress import Progress
from replydesk.store import families, grouping
from replydesk.store.engine import Store

__all__ = [
    "Family",
    "FamilyBrief",
    "FigureSeries",
    "Proposal",
    "accept",
    "families_of",
    "family_of",
    "figure_history",
    "group_new",
    "join",
    "open_proposals",
    "proposals",
    "refuse",
    "take_out",
]

_TOLD = 20  # passages from one word about the progress to the next
_AT_ONCE = 50  # passages that leave the queue together where nothing else is to be written


def group_new(store: Store) -> Generator[Progress, None, int]:
    """Look for the families of new and changed passages; returns how many joined one.

    While the search index is made anew it ends at once and leaves them waiting.
    Yields after each passage, the same Progress for some of them. Nothing is lost by stopping:
    what was not looked at still waits.
    """
    with store.read() as tx:
        total = grouping.waiting(tx)
    done = joined = 0
    told = Progress(done, total)
    yield told
    while waiting := _next(store):
        settled: list[int] = []
        for passage_id in waiting:
            with store.read() as tx:
                placement = grouping.look(tx, passage_id)
                if not grouping.is_ready(tx):
                    return joined
            if placement.changes_nothing:
                settled.append(passage_id)
            else:
                with store.write(repeatable=True) as tx:
                    joined += grouping.settle(tx, placement) and bool(placement.joins)
            done += 1
            if done % _TOLD == 0 or done == total:
                told = Progress(done, max(total, done))
            yield told
        if settled:
            with store.write(repeatable=True) as tx:
                grouping.drop(tx, settled)
    return joined


def _next(store: Store) -> list[int]:
    with store.read() as tx:
        return grouping.next_waiting(tx, _AT_ONCE) if grouping.is_ready(tx) else []


def family_of(store: Store, passage_id: int) -> Family | None:
    """The passages that are one measure with this one, newest first; None where it is alone."""
    with store.read() as tx:
        return families.family_of(tx, passage_id)


def families_of(store: Store, ids: Collection[int]) -> dict[int, FamilyBrief]:
    """What a badge tells of the families of passages; those that are alone are missing."""
    with store.read() as tx:
        return families.briefs(tx, ids)


def figure_history(members: Sequence[Passage]) -> tuple[FigureSeries, ...]:
    """The figures of a family over time, in the order of its newest text."""
    return figures.figure_history(members)


def proposals(store: Store, limit: int = 50) -> list[Proposal]:
    """Pairs that may be one measure, the likest first; those that were refused are left out."""
    with store.read() as tx:
        return families.proposals(tx, limit)


def open_proposals(store: Store) -> int:
    """About how many pairs wait for a clerk."""
    with store.read() as tx:
        return families.open_proposals(tx)


def accept(store: Store, proposal: Proposal) -> Change:
    """The two are one measure: they and their families become one family."""
    return join(store, (proposal.passage.id, proposal.other.id))


def refuse(store: Store, proposal: Proposal) -> Change:
    """The two are not one measure; they are not proposed again.

    Raises InputError where one of them is gone.
    """
    with store.write() as tx:
        return families.refuse(tx, proposal.passage.id, proposal.other.id)


def join(store: Store, ids: Collection[int]) -> Change:
    """Make passages, with the families they are in, one family.

    Raises InputError where they are fewer than two, of different kinds, gone or one family.
    """
    with store.write() as tx:
        return families.join(tx, ids)


def take_out(store: Store, ids: Collection[int]) -> Change:
    """Take passages out of their families, and keep them from being grouped so again.

    Raises InputError where one is gone or none is in a family.
    """
    with store.write() as tx:
        return families.take_out(tx, ids)
