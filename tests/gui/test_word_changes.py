"""Changes made in Word brought back on the drafting page, through real events."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from replydesk.domain.draft import Draft, Place
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.compare_dialog import CompareDialog
from replydesk.gui.notices import NoticeStack
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.tasks import Desk
from replydesk.services import drafts
from replydesk.services.exports import export_letter
from replydesk.store.engine import Store
from tests.services.varied_letters import varied_letters

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

LETTER = varied_letters()["parts03"]
FIRST = LETTER.parts[0].sections[0].paragraphs[0]


@pytest.fixture
def draft(store: Store) -> Draft:
    asks = tuple(Ask(part.heading or "") for part in LETTER.parts)
    submission = Submission(subject=LETTER.subject or "", asks=asks)
    place = Place(0, 0)
    made = Draft(submission, LETTER, place=place, finished=frozenset((place, Place(1, 1))))
    return drafts.save_draft(store, made)


@pytest.fixture
def page(draft: Draft, desk: Desk, shown: Shown, wait_until: WaitUntil) -> Iterator[DraftingPage]:
    made = DraftingPage(desk)
    shown(made)
    made.open(draft.id)
    wait_until(lambda: made.session is not None)
    yield made
    made.flush()
    wait_until(lambda: made.autosave is not None and made.autosave.is_clean)


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    """The letter, with words changed in its first point and its last thanks taken out."""
    path = export_letter(LETTER, tmp_path / "改好的答复.docx")
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        if paragraph.text.endswith(FIRST.text):
            paragraph.runs[-1].text = FIRST.text.replace("工作上", "工作方面")
        elif paragraph.text == LETTER.closing[-1]:
            paragraph.runs[0].text = f"再次{LETTER.closing[-1]}"
    document.save(str(path))
    return path


def opened(page: DraftingPage, path: Path, wait_until: WaitUntil) -> CompareDialog:
    page.word.read(path)
    wait_until(lambda: page.window().findChild(CompareDialog) is not None)
    dialog = page.window().findChild(CompareDialog)
    assert isinstance(dialog, CompareDialog)
    QApplication.processEvents()
    return dialog


def letter_of(page: DraftingPage) -> ReplyLetter:
    assert page.session is not None
    return page.session.letter


def first_text(page: DraftingPage) -> str:
    return letter_of(page).parts[0].sections[0].paragraphs[0].text


def notices_of(page: DraftingPage) -> list[str]:
    stack = page.window().findChild(NoticeStack)
    return [bar.text for bar in stack.bars()] if isinstance(stack, NoticeStack) else []


def test_one_key_takes_a_change_and_another_leaves_it(
    page: DraftingPage, returned: Path, store: Store, draft: Draft, wait_until: WaitUntil
) -> None:
    dialog = opened(page, returned, wait_until)
    assert dialog.list.count() == 2
    assert "工作方面" in dialog.after.text.toPlainText()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert dialog.done_button.hasFocus()
    assert first_text(page) == FIRST.text
    QTest.keyClick(dialog.done_button, Qt.Key.Key_Return)
    assert first_text(page) == FIRST.text.replace("工作上", "工作方面")
    assert letter_of(page).closing == LETTER.closing
    assert letter_of(page).parts[0].sections[0].paragraphs[0].origin == FIRST.origin
    wait_until(lambda: drafts.open_draft(store, draft.id).letter == letter_of(page))


def test_the_keys_walk_through_the_changes_without_deciding(
    page: DraftingPage, returned: Path, wait_until: WaitUntil
) -> None:
    dialog = opened(page, returned, wait_until)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentRow() == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.list.currentRow() == 0
    assert dialog.chosen == []
    assert not dialog.done_button.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Escape)
    assert letter_of(page) == LETTER


def test_all_at_once_is_one_step_that_one_undo_takes_back(
    page: DraftingPage, returned: Path, wait_until: WaitUntil
) -> None:
    dialog = opened(page, returned, wait_until)
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    taken = letter_of(page)
    assert taken != LETTER
    assert taken.closing[-1] == f"再次{LETTER.closing[-1]}"
    wait_until(lambda: page.window().findChild(CompareDialog) is None)
    page.window().activateWindow()
    page.page.editor.setFocus()
    QApplication.processEvents()
    QTest.keyClick(page.page.editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert letter_of(page) == LETTER
    QTest.keyClick(page.page.editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert letter_of(page) == taken


def test_marks_as_finished_and_asks_stay_with_their_parts(
    page: DraftingPage, returned: Path, draft: Draft, wait_until: WaitUntil
) -> None:
    dialog = opened(page, returned, wait_until)
    QTest.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert page.session is not None
    now = page.session.draft()
    assert now.finished == draft.finished
    assert now.submission.asks == draft.submission.asks


def test_a_part_that_was_deleted_keeps_its_ask_in_the_submission(
    page: DraftingPage, tmp_path: Path, draft: Draft, wait_until: WaitUntil
) -> None:
    shorter = replace(LETTER, parts=LETTER.parts[1:])
    path = export_letter(shorter, tmp_path / "删去一部分.docx")
    dialog = opened(page, path, wait_until)
    QTest.mouseClick(dialog.all_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    assert letter_of(page).parts == LETTER.parts[1:]
    assert page.session is not None
    asks = page.session.draft().submission.asks
    assert asks == (*draft.submission.asks[1:], draft.submission.asks[0])


def test_an_untouched_file_is_told_of_without_a_dialog(
    page: DraftingPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    page.word.read(export_letter(LETTER, tmp_path / "原样.docx"))
    wait_until(lambda: notices_of(page))
    assert "与草稿相同" in notices_of(page)[0]


def test_a_file_of_something_else_is_refused_unless_the_clerk_insists(
    page: DraftingPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    document = docx.Document()
    document.add_paragraph("兹定于下周三召开路灯改造座谈会，请派员参加。")
    document.save(str(tmp_path / "会议通知.docx"))
    page.word.read(tmp_path / "会议通知.docx")
    wait_until(lambda: notices_of(page))
    assert "不是本答复的文件" in notices_of(page)[0]
    stack = page.window().findChild(NoticeStack)
    assert stack is not None
    button = next(b for b in stack.findChildren(QPushButton) if b.text() == "仍要比较")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.window().findChild(CompareDialog) is not None)


def test_the_key_asks_for_the_file(
    page: DraftingPage, returned: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(returned), ""))
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(page.page.editor, Qt.Key.Key_O, keys)
    wait_until(lambda: page.window().findChild(CompareDialog) is not None)


def drop(page: DraftingPage, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    where, keys = QPoint(20, 20), Qt.KeyboardModifier.NoModifier
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    QApplication.sendEvent(page, QDragEnterEvent(where, action, mime, button, keys))
    QApplication.sendEvent(page, QDropEvent(QPointF(where), action, mime, button, keys))


def test_the_edited_file_can_be_dropped_on_the_page(
    page: DraftingPage, returned: Path, wait_until: WaitUntil
) -> None:
    drop(page, returned)
    wait_until(lambda: page.window().findChild(CompareDialog) is not None)


def test_another_file_that_is_dropped_is_an_opinion_as_before(
    page: DraftingPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    document = docx.Document()
    document.add_paragraph("会议地点另行通知。")
    document.save(str(tmp_path / "通知.docx"))
    drop(page, tmp_path / "通知.docx")
    wait_until(lambda: notices_of(page))
    assert "不像会办意见" in notices_of(page)[0]


def test_what_is_typed_while_the_file_is_read_is_not_overwritten(
    page: DraftingPage, returned: Path, wait_until: WaitUntil
) -> None:
    page.word.read(returned)
    assert page.session is not None
    page.session.change_letter(document_number="云民函〔2026〕77号")
    wait_until(lambda: notices_of(page))
    assert "再取回一次" in notices_of(page)[0]
    assert letter_of(page).document_number == "云民函〔2026〕77号"
