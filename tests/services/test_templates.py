"""Taking over an office's base template: each fault is named, and the old one stays in force."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from replydesk import paths
from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.letter import LetterFormat
from replydesk.domain.unit import MARGINS, UnitProfile
from replydesk.paths import resource_path
from replydesk.services.exports import export_letter
from replydesk.services.reading import read_letter
from replydesk.services.templates import (
    check_template,
    current_report,
    import_template,
    office_look,
    remove_unit,
    restore_default,
    template_file,
    write_template,
    write_trial,
)
from replydesk.services.units import save_unit, unit_file

LETTER = read_letter(resource_path("samples/sample-letter.json")).letter
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Edit = Callable[[dict[str, bytes]], None]


def docx(*lines: str, xml: str = "", build: Callable[[WordDocument], None] | None = None) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if xml:
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w', 'r')}>{xml}</w:p>"))
    if build:
        build(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


GOOD = docx("{{发文机关}}", "{{正文}}")


def repacked(edit: Edit, content: bytes = GOOD) -> bytes:
    """The template with its parts changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    edit(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_part(name: str) -> bytes:
    return repacked(lambda parts: parts.update({name: b"x"}))


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    rels = "word/_rels/document.xml.rels"

    def edit(parts: dict[str, bytes]) -> None:
        relation = (
            f'<Relationship Id="x" Type="{_R}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        )
        parts[rels] = parts[rels].replace(
            b"</Relationships>", relation.encode() + b"</Relationships>"
        )

    return repacked(edit)


def replaced(part: str, old: str, new: str) -> bytes:
    def edit(parts: dict[str, bytes]) -> None:
        changed = parts[part].replace(old.encode(), new.encode(), 1)
        assert changed != parts[part]
        parts[part] = changed

    return repacked(edit)


def field(code: str) -> str:
    half = len(code) // 2
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[half:]}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{{标题}}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _without_document(parts: dict[str, bytes]) -> None:
    del parts["word/document.xml"]


def faults(content: bytes) -> tuple[str, ...]:
    return check_template(content, "红头.docx").faults


CASES: dict[str, tuple[bytes, str]] = {
    "macros": (with_part("word/vbaProject.bin"), "模板里有宏"),
    "activex": (with_part("word/activeX/activeX1.bin"), "ActiveX控件"),
    "ole": (with_part("word/embeddings/oleObject1.bin"), "嵌入的OLE对象"),
    "altchunk": (docx("{{正文}}", build=lambda d: d.element.body.insert(
        0, parse_xml(f'<w:altChunk {nsdecls("w", "r")} r:id="x"/>'))), "altChunk"),
    "attached template": (with_relation("attachedTemplate", "file:///x.dotm"), "另一个模板"),
    "external image": (with_relation("image", "http://192.0.2.1/x.png"), "外部图片"),
    "dde": (docx("{{正文}}", xml=field(" DDEAUTO c:\\x ")), "域“DDEAUTO”"),
    "include": (docx("{{正文}}", xml=field(' INCLUDETEXT "x" ')), "域“INCLUDETEXT”"),
    "simple field": (docx("{{正文}}", xml='<w:fldSimple w:instr="LINK x"/>'), "域“LINK”"),
    "doctype": (replaced("word/document.xml", "<w:document",
                         "<!DOCTYPE w:document><w:document"), "DOCTYPE"),
    "too many parts": (repacked(lambda parts: parts.update(
        {f"word/x{n}.xml": b"" for n in range(2001)})), "过大"),
    "a bomb": (repacked(lambda parts: parts.update(
        {"word/media/x.bmp": bytes(64 * 1024 * 1024)})), "过大"),
    "a large text": (repacked(lambda parts: parts.update(
        {"word/x.xml": b" " * (9 * 1024 * 1024)})), "过大"),
    "unknown tag": (docx("{{正文}}", "{{标体}}"), "不认识的标签“{{标体}}”，是不是“{{标题}}”"),
    "missing text": (docx("{{标题}}"), "没有“{{正文}}”"),
    "no tag at all": (docx("云岭省教育厅"), "没有“{{正文}}”"),
    "tag twice": (docx("{{正文}}", "{{标题}}", "{{标题}}"), "“{{标题}}”在正文里出现了两次"),
    "text not alone": (docx("甲{{正文}}"), "“{{正文}}”要单独成段"),
    "text in a header": (docx("{{正文}}", build=lambda d: setattr(
        d.sections[0].header.paragraphs[0], "text", "{{正文}}")), "不能写在页眉、页脚或文本框里"),
    "tag in a field": (docx("{{正文}}", xml=field(" REF x ")), "“{{标题}}”写在了Word的域"),
    "unfinished tag": (docx("{{正文}}", "{{标题"), "标签不完整"),
    "full-width braces": (docx("{{正文}}", "｛｛标题｝｝"), "全角的花括号"),
    "ten thousand tags": (docx("{{正文}}", *["{{标题}}{{日期}}"] * 5000), "超过200个"),
    "tracked changes": (docx("{{正文}}", xml="<w:ins w:id='1' w:author='x'/>"), "有修订"),
    "style loop": (replaced("word/styles.xml", '<w:basedOn w:val="Normal"/>',
                            '<w:basedOn w:val="Header"/>'), "循环"),
    "styles missing": (repacked(lambda parts: parts.update(
        {"word/_rels/document.xml.rels": parts["word/_rels/document.xml.rels"].replace(
            b"relationships/styles", b"relationships/other")})), "已损坏"),
    "styles broken": (repacked(lambda parts: parts.update({"word/styles.xml": b"<w:st"})), "损坏"),
    "no page": (docx("{{正文}}", build=lambda d: d.element.body.remove(
        d.element.body.sectPr)), "缺少页面设置"),
    "old word": (b"\xd0\xcf\x11\xe0" + bytes(100), "旧版Word"),
    "text file": ("{{正文}}".encode(), "不是DOCX文件"),
    "cut off": (GOOD[: len(GOOD) // 2], "损坏"),
    "empty": (b"", "不是DOCX文件"),
    "another zip": (repacked(_without_document), "不是Word文档"),
    "dotx": (replaced("[Content_Types].xml", "document.main+xml", "template.main+xml"),
             "不是普通的Word文档"),
    "docm": (replaced("[Content_Types].xml",
                      "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                      "vnd.ms-word.document.macroEnabled.main+xml"), "模板里有宏"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_named_in_one_sentence_and_the_old_template_stays(
    name: str, tmp_path: Path
) -> None:
    content, words = CASES[name]
    started = time.perf_counter()
    found = faults(content)
    assert time.perf_counter() - started < 20  # a bound, however slow the machine
    assert any(words in fault for fault in found), found
    assert all(fault.endswith("。") and fault.count("。") == 1 for fault in found)
    good, bad = tmp_path / "good.docx", tmp_path / "红头.docx"
    good.write_bytes(GOOD)
    bad.write_bytes(content)
    assert import_template(good, unit_file()).faults == ()
    assert import_template(bad, unit_file()).faults == found
    assert template_file(unit_file()).read_bytes() == GOOD


def test_all_faults_of_a_template_are_told_at_once() -> None:
    found = faults(docx("{{标体}}", "{{不知道}}", "｛｛正文｝｝"))
    assert len(found) == 4


def test_many_faults_are_not_a_flood() -> None:
    found = faults(docx("{{正文}}", *(f"{{{{甲{n}}}}}" for n in range(100))))
    assert len(found) == 21
    assert "另有80处" in found[-1]


def test_departures_from_the_standard_are_told_and_not_refused() -> None:
    report = check_template(GOOD, "红头.docx")
    assert report.faults == ()
    assert any("页边距为上25.4、左31.8" in w for w in report.warnings)
    assert any("样式“标题”字体" in w and "标准为2号" in w for w in report.warnings)
    assert any(w.startswith("没有样式“主送机关”") for w in report.warnings)
    kept = check_template(GOOD, "红头.docx", (MARGINS,)).warnings
    assert any("页边距" in w and w.endswith("按单位设置照模板保留。") for w in kept)
    assert report.tags == ("正文", "发文机关")


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_the_template_to_begin_with_is_without_fault(
    page_format: LetterFormat, tmp_path: Path
) -> None:
    target = write_template(tmp_path / "模板", unit_file(), page_format)
    report = check_template(target.read_bytes(), target.name)
    assert (report.faults, report.warnings) == ((), ())
    assert {"正文", "标题", "发文机关", "发文字号", "抄送"} <= set(report.tags)


def test_letters_are_made_with_the_template_of_the_body_that_signs(tmp_path: Path) -> None:
    second = paths.data_folder() / "units" / "云岭省科学技术厅.toml"
    save_unit(UnitProfile(bodies=("云岭省教育厅",)), unit_file())
    save_unit(UnitProfile(bodies=("云岭省科学技术厅",), digits="仿宋"), second)
    source = tmp_path / "x.docx"
    source.write_bytes(docx("科技厅红头", "{{正文}}"))
    import_template(source, second)
    assert office_look(LETTER).template == source.read_bytes()
    assert office_look(LETTER).digits == "仿宋"
    made = export_letter(LETTER, tmp_path / "letter.docx")
    assert Document(str(made)).paragraphs[0].text == "科技厅红头"
    restore_default(second)
    assert office_look(LETTER).template is None
    assert current_report(second) is None
    remove_unit(second)
    assert office_look(LETTER).digits == "Times New Roman"


def test_a_template_that_was_damaged_by_hand_is_named_and_nothing_is_exported(
    tmp_path: Path,
) -> None:
    target = template_file(unit_file())
    target.parent.mkdir(parents=True)
    target.write_bytes(docx("{{标体}}", "{{正文}}"))
    with pytest.raises(InputError, match=r"版式模板不能使用.*标体"):
        export_letter(LETTER, tmp_path / "letter.docx")
    assert not (tmp_path / "letter.docx").exists()
    report = current_report(unit_file())
    assert report is not None
    assert len(report.faults) == 1


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReplydeskError, match=r"没有\.docx"):
        import_template(tmp_path / "没有.docx", unit_file())


def test_the_trial_is_the_sample_letter_in_the_template_in_force(tmp_path: Path) -> None:
    source = tmp_path / "x.docx"
    source.write_bytes(GOOD)
    import_template(source, unit_file())
    document = Document(str(write_trial(unit_file(), "云岭省教育厅")))
    texts = ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in document.element.body]
    assert texts[0] == "云岭省教育厅"
    assert LETTER.opening[0] in texts
