"""A second reply and an opinion for another body, begun in the window."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.submission import HandlingDuty, Submission
from replydesk.gui.main_window import MainWindow
from replydesk.gui.pages.new_submission import NewSubmissionPage
from replydesk.gui.tasks import Desk
from replydesk.paths import resource_path
from replydesk.services import drafts
from replydesk.services.finishing import finish
from replydesk.services.reading import read_letter
from replydesk.services.second_replies import reply_again
from replydesk.store.engine import Store
from tests.gui.conftest import WaitUntil

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


@pytest.fixture
def window(
    desk: Desk, store: Store, tmp_path: Path, shown: Callable[[QWidget], QWidget]
) -> MainWindow:
    made = MainWindow(desk, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    shown(made)
    return made


def finished(store: Store) -> Draft:
    letter = replace(
        SAMPLE, document_number="云教函〔2026〕12号",
        signature=replace(SAMPLE.signature, dated=date(2026, 5, 27)),
    )  # fmt: skip
    draft = drafts.save_draft(store, Draft(Submission(subject="关于托育的建议"), letter))
    finish(store, draft)
    return draft


def test_from_a_finished_reply_the_menu_begins_a_second_one(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    first = finished(store)
    window.home.refresh()
    wait_until(lambda: window.home.list.drafts.rowCount() == 1)
    window.home.states.chosen.emit(True)
    drafts_view = window.home.list
    drafts_view.select(first.id)
    where = drafts_view.visualRect(drafts_view.currentIndex()).center()
    drafts_view.customContextMenuRequested.emit(where)
    [menu] = drafts_view.findChildren(QMenu)
    [action] = [each for each in menu.actions() if each.text() == "再次答复…"]
    action.trigger()
    menu.close()
    wait_until(lambda: window.stack.currentWidget() is window.drafting)
    session = window.drafting.session
    assert session is not None
    assert session.draft_id != first.id
    assert "再次答复（首次：云教函〔2026〕12号）" in window.drafting.bar._terms.text()


def test_the_first_reply_tells_that_it_was_followed(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    first = finished(store)
    second = reply_again(store, first.id)
    letter = replace(second.letter, document_number="云教函〔2026〕88号")
    drafts.save_draft(store, replace(second, letter=letter))
    window.open_draft(first.id)
    wait_until(lambda: "已再次答复" in window.drafting.bar._terms.text())
    assert "（云教函〔2026〕88号）" in window.drafting.bar._terms.text()


def test_an_opinion_for_another_body_is_begun_in_the_form(
    desk: Desk, store: Store, shown: Callable[[QWidget], QWidget], wait_until: WaitUntil
) -> None:
    page = NewSubmissionPage(desk)
    shown(page)
    page.start()
    made: list[int] = []
    page.created.connect(made.append)
    form = page.form
    assert form.lead_field.isHidden()
    form.subject.set_text("关于托育的建议")
    page.asks.rows()[0].heading.setText("扩大供给")
    QTest.mouseClick(form.duty.buttons()[1], Qt.MouseButton.LeftButton)
    assert form.lead_field.isVisible()
    page.create_button.click()
    assert "主办单位" in form.lead_field.fault.text()
    assert made == []
    QTest.keyClicks(form.lead, "Lead Bureau")
    page.create_button.click()
    wait_until(lambda: made)
    draft = drafts.open_draft(store, made[0])
    assert draft.submission.duty is HandlingDuty.CO
    assert draft.letter.salutation == "Lead Bureau："
    assert draft.letter.title is not None
    assert draft.letter.title.endswith("的会办意见")
