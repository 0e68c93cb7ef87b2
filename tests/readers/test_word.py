"""DOCX made by others: what Word shows is what is read."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from replydesk.domain.errors import InputError
from replydesk.readers.word import read_word


def content(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def texts(document: WordDocument) -> list[str]:
    return [line.text for line in read_word(content(document), "信.docx").lines if line.text]


def test_paragraphs_tables_and_line_breaks_in_reading_order() -> None:
    document = Document()
    document.add_paragraph("关于市人大会议").add_run("\n第1号建议的答复")
    document.add_table(1, 1).cell(0, 0).text = "表内文字"
    document.add_paragraph("第一句。\n第二句。")
    assert texts(document) == ["关于市人大会议第1号建议的答复", "表内文字", "第一句。", "第二句。"]


def test_a_line_break_at_a_heading_or_label_begins_a_new_line() -> None:
    document = Document()
    document.add_paragraph("一、关于普查\n已普查1862株，\n分12个区。\n二是保护")
    assert texts(document) == ["一、关于普查", "已普查1862株，分12个区。", "二是保护"]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = Document()
    paragraph = document.add_paragraph("累计建成")
    deleted = OxmlElement("w:del")
    deleted.append(parse_xml(f"<w:r {nsdecls('w')}><w:delText>180个</w:delText></w:r>"))
    inserted = OxmlElement("w:ins")
    inserted.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>210个</w:t></w:r>"))
    paragraph._p.append(deleted)
    paragraph._p.append(inserted)
    assert texts(document) == ["累计建成210个"]


def test_numbers_that_word_works_out_are_read_as_text() -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
            '<w:lvlText w:val="%1、"/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            '<w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    for text, level in (("设施", 0), ("规划", 1), ("建设", 1), ("人才", 0), ("培训", 1)):
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
            )
        )
    assert texts(document) == ["一、设施", "1.规划", "2.建设", "二、人才", "1.培训"]


def test_numbers_that_are_written_wrongly_count_as_left_out() -> None:
    document = Document()
    document.part.numbering_part.element.append(
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:lvl w:ilvl="x">'
            '<w:start w:val="z"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        )
    )
    document.part.numbering_part.element.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    document.add_paragraph("设施")._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="?"/><w:numId w:val="90"/></w:numPr>')
    )
    assert texts(document) == ["1.设施"]


def test_a_text_box_is_read_once() -> None:
    document = Document()
    inner = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="{mc}"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps">{inner}</mc:Choice><mc:Fallback>{inner}</mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )
    document.add_paragraph("框外")._p.append(box)
    assert texts(document) == ["框外", "框内"]


def test_the_first_line_indent_is_told() -> None:
    document = Document()
    properties = document.add_paragraph("缩进的段落")._p.get_or_add_pPr()
    ind = OxmlElement("w:ind")
    ind.set(qn("w:firstLineChars"), "200")
    properties.append(ind)
    assert [line.indent for line in read_word(content(document), "信.docx").lines if line.text] == [
        4
    ]


def _changed(document: WordDocument, part: str, replacement: bytes) -> bytes:
    source, target = io.BytesIO(content(document)), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, replacement if name == part else old.read(name))
    return target.getvalue()


@pytest.mark.parametrize(
    "damaged",
    [
        b"PK\x03\x04 and then nothing",
        content(Document())[:900],
        _changed(Document(), "word/document.xml", b"<w:document"),
        _changed(Document(), "word/document.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"),
    ],
    ids=["no zip", "cut off", "no XML", "entities"],
)
def test_a_damaged_file_is_refused_with_one_sentence(damaged: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read_word(damaged, "信.docx")
    assert str(refused.value).startswith("“信.docx”")
    assert str(refused.value).count("。") == 1


def test_a_package_that_unpacks_too_large_is_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2001):
            archive.writestr(f"word/{number}.xml", b"")
    with pytest.raises(InputError, match="过大"):
        read_word(bomb.getvalue(), "信.docx")
