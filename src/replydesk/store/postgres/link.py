"""Whether the server of a shared library answers: asked for in a thread of its own.

Nobody waits for a server that is away: while it is, every request is told so at once, and the
thread goes on asking until it is back.
"""

import logging
from collections.abc import Callable
from threading import Condition, Thread
from time import monotonic

from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.store.postgres.failures import LibraryAwayError

_AGAIN = 5.0  # seconds after which a server that is away is asked again
_AT_MOST_EVERY = 1.0  # and after which a request makes it be asked again at once
_FAREWELL = 2.0  # what a close waits for a connection under way

_log = logging.getLogger(__name__)


class Link:
    """The state of the connection. `connect` raises ReplydeskError while the server is away.

    `catch_up` is called in the thread whenever the server is back, and when `todo` was called.
    """

    def __init__(self, connect: Callable[[], None], catch_up: Callable[[], None]) -> None:
        self._connect = connect
        self._catch_up = catch_up
        self._changed = Condition()
        self._known = False
        self._error: ReplydeskError | None = None
        self._asked_at = 0.0
        self._wanted = False  # somebody asks for a server that is away
        self._todo = self._doing = False
        self._closing = False
        self._thread = Thread(target=self._run, name="shared-library", daemon=True)

    def start(self, *, connected: bool) -> None:
        """Begin; `connected` where the server has answered just now."""
        self._known = connected
        self._thread.start()

    def require(self) -> None:
        """Raise what is wrong unless the server answered last; waits for the first answer only."""
        with self._changed:
            while not (self._known or self._closing):
                self._changed.wait()
            if self._error is not None:
                self._wanted = True
                self._changed.notify_all()
                raise type(self._error)(str(self._error))

    def lost(self, error: LibraryAwayError) -> None:
        """The server did not answer: it is away until the thread finds it back."""
        with self._changed:
            if self._error is None:
                self._error, self._asked_at = error, 0.0  # asked at once: it may be there again
                self._changed.notify_all()

    def todo(self) -> None:
        """Have `catch_up` called soon."""
        with self._changed:
            self._todo = True
            self._changed.notify_all()

    def settle(self) -> None:
        """Wait until the thread has nothing to do; it may then know that the server is away."""
        with self._changed:
            self._wanted = True
            self._changed.notify_all()
            while not self._closing and (not self._known or self._wanted or self._has_work()):
                self._changed.wait()

    def close(self) -> None:
        """End the thread; a connection that is being made is not waited for long."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        if self._thread.is_alive():
            self._thread.join(_FAREWELL)

    # ------------------------------------------------------------------ in the thread

    def _has_work(self) -> bool:
        return (self._todo or self._doing) and self._error is None

    def _run(self) -> None:
        while self._next():
            if self._error is not None or not self._known:
                self._ask()
            else:
                self._do()

    def _next(self) -> bool:
        """Wait until there is something to do; False at the end."""
        with self._changed:
            while not self._closing:
                if not self._known or self._has_work():
                    return True
                pause = None
                if self._error is not None:
                    wait = _AT_MOST_EVERY if self._wanted else _AGAIN
                    pause = self._asked_at + wait - monotonic()
                    if pause <= 0:
                        return True
                else:
                    self._wanted = False
                    self._changed.notify_all()
                self._changed.wait(pause)
            return False

    def _ask(self) -> None:
        error: ReplydeskError | None = None
        try:
            self._connect()
        except ReplydeskError as refused:
            error = refused
        except Exception:  # noqa: BLE001 - a bug: whoever asks is told, and the others are not kept waiting
            _log.exception("opening the shared library")
            error = ResourceError("共用素材库打不开，详情已记入日志，请交给技术人员。")
        with self._changed:
            if error is None:
                self._todo = True
            elif not self._known or str(error) != str(self._error):
                _log.info("shared library: %s", error)
            self._known, self._error = True, error
            self._asked_at, self._wanted = monotonic(), False
            self._changed.notify_all()

    def _do(self) -> None:
        with self._changed:
            self._todo, self._doing = False, True
        try:
            self._catch_up()
        except LibraryAwayError as error:
            self.lost(error)
        except Exception:  # noqa: BLE001 - nobody waits for it, and it is done again with the next change
            _log.exception("noting what drafts take over")
        finally:
            with self._changed:
                self._doing = False
                self._changed.notify_all()
