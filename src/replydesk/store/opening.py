"""Finding out whether a file is a library that can be opened, before anything in it is touched."""

import os
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from replydesk.domain.errors import InputError, ResourceError
from replydesk.store.address import require_reachable
from replydesk.store.failures import translated
from replydesk.store.migrations import (
    APPLICATION_ID,
    LATEST,
    back_up_before,
    migrate,
    version_of,
)

BUSY_SECONDS = 5.0
_OPTIONS = "mode=rw"  # never create: a library on a drive that went away must not come back empty
_MAGIC = b"SQLite format 3\0"
_QUICK_CHECK_BYTES = 8 << 20  # up to here a whole check takes a few milliseconds


def prepare(path: Path) -> None:
    """Create the library where it is missing, check it and bring it to the newest version.

    Raises InputError for a file that is no library, is damaged or newer than the program, and
    ResourceError where it can't be written; such a file stays as it was.
    """
    require_reachable(path)
    if not path.exists():
        _create(path)
    check_header(path)
    with translated(path), closing(connect(path)) as connection:
        _check_inside(connection, path)
        # Refused here where the folder or the file is read-only, not at the clerk's first save.
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        if (version := version_of(connection)) < LATEST:
            back_up_before(connection, path, version)
            migrate(connection)
        _use_wal(connection)


def _use_wal(connection: sqlite3.Connection) -> None:
    """Switch to the WAL journal where it is not in use yet."""
    # The switch needs the file for itself and does not wait for it: a second program that opens
    # the library at the same moment would be told that it is busy.
    if _journal(connection, "PRAGMA journal_mode") == "wal":
        return
    if _journal(connection, "PRAGMA journal_mode = WAL") != "wal":
        connection.execute("PRAGMA journal_mode = DELETE")  # network drives need the old one


def _journal(connection: sqlite3.Connection, statement: str) -> str:
    return str(connection.execute(statement).fetchone()[0]).lower()


def connect(path: Path) -> sqlite3.Connection:
    """An autocommit connection to an existing file, usable from any thread."""
    posix = path.absolute().as_posix()
    slash = "" if posix.startswith("/") else "/"
    return sqlite3.connect(
        f"file://{slash}{quote(posix)}?{_OPTIONS}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )


def check_header(path: Path) -> None:
    """Raise InputError unless the file's first bytes are those of a library we can read."""
    if path.is_dir():
        raise InputError(f"“{path.name}”是文件夹，不是素材库，请另选文件。")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise ResourceError(f"素材库“{path.name}”读不了，请检查读写权限。") from error
    if not head:
        raise InputError(f"“{path.name}”是空文件，不是素材库，请另选文件或删除后重试。")
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise InputError(f"“{path.name}”不是replydesk的素材库，请另选文件。")
    _check_identity(path, int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big"))


def _check_identity(path: Path, application_id: int, version: int) -> None:
    if application_id != APPLICATION_ID or version < 1:
        raise InputError(f"“{path.name}”是别的程序的数据库，不是素材库，请另选文件。")
    if version > LATEST:
        raise InputError(
            f"素材库“{path.name}”由更新版本的replydesk保存（版本{version}），请升级程序后再打开。"
        )


def _check_inside(connection: sqlite3.Connection, path: Path) -> None:
    application_id = int(connection.execute("PRAGMA application_id").fetchone()[0])
    _check_identity(path, application_id, version_of(connection))  # the -wal file may be ahead
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    if not {"letters", "passages", "drafts"} <= tables:
        raise _damage()
    if path.stat().st_size <= _QUICK_CHECK_BYTES:
        check_whole(connection)


def check_whole(connection: sqlite3.Connection) -> None:
    """Raise the error of a damaged file unless every page of the database is sound."""
    (answer,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if answer != "ok":
        raise _damage()


def _damage() -> sqlite3.DatabaseError:
    """The error SQLite itself raises on damage, for damage that it only reports."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _create(path: Path) -> None:
    # Built beside and put in place whole: a start that is killed leaves no empty file behind,
    # and of two programs that start at once one takes the other's library.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-", suffix=".db")
        os.close(handle)
    except OSError as error:
        raise ResourceError(
            f"文件夹“{path.parent}”不能写入，素材库没有建立，请换一个文件夹或检查权限。"
        ) from error
    beside = Path(name)
    try:
        with translated(path), closing(connect(beside)) as connection:
            migrate(connection)
            _use_wal(connection)
        _place(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _place(beside: Path, path: Path) -> None:
    for step in (os.link, os.rename):  # some drives know no links
        place: Callable[[Path, Path], None] = step
        try:
            place(beside, path)
        except FileExistsError:
            return
        except OSError as error:
            failure = error
        else:
            return
    raise ResourceError(f"文件夹“{path.parent}”不能写入，素材库没有建立。") from failure
