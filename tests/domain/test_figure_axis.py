"""Ticks, years and units of figures over time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.figure_axis import (
    change_words,
    date_words,
    number_words,
    place_of,
    shown_unit,
    value_ticks,
)
from replydesk.domain.figure_history import FigurePoint, FigureSeries


def series(unit: str, *values: float, first: int = 2020) -> FigureSeries:
    points = [
        FigurePoint(str(first + at), value, f"{value:g}{unit}", at + 1)
        for at, value in enumerate(values)
    ]
    return FigureSeries("累计投入", unit, tuple(points))


@pytest.mark.parametrize(
    ("values", "unit", "ticks"),
    [
        ((180, 210, 240), "个", (180, 200, 220, 240)),
        ((186, 214, 247), "个", (180, 200, 220, 240, 260)),
        ((62, 78, 200), "个", (0, 50, 100, 150, 200)),
        ((3, 4, 5), "家", (3, 4, 5)),
        ((117,), "颗", (0, 50, 100, 150)),
        ((5, 5, 5), "个", (0, 2, 4, 6)),
        ((0,), "起", (0, 1)),
        ((87.2,), "%", (0, 25, 50, 75, 100)),
        ((96.3, 98.1, 99.3), "%", (96, 97, 98, 99, 100)),
        ((1.2, 1.35), "亿元", (1.2, 1.25, 1.3, 1.35)),
    ],
)
def test_ticks_are_round_numbers_round_the_values(
    values: tuple[float, ...], unit: str, ticks: tuple[float, ...]
) -> None:
    assert value_ticks(values, unit) == ticks


@given(st.lists(st.integers(0, 10**13).map(lambda n: n / 100), min_size=1, max_size=9))
def test_ticks_enclose_any_values_and_are_few(values: list[float]) -> None:
    ticks = value_ticks(values)
    assert 2 <= len(ticks) <= 5
    assert list(ticks) == sorted(set(ticks))
    slack = (ticks[-1] - ticks[0]) * 1e-6
    assert ticks[0] - slack <= min(values)
    assert ticks[-1] + slack >= max(values)


@pytest.mark.parametrize(
    ("unit", "values", "shown"),
    [
        ("元", (70_950_000, 120_000_000), ("万元", "7,095", "12,000")),
        ("元", (300_000_000, 246_000_000), ("亿元", "3", "2.46")),
        ("元", (70_000_000, 120_000_000), ("亿元", "0.7", "1.2")),
        ("元", (800, 1200), ("元", "800", "1,200")),
        ("万元", (7095, 12000), ("万元", "7,095", "12,000")),
        ("人", (186_000, 243_000), ("万人", "18.6", "24.3")),
        ("户", (9_800, 10_000), ("户", "9,800", "10,000")),
        ("人", (1340, 1680), ("人", "1,340", "1,680")),
        ("%", (87.2, 96.4), ("%", "87.2", "96.4")),
        ("", (3, 4), ("", "3", "4")),
        ("起", (0, 0), ("起", "0", "0")),
    ],
)
def test_the_unit_is_the_largest_in_which_every_value_is_short(
    unit: str, values: tuple[float, float], shown: tuple[str, str, str]
) -> None:
    made = shown_unit(series(unit, *values))
    assert (made.words, *map(made.number, values)) == shown


@pytest.mark.parametrize(
    ("dated", "place", "words"),
    [
        ("2025", 2025.5, "2025年"),
        ("2025-04", 2025.29, "2025年4月"),
        ("2025-04-30", 2025.33, "2025年4月30日"),
        ("2025-12-31", 2026.0, "2025年12月31日"),
        ("2025-01-01", 2025.0, "2025年1月1日"),
    ],
)
def test_a_date_has_its_true_place_among_the_years(dated: str, place: float, words: str) -> None:
    found = place_of(dated)
    assert found == pytest.approx(place, abs=0.01)
    assert found is not None
    assert int(found) == int(dated[:4])
    assert date_words(dated) == words


@pytest.mark.parametrize("dated", ["", "今年", "25", "2025年"])
def test_what_is_no_date_has_no_place(dated: str) -> None:
    assert place_of(dated) is None
    assert date_words(dated) == ""


@pytest.mark.parametrize(
    ("unit", "values", "words"),
    [
        ("个", (186, 214, 247), "+32.8%"),
        ("个", (200, 150), "-25%"),
        ("%", (96.3, 99.8), "+3.5个百分点"),
        ("个", (5, 5), "持平"),
        ("个", (0, 5), ""),
        ("个", (7,), ""),
        ("倍", (2, 3), ""),
    ],
)
def test_the_change_is_told_in_percent_and_of_shares_in_points(
    unit: str, values: tuple[float, ...], words: str
) -> None:
    assert change_words(series(unit, *values)) == words


def test_numbers_are_grouped_and_carry_no_needless_zeros() -> None:
    shown = [number_words(value) for value in (0, 247, 1340, 2.46, 0.396, 1234567.0, 99.5)]
    assert shown == ["0", "247", "1,340", "2.46", "0.396", "1,234,567", "99.5"]
