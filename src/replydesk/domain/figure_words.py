"""What a figure is about: the words it belongs to and the time it is told for."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from replydesk.domain.figures import find_figures
from replydesk.domain.passage import Figure

_LONGEST = 24  # more words than that are a clause, no name of a figure
_FARTHEST = 300  # a time told earlier than this is not told for the figure

_SENTENCE = re.compile(r"[。！？!?\n]")
_CLAUSE = re.compile(r"[，,。；;：:！？!?、（）()《》\n]")
# Words of time that hold no date: 今年, 近三年来, “十四五”期间.
_NUMBER = r"(?:\d{1,2}|[两二三四五六七八九十]{1,3})"
_TIMES = re.compile(
    r"(?:今年|近年来|本届(?:政府)?)(?:以来)?|去年|前年|上年|本年|明年|当前|目前"
    rf"|近?{_NUMBER}年多?来|近{_NUMBER}年"
    r"|[“\"]?十[二三四五六]五[”\"]?(?:期间|时期|以来|末|初|期末)"
)
_AS_OF = re.compile(r"(?:截至|截止[到至]?|自|从|到|至|今年|去年|明年|前年)$")
_AFTER_DATE = re.compile(r"(?:前后|之?前|以前|以来|以后|起|期间|[末底初])+")
_COMPARED = re.compile(r"[比较同由是]$")
_CHANGE = "提高|提升|增加|增长|上升|扩大|下降|降低|减少|压缩|缩短|压减|缩减|上调|下调|[增升降减]"
_APPROXIMATE = re.compile(
    r"(?:不少于|不低于|不超过|不高于|不足|至少|最多|最高|最低|最长|超过?|突破|逾|近|大约|(?<![签预节违集条合])约"
    r"|共计|已?达到?|可达|将达|高达|仅|[已共]?有|[已共是在由从按每各的]|分别为?"
    rf"|(?:{_CHANGE})?(?:[到至]了?|为))$"
)
_MOVED = re.compile(rf"(?:[，,]?(?:{_CHANGE})?(?:到了?|至|为)|[—–~～、和与及或-]|或者|以及)")
_LEAD = re.compile(
    r"(?:其中|并且?|同时|另外?|还|已经?|将|再|我们|现[有已]?|[余多]|以[上下内]|左右|的)"
)
_NOUN = re.compile(
    r"(?:以[上下内])?的?(?![起来内前后和与及已用投不等左右])"
    r"([\u4e00-\u9fff“”]{1,12}?)(?=[，,。；;：:！？、（）()《》\n\dA-Za-z]|$)"
)
_BEHIND = re.compile(r"(?:以[上下内])?的?([\u4e00-\u9fff]{2,12})")
_LIST = re.compile(r"[、和与及,，\s]{1,2}")


def figures_with_words(text: str) -> list[Figure]:
    """The figures of a text as `find_figures` has them, with `as_of` and `belongs_to` filled.

    截至2025年6月底，累计投入7095万元 gives for the amount 截至2025年6月底 and 累计投入. A count
    before its noun takes the noun: 组建12家联合体 gives 组建联合体. Where nothing can be told the
    words are empty; dates, titles and document numbers have none.
    """
    return with_words(text, find_figures(text))


def with_words(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of that text, sorted by place, with the words of each."""
    times = _times(text, figures)
    out: list[Figure] = []
    for place, figure in enumerate(figures):
        if figure.kind in ("date", "title", "docnumber"):
            out.append(figure)
            continue
        following = figures[place + 1].start if place + 1 < len(figures) else len(text)
        words = _belongs_to(text, figure, out[-1] if out else None, following)
        out.append(replace(figure, as_of=_as_of(text, figure, times), belongs_to=words))
    return _respectively(text, out)


def _times(text: str, figures: Sequence[Figure]) -> list[tuple[int, int]]:
    """The spans of words of time, sorted, those of a comparison (比2020年) left out."""
    spans = [found.span() for found in _TIMES.finditer(text)]
    for figure in figures:
        if figure.kind == "date":
            start, end = figure.start, figure.end
            while lead := _AS_OF.search(text, max(0, start - 4), start):
                start = lead.start()
            after = _AFTER_DATE.match(text, end)
            spans.append((start, after.end() if after else end))
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if (not out or start >= out[-1][1]) and not _COMPARED.search(
            text, max(0, start - 1), start
        ):
            out.append((start, end))
    return out


def _as_of(text: str, figure: Figure, times: Sequence[tuple[int, int]]) -> str:
    """The last words of time before the figure in its sentence, or in brackets right behind it."""
    place = bisect_right(times, (figure.start, len(text)))
    if place < len(times):
        start, end = times[place]
        if start <= figure.end + 2 and text[figure.end : start].strip() in ("（", "("):
            return text[start:end]
    if not place or figure.start - times[place - 1][1] > _FARTHEST:
        return ""
    start, end = times[place - 1]
    if end > figure.start:  # 三年 of 近三年来 has no time but itself
        return ""
    ends = list(_SENTENCE.finditer(text, end, figure.start))
    carried = len(ends) == 1 and text.startswith("其中", ends[0].end())
    return text[start:end] if not ends or carried else ""


def _belongs_to(text: str, figure: Figure, last: Figure | None, following: int) -> str:
    start = end_with_unit(text, last) if last else 0
    if last and last.kind == "date" and (after := _AFTER_DATE.match(text, start)):
        start = after.end()
    ahead = text[start : figure.start]
    amount = last is not None and last.kind not in ("date", "title", "docnumber")
    if last and amount and _MOVED.fullmatch(ahead.strip()):
        return last.belongs_to  # 由31%提高到68%, 1200万元、1500万元和1800万元
    cut = max((mark.end() for mark in _CLAUSE.finditer(ahead)), default=0)
    words = _bare(ahead[cut:].strip())
    if not words and last and amount and cut == 0 and ahead.strip():
        words = text[last.start : figure.start].strip()  # 60岁以上97名
    elif not words and last and amount and not ahead:
        words = last.belongs_to  # 1326户4218人
    behind = text[end_with_unit(text, figure) : following]
    if _MOVED.fullmatch(behind.strip()):
        return words[-_LONGEST:]
    if figure.kind == "count" and (noun := _NOUN.match(behind)):
        words += noun[1]
    elif not words and figure.kind != "measure":
        noun = _BEHIND.match(behind)
        words = noun[1] if noun else ""
    return words[-_LONGEST:]


def _bare(words: str) -> str:
    """The words without what only leads in (其中, 还) or says how exact the number is (超, 约)."""
    while found := _APPROXIMATE.search(words, max(0, len(words) - 6)):
        words = words[: found.start()]
    while found := _LEAD.match(words):
        words = words[found.end() :]
    return words.strip()


def end_with_unit(text: str, figure: Figure) -> int:
    """Where a figure ends, with the 余 and the unit that its span leaves out: 两百余名."""
    if text[figure.end : figure.end + 1] not in ("余", "多") or figure.kind == "date":
        return figure.end
    end = figure.end + 1
    for length in range(len(figure.unit), 0, -1):
        if text.startswith(figure.unit[-length:], end):
            return end + length
    return end


def _respectively(text: str, figures: list[Figure]) -> list[Figure]:
    """2023、2024年分别投入2600万元、3100万元: the first amount is told for 2023."""
    for word in re.finditer("分别", text):
        dates = [figure for figure in figures if figure.end <= word.start()]
        dates = _run(text, dates[::-1][:9])[::-1]
        place = next((i for i, f in enumerate(figures) if f.start >= word.end()), len(figures))
        amounts = _run(text, figures[place : place + 9])
        if (
            len(dates) == len(amounts) > 1
            and text[dates[-1].end : word.start()].strip("，, ") == ""
        ):
            for date, at in zip(dates, range(place, place + len(amounts)), strict=True):
                figures[at] = replace(figures[at], as_of=text[date.start : date.end])
    return figures


def _run(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures at the head of these that are of one kind and listed with 、 or 和."""
    out = list(figures[:1])
    for figure in figures[1:]:
        first, second = sorted((out[-1], figure), key=lambda each: each.start)
        if figure.kind != out[0].kind or not _LIST.fullmatch(text[first.end : second.start]):
            break
        out.append(figure)
    return out
