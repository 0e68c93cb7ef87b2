"""What a deputy's point is about: the terms its answers are likely to share with it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from replydesk.domain.packing import storable
from replydesk.paths import resource_path
from replydesk.store import fulltext
from replydesk.store.fulltext import fold

_HEADING_READ, _WORDS_READ = 160, 800
_WORDS_FACTOR = 0.35  # the deputy's own words under the heading
_SINGLE_FACTOR = 0.1
_SYNONYM_FACTOR = 2.5

_RUN = re.compile(r"[^\W_]+")
_ABOUT = re.compile(r"^关于|的?(?:建议|提案)$")
# Words of grammar: a pair with one of them says nothing about the subject.
_EMPTY = frozenset("的了和与及等在对为是将把被向从以并也各其该有于之")


Groups = tuple[tuple[str, ...], ...]


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

    def match(self) -> str:
        """The MATCH expression for passages that may have the term."""
        return " OR ".join(
            f"({fulltext.all_of(fulltext.tokens_to_match(form))})" for form in self.forms
        )


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
    for run in _RUN.findall(heading):
        for char in run:
            if char not in _EMPTY or len(heading) == 1:
                factors[char] = _SINGLE_FACTOR if len(heading) > 1 else 1.0
    for pair in _pairs(heading):
        factors[pair] = 1.0
    terms = [Term((form,), factor, factor == 1.0) for form, factor in factors.items()]
    for group in synonyms() if groups is None else groups:
        if any(form in heading for form in group):
            terms.append(Term(group, _SYNONYM_FACTOR))
        elif any(form in words for form in group):
            terms.append(Term(group, _SYNONYM_FACTOR * _WORDS_FACTOR, shown=False))
    return terms


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
