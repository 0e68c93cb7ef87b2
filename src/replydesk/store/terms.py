"""What a deputy's point is about: the terms its answers are likely to share with it."""

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from replydesk.domain.packing import storable
from replydesk.domain.synonyms import Groups
from replydesk.paths import resource_path
from replydesk.store import fulltext, token_index
from replydesk.store.engine import Transaction
from replydesk.store.fulltext import fold
from replydesk.store.token_index import Match

_HEADING_READ, _WORDS_READ = 160, 800
_WORDS_FACTOR = 0.35  # the deputy's own words under the heading
_SINGLE_FACTOR = 0.4
_SYNONYM_FACTOR = 2.5

_RUN = re.compile(r"[^\W_]+")
_ABOUT = re.compile(r"^关于|的?(?:建议|提案)$")
# What every heading says: little about the subject, and nothing where it runs into other words.
_FRAME_FACTOR = 0.4
_FRAME = re.compile(
    "|".join(
        """
        进一步 关于 建议 加强 推进 推动 完善 促进 提升 提高 加快 加大 支持 鼓励 解决 改善 健全
        优化 做好 开展 实施 建设 发展 强化 深化 扩大 增加 减少 规范 落实 保障 建立 构建 打造
        问题 力度 水平 能力 机制 体系 工作
        """.split()
    )
)
# Words of grammar: a pair with one of them says nothing about the subject.
_EMPTY = frozenset("的了和与及等在对为是将把被向从以并也各其该有于之")


@dataclass(frozen=True, slots=True)
class Term:
    """A thing to look for: any of its forms counts as the same. `shown`: marked where found."""

    forms: tuple[str, ...]
    factor: float
    shown: bool = True

    @property
    def single(self) -> bool:
        """True for one character, which is too common to look passages up by."""
        return len(self.forms[0]) == 1

    def tokens(self) -> Iterator[str]:
        """The tokens of the index that tell how common the term is."""
        for form in self.forms:
            yield from fulltext.tokens_to_match(form)

    def count(self, counts: Mapping[str, int]) -> int:
        """At most this many passages have the term."""
        return sum(
            min(counts.get(token, 0) for token in fulltext.tokens_to_match(form))
            for form in self.forms
        )

    def match(self) -> Match:
        """Passages that may have the term."""
        return Match.any_of(fulltext.tokens_to_match(form) for form in self.forms)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A term as a library weighs it: a rare one weighs more."""

    term: Term
    rarity: float
    weight: float


def weighed(tx: Transaction, terms: Iterable[Term]) -> list[Weighed]:
    """The terms the library knows, weightiest first."""
    known = list(terms)
    needed = {token for term in known for token in term.tokens()}
    counts = token_index.counts(tx, needed | {fulltext.EVERY})
    total = counts.get(fulltext.EVERY, 0)
    out = []
    for term in known:
        if count := min(term.count(counts), total):
            rarity = math.log(1 + (total - count + 0.5) / (count + 0.5))
            out.append(Weighed(term, rarity, term.factor * rarity))
    out.sort(key=lambda item: -item.weight)
    return out


def terms_of(text: str, groups: Groups | None = None) -> list[Term]:
    """The terms of a point whose first line is its heading; [] where it has no words.

    `groups` are words that mean the same; without them the table that is shipped.
    """
    lines = [line.strip() for line in fold(storable(text[:4000])).splitlines() if line.strip()]
    if not lines:
        return []
    heading = _ABOUT.sub("", lines[0][:_HEADING_READ].strip("。；;.")) or lines[0]
    words = "\n".join((lines[0][_HEADING_READ:], *lines[1:]))[:_WORDS_READ]
    factors: dict[str, float] = {}
    for pair in _pairs(words):
        factors[pair] = _WORDS_FACTOR
    subject = _FRAME.sub(" ", heading)
    if not _RUN.search(subject):
        subject = heading
    for char in "".join(_RUN.findall(subject)):
        if char not in _EMPTY or len(heading) == 1:
            factors[char] = _SINGLE_FACTOR if len(heading) > 1 else 1.0
    for pair in _FRAME.findall(heading):
        factors[pair] = _FRAME_FACTOR
    for pair in _pairs(subject):
        factors[pair] = 1.0
    terms = [Term((form,), factor, factor == 1.0) for form, factor in factors.items()]
    table = synonyms() if groups is None else groups
    in_heading = _meant(heading, table)
    terms += [Term(group, _SYNONYM_FACTOR) for group in in_heading]
    terms += [
        Term(group, _SYNONYM_FACTOR * _WORDS_FACTOR, shown=False)
        for group in _meant(words, table)
        if group not in in_heading
    ]
    return terms


def _meant(text: str, groups: Groups) -> list[tuple[str, ...]]:
    """The groups with a word in the text that is not just a piece of a longer one there."""
    forms = _by_first(groups)
    spans = [
        (at, at + len(form), group)
        for at, char in enumerate(text)
        for form, group in forms.get(char, ())
        if text.startswith(form, at)
    ]
    return list(
        dict.fromkeys(
            group
            for start, end, group in spans
            if not any(
                first <= start and end <= last and last - first > end - start
                for first, last, _ in spans
            )
        )
    )


@lru_cache(maxsize=4)
def _by_first(groups: Groups) -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """The words of the groups, each with its group, by their first characters."""
    out: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for group in groups:
        for form in group:
            out.setdefault(form[0], []).append((form, group))
    return out


def _pairs(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        for at in range(len(run) - 1):
            if run[at] not in _EMPTY and run[at + 1] not in _EMPTY:
                yield run[at : at + 2]


@cache
def synonyms() -> Groups:
    """The groups of words that mean the same, from `resources/synonyms.txt`."""
    lines = resource_path("synonyms.txt").read_text("utf-8").splitlines()
    groups = (tuple(dict.fromkeys(fold(line).split())) for line in lines if line[:1] != "#")
    return tuple(group for group in groups if len(group) > 1)
