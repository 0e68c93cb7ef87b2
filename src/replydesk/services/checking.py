"""Checking a letter, and a finding as the plain data other programs get."""

from datetime import date, datetime
from typing import Any

from replydesk.domain.checks import Finding, check
from replydesk.domain.finding_words import sentence
from replydesk.domain.letter import ReplyLetter


def check_letter(letter: ReplyLetter, *, today: date | None = None) -> list[Finding]:
    """The findings on a letter, in the order of its text; `today` is the calendar's day."""
    return list(check(letter, today or datetime.now().astimezone().date()))


def finding_json(finding: Finding) -> dict[str, Any]:
    """A finding ready for `json.dumps`, as `check --json` prints it."""
    where = finding.where
    return {
        "code": finding.code,
        "severity": finding.severity,
        "message": sentence(finding),
        "where": {
            "part": where.part,
            "section": where.section,
            "paragraph": where.paragraph,
            "start": where.start,
            "end": where.end,
        },
        "suggestion": finding.suggestion,
    }
