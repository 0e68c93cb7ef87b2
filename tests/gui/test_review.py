"""Looking letters over in the window, by keys, on a library of its own."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import SectionKind
from replydesk.domain.letter_rows import Role
from replydesk.domain.passage import Filter
from replydesk.gui import theme
from replydesk.gui.pages.review import ReviewPage
from replydesk.gui.tasks import Desk
from replydesk.services import reviews
from replydesk.services.imports import import_paths
from replydesk.services.library import search
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

# The date is damaged, and the second letter has none.
ROADS = """关于县十八届人大一次会议第0023号建议的答复
石满仓代表：
您提出的《关于改造提升北岭片区通村公路的建议》（第0023号）收悉，现答复如下：
一、关于加强管护的建议
（一）主要措施
一是健全制度。印发农村公路管护办法，明确县乡村三级责任。
二是压实责任。下一步将把管护经费纳入年度预算。
（二）主要成效
截至2025年底，累计整修农村公路128公里，完好率达到92%。
感谢您对交通运输工作的关心和支持。
禾丰县交通运输局
2026年13月45日
联系人：田广济，电话：0999-5550305
"""
MEALS = ROADS.replace("石满仓", "苏青禾").replace("公路", "食堂").replace("0023", "0024")
MEALS = MEALS.replace("2026年13月45日\n", "").replace("管护", "配餐")
SURE = ROADS.replace("石满仓", "殷素秋").replace("公路", "托育").replace("0023", "0025")
SURE = SURE.replace("2026年13月45日", "2026年5月27日").replace("管护", "照护")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with two letters that are unsure and one that is not."""
    folder = tmp_path_factory.mktemp("review")
    for name, text in (("公路.txt", ROADS), ("食堂.txt", MEALS), ("托育.txt", SURE)):
        (folder / name).write_text(text, "utf-8")
    files = [folder / name for name in ("公路.txt", "食堂.txt", "托育.txt")]
    with Store.open(folder / "filled.db") as store:
        assert all(True for _ in import_paths(store, files))
    return folder / "filled.db"


@pytest.fixture
def library(tmp_path: Path, filled: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "library.db"))


@pytest.fixture
def ids(store: Store) -> list[int]:
    """The letters in the order of their files."""
    items = reviews.letters_to_review(store, every=True)
    return sorted(item.letter_id for item in items)


@pytest.fixture
def page(desk: Desk, ids: list[int], shown: Shown, wait_until: WaitUntil) -> ReviewPage:
    """The page on the first of the letters."""
    made = ReviewPage(desk)
    shown(made)
    made.start(ids)
    wait_until(lambda: made.session is not None)
    made.list.setCurrentIndex(made.list.letters.index(made.list.letters.row_of(ids[0])))
    wait_until(lambda: made.session is not None and made.session.review.letter_id == ids[0])
    made.rows.setFocus()
    return made


def go(page: ReviewPage, words: str) -> None:
    """Put the caret into the row with these words."""
    assert page.session is not None
    row = next(at for at, row in enumerate(page.session.rows) if words in row.words)
    page.rows.go_to(row)


def press(page: ReviewPage, key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def kinds(page: ReviewPage) -> list[tuple[SectionKind, str | None, int]]:
    assert page.session is not None
    return [
        (section.kind, section.heading, len(section.paragraphs))
        for part in page.session.letter.parts
        for section in part.sections
    ]


def test_the_letters_that_wait_stand_first_with_how_many_places_are_unsure(
    page: ReviewPage, ids: list[int]
) -> None:
    letters = page.list.letters
    assert {item.letter_id for item in letters.waiting()} == set(ids[:2])
    index = letters.index(letters.row_of(ids[0]))
    assert "通村公路" in str(index.data())
    told = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert "公路.txt" in told
    assert "处存疑" in told
    assert "托育" not in [item.source for item in letters.items()]
    buttons = {button.text(): button for button in page.filter.buttons()}
    QTest.mouseClick(buttons["全部 3"], Qt.MouseButton.LeftButton)
    assert letters.rowCount() == 3


def test_the_original_is_shown_beside_the_letter(page: ReviewPage) -> None:
    assert "石满仓代表" in page.original.toPlainText()
    subject = page.fields.editor("subject")
    assert isinstance(subject, QLineEdit)
    assert subject.text() == "关于改造提升北岭片区通村公路的建议"
    assert "印发农村公路管护办法" in page.rows.toPlainText()


def test_f8_and_n_go_from_one_unsure_place_to_the_next(page: ReviewPage) -> None:
    assert page.session is not None
    places = page.session.places()
    assert any(place.field == "dated" for place in places)
    for _ in places:
        press(page, Qt.Key.Key_F8)
        if page.fields.editor("dated").hasFocus():
            break
    assert page.fields.editor("dated").hasFocus()
    assert page.fields.editor("dated").property("doubt") is True
    assert page.doubt_bar.count.text().endswith(f"/ {len(places)}")
    page.list.setFocus()
    before = page.doubt_bar.words.text()
    for _ in places:
        press(page, Qt.Key.Key_P)
        page.list.setFocus()
    assert page.doubt_bar.words.text() == before


def test_a_doubt_is_settled_when_its_field_is_corrected(page: ReviewPage) -> None:
    assert page.session is not None
    before = len(page.session.places())
    page.fields.focus_field("dated")
    QTest.keyClicks(page.fields.editor("dated"), "2026-5-27")
    assert len(page.session.places()) < before
    assert str(page.session.letter.signature.dated) == "2026-05-27"
    press(page, Qt.Key.Key_Z, control=True)
    assert page.session.letter.signature.dated is None
    assert len(page.session.places()) == before


def test_one_key_gives_a_section_its_kind(page: ReviewPage) -> None:
    go(page, "主要措施")
    press(page, Qt.Key.Key_4)
    assert kinds(page)[0] == (SectionKind.DIFFICULTIES, "主要措施", 2)


def test_one_key_on_some_paragraphs_splits_the_section(page: ReviewPage) -> None:
    go(page, "压实责任")
    press(page, Qt.Key.Key_3)
    assert kinds(page)[:2] == [
        (SectionKind.MEASURES, "主要措施", 1),
        (SectionKind.NEXT_STEPS, None, 1),
    ]
    assert page.session is not None
    assert "二是压实责任" in page.session.rows[page.rows.row()].words
    press(page, Qt.Key.Key_Z, control=True)
    assert kinds(page)[0] == (SectionKind.MEASURES, "主要措施", 2)
    press(page, Qt.Key.Key_Y, control=True)
    assert len(kinds(page)) == 3


def test_a_selection_over_paragraphs_is_given_a_kind_as_a_whole(page: ReviewPage) -> None:
    go(page, "健全制度")
    cursor = page.rows.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    page.rows.setTextCursor(cursor)
    press(page, Qt.Key.Key_5)
    assert kinds(page)[0] == (SectionKind.OTHER, "主要措施", 2)


def test_headings_are_made_and_taken_back(page: ReviewPage) -> None:
    assert page.session is not None
    go(page, "截至2025年底")
    press(page, Qt.Key.Key_H)
    assert len(page.session.letter.parts) == 2
    press(page, Qt.Key.Key_H)
    assert len(page.session.letter.parts) == 1
    press(page, Qt.Key.Key_S)
    assert kinds(page)[-1][1] is not None


def test_paragraphs_are_joined_and_split_at_the_caret(page: ReviewPage) -> None:
    assert page.session is not None
    letter = page.session.letter
    go(page, "压实责任")
    press(page, Qt.Key.Key_J)
    assert len(letter.parts[0].sections[0].paragraphs) == 2
    joined = page.session.letter.parts[0].sections[0].paragraphs
    assert [p.text.endswith("年度预算。") for p in joined] == [True]
    page.rows.put_caret(page.rows.caret()[0], joined[0].text.index("二是"))
    press(page, Qt.Key.Key_X)
    assert page.session.letter == letter


def test_what_is_deleted_goes_to_the_remarks_and_is_kept(
    page: ReviewPage, store: Store, ids: list[int], wait_until: WaitUntil
) -> None:
    go(page, "健全制度")
    press(page, Qt.Key.Key_Delete)
    assert "健全制度" not in page.rows.toPlainText()
    assert "一是健全制度。印发农村公路管护办法" in page.notes.words.text()
    page.flush()

    def kept() -> bool:
        return any("健全制度" in note for note in reviews.open_review(store, ids[0]).reading.notes)

    wait_until(kept)


def test_enter_opens_the_words_of_a_row_and_escape_leaves_them(
    page: ReviewPage, commit: Callable[[QWidget, str], None]
) -> None:
    assert page.session is not None
    go(page, "健全制度")
    press(page, Qt.Key.Key_Return)
    assert page.rows.editor.is_open
    page.rows.editor.selectAll()
    commit(page.rows.editor, "1号文件已经印发。")
    press(page, Qt.Key.Key_Return)
    assert not page.rows.editor.is_open
    assert page.session.letter.parts[0].sections[0].paragraphs[0].text == "1号文件已经印发。"
    press(page, Qt.Key.Key_Return)
    commit(page.rows.editor, "又")
    press(page, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.rows.hasFocus()
    assert page.session.letter.parts[0].sections[0].paragraphs[0].text == "1号文件已经印发。"


def test_moving_through_one_side_marks_the_words_on_the_other(page: ReviewPage) -> None:
    assert page.session is not None
    go(page, "健全制度")
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    QTest.keyClick(page.rows, Qt.Key.Key_Down)
    number = page.session.spans(page.rows.row())[0].paragraph
    assert page.original.caret()[0] == number
    place = next(n for n, text in enumerate(page.session.source) if "截至2025年底" in text)
    page.original.setFocus()
    cursor = QTextCursor(page.original.block_at(place))
    page.original.setTextCursor(cursor)
    assert "截至2025年底" in page.session.rows[page.rows.row()].words
    signed = next(n for n, text in enumerate(page.session.source) if "田广济" in text)
    page.original.setTextCursor(QTextCursor(page.original.block_at(signed)))
    assert page.fields.editor("contact_person").property("pointed") is True


def test_accepting_saves_and_goes_to_the_next_that_waits(
    page: ReviewPage, store: Store, ids: list[int], wait_until: WaitUntil
) -> None:
    go(page, "主要措施")
    press(page, Qt.Key.Key_4)
    press(page, Qt.Key.Key_Return, control=True)
    wait_until(lambda: page.session is not None and page.session.review.letter_id == ids[1])
    wait_until(lambda: reviews.open_review(store, ids[0]).state.value == "reviewed")
    section = reviews.open_review(store, ids[0]).reading.letter.parts[0].sections[0]
    assert section.kind is SectionKind.DIFFICULTIES
    assert search(store, "印发农村公路", wanted=Filter(kind=SectionKind.DIFFICULTIES))
    press(page, Qt.Key.Key_Return, control=True)
    wait_until(lambda: page.stack.currentIndex() == 2)
    wait_until(lambda: reviews.letters_to_review(store) == [])


def test_corrections_are_kept_when_another_letter_is_chosen(
    page: ReviewPage, store: Store, ids: list[int], wait_until: WaitUntil
) -> None:
    go(page, "主要措施")
    press(page, Qt.Key.Key_4)
    page.list.setFocus()
    press(page, Qt.Key.Key_Up)
    wait_until(lambda: page.session is not None and page.session.review.letter_id != ids[0])
    wait_until(lambda: reviews.open_review(store, ids[0]).corrected)
    assert reviews.open_review(store, ids[0]).state.value == "unsure"


def test_a_letter_that_could_not_be_saved_is_shown_again_with_its_corrections(
    page: ReviewPage,
    store: Store,
    ids: list[int],
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ResourceError("磁盘已满，请腾出空间后再试。")

    with monkeypatch.context() as full:
        full.setattr(reviews, "save_review", refuse)
        go(page, "主要措施")
        press(page, Qt.Key.Key_4)
        corrected = page.session
        page.accept_letter()
        assert ids[0] in page.list.letters.accepted
        wait_until(lambda: ids[0] not in page.list.letters.accepted)
        answered: list[int] = []  # behind the letter that was asked for meanwhile
        page._desk.call(lambda _: 1, answered.append)
        wait_until(lambda: answered)
    assert page.session is corrected
    page.accept_letter()
    wait_until(lambda: reviews.open_review(store, ids[0]).corrected)


def test_the_last_letter_is_shown_again_where_it_could_not_be_saved(
    page: ReviewPage,
    store: Store,
    ids: list[int],
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ResourceError("磁盘已满，请腾出空间后再试。")

    reviews.accept(store, ids[1:])
    page.start(ids)
    wait_until(lambda: len(page.list.letters.waiting()) == 1 and page.session is not None)
    monkeypatch.setattr(reviews, "save_review", refuse)
    page.accept_letter()
    assert page.session is None
    wait_until(lambda: page.session is not None)
    assert ids[0] not in page.list.letters.accepted


def test_all_letters_without_unsure_places_are_accepted_at_once(
    page: ReviewPage, store: Store, ids: list[int], wait_until: WaitUntil
) -> None:
    buttons = {button.text(): button for button in page.filter.buttons()}
    QTest.mouseClick(buttons["全部 3"], Qt.MouseButton.LeftButton)
    assert page.accept_all_button.text() == "全部接受（1 封无存疑）"
    QTest.mouseClick(page.accept_all_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: reviews.open_review(store, ids[2]).state.value == "reviewed")
    assert reviews.open_review(store, ids[0]).state.value == "unsure"


def test_escape_leaves_a_field_first_and_then_the_page(page: ReviewPage) -> None:
    spy = QSignalSpy(page.closed)
    page.fields.focus_field("number")
    press(page, Qt.Key.Key_Escape)
    assert spy.count() == 0
    assert page.rows.hasFocus()
    press(page, Qt.Key.Key_Escape)
    assert spy.count() == 1


def test_letters_of_a_field_are_no_commands(page: ReviewPage) -> None:
    assert page.session is not None
    page.fields.focus_field("number")
    QTest.keyClicks(page.fields.editor("number"), "DH1")
    assert page.session.letter.number == "DH1"
    assert len(page.session.letter.parts) == 1


def test_both_looks_paint_the_page(page: ReviewPage, app: QApplication) -> None:
    for mode in (theme.Mode.DARK, theme.Mode.LIGHT):
        theme.apply(app, mode)
        assert not page.grab().isNull()


def test_every_row_of_a_letter_has_its_block(page: ReviewPage) -> None:
    assert page.session is not None
    named = [r for r in page.session.rows if r.role is not Role.PART or r.text]
    assert page.rows.document().blockCount() == len(named)
