"""Work away from the GUI thread: one thread for calls, one for long tasks; answers come back."""

import sys
import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress

if TYPE_CHECKING:
    from replydesk.store.engine import Store

T = TypeVar("T")
Work = Callable[["Store"], Any]
Done = Callable[[Any], None]
Failed = Callable[[ReplydeskError], None]


@dataclass(eq=False)
class _Job:
    """What the worker knows of a request: nothing of the window, which alone may end its objects.

    Who is told of the answer stays in the GUI thread, under the same key.
    """

    key: int
    work: Work
    channel: str = ""
    serial: int = 0


@dataclass(eq=False)
class _Run(_Job):
    """A long task as the worker sees it: the steps it has begun and the progress told last."""

    cancelled: bool = False
    steps: Generator[Progress, None, Any] | None = None
    told: Progress | None = None


@dataclass(eq=False)
class _Listener:
    """Who is told of an answer; `task` where it is one of a long task."""

    done: Done
    failed: Failed | None
    progress: Callable[[Progress], None] | None = None
    task: "Task | None" = None


class _Outcome(Enum):
    OPENED = auto()
    OPEN_FAILED = auto()
    FAULT = auto()
    DONE = auto()
    FAILED = auto()
    PROGRESS = auto()
    STOPPED = auto()


@dataclass(frozen=True, slots=True)
class _Answer:
    outcome: _Outcome
    value: Any = None
    job: _Job | None = None


class Task:
    """A long task under way; `cancel` stops it after the step it is in."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self.ended: Callable[[], None] | None = None

    @property
    def cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._run.cancelled

    def cancel(self, ended: Callable[[], None] | None = None) -> None:
        """Stop after the current step; neither `done` nor `failed` is called any more.

        `ended` is called in the GUI thread when that step is over, be it the last one or one that
        fails. A bug of that step is raised there all the same.
        """
        self.ended = ended
        self._run.cancelled = True


class Desk(QObject):
    """Runs work on the store away from the GUI thread and brings the answers back to it.

    Calls run in order in one thread, long tasks step by step in another, which begins no step
    while a call waits: a save waits for the transaction of one letter at most. Nothing runs before
    `start`, which the window calls after its first paint: opening the store imports SQLAlchemy.
    """

    opened = Signal()
    open_failed = Signal(object)
    failed = Signal(object)  # a ReplydeskError nobody else took
    _answered = Signal(object)

    def __init__(self, open_store: "Callable[[], Store]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._store: Store | None = None
        self._calls: deque[_Job] = deque()
        self._streams: deque[_Run] = deque()
        self._listeners: dict[int, _Listener] = {}  # of the GUI thread
        self._keys = count()
        self._newest: dict[str, int] = {}
        self._running: _Job | None = None
        self._closing = False
        self._wake = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="desk", daemon=True)
        self._long_thread = threading.Thread(target=self._run_long, name="desk-long", daemon=True)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the store in the worker and begin; `opened` or `open_failed` follows."""
        # The GUI thread gets the interpreter back after 0.2 ms of the worker's Python, not after 5.
        sys.setswitchinterval(0.0002)
        self._thread.start()

    def call(
        self,
        work: "Callable[[Store], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Run `work` in the worker; `done` or `failed` is called in the GUI thread."""
        self._put(_Job(self._listen(_Listener(done, failed)), work))

    def latest(
        self,
        channel: str,
        work: "Callable[[Store], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Like `call`, but a newer request of the channel replaces this one and its answer."""
        with self._wake:
            serial = self._drop(channel)
            # Under the lock: the worker cannot have gone on to a save meanwhile.
            if self._store and self._running and self._running.channel == channel:
                self._store.interrupt()
        self._put(_Job(self._listen(_Listener(done, failed)), work, channel, serial))

    def forget(self, channel: str) -> None:
        """Drop the channel's request and its answer."""
        with self._wake:
            self._drop(channel)

    def stream(
        self,
        work: "Callable[[Store], Generator[Progress, None, T]]",
        progress: Callable[[Progress], None],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Task:
        """Run a long task step by step; other calls get their turn between two steps."""
        listener = _Listener(done, failed, progress)
        run = _Run(self._listen(listener), work)
        task = listener.task = Task(run)
        with self._wake:
            self._streams.append(run)
            self._wake.notify_all()
        return task

    def close(self) -> None:
        """Finish the calls that wait, drop long tasks, close the store and end the worker."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def _listen(self, listener: _Listener) -> int:
        key = next(self._keys)
        self._listeners[key] = listener
        return key

    def _drop(self, channel: str) -> int:
        """Forget what waits for the channel's turn; returns the number of its next request."""
        for job in [each for each in self._calls if each.channel == channel]:
            self._calls.remove(job)
            self._listeners.pop(job.key, None)
        serial = self._newest[channel] = self._newest.get(channel, 0) + 1
        return serial

    def _put(self, job: _Job) -> None:
        with self._wake:
            self._calls.append(job)
            self._wake.notify_all()

    # ------------------------------------------------------------------ in the worker

    def _run(self) -> None:
        try:
            self._store = self._open_store()
        except ReplydeskError as error:
            self._answer(_Outcome.OPEN_FAILED, error)
            return
        except Exception as error:  # noqa: BLE001  raised again in the GUI thread
            self._answer(_Outcome.FAULT, error)
            return
        self._answer(_Outcome.OPENED)
        self._long_thread.start()
        while (job := self._next_call()) is not None:
            self._work(job)
            with self._wake:
                self._running = None
                self._wake.notify_all()
        self._long_thread.join()
        self._store.close()

    def _next_call(self) -> _Job | None:
        with self._wake:
            while not self._calls:
                if self._closing:
                    return None
                self._wake.wait()
            self._running = self._calls.popleft()
            return self._running

    def _run_long(self) -> None:
        while (run := self._next_run()) is not None:
            self._step(run)
        for left in self._streams:  # what they hold, a process or a folder, goes with them
            if left.steps is not None:
                left.steps.close()

    def _next_run(self) -> _Run | None:
        with self._wake:
            while self._calls or self._running or not self._streams:
                if self._closing:
                    return None
                self._wake.wait()
            return None if self._closing else self._streams.popleft()

    def _work(self, job: _Job) -> None:
        assert self._store is not None
        try:
            value = job.work(self._store)
        except Exception as error:  # noqa: BLE001  passed on to the GUI thread
            self._answer(_Outcome.FAILED, error, job)
        else:
            self._answer(_Outcome.DONE, value, job)

    def _step(self, run: _Run) -> None:
        assert self._store is not None
        if run.cancelled:
            if run.steps:
                run.steps.close()
            self._answer(_Outcome.STOPPED, None, run)
            return
        try:
            run.steps = run.steps or run.work(self._store)
            report = next(run.steps)
        except StopIteration as end:
            self._answer(_Outcome.DONE, end.value, run)
        except Exception as error:  # noqa: BLE001  passed on to the GUI thread
            self._answer(_Outcome.FAILED, error, run)
        else:
            if report is not run.told:  # the same again: it only lets others have their turn
                run.told = report
                self._answer(_Outcome.PROGRESS, report, run)
            with self._wake:
                self._streams.append(run)

    def _answer(self, outcome: _Outcome, value: object = None, job: _Job | None = None) -> None:
        self._answered.emit(_Answer(outcome, value, job))

    # ------------------------------------------------------------------ in the GUI thread

    def _deliver(self, answer: _Answer) -> None:
        if answer.job is not None:
            self._tell(answer, answer.job)
        elif answer.outcome is _Outcome.OPENED:
            self.opened.emit()
        elif answer.outcome is _Outcome.OPEN_FAILED:
            self.open_failed.emit(answer.value)
        else:
            raise answer.value

    def _tell(self, answer: _Answer, job: _Job) -> None:
        goes_on = answer.outcome is _Outcome.PROGRESS
        listener = self._listeners[job.key] if goes_on else self._listeners.pop(job.key)
        stopped = listener.task is not None and listener.task.cancelled
        if job.channel and self._newest[job.channel] != job.serial:
            return
        if stopped and not goes_on:
            _tell_ended(listener)
        if answer.outcome is _Outcome.FAILED:
            if not (stopped and isinstance(answer.value, ReplydeskError)):
                self._fail(listener, answer.value)
        elif not stopped and goes_on and listener.progress:
            listener.progress(answer.value)
        elif not stopped and not goes_on:
            listener.done(answer.value)

    def _fail(self, listener: _Listener, error: Exception) -> None:
        if not isinstance(error, ReplydeskError):
            raise error
        if listener.failed:
            listener.failed(error)
        else:
            self.failed.emit(error)


def _tell_ended(listener: _Listener) -> None:
    if listener.task is not None and listener.task.ended is not None:
        listener.task.ended()
