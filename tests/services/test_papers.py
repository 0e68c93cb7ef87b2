"""The papers around a letter: what is made, under which names, and what is told."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import AddresseeRole, Paragraph, ReplyLetter
from replydesk.domain.papers import PaperChoice
from replydesk.domain.submission import HandlingDuty, Submission
from replydesk.domain.unit import UnitProfile
from replydesk.paths import resource_path
from replydesk.services.papers import Papers, plan, present, write
from replydesk.services.pdf import PdfSource
from replydesk.services.reading import read_letter

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter
UNIT = UnitProfile(name="云岭省教育厅", address="岚川市柳汀路12号")
NAMES = ("木增荣", "黎海川", "苏问渠")
JOINT = replace(SAMPLE, addressees=NAMES, addressee_role=AddresseeRole.DEPUTY)


def draft_of(letter: ReplyLetter, **submission: object) -> Draft:
    return Draft(Submission(**submission), letter)  # type: ignore[arg-type]


def export(draft: Draft, target: Path, choice: PaperChoice) -> Papers:
    made = Papers()
    for _ in write(draft, plan(draft, target, choice), choice, UNIT, made):
        pass
    return made


def text_of(path: Path) -> str:
    document = Document(str(path))
    return "\n".join(t.text or "" for t in document.element.body.iter("{*}t"))


def test_every_signer_gets_a_letter_and_the_form_goes_with_the_lead_signers(tmp_path: Path) -> None:
    choice = PaperChoice(per_signer=True, form=True)
    made = export(draft_of(JOINT), tmp_path / "答复", choice)
    assert [path.name for path in made.files] == [
        "答复 木增荣.docx",
        "答复 黎海川.docx",
        "答复 苏问渠.docx",
        "答复 木增荣 征询意见表.docx",
    ]
    for path, name in zip(made.files, NAMES, strict=False):
        assert read_letter(path).letter == replace(JOINT, addressees=(name,))
    assert f"{NAMES[0]}、{NAMES[1]}、{NAMES[2]}" in text_of(made.files[-1])


def test_a_letter_to_one_signer_is_the_only_one(tmp_path: Path) -> None:
    letter = replace(SAMPLE, addressees=("木增荣",))
    made = export(draft_of(letter), tmp_path / "答复.docx", PaperChoice(per_signer=True))
    assert [path.name for path in made.files] == ["答复.docx"]


def test_the_form_tells_what_it_is_about_and_where_it_goes_back_to(tmp_path: Path) -> None:
    letter = replace(SAMPLE, resolution_class="B", contact_phone="0999-5550137")
    made = export(draft_of(letter), tmp_path / "答复.docx", PaperChoice(form=True))
    told = text_of(made.files[1])
    for words in (
        letter.number, letter.subject, letter.document_number, letter.signature.issuing_body,
        "B类（正在解决或列入计划解决）", "□ 满意", "岚川市柳汀路12号", "0999-5550137",
    ):  # fmt: skip
        assert words
        assert words in told


def test_an_opinion_to_another_body_has_no_form_and_says_so(tmp_path: Path) -> None:
    draft = draft_of(SAMPLE, duty=HandlingDuty.CO)
    made = export(draft, tmp_path / "意见.docx", PaperChoice(form=True))
    assert [path.name for path in made.files] == ["意见.docx"]
    assert made.remarks == ["会办意见不附征询意见表，没有生成。"]


def test_the_public_version_is_clean_and_what_is_left_in_its_text_is_told(tmp_path: Path) -> None:
    section = SAMPLE.parts[0].sections[0]
    told = Paragraph("已致电0999-5550188并到柳汀路128号3栋501室走访。")
    letter = SAMPLE.with_section(0, 0, replace(section, paragraphs=(told,)))
    letter = replace(letter, contact_person="温如玉", contact_phone="0999-5550137")
    made = export(draft_of(letter), tmp_path / "答复.docx", PaperChoice(public=True))
    whole, public = made.files
    assert public.name == "答复 公开版.docx"
    with zipfile.ZipFile(public) as archive:
        names = archive.namelist()
        inside = b"".join(archive.read(name) for name in names).decode("utf-8", "replace")
    assert not any(name.startswith("customXml") for name in names)
    assert "温如玉" not in inside
    assert "0999-5550137" not in inside
    assert "0999-5550188" in inside  # told, never cut
    assert made.remarks[0] == "公开版第1部分第1节第1段有电话“0999-5550188”。"
    assert "住址" in made.remarks[1]
    properties = Document(str(public)).core_properties
    assert properties.author == properties.last_modified_by == letter.signature.issuing_body
    assert read_letter(whole).letter == letter


def test_what_is_there_already_is_known_before_anything_is_written(tmp_path: Path) -> None:
    choice = PaperChoice(form=True)
    draft = draft_of(SAMPLE)
    papers = plan(draft, tmp_path / "答复.docx", choice)
    assert present(papers, choice) == []
    (tmp_path / "答复 征询意见表.docx").write_bytes(b"old")
    assert present(papers, choice) == [tmp_path / "答复 征询意见表.docx"]


def test_a_fault_midway_names_the_file_and_leaves_whole_files_only(tmp_path: Path) -> None:
    (tmp_path / "答复 征询意见表.docx").mkdir()
    draft = draft_of(SAMPLE)
    choice = PaperChoice(form=True, public=True)
    made = Papers()
    with pytest.raises(InputError, match="答复 征询意见表"):
        for _ in write(draft, plan(draft, tmp_path / "答复.docx", choice), choice, UNIT, made):
            pass
    assert [path.name for path in made.files] == ["答复.docx"]
    assert read_letter(made.files[0]).letter == SAMPLE
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "答复 征询意见表.docx",
        "答复.docx",
    ]


def test_without_an_office_suite_pages_are_painted_and_a_form_stays_a_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("replydesk.services.papers.find_office", lambda: None)
    monkeypatch.setattr("replydesk.services.pdf.find_office", lambda: None)
    choice = PaperChoice(pdf=True, form=True)
    draft, made = draft_of(SAMPLE), Papers()
    papers = plan(draft, tmp_path / "a.docx", choice)
    for _ in write(draft, papers, choice, UNIT, made, lambda letter: b"%PDF painted"):
        pass
    assert [path.name for path in made.files] == ["a.docx", "a 征询意见表.docx", "a.pdf"]
    assert made.remarks == ["本机没有安装LibreOffice，“a 征询意见表.docx”没有生成PDF。"]
    assert made.pdf is PdfSource.OWN_PAGES


def test_a_pdf_that_cannot_be_made_leaves_the_word_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ResourceError("磁盘已满，“a.pdf”没有写入，请腾出空间或另选位置。")

    monkeypatch.setattr("replydesk.services.papers.make_pdf", refuse)
    choice = PaperChoice(pdf=True)
    draft, made = draft_of(SAMPLE), Papers()
    papers = plan(draft, tmp_path / "a.docx", choice)
    with pytest.raises(ResourceError, match="磁盘已满"):
        for _ in write(draft, papers, choice, UNIT, made, lambda letter: b""):
            pass
    assert [path.name for path in made.files] == ["a.docx"]


def test_equal_drafts_give_equal_forms(tmp_path: Path) -> None:
    letter = replace(SAMPLE, signature=replace(SAMPLE.signature, dated=date(2026, 5, 27)))
    first = export(draft_of(letter), tmp_path / "a.docx", PaperChoice(form=True)).files[1]
    second = export(draft_of(letter), tmp_path / "b.docx", PaperChoice(form=True)).files[1]
    assert first.read_bytes() == second.read_bytes()
