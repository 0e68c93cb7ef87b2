"""Copies of the library, putting one back, and mending its index."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.reading import Reading
from replydesk.services.backups import Health, HealthFinding, backup, doctor, restore
from replydesk.services.library import library_size, search
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.migrations import LATEST
from tests.store.made_letters import letter_of_points


def put(path: Path, text: str) -> None:
    with Store.open(path) as store, store.write() as tx:
        add_letter(tx, Reading(letter_of_points([text])), "a.txt", text)


def letters(path: Path) -> int:
    with Store.open(path) as store:
        return library_size(store).letters


def damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:40_000] = b"x" * len(content[4096:40_000])
    path.write_bytes(content)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    put(path, "建成社区养老服务综合体62个。")
    return path


def test_a_library_in_use_is_copied_whole_into_one_file(library: Path, tmp_path: Path) -> None:
    with Store.open(library) as store:
        with store.write() as tx:
            add_letter(tx, Reading(letter_of_points(["刚刚导入的另一条。"])), "b.txt", "digest")
        copy = backup(library, tmp_path / "新文件夹" / "copy.db")
    assert [each.name for each in copy.parent.iterdir()] == ["copy.db"]
    assert letters(copy) == 2


def test_a_copy_in_a_folder_is_named_after_library_and_day(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    assert backup(library, folder, today=date(2026, 5, 27)).name == "library-backup-2026-05-27.db"
    assert backup(library, folder).name == "library-backup.db"


def test_an_older_copy_is_replaced_but_no_other_file(library: Path, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    put(library, "后来又导入的一条素材。")
    backup(library, copy)
    assert letters(copy) == 2
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK" * 100)
    with pytest.raises(InputError, match="不是replydesk的素材库"):
        backup(library, letter)
    assert letter.read_bytes() == b"PK" * 100
    with pytest.raises(InputError, match="自己"):
        backup(library, library)


def test_a_copy_that_cannot_be_written_is_told(library: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ResourceError, match="不能写入"):
        backup(library, tmp_path / "file" / "copy.db")


@pytest.mark.parametrize("act", [backup, restore])
def test_a_missing_or_foreign_file_is_no_library_to_copy(
    act: Callable[[Path, Path], object], tmp_path: Path
) -> None:
    other = tmp_path / "other.db"
    with pytest.raises(InputError, match="没有找到"):
        act(tmp_path / "missing.db", other)
    (tmp_path / "note.txt").write_text("不是素材库" * 100, "utf-8")
    with pytest.raises(InputError, match="不是replydesk的素材库"):
        act(tmp_path / "note.txt", other)
    assert not other.exists()


def test_a_backup_is_put_back_and_the_library_before_is_kept(library: Path, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    put(library, "备份之后导入的一条。")
    with Store.open(library) as still_open:
        kept = restore(copy, library)
        assert library_size(still_open).letters == 1
    assert letters(library) == 1
    assert kept is not None
    assert letters(kept) == 2


def test_a_backup_is_put_back_where_there_is_no_library(library: Path, tmp_path: Path) -> None:
    target = tmp_path / "neu" / "library.db"
    assert restore(library, target) is None
    assert letters(target) == 1


def test_a_damaged_library_is_set_aside_for_a_backup(library: Path, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    damage(library)
    broken = library.read_bytes()
    kept = restore(copy, library)
    assert kept is not None
    assert kept.read_bytes() == broken
    assert letters(library) == 1


def test_a_damaged_backup_changes_nothing(library: Path, tmp_path: Path) -> None:
    copy = backup(library, tmp_path / "copy.db")
    damage(copy)
    before = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(InputError, match="已损坏"):
        restore(copy, library)
    assert letters(library) == 1
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_a_library_is_not_restored_from_itself(library: Path) -> None:
    with pytest.raises(InputError, match="同一个文件"):
        restore(library, library)


def test_a_sound_library_is_found_sound(library: Path) -> None:
    assert doctor(library) == [
        HealthFinding("version", Health.SOUND, LATEST),
        HealthFinding("pages", Health.SOUND, 0),
        HealthFinding("links", Health.SOUND, 0),
        HealthFinding("index", Health.SOUND, 1),
    ]


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE passage_tokens_data SET block = zeroblob(30) WHERE id > 10",
        "INSERT INTO passage_tokens (passage_tokens) VALUES ('delete-all')",
        "DELETE FROM token_counts",
        "UPDATE settings SET value = '0' WHERE key = 'tokens'",
    ],
)
def test_a_damaged_index_is_made_anew(library: Path, harm: str) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute(harm)
    assert doctor(library)[-1] == HealthFinding("index", Health.MENDED, 1)
    assert doctor(library)[-1] == HealthFinding("index", Health.SOUND, 1)
    with Store.open(library) as store:
        assert len(search(store, "综合体")) == 1


def test_damaged_pages_are_told_and_left_alone(library: Path) -> None:
    damage(library)
    before = library.read_bytes()
    found = doctor(library)
    assert (found[-1].code, found[-1].health) == ("pages", Health.DAMAGED)
    assert library.read_bytes() == before


def test_there_is_nothing_to_examine_in_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="没有找到"):
        doctor(tmp_path / "missing.db")
    assert list(tmp_path.iterdir()) == []
