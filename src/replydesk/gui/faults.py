"""Bugs: written to a file and shown in one dialog, from whatever thread they come."""

import faulthandler
import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import IO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from replydesk.gui import guard

_log = logging.getLogger("replydesk")


class Faults(QObject):
    """Takes over `sys.excepthook`; keep it for as long as the program runs."""

    _happened = Signal(str)

    def __init__(self, log_folder: Path) -> None:
        super().__init__()
        self._folder = log_folder
        log_folder.mkdir(parents=True, exist_ok=True)
        log_file = log_folder / "replydesk.log"
        self._handler = logging.FileHandler(log_file, encoding="utf-8", delay=True)
        self._handler.setFormatter(
            logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s")
        )
        logging.getLogger("replydesk").addHandler(self._handler)
        self._crash_file: IO[str] = (log_folder / "crash.log").open("a", encoding="utf-8")
        faulthandler.enable(self._crash_file)
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)
        sys.excepthook = self._take
        threading.excepthook = lambda args: self._take(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )
        guard.add_reporter(self._take_guarded)

    def restore(self) -> None:
        """Give the hooks back; the program is about to end."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        guard.remove_reporter(self._take_guarded)
        faulthandler.disable()
        self._crash_file.close()
        logging.getLogger("replydesk").removeHandler(self._handler)
        self._handler.close()

    def _take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        words = "".join(traceback.format_exception(kind, error, trace))
        _log.error("%s", words)
        self._happened.emit(words)

    def _take_guarded(self, error: Exception) -> None:
        self._happened.emit("".join(traceback.format_exception(error)))

    def _show(self, words: str) -> None:
        from replydesk.gui.crash import show_crash

        show_crash(QApplication.activeWindow(), words, self._folder)
