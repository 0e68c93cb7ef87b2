"""Checking a letter."""

from datetime import date, datetime

from replydesk.domain.checks import Finding, check
from replydesk.domain.letter import ReplyLetter


def check_letter(letter: ReplyLetter, *, today: date | None = None) -> list[Finding]:
    """The findings on a letter, in the order of its text; `today` is the calendar's day."""
    return list(check(letter, today or datetime.now().astimezone().date()))
