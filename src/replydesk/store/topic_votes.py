"""What speaks for a passage's topic in the library: its own words, and topics beside it."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.rows import letters, passages

_SAME_FAMILY, _SAME_PART, _SAME_LETTER = 20.0, 12.0, 4.0

_given = passages.c.topic.is_not(None)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A passage that wants a topic: its words, and the topics of passages that belong with it."""

    id: int
    text: str
    part: str
    subject: str
    topic: str
    beside: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))


def undecided(tx: Transaction, ids: Collection[int]) -> list[Undecided]:
    """The passages with these ids, those that are gone left out.

    What has a topic in the same family speaks most, then in the same part, then in the letter;
    each as the share of the topics given there.
    """
    rows = [
        row
        for batch in batches(ids)
        for row in tx.execute(
            select(
                *passages.c["id", "text", "part", "topic", "letter_id", "part_place", "family_id"],
                letters.c.subject,
            ).where(passages.c.id.in_(batch), letters.c.id == passages.c.letter_id)
        )
    ]
    of_parts = _topics(tx, {row.letter_id for row in rows}, "letter_id", "part_place")
    of_letters = _topics(tx, {row.letter_id for row in rows}, "letter_id")
    of_families = _topics(tx, {row.family_id for row in rows if row.family_id}, "family_id")
    out = []
    for row in rows:
        found = Undecided(row.id, row.text, row.part, row.subject, row.topic or "")
        for counts, weight in (
            (of_families.get((row.family_id,)), _SAME_FAMILY),
            (of_parts.get((row.letter_id, row.part_place)), _SAME_PART),
            (of_letters.get((row.letter_id,)), _SAME_LETTER),
        ):
            for topic, count in (counts or {}).items():
                found.beside[topic] += weight * count / sum((counts or {}).values())
        out.append(found)
    return out


def _topics(tx: Transaction, keys: Collection[int], *names: str) -> dict[Any, Counter[str]]:
    """How often each topic was given in these letters, parts or families."""
    columns = [passages.c[name] for name in names]
    out: dict[Any, Counter[str]] = {}
    for batch in batches(keys):
        counted = select(passages.c.topic, func.count().label("many"), *columns)
        counted = counted.where(columns[0].in_(batch), _given)
        for topic, many, *key in tx.execute(counted.group_by(passages.c.topic, *columns)):
            out.setdefault(tuple(key), Counter())[topic] += many
    return out
