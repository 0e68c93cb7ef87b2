"""From a start to an open window: paths, library, window; and the library of samples."""

import os
import sys
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from replydesk.domain.errors import ResourceError
from replydesk.domain.progress import Progress
from replydesk.paths import data_folder

if TYPE_CHECKING:
    from replydesk.domain.letter import ReplyLetter
    from replydesk.gui.main_window import MainWindow
    from replydesk.gui.tasks import Desk
    from replydesk.store.address import SharedAddress
    from replydesk.store.engine import Store

SAMPLE_LIBRARY = "sample-library.db"


def run_window(library: "Path | SharedAddress | None", sample: bool = False) -> int:
    """Open the window and stay until it is closed; returns the exit status.

    With `sample` the window opens on a library of its own, filled with the sample letters and a
    draft that is begun. Raises ResourceError where there is no screen or no room for the data.
    """
    from replydesk.services.chosen_library import chosen_library

    _require_screen()
    if library is None:
        library = data_folder() / SAMPLE_LIBRARY if sample else chosen_library()
    for folder in (data_folder(), *([library.parent] if isinstance(library, Path) else [])):
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ResourceError(
                f"不能在“{folder}”建立文件夹，请检查权限，或用 --library 另选位置。"
            ) from error

    from replydesk.gui.app import run

    return run(library, _fill if sample else None)


def paint_pdf(letter: "ReplyLetter") -> bytes:
    """The letter's own pages as PDF, without a window.

    Raises ResourceError where this machine has no Chinese font to paint with.
    """
    if not _has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from replydesk.gui.page_output import pdf_without_window

    return pdf_without_window(letter)


def _has_screen() -> bool:
    # Without a screen Qt would end the whole process, which no exception handler sees.
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _require_screen() -> None:
    if not _has_screen():
        raise ResourceError("没有可用的屏幕，窗口打不开；请在图形桌面上运行，或使用命令行。")


def _fill(desk: "Desk", window: "MainWindow") -> None:
    def tell(progress: Progress) -> None:
        words = window.tr("正在装入样例 {0} / {1}")
        window.line.show_busy(words.format(progress.done, progress.total))

    def done(_filled: object) -> None:
        window.home.refresh()
        window.count_library()

    desk.stream(fill_samples, tell, done)


def fill_samples(store: "Store") -> Generator[Progress, None, None]:
    """Bring the sample letters and a sample draft into a library that does not have them yet."""
    from replydesk.services.drafts import list_drafts, save_draft
    from replydesk.services.imports import import_paths
    from replydesk.services.samples import sample_draft, sample_letters

    yield from import_paths(store, sample_letters())
    if not list_drafts(store):
        save_draft(store, sample_draft(datetime.now().astimezone().date()))
