"""Checks of the figures of a letter against its own date: old data, plans that are over, ranges."""

import re
from collections.abc import Iterator
from datetime import date

from replydesk.domain.figures import find_figures
from replydesk.domain.finding import Finding, Slot
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Figure

_LAST_YEARS = 2  # an outcome this many years before the letter is told as old

_SINCE = re.compile(r"\s?(?:以来|前后|起|开始|至今|以后|之后|底?[的]?基础上|基数)")
_COMPARED = re.compile(r"(?:比|较|自|从|由|相比|对照|[修兴始]建于)$")
_AS_OF = re.compile(r"(?:截至|截止|截止到|截至到)(?:目前|当前)?[（(]?$")
_DEADLINE = re.compile(
    r"(?:底|末)?(?:前|之前|以前|内)|(?:力争|计划|将|拟|完成|实现|建成|达到|新增)"
)
_BY = re.compile(r"(?:到|至|力争|计划|争取|预计|拟|将)$")
_GROWTH = re.compile(r"(?:增|涨|提高|提升|超|翻|完成|上升)[^，。；]{0,8}$")


def check_figures(slot: Slot, dated: date | None) -> Iterator[Finding]:
    """The findings on the figures of one text; those against a date need the letter's."""
    for figure in find_figures(slot.text):
        if figure.kind == "date":
            yield from _period(slot, figure)
            if dated is not None and (span := days_of(slot.text, figure)):
                yield from _against(slot, figure, span, dated)
        else:
            yield from _amount(slot, figure)


def days_of(text: str, figure: Figure) -> tuple[date, date] | None:
    """First and last day of a date figure; None where the year is not said."""
    first, _, last = figure.value.partition("/")
    late = text[figure.start : figure.end].rstrip().endswith(("底", "末"))
    begin, end = _days(first), _days(last or first)
    if begin is None or end is None:
        return None
    return (end[1] if late and not last else begin[0]), end[1]


def _days(value: str) -> tuple[date, date] | None:
    found = re.fullmatch(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d\d))(?:-(\d\d))?)?", value)
    if not found:
        return None
    year, half, quarter, month, day = (int(group or 0) for group in found.groups())
    first, months = (month or 1), (1 if month else 12)
    if half:
        first, months = half * 6 - 5, 6
    elif quarter:
        first, months = quarter * 3 - 2, 3
    try:
        begin = date(year, first, day or 1)
    except ValueError:  # 2025年2月30日
        return None
    if day:
        return begin, begin
    after = first + months
    following = date(year + (after - 1) // 12, (after - 1) % 12 + 1, 1)
    return begin, date.fromordinal(following.toordinal() - 1)


def _period(slot: Slot, figure: Figure) -> Iterator[Finding]:
    first, _, last = figure.value.partition("/")
    if last and len(first) == len(last) and last < first:
        yield slot.finding("reversed_range", "error", figure.start, figure.end)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", first) and _days(first) is None:
        yield slot.finding("no_such_day", "error", figure.start, figure.end)


def _against(slot: Slot, figure: Figure, span: tuple[date, date], dated: date) -> Iterator[Finding]:
    begin, end = span
    before, after = slot.text[: figure.start], slot.text[figure.end : figure.end + 12]
    kind = slot.section.kind if slot.section and slot.paragraph else None
    if _AS_OF.search(before[-8:]):
        if begin > dated:
            yield slot.finding(
                "as_of_after_letter", "warning", figure.start, figure.end, dated=_words(dated)
            )
        elif kind is SectionKind.OUTCOMES and dated.year - end.year >= _LAST_YEARS:
            yield _old(slot, figure, end.year)
    elif kind is SectionKind.OUTCOMES:
        if begin > dated and not _BY.search(before[-4:]):
            yield slot.finding("future_outcome", "note", figure.start, figure.end)
        elif dated.year - end.year >= _LAST_YEARS and not _is_reference(before, after):
            yield _old(slot, figure, end.year)
    elif kind is SectionKind.NEXT_STEPS and end < dated and _is_deadline(before, after):
        yield slot.finding(
            "past_deadline", "warning", figure.start, figure.end, dated=_words(dated)
        )


def _old(slot: Slot, figure: Figure, year: int) -> Finding:
    return slot.finding("old_figure", "warning", figure.start, figure.end, year=year)


def _is_reference(before: str, after: str) -> bool:
    """2021年以来, 比2021年增长: a starting point, not a result of that year."""
    return bool(_SINCE.match(after) or _COMPARED.search(before[-4:]))


def _is_deadline(before: str, after: str) -> bool:
    planned = _DEADLINE.match(after) or _BY.search(before[-4:])
    return bool(planned) and not _is_reference(before, after)


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _amount(slot: Slot, figure: Figure) -> Iterator[Finding]:
    first, dash, last = figure.value.removeprefix("-").partition("-")
    if dash and re.fullmatch(r"[\d.]+", first) and re.fullmatch(r"[\d.]+", last):
        # 5000—1万元 may be written with the larger unit at its end only
        if float(last) < float(first) and figure.unit[:1] not in ("万", "亿"):
            yield slot.finding("reversed_range", "warning", figure.start, figure.end)
    elif (
        (figure.kind, figure.unit) == ("share", "%")
        and float(first) > 100
        and not _GROWTH.search(slot.text[: figure.start][-12:])
    ):
        yield slot.finding("over_hundred", "note", figure.start, figure.end)
