"""How fast the whole library is listed, counted and changed by hand.

    .venv/bin/python -m benchmarks.browsing [--passages 100000] [--runs 5]

The library is made for the run, as that of benchmarks/search.py, with a topic for each part. Shown
are medians and the slowest run in milliseconds; exit status 1 where a median is over its goal:
100 ms for a list or the counts, 5 ms for the passages of 50 rows. Beside them stands what the plain
way costs, which reads the rows of all passages and sorts them.
"""

import argparse
import hashlib
import random
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from sqlalchemy import select

from benchmarks.search import letters
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Filter
from replydesk.domain.reading import Reading
from replydesk.services import editing
from replydesk.services.browsing import Order, Pick, browse, facets, passages
from replydesk.services.topics import shipped_topics, suggest_topics
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.rows import passages as rows
from replydesk.store.rows import select_passages

_LIST, _ROWS = 100.0, 5.0  # milliseconds


def made(path: Path, count: int) -> Store:
    """A library of so many passages; most parts have a topic, some passages are retired."""
    store = Store.open(path)
    with store.write(repeatable=True) as tx:
        for letter in letters(count, random.Random(7)):
            digest = hashlib.sha256(repr(letter).encode()).hexdigest()
            add_letter(tx, Reading(letter), f"{digest[:8]}.txt", digest)
    with store.read() as tx:
        own = tx.execute(select(*rows.c["id", "letter_id", "part_place"])).all()
    names = [topic.name for topic in shipped_topics()] + [""] * 20
    by_topic: dict[str, list[int]] = {}
    for row in own:
        name = names[(row.letter_id * 5 + row.part_place) % len(names)]
        by_topic.setdefault(name, []).append(row.id)
    for name, ids in by_topic.items():
        editing.set_topic(store, ids, name)
    editing.retire(store, [row.id for row in own if row.id % 50 == 0], "已过期")
    return store


def plain(store: Store) -> list[int]:
    """The same list by reading every row."""
    with store.read() as tx:
        found = [
            (row.dated, row.letter_id, -row.id)
            for row in tx.execute(select_passages())
            if not row.retired
        ]
    return [-number for *_, number in sorted(found, reverse=True)]


def main() -> int:
    """Print the times; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = made(Path(folder) / "library.db", given.passages)
        with store:
            return measured(store, given.runs)


def measured(store: Store, runs: int) -> int:
    """Print the times of one library."""
    ids = browse(store)
    middle = len(ids) // 2
    recent = Filter(kind=SectionKind.MEASURES, since=2020)
    works: list[tuple[str, float, Callable[[], object]]] = [
        *((f"list, {order}", _LIST, _listing(store, order)) for order in Order),
        ("list, kind and year", _LIST, lambda: browse(store, recent)),
        ("list, a topic picked", _LIST, lambda: browse(store, pick=Pick(topic="养老服务"))),
        ("list, words of a topic", _LIST, lambda: browse(store, Filter(topic="养老"))),
        ("list, words of a body", _LIST, lambda: browse(store, Filter(issuing_body="人民"))),
        ("list, two characters", _LIST, lambda: browse(store, text="养老")),
        ("counts", _LIST, lambda: facets(store)),
        ("counts, kind and year", _LIST, lambda: facets(store, recent)),
        ("passages of 50 rows", _ROWS, lambda: passages(store, ids[middle : middle + 50])),
        ("topics for a passage", _LIST, lambda: suggest_topics(store, [ids[middle]])),
        ("the plain list", 0.0, lambda: plain(store)),
    ]
    print(f"{len(ids)} passages in use; median and slowest of {runs} runs in ms")
    missed = 0
    for name, goal, work in works:
        median, slowest = timed(work, runs)
        over = bool(goal) and median > goal
        missed += over
        told = f"goal {goal:.0f}" if goal else ""
        print(f"{name:<26}{median:>9.1f}{slowest:>9.1f}  {told}{'  MISSED' if over else ''}")
    for count in (1, 1000, len(ids)):
        _print_change(store, ids[:count])
    return int(missed > 0)


def _listing(store: Store, order: Order) -> Callable[[], object]:
    return lambda: browse(store, order=order)


def _print_change(store: Store, ids: list[int]) -> None:
    started = perf_counter()
    change = editing.set_topic(store, ids, "另一个主题")
    changed = perf_counter()
    editing.undo(store, change.id)
    undone = perf_counter() - changed
    print(
        f"{f'a topic for {len(ids)}':<26}{1000 * (changed - started):>9.1f}"
        f"{1000 * undone:>9.1f}  change and undoing"
    )


def timed(work: Callable[[], object], runs: int) -> tuple[float, float]:
    """Median and slowest time in milliseconds."""
    work()
    times = []
    for _ in range(runs):
        started = perf_counter()
        work()
        times.append(1000 * (perf_counter() - started))
    return statistics.median(times), max(times)


if __name__ == "__main__":
    sys.exit(main())
