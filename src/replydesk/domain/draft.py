"""A reply being written: the submission, the letter so far, and where the clerk was."""

from dataclasses import dataclass, field
from datetime import date, datetime

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.submission import Submission


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the outline: part and section from 0. (-1, 0) is the opening, (-2, 0) the end."""

    part: int = -1
    section: int = 0


OPENING = Place(-1, 0)
ENDING = Place(-2, 0)


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft. `id` and `revision` are the store's (0 before the first save).

    `finished` holds the places the clerk has marked as finished, `place` where work stopped.
    """

    submission: Submission
    letter: ReplyLetter
    reply_format: str = "five-parts"
    place: Place = OPENING
    finished: frozenset[Place] = field(default_factory=frozenset)
    id: int = 0
    revision: int = 0
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A line of the list of drafts.

    `finished_at` is when the reply was finished, None while it is being written; `changed_since`
    is true where its words are others now than those that went into the library. `second` is true
    for a reply that follows an earlier one to the same submission.
    """

    id: int
    subject: str
    number: str
    submitters: tuple[str, ...]
    plenary_session: str
    due_on: date | None
    filled: int
    total: int
    changed_at: datetime
    finished_at: datetime | None = None
    changed_since: bool = False
    second: bool = False
