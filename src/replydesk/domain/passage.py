"""The unit of reuse: one measure, outcome or next step, with the letter it comes from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from replydesk.domain.letter import ReplyLetter, SectionKind

_MIN_LENGTH = 8  # shorter paragraphs are lead-ins or wreckage, not something to reuse


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount, count, share, date or title in a text: span [start, end), kind, value, unit.

    `as_of` and `belongs_to` are the words for its time and its subject, "" where nobody asked for
    them; two figures are equal whatever these words are.
    """

    start: int
    end: int
    kind: str
    value: str
    unit: str = ""
    as_of: str = field(default="", compare=False)
    belongs_to: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage before it is in the library. `place` is (part, section, paragraph, point)."""

    text: str
    kind: SectionKind
    part: str
    place: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in the library, with what is known of the letter it stands in.

    `id` is 0 for text that is offered like a passage and is not in the library.
    `dated` is ISO 8601 or "", `source` the file it was imported from, `used` how many drafts
    took it over. `topic` is "" where nobody gave one, `retired` why it is not to be used any more
    ("": in use), `family` what it shares with the same measure of other years. `revision` counts
    its changes by hand.
    """

    id: int
    text: str
    kind: SectionKind
    part: str
    letter_id: int
    issuing_body: str
    subject: str
    dated: str
    document_number: str
    source: str
    used: int = 0
    topic: str = ""
    retired: str = ""
    family: int | None = None
    revision: int = 0


class Reason(StrEnum):
    """Why a passage is suggested."""

    TOPIC = "topic"  # its part or letter is about the same
    WORDS = "words"  # its own text has words of the point
    USED = "used"  # replies took it over before
    RECENT = "recent"  # from the newest letters


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found, its score (higher is better) and the spans [start, end) to mark in it.

    `reasons` say why it is suggested, the weightiest first; () for one that was searched for.
    """

    passage: Passage
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which passages are wanted; what is None or "" does not narrow.

    `since` and `until` are years, both included. `topic` is a word of the passage's topic, of its
    part heading or of the letter's subject, `issuing_body` a part of the body's name, `number` of
    the letter's document number or of the submission's number, `deputy` of an addressee's name.
    Retired passages are left out unless asked for.
    """

    kind: SectionKind | None = None
    since: int | None = None
    until: int | None = None
    topic: str = ""
    issuing_body: str = ""
    number: str = ""
    deputy: str = ""
    retired: bool = False


def passages_of(letter: ReplyLetter) -> Iterator[NewPassage]:
    """The passages of a letter, in order: each paragraph, and each point of a run-in paragraph.

    A point's closing ； becomes 。 so that it reads as a sentence of its own.
    """
    for i, j, k, paragraph in letter.paragraphs():
        part = letter.parts[i]
        kind = part.sections[j].kind
        heading = part.heading or letter.subject or ""
        texts = [text for _, text in paragraph.points] or [paragraph.text]
        for point, text in enumerate(texts):
            if len(_unclosed(text)) >= _MIN_LENGTH:
                yield NewPassage(as_sentence(text), kind, heading, (i, j, k, point))


def as_sentence(text: str) -> str:
    """The text of a point with 。 in place of the ； or ， it ends with; "" stays ""."""
    clean = _unclosed(text)
    return clean if not clean or clean[-1] in "。！？…”》）" else clean + "。"


def _unclosed(text: str) -> str:
    return re.sub(r"[；;，,]?\s*$", "", text.strip())
