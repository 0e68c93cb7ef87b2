"""The desk: order, the newest request, long tasks, faults, and the end."""

import threading
import weakref
from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.gui.tasks import Desk
from replydesk.store.engine import Store
from replydesk.store.file_store import FileStore

WaitUntil = Callable[[Callable[[], object]], None]


def saying(text: str, gate: threading.Event | None = None) -> Callable[[Store], str]:
    """Work that waits for a gate and answers with a text."""

    def work(_: Store) -> str:
        if gate is not None:
            gate.wait(5)
        return text

    return work


def test_calls_run_in_order_in_one_thread_and_answer_in_the_gui_thread(
    desk: Desk, app: QApplication, wait_until: WaitUntil
) -> None:
    answers: list[tuple[int, int]] = []
    threads: set[bool] = set()

    def done(answer: tuple[int, int]) -> None:
        threads.add(QThread.currentThread() is app.thread())
        answers.append(answer)

    def work(number: int, _: Store) -> tuple[int, int]:
        return number, threading.get_ident()

    for number in range(20):
        desk.call(partial(work, number), done)
    wait_until(lambda: len(answers) == 20)
    assert [number for number, _ in answers] == list(range(20))
    assert len({thread for _, thread in answers}) == 1
    assert threads == {True}


def test_whoever_is_told_ends_in_the_gui_thread(desk: Desk, wait_until: WaitUntil) -> None:
    ends: list[int] = []

    class Page:
        def __init__(self) -> None:
            self.answers: list[str] = []
            weakref.finalize(self, lambda: ends.append(threading.get_ident()))

        def done(self, answer: str) -> None:
            self.answers.append(answer)

    asked = 200
    for number in range(asked):
        # Nobody else holds the page: it ends with its request, answered, replaced or forgotten.
        if number % 3:
            desk.call(saying("answer"), Page().done)
        else:
            desk.latest("newest", saying("answer"), Page().done)
    wait_until(lambda: len(ends) == asked)
    assert set(ends) == {threading.get_ident()}


def test_only_the_newest_request_of_a_channel_is_answered(
    desk: Desk, wait_until: WaitUntil
) -> None:
    answers: list[str] = []
    gate = threading.Event()
    desk.latest("a", saying("first", gate), answers.append)
    desk.latest("b", saying("other channel"), answers.append)
    for text in ("second", "third"):
        desk.latest("a", saying(text), answers.append)
    gate.set()
    wait_until(lambda: len(answers) == 2)
    assert answers == ["other channel", "third"]


def test_a_request_that_is_running_is_interrupted_but_a_save_is_not(
    app: QApplication, library: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupted: list[str] = []
    running = threading.Event()
    go_on = threading.Event()
    monkeypatch.setattr(FileStore, "interrupt", lambda _: interrupted.append("yes"))
    desk = Desk(lambda: Store.open(library))
    desk.start()
    answers: list[str] = []

    def wait(_: Store) -> str:
        running.set()
        go_on.wait(5)
        return "done"

    desk.call(wait, answers.append)
    running.wait(5)
    desk.latest("search", lambda _: "x", answers.append)
    assert interrupted == []
    go_on.set()
    wait_until(lambda: len(answers) == 2)
    running.clear()
    go_on.clear()
    desk.latest("search", wait, answers.append)
    running.wait(5)
    desk.latest("search", lambda _: "newest", answers.append)
    assert interrupted == ["yes"]
    go_on.set()
    wait_until(lambda: len(answers) == 3)
    assert answers[-1] == "newest"
    desk.close()


def test_a_forgotten_request_is_not_answered(desk: Desk, wait_until: WaitUntil) -> None:
    answers: list[str] = []
    gate = threading.Event()
    desk.latest("a", saying("late", gate), answers.append)
    desk.forget("a")
    desk.call(lambda _: "end", answers.append)
    gate.set()
    wait_until(lambda: answers)
    assert answers == ["end"]


def test_calls_get_their_turn_between_two_steps_of_a_long_task(
    desk: Desk, wait_until: WaitUntil
) -> None:
    order: list[str] = []
    gate = threading.Event()

    def steps(_: Store) -> Generator[Progress, None, str]:
        for number in range(3):
            gate.wait(5)
            yield Progress(number + 1, 3)
        return "finished"

    desk.stream(steps, lambda p: order.append(f"step {p.done}"), order.append)
    desk.call(lambda _: "opened", order.append)
    wait_until(lambda: "opened" in order)
    desk.call(lambda _: "save", order.append)
    gate.set()
    wait_until(lambda: "finished" in order)
    assert order.index("save") < order.index("step 3") < order.index("finished")


def test_a_cancelled_task_stops_and_says_nothing_more(desk: Desk, wait_until: WaitUntil) -> None:
    seen: list[object] = []
    closed = threading.Event()

    def steps(_: Store) -> Generator[Progress, None, None]:
        try:
            for number in range(1000):
                yield Progress(number, 1000)
        finally:
            closed.set()

    task = desk.stream(steps, seen.append, seen.append)
    wait_until(lambda: seen)
    task.cancel()
    count = len(seen)
    wait_until(closed.is_set)
    assert len(seen) == count


def test_a_task_cancelled_in_its_last_step_tells_that_it_ended(
    desk: Desk, wait_until: WaitUntil
) -> None:
    seen: list[object] = []
    gate = threading.Event()

    def steps(_: Store) -> Generator[Progress, None, str]:
        yield Progress(1, 1)
        gate.wait(5)
        return "finished"

    task = desk.stream(steps, seen.append, seen.append)
    wait_until(lambda: seen)
    task.cancel(lambda: seen.append("ended"))
    gate.set()
    wait_until(lambda: len(seen) == 2)
    assert seen == [Progress(1, 1), "ended"]


def test_a_task_cancelled_in_a_step_that_fails_tells_that_it_ended(
    desk: Desk, wait_until: WaitUntil
) -> None:
    seen: list[object] = []
    gate = threading.Event()

    def steps(_: Store) -> Generator[Progress, None, str]:
        yield Progress(1, 1)
        gate.wait(5)
        raise InputError("这份草稿不存在。")

    desk.failed.connect(seen.append)
    task = desk.stream(steps, seen.append, seen.append, seen.append)
    wait_until(lambda: seen)
    task.cancel(lambda: seen.append("ended"))
    gate.set()
    wait_until(lambda: len(seen) == 2)
    assert seen == [Progress(1, 1), "ended"]


def test_what_the_clerk_caused_is_told_and_a_bug_is_raised_in_the_gui_thread(
    desk: Desk, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Store) -> None:
        raise InputError("这份草稿不存在。")

    def break_down(_: Store) -> None:
        raise ZeroDivisionError

    told: list[ReplydeskError] = []
    unhandled: list[object] = []
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, _, __: bugs.append(kind))
    desk.failed.connect(unhandled.append)
    desk.call(refuse, print, told.append)
    desk.call(refuse, print)
    desk.call(break_down, print)
    wait_until(lambda: bugs)
    assert [str(error) for error in told] == ["这份草稿不存在。"]
    assert len(unhandled) == 1
    assert bugs == [ZeroDivisionError]


def test_a_library_that_cannot_be_opened_is_told(
    app: QApplication, tmp_path: Path, wait_until: WaitUntil
) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no database", "utf-8")
    desk = Desk(lambda: Store.open(broken))
    errors: list[object] = []
    desk.open_failed.connect(errors.append)
    desk.start()
    wait_until(lambda: errors)
    assert isinstance(errors[0], InputError)
    desk.close()


def test_closing_finishes_the_calls_that_wait(app: QApplication, library: Path) -> None:
    desk = Desk(lambda: Store.open(library))
    done: list[int] = []

    def work(number: int, _: Store) -> None:
        done.append(number)

    for number in range(5):
        desk.call(partial(work, number), print)
    desk.start()
    desk.close()
    assert done == [0, 1, 2, 3, 4]


def test_closing_ends_a_long_task_where_it_stands(
    app: QApplication, library: Path, wait_until: WaitUntil
) -> None:
    desk = Desk(lambda: Store.open(library))
    seen: list[object] = []
    ended = threading.Event()

    def steps(_: Store) -> Generator[Progress, None, None]:
        try:
            for number in range(1_000_000):
                yield Progress(number, 1_000_000)
        finally:
            ended.set()

    desk.start()
    desk.stream(steps, seen.append, seen.append)
    wait_until(lambda: seen)
    desk.close()
    assert ended.is_set()
