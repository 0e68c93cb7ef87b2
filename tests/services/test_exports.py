"""Export: what stands at the target afterwards, and what is said where it can't be done."""

import os
import shutil
import stat
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import LetterFormat, ReplyLetter, public_version
from replydesk.paths import resource_path
from replydesk.services.exports import export_letter
from replydesk.services.reading import read_letter

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("replydesk.office._usual_places", lambda: iter(()))


def with_office(monkeypatch: pytest.MonkeyPatch, script: str, folder: Path) -> None:
    """A stand-in for LibreOffice; $folder and $source are what it was given."""
    office = folder / "soffice"
    office.write_text(f'#!/bin/sh\nfor source; do :; done\nfolder="$7"\n{script}\n', "utf-8")
    office.chmod(office.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(shutil, "which", lambda name: str(office))


def test_the_exported_letter_reads_back_as_the_very_same(tmp_path: Path) -> None:
    target = tmp_path / "答复.docx"
    assert export_letter(SAMPLE, target) == target
    assert read_letter(target).letter == SAMPLE


@pytest.mark.parametrize("name", ["答复", "答复.doc", "关于1.2号建议的答复"])
def test_a_name_without_the_ending_gets_it(tmp_path: Path, name: str) -> None:
    assert export_letter(SAMPLE, tmp_path / name) == tmp_path / f"{name}.docx"
    assert [path.name for path in tmp_path.iterdir()] == [f"{name}.docx"]


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_the_format_that_is_asked_for_wins(tmp_path: Path, page_format: LetterFormat) -> None:
    made = export_letter(SAMPLE, tmp_path / "答复.docx", format=page_format)
    assert read_letter(made).letter == replace(SAMPLE, format=page_format)


def test_the_public_version_holds_no_contact_anywhere(tmp_path: Path) -> None:
    made = export_letter(SAMPLE, tmp_path / "公开.docx", public=True)
    with zipfile.ZipFile(made) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert SAMPLE.contact_person is not None
    assert SAMPLE.contact_phone is not None
    assert SAMPLE.contact_person.encode() not in everything
    assert SAMPLE.contact_phone.encode() not in everything
    assert read_letter(made).letter == public_version(SAMPLE)


def test_a_letter_without_text_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    target = tmp_path / "答复.docx"
    target.write_bytes(b"old")
    with pytest.raises(InputError, match="没有正文"):
        export_letter(ReplyLetter(), target)
    assert target.read_bytes() == b"old"


def test_a_failed_export_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError

    target = tmp_path / "答复.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(ResourceError, match=r"“答复\.docx”.*正在Word中打开"):
        export_letter(SAMPLE, target)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("答复.docx", b"old")
    ]


def test_without_libreoffice_the_word_file_is_there_and_the_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_office(monkeypatch)
    with pytest.raises(ResourceError, match=r"Word文件已导出.*没有安装LibreOffice"):
        export_letter(SAMPLE, tmp_path / "答复.docx", pdf=True)
    assert [path.name for path in tmp_path.iterdir()] == ["答复.docx"]


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
@pytest.mark.parametrize("script", ["exit 1", "exit 0", "exec /nonexistent/office"])
def test_a_libreoffice_that_makes_no_pdf_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "答复.pdf").write_bytes(b"old")
    with_office(monkeypatch, script, tmp_path)
    with pytest.raises(ResourceError, match="LibreOffice没有生成PDF"):
        export_letter(SAMPLE, folder / "答复.docx", pdf=True)
    assert (folder / "答复.pdf").read_bytes() == b"old"


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_a_libreoffice_that_hangs_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replydesk.services.exports._PDF_SECONDS", 0.2)
    with_office(monkeypatch, "sleep 60", tmp_path)
    with pytest.raises(ResourceError, match="LibreOffice没有生成PDF"):
        export_letter(SAMPLE, tmp_path / "答复.docx", pdf=True)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
def test_the_pdf_stands_beside_the_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    script = 'printf "%%PDF-1.7" > "$folder/$(basename "$source" .docx).pdf"'
    with_office(monkeypatch, script, tmp_path)
    export_letter(SAMPLE, folder / "答复.docx", pdf=True)
    assert sorted(path.name for path in folder.iterdir()) == ["答复.docx", "答复.pdf"]
    assert (folder / "答复.pdf").read_bytes() == b"%PDF-1.7"


def test_an_export_is_done_before_a_clerk_notices(tmp_path: Path) -> None:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        export_letter(SAMPLE, tmp_path / "答复.docx")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1
