"""Words that differ between two texts."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.word_changes import changed_words, sentence_with


def words(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("one", "other", "gone", "new"),
    [
        ("累计建成研究生工作站186个。", "累计建成研究生工作站196个。", ["186"], ["196"]),
        ("建成62个。", "全省建成62个。", [], ["全省"]),
        ("合格率96.3%。", "合格率99.3%。", ["96.3%"], ["99.3%"]),
        ("持续推进改造。", "持续推进改造。", [], []),
        ("", "新增内容", [], ["新增内容"]),
        ("甲、乙、丙", "甲、丙", ["乙、"], []),
    ],
)
def test_what_the_other_does_not_have_is_marked(
    one: str, other: str, gone: list[str], new: list[str]
) -> None:
    first, second = changed_words(one, other)
    assert words(one, first) == gone
    assert words(other, second) == new


def test_a_chance_character_between_two_differences_is_marked_with_them() -> None:
    one, other = "由市级的部门统筹实施。", "由省直的单位统筹实施。"
    assert words(other, changed_words(one, other)[1]) == ["省直的单位"]


@given(st.text("建成1234个、。", max_size=30), st.text("建成1234个、。", max_size=30))
def test_spans_lie_in_their_text_sorted_and_apart(one: str, other: str) -> None:
    for text, spans in zip((one, other), changed_words(one, other), strict=True):
        flat = [place for span in spans for place in span]
        assert flat == sorted(flat)
        assert all(start < end for start, end in spans)
        assert not flat or (flat[0] >= 0 and flat[-1] <= len(text))
    if one == other:
        assert changed_words(one, other) == ((), ())


def test_long_texts_are_compared_in_a_moment() -> None:
    one = "".join(chr(0x4E00 + at * 7 % 5000) for at in range(6000))
    other = "".join(chr(0x4E00 + at * 11 % 5000) for at in range(6000))
    begun = time.perf_counter()
    first, _ = changed_words(one, other)
    assert first
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("214个", "截至4月底，建成工作站214个。"),
        ("30个", "下一步新建30个；"),
        ("4个", "截至4月底，建成工作站214个。下一步新建30个；力争全覆盖"),
        ("没有", "截至4月底，建成工作站214个。下一步新建30个；力争全覆盖"),
        ("全覆盖", "力争全覆盖"),
    ],
)
def test_the_sentence_of_some_words_is_found(words: str, sentence: str) -> None:
    text = "截至4月底，建成工作站214个。下一步新建30个；力争全覆盖"
    assert sentence_with(text, words) == sentence
