"""Topics of an office's work, told by their words. They are suggestions: a clerk decides."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_HEADING, _SUBJECT, _TEXT = 3.0, 1.5, 1.0  # what a word counts where it stands
_AGAIN = 0.25  # each further time, up to _OFTEN times
_OFTEN = 4
_NAME = 1.5  # the topic's own name says more than one of its words
_LENGTHS = {1: 0.5, 2: 1.0, 3: 1.4}  # a longer word is no chance
_LONG = 1.8
_LEAST = 1.0  # less is one word in passing


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic by its name, with the words that speak for it."""

    name: str
    words: tuple[str, ...]


def read_topics(text: str) -> tuple[Topic, ...]:
    """The topics of a table: a line each, its name, a colon and its words; # begins a remark."""
    out = []
    for line in text.splitlines():
        name, mark, words = line.replace(":", "：", 1).partition("：")
        if mark and name.strip() and not line.startswith("#"):
            own = dict.fromkeys(_plain(word) for word in words.split())
            out.append(Topic(name.strip(), tuple(own)))
    return tuple(out)


def scores(
    topics: Iterable[Topic], *, text: str, heading: str = "", subject: str = ""
) -> dict[str, float]:
    """How much speaks for each topic; those for which next to nothing does are missing.

    `heading` is that of the part and `subject` that of the letter: they count more than the text.
    A word within a longer word of another topic counts for that one only: 养老 of 养老保险.
    """
    fields = [(_plain(heading), _HEADING), (_plain(subject), _SUBJECT), (_plain(text), _TEXT)]
    topics = tuple(topics)
    words = _words(topics)
    out: defaultdict[str, float] = defaultdict(float)
    for field, weight in fields:
        for word, count in _standing_alone(field, words).items():
            often = 1 + _AGAIN * (min(count, _OFTEN) - 1)
            value = weight * often * _LENGTHS.get(len(word), _LONG)
            names = words[word]
            for name in names:
                out[name] += value / len(names) * (_NAME if _plain(name) == word else 1.0)
    return {name: score for name, score in out.items() if score >= _LEAST}


def _words(topics: tuple[Topic, ...]) -> dict[str, list[str]]:
    """The topics that each word speaks for."""
    out: dict[str, list[str]] = {}
    for topic in topics:
        for word in dict.fromkeys((_plain(topic.name), *topic.words)):
            out.setdefault(word, []).append(topic.name)
    return out


def _standing_alone(field: str, words: Mapping[str, list[str]]) -> Counter[str]:
    """How often each word stands in a text where it is no piece of a longer one that does."""
    spans = [
        (found.start(), found.end(), word)
        for word in words
        if word in field
        for found in re.finditer(re.escape(word), field)
    ]
    spans.sort(key=lambda span: (span[0], -span[1]))
    out: Counter[str] = Counter()
    end = 0
    for _, stop, word in spans:
        if stop > end:
            out[word] += 1
            end = stop
    return out


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
