"""Changing the library on its page: one passage, many at once, and all of it undone."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from replydesk.domain.draft import Place
from replydesk.domain.letter import Paragraph, SectionKind
from replydesk.domain.passage import Passage
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.new_passage_dialog import NewPassageDialog
from replydesk.gui.notices import stack_of
from replydesk.gui.pages.library import LibraryPage
from replydesk.gui.removed_letters import RemovedLetters
from replydesk.gui.reshape_dialog import ReshapeDialog
from replydesk.gui.tasks import Desk
from replydesk.gui.word_dialog import WordDialog
from replydesk.services import browsing, editing, families
from replydesk.services.imports import import_paths
from replydesk.store.engine import Store
from tests.gui.test_library_page import LETTERS, Commit, Shown, WaitUntil, click_row, press


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("changes")
    for name, text in LETTERS.items():
        (folder / name).write_text(text, "utf-8")
    with Store.open(folder / "filled.db") as store:
        assert all(True for _ in import_paths(store, [folder / name for name in LETTERS]))
    return folder / "filled.db"


@pytest.fixture
def library(tmp_path: Path, filled: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "library.db"))


@pytest.fixture
def page(desk: Desk, store: Store, shown: Shown, wait_until: WaitUntil) -> LibraryPage:
    made = LibraryPage(desk)
    shown(made)
    made.start()
    wait_until(lambda: made.details.passage is not None and made.facets.bodies.isVisible())
    return made


def first(store: Store) -> Passage:
    return browsing.passages(store, browsing.browse(store))[0]


def front(widget: QWidget) -> None:
    """Give the keyboard to a window, as a desktop does by itself."""
    widget.window().activateWindow()
    QApplication.processEvents()


def told(page: LibraryPage) -> list[str]:
    """The notices, newest first."""
    stack = stack_of(page)
    assert stack is not None
    return [bar.text for bar in stack.bars()]


def undo(page: LibraryPage) -> None:
    """Press 撤销 in the newest notice."""
    stack = stack_of(page)
    assert stack is not None
    button = next(bar.action_button for bar in stack.bars() if bar.action_button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def select_all(page: LibraryPage) -> None:
    page.list.setFocus()
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)


def write_over(page: LibraryPage, commit: Commit, text: str) -> None:
    """F2, and other words in place of those that stand there."""
    page.list.setFocus()
    press(page, Qt.Key.Key_F2)
    assert page.details.text.is_editing
    page.details.text.text.selectAll()
    commit(page.details.text.text, text)


def test_f2_writes_the_text_in_place_and_enter_saves_it(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    before = first(store).text
    write_over(page, commit, "印发新的管护办法，压实三级责任。")
    press(page, Qt.Key.Key_Return)
    wait_until(lambda: first(store).text == "印发新的管护办法，压实三级责任。")
    wait_until(lambda: not page.details.text.is_editing)
    wait_until(lambda: (hit := page.list.current_hit()) and "印发新的" in hit.passage.text)
    undo(page)
    wait_until(lambda: first(store).text == before)
    wait_until(lambda: page.details.text.text.text() == before)


def test_escape_leaves_the_text_as_it_was(page: LibraryPage, store: Store, commit: Commit) -> None:
    before = first(store).text
    write_over(page, commit, "不要的文字")
    press(page, Qt.Key.Key_Escape)
    assert page.details.text.text.text() == before
    assert page.isVisible()
    assert page.list.hasFocus()


def test_what_is_written_is_saved_when_another_passage_is_chosen(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    write_over(page, commit, "写到一半的新文字，没有按保存。")
    click_row(page, 3)
    wait_until(lambda: first(store).text == "写到一半的新文字，没有按保存。")
    assert page.details.passage is not None
    assert page.details.passage.id == page.list.rows.ids[3]


def test_an_edit_that_another_window_overtook_keeps_both_texts(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    seen = first(store)
    write_over(page, commit, "我这里写的文字，应当留着。")
    theirs = "另一个窗口先保存的文字，也应当留着。"
    editing.change_passage(store, seen, text=theirs, kind=seen.kind, topic=seen.topic)
    press(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    text = page.details.text
    wait_until(text.conflict.isVisible)
    assert text.text.text() == "我这里写的文字，应当留着。"
    assert text.conflict.theirs is not None
    assert text.conflict.theirs.text == theirs == first(store).text
    QTest.mouseClick(text.conflict.mine_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: first(store).text == "我这里写的文字，应当留着。")
    wait_until(lambda: not text.is_editing)
    assert not text.conflict.isVisible()


def test_the_saved_text_can_be_taken_instead(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    seen = first(store)
    write_over(page, commit, "我这里写的文字，这次不要了。")
    theirs = "另一个窗口先保存的文字，采用这一个。"
    editing.change_passage(store, seen, text=theirs, kind=seen.kind, topic=seen.topic)
    page.details.text.save()
    wait_until(page.details.text.conflict.isVisible)
    QTest.mouseClick(page.details.text.conflict.theirs_button, Qt.MouseButton.LeftButton)
    assert page.details.text.text.text() == theirs
    assert not page.details.text.is_editing
    assert first(store).text == theirs


def test_a_topic_is_written_and_listed_and_taken_back_with_control_z(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    page.details.topic.box.setFocus()
    commit(page.details.topic.box, "农村公路管护")
    press(page, Qt.Key.Key_Return)
    wait_until(lambda: first(store).topic == "农村公路管护")
    wait_until(lambda: "农村公路管护" in [v.words for v in page.facets.topics.list.values.values])
    page.list.setFocus()
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: first(store).topic == "")
    wait_until(lambda: len(told(page)) == 1 and told(page)[0].startswith("已撤销"))


def test_a_suggested_topic_is_taken_with_a_click(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    chips = page.details.topic.chips
    wait_until(chips.buttons)
    words = chips.buttons()[0].text()
    assert first(store).topic == ""  # nothing is set unasked
    QTest.mouseClick(chips.buttons()[0], Qt.MouseButton.LeftButton)
    wait_until(lambda: first(store).topic == words)


def test_the_kind_is_chosen_in_the_details(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    page.details.kind.setFocus()
    press(page, Qt.Key.Key_Down)
    wait_until(lambda: first(store).kind is SectionKind.OUTCOMES)


def test_delete_retires_with_a_reason_and_what_is_retired_is_listed_apart(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    retired = page.list.current_id()
    press(page, Qt.Key.Key_Delete)
    dialog = page.commands.dialog
    assert isinstance(dialog, WordDialog)
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()  # no reason, no change
    assert dialog.field.fault.text()
    commit(dialog.box, "政策已调整")
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 8)
    front(page)
    assert retired not in page.list.rows.ids
    wait_until(page.facets.states.isVisible)
    page.facets.states.list.setFocus()
    press(page, Qt.Key.Key_Return)
    wait_until(lambda: page.list.rows.ids == [retired])
    page.list.go_to(retired)
    wait_until(page.details.restore_button.isVisible)
    assert page.details.retired.text() == "已停用：政策已调整"
    QTest.mouseClick(page.details.restore_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: browsing.passages(store, [retired])[0].retired == "")


def test_enter_on_cancel_retires_nothing(page: LibraryPage, wait_until: WaitUntil) -> None:
    press(page, Qt.Key.Key_Delete)
    dialog = page.commands.dialog
    assert isinstance(dialog, WordDialog)
    dialog.box.setEditText("政策已调整")
    dialog.cancel_button.setFocus()
    QTest.keyClick(dialog.cancel_button, Qt.Key.Key_Return)
    wait_until(lambda: not dialog.isVisible())
    assert not page.changes.undoable
    assert len(page.list.rows.ids) == 9


def test_a_passage_is_split_at_the_caret_with_a_look_at_the_result(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    text = page.details.text.text
    cursor = text.textCursor()
    cursor.setPosition(text.text().index("。") + 1)
    text.setTextCursor(cursor)
    QTest.mouseClick(page.details.split_button, Qt.MouseButton.LeftButton)
    dialog = page.commands.dialog
    assert isinstance(dialog, ReshapeDialog)
    assert dialog.texts() == ["健全制度。", "印发农村公路管护办法，明确县乡村三级责任。"]
    assert dialog.count.text() == "结果：2 条素材"
    dialog.text.setFocus()
    dialog.text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(dialog.text, Qt.Key.Key_End)
    QTest.keyClick(dialog.text, Qt.Key.Key_Delete)
    assert not dialog.ok_button.isEnabled()  # in one piece again
    dialog.cut_sentences()
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 10)
    assert "印发农村公路管护办法，明确县乡村三级责任。" in [
        each.text for each in browsing.passages(store, browsing.browse(store))
    ]
    undo(page)
    wait_until(lambda: len(page.list.rows.ids) == 9)


def test_selected_passages_are_merged_into_one(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    click_row(page, 0)
    click_row(page, 1, Qt.KeyboardModifier.ControlModifier)
    page.selection.merge_action.trigger()
    wait_until(lambda: isinstance(page.commands.dialog, ReshapeDialog))
    dialog = page.commands.dialog
    assert isinstance(dialog, ReshapeDialog)
    assert len(dialog.texts()) == 1
    QTest.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 8)
    undo(page)
    wait_until(lambda: len(page.list.rows.ids) == 9)


def test_many_are_given_a_topic_and_a_kind_at_once_and_control_z_takes_both_back(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    def topics() -> set[str]:
        return {each.topic for each in browsing.passages(store, browsing.browse(store))}

    def kinds() -> set[SectionKind]:
        return {each.kind for each in browsing.passages(store, browsing.browse(store))}

    select_all(page)
    QTest.mouseClick(page.selection.topic_button, Qt.MouseButton.LeftButton)
    dialog = page.commands.dialog
    assert isinstance(dialog, WordDialog)
    commit(dialog.box, "民生实事")
    QTest.keyClick(dialog.box, Qt.Key.Key_Return)
    wait_until(lambda: topics() == {"民生实事"})
    wait_until(lambda: page.changes.undoable and page.list.selected_count() == 9)
    kind_menu = page.selection.kind_button.menu()
    next(a for a in kind_menu.actions() if a.text() == "下步打算").trigger()
    wait_until(lambda: kinds() == {SectionKind.NEXT_STEPS})
    wait_until(lambda: len(page.changes.undoable) == 2)
    front(page)
    page.list.setFocus()
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: len(kinds()) == 2)
    press(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: topics() == {""})


def test_a_passage_is_added_by_hand_and_gone_to(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    commit(page.box, "公路")  # which the new one does not hold
    wait_until(lambda: len(page.list.rows.ids) == 2)
    press(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog = page.commands.dialog
    assert isinstance(dialog, NewPassageDialog)
    QTest.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    assert "请填写" in dialog.text_field.fault.text()
    commit(dialog.text, "新建社区嵌入式托育点12处，就近照护婴幼儿。")
    commit(dialog.topic, "托育服务")
    commit(dialog.day, "2026-3-2")
    front(dialog)
    QTest.keyClick(dialog.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: len(page.list.rows.ids) == 10)
    wait_until(lambda: (hit := page.list.current_hit()) and "嵌入式托育点" in hit.passage.text)
    assert page.details.passage is not None
    assert page.details.passage.topic == "托育服务"
    undo(page)
    wait_until(lambda: len(page.list.rows.ids) == 9)


def test_the_same_text_twice_is_refused_and_what_is_written_stays(
    page: LibraryPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    new = editing.NewText("新建社区嵌入式托育点12处，就近照护婴幼儿。", SectionKind.MEASURES)
    editing.add_passage(store, new)
    page.commands.add()
    dialog = page.commands.dialog
    assert isinstance(dialog, NewPassageDialog)
    commit(dialog.text, new.text)
    dialog.give()
    wait_until(dialog.text_field.fault.text)
    assert dialog.isVisible()
    assert dialog.text.text() == new.text
    dialog.reject()


def test_enter_on_a_button_presses_it_and_in_the_text_goes_on(
    page: LibraryPage, commit: Commit, wait_until: WaitUntil
) -> None:
    page.commands.add()
    dialog = page.commands.dialog
    assert isinstance(dialog, NewPassageDialog)
    wait_until(dialog.isActiveWindow)
    commit(dialog.text, "新建社区嵌入式托育点12处，就近照护婴幼儿。")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.save_button.isEnabled()
    dialog.save_button.setFocus()
    QTest.keyClick(dialog.save_button, Qt.Key.Key_Return)
    wait_until(lambda: len(page.list.rows.ids) == 10)


def test_a_letter_is_taken_out_and_put_back_from_the_list_of_those_taken_out(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    QTest.mouseClick(page.details.removal_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 6)
    undo(page)
    wait_until(lambda: len(page.list.rows.ids) == 9)
    QTest.mouseClick(page.details.removal_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 6)
    page.removed_action.trigger()
    dialog = page.commands.dialog
    assert isinstance(dialog, RemovedLetters)
    wait_until(lambda: dialog.list.count() == 1)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    wait_until(lambda: len(page.list.rows.ids) == 9)
    dialog.close()


def test_where_a_passage_was_used_is_told_and_its_draft_opened(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    from dataclasses import replace

    from replydesk.services import drafts

    used = first(store)
    subject = "关于加强乡村道路养护的建议"
    draft = drafts.create_draft(store, Submission(subject=subject, asks=(Ask("加强养护"),)))
    part = draft.letter.parts[0]
    section = replace(part.sections[0], paragraphs=(Paragraph(used.text, origin=used.id),))
    part = replace(part, sections=(section, *part.sections[1:]))
    letter = replace(draft.letter, parts=(part, *draft.letter.parts[1:]))
    drafts.save_draft(store, replace(draft, letter=letter, place=Place(0, 0)))
    spy = QSignalSpy(page.open_requested)
    press(page, Qt.Key.Key_F5)
    wait_until(lambda: not page.details.uses.none.isVisible())
    button = page.details.uses.findChild(QWidget, "open-draft")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert spy.at(0) == [draft.id]


def test_passages_are_taken_for_one_measure_and_its_years_are_told(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    ids = page.list.rows.ids
    click_row(page, 0)
    click_row(page, 3, Qt.KeyboardModifier.ControlModifier)
    page.selection.family_action.trigger()
    wait_until(lambda: families.family_of(store, ids[0]) is not None)
    click_row(page, 0)
    wait_until(page.details.family_button.isVisible)
    assert page.details.family_words.text() == "2026 · 2025（2 条）"
    undo(page)
    wait_until(lambda: families.family_of(store, ids[0]) is None)
    assert QApplication.focusWidget() is not None


def test_an_edited_passage_is_found_again_in_its_letter_as_the_letter_words_it(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    seen = first(store)
    editing.change_passage(store, seen, text="另拟的文字。", kind=seen.kind, topic="")
    press(page, Qt.Key.Key_F5)
    wait_until(lambda: page.details.text.text.text() == "另拟的文字。")
    QTest.mouseClick(page.details.source_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.sources.popup is not None)
    popup = page.sources.popup
    assert popup is not None
    assert not popup.insert_button.isVisible()
    # The marked words stand under the anchor that the popup goes to.
    marked = popup.text.toHtml().partition('name="passage"')[2]
    assert "印发农村公路管护办法" in marked[:400]
    popup.close()


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_what_is_listed_is_exported_where_the_clerk_says(
    page: LibraryPage,
    tmp_path: Path,
    suffix: str,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = str(tmp_path / "素材")  # the ending is added

    def choose(*_: object) -> tuple[str, str]:
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    menu = page.export_button.menu()
    next(a for a in menu.actions() if suffix in a.text()).trigger()
    assert page.task_bar.isVisible()
    made = tmp_path / f"素材.{suffix}"
    wait_until(made.exists)
    wait_until(lambda: any("已导出到" in words for words in told(page)))
    assert not page.task_bar.isVisible()


def test_an_export_that_cannot_be_written_is_told_in_a_sentence(
    page: LibraryPage, tmp_path: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(*_: object) -> tuple[str, str]:
        return str(tmp_path / "不存在的文件夹" / "素材.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    select_all(page)
    page.selection.export_wanted.emit("xlsx")
    stack = stack_of(page)
    assert stack is not None
    wait_until(lambda: any(bar.severity == "error" for bar in stack.bars()))
    assert not page.task_bar.isVisible()
