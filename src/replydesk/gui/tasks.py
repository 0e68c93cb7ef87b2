"""Work away from the GUI thread: one thread for calls, one for long tasks; answers come back."""

import sys
import threading
from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from functools import partial
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
    work: Work
    done: Done
    failed: Failed | None
    channel: str = ""
    serial: int = 0


class Task:
    """A long task under way; `cancel` stops it after the step it is in."""

    def __init__(self, job: _Job, progress: Callable[[Progress], None]) -> None:
        self.job = job
        self.progress = progress
        self.cancelled = False
        self.steps: Generator[Progress, None, Any] | None = None
        self.told: Progress | None = None
        self.ended: Callable[[], None] | None = None

    def cancel(self, ended: Callable[[], None] | None = None) -> None:
        """Stop after the current step; neither `done` nor `failed` is called any more.

        `ended` is called in the GUI thread when that step is over, be it the last one or one that
        fails. A bug of that step is raised there all the same.
        """
        self.ended = ended
        self.cancelled = True


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
        self._streams: deque[Task] = deque()
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
        self._put(_Job(work, done, failed))

    def latest(
        self,
        channel: str,
        work: "Callable[[Store], T]",
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> None:
        """Like `call`, but a newer request of the channel replaces this one and its answer."""
        with self._wake:
            serial = self._newest[channel] = self._newest.get(channel, 0) + 1
            self._calls = deque(job for job in self._calls if job.channel != channel)
            # Under the lock: the worker cannot have gone on to a save meanwhile.
            if self._store and self._running and self._running.channel == channel:
                self._store.interrupt()
        self._put(_Job(work, done, failed, channel, serial))

    def forget(self, channel: str) -> None:
        """Drop the channel's request and its answer."""
        with self._wake:
            self._newest[channel] = self._newest.get(channel, 0) + 1
            self._calls = deque(job for job in self._calls if job.channel != channel)

    def stream(
        self,
        work: "Callable[[Store], Generator[Progress, None, T]]",
        progress: Callable[[Progress], None],
        done: Callable[[T], None],
        failed: Failed | None = None,
    ) -> Task:
        """Run a long task step by step; other calls get their turn between two steps."""
        task = Task(_Job(work, done, failed), progress)
        with self._wake:
            self._streams.append(task)
            self._wake.notify_all()
        return task

    def close(self) -> None:
        """Finish the calls that wait, drop long tasks, close the store and end the worker."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def _put(self, job: _Job) -> None:
        with self._wake:
            self._calls.append(job)
            self._wake.notify_all()

    # ------------------------------------------------------------------ in the worker

    def _run(self) -> None:
        try:
            self._store = self._open_store()
        except ReplydeskError as error:
            self._answer(partial(self.open_failed.emit, error))
            return
        except Exception as error:  # noqa: BLE001  raised again in the GUI thread
            self._answer(partial(_raise, error))
            return
        self._answer(self.opened.emit)
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
        while (task := self._next_task()) is not None:
            self._step(task)
        for left in self._streams:  # what they hold, a process or a folder, goes with them
            if left.steps is not None:
                left.steps.close()

    def _next_task(self) -> Task | None:
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
            self._refuse(job, error)
        else:
            self._answer(lambda: None if self._is_stale(job) else job.done(value))

    def _step(self, task: Task) -> None:
        assert self._store is not None
        if task.cancelled:
            if task.steps:
                task.steps.close()
            self._answer(partial(_tell_ended, task))
            return
        try:
            task.steps = task.steps or task.job.work(self._store)
            report = next(task.steps)
        except StopIteration as end:
            value = end.value
            self._answer(lambda: _tell_ended(task) if task.cancelled else task.job.done(value))
        except Exception as caught:  # noqa: BLE001  passed on to the GUI thread
            error = caught
            self._answer(lambda: self._fail_task(task, error))
        else:
            if report is not task.told:  # the same again: it only lets others have their turn
                task.told = report
                self._answer(lambda: None if task.cancelled else task.progress(report))
            with self._wake:
                self._streams.append(task)

    def _refuse(self, job: _Job, error: Exception) -> None:
        if not self._is_stale(job):
            self._answer(lambda: self._fail(job, error))

    def _is_stale(self, job: _Job) -> bool:
        return bool(job.channel) and self._newest[job.channel] != job.serial

    def _answer(self, call: Callable[[], None]) -> None:
        self._answered.emit(call)

    # ------------------------------------------------------------------ in the GUI thread

    def _fail(self, job: _Job, error: Exception) -> None:
        if self._is_stale(job):
            return
        if not isinstance(error, ReplydeskError):
            raise error
        if job.failed:
            job.failed(error)
        else:
            self.failed.emit(error)

    def _fail_task(self, task: Task, error: Exception) -> None:
        if task.cancelled:
            _tell_ended(task)
        if not (task.cancelled and isinstance(error, ReplydeskError)):
            self._fail(task.job, error)

    def _deliver(self, call: Callable[[], None]) -> None:
        call()


def _tell_ended(task: Task) -> None:
    if task.ended is not None:
        task.ended()


def _raise(error: Exception) -> None:
    raise error
