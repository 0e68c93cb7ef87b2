"""How well and how fast passages of one measure are grouped over the years.

    .venv/bin/python -m benchmarks.families [--passages 10000]

First the labelled set: the share of pairs grouped by themselves that are right, and of the right
ones that are grouped; then what a clerk who knows the answers makes of the proposals. Shares of
pairs of characters, and of nouns where rjieba is installed, stand beside it. Then the labelled
passages among so many made of shuffled clauses of the sample letters: how fast they are worked
off, how long a save waits meanwhile, and how long comparing each with each would take.
"""

import argparse
import gc
import hashlib
import importlib
import random
import re
import statistics
import sys
import tempfile
from collections.abc import Callable, Collection
from itertools import combinations
from pathlib import Path
from threading import Event, Lock, Thread
from time import perf_counter, process_time, sleep

from benchmarks.search import letters
from replydesk.domain.likeness import Verdict, likeness, wording
from replydesk.domain.passage import passages_of
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.services import drafts, families
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.evaluation.grouped import (
    SETS,
    LabelledSet,
    Pair,
    Score,
    decide,
    grouped,
    judged,
    run,
    score,
    with_verdict,
)

Words = Callable[[str], frozenset[str]]


def nouns() -> Words | None:
    """The nouns of a text as rjieba tags them, None where it is not installed."""
    try:
        jieba = importlib.import_module("rjieba")
    except ImportError:
        return None
    nominal = ("n", "vn", "j", "l", "i")
    return lambda text: frozenset(
        word for word, tag in jieba.tag(text) if tag.startswith(nominal) and tag != "nr"
    )


def contained(one: Collection[str], other: Collection[str]) -> float:
    """The share of the smaller that the larger has."""
    return len(set(one) & set(other)) / max(1, min(len(one), len(other)))


def by_shares(labelled: LabelledSet, words: Words, least: float | None) -> list[Pair]:
    """Pairs of one office and kind by shares alone, as a control.

    Of pairs of characters .85 and of nouns .9; with `least` by the mean of the two.
    """
    told = labelled.passages
    pairs = [wording(each.text, each.kind, each.office).pairs for each in told]
    named = [words(re.sub(r"[\d.%]+", "", each.text)) for each in told]
    found = []
    for a, b in combinations(range(len(told)), 2):
        if told[a].kind is not told[b].kind or told[a].office != told[b].office:
            continue
        share, nominal = contained(pairs[a], pairs[b]), contained(named[a], named[b])
        if (share >= 0.85 and nominal >= 0.9) if least is None else (share + nominal) / 2 >= least:
            found.append((a, b))
    return found


def tell_quality() -> None:
    """Print the scores of both files."""
    words = nouns()
    for name in SETS:
        labelled = LabelledSet(name)
        print(
            f"{name}: {len(labelled.passages)} passages, {len(labelled.families)} families,"
            f" {len(labelled.pairs)} pairs"
        )
        print(f"{'':54} {'precision':>9} {'recall':>9}")
        tell_grouped(labelled)
        likely = with_verdict(judged(labelled), Verdict.LIKELY)
        told("any two texts, sure or likely", score(likely, labelled.pairs))
        if words is None:
            print("  rjieba is not installed: no control")
            continue
        sure, mean = by_shares(labelled, words, None), by_shares(labelled, words, 0.54)
        told("control: pairs .85 and nouns (rjieba) .9", score(sure, labelled.pairs))
        told("control: mean of the two .54", score(mean, labelled.pairs))


def tell_grouped(labelled: LabelledSet) -> None:
    """Print what becomes of the passages in a library, by itself and with a clerk."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "library.db")) as store:
        ids = labelled.fill(store)
        run(families.group_new(store))
        told("grouped by itself", score(grouped(store, ids), labelled.pairs))
        decided = decide(store, labelled, ids)
        every = decided.accepted + decided.refused
        told(
            f"after a clerk decided {every} proposals, {decided.accepted} right",
            score(grouped(store, ids), labelled.pairs),
        )


def told(name: str, found: Score) -> None:
    """Print a line of scores."""
    print(f"  {name:52} {found}")


def tell_speed(wanted: int) -> None:
    """Work off a library that has the labelled passages somewhere in it."""
    labelled = LabelledSet("tuned")
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "library.db")) as store:
        for letter in letters(wanted, random.Random(7)):
            digest = hashlib.sha256(repr(letter).encode()).hexdigest()
            with store.write(repeatable=True) as tx:
                add_letter(tx, Reading(letter), "made", digest)
        ids = labelled.fill(store)
        gc.freeze()
        started, busy = perf_counter(), process_time()
        steps, saves = worked_off(store)
        seconds, busy = perf_counter() - started, process_time() - busy
        print(
            f"{len(steps)} passages: {len(steps) / seconds:.0f} a second, {seconds:.0f} s,"
            f" {busy / len(steps) * 1000:.2f} ms of processor time each"
        )
        alone = saved_alone(store)
        found = (("a step", steps), ("a save meanwhile", saves), ("a save alone", alone))
        for name, times in found:
            print(f"  {name:20} {at(times, 0.5):6.2f} ms, 95 % {at(times, 0.95):6.2f} ms")
        told("labelled passages among them", score(grouped(store, ids), labelled.pairs))
        each = naive()
        hours = len(steps) * (len(steps) - 1) / 2 * each / 3600
        print(f"each with each: {each * 1e6:.1f} µs a pair, {hours:.1f} h")


def at(times: list[float], share: float) -> float:
    """A percentile in milliseconds."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))] * 1000


class Clerk(Thread):
    """Saves a draft now and then, as the window does: no step begins while a save waits."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        asks = tuple(Ask(f"第{n}条诉求") for n in range(5))
        self._draft = drafts.create_draft(store, Submission(subject="关于养老的建议", asks=asks))
        self._store = store
        self._turn = Lock()
        self._over, self._idle = Event(), Event()
        self._idle.set()
        self.times: list[float] = []

    def run(self) -> None:
        """Save until `end`."""
        while not self._over.wait(0.05):
            started = perf_counter()
            self._idle.clear()
            with self._turn:
                self._draft = drafts.save_draft(self._store, self._draft)
            self._idle.set()
            self.times.append(perf_counter() - started)

    def let(self, step: Callable[[], Progress | None]) -> Progress | None:
        """Do a step when no save waits."""
        self._idle.wait()
        with self._turn:
            return step()

    def end(self) -> list[float]:
        """The seconds of each save."""
        self._over.set()
        self.join()
        return self.times or [0.0]


def worked_off(store: Store) -> tuple[list[float], list[float]]:
    """Seconds of each step, and of each save meanwhile."""
    sys.setswitchinterval(0.0002)  # as the window does
    clerk = Clerk(store)
    clerk.start()
    steps: list[float] = []
    grouping = families.group_new(store)
    while True:
        last = perf_counter()
        if clerk.let(lambda: next(grouping, None)) is None:
            break
        steps.append(perf_counter() - last)
    return steps, clerk.end()


def saved_alone(store: Store) -> list[float]:
    """Seconds of each save when nothing else is done."""
    clerk = Clerk(store)
    clerk.start()
    sleep(3)
    return clerk.end()


def naive() -> float:
    """Seconds for one comparison of made passages with all others of them."""
    made = [passage for letter in letters(450, random.Random(3)) for passage in passages_of(letter)]
    wordings = [wording(each.text, each.kind) for each in made]
    times = []
    for one in wordings[:20]:
        started = perf_counter()
        for other in wordings:
            likeness(one, other)
        times.append((perf_counter() - started) / len(wordings))
    return statistics.median(times)


def main() -> None:
    """Print scores and speed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--passages", type=int, default=10_000)
    options = parser.parse_args()
    tell_quality()
    if options.passages:
        tell_speed(options.passages)


if __name__ == "__main__":
    main()
