"""The installed Qt binding does not lose references, which kills the process after a while."""

import subprocess
import sys

from PySide6.QtCore import QObject

CALLS = 2000
# Small, because references to None also come and go while the loop runs.
TOLERANCE = 50

MANY_CALLS = """
from PySide6.QtGui import QFont, QGuiApplication
app = QGuiApplication([])
font = QFont()
for size in range(20_000):
    font.setPixelSize(size % 90 + 1)
print("alive")
"""


def test_calls_that_return_nothing_keep_the_references_of_none() -> None:
    thing = QObject()
    thing.setObjectName("")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        thing.setObjectName(str(number))
    assert abs(sys.getrefcount(None) - before) < TOLERANCE


def test_twenty_thousand_calls_leave_the_process_alive() -> None:
    child = subprocess.run(
        [sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, check=False
    )
    assert (child.returncode, child.stdout.strip()) == (0, "alive"), child.stderr
