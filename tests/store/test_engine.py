"""Opening a library: what is created, what is refused and stays untouched."""

import sqlite3
import struct
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.reading import Reading
from replydesk.store.engine import Store, Transaction
from replydesk.store.failures import SearchCancelledError
from replydesk.store.library import add_letter, size
from replydesk.store.migrations import LATEST
from tests.store.made_letters import letter_of_points

_VERSION_PLACE = 60  # of user_version in the header of an SQLite file


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store.open(path) as store, store.write() as tx:
        points = [f"第{n}条措施，建成社区养老服务综合体{n}个。" for n in range(300)]
        add_letter(tx, Reading(letter_of_points(points)), "样例.txt", "digest-1")
    return path


def refused_untouched(path: Path, words: str) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match=words):
        Store.open(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_missing_library_is_created_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "新文件夹" / "库 100%#?.db"
    with Store.open(path) as store, store.read() as tx:
        assert tx.exec_driver_sql("PRAGMA user_version").scalar() == LATEST
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_connections_keep_every_commit_and_every_link(tmp_path: Path) -> None:
    with Store.open(tmp_path / "a.db") as store, store.read() as tx:
        answers = {
            name: tx.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert answers == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="SQLite has no dot-file locking there")
def test_where_the_write_ahead_log_does_not_work_the_old_journal_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Dot-file locking has no shared memory, like many network drives.
    monkeypatch.setattr("replydesk.store.opening._OPTIONS", "mode=rw&vfs=unix-dotfile")
    with Store.open(tmp_path / "a.db") as store:
        with store.write() as tx:
            add_letter(tx, Reading(letter_of_points(["网络盘上的一条素材。"])), "a.txt", "digest")
        with store.read() as tx:
            assert tx.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"
            assert size(tx).letters == 1


def test_threads_read_and_write_side_by_side(library: Path) -> None:
    def work(number: int) -> None:
        with store.write() as tx:
            add_letter(
                tx, Reading(letter_of_points([f"第{number}个线程写入。"])), "b.txt", f"d{number}"
            )
        with store.read() as tx:
            assert size(tx).letters >= 2

    with Store.open(library) as store:
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(24)))
        with store.read() as tx:
            assert size(tx).letters == 25


def test_a_library_may_be_named_by_its_address(tmp_path: Path) -> None:
    with Store.open(f"sqlite:///{tmp_path / 'a.db'}") as store:
        assert store.path == tmp_path / "a.db"


@pytest.mark.parametrize(
    "address",
    [
        "mysql://host/library",
        "postgresql://host",
        "postgresql://host/a/b",
        "postgresql://host:port/library",
        "sqlite://",
        "sqlite:///",
        "sqlite://host/a.db",
        "sqlite:///:memory:",
        "://",
        " ",
        "a\0b",
    ],
)
def test_an_address_of_no_file_is_refused(address: str) -> None:
    with pytest.raises(InputError):
        Store.open(address)


def test_a_library_in_a_folder_that_may_not_be_entered_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_path: Path, **_options: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "stat", closed)  # root, as in a container, may enter any folder
    with pytest.raises(ResourceError, match="权限"):
        Store.open(tmp_path / "a.db")


def test_a_file_of_zero_length_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    refused_untouched(path, "空文件")


@pytest.mark.parametrize(
    "content", [b"x", "张三代表：现答复如下。".encode() * 100, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    refused_untouched(path, "不是replydesk的素材库")


def test_a_database_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE letters (id)")
    refused_untouched(path, "别的程序")


def test_a_library_of_a_newer_program_is_refused_untouched(library: Path) -> None:
    content = bytearray(library.read_bytes())
    struct.pack_into(">I", content, _VERSION_PLACE, LATEST + 1)
    library.write_bytes(content)
    refused_untouched(library, "请升级程序")


def test_a_damaged_library_is_refused_untouched(library: Path) -> None:
    content = bytearray(library.read_bytes())
    content[8192 : len(content) // 2] = b"x" * (len(content) // 2 - 8192)
    library.write_bytes(content)
    before = library.read_bytes()
    with pytest.raises(InputError, match="已损坏"):
        Store.open(library)
    assert library.read_bytes() == before


def test_a_library_cut_short_is_refused(library: Path) -> None:
    content = library.read_bytes()
    library.write_bytes(content[: len(content) // 2])
    with pytest.raises(InputError, match="已损坏"):
        Store.open(library)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="是文件夹"):
        Store.open(tmp_path)


def test_a_folder_below_a_file_cannot_hold_a_library(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ResourceError, match="不能写入"):
        Store.open(tmp_path / "file" / "library.db")


@pytest.mark.skipif(sys.platform != "linux", reason="/proc can be written by nobody, not even root")
def test_a_folder_without_write_permission_is_told() -> None:
    with pytest.raises(ResourceError, match="不能写入"):
        Store.open("/proc/replydesk/library.db")


def add_and_fail(store: Store) -> None:
    with store.write() as tx:
        add_letter(tx, Reading(letter_of_points(["另一封信里的一条措施。"])), "b.txt", "digest-2")
        raise KeyError


def test_nothing_of_a_failed_transaction_is_kept(library: Path) -> None:
    with Store.open(library) as store:
        with pytest.raises(KeyError):
            add_and_fail(store)
        with store.read() as tx:
            assert size(tx).letters == 1


def test_two_stores_share_one_file(library: Path) -> None:
    with Store.open(library) as one, Store.open(library) as two:
        with one.write() as tx:
            add_letter(
                tx, Reading(letter_of_points(["第一个窗口导入的一条。"])), "b.txt", "digest-2"
            )
        with two.write() as tx:
            add_letter(
                tx, Reading(letter_of_points(["另开的窗口写下的打算。"])), "c.txt", "digest-3"
            )
        for store in (one, two):
            with store.read() as tx:
                assert size(tx).letters == 3


def test_a_reader_sees_one_state_while_another_writes(library: Path) -> None:
    with Store.open(library) as store, store.read() as reading:
        before = size(reading)
        with store.write() as tx:
            add_letter(tx, Reading(letter_of_points(["读的时候写入的一条。"])), "b.txt", "digest-2")
        assert size(reading) == before


def test_a_writer_kept_waiting_too_long_is_told(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("replydesk.store.opening.BUSY_SECONDS", 0.01)
    with (
        Store.open(library) as one,
        Store.open(library) as other,
        one.write(),
        pytest.raises(ResourceError, match="占用"),
        other.write(),
    ):
        pass


def read_interrupted(store: Store, tx: Transaction) -> None:
    rows = tx.exec_driver_sql(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"
    )
    for _, _ in zip(range(100), rows, strict=False):
        store.interrupt()


def test_an_interrupted_search_stops_and_a_save_does_not(library: Path) -> None:
    with Store.open(library) as store:
        with pytest.raises(SearchCancelledError), store.search() as tx:
            read_interrupted(store, tx)
        with store.write() as tx:
            read_interrupted(store, tx)


def test_a_draft_waits_for_the_disk_and_an_import_does_not(tmp_path: Path) -> None:
    with Store.open(tmp_path / "library.db") as store:
        for repeatable, synchronous in ((True, 1), (False, 2), (True, 1)):
            with store.write(repeatable=repeatable) as tx:
                assert tx.exec_driver_sql("PRAGMA synchronous").scalar() == synchronous
