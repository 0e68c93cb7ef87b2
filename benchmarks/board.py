"""Lines of a benchmark: our times, the goal, and what plain ways take for the same."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter, thread_time

from benchmarks.plain_search import Method

RUNS = 5
_PLAIN_QUERIES = 4  # the plain ways take a hundred times as long
TITLES = (
    f"{'milliseconds':28}{'median':>8}{'95 %':>8}{'work':>8}{'95 %':>8}{'goal':>6}  plain, work"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, each the median of five runs: of medians and of 95th percentiles."""

    median: float
    late: float
    work: float  # the same as processor time
    late_work: float


@dataclass(slots=True)
class Board:
    """Prints a line for each thing measured, and keeps the names of missed goals."""

    missed: list[str] = field(default_factory=list)

    def searched(
        self,
        name: str,
        work: Method,
        queries: Sequence[str],
        goal: float,
        plain: Mapping[str, Method],
        least: Mapping[str, float] | None = None,
    ) -> None:
        """Times of a search: 95 in 100 by the clock are to keep the goal.

        `least` is how many times the processor time of ours a plain way is to take at least.
        """
        own = timed(work, queries)
        beside = ""
        for way, method in plain.items():
            theirs, times = compared(work, queries, method)
            beside += f"  {way} {theirs:.1f} ({times:.1f}×)"
            if least and times < least.get(way, 0):
                self._miss(name, f"{times:.1f} times as quick as {way}, goal {least[way]:g}")
        self._line(name, own, goal, own.late, own.late_work, beside)

    def saved(self, name: str, work: Method, queries: Sequence[str], goal: float | None) -> None:
        """Times of a save: half of them by the clock are to keep the goal."""
        own = timed(work, queries)
        self._line(name, own, goal, own.median, own.work, "")

    def number(self, words: str, value: float, goal: float, *, least: bool = False) -> None:
        """A line of words that hold a value, which is at most, or at `least`, the goal."""
        print(f"{words} (goal {goal:,.0f})", flush=True)
        if value < goal if least else value > goal:
            self._miss(words, f"goal {goal:,.0f}")

    def _line(
        self, name: str, own: Times, goal: float | None, clock: float, work: float, beside: str
    ) -> None:
        told = f"{name:28}{own.median:8.2f}{own.late:8.2f}{own.work:8.2f}{own.late_work:8.2f}"
        print(f"{told}{'' if goal is None else f'{goal:g}':>6}{beside}".rstrip(), flush=True)
        if goal is not None and clock > goal:
            kept = "; its processor time keeps it" if work <= goal else ""
            self._miss(name, f"{clock:.1f} ms, goal {goal:g}{kept}")

    def _miss(self, name: str, words: str) -> None:
        self.missed.append(f"{name}: {words}")


def timed(work: Method, queries: Sequence[str]) -> Times:
    """How long each query takes, the first few left out."""
    for query in queries[:5]:
        work(query)
    runs = [_run(work, queries) for _ in range(RUNS)]
    return Times(*(statistics.median(run) for run in zip(*runs, strict=True)))


def compared(work: Method, queries: Sequence[str], plain: Method) -> tuple[float, float]:
    """Milliseconds of processor time of a plain way, and how many times ours that is.

    The two take turns, as other programs on the same core slow both down: medians of the runs.
    """
    some = queries[:_PLAIN_QUERIES]
    plain(some[0])
    runs = []
    for _ in range(RUNS):
        theirs = _run(plain, some)[2]
        runs.append((theirs, theirs / _run(work, queries)[2]))
    return statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs)


def _run(work: Method, queries: Sequence[str]) -> tuple[float, float, float, float]:
    times, busy = [], []
    for query in queries:
        started, began = perf_counter(), thread_time()
        work(query)
        times.append((perf_counter() - started) * 1000)
        busy.append((thread_time() - began) * 1000)
    return statistics.median(times), late(times), statistics.median(busy), late(busy)


def late(times: Sequence[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]
