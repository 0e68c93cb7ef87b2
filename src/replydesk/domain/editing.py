"""What clerks change in the library by hand, and where a passage went."""

import re
from dataclasses import dataclass
from datetime import date

from replydesk.domain.composition import clean
from replydesk.domain.letter import SectionKind

LONGEST_TOPIC = 30  # characters; longer ones are no name any more
LONGEST_REASON = 100
KIND_NAMES = {
    SectionKind.MEASURES: "主要措施",
    SectionKind.OUTCOMES: "主要成效",
    SectionKind.NEXT_STEPS: "下步打算",
    SectionKind.DIFFICULTIES: "存在困难",
    SectionKind.OTHER: "其他",
}
_BREAKS = re.compile(r"[ \t\u3000]*[\r\n\v\f\u2028\u2029]+[ \t\u3000]*")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the library by hand, to be undone as one.

    `what` is a Chinese sentence without its full stop (停用3条素材), `passages` how many it
    changed, `made_at` ISO 8601 in UTC, `added` the ids of passages that are new. `id` is 0 where
    nothing had to be changed: there is nothing to undo then.
    """

    id: int
    what: str
    passages: int
    made_at: str
    added: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that a clerk puts into the library by hand, with what is known of it.

    `part` is the heading it answers; it and the others may be "". `dated` is the day it holds for.
    """

    text: str
    kind: SectionKind
    part: str = ""
    issuing_body: str = ""
    dated: date | None = None
    topic: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A reply that a passage went into: a draft, a letter of the library, or both once it is sent.

    `used_on` is the day (ISO 8601) of the letter, of a draft the day it was changed last; `text`
    is how the letter words it, "" for a draft that is still being written.
    """

    subject: str
    number: str
    used_on: str
    draft_id: int | None = None
    letter_id: int | None = None
    text: str = ""


def one_paragraph(text: str) -> str:
    """A text as a passage holds it: one paragraph of what files can hold, no blanks at its ends."""
    return _BREAKS.sub("", clean(text))


def topic_name(text: str) -> str:
    """A topic as it is kept: without needless blanks, cut where it is no name any more."""
    return _line(text, LONGEST_TOPIC)


def retirement_reason(text: str) -> str:
    """Why a passage is no longer to be used, as it is kept: one line, cut where it is too long."""
    return _line(text, LONGEST_REASON)


def _line(text: str, longest: int) -> str:
    return " ".join(clean(text).split())[:longest].strip()
