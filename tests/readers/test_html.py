"""Saved web pages: the letter on them, in the encodings and shapes sites have."""

import base64
import contextlib
import quopri

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.reading import Extract
from replydesk.readers.files import read_extract
from replydesk.readers.html import decode_page

BODY = (
    "<p>王<b>予</b>安代表：</p>"
    '<p style="text-indent: 2em">您提出的《关于加装电梯的建议》收悉，现答复如下：</p>'
    "<p>　　近年来，我局投入资金3亿元，改造小区120个，惠及居民4万户。</p>"
    "<p>&nbsp;&nbsp;&nbsp;&nbsp;下一步，我局将加大投入力度，完善政策体系，推动工作落实。</p>"
)
LETTER = [
    "王予安代表：",
    "您提出的《关于加装电梯的建议》收悉，现答复如下：",
    "近年来，我局投入资金3亿元，改造小区120个，惠及居民4万户。",
    "下一步，我局将加大投入力度，完善政策体系，推动工作落实。",
]


def page(body: str, head: str = '<meta charset="utf-8">') -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def read(content: bytes) -> Extract:
    return read_extract(content, "网页.html")


def texts(content: bytes) -> list[str]:
    return [line.text for line in read(content).lines if line.text]


def test_a_page_title_of_very_many_blanks_is_gone_through_once() -> None:
    title = f"<title>关于加装电梯的建议的答复{' ' * 200_000}_某局</title>"
    assert texts(page(BODY, f'<meta charset="utf-8">{title}'))[0] == "关于加装电梯的建议的答复"


def test_words_are_not_split_and_indents_are_told() -> None:
    lines = [line for line in read(page(BODY)).lines if line.text]
    assert [line.text for line in lines] == LETTER
    assert [line.indent for line in lines] == [0, 4, 4, 4]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "GBK"), ("gb18030", "utf-8"),
        ("utf-8", "gb2312"), ("gb18030", ""), ("utf-8-sig", "gb2312"), ("utf-16", "gb2312"),
        ("utf-8", "no-such-code"), ("utf-8", "base64"), ("big5", "big5"),
    ],
)  # fmt: skip
def test_the_encoding_is_told_by_mark_declaration_or_fit(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    sentence = "您提出的建議收悉" if encoding == "big5" else "您提出的建议收悉，镕"
    content = page(f"<p>{sentence}</p>", head if declared else "").decode().encode(encoding)
    assert texts(content) == [sentence]


@pytest.mark.parametrize(
    "around",
    [
        "<nav>首页 政务公开</nav>{}<footer>版权所有 电话0999-5550100</footer>",
        "<div>首页</div><div>{}</div><div><a href=x>上一条：关于绿化的答复</a></div>",
        "<form id='aspnetForm'><input type=hidden value=1><div>{}</div><p>技术支持单位</p></form>",
        "<table><tr><td>栏目<br>导航</td><td><div>{}</div></td></tr></table>",
        "<header>岚湖市网站</header><script>var a='<p>不要</p>'</script><section>{}</section>",
        "<div style='display:none'>不要</div><div hidden>不要</div><div>{}</div>",
    ],
)
def test_what_stands_around_the_letter_is_left_out_and_counted(around: str) -> None:
    content = page(around.format(f"<div>{BODY}</div>"))
    assert texts(content) == LETTER
    assert [note for note in read(content).notes if "没有读入" in note]


def test_title_entries_and_signature_outside_of_the_block_are_kept() -> None:
    content = page(
        "<table><tr><td>发文字号</td><td>岚建函〔2025〕12号</td><td>成文日期</td><td>2025-05-27</td>"
        "</tr></table><h1>关于市人大会议<br>第12号建议的答复</h1><p>分享到</p>"
        f"<div>{BODY}</div><div>岚湖市住建局</div><div>2025年5月27日</div><p>主办：岚湖市</p>"
    )
    assert texts(content) == [
        "发文字号：岚建函〔2025〕12号",
        "成文日期：2025-05-27",
        "关于市人大会议第12号建议的答复",
        *LETTER,
        "岚湖市住建局",
        "2025年5月27日",
    ]


def test_the_title_of_the_page_serves_where_the_text_has_none() -> None:
    head = '<meta charset="utf-8"><title>关于第12号建议的答复_岚湖市住建局</title>'
    assert texts(page(f"<div>{BODY}</div>", head)) == ["关于第12号建议的答复", *LETTER]
    own = f"<h2>关于第12号建议的复函</h2>{BODY}"
    assert texts(page(own, head)) == ["关于第12号建议的复函", *LETTER]


def test_breaks_and_blocks_make_lines() -> None:
    content = page("<div>甲<br>乙<div>丙</div>丁<span>戊</span></div><pre>己\n  庚</pre>")
    assert texts(content) == ["甲", "乙", "丙", "丁戊", "己", "庚"]


def test_blank_paragraphs_stay_blank_lines() -> None:
    lines = read(page("<p>甲</p>\n<p>&nbsp;</p><div> <p>乙</p></div>")).lines
    assert [line.text for line in lines][:3] == ["甲", "", "乙"]


def test_an_opinion_is_found_by_its_own_words() -> None:
    body = "<p>市水务局：</p><p>对第87号提案《关于绿化的提案》，提出会办意见如下：</p>"
    content = page(f"<div>首页</div><div>{body}</div><div>下一条</div>")
    assert texts(content) == ["市水务局：", "对第87号提案《关于绿化的提案》，提出会办意见如下："]


def test_lists_have_the_numbers_a_page_shows() -> None:
    content = page(
        "<ol><li>甲<li>乙</ol><ol start=3><li>丙<li value=7>丁</ol><ul><li>戊</ul>"
        "<ol style='list-style-type: cjk-ideographic'><li>己</ol><ol><li>一、庚</ol>"
        "<ol style='list-style:none'><li>辛</ol><ol type=a><li>壬</ol>"
    )
    assert texts(content) == [
        "1.甲", "2.乙", "3.丙", "7.丁", "戊", "一、己", "一、庚", "辛", "a.壬",
    ]  # fmt: skip


def test_a_table_of_figures_names_its_columns() -> None:
    content = page(
        "<table><tr><th>年份</th><th>数量</th></tr><tr><td>2023</td><td>12个</td></tr>"
        "<tr><td>2024</td><td>15个</td></tr></table>"
    )
    assert texts(content) == ["年份：2023；数量：12个", "年份：2024；数量：15个"]


def _mhtml(transfer: str) -> bytes:
    raw = page(f"<div>{BODY}</div>", "")
    packed = base64.encodebytes(raw) if transfer == "base64" else quopri.encodestring(raw)
    return (
        b"From: <Saved by Blink>\r\nSubject: letter\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="----X"\r\n\r\n\r\n'
        b"------X\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: " + transfer.encode() + b"\r\n\r\n" + packed + b"\r\n"
        b"------X\r\nContent-Type: text/css\r\n\r\nbody{}\r\n------X--\r\n"
    )


@pytest.mark.parametrize("transfer", ["base64", "quoted-printable"])
def test_a_page_saved_as_one_file_is_read(transfer: str) -> None:
    assert texts(_mhtml(transfer)) == LETTER


def test_a_page_without_text_is_refused() -> None:
    for content in (page(""), page("<img src='x.png'>"), page("<script>1</script>")):
        with pytest.raises(InputError, match="没有文字"):
            read(content)


def test_deep_pages_keep_their_text_or_are_refused() -> None:
    deep = page("<div>" * 1500 + "收悉" + "</div>" * 1500 + "<p>后文</p>")
    assert texts(deep) == ["收悉", "后文"]
    with pytest.raises(InputError, match="嵌套过深"):
        read(page("<div>" * 5000 + "收悉"))


def test_a_page_of_tables_in_tables_is_read() -> None:
    assert texts(page("<table><tr><td>" * 300 + "收悉")) == ["收悉"]


def test_nothing_is_fetched() -> None:
    entity = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    content = f"{entity}<html><body><p>您的建议&x;收悉</p></body></html>".encode()
    assert texts(content)[-1] == "您的建议&x;收悉"


@given(st.binary(max_size=400))
def test_any_bytes_as_a_page_are_read_or_refused(raw: bytes) -> None:
    decode_page(raw)
    with contextlib.suppress(ReplydeskError):
        read(b"<html><body>" + raw)
