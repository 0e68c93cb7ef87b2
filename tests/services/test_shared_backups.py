"""Copies of a shared library, putting one back, its health, and how it is chosen."""

from pathlib import Path

import pytest

from replydesk.cli import run
from replydesk.domain.errors import InputError
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.paths import data_folder, default_library
from replydesk.services.backups import Health, backup, doctor, restore
from replydesk.services.chosen_library import chosen_library
from replydesk.services.drafts import create_draft, list_drafts
from replydesk.services.library import library_size, search
from replydesk.services.reviews import save_review
from replydesk.store.address import SharedAddress, library_named
from replydesk.store.copying import COPIED
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.rows import METADATA
from tests.store.made_letters import letter_of_points

OURS = ("建成社区养老服务综合体62个。", "新增养老床位1.2万张。")
THEIRS = ("新建公共停车场42个，新增停车位1.8万个。",)


def shared(address: str) -> SharedAddress:
    named = library_named(address)
    assert isinstance(named, SharedAddress)
    return named


def put(where: str | Path, *points: str) -> int:
    with Store.open(where) as store, store.write() as tx:
        letter = letter_of_points(list(points))
        return add_letter(tx, Reading(letter), "a.txt", str(hash(points))).letter_id


def found(where: str | Path, text: str) -> list[str]:
    with Store.open(where) as store:
        return [hit.passage.text for hit in search(store, text, newest=True)]


def test_every_table_is_copied_or_known_to_be_made_anew() -> None:
    made_anew = {"drafts", "uses", "token_counts"}
    assert {table.name for table in COPIED} | made_anew == set(METADATA.tables)


def test_a_shared_library_is_copied_to_a_file_and_put_back(
    shared_address: str, tmp_path: Path
) -> None:
    letter_id = put(shared_address, *OURS)
    with Store.open(shared_address) as store:
        corrected = letter_of_points(["建成社区养老服务综合体63个。", OURS[1]])
        save_review(store, letter_id, corrected, finished=True)
        before = search(store, "养老")
    copy = backup(shared(shared_address), tmp_path)
    assert copy.name == "postgres-backup.db"
    assert found(copy, "养老") == [hit.passage.text for hit in before]

    put(shared_address, *THEIRS)
    kept = restore(copy, shared(shared_address))
    assert found(shared_address, "停车") == []
    with Store.open(shared_address) as store:
        assert search(store, "养老") == before
    assert kept is not None
    assert kept.parent == data_folder()
    assert found(kept, "停车") == list(THEIRS)
    # Numbers go on after those that were copied.
    assert put(shared_address, *THEIRS) > letter_id
    assert found(shared_address, "停车") == list(THEIRS)


def test_an_offices_file_becomes_its_shared_library_and_drafts_find_their_passages(
    shared_address: str, tmp_path: Path
) -> None:
    put(tmp_path / "library.db", *OURS)
    with Store.open(tmp_path / "library.db") as store:
        draft = create_draft(store, Submission(subject="关于养老的建议"))
        before = search(store, "养老")
    assert restore(tmp_path / "library.db", shared(shared_address)) is None
    with Store.open(shared_address) as store:
        assert search(store, "养老") == before
        assert list_drafts(store) == []
    (data_folder() / "shared-drafts.db").write_bytes((tmp_path / "library.db").read_bytes())
    with Store.open(shared_address) as store:
        assert [each.id for each in list_drafts(store)] == [draft.id]


def test_what_is_no_library_is_not_put_back(shared_address: str, tmp_path: Path) -> None:
    put(shared_address, *OURS)
    (tmp_path / "letter.txt").write_text("张三代表：", encoding="utf-8")
    for source in (tmp_path / "letter.txt", tmp_path / "nothing.db"):
        with pytest.raises(InputError):
            restore(source, shared(shared_address))
    with pytest.raises(InputError):
        backup(shared(shared_address), tmp_path / "letter.txt")
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "张三代表："
    assert len(found(shared_address, "养老")) == 2


def test_a_damaged_index_is_made_anew(shared_address: str) -> None:
    put(shared_address, *OURS)
    assert {each.health for each in doctor(shared(shared_address))} == {Health.SOUND}
    with Store.open(shared_address) as store, store.write() as tx:
        tx.exec_driver_sql("DELETE FROM passage_tokens")
    assert [each.health for each in doctor(shared(shared_address))][-1] is Health.MENDED
    assert len(found(shared_address, "养老")) == 2


def test_the_commands_take_an_address(
    shared_address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--library", shared_address, "backup", str(tmp_path / "a.db")]) == 0
    assert run(["--library", shared_address, "restore", str(tmp_path / "a.db")]) == 0
    assert run(["--library", shared_address, "doctor", "--json"]) == 0
    assert run(["search", "养老", "--library", shared_address, "--json"]) == 0
    capsys.readouterr()
    away = "postgresql://clerk:geheim@127.0.0.1:1/library"
    for words in (["search", "养老"], ["suggest", "养老"], ["doctor"], ["import", str(tmp_path)]):
        assert run(["--library", away, *words]) == 2
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1)
        assert "连不上" in said.err
        assert "geheim" not in said.err


def test_a_technician_chooses_the_library_by_a_setting(
    shared_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPLYDESK_LIBRARY", raising=False)
    assert chosen_library() == default_library()
    data_folder().mkdir(parents=True)
    chosen = data_folder() / "library.toml"
    chosen.write_text(f'\ufefflibrary = "{shared_address}"\n', encoding="utf-8")
    assert chosen_library() == shared(shared_address)
    assert run(["search", "养老"]) == 0
    monkeypatch.setenv("REPLYDESK_LIBRARY", str(tmp_path / "other.db"))
    assert chosen_library() == tmp_path / "other.db"
    monkeypatch.delenv("REPLYDESK_LIBRARY")
    for wrong in ("library = 3", "library = ", "datei = 'a.db'", "library = 'mysql://a/b'"):
        chosen.write_text(wrong, encoding="utf-8")
        with pytest.raises(InputError, match=r"。$"):
            chosen_library()
        assert run(["search", "养老"]) == 2


def test_the_size_of_a_shared_library_is_told(shared_address: str) -> None:
    put(shared_address, *OURS)
    with Store.open(shared_address) as store:
        size = library_size(store)
    assert (size.letters, size.passages) == (1, 2)
