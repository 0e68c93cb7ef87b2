"""What SQLite refuses, as one sentence for the clerk. Anything not listed stays a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError

_RESOURCE = {
    sqlite3.SQLITE_BUSY: "素材库“{name}”正被别的程序占用，请稍候再试或关闭那个程序。",
    sqlite3.SQLITE_LOCKED: "素材库“{name}”正被别的程序占用，请稍候再试或关闭那个程序。",
    sqlite3.SQLITE_READONLY: "素材库“{name}”不能写入，请检查文件和文件夹的写权限。",
    sqlite3.SQLITE_PERM: "素材库“{name}”不能写入，请检查文件和文件夹的写权限。",
    sqlite3.SQLITE_CANTOPEN: "素材库“{name}”打不开，请检查文件和文件夹的读写权限。",
    sqlite3.SQLITE_IOERR: "读写素材库“{name}”时磁盘出错，请检查磁盘或网络盘后再试。",
    sqlite3.SQLITE_FULL: "磁盘已满，“{name}”没有写入，请腾出空间后再试。",
    sqlite3.SQLITE_NOMEM: "内存不足，请关闭一些程序后再试。",
}
_INPUT = {
    sqlite3.SQLITE_NOTADB: "“{name}”不是replydesk的素材库，请另选文件。",
    sqlite3.SQLITE_CORRUPT: "素材库“{name}”已损坏，请用备份恢复（replydesk restore），"
    "或用replydesk doctor检查。",
}


class SearchCancelledError(ReplydeskError):
    """A search was stopped by `Store.interrupt`: nobody waits for its answer any more."""


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Inside it, what SQLite refuses is raised as InputError or ResourceError about `path`."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error) and (known := _known(error.orig, path)):
            raise known from error
        raise
    except sqlite3.Error as error:
        if known := _known(error, path):
            raise known from error
        raise


def _known(error: sqlite3.Error, path: Path) -> ReplydeskError | None:
    # The lowest byte is the kind of error; the rest tells only where in SQLite it arose.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_INTERRUPT:
        return SearchCancelledError("查找已取消。")
    if sentence := _RESOURCE.get(code):
        return ResourceError(sentence.format(name=path.name))
    if sentence := _INPUT.get(code):
        return InputError(sentence.format(name=path.name))
    return None
