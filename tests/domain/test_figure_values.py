"""Amounts that are the same are the same number in the same unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.figure_values import bounds, normalised
from replydesk.domain.figures import find_figures
from replydesk.domain.passage import Figure
from tests.domain.labelled_figures import held_back, labelled


def _only(text: str) -> Figure:
    (figure,) = find_figures(text)
    return figure


@pytest.mark.parametrize(
    "texts",
    [
        ("投入3亿元", "投入30000万元", "投入300,000,000元", "投入三亿元"),
        ("投入3亿5000万元", "投入3.5亿元"),
        ("服务1.2万余人", "服务12000人", "服务1.2万名"),
        ("全长3.5公里", "全长3500米", "全长3.5km", "全长3.5千米"),
        ("占地15亩", "占地1公顷", "占地10000平方米", "占地10000㎡"),
        ("装机2兆瓦", "装机2000千瓦", "装机0.2万千瓦", "装机2MW"),
        ("电压110千伏", "电压110kV"),
        ("浓度0.3毫克/升", "浓度0.3mg/L"),
        ("占三分之一", "占1/3以上"),
        ("占三成", "占30%", "占百分之三十", "占300‰"),
        ("用半年时间", "用6个月", "用六个月"),
        ("耗时2小时", "耗时120分钟", "耗时两个小时"),
        ("翻两番", "增至4倍"),
        ("调运2吨", "调运2000公斤"),
        ("每人500元/年·人", "每人500元/年·人"),
    ],
)
def test_the_same_amount_is_the_same_number_whatever_its_unit(texts: tuple[str, ...]) -> None:
    values = {normalised(_only(text)) for text in texts}
    assert len(values) == 1
    assert None not in values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("投入3亿元", (Decimal(300_000_000), "元")),
        ("开展3—5次", (Decimal(3), "次")),
        ("提高3.1个百分点", (Decimal("3.1"), "个百分点")),
        ("气温-5℃", (Decimal(-5), "℃")),
        ("同比增长-3.2%", (Decimal("-3.2"), "%")),
        ("发电1.5亿千瓦时", (Decimal(150_000_000), "千瓦时")),
        ("师生比1:20", (Decimal("0.05"), "")),
    ],
)
def test_a_value_is_told_in_its_base_unit(text: str, value: tuple[Decimal, str]) -> None:
    assert normalised(_only(text)) == value


@pytest.mark.parametrize(
    "text", ["2025年", "《某某办法》", "云民发〔2023〕8号", "面积22×28米", "按4:3:3分担"]
)
def test_what_is_no_single_number_has_no_value(text: str) -> None:
    assert normalised(_only(text)) is None


def test_a_range_has_both_ends_the_smaller_unit_before_the_larger_among_them() -> None:
    assert bounds(_only("补助3—5万元")) == (Decimal(30_000), Decimal(50_000), "元")
    assert bounds(_only("补助5000—1万元")) == (Decimal(5000), Decimal(10_000), "元")
    assert bounds(_only("补助3万元至5万元")) == (Decimal(30_000), Decimal(50_000), "元")


def test_every_amount_marked_by_hand_has_a_value_but_products_and_shares_of_three() -> None:
    for _, figures in labelled() + held_back():
        for figure in figures:
            if figure.kind in ("money", "count", "share", "measure"):
                odd = "×" in figure.value or figure.value.count(":") > 1
                assert (normalised(figure) is None) == odd, figure


@given(st.text("0123456789.,-/:×万亿元个%番成", max_size=12), st.sampled_from(["money", "share"]))
def test_any_figure_a_file_may_hold_has_a_value_or_none(value: str, kind: str) -> None:
    for unit in ("万元", "番", "", "%"):
        bounds(Figure(0, 1, kind, value, unit))
