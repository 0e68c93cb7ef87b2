"""Proof of an export: a sound file passes, and every planted fault is told."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from docx import Document

from replydesk import paths
from replydesk.domain.letter import LetterFormat, ReplyLetter, public_version
from replydesk.domain.unit import DIGITS
from replydesk.services.exports import as_exported, export_letter
from replydesk.services.proof import Proof, prove, prove_content
from replydesk.services.templates import write_template
from replydesk.writers.letter_docx import letter_docx
from replydesk.writers.template_fill import OfficeLook
from tests.services.varied_letters import SAMPLE, varied_letters

LETTERS = varied_letters()
FULL = replace(LETTERS["copies-and-notes"], attachments=("任务清单", "责任清单"))
DOCUMENT = replace(FULL, format=LetterFormat.DOCUMENT)


def with_part(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed; the change must change something."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for each in old.namelist():
            text = old.read(each)
            if each == name:
                changed = change(text.decode()).encode()
                assert changed != text
                text = changed
            new.writestr(each, text)
    return made.getvalue()


def proof_with(
    old: str, new: str, *, part: str = "word/document.xml", letter: ReplyLetter = FULL
) -> Proof:
    content = with_part(letter_docx(letter), part, lambda text: text.replace(old, new, 1))
    return prove_content(content, letter)


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_what_was_written_as_it_should_be_passes(name: str, page_format: LetterFormat) -> None:
    letter = replace(LETTERS[name], format=page_format)
    proof = prove_content(letter_docx(letter), letter)
    assert proof == Proof()
    assert proof.sentence.startswith("已核对")


def test_the_public_version_passes_without_its_data(tmp_path: Path) -> None:
    made = export_letter(FULL, tmp_path / "公开.docx", public=True)
    written = as_exported(FULL, public=True)
    assert written == public_version(FULL)
    assert prove(made, written, public=True).ok
    assert not prove(made, written).ok


def test_one_changed_character_is_told_with_its_surroundings() -> None:
    text = FULL.parts[0].sections[0].paragraphs[0].text
    proof = proof_with(text, text.replace("工作上", "工作中", 1))
    assert proof.differences[0].startswith("正文第")
    assert "工作上" in proof.differences[0]
    assert "工作中" in proof.differences[0]
    assert proof.sentence.startswith("核对发现")


FAULTS = {
    "a lost paragraph": ("感谢", "", "没有写入|应为"),
    "a lost hint": ('<w:rFonts w:hint="eastAsia"/><', "<", "没有注明按中文排"),
    "another number": (">（二）<", ">（三）<", "应为“（二）"),
    "a number without its mark": ('<w:rStyle w:val="Ordinal"/>', "", "没有单独标记"),
    "a wrong margin": ('w:left="1588"', 'w:left="1800"', "左边距应为28.0毫米，文件里是31.8毫米"),
    "a wrong page": ('w:w="11906"', 'w:w="12240"', "纸张宽度"),
    "a wrong grid": ('w:linePitch="579"', 'w:linePitch="312"', "每页行数"),
    "a shifted date": ('w:rightChars="400"', 'w:rightChars="200"', "成文日期右空应为4字"),
    "a style of another": ('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Body"/>', "heading 1"),
    "a moved rule": (">1695600<", ">1795600<", "红色分隔线应有4条，其中1条"),
    "a rule in black": ('val="FF0000"', 'val="000000"', "红色分隔线"),
    "a theme font": ('<w:rFonts w:hint="eastAsia"/>',
                     '<w:rFonts w:hint="eastAsia" w:eastAsiaTheme="minorEastAsia"/>', "主题字体"),
    "a number on the first page": ("<w:titlePg/>", "", "首页不同"),
    "room above the signature": ('w:before="1158"', 'w:before="579"', "上方应空2行"),
    "the attachments' indent": ('w:leftChars="600"', 'w:leftChars="500"', "左空应为6字"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_told(fault: str) -> None:
    old, new, told = FAULTS[fault]
    proof = proof_with(old, new)
    assert not proof.ok
    assert any(part in said for said in proof.differences for part in told.split("|"))


STYLE_FAULTS = {
    "the size of the text": ('<w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style>',
                             '<w:sz w:val="28"/></w:rPr></w:style>', "字号应为16磅，文件里是14磅"),
    "the font of headings": ('w:eastAsia="黑体"', 'w:eastAsia="宋体"', "中文字体应为“黑体”"),
    "the navigation": ('<w:outlineLvl w:val="0"/>', "", "大纲级别"),
    "the height of lines": ('w:line="579"', 'w:line="560"', "行距"),
}  # fmt: skip


@pytest.mark.parametrize("fault", STYLE_FAULTS)
def test_a_fault_in_the_styles_is_told(fault: str) -> None:
    old, new, told = STYLE_FAULTS[fault]
    proof = proof_with(old, new, part="word/styles.xml")
    assert any(told in said for said in proof.differences)


def test_a_missing_page_number_is_told() -> None:
    proof = proof_with(" PAGE ", " DATE ", part="word/footer2.xml")
    assert any("页码" in said for said in proof.differences)


def test_a_missing_rule_under_the_head_of_a_document_is_told() -> None:
    proof = proof_with('w:color="FF0000"', 'w:color="0000FF"', letter=DOCUMENT)
    assert "版头下方缺少红色分隔线。" in proof.differences


def test_words_that_nobody_wrote_are_told() -> None:
    extra = '<w:p><w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t>草稿勿传</w:t></w:r></w:p>'
    proof = proof_with("<w:sectPr", f"{extra}<w:sectPr")
    assert "文件里多出“草稿勿传”。" in proof.differences


def test_data_of_another_letter_is_told() -> None:
    content = letter_docx(FULL)
    other = with_part(content, "customXml/item1.xml", lambda text: text.replace("0999", "0998"))
    assert prove_content(other, FULL).differences == ("文件里供再次读取的数据与草稿不同。",)


def test_a_part_that_is_there_twice_is_told() -> None:
    made = io.BytesIO(letter_docx(FULL))
    with zipfile.ZipFile(made, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("docProps/app.xml", archive.read("docProps/app.xml"))
    assert any("重名" in said for said in prove_content(made.getvalue(), FULL).differences)


@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"<html></html>", b"PK\5\6" + bytes(18)])
def test_a_file_that_can_not_be_opened_is_a_difference(content: bytes) -> None:
    proof = prove_content(content, FULL)
    assert len(proof.differences) == 1


def test_what_the_office_sets_otherwise_is_a_remark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = paths.template_path("letter-base.docx").read_bytes()
    other = with_part(
        usual, "word/document.xml", lambda t: t.replace('w:left="1588"', 'w:left="1531"')
    )
    (tmp_path / "letter-base.docx").write_bytes(other)
    for module in ("services.proof", "writers.letter_docx"):
        monkeypatch.setattr(f"replydesk.{module}.template_path", lambda name: tmp_path / name)
    proof = prove_content(letter_docx(FULL), FULL)
    assert proof.ok
    assert proof.remarks == ("页面的左边距按本单位模板为27.0毫米。",)


@pytest.mark.parametrize("name", ["copies-and-notes", "joint", "urgent", "many-attachments"])
@pytest.mark.parametrize("page_format", list(LetterFormat))
@pytest.mark.parametrize("digits", DIGITS)
def test_a_letter_in_the_template_of_an_office_passes(
    name: str, page_format: LetterFormat, digits: str, tmp_path: Path
) -> None:
    template = write_template(tmp_path / "模板.docx", tmp_path / "unit.toml", page_format)
    look = OfficeLook(template.read_bytes(), digits)
    letter = replace(LETTERS[name], format=page_format)
    content = letter_docx(letter, look=look)
    assert prove_content(content, letter, look=look).differences == ()
    text = letter.parts[0].sections[0].paragraphs[0].text
    other = with_part(content, "word/document.xml", lambda t: t.replace(text, text + "了"))
    assert prove_content(other, letter, look=look).differences


def letterhead_by_hand() -> bytes:
    """What an office makes in Word: head, copies and contact in paragraphs of its own look."""
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "{{发文机关}}"
    table.cell(0, 1).text = "办理类别：{{类别}}"
    table.cell(1, 0).text = "{{发文字号}}"
    document.add_paragraph("{{正文}}")
    document.add_paragraph("抄送单位：{{抄送}}")
    document.add_paragraph("经办：{{联系人}}　电话：{{电话}}")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def test_words_in_the_offices_own_paragraphs_may_look_as_the_office_has_them() -> None:
    look = OfficeLook(letterhead_by_hand())
    written = letter_docx(FULL, look=look)
    assert prove_content(written, FULL, look=look).differences == ()
    other = replace(FULL, document_number="云民函〔2026〕999号")
    assert any("999" in said for said in prove_content(written, other, look=look).differences)


def test_a_lost_line_is_told_in_the_template_of_an_office_too(tmp_path: Path) -> None:
    template = write_template(tmp_path / "模板.docx", tmp_path / "unit.toml", FULL.format)
    look = OfficeLook(template.read_bytes())
    content = letter_docx(FULL, look=look)
    other = with_part(content, "word/document.xml", lambda t: t.replace("0999-5550137", ""))
    proof = prove_content(other, FULL, look=look)
    assert any(said.startswith("附注") for said in proof.differences)


def test_many_differences_are_counted_in_one_sentence() -> None:
    proof = Proof(tuple(f"第{number}处不同。" for number in range(1, 6)))
    assert proof.sentence == "核对发现5处不同：第1处不同；第2处不同；第3处不同；另有2处。"


def test_the_proof_of_the_sample_letter_costs_no_more_than_writing_it() -> None:
    content = letter_docx(SAMPLE)
    prove_content(content, SAMPLE)

    def best(work: Callable[[], object]) -> float:
        times = []
        for _ in range(7):
            started = process_time()
            work()
            times.append(process_time() - started)
        return min(times)

    writing = best(lambda: letter_docx(SAMPLE))
    assert best(lambda: prove_content(content, SAMPLE)) < 1.5 * writing
