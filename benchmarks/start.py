"""The start of the window against the start of a bare PySide6 window, in the same run.

    python benchmarks/start.py [--rounds N]

Both are measured from the start of the process until the window has been painted and the event
loop has come to rest once; processor time of the process stands beside the clock. The store is
opened after that, in its own thread. Exit status 1 where the median ratio is over the goal.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GOAL = 3.5

_END = """
def usable(window):
    clock = time.time() - float(os.environ["STARTED"])
    print(json.dumps({"clock": clock, "cpu": time.process_time(), "heavy": [
        name for name in ("sqlalchemy", "docx", "jinja2") if name in sys.modules]}), flush=True)
    os._exit(0)
"""

BARE = f"""
import json, os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
{_END}
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: usable(self))
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

REPLYDESK = f"""
import json, os, sys, time
from pathlib import Path
from replydesk.gui import app
from replydesk.gui.main_window import MainWindow
{_END}
class Window(MainWindow):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.painted.connect(lambda: usable(self))
app.MainWindow = Window
app.run(Path(sys.argv[1]))
"""


# For information: until the drafts of the library stand in the window as well.
READY = REPLYDESK.replace(
    "self.painted.connect(lambda: usable(self))",
    "self.home.list.filter.modelReset.connect(lambda: usable(self))",
)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=11)
    rounds = parser.parse_args().rounds
    results: dict[str, list[dict[str, float]]] = {"bare": [], "replydesk": []}
    with tempfile.TemporaryDirectory() as folder:
        for program in (BARE, REPLYDESK):
            _start(program, Path(folder))  # warms the caches of the disk
        for _ in range(rounds):  # in turn, so that a busy moment touches both
            for name, program in (("bare", BARE), ("replydesk", REPLYDESK)):
                results[name].append(_start(program, Path(folder)))
        ready = [_start(READY, Path(folder), late=True)["clock"] * 1000 for _ in range(3)]
    worst = 0.0
    for measure in ("clock", "cpu"):
        bare, ours = (
            statistics.median(run[measure] for run in results[name]) * 1000
            for name in ("bare", "replydesk")
        )
        ratio = ours / bare
        worst = max(worst, ratio)
        print(f"{measure:5}  bare {bare:6.0f} ms   replydesk {ours:6.0f} ms   ratio {ratio:.2f}")
    print(
        f"goal: at most {GOAL}; with the library's drafts in it: {statistics.median(ready):.0f} ms"
    )
    return 0 if worst <= GOAL else 1


def _start(program: str, folder: Path, *, late: bool = False) -> dict[str, float]:
    environment = {**os.environ, "REPLYDESK_DATA": str(folder), "STARTED": str(time.time())}
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    ran = subprocess.run(
        [sys.executable, "-c", program, str(folder / "library.db")],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    assert not answer.pop("heavy") or late, "loaded before the first paint"
    return answer


if __name__ == "__main__":
    sys.exit(main())
