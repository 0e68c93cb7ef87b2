"""What a reader made of a file: its lines, then the letter, and what is repaired or unsure."""

from dataclasses import dataclass

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.rejoin import Line


@dataclass(frozen=True, slots=True)
class Extract:
    """The lines of a file in reading order, and a Chinese sentence for each thing left out.

    `unsure` is true where the characters themselves were guessed from a picture (OCR).
    """

    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """A place of a reading that a person should look at, and why, in a Chinese sentence.

    `field` is the name of a field of the letter ("addressees", "subject", "dated", "parts" …), of
    its signature, or "source" for text that has no place. `part` and `section` count from 0 where
    the doubt is about a section; `paragraph` is the place of the words in `Reading.source`.
    """

    field: str
    said: str
    part: int | None = None
    section: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """How sure the kind of a section is that its language told, from 0 to 1."""

    part: int
    section: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A recognised letter with the reader's remarks, a Chinese sentence each.

    `source` holds the clean paragraphs the letter was read from, in order; every one of them is in
    a field of the letter or told in `remarks`. `doubts` are what a person should look at; `notes`
    are the remarks that need no look: what was repaired, what around the letter was left out.
    `guessed` is true where the characters themselves were read from a picture (OCR).
    """

    letter: ReplyLetter
    notes: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    source: tuple[str, ...] = ()
    guessed: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """Every sentence there is to tell: the doubts first, then the notes."""
        return (*dict.fromkeys(doubt.said for doubt in self.doubts), *self.notes)
