"""Many drafts out at once: names, report, nothing overwritten, nothing half-written."""

import errno
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.papers import PaperChoice
from replydesk.domain.submission import Submission
from replydesk.paths import resource_path
from replydesk.services import drafts
from replydesk.services.batch_export import (
    BatchOrder,
    BatchReport,
    Outcome,
    export_batch,
    report_text,
)
from replydesk.services.reading import read_letter
from replydesk.store.engine import Store
from replydesk.writers.letter_docx import letter_docx

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "导出"
    made.mkdir()
    return made


def saved(store: Store, letter: ReplyLetter = SAMPLE, **changes: object) -> int:
    letter = replace(letter, **changes)  # type: ignore[arg-type]
    return drafts.save_draft(store, Draft(Submission(), letter)).id


def batch(store: Store, ids: list[int], order: BatchOrder) -> BatchReport:
    report = BatchReport()
    for _ in export_batch(store, ids, order, report):
        pass
    return report


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_each_draft_becomes_a_file_called_by_the_pattern(store: Store, folder: Path) -> None:
    ids = [saved(store, number=f"00{n}", addressees=(name,)) for n, name in enumerate("甲乙丙")]
    report = batch(store, ids, BatchOrder(folder, "{序号} {编号} {姓名}.docx"))
    assert names_in(folder) == ["01 000 甲.docx", "02 001 乙.docx", "03 002 丙.docx"]
    assert [row.outcome for row in report.rows] == [Outcome.EXPORTED] * 3
    assert read_letter(folder / "02 001 乙.docx").letter.number == "001"


def test_drafts_of_one_name_are_numbered(store: Store, folder: Path) -> None:
    ids = [saved(store) for _ in range(3)]
    batch(store, ids, BatchOrder(folder, "答复"))
    assert names_in(folder) == ["答复 (2).docx", "答复 (3).docx", "答复.docx"]


def test_files_that_are_there_stay_unless_they_are_to_be_replaced(
    store: Store, folder: Path
) -> None:
    (folder / "答复.docx").write_bytes(b"old")
    ids = [saved(store)]
    batch(store, ids, BatchOrder(folder, "答复"))
    assert (folder / "答复.docx").read_bytes() == b"old"
    assert names_in(folder) == ["答复 (2).docx", "答复.docx"]
    batch(store, ids, BatchOrder(folder, "答复", replacing=True))
    assert read_letter(folder / "答复.docx").letter == SAMPLE


def test_a_draft_that_cannot_be_exported_is_told_and_the_others_follow(
    store: Store, folder: Path
) -> None:
    empty = saved(store, ReplyLetter(subject="关于托育的建议"))
    undated = saved(store, number="2", signature=replace(SAMPLE.signature, dated=None))
    gone = saved(store)
    drafts.remove_draft(store, gone)
    report = batch(store, [empty, gone, undated], BatchOrder(folder))
    outcomes = [row.outcome for row in report.rows]
    assert outcomes == [Outcome.REFUSED, Outcome.REFUSED, Outcome.REMARKS]
    assert "没有正文" in report.rows[0].refused
    assert "已删除" in report.rows[1].refused
    assert report.rows[2].remarks == ("没有成文日期，请填写。",)
    told = report_text(report)
    assert "共3件，导出1件。" in told
    assert "关于托育的建议：没有导出。" in told
    assert len(names_in(folder)) == 1


def test_a_file_that_differs_from_its_letter_is_told(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = letter_docx(replace(SAMPLE, opening=("别的开头。",)))
    monkeypatch.setattr("replydesk.services.exports.letter_docx", lambda *_, **__: other)
    [row] = batch(store, [saved(store)], BatchOrder(folder)).rows
    assert row.outcome is Outcome.REMARKS
    assert len(row.remarks) == 1
    assert row.refused == ""


def test_stopped_between_letters_what_is_made_is_whole(store: Store, folder: Path) -> None:
    ids = [saved(store, number=str(n)) for n in range(5)]
    report = BatchReport()
    steps = export_batch(store, ids, BatchOrder(folder, "{编号}"), report)
    while len(report.rows) < 2:
        next(steps)
    steps.close()
    assert names_in(folder) == ["0.docx", "1.docx"]
    assert "已停止，还有3件没有导出。" in report_text(report)


def test_stopped_within_a_draft_its_whole_files_are_told(store: Store, folder: Path) -> None:
    ids = [saved(store, number=str(n)) for n in range(2)]
    report = BatchReport()
    order = BatchOrder(folder, "{编号}", PaperChoice(form=True, public=True))
    steps = export_batch(store, ids, order, report)
    while not names_in(folder):
        next(steps)
    next(steps)
    steps.close()
    [row] = report.rows
    assert [path.name for path in row.files] == names_in(folder)
    assert "停止" in row.refused
    assert "没有全部导出" in report_text(report)


def test_signers_whose_names_are_written_alike_in_files_both_get_a_letter(
    store: Store, folder: Path
) -> None:
    ids = [saved(store, addressees=("甲/一", "甲／一"))]
    batch(store, ids, BatchOrder(folder, "{姓名}", PaperChoice(per_signer=True)))
    assert names_in(folder) == ["甲／一(2).docx", "甲／一.docx"]


def test_on_a_full_disk_nothing_is_half_written_and_the_report_says_why(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    ids = [saved(store), saved(store)]
    monkeypatch.setattr(os, "fsync", full)
    report = batch(store, ids, BatchOrder(folder))
    assert names_in(folder) == []
    assert all("磁盘已满" in row.refused for row in report.rows)


def test_a_folder_that_is_read_only_is_told_for_each_draft(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = [saved(store)]
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != folder)
    [row] = batch(store, ids, BatchOrder(folder)).rows
    assert "没有写权限" in row.refused
    assert names_in(folder) == []


def test_a_file_that_another_program_holds_is_told_and_stays(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise PermissionError

    (folder / "答复.docx").write_bytes(b"old")
    ids = [saved(store)]
    monkeypatch.setattr(os, "replace", held)
    [row] = batch(store, ids, BatchOrder(folder, "答复", replacing=True)).rows
    assert "正在Word中打开" in row.refused
    assert (folder / "答复.docx").read_bytes() == b"old"
    assert names_in(folder) == ["答复.docx"]


def test_a_subject_of_any_length_has_a_file(store: Store, folder: Path) -> None:
    ids = [saved(store, subject="关于“办实事”的建议/第一部分" * 40) for _ in range(2)]
    report = batch(store, ids, BatchOrder(folder, "{案由} {届次}"))
    assert [row.refused for row in report.rows] == ["", ""]
    assert len(names_in(folder)) == 2


def test_letters_per_signer_forms_and_public_versions_come_in_a_batch_too(
    store: Store, folder: Path
) -> None:
    ids = [saved(store, addressees=("甲一", "乙二"), number="7")]
    choice = PaperChoice(per_signer=True, form=True, public=True)
    batch(store, ids, BatchOrder(folder, "{编号} {姓名}", choice))
    assert names_in(folder) == sorted(
        ["7 甲一.docx", "7 乙二.docx", "7 甲一 征询意见表.docx", "7 甲一、乙二 公开版.docx"]
    )


def test_without_a_name_in_the_pattern_the_signer_stands_behind_it(
    store: Store, folder: Path
) -> None:
    ids = [saved(store, addressees=("甲一", "乙二"), number="7")]
    batch(store, ids, BatchOrder(folder, "{编号}", PaperChoice(per_signer=True)))
    assert names_in(folder) == ["7 乙二.docx", "7 甲一.docx"]


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (BatchOrder(Path("/没有"), "答复"), "不存在"),
        (BatchOrder(Path("/" + "深/" * 4000), "答复"), "不存在"),
        (BatchOrder(Path("/\0"), "答复"), "不存在"),
        (BatchOrder(Path(), "{标题}"), "没有“标题”这个字段"),
    ],
)
def test_a_faulty_order_is_refused_before_anything_is_written(
    store: Store, order: BatchOrder, words: str
) -> None:
    with pytest.raises(InputError, match=words):
        batch(store, [1], order)
    with pytest.raises(InputError, match="没有要导出的草稿"):
        batch(store, [], BatchOrder(Path()))
