"""Files appear whole or not at all, and a refusal is one sentence that names the file."""

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.writers.atomic import write_file

OLD = b"old content"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="POSIX modes and links")


def fails_with(monkeypatch: pytest.MonkeyPatch, call: str, code: int) -> None:
    """Make one call of the system fail."""

    def refuse(*args: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, call, refuse)


def refusal(path: Path) -> ReplydeskError:
    with pytest.raises(ReplydeskError) as caught:
        write_file(path, b"new")
    return caught.value


def test_a_new_file_holds_the_content_and_nothing_stands_beside_it(tmp_path: Path) -> None:
    write_file(tmp_path / "答复.docx", b"content")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("答复.docx", b"content")]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(OLD)
    write_file(target, b"")
    assert target.read_bytes() == b""


@posix_only
def test_the_mode_of_a_replaced_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(OLD)
    target.chmod(0o640)
    write_file(target, b"new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@posix_only
def test_a_link_stays_a_link_to_the_file_that_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.docx", tmp_path / "link.docx"
    real.write_bytes(OLD)
    link.symlink_to(real)
    write_file(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


def test_the_content_is_on_the_disk_before_it_takes_the_old_files_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []

    def noted(name: str) -> None:
        real = getattr(os, name)

        def call(*args: object) -> None:
            steps.append(name)
            real(*args)

        monkeypatch.setattr(os, name, call)

    noted("fsync")
    noted("replace")
    write_file(tmp_path / "a.json", b"{}")
    assert steps == ["fsync", "replace"]


@pytest.mark.parametrize(
    ("call", "code", "said"),
    [
        ("replace", errno.EACCES, "无法写入“答复.docx”：文件可能正在Word中打开，请关闭后再导出。"),
        ("replace", errno.EIO, "写入“答复.docx”时出错"),
        ("fsync", errno.ENOSPC, "磁盘已满，“答复.docx”没有写入"),
        ("fsync", errno.EROFS, "无法写入“答复.docx”：所在的磁盘是只读的"),
    ],
)
def test_what_the_machine_refuses_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int, said: str
) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(OLD)
    fails_with(monkeypatch, call, code)
    error = refusal(target)
    assert isinstance(error, ResourceError)
    assert str(error).startswith(said)
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(target.name, OLD)]


def test_a_file_that_is_not_of_word_is_not_said_to_be_open_in_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails_with(monkeypatch, "replace", errno.EACCES)
    assert "正在别的程序中打开" in str(refusal(tmp_path / "答复.json"))


def test_a_stop_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "答复.docx").mkdir()
    error = refusal(tmp_path / "答复.docx")
    assert isinstance(error, InputError)
    assert str(error) == "“答复.docx”是文件夹，请指定一个文件名。"


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    error = refusal(tmp_path / "没有" / "答复.docx")
    assert isinstance(error, InputError)
    assert f"文件夹“{tmp_path / '没有'}”不存在" in str(error)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "文件").write_bytes(OLD)
    assert isinstance(refusal(tmp_path / "文件" / "答复.docx"), InputError)


@pytest.mark.parametrize("name", ["关" * 200 + ".docx", "a\0b.docx", "a\ud800.docx"])
def test_a_name_that_cannot_be_used_is_refused(tmp_path: Path, name: str) -> None:
    error = refusal(tmp_path / name)
    assert isinstance(error, InputError)
    assert "请换一个文件名" in str(error)
    assert list(tmp_path.iterdir()) == []


def test_a_path_that_is_too_long_is_told_as_such(tmp_path: Path) -> None:
    error = refusal(tmp_path.joinpath(*["很长的文件夹名" * 8] * 30, "答复.docx"))
    assert isinstance(error, InputError)
    assert str(error) == (
        "“答复.docx”没有写入：保存位置的路径太长，请缩短文件名，或换到上层文件夹。"
    )


def test_a_long_path_that_windows_calls_missing_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(OLD)
    monkeypatch.setattr("replydesk.writers.atomic._LONGEST", 10)
    fails_with(monkeypatch, "replace", errno.ENOENT)
    assert "路径太长" in str(refusal(target))
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [(target.name, OLD)]


@posix_only
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write anywhere")
def test_a_read_only_file_and_a_read_only_folder_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(OLD)
    target.chmod(0o444)
    assert "文件是只读的" in str(refusal(target))
    target.chmod(0o644)
    tmp_path.chmod(0o555)
    try:
        assert "没有写权限" in str(refusal(target))
    finally:
        tmp_path.chmod(0o755)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(("denied", "said"), [("答复.docx", "只读"), ("", "没有写权限")])
def test_missing_rights_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, denied: str, said: str
) -> None:
    (tmp_path / "答复.docx").write_bytes(OLD)
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path / denied)
    assert said in str(refusal(tmp_path / "答复.docx"))
    assert (tmp_path / "答复.docx").read_bytes() == OLD
