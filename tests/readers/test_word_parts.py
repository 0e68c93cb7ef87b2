"""Everything a DOCX can hold beside plain paragraphs: read where it is shown, told where not."""

import pytest

from replydesk.domain.errors import InputError
from replydesk.readers.files import read_extract
from tests.readers.docx_files import NAMES, docx, notes, p, package, r, relations, table, texts

BOX = f"<w:txbxContent>{p('框内')}</w:txbxContent>"
VML = f"<w:r><w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict></w:r>"
BOTH = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx>'
    f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)


def test_text_boxes_stand_where_they_are_anchored_and_once() -> None:
    body = p("前") + p(BOTH + r("锚在段首")) + p(r("锚在段尾") + VML) + p("后")
    assert texts(docx(body)) == ["前", "框内", "锚在段首", "锚在段尾", "框内", "后"]


def test_words_drawn_as_a_picture_are_read() -> None:
    drawn = '<w:r><w:pict><v:shape><v:textpath string="岚湖市住建局"/></v:shape></w:pict></w:r>'
    assert texts(docx(p(drawn) + p("正文"))) == ["岚湖市住建局", "正文"]


def test_inserted_text_stays_and_deleted_text_goes() -> None:
    body = p(
        r("甲") + f"<w:ins>{r('乙')}</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('丁')}</w:moveFrom><w:moveTo>{r('戊')}</w:moveTo>"
    )
    assert texts(docx(body)) == ["甲乙戊"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"
    assert texts(docx(p("甲", gone) + p("乙") + p("丙"))) == ["甲乙", "丙"]
    deleted = p("<w:del><w:r><w:delText>甲</w:delText></w:r></w:del>", gone)
    assert texts(docx(deleted + p("乙"))) == ["乙"]
    assert texts(docx(p("甲", gone) + table(("乙",)) + p("丙", gone))) == ["甲", "乙", "丙"]


def test_deleted_rows_and_cells_are_gone() -> None:
    rows = (
        f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('甲')}</w:tc></w:tr>"
        f"<w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr>{p('乙')}</w:tc><w:tc>{p('丙')}</w:tc></w:tr>"
    )
    assert texts(docx(f"<w:tbl>{rows}</w:tbl>")) == ["丙"]


def test_hidden_text_is_left_out_and_told() -> None:
    styles = '<w:style w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style>'
    hidden = r("隐", "<w:vanish/>") + r("藏", '<w:rStyle w:val="X"/>')
    shown = r("显", '<w:vanish w:val="0"/>')
    content = docx(p(r("甲") + hidden + shown) + p("全段", '<w:pStyle w:val="X"/>'), styles=styles)
    assert texts(content) == ["甲显"]
    assert notes(content) == ("隐藏文字共4字没有读入：“隐”“藏”“全段”。",)


def test_a_hidden_paragraph_mark_joins_heading_and_text() -> None:
    hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    assert texts(docx(p("一、标题。", hidden) + p("正文。"))) == ["一、标题。正文。"]


def test_inline_wrappers_do_not_split_words() -> None:
    body = p(
        r("甲") + f"<w:smartTag>{r('乙')}</w:smartTag><w:hyperlink>{r('丙')}</w:hyperlink>"
        f"<w:sdt><w:sdtContent>{r('丁')}</w:sdtContent></w:sdt>"
        f"<w:customXml><w:customXmlPr/>{r('戊')}</w:customXml>"
        f"<w:r><w:ruby><w:rt>{r('jǐ')}</w:rt><w:rubyBase>{r('己')}</w:rubyBase></w:ruby></w:r>"
        "<w:r><w:t>庚</w:t><w:softHyphen/><w:t>辛\u00ad壬</w:t><w:noBreakHyphen/></w:r>"
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    )
    assert texts(docx(body)) == ["甲乙丙丁戊己庚辛壬-x"]


def test_content_controls_hold_blocks_rows_and_cells() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    cell = control(f"<w:tc>{p('丙')}</w:tc>")
    body = control(p("甲") + control(p("乙"))) + f"<w:tbl>{control(f'<w:tr>{cell}</w:tr>')}</w:tbl>"
    assert texts(docx(body)) == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [("Wingdings", "F0FE", "☑"), ("Wingdings 2", "0052", "☑"), ("Symbol", "F0B3", "≥"),
     ("宋体", "2103", "℃"), ("Wingdings", "F0FF", ""), ("Wingdings", "zz", "")],
)  # fmt: skip
def test_symbols_are_read_as_the_sign_they_show(font: str, char: str, shown: str) -> None:
    content = docx(p(r("甲") + f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'))
    assert texts(content) == [f"甲{shown}"]
    assert any("认不出的符号" in note for note in notes(content)) is (shown == "")


def test_a_page_break_begins_a_line_and_line_ends_of_the_xml_do_not() -> None:
    broken = '<w:r><w:t>甲\n</w:t><w:br w:type="page"/><w:t xml:space="preserve">乙\n丙</w:t></w:r>'
    assert texts(docx(p(broken))) == ["甲", "乙 丙"]


def test_a_form_is_read_as_entries() -> None:
    body = table(("建议名称", "关于绿化的建议", "编号", "第12号"), ("领衔代表", "王予安", "", ""))
    assert texts(docx(body)) == ["建议名称：关于绿化的建议", "编号：第12号", "领衔代表：王予安"]
    upright = table(("提案编号", "提案者", "案由"), ("第3号", "李若溪", "关于河道的提案"))
    assert texts(docx(upright)) == ["提案编号：第3号", "提案者：李若溪", "案由：关于河道的提案"]


def test_a_layout_table_is_read_cell_by_cell() -> None:
    signature = p("岚湖市住建局") + p("2025年5月27日")
    assert texts(docx(table(("", signature)))) == ["岚湖市住建局", "2025年5月27日"]
    assert texts(docx(table(("岚湖市住建局", "岚湖市水务局")))) == [
        "岚湖市住建局\u3000岚湖市水务局"
    ]
    nested = table((p("外") + table(("内",)) + p("后"),))
    assert texts(docx(nested)) == ["外", "内", "后"]


def test_rows_of_figures_name_their_columns() -> None:
    body = table(("年份", "数量", "资金"), ("2023", "12个", ""), ("2024", "15个", "3亿元"))
    assert texts(docx(body)) == ["年份：2023；数量：12个", "年份：2024；数量：15个；资金：3亿元"]


def test_indents_come_from_the_paragraph_or_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:pPr>'
        '<w:ind w:firstLine="640"/></w:pPr></w:style><w:style w:styleId="T">'
        '<w:basedOn w:val="N"/><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>'
        "</w:style>"
    )
    body = p("甲") + p("乙", '<w:pStyle w:val="T"/>') + p("丙", '<w:ind w:firstLineChars="200"/>')
    extract = read_extract(docx(body, styles=styles), "信.docx")
    assert [line.indent for line in extract.lines] == [4, 0, 4]


def test_notes_comments_objects_and_pictures_are_told() -> None:
    foot = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator">{p("线")}</w:footnote>'
        f'<w:footnote w:id="2">{p("数据截至2024年底。")}</w:footnote></w:footnotes>'
    )
    said = f"<w:comments {NAMES}><w:comment>{p('批')}</w:comment></w:comments>"
    held = "<w:r><w:object/><w:drawing><pic:pic/></w:drawing><w:footnoteReference/></w:r>"
    content = docx(
        p(r("甲") + held),
        parts={"word/footnotes.xml": foot, "word/comments.xml": said, "word/vbaProject.bin": b"x"},
        f="footnotes|footnotes.xml",
        c="comments|comments.xml",
    )
    assert texts(content) == ["甲"]
    assert notes(content) == (
        "文件中有1幅图片、1个嵌入的对象、1条批注，没有读入。",
        "文件带有宏，宏没有运行，只读了文字。",
        "脚注1没有放入正文：“数据截至2024年底。”。",
    )


def test_headers_give_marks_and_tell_what_else_they_say() -> None:
    head = f"<w:hdr {NAMES}>{p(BOTH.replace('框内', 'B类'))}{p('岚建函〔2025〕12号')}</w:hdr>"
    foot = f"<w:ftr {NAMES}>{p('— 1 —')}{p('岚湖市住建局')}{p('内部资料 注意保存')}</w:ftr>"
    body = p("正文") + (
        '<w:sectPr><w:headerReference r:id="h"/><w:headerReference r:id="h"/>'
        '<w:footerReference r:id="g"/><w:footerReference r:id="none"/></w:sectPr>'
    )
    content = docx(
        body,
        parts={"word/h.xml": head, "word/g.xml": foot},
        h="header|h.xml",
        g="footer|g.xml",
    )
    assert texts(content) == ["B类", "岚建函〔2025〕12号", "正文"]
    assert notes(content) == ("页眉、页脚中的文字没有读入：“内部资料 注意保存”。",)


def test_an_embedded_page_is_read_and_another_document_told() -> None:
    content = docx(
        p("前") + '<w:altChunk r:id="a"/><w:altChunk r:id="b"/><w:altChunk r:id="c"/>',
        parts={"word/a.html": "<html><body><p>页内</p></body></html>", "word/b.docx": b"PK\3\4"},
        a="aFChunk|a.html",
        b="aFChunk|b.docx",
    )
    assert texts(content) == ["前", "页内"]
    assert notes(content) == ("文件中有2份嵌入的文档，没有读入。",)
    with pytest.raises(InputError, match="嵌入的另一份文档"):
        texts(docx('<w:altChunk r:id="b"/>', parts={"word/b.docx": b"PK\3\4"}, b="aFChunk|b.docx"))


def test_strict_files_and_other_part_names_are_read() -> None:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(r1="officeDocument|word/document2.xml"),
        "word\\document2.xml": (
            '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>'
            f"{p('乙')}</w:body></w:document>"
        ),
    }
    assert texts(package(parts)) == ["乙"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"信.txt": "甲"}, "压缩文件"),
        ({"[Content_Types].xml": "<T/>", "xl/workbook.xml": "<x/>"}, "表格"),
        ({"[Content_Types].xml": "<T/>"}, "没有Word正文"),
    ],
)
def test_packages_without_a_letter_are_refused(parts: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(InputError, match=said):
        texts(package(parts))


def test_a_document_of_pictures_only_is_refused() -> None:
    with pytest.raises(InputError, match="只有图片"):
        texts(docx(p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")))
