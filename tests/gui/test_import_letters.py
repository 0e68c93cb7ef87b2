"""Importing old letters in the window, on files and a library of its own."""

import re
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from replydesk.gui.pages.import_letters import ImportPage
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services import imports, library
from replydesk.services.reading_ahead import FileRead
from replydesk.store.engine import Store
from replydesk.store.library import NewLetter

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """Two sample letters, the first one twice, and two files that are no letters."""
    folder = tmp_path / "往年答复"
    folder.mkdir()
    samples = sorted(resource_path("samples/letters").glob("202[35]-云岭省民政厅*.txt"))
    for number, sample in enumerate((*samples, samples[0])):
        (folder / f"{number}-{sample.name}").write_bytes(sample.read_bytes())
    (folder / "8-空白.txt").write_bytes(b"")
    (folder / "9-损坏.docx").write_bytes(b"PK\x03\x04 no archive")
    return folder


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    """A letter without a date."""
    sample = next(resource_path("samples/letters").glob("2026-云岭省教育厅*.txt"))
    date = re.compile(r"\s*2026年\d+月\d+日\s*")
    lines = [line for line in sample.read_text("utf-8").splitlines() if not date.fullmatch(line)]
    made = tmp_path / "无日期.txt"
    made.write_text("\n".join(lines), "utf-8")
    return made


@pytest.fixture
def page(desk: Desk, shown: Shown) -> ImportPage:
    made = ImportPage(desk)
    shown(made)
    return made


def rows(page: ImportPage) -> list[tuple[str, str, str]]:
    """The first letter of the name, the outcome, and what is told, of each row shown."""
    model = page.list.results
    out = []
    for row in range(model.rowCount()):
        name, outcome, told = (str(model.index(row, column).data()) for column in range(3))
        out.append((name[0], outcome, told))
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
    assert told[2][2].startswith("与“0-2023")
    assert told[3][2].endswith("。")
    assert changed.count() == 1


def test_the_report_can_be_narrowed_to_what_was_refused(
    page: ImportPage, letters: Path, wait_until: WaitUntil
) -> None:
    page.start([letters])
    wait_until(lambda: not page.is_running)
    buttons = {button.text(): button for button in page.chips.buttons()}
    QTest.mouseClick(buttons["未收录 2"], Qt.MouseButton.LeftButton)
    assert [(name, outcome) for name, outcome, _ in rows(page)] == [
        ("8", "未收录"),
        ("9", "未收录"),
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
    model = page.list.results
    file = model.index(0, 0)
    remarks = model.rowCount(file)
    assert remarks > 0
    assert f"{remarks} 处说明" in rows(page)[0][2]
    page.list.expand(file)
    assert page.list.isFirstColumnSpanned(0, file)
    assert model.index(0, 0, file).data().endswith("。")
    assert model.parent(model.index(0, 0, file)) == file


def test_stopping_lets_the_letter_under_way_end_and_keeps_what_is_imported(
    page: ImportPage,
    store: Store,
    letters: Path,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, go_on = imports._keep, threading.Semaphore(1)
    begun: list[str] = []

    def keep(store: Store, read: FileRead, letter: NewLetter | None) -> imports.FileReport:
        begun.append(read.path.name)
        assert go_on.acquire(timeout=30)
        return real(store, read, letter)

    monkeypatch.setattr(imports, "_keep", keep)
    page.start([letters])
    wait_until(lambda: page.list.results.count == 1 and len(begun) == 2)
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
    wait_until(lambda: page.list.results.count == 5 and not page.is_running)


def test_the_folder_button_imports_the_folder_that_is_chosen(
    page: ImportPage, letters: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(letters))
    QTest.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.list.results.count == 5 and not page.is_running)


def test_escape_and_done_close_the_page(page: ImportPage) -> None:
    page.start()
    spy = QSignalSpy(page.closed)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    QTest.mouseClick(page.done_button, Qt.MouseButton.LeftButton)
    assert spy.count() == 2


def test_an_unsure_letter_is_told_and_leads_to_its_review(
    page: ImportPage, unsure: Path, wait_until: WaitUntil
) -> None:
    page.start([unsure])
    wait_until(lambda: not page.is_running)
    assert [(outcome, "处存疑" in told) for _, outcome, told in rows(page)] == [("待核对", True)]
    assert page.review_button.text() == "核对 1 封"
    assert "其中 1 封待核对" in page.summary.text()
    spy = QSignalSpy(page.review_requested)
    QTest.mouseClick(page.review_button, Qt.MouseButton.LeftButton)
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.results.index(0, 0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert spy.count() == 2
    assert spy.at(0) == spy.at(1)


def test_the_switch_for_marks_is_kept_and_passed_on(
    desk: Desk, page: ImportPage, unsure: Path, tmp_path: Path, wait_until: WaitUntil
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    page.remember(settings)
    assert page.mend_box.isChecked()
    page.mend_box.click()
    settings.sync()
    again = ImportPage(desk)
    again.remember(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    assert not again.mend_box.isChecked()
    half = tmp_path / "半角.txt"
    half.write_text(unsure.read_text("utf-8").replace("，", ","), "utf-8")
    page.start([half])
    wait_until(lambda: not page.is_running)
    index = page.list.results.index(0, 0)
    notes = [page.list.results.index(n, 0, index).data() for n in range(99)]
    assert not any("全角" in str(note) for note in notes)


def test_the_report_is_copied_and_saved_as_text(
    page: ImportPage,
    letters: Path,
    tmp_path: Path,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.start([letters])
    wait_until(lambda: not page.is_running)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied.startswith("导入报告：共5个文件，已导入2，已有1，未收录2")
    target = tmp_path / "报告.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    wait_until(target.exists)
    assert target.read_text("utf-8-sig") == copied


def test_the_dialog_offers_what_can_be_read(
    page: ImportPage, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.start()
    wait_until(lambda: "PDF" in page.hint.text())
    asked: list[str] = []

    def choose(*words: str) -> tuple[list[str], str]:
        asked.append(words[-1])
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    QTest.mouseClick(page.files_button, Qt.MouseButton.LeftButton)
    assert all(f"*{ending}" in asked[0] for ending in (".docx", ".wps", ".pdf", ".html"))


def test_many_files_come_in_batches(page: ImportPage) -> None:
    files = [imports.FileReport(Path(f"{n}.txt"), imports.FileStatus.IMPORTED) for n in range(1000)]
    inserted = QSignalSpy(page.list.results.rowsInserted)
    page.list.show_files(files[:600])
    page.list.show_files(files[:600])
    page.list.show_files(files)
    assert inserted.count() == 2
    assert page.list.results.rowCount() == 1000
