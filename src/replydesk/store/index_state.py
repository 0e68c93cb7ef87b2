"""How far the token index goes: over the whole library or, while it is made anew, a part of it.

While it is made anew it has the passages up to an id and no others; the id is kept with each step,
so whoever comes after a crash, in this program or another, goes on from there.
"""

import sqlite3
from collections.abc import Callable
from weakref import WeakKeyDictionary

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import DBAPIError

from replydesk.store.engine import Transaction
from replydesk.store.rows import settings

TOKENS_VERSION = "1"  # of the way passages are cut into tokens; another one needs a new index

_KEY = "tokens"
_VALUE = select(settings.c.value).where(settings.c.key == _KEY)  # made once: each search asks
_TABLES = ("passage_tokens", "token_counts")

# Of a transaction, so that it is asked for once.
_reach: WeakKeyDictionary[Transaction, int | None] = WeakKeyDictionary()
_tell: list[Callable[[], object]] = []


def reach(tx: Transaction) -> int | None:
    """None where the index is whole, else the highest id of the passages that it has (0: none)."""
    if tx not in _reach:
        value = _value(tx)
        _reach[tx] = None if value == TOKENS_VERSION else _step(value) or 0
    return _reach[tx]


def is_begun(tx: Transaction) -> bool:
    """Whether the index is being made anew, in the way tokens are cut now."""
    return _step(_value(tx)) is not None


def set_reach(tx: Transaction, highest: int | None) -> None:
    """Remember how far the index goes now: None for all of the library."""
    value = TOKENS_VERSION if highest is None else f"{TOKENS_VERSION}:{highest}"
    tx.execute(delete(settings).where(settings.c.key == _KEY))
    tx.execute(insert(settings), {"key": _KEY, "value": value})
    _reach[tx] = highest


def note_damage(tx: Transaction) -> None:
    """Trust the index no more in this transaction, and tell those who asked to be told."""
    _reach[tx] = 0
    for told in tuple(_tell):
        told()


def is_damage(error: DBAPIError) -> bool:
    """Whether this is what the database raises on a damaged or missing index."""
    if not isinstance(error.orig, sqlite3.Error):
        return False
    code = error.orig.sqlite_errorcode & 0xFF
    named = any(name in str(error.orig) for name in _TABLES)
    return code == sqlite3.SQLITE_CORRUPT or (code == sqlite3.SQLITE_ERROR and named)


def on_damage(tell: Callable[[], object]) -> Callable[[], None]:
    """Have `tell` called, in whatever thread, when damage is met; returns what ends that."""
    _tell.append(tell)
    return lambda: _tell.remove(tell)


def _value(tx: Transaction) -> str:
    return str(tx.execute(_VALUE).scalar() or "")


def _step(value: str) -> int | None:
    version, _, highest = value.partition(":")
    return int(highest) if version == TOKENS_VERSION and highest.isdigit() else None
