"""Finishing replies in the window: from the list, from the editor, after an export, and back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from replydesk.domain.draft import Draft, Place
from replydesk.domain.letter import Paragraph, Section, SectionKind
from replydesk.domain.submission import Submission
from replydesk.gui.main_window import MainWindow
from replydesk.gui.notices import NoticeBar
from replydesk.gui.tasks import Desk
from replydesk.services import drafts
from replydesk.services.finishing import finish
from replydesk.services.library import library_size, search
from replydesk.store.engine import Store
from tests.store.made_letters import letter_of_points

WaitUntil = Callable[[Callable[[], object]], None]

TEXT = "组织志愿者与独居老人结对，逢周三上门探访并代买药品。"


def drafted(store: Store, text: str = TEXT, subject: str = "关于独居老人的建议") -> Draft:
    letter = replace(
        letter_of_points([], subject=subject, heading="关于“上门探访”的建议"),
        title=f"关于{subject}的答复", contact_phone="0999-5550137", contact_person="闻笛",
    )  # fmt: skip
    section = Section(SectionKind.MEASURES, "主要措施", (Paragraph(text),) if text else ())
    letter = replace(letter, parts=(replace(letter.parts[0], sections=(section,)),))
    submission = Submission(subject=subject, due_on=date(2026, 5, 1))
    return drafts.save_draft(store, Draft(submission, letter, place=Place(0, 0)))


@pytest.fixture
def window(desk: Desk, store: Store, tmp_path: Path, wait_until: WaitUntil) -> Iterator[MainWindow]:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(desk, settings)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    yield made
    made._closing = "now"
    made.close()
    made.deleteLater()


def notice(window: MainWindow, words: str) -> NoticeBar | None:
    return next((bar for bar in window.notices.bars() if words in bar.text), None)


def finished_at(store: Store, draft: Draft) -> object:
    return next(line.finished_at for line in drafts.list_drafts(store) if line.id == draft.id)


def show_home(window: MainWindow, wait_until: WaitUntil, rows: int = 1) -> None:
    window.show_home()
    wait_until(lambda: window.home.list.filter.rowCount() == rows)


def test_the_key_in_the_list_finishes_a_reply_and_one_notice_takes_it_back(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    draft = drafted(store)
    show_home(window, wait_until)
    window.home.list.select(draft.id)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.home.list, Qt.Key.Key_E, keys)
    wait_until(lambda: notice(window, "已定稿入库：1 条素材"))
    assert search(store, "独居老人结对")
    wait_until(window.home.states.isVisible)
    assert [b.text() for b in window.home.states.buttons()] == ["在办 0", "已定稿 1", "全部 1"]
    assert window.home.list.filter.rowCount() == 0
    assert window.home.nothing_found.text() == "答复都已定稿"
    bar = notice(window, "已定稿入库")
    assert bar is not None
    assert bar.action_button is not None
    bar.action_button.click()
    wait_until(lambda: notice(window, "已撤销定稿"))
    assert search(store, "独居老人结对") == []
    wait_until(lambda: window.home.list.filter.rowCount() == 1)
    assert window.home.states.isHidden()


def test_finished_replies_stand_apart_and_can_be_put_back(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    sent, other = drafted(store), drafted(store, subject="关于停车的建议")
    finish(store, sent)
    show_home(window, wait_until)
    home = window.home
    assert home.list.filter.index(0, 0).data() == "关于停车的建议"
    home.states.buttons()[1].click()
    assert home.list.filter.index(0, 0).data() == "关于独居老人的建议"
    spoken = home.list.filter.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "已定稿" in spoken
    assert "逾期" not in spoken
    words = menu_words(window)
    assert "恢复为草稿" in words
    assert "定稿入库" not in words
    home.list.reopen_wanted.emit(sent.id)
    wait_until(lambda: notice(window, "已恢复为草稿"))
    wait_until(lambda: home.list.filter.rowCount() == 2)
    assert finished_at(store, sent) is None
    assert other.id


def test_a_finished_reply_that_was_changed_can_be_finished_again(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    draft = drafted(store)
    finish(store, draft)
    section = Section(SectionKind.MEASURES, "主要措施", (Paragraph("改写：每周两次上门。"),))
    drafts.save_draft(store, replace(draft, letter=draft.letter.with_section(0, 0, section)))
    window.show_home()
    wait_until(window.home.states.buttons)
    window.home.states.buttons()[1].click()
    spoken = window.home.list.filter.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "定稿后有改动" in spoken
    assert "再次定稿入库" in menu_words(window)
    window.home.list.finish_wanted.emit(draft.id)
    wait_until(lambda: notice(window, "已定稿入库"))
    assert search(store, "每周两次上门")
    assert search(store, "代买药品") == []
    assert library_size(store).letters == 1


def menu_words(window: MainWindow) -> list[str]:
    view = window.home.list
    view._show_menu(view.visualRect(view.filter.index(0, 0)).center() + QPoint(1, 1))
    menu = view.findChildren(QMenu)[-1]
    words = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    return words


def test_from_the_editor_what_was_typed_last_is_in_it(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    draft = drafted(store)
    window.open_draft(draft.id)
    wait_until(lambda: window.stack.currentWidget() is window.drafting)
    QTest.keyClicks(window.drafting.page.editor, "unsaved words ")
    window.drafting.bar.finish.click()
    wait_until(lambda: notice(window, "已定稿入库"))
    assert search(store, "unsaved words")
    assert finished_at(store, draft) is not None
    assert window.stack.currentWidget() is window.drafting


def test_errors_are_told_first_and_may_be_left(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    draft = drafted(store)
    empty = Section(SectionKind.OUTCOMES, "主要成效")
    part = replace(draft.letter.parts[0], sections=(*draft.letter.parts[0].sections, empty))
    signature = replace(draft.letter.signature, dated=None)
    letter = replace(draft.letter, parts=(part,), signature=signature)
    draft = drafts.save_draft(store, replace(draft, letter=letter))
    window.finishing.finish(draft.id)
    wait_until(lambda: hasattr(window.finishing, "dialog"))
    dialog = window.finishing.dialog
    told = "\n".join(line.text() for line in dialog.lines)
    assert "主要成效" in told
    assert "没有成文日期" in told
    dialog.back_button.click()
    assert finished_at(store, draft) is None
    window.finishing.finish(draft.id)
    wait_until(lambda: window.finishing.dialog is not dialog)
    window.finishing.dialog.go_button.click()
    wait_until(lambda: notice(window, "已定稿入库：1 条素材"))
    assert finished_at(store, draft) is not None


def test_without_a_text_one_sentence_says_so(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    draft = drafted(store, text="")
    window.finishing.finish(draft.id)
    wait_until(lambda: hasattr(window.finishing, "dialog"))
    window.finishing.dialog.go_button.click()
    wait_until(lambda: notice(window, "还没有成句的内容"))
    assert finished_at(store, draft) is None


def test_after_an_export_finishing_is_offered(
    window: MainWindow, store: Store, wait_until: WaitUntil, tmp_path: Path
) -> None:
    draft = drafted(store)
    window.open_draft(draft.id)
    wait_until(lambda: window.stack.currentWidget() is window.drafting)
    window.export(draft)
    dialog = window.export_dialog
    dialog.path.setText(str(tmp_path / "答复.docx"))
    dialog.export()
    wait_until(lambda: dialog.made)
    dialog.finish_button.click()
    wait_until(lambda: notice(window, "已定稿入库"))
    assert finished_at(store, draft) is not None


def test_the_text_written_over_somebody_elses_can_be_kept_beside_it(
    window: MainWindow, store: Store, wait_until: WaitUntil
) -> None:
    draft = drafted(store)
    window.open_draft(draft.id)
    wait_until(lambda: window.stack.currentWidget() is window.drafting)
    theirs = drafts.save_draft(store, draft)
    QTest.keyClicks(window.drafting.page.editor, "mine ")
    window.drafting.flush()
    wait_until(lambda: notice(window, "已在别处改动"))
    bar = notice(window, "已在别处改动")
    assert bar is not None
    assert bar.action_button is not None
    assert bar.action_button.text() == "保留两份"
    bar.action_button.click()
    wait_until(lambda: notice(window, "两份都已保留"))
    assert drafts.open_draft(store, draft.id) == theirs
    assert len(drafts.list_drafts(store)) == 2
    copy = next(line for line in drafts.list_drafts(store) if line.id != draft.id)
    texts = [p.text for *_, p in drafts.open_draft(store, copy.id).letter.paragraphs()]
    assert "mine" in texts[0]
