"""A process that answers requests over its standard streams, with a bound on how long it takes."""

import contextlib
import os
import queue
import subprocess
import threading
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from replydesk.services.frames import read_message, write_message

_START_SECONDS = 60.0
# Room that libraries set aside for each processor counts as memory though it is not used.
_SMALL = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1"}


class Silence(Enum):
    """Why there is no answer."""

    NEVER_READY = auto()
    LATE = auto()
    ENDED = auto()


class ChildProcess:
    """The running process. Its messages are taken in by a thread, so that waiting can end.

    It inherits nothing but its three streams. Raises OSError where it can't be started.
    """

    def __init__(self, command: Sequence[str]) -> None:
        # 0x08000000 is CREATE_NO_WINDOW and 0x4000 BELOW_NORMAL_PRIORITY_CLASS, known on Windows.
        # Elsewhere a session of its own keeps Ctrl+C of the terminal from it.
        special: dict[str, Any] = (
            {"creationflags": 0x08004000} if os.name == "nt" else {"start_new_session": True}
        )
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_SMALL},
            **special,
        )
        self._messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._is_ready = False
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def ask(self, request: object) -> None:
        """Send a request; they are answered in their order."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):  # one that is gone is noticed by its silence
            write_message(self._process.stdin, request)

    def answer(self, seconds: float) -> dict[str, Any] | Silence:
        """The next answer, or why there is none `seconds` after the last sign of life."""
        while True:
            allowed = seconds if self._is_ready else max(seconds, _START_SECONDS)
            try:
                message = self._messages.get(timeout=allowed)
            except queue.Empty:
                return Silence.LATE if self._is_ready else Silence.NEVER_READY
            if message is None:
                return Silence.ENDED if self._is_ready else Silence.NEVER_READY
            if "ready" not in message and "beat" not in message:
                return dict(message)
            self._is_ready = True

    def end(self) -> None:
        """Kill the process, whatever it is at."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _listen(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        with pipe:
            while (message := read_message(pipe)) is not None:
                self._messages.put(message)
        self._messages.put(None)
