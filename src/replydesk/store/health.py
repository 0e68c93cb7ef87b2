"""Is the library sound? What can be mended without loss is mended."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select

from replydesk.domain.errors import InputError
from replydesk.store import token_index
from replydesk.store.address import require_reachable
from replydesk.store.engine import Store, Transaction
from replydesk.store.failures import translated
from replydesk.store.fulltext import EVERY, TOKENS_VERSION, rebuild_index
from replydesk.store.migrations import version_of
from replydesk.store.opening import check_header, connect
from replydesk.store.rows import passages, removed_letters, settings
from replydesk.store.token_index import ROOM, Match


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


def examine(path: Path) -> list[HealthFinding]:
    """Look the whole library over, and make a damaged search index anew.

    Raises InputError for a file that is missing or no library, ResourceError where it can't be
    read.
    """
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
    with Store.open(path) as store, store.write() as tx:
        return [*found, _index(tx)]


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


def _index(tx: Transaction) -> HealthFinding:
    if _index_is_whole(tx):
        return HealthFinding("index", Health.SOUND, _passage_count(tx))
    return HealthFinding("index", Health.MENDED, rebuild_index(tx))


def _index_is_whole(tx: Transaction) -> bool:
    made_by = tx.execute(select(settings.c.value).where(settings.c.key == "tokens")).scalar()
    count = _passage_count(tx)
    if made_by != TOKENS_VERSION or token_index.counts(tx, [EVERY]).get(EVERY, 0) != count:
        return False
    wanted = set(tx.execute(_shown(select(passages.c.year * ROOM + passages.c.id))).scalars())
    if not token_index.is_sound(tx):
        return False
    return wanted == set(token_index.places(tx, Match.every([EVERY]), most=count + 1))


def _passage_count(tx: Transaction) -> int:
    return int(tx.execute(_shown(select(func.count()).select_from(passages))).scalar_one())


def _shown(query: Select[Any]) -> Select[Any]:
    """Without the passages of letters that were taken out: the index does not have them."""
    return query.where(passages.c.letter_id.not_in(removed_letters()))
