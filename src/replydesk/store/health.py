"""Is the library sound? What can be mended without loss is mended."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from replydesk.domain.errors import InputError
from replydesk.store import index_health
from replydesk.store.address import SharedAddress, require_reachable
from replydesk.store.engine import Store
from replydesk.store.failures import translated
from replydesk.store.migrations import LATEST, version_of
from replydesk.store.opening import check_header, connect


class Health(StrEnum):
    """What was found: in order, mended, or damaged."""

    SOUND = "sound"
    MENDED = "mended"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class HealthFinding:
    """One thing looked at.

    `code` is "version", "pages", "links" or "index"; `count` is the version, the number of
    damaged places, of broken links, or of passages in the index.
    """

    code: str
    health: Health
    count: int


def examine(library: Path | SharedAddress) -> list[HealthFinding]:
    """Look the whole library over, and make a damaged search index anew.

    Of a shared one the server itself looks after pages and links.

    Raises InputError for a file that is missing or no library, ResourceError where it can't be
    read.
    """
    if isinstance(library, SharedAddress):
        with Store.open(library) as store:
            return [HealthFinding("version", Health.SOUND, LATEST), _index(store)]
    return _examine_file(library)


def _examine_file(path: Path) -> list[HealthFinding]:
    require_reachable(path)
    if not path.is_file():
        raise InputError(f"没有找到素材库“{path.name}”，请核对文件名。")
    check_header(path)
    with translated(path), closing(connect(path)) as connection:
        found = [
            HealthFinding("version", Health.SOUND, version_of(connection)),
            _counted("pages", _damaged_places(connection)),
        ]
        if found[-1].health is Health.DAMAGED:
            return found  # nothing further can be trusted
        found.append(_counted("links", len(list(connection.execute("PRAGMA foreign_key_check")))))
    with Store.open(path) as store:
        return [*found, _index(store)]


def _counted(code: str, bad: int) -> HealthFinding:
    return HealthFinding(code, Health.DAMAGED if bad else Health.SOUND, bad)


def _damaged_places(connection: sqlite3.Connection) -> int:
    try:
        answers = [row[0] for row in connection.execute("PRAGMA quick_check")]
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return 1
    return 0 if answers == ["ok"] else len(answers)


def _index(store: Store) -> HealthFinding:
    with store.write() as tx:
        whole, count = index_health.is_whole(tx), index_health.count_shown(tx)
    if whole:
        return HealthFinding("index", Health.SOUND, count)
    for _ in index_health.rebuild(store, thorough=True):
        pass
    return HealthFinding("index", Health.MENDED, count)
