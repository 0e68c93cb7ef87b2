"""Each version of a library: reached from the one before, whole or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from replydesk.store import opening
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, size
from replydesk.store.migrations import (
    APPLICATION_ID,
    LATEST,
    MIGRATIONS,
    migrate,
    version_of,
)
from replydesk.store.rows import METADATA
from tests.store.made_letters import letter_of_points


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def version_1_is_made_from_nothing() -> None:
    with closing(memory()) as connection:
        migrate(connection, {1: MIGRATIONS[1]})
        assert version_of(connection) == 1
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        assert {"letters", "passages", "passage_tokens", "drafts", "uses"} <= names


# A new version needs an entry here: a test on a library of the version before it.
TESTS: dict[int, Callable[[], None]] = {1: version_1_is_made_from_nothing}


@pytest.mark.parametrize("version", sorted(MIGRATIONS))
def test_each_version_is_reached_from_the_one_before(version: int) -> None:
    TESTS[version]()


def test_versions_are_counted_without_a_gap() -> None:
    assert sorted(MIGRATIONS) == sorted(TESTS) == list(range(1, LATEST + 1))


def test_the_tables_that_queries_name_are_those_the_migrations_make() -> None:
    with closing(memory()) as connection:
        migrate(connection)
        for table in METADATA.sorted_tables:
            made = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
            assert made == set(table.columns.keys())


def test_a_change_that_fails_leaves_the_version_before() -> None:
    broken = {**MIGRATIONS, LATEST + 1: ("CREATE TABLE extra (id)", "CREATE TABLE extra (id)")}
    with closing(memory()) as connection:
        with pytest.raises(sqlite3.OperationalError):
            migrate(connection, broken)
        assert version_of(connection) == LATEST
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        assert "extra" not in names


def test_an_old_library_is_copied_beside_before_it_is_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    with Store.open(path) as store, store.write() as tx:
        add_letter(tx, letter_of_points(["迁移之前就有的一条素材。"]), "a.txt", "digest")
    newer = {**MIGRATIONS, LATEST + 1: ("ALTER TABLE letters ADD COLUMN later TEXT",)}
    monkeypatch.setattr(opening, "LATEST", LATEST + 1)
    monkeypatch.setattr(opening, "migrate", lambda connection: migrate(connection, newer))

    with Store.open(path) as store, store.read() as tx:
        assert size(tx).letters == 1
        assert tx.exec_driver_sql("PRAGMA user_version").scalar() == LATEST + 1
    Store.open(path).close()

    copies = [each for each in tmp_path.iterdir() if each != path]
    assert [each.name for each in copies] == [f"library-v{LATEST}-backup.db"]
    with closing(sqlite3.connect(copies[0])) as copy:
        assert version_of(copy) == LATEST
        assert copy.execute("SELECT count(*) FROM letters").fetchone() == (1,)
