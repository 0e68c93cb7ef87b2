"""The Word file of a letter: read back, compared byte by byte, and held to the standard."""

import io
import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain import embedding
from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
    Urgency,
    number_paragraphs,
    public_version,
)
from replydesk.domain.outline import LabelStyle
from replydesk.paths import resource_path, template_path
from replydesk.readers.own_docx import read_own
from replydesk.services.reading import letter_from, read_letter
from replydesk.writers.base_package import base_package
from replydesk.writers.letter_docx import letter_docx
from tests.domain.letters import letters

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter
WORDS = st.text(alphabet="设施建设《》“”—…&<>{}'\" 甲乙丙，。；1.2一是（）", max_size=40)
FILLED = WORDS.filter(lambda text: text.strip() != "")


def paragraphs(content: bytes) -> list[WordParagraph]:
    return Document(io.BytesIO(content)).paragraphs


def texts(content: bytes, style: str) -> list[str]:
    """The text of the paragraphs in a style."""
    return [p.text for p in paragraphs(content) if p.style is not None and p.style.name == style]


def sections() -> st.SearchStrategy[Section]:
    labelled = st.tuples(st.sampled_from(LabelStyle), st.integers(1, 3), FILLED)
    return st.builds(
        Section,
        st.sampled_from(SectionKind),
        st.none() | FILLED,
        st.lists(labelled, max_size=4).map(number_paragraphs),
    )


LETTERS = st.builds(
    ReplyLetter,
    addressees=st.lists(FILLED, max_size=3).map(tuple),
    addressee_role=st.none() | st.sampled_from(AddresseeRole),
    kind=st.none() | st.sampled_from(SubmissionKind),
    title=st.none() | FILLED,
    document_number=st.none() | st.just("明民函〔2026〕7号"),
    resolution_class=st.none() | st.sampled_from("ABCD"),
    plenary_session=st.none() | FILLED,
    number=st.none() | st.just("0128"),
    subject=st.none() | FILLED,
    opening=st.lists(FILLED, min_size=1, max_size=2).map(tuple),
    parts=st.lists(
        st.builds(Part, st.none() | FILLED, st.lists(sections(), max_size=3).map(tuple)),
        max_size=12,
    ).map(tuple),
    closing=st.lists(FILLED, max_size=2).map(tuple),
    attachments=st.lists(FILLED, max_size=3).map(tuple),
    signature=st.builds(
        SignatureBlock,
        st.none() | FILLED,
        st.none() | st.dates(date(2020, 1, 1), date(2030, 12, 31)),
        st.booleans(),
    ),
    contact_person=st.none() | FILLED,
    contact_phone=st.none() | st.just("0999-5550137"),
    disclosure=st.none() | st.sampled_from(Disclosure),
    copies_to=st.lists(FILLED, max_size=3).map(tuple),
    format=st.sampled_from(LetterFormat),
    signer=st.none() | FILLED,
    urgency=st.none() | st.sampled_from(Urgency),
)


@settings(max_examples=60)
@given(LETTERS)
def test_any_letter_reads_back_as_the_very_same(letter: ReplyLetter) -> None:
    assert read_own(letter_docx(letter)) == letter


@settings(max_examples=300)
@given(letters)
def test_letters_with_blanks_and_line_feeds_anywhere_read_back_as_the_very_same(
    letter: ReplyLetter,
) -> None:
    assert read_own(letter_docx(letter)) == letter


def test_ids_of_the_library_do_not_leave_the_office() -> None:
    section = Section(SectionKind.MEASURES, "主要措施", (Paragraph("已取自素材。", origin=7),))
    letter = replace(SAMPLE, parts=(Part("关于设施的建议", (section,)),))
    back = read_own(letter_docx(letter))
    assert back is not None
    assert back.parts[0].sections[0].paragraphs[0].origin is None


@pytest.mark.parametrize("page_format", list(LetterFormat))
@pytest.mark.parametrize("sealed", [True, False])
def test_an_edited_file_is_read_by_its_text_and_keeps_its_looks(
    page_format: LetterFormat, sealed: bool
) -> None:
    letter = replace(SAMPLE, format=page_format, signature=replace(SAMPLE.signature, sealed=sealed))
    document = Document(io.BytesIO(letter_docx(letter)))
    edited = next(p for p in document.paragraphs if p.style and p.style.name == "公文要点")
    edited.runs[-1].text = "改过的文字，累计建成99个。"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_own(buffer.getvalue()) is None
    section = letter.parts[0].sections[0]
    first = replace(section.paragraphs[0], text="改过的文字，累计建成99个。")
    wanted = letter.with_section(
        0, 0, replace(section, paragraphs=(first, *section.paragraphs[1:]))
    )
    assert letter_from(buffer.getvalue(), "改过.docx").letter == wanted


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_signer_and_urgency_are_read_from_the_text_where_there_is_no_data(
    page_format: LetterFormat,
) -> None:
    letter = replace(SAMPLE, signer="顾清远", urgency=Urgency.EXTRA_URGENT, format=page_format)
    back = letter_from(letter_docx(letter, embed=False), "答复函.docx").letter
    signer = letter.signer if page_format is LetterFormat.DOCUMENT else None
    assert (back.urgency, back.signer) == (letter.urgency, signer)
    assert back.document_number == letter.document_number


@pytest.mark.parametrize("name", ["signer", "urgency"])
def test_a_mark_of_the_wrong_kind_in_the_data_is_not_taken(name: str) -> None:
    letter = replace(SAMPLE, signer="顾清远", urgency=Urgency.URGENT)
    packed = json.loads(embedding.pack(letter, ()))
    assert embedding.unpack(json.dumps(packed), ()) == letter
    packed["beside"][name] = 7
    assert embedding.unpack(json.dumps(packed), ()) is None


def test_the_public_version_has_neither_contact_nor_data_but_the_whole_text() -> None:
    content = letter_docx(public_version(SAMPLE), embed=False)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        assert not any(name.startswith("customXml") for name in archive.namelist())
    assert SAMPLE.contact_phone is not None
    assert SAMPLE.contact_phone.encode() not in everything
    back = letter_from(content, "公开版.docx").letter
    assert back == public_version(SAMPLE)


def test_equal_letters_give_equal_bytes_in_any_process() -> None:
    code = (
        "import hashlib;from replydesk.services.reading import read_letter;"
        "from replydesk.paths import resource_path;"
        "from replydesk.writers.letter_docx import letter_docx;"
        "letter=read_letter(resource_path('samples/sample-letter.json')).letter;"
        "print(hashlib.sha256(letter_docx(letter)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1
    assert letter_docx(SAMPLE) == letter_docx(SAMPLE)


def test_the_base_document_is_the_one_the_program_makes() -> None:
    assert template_path("letter-base.docx").read_bytes() == base_package()


def test_numbers_are_worked_out_and_stand_in_runs_of_their_own() -> None:
    content = letter_docx(SAMPLE)
    headings = texts(content, "Heading 1")
    assert [heading[:2] for heading in headings] == ["一、", "二、", "三、", "四、", "五、"]
    assert texts(content, "Heading 2")[:3] == ["（一）主要措施", "（二）主要成效", "（三）下步打算"]
    first = next(p for p in paragraphs(content) if p.style and p.style.name == "公文要点")
    assert first.runs[0].style is not None
    assert (first.runs[0].text, first.runs[0].style.name) == ("一是", "层次序号")


def test_a_letter_without_parts_has_its_sections_at_level_one() -> None:
    plain = Part(
        None,
        (
            Section(SectionKind.MEASURES, "办理情况", (Paragraph("已办理。"),)),
            Section(SectionKind.NEXT_STEPS, "下一步工作", (Paragraph("继续。"),)),
        ),
    )
    content = letter_docx(replace(SAMPLE, parts=(plain,)))
    assert texts(content, "Heading 1") == ["一、办理情况", "二、下一步工作"]


def test_what_a_letter_does_not_have_is_left_out() -> None:
    content = letter_docx(ReplyLetter(opening=("现答复如下：",)))
    shown = [p.text for p in paragraphs(content) if p.text]
    assert shown == ["关于建议办理情况的答复", "现答复如下："]


@pytest.mark.parametrize("attachments", [(), ("名单", "一览表")])
def test_only_the_last_paragraph_before_the_signature_goes_with_it(
    attachments: tuple[str, ...],
) -> None:
    # A longer chain would leave the page before the signature half empty.
    letter = replace(SAMPLE, closing=("感谢您的关心。", "特此答复。"), attachments=attachments)
    tail = ("结束语", "附件说明", "发文机关署名", "成文日期")
    kept = [
        bool(p.paragraph_format.keep_with_next or p.style.paragraph_format.keep_with_next)
        for p in paragraphs(letter_docx(letter))
        if isinstance(p.style, ParagraphStyle) and p.style.name in tail
    ]
    assert kept == [False] * (1 + len(attachments)) + [True, True, True]  # a note follows


def test_control_characters_of_pasted_text_are_dropped() -> None:
    letter = replace(SAMPLE, closing=("感谢\x0b您的\x00关心\ufffe。",))
    assert texts(letter_docx(letter), "结束语") == ["感谢您的关心。"]


def test_properties_name_title_author_and_subject() -> None:
    properties = Document(io.BytesIO(letter_docx(SAMPLE))).core_properties
    assert properties.title == SAMPLE.title
    assert properties.author == SAMPLE.signature.issuing_body
    assert properties.subject == SAMPLE.subject


def test_every_run_of_the_body_is_hinted_chinese() -> None:
    with zipfile.ZipFile(io.BytesIO(letter_docx(SAMPLE))) as archive:
        xml = archive.read("word/document.xml").decode()
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*<w:t[ >]", xml)
    assert runs
    assert all('w:hint="eastAsia"' in run for run in runs)


def _acceptance_letters() -> dict[str, ReplyLetter]:
    parts = (SAMPLE.parts * 3)[:12]
    return {
        "sample": SAMPLE,
        "one": replace(SAMPLE, parts=parts[:1]),
        "twelve": replace(SAMPLE, parts=parts),
    }


CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "check_layout.py"


@pytest.mark.skipif(not CHECKER.exists(), reason="the layout checker is not here")
@pytest.mark.usefixtures("soffice")
@pytest.mark.parametrize("page_format", list(LetterFormat))
@pytest.mark.parametrize("name", ["sample", "one", "twelve"])
def test_the_layout_passes_the_acceptance_check(
    name: str, page_format: LetterFormat, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}.docx"
    path.write_bytes(letter_docx(replace(_acceptance_letters()[name], format=page_format)))
    done = subprocess.run(
        [sys.executable, str(CHECKER), str(path), "--format", page_format],
        capture_output=True,
        text=True,
        check=False,
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAIL", "not check"))]
    assert failed == []
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_the_package_is_valid_office_open_xml(page_format: LetterFormat, tmp_path: Path) -> None:
    path = tmp_path / "letter.docx"
    path.write_bytes(letter_docx(replace(SAMPLE, format=page_format)))
    audit = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run([audit, "-q", path], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "")
