"""How long the event loop is held while one searches the sample library and writes.

    python benchmarks/stalls.py

A precise timer beats every 4 ms; a stall is what a beat comes late. An idle control comes first;
a control that holds the loop for 30 ms shows that the meter sees it. Exit status 1 where
searching holds the loop for more than 16 ms, or the control does not show.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent

from replydesk.bootstrap import fill_samples
from replydesk.domain.draft import Place
from replydesk.gui import theme
from replydesk.gui.app import make_application
from replydesk.gui.garbage import Collector
from replydesk.gui.main_window import MainWindow
from replydesk.gui.tasks import Desk
from replydesk.store.engine import Store

GOAL_MS = 16.0
BEAT_MS = 4
QUERIES = ("社区养老服务", "研究生工作站", "2024年", "农村公路养护", "托育", "数字政务", "1.8亿元")


class Meter:
    """Notes how late each beat comes."""

    def __init__(self) -> None:
        self.late: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def during(self, work: Callable[[], None]) -> list[float]:
        """The lateness of the beats, in milliseconds, while work goes on."""
        self.late = []
        self._clock.start()
        self._timer.start(BEAT_MS)
        work()
        self._timer.stop()
        return self.late

    def _beat(self) -> None:
        elapsed = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        self.late.append(max(0.0, elapsed - BEAT_MS))


def run_for(milliseconds: int) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_until(condition: Callable[[], object]) -> None:
    """Let the event loop run until a condition holds."""
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come to rest")
        run_for(20)


def search(window: MainWindow) -> None:
    """Type each query letter by letter, with the pauses of a quick typist."""
    box = window.drafting.library.box
    box.setFocus()
    for query in QUERIES:
        for character in query:
            commit(box, character)
            run_for(90)
        run_for(150)
        view = window.drafting.library.list
        for step in range(0, view.verticalScrollBar().maximum(), 120):
            view.verticalScrollBar().setValue(step)
            run_for(10)
        box.clear()
        run_for(150)


def write(window: MainWindow) -> None:
    """Write points, take passages over and go from section to section."""
    page = window.drafting
    for place in (Place(3, 0), Place(3, 1), Place(3, 2), Place(4, 0)):
        page.go_to(place)
        run_for(250)
        for _ in range(2):
            for character in "会同有关部门安排专项资金1.8亿元，覆盖率达到93.6%。":
                commit(page.page.editor, character)
                run_for(25)
            page.library.insert_first()
            run_for(120)
    run_for(1500)  # the autosave and the check


def commit(widget: object, text: str) -> None:
    """Type as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(widget, event)  # type: ignore[arg-type]


def report(name: str, late: list[float]) -> float:
    """Print a line; returns the longest stall."""
    ordered = sorted(late)
    p99 = ordered[int(len(ordered) * 0.99)]
    print(
        f"{name:22} median {statistics.median(late):5.1f}  p99 {p99:5.1f}"
        f"  longest {ordered[-1]:5.1f} ms  ({len(late)} beats)"
    )
    return ordered[-1]


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["REPLYDESK_DATA"] = folder
        app = make_application()
        theme.apply(app, theme.Mode.LIGHT)
        library = Path(folder) / "library.db"
        with Store.open(library) as store:
            for _ in fill_samples(store):
                pass
        desk = Desk(lambda: Store.open(library))
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = MainWindow(desk, settings)
        window.show()
        desk.start()
        window.open_draft(1)
        wait_until(lambda: window.stack.currentWidget() is window.drafting)
        Collector(app)
        run_for(2500)
        meter = Meter()
        report("idle (control)", meter.during(lambda: run_for(2000)))
        held = report("held 30 ms (control)", meter.during(hold))
        worst = report("searching", meter.during(lambda: search(window)))
        report("writing, inserting", meter.during(lambda: write(window)))
        window.drafting.flush()
        run_for(300)
        window.close()
        desk.close()
    print(f"goal: no stall over {GOAL_MS:.0f} ms while searching")
    return 0 if worst <= GOAL_MS < held else 1


def hold() -> None:
    """Hold the event loop as a search in the GUI thread would."""
    for _ in range(3):
        QTimer.singleShot(0, lambda: time.sleep(0.03))
        run_for(100)


if __name__ == "__main__":
    sys.exit(main())
