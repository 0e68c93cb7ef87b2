"""One window per library: the second start raises the first."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1000


class SingleWindow(QObject):
    """Holds the lock of a library as long as its window is open."""

    def __init__(self, library: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        library.parent.mkdir(parents=True, exist_ok=True)
        self._name = "replydesk-" + hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(f"{library}.lock")
        # Never too old: only a lock whose process is gone is taken over.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def take(self) -> bool:
        """Take the lock; False where another window has this library open."""
        return self._lock.tryLock(0)

    def raise_other(self) -> bool:
        """Ask the other window to come to the front; False where it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        reached = socket.waitForConnected(_WAIT_MS)
        if reached:
            socket.write(b"raise")
            socket.waitForBytesWritten(_WAIT_MS)
            socket.disconnectFromServer()
        return reached

    def listen(self, come: Callable[[], None]) -> None:
        """Have `come` called when a second start asks for this window."""
        self._server = QLocalServer(self)
        QLocalServer.removeServer(self._name)  # what a crash left behind
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.listen(self._name)
        self._server.newConnection.connect(lambda: self._answer(come))

    def release(self) -> None:
        """Let the library go."""
        if self._server:
            self._server.close()
        self._lock.unlock()

    def _answer(self, come: Callable[[], None]) -> None:
        while self._server and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            come()
