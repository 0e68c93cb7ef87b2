"""Importing files and folders on a real library."""

import json
import os
import shutil
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest

from replydesk.domain.letter_json import to_json
from replydesk.domain.reading import Doubt, Reading
from replydesk.office import find_office, run_office
from replydesk.paths import resource_path
from replydesk.readers import office
from replydesk.services import imports, old_documents, reading_ahead
from replydesk.services.apart import ReadingProcess
from replydesk.services.imports import FileStatus, ImportReport, import_paths
from replydesk.services.library import library_size
from replydesk.services.reading import read_letter
from replydesk.services.reviews import letters_to_review, open_review
from replydesk.store.engine import Store
from replydesk.store.library import new_letter
from replydesk.writers.letter_docx import letter_docx

LETTERS = sorted(resource_path("samples/letters").glob("*.txt"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "library.db")


def run(store: Store, *paths: Path) -> ImportReport:
    steps = import_paths(store, paths)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            report: ImportReport = done.value
            return report


def kept(store: Store, path: Path, reading: Reading) -> imports.FileReport:
    read = reading_ahead.FileRead(path, "digest", reading)
    return imports._keep(store, read, new_letter(reading))


def test_importing_twice_adds_nothing(store: Store) -> None:
    first = run(store, *LETTERS[:3])
    before = library_size(store)
    second = run(store, *LETTERS[:3])
    assert (first.letters, before.letters) == (3, 3)
    assert first.passages == before.passages > 0
    assert [file.status for file in second.files] == [FileStatus.DUPLICATE] * 3
    assert library_size(store) == before


def test_the_same_letter_in_another_kind_of_file_is_a_duplicate(
    store: Store, tmp_path: Path
) -> None:
    as_json = tmp_path / "letter.json"
    as_json.write_text(json.dumps(to_json(read_letter(LETTERS[0]).letter)), encoding="utf-8")
    assert run(store, LETTERS[0], as_json).files[1].status is FileStatus.DUPLICATE


def test_a_refused_file_leaves_nothing_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "往年"
    folder.mkdir()
    shutil.copy(LETTERS[0], folder / "a.txt")
    (folder / "b.txt").write_text("关于开会的通知", encoding="utf-8")
    (folder / "c.docx").write_bytes(b"PK broken")
    (folder / "~$d.docx").write_bytes(b"lock file of Word")
    shutil.copy(LETTERS[1], folder / "e.txt")
    report = run(store, folder)
    assert [file.path.name for file in report.files] == ["a.txt", "b.txt", "c.docx", "e.txt"]
    assert [file.status for file in report.files] == [
        FileStatus.IMPORTED,
        FileStatus.REFUSED,
        FileStatus.REFUSED,
        FileStatus.IMPORTED,
    ]
    assert all(file.reason for file in report.files if file.status is FileStatus.REFUSED)
    assert library_size(store).letters == 2


def test_stopping_between_files_keeps_what_is_imported(store: Store) -> None:
    report = ImportReport()
    steps = import_paths(store, LETTERS[:5], report)
    while len(report.files) < 2:
        next(steps)
    steps.close()
    assert library_size(store).letters == 2


def test_progress_names_the_file_that_is_read_and_the_one_that_is_done(store: Store) -> None:
    steps = list(dict.fromkeys(import_paths(store, LETTERS[:2])))
    done = [(step.done, step.total, step.name) for step in steps if step.name]
    assert list(dict.fromkeys(done)) == [(1, 2, LETTERS[0].name), (2, 2, LETTERS[1].name)]
    reading = dict.fromkeys(step.reading for step in steps if step.reading)
    assert list(reading) == [path.name for path in LETTERS[:2]]
    assert all(step.total in (0, 2) for step in steps)


def test_a_task_that_waits_tells_nothing_new(store: Store) -> None:
    told = list(import_paths(store, LETTERS[:1]))
    assert len({id(step) for step in told}) == len(set(told))


@pytest.mark.skipif(os.name == "nt", reason="links need special rights there")
def test_a_folder_gives_its_letters_leaves_hidden_ones_and_refuses_links(
    store: Store, tmp_path: Path
) -> None:
    folder, elsewhere = tmp_path / "往年", tmp_path / "别处.txt"
    (folder / "2024").mkdir(parents=True)
    for name, letter in zip(("2024/a.txt", ".b.txt", "~$c.txt"), LETTERS[:3], strict=True):
        shutil.copy(letter, folder / name)
    shutil.copy(LETTERS[3], elsewhere)
    (folder / "notes.md").write_text("随手记的。", encoding="utf-8")
    (folder / "link.txt").symlink_to(elsewhere)
    (folder / "linked").symlink_to(tmp_path, target_is_directory=True)
    report = run(store, folder, folder / "2024")
    told = {file.path.name: (file.status, file.reason) for file in report.files}
    assert told.pop("a.txt") == (FileStatus.IMPORTED, None)
    assert set(told) == {"link.txt", "linked"}
    for status, reason in told.values():
        assert status is FileStatus.REFUSED
        assert "链接" in (reason or "")


def test_a_file_that_vanishes_meanwhile_is_refused_and_the_rest_goes_on(
    store: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "往年"
    folder.mkdir()
    for number, letter in enumerate(LETTERS[:8]):
        shutil.copy(letter, folder / f"{number}.txt")
    report = ImportReport()
    for step in import_paths(store, [folder], report):
        if step.total:
            (folder / "7.txt").unlink(missing_ok=True)
    assert [file.status for file in report.files] == [FileStatus.IMPORTED] * 7 + [
        FileStatus.REFUSED
    ]
    assert "7.txt" in (report.files[-1].reason or "")
    assert library_size(store).letters == 7


def test_what_is_no_file_of_a_letter_is_refused_in_a_sentence(store: Store, tmp_path: Path) -> None:
    rubbish = {
        "a.pdf": b"%PDF-1.7 broken",
        "b.docx": b"PK\x03\x04 broken",
        "c.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken",
        "d.txt": b"   \n ",
        "e.json": b"{",
        "f.html": b"<html><body>404</body></html>",
    }
    for name, content in rubbish.items():
        (tmp_path / name).write_bytes(content)
    files = [tmp_path / name for name in rubbish]
    missing = [tmp_path / "missing.docx", tmp_path / ("长" * 300 + ".txt")]
    report = run(store, *files, *missing, LETTERS[0])
    assert [file.status for file in report.files[:-1]] == [FileStatus.REFUSED] * 8
    assert all((file.reason or "").endswith("。") for file in report.files[:-1])
    assert report.files[-1].status is FileStatus.IMPORTED
    assert library_size(store).letters == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is open there")
def test_a_folder_that_is_closed_is_told_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "往年"
    (folder / "2024").mkdir(parents=True)
    shutil.copy(LETTERS[0], folder / "2025.txt")
    (folder / "2024").chmod(0)
    report = run(store, folder)
    (folder / "2024").chmod(0o700)
    assert [file.status.value for file in report.files] == ["imported", "refused"]


def test_a_folder_that_cannot_be_listed_is_refused_in_a_sentence(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "往年"
    (folder / "2024").mkdir(parents=True)
    shutil.copy(LETTERS[0], folder / "a.txt")
    real = os.scandir

    def scandir(path: Any) -> Any:
        if str(path).endswith("2024"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    report = run(store, folder)
    assert [file.path.name for file in report.files] == ["a.txt", "2024"]
    assert report.files[1].status is FileStatus.REFUSED
    assert "“2024”打不开" in (report.files[1].reason or "")


@pytest.mark.skipif(os.name == "nt", reason="pipes are no files there")
def test_a_pipe_in_a_folder_is_left_alone(store: Store, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    shutil.copy(LETTERS[0], tmp_path / "b.txt")
    assert [file.path.name for file in run(store, tmp_path).files] == ["b.txt"]


def test_stopping_does_not_wait_for_the_file_that_is_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = [sys.executable, "-c", "import time; time.sleep(600)"]
    monkeypatch.setattr(reading_ahead, "ReadingProcess", lambda: ReadingProcess(command=slow))
    steps = import_paths(store, LETTERS[:3])
    while next(steps).reading != LETTERS[0].name:
        pass
    started = perf_counter()
    steps.close()
    assert perf_counter() - started < 30
    assert library_size(store).letters == 0


def test_a_bug_in_the_reading_thread_is_raised(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise KeyError("a bug")

    monkeypatch.setattr(reading_ahead, "read_bytes", broken)
    with pytest.raises(KeyError):
        run(store, LETTERS[0])


def test_remarks_of_a_file_are_few_and_short_in_the_report(store: Store, tmp_path: Path) -> None:
    reading = Reading(
        read_letter(LETTERS[0]).letter,
        notes=tuple(f"第{n}处" + "很长的说明" * 100 for n in range(100)),
    )
    report = kept(store, tmp_path / "a.txt", reading)
    assert len(report.notes) == 20
    assert max(map(len, report.notes)) == 200
    assert "另有81处说明" in report.notes[-1]


def test_doubts_are_counted_and_the_letter_waits_for_a_review(store: Store, tmp_path: Path) -> None:
    doubts = (Doubt("dated", "日期残缺，请核对。"), Doubt("number", "编号残缺，请核对。"))
    reading = Reading(read_letter(LETTERS[0]).letter, doubts=doubts)
    report = kept(store, tmp_path / "a.txt", reading)
    assert (report.status, report.doubts) == (FileStatus.IMPORTED, 2)
    assert report.notes == ("日期残缺，请核对。", "编号残缺，请核对。")
    assert [item.letter_id for item in letters_to_review(store)] == [report.letter_id]


def test_marks_are_kept_where_that_is_asked_for(store: Store, tmp_path: Path) -> None:
    half = tmp_path / "a.txt"
    half.write_text(LETTERS[0].read_text("utf-8").replace("，", ","), "utf-8")
    for _ in import_paths(store, [half], mend_marks=False):
        pass
    (item,) = letters_to_review(store, every=True)
    texts = [p.text for *_, p in open_review(store, item.letter_id).reading.letter.paragraphs()]
    assert any("," in text for text in texts)
    assert not any("，" in text for text in texts)


@pytest.mark.rendered
@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
def test_old_documents_and_pdf_are_the_same_letter_as_the_docx(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []
    real = office.convert

    def convert(files: Any) -> Any:
        calls.append(len(files))
        return real(files)

    monkeypatch.setattr(old_documents, "convert", convert)
    folder = tmp_path / "往年"
    folder.mkdir()
    sources = []
    for number, original in enumerate(LETTERS[:2]):
        source = tmp_path / f"{number}.docx"
        source.write_bytes(letter_docx(read_letter(original).letter, embed=False))
        sources.append(source)
    program = find_office()
    assert program is not None
    for kind in ("doc", "rtf", "pdf"):
        out = tmp_path / kind
        out.mkdir()
        assert run_office(program, sources, kind, out, 120)
        for number in range(2):
            shutil.copy(out / f"{number}.{kind}", folder / f"{number}.{kind}")
    report = run(store, *sources, folder)
    assert [file.status.value for file in report.files] == ["imported"] * 2 + ["duplicate"] * 6
    assert calls == [4]  # one run of LibreOffice for all of them
    assert [file.same_as for file in report.files[2:]] == ["0.docx"] * 3 + ["1.docx"] * 3
