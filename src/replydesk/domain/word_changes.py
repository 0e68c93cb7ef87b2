"""Which words of two texts differ, to be marked side by side; and the sentence of some words."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

Spans = tuple[tuple[int, int], ...]

# A number is one word: 186 against 196 is another number, not another first digit.
_WORD = re.compile(r"\d[\d,.]*\d%?|\d%?|[A-Za-z]+|\s+|.", re.DOTALL)
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_MOST = 1200  # words; the time grows with the square
_ISLAND = 1  # so few common characters between two differences are chance


def changed_words(one: str, other: str) -> tuple[Spans, Spans]:
    """The spans [start, end) of each text that the other does not have, sorted, never touching.

    Long texts beyond their common beginning and end count as changed whole.
    """
    words = [_WORD.findall(one), _WORD.findall(other)]
    found: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
    ends = [_ends(each) for each in words]
    for first, last, second, final in _differences(*words):
        for spans, at, start, stop in (
            (found[0], ends[0], first, last),
            (found[1], ends[1], second, final),
        ):
            if stop > start:
                spans.append((at[start], at[stop]))
    return _joined(found[0], one), _joined(found[1], other)


def sentence_with(text: str, words: str) -> str:
    """The sentence of a text in which words stand first; the text where they are not found.

    5个 is not found in 15个.
    """
    found = re.search(rf"(?<![\d.,]){re.escape(words)}", text)
    if not found:
        return text
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, found.start())), default=0)
    stop = _SENTENCE_END.search(text, found.end())
    return text[start : stop.end() if stop else len(text)].strip()


def _differences(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """Runs of words that differ: [start, end) in the one and in the other."""
    shared = _common(one, other)
    tail = _common(one[shared:][::-1], other[shared:][::-1])
    middle = (one[shared : len(one) - tail], other[shared : len(other) - tail])
    if max(map(len, middle)) > _MOST:
        return [(shared, len(one) - tail, shared, len(other) - tail)]
    matcher = SequenceMatcher(None, *middle, autojunk=False)
    return [
        (shared + a, shared + b, shared + c, shared + d)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _ends(words: Sequence[str]) -> list[int]:
    """Where each word begins, and the end of the last."""
    places = [0]
    for word in words:
        places.append(places[-1] + len(word))
    return places


def _joined(spans: Sequence[tuple[int, int]], text: str) -> Spans:
    made: list[tuple[int, int]] = []
    for start, end in spans:
        between = text[made[-1][1] : start] if made else ""
        if made and len(between) <= _ISLAND and (not between or between.isalnum()):
            made[-1] = (made[-1][0], end)
        else:
            made.append((start, end))
    return tuple(made)
