"""The pages beside the editor of a draft: when they are there, and what they follow."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.draft import Draft, Place
from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.line_breaks import Breaking
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Submission
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.forms import GrowingText
from replydesk.gui.widgets.page_painter import LEFT, ROW_HEIGHT, row_top
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
    wait_until(lambda: told.count() > 0 and told.at(told.count() - 1) == [4])


def spot_of(page: DraftingPage, words: str, ahead: int = 0) -> QPoint:
    """Where on the pages, after so many characters, a line of text is."""
    view = page.preview.pages
    for at, printed in enumerate(view.pages):
        for line in printed.lines:
            if words in line.text:
                x = LEFT + line.x * 16 + (line.text.index(words) + ahead) * 16
                y = row_top(printed, line.row) + ROW_HEIGHT / 2
                view.verticalScrollBar().setValue(round(view._top(at) + y * view._scale()) - 200)
                spot = view._sheet(at).topLeft() + QPointF(x, y) * view._scale()
                return spot.toPoint()
    raise AssertionError(words)


def click(page: DraftingPage, spot: QPoint) -> None:
    view = page.preview.pages.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)


def test_a_click_on_a_line_puts_the_caret_there(
    page: DraftingPage, commit: Commit, wait_until: WaitUntil
) -> None:
    page.resize(1920, 1080)
    wait_until(lambda: page.preview.pages.marked)
    click(page, spot_of(page, "第7批设施", 3))
    cursor = page.page.editor.textCursor()
    assert cursor.block().text() == "第7批设施已经建成。"
    assert cursor.positionInBlock() == 3
    assert not cursor.hasSelection()
    assert page.page.editor.hasFocus()
    commit(page.page.editor, "新")
    wait_until(
        lambda: [line.text for line in page.preview.pages.marked] == ["七是第7批新设施已经建成。"]
    )


def test_a_click_on_the_head_or_the_end_goes_to_its_field(
    page: DraftingPage, wait_until: WaitUntil
) -> None:
    assert page.session is not None
    page.session.change_letter(
        opening=("感谢您的关心支持。", "现答复如下："),
        closing=("专此答复。",),
        contact_person="林予安",
        copies_to=("明州市人民政府办公室",),
        document_number="明民函〔2026〕8号",
        signature=SignatureBlock("明州市民政局", date(2026, 5, 27)),
    )
    page.resize(1920, 1080)
    wait_until(lambda: any("林予安" in words for words in lines_of(page)))
    for words, field in (
        ("专此答复", "closing"),
        ("2026年5月", "dated"),
        ("联系人", "contact_person"),
        ("抄送", "copies_to"),
        ("现答复如下", "opening"),
        ("关于养老服务", "title"),
    ):
        click(page, spot_of(page, words))
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == f"letter-{field}"
    click(page, spot_of(page, "现答复如下", 3))
    text = page.page.opening.findChild(GrowingText, "letter-opening")
    assert text is not None
    assert text.place == (1, 3)
    wait_until(lambda: [line.text for line in page.preview.pages.marked] == ["现答复如下："])


def lines_of(page: DraftingPage) -> list[str]:
    return [line.text for printed in page.preview.pages.pages for line in printed.lines]


def test_the_keys_of_the_pages_are_theirs_only_while_they_have_the_focus(
    page: DraftingPage, wait_until: WaitUntil
) -> None:
    page.resize(1920, 1080)
    wait_until(lambda: page.preview.pages.page_count)
    percent = page.preview.pages.percent
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.pages.percent == percent
    press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert page.preview.pages.hasFocus()
    press(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert page.preview.pages.percent > percent


def test_ctrl_p_asks_for_the_letter_to_be_printed_as_it_is_shown(page: DraftingPage) -> None:
    asked = QSignalSpy(page.print_requested)
    page.preview.break_as(Breaking.WORD)
    press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.count() == 1
    draft, breaking = asked.at(0)
    assert draft.letter.parts == LETTER.parts
    assert breaking is Breaking.WORD
