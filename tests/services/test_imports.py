"""Importing files and folders on a real library."""

import json
import os
import shutil
from pathlib import Path

import pytest

from replydesk.domain.letter_json import to_json
from replydesk.paths import resource_path
from replydesk.services.imports import FileStatus, ImportReport, import_paths
from replydesk.services.library import library_size
from replydesk.services.reading import read_letter
from replydesk.store.engine import Store

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
def test_a_folder_gives_its_letters_but_no_hidden_or_linked_ones(
    store: Store, tmp_path: Path
) -> None:
    folder, elsewhere = tmp_path / "往年", tmp_path / "别处.txt"
    (folder / "2024").mkdir(parents=True)
    for name, letter in zip(("2024/a.txt", ".b.txt", "~$c.txt"), LETTERS[:3], strict=True):
        shutil.copy(letter, folder / name)
    shutil.copy(LETTERS[3], elsewhere)
    (folder / "notes.md").write_text("随手记的。", encoding="utf-8")
    (folder / "link.txt").symlink_to(elsewhere)
    report = run(store, folder, folder / "2024")
    assert [file.path for file in report.files] == [folder / "2024" / "a.txt"]
