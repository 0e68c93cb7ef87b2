"""Grouping of what is new in the library, quietly in the background."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.gui.guard import guarded
from replydesk.gui.tasks import Desk, Task

if TYPE_CHECKING:
    from collections.abc import Generator

    from replydesk.store.engine import Store

IDLE_MS = 3000
_WORTH_TELLING = 200  # passages; fewer are done before anybody reads about them
_INPUT = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
    )
)


class FamilyGrouping(QObject):
    """`start` looks for families a little later, once for all that asked meanwhile.

    Whoever types, clicks or scrolls has the machine for himself: the work stops after the passage
    under way and goes on when the window has been left alone for a while. `told` has a sentence
    for the status line, "" when there is nothing to tell any more; `done` how many passages
    joined a family in the last go.
    """

    told = Signal(str)
    done = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self._wanted_again = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._begin)

    def start(self) -> None:
        """Look for the families of what is new, as soon as the window has settled."""
        if self._task is not None:
            self._wanted_again = True
        else:
            self._idle.start()

    def _begin(self) -> None:
        self._wanted_again = False
        self._watch(on=True)
        self._task = self._desk.stream(_group, self._on_progress, self._on_done, self._on_failed)

    def _watch(self, *, on: bool) -> None:
        app = QCoreApplication.instance()
        if app is not None and on:
            app.installEventFilter(self)
        elif app is not None:
            app.removeEventFilter(self)

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._task is not None and event.type() in _INPUT:
            self._task.cancel()
            self._end()
            self._idle.start()
        return False

    def _end(self) -> None:
        self._task = None
        self._watch(on=False)
        self.told.emit("")

    def _on_progress(self, progress: Progress) -> None:
        left = progress.total - progress.done
        if left >= _WORTH_TELLING:
            self.told.emit(self.tr("正在归并同一措施，余 {0} 条").format(f"{left:,}"))

    def _on_done(self, joined: int) -> None:
        self._end()
        self.done.emit(joined)
        if self._wanted_again:
            self.start()

    def _on_failed(self, _error: ReplydeskError) -> None:
        # Nobody asked for it and nothing is lost: the queue waits for the next import or start.
        self._end()


def _group(store: "Store") -> "Generator[Progress, None, int]":
    from replydesk.services.families import group_new

    return group_new(store)
