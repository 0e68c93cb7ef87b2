"""建议 and 提案 as they reach the office: what is asked, by whom, until when."""

from dataclasses import dataclass
from datetime import date

from replydesk.domain.letter import SubmissionKind


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing the deputy asks for: a short heading and the deputy's own words for it."""

    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A suggestion or proposal with the terms of its assignment."""

    kind: SubmissionKind = SubmissionKind.SUGGESTION
    subject: str = ""
    number: str = ""
    plenary_session: str = ""
    submitters: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    handling_unit: str = ""
    assigned_on: date | None = None
    due_on: date | None = None


def fitting_asks(asks: tuple[Ask, ...], most: int) -> tuple[Ask, ...]:
    """At most `most` asks: the headings and words of any further ones join the last one's words."""
    if len(asks) <= most:
        return asks
    last, *further = asks[most - 1 :]
    words = "\n".join(ask.text or ask.heading for ask in (last, *further))
    return (*asks[: most - 1], Ask(last.heading, words))


def default_due_date(assigned_on: date, months: int = 3) -> date:
    """The day `months` months after assignment, clamped to the month's end."""
    month0 = assigned_on.month - 1 + months
    year, month = assigned_on.year + month0 // 12, month0 % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - date(year, month, 1)).days
    return date(year, month, min(assigned_on.day, last))
