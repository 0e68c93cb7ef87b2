"""Dates, years and periods in a text: 2024年11月, 2025年底, 2023—2027年, 4月18日至21日."""

import re
from collections.abc import Iterator

from replydesk.domain.passage import Figure

_Y = r"(?:19|20)\d\d"
_M = r"(?:1[0-2]|0?[1-9])"
_D = r"(?:3[01]|[12]\d|0?[1-9])"
_TO = r"\s?(?:[—–―-]{1,2}|[~～至到])\s{0,3}"
_NO_DECADE = "(?!代(?![表运理码办管缴发养征]|建(?!成)))"  # 1990年代, but 2025年代表建议
_PART_OF_MONTH = r"份?(?:底|末|初|上旬|中旬|下旬)?"

_DAY = rf"\s{{0,3}}(?P<d>{_D})(?:\s?日|号(?![文楼线院])|(?=[、和与]{_D}\s?日))"
_MONTH = rf"(?P<m>{_M})\s?月(?![度均薪票球供])(?:{_DAY}|{_PART_OF_MONTH})"
_QUARTERS = r"(?:前|[一1](?<!\d.)\s?[至到—-])(?P<quarters>[二三两四2-4])个?季度"
_YEARS = re.compile(
    rf"(?<!\d)(?P<y>{_Y})\s?年?{_TO}(?P<y2>{_Y})\s{{0,3}}(?:学年|年度|年)(?!代|\s?\d{{1,2}}\s?月)"
    r"(?:底|末)?"
)
_POINT = re.compile(
    rf"(?<!\d)(?P<y>{_Y})\s{{0,3}}(?:学年|年{_NO_DECADE})"
    rf"(?:\s{{0,3}}(?:(?P<m0>{_M}){_TO})?{_MONTH}|(?P<half>[上下])半年"
    rf"|\s?第?(?P<quarter>[一二三四1-4])季度[初末]?|{_QUARTERS}|度|年?[底末初])?"
)
_LISTED_YEAR = re.compile(rf"(?P<y>{_Y})(?<![\d.]....)(?=(?:[、和与及]{_Y}){{1,4}}\s?年)")
_PART_OF_YEAR = re.compile(
    r"(?P<half>[上下])(?<![每一二两].)半年|第?(?P<quarter>[一二三四])(?<!每.)季度[初末]?"
    rf"|{_QUARTERS}"
)
_HAN_M = "(?:十[一二]?|[一二三四五六七八九])"
_HAN_DAY = "[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_HAN_MONTH = re.compile(  # 三月三 and 一月一次 are none
    rf"(?<![一二三四五六七八九十每第正])(?:(?P<m0>{_HAN_M})月?份?[至到—])?(?P<m>{_HAN_M})月"
    rf"(?:(?P<d>{_HAN_DAY})日|(?![饼球光亮季子薪嫂票供度均一二三四五六七八九十]){_PART_OF_MONTH})"
)
_WITHOUT_YEAR = re.compile(rf"(?<![\d.])(?:(?P<m0>{_M}){_TO})?{_MONTH}")
_ISO = re.compile(rf"(?<![\d.-])(?P<y>{_Y})(?P<sep>[-/.])(?P<m>{_M})(?P=sep)(?P<d>{_D})(?![\d.-])")
_UNTIL = (
    re.compile(_TO + _POINT.pattern.removeprefix(r"(?<!\d)")),
    re.compile(_TO + _MONTH),
    re.compile(_TO + _DAY),
)

_HAN_DIGITS = "〇一二三四五六七八九"
_HAN_DATE = re.compile(
    r"(?<![〇零○一二三四五六七八九十])(?P<y>[一二][〇零○九][〇零○一二三四五六七八九]{2})年"
    r"(?:(?P<m>十[一二]?|[一二三四五六七八九])月"
    r"(?:(?P<d>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?"
)


def find_dates(work: str) -> list[Figure]:
    """The dates and periods, sorted. `value` is ISO 8601, 2023/2027 for a period.

    Where the year is not said it is left out: 5月10日 gives 05-10; halves and quarters of a year
    are 2025-H1 and 2025-Q1.
    """
    out: list[Figure] = []
    for found in _candidates(work):
        if not out or found.start >= out[-1].end:
            out.append(found)
    return out


def _candidates(work: str) -> list[Figure]:
    """All readings, sorted by place, the longer of two at the same place first."""
    out = [
        Figure(*found.span(), "date", f"{found['y']}/{found['y2']}")
        for found in _YEARS.finditer(work)
    ]
    for pattern in (_POINT, _WITHOUT_YEAR, _LISTED_YEAR, _PART_OF_YEAR):
        out += [_from_point(work, found) for found in pattern.finditer(work)]
    out += [Figure(*found.span(), "date", _value(found)) for found in _ISO.finditer(work)]
    out += _han_dates(work)
    out += _han_months(work)
    return sorted(out, key=lambda figure: (figure.start, -figure.end))


def _from_point(work: str, found: re.Match[str]) -> Figure:
    """The date itself, or the period that begins with it."""
    first = _value(found)
    groups = found.groupdict()
    if groups.get("m0"):
        begin = _iso(groups.get("y"), groups["m0"], None)
        return Figure(*found.span(), "date", f"{begin}/{first}")
    for pattern in _UNTIL if groups.get("m") or groups.get("y") else ():
        until = pattern.match(work, found.end())
        if until:
            last = until.groupdict()
            year = last.get("y") or groups.get("y")
            if "m" not in last:
                if not groups.get("d"):
                    continue
                second = _iso(year, groups["m"], last["d"])
            elif "y" in last:
                second = _value(until)
            elif groups.get("m"):
                second = _iso(year, last["m"], last["d"])
            else:
                continue
            return Figure(found.start(), until.end(), "date", f"{first}/{second}")
    return Figure(*found.span(), "date", first)


def _value(found: re.Match[str]) -> str:
    groups = found.groupdict()
    year = groups.get("y")
    part = ""
    if half := groups.get("half"):
        part = f"H{'上下'.index(half) + 1}"
    elif quarter := groups.get("quarter"):
        part = f"Q{'一二三四1234'.index(quarter) % 4 + 1}"
    elif quarters := groups.get("quarters"):
        last = "二三四234".index(quarters.replace("两", "二")) % 3 + 2
        return f"{_iso(year, 'Q1', None)}/{_iso(year, f'Q{last}', None)}"
    if part:
        return _iso(year, part, None)
    return _iso(year, groups.get("m"), groups.get("d"))


def _iso(year: str | None, month: str | None, day: str | None) -> str:
    return "-".join(part.zfill(2) for part in (year, month, day) if part)


def _han_dates(work: str) -> Iterator[Figure]:
    for found in _HAN_DATE.finditer(work):
        year = "".join(str(_HAN_DIGITS.index("〇" if c in "零○" else c)) for c in found["y"])
        month, day = (_below_hundred(found[name]) for name in ("m", "d"))
        yield Figure(*found.span(), "date", _iso(year, month, day))


def _han_months(work: str) -> Iterator[Figure]:
    """三月份, 十月, 五月二十日 where no year is said; 一月 alone may mean once a month."""
    if "月" not in work:
        return
    for found in _HAN_MONTH.finditer(work):
        if found[0] != "一月":
            first, month, day = (_below_hundred(found[name]) for name in ("m0", "m", "d"))
            value = _iso(None, month, day)
            if first:
                value = f"{_iso(None, first, None)}/{value}"
            yield Figure(*found.span(), "date", value)


def _below_hundred(text: str | None) -> str | None:
    if not text:
        return None
    tens, ten, ones = text.rpartition("十")
    number = (_HAN_DIGITS.index(tens or "一") * 10 if ten else 0) + (
        _HAN_DIGITS.index(ones) if ones else 0
    )
    return str(number)
