"""The drafting page through real events, on a library of its own."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QTextCursor,
)
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from shiboken6 import isValid

from replydesk.domain.draft import ENDING, OPENING, Draft, Place
from replydesk.domain.format import ReplyFormat, SectionFormat
from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.outline import LabelStyle
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.family_dialog import FamilyDialog
from replydesk.gui.models import passage_list
from replydesk.gui.models.section_text import ordinals, origin_of
from replydesk.gui.notices import NoticeBar, NoticeStack
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.passage_card import button_rect, card_rect
from replydesk.services import drafts, families
from replydesk.services.library import library_size, search
from replydesk.store import library
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)
NAMES = ("主要措施", "主要成效", "下步打算")
FORMAT = ReplyFormat(
    "five-parts", "五部分", 5, tuple(SectionFormat(k, n) for k, n in zip(KINDS, NAMES, strict=True))
)
TOPICS = ("完善养老设施", "推进医养结合", "培养护理人才")
OLD = ("新建日间照料中心42个，覆盖率达到81.5%。", "安排专项资金1.8亿元，改造老年食堂120家。")


def old_letter() -> ReplyLetter:
    points = tuple(Paragraph(text, LabelStyle.SHI) for text in OLD)
    part = Part("关于“完善养老设施”的建议", (Section(SectionKind.MEASURES, NAMES[0], points),))
    return ReplyLetter(
        addressees=("陈予安",),
        subject="关于社区养老的建议",
        parts=(part,),
        document_number="明民函〔2024〕17号",
        signature=SignatureBlock("明州市民政局", date(2024, 5, 6)),
    )


@pytest.fixture
def draft(store: Store) -> Draft:
    """A draft of three parts in a library with one old letter."""
    with store.write() as tx:
        library.add_letter(tx, Reading(old_letter()), "旧函.txt", "digest")
    asks = tuple(Ask(topic, f"建议{topic}，列入民生实事。") for topic in TOPICS)
    submission = Submission(subject="关于养老服务的建议", number="0128", asks=asks)
    letter = ReplyLetter(subject="关于养老服务的建议", parts=FORMAT.empty_parts(asks))
    return drafts.save_draft(store, Draft(submission, letter, place=Place(0, 0)))


@pytest.fixture
def page(draft: Draft, desk: Desk, shown: Shown, wait_until: WaitUntil) -> Iterator[DraftingPage]:
    made = DraftingPage(desk)
    shown(made)
    made.open(draft.id)
    wait_until(lambda: made.session is not None)
    wait_until(lambda: made.library.model.hits)
    yield made
    settle(made, wait_until)


def settle(page: DraftingPage, wait_until: WaitUntil) -> None:
    page.flush()
    wait_until(lambda: page.autosave is not None and page.autosave.is_clean)


def points(page: DraftingPage) -> list[str]:
    assert page.page.editor.section is not None
    return [paragraph.text for paragraph in page.page.editor.section.paragraphs]


def signs(page: DraftingPage) -> list[str]:
    editor = page.page.editor
    return ordinals(editor.document(), editor.textCursor().blockNumber())


def key(page: DraftingPage, name: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    focus = QApplication.focusWidget() or page
    QTest.keyClick(focus, name, held)


def write(page: DraftingPage, commit: Commit, *texts: str) -> None:
    for number, text in enumerate(texts):
        if number:
            key(page, Qt.Key.Key_Return)
        commit(page.page.editor, text)


# ---------------------------------------------------------------------- writing


def test_a_draft_opens_where_it_was_left_with_the_keyboard_in_the_text(page: DraftingPage) -> None:
    assert page.page.place == Place(0, 0)
    assert QApplication.focusWidget() is page.page.editor
    assert page.page.title.text() == "（一）主要措施"
    assert page.page.ask.text.toPlainText() == "建议完善养老设施，列入民生实事。"


def test_points_typed_with_an_input_method_get_their_ordinals(
    page: DraftingPage, commit: Commit
) -> None:
    assert signs(page) == ["一是"]
    write(page, commit, "强化规划引领。", "盘活存量资源。")
    assert points(page) == ["强化规划引领。", "盘活存量资源。"]
    assert signs(page) == ["一是", "二是"]
    assert page.page.editor.toPlainText() == "强化规划引领。\n盘活存量资源。"


def test_a_blank_point_is_neither_numbered_nor_saved(page: DraftingPage, commit: Commit) -> None:
    write(page, commit, "甲项措施到位。", "", "乙项措施到位。")
    assert points(page) == ["甲项措施到位。", "乙项措施到位。"]
    assert signs(page) == ["一是", "", "二是"]


def test_the_label_style_is_one_step_of_undo(page: DraftingPage, commit: Commit) -> None:
    write(page, commit, "甲项措施到位。", "乙项措施到位。")
    QTest.mouseClick(page.page.styles.buttons()[1], Qt.MouseButton.LeftButton)
    assert signs(page) == ["1.", "2."]
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert signs(page) == ["一是", "二是"]
    assert points(page) == ["甲项措施到位。", "乙项措施到位。"]


def test_alt_and_arrows_move_a_point_as_one_step(page: DraftingPage, commit: Commit) -> None:
    write(page, commit, "甲。", "乙。", "丙。")
    key(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert points(page) == ["甲。", "丙。", "乙。"]
    assert page.page.editor.textCursor().block().text() == "丙。"
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == ["甲。", "乙。", "丙。"]
    key(page, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == ["甲。", "丙。", "乙。"]


@pytest.mark.parametrize(
    "text",
    [
        "一是强化规划。\n二是盘活资源。\n三是补齐短板。",
        "1.强化规划。\r\n2. 盘活资源。\r\n\r\n（3）补齐短板。",
        "一是强化规划。二是盘活资源。三是补齐短板。",
        "　　强化规划。\n　　盘活资源。\n　　补齐短板。",
    ],
)
def test_a_pasted_list_becomes_points_without_its_own_ordinals(
    page: DraftingPage, text: str
) -> None:
    QApplication.clipboard().setText(text)
    key(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == ["强化规划。", "盘活资源。", "补齐短板。"]
    assert signs(page) == ["一是", "二是", "三是"]
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == []


def test_words_pasted_into_a_sentence_stay_in_it(page: DraftingPage, commit: Commit) -> None:
    write(page, commit, "安排资金。")
    page.page.editor.moveCursor(QTextCursor.MoveOperation.Left)
    QApplication.clipboard().setText("1.8亿元")
    key(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == ["安排资金1.8亿元。"]


def test_nothing_is_replaced_while_an_input_method_is_composing(page: DraftingPage) -> None:
    editor = page.page.editor
    QApplication.sendEvent(editor, QInputMethodEvent("qiang hua", []))
    assert editor.is_composing
    page.library.insert_first()
    page.page.editor.move_point(1)
    assert editor.textCursor().block().layout().preeditAreaText() == "qiang hua"
    assert points(page) == []
    done = QInputMethodEvent()
    done.setCommitString("强化")
    QApplication.sendEvent(editor, done)
    assert points(page) == ["强化"]


# ---------------------------------------------------------------------- taking passages over


def by_key_from_the_list(page: DraftingPage) -> None:
    page.library.list.setFocus()
    page.library.list.setCurrentIndex(page.library.model.index(0))
    QTest.keyClick(page.library.list, Qt.Key.Key_Return)


def by_down_and_enter_from_the_search_box(page: DraftingPage) -> None:
    key(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.library.box, Qt.Key.Key_Down)
    QTest.keyClick(page.library.list, Qt.Key.Key_Return)


def by_shortcut(page: DraftingPage) -> None:
    key(page, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)


def firstcard_rect(page: DraftingPage) -> QPoint:
    return card_rect(page.library.list.visualRect(page.library.model.index(0))).center()


def by_double_click(page: DraftingPage) -> None:
    view = page.library.list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=firstcard_rect(page))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=firstcard_rect(page))


def by_button(page: DraftingPage) -> None:
    area = card_rect(page.library.list.visualRect(page.library.model.index(0)))
    view = page.library.list.viewport()
    QTest.mouseMove(view, button_rect(area).center())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=button_rect(area).center())


def by_drop(page: DraftingPage) -> None:
    mime = passage_list.mime_of([page.library.model.hits[0].passage])
    editor = page.page.editor
    place = QPointF(editor.cursorRect(QTextCursor(editor.document())).center())
    how = (
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    copy = Qt.DropAction.CopyAction
    viewport = editor.viewport()
    # Qt sends a drop to the widget that took the drag; without one it goes nowhere.
    QApplication.sendEvent(viewport, QDragEnterEvent(place.toPoint(), copy, *how))
    QApplication.sendEvent(viewport, QDragMoveEvent(place.toPoint(), copy, *how))
    QApplication.sendEvent(viewport, QDropEvent(place, copy, *how))


WAYS = [
    by_key_from_the_list,
    by_down_and_enter_from_the_search_box,
    by_shortcut,
    by_double_click,
    by_button,
    by_drop,
]


@pytest.mark.parametrize("insert", WAYS)
def test_a_passage_becomes_a_new_point_linked_to_its_source(
    page: DraftingPage, insert: Callable[[DraftingPage], None]
) -> None:
    passage = page.library.model.hits[0].passage
    insert(page)
    assert points(page) == [passage.text]
    section = page.page.editor.section
    assert section is not None
    assert section.paragraphs[0].origin == passage.id
    assert signs(page) == ["一是"]
    assert QApplication.focusWidget() is page.page.editor
    assert "明民函〔2024〕17号" in page.sources.words(passage.id)


def test_a_passage_goes_behind_the_caret_and_one_undo_takes_it_away(
    page: DraftingPage, commit: Commit
) -> None:
    write(page, commit, "甲项措施到位。", "乙项措施到位。")
    page.page.editor.moveCursor(QTextCursor.MoveOperation.Up)
    passage = page.library.model.hits[0].passage
    by_shortcut(page)
    assert points(page) == ["甲项措施到位。", passage.text, "乙项措施到位。"]
    assert signs(page) == ["一是", "二是", "三是"]
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == ["甲项措施到位。", "乙项措施到位。"]


def test_the_link_to_the_source_survives_moving_undo_and_splitting(
    page: DraftingPage, commit: Commit
) -> None:
    write(page, commit, "甲项措施到位。")
    by_shortcut(page)
    origin = page.library.model.hits[0].passage.id

    def origins() -> list[int | None]:
        document = page.page.editor.document()
        return [origin_of(document.findBlockByNumber(n)) for n in range(document.blockCount())]

    assert origins() == [None, origin]
    key(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert origins() == [origin, None]
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert origins() == [None, origin]
    page.page.editor.moveCursor(QTextCursor.MoveOperation.End)
    key(page, Qt.Key.Key_Return)
    assert origins() == [None, origin, None]


def test_a_reopened_draft_still_knows_where_its_points_come_from(
    page: DraftingPage, draft: Draft, wait_until: WaitUntil
) -> None:
    by_shortcut(page)
    settle(page, wait_until)
    origin = page.library.model.hits[0].passage.id
    page.sources._known.clear()
    first = page.session
    page.open(draft.id)
    wait_until(lambda: page.session is not first)
    wait_until(lambda: "明民函〔2024〕17号" in page.sources.words(origin))
    assert page.page.editor.section is not None
    assert page.page.editor.section.paragraphs[0].origin == origin


def test_dragged_passages_arrive_as_they_left(page: DraftingPage) -> None:
    hits = [hit.passage for hit in page.library.model.hits]
    assert passage_list.passages_in(passage_list.mime_of(hits)) == hits


def test_outside_a_section_inserting_says_where_to_go(
    page: DraftingPage, wait_until: WaitUntil
) -> None:
    page.go_to(OPENING)
    wait_until(lambda: page.library.model.hits and not page.library.search.is_open)
    page.library.insert_first()
    notices = page.window().findChild(NoticeStack)
    assert isinstance(notices, NoticeStack)
    assert "选择一个小节" in notices.bars()[0].text


# ---------------------------------------------------------------------- searching


def test_typing_searches_and_enter_inserts(page: DraftingPage, wait_until: WaitUntil) -> None:
    key(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.library.box
    QTest.keyClicks(page.library.box, "120")
    wait_until(lambda: [h.passage.text for h in page.library.model.hits] == [OLD[1]])
    start = OLD[1].index("120")
    assert page.library.model.hits[0].marks == ((start, start + 3),)
    QTest.keyClick(page.library.box, Qt.Key.Key_Return)
    assert points(page) == [OLD[1]]


def test_a_search_without_results_says_so_and_escape_brings_the_suggestions_back(
    page: DraftingPage, commit: Commit, wait_until: WaitUntil
) -> None:
    page.library.box.setFocus()
    commit(page.library.box, "没有这句话")
    wait_until(lambda: not page.library.model.hits)
    QTest.keyClick(page.library.box, Qt.Key.Key_Escape)
    wait_until(lambda: page.library.model.hits)


def test_suggestions_are_of_the_kind_of_the_section(
    page: DraftingPage, wait_until: WaitUntil
) -> None:
    assert page.library.kinds.value == "measures"
    page.go_to(Place(0, 1))
    assert page.library.kinds.value == "outcomes"
    wait_until(lambda: not page.library.model.hits)
    QTest.mouseClick(page.library.kinds.buttons()[0], Qt.MouseButton.LeftButton)
    wait_until(lambda: page.library.model.hits)


def test_a_passage_can_be_read_in_its_letter(page: DraftingPage, wait_until: WaitUntil) -> None:
    passage = page.library.model.hits[0].passage
    page.library.list.source_wanted.emit(passage)
    wait_until(lambda: page.sources.popup is not None)
    popup = page.sources.popup
    assert popup is not None
    assert passage.text in popup.text.toPlainText()
    QTest.mouseClick(popup.insert_button, Qt.MouseButton.LeftButton)
    assert points(page) == [passage.text]


def test_the_point_at_the_caret_is_kept_in_the_library_and_can_be_taken_out_again(
    page: DraftingPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    before = library_size(store).passages
    write(page, commit, "盘活闲置公房，建成养老服务设施。", "另外一点也写好了。")
    page.page.editor.moveCursor(QTextCursor.MoveOperation.Up)
    key(page, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    bar = notice(page, wait_until)
    assert bar.text == "已存入素材库：盘活闲置公房，建成养老服务设施。"
    (hit,) = search(store, "盘活闲置公房")
    assert hit.passage.kind is SectionKind.MEASURES
    assert hit.passage.part == f"关于“{TOPICS[0]}”的建议"
    assert points(page) == ["盘活闲置公房，建成养老服务设施。", "另外一点也写好了。"]
    assert bar.action_button is not None
    QTest.mouseClick(bar.action_button, Qt.MouseButton.LeftButton)
    wait_until(lambda: library_size(store).passages == before)
    assert search(store, "盘活闲置公房") == []


def test_each_selected_point_is_kept_and_what_is_no_passage_is_told(
    page: DraftingPage, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    write(page, commit, "盘活闲置公房，建成养老服务设施。", "短。", "培训护理人员三百名。")
    page.page.editor.selectAll()
    menu = open_menu(page)
    kept = next(each for each in menu.actions() if each.text() == "存入素材库")
    kept.trigger()
    menu.close()
    assert notice(page, wait_until).text == "已存入素材库 2 条。"
    assert len(search(store, "盘活闲置公房")) == len(search(store, "培训护理人员")) == 1
    notice(page, wait_until).dismiss()
    page.actions_by_name["keep"].trigger()
    assert notice(page, wait_until).severity == "error"
    notice(page, wait_until).dismiss()
    page.go_to(OPENING)
    QTest.mouseClick(page.page.keep, Qt.MouseButton.LeftButton)
    page.actions_by_name["keep"].trigger()
    assert "光标" in notice(page, wait_until).text


def test_keys_open_the_filters_and_the_history_of_a_measure_from_the_text(
    page: DraftingPage, store: Store, wait_until: WaitUntil
) -> None:
    for year in (2022, 2023):
        letter = replace(
            old_letter(),
            document_number=f"明民函〔{year}〕17号",
            parts=(points_part(OLD[0].replace("42", str(year % 100))),),
            signature=SignatureBlock("明州市民政局", date(year, 5, 6)),
        )
        with store.write() as tx:
            library.add_letter(tx, Reading(letter), f"{year}.txt", str(year))
    list(families.group_new(store))
    page.library.ask()
    wait_until(lambda: not page.library.search.is_open)
    row = [hit.passage.text for hit in page.library.model.hits].index(OLD[0])
    assert all("22个" not in hit.passage.text for hit in page.library.model.hits)
    page.library.list.setCurrentIndex(page.library.model.index(row))
    assert QApplication.focusWidget() is page.page.editor
    key(page, Qt.Key.Key_F, Qt.KeyboardModifier.AltModifier)
    assert page.library.filters.isVisible()
    key(page, Qt.Key.Key_Escape)
    assert not page.library.filters.isVisible()
    page.page.focus_text()
    key(page, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    dialogs = page.window().findChildren(FamilyDialog)
    assert len(dialogs) == 1
    dialogs[0].close()


def points_part(text: str) -> Part:
    section = Section(SectionKind.MEASURES, NAMES[0], (Paragraph(text, LabelStyle.SHI),))
    return Part("关于“完善养老设施”的建议", (section,))


def open_menu(page: DraftingPage) -> QMenu:
    viewport = page.page.editor.viewport()
    place = viewport.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(viewport, QContextMenuEvent(reason, place, viewport.mapToGlobal(place)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def notice(page: DraftingPage, wait_until: WaitUntil) -> NoticeBar:
    def bars() -> list[NoticeBar]:
        stack = page.window().findChild(NoticeStack)
        return stack.bars() if isinstance(stack, NoticeStack) else []

    wait_until(bars)
    return bars()[0]


def test_the_kept_text_is_found_beside_the_editor_at_once(
    page: DraftingPage, commit: Commit, wait_until: WaitUntil
) -> None:
    key(page, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    commit(page.library.box, "闲置公房")
    wait_until(lambda: not page.library.search.is_open and not page.library.model.hits)
    page.page.editor.setFocus()
    write(page, commit, "盘活闲置公房，建成养老服务设施。")
    page.actions_by_name["keep"].trigger()
    wait_until(lambda: page.library.model.hits)
    assert page.library.model.hits[0].passage.text == "盘活闲置公房，建成养老服务设施。"


# ---------------------------------------------------------------------- the outline


def test_the_outline_follows_arrows_and_steps_follow_buttons(page: DraftingPage) -> None:
    page.outline.view.setFocus()
    QTest.keyClick(page.outline.view, Qt.Key.Key_Down)
    assert page.page.place == Place(0, 1)
    assert QApplication.focusWidget() is page.outline.view
    QTest.mouseClick(page.page.next, Qt.MouseButton.LeftButton)
    assert page.page.place == Place(0, 2)
    QTest.mouseClick(page.page.back, Qt.MouseButton.LeftButton)
    assert page.page.place == Place(0, 1)
    QTest.mouseClick(page.page.sections.buttons()[0], Qt.MouseButton.LeftButton)
    assert page.page.place == Place(0, 0)


def test_each_section_keeps_its_own_history_and_caret(page: DraftingPage, commit: Commit) -> None:
    write(page, commit, "甲项措施到位。")
    page.page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    page.go_to(Place(0, 1))
    write(page, commit, "成效明显。")
    page.go_to(Place(0, 0))
    assert page.page.editor.textCursor().position() == 0
    key(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert points(page) == []
    page.go_to(Place(0, 1))
    assert points(page) == ["成效明显。"]


def test_parts_are_added_worded_moved_and_removed_and_all_of_it_undone(
    page: DraftingPage, wait_until: WaitUntil
) -> None:
    session = page.session
    assert session is not None
    before = [part.heading for part in session.parts]
    held = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    key(page, Qt.Key.Key_N, *held)
    editor = page.outline.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Lamps")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert session.parts[1].heading == "Lamps"
    page.go_to(Place(1, 0))
    key(page, Qt.Key.Key_Down, *held)
    assert [part.heading for part in session.parts][2] == "Lamps"
    key(page, Qt.Key.Key_Delete, *held)
    assert [part.heading for part in session.parts] == before
    page.outline.view.setFocus()
    for _ in range(4):
        page.actions_by_name["undo"].trigger()
    assert [part.heading for part in session.parts] == before
    assert not session.history.canUndo()
    page.actions_by_name["redo"].trigger()
    assert len(session.parts) == 4


def test_a_removed_part_comes_back_with_its_words_and_its_ask(
    page: DraftingPage, commit: Commit
) -> None:
    write(page, commit, "甲项措施到位。")
    page.actions_by_name["remove_part"].trigger()
    session = page.session
    assert session is not None
    assert TOPICS[0] not in (session.parts[0].heading or "")
    assert session.draft().submission.asks[-1].heading == TOPICS[0]
    session.history.undo()
    assert page.page.place == Place(0, 0)
    assert points(page) == ["甲项措施到位。"]
    assert [ask.heading for ask in session.draft().submission.asks] == list(TOPICS)
    page.page.editor.setFocus()
    page.actions_by_name["undo"].trigger()
    assert points(page) == []


def test_finished_sections_are_counted(page: DraftingPage, commit: Commit) -> None:
    write(page, commit, "盘活闲置公房，建成养老设施。")
    QTest.mouseClick(page.page.finish, Qt.MouseButton.LeftButton)
    assert page.outline.done.text() == "已完成 1 / 11"
    assert page.outline.model.states()[1] == "finished"


# ---------------------------------------------------------------------- the ends, saving


def test_the_forms_write_into_the_letter(page: DraftingPage, commit: Commit) -> None:
    page.go_to(ENDING)
    body = page.page.ending.findChild(QLineEdit, "letter-issuing_body")
    dated = page.page.ending.findChild(QLineEdit, "letter-dated")
    assert isinstance(body, QLineEdit)
    assert isinstance(dated, QLineEdit)
    commit(body, "明州市民政局")
    QTest.keyClicks(dated, "2026-5-27")
    assert page.session is not None
    signature = page.session.letter.signature
    assert (signature.issuing_body, signature.dated) == ("明州市民政局", date(2026, 5, 27))
    page.go_to(OPENING)
    names = page.page.opening.findChild(QLineEdit, "letter-addressees")
    assert isinstance(names, QLineEdit)
    commit(names, "陈予安，林知远")
    assert page.session.letter.addressees == ("陈予安", "林知远")


def test_what_is_typed_is_saved_by_itself_and_opens_where_it_was_left(
    page: DraftingPage, store: Store, draft: Draft, commit: Commit, wait_until: WaitUntil
) -> None:
    page.go_to(Place(1, 0))
    write(page, commit, "推进医养结合到位。")
    assert page.autosave is not None
    saved = QSignalSpy(page.autosave.saved)
    wait_until(lambda: saved.count() and page.autosave and page.autosave.is_clean)
    stored = drafts.open_draft(store, draft.id)
    assert stored.place == Place(1, 0)
    text = stored.letter.parts[1].sections[0].paragraphs
    assert text == (Paragraph("推进医养结合到位。", LabelStyle.SHI),)
    first = page.session
    page.open(draft.id)
    wait_until(lambda: page.session is not first)
    assert page.page.place == Place(1, 0)
    assert points(page) == ["推进医养结合到位。"]


def test_leaving_saves_first_and_never_asks(
    page: DraftingPage, store: Store, draft: Draft, commit: Commit, wait_until: WaitUntil
) -> None:
    write(page, commit, "还没有到自动保存的时候。")
    closed = QSignalSpy(page.closed)
    key(page, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    wait_until(closed.count)
    stored = drafts.open_draft(store, draft.id)
    assert stored.letter.parts[0].sections[0].paragraphs[0].text == "还没有到自动保存的时候。"


def test_a_save_over_somebody_elses_is_refused_and_told(
    page: DraftingPage, store: Store, draft: Draft, commit: Commit, wait_until: WaitUntil
) -> None:
    drafts.save_draft(store, draft)
    write(page, commit, "晚了一步。")
    states: list[str] = []
    page.save_state.connect(lambda state, _words: states.append(state))
    page.flush()
    wait_until(lambda: "failed" in states)
    assert drafts.open_draft(store, draft.id).letter == draft.letter
    notices = page.window().findChild(NoticeStack)
    assert isinstance(notices, NoticeStack)
    assert notices.bars()
    assert page.autosave is not None
    page.autosave._dirty = False


def test_drafts_opened_one_after_the_other_leave_nothing_behind(
    page: DraftingPage, store: Store, draft: Draft, commit: Commit, wait_until: WaitUntil
) -> None:
    other = drafts.save_draft(store, replace(draft, id=0, revision=0, place=OPENING))
    for number in range(3):
        page.go_to(Place(0, 0))
        write(page, commit, f"第{number}次打开。")
        document = page.page.editor.document()
        for draft_id in (other.id, draft.id):
            reopen(page, draft_id, wait_until)
        wait_until(partial(is_gone, document))
        assert page.page.editor.toPlainText().count("次打开") == number + 1


def reopen(page: DraftingPage, draft_id: int, wait_until: WaitUntil) -> None:
    before = page.session
    page.open(draft_id)
    wait_until(lambda: page.session is not before)


def is_gone(thing: QObject) -> bool:
    return not isValid(thing)
