"""What is a figure in a text, and that finding them is safe on any text."""

import time

from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.domain.figure_han import han_value
from replydesk.domain.figures import find_figures
from tests.domain.labelled_figures import held_back, labelled

_CHARS = st.sampled_from(
    list("0123456789.,，。、：:%—-至到年月日万亿元个人次第一二三十百分之比《》〈〉〔〕号余 ")
)

_RUNS = "1 1, 123, 1.1 1— 1: 1比 2025年 2025年至 《 〔2025〕 百分之 一二三百 满一年 3个、".split()


def test_every_figure_marked_by_hand_is_found_and_no_other() -> None:
    wrong = []
    for text, marked in labelled():
        found = find_figures(text)
        wrong += [(text, "missed", text[f.start : f.end], f) for f in marked if f not in found]
        wrong += [(text, "extra", text[f.start : f.end], f) for f in found if f not in marked]
    assert wrong == []


def test_figures_of_sentences_the_rules_were_not_tuned_on_are_found() -> None:
    right = found = marked = 0
    for text, figures in held_back():
        own = set(find_figures(text))
        right, found, marked = (
            right + len(own & {*figures}),
            found + len(own),
            marked + len(figures),
        )
    assert right / found >= 0.98  # precision
    assert right / marked >= 0.98  # recall


def test_the_labelled_sets_are_large_enough_to_mean_something() -> None:
    assert sum(len(marked) for _, marked in labelled()) >= 600
    assert sum(len(marked) for _, marked in held_back()) >= 80


def test_a_label_at_the_start_of_a_line_is_no_part_of_the_number() -> None:
    text = "1.2023年计划新建\n2.12家企业"
    assert [text[f.start : f.end] for f in find_figures(text)] == ["2023年", "12家"]


def test_spaces_and_line_ends_of_a_pdf_do_not_hide_figures() -> None:
    text = "投入 7095 万元，共 508\n\n人，2024 年 11 月发布《某某\n\n办法》"
    values = [(f.value, f.unit) for f in find_figures(text)]
    assert values == [("7095", "万元"), ("508", "人"), ("2024-11", ""), ("某某办法", "")]


def test_an_unclosed_title_does_not_swallow_the_rest() -> None:
    text = "印发《甲办法，配套《乙细则》和3个方案"
    assert [text[f.start : f.end] for f in find_figures(text)] == ["《乙细则》", "3个"]


def test_chinese_numerals_have_their_value_and_loose_ones_none() -> None:
    assert [han_value(t) for t in ("十", "十五", "二十", "一百零五", "三千二百")] == [
        10, 15, 20, 105, 3200,
    ]  # fmt: skip
    assert [han_value(t) for t in ("两三", "七八", "百千")] == [None, None, None]


def test_a_range_in_chinese_numerals_is_one_figure() -> None:
    for text in ("三十至五十家企业", "二十到三十个项目", "三至五家"):
        (range_,) = find_figures(text)
        assert text[range_.start : range_.end] == text.removesuffix("企业").removesuffix("项目")


@given(st.text(_CHARS, max_size=80) | st.text(max_size=80))
@example("三十至五十家")
@example("《《》》")
@example("2025年至2024年至2023年")
def test_spans_lie_inside_the_text_sorted_and_apart(text: str) -> None:
    figures = find_figures(text)
    at = 0
    for figure in figures:
        assert at <= figure.start < figure.end <= len(text)
        assert figure.kind in {"money", "count", "share", "measure", "date", "docnumber", "title"}
        assert figure.value
        at = figure.end


@given(st.sampled_from([*_RUNS, "\n", " ", "1\n"]))
def test_long_runs_of_one_pattern_stay_fast(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    find_figures(text)
    assert time.process_time() - start < 1.5  # quadratic behaviour took a minute
