"""Opening a shared library: what is made, and what is refused in one sentence."""

import socket
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.domain.reading import Reading
from replydesk.paths import data_folder
from replydesk.store.address import SharedAddress, library_named
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, size
from replydesk.store.migrations import LATEST
from replydesk.store.postgres import opening
from replydesk.store.postgres.failures import LibraryAwayError, translated
from replydesk.store.postgres.versions import VERSIONS
from replydesk.store.rows import METADATA
from tests.postgres_server import Server
from tests.store.made_letters import letter_of_points


def shared(address: str) -> SharedAddress:
    named = library_named(address)
    assert isinstance(named, SharedAddress)
    return named


def refused(address: str) -> ReplydeskError:
    """What is said instead of opening: one sentence, without the password."""
    with pytest.raises(ReplydeskError) as error:
        Store.open(address)
    said = str(error.value)
    assert said.endswith("。")
    assert "\n" not in said
    assert "geheim" not in said
    return error.value


def rows(address: str, query: str) -> list[Any]:
    with closing(psycopg.connect(address)) as connection:
        return connection.execute(query.encode()).fetchall()


def test_an_empty_database_becomes_a_library(server: Server) -> None:
    address = server.new_database()
    with Store.open(address) as store:
        with store.write() as tx:
            add_letter(tx, Reading(letter_of_points(["建成综合体62个。"])), "a.txt", "digest")
        with store.read() as tx:
            assert size(tx).letters == 1
    with Store.open(address) as store, store.read() as tx:
        assert size(tx).letters == 1
    assert rows(address, "SELECT version FROM replydesk_library") == [(LATEST,)]


def test_the_tables_that_queries_name_are_those_of_the_versions(shared_address: str) -> None:
    Store.open(shared_address).close()
    found: dict[str, set[str]] = {}
    query = (
        "SELECT table_name, column_name FROM information_schema.columns"
        " WHERE table_schema = current_schema()"
    )
    for table, column in rows(shared_address, query):
        found.setdefault(table, set()).add(column)
    for wanted in METADATA.sorted_tables:
        assert found[wanted.name] == set(wanted.columns.keys())


def test_shared_libraries_and_files_have_the_same_newest_version() -> None:
    assert max(VERSIONS) == LATEST
    assert sorted(VERSIONS) == list(range(3, LATEST + 1))


def test_of_clerks_who_start_at_once_one_makes_the_library(shared_address: str) -> None:
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(opening.prepare, [shared(shared_address)] * 6))
    assert rows(shared_address, "SELECT version FROM replydesk_library") == [(LATEST,)]


def test_a_change_that_fails_leaves_the_version_before(shared_address: str) -> None:
    broken: Mapping[int, tuple[str, ...]] = {
        **VERSIONS,
        LATEST + 1: ("CREATE TABLE extra (id INTEGER)", "CREATE TABLE extra (id INTEGER)"),
    }
    opening.prepare(shared(shared_address))
    with pytest.raises(psycopg.errors.DuplicateTable):
        opening.prepare(shared(shared_address), broken)
    assert rows(shared_address, "SELECT version FROM replydesk_library") == [(LATEST,)]
    assert rows(shared_address, "SELECT to_regclass('extra')") == [(None,)]


def test_a_library_of_a_newer_program_is_refused(shared_address: str) -> None:
    newer = {**VERSIONS, LATEST + 1: ("ALTER TABLE letters ADD COLUMN later TEXT",)}
    opening.prepare(shared(shared_address), newer)
    said = refused(shared_address)
    assert isinstance(said, InputError)
    assert "升级程序" in str(said)


def test_a_database_of_another_program_is_refused_untouched(server: Server) -> None:
    address = server.new_database()
    server.execute("CREATE TABLE letters (id INTEGER)", shared(address).database)
    assert "空的数据库" in str(refused(address))
    assert rows(address, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(1,)]


def test_what_an_extension_brought_does_not_count(server: Server) -> None:
    address = server.new_database()
    try:
        server.execute("CREATE EXTENSION pg_stat_statements", shared(address).database)
    except psycopg.errors.FeatureNotSupported:
        pytest.skip("the extension is not installed here")
    Store.open(address).close()


def test_a_database_that_is_not_there_is_told(server: Server) -> None:
    assert "没有名为“nichts”的数据库" in str(refused(server.address("nichts")))


def test_who_may_not_come_in_is_told(server: Server) -> None:
    server.execute("DROP ROLE IF EXISTS with_password")
    server.execute("CREATE ROLE with_password LOGIN PASSWORD 'geheim!'")
    for address in (
        server.address("postgres", "with_password", "geheim"),
        server.address("postgres", "nobody_known", "geheim"),
    ):
        said = refused(address)
        assert isinstance(said, InputError)
        assert "用户名或密码不对" in str(said)
    assert "需要密码" in str(refused(server.address("postgres", "with_password")))
    server.execute("DROP ROLE with_password")


def test_a_password_may_lie_in_a_file_of_its_own(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.execute("CREATE ROLE with_password LOGIN PASSWORD 'geheim'")
    server.execute("CREATE SCHEMA with_password AUTHORIZATION with_password")
    passes = tmp_path / "pgpass"
    passes.write_text(f"127.0.0.1:{server.port}:*:with_password:geheim\n", encoding="ascii")
    passes.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passes))
    address = server.address("postgres", "with_password")
    Store.open(f"{address}?options=-csearch_path%3Dwith_password").close()
    server.execute("DROP OWNED BY with_password")
    server.execute("DROP ROLE with_password")


def test_a_clerk_without_rights_is_told(server: Server, shared_address: str) -> None:
    server.execute("CREATE ROLE guest LOGIN")
    try:
        said = refused(shared_address.replace("office_admin@", "guest@"))
    finally:
        server.execute("DROP ROLE guest")
    assert isinstance(said, InputError)


def test_a_server_that_is_away_is_told_and_leaves_nothing_behind() -> None:
    with socket.socket() as taken:  # bound, but nobody listens
        taken.bind(("127.0.0.1", 0))
        said = refused(f"postgresql://a:geheim@127.0.0.1:{taken.getsockname()[1]}/library")
    assert isinstance(said, LibraryAwayError)
    assert "连不上" in str(said)
    assert not data_folder().exists()


def test_what_answers_and_is_no_database_is_told() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as pool:

        def answer() -> None:
            for _ in range(2):  # asked with encryption, then without
                try:
                    caller, _address = listening.accept()
                except OSError:
                    return
                with caller:
                    caller.recv(100)
                    caller.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        answering = pool.submit(answer)
        said = refused(f"postgresql://a:geheim@127.0.0.1:{listening.getsockname()[1]}/library")
        if sys.platform == "linux":
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        answering.result()
    assert isinstance(said, ResourceError)


def test_an_old_server_is_told(shared_address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "OLDEST_SERVER", 99)
    assert "升级到99" in str(refused(shared_address))


def test_a_database_that_cannot_hold_every_character_is_told(server: Server) -> None:
    server.execute("CREATE DATABASE in_chinese ENCODING 'EUC_CN' LOCALE 'C' TEMPLATE template0")
    assert "UTF8" in str(refused(server.address("in_chinese")))


def test_an_option_that_does_not_exist_is_told(shared_address: str) -> None:
    assert "选项" in str(refused(f"{shared_address}&sslmodus=require"))


@pytest.mark.parametrize(
    ("said", "kind", "words"),
    [
        ('致命错误:  用户 "zhang" Password 认证失败', InputError, "用户名或密码不对"),
        ('致命错误:  数据库 "a" 不存在', InputError, "没有名为"),
        ('致命错误:  角色 "zhang" 不存在', InputError, "用户名或密码不对"),
        ("致命错误:  数据库系统正在启动", LibraryAwayError, "正在启动"),
        ("FATAL:  sorry, too many clients already", LibraryAwayError, "连接数已满"),
        ("致命错误:  别的原因", InputError, "拒绝打开"),
    ],
)
def test_servers_that_speak_chinese_are_understood(
    said: str, kind: type[ReplydeskError], words: str
) -> None:
    address = shared("postgresql://zhang:geheim@host/library")
    with pytest.raises(kind, match=words), translated(address, at_the_door=True):
        raise psycopg.OperationalError(said)


def test_without_the_driver_the_technician_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "replydesk.store.postgres.store", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert "replydesk[shared]" in str(refused("postgresql://host/library"))
