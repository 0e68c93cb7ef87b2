"""The window as a whole: its start, its pages, and its end."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from replydesk.domain.draft import Draft, Place
from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import Part, ReplyLetter, Section, SectionKind
from replydesk.domain.submission import Ask, Submission
from replydesk.gui import input_method
from replydesk.gui.main_window import MainWindow
from replydesk.gui.notices import NoticeStack
from replydesk.gui.pages.import_letters import ImportPage
from replydesk.gui.pages.review import ReviewPage
from replydesk.gui.single_window import SingleWindow
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services import drafts, reviews
from replydesk.services.imports import import_paths
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
    QTest.keyClick(window.drafting.page.editor, Qt.Key.Key_F7)
    wait_until(lambda: type(window.stack.currentWidget()).__name__ == "CheckPage")
    window.show_drafting()
    QTest.keyClick(window.drafting.page.editor, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "快捷键一览"
    dialog.close()


def test_files_dropped_anywhere_on_the_window_are_imported(
    window: MainWindow, tmp_path: Path, wait_until: WaitUntil
) -> None:
    folder = tmp_path / "往年"
    folder.mkdir()
    (folder / "空白.txt").write_bytes(b"")
    window.show_library()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    assert window.veil.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    assert not window.veil.isVisible()
    page = window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    wait_until(lambda: page.list.results.count == 1 and not page.is_running)


def test_letters_that_wait_are_told_at_home_and_looked_over(
    window: MainWindow, store: Store, tmp_path: Path, wait_until: WaitUntil
) -> None:
    sample = next(resource_path("samples/letters").glob("2025-云岭省教育厅*.txt"))
    undated = tmp_path / "无日期.txt"
    undated.write_text(re.sub(r"(?m)^2025年\d+月\d+日$", "", sample.read_text("utf-8")), "utf-8")
    assert all(True for _ in import_paths(store, [undated]))
    window.show_home()
    wait_until(window.home.waiting.isVisible)
    assert "待核对 1 封" in window.home.waiting.words.text()
    QTest.mouseClick(window.home.waiting.review_button, Qt.MouseButton.LeftButton)
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    wait_until(lambda: page.session is not None)
    QTest.keyClick(page.rows, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "并入上一段" in words
    dialog.close()
    QTest.keyClick(page.rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: page.stack.currentIndex() == 2)
    QTest.mouseClick(page.done_button, Qt.MouseButton.LeftButton)
    assert window.stack.currentWidget() is window.home
    wait_until(lambda: not window.home.waiting.isVisible())


def test_corrections_not_saved_yet_are_saved_when_the_window_closes(
    window: MainWindow, store: Store, desk: Desk, tmp_path: Path, wait_until: WaitUntil
) -> None:
    sample = next(resource_path("samples/letters").glob("2025-云岭省教育厅*.txt"))
    assert all(True for _ in import_paths(store, [sample]))
    letter_id = reviews.letters_to_review(store, every=True)[0].letter_id
    window.show_review([letter_id])
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    wait_until(lambda: page.session is not None)
    page.fields.focus_field("number")
    QTest.keyClicks(page.fields.editor("number"), "DH7")
    window.close()
    wait_until(lambda: reviews.open_review(store, letter_id).reading.letter.number == "DH7")


def test_a_row_still_being_written_is_saved_when_the_window_closes(
    window: MainWindow, store: Store, tmp_path: Path, wait_until: WaitUntil
) -> None:
    sample = next(resource_path("samples/letters").glob("2025-云岭省教育厅*.txt"))
    assert all(True for _ in import_paths(store, [sample]))
    letter_id = reviews.letters_to_review(store, every=True)[0].letter_id
    window.show_review([letter_id])
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    wait_until(lambda: page.session is not None)
    page.rows.setFocus()
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    assert page.rows.editor.is_open
    page.rows.editor.setPlainText("还在写的文字。")
    window.close()
    wait_until(lambda: reviews.open_review(store, letter_id).corrected)


def reviewed(window: MainWindow, store: Store, wait_until: WaitUntil) -> ReviewPage:
    """A letter that is looked over, with a correction that is not saved yet."""
    sample = next(resource_path("samples/letters").glob("2025-云岭省教育厅*.txt"))
    assert all(True for _ in import_paths(store, [sample]))
    window.show_review([reviews.letters_to_review(store, every=True)[0].letter_id])
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    wait_until(lambda: page.session is not None)
    page.fields.focus_field("number")
    QTest.keyClicks(page.fields.editor("number"), "DH7")
    return page


def test_corrections_that_cannot_be_saved_at_the_end_keep_the_window_open(
    window: MainWindow, store: Store, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reviewed(window, store, wait_until)
    full = True
    save = reviews.save_review

    def save_or_refuse(*args: object, **words: object) -> None:
        if full:
            raise ResourceError("磁盘已满，没有写入，请腾出空间后再试。")
        save(*args, **words)  # type: ignore[arg-type]

    monkeypatch.setattr(reviews, "save_review", save_or_refuse)
    window.close()
    wait_until(lambda: any("更正还没有保存" in bar.text for bar in window.notices.bars()))
    assert any("磁盘已满" in bar.text for bar in window.notices.bars())
    assert window.isVisible()
    assert not page.is_clean
    full = False
    window.close()
    wait_until(lambda: not window.isVisible())
    (item,) = reviews.letters_to_review(store, every=True)
    assert reviews.open_review(store, item.letter_id).reading.letter.number == "DH7"


def test_corrections_that_cannot_be_saved_may_be_left_behind(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    page = reviewed(window, store, wait_until)
    assert page.session is not None
    reviews.remove_letter(store, page.session.review.letter_id)
    window.close()
    wait_until(lambda: any("更正还没有保存" in bar.text for bar in window.notices.bars()))
    bar = next(bar for bar in window.notices.bars() if "更正还没有保存" in bar.text)
    assert bar.action_button is not None
    bar.action_button.click()
    wait_until(lambda: not window.isVisible())


def test_a_draft_and_a_correction_are_both_saved_before_the_window_goes(
    window: MainWindow, store: Store, draft: Draft, wait_until: WaitUntil
) -> None:
    QTest.keyClicks(window.drafting.page.editor, "parking space")
    reviewed(window, store, wait_until)
    window.close()
    assert window.isVisible()
    window.close()  # once more while it saves
    wait_until(lambda: not window.isVisible())
    assert stored_text(store, draft) == ["parking space"]
    (item,) = reviews.letters_to_review(store, every=True)
    assert reviews.open_review(store, item.letter_id).corrected
