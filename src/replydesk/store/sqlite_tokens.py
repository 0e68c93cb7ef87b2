"""The token index in SQLite: a contentless FTS5 table and a table of counts (a `TokenSql`)."""

import json
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from replydesk.store.engine import Transaction

if TYPE_CHECKING:
    from replydesk.store.token_index import Match

_ASKED = 32  # questions in a statement
# As one value: fetching row by row would cost more than the search itself.
_PLACES = (
    "SELECT json_group_array(place) FROM (SELECT rowid AS place FROM passage_tokens"
    " WHERE passage_tokens MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?)"
)
_TABLES = (
    """
    CREATE VIRTUAL TABLE passage_tokens USING fts5(
        tokens, content='', tokenize='ascii', detail=none, columnsize=0
    )
    """,
    "CREATE TABLE token_counts (token TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID",
)


def add(
    tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
) -> None:
    """See `token_index.add`."""
    if not entries:
        return
    tx.exec_driver_sql("INSERT INTO passage_tokens (rowid, tokens) VALUES (?, ?)", list(entries))
    tx.exec_driver_sql(
        "INSERT INTO token_counts VALUES (?, ?)"
        " ON CONFLICT (token) DO UPDATE SET passages = passages + excluded.passages",
        list(counts),
    )


def forget(
    tx: Transaction, entries: Sequence[tuple[int, str]], counts: Sequence[tuple[str, int]]
) -> None:
    """See `token_index.forget`."""
    if not entries:
        return
    # Anything but the very tokens a row was added with leaves ghosts behind.
    tx.exec_driver_sql(
        "INSERT INTO passage_tokens (passage_tokens, rowid, tokens) VALUES ('delete', ?, ?)",
        list(entries),
    )
    tx.exec_driver_sql(
        "UPDATE token_counts SET passages = passages - ?2 WHERE token = ?1", list(counts)
    )
    tx.exec_driver_sql(
        "DELETE FROM token_counts WHERE token = ? AND passages <= 0",
        [(token,) for token, _ in counts],
    )


def counts(tx: Transaction, tokens: Collection[str]) -> dict[str, int]:
    """See `token_index.counts`."""
    rows = tx.exec_driver_sql(
        "SELECT token, passages FROM token_counts WHERE token IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(tokens), ensure_ascii=False),),
    )
    return {token: int(passages) for token, passages in rows.all()}  # at once: half the time


def places(tx: Transaction, match: "Match", first: int, last: int, most: int) -> list[int]:
    """See `token_index.places`."""
    (found,) = places_of_each(tx, [(match, most)], first, last)
    return found


def places_of_each(
    tx: Transaction, questions: Sequence[tuple["Match", int]], first: int, last: int
) -> list[list[int]]:
    """See `token_index.places_of_each`."""
    out: list[list[int]] = []
    for at in range(0, len(questions), _ASKED):
        some = questions[at : at + _ASKED]
        given = tuple((_expression(match), first, last, most) for match, most in some)
        found = tx.exec_driver_sql(" UNION ALL ".join([_PLACES] * len(some)), sum(given, ()))
        out += map(json.loads, found.scalars().all())
    return out


def clear(tx: Transaction) -> None:
    """See `token_index.clear`."""
    _drop(tx)
    for statement in _TABLES:
        tx.exec_driver_sql(statement)


def is_sound(tx: Transaction) -> bool:
    """See `token_index.is_sound`."""
    try:
        tx.exec_driver_sql("INSERT INTO passage_tokens (passage_tokens) VALUES ('integrity-check')")
    except DatabaseError:
        return False
    return True


def _drop(tx: Transaction) -> None:
    """Take the tables away, however damaged they are."""
    tx.exec_driver_sql("DROP TABLE IF EXISTS token_counts")
    try:
        tx.exec_driver_sql("DROP TABLE IF EXISTS passage_tokens")
    except DatabaseError:
        # FTS5 drops nothing that it can't open: its own tables are dropped one by one.
        tx.exec_driver_sql("PRAGMA writable_schema = ON")
        tx.exec_driver_sql("DELETE FROM sqlite_schema WHERE name = 'passage_tokens'")
        tx.exec_driver_sql("PRAGMA writable_schema = RESET")
        for part in ("data", "idx", "docsize", "config", "content"):
            tx.exec_driver_sql(f"DROP TABLE IF EXISTS passage_tokens_{part}")


def _expression(match: "Match") -> str:
    """As FTS5 writes it; tokens are quoted, whatever they hold (none holds a quotation mark)."""
    groups = []
    for group in match.groups:
        alternatives = [" AND ".join(f'"{token}"' for token in each) for each in group]
        groups.append(
            alternatives[0]
            if len(group) == 1
            else " OR ".join(f"({each})" for each in alternatives)
        )
    if len(groups) == 1:
        return groups[0]
    return " AND ".join(
        each if len(match.groups[at]) == 1 else f"({each})" for at, each in enumerate(groups)
    )
