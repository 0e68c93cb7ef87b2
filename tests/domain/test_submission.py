"""The clock of a submission."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.submission import default_due_date


def test_the_due_date_is_three_months_on() -> None:
    assert default_due_date(date(2025, 2, 18)) == date(2025, 5, 18)


def test_a_day_that_the_month_lacks_becomes_its_last() -> None:
    assert default_due_date(date(2025, 11, 30)) == date(2026, 2, 28)
    assert default_due_date(date(2023, 11, 30)) == date(2024, 2, 29)
    assert default_due_date(date(2025, 8, 31), 1) == date(2025, 9, 30)
    assert default_due_date(date(2025, 9, 30)) == date(2025, 12, 30)


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 24))
def test_the_month_is_always_the_one_counted_to(day: date, months: int) -> None:
    due = default_due_date(day, months)
    assert (due.year - day.year) * 12 + due.month - day.month == months
    assert due.day == day.day or (due.day < day.day and due.day >= 28)
