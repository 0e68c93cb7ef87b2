"""The figures of one measure over the years: what is plotted and tabled."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from replydesk.domain.figure_values import normalised
from replydesk.domain.figure_words import end_with_unit, figures_with_words
from replydesk.domain.figures import find_figures
from replydesk.domain.passage import Figure, Passage

_DATED = re.compile(r"\d{4}(?:-\d\d){0,2}")
_YEARS_AGO = {"今年": 0, "本年": 0, "去年": 1, "上年": 1, "前年": 2}
_YEAR_END = re.compile(r"年[底末]")
# 由31%提高到68%: the first of the two is what it was before.
_MOVED = re.compile(
    r"[^，,。；;]{0,8}(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|压缩|缩短|压减|上调|下调|[升降增减])(?:[到至]|为)"
    r"(?:[^，,。；;\d]{0,4}\d{4}年的?)?"
)
_SAME_WORDS = 0.5  # of the pairs of characters in the words of two figures
_NEAR = 0.35  # how far apart, in shares of the text, figures with few words in common may be
_CLAUSE = re.compile(r"[，,。；;：:！？!?\n]")
_WORDS = re.compile(r"[\u4e00-\u9fff、“”（）]{2,}")
_NO_LABEL = re.compile(r"^(?:年[的内]|的|对|按照?|以|[已现共]有)+|[由从]$")


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """A figure as one passage has it.

    `dated` is ISO 8601, as exact as it is known (2025, 2025-04 or 2025-04-30) and "" where nothing
    tells it; `value` is in the unit of its series, `text` the figure as written.
    """

    dated: str
    value: float
    text: str
    passage_id: int


@dataclass(frozen=True, slots=True)
class FigureSeries:
    """One figure over time, oldest first: what it counts and its unit (元, %, 个 …)."""

    label: str
    unit: str
    points: tuple[FigurePoint, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a passage as a number. `clause` are the words of its clause before it."""

    figure: Figure
    value: Decimal
    unit: str  # the base unit
    dated: str
    place: float  # from 0 to 1 in the text
    clause: str
    text: str
    passage_id: int
    alone: bool  # no other figure of the passage has the unit


@dataclass(slots=True)
class _Track:
    """What is known of one figure so far, the newest first."""

    told: list[_Told] = field(default_factory=list)


def figure_history(members: Sequence[Passage]) -> tuple[FigureSeries, ...]:
    """The figures that passages of one measure tell at two times at least.

    Which is which is told by the words they belong to, their unit and their place. Amounts are
    in the unit of the newest one: 3亿元 is 30000 where that has 万元. What a passage tells of
    another year (2023年投入…) stands at that year. Figures that change come first, then those
    that stay the same, both in the order of the newest text.
    """
    tracks: list[_Track] = []
    for passage in sorted(members, key=lambda each: (each.dated, each.id), reverse=True):
        _follow(tracks, _told(passage))
    series = [made for track in tracks if (made := _series(track.told))]
    return tuple(sorted(series, key=lambda each: len({point.value for point in each.points}) == 1))


def _told(passage: Passage) -> list[_Told]:
    text = passage.text
    amounts = [
        (figure, *amount)
        for figure in figures_with_words(text)
        if (amount := normalised(figure)) is not None
    ]
    units = Counter(unit for _, _, unit in amounts)
    following = [figure for figure, *_ in amounts[1:]]
    return [
        _Told(
            figure,
            value,
            unit,
            _dated(figure.as_of, passage.dated),
            figure.start / len(text),
            _clause(text, figure),
            text[figure.start : end_with_unit(text, figure)],
            passage.id,
            units[unit] == 1,
        )
        for (figure, value, unit), then in zip_longest(amounts, following)
        if then is None or not _before(text, figure, then)
    ]


def _clause(text: str, figure: Figure) -> str:
    """The first words of the clause that a figure stands in."""
    clause = _CLAUSE.split(text[: figure.start])[-1]
    found = (_NO_LABEL.sub("", words) for words in _WORDS.findall(clause))
    return next((words for words in found if len(words) > 1), "")


def _before(text: str, figure: Figure, following: Figure) -> bool:
    """Is the figure only what the following one was before, at no time that is told?"""
    return (
        figure.unit == following.unit
        and (not figure.as_of or figure.as_of == following.as_of)
        and bool(_MOVED.fullmatch(text[figure.end : following.start]))
    )


def _dated(as_of: str, letter: str) -> str:
    """The time a figure is told for; that of the letter where its words tell none."""
    for words, ago in _YEARS_AGO.items():
        if words in as_of and letter:
            return str(int(letter[:4]) - ago) if ago else letter
    dates = [each.value for each in find_figures(as_of) if each.kind == "date"]
    last = dates[-1].split("/")[-1] if dates else ""
    if not _DATED.fullmatch(last):
        return letter
    return f"{last}-12" if len(last) == 4 and _YEAR_END.search(as_of) else last


def _follow(tracks: list[_Track], told: list[_Told]) -> None:
    """Add the figures of the next older passage to those they continue; others begin anew."""
    known = len(tracks)
    likest = sorted(
        (
            (-score, place, at)
            for place in range(known)
            for at, each in enumerate(told)
            if (score := _same(tracks[place], each)) > 0
        ),
    )
    taken: dict[int, int] = {}  # the figure's place among those told, and its track
    used: set[int] = set()
    for _, place, at in likest:
        if at not in taken and place not in used:
            taken[at] = place
            used.add(place)
    for at, each in enumerate(told):
        if at in taken:
            tracks[taken[at]].told.append(each)
        elif (own := _another_time(tracks, told[:at], each)) is not None:
            own.told.append(each)
        else:
            tracks.append(_Track([each]))


def _another_time(tracks: list[_Track], earlier: list[_Told], told: _Told) -> _Track | None:
    """The track of a figure that the same passage tells for another time: 2023年…家，2024年…家."""
    for other in earlier:
        if (
            other.unit == told.unit
            and other.dated != told.dated
            and other.figure.belongs_to == told.figure.belongs_to
        ):
            return next((track for track in tracks if other in track.told), None)
    return None


def _same(track: _Track, told: _Told) -> float:
    """How surely a figure continues a track; 0 where it does not."""
    best = 0.0
    for other in track.told[:4]:
        if other.unit != told.unit or other.passage_id == told.passage_id:
            continue
        words = _likeness(other.figure.belongs_to, told.figure.belongs_to)
        clause = _likeness(other.clause, told.clause)
        apart = abs(other.place - told.place)
        least = 0.0 if other.alone and told.alone else _SAME_WORDS / 2
        if words >= _SAME_WORDS or (max(words, clause) > least and apart <= _NEAR):
            best = max(best, words + clause / 2 + (1 - apart) / 2)
    return best


def _likeness(one: str, other: str) -> float:
    """The share of pairs of characters that two words have in common."""
    a, b = ({x + y for x, y in pairwise(words)} for words in (one, other))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else float(one == other != "")


def _series(told: list[_Told]) -> FigureSeries | None:
    """The points of a track, one for each value of a year; None where it tells but one time."""
    newest = told[0]
    unit, size = _unit(newest)
    points: dict[tuple[str, Decimal], FigurePoint] = {}
    for each in told:
        point = FigurePoint(each.dated, float(each.value / size), each.text, each.passage_id)
        points.setdefault((each.dated[:4], each.value), point)
    words = _NO_LABEL.sub("", newest.figure.belongs_to)
    label = newest.clause if len(words) < 2 and newest.clause else words
    if len({point.dated for point in points.values()}) < 2 or not label:
        return None
    return FigureSeries(label, unit, tuple(sorted(points.values(), key=_time)))


def _time(point: FigurePoint) -> str:
    """A year or month without a day stands in its middle."""
    return point.dated + {4: "-07-01", 7: "-15"}.get(len(point.dated), "")


def _unit(told: _Told) -> tuple[str, Decimal]:
    """The unit a figure is written in, and how many base units it is."""
    one = normalised(replace(told.figure, value="1"))
    if "/" in told.figure.value or not told.figure.unit or one is None or one[1] != told.unit:
        return told.unit, Decimal(1)
    return told.figure.unit, one[0] or Decimal(1)
