"""Checking as the window and the command line ask for it."""

from dataclasses import replace
from datetime import date

from replydesk.domain.finding import Finding, Where
from replydesk.domain.letter import SignatureBlock
from replydesk.services.checking import check_letter
from tests.domain.letters import whole_letter


def test_a_finding_comes_with_its_place_and_its_mend() -> None:
    findings = check_letter(whole_letter(measures="完善制度,加强培训。"), today=date(2025, 6, 1))
    where = Where(0, 0, 0, 4, 5, "text")
    assert findings == [Finding("half_width_mark", "warning", where, {"found": ","}, "，")]


def test_the_calendar_is_todays_where_none_is_given() -> None:
    assert check_letter(whole_letter()) == []
    far = replace(
        whole_letter(),
        document_number=None,
        signature=SignatureBlock("云岭省教育厅", date(9999, 1, 1)),
    )
    assert "future_date" in {finding.code for finding in check_letter(far)}
