"""A library in an SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Self

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

from replydesk.store.engine import Store, Transaction
from replydesk.store.failures import translated
from replydesk.store.opening import connect, prepare

_IMMEDIATE = "replydesk_immediate"


class FileStore(Store):
    """An open library in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _engine(path)
        self._writing = self._engine.execution_options(**{_IMMEDIATE: "FULL"})
        self._importing = self._engine.execution_options(**{_IMMEDIATE: "NORMAL"})
        self._searches: set[sqlite3.Connection] = set()
        self._lock = Lock()
        self._turn = Lock()

    @classmethod
    def open_file(cls, path: Path) -> Self:
        """The library in a file; raises what `Store.open` does."""
        prepare(path)
        return cls(path)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        with translated(self.path), self._engine.connect() as tx:
            yield tx

    @contextmanager
    def search(self) -> Iterator[Transaction]:
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
        engine = self._importing if repeatable else self._writing
        # Threads take turns here: SQLite makes the one that waits look again ever less often.
        with self._turn, translated(self.path), engine.begin() as tx:
            yield tx

    def interrupt(self) -> None:
        with self._lock:
            for raw in self._searches:
                raw.interrupt()

    def close(self) -> None:
        self._engine.dispose()


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
