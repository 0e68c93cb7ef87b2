"""Finding out whether a database is a library, and making it one where it is empty.

Of clerks who start at once one makes the tables and the others wait for them.
"""

from collections.abc import Mapping
from contextlib import closing
from typing import Any

import psycopg

from replydesk.domain.errors import InputError
from replydesk.store.address import SharedAddress
from replydesk.store.migrations import APPLICATION_ID
from replydesk.store.postgres.connecting import connect
from replydesk.store.postgres.failures import translated
from replydesk.store.postgres.versions import VERSIONS

OLDEST_SERVER = 12  # the oldest that had updates from its makers when this was written
_STRANGERS = """
    SELECT count(*) FROM pg_class AS found
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'v', 'm', 'p', 'f')
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = found.oid AND deptype = 'e')
"""

Connection = psycopg.Connection[Any]


def prepare(address: SharedAddress, versions: Mapping[int, tuple[str, ...]] = VERSIONS) -> None:
    """Check a shared library, and bring it to the newest version.

    Raises InputError for a database that is no library or newer than the program, and for a
    server that is too old; ResourceError where it does not answer. Such a database stays as it was.
    """
    with closing(connect(address)) as connection, translated(address):
        _check_server(connection, address)
        version = version_of(connection)
        if version is not None and version > max(versions):
            raise InputError(
                f"共用素材库“{address.database}”由更新版本的replydesk保存（版本{version}），"
                "请升级程序后再打开。"
            )
        if version is None or version < max(versions):
            _migrate(connection, address, versions)


def version_of(connection: Connection) -> int | None:
    """The version of the library behind a connection; None where there is none."""
    if _one(connection, "SELECT to_regclass('replydesk_library')") is None:
        return None
    found = connection.execute("SELECT version FROM replydesk_library").fetchone()
    return None if found is None else int(found[0])


def _check_server(connection: Connection, address: SharedAddress) -> None:
    version = connection.info.server_version // 10000
    if version < OLDEST_SERVER:
        raise InputError(
            f"服务器（{address.place}）的PostgreSQL是{version}版，太旧，"
            f"请技术人员升级到{OLDEST_SERVER}或更高版本。"
        )
    if _one(connection, "SHOW server_encoding") != "UTF8":
        raise InputError(
            f"数据库“{address.database}”的编码不是UTF8，存不了全部汉字，"
            "请技术人员用ENCODING 'UTF8'另建一个数据库。"
        )


def _require_empty(connection: Connection, address: SharedAddress) -> None:
    if _one(connection, "SELECT current_schema()") is None or _one(connection, _STRANGERS):
        raise InputError(
            f"数据库“{address.database}”不是replydesk的素材库，里面已有别的数据，"
            "请另建一个空的数据库。"
        )


def _migrate(
    connection: Connection, address: SharedAddress, versions: Mapping[int, tuple[str, ...]]
) -> None:
    # Held until the connection is closed, and taken before the transaction: what another clerk
    # made meanwhile is seen by a transaction that begins afterwards.
    connection.execute("SET lock_timeout = 0; SET statement_timeout = 0")
    connection.execute("SELECT pg_advisory_lock(%s)", (APPLICATION_ID,))
    with connection.transaction():
        version = version_of(connection)
        if version is None:
            _require_empty(connection, address)
            connection.execute("CREATE TABLE replydesk_library (version INTEGER NOT NULL)")
            connection.execute("INSERT INTO replydesk_library VALUES (0)")
        for newer in sorted(each for each in versions if each > (version or 0)):
            for statement in versions[newer]:
                connection.execute(statement.encode())
            connection.execute("UPDATE replydesk_library SET version = %s", (newer,))


def _one(connection: Connection, query: str) -> Any:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]
