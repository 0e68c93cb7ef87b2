"""The one database of an office: opening it, and the transactions everything runs in."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

from replydesk.store.address import library_file
from replydesk.store.failures import translated
from replydesk.store.opening import connect, prepare

Transaction = Connection
_IMMEDIATE = "replydesk_immediate"


class Store:
    """An open library. Any thread may use it; each transaction has a connection of its own."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        self._writing = self._engine.execution_options(**{_IMMEDIATE: "FULL"})
        self._importing = self._engine.execution_options(**{_IMMEDIATE: "NORMAL"})
        self._searches: set[sqlite3.Connection] = set()
        self._lock = Lock()
        self._turn = Lock()

    @classmethod
    def open(cls, where: Path | str) -> Self:
        """The library in a file (or `sqlite:///` address), created or migrated where needed.

        Raises InputError for a file that is no library, is damaged or is newer than the program,
        and ResourceError where it can't be written. Such a file stays as it was.
        """
        path = library_file(where)
        prepare(path)
        return cls(path)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A transaction that sees one state of the library throughout."""
        with translated(self.path), self._engine.connect() as tx:
            yield tx

    @contextmanager
    def search(self) -> Iterator[Transaction]:
        """A reading transaction that `interrupt` may stop with SearchCancelledError."""
        with self.read() as tx:
            raw = tx.connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)
            with self._lock:
                self._searches.add(raw)
            try:
                yield tx
            finally:
                with self._lock:
                    self._searches.discard(raw)

    @contextmanager
    def write(self, *, repeatable: bool = False) -> Iterator[Transaction]:
        """A transaction that owns the right to write from its start; committed at the end.

        Nothing of it is kept when the block raises. What is `repeatable`, as an import is, does
        not wait for the disk: a power cut may lose the last of it whole, and never a part.
        """
        engine = self._importing if repeatable else self._writing
        # Threads take turns here: SQLite makes the one that waits look again ever less often.
        with self._turn, translated(self.path), engine.begin() as tx:
            yield tx

    def interrupt(self) -> None:
        """Stop the searches now running, from any thread; saves and imports are never stopped."""
        with self._lock:
            for raw in self._searches:
                raw.interrupt()

    def close(self) -> None:
        """Close every connection; the file is complete by itself afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path),
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
    )

    @event.listens_for(engine, "connect")
    def set_up(raw: sqlite3.Connection, _record: Any) -> None:
        raw.execute("PRAGMA foreign_keys = ON")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA cache_size = -16000")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # Read first, write later in a deferred transaction fails at once when another program
        # wrote in between, whatever the timeout; so writers ask for the right at the start.
        synchronous = connection.get_execution_options().get(_IMMEDIATE)
        if synchronous:
            connection.exec_driver_sql(f"PRAGMA synchronous = {synchronous}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if synchronous else "BEGIN")

    return engine
