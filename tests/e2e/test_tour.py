"""The main job on a machine without a screen."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

from replydesk.paths import resource_path
from replydesk.services.reading import read_letter


def test_without_a_screen_the_letter_and_pictures_of_the_window_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    done = subprocess.run(
        [sys.executable, "-m", "replydesk.tour", str(folder)],
        env=environment | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    sample = read_letter(resource_path("samples/sample-letter.json")).letter
    assert read_letter(folder / "样例答复-信函格式.docx").letter == sample
    sizes = {path.stem: QImage(str(path)).size().toTuple() for path in folder.glob("*.png")}
    assert sizes["drafting-1280-light"] == (1280, 800)
    assert sizes["drafting-1920-dark"] == (1920, 1080)
    assert {"home", "opinions", "checks", "new", "library", "family", "review"} <= set(sizes)


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "replydesk.tour", str(taken / "out")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "文件夹" in done.stderr
