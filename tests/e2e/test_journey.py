"""From an empty library to an exported letter, by the events a clerk makes."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from replydesk.domain.draft import Place
from replydesk.gui import app as program
from replydesk.gui import guard
from replydesk.gui.export_dialog import ExportDialog
from replydesk.gui.main_window import MainWindow
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.pages.import_letters import ImportPage
from replydesk.gui.pages.new_submission import NewSubmissionPage
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services.drafts import list_drafts, open_draft
from replydesk.services.reading import read_letter
from replydesk.store.engine import Store

LETTERS = resource_path("samples/letters")
SUGGESTION = min(resource_path("samples/suggestions").glob("*0233*.txt"))


class Clerk:
    """Mouse, keyboard and input method on one window."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def wait(self, condition: Callable[[], object]) -> None:
        """Let events run until a condition holds."""
        deadline = QDeadlineTimer(20_000)
        while not condition():
            if deadline.hasExpired():
                pytest.fail("the condition did not come true in twenty seconds")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def click(self, button: QAbstractButton) -> None:
        self.wait(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.focus, key, modifier)

    def write(self, text: str) -> None:
        """Chinese text, as an input method commits it."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(self.focus, event)

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def page(self, kind: type[QWidget]) -> QWidget:
        self.wait(lambda: isinstance(self.window.stack.currentWidget(), kind))
        shown = self.window.stack.currentWidget()
        assert shown is not None
        return shown


@pytest.fixture
def clerk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clerk]:
    app = QApplication.instance() or program.make_application()
    assert isinstance(app, QApplication)
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _, fault, __: faults.append(fault))
    guard.add_reporter(faults.append)
    desk = Desk(lambda: Store.open(tmp_path / "library.db"))
    window = MainWindow(desk, program.settings())
    window.painted.connect(desk.start)
    window.show()
    window.activateWindow()
    yield Clerk(window)
    window.close()
    desk.close()
    QCoreApplication.removePostedEvents(desk)
    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    guard.remove_reporter(faults.append)
    assert faults == []


def begin_from_file(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> DraftingPage:
    """A new reply whose submission is read from a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(SUGGESTION), ""))
    clerk.window.show_new()
    page = clerk.page(NewSubmissionPage)
    assert isinstance(page, NewSubmissionPage)
    clerk.click(page.file_button)
    clerk.wait(lambda: len(page.asks.asks()) == 5)
    clerk.click(page.create_button)
    drafting = clerk.page(DraftingPage)
    assert isinstance(drafting, DraftingPage)
    return drafting


def export(clerk: Clerk, target: Path) -> ExportDialog:
    """Ctrl+E, a file name, Enter."""
    clerk.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: clerk.window.findChild(ExportDialog) is not None)
    dialog = clerk.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.activateWindow()
    dialog.path.setFocus()
    dialog.path.selectAll()
    clerk.wait(dialog.path.hasFocus)
    clerk.write(str(target))
    QTest.keyClick(dialog.path, Qt.Key.Key_Return)
    return dialog


def test_from_old_letters_to_a_new_one(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = clerk.window
    # Last year's letters come in.
    window.show_import([LETTERS])
    importing = clerk.page(ImportPage)
    assert isinstance(importing, ImportPage)
    clerk.wait(lambda: not importing.is_running and "导入" in importing.summary.text())
    # A submission is read from a file; its asks become the parts.
    drafting = begin_from_file(clerk, monkeypatch)
    session = drafting.session
    assert session is not None
    assert len(session.parts) == 5
    drafting.go_to(Place(0, 0))
    # Fitting passages are there without asking; Alt+Enter takes the first over.
    clerk.wait(lambda: drafting.library.model.hits)
    first = drafting.library.model.hits[0].passage
    clerk.press(Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert [p.text for p in session.draft().letter.parts[0].sections[0].paragraphs] == [first.text]
    # Search as one types, down into the list, Enter inserts.
    clerk.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    clerk.write("综合体")
    clerk.wait(lambda: drafting.library.model.hits and all(
        "综合体" in hit.passage.text + hit.passage.part for hit in drafting.library.model.hits
    ))  # fmt: skip
    clerk.press(Qt.Key.Key_Down)
    second = drafting.library.current()
    assert second is not None
    clerk.press(Qt.Key.Key_Return)
    # A point of one's own, typed through the input method.
    clerk.press(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    clerk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    clerk.press(Qt.Key.Key_Return)
    clerk.write("把社区养老服务综合体建设列入民生实事。")
    section = session.draft().letter.parts[0].sections[0]
    assert [sign for sign, _ in section.labelled()] == ["一是", "二是", "三是"]
    assert [p.origin for p in section.paragraphs] == [first.id, second.id, None]
    # The rest stays empty: the check says so, and a letter can be exported all the same.
    target = tmp_path / "答复.docx"
    dialog = export(clerk, target)
    clerk.wait(lambda: dialog.made is not None)
    dialog.close()
    letter = read_letter(target).letter
    assert (
        letter.parts[0].sections[0].paragraphs[2].text == "把社区养老服务综合体建设列入民生实事。"
    )
    assert letter.number == "0233"
    assert "收悉" in letter.opening[0]
    # Everything was saved without asking, with the link to where it came from.
    drafting.flush()
    clerk.wait(lambda: drafting.autosave is not None and drafting.autosave.is_clean)
    with Store.open(tmp_path / "library.db") as store:
        draft = open_draft(store, list_drafts(store)[0].id)
    assert draft.place == Place(0, 0)
    assert draft.letter.parts[0].sections[0].paragraphs[0].origin == first.id


def test_an_export_that_cannot_be_written_is_told_and_nothing_is_lost(
    clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafting = begin_from_file(clerk, monkeypatch)
    dialog = export(clerk, tmp_path / "没有这个文件夹" / "答复.docx")
    clerk.wait(dialog.fault.isVisible)
    assert "文件夹" in dialog.fault.text()
    assert dialog.export_button.isEnabled()
    assert drafting.session is not None
    assert list(tmp_path.glob("**/*.tmp")) == []
    dialog.close()
