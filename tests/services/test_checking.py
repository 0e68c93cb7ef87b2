"""Checking as the window and the command line ask for it."""

from datetime import date

from replydesk.services.checking import check_letter, finding_json
from tests.domain.letters import whole_letter


def test_a_finding_is_told_with_its_sentence_and_its_place() -> None:
    findings = check_letter(whole_letter(measures="完善制度,加强培训。"), today=date(2025, 6, 1))
    assert [finding_json(finding) for finding in findings] == [
        {
            "code": "half_width_mark",
            "severity": "warning",
            "message": "中文里用了半角标点“,”。",
            "where": {"part": 0, "section": 0, "paragraph": 0, "start": 4, "end": 5},
            "suggestion": "，",
        }
    ]


def test_the_calendar_is_todays_where_none_is_given() -> None:
    assert check_letter(whole_letter()) == []
