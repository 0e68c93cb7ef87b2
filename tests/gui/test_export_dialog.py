"""Exporting one letter with the papers around it: choosing, replacing, what is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from replydesk.domain.draft import Draft
from replydesk.domain.letter import Paragraph, ReplyLetter
from replydesk.domain.submission import HandlingDuty, Submission
from replydesk.gui.export_dialog import ExportDialog, file_name
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter
from tests.gui.conftest import WaitUntil

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter
JOINT = replace(SAMPLE, addressees=("木增荣", "黎海川"))


def opened(desk: Desk, letter: ReplyLetter, target: Path, **submission: object) -> ExportDialog:
    draft = Draft(Submission(**submission), letter)  # type: ignore[arg-type]
    dialog = ExportDialog(desk, draft)
    dialog.path.setText(str(target))
    dialog.show()
    return dialog


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "导出"
    folder.mkdir()
    return folder / "答复.docx"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_letter_per_signer_with_form_and_public_version(
    desk: Desk, target: Path, wait_until: WaitUntil
) -> None:
    dialog = opened(desk, JOINT, target)
    papers = dialog.papers
    for box in (papers.form, papers.public, papers.per_signer):
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    wait_until(lambda: dialog.made)
    assert dialog.made == target.with_name("答复 木增荣.docx")
    assert names_in(target.parent) == sorted(
        ["答复 木增荣.docx", "答复 黎海川.docx", "答复 木增荣 征询意见表.docx", "答复 公开版.docx"]
    )
    assert "答复 公开版.docx" in dialog.place.text()
    dialog.close()


def test_only_what_fits_is_offered(desk: Desk, target: Path) -> None:
    alone = opened(desk, replace(SAMPLE, addressees=("木增荣",)), target)
    assert alone.papers.per_signer.isHidden()
    assert alone.papers.form.isVisible()
    opinion = opened(desk, SAMPLE, target, duty=HandlingDuty.CO)
    assert opinion.papers.form.isHidden()
    alone.close()
    opinion.close()


def test_a_file_that_is_there_is_replaced_only_when_asked_twice(
    desk: Desk, target: Path, wait_until: WaitUntil
) -> None:
    target.write_bytes(b"old")
    dialog = opened(desk, SAMPLE, target)
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    wait_until(dialog.fault.isVisible)
    assert "“答复.docx”已经存在" in dialog.fault.text()
    assert target.read_bytes() == b"old"
    assert dialog.export_button.text() == "替换"
    dialog.export_button.click()
    wait_until(lambda: dialog.made)
    assert read_letter(target).letter == SAMPLE
    dialog.close()


def test_personal_data_in_the_text_is_told_before_the_public_version_is_made(
    desk: Desk, target: Path, wait_until: WaitUntil
) -> None:
    section = SAMPLE.parts[0].sections[0]
    told = replace(section, paragraphs=(Paragraph("已致电0999-5550188。"),))
    dialog = opened(desk, SAMPLE.with_section(0, 0, told), target)
    dialog.papers.public.click()
    wait_until(dialog.told.isVisible)
    assert "第1部分第1节第1段有电话“0999-5550188”。" in dialog.told.text()
    dialog.papers.public.click()
    assert dialog.told.isHidden()
    dialog.close()


def test_a_folder_that_is_a_file_is_told_and_the_dialog_stays(
    desk: Desk, target: Path, wait_until: WaitUntil
) -> None:
    target.mkdir()
    dialog = opened(desk, SAMPLE, target)
    dialog._replaceable = frozenset([target])
    dialog.export()
    wait_until(dialog.fault.isVisible)
    assert "是文件夹" in dialog.fault.text()
    assert dialog.export_button.isEnabled()
    dialog.close()


def test_the_name_that_is_proposed_follows_the_offices_pattern() -> None:
    draft = Draft(Submission(), replace(JOINT, number="0094", subject="关于托育的建议"))
    assert file_name(draft, "{编号} {姓名} {案由}") == "0094 木增荣、黎海川 关于托育的建议.docx"
    assert file_name(draft, "{标题}") == "第0094号 关于托育的建议 答复.docx"


def test_many_files_are_counted_not_listed(desk: Desk, target: Path, wait_until: WaitUntil) -> None:
    names = tuple(f"{first}{last}" for first in "木黎苏温" for last in "增海问")
    dialog = opened(desk, replace(SAMPLE, addressees=names), target)
    dialog.papers.per_signer.click()
    dialog.export()
    wait_until(lambda: dialog.made)
    assert len(names_in(target.parent)) == 12
    assert dialog.place.text().endswith("另有 5 个文件")
    dialog.close()
