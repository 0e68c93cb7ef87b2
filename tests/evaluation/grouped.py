"""How well families are grouped: labelled passages of offices over the years, and the scores."""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path

from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.likeness import Likeness, Verdict, likeness, wording
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.services import families
from replydesk.store.engine import Store
from replydesk.store.library import add_letter, passages_with
from replydesk.store.rows import passages

_FOLDER = Path(__file__).parent / "families"
SETS = ("tuned", "held_back")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage, the office and year of its letter, and the measure that it tells."""

    office: str
    family: str
    kind: SectionKind
    year: int
    text: str
    heading: str

    @property
    def key(self) -> tuple[str, str, SectionKind]:
        """Equal for passages of one measure; a plan and what came of it are two."""
        return self.office, self.family, self.kind


Pair = tuple[int, int]


class LabelledSet:
    """The passages of a file beside this one."""

    def __init__(self, name: str) -> None:
        self._offices = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))["offices"]

    @cached_property
    def passages(self) -> tuple[Labelled, ...]:
        """Every passage, office by office."""
        return tuple(
            Labelled(
                office["name"],
                family["name"],
                SectionKind(family.get("kind", "measures")),
                year,
                text,
                family.get("heading", f"关于加强{office['topic']}工作的建议"),
            )
            for office in self._offices
            for family in office["families"]
            for year, text in family["texts"]
        )

    @cached_property
    def families(self) -> list[list[int]]:
        """The places of the passages of each measure that is told more than once."""
        found: defaultdict[object, list[int]] = defaultdict(list)
        for at, each in enumerate(self.passages):
            found[each.key].append(at)
        return [places for places in found.values() if len(places) > 1]

    @cached_property
    def pairs(self) -> frozenset[Pair]:
        """The pairs of places that are one measure."""
        return frozenset(pair for places in self.families for pair in combinations(places, 2))

    def letters(self) -> list[ReplyLetter]:
        """A letter for each office and year, a part for each passage."""
        found: defaultdict[tuple[str, int], list[Labelled]] = defaultdict(list)
        for each in self.passages:
            found[each.office, each.year].append(each)
        return [
            ReplyLetter(
                addressees=("某某",),
                number=f"{at:04}",
                subject=f"关于{year}年工作的建议",
                parts=tuple(
                    Part(each.heading, (Section(each.kind, None, (Paragraph(each.text),)),))
                    for each in group
                ),
                signature=SignatureBlock(office, date(year, 6, 1)),
            )
            for at, ((office, year), group) in enumerate(sorted(found.items()))
        ]

    def fill(self, store: Store) -> dict[int, int]:
        """Put the letters into a library; the place that each of its passage ids stands for."""
        known = {(p.office, p.year, p.kind, p.text): at for at, p in enumerate(self.passages)}
        with store.write() as tx:
            for letter in self.letters():
                digest = hashlib.sha256(repr(letter).encode()).hexdigest()
                add_letter(tx, Reading(letter), "evaluation", digest)
            ids = list(tx.execute(passages.select().with_only_columns(passages.c.id)).scalars())
            out = {}
            for passage in passages_with(tx, ids):
                key = (passage.issuing_body, int(passage.dated[:4]), passage.kind, passage.text)
                if key in known:
                    out[passage.id] = known[key]
        return out


@dataclass(frozen=True, slots=True)
class Score:
    """How many of those named are right, and how many of the right ones are named."""

    precision: float
    recall: float

    def __str__(self) -> str:
        return f"{self.precision:9.3f} {self.recall:9.3f}"


def score(found: Iterable[Pair], right: Iterable[Pair]) -> Score:
    """Of pairs that were found against those that are right."""
    named, wanted = set(found), set(right)
    good = len(named & wanted)
    return Score(good / max(1, len(named)), good / max(1, len(wanted)))


def judged(labelled: LabelledSet) -> dict[Pair, Likeness]:
    """The likeness of every two passages of one office."""
    wordings = [wording(each.text, each.kind, each.office) for each in labelled.passages]
    return {
        (a, b): likeness(wordings[a], wordings[b]) for a, b in combinations(range(len(wordings)), 2)
    }


def with_verdict(found: dict[Pair, Likeness], least: Verdict) -> list[Pair]:
    """The pairs that are so sure at least."""
    return [pair for pair, each in found.items() if each.verdict >= least]


def run(steps: Generator[Progress, None, int]) -> int:
    """The steps of a long task, to their end; returns what it does."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return int(end.value)


def grouped(store: Store, ids: dict[int, int]) -> set[Pair]:
    """The pairs of places that stand in one family now."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, brief in families.families_of(store, list(ids)).items():
        found[brief.family_id].append(ids[number])
    return {pair for places in found.values() for pair in combinations(sorted(places), 2)}


@dataclass(slots=True)
class Decided:
    """What a clerk who knows the answers made of the proposals."""

    accepted: int = 0
    refused: int = 0

    @property
    def precision(self) -> float:
        """The share of the proposals that were right."""
        return self.accepted / max(1, self.accepted + self.refused)


def decide(store: Store, labelled: LabelledSet, ids: dict[int, int]) -> Decided:
    """Accept and refuse proposals until there are no more."""
    out = Decided()
    while found := families.proposals(store, 1):
        proposal = found[0]
        keys = {labelled.passages[ids[each.id]].key for each in (proposal.passage, proposal.other)}
        if len(keys) == 1:
            families.accept(store, proposal)
            out.accepted += 1
        else:
            families.refuse(store, proposal)
            out.refused += 1
    return out
