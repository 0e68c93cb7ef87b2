"""Letters in an office's base template: what is filled, what is set again, what stays."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from replydesk.domain.letter import LetterFormat, ReplyLetter, public_version, without_origins
from replydesk.domain.unit import FANGSONG, GRID, MARGINS, TIMES
from replydesk.paths import resource_path
from replydesk.readers.own_docx import read_own
from replydesk.services.reading import read_letter
from replydesk.writers.letter_docx import letter_docx
from replydesk.writers.template_check import look_through, open_template
from replydesk.writers.template_example import example_template
from replydesk.writers.template_fill import OfficeLook

CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "check_layout.py"
LETTER = read_letter(resource_path("samples/sample-letter.json")).letter
Build = Callable[[WordDocument], None]


def template(build: Build) -> bytes:
    """A template made the way an office suite makes one: on a page and styles of its own."""
    document = Document()
    build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def letterhead(document: WordDocument) -> None:
    """A letterhead in a table, the name in a header, a tag split over runs, a foot with copies."""
    document.sections[0].header.paragraphs[0].text = "{{发文机关}}　{{案由}}"
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "{{发文机关}}"
    table.cell(0, 1).text = "类别：{{类别}}"
    table.cell(1, 0).text = "{{发文字号}}"
    table.cell(1, 1).text = "签发人：{{签发人}}"
    line = document.add_paragraph()
    for piece in ("{", "{ 标", "题 }", "}"):
        line.add_run(piece).bold = True
    document.add_paragraph("{{正文}}")
    document.add_paragraph("抄送：{{抄送}}。")
    document.add_paragraph("（联系人：{{联系人}}，电话：{{电话}}）")


def made(content: bytes, letter: ReplyLetter = LETTER, **look: object) -> WordDocument:
    return Document(io.BytesIO(letter_docx(letter, look=OfficeLook(content, **look))))  # type: ignore[arg-type]


def shown(document: WordDocument) -> list[str]:
    body = document.element.body
    texts = ("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))
    return [text for text in texts if text]


def styles_of(document: WordDocument) -> list[str]:
    return [p.style.name for p in document.paragraphs if p.style is not None]


def test_tags_are_filled_in_tables_headers_and_text_also_where_they_are_split() -> None:
    document = made(template(letterhead))
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert cells == [LETTER.signature.issuing_body, "类别：B", LETTER.document_number, ""]
    header = document.sections[0].header.paragraphs[0].text
    assert header == f"{LETTER.signature.issuing_body}　{LETTER.subject}"
    assert "Title" in styles_of(document)
    texts = shown(document)
    assert f"抄送：{'，'.join(LETTER.copies_to)}。" in texts
    assert f"（联系人：{LETTER.contact_person}，电话：{LETTER.contact_phone}）" in texts
    assert not any("{{" in text for text in texts)


def test_nothing_of_the_letter_is_lost_and_nothing_stands_there_twice() -> None:
    plain = shown(Document(io.BytesIO(letter_docx(LETTER))))
    filled = shown(made(template(letterhead)))
    for text in plain:
        if text.startswith(("抄送", "（联系人")) or text == LETTER.signature.issuing_body:
            continue
        assert filled.count(text) == plain.count(text), text


def test_a_template_of_page_and_styles_alone_leaves_the_text_to_the_program() -> None:
    own = shown(made(template(lambda _: None)))
    assert own == shown(Document(io.BytesIO(letter_docx(LETTER))))


def test_what_a_clerk_wrote_is_never_taken_for_a_tag() -> None:
    letter = replace(
        LETTER, title="关于{{正文}}的答复", subject="{{标题}}", opening=("甲{{7*7}}&<乙>{{抄送}}",)
    )
    document = made(template(letterhead), letter)
    assert "甲{{7*7}}&<乙>{{抄送}}" in shown(document)
    assert document.sections[0].header.paragraphs[0].text.endswith("　{{标题}}")


def test_a_tag_without_value_goes_with_its_label_its_line_and_its_row() -> None:
    letter = replace(
        LETTER, copies_to=(), contact_person=None, document_number=None, resolution_class=None
    )
    document = made(template(letterhead), letter)
    texts = shown(document)
    assert f"（电话：{LETTER.contact_phone}）" in texts
    assert not any(text.startswith("抄送") for text in texts)
    assert [len(table.rows) for table in document.tables] == [1]
    bare = replace(letter, contact_phone=None)
    assert not any("电话" in text for text in shown(made(template(letterhead), bare)))


def test_what_the_office_wrote_round_an_empty_tag_stays() -> None:
    def build(document: WordDocument) -> None:
        document.add_table(1, 2).cell(0, 0).text = "云岭省教育厅"
        document.tables[0].cell(0, 1).text = "{{发文字号}}"
        document.add_paragraph("{{正文}}")

    document = made(template(build), replace(LETTER, document_number=None))
    assert document.tables[0].cell(0, 0).text == "云岭省教育厅"


def test_what_the_head_has_no_tag_for_is_printed_all_the_same() -> None:
    def build(document: WordDocument) -> None:
        document.add_paragraph("云岭省科学技术厅")
        document.add_paragraph("{{正文}}")

    texts = shown(made(template(build), replace(LETTER, signer="江照野")))
    assert texts[:3] == [
        "云岭省科学技术厅",
        "类别：B",
        f"{LETTER.document_number}　签发人：江照野",
    ]


def test_paragraphs_without_a_tag_keep_their_place_on_paper() -> None:
    def build(document: WordDocument) -> None:
        for name in ("正文", "附件", "日期"):
            document.add_paragraph(f"{{{{{name}}}}}")
        document.add_paragraph("{{联系人}}")

    plain = shown(Document(io.BytesIO(letter_docx(LETTER))))
    order = [t for t in plain if not t.startswith(("（联系人", "抄送"))]
    texts = shown(made(template(build)))
    assert [t for t in texts if t in order] == order
    assert texts[-2] == LETTER.contact_person


def test_the_offices_own_lines_are_not_stretched_to_the_letters_grid() -> None:
    document = made(template(letterhead))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert [g.get(qn("w:val")) for g in defaults.iter(qn("w:snapToGrid"))] == ["0", "0"]


def test_fonts_are_named_and_not_left_to_a_theme() -> None:
    content = letter_docx(LETTER, look=OfficeLook(template(letterhead)))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        text = archive.read("word/styles.xml") + archive.read("word/document.xml")
    assert re.findall(rb"w:\w+(?:Theme|theme)=", text) == []


def test_text_boxes_are_filled_in_both_of_their_versions() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>{{发文机关}}</w:t></w:r></w:p></w:txbxContent>"
    xml = (
        f'<w:p {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><w:r><mc:AlternateContent><mc:Choice'
        f' Requires="wps"><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Choice><mc:Fallback>'
        f"<w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    def build(document: WordDocument) -> None:
        document.element.body.insert(0, parse_xml(xml))
        document.add_paragraph("{{正文}}")

    content = template(build)
    assert look_through(open_template(content)).faults == ()
    assert shown(made(content)).count(str(LETTER.signature.issuing_body)) == 3


def test_page_grid_and_styles_are_the_standards_whatever_the_template_has() -> None:
    def build(document: WordDocument) -> None:
        letterhead(document)
        section = document.sections[0]
        section.left_margin, section.page_width = Mm(10), Mm(300)
        document.styles["Title"].font.size = Pt(9)
        document.styles["Normal"].font.size = Pt(9)

    document = made(template(build))
    section = document.sections[0]
    assert (section.page_width, section.left_margin) == (11906 * 635, 1588 * 635)
    grid = document.element.body.sectPr.find(qn("w:docGrid"))
    assert grid.get(qn("w:linePitch")) == "579"
    assert document.styles["Title"].font.size == Pt(22)
    assert document.styles["公文正文"].base_style.font.size == Pt(16)
    assert document.styles["Normal"].font.size == Pt(9)


def test_what_the_profile_wants_otherwise_is_kept() -> None:
    def build(document: WordDocument) -> None:
        letterhead(document)
        document.sections[0].left_margin = Mm(25)
        document.styles["Title"].font.size = Pt(20)

    document = made(template(build), deviations=(MARGINS, GRID, "标题"))
    assert round((document.sections[0].left_margin or 0) / 36000) == 25
    assert document.styles["Title"].font.size == Pt(20)
    assert styles_of(document)[0] == "Title"


@pytest.mark.parametrize("content", [None, template(letterhead)], ids=["standard", "office"])
def test_digits_are_in_times_or_in_fangsong(content: bytes | None) -> None:
    fonts = {
        digits: set(
            re.findall(
                r'w:ascii="(Times New Roman)"',
                _styles(letter_docx(LETTER, look=OfficeLook(content, digits))),
            )
        )
        for digits in (TIMES, FANGSONG)
    }
    assert fonts == {TIMES: {"Times New Roman"}, FANGSONG: set()}


def _styles(content: bytes) -> str:
    root = Document(io.BytesIO(content)).styles.element
    ours = [s for s in root if s.get(qn("w:styleId")) not in ("Normal", None)]
    return "".join(etree.tostring(style, encoding="unicode") for style in ours)


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_page_numbers_are_the_standards_unless_the_footer_says_more(
    page_format: LetterFormat,
) -> None:
    letter = replace(LETTER, format=page_format)
    section = made(template(letterhead), letter).sections[0]
    assert section.even_page_footer.paragraphs[0].text == "— 1 —"
    assert section.different_first_page_header_footer is (page_format is LetterFormat.LETTER)

    def build(document: WordDocument) -> None:
        letterhead(document)
        document.sections[0].footer.paragraphs[0].text = "{{发文机关}}　地址：文汇路1号"

    section = made(template(build), letter).sections[0]
    assert section.footer.paragraphs[0].text == f"{LETTER.signature.issuing_body}　地址：文汇路1号"
    assert section.even_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text


@pytest.mark.parametrize("page_format", list(LetterFormat))
@pytest.mark.parametrize("name", ["letterhead", "example"])
def test_a_letter_is_read_back_exactly_and_is_a_valid_file(
    page_format: LetterFormat, name: str, tmp_path: Path
) -> None:
    letter = replace(LETTER, format=page_format)
    content = example_template(page_format) if name == "example" else template(letterhead)
    exported = letter_docx(letter, look=OfficeLook(content))
    assert read_own(exported) == without_origins(letter)
    path = tmp_path / "letter.docx"
    path.write_bytes(exported)
    assert [str(e) for e in OpenXmlValidator().validate(path).errors] == []


def test_the_public_version_carries_nothing_of_the_templates_author() -> None:
    def build(document: WordDocument) -> None:
        letterhead(document)
        document.core_properties.author = "某科员"
        document.core_properties.keywords = "内部"

    public = public_version(LETTER)
    exported = letter_docx(public, embed=False, look=OfficeLook(template(build)))
    properties = Document(io.BytesIO(exported)).core_properties
    assert (properties.author, properties.keywords) == (LETTER.signature.issuing_body, "")
    assert read_own(exported) is None


def test_an_exported_letter_taken_as_template_does_not_bring_its_data_along() -> None:
    content = letter_docx(LETTER)
    document = Document(io.BytesIO(content))
    for paragraph in list(document.element.body.iter(qn("w:p")))[1:]:
        paragraph.getparent().remove(paragraph)
    document.element.body.insert(
        0, parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>{{{{正文}}}}</w:t></w:r></w:p>")
    )
    buffer = io.BytesIO()
    document.save(buffer)
    other = replace(LETTER, title="关于另一件事的答复")
    exported = letter_docx(other, look=OfficeLook(buffer.getvalue()))
    assert read_own(exported) == without_origins(other)


def test_equal_letters_give_equal_bytes() -> None:
    content = template(letterhead)
    look = OfficeLook(content)
    assert letter_docx(LETTER, look=look) == letter_docx(LETTER, look=look)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(min_size=1, max_size=80))
def test_whatever_is_written_comes_back(title: str, text: str) -> None:
    letter = replace(LETTER, title=f"关于{title}的答复", opening=(f"甲{text}乙",), parts=())
    exported = letter_docx(letter, look=OfficeLook(_PLAIN))
    assert read_own(exported) == letter


_PLAIN = template(letterhead)


@pytest.fixture(scope="module", params=list(LetterFormat))
def page_format(request: pytest.FixtureRequest) -> LetterFormat:
    return LetterFormat(request.param)


@pytest.fixture(scope="module")
def saved_anew(page_format: LetterFormat, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The template to begin with, as LibreOffice saves it."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("template")
    source = folder / "template.docx"
    source.write_bytes(example_template(page_format))
    subprocess.run(
        [
            soffice, "--headless", "--norestore",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to", "docx", "--outdir", folder / "saved", source,
        ],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return (folder / "saved/template.docx").read_bytes()


@pytest.mark.rendered
def test_a_template_that_libreoffice_saved_anew_makes_the_same_letter(
    saved_anew: bytes, page_format: LetterFormat
) -> None:
    assert look_through(open_template(saved_anew)).faults == ()
    letter = replace(LETTER, format=page_format)
    before, after = (
        made(content, letter) for content in (example_template(page_format), saved_anew)
    )
    assert shown(before) == shown(after)
    assert read_own(letter_docx(letter, look=OfficeLook(saved_anew))) == without_origins(letter)
    assert styles_of(before)[-8:] == styles_of(after)[-8:]
    margins = [(s.left_margin, s.top_margin, s.footer_distance) for s in after.sections]
    assert margins == [(s.left_margin, s.top_margin, s.footer_distance) for s in before.sections]


@pytest.mark.rendered
@pytest.mark.skipif(not CHECKER.exists(), reason="the layout checker is not here")
@pytest.mark.parametrize("anew", [False, True], ids=["as exported", "saved anew"])
@pytest.mark.parametrize("parts", [1, 5])
def test_letters_in_the_template_to_begin_with_pass_the_acceptance_check(
    saved_anew: bytes, page_format: LetterFormat, anew: bool, parts: int, tmp_path: Path
) -> None:
    letter = replace(LETTER, format=page_format, parts=LETTER.parts[:parts])
    content = saved_anew if anew else example_template(page_format)
    path = tmp_path / "letter.docx"
    path.write_bytes(letter_docx(letter, look=OfficeLook(content)))
    done = subprocess.run(
        [sys.executable, str(CHECKER), str(path), "--format", page_format],
        capture_output=True,
        text=True,
        check=False,
    )
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAIL", "not check"))]
    assert failed == []
    assert done.returncode == 0, done.stderr
