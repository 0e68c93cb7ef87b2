"""How fast the library answers, stores and saves, beside plain ways to do it in the same run.

    .venv/bin/python -m benchmarks.search [--passages 100000]

The library is made for the run: clauses of the sample letters, shuffled, with new figures and
invented names, so that common and rare pairs of characters are spread as in real letters. Each
time is the median of five runs over the same queries: of their medians, and of their 95th
percentiles, and again as processor time, which a busy machine makes less of a lottery; ratios are
those of processor time. Exit status 1 where a goal is missed by the clock; the last line names it
and tells whether the processor time keeps it, so that the machine was busy.
"""

import argparse
import hashlib
import math
import random
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter, thread_time

from benchmarks.board import RUNS, TITLES, Board, late
from benchmarks.plain_search import Method, PlainSearch
from replydesk.domain.editing import NewText
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
from replydesk.services import drafts, editing, finishing, library
from replydesk.services.indexing import merge_index
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, new_letter

_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)
_PARTS, _POINTS = 5, 3
TYPED_MS, LARGE_MS, LARGE = 16.0, 50.0, 200_000  # from so many passages on the larger one
FULL = 100_000  # from so many on size and ratios count
SAVED_MS, TIMES_BM25 = 2.0, 15.0
_STORED, _INDEX_MB = 2500, 30
_QUERIES = 60
_SAVES, _FINISHED = 200, 8
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


def pieces(made: Made, length: int, chance: random.Random) -> list[str]:
    """Pieces of passages, as they are typed."""
    out: list[str] = []
    while len(out) < _QUERIES:
        text = chance.choice(made.texts)
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        out += [piece] if piece.isalnum() else []
    return out


def measure_search(
    store: Store, plain: PlainSearch, made: Made, chance: random.Random, board: Board
) -> None:
    """Substrings of one to eight characters, and headings as points to answer."""
    goal = LARGE_MS if library.library_size(store).passages > LARGE else TYPED_MS
    search, suggest = partial(library.search, store), partial(library.suggest, store)
    scan: dict[str, Method] = {"LIKE": plain.scan}
    scan_narrow: dict[str, Method] = {"LIKE": plain.narrow_scan}
    for length in (1, 2, 4, 8):
        queries = pieces(made, length, chance)
        # FTS5's trigrams find nothing shorter than three characters.
        beside = scan if length < 3 else scan | {"trigram": plain.trigram}
        board.searched(f"{length} characters, best", search, queries, goal, beside)
        newest = partial(search, newest=True)
        board.searched(f"{length} characters, newest", newest, queries, goal, scan)
        narrow = partial(search, wanted=_NARROW)
        board.searched(f"{length} characters, kind, year", narrow, queries, goal, scan_narrow)
    board.searched("nothing to find", search, ["绝不存在的词语"] * 20, goal, scan)
    points = [chance.choice(made.headings) for _ in range(_QUERIES)]
    ranked: dict[str, Method] = {"OR bm25": plain.bm25, "trigram bm25": plain.trigram_bm25}
    is_full = library.library_size(store).passages >= FULL
    quick, least = partial(suggest, wide=False), {"OR bm25": TIMES_BM25 if is_full else 0.0}
    board.searched("heading", quick, points, goal, ranked, least)
    narrow = partial(quick, wanted=_NARROW)
    board.searched("heading, kind, year", narrow, points, goal, ranked)
    board.searched("recommendations", suggest, points, LARGE_MS, ranked)
    whole = [f"{point}\n{chance.choice(made.texts)}" for point in points]
    board.searched("recommendations, with words", suggest, whole, LARGE_MS, ranked)


def measure_saves(store: Store, made: Made, chance: random.Random, board: Board) -> None:
    """A draft of fifteen sections saved, passages changed and added, and replies finished."""
    asks = tuple(Ask(f"第{n}条诉求") for n in range(5))
    draft = drafts.create_draft(store, Submission(subject="关于养老的建议", asks=asks))

    def save(_: str) -> None:
        nonlocal draft
        draft = drafts.save_draft(store, draft)

    found = iter(library.search(store, "的", newest=True, limit=_SAVES * (RUNS + 1)))

    def change(text: str) -> None:
        passage = next(found).passage
        editing.change_passage(
            store, passage, text=passage.text + text, kind=passage.kind, topic=""
        )

    new = count()

    def add(text: str) -> None:
        words = f"{text.rstrip('。')}，这是第{next(new)}条。"
        day = date(2025, 3, 1)
        editing.add_passage(
            store, NewText(words, SectionKind.MEASURES, made.headings[0], "某县民政局", day)
        )

    board.saved("save a draft", save, [""] * _SAVES, SAVED_MS)
    board.saved("change a passage, indexed", change, made.texts[: _SAVES // 2], SAVED_MS)
    board.saved("add a passage, indexed", add, made.texts[: _SAVES // 2], SAVED_MS)
    replies = []
    for letter in letters(_FINISHED * 45 * (RUNS + 1), chance):
        begun = drafts.create_draft(store, Submission(subject=letter.subject or ""))
        replies.append(drafts.save_draft(store, replace(begun, letter=letter)))
    left = iter(replies)
    finish = partial(finishing.finish, store)
    board.saved("finish a reply of 45", lambda _: finish(next(left)), [""] * _FINISHED, None)


def index_size(path: Path) -> float:
    """How many bytes the search index takes."""
    database = sqlite3.connect(path)
    (size,) = database.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'passage_tokens%' OR name = 'token_counts'"
    ).fetchone()
    database.close()
    return float(size)


def merge(store: Store) -> str:
    """Put the index together as the window does between other work; tells how long it took."""
    steps = merge_index(store)
    times = []
    while True:
        started = perf_counter()
        if next(steps, None) is None:
            break
        times.append((perf_counter() - started) * 1000)
    if not times:
        return "the index is in one piece"
    return f"the index put together in {sum(times) / 1000:.1f} s, {late(times):.0f} ms a step"


def measure(store: Store, wanted: int, board: Board) -> None:
    """Make the library, then search, suggest and save in it."""
    chance = random.Random(7)
    made = fill(store, wanted, chance)
    size = library.library_size(store)
    print(f"{size.passages:,} passages of {size.letters:,} letters, stored in transactions")
    of_work = f"{made.of_work:,.0f} by processor time"
    words = f"{made.passages_a_second:,.0f} passages a second, {of_work}"
    board.number(words, made.passages_a_second, _STORED, least=True)
    print(f"a save waits {made.longest:.0f} ms for a letter at most; {merge(store)}")
    megabytes = index_size(store.path) / 1e6 / size.passages * 100_000
    words = f"index: {megabytes:.1f} MB for each 100,000 passages"
    # What is told of 100,000 passages is no goal for a few.
    board.number(words, megabytes, _INDEX_MB if size.passages >= FULL else math.inf)
    plain = PlainSearch(store.path)
    print(TITLES)
    measure_search(store, plain, made, chance, board)
    measure_saves(store, made, chance, board)


def main() -> int:
    """Print the times; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="make the library there, not in /tmp")
    given = parser.parse_args()
    board = Board()
    with (
        tempfile.TemporaryDirectory(dir=given.folder) as folder,
        Store.open(Path(folder, "library.db")) as store,
    ):
        measure(store, given.passages, board)
    print("Missed: " + ("; ".join(board.missed) if board.missed else "none"))
    return 1 if board.missed else 0


if __name__ == "__main__":
    sys.exit(main())
