"""The library page under keys and mouse: finding, narrowing, selecting, reading."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.editing import NewText
from replydesk.domain.letter import SectionKind
from replydesk.gui import theme
from replydesk.gui.pages import library as library_page
from replydesk.gui.pages.library import LibraryPage
from replydesk.gui.tasks import Desk
from replydesk.services import browsing, editing, families
from replydesk.services.imports import import_paths
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

ROADS = """关于县十八届人大一次会议第0023号建议的答复
石满仓代表：
您提出的《关于改造提升北岭片区通村公路的建议》（第0023号）收悉，现答复如下：
一、关于加强管护的建议
（一）主要措施
一是健全制度。印发农村公路管护办法，明确县乡村三级责任。
二是落实经费。将管护经费120万元纳入年度预算，按季度拨付。
（二）主要成效
截至2025年底，累计整修农村公路128公里，完好率达到92%。
感谢您对交通运输工作的关心和支持。
禾丰县交通运输局
2026年5月27日
联系人：田广济，电话：0999-5550305
"""
MEALS = ROADS.replace("石满仓", "苏青禾").replace("公路", "食堂").replace("0023", "0024")
MEALS = MEALS.replace("管护", "配餐").replace("交通运输", "民政").replace("2026年5月", "2025年5月")
CARE = ROADS.replace("石满仓", "殷素秋").replace("公路", "托育").replace("0023", "0025")
CARE = (
    CARE.replace("管护", "照护").replace("交通运输", "卫生健康").replace("2026年5月", "2024年5月")
)
LETTERS = {"公路.txt": ROADS, "食堂.txt": MEALS, "托育.txt": CARE}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of three letters with three passages each, of three bodies and years."""
    folder = tmp_path_factory.mktemp("library")
    for name, text in LETTERS.items():
        (folder / name).write_text(text, "utf-8")
    with Store.open(folder / "filled.db") as store:
        assert all(True for _ in import_paths(store, [folder / name for name in LETTERS]))
        assert len(browsing.browse(store)) == 9
    return folder / "filled.db"


@pytest.fixture
def library(tmp_path: Path, filled: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "library.db"))


@pytest.fixture
def page(desk: Desk, store: Store, shown: Shown, wait_until: WaitUntil) -> LibraryPage:
    made = LibraryPage(desk)
    shown(made)
    made.start()
    wait_until(lambda: made.list.rows.ids and made.facets.bodies.isVisible())
    wait_until(lambda: made.details.passage is not None)
    return made


def press(
    page: LibraryPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def click_row(
    page: LibraryPage, row: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    place = page.list.visualRect(page.list.rows.index(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def click_facet(page: LibraryPage, group: str, words: str) -> None:
    facet = page.facets.groups()[group].list
    row = [each.words for each in facet.values.values].index(words)
    place = facet.visualRect(facet.values.index(row)).center()
    QTest.mouseClick(facet.viewport(), Qt.MouseButton.LeftButton, pos=place)


def bodies(page: LibraryPage) -> list[str]:
    """The bodies of the rows, in order."""
    hits = [page.list.rows.hit(each) for each in page.list.rows.ids]
    return [hit.passage.issuing_body for hit in hits if hit]


def test_everything_is_listed_newest_first_and_the_first_is_shown_at_the_side(
    page: LibraryPage,
) -> None:
    assert len(page.list.rows.ids) == 9
    assert page.count.text() == "9 条"
    assert bodies(page)[::3] == ["禾丰县交通运输局", "禾丰县民政局", "禾丰县卫生健康局"]
    assert page.details.passage is not None
    assert page.details.text.text.text().startswith("健全制度。印发农村公路管护办法")
    assert page.list.hasFocus()


def test_the_first_rows_are_shown_before_the_others_which_follow_them(
    desk: Desk, shown: Shown, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_page, "_FIRST_ROWS", 4)
    monkeypatch.setattr(library_page, "_PAINTED_MS", 500)
    made = LibraryPage(desk)
    shown(made)
    made.start()
    wait_until(lambda: made.list.rows.ids)
    first = list(made.list.rows.ids)
    assert len(first) == 4
    assert not made.count.text()
    reset = QSignalSpy(made.list.rows.modelReset)
    made.list.select_only(2)
    wait_until(lambda: len(made.list.rows.ids) == 9)
    assert made.list.rows.ids[:4] == first
    assert made.count.text() == "9 条"
    assert made.list.selected_ids() == [first[2]]
    assert not reset.count()


def test_facets_narrow_together_and_are_taken_back(
    page: LibraryPage, wait_until: WaitUntil
) -> None:
    click_facet(page, "issuing_body", "禾丰县民政局")
    wait_until(lambda: len(page.list.rows.ids) == 3)
    click_facet(page, "kind", "主要成效")
    wait_until(lambda: len(page.list.rows.ids) == 1)
    assert bodies(page) == ["禾丰县民政局"]
    assert [b.text() for b in page.narrowed.buttons()] == ["主要成效", "禾丰县民政局"]
    # The other bodies are still there to go over to: a facet is not narrowed by itself.
    wait_until(lambda: len(page.facets.bodies.list.values.values) == 3)
    QTest.mouseClick(page.narrowed.buttons()[1], Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 3)
    QTest.mouseClick(page.narrowed.buttons()[0], Qt.MouseButton.LeftButton)
    wait_until(lambda: len(page.list.rows.ids) == 9)
    assert not page.narrowed.isVisible()


def test_a_facet_is_chosen_by_keys_and_chosen_again_it_is_taken_back(
    page: LibraryPage, wait_until: WaitUntil
) -> None:
    press(page, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert page.facets.kinds.list.hasFocus()
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_Return)
    wait_until(lambda: len(page.list.rows.ids) == 3)
    press(page, Qt.Key.Key_Space)
    wait_until(lambda: len(page.list.rows.ids) == 9)


def test_typing_lists_what_holds_the_words_best_first_and_marks_them(
    page: LibraryPage, commit: Commit, wait_until: WaitUntil
) -> None:
    press(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.box.hasFocus()
    commit(page.box, "食堂 92%")
    wait_until(lambda: len(page.list.rows.ids) == 1)
    assert page.order.currentText() == "最相关"
    hit = page.list.rows.hit(page.list.rows.ids[0])
    assert hit is not None
    assert [hit.passage.text[a:b] for a, b in hit.marks] == ["食堂", "92%"]
    press(page, Qt.Key.Key_Escape)
    assert page.box.text() == ""
    wait_until(lambda: len(page.list.rows.ids) == 9)
    assert page.order.currentText() == "最新在前"


def test_typing_in_the_list_searches(page: LibraryPage, wait_until: WaitUntil) -> None:
    press(page, Qt.Key.Key_9)
    assert page.box.hasFocus()
    press(page, Qt.Key.Key_2)
    assert page.box.text() == "92"
    wait_until(lambda: len(page.list.rows.ids) == 3)


def test_nothing_found_is_said_in_words(
    page: LibraryPage, commit: Commit, wait_until: WaitUntil
) -> None:
    page.box.setFocus()
    commit(page.box, "“（*绝无此词")
    wait_until(page.empty.isVisible)
    assert "没有符合条件的素材" in page.empty.text()
    assert page.details.passage is None


def test_arrows_walk_through_the_list_and_its_ends(page: LibraryPage) -> None:
    ids = page.list.rows.ids
    press(page, Qt.Key.Key_Down)
    assert page.list.current_id() == ids[1]
    press(page, Qt.Key.Key_End)
    assert page.list.current_id() == ids[-1]
    press(page, Qt.Key.Key_Home)
    assert page.list.current_id() == ids[0]
    press(page, Qt.Key.Key_Up)
    assert page.box.hasFocus()
    press(page, Qt.Key.Key_Down)
    assert page.list.hasFocus()


def test_home_and_end_select_what_they_go_to_and_with_shift_all_up_to_it(
    page: LibraryPage,
) -> None:
    # Else Delete would retire another passage than the one that is shown at the side.
    ids = page.list.rows.ids
    press(page, Qt.Key.Key_End)
    assert page.list.selected_ids() == [ids[-1]] == [page.list.current_id()]
    press(page, Qt.Key.Key_Home)
    assert page.list.selected_ids() == [ids[0]] == [page.list.current_id()]
    press(page, Qt.Key.Key_Down)
    press(page, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.selected_ids() == ids[1:]


def test_rows_are_selected_with_control_shift_and_all_at_once(page: LibraryPage) -> None:
    ids = page.list.rows.ids
    click_row(page, 0)
    assert not page.selection.isVisible()
    click_row(page, 2, Qt.KeyboardModifier.ControlModifier)
    assert page.list.selected_ids() == [ids[0], ids[2]]
    assert page.selection.count.text() == "已选 2 条"
    click_row(page, 2)
    click_row(page, 4, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.selected_ids() == ids[2:5]
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.selection.count.text() == "已选 9 条"
    press(page, Qt.Key.Key_Escape)
    assert page.list.selected_count() == 1
    assert not page.selection.isVisible()


def test_an_answer_that_comes_while_control_is_held_selects_its_first_row_alone(
    page: LibraryPage, commit: Commit, wait_until: WaitUntil
) -> None:
    click_row(page, 8)
    page.box.setFocus()
    commit(page.box, "食堂")
    QTest.keyPress(page.box, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: 0 < len(page.list.rows.ids) < 9)
    assert page.list.selected_ids() == page.list.rows.ids[:1]
    QTest.keyRelease(page.box, Qt.Key.Key_Control)


def test_the_list_can_be_ordered(page: LibraryPage, wait_until: WaitUntil) -> None:
    page.order.setFocus()
    press(page, Qt.Key.Key_Down)
    wait_until(lambda: bodies(page)[:1] == ["禾丰县卫生健康局"])


def test_what_another_window_adds_is_there_after_f5(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    new = NewText("新建社区嵌入式托育点12处，就近照护婴幼儿。", SectionKind.MEASURES)
    editing.add_passage(store, new)
    press(page, Qt.Key.Key_F5)
    wait_until(lambda: len(page.list.rows.ids) == 10)


def test_the_letter_is_shown_round_the_passage(page: LibraryPage, wait_until: WaitUntil) -> None:
    QTest.mouseClick(page.details.source_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: page.sources.popup is not None)
    popup = page.sources.popup
    assert popup is not None
    assert "石满仓代表" in popup.text.toPlainText()
    popup.close()


def test_escape_goes_back(page: LibraryPage) -> None:
    spy = QSignalSpy(page.closed)
    press(page, Qt.Key.Key_Escape)
    assert spy.count() == 1


def test_the_page_is_painted_in_the_dark_too(page: LibraryPage, app: QApplication) -> None:
    theme.apply(app, theme.Mode.DARK)
    try:
        dark = page.grab().toImage().pixelColor(QPoint(5, page.height() - 5))
        assert dark.lightness() < 80
    finally:
        theme.apply(app, theme.Mode.LIGHT)


def test_a_measure_of_several_years_is_one_row_until_each_is_wanted(
    page: LibraryPage, store: Store, wait_until: WaitUntil
) -> None:
    whole = browsing.browse(store)
    families.join(store, [whole[0], whole[3], whole[6]])
    page.ask()
    wait_until(lambda: len(page.list.rows.ids) == 7)
    assert page.list.rows.ids[0] == whole[0]
    page.folded.setFocus()
    press(page, Qt.Key.Key_Space)
    wait_until(lambda: len(page.list.rows.ids) == 9)
    page.folded.setChecked(True)
    wait_until(lambda: len(page.list.rows.ids) == 7)
    page.go_to(whole[6])
    page.ask()
    wait_until(lambda: page.list.current_id() == whole[6])
    assert not page.folded.isChecked()
