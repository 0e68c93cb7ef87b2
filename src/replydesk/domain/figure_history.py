"""The figures of one measure over the years: what is plotted and tabled."""

from dataclasses import dataclass


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
