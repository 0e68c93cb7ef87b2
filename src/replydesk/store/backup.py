"""Whole copies of a library, made through SQLite so that none is ever torn."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError
from replydesk.store.address import require_reachable
from replydesk.store.failures import translated
from replydesk.store.migrations import migrate
from replydesk.store.opening import check_header, check_whole, connect


def copy_library(source: Path, target: Path) -> None:
    """Copy a library, which may be in use, to a file that appears whole or not at all.

    An older copy there is replaced. Raises InputError where the source is no sound library or
    the target is some other file, ResourceError where the target can't be written.
    """
    require_reachable(source)
    require_reachable(target)
    if not source.is_file():
        raise InputError(f"没有找到素材库“{source.name}”，请核对文件名。")
    check_header(source)
    if target.exists():
        if target.samefile(source):
            raise InputError("备份不能写到素材库自己上，请另写一个文件名。")
        check_header(target)  # never over a letter whose name was typed by mistake
    with beside(target) as copy:
        _copy(source, copy)
        copy.replace(target)


def replace_library(source: Path, target: Path) -> Path | None:
    """Put a copy of a library in the place of another; returns where the other was kept.

    Raises InputError where the source is no sound library; the target then stays as it was.
    """
    require_reachable(source)
    require_reachable(target)
    if not source.is_file():
        raise InputError(f"没有找到备份“{source.name}”，请核对文件名。")
    check_header(source)
    if target.exists() and target.samefile(source):
        raise InputError("备份和素材库是同一个文件，请另选备份。")
    with beside(target) as copy:
        _copy(source, copy)
        with translated(source), closing(connect(copy)) as old:
            migrate(old)  # before it meets windows that know the newest version only
        if not target.exists():
            copy.replace(target)
            return None
        kept = unused(target)
        if _is_sound(target):
            _copy(target, kept)
            # Written as one transaction: windows that have the library open go on with it.
            with (
                translated(target),
                closing(connect(copy)) as new,
                closing(connect(target)) as old,
            ):
                new.backup(old)
        else:
            _set_aside(target, kept)
            copy.replace(target)
        return kept


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """A name beside the target for a file under way, which is gone afterwards."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-", suffix=".db")
        os.close(handle)
    except OSError as error:
        raise ResourceError(
            f"文件夹“{target.parent}”不能写入，请换一个文件夹或检查权限。"
        ) from error
    try:
        yield Path(name)
    except OSError as error:
        raise ResourceError(f"“{target.name}”写不了，请检查权限或关闭占用它的程序。") from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    target.touch()
    with (
        translated(source),
        closing(connect(source)) as old,
        closing(connect(target)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")  # one file that can be carried away
        check_whole(new)


def _is_sound(path: Path) -> bool:
    try:
        check_header(path)
        with closing(connect(path)) as connection:
            check_whole(connection)
    except (InputError, sqlite3.DatabaseError):
        return False
    return True


def unused(path: Path) -> Path:
    """A name beside the library for what it held before."""
    count = 1
    while (kept := path.with_name(f"{path.stem}-replaced-{count}{path.suffix}")).exists():
        count += 1
    return kept


def _set_aside(path: Path, kept: Path) -> None:
    for suffix in ("-wal", "-shm", ""):
        part = Path(f"{path}{suffix}")
        if part.exists():
            part.replace(f"{kept}{suffix}")
