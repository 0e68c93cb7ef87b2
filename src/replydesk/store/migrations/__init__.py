"""The versions of a library: frozen history in literal SQL, applied in order.

A new version is a new module here and a new entry in `MIGRATIONS`; what is there never changes.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from replydesk.store.migrations import v0001, v0002, v0003

MIGRATIONS: Mapping[int, tuple[str, ...]] = {
    1: v0001.STATEMENTS,
    2: v0002.STATEMENTS,
    3: v0003.STATEMENTS,
}
LATEST = max(MIGRATIONS)
APPLICATION_ID = 0x52504C59  # "RPLY": tells a library from other people's SQLite files


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the library behind a connection; 0 before the first migration."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(
    connection: sqlite3.Connection, migrations: Mapping[int, tuple[str, ...]] = MIGRATIONS
) -> None:
    """Bring a library to the newest version; each change and its record are one transaction.

    The connection must be in autocommit mode (`isolation_level=None`).
    """
    for version in sorted(migrations):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Asked inside the transaction: another program may have migrated meanwhile.
            if version_of(connection) < version:
                for statement in migrations[version]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def back_up_before(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Copy the library of an old version beside its file, never over an earlier copy."""
    target = path.with_name(f"{path.stem}-v{version}-backup{path.suffix}")
    count = 1
    while target.exists():
        count += 1
        target = path.with_name(f"{path.stem}-v{version}-backup-{count}{path.suffix}")
    with closing(sqlite3.connect(target)) as copy:
        connection.backup(copy)
    return target
