"""Importing old letters in the window, on files and a library of its own."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from replydesk.gui.pages.import_letters import ImportPage
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services import imports, library
from replydesk.services.reading_ahead import FileRead
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Two sample letters, the first one twice, and two files that are no letters."""
    folder = tmp_path / "往年答复"
    folder.mkdir()
    samples = sorted(resource_path("samples/letters").glob("*.txt"))[:2]
    for number, sample in enumerate((*samples, samples[0])):
        (folder / f"{number}-{sample.name}").write_bytes(sample.read_bytes())
    (folder / "8-空白.txt").write_bytes(b"")
    (folder / "9-损坏.docx").write_bytes(b"PK\x03\x04 no archive")
    return folder


@pytest.fixture
def page(desk: Desk, shown: Shown) -> ImportPage:
    made = ImportPage(desk)
    shown(made)
    return made


def rows(page: ImportPage) -> list[tuple[str, str, str]]:
    out = []
    for row in range(page.list.topLevelItemCount()):
        item = page.list.topLevelItem(row)
        assert item is not None
        out.append((item.text(0)[0], item.text(1), item.text(2)))
    return out


def test_each_file_of_a_folder_is_told(
    page: ImportPage, store: Store, letters: Path, wait_until: WaitUntil
) -> None:
    changed = QSignalSpy(page.library_changed)
    page.start([letters])
    assert page.is_running
    assert page.progress_card.isVisible()
    wait_until(lambda: not page.is_running)
    told = rows(page)
    assert [(name, outcome) for name, outcome, _ in told] == [
        ("0", "已导入"),
        ("1", "已导入"),
        ("2", "已有"),
        ("8", "未收录"),
        ("9", "未收录"),
    ]
    size = library.library_size(store)
    assert size.letters == 2
    assert page.summary.text() == (
        f"导入 2 封答复，新增 {size.passages} 条素材，已有 1 封，未收录 2 个文件。"
    )
    assert told[3][2].endswith("。")
    assert changed.count() == 1


def test_the_report_can_be_narrowed_to_what_was_refused(
    page: ImportPage, letters: Path, wait_until: WaitUntil
) -> None:
    page.start([letters])
    wait_until(lambda: not page.is_running)
    buttons = {button.text(): button for button in page.chips.buttons()}
    QTest.mouseClick(buttons["未收录 2"], Qt.MouseButton.LeftButton)
    items = [page.list.topLevelItem(row) for row in range(5)]
    assert [item is not None and item.isHidden() for item in items] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_remarks_on_a_letter_are_folded_below_it(
    page: ImportPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    sample = min(resource_path("samples/letters").glob("2025*.txt"))
    broken = tmp_path / "断行.txt"
    text = sample.read_text("utf-8").replace("，", ",")
    broken.write_text(text, "utf-8")
    page.start([broken])
    wait_until(lambda: not page.is_running)
    item = page.list.topLevelItem(0)
    assert item is not None
    assert item.childCount() > 0
    assert f"{item.childCount()} 处说明" in item.text(2)


def test_stopping_lets_the_letter_under_way_end_and_keeps_what_is_imported(
    page: ImportPage,
    store: Store,
    letters: Path,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, go_on = imports._keep, threading.Semaphore(1)

    def keep(store: Store, read: FileRead) -> imports.FileReport:
        assert go_on.acquire(timeout=30)
        return real(store, read)

    monkeypatch.setattr(imports, "_keep", keep)
    page.start([letters])
    wait_until(lambda: page.list.topLevelItemCount() == 1)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.stop_button.isEnabled()
    go_on.release()
    wait_until(lambda: not page.is_running)
    assert page.summary.text().startswith("已停止")
    assert [(name, outcome) for name, outcome, _ in rows(page)] == [
        ("0", "已导入"),
        ("1", "已导入"),
    ]
    assert library.library_size(store).letters == 2


def test_a_folder_without_letters_says_what_was_looked_for(
    page: ImportPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    empty = tmp_path / "空"
    empty.mkdir()
    page.start([empty])
    wait_until(lambda: not page.is_running)
    assert ".docx" in page.summary.text()
    assert page.zone.isVisible()


def test_files_dropped_on_the_zone_are_imported(
    page: ImportPage, letters: Path, wait_until: WaitUntil
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(letters))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page.zone, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    assert page.zone.property("over") is True
    QApplication.sendEvent(page.zone, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    wait_until(lambda: page.list.topLevelItemCount() == 5 and not page.is_running)


def test_the_folder_button_imports_the_folder_that_is_chosen(
    page: ImportPage, letters: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(letters))
    QTest.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.list.topLevelItemCount() == 5 and not page.is_running)


def test_escape_and_done_close_the_page(page: ImportPage) -> None:
    page.start()
    spy = QSignalSpy(page.closed)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.mouseClick(page.done_button, Qt.MouseButton.LeftButton)
    assert spy.count() == 2
