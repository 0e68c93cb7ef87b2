"""PDF files: text in reading order with its indents, without what only marks the pages."""

from collections.abc import Callable, Sequence

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.domain.rejoin import Line, join_lines
from replydesk.readers.pdf import read_pdf
from tests.readers.made_pdf import HEIGHT, Words, pdf

_TEXT = "关于改进乡村道路养护工作的建议已收悉，现将办理情况答复如下，请审阅并提出宝贵意见"
_LONG = _TEXT[:27]


def read(*pages: Sequence[Words], turned: int = 0) -> Extract:
    return read_pdf(pdf(*pages, turned=turned), "答复.pdf")


def texts(extract: Extract) -> list[str]:
    return [line.text for line in extract.lines if line.text]


def full_page(*more: Words, indented: Sequence[int] = ()) -> list[Words]:
    """A page of numbered lines that reach from edge to edge."""
    lines = [
        Words(112 if row in indented else 80, 120 + 29 * row, f"{row:02}" + _TEXT[:26])
        for row in range(20)
    ]
    return [*lines, *more]


def test_indents_count_half_characters_from_the_left_edge_of_the_text() -> None:
    rows = [
        (80, "张大山代表："),
        (112, _LONG[:25]),
        (80, _LONG),
        (80, _LONG),
        (360, "青河县交通局"),
    ]
    extract = read([Words(x, 100 + 29 * row, text) for row, (x, text) in enumerate(rows)])
    assert extract == Extract(
        tuple(Line(text, indent) for (_, text), indent in zip(rows, (0, 4, 0, 0, 35), strict=True))
    )


def test_lines_come_from_top_to_bottom_whatever_order_they_are_drawn_in() -> None:
    lines = [Words(80, 100 + 29 * row, f"第{row}行" + _LONG[:20]) for row in range(6)]
    assert texts(read([lines[row] for row in (4, 1, 5, 0, 3, 2)])) == [x.text for x in lines]


def test_a_gap_larger_than_between_lines_is_an_empty_line() -> None:
    places = (100, 129, 158, 216, 245, 274)
    extract = read([Words(80, place, _LONG) for place in places])
    assert [bool(line.text) for line in extract.lines] == [True] * 3 + [False] + [True] * 3


def test_a_paragraph_that_runs_over_a_page_stays_one() -> None:
    pages = [full_page(indented=[0, 12]), full_page(indented=[3])]
    extract = read(*pages)
    assert Line("") not in extract.lines
    paragraphs, _ = join_lines(extract.lines)
    assert [len(text) // 28 for text in paragraphs] == [12, 11, 17]


def test_a_page_with_nothing_but_first_lines_takes_its_edge_from_the_others() -> None:
    last = [Words(112, 100, "感谢您的关心。"), Words(112, 129, "（联系人：林一青）")]
    last += [Words(112, 158, "此页无其他内容。"), Words(112, 187, "特此答复。")]
    assert {line.indent for line in read(full_page(), last).lines[-4:]} == {4}


def test_page_numbers_and_running_heads_are_taken_out_and_told() -> None:
    def page(number: int) -> list[Words]:
        head = Words(80, 50, "青河县交通运输局文件汇编")
        return full_page(head, Words(280, 780, f"— {number} —", 14))

    extract = read(page(1), page(2), page(3))
    assert len(texts(extract)) == 60
    assert extract.notes == (
        "删去页眉、页脚、页码6处，如“青河县交通运输局文件汇编”、“—1—”、“—2—”。",
    )


@pytest.mark.parametrize(
    "number", ["12", "- 3 -", "·5·", "第2页 共9页", "第 2 页", "3/12", "Page 2 of 3"]
)
def test_page_numbers_of_many_forms_are_taken_out_of_a_single_page(number: str) -> None:
    assert len(texts(read(full_page(Words(280, 790, number, 12))))) == 20


def test_what_stands_at_the_edge_once_or_changes_from_page_to_page_is_kept() -> None:
    once = Words(80, 760, "抄送：县人大常委会代表工委。")
    first, second = (Words(80, 50, f"{name}局") for name in ("青河县交通运输", "青河县水利"))
    extract = read(full_page(first), full_page(second, once))
    assert {first.text, second.text, once.text} <= set(texts(extract))
    assert extract.notes == ()


def test_a_name_at_the_head_of_one_page_and_the_foot_of_the_letter_on_another_is_kept() -> None:
    name = "青河县交通运输局"
    pages = full_page(Words(230, 90, name)), full_page(Words(380, 90, name))
    assert texts(read(*pages)).count(name) == 2


def test_a_date_at_the_same_place_of_two_pages_is_no_running_head() -> None:
    date = Words(380, 760, "2025年6月5日")
    assert texts(read(full_page(date), full_page(date))).count("2025年6月5日") == 2


def test_two_columns_are_read_one_after_the_other_between_lines_across() -> None:
    title, foot = Words(180, 60, "关于乡村道路的答复", 20), Words(60, 330, _TEXT[:30])
    left = [Words(60, 100 + 24 * row, f"左{row}" + _TEXT[:17], 12) for row in range(8)]
    right = [Words(310, 100 + 24 * row, f"右{row}" + _TEXT[:17], 12) for row in range(8)]
    mixed = [word for pair in zip(left, right, strict=True) for word in pair]
    wanted = [word.text for word in (title, *left, *right, foot)]
    assert texts(read([title, *mixed, foot])) == wanted


def test_a_table_is_read_row_by_row_though_it_is_drawn_column_by_column() -> None:
    names, values = ("编号", "承办单位", "类别"), ("第12号", "青河县交通局", "B")
    cells = [
        Words(80 + 180 * column, 100 + 30 * row, text)
        for column, texts in enumerate((names, values))
        for row, text in enumerate(texts)
    ]
    assert texts(read(cells)) == ["编号 第12号", "承办单位 青河县交通局", "类别 B"]


def test_text_drawn_character_by_character_is_whole_again() -> None:
    assert texts(read([Words(80 + 16 * at, 100, char) for at, char in enumerate(_LONG)])) == [_LONG]


def test_characters_of_another_font_that_are_drawn_last_stand_in_their_places() -> None:
    chinese = [Words(80, 100, "推行"), Words(120, 100, "一点多能、一网多用"), Words(272, 100, "。")]
    assert texts(read([*chinese, Words(112, 100, "“", 8), Words(264, 100, "”", 8)])) == [
        "推行“一点多能、一网多用”。"
    ]
    last = [Words(80, 100, "设立"), Words(120, 100, "超"), Words(112, 100, "“", 8)]
    assert texts(read(last)) == ["设立“超"]


def test_text_drawn_twice_for_boldness_is_read_once() -> None:
    assert texts(read([Words(80, 100, _LONG), Words(80.3, 100, _LONG)])) == [_LONG]


def test_a_small_blank_between_chinese_and_digits_is_no_blank() -> None:
    pieces = [Words(80, 100, "共"), Words(101, 100, "12"), Words(122, 100, "处，见Road Map")]
    assert texts(read(pieces)) == ["共12处，见Road Map"]


def test_signs_that_fonts_put_for_characters_become_characters() -> None:
    extract = read([Words(80, 100, "⼀、⽼⼈⻓期⻅⾯ ﬁne")])
    assert texts(extract) == ["一、老人长期见面fine"]


def test_rare_characters_count_as_one_place() -> None:
    lines = [Words(80, 100, "𠮷田𠀀代表："), Words(112, 130, "共 12 处 ABC DEF 的建议")]
    assert texts(read(lines)) == ["𠮷田𠀀代表：", "共12处ABC DEF的建议"]


@pytest.mark.parametrize(
    ("turn", "place", "turned"),
    [
        ((0, 1), lambda row: (100 + 29 * row, HEIGHT - 60), 90),
        ((-1, 0), lambda row: (520, HEIGHT - 100 - 29 * row), 180),
        ((0, -1), lambda row: (480 - 29 * row, 60), 270),
        ((0, 1), lambda row: (100 + 29 * row, HEIGHT - 60), 0),
    ],
)
def test_a_page_that_lies_on_its_side_is_read_as_it_is_seen(
    turn: tuple[float, float], place: Callable[[int], tuple[float, float]], turned: int
) -> None:
    rows = [f"第{row}行" + _LONG[: 25 - row] for row in range(6)]
    words = [Words(*place(row), text, turn=turn) for row, text in enumerate(rows)]
    extract = read(words, turned=turned)
    assert [(line.indent, line.text) for line in extract.lines] == [(0, text) for text in rows]


def test_what_does_not_show_is_left_out_and_told() -> None:
    shown = Words(80, 100, _LONG)
    hidden = [
        Words(80, 130, "没有墨的字", mode=3),
        Words(150, 400, "内部资料", 40, turn=(0.7, 0.7)),
        Words(80, 900, "纸外的字"),
        Words(80, 160, "太小的字", 1),
    ]
    extract = read([shown, *hidden])
    assert texts(extract) == [_LONG]
    assert len(extract.notes) == 1
    assert "没有采用看不见或倾斜的文字4处，如“没有墨的字”" in extract.notes[0]


def test_the_layer_of_an_earlier_recognition_is_read_as_unsure() -> None:
    extract = read([Words(80, 100 + 29 * row, _LONG, mode=3) for row in range(3)])
    assert texts(extract) == [_LONG] * 3
    assert extract.unsure
    assert extract.notes == ("本文由扫描件识别，文字可能有误，请对照原件核对。",)


def test_further_lines_of_copies_and_attachments_begin_no_paragraph() -> None:
    rows = [(94, "抄送：县人大常委会代表工委，县政府办公室，县财政局，县发展"), (136, "和改革局。")]
    rows += [(112, "附件：1.青河县农村公路养护经费安排表（二〇二五年度，各乡镇")]
    rows += [(176, "分列）"), (160, "2.养护站名单")]
    page = [Words(x, 600 + 29 * row, text, 14) for row, (x, text) in enumerate(rows)]
    extract = read(full_page(), page)
    assert [line.indent > 0 for line in extract.lines[-5:]] == [True, False, True, False, True]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pdf([Words(80, 100, "甲")], locked=True), "“答复.pdf”设了打开密码"),
        (pdf(*[[Words(80, 100, "甲")]] * 500), "“答复.pdf”有500页，超过200页"),
        (pdf([]), "“答复.pdf”里没有文字"),
        (b"%PDF-1.7\nrubbish", "“答复.pdf”已损坏"),
        (pdf([Words(80, 100, "甲")])[:60], "“答复.pdf”已损坏"),
    ],
    ids=["locked", "500 pages", "empty", "rubbish", "cut off"],
)
def test_what_is_no_readable_letter_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(InputError) as refused:
        read_pdf(content, "答复.pdf")
    assert str(refused.value).startswith(said)
    assert str(refused.value).endswith("。")


def test_a_file_with_the_text_of_a_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("replydesk.readers.pdf._MAX_CHARACTERS", 1000)
    with pytest.raises(InputError, match="文字过多"):
        read(*[full_page()] * 3)
