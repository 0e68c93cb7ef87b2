"""The form of a new reply, filled by keyboard, by pasted text and from a file."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget

from replydesk.domain.format import MAX_PARTS
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.notices import NoticeStack
from replydesk.gui.pages.new_submission import NewSubmissionPage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.dates import DateField, parse_date
from replydesk.gui.widgets.forms import GrowingText
from replydesk.services import drafts
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

TODAY = date(2026, 3, 2)
TEXT = """关于完善社区养老服务的建议
（省十四届人大四次会议第0128号建议）
领衔代表：陈予安
近年来，老年人口逐年增加，社区养老服务仍有短板。为此，建议：
一、完善社区养老服务设施
部分老旧小区缺少日间照料场所，建议盘活闲置公房，就近提供助餐、助浴等服务。
二、推进医养结合服务
社区卫生服务机构上门巡诊次数不足，建议扩大签约范围。
三、加强养老护理人才培养
护理人员流动性大，建议提高待遇，畅通职称评定渠道。
"""


@pytest.fixture
def page(desk: Desk, shown: Shown) -> NewSubmissionPage:
    made = NewSubmissionPage(desk, clock=lambda: TODAY)
    shown(made)
    made.start()
    return made


def notice_of(page: QWidget) -> NoticeStack | None:
    found = page.findChild(NoticeStack)
    return found if isinstance(found, NoticeStack) and found.bars() else None


def undo(page: QWidget) -> None:
    stack = notice_of(page)
    assert stack is not None
    button = stack.bars()[0].action_button
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_a_reply_is_begun_by_keyboard_alone(
    page: NewSubmissionPage, store: Store, wait_until: WaitUntil, commit: Commit
) -> None:
    wait_until(lambda: page.form.format.count() > 0)
    assert focused() is page.form.subject
    commit(focused(), "关于完善社区养老服务的建议")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    commit(page.form.session, "省十四届人大四次会议")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.form.number
    QTest.keyClicks(focused(), "0128")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    commit(focused(), "陈予安、沈砚秋")
    assert page.form.chips.words == ("陈予安", "沈砚秋")
    QTest.keyClick(focused(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    commit(focused(), "完善社区养老服务设施")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    commit(focused(), "老旧小区缺少日间照料场所。")
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is page.asks.add_button
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    commit(focused(), "推进医养结合服务")
    created = QSignalSpy(page.created)
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: created.count() == 1)
    draft = drafts.open_draft(store, created.at(0)[0])
    submission = draft.submission
    assert submission.kind is SubmissionKind.SUGGESTION
    assert submission.subject == "关于完善社区养老服务的建议"
    assert submission.plenary_session == "省十四届人大四次会议"
    assert submission.number == "0128"
    assert submission.submitters == ("陈予安", "沈砚秋")
    assert submission.asks == (
        Ask("完善社区养老服务设施", "老旧小区缺少日间照料场所。"),
        Ask("推进医养结合服务"),
    )
    assert (submission.assigned_on, submission.due_on) == (TODAY, date(2026, 6, 2))
    assert len(draft.letter.parts) == 2


def test_what_is_missing_is_said_beside_its_field(
    page: NewSubmissionPage, store: Store, commit: Commit
) -> None:
    QTest.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert page.form.subject_field.fault.isVisible()
    assert page.asks.fault.isVisible()
    assert focused() is page.form.subject
    commit(page.form.subject, "关于养老的建议")
    assert not page.form.subject_field.fault.isVisible()
    QTest.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert focused() is page.asks.rows()[0].heading
    commit(page.asks.rows()[0].words, "只有原文，没有标题。")
    QTest.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert page.asks.rows()[0].fault.isVisible()
    assert drafts.list_drafts(store) == []


def test_a_due_date_before_the_assignment_is_refused(
    page: NewSubmissionPage, commit: Commit
) -> None:
    commit(page.form.subject, "关于养老的建议")
    page.form.due.selectAll()
    QTest.keyClicks(page.form.due, "2026-1-5")
    QTest.mouseClick(page.create_button, Qt.MouseButton.LeftButton)
    assert "早于" in page.form.due_field.fault.text()


def test_the_due_date_follows_the_assignment_until_it_is_written(page: NewSubmissionPage) -> None:
    form = page.form
    assert form.due.text() == "2026年6月2日"
    form.assigned.selectAll()
    QTest.keyClicks(form.assigned, "2026-11-30")
    assert form.due.text() == "2027年2月28日"
    form.due.selectAll()
    QTest.keyClicks(form.due, "2027-3-15")
    form.assigned.selectAll()
    QTest.keyClicks(form.assigned, "2026-12-1")
    assert form.due.day() == date(2027, 3, 15)


def test_pasted_text_fills_the_form_and_the_asks(
    page: NewSubmissionPage, wait_until: WaitUntil
) -> None:
    QGuiApplication.clipboard().setText(TEXT)
    QTest.mouseClick(page.paste_button, Qt.MouseButton.LeftButton)
    assert focused() is page.paste.text
    assert not page.paste.recognise_button.isEnabled()
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QTest.mouseClick(page.paste.recognise_button, Qt.MouseButton.LeftButton)
    wait_until(page.asks.asks)
    assert page.right.currentWidget() is page.asks
    assert [ask.heading for ask in page.asks.asks()] == [
        "完善社区养老服务设施",
        "推进医养结合服务",
        "加强养老护理人才培养",
    ]
    assert "助餐" in page.asks.asks()[0].text
    assert page.form.subject.text() == "关于完善社区养老服务的建议"
    assert page.form.subject_field.remark.text() == "请核对"
    assert page.form.submission().number == "0128"


def test_more_asks_than_rows_are_told_and_kept_in_the_last_row(
    page: NewSubmissionPage, wait_until: WaitUntil
) -> None:
    lines = [f"{n}.增设第{n}号服务点。" for n in range(1, 24)]
    page.paste.recognise_requested.emit("\n".join(["关于增设服务点的建议", "建议：", *lines]))
    wait_until(page.asks.asks)
    asks = page.asks.asks()
    assert len(asks) == 20
    assert all(f"增设第{n}号服务点" in asks[-1].text for n in (20, 21, 22, 23))
    assert "23" in page.asks_remark.text()


def test_ctrl_enter_in_the_box_recognises_and_twice_on_the_form_makes_one_draft(
    page: NewSubmissionPage, store: Store, wait_until: WaitUntil
) -> None:
    enter, control = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(page.paste_button, Qt.MouseButton.LeftButton)
    page.paste.text.setPlainText(TEXT)
    QTest.keyClick(page.paste.text, enter, control)
    wait_until(page.asks.asks)
    assert not page.form.subject_field.fault.isVisible()
    created = QSignalSpy(page.created)
    QTest.keyClick(focused(), enter, control)
    QTest.keyClick(focused(), enter, control)
    wait_until(page.create_button.isEnabled)
    assert created.count() == 1
    assert len(drafts.list_drafts(store)) == 1
    page.start()
    assert page.form.is_empty
    assert page.asks.asks() == ()


def test_what_was_recognised_leaves_written_fields_alone(
    page: NewSubmissionPage, wait_until: WaitUntil, commit: Commit
) -> None:
    commit(page.form.subject, "我写的标题")
    commit(page.asks.rows()[0].heading, "我写的诉求")
    page.paste.recognise_requested.emit(TEXT)
    wait_until(lambda: notice_of(page))
    assert page.form.subject.text() == "我写的标题"
    assert page.form.number.text() == "0128"
    assert [ask.heading for ask in page.asks.asks()] == ["我写的诉求"]
    undo(page)
    assert len(page.asks.asks()) == 3


def test_a_mark_of_recognition_goes_with_the_first_correction(page: NewSubmissionPage) -> None:
    page._take(Submission(subject="关于养老的建议", number="0128"), "")
    field = page.form.number_field
    assert field.remark.text() == "请核对"
    QTest.keyClick(page.form.number, Qt.Key.Key_Backspace)
    assert field.remark.text() == ""
    QTest.keyClick(page.form.number, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.form.number, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.form.number.text() == ""


def test_text_in_which_nothing_is_found_stays_in_the_box(
    page: NewSubmissionPage, wait_until: WaitUntil
) -> None:
    QTest.mouseClick(page.paste_button, Qt.MouseButton.LeftButton)
    page.paste.text.setPlainText("。。。")
    QTest.mouseClick(page.paste.recognise_button, Qt.MouseButton.LeftButton)
    wait_until(page.paste.fault.isVisible)
    assert page.paste.text.toPlainText() == "。。。"


def test_a_file_is_read_by_the_button_and_by_dropping_it(
    page: NewSubmissionPage,
    tmp_path: Path,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "建议.txt"
    file.write_text(TEXT, "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    QTest.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    wait_until(page.asks.asks)
    assert "建议.txt" in page.told.text()
    page.clear()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(9, 9), copy, mime, left, none))
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), copy, mime, left, none))
    wait_until(page.asks.asks)


def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    page: NewSubmissionPage, tmp_path: Path, wait_until: WaitUntil
) -> None:
    page.read_file(tmp_path / "没有.txt")
    wait_until(lambda: notice_of(page))
    stack = notice_of(page)
    assert stack is not None
    assert stack.bars()[0].severity == "error"


def test_escape_goes_back_and_keeps_what_is_typed(page: NewSubmissionPage, commit: Commit) -> None:
    commit(page.form.subject, "关于养老的建议")
    QTest.mouseClick(page.paste_button, Qt.MouseButton.LeftButton)
    cancelled = QSignalSpy(page.cancelled)
    QTest.keyClick(page.paste.text, Qt.Key.Key_Escape)
    assert cancelled.count() == 0
    assert page.right.currentWidget() is page.asks
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert cancelled.count() == 1
    page.start()
    assert page.form.subject.text() == "关于养老的建议"


def test_clearing_can_be_undone(page: NewSubmissionPage, commit: Commit) -> None:
    commit(page.form.subject, "关于养老的建议")
    commit(page.asks.rows()[0].heading, "完善设施")
    QTest.mouseClick(page.clear_button, Qt.MouseButton.LeftButton)
    assert page.form.is_empty
    assert page.asks.asks() == ()
    undo(page)
    assert page.form.subject.text() == "关于养老的建议"
    assert page.asks.asks() == (Ask("完善设施"),)


def test_rows_move_and_go_by_key_and_a_removed_ask_comes_back(page: NewSubmissionPage) -> None:
    page.asks.set_asks((Ask("甲"), Ask("乙", "原话"), Ask("丙")))
    row = page.asks.rows()[1]
    row.heading.setFocus()
    QTest.keyClick(row.heading, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [ask.heading for ask in page.asks.asks()] == ["乙", "甲", "丙"]
    assert focused() is row.heading
    assert row.number.text() == "一"
    QTest.keyClick(row.words, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(row.heading, Qt.Key.Key_Delete, Qt.KeyboardModifier.AltModifier)
    assert [ask.heading for ask in page.asks.asks()] == ["甲", "丙"]
    assert focused() is page.asks.rows()[1].heading
    undo(page)
    assert page.asks.asks() == (Ask("甲"), Ask("乙", "原话"), Ask("丙"))


def test_tab_follows_the_order_of_the_rows_after_a_move(page: NewSubmissionPage) -> None:
    page.asks.set_asks((Ask("甲"), Ask("乙")))
    second = page.asks.rows()[1]
    QTest.mouseClick(second.up_button, Qt.MouseButton.LeftButton)
    first, last = page.asks.rows()
    assert first is second
    first.heading.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is first.words
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert focused() is last.heading


def test_there_are_at_most_twenty_asks_and_always_a_row(page: NewSubmissionPage) -> None:
    page.asks.set_asks(tuple(Ask(f"诉求{i}") for i in range(MAX_PARTS + 3)))
    assert len(page.asks.rows()) == MAX_PARTS
    assert not page.asks.add_button.isEnabled()
    page.asks.set_asks(())
    assert len(page.asks.rows()) == 1


def test_a_proposal_comes_from_members(page: NewSubmissionPage) -> None:
    QTest.mouseClick(page.form.kind.buttons()[1], Qt.MouseButton.LeftButton)
    assert page.form.submission().kind is SubmissionKind.PROPOSAL
    assert page.form.deputies.accessibleName() == "委员"
    page._take(Submission(subject="关于养老的建议"), "")
    assert page.form.submission().kind is SubmissionKind.PROPOSAL


def test_earlier_sessions_are_offered_and_the_newest_of_the_kind_is_written(
    store: Store, desk: Desk, shown: Shown, wait_until: WaitUntil, commit: Commit
) -> None:
    sessions = ("省十四届人大三次会议", "省十四届人大四次会议", "省政协十三届四次会议")
    for session in (*sessions, sessions[2]):
        drafts.create_draft(store, Submission(subject="题目", plenary_session=session))
    page = NewSubmissionPage(desk, clock=lambda: TODAY)
    shown(page)
    page.start()
    combo = page.form.session
    wait_until(lambda: combo.count() == 3)
    assert combo.currentText() == sessions[1]
    QTest.mouseClick(page.form.kind.buttons()[1], Qt.MouseButton.LeftButton)
    assert combo.currentText() == sessions[2]
    commit(combo, "补")
    written = combo.currentText()
    QTest.mouseClick(page.form.kind.buttons()[0], Qt.MouseButton.LeftButton)
    assert combo.currentText() == written


def test_what_the_program_prefilled_gives_way_to_what_it_recognises(
    store: Store, page: NewSubmissionPage, wait_until: WaitUntil
) -> None:
    drafts.create_draft(store, Submission(subject="题目", plenary_session="省十四届人大三次会议"))
    page.start()
    wait_until(lambda: page.form.session.currentText() == "省十四届人大三次会议")
    page._take(Submission(subject="关于养老的建议", plenary_session="省十四届人大四次会议"), "")
    assert page.form.session.currentText() == "省十四届人大四次会议"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026年3月2日", date(2026, 3, 2)),
        ("2026-3-2", date(2026, 3, 2)),
        ("2026.03.02", date(2026, 3, 2)),
        ("20260302", date(2026, 3, 2)),
        ("3月2日", date(2026, 3, 2)),
        ("3.2", date(2026, 3, 2)),
        ("2026年2月30日", None),
        ("明天", None),
        ("", None),
    ],
)
def test_a_date_is_understood_the_ways_it_is_written(typed: str, day: date | None) -> None:
    assert parse_date(typed, 2026) == day


def test_a_date_field_writes_what_it_understood_and_opens_a_calendar(shown: Shown) -> None:
    field = DateField(lambda: TODAY)
    shown(field)
    field.setFocus()
    QTest.keyClicks(field, "6.30")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2026年6月30日"
    QTest.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()


def test_a_text_of_one_paragraph_takes_a_pasted_line_break_as_nothing(shown: Shown) -> None:
    text = GrowingText(2, 3, one_paragraph=True)
    shown(text)
    QGuiApplication.clipboard().setText("关于完善社区\n养老服务的建议")
    text.paste()
    assert text.text() == "关于完善社区养老服务的建议"
    entered = QSignalSpy(text.entered)
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert entered.count() == 1
    assert isinstance(text, QPlainTextEdit)


def test_a_growing_text_grows_and_stops_growing(shown: Shown) -> None:
    text = GrowingText(2, 4)
    shown(text)
    heights = []
    for lines in (1, 2, 3, 4, 9):
        text.setPlainText("\n".join("行" for _ in range(lines)))
        heights.append(text.height())
    assert heights[0] == heights[1] < heights[2] < heights[3] == heights[4]


def test_a_growing_text_tells_of_edits_and_not_of_a_composition(
    shown: Shown, commit: Commit
) -> None:
    text = GrowingText()
    shown(text)
    edits = QSignalSpy(text.edited)
    commit(text, "养老")
    assert edits.count() == 1
    text.set_text("养老服务")
    assert edits.count() == 1
    text.undo()
    assert text.text() == "养老"
