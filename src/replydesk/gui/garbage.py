"""Garbage collection in the GUI thread only, in small steps.

A collection that the worker thread happened to trigger could destroy Qt objects there; a full one
in the middle of typing would be felt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000
_FULL_EVERY = 30


class Collector(QObject):
    """Collects now and then; what start-up made is left out of it for good."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.collect()
        gc.freeze()
        self._turns = 0
        timer = QTimer(self)
        timer.timeout.connect(self._collect)
        timer.start(_EVERY_MS)

    def _collect(self) -> None:
        self._turns += 1
        gc.collect(2 if self._turns % _FULL_EVERY == 0 else 1)
