"""What every test starts from: no screen and no folder of the real user."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.postgres_server import either_library, mortal_server, server, shared_address

__all__ = ["either_library", "mortal_server", "server", "shared_address"]

# Before any test imports PySide6.  REPLYDESK_TEST_PLATFORM=xcb shows the windows on a real screen.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("REPLYDESK_TEST_PLATFORM", "offscreen")

# The same examples every time, and no verdict by the clock of a busy machine.
settings.register_profile("replydesk", deadline=None, derandomize=True)
settings.load_profile("replydesk")


@pytest.fixture(autouse=True)
def _own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REPLYDESK_DATA", str(tmp_path / "replydesk-data"))


_ended = count(1)


@pytest.fixture(autouse=True)
def _collected_here() -> Iterator[None]:
    """Garbage is collected in this thread and between tests, as the program's window does.

    A collection that a worker thread happened to trigger would destroy Qt objects there.
    """
    gc.disable()
    yield
    gc.collect(2 if next(_ended) % 50 == 0 else 1)
