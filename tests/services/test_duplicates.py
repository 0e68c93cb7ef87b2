"""Letters that are there already, whatever the file is called and whatever kind it is of."""

import html
import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.reading import Doubt, Reading
from replydesk.paths import resource_path
from replydesk.services.imports import FileReport, FileStatus, ImportReport, import_paths
from replydesk.services.library import library_size, search
from replydesk.services.reading import read_letter
from replydesk.services.reviews import (
    letters_to_review,
    open_review,
    remove_letter,
    restore_letter,
    save_review,
)
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.writers.letter_docx import letter_docx

LETTERS = sorted(resource_path("samples/letters").glob("*.txt"))


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        yield opened


def run(store: Store, *paths: Path) -> list[FileReport]:
    report = ImportReport()
    for _ in import_paths(store, paths, report):
        pass
    return report.files


def as_docx(text: str) -> bytes:
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line.strip())
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def as_page(text: str) -> bytes:
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return f"<html><head><meta charset='utf-8'></head><body>{lines}</body></html>".encode()


def with_half_width_marks(text: str) -> bytes:
    return text.translate(str.maketrans("，；（）", ",;()")).encode()


def without_head(text: str) -> bytes:
    """From the salutation on: title and document number were left out."""
    lines = text.splitlines()
    at = next(n for n, line in enumerate(lines) if line.rstrip().endswith(("代表：", "委员：")))
    return "\n".join(lines[at:]).encode()


FORMS: dict[str, Callable[[str], bytes]] = {
    "a.txt": lambda text: text.encode("gb18030", "replace"),
    "b.txt": lambda text: "\n\n".join(text.splitlines()).encode("utf-16"),
    "c.docx": as_docx,
    "d.html": as_page,
    "e.txt": with_half_width_marks,
    "f.txt": without_head,
}


def test_a_letter_is_recognised_in_every_form_it_comes_in(store: Store, tmp_path: Path) -> None:
    originals = [path for path in LETTERS if "会办" not in path.name][::6]
    run(store, *originals)
    before = library_size(store)
    copies = tmp_path / "副本"
    for number, original in enumerate(originals):
        for name, form in FORMS.items():
            copy = copies / str(number) / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(form(original.read_text("utf-8")))
    found = run(store, copies)
    assert len(found) == len(originals) * len(FORMS)
    wrong = [file for file in found if file.status is not FileStatus.DUPLICATE]
    assert wrong == []
    assert [file.same_as for file in found] == [
        original.name for original in originals for _ in FORMS
    ]
    assert all(file.same_as and file.same_as in file.notes[0] for file in found)
    assert library_size(store) == before
    again = run(store, copies)
    assert [file.letter_id for file in again] == [file.letter_id for file in found]


def test_all_samples_are_letters_of_their_own(store: Store) -> None:
    assert {file.status for file in run(store, *LETTERS)} == {FileStatus.IMPORTED}


def test_a_corrected_letter_keeps_its_corrections_when_it_is_imported_again(
    store: Store, tmp_path: Path
) -> None:
    (file,) = run(store, LETTERS[0])
    assert file.letter_id is not None
    letter = open_review(store, file.letter_id).reading.letter
    first = letter.parts[0].sections[0]
    corrected = replace(
        letter.with_section(0, 0, replace(first, paragraphs=first.paragraphs[1:])),
        addressees=("姜云舟",),
        number="9871",
        signature=replace(letter.signature, dated=None),
    )
    save_review(store, file.letter_id, corrected, finished=True)
    copy, docx, own = tmp_path / "同一份.txt", tmp_path / "b.docx", tmp_path / "c.docx"
    shutil.copy(LETTERS[0], copy)
    docx.write_bytes(as_docx(LETTERS[0].read_text("utf-8")))
    own.write_bytes(letter_docx(corrected))
    for again in run(store, copy, docx, own):
        assert (again.status, again.letter_id) == (FileStatus.DUPLICATE, file.letter_id)
        assert any("人工更正" in note for note in again.notes)
    assert open_review(store, file.letter_id).reading.letter == corrected


def scanned(letter: ReplyLetter) -> Reading:
    """The letter as characters recognised from a picture would have it."""

    def misread(text: str) -> str:
        return text.replace("建", "健").replace("人", "入").replace("，", ",")

    parts = tuple(
        replace(
            part,
            sections=tuple(
                replace(s, paragraphs=tuple(replace(p, text=misread(p.text)) for p in s.paragraphs))
                for s in part.sections
            ),
        )
        for part in letter.parts
    )
    doubt = Doubt("source", "文字由图像识别得来，可能有误，请对照原件核对。")
    return Reading(replace(letter, parts=parts), doubts=(doubt,), guessed=True)


def test_a_better_file_of_a_scanned_letter_takes_its_place(store: Store) -> None:
    scan = scanned(read_letter(LETTERS[0]).letter)
    with store.write() as tx:
        letter_id = add_letter(tx, scan, "/扫描/a.jpg", "digest").letter_id
    assert [item.letter_id for item in letters_to_review(store)] == [letter_id]
    (file,) = run(store, LETTERS[0])
    assert (file.status, file.letter_id, file.same_as) == ("duplicate", letter_id, "a.jpg")
    assert any("图像识别" in note for note in file.notes)
    review = open_review(store, letter_id)
    assert review.reading.letter == read_letter(LETTERS[0]).letter
    assert not review.reading.guessed
    assert review.source.endswith(LETTERS[0].name)


def test_a_better_file_does_not_undo_what_a_person_corrected_in_a_scan(store: Store) -> None:
    scan = scanned(read_letter(LETTERS[0]).letter)
    with store.write() as tx:
        letter_id = add_letter(tx, scan, "/扫描/a.jpg", "digest").letter_id
    corrected = replace(scan.letter, subject="关于更正的建议")
    save_review(store, letter_id, corrected, finished=True)
    (file,) = run(store, LETTERS[0])
    assert (file.status, file.letter_id) == ("duplicate", letter_id)
    assert open_review(store, letter_id).reading.letter == corrected


def test_a_scan_of_a_letter_that_is_there_adds_nothing(store: Store) -> None:
    (file,) = run(store, LETTERS[0])
    letter = read_letter(LETTERS[0]).letter
    with store.write() as tx:
        added = add_letter(tx, scanned(letter), "/扫描/a.jpg", "digest")
    assert (added.duplicate, added.letter_id, added.improved) == (True, file.letter_id, False)


def test_a_letter_taken_out_comes_back_with_its_file_or_by_undoing(store: Store) -> None:
    (file,) = run(store, LETTERS[0])
    assert file.letter_id is not None
    subject = open_review(store, file.letter_id).reading.letter.subject or ""
    remove_letter(store, file.letter_id)
    assert library_size(store).letters == 0
    assert search(store, subject) == []
    restore_letter(store, file.letter_id)
    assert library_size(store).letters == 1
    assert search(store, subject)
    remove_letter(store, file.letter_id)
    (again,) = run(store, LETTERS[0])
    assert (again.status, again.letter_id) == (FileStatus.IMPORTED, file.letter_id)
    assert again.passages == file.passages
    assert any("恢复" in note for note in again.notes)
