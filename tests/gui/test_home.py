"""The first page, by mouse and keyboard, on a library of its own."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.draft import Draft, DraftSummary
from replydesk.domain.letter import Part, ReplyLetter, Section, SectionKind
from replydesk.domain.submission import Submission
from replydesk.gui import theme
from replydesk.gui.notices import NoticeStack
from replydesk.gui.pages.home import HomePage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.draft_card import bin_rect
from replydesk.gui.widgets.draft_list import card_in
from replydesk.gui.widgets.draft_words import changed_words, due_words, line_words
from replydesk.services import drafts
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

SUBJECTS = ("关于完善社区养老服务的建议", "关于发展银发经济的建议", "关于农村公路养护的提案")


@pytest.fixture
def filled(store: Store) -> list[int]:
    """Three drafts, the last one changed last."""
    letter = ReplyLetter(parts=(Part("关于“设施”的建议", (Section(SectionKind.MEASURES),)),))
    return [
        drafts.save_draft(
            store,
            Draft(Submission(subject=subject, number=f"01{i}", submitters=("陈予安",)), letter),
        ).id
        for i, subject in enumerate(SUBJECTS)
    ]


@pytest.fixture
def page(desk: Desk, shown: Shown) -> HomePage:
    made = HomePage(desk)
    shown(made)
    return made


def subjects(page: HomePage) -> list[str]:
    proxy = page.list.filter
    return [str(proxy.index(row, 0).data()) for row in range(proxy.rowCount())]


def test_an_empty_library_shows_the_three_steps(page: HomePage, wait_until: WaitUntil) -> None:
    page.refresh()
    wait_until(lambda: page.stack.currentWidget() is page.steps)
    imports = QSignalSpy(page.import_requested)
    begun = QSignalSpy(page.new_requested)
    QTest.mouseClick(page.steps.import_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(page.steps.new_button, Qt.MouseButton.LeftButton)
    assert (imports.count(), begun.count()) == (1, 1)
    wait_until(lambda: "还没有素材" in page.library_card.remark)


def test_the_three_cards_ask_for_their_pages_by_mouse_and_by_key(page: HomePage) -> None:
    for card, signal in (
        (page.new_card, page.new_requested),
        (page.import_card, page.import_requested),
        (page.library_card, page.library_requested),
    ):
        spy = QSignalSpy(signal)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
        card.setFocus()
        QTest.keyClick(card, Qt.Key.Key_Space)
        assert spy.count() == 2


def test_keys_work_without_a_click(
    page: HomePage, filled: list[int], wait_until: WaitUntil
) -> None:
    page.refresh()
    wait_until(page.list.hasFocus)
    opened, begun = QSignalSpy(page.open_requested), QSignalSpy(page.new_requested)
    imports = QSignalSpy(page.import_requested)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert opened.at(0) == [filled[1]]
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert (begun.count(), imports.count()) == (1, 1)


def test_drafts_are_listed_newest_first_and_opened_by_double_click_or_enter(
    page: HomePage, filled: list[int], wait_until: WaitUntil
) -> None:
    page.refresh()
    wait_until(lambda: page.list.filter.rowCount() == 3)
    assert subjects(page) == list(reversed(SUBJECTS))
    spy = QSignalSpy(page.open_requested)
    where = page.list.visualRect(page.list.filter.index(1, 0)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert spy.at(0) == [filled[1]]
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Up)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert spy.at(1) == [filled[2]]


def test_a_removed_draft_comes_back_by_undo(
    page: HomePage, store: Store, filled: list[int], wait_until: WaitUntil
) -> None:
    page.refresh()
    wait_until(lambda: page.list.filter.rowCount() == 3)
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert page.list.filter.rowCount() == 2

    def stack() -> NoticeStack | None:
        found = page.findChild(NoticeStack)
        return found if isinstance(found, NoticeStack) and found.bars() else None

    wait_until(stack)
    assert len(drafts.list_drafts(store)) == 2
    found = stack()
    assert found is not None
    assert SUBJECTS[2] in found.bars()[0].text
    undo = found.bars()[0].action_button
    assert undo is not None
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.list.filter.rowCount() == 3)
    assert len(drafts.list_drafts(store)) == 3


def test_the_bin_on_a_card_removes_its_draft_and_opens_nothing(
    page: HomePage, store: Store, filled: list[int], wait_until: WaitUntil
) -> None:
    page.refresh()
    wait_until(lambda: page.list.filter.rowCount() == 3)
    opened = QSignalSpy(page.open_requested)
    card = card_in(page.list.visualRect(page.list.filter.index(2, 0)))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=bin_rect(card).center())
    wait_until(lambda: len(drafts.list_drafts(store)) == 2)
    assert filled[0] not in {summary.id for summary in drafts.list_drafts(store)}
    assert opened.count() == 0


def test_the_filter_looks_in_subject_number_and_names(
    page: HomePage, wait_until: WaitUntil, commit: Callable[[QWidget, str], None]
) -> None:
    now = datetime.now(UTC)
    page._show_drafts(
        [
            DraftSummary(i, f"关于事项{i}的建议", f"03{i}", (name,), "", None, 0, 3, now)
            for i, name in enumerate(("陈予安", "沈砚秋", "陆望舒", "周其川", "宋知微", "林听澜"))
        ]
    )
    assert page.filter.isVisible()
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filter.hasFocus()
    commit(page.filter, "沈砚")
    assert subjects(page) == ["关于事项1的建议"]
    page.filter.clear()
    QTest.keyClicks(page.filter, "034")
    assert subjects(page) == ["关于事项4的建议"]
    QTest.keyClicks(page.filter, "x")
    assert page.stack.currentWidget() is page.nothing_found


def test_files_dropped_on_the_page_are_handed_on(page: HomePage, tmp_path: Path) -> None:
    spy = QSignalSpy(page.files_dropped)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(40, 40), copy, mime, left, none)
    QApplication.sendEvent(page, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(40, 40), copy, mime, left, none))
    assert spy.at(0) == [[tmp_path]]


def test_every_card_is_painted_in_both_looks(
    app: QApplication, page: HomePage, filled: list[int], wait_until: WaitUntil
) -> None:
    page.refresh()
    wait_until(lambda: page.list.filter.rowCount() == 3)
    grounds = []
    for mode in (theme.Mode.DARK, theme.Mode.LIGHT):
        theme.apply(app, mode)
        picture = page.list.grab().toImage()
        grounds.append(picture.pixelColor(10, 40).lightness())
    assert grounds[0] < 80 < 200 < grounds[1]


@pytest.mark.parametrize(
    ("days", "words"), [(12, "还剩 12 天"), (0, "今天到期"), (-3, "已逾期 3 天")]
)
def test_the_time_left_is_said_in_days(days: int, words: str) -> None:
    today = date(2026, 5, 4)
    assert due_words(today + timedelta(days), today) == words


def test_no_due_date_says_nothing() -> None:
    assert due_words(None, date(2026, 5, 4)) == ""


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (datetime(2026, 5, 4, 9, 5, tzinfo=UTC), "今天 09:05 修改"),
        (datetime(2026, 5, 3, 16, 40, tzinfo=UTC), "昨天 16:40 修改"),
        (datetime(2026, 3, 2, 8, 0, tzinfo=UTC), "3月2日修改"),
        (datetime(2025, 3, 2, 8, 0, tzinfo=UTC), "2025年3月2日修改"),
    ],
)
def test_the_last_change_is_said_as_people_say_it(changed: datetime, words: str) -> None:
    assert changed_words(changed, datetime(2026, 5, 4, 18, 0, tzinfo=UTC)) == words


def test_a_line_names_three_deputies_and_counts_the_others() -> None:
    names = ("陈予安", "沈砚秋", "陆望舒", "周其川")
    summary = DraftSummary(
        1, "题目", "0128", names, "省十四届人大四次会议", None, 0, 3, datetime.now(UTC)
    )
    assert line_words(summary) == "第0128号 · 陈予安、沈砚秋、陆望舒等4人 · 省十四届人大四次会议"
