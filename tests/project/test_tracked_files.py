"""What is committed fits any machine: no path of one machine, no registry address, nothing huge."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LARGEST = 1_500_000

# Written so that this file does not match itself.
MACHINE_PATH = re.compile(r"(?<![A-Za-z0-9_.~])/(?:work|farm|root)/")
REGISTRY = re.compile(r"(?:pypi|pythonhosted|npmjs|deb\.debian)\.org")


@pytest.fixture(scope="module")
def tracked() -> list[Path]:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        [git, "-c", f"safe.directory={ROOT.as_posix()}", "ls-files", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode("utf-8").split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def places(files: list[Path], pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in files:
        content = path.read_bytes()
        if b"\0" in content:
            continue
        # A saved page among the letters is GB2312; what is looked for is ASCII in either.
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line[:100]}")
    return found


def test_no_tracked_file_names_a_path_of_a_machine(tracked: list[Path]) -> None:
    assert places(tracked, MACHINE_PATH) == []


def test_no_tracked_file_names_a_registry(tracked: list[Path]) -> None:
    assert places(tracked, REGISTRY) == []


def test_no_tracked_file_is_large(tracked: list[Path]) -> None:
    assert [path.name for path in tracked if path.stat().st_size > LARGEST] == []


def test_a_path_of_a_machine_would_be_seen(tmp_path: Path) -> None:
    slash = "/"
    assert MACHINE_PATH.search(f"see {slash}work{slash}main")
    assert not MACHINE_PATH.search(f"../home{slash}work{slash}main")


def test_the_lock_has_a_hash_for_every_requirement() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert entries
    assert [entry.split("\n")[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text
