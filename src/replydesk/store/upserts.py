"""Rows that may be there already, in the words of whichever database it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from replydesk.store.engine import Transaction

_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_missing(tx: Transaction, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert those of the rows that are not there yet."""
    if rows:
        tx.execute(_INSERT[tx.dialect.name](table).on_conflict_do_nothing(), rows)
