"""Which words of a letter stand where in the paragraphs it was read from, told by the words."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_LEAST = 2  # characters; a single one is found anywhere
_ALIKE = 0.5  # share of pairs of characters that corrected words still have in common


@dataclass(frozen=True, slots=True)
class Span:
    """Characters [start, end) of a paragraph of the source."""

    paragraph: int
    start: int
    end: int


class Original:
    """The paragraphs that a letter was read from, ready to be looked up in."""

    def __init__(self, source: Sequence[str]) -> None:
        self._plain: list[str] = []
        self._places: list[list[int]] = []
        for text in source:
            plain, places = _plain(text)
            self._plain.append(plain)
            self._places.append(places)

    def spans_of(self, texts: Sequence[str]) -> list[tuple[Span, ...]]:
        """Where each text stands, in the order of the letter; () where it is not found.

        A text that was put together of several paragraphs stands in all of them.
        """
        found: list[tuple[Span, ...]] = []
        at, column = 0, 0
        for text in texts:
            plain = _plain(text)[0]
            spans = self._from(plain, at, column) or self._from(plain, 0, 0) or self._alike(plain)
            found.append(spans)
            if spans:
                last = spans[-1]
                at = last.paragraph
                column = sum(place < last.end for place in self._places[at])
        return found

    def last_span(self, *wordings: str) -> tuple[Span, ...]:
        """The last place of the first wording that occurs at all; () where none does."""
        for wording in wordings:
            plain = _plain(wording)[0]
            if not plain:
                continue
            for paragraph in range(len(self._plain) - 1, -1, -1):
                start = self._plain[paragraph].rfind(plain)
                if start >= 0:
                    return (self._span(paragraph, start, start + len(plain)),)
        return ()

    def _from(self, plain: str, at: int, column: int) -> tuple[Span, ...]:
        if len(plain) < _LEAST:
            return ()
        for paragraph in range(at, len(self._plain)):
            start = self._plain[paragraph].find(plain, column if paragraph == at else 0)
            if start >= 0:
                return (self._span(paragraph, start, start + len(plain)),)
        return self._over_several(plain, at)

    def _over_several(self, plain: str, at: int) -> tuple[Span, ...]:
        """Paragraphs that follow each other and make up the whole text."""
        for first in range(at, len(self._plain)):
            begins = self._plain[first]
            if not begins or not plain.startswith(begins):
                continue
            spans, done = [], 0
            for paragraph in range(first, len(self._plain)):
                words = self._plain[paragraph]
                if not words or not plain.startswith(words, done):
                    break
                spans.append(self._span(paragraph, 0, len(words)))
                done += len(words)
            if done >= len(plain) * _ALIKE:
                return tuple(spans)
        return ()

    def _alike(self, plain: str) -> tuple[Span, ...]:
        """The paragraph most like a text that was corrected."""
        wanted = _pairs(plain)
        if len(wanted) < _LEAST:
            return ()
        best, share = -1, _ALIKE
        for paragraph, words in enumerate(self._plain):
            common = len(wanted & _pairs(words)) / len(wanted)
            if common > share:
                best, share = paragraph, common
        return () if best < 0 else (self._span(best, 0, len(self._plain[best])),)

    def _span(self, paragraph: int, start: int, end: int) -> Span:
        places = self._places[paragraph]
        return Span(paragraph, places[start], places[end - 1] + 1)


def _plain(text: str) -> tuple[str, list[int]]:
    """Letters, digits and Chinese characters without width, and the place of each in the text."""
    characters, places = [], []
    for place, character in enumerate(text):
        for folded in unicodedata.normalize("NFKC", character):
            if folded.isalnum():
                characters.append(folded)
                places.append(place)
    return "".join(characters), places


def _pairs(plain: str) -> set[str]:
    return {plain[at : at + 2] for at in range(len(plain) - 1)}
