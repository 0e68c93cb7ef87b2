"""Connections to the server of a shared library, and how they are set up."""

from typing import Any

import psycopg
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.pool import QueuePool

from replydesk.store.address import SharedAddress
from replydesk.store.postgres.failures import translated

# A server that is gone is found out within seconds, whether it is refusing, silent or unplugged.
_PATIENCE: dict[str, Any] = {
    "connect_timeout": 3,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 6000,
}
# A clerk's machine that hangs in the middle of a save must not keep the others out for long.
_SESSION = (
    "SET lock_timeout = '5s'; SET statement_timeout = '60s';"
    " SET idle_in_transaction_session_timeout = '30s'; SET client_min_messages = 'warning'"
)


def connect(address: SharedAddress) -> psycopg.Connection[Any]:
    """An autocommit connection; raises InputError or ResourceError where there is none."""
    given: dict[str, Any] = {
        "host": address.host or None,
        "port": address.port,
        "user": address.user or None,
        "password": address.password,
        "dbname": address.database,
    }
    wanted = {name: value for name, value in given.items() if value is not None}
    with translated(address, at_the_door=True):
        made = psycopg.connect(
            **{**_PATIENCE, "application_name": "replydesk", **dict(address.options), **wanted},
            autocommit=True,
            client_encoding="utf8",
            # Plans are made for the tokens that are asked for, not for any.
            prepare_threshold=None,
        )
        made.execute(_SESSION)
    return made


def make_engine(address: SharedAddress) -> Engine:
    """The pool of connections to the server; nothing is connected yet."""

    def creator() -> psycopg.Connection[Any]:
        made = connect(address)
        made.autocommit = False
        return made

    # The address stays in here: what SQLAlchemy knows it may tell in a message.
    return create_engine(
        "postgresql+psycopg://",
        creator=creator,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=8,
        pool_pre_ping=True,  # the server may have been started anew meanwhile
        # A connection that rested may be dead without a word, and on some systems that shows late;
        # a new one is refused within seconds.
        pool_recycle=60,
    )
