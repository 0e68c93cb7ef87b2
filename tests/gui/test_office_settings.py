"""The settings of the office in the window, through real events."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QMessageBox, QSpinBox, QWidget

from replydesk.domain.letter import LetterFormat
from replydesk.domain.submission import Submission
from replydesk.domain.unit import UnitProfile
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.pages.office_settings import OfficeSettingsPage
from replydesk.gui.tasks import Desk
from replydesk.services.drafts import create_draft
from replydesk.services.templates import template_file
from replydesk.services.units import load_unit, load_units, save_unit, unit_file
from replydesk.services.wording import WORDINGS, wording_sources
from replydesk.store.engine import Store
from replydesk.writers.template_example import example_template

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

OWN = UnitProfile(bodies=("云岭省教育厅",), region="全省", contact_phone="0999-5550137")


@pytest.fixture
def page(desk: Desk, shown: Shown, wait_until: WaitUntil) -> OfficeSettingsPage:
    """The page with an office's own profile, read."""
    save_unit(OWN, unit_file())
    made = OfficeSettingsPage(desk)
    shown(made)
    made.start()
    wait_until(made.form.isEnabled)
    wait_until(lambda: made.chosen.currentText() == "云岭省教育厅")
    return made


def line(page: OfficeSettingsPage, name: str) -> QWidget:
    return page.form._lines[name]


def test_what_is_written_is_saved_with_the_keyboard(
    page: OfficeSettingsPage, commit: Commit, wait_until: WaitUntil
) -> None:
    saved = QSignalSpy(page.changed)
    assert not page.save_button.isEnabled()
    commit(line(page, "document_code"), "云教函")
    assert page.save_button.isEnabled()
    QTest.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    wait_until(saved.count)
    unit = load_unit()
    assert (unit.document_code, unit.bodies, unit.region) == ("云教函", OWN.bodies, "全省")
    assert not page.save_button.isEnabled()


def test_the_months_of_a_deadline_have_room_to_be_read(page: OfficeSettingsPage) -> None:
    boxes = page.form.findChildren(QSpinBox)
    assert [box.text() for box in boxes] == ["3 个月", "3 个月"]
    for box in boxes:
        needed = box.fontMetrics().horizontalAdvance(box.text())
        assert box.lineEdit().width() > needed + 9


def test_a_form_with_three_marks_leaves_the_fourth_out(
    page: OfficeSettingsPage, wait_until: WaitUntil
) -> None:
    assert not page.form.meanings[3].isVisible()
    QTest.mouseClick(page.form.marks.buttons()[1], Qt.MouseButton.LeftButton)
    for line_, words in zip(
        page.form.meanings, ("已解决", "正在解决", "以后", "参考"), strict=True
    ):
        line_.setText(words)
    page.save()
    wait_until(lambda: load_unit().classes == ("已解决", "正在解决", "以后", "参考"))


def test_a_mark_without_meaning_is_refused_in_one_sentence(
    page: OfficeSettingsPage, wait_until: WaitUntil
) -> None:
    before = unit_file().read_bytes()
    page.form.meanings[0].clear()
    page.form.meanings[0].textEdited.emit("")
    page.save()
    assert "classes" in page.fault.text()
    assert page.fault.isVisible()
    assert unit_file().read_bytes() == before


def test_a_second_unit_gets_a_file_of_its_own_and_can_be_removed(
    page: OfficeSettingsPage, wait_until: WaitUntil
) -> None:
    QTest.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    page.form._lists["bodies"].set_text("云岭省人民政府教育督导室")
    page.save()
    wait_until(lambda: len(load_units()) == 2)
    assert load_units()[1].region == "全省"
    wait_until(page.remove_button.isEnabled)
    page.remove_unit()
    wait_until(lambda: page.chosen.count() == 1)
    assert len(load_units()) == 1
    assert load_unit().name == "云岭省教育厅"


def test_leaving_asks_about_what_is_not_saved(
    page: OfficeSettingsPage, commit: Commit, wait_until: WaitUntil
) -> None:
    left = QSignalSpy(page.closed)
    commit(line(page, "work"), "教育工作")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.question is not None
    assert left.count() == 0
    page.question.button(QMessageBox.StandardButton.Cancel).click()
    assert left.count() == 0
    page.leave()
    assert page.question is not None
    page.question.button(QMessageBox.StandardButton.Save).click()
    wait_until(left.count)
    assert load_unit().work == "教育工作"


def test_a_damaged_profile_is_told_and_never_written_over(
    desk: Desk, shown: Shown, wait_until: WaitUntil
) -> None:
    unit_file().parent.mkdir(parents=True, exist_ok=True)
    unit_file().write_text("nmae = 5", encoding="utf-8")
    made = OfficeSettingsPage(desk)
    shown(made)
    made.start()
    wait_until(made.fault.isVisible)
    assert "nmae" in made.fault.text()
    assert not made.form.isEnabled()
    made.save()
    assert unit_file().read_text(encoding="utf-8") == "nmae = 5"


def test_a_template_is_taken_over_or_refused_with_its_faults(
    page: OfficeSettingsPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    pane = page.template
    page.places.setCurrentRow(1)
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(example_template(LetterFormat.LETTER))
    bad.write_bytes(b"no document")
    pane.take_over(good)
    wait_until(pane.result.isVisible)
    assert pane.result_title.text() == "模板检查通过"
    assert template_file(unit_file()).read_bytes() == good.read_bytes()
    pane.take_over(bad)
    wait_until(lambda: "不是DOCX" in pane.result_words.text())
    assert template_file(unit_file()).read_bytes() == good.read_bytes()
    pane._go_back()
    wait_until(lambda: "默认模板" in pane.state.text())
    assert not template_file(unit_file()).exists()


def test_wording_is_tried_while_it_is_written_and_its_faults_name_the_line(
    page: OfficeSettingsPage, wait_until: WaitUntil
) -> None:
    pane = page.wording
    page.places.setCurrentRow(2)
    wait_until(lambda: pane.preview.text().startswith("关于省十四届人大四次会议"))
    pane.source.setPlainText("关于{{ 案由 }}的{{ 文种 }}")
    wait_until(lambda: pane.preview.text() == "关于关于加快农村公路建设的建议的答复")
    pane.source.setPlainText("甲\n{{ ''.__class__ }}")
    wait_until(lambda: "第2行" in pane.preview.text())
    page.save()
    wait_until(page.fault.isVisible)
    assert wording_sources() == wording_sources(shipped=True)


def test_wording_is_saved_and_put_back(page: OfficeSettingsPage, wait_until: WaitUntil) -> None:
    pane = page.wording
    page.places.setCurrentRow(2)
    assert pane.choice.count() == len(WORDINGS)
    pane.source.setPlainText("答复")
    page.save()
    wait_until(lambda: wording_sources()["title"] == "答复")
    wait_until(pane.isEnabled)
    QTest.mouseClick(pane.reset_button, Qt.MouseButton.LeftButton)
    page.save()
    wait_until(lambda: wording_sources() == wording_sources(shipped=True))


def test_the_fonts_of_the_machine_are_told(page: OfficeSettingsPage) -> None:
    page.places.setCurrentRow(3)
    assert {"仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体"} <= set(page.fonts.states)
    assert all(state.text() in ("已安装", "没有") for state in page.fonts.states.values())


def test_the_form_of_a_letter_tells_what_the_marks_mean_and_completes_a_bare_number(
    desk: Desk, store: Store, shown: Shown, wait_until: WaitUntil
) -> None:
    save_unit(replace(OWN, document_code="云教函"), unit_file())
    draft = create_draft(store, Submission(handling_unit="云岭省教育厅"))
    page = DraftingPage(desk)
    shown(page)
    page.open(draft.id)
    form = page.page.ending
    box, line = form._classes, form._number
    assert isinstance(box, QComboBox)
    assert isinstance(line, QLineEdit)
    wait_until(lambda: "已经解决" in box.itemText(1))
    assert box.itemText(4) == "D 类：本单位不用"
    assert page.session is not None
    form.show_session(page.session)
    line.setText("012")
    form.left.emit()
    year = datetime.now().astimezone().year
    assert line.text() == f"云教函〔{year}〕12号"
    line.setText("云教办〔2026〕3号")
    form.left.emit()
    assert line.text() == "云教办〔2026〕3号"
