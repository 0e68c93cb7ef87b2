"""The pages beside the editor of a draft: when they are there, and what they follow."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.draft import Draft, Place
from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section, SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Submission
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.tasks import Desk
from replydesk.services import drafts
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

POINTS = tuple(Paragraph(f"第{n}批设施已经建成。", LabelStyle.SHI) for n in range(1, 31))
LETTER = ReplyLetter(
    subject="关于养老服务的建议",
    parts=(Part("关于“完善养老设施”的建议", (Section(SectionKind.MEASURES, "主要措施", POINTS),)),),
)


@pytest.fixture
def page(store: Store, desk: Desk, shown: Shown, wait_until: WaitUntil) -> Iterator[DraftingPage]:
    draft = drafts.save_draft(store, Draft(Submission(), LETTER, place=Place(0, 0)))
    made = DraftingPage(desk)
    shown(made)
    made.open(draft.id)
    wait_until(lambda: made.session is not None)
    yield made
    made.flush()
    wait_until(lambda: made.autosave is not None and made.autosave.is_clean)


def press(name: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, name, held)


def test_a_narrow_window_shows_the_library_and_f8_the_pages_in_its_place(
    page: DraftingPage,
) -> None:
    assert (page.preview.isVisible(), page.library.isVisible()) == (False, True)
    press(Qt.Key.Key_F8)
    assert (page.preview.isVisible(), page.library.isVisible()) == (True, False)
    press(Qt.Key.Key_F8)
    assert (page.preview.isVisible(), page.library.isVisible()) == (False, True)


def test_searching_brings_the_library_back(page: DraftingPage) -> None:
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert page.library.isVisible()
    assert page.library.box.hasFocus()


def test_a_wide_window_has_room_for_both_until_f8_takes_the_pages_away(
    page: DraftingPage,
) -> None:
    page.resize(1920, 1080)
    assert (page.preview.isVisible(), page.library.isVisible()) == (True, True)
    press(Qt.Key.Key_F8)
    assert (page.preview.isVisible(), page.library.isVisible()) == (False, True)
    page.resize(1280, 800)
    assert page.library.isVisible()


def test_the_pages_show_what_is_typed_and_mark_it(
    page: DraftingPage, commit: Commit, wait_until: WaitUntil
) -> None:
    page.resize(1920, 1080)
    wait_until(lambda: page.preview.pages.marked)
    assert page.preview.pages.marked[0].text == "三十是第30批设施已经建成。"
    press(Qt.Key.Key_Return)
    commit(page.page.editor, "今后继续推进。")
    wait_until(lambda: page.preview.pages.marked[0].text == "三十一是今后继续推进。")
    bar = page.preview.pages.verticalScrollBar()
    wait_until(lambda: bar.value() > 0)


def test_the_number_of_pages_is_told_also_while_they_are_hidden(
    page: DraftingPage, wait_until: WaitUntil
) -> None:
    told = QSignalSpy(page.preview.pages_known)
    assert page.session is not None
    page.session.change_letter(opening=("情况说明。",) * 40)
    wait_until(lambda: told.count() > 0)
    assert told.at(told.count() - 1) == [4]
