"""How often passages were taken over: by so many drafts that are still there."""

from collections.abc import Iterable

from sqlalchemy import func, select

from replydesk.store.engine import Transaction
from replydesk.store.rows import drafts, uses
from replydesk.store.token_index import among, as_list

_counted = (
    select(uses.c.passage_id, func.count().label("times"))
    .join(drafts, drafts.c.id == uses.c.draft_id)
    .where(drafts.c.removed == 0)
    .group_by(uses.c.passage_id)
)
_AMONG = _counted.where(among(uses.c.passage_id, "ids"))


def use_counts(tx: Transaction, ids: Iterable[int]) -> dict[int, int]:
    """How many drafts took each of these passages over; those that none did are missing."""
    return {row.passage_id: row.times for row in tx.execute(_AMONG, {"ids": as_list(ids)})}


def most_used(tx: Transaction, most: int) -> list[int]:
    """The passages that most drafts took over, those first."""
    order = func.count().desc(), uses.c.passage_id.desc()
    return [row.passage_id for row in tx.execute(_counted.order_by(*order).limit(most))]
