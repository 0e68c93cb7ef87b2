"""Checking a letter."""

from collections.abc import Sequence
from datetime import date, datetime

from replydesk.domain.checks import Finding, check
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.opinions import CoOpinion


def check_letter(
    letter: ReplyLetter, *, today: date | None = None, opinions: Sequence[CoOpinion] = ()
) -> list[Finding]:
    """The findings on a letter, in the order of its text; `today` is the calendar's day.

    `opinions` are those of co-handlers on what the letter answers.
    """
    return list(check(letter, today or datetime.now().astimezone().date(), opinions))
