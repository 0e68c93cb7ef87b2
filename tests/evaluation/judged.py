"""The evaluation set: invented letters, points to answer, and how well a ranking answers them."""

import hashlib
import math
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from statistics import mean

from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.reading import Reading
from replydesk.domain.synonyms import Groups
from replydesk.store import ranking
from replydesk.store.engine import Store
from replydesk.store.library import add_letter

_FOLDER = Path(__file__).parent
_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)
DEPTH = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage, and what it is about."""

    letter: int
    topic: str
    sub: str
    heading: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point to answer. `letter` is the one it is the heading of, whose passages do not count."""

    kind: str  # P paraphrased heading, S synonyms, X heading against other letters, C catchwords
    text: str
    topic: str
    sub: str
    held: bool
    letter: int | None = None
    absent: tuple[str, ...] = ()

    def grade(self, passage: Judged) -> int:
        """2 where the passage answers the point, 1 where it is of its topic, else 0."""
        if passage.letter == self.letter or passage.topic != self.topic:
            return 0
        return 2 if passage.sub == self.sub else 1


class EvaluationSet:
    """The letters and points of the files beside this one."""

    def __init__(self) -> None:
        self._letters = tomllib.loads((_FOLDER / "letters.toml").read_text("utf-8"))["letters"]
        self._queries = tomllib.loads((_FOLDER / "queries.toml").read_text("utf-8"))

    @cached_property
    def letters(self) -> tuple[ReplyLetter, ...]:
        """The letters as they are put into a library."""
        return tuple(
            ReplyLetter(
                addressees=("某某",),
                number=f"{at:04}",
                subject=letter["subject"],
                parts=tuple(
                    Part(
                        part["heading"],
                        tuple(
                            Section(kind, None, tuple(map(Paragraph, part[kind.value])))
                            for kind in _KINDS
                            if kind.value in part
                        ),
                    )
                    for part in letter["parts"]
                ),
                signature=SignatureBlock(letter["office"], date(letter["year"], 6, 1 + at % 28)),
            )
            for at, letter in enumerate(self._letters)
        )

    @cached_property
    def passages(self) -> tuple[Judged, ...]:
        """Every passage, letter by letter."""
        return tuple(
            Judged(at, letter["topic"], part["sub"], part["heading"], letter["subject"], text)
            for at, letter in enumerate(self._letters)
            for part in letter["parts"]
            for kind in _KINDS
            for text in part.get(kind.value, ())
        )

    @cached_property
    def held(self) -> frozenset[str]:
        """The topics that nothing was tuned on."""
        return frozenset(each["topic"] for each in self._letters if each.get("held"))

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """All points; the headings are those that another letter answers too."""
        found = [
            Point("P", text, topic, sub, topic in self.held)
            for topic, sub, text in self._queries["paraphrased"]
        ]
        found += [
            Point(kind, text, topic, sub, topic in self.held, absent=tuple(absent))
            for kind, name in (("S", "synonyms"), ("C", "catchwords"))
            for topic, sub, text, absent in self._queries[name]
        ]
        for at, letter in enumerate(self._letters):
            for part in letter["parts"]:
                topic, sub = letter["topic"], part["sub"]
                point = Point("X", part["heading"], topic, sub, topic in self.held, letter=at)
                if any(point.grade(passage) == 2 for passage in self.passages):
                    found.append(point)
        return tuple(found)

    def fill(self, store: Store) -> dict[int, int]:
        """Put the letters into a library; the letter each of its letter ids stands for."""
        ids = {}
        with store.write() as tx:
            for at, letter in enumerate(self.letters):
                digest = hashlib.sha256(str(at).encode()).hexdigest()
                ids[add_letter(tx, Reading(letter), "evaluation", digest).letter_id] = at
        return ids


def ndcg(grades: Sequence[int], every: Iterable[int]) -> float:
    """How good the order of the first ten grades is, 1 for the best that `every` grade allows."""
    ideal = _gain(sorted(every, reverse=True))
    return _gain(grades) / ideal if ideal else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(at + 2) for at, grade in enumerate(grades[:DEPTH]))


Ranking = Callable[[Point], Sequence[Judged]]


def score(
    evaluation: EvaluationSet, rank: Ranking, points: Iterable[Point], *, least: int = 1
) -> float:
    """The mean nDCG@10 of a ranking over some points; grades below `least` count nothing."""

    def grade(point: Point, passage: Judged) -> int:
        found = point.grade(passage)
        return found if found >= least else 0

    return mean(
        ndcg(
            [grade(point, passage) for passage in rank(point)],
            (grade(point, passage) for passage in evaluation.passages),
        )
        for point in points
    )


def suggested(
    evaluation: EvaluationSet,
    store: Store,
    ids: dict[int, int],
    *,
    synonyms: Groups | None = None,
    wide: bool = True,
) -> Ranking:
    """The ranking of the program itself in a library that `fill` filled; `ids` is its answer."""
    own = {letter: letter_id for letter_id, letter in ids.items()}
    known = {(passage.letter, passage.text): passage for passage in evaluation.passages}

    def rank(point: Point) -> list[Judged]:
        with store.search() as tx:
            hits = ranking.suggest(
                tx,
                point.text,
                limit=DEPTH,
                exclude_letter=None if point.letter is None else own[point.letter],
                synonyms=synonyms,
                wide=wide,
            )
        found = ((ids.get(hit.passage.letter_id, -1), hit.passage) for hit in hits)
        return [
            known.get((at, p.text)) or Judged(-1, "", "", p.part, p.subject, p.text)
            for at, p in found
        ]

    return rank
