"""Rows that may be there already, in the words of whichever database it is."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

from replydesk.store.engine import Transaction

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@cache
def _missing(dialect: str, table: Table) -> Insert:
    """Made once: SQLAlchemy takes longer to put it together than the database to do it."""
    made: Insert = _INSERT[dialect](table).on_conflict_do_nothing()
    return made


def insert_missing(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those of the rows that are not there yet."""
    if rows:
        tx.execute(_missing(tx.dialect.name, table), rows)
