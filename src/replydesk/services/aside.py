"""Work that may take long and needs no store, done aside while others have their turn."""

import threading
from collections.abc import Callable, Generator
from typing import TypeVar

from replydesk.domain.progress import Progress

T = TypeVar("T")
_TURN = 0.01  # seconds that others wait at most


def aside(work: Callable[[], T]) -> Generator[Progress, None, T]:
    """Do work in a thread of its own; yields the same Progress until it is done.

    Returns what the work returned and raises what it raised. Whoever leaves off early leaves the
    thread to its end: its answer goes nowhere.
    """
    answers: list[T] = []
    errors: list[BaseException] = []
    done = threading.Event()

    def run() -> None:
        try:
            answers.append(work())
        except BaseException as error:  # noqa: BLE001  raised again where it is waited for
            errors.append(error)
        finally:
            done.set()

    threading.Thread(target=run, name="aside", daemon=True).start()
    waiting = Progress(0, 0)
    while not done.wait(_TURN):
        yield waiting
    if errors:
        raise errors[0]
    return answers[0]
