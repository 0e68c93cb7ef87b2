"""How fast the library answers, as ratios to a plain scan of the same rows in the same run.

    .venv/bin/python benchmarks/search.py [--passages 10000]

The library is made for the run: clauses of the sample letters, shuffled, with new figures and
invented place names, so that common and rare pairs of characters are spread as in real letters.
"""

import argparse
import hashlib
import random
import re
import statistics
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter

from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.paths import resource_path
from replydesk.services import drafts, library
from replydesk.store.engine import Store
from replydesk.store.library import add_letter

_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)
_PARTS, _POINTS = 5, 3
_SCAN = (
    "SELECT id, text FROM passages WHERE text LIKE ? OR part LIKE ?"
    " ORDER BY year DESC, id DESC LIMIT 30"
)


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


def milliseconds(work: Callable[[str], object], queries: list[str]) -> list[float]:
    """The time of each query, in order of size."""
    work(queries[0])
    times = []
    for query in queries:
        started = perf_counter()
        work(query)
        times.append((perf_counter() - started) * 1000)
    return sorted(times)


def told(name: str, times: list[float], scan: list[float] | None = None) -> None:
    """Print a line: median and 95th percentile, and how many times faster than the scan."""
    median, late = statistics.median(times), times[int(len(times) * 0.95)]
    ratio = f"{statistics.median(scan) / median:8.1f} x" if scan else ""
    print(f"{name:34} {median:9.2f} ms {late:9.2f} ms {ratio}")


def main() -> None:
    """Make the library, then search, suggest and save in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--passages", type=int, default=10_000)
    wanted = parser.parse_args().passages
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "library.db")) as store:
        made = list(letters(wanted, chance))
        started = perf_counter()
        for letter in made:
            digest = hashlib.sha256(repr(letter).encode()).hexdigest()
            with store.write() as tx:
                add_letter(tx, Reading(letter), "made", digest)
        seconds = perf_counter() - started
        size = library.library_size(store)
        print(f"{size.passages} passages of {size.letters} letters, ", end="")
        print(f"{size.passages / seconds:.0f} a second added, {store.path.stat().st_size >> 20} MB")
        print(f"{'':34} {'median':>12} {'95 %':>12} {'to scan':>10}")
        measure_search(store, made, chance)
        measure_save(store)


def measure_search(store: Store, made: list[ReplyLetter], chance: random.Random) -> None:
    """Substrings of one to eight characters against a scan; headings as points to answer."""

    def scan(query: str) -> object:
        with store.read() as tx:
            return tx.exec_driver_sql(_SCAN, (f"%{query}%", f"%{query}%")).all()

    texts = [p.text for letter in made[:400] for *_, p in letter.paragraphs()]
    for length in (1, 2, 4, 8):
        queries: list[str] = []
        while len(queries) < 60:
            text = chance.choice(texts)
            start = chance.randrange(len(text) - length)
            queries.append(text[start : start + length])
        found = milliseconds(lambda query: library.search(store, query), queries)
        told(f"search, {length} characters", found, milliseconds(scan, queries[:10]))
    found = milliseconds(lambda query: library.search(store, query), ["绝不存在的词语"] * 20)
    told("search, nothing to find", found, milliseconds(scan, ["绝不存在的词语"] * 5))
    headings = [part.heading or "" for letter in made for part in letter.parts]
    points = chance.sample(headings, 60)
    told("suggest, a heading", milliseconds(lambda text: library.suggest(store, text), points))
    whole = [f"{point}\n{chance.choice(texts)}" for point in points]
    told(
        "suggest, heading and words", milliseconds(lambda text: library.suggest(store, text), whole)
    )


def measure_save(store: Store) -> None:
    """A draft of fifteen sections, saved again and again."""
    asks = tuple(Ask(f"第{n}条诉求") for n in range(5))
    draft = drafts.create_draft(store, Submission(subject="关于养老的建议", asks=asks))
    times = []
    for _ in range(200):
        started = perf_counter()
        draft = drafts.save_draft(store, draft)
        times.append((perf_counter() - started) * 1000)
    told("save a draft", sorted(times))


if __name__ == "__main__":
    main()
