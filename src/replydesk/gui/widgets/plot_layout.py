"""Where everything of a plot stands: small multiples, one figure each, on one axis of years."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF

from replydesk.domain.figure_axis import change_words, place_of, shown_unit, value_ticks
from replydesk.domain.figure_history import FigurePoint, FigureSeries

Measure = Callable[[str], float]  # the width of words in the plot's font

NARROWEST = 290.0
GAP = 14.0
MOST_COLUMNS = 3
_LOWEST, _HIGHEST = 174.0, 280.0
_TITLE, _HEADROOM, _YEARS = 30.0, 20.0, 26.0
_RIGHT = 14.0
_LABEL = 16.0  # the height of a value
_FROM_DOT = 8.0
DOT = 4.0  # the radius of a point
_NEAR = 14.0
_MOST_LABELS = 20  # beyond so many dots only the marked ones have their value beside them
_STEPS = (1, 2, 5, 10, 20, 50)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a series on the plot; `label` is None where its value found no room."""

    at: QPointF
    point: FigurePoint
    words: str
    label: QRectF | None


@dataclass(frozen=True, slots=True)
class PlotPanel:
    """One figure: `lines` joins dots by number, True over years without a value."""

    series: FigureSeries
    area: QRectF
    title: str
    change: str
    plot: QRectF
    ticks: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, str], ...]
    bounds: tuple[float, ...]
    dots: tuple[Dot, ...]
    lines: tuple[tuple[int, int, bool], ...]


@dataclass(frozen=True, slots=True)
class PlotLayout:
    """All panels, the height they take, and the least they could do with."""

    panels: tuple[PlotPanel, ...]
    height: float
    least: float

    def nearest(self, position: QPointF, reach: float) -> tuple[int, int] | None:
        """The panel and dot nearest to a position, None where none is within reach."""
        found = [
            (math.hypot(*(dot.at - position).toTuple()), place, number)
            for place, panel in enumerate(self.panels)
            for number, dot in enumerate(panel.dots)
        ]
        distance, place, number = min(found, default=(math.inf, 0, 0))
        return (place, number) if distance <= reach else None


def lay_out(
    series: Sequence[FigureSeries], width: float, measure: Measure, room: float = 0
) -> PlotLayout:
    """Panels in rows as wide and, up to a limit, as high as there is room.

    A figure without a dated value has none.

    All panels share one axis of whole years, so that what lies above each other is of one time.
    """
    shown = [one for one in series if any(place_of(p.dated) is not None for p in one.points)]
    if not shown:
        return PlotLayout((), 0.0, 0.0)
    places = [x for one in shown for p in one.points if (x := place_of(p.dated)) is not None]
    first, last = math.floor(min(places)), math.floor(max(places)) + 1
    columns = int((width + GAP) // (NARROWEST + GAP))
    columns = max(1, min(columns, MOST_COLUMNS, len(shown)))
    if len(shown) == 4 and columns == 3:
        columns = 2
    broad = (width - GAP * (columns - 1)) / columns
    rows = math.ceil(len(shown) / columns)
    high = min(max((room + GAP) / rows - GAP, _LOWEST), _HIGHEST)
    scales = [_ticks(one) for one in shown]
    left = 10 + max(measure(words) for scale in scales for _, words in scale)
    panels = []
    for place, (one, scale) in enumerate(zip(shown, scales, strict=True)):
        row, column = divmod(place, columns)
        area = QRectF(column * (broad + GAP), row * (high + GAP), broad, high)
        panels.append(_panel(one, scale, area, (first, last), left, measure))
    return PlotLayout(tuple(panels), rows * (high + GAP) - GAP, rows * (_LOWEST + GAP) - GAP)


def _ticks(series: FigureSeries) -> list[tuple[float, str]]:
    """The ticks of a figure in the unit that is shown."""
    unit = shown_unit(series)
    values = [p.value / unit.size for p in series.points if place_of(p.dated) is not None]
    return [(tick, unit.number(tick * unit.size)) for tick in value_ticks(values, series.unit)]


def _panel(
    series: FigureSeries,
    scale: list[tuple[float, str]],
    area: QRectF,
    years: tuple[int, int],
    left: float,
    measure: Measure,
) -> PlotPanel:
    unit = shown_unit(series)
    plot = area.adjusted(left + 10, _TITLE + _HEADROOM, -_RIGHT, -_YEARS)
    low, high = scale[0][0], scale[-1][0]
    points = [point for point in series.points if place_of(point.dated) is not None]

    def across(place: float) -> float:
        return plot.left() + (place - years[0]) / (years[1] - years[0]) * plot.width()

    def up(value: float) -> float:
        return plot.bottom() - (value - low) / (high - low) * plot.height()

    spots = [
        QPointF(across(place_of(point.dated) or 0.0), up(point.value / unit.size))
        for point in points
    ]
    words = [unit.number(point.value) for point in points]
    labels = _labels(spots, [measure(each) for each in words], area, plot)
    return PlotPanel(
        series,
        area,
        f"{series.label}（{unit.words}）" if unit.words else series.label,
        change_words(series),
        plot,
        tuple((up(tick), shown) for tick, shown in scale),
        _year_labels(years, across, measure),
        tuple(across(year) for year in range(years[0], years[1] + 1)),
        tuple(Dot(*each) for each in zip(spots, points, words, labels, strict=True)),
        tuple(
            (number, number + 1, _year(after) - _year(before) > 1)
            for number, (before, after) in enumerate(pairwise(points))
        ),
    )


def _year(point: FigurePoint) -> int:
    return math.floor(place_of(point.dated) or 0.0)


def _year_labels(
    years: tuple[int, int], across: Callable[[float], float], measure: Measure
) -> tuple[tuple[float, str], ...]:
    """Each year under the middle of its time; where they are many every second, fifth …"""
    first, last = years
    wide = across(first + 1) - across(first)
    step = next((n for n in _STEPS if n * wide >= measure("2000") + 8), last - first)
    return tuple(
        (across(year + 0.5), str(year))
        for year in range(first, last)
        if (last - 1 - year) % step == 0
    )


def _labels(
    spots: Sequence[QPointF], widths: Sequence[float], area: QRectF, plot: QRectF
) -> list[QRectF | None]:
    """Room for the values beside their dots, the last, the first and the extremes before others.

    A value stands clear of dots and other values, and of the lines too where it can.
    """
    made: list[QRectF | None] = [None] * len(spots)
    # Room round each dot: a value nearer to a neighbour would be taken for the neighbour's.
    taken = [QRectF(s.x() - 2 * DOT, s.y() - _NEAR, 4 * DOT, 2 * _NEAR) for s in spots]
    lines = [QLineF(*each) for each in pairwise(spots)]
    ups = [spot.y() for spot in spots]
    marked = {len(spots) - 1: 0, 0: 1}
    marked.setdefault(min(range(len(spots)), key=ups.__getitem__), 2)
    marked.setdefault(max(range(len(spots)), key=ups.__getitem__), 3)
    wanted = range(len(spots)) if len(spots) <= _MOST_LABELS else marked
    for number in sorted(wanted, key=lambda n: (marked.get(n, 9), n)):
        others = [other for at, other in enumerate(taken) if at != number]
        rooms = [
            room
            for room in _rooms(spots, number, widths[number], area)
            if room.bottom() <= plot.bottom() + 2 and not any(map(room.intersects, others))
        ]
        clear = (room for room in rooms if not any(_crosses(room, line) for line in lines))
        made[number] = next(clear, rooms[0] if rooms else None)
        if (room := made[number]) is not None:
            taken.append(room)
    return made


def _rooms(spots: Sequence[QPointF], number: int, width: float, area: QRectF) -> Iterator[QRectF]:
    """Where a value may stand: over its dot, or under one that lies low, then to either side."""
    spot = spots[number]
    beside = [spots[n] for n in (number - 1, number + 1) if 0 <= n < len(spots)]
    low = len(beside) == 2 and all(each.y() < spot.y() for each in beside)
    above, below = spot.y() - _FROM_DOT - _LABEL, spot.y() + _FROM_DOT
    for top in (below, above) if low else (above, below):
        for shift in (0.5, 0.85, 0.15):
            left = spot.x() - 2 - width * shift
            left = min(max(left, area.left() + 4), area.right() - width - 8)
            yield QRectF(left, top, width + 4, _LABEL)


def _crosses(room: QRectF, line: QLineF) -> bool:
    """Whether a line runs through the middle of a value, not only past its corner."""
    inner = room.adjusted(3, 3, -3, -1)
    ends = (inner.topLeft(), inner.bottomRight(), inner.topRight(), inner.bottomLeft())
    crossed = (QLineF(ends[0], ends[1]), QLineF(ends[2], ends[3]))
    bounded = QLineF.IntersectionType.BoundedIntersection
    return any(line.intersects(each)[0] == bounded for each in crossed)
