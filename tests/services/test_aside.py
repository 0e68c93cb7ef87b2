"""Work done aside."""

import threading
from collections.abc import Generator

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.progress import Progress
from replydesk.services.aside import aside


def test_others_have_their_turn_until_the_work_is_done() -> None:
    go_on = threading.Event()

    def work() -> str:
        assert go_on.wait(30)
        return "读完"

    steps = aside(work)
    first = next(steps)
    assert next(steps) is first
    go_on.set()
    answers = []

    def whole() -> Generator[Progress, None, None]:
        answers.append((yield from steps))

    list(whole())
    assert answers == ["读完"]


def test_what_the_work_raises_is_raised_where_it_is_waited_for() -> None:
    def work() -> str:
        raise InputError("打不开。")

    with pytest.raises(InputError, match="打不开"):
        list(aside(work))
