"""go.py does its work once, and says in one sentence what a person has to do."""

import importlib.util
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import NoReturn

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """go.py as it sees an empty checkout on a machine where it is not the administrator."""
    spec = importlib.util.spec_from_file_location("go", ROOT / "go.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in ("requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_text("first", encoding="utf-8")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "python").touch()
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(module, "LINUX", True)
    monkeypatch.setattr(module, "as_administrator", lambda: None)
    return module


@pytest.fixture
def no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(command: list[str], **_: object) -> NoReturn:
        pytest.fail(f"started {command}")

    monkeypatch.setattr(subprocess, "call", refuse)
    monkeypatch.setattr(subprocess, "run", refuse)


def stamp(go: ModuleType, **more: bool) -> None:
    go.STAMP.write_text(json.dumps({"key": go.set_up_key(), **more}), encoding="utf-8")


@pytest.mark.usefixtures("no_process")
def test_a_second_start_begins_no_process(go: ModuleType) -> None:
    stamp(go)
    go.set_up()


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_file_is_installed_again(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    stamp(go)
    (go.ROOT / changed).write_text("second", encoding="utf-8")
    started: list[list[str]] = []
    monkeypatch.setattr(go, "installer", lambda: ["install"])
    monkeypatch.setattr(go, "must", lambda command, otherwise: started.append(command))
    monkeypatch.setattr(go, "probe", lambda environment: 3)
    go.set_up()
    assert started[0] == ["install", "--require-hashes", "-r", str(go.LOCK)]
    assert "--no-build-isolation" in started[1]
    assert go.read_stamp() == {"key": go.set_up_key()}


def test_a_failed_installation_leaves_no_stamp(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(go, "installer", lambda: ["false"])
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: 1)
    assert go.main(["run"]) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("go.py：依赖没有装全")
    assert not go.STAMP.exists()


def test_missing_libraries_are_named_in_a_line_that_can_be_run(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(go, "probe", lambda environment: None)
    with pytest.raises(go.SetUpError, match=r"apt-get install -y libglib2\.0-0 libgl1 libegl1"):
        go.prepare_system()


def test_what_only_tests_need_is_installed_or_told_and_stops_nothing(
    go: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(go.shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(go, "SERVER_FOLDER", tmp_path / "none")
    go.install_for_tests()
    told = capsys.readouterr().err
    assert "apt-get install -y postgresql" in told
    assert "apt-get install -y libreoffice-writer-nogui" in told

    (tmp_path / "15" / "bin").mkdir(parents=True)
    (tmp_path / "15" / "bin" / "initdb").touch()
    monkeypatch.setattr(go, "SERVER_FOLDER", tmp_path)
    monkeypatch.setattr(go, "can_render", lambda: True)
    go.install_for_tests()
    assert capsys.readouterr().err == ""


def test_a_missing_chinese_font_is_told_and_stops_nothing(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(go, "probe", lambda environment: 0)
    go.prepare_system()
    assert "fonts-noto-cjk" in capsys.readouterr().err


def test_a_python_without_venv_and_pip_is_told_what_to_install(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(go.shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(go, "can_import", lambda modules: False)
    with pytest.raises(go.SetUpError, match=r"apt-get install -y python3-venv"):
        go.installer()


def test_an_old_python_with_nothing_to_replace_it_is_turned_away(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(go.shutil, "which", lambda name, path=None: None)
    monkeypatch.setattr(go, "can_import", lambda modules: False)
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(go.SetUpError, match=r"需要 Python 3\.11 或更高版本（现在是 3\.9）"):
        go.installer()


@pytest.mark.usefixtures("no_process")
@pytest.mark.parametrize("answers", [True, False])
def test_run_opens_the_window_where_a_screen_answers_and_else_writes_pictures(
    go: ModuleType, monkeypatch: pytest.MonkeyPatch, answers: bool
) -> None:
    stamp(go, window=True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(go, "screen_answers", lambda: answers)
    monkeypatch.setattr(go, "hand_over", lambda command: command)
    window = [str(go.SCRIPTS / f"replydesk{go.EXE}"), "sample"]
    pictures = [str(go.PYTHON), "-m", "replydesk.tour", str(go.ROOT / "out")]
    assert go.run([]) == (window if answers else pictures)


def test_an_unknown_command_is_refused(go: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert go.main(["build"]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
