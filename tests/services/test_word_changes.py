"""Letters exported, edited in Word in every way, and brought back to their draft."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError, NotThisLetterError, ReplydeskError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_change import ChangeKind
from replydesk.domain.shown_lines import piece_of, shown_lines
from replydesk.domain.submission import Submission
from replydesk.domain.taking import take
from replydesk.services.exports import export_letter
from replydesk.services.reading import read_letter
from replydesk.services.word_changes import WordChanges, compare
from tests.readers.ole_files import ole
from tests.services import red_pens
from tests.services.red_pens import ADDED, Pen, edited
from tests.services.varied_letters import varied_letters

LETTERS = varied_letters()
BODIED = [name for name in LETTERS if name not in ("plain1", "levels", "restarts")]
KINDS: dict[Pen, list[ChangeKind]] = {
    red_pens.reword: [ChangeKind.CHANGED],
    red_pens.tracked: [ChangeKind.CHANGED],
    red_pens.tracked_removal: [ChangeKind.REMOVED],
    red_pens.add: [ChangeKind.ADDED],
    red_pens.remove: [ChangeKind.REMOVED],
    red_pens.split: [ChangeKind.CHANGED],
    red_pens.plain_styles: [],
    red_pens.retyped: [],
}


def draft_of(letter: ReplyLetter) -> Draft:
    return Draft(Submission(), letter)


def brought_back(letter: ReplyLetter, folder: Path, *pens: Pen) -> WordChanges:
    return compare(draft_of(letter), edited(export_letter(letter, folder / "答复.docx"), *pens))


def told(found: WordChanges) -> list[ChangeKind]:
    return [change.kind for change in found.found.changes]


@pytest.mark.parametrize("name", LETTERS)
def test_an_untouched_file_brings_nothing_back(name: str, tmp_path: Path) -> None:
    found = brought_back(LETTERS[name], tmp_path)
    assert found.shown == ()
    assert found.remarks == ()


@pytest.mark.parametrize("pen", KINDS, ids=lambda pen: pen.__name__)
@pytest.mark.parametrize("name", BODIED)
def test_each_red_pen_is_told_as_what_it_did(name: str, pen: Pen, tmp_path: Path) -> None:
    assert told(brought_back(LETTERS[name], tmp_path, pen)) == KINDS[pen]


@pytest.mark.parametrize("name", BODIED)
def test_broken_styles_hide_no_change(name: str, tmp_path: Path) -> None:
    letter = LETTERS[name]
    pens = (red_pens.add, red_pens.reword, red_pens.plain_styles, red_pens.retyped)
    found = brought_back(letter, tmp_path, *pens)
    assert sorted(told(found)) == [ChangeKind.ADDED, ChangeKind.CHANGED]
    taken = take(letter, found.found, found.found.changes).letter
    texts = [paragraph.text for *_, paragraph in taken.paragraphs()]
    assert sum(text == ADDED for text in texts) == 1
    assert sum("工作方面" in text for text in texts) == 1
    assert [part.heading for part in taken.parts] == [part.heading for part in letter.parts]
    origins = [paragraph.origin for *_, paragraph in letter.paragraphs()]
    assert [p.origin for *_, p in taken.paragraphs() if p.text != ADDED] == origins


REAL = sorted((Path(__file__).parents[1] / "letters").glob("*.txt"))


def reword_last(document: Document) -> None:
    """A few words more in the last longer paragraph."""
    run = red_pens.points(document)[-1].runs[-1]
    run.text += "力争年内见效。"


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_letters_as_offices_write_them_come_back_however_styles_were_broken(
    path: Path, tmp_path: Path
) -> None:
    letter = read_letter(path).letter
    assert brought_back(letter, tmp_path).shown == ()
    written = docx.Document(str(tmp_path / "答复.docx"))
    if len(red_pens.points(written)) < 2:
        return  # hardly any text: nothing for a red pen
    pens = (red_pens.add, reword_last, red_pens.plain_styles, red_pens.retyped)
    found = brought_back(letter, tmp_path, *pens)
    assert sorted(told(found)) == [ChangeKind.ADDED, ChangeKind.CHANGED]
    assert told(brought_back(letter, tmp_path, red_pens.remove)) == [ChangeKind.REMOVED]


def test_tracked_changes_name_who_made_them(tmp_path: Path) -> None:
    found = brought_back(LETTERS["parts03"], tmp_path, red_pens.tracked)
    (change,) = found.found.changes
    assert change.authors == ("周处长",)
    assert "工作方面" in change.after[0]
    before, after = (change.before[0], change.after[0])
    marks = found.shown[0]
    assert [before[start:end] for start, end in marks.before] == ["上"]
    assert [after[start:end] for start, end in marks.after] == ["方面"]


def test_another_date_is_a_field(tmp_path: Path) -> None:
    letter = LETTERS["unsealed"]
    found = brought_back(letter, tmp_path, red_pens.redated)
    assert told(found) == [ChangeKind.FIELD]
    taken = take(letter, found.found, found.found.changes).letter
    assert taken.signature.dated == red_pens.NEW_DATE


def test_what_the_draft_alone_changed_since_stays_and_is_told(tmp_path: Path) -> None:
    letter = LETTERS["parts03"]
    path = edited(export_letter(letter, tmp_path / "答复.docx"), red_pens.reword)
    newer = replace(letter, closing=("感谢您对全省工作的关心与支持，欢迎继续提出宝贵意见！",))
    found = compare(draft_of(newer), path)
    assert told(found) == [ChangeKind.CHANGED]
    assert "保持草稿的写法" in found.remarks[0]
    assert take(newer, found.found, found.found.changes).letter.closing == newer.closing


def test_a_comment_of_the_leader_is_told(tmp_path: Path) -> None:
    path = export_letter(LETTERS["parts02"], tmp_path / "答复.docx")
    document = docx.Document(str(path))
    first = document.paragraphs[8]
    document.add_comment(first.runs, text="这里要写明完成时限", author="周处长")
    document.save(str(path))
    found = compare(draft_of(LETTERS["parts02"]), path)
    assert any("这里要写明完成时限" in remark for remark in found.remarks)


def test_the_file_of_another_submission_is_refused_but_for_who_insists(tmp_path: Path) -> None:
    other = replace(LETTERS["parts03"], number="9999", subject="关于别的事情的建议")
    path = export_letter(other, tmp_path / "另一封.docx")
    with pytest.raises(NotThisLetterError, match="不是本答复的文件"):
        compare(draft_of(LETTERS["parts03"]), path)
    assert compare(draft_of(LETTERS["parts03"]), path, insist=True).name == "另一封.docx"


# ---------------------------------------------------------------------- what can't be read

BAD = {
    "damaged.docx": b"PK\3\4 this is no package",
    "empty.docx": b"",
    "nothing.docx": b"\0" * 64,
    "picture.docx": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "text.docx": "张三代表：您好。".encode(),
    "page.docx": b"%PDF-1.7\n" + bytes(64),
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
}


@pytest.mark.parametrize("name", BAD)
def test_what_can_not_be_read_is_one_sentence(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    with pytest.raises(ReplydeskError) as error:
        compare(draft_of(LETTERS["parts02"]), tmp_path / name)
    said = str(error.value)
    assert said.endswith("。")
    assert "\n" not in said
    assert said.count("。") == 1


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="找不到文件"):
        compare(draft_of(LETTERS["parts02"]), tmp_path / "没有.docx")


def test_a_locked_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "加密.docx").write_bytes(ole({"EncryptedPackage": bytes(600)}))
    with pytest.raises(InputError, match="打开密码"):
        compare(draft_of(LETTERS["parts02"]), tmp_path / "加密.docx")


def test_an_old_document_without_libreoffice_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("replydesk.office._usual_places", lambda: iter(()))
    (tmp_path / "旧版.doc").write_bytes(ole({"WordDocument": bytes(600)}))
    with pytest.raises(ReplydeskError, match="LibreOffice"):
        compare(draft_of(LETTERS["parts02"]), tmp_path / "旧版.doc")


# ---------------------------------------------------------------------- through LibreOffice


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All letters, edited and saved again by LibreOffice in one call."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("resaved")
    (folder / "out").mkdir()
    files = []
    for name in BODIED:
        path = export_letter(LETTERS[name], folder / f"{name}.docx")
        files.append(edited(path, red_pens.add, red_pens.reword))
    subprocess.run(
        [office, "--headless", "--norestore",
         f"-env:UserInstallation={(folder / 'profile').as_uri()}",
         "--convert-to", "docx:MS Word 2007 XML", "--outdir", folder / "out", *files],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    return folder / "out"


@pytest.mark.parametrize("name", BODIED)
def test_a_file_saved_again_by_libreoffice_brings_back_the_same(name: str, resaved: Path) -> None:
    letter = LETTERS[name]
    found = compare(draft_of(letter), resaved / f"{name}.docx")
    assert sorted(told(found)) == [ChangeKind.ADDED, ChangeKind.CHANGED]
    taken = take(letter, found.found, found.found.changes).letter
    kept = {piece_of(line.text, line.tag).text for line in shown_lines(taken)}
    lost = [
        line.text for line in shown_lines(letter) if piece_of(line.text, line.tag).text not in kept
    ]
    assert len(lost) == 1
