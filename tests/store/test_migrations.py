"""Each version of a library: reached from the one before, whole or not at all."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.packing import pack
from replydesk.domain.reading import Reading
from replydesk.store import opening, reviews
from replydesk.store.duplicates import content_digest
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, passages_with, size
from replydesk.store.migrations import (
    APPLICATION_ID,
    LATEST,
    MIGRATIONS,
    migrate,
    version_of,
)
from replydesk.store.rows import METADATA
from replydesk.store.token_index import ROOM
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


def _library_of_version_1(connection: sqlite3.Connection) -> ReplyLetter:
    """A letter, its passage in the index, and a draft that took the passage over."""
    letter = letter_of_points(["建成社区养老服务综合体62个，新增床位1.2万张。"])
    migrate(connection, {1: MIGRATIONS[1]})
    connection.execute(
        "INSERT INTO letters VALUES (7, ?, 'digest', '/往年/a.txt', '2025-06-01T08:00:00+00:00',"
        " 'suggestion', '云岭省民政厅', '2025-05-20', '云民函〔2025〕68号', NULL, '', 'DH0094',"
        " '关于完善社区养老服务体系的建议', '邵怀青、孟\"今\"', '', '[]', ?)",
        (content_digest(letter), pack(letter)),
    )
    connection.execute(
        "INSERT INTO passages VALUES (9, 7, 0, 0, 0, 0, 'measures', 2025, NULL, ?, ?, '[]')",
        (letter.parts[0].heading, letter.parts[0].sections[0].paragraphs[0].text),
    )
    connection.execute(
        "INSERT INTO passage_tokens (rowid, tokens) VALUES (?, 'every')", (2025 * ROOM + 9,)
    )
    connection.execute("INSERT INTO token_counts VALUES ('every', 1)")
    connection.execute(
        "INSERT INTO drafts VALUES (3, 1, '2025-06-01T08:00:00+00:00',"
        " '2025-06-01T08:00:00+00:00', 0, 'five-parts', 0, 0, '[]', 0, 0, '', '', '', '', NULL,"
        " '{}', '{}')"
    )
    connection.execute("INSERT INTO uses VALUES (3, 9)")
    return letter


def version_2_tells_letters_of_version_1_from_others() -> None:
    with closing(memory()) as connection:
        letter = _library_of_version_1(connection)
        migrate(connection, {2: MIGRATIONS[2]})
        readings = connection.execute("SELECT letter_id, state, removed, as_read FROM readings")
        assert readings.fetchall() == [(7, "sure", 0, None)]
        told = connection.execute("SELECT fingerprint, letter_id FROM fingerprints").fetchall()
        assert sorted(told) == [
            ("file:digest", 7),
            ("number:94", 7),
            (f"text:{content_digest(letter)}", 7),
            ('to:2025-05-20:孟"今"', 7),
            ("to:2025-05-20:邵怀青", 7),
        ]
        assert connection.execute("SELECT * FROM uses").fetchall() == [(3, 9)]
        assert connection.execute("SELECT count(*) FROM passages").fetchone() == (1,)


def version_3_keeps_passages_as_they_were_and_lets_families_be_looked_for() -> None:
    with closing(memory()) as connection:
        letter = _library_of_version_1(connection)
        migrate(connection, {2: MIGRATIONS[2], 3: MIGRATIONS[3]})
        told = "SELECT text, retired, revision, as_read, kind_as_read, family_id FROM passages"
        text = letter.parts[0].sections[0].paragraphs[0].text
        assert connection.execute(told).fetchall() == [(text, "", 0, None, None, None)]
        assert connection.execute("SELECT passage_id FROM family_queue").fetchall() == [(9,)]
        told = "SELECT letter_id, finished_at FROM drafts"
        assert connection.execute(told).fetchall() == [(None, None)]


# A new version needs an entry here: a test on a library of the version before it.
TESTS: dict[int, Callable[[], None]] = {
    1: version_1_is_made_from_nothing,
    2: version_2_tells_letters_of_version_1_from_others,
    3: version_3_keeps_passages_as_they_were_and_lets_families_be_looked_for,
}


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
        add_letter(tx, Reading(letter_of_points(["迁移之前就有的一条素材。"])), "a.txt", "digest")
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


def test_a_library_of_version_1_is_copied_and_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        letter = _library_of_version_1(connection)

    with Store.open(path) as store, store.write() as tx:
        again = add_letter(tx, Reading(letter), "b.docx", "other digest")
        assert (again.letter_id, again.duplicate) == (7, True)
        (item,) = reviews.items(tx, [reviews.LetterState.SURE])
        assert (item.letter_id, item.source, item.doubts) == (7, "/往年/a.txt", 0)
        review = reviews.load(tx, 7)
        assert review is not None
        assert review.reading == Reading(letter)
        assert [passage.used for passage in passages_with(tx, [9])] == [1]

    with closing(sqlite3.connect(tmp_path / "library-v1-backup.db")) as copy:
        assert version_of(copy) == 1
        assert copy.execute("SELECT id FROM letters").fetchall() == [(7,)]
