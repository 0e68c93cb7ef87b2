"""The library beside the editor in a window: from a key to the painted list, and stalls.

`benchmarks/stalls.py` runs it. The control searches in the GUI thread, on the same library and
with the same keys: it must fail the goal that the window keeps.
"""

import hashlib
import random
import statistics
import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject

from benchmarks.search import letters
from replydesk.domain.draft import Place
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.guard import guarded
from replydesk.gui.tasks import Desk
from replydesk.services import drafts
from replydesk.store.engine import Store
from replydesk.store.library import add_letter

if TYPE_CHECKING:
    from replydesk.gui.main_window import MainWindow

GOAL_P99, GOAL_LONGEST = 16.0, 50.0  # milliseconds
QUERIES = (
    "养老",
    "人才引进",
    "服务",
    "2024年",
    "1.8亿元",
    "县",
    "农村公路",
    "托育机构",
    "资金 项目",
    "不存在的词",
)
ASKS = (
    ("完善社区养老服务", "建议扩大社区养老服务设施覆盖面，增加助餐点。"),
    ("加强科技人才引进", "建议出台更有力的人才引进政策，解决住房和子女就学。"),
    ("推进农村公路养护", "建议加大农村公路养护资金投入，健全长效机制。"),
    ("支持中小企业发展", "建议落实减税降费和融资支持政策。"),
    ("提升基层医疗服务能力", "建议加强乡镇卫生院建设，培养全科医生。"),
)


class PanelDesk(Desk):
    """A desk that can be told to search in the GUI thread, as a control."""

    in_gui_thread: Store | None = None

    def latest(self, channel: str, work: Any, done: Any, failed: Any = None) -> None:
        if self.in_gui_thread is not None and channel == "library":
            done(work(self.in_gui_thread))
        else:
            super().latest(channel, work, done, failed)


def fill_large(store: Store, passages: int) -> int:
    """Fill a library and put a draft of five parts into it; returns the draft's id."""
    for letter in letters(passages, random.Random(7)):
        digest = hashlib.sha256(repr(letter).encode()).hexdigest()
        with store.write() as tx:
            add_letter(tx, Reading(letter), "made", digest)
    asks = tuple(Ask(heading, words) for heading, words in ASKS)
    return drafts.create_draft(store, Submission(subject="关于民生实事的建议", asks=asks)).id


class Painted(QObject):
    """Notes how long it takes from a key until the answer to it is painted."""

    def __init__(self, window: "MainWindow", run_for: Callable[[int], None]) -> None:
        super().__init__()
        self._panel = window.drafting.library
        self.rest = run_for
        self._shown = self._done = False
        self._panel.shown.connect(self._on_shown)
        self._panel.list.viewport().installEventFilter(self)
        self.took: list[float] = []

    @guarded(False)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._shown:
            self._done = True
        return False

    def _on_shown(self, _answer: object) -> None:
        self._shown = True
        self._panel.list.viewport().update()

    def after(self, act: Callable[[], None], pause: int) -> None:
        """Act, wait for the painted answer, and go on after a pause in all."""
        self._shown = self._done = False
        started = time.perf_counter()
        act()
        while not self._done and time.perf_counter() - started < 10:
            if self._shown and not self._panel.model.hits:
                break  # nothing found: words instead of cards
            self.rest(1)
        took = (time.perf_counter() - started) * 1000
        self.took.append(took)
        self.rest(max(1, pause - round(took)))


def _use(
    window: "MainWindow", painted: Painted, commit: Callable[[Any, str], None]
) -> dict[str, list[float]]:
    """Type as a quick typist, look through the hits, narrow, go from part to part; the times."""
    panel = window.drafting.library
    panel.box.setFocus()
    painted.took = typed = list[float]()
    for number, query in enumerate(QUERIES):
        panel.filters.years.setCurrentIndex(number % 2)  # every other query of the last years
        painted.rest(200)
        for character in query:
            painted.after(partial(commit, panel.box, character), 110)
        panel.box.clear()
    panel.filters.years.setCurrentIndex(0)
    painted.rest(200)
    painted.took = grown = list[float]()
    painted.after(partial(commit, panel.box, "服务"), 110)
    for _ in range(3):
        painted.after(panel.more_button.click, 200)
        bar = panel.list.verticalScrollBar()
        for step in range(0, min(bar.maximum(), 6000), 300):
            bar.setValue(step)
            painted.rest(10)
    panel.box.clear()
    painted.took = switched = list[float]()
    for section in range(3):
        for part in range(len(ASKS)):
            place = Place(part, section)
            painted.after(partial(window.drafting.go_to, place), 450)
    return {
        "key to painted list": typed,
        "more to painted list": grown,
        "part to painted list": switched,
    }


def use_panel(
    window: "MainWindow",
    painted: Painted,
    during: Callable[[Callable[[], None]], list[float]],
    commit: Callable[[Any, str], None],
) -> tuple[list[float], list[str]]:
    """How late the beats of the event loop come in that, and lines that tell the times."""
    took: dict[str, list[float]] = {}
    late = during(lambda: took.update(_use(window, painted, commit)))
    return late, [_times(name, each) for name, each in took.items()]


def is_calm(late: list[float]) -> bool:
    """Whether the event loop keeps the goal."""
    ordered = sorted(late)
    return ordered[int(len(ordered) * 0.99)] <= GOAL_P99 and ordered[-1] <= GOAL_LONGEST


def _times(name: str, took: list[float]) -> str:
    late = sorted(took)[int(len(took) * 0.95)]
    return (
        f"  {name:24} median {statistics.median(took):5.1f}  p95 {late:5.1f}"
        f"  longest {max(took):5.1f} ms  ({len(took)})"
    )
