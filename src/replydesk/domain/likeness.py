"""How like two passages are: one measure told in two years, or the same sentence about another.

Figures are left out of the comparison. What is left is compared by its pairs of characters, and
again without the words that all replies share. Words of the subject that stand in each other's
place tell another object, however like the sentences are.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from replydesk.domain.figure_words import end_with_unit, figures_with_words
from replydesk.domain.frame_words import without_frame
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Figure

_FIGURE = "#"
# Numbers that go on from year to year without being figures: 第三批, 3.0版, “十四五”, 《2024年…》.
_SERIAL = re.compile(
    r"第[一二三四五六七八九十百\d]{1,4}(?:批|届|轮|次|期|季度)|\d{1,3}\.\d{1,2}版"
    r"|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期间|末)?|(?:19|20)\d\d(?=年)"
)
_NO_WORD = re.compile(r"[\W_]+")
# Not the 市 of 城市管理 and 市场监管, nor the 区 of 社区.
_PLACE = re.compile(
    r"[\u4e00-\u9fff]{1,8}?(?:省|自治[区州县旗]|(?<![城都])市(?![场政民容])|(?<![同联])盟|[县旗]"
    r"|(?<![社园城小校片景])区(?!域))"
)
_LONGEST = 600  # characters of a subject that are aligned: it takes quadratic time

_SURE_PAIRS, _SURE_SUBJECT = 0.5, 0.75  # shares of the smaller text that the other has
_SURE_ELSEWHERE = 0.8  # of the pairs, where another body of the same place tells it
_SHORTER = 0.5  # of the longer subject: a sentence of a long passage is not the passage
_FEWEST, _FEWEST_WITHOUT_FIGURES = 4, 10  # pairs of the subject that both have
_LIKELY = 0.54
_OF_BOTH = 0.45  # of all pairs of both subjects
_OF_SMALLER, _SUBJECT_OF_TEXT = 0.6, 0.75  # a quick look: pairs, and how dense they are at least
_INSIDE_PAIRS, _INSIDE_SUBJECT = 0.8, 0.9  # or the one stands in a longer passage
_SWAPPED, _SWAPPED_AT_ONCE = 6, 2  # characters that may stand in place of others
_COUNTED = 2  # from so many on in the words of a figure it counts something else


class Verdict(IntEnum):
    """What two passages are to each other."""

    OTHER = 0
    LIKELY = 1  # a clerk may say whether it is one measure
    SURE = 2


class Likeness(NamedTuple):
    """A verdict, and from 0 to 1 how like the texts are."""

    verdict: Verdict
    score: float


@dataclass(frozen=True, slots=True)
class Wording:
    """A passage as it is compared.

    `subject` is its text without figures and frame words, blanks where they stood; `counted` are
    the words its figures belong to, in the same way; `place` is the one that the issuing `body` is
    of, "" where its name tells none.
    """

    kind: SectionKind
    length: int
    body: str
    place: str
    has_figures: bool
    pairs: frozenset[str]
    subject: str
    subject_pairs: frozenset[str]
    counted: str


@lru_cache(maxsize=20_000)
def wording(text: str, kind: SectionKind, issuing_body: str = "") -> Wording:
    """What a passage is compared by."""
    figures = figures_with_words(text)
    masked = _masked(text, figures)
    subject = _subject(masked)
    body = "".join(issuing_body.split())
    return Wording(
        kind,
        max(1, len(text)),
        body,
        _place(body),
        _FIGURE in masked,
        _pairs(_NO_WORD.sub("", masked.replace(_FIGURE, "0"))),
        subject[:_LONGEST],
        _pairs(subject),
        " ".join(_subject(figure.belongs_to) for figure in figures if figure.belongs_to),
    )


def may_be_like(one: Wording, text: str) -> bool:
    """A quick look: False where a text has too few words of a passage to be like it."""
    shared = sum(pair in text for pair in one.subject_pairs)
    expected = len(one.subject_pairs) * min(1.0, _SUBJECT_OF_TEXT * len(text) / one.length)
    return shared >= _OF_SMALLER * expected


def likeness(one: Wording, other: Wording) -> Likeness:
    """Whether two passages are one measure told twice, and how like they are.

    SURE is safe to group by itself. Passages of different kinds are OTHER, a plan and its outcome
    too, and so are those of bodies of different places.
    """
    share, subject = (
        _shared(one.pairs, other.pairs),
        _shared(one.subject_pairs, other.subject_pairs),
    )
    score = (share + subject) / 2
    common = len(one.subject_pairs & other.subject_pairs)
    if (
        score < _LIKELY
        or common < _FEWEST
        or one.kind is not other.kind
        or not _same_name(one.place, other.place)
        or not (
            common >= _OF_BOTH * len(one.subject_pairs | other.subject_pairs)
            or (share >= _INSIDE_PAIRS and subject >= _INSIDE_SUBJECT)
        )
    ):
        return Likeness(Verdict.OTHER, score)
    swaps, doubtful = _differences(one, other)
    figures = one.has_figures and other.has_figures
    if sum(swap.length for swap in swaps) > _SWAPPED or any(
        swap.first
        or swap.length > _SWAPPED_AT_ONCE
        or (swap.length >= _COUNTED and (swap.counted or not figures))
        for swap in swaps
    ):
        return Likeness(Verdict.OTHER, score)
    # The same sentence word for word is one entry, however short: else each copy is asked about.
    same = one.subject == other.subject and share >= _SURE_ELSEWHERE
    sure = (
        not swaps
        and not doubtful
        and share >= (_SURE_PAIRS if _same_name(one.body, other.body) else _SURE_ELSEWHERE)
        and subject >= _SURE_SUBJECT
        and common >= (_FEWEST if figures or same else _FEWEST_WITHOUT_FIGURES)
        and _near_in_length(one.subject, other.subject)
    )
    return Likeness(Verdict.SURE if sure else Verdict.LIKELY, score)


def likeness_of_groups(ones: Iterable[Wording], others: Iterable[Wording]) -> Likeness:
    """Whether two groups of passages are one measure.

    SURE where a passage of one is sure with one of the other and none is OTHER to any: groups do
    not chain through a text that lies between them. The score is that of the likest two.
    """
    group = list(others)
    found = [likeness(one, other) for one in ones for other in group]
    best = max(found, default=Likeness(Verdict.OTHER, 0.0))
    if best.verdict is Verdict.SURE and any(each.verdict is Verdict.OTHER for each in found):
        return Likeness(Verdict.LIKELY, best.score)
    return best


def _masked(text: str, figures: Iterable[Figure]) -> str:
    pieces, at = [], 0
    for figure in figures:
        if figure.kind != "title":
            pieces += [text[at : figure.start], _FIGURE]
            at = end_with_unit(text, figure)
    folded = unicodedata.normalize("NFKC", "".join([*pieces, text[at:]])).casefold()
    return _SERIAL.sub(_FIGURE, folded)


def _subject(masked: str) -> str:
    return _NO_WORD.sub(" ", without_frame(masked)).strip()


def _pairs(text: str) -> frozenset[str]:
    return frozenset(a + b for a, b in pairwise(text) if a != " " and b != " ")


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _near_in_length(one: str, other: str) -> bool:
    lengths = [len(subject) - subject.count(" ") for subject in (one, other)]
    return min(lengths) >= _SHORTER * max(lengths)


def _place(issuing_body: str) -> str:
    found = _PLACE.findall(issuing_body)
    return found[-1] if found else ""


def _same_name(one: str, other: str) -> bool:
    """云岭省 and 中共云岭省; what is not known may be the same."""
    return one.endswith(other) or other.endswith(one)


class _Swap(NamedTuple):
    length: int  # of the shorter side
    counted: bool  # it is about what a figure counts
    first: bool  # a word goes on alike behind it


def _differences(one: Wording, other: Wording) -> tuple[list[_Swap], bool]:
    """Words of the subjects that stand in each other's place, and whether others are doubtful.

    A word made longer within is, and a new one that a figure counts in place of a known one.
    """
    one, other = sorted((one, other), key=lambda each: each.subject)  # the same either way round
    a, b = one.subject, other.subject
    if a == b:
        return [], False
    new_in_a, new_in_b = _new(a, other.subject_pairs), _new(b, one.subject_pairs)
    swaps, doubtful = [], False
    i = j = 0
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        if block.size == 1 and block.a < len(a):
            continue  # a character in common is chance
        left, right = _cut(a, new_in_a, i, block.a), _cut(b, new_in_b, j, block.b)
        counted = _is_in(left, one.counted) or _is_in(right, other.counted)
        if left and right:
            if left not in right and right not in left:  # 桥 and 旧桥梁 are one
                # 小 and 中 of 小学 and 中学, 春季 and 秋季: a word is told apart by its first part.
                first = len(left) == len(right) and _runs_on(a, block.a) and _runs_on(b, block.b)
                swaps.append(_Swap(min(len(left), len(right)), counted, first))
        elif left or right:
            known = b[j : block.b] if left else a[i : block.a]
            in_place = min(len(left or right), len(known.strip())) >= _COUNTED
            edges = a[i - 1 : block.a + 1] + b[j - 1 : block.b + 1] if i and block.size else " "
            doubtful |= (counted and in_place) or " " not in edges
        i, j = block.a + block.size, block.b + block.size
    return swaps, doubtful


def _runs_on(subject: str, at: int) -> bool:
    """Does a word go on at this place?"""
    return 0 < at < len(subject) and " " not in subject[at - 1 : at + 1]


def _is_in(words: str, counted: str) -> bool:
    return bool(words) and words in counted


def _new(subject: str, known: frozenset[str]) -> list[bool]:
    """Which characters stand in no pair that the other text has too, wherever it has it."""
    new = [char != " " for char in subject]
    for at, (a, b) in enumerate(pairwise(subject)):
        if a + b in known:
            new[at] = new[at + 1] = False
    return new


def _cut(subject: str, new: list[bool], start: int, end: int) -> str:
    """What is new in [start, end), from its first to its last new character."""
    places = [at for at in range(start, end) if new[at]]
    return subject[places[0] : places[-1] + 1] if places else ""
