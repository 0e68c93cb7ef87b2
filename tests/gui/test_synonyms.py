"""The office's own synonyms in the window, through real events."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from replydesk.domain.reading import Reading
from replydesk.gui.pages.library import LibraryPage
from replydesk.gui.synonym_dialog import SynonymDialog
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.library_panel import LibraryPanel
from replydesk.services.synonyms import office_groups, save_groups, synonyms_file
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

OWN = (("云杉计划", "青苗行动"), ("河湖长", "巡河员"))


@pytest.fixture
def page(desk: Desk, shown: Shown) -> LibraryPage:
    made = LibraryPage(desk)
    shown(made)
    return made


@pytest.fixture
def dialog(page: LibraryPage, wait_until: WaitUntil) -> SynonymDialog:
    """The dialog of the library page, the table read."""
    save_groups(OWN)
    made = opened(page)
    wait_until(made.save_button.isEnabled)
    return made


def opened(page: LibraryPage) -> SynonymDialog:
    """The dialog as the menu of the library page opens it."""
    page.synonyms_action.trigger()
    made = page.commands.dialog
    assert isinstance(made, SynonymDialog)
    return made


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def listed(dialog: SynonymDialog) -> list[str]:
    return [dialog.own.item(row).text() for row in range(dialog.own.count())]


def choose(dialog: SynonymDialog, row: int) -> None:
    area = dialog.own.visualItemRect(dialog.own.item(row))
    QTest.mouseClick(
        dialog.own.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), area.center()
    )


def rewrite(dialog: SynonymDialog, text: str, commit: Commit) -> None:
    dialog.words.selectAll()
    QTest.keyClick(dialog.words, Qt.Key.Key_Delete)
    commit(dialog.words, text)


def save(dialog: SynonymDialog, wait_until: WaitUntil) -> None:
    spy = QSignalSpy(dialog.saved)
    click(dialog.save_button)
    wait_until(spy.count)


def test_a_group_is_added_by_enter_and_saved(
    dialog: SynonymDialog, commit: Commit, wait_until: WaitUntil
) -> None:
    commit(dialog.words, "引才、 人才引进")
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert listed(dialog) == ["云杉计划、青苗行动", "河湖长、巡河员", "引才、人才引进"]
    assert dialog.words.text() == ""
    assert office_groups() == OWN
    save(dialog, wait_until)
    assert office_groups() == (*OWN, ("引才", "人才引进"))


def test_words_that_were_typed_only_are_saved_too(
    dialog: SynonymDialog, commit: Commit, wait_until: WaitUntil
) -> None:
    commit(dialog.words, "引才 人才引进")
    save(dialog, wait_until)
    assert office_groups()[-1] == ("引才", "人才引进")


def test_a_group_is_changed_removed_and_brought_back(
    dialog: SynonymDialog, commit: Commit, wait_until: WaitUntil
) -> None:
    assert not dialog.change_button.isEnabled()
    assert not dialog.remove_button.isEnabled()
    choose(dialog, 0)
    assert dialog.words.text() == "云杉计划、青苗行动"
    rewrite(dialog, "云杉计划、育苗", commit)
    click(dialog.change_button)
    assert listed(dialog) == ["云杉计划、育苗", "河湖长、巡河员"]
    choose(dialog, 1)
    QTest.keyClick(dialog.own, Qt.Key.Key_Delete)
    assert listed(dialog) == ["云杉计划、育苗"]
    click(dialog.undo_button)
    assert listed(dialog) == ["云杉计划、育苗", "河湖长、巡河员"]
    QTest.keyClick(dialog.own, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert listed(dialog) == ["云杉计划、青苗行动", "河湖长、巡河员"]
    assert not dialog.undo_button.isEnabled()
    choose(dialog, 1)
    click(dialog.remove_button)
    save(dialog, wait_until)
    assert office_groups() == OWN[:1]


def test_cancel_and_escape_leave_the_table_as_it_was(
    dialog: SynonymDialog, page: LibraryPage
) -> None:
    spy = QSignalSpy(page.closed)
    choose(dialog, 0)
    click(dialog.remove_button)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert office_groups() == OWN
    assert not spy.count()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("养老", "一组至少要有两个词"),
        ("养老 老", "“老”只有一个字"),
        ("养老 养老", "“养老”在这一组里出现了两次"),
        ("青苗行动、云杉计划", "这一组已经有了。"),
    ],
)
def test_what_is_no_group_is_told_below_the_words_and_stays_there(
    dialog: SynonymDialog, commit: Commit, text: str, sentence: str
) -> None:
    commit(dialog.words, text)
    click(dialog.save_button)
    assert dialog.isVisible()
    assert dialog.field.fault.isVisible()
    assert sentence in dialog.field.fault.text()
    assert dialog.words.text() == text
    commit(dialog.words, "好")
    assert not dialog.field.fault.isVisible()


def test_searching_shows_the_shipped_groups_too_greyed(
    dialog: SynonymDialog, commit: Commit
) -> None:
    commit(dialog.words, "写到一半")
    assert not dialog.shipped.isVisible()
    commit(dialog.search, "长者食堂")
    assert listed(dialog) == []
    assert "、长者食堂、" in dialog.shipped.item(0).text()
    assert dialog.shipped.item(0).flags() == Qt.ItemFlag.NoItemFlags
    dialog.search.clear()
    commit(dialog.search, "巡河")
    assert listed(dialog) == ["河湖长、巡河员"]
    assert not dialog.shipped.isVisible()
    assert dialog.words.text() == "写到一半"
    choose(dialog, 0)
    commit(dialog.search, "人")
    assert dialog.words.text() == ""
    dialog.search.clear()
    assert len(listed(dialog)) == 2


def test_the_list_found_by_searching_changes_the_right_group(
    dialog: SynonymDialog, commit: Commit
) -> None:
    commit(dialog.search, "巡河")
    choose(dialog, 0)
    click(dialog.remove_button)
    dialog.search.clear()
    assert listed(dialog) == ["云杉计划、青苗行动"]


def test_a_malformed_file_is_told_and_cannot_be_written_over(
    page: LibraryPage, wait_until: WaitUntil
) -> None:
    save_groups(OWN)
    broken = synonyms_file().read_text("utf-8") + "孤零零\n"
    synonyms_file().write_text(broken, "utf-8")
    dialog = opened(page)
    wait_until(dialog.fault.isVisible)
    assert "第4行：一组至少要有两个词" in dialog.fault.text()
    assert not dialog.save_button.isEnabled()
    assert not dialog.words.isEnabled()
    click(dialog.cancel_button)
    assert synonyms_file().read_text("utf-8") == broken


def test_a_save_that_fails_is_told_and_keeps_what_was_edited(
    dialog: SynonymDialog, commit: Commit, wait_until: WaitUntil
) -> None:
    commit(dialog.words, "引才、人才引进")
    click(dialog.add_button)
    synonyms_file().unlink()
    synonyms_file().mkdir()
    click(dialog.save_button)
    wait_until(dialog.fault.isVisible)
    assert dialog.isVisible()
    assert len(listed(dialog)) == 3
    synonyms_file().rmdir()
    save(dialog, wait_until)
    assert office_groups() == (*OWN, ("引才", "人才引进"))


def test_suggestions_of_the_panel_use_a_group_at_once(
    store: Store, desk: Desk, shown: Shown, commit: Commit, wait_until: WaitUntil
) -> None:
    with store.write() as tx:
        letter = letter_of_points(["兑现青苗行动安家款。"], heading="甲")
        add_letter(tx, Reading(letter), "样例.txt", "digest")
    panel = LibraryPanel(desk)
    shown(panel)
    panel.follow("云杉计划", None, 2026)
    wait_until(lambda: not panel.search.is_open)
    assert panel.first() is None
    click(panel.synonyms_button)
    dialog = panel.synonym_dialog
    wait_until(dialog.save_button.isEnabled)
    commit(dialog.words, "云杉计划 青苗行动")
    save(dialog, wait_until)
    wait_until(panel.first)
    found = panel.first()
    assert found is not None
    assert found.text == "兑现青苗行动安家款。"
