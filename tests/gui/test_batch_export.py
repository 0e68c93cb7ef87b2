"""Exporting many drafts in the window: selecting, the pattern, the run, the report."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from replydesk.domain.draft import Draft
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.submission import Submission
from replydesk.gui.batch_export_dialog import FOLDER, PATTERN, BatchExportDialog
from replydesk.gui.pages.home import HomePage
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services import drafts
from replydesk.services.reading import read_letter
from replydesk.store.engine import Store
from tests.gui.conftest import WaitUntil

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    made = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    (tmp_path / "导出").mkdir()
    made.setValue(FOLDER, str(tmp_path / "导出"))
    return made


def saved(store: Store, number: int, letter: ReplyLetter = SAMPLE) -> int:
    subject = f"关于第{number}件事的建议"
    letter = replace(letter, number=f"{number:04}", subject=subject)
    submission = Submission(subject=subject, number=f"{number:04}")
    return drafts.save_draft(store, Draft(submission, letter)).id


@pytest.fixture
def home(desk: Desk, store: Store, shown, wait_until: WaitUntil) -> HomePage:  # type: ignore[no-untyped-def]
    for number in range(1, 8):
        saved(store, number)
    page = HomePage(desk)
    shown(page)
    page.refresh()
    wait_until(lambda: page.list.filter.rowCount() == 7)
    return page


def test_all_that_are_listed_are_offered_and_several_that_are_selected(home: HomePage) -> None:
    asked: list[list[int]] = []
    home.export_requested.connect(asked.append)
    assert home.export_button.text() == "导出列出的 7 件…"
    home.list.setFocus()
    home.list.setCurrentIndex(home.list.filter.index(0, 0))
    for _ in range(2):
        QTest.keyClick(home.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert home.export_button.text() == "导出所选 3 件…"
    QTest.keyClick(home.list, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert asked == [home.list.shown_ids()[:3]]
    home.filter.setText("0005")
    assert home.export_button.isHidden()  # a single one has its own dialog


def test_a_batch_runs_and_the_report_tells_what_became_of_each(
    desk: Desk, store: Store, settings: QSettings, tmp_path: Path, wait_until: WaitUntil
) -> None:
    ids = [saved(store, 1), saved(store, 2, ReplyLetter()), saved(store, 3)]
    dialog = BatchExportDialog(desk, ids, settings)
    dialog.show()
    wait_until(lambda: "如：" in dialog.pattern.remark.text())
    line = dialog.pattern.line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "{")
    assert not dialog.export_button.isEnabled()
    assert "花括号不成对" in dialog.pattern.fault.text()
    line.setText("{序号} {编号}")
    assert dialog.pattern.remark.text() == "如：01 0001.docx"
    QTest.keyClick(line, Qt.Key.Key_Return)
    view = dialog.result_view
    wait_until(view.close_button.isVisible)
    assert view.summary.text() == "已导出 2 件，1 件没有导出。"
    assert "没有正文" in view.list.item(1).text()
    names = sorted(path.name for path in (tmp_path / "导出").iterdir())
    assert names == ["01 0001.docx", "03 0003.docx"]
    assert settings.value(PATTERN) == "{序号} {编号}"
    view.copy_button.click()
    assert "共3件，导出2件。" in QApplication.clipboard().text()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_escape_stops_a_batch_and_what_is_made_stays(
    desk: Desk, store: Store, settings: QSettings, tmp_path: Path, wait_until: WaitUntil
) -> None:
    ids = [saved(store, number) for number in range(60)]
    dialog = BatchExportDialog(desk, ids, settings)
    dialog.show()
    dialog.export()
    wait_until(lambda: any((tmp_path / "导出").iterdir()))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait_until(lambda: not dialog.is_running)
    assert dialog.result_view.summary.text().startswith("已停止")
    files = list((tmp_path / "导出").iterdir())
    assert 0 < len(files) < 60
    assert all(read_letter(path).letter.kind for path in files)
    dialog.close()
    assert not dialog.isVisible()


def test_a_folder_that_is_not_there_is_told_where_it_is_chosen(
    desk: Desk, store: Store, settings: QSettings, tmp_path: Path, wait_until: WaitUntil
) -> None:
    dialog = BatchExportDialog(desk, [saved(store, 1)], settings)
    dialog.show()
    dialog.folder.setText(str(tmp_path / "没有"))
    dialog.export()
    wait_until(dialog.fault.isVisible)
    assert "不存在" in dialog.fault.text()
    assert dialog.export_button.isVisible()
    dialog.close()
