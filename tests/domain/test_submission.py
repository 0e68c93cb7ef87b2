"""The clock of a submission."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.submission import Ask, default_due_date, fitting_asks


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


def test_asks_beyond_the_limit_join_the_last_one_and_lose_no_word() -> None:
    asks = tuple(Ask(f"第{n}件", f"做好第{n}件事。") for n in range(1, 26))
    fitted = fitting_asks(asks, 20)
    assert fitted[:19] == asks[:19]
    assert fitted[19].heading == "第20件"
    assert fitted[19].text == "\n".join(ask.text for ask in asks[19:])
    assert fitting_asks(asks, 25) == asks
    assert fitting_asks((), 20) == ()
