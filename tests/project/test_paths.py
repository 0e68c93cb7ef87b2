"""The program finds its own files, in a checkout and in a wheel, and the clerk's data."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from replydesk import paths

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("REPLYDESK_DATA", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


def test_a_checkout_serves_resources_and_templates_from_its_root() -> None:
    assert paths.resource_path() == ROOT / "resources"
    assert paths.template_path("formats") == ROOT / "templates" / "formats"
    assert paths.resource_path().is_dir()
    assert paths.template_path().is_dir()


def test_a_wheel_carries_resources_and_templates_and_finds_them(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    code = (
        "from replydesk import paths\n"
        "for folder in (paths.resource_path(), paths.template_path()):\n"
        "    print(folder, sum(1 for path in folder.rglob('*') if path.is_file()))\n"
    )
    first = f"import sys; sys.path.insert(0, {str(tmp_path / 'site')!r})\n"
    answer = subprocess.run(
        [sys.executable, "-I", "-c", first + code],
        check=True,
        capture_output=True,
        text=True,
    )
    package = tmp_path / "site" / "replydesk"
    expected = [
        f"{package / f'_{kind}'} {sum(1 for path in (ROOT / kind).rglob('*') if path.is_file())}"
        for kind in ("resources", "templates")
    ]
    assert answer.stdout.splitlines() == expected


def test_the_variable_names_the_data_folder(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REPLYDESK_DATA", str(tmp_path / "elsewhere"))
    assert paths.default_library() == tmp_path / "elsewhere" / "library.db"
    assert paths.log_folder() == tmp_path / "elsewhere" / "log"


@pytest.mark.skipif(sys.platform == "win32", reason="the rules of XDG")
def test_data_lies_where_xdg_says(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert paths.data_folder() == home / ".local" / "share" / "replydesk"
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "xdg"))
    assert paths.data_folder() == home / "xdg" / "replydesk"
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    assert paths.data_folder() == home / ".local" / "share" / "replydesk"


def test_data_lies_in_the_local_profile_on_windows(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))
    assert paths.data_folder() == home / "local" / "replydesk"
    monkeypatch.delenv("LOCALAPPDATA")
    assert paths.data_folder() == home / "AppData" / "Local" / "replydesk"
