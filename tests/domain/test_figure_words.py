"""The words a figure belongs to and the time it is told for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.figure_words import figures_with_words
from replydesk.domain.figures import find_figures

_CHARS = st.sampled_from(
    list("0129年月日万元个人次，。、：（其中截至到比较“十四五”期间近三年来分别和余多以上")
)


def _words(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[f.start : f.end], f.belongs_to, f.as_of)
        for f in figures_with_words(text)
        if f.kind not in ("date", "title", "docnumber")
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("累计投入7095万元。", [("7095万元", "累计投入", "")]),
        ("截至2025年6月底，累计投入超7095万元。", [("7095万元", "累计投入", "截至2025年6月底")]),
        ("已组建12家产教联合体。", [("12家", "组建产教联合体", "")]),
        ("新建篮球场12片。", [("12片", "新建篮球场", "")]),
        ("覆盖面由31%提高到68%。", [("31%", "覆盖面", ""), ("68%", "覆盖面", "")]),
        ("材料由9份减到3份。", [("9份", "材料", ""), ("3份", "材料", "")]),
        ("签约120亿元。", [("120亿元", "签约", "")]),
        ("封顶线提高至15万元。", [("15万元", "封顶线", "")]),
        (
            "2024年投入3亿元；2025年投入5亿元。",
            [("3亿元", "投入", "2024年"), ("5亿元", "投入", "2025年")],
        ),
        (
            "“十四五”期间，实施项目214个，其中水利项目30个。",
            [("214个", "实施项目", "“十四五”期间"), ("30个", "水利项目", "“十四五”期间")],
        ),
        ("2024年新建5所。现有教师80名。", [("5所", "新建", "2024年"), ("80名", "教师", "")]),
        (
            "2024年完成8项。其中民生类6项。",
            [("8项", "完成", "2024年"), ("6项", "民生类", "2024年")],
        ),
        ("较2023年末提高3.2个百分点。", [("3.2个百分点", "提高", "")]),
        ("投入80万元（截至2024年底）。", [("80万元", "投入", "截至2024年底")]),
        ("自2022年以来下达资金90万元。", [("90万元", "下达资金", "自2022年以来")]),
        ("今年1至5月，增加值增长7.2%。", [("7.2%", "增加值增长", "今年1至5月")]),
        (
            "2023年、2024年分别投入260万元、310万元。",
            [("260万元", "分别投入", "2023年"), ("310万元", "分别投入", "2024年")],
        ),
        (
            "派出两百余名干部，惠及300余户农户。",
            [("两百", "派出干部", ""), ("300", "惠及农户", "")],
        ),
        ("60岁以上老人97名，90岁以上12名。", None),
    ],
)
def test_a_figure_has_the_words_it_belongs_to_and_its_time(
    text: str, words: list[tuple[str, str, str]] | None
) -> None:
    found = _words(text)
    if words is None:
        assert found[-1] == ("12名", "90岁以上", "")
    else:
        assert found == words


@given(st.text(_CHARS, max_size=60))
def test_words_are_added_to_the_figures_and_change_nothing_else(text: str) -> None:
    figures = figures_with_words(text)
    assert figures == find_figures(text)
    for figure in figures:
        assert len(figure.belongs_to) <= 24
        assert figure.as_of in text


@given(st.sampled_from(["2025年3个", "1个", "1个、", "分别", "比2024年", "今年", "3万元（", "一"]))
def test_long_runs_of_one_pattern_stay_fast(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    start = time.process_time()
    figures_with_words(text)
    assert time.process_time() - start < 3
