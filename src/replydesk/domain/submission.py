"""建议 and 提案 as they reach the office: what is asked, by whom, until when."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from replydesk.domain.errors import InputError
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.opinions import CoOpinion


class HandlingDuty(StrEnum):
    """主办: replies to the deputy. 会办 (协办): gives its opinion to the body that replies."""

    LEAD = "lead"
    CO = "co"


@dataclass(frozen=True, slots=True)
class EarlierReply:
    """The reply that a second one follows: its draft, its letter in the library, what it says.

    The letter's id is None where it was never finished.
    """

    draft_id: int
    letter_id: int | None = None
    document_number: str = ""
    dated: date | None = None
    issuing_body: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing the deputy asks for: a short heading and the deputy's own words for it."""

    heading: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A suggestion or proposal with the terms of its assignment.

    `opinions` are what co-handling bodies have written on it, in the order they were received.
    The body that handles it with another one (`duty`) writes to `lead_unit`. `earlier` is the
    reply that was given before, where this is to be the second one.
    """

    kind: SubmissionKind = SubmissionKind.SUGGESTION
    subject: str = ""
    number: str = ""
    plenary_session: str = ""
    submitters: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    handling_unit: str = ""
    assigned_on: date | None = None
    due_on: date | None = None
    opinions: tuple[CoOpinion, ...] = ()
    duty: HandlingDuty = HandlingDuty.LEAD
    lead_unit: str = ""
    earlier: EarlierReply | None = None

    def with_opinion(self, opinion: CoOpinion) -> "Submission":
        """The submission with one more opinion. Raises InputError where it has the same already."""
        if any(opinion.is_same(other) for other in self.opinions):
            who = opinion.unit or opinion.source
            raise InputError(f"“{who}”的这份会办意见已经读入，不必再读，请在“会办意见”中查看。")
        return replace(self, opinions=(*self.opinions, opinion))

    def without_opinion(self, opinion: CoOpinion) -> "Submission":
        """The submission without an opinion; unchanged where it has it no more."""
        kept = tuple(other for other in self.opinions if other != opinion)
        return replace(self, opinions=kept)


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
