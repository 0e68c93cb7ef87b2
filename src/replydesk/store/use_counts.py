"""How often passages were taken over: by so many drafts and replies that were sent."""

from collections.abc import Iterable

from sqlalchemy import func, select, union

from replydesk.store.engine import Transaction
from replydesk.store.rows import ancestors, drafts, passages, removed_letters, uses
from replydesk.store.token_index import among, as_list

_counted = (
    select(uses.c.passage_id, func.count().label("times"))
    .join(drafts, drafts.c.id == uses.c.draft_id)
    .where(drafts.c.removed == 0)
    .group_by(uses.c.passage_id)
)
# A reply that was finished counts once, by its letter, whether its draft is still there or not.
_taken_over = select(
    uses.c.passage_id, func.coalesce(drafts.c.letter_id, -drafts.c.id).label("reply")
).where(drafts.c.id == uses.c.draft_id, drafts.c.removed == 0, among(uses.c.passage_id, "ids"))
_written_from = select(ancestors.c.ancestor_id, passages.c.letter_id).where(
    passages.c.id == ancestors.c.passage_id,
    passages.c.letter_id.not_in(removed_letters()),
    among(ancestors.c.ancestor_id, "ids"),
)
_replies = union(_taken_over, _written_from).subquery()
_AMONG = select(_replies.c.passage_id, func.count().label("times")).group_by(_replies.c.passage_id)


def use_counts(tx: Transaction, ids: Iterable[int]) -> dict[int, int]:
    """How many replies took each of these passages over; those that none did are missing."""
    return dict(map(tuple, tx.execute(_AMONG, {"ids": as_list(ids)}).all()))


def most_used(tx: Transaction, most: int) -> list[int]:
    """The passages that most drafts took over, those first."""
    order = func.count().desc(), uses.c.passage_id.desc()
    return [row.passage_id for row in tx.execute(_counted.order_by(*order).limit(most))]
