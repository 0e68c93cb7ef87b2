"""How well suggestions answer points: nDCG@10 on the evaluation set, beside plain BM25.

    .venv/bin/python -m benchmarks.suggestions [--others 3000] [--full]

P are paraphrased headings, S points with words that no answer has, X headings of a letter against
the other letters, C catchwords with little but such words in them. Nothing was tuned on the topics
that are held back. BM25 stands beside it on the same passages: by pairs of characters of the text
alone and with its heading, and by words where rjieba is installed. `--others` puts the set among
so many passages made of shuffled clauses of the sample letters, all of which count as wrong.
`--full` counts passages that answer a point only partly as wrong too.
"""

import argparse
import importlib
import math
import random
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.search import letters
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.passage import passages_of
from replydesk.domain.reading import Reading
from replydesk.store.engine import Store
from replydesk.store.fulltext import fold
from replydesk.store.library import add_letter
from tests.evaluation.judged import DEPTH, EvaluationSet, Judged, Ranking, score, suggested

Cut = Callable[[str], Sequence[str]]
_K1, _B = 1.2, 0.75


class PlainBm25:
    """Okapi BM25 over the tokens of each passage, every passage scored."""

    def __init__(self, passages: Sequence[Judged], cut: Cut, *, headings: bool) -> None:
        self._passages, self._cut = passages, cut
        texts = (f"{p.heading}\n{p.text}" if headings else p.text for p in passages)
        counts = [Counter(cut(text)) for text in texts]
        self._lengths = [count.total() for count in counts]
        self._mean = sum(self._lengths) / len(counts)
        self._found: dict[str, list[tuple[int, int]]] = {}
        for at, count in enumerate(counts):
            for token, times in count.items():
                self._found.setdefault(token, []).append((at, times))

    def rank(self, text: str, without: int | None) -> list[Judged]:
        """The best passages for a text that are not of the letter `without`."""
        scores: dict[int, float] = {}
        for token in dict.fromkeys(self._cut(text)):
            found = self._found.get(token, [])
            rarity = math.log(1 + (len(self._passages) - len(found) + 0.5) / (len(found) + 0.5))
            for at, times in found:
                share = 1 - _B + _B * self._lengths[at] / self._mean
                gain = rarity * times * (_K1 + 1) / (times + _K1 * share)
                scores[at] = scores.get(at, 0.0) + gain
        best = sorted(scores, key=lambda at: (-scores[at], at))
        return [p for at in best if (p := self._passages[at]).letter != without][:DEPTH]


def pairs(text: str) -> list[str]:
    """Overlapping pairs of characters; signs are left out."""
    return [a + b for a, b in pairwise(fold(text)) if a.isalnum() and b.isalnum()]


def words() -> Cut | None:
    """rjieba's words, None where it is not installed."""
    try:
        jieba = importlib.import_module("rjieba")
    except ImportError:
        return None
    return lambda text: [word for word in jieba.cut(fold(text)) if word[0].isalnum()]


def told(evaluation: EvaluationSet, name: str, ranking: Ranking, least: int) -> None:
    """Print a line: P, S, X and C of the topics tuned on, of those held back, and of all."""
    started = perf_counter()
    cells = []
    for held in (False, True, None):
        for kind in "PSXC":
            points = [p for p in evaluation.points if p.kind == kind and held in (None, p.held)]
            cells.append(f"{score(evaluation, ranking, points, least=least):5.3f}")
        cells.append("|")
    each = (perf_counter() - started) * 1000 / 2 / len(evaluation.points)
    print(f"{name:38} {' '.join(cells)} {each:6.1f} ms")


def others(passages: int) -> Iterator[tuple[ReplyLetter, list[Judged]]]:
    """Made letters of at least so many passages, which answer no point."""
    for letter in letters(passages, random.Random(3)) if passages else ():
        subject = letter.subject or ""
        yield letter, [Judged(-1, "", "", p.part, subject, p.text) for p in passages_of(letter)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--others", type=int, default=0)
    parser.add_argument("--full", action="store_true")
    options = parser.parse_args()
    made, least = list(others(options.others)), 2 if options.full else 1
    evaluation = EvaluationSet()
    passages = [*evaluation.passages, *(p for _, judged in made for p in judged)]
    kinds = Counter(point.kind for point in evaluation.points)
    print(
        f"{len(passages)} passages of {len(evaluation.letters) + len(made)} letters, points:",
        ", ".join(f"{count} {kind}" for kind, count in kinds.items()),
    )
    print(f"{'nDCG@10':38} {'tuned on':^25} {'held back':^25} {'all':^25}")
    print(f"{'':38} {'  P     S     X     C     ' * 3}".rstrip())
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "library.db")) as store:
        with store.write() as tx:
            for letter, _ in made:
                add_letter(tx, Reading(letter), "made", sha256(repr(letter).encode()).hexdigest())
        ids = evaluation.fill(store)
        bare = suggested(evaluation, store, ids, synonyms=())
        told(evaluation, "suggest, no synonyms", bare, least)
        told(evaluation, "suggest, synonyms", suggested(evaluation, store, ids), least)
        typed = suggested(evaluation, store, ids, wide=False)
        told(evaluation, "suggest, synonyms, as one types", typed, least)
    plain: list[tuple[str, Cut | None]] = [("pairs", pairs), ("words (rjieba)", words())]
    for name, cut in plain:
        if cut is None:
            print(f"BM25, {name}: not installed")
            continue
        for headings in (False, True):
            bm25 = PlainBm25(passages, cut, headings=headings)
            field = "text and heading" if headings else "text"
            told(
                evaluation,
                f"BM25, {name}, {field}",
                lambda point, bm25=bm25: bm25.rank(point.text, point.letter),  # type: ignore[misc]
                least,
            )


if __name__ == "__main__":
    main()
