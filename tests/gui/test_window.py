"""The window as a whole: its start, its pages, and its end."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from replydesk.domain.draft import Draft, Place
from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import Part, ReplyLetter, Section, SectionKind
from replydesk.domain.submission import Ask, Submission
from replydesk.gui import input_method
from replydesk.gui.main_window import MainWindow
from replydesk.gui.notices import NoticeStack
from replydesk.gui.single_window import SingleWindow
from replydesk.gui.tasks import Desk
from replydesk.services import drafts
from replydesk.store.engine import Store

WaitUntil = Callable[[Callable[[], object]], None]

START = """
import json, sys
from pathlib import Path
from replydesk.gui import app
from replydesk.gui.tasks import Desk
HEAVY = ("sqlalchemy", "docx", "jinja2", "lxml")
seen = {}
start = Desk.start
def note(desk):
    seen["painted"] = [name for name in HEAVY if name in sys.modules]
    start(desk)
Desk.start = note
def begin(desk, window):
    desk.opened.connect(lambda: (seen.update(opened=True), window.close()))
status = app.run(Path(sys.argv[1]), begin)
print(json.dumps({"status": status, **seen}))
"""


def test_nothing_heavy_is_loaded_at_the_first_paint(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path / "library.db")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "REPLYDESK_DATA": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
    )
    answer = json.loads(ran.stdout.splitlines()[-1])
    assert answer == {"status": 0, "painted": [], "opened": True}


def test_without_a_screen_one_sentence_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from replydesk.bootstrap import run_window

    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(ResourceError, match="没有可用的屏幕"):
        run_window(None)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"QT_IM_MODULE": "ibus"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx", "REPLYDESK_KEEP_INPUT_METHOD": "1"}, "fcitx"),
        ({}, None),
    ],
)
def test_fcitx_is_reached_through_ibus_unless_that_is_switched_off(
    before: dict[str, str], after: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    environment = dict(before)
    input_method.prepare(environment)
    assert environment.get("QT_IM_MODULE") == after


def test_a_second_start_raises_the_first(
    app: QApplication, library: Path, wait_until: WaitUntil
) -> None:
    came: list[bool] = []
    first, second = SingleWindow(library), SingleWindow(library)
    assert first.take()
    first.listen(lambda: came.append(True))
    assert not second.take()
    assert second.raise_other()
    wait_until(lambda: came)
    first.release()
    assert second.take()
    second.release()


@pytest.fixture
def draft(store: Store) -> Draft:
    section = Section(SectionKind.MEASURES, "主要措施")
    letter = ReplyLetter(subject="关于停车的建议", parts=(Part("关于停车的建议", (section,)),))
    submission = Submission(subject="关于停车的建议", asks=(Ask("停车"),))
    return drafts.save_draft(store, Draft(submission, letter, place=Place(0, 0)))


@pytest.fixture
def window(draft: Draft, desk: Desk, tmp_path: Path, wait_until: WaitUntil) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(desk, settings)
    made.show()
    made.activateWindow()
    made.open_draft(draft.id)
    wait_until(lambda: made.stack.currentWidget() is made.drafting)
    yield made
    made._closing = "now"
    made.close()
    made.deleteLater()


def stored_text(store: Store, draft: Draft) -> list[str]:
    letter = drafts.open_draft(store, draft.id).letter
    return [paragraph.text for _, _, _, paragraph in letter.paragraphs()]


def test_closing_saves_without_asking(
    window: MainWindow, store: Store, draft: Draft, wait_until: WaitUntil
) -> None:
    QTest.keyClicks(window.drafting.page.editor, "parking space")
    window.close()
    wait_until(lambda: not window.isVisible())
    assert stored_text(store, draft) == ["parking space"]


def test_a_save_that_fails_at_the_end_keeps_the_window_open(
    window: MainWindow, store: Store, draft: Draft, wait_until: WaitUntil
) -> None:
    drafts.save_draft(store, draft)
    QTest.keyClicks(window.drafting.page.editor, "too late")
    window.close()
    stack = window.findChild(NoticeStack)
    assert isinstance(stack, NoticeStack)
    wait_until(lambda: any("没有关闭" in bar.text for bar in stack.bars()))
    assert window.isVisible()
    bar = next(bar for bar in stack.bars() if "没有关闭" in bar.text)
    assert bar.action_button is not None
    bar.action_button.click()
    wait_until(lambda: not window.isVisible())


def test_f1_lists_the_shortcuts_and_f7_leads_to_the_check(
    window: MainWindow, wait_until: WaitUntil
) -> None:
    from PySide6.QtCore import Qt

    QTest.keyClick(window.drafting.page.editor, Qt.Key.Key_F7)
    wait_until(lambda: type(window.stack.currentWidget()).__name__ == "CheckPage")
    window.show_drafting()
    QTest.keyClick(window.drafting.page.editor, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "快捷键一览"
    dialog.close()
