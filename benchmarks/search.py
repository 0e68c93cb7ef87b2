"""How fast the library answers, stores and saves, beside plain ways to do it in the same run.

    .venv/bin/python -m benchmarks.search [--passages 100000]

The library is made for the run: clauses of the sample letters, shuffled, with new figures and
invented names, so that common and rare pairs of characters are spread as in real letters. Each
time is the median of five runs over the same queries: of their medians, and of their 95th
percentiles, and again as processor time, which a busy machine makes less of a lottery; ratios are
those of processor time. The goals are for 100,000 passages and, in brackets, for 1,000,000.
"""

import argparse
import hashlib
import random
import re
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter, thread_time

from benchmarks.plain_search import Method, PlainSearch
from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.passage import Filter
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.paths import resource_path
from replydesk.services import drafts, editing, library
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, new_letter

_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)
_PARTS, _POINTS = 5, 3
_RUNS = 5
_QUERIES, _PLAIN_QUERIES = 60, 4  # the plain ways take a hundred times as long
_SAVES = 200
_LETTERS_KEPT = 400  # queries are taken from their words
_NARROW = Filter(kind=SectionKind.OUTCOMES, since=2015)


def letters(passages: int, chance: random.Random) -> Iterator[ReplyLetter]:
    """Letters of 45 passages each until there are at least so many passages."""
    texts = [p.read_text("utf-8") for p in sorted(resource_path("samples/letters").glob("*.txt"))]
    headings = sorted({line for text in texts for line in re.findall(r"关于“.+?”的建议", text)})
    clauses = sorted(
        {c for text in texts for c in re.split(r"[，。；：\n]", text) if 6 <= len(c) < 40}
    )
    rare = [chr(code) for code in range(0x4E00, 0x4E00 + 4000)]
    for number in range(0, passages, _PARTS * _POINTS * len(_KINDS)):
        year = 2000 + chance.randrange(26)
        place = "".join(chance.sample(rare, 2)) + "县"

        def point(place: str = place) -> str:
            own = "，".join(chance.sample(clauses, 4))
            return place + re.sub(r"\d+", lambda _: str(chance.randrange(1, 9999)), own) + "。"

        yield ReplyLetter(
            addressees=("".join(chance.sample(rare, 3)),),
            number=f"{number:06}",
            subject=f"关于支持{place}发展的建议",
            parts=tuple(
                Part(
                    chance.choice(headings),
                    tuple(
                        Section(kind, None, tuple(Paragraph(point()) for _ in range(_POINTS)))
                        for kind in _KINDS
                    ),
                )
                for _ in range(_PARTS)
            ),
            signature=SignatureBlock(
                f"{place}人民政府办公室",
                date(year, 1 + chance.randrange(12), 1 + chance.randrange(28)),
            ),
        )


@dataclass(frozen=True, slots=True)
class Made:
    """Some of the words that are in the library, and how it came there."""

    texts: list[str]
    headings: list[str]
    passages_a_second: float
    of_work: float  # the same by processor time
    longest: float  # milliseconds that one letter held the library


def fill(store: Store, passages: int, chance: random.Random) -> Made:
    """Store made letters, each in a transaction of its own, as an import does."""
    texts: list[str] = []
    headings: list[str] = []
    seconds = work = longest = 0.0
    stored = 0
    for at, letter in enumerate(letters(passages, chance)):
        digest = hashlib.sha256(repr(letter).encode()).hexdigest()
        started, began = perf_counter(), thread_time()
        new = new_letter(Reading(letter))
        held = perf_counter()
        with store.write(repeatable=True) as tx:
            stored += add_letter(tx, new, "made", digest).passages
        ended = perf_counter()
        work += thread_time() - began
        seconds, longest = seconds + ended - started, max(longest, ended - held)
        if at < _LETTERS_KEPT:
            texts += [p.text for *_, p in letter.paragraphs()]
            headings += [part.heading or "" for part in letter.parts]
    return Made(texts, sorted(set(headings)), stored / seconds, stored / work, longest * 1000)


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds, each the median of five runs: of medians and of 95th percentiles."""

    median: float
    late: float
    work: float  # the same as processor time
    late_work: float


def timed(work: Method, queries: Sequence[str]) -> Times:
    """How long each query takes, the first few left out."""
    for query in queries[:5]:
        work(query)
    runs = []
    for _ in range(_RUNS):
        times, busy = [], []
        for query in queries:
            started, began = perf_counter(), thread_time()
            work(query)
            times.append((perf_counter() - started) * 1000)
            busy.append((thread_time() - began) * 1000)
        runs.append((statistics.median(times), late(times), statistics.median(busy), late(busy)))
    return Times(*(statistics.median(run) for run in zip(*runs, strict=True)))


def late(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]


def told(
    name: str, work: Method, queries: Sequence[str], goal: str, plain: Mapping[str, Method]
) -> None:
    """Print a line: our times, the goal, and the medians of the plain ways with their ratios."""
    own = timed(work, queries)
    line = (
        f"{name:28}{own.median:8.2f}{own.late:8.2f}{own.work:8.2f}{own.late_work:8.2f}  {goal:12}"
    )
    for way, method in plain.items():
        theirs = timed(method, queries[:_PLAIN_QUERIES]).work
        line += f"  {way} {theirs:.1f} ({theirs / own.work:.1f}×)"
    print(line, flush=True)


def pieces(made: Made, length: int, chance: random.Random) -> list[str]:
    """Pieces of passages, as they are typed."""
    out: list[str] = []
    while len(out) < _QUERIES:
        text = chance.choice(made.texts)
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        out += [piece] if piece.isalnum() else []
    return out


def measure_search(store: Store, plain: PlainSearch, made: Made, chance: random.Random) -> None:
    """Substrings of one to eight characters, and headings as points to answer."""
    goal = "16 (50)"
    search, suggest = partial(library.search, store), partial(library.suggest, store)
    scan: dict[str, Method] = {"LIKE": plain.scan}
    scan_narrow: dict[str, Method] = {"LIKE": plain.narrow_scan}
    for length in (1, 2, 4, 8):
        queries = pieces(made, length, chance)
        # FTS5's trigrams find nothing shorter than three characters.
        beside = scan if length < 3 else scan | {"trigram": plain.trigram}
        told(f"{length} characters, best", search, queries, goal, beside)
        told(f"{length} characters, newest", partial(search, newest=True), queries, goal, scan)
        narrow = partial(search, wanted=_NARROW)
        told(f"{length} characters, kind, year", narrow, queries, goal, scan_narrow)
    told("nothing to find", search, ["绝不存在的词语"] * 20, goal, scan)
    points = [chance.choice(made.headings) for _ in range(_QUERIES)]
    ranked: dict[str, Method] = {"OR bm25": plain.bm25, "trigram bm25": plain.trigram_bm25}
    told("heading", partial(suggest, wide=False), points, goal, ranked)
    narrow = partial(suggest, wide=False, wanted=_NARROW)
    told("heading, kind, year", narrow, points, goal, ranked)
    told("recommendations", suggest, points, "50", ranked)
    whole = [f"{point}\n{chance.choice(made.texts)}" for point in points]
    told("recommendations, with words", suggest, whole, "50", ranked)


def measure_saves(store: Store, made: Made) -> None:
    """A draft of fifteen sections saved again and again, and passages given other words."""
    asks = tuple(Ask(f"第{n}条诉求") for n in range(5))
    draft = drafts.create_draft(store, Submission(subject="关于养老的建议", asks=asks))

    def save(_: str) -> None:
        nonlocal draft
        draft = drafts.save_draft(store, draft)

    found = iter(library.search(store, "的", newest=True, limit=_SAVES * (_RUNS + 1)))

    def change(text: str) -> None:
        passage = next(found).passage
        editing.change_passage(
            store, passage, text=passage.text + text, kind=passage.kind, topic=""
        )

    told("save a draft", save, [""] * _SAVES, "2", {})
    told("change a passage, indexed", change, made.texts[: _SAVES // 2], "2", {})


def index_size(path: Path) -> float:
    """How many bytes the search index takes."""
    database = sqlite3.connect(path)
    (size,) = database.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'passage_tokens%' OR name = 'token_counts'"
    ).fetchone()
    database.close()
    return float(size)


def main() -> None:
    """Make the library, then search, suggest and save in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--passages", type=int, default=10_000)
    wanted = parser.parse_args().passages
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "library.db")) as store:
        made = fill(store, wanted, chance)
        size = library.library_size(store)
        print(f"{size.passages:,} passages of {size.letters:,} letters, stored in transactions")
        print(f"of a letter: {made.passages_a_second:.0f} a second (goal 2,500), ", end="")
        print(f"{made.of_work:.0f} by processor time, ", end="")
        print(f"a save waits {made.longest:.0f} ms at most")
        megabytes = index_size(store.path) / 1e6 / size.passages * 100_000
        print(f"index: {megabytes:.1f} MB for each 100,000 passages (goal 30)")
        plain = PlainSearch(store.path)
        titles = f"{'median':>8}{'95 %':>8}{'work':>8}{'95 %':>8}  {'goal, 95 %':12}  plain, work"
        print(f"{'milliseconds':28}{titles}")
        measure_search(store, plain, made, chance)
        measure_saves(store, made)


if __name__ == "__main__":
    main()
