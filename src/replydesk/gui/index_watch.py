"""Watches over the search index: damage is told and mended, pieces are put together, unseen."""

from collections.abc import Callable, Generator
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.gui import notices
from replydesk.gui.tasks import Desk, Task

if TYPE_CHECKING:
    from replydesk.store.engine import Store

FIRST_MS = 800
LOOK_MS = 60_000
SOON_MS = 1_000
_LATER = 10  # times later it is tried again where it could not be mended


class IndexWatch(QObject):
    """Looks at the index at the start, now and then, and when a search or a save meets damage.

    `told` has a sentence for the status line while the index is made anew, "" at the end.
    """

    told = Signal(str)
    mended = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._task: Task | None = None
        self._merging: Task | None = None
        self._is_told = False
        # Set in the worker, which must know nothing of the window; looked at here.
        self._met = Event()
        self._soon = _timer(self, SOON_MS, self._if_met)
        self._timer = _timer(self, LOOK_MS, self.look)
        desk.opened.connect(self._on_opened)

    @property
    def is_mending(self) -> bool:
        """Whether the index is being made anew."""
        return self._task is not None

    def look(self) -> None:
        """Look at the index, and mend it where it is damaged."""
        if self._task is None:
            self._desk.latest("index-look", _looks_sound, self._on_look, lambda _: None)

    def _on_opened(self) -> None:
        self._desk.call(_listening(self._met), self._on_listening)
        QTimer.singleShot(FIRST_MS, self, self.look)  # the list of drafts comes first
        self._soon.start()
        self._timer.start()

    def _on_listening(self, end: Callable[[], None]) -> None:
        self.destroyed.connect(end)

    def _if_met(self) -> None:
        if self._met.is_set():
            self._met.clear()
            self._begin(thorough=True)

    def _on_look(self, sound: bool) -> None:
        if not sound:
            self._begin(thorough=False)
        elif self._merging is None:  # it may lie in pieces, as after an import
            self._merging = self._desk.stream(
                _merged, lambda _: None, self._on_merged, self._on_merged
            )

    def _on_merged(self, _: object) -> None:
        self._merging = None  # what could not be merged now is looked at again in a minute

    def _begin(self, *, thorough: bool) -> None:
        if self._task is not None:
            return

        def work(store: "Store") -> "Generator[Progress, None, bool]":
            from replydesk.services.indexing import rebuild_index

            return rebuild_index(store, thorough=thorough)

        self._is_told = False
        self._task = self._desk.stream(work, self._on_progress, self._on_done, self._on_failed)

    def _on_progress(self, progress: Progress) -> None:
        if not self._is_told:
            self._is_told = True
            notices.show_info(self._words_at_work(), parent=self._window)
        share = progress.done * 100 // max(progress.total, 1)
        self.told.emit(self.tr("正在重建检索索引 {0}%").format(share))

    def _words_at_work(self) -> str:
        return self.tr(
            "检索索引有损坏，正在后台重建。查找暂时慢一些，结果照样完整；起草和导入不受影响。"
        )

    def _on_done(self, needed: bool) -> None:
        self._task = None
        notices.take_away(self._words_at_work(), parent=self._window)
        self._timer.setInterval(LOOK_MS)
        self.told.emit("")
        if needed:
            notices.show_info(self.tr("检索索引已重建，查找恢复如常。"), parent=self._window)
            self.mended.emit()

    def _on_failed(self, error: ReplydeskError) -> None:
        self._task = None
        notices.take_away(self._words_at_work(), parent=self._window)
        # A disk may get room and a server come back; the same each minute would help nobody.
        self._timer.setInterval(_LATER * self._timer.interval())
        self.told.emit("")
        notices.show_error(self._window, error)


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    made = QTimer(parent)
    made.setInterval(milliseconds)
    made.timeout.connect(slot)
    return made


def _looks_sound(store: "Store") -> bool:
    from replydesk.services.indexing import index_looks_sound

    return index_looks_sound(store)


def _merged(store: "Store") -> "Generator[Progress, None, bool]":
    from replydesk.services.indexing import merge_index

    return merge_index(store)


def _listening(met: Event) -> "Callable[[Store], Callable[[], None]]":
    def listen(_: "Store") -> Callable[[], None]:
        from replydesk.services.indexing import on_index_damage

        return on_index_damage(met.set)

    return listen
