"""Ordinals are worked out, taken off and put back without loss."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.outline import (
    LabelStyle,
    han_number,
    label,
    labels,
    parse_han_number,
    run_in_points,
    split_label,
)

_MOST = {LabelStyle.SHOU: 4, LabelStyle.CIRCLED: 20}
_STYLES = [style for style in LabelStyle if style is not LabelStyle.NONE]
_WORDS = st.text("完善制度加强培训投入万元，。；", min_size=1, max_size=20).filter(
    lambda text: text[0] not in "，。；"
)


@given(st.integers(1, 999))
def test_a_chinese_numeral_reads_back_as_its_number(number: int) -> None:
    assert parse_han_number(han_number(number)) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (105, "一百零五"), (110, "一百一十")],
)
def test_chinese_numerals_are_written_as_usual(number: int, text: str) -> None:
    assert han_number(number) == text


@pytest.mark.parametrize("number", [0, -1, 1000])
def test_there_is_no_ordinal_outside_one_to_999(number: int) -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        han_number(number)


@pytest.mark.parametrize("text", ["", "零", "5", "甲", "一甲"])
def test_what_is_no_numeral_has_no_number(text: str) -> None:
    assert parse_han_number(text) is None


@given(st.sampled_from(_STYLES), st.integers(1, 99), _WORDS)
def test_a_label_comes_off_as_it_was_put_on(style: LabelStyle, number: int, text: str) -> None:
    number = min(number, _MOST.get(style, 99))
    assert split_label(label(style, number) + text) == (style, number, text)


@given(st.text(max_size=30))
def test_what_is_left_of_a_text_is_always_its_end(text: str) -> None:
    style, number, rest = split_label(text)
    assert text.endswith(rest)
    assert (style is LabelStyle.NONE) == (number == 0)


@pytest.mark.parametrize(
    "text", ["一是", "1.5亿元投入使用", "一是否可行", "2025年完成", "1+N体系", "第三批名单", "一、"]
)
def test_words_that_merely_look_like_a_label_stay(text: str) -> None:
    assert split_label(text) == (LabelStyle.NONE, 0, text)


@pytest.mark.parametrize("text", ["(1)完善制度", "（ 1 ）完善制度", " （1）、完善制度"])
def test_half_width_and_spaced_labels_are_understood(text: str) -> None:
    assert split_label(text) == (LabelStyle.PAREN_ARABIC, 1, "完善制度")


def test_the_label_of_none_is_empty_and_scarce_signs_have_a_next_best() -> None:
    assert label(LabelStyle.NONE, 3) == ""
    assert label(LabelStyle.CIRCLED, 21) == "（21）"
    assert label(LabelStyle.SHOU, 5) == "第五，"


def test_a_shallower_label_restarts_the_deeper_ones() -> None:
    one, two = LabelStyle.ARABIC, LabelStyle.PAREN_ARABIC
    assert labels([one, two, two, one, two]) == ["1.", "（1）", "（2）", "2.", "（1）"]


def test_plain_paragraphs_do_not_interrupt_a_count_but_restarts_do() -> None:
    shi, plain = LabelStyle.SHI, LabelStyle.NONE
    assert labels([shi, plain, shi]) == ["一是", "", "二是"]
    assert labels([shi, shi, shi], [False, False, True]) == ["一是", "二是", "一是"]


@given(st.lists(st.sampled_from(LabelStyle), max_size=12))
def test_every_paragraph_gets_a_label_and_only_plain_ones_an_empty_one(
    styles: list[LabelStyle],
) -> None:
    signs = labels(styles)
    assert [bool(sign) for sign in signs] == [style is not LabelStyle.NONE for style in styles]


@given(st.lists(_WORDS, min_size=2, max_size=8), st.sampled_from(["是", "，"]))
def test_points_of_a_run_in_paragraph_join_to_the_paragraph(words: list[str], sign: str) -> None:
    first = "第" if sign == "，" else ""
    text = "；".join(f"{first}{han_number(n)}{sign}{word}" for n, word in enumerate(words, 1))
    points = run_in_points(text)
    assert len(points) == len(words)
    assert "".join(mark + rest for mark, rest in points) == text


@given(st.text("一二三是第，；。完善 ", max_size=40))
def test_points_of_any_text_join_to_it_or_there_are_none(text: str) -> None:
    points = run_in_points(text)
    assert not points or "".join(mark + rest for mark, rest in points) == text
    assert len(points) != 1


def test_points_may_be_marked_with_what_is_to_be_done() -> None:
    text = "一要强化引领。二要减负增效，三要建好队伍。"
    assert [sign for sign, _ in run_in_points(text)] == ["一要", "二要", "三要"]
    assert "".join(sign + rest for sign, rest in run_in_points(text)) == text


def test_a_paragraph_with_a_lead_in_or_a_single_ordinal_has_no_points() -> None:
    assert run_in_points("主要做法：一是完善制度；二是加强培训。") == []
    assert run_in_points("一是完善制度。") == []
    assert run_in_points("") == []
