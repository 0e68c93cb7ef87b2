"""Automatic numbers: what Word shows in front of a paragraph is read as text."""

import pytest

from replydesk.readers.number_signs import number_sign
from tests.readers.docx_files import docx, p, r, texts


def level(number: int, kind: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(name: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{more}{"".join(levels)}</w:abstractNum>'


def num(name: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, place: int = 0, of: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{of}"/></w:numPr>')


HAN = abstract(0, level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）"))


def test_two_lists_of_one_definition_count_on_and_an_override_begins_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = HAN + num(1, 0) + num(2, 0) + num(3, 0, override)
    body = item("甲") + item("乙", of=2) + item("丙", of=3) + item("丁", of=3)
    assert texts(docx(body, numbering=numbering)) == ["一、甲", "二、乙", "一、丙", "二、丁"]


def test_an_override_may_replace_a_level() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "第%1条 ")}</w:lvlOverride>'
    assert texts(docx(item("甲"), numbering=HAN + num(1, 0, own))) == ["第1条 甲"]


def test_deeper_levels_begin_anew_unless_the_list_says_otherwise() -> None:
    body = item("甲") + item("乙", 1) + item("丙") + item("丁", 1)
    assert texts(docx(body, numbering=HAN + num(1, 0)))[1::2] == ["（一）乙", "（一）丁"]
    never = abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>'),
    )
    assert texts(docx(body, numbering=never + num(1, 0)))[1::2] == ["1)乙", "2)丁"]


def test_legal_numbering_shows_higher_levels_in_digits() -> None:
    levels = level(0, "chineseCounting", "%1、") + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    body = item("甲") + item("乙", 1) + item("丙", 1)
    assert texts(docx(body, numbering=abstract(0, levels) + num(1, 0))) == [
        "一、甲",
        "1.1乙",
        "1.2丙",
    ]


def test_a_style_gives_list_and_level_also_to_styles_based_on_it() -> None:
    linked = abstract(
        0,
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="H2"/>'),
    )
    numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:styleId="H1">{numbered}</w:style>'
        f'<w:style w:styleId="H2"><w:basedOn w:val="H1"/>{numbered}</w:style>'
        '<w:style w:styleId="H3"><w:basedOn w:val="H2"/></w:style>'
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>'
    )
    body = "".join(
        p(text, f'<w:pStyle w:val="{style}"/>')
        for text, style in (("甲", "H1"), ("乙", "H2"), ("丙", "H3"), ("丁", "Loop"))
    )
    assert texts(docx(body, styles=styles, numbering=linked + num(1, 0))) == [
        "一、甲", "（一）乙", "（二）丙", "丁",
    ]  # fmt: skip


def test_a_list_style_is_followed_to_its_definition() -> None:
    numbering = (
        abstract(0, level(0, "decimal", "%1."), more='<w:styleLink w:val="S"/>')
        + abstract(1, more='<w:numStyleLink w:val="S"/>')
        + num(1, 1)
    )
    assert texts(docx(item("甲") + item("乙"), numbering=numbering)) == ["1.甲", "2.乙"]


def test_a_number_taken_off_bullets_and_empty_items() -> None:
    numbering = HAN + num(1, 0) + abstract(5, level(0, "bullet", "•")) + num(2, 5)
    off = p("丙", '<w:numPr><w:numId w:val="0"/></w:numPr>')
    body = item("甲") + item("乙", of=2) + off + item(" ") + item("丁")
    assert texts(docx(body, numbering=numbering)) == ["一、甲", "乙", "丙", "三、丁"]


@pytest.mark.parametrize(
    ("kind", "number", "shown"),
    [
        ("chineseCounting", 21, "二十一"), ("ideographDigital", 12, "一二"),
        ("chineseLegalSimplified", 15, "壹拾伍"), ("decimalEnclosedCircle", 3, "③"),
        ("decimalEnclosedParen", 2, "⑵"), ("decimalEnclosedFullstop", 4, "⒋"),
        ("ideographTraditional", 2, "乙"), ("upperRoman", 14, "XIV"), ("lowerRoman", 4, "iv"),
        ("upperLetter", 28, "BB"), ("lowerLetter", 3, "c"), ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"), ("numberInDash", 5, "-5-"), ("unknown", 6, "6"),
        ("chineseCounting", 10**9, "1000000000"),
    ],
)  # fmt: skip
def test_kinds_of_numbers(kind: str, number: int, shown: str) -> None:
    assert number_sign(kind, number) == shown


def field(code: str, result: str | None = None) -> str:
    said = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    half = len(code) // 2
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:half]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[half:]}</w:instrText></w:r>{said}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_NESTED = ("</w:instrText></w:r>", "</w:instrText></w:r>" + field(" SEQ x ", "7"))


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ([field(" SEQ 序号 ", "3")], "3"),
        ([field(r" DATE \@ yyyy年M月d日 ", "2025年5月27日")], "2025年5月27日"),
        ([field(" SEQ 序 "), field(r" SEQ 序 \* CHINESENUM3 ")], "1二"),
        ([field(" LISTNUM "), field(r" LISTNUM \l 2 "), field(" LISTNUM ")], "1)a)2)"),
        ([field(r" LISTNUM LegalDefault \l 1 "), field(r" LISTNUM LegalDefault \l 2 ")], "1.1.1."),
        ([field(" AUTONUM "), field(" AUTONUM ")], "1.2."),
        ([field(r" EQ \o\ac(○,3) ")], "③"),
        ([field(r" eq \o\ac(○,甲) ")], "甲"),
        ([field(r" EQ \* jc2 \* hps10 \o\ad(\s\up 9(yǔ),予) ")], "予"),
        ([field(r" EQ \f(1,3) ")], "1/3"),
        ([field(r" SYMBOL 0xFE \f Wingdings ")], "☑"),
        ([field(" PAGE ")], ""),
        ([field(" IF x ", "甲").replace(*_NESTED, 1)], "甲"),
        (['<w:fldSimple w:instr=" SEQ 序 "/>'], "1"),
        (['<w:fldSimple w:instr=" SEQ 序 ">' + r("9") + "</w:fldSimple>"], "9"),
    ],
)
def test_fields_show_their_result_or_what_word_works_out(fields: list[str], shown: str) -> None:
    body = p("<w:r><w:t>第</w:t></w:r>" + "".join(fields) + r("项"))
    assert texts(docx(body)) == [f"第{shown}项"]


def test_a_field_over_several_paragraphs_and_one_that_never_ends() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(docx(p(begin + result + r("甲")) + p(r("乙") + end) + p("丙"))) == [
        "甲",
        "乙",
        "丙",
    ]
    assert texts(docx(p(r("甲") + begin) + p("乙"))) == ["甲", "乙"]


def test_ticks_and_choices_of_a_form_are_read() -> None:
    def form(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            "<w:r><w:instrText>FORM</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    ticked = form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    empty = form('<w:checkBox><w:default w:val="0"/></w:checkBox>')
    entries = '<w:listEntry w:val="公开"/><w:listEntry w:val="不公开"/>'
    chosen = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>')
    assert texts(docx(p(ticked + r("甲") + empty + r("乙") + chosen))) == ["☑甲□乙不公开"]
