"""Everything an office has in a library, copied between a file and a server."""

from sqlalchemy import Table, delete, func, insert, select, text

from replydesk.store.engine import Transaction
from replydesk.store.fulltext import rebuild_index
from replydesk.store.rows import (
    ancestors,
    changes,
    families,
    family_proposals,
    family_queue,
    fingerprints,
    letters,
    passages,
    readings,
    settings,
)

# Each after those its rows point at. Drafts are a clerk's own; what they take over is noted again
# by each clerk's program.
COPIED = (
    families,
    letters,
    readings,
    fingerprints,
    passages,
    family_queue,
    family_proposals,
    ancestors,
    changes,
    settings,
)
NUMBERED = (families, letters, passages, changes)
_OWN = "drafts_key"  # of the machine, not of the library
_AT_ONCE = 500


def replace_all(source: Transaction, target: Transaction) -> int:
    """Make a library what another is; returns how many passages it finds then."""
    target.execute(text("DELETE FROM uses"))
    target.execute(text("DELETE FROM drafts"))
    for table in reversed(COPIED):
        target.execute(delete(table))
    for table in COPIED:
        _copy(source, target, table)
    if target.dialect.name == "postgresql":
        for table in NUMBERED:
            _count_on(target, table)
    return rebuild_index(target)


def _copy(source: Transaction, target: Transaction, table: Table) -> None:
    rows = select(table)
    if table is settings:
        rows = rows.where(settings.c.key != _OWN)
    found = source.execute(rows, execution_options={"yield_per": _AT_ONCE})
    for batch in found.mappings().partitions():
        target.execute(insert(table), [dict(row) for row in batch])


def _count_on(target: Transaction, table: Table) -> None:
    """Have the server give numbers after the highest that was copied."""
    highest = target.execute(select(func.max(table.c.id))).scalar()
    own = func.pg_get_serial_sequence(table.name, "id")
    target.execute(select(func.setval(own, highest or 1, highest is not None)))
