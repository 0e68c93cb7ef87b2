"""How figures over time are measured out: ticks at round numbers, years, and a unit to show."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from replydesk.domain.figure_history import FigureSeries

_SIZES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_SHARES = frozenset(("%", "‰", "个百分点", "百分点", "倍", "番", "成"))
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_DECIMALS = 2  # at most, where a unit is to be chosen
_FROM_ZERO = 0.5  # values that differ by more than this share stand on zero
_DATED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class ShownUnit:
    """A unit to show values in (万元), and how many of the series' own unit it holds (10000)."""

    words: str
    size: float

    def number(self, value: float) -> str:
        """A value of the series in this unit: 1,340 or 2.46."""
        return number_words(value / self.size)


def number_words(value: float) -> str:
    """A number to read: grouped by thousands, without needless zeros, to six digits."""
    whole = max(0, math.floor(math.log10(abs(value)))) if value else 0
    words = f"{value:,.{max(0, 5 - whole)}f}"
    shown = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if shown in ("-0", "") else shown


def shown_unit(series: FigureSeries) -> ShownUnit:
    """The largest unit in which every value is short: 7095万元 beside 1.2亿元 gives 万元."""
    unit, own = series.unit, 1.0
    for size, name in _SIZES:
        if unit.startswith(name) and len(unit) > len(name):
            unit, own = unit.removeprefix(name), size
            break
    plain = ShownUnit(unit, 1 / own)
    if unit in _SHARES:
        return plain
    values = [abs(point.value) * own for point in series.points if point.value]
    most, least = max(values, default=0.0), min(values, default=0.0)
    below = 0.1 if unit.endswith("元") else 1.0  # 0.7亿元 is said, 0.7万户 is not
    for size, name in _SIZES:
        fits = most >= size and least >= below * size
        if fits and all(map(_is_short, (value / size for value in values))):
            return ShownUnit(name + unit, size / own)
    return plain


def change_words(series: FigureSeries) -> str:
    """How much the last value is above the first, +32.8%, +3.5个百分点 or 持平.

    "" where there are not two, or where it can't be told.
    """
    dated = [point for point in series.points if place_of(point.dated) is not None]
    if len(dated) < 2:
        return ""
    first, last = dated[0].value, dated[-1].value
    if first == last:
        return "持平"
    if series.unit == "%":
        return f"{_signed(last - first)}个百分点"
    if series.unit in _SHARES or not first:
        return ""
    return f"{_signed((last - first) / first * 100)}%"


def place_of(dated: str) -> float | None:
    """A date on the axis of years: the middle of the year or month that is told, None for "".

    2025 gives 2025.5, 2025-04-30 about 2025.33.
    """
    found = _DATED.fullmatch(dated.strip())
    if not found:
        return None
    year, month, day = (int(each) if each else None for each in found.groups())
    assert year is not None
    if month is None or not 1 <= month <= 12:
        return year + 0.5
    days = day - 0.5 if day is not None and 1 <= day <= 31 else 15.5
    return year + (month - 1 + min(days, 30.5) / 31) / 12


def date_words(dated: str) -> str:
    """A date as it is read: 2025年4月30日, as exact as it is known; "" for none."""
    found = _DATED.fullmatch(dated.strip())
    if not found:
        return ""
    signs = zip(found.groups(), "年月日", strict=True)
    return "".join(f"{int(number)}{sign}" for number, sign in signs if number)


def value_ticks(values: Sequence[float], unit: str = "", most: int = 4) -> tuple[float, ...]:
    """Ticks for these values at round numbers, from below the least to above the greatest.

    Values far apart, and a value that stands alone, stand on zero. Shares of 100 % at most end
    there. At most `most` + 1 ticks, at least two.
    """
    low, high = min(values), max(values)
    whole = all(float(value).is_integer() for value in values)
    if high == low or (low >= 0 and low < high * _FROM_ZERO):
        low, high = min(low, 0.0), max(high, 0.0)
    if high == low:
        high = low + 1
    if unit == "%" and low == 0 and 50 < high <= 100:
        high = 100
    return _round_ticks(low, high, most, 1.0 if whole else 0.0)


def _round_ticks(low: float, high: float, most: int, least_step: float) -> tuple[float, ...]:
    rough = (high - low) / most
    power = 10.0 ** math.floor(math.log10(rough))
    for factor in (*_STEPS, 20.0, 25.0, 50.0):
        step = max(factor * power, least_step)
        if step == 2.5 and least_step:
            continue
        first = math.floor(low / step + 1e-9)
        last = math.ceil(high / step - 1e-9)
        if last == first:
            last += 1
        if last - first <= most:
            return tuple(float(f"{at * step:.12g}") for at in range(first, last + 1))
    raise AssertionError((low, high, most))


def _is_short(value: float) -> bool:
    return abs(value - round(value, _DECIMALS)) < 1e-9 * max(1.0, value)


def _signed(change: float) -> str:
    words = number_words(round(change, 1))
    return words if words.startswith("-") else f"+{words}"
