"""A library in a PostgreSQL database that an office shares."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock, Thread
from typing import Any, Self

import psycopg
from sqlalchemy import Connection, event

from replydesk.domain.errors import ResourceError
from replydesk.paths import data_folder
from replydesk.store.address import SharedAddress
from replydesk.store.engine import Store, Transaction
from replydesk.store.failures import SearchCancelledError
from replydesk.store.file_store import FileStore
from replydesk.store.migrations import APPLICATION_ID
from replydesk.store.postgres.connecting import make_engine
from replydesk.store.postgres.failures import LibraryAwayError, translated
from replydesk.store.postgres.link import Link
from replydesk.store.postgres.noting import Noting
from replydesk.store.postgres.opening import prepare

DRAFTS = "shared-drafts.db"
_CANCEL_SECONDS = 2.0
_SEARCH = "replydesk_search"


@dataclass(eq=False)
class _Search:
    connection: "psycopg.Connection[Any]"
    stopped: bool = False
    over: bool = False
    lock: Lock = field(default_factory=Lock)


class SharedStore(Store):
    """An open library on a server; the drafts are in a file in the clerk's data folder."""

    def __init__(self, address: SharedAddress, local: FileStore) -> None:
        self.address = address
        self.path = local.path
        self._local = local
        self._engine = make_engine(address)
        self._reading = self._engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
        # What was read before the turn came must not count: each statement sees what is there.
        self._writing = self._engine.execution_options(isolation_level="READ COMMITTED")
        self._searches: set[_Search] = set()
        self._lock = Lock()
        self._turn = Lock()
        self._noting = Noting(self)
        self._link = Link(self._connect, self._noting.catch_up)
        event.listen(self._engine, "before_cursor_execute", _stop_here)

    @classmethod
    def open_at(cls, address: SharedAddress, *, even_if_away: bool) -> Self:
        """The library at an address; raises what `Store.open` does."""
        if not even_if_away:
            prepare(address)
        store = cls(address, FileStore.open_file(data_folder() / DRAFTS))
        store._link.start(connected=not even_if_away)
        return store

    @property
    def local(self) -> Store:
        return self._local

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        with self._reached(), self._reading.connect() as tx:
            yield tx

    @contextmanager
    def search(self) -> Iterator[Transaction]:
        search: _Search | None = None
        try:
            with self.read() as tx:
                raw = tx.connection.driver_connection
                assert isinstance(raw, psycopg.Connection)
                search = _Search(raw)
                tx.execution_options(**{_SEARCH: search})
                with self._lock:
                    self._searches.add(search)
                try:
                    yield tx
                finally:
                    self._end(search, tx)
        except ResourceError as error:
            if search is not None and search.stopped:
                raise SearchCancelledError("查找已取消。") from error
            raise

    def _end(self, search: _Search, tx: Transaction) -> None:
        with self._lock:
            self._searches.discard(search)
        with search.lock:  # whoever is about to stop it has done so then
            search.over = True
        if search.stopped:
            tx.invalidate()  # the word may still be under way, and would stop the next one's work

    @contextmanager
    def write(self, *, repeatable: bool = False) -> Iterator[Transaction]:
        # One writer at a time in the whole office, as in a file: what a writer reads stays true
        # until its end, nobody runs into anybody, and the turn is given back with the transaction.
        with self._turn, self._reached(), self._writing.begin() as tx:
            tx.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (APPLICATION_ID,))
            if repeatable:
                tx.exec_driver_sql("SET LOCAL synchronous_commit = off")
            yield tx

    def interrupt(self) -> None:
        with self._lock:
            running = [each for each in self._searches if not each.stopped]
            for each in running:
                each.stopped = True
        if running:  # the word goes by a connection of its own: whoever asks must not wait for it
            Thread(target=_cancel, args=(running,), name="cancel", daemon=True).start()

    def note_drafts(self) -> None:
        self._link.todo()

    def settle(self) -> None:
        """Wait until it is known whether the server answers, and what was to be noted is."""
        self._link.settle()

    def close(self) -> None:
        self._link.close()
        self._engine.dispose()
        self._local.close()

    def _connect(self) -> None:
        prepare(self.address)
        self._noting.begin_anew()  # it may be a copy of the library that was put back

    @contextmanager
    def _reached(self) -> Iterator[None]:
        self._link.require()
        try:
            with translated(self.address):
                yield
        except LibraryAwayError as error:
            self._link.lost(error)
            raise


def _stop_here(
    connection: Connection, _cursor: Any, _statement: str, _parameters: Any, *_: Any
) -> None:
    search = connection.get_execution_options().get(_SEARCH)
    if search is not None and search.stopped:
        raise SearchCancelledError("查找已取消。")


def _cancel(searches: Iterable[_Search]) -> None:
    for search in searches:
        with search.lock:
            if not search.over:
                with suppress(psycopg.Error):
                    search.connection.cancel_safe(timeout=_CANCEL_SECONDS)
