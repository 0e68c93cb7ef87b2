"""Figures as numbers that can be compared: 3亿元 and 30000万元 are the same amount."""

import re
from decimal import Decimal, localcontext
from fractions import Fraction

from replydesk.domain.passage import Figure

_SIZES = {
    "万亿": 10**12,
    "千万": 10**7,
    "百万": 10**6,
    "亿": 10**8,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
_SIZE = re.compile("|".join(_SIZES))
_NO_SIZE = re.compile("千(?:米|克|瓦|卡|帕|伏)|百分点")

# Other names of the same unit; they hold on both sides of a stroke (mg/L is 毫克/升).
_NAMES = {
    other: name
    for name, others in {
        "公里": "km ㎞ 千米",
        "米": "m",
        "厘米": "cm ㎝",
        "毫米": "mm ㎜",
        "平方公里": "km² 平方千米",
        "公顷": "ha",
        "平方米": "m² m2 ㎡ 平米 平方",
        "立方米": "m³ m3 ㎥ 方",
        "升": "L",
        "毫升": "mL ml",
        "吨": "t",
        "公斤": "kg ㎏ 千克",
        "克": "g",
        "毫克": "mg",
        "微克": "μg ug",
        "千瓦": "kW",
        "兆瓦": "MW",
        "吉瓦": "GW",
        "千瓦时": "kWh 度电 度",
        "兆瓦时": "MWh",
        "吉瓦时": "GWh",
        "伏": "V",
        "千伏": "kV",
        "千伏安": "kVA",
        "兆伏安": "MVA",
        "兆帕": "MPa Mpa",
        "千帕": "kPa",
        "赫兹": "Hz",
        "兆赫": "MHz",
        "分贝": "dB",
        "℃": "°C 摄氏度",
        "小时": "h 个小时",
        "分钟": "min",
        "秒": "s",
        "天": "d 日",
        "年": "a 周年",
        "岁": "周岁",
        "个工作日": "工作日",
        "个百分点": "百分点",
        "元": "块钱",
        "港元": "港币",
        "人": "名 位 人口",
        "台套": "台（套） 台(套)",
    }.items()
    for other in others.split()
}
# The unit that others of its kind are told in, and how many of it they are.
_BASES: dict[str, dict[str, int | str]] = {
    "米": {"公里": 1000, "海里": 1852, "厘米": "1/100", "毫米": "1/1000"},
    "平方米": {"平方公里": 10**6, "公顷": 10**4, "亩": "2000/3"},
    "立方米": {"升": "1/1000", "毫升": "1/1000000"},
    "公斤": {"吨": 1000, "克": "1/1000", "毫克": "1/1000000", "微克": "1/1000000000"},
    "千瓦": {"瓦": "1/1000", "兆瓦": 1000, "吉瓦": 10**6},
    "千瓦时": {"瓦时": "1/1000", "兆瓦时": 1000, "吉瓦时": 10**6},
    "伏": {"千伏": 1000},
    "伏安": {"千伏安": 1000, "兆伏安": 10**6},
    "千帕": {"兆帕": 1000, "Pa": "1/1000"},
    "赫兹": {"兆赫": 10**6, "GHz": 10**9},
    "GB": {"MB": "1/1024", "TB": 1024, "PB": 1024**2},
    "Mbps": {"Gbps": 1000},
    "个月": {"年": 12, "个季度": 3},
    "天": {"周": 7},
    "分钟": {"小时": 60, "秒": "1/60"},
    "%": {"‰": "1/10", "成": 10},
}
_SCALES = {
    unit: (Fraction(factor), base)
    for base, others in _BASES.items()
    for unit, factor in others.items()
}


def normalised(figure: Figure) -> tuple[Decimal, str] | None:
    """The value of an amount in its base unit: 3亿元 gives 300000000 元, 半年 6 个月, 三成 30 %.

    Of a range it is the lower end; 1:18 is a quotient without a unit. None for what is no single
    number: dates, titles, document numbers, 22×28米, 4:3:3.
    """
    ends = bounds(figure)
    return ends and (ends[0], ends[2])


def bounds(figure: Figure) -> tuple[Decimal, Decimal, str] | None:
    """Lower and upper end of an amount and their base unit; both ends are equal but for ranges."""
    if figure.kind not in ("money", "count", "share", "measure"):
        return None
    sign = -1 if figure.value[:1] == "-" else 1
    parts = figure.value.removeprefix("-").split("-")
    numbers = [sign * number for part in parts if (number := _number(part)) is not None]
    if len(numbers) != len(parts) or len(parts) > 2:
        return None
    first, last = numbers[0], numbers[-1]
    unit = figure.unit
    if "/" in figure.value:
        return _decimal(first * 100), _decimal(last * 100), "%"
    if unit == "番" and last < 100:  # twice for each
        return _decimal(Fraction(2 ** int(first))), _decimal(Fraction(2 ** int(last))), "倍"
    size, base = _split(unit)
    factor, base = _scale(base)
    lower, upper = first * size * factor, last * size * factor
    if lower > upper and size > 1:  # 5000—1万元: the size belongs to the end only
        lower /= size
    return _decimal(lower), _decimal(upper), base


def _number(text: str) -> Fraction | None:
    """12.5, 2/3 and 1:18; None for 22×28 and 4:3:3."""
    parts = re.split("[/:]", text)
    if len(parts) > 2 or not all(re.fullmatch(r"\d{1,30}(?:\.\d{1,30})?", part) for part in parts):
        return None
    below = Fraction(parts[-1]) if len(parts) == 2 else Fraction(1)
    return Fraction(parts[0]) / below if below else None


def _split(unit: str) -> tuple[int, str]:
    """万人次 as 10000 and 人次; 千瓦 and 千米 stay whole."""
    found = None if _NO_SIZE.match(unit) else _SIZE.match(unit)
    return (_SIZES[found[0]], unit[found.end() :]) if found else (1, unit)


def _scale(unit: str) -> tuple[Fraction, str]:
    if "/" in unit:  # a rate keeps its own units, under their usual names
        return Fraction(1), "/".join(_NAMES.get(part, part) for part in unit.split("/"))
    name = _NAMES.get(unit, unit)
    return _SCALES.get(name, (Fraction(1), name))


def _decimal(value: Fraction) -> Decimal:
    with localcontext(prec=28):
        return (Decimal(value.numerator) / Decimal(value.denominator)).normalize() + 0
