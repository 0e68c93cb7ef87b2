"""One application, a desk on a library of its own, and a check that no fault was swallowed."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.gui import guard, theme
from replydesk.gui.tasks import Desk
from replydesk.store.engine import Store

WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture(scope="session")
def app() -> QApplication:
    made = QApplication.instance() or QApplication([])
    assert isinstance(made, QApplication)
    made.setStyle("Fusion")
    theme.apply(made, theme.Mode.LIGHT)
    return made


@pytest.fixture(autouse=True)
def _no_fault_is_swallowed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _, fault, __: faults.append(fault))
    guard.add_reporter(faults.append)
    yield
    guard.remove_reporter(faults.append)
    if faults:
        raise faults[0]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    """The library from the test's side, to prepare it and to look into it."""
    with Store.open(library) as opened:
        yield opened


@pytest.fixture
def desk(app: QApplication, library: Path) -> Iterator[Desk]:
    made = Desk(lambda: Store.open(library))
    refused: list[object] = []
    made.open_failed.connect(refused.append)
    made.start()
    yield made
    made.close()
    assert refused == []
    # Answers that nobody waited for would reach pages that are gone.
    QCoreApplication.removePostedEvents(made)


@pytest.fixture
def wait_until(app: QApplication) -> WaitUntil:
    """Let events run until a condition holds; fail after half a minute."""

    def wait(condition: Callable[[], object]) -> None:
        deadline = QDeadlineTimer(30_000)
        while not condition():
            if deadline.hasExpired():
                pytest.fail("the condition did not come true")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    return wait


@pytest.fixture
def shown(app: QApplication) -> Iterator[Callable[[QWidget], QWidget]]:
    """Show a widget as a window of its own that has the focus, and take it away at the end."""
    windows: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        windows.append(widget)
        widget.resize(1280, 800)
        widget.show()
        widget.activateWindow()
        app.processEvents()
        return widget

    yield show
    for window in windows:
        window.close()
        window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def commit() -> Callable[[QWidget, str], None]:
    """Type text the way an input method does."""

    def send(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return send
