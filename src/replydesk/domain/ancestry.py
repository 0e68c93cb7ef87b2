"""What a sent passage was written from: told by its origin, or by words that were copied."""

import re
import unicodedata
from collections.abc import Iterator

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.passage import NewPassage, passages_of

_COPIED = 0.8  # of the runs of the shorter text; less is a common way to say things
_RUN = 3
_SHORTEST = 20  # characters without figures and marks; shorter ones are alike by chance

_FIGURES = re.compile(r"[\d.,%零〇一二三四五六七八九十百千万亿两]+")
_MARKS = re.compile(r"[\W_]+")


def taken_over(letter: ReplyLetter) -> Iterator[tuple[NewPassage, int | None]]:
    """Each passage of a letter, with the passage of the library its paragraph was taken from.

    The points of a paragraph that runs 一是…；二是… all have the origin of the paragraph: which of
    them were written from it, their words tell.
    """
    for passage in passages_of(letter):
        part, section, paragraph, _ = passage.place
        yield passage, letter.parts[part].sections[section].paragraphs[paragraph].origin


def is_copied(text: str, other: str) -> bool:
    """Whether one of the texts has the words of the other, whatever the figures in them.

    Both need some twenty characters; four fifths of the shorter one must stand in the longer.
    """
    shorter, longer = sorted((_plain(text), _plain(other)), key=len)
    if len(shorter) < _SHORTEST:
        return False
    runs = _runs(shorter)
    return len(runs & _runs(longer)) >= _COPIED * len(runs)


def likeness(text: str, other: str) -> float:
    """The share of runs of three characters two texts have in common, figures apart: 0 to 1."""
    one, two = _runs(_plain(text)), _runs(_plain(other))
    return len(one & two) / (len(one | two) or 1)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _MARKS.sub("", _FIGURES.sub("#", folded).replace("#", "〇"))


def _runs(text: str) -> set[str]:
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}
