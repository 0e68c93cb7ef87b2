"""Quantities in digits: 1,234.5万元, 3—5个, 22×28米, 4:3:3, 1/3, each with its kind and unit."""

import re
from collections.abc import Iterator
from decimal import Decimal

from replydesk.domain.figure_units import KINDS, UNIT
from replydesk.domain.passage import Figure

_NUMBER = r"(?!0\d)(?:\d{1,3}(?:,\d{3}){1,5}+(?!\d)|\d++)(?:\.\d++)?+(?!\.?\d)"
_DIGITS = re.compile(
    r"(?<![A-Za-z0-9.])(?<![A-Za-z0-9.][-+/_])(?<![第])(?<!第\s)(?<!\d[—–~～至到])"
    r"(?<!第\d[、和])(?<!第\d\d[、和])" + _NUMBER
)
_THROUGH = re.compile(rf"\s?(?:[—–―-]{{1,2}}|[~～至到])\s?({_NUMBER})")
_TIMES = re.compile(rf"\s?[×xX*]\s?({_NUMBER})")
_RATIO = re.compile(rf"(?<![\d.:：∶]){_NUMBER}(?:\s?[:：∶]\s?{_NUMBER}){{1,3}}(?![:：∶])")
_RATIO_BEFORE = re.compile(
    r"[比按][^，。；\d]{0,7}$|比[^，。；]{0,7}\d[^，。；]{1,12}(?:到|至|为)$"
)
_RATIO_AFTER = re.compile(r"(?:的?比例|分担|配比|配套|配备|的?比值)")
_FRACTION = re.compile(r"([1-9])(?<![A-Za-z\d./:-].)/([2-9]|10)(?=[的以左]|[，。；、）\s]|$)")
_MINUS = re.compile(r"(?:^|[^\dA-Za-z%—–-])-$")
_DEGREES = ("℃", "°C", "摄氏度")
_POINTS_FOLLOW = re.compile(
    rf"(?:[、，]{_NUMBER}个){{0,2}}[和与、]{_NUMBER}个百分点"
)  # 提高3.1个和2.7个百分点
_RATIO_WORD = re.compile(rf"(?<![\d.比]){_NUMBER}(?:比{_NUMBER}){{1,3}}")
_COMPOUND = re.compile(r"亿(\d{1,4}+)(?=万)")  # 3亿5000万元
_LISTED = re.compile(rf"(?:、{_NUMBER}){{0,4}}[和与、]({_NUMBER})")
PLANS = ("行动", "计划", "规划", "方案")


def find_ratios(work: str) -> Iterator[Figure]:
    for found in _RATIO.finditer(work):
        before = work[max(0, found.start() - 24) : found.start()]
        if _RATIO_BEFORE.search(before) or _RATIO_AFTER.match(work, found.end()):
            value = re.sub(r"\s?[:：∶]\s?", ":", found[0])
            yield Figure(*found.span(), "share", value)
    for found in _FRACTION.finditer(work):
        if int(found[1]) < int(found[2]):
            yield Figure(*found.span(), "share", found[0])
    for found in _RATIO_WORD.finditer(work):
        yield Figure(*found.span(), "share", found[0].replace("比", ":"))


def find_quantities(work: str) -> Iterator[Figure]:
    done = 0
    for found in _DIGITS.finditer(work):
        if found.start() < done:
            continue
        start, end = found.span()
        figure = (
            _range(work, found)
            or _compound(work, found)
            or single(work, start, end, found[0])
            or _listed(work, found)
        )
        if figure:
            done = figure.end
            yield figure


def _range(work: str, number: re.Match[str]) -> Figure | None:
    """3—5个, 63%—68%, 200元至500元: one figure where both ends have the same unit."""
    unit = UNIT.match(work, number.end())
    own = _unit_text(unit)
    for pattern, sign in ((_THROUGH, "-"), (_TIMES, "×")):
        second = pattern.match(work, unit.end() if unit and own else number.end())
        if second:
            end = single(work, number.start(), second.end(), second[1])
            if end and (own in ("", end.unit) or end.unit.startswith(own)):
                value = f"{_plain(number[0])}{sign}{end.value}"
                return Figure(end.start, end.end, end.kind, value, end.unit)
    return None


def _compound(work: str, number: re.Match[str]) -> Figure | None:
    """3亿5000万元 is 3.5亿元."""
    rest = _COMPOUND.match(work, number.end())
    end = rest and single(work, number.start(), rest.end(), number[0])
    if not rest or not end:
        return None
    value = f"{Decimal(_plain(number[0])) + Decimal(rest[1]) / 10_000:f}"
    return Figure(end.start, end.end, end.kind, value, f"亿{end.unit[1:]}")


def _listed(work: str, number: re.Match[str]) -> Figure | None:
    """12 of 分别新建12、15和18个: the unit stands behind the last number only."""
    last = _LISTED.match(work, number.end())
    if not last or "分别" not in work[max(0, number.start() - 16) : number.start()]:
        return None
    end = single(work, last.start(1), last.end(), last[1])
    return end and Figure(*number.span(), end.kind, _plain(number[0]), end.unit)


def _unit_text(unit: re.Match[str] | None) -> str:
    if unit is None:
        return ""
    return (unit["size"] or "") + next((unit[kind] for kind in KINDS if unit[kind]), "")


def _plain(number: str) -> str:
    return number.replace(",", "")


def single(
    work: str, start: int, end: int, number: str, pattern: re.Pattern[str] = UNIT
) -> Figure | None:
    """The figure of a number that ends at `end`, or None where no unit follows."""
    unit = pattern.match(work, end)
    text = _unit_text(unit)
    if unit is None or not text or text in ("千", "百"):
        return None
    kind = next((kind for kind in KINDS if unit[kind]), "count")
    if text == "个" and _POINTS_FOLLOW.match(work, unit.end()):
        kind, text = "share", "个百分点"
    if _is_name(work, start, unit) or (
        unit["measure"] == "日" and not _is_days(work, number, unit)
    ):
        return None
    close = unit.end()
    if unit["many"]:
        close = end
    elif unit["odd"]:
        close = unit.end("size") if unit["size"] else end
    elif not any(unit[kind] for kind in KINDS):
        close = unit.end("size")
    number = _plain(number)
    if (kind == "share" or text in _DEGREES) and _MINUS.search(work, max(0, start - 2), start):
        start, number = start - 1, f"-{number}"
    return Figure(start, close, kind, number, re.sub(r"\s", "", text))


def _is_name(work: str, start: int, unit: re.Match[str]) -> bool:
    """四次会议 of 省十四届人大四次会议 is an ordinal, 3年行动 and 1人1策 are names."""
    if work[start : start + 1] == work[unit.end() : unit.end() + 1] == "1":
        return unit.start() == start + 1
    if unit["measure"] == "年":
        return work.startswith(PLANS, unit.end())
    return (
        unit["count"] == "次"
        and work[start - 1 : start] in tuple("届大协会")
        and work.startswith(("会议", "全会", "全体"), unit.end())
    )


def _is_days(work: str, number: str, unit: re.Match[str]) -> bool:
    """30日内 and 90日 are spans of time, 15日 a day of some month."""
    return float(_plain(number)) > 31 or work.startswith(("内", "以内", "之内", "以上"), unit.end())
