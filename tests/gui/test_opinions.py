"""Opinions of co-handlers on the drafting page, through real events."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from shiboken6 import delete

from replydesk.domain.draft import OPENING, Draft, Place
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.models import passage_list
from replydesk.gui.models.section_text import origin_of
from replydesk.gui.notices import NoticeStack
from replydesk.gui.pages.drafting import DraftingPage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.opinion_panel import OpinionPanel
from replydesk.gui.widgets.passage_card import button_rect, card_rect
from replydesk.services import drafts
from replydesk.store.engine import Store
from tests.gui.test_drafting import FORMAT

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

OPINION = """明州市财政局
关于市人大四次会议第0128号建议的会办意见
市民政局：
陈予安代表提出的《关于养老服务的建议》（第0128号）收悉。现提出会办意见如下：
一、养老设施
（一）工作进展
一是安排养老设施建设补助2400万元；二是盘活闲置校舍12处用于日间照料。
（二）下一步考虑
今年再安排1800万元，对老年食堂给予运营补助。
二、护理人才
（一）工作进展
落实护理员入职奖励，惠及96人。
三、其他事项
请贵局及时汇总部门预算需求。
以上意见供贵局答复代表时参考。
明州市财政局
2026年4月17日
"""
FIRST = "安排养老设施建设补助2400万元。"
SECOND = "盘活闲置校舍12处用于日间照料。"
NEXT = "今年再安排1800万元，对老年食堂给予运营补助。"
NURSES = "落实护理员入职奖励，惠及96人。"
BUDGET = "请贵局及时汇总部门预算需求。"


@pytest.fixture
def draft(store: Store) -> Draft:
    asks = (
        Ask("完善养老设施", "利用闲置校舍建设日间照料中心，扶持老年食堂。"),
        Ask("培养护理人才", "落实护理员奖励和津贴。"),
    )
    submission = Submission(subject="关于养老服务的建议", number="0128", asks=asks)
    letter = ReplyLetter(subject="关于养老服务的建议", parts=FORMAT.empty_parts(asks))
    return drafts.save_draft(store, Draft(submission, letter, place=Place(0, 0)))


@pytest.fixture
def page(draft: Draft, desk: Desk, shown: Shown, wait_until: WaitUntil) -> Iterator[DraftingPage]:
    made = DraftingPage(desk)
    shown(made)
    made.open(draft.id)
    wait_until(lambda: made.session is not None)
    yield made
    settle(made, wait_until)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "财政局会办意见.txt"
    path.write_text(OPINION, "utf-8")
    return path


@pytest.fixture
def panel(page: DraftingPage, letter: Path, wait_until: WaitUntil) -> OpinionPanel:
    """The panel after the opinion was read."""
    page.opinions.read([letter])
    wait_until(lambda: page.side.opinions.model.hits)
    return page.side.opinions


def settle(page: DraftingPage, wait_until: WaitUntil) -> None:
    page.flush()
    wait_until(lambda: page.autosave is not None and page.autosave.is_clean)


def points(page: DraftingPage) -> list[str]:
    assert page.page.editor.section is not None
    return [paragraph.text for paragraph in page.page.editor.section.paragraphs]


def offered(panel: OpinionPanel) -> list[str]:
    return [hit.passage.text for hit in panel.model.hits]


def used(panel: OpinionPanel) -> list[str]:
    return [hit.passage.text for hit in panel.model.hits if hit.passage.used]


def told(page: DraftingPage) -> list[str]:
    stack = page.window().findChild(NoticeStack)
    return [bar.text for bar in stack.bars()] if isinstance(stack, NoticeStack) else []


def key(page: DraftingPage, name: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    QTest.keyClick(QApplication.focusWidget() or page, name, modifiers)


CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


# ---------------------------------------------------------------------- reading


def test_a_key_asks_for_files_and_the_points_for_the_part_appear(
    page: DraftingPage, letter: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return [str(letter)], kinds

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    key(page, Qt.Key.Key_O, CONTROL)
    wait_until(lambda: page.side.opinions.model.hits)
    assert "*.docx" in asked[0]
    assert "*.pdf" in asked[0]
    assert page.side.shows_opinions
    assert offered(page.side.opinions) == [FIRST, SECOND, NEXT, BUDGET]
    assert page.side.tabs.buttons()[1].text() == "会办意见 4"
    assert "已读入明州市财政局的会办意见，共 5 点。" in told(page)


def drop(page: DraftingPage, target: QWidget, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    place, copy = QPointF(60, 60), Qt.DropAction.CopyAction
    how = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(place.toPoint(), copy, *how)
    QApplication.sendEvent(target, entered)
    if entered.isAccepted():
        assert page.veil is not None
        assert page.veil.isVisible()
        QApplication.sendEvent(target, QDropEvent(place, copy, *how))
        assert not page.veil.isVisible()


def test_a_file_dropped_on_the_page_is_read(
    page: DraftingPage, letter: Path, wait_until: WaitUntil
) -> None:
    drop(page, page, letter)
    wait_until(lambda: page.side.opinions.model.hits)
    assert page.side.shows_opinions


def test_a_file_over_the_text_is_left_to_the_page(page: DraftingPage, letter: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(letter))])
    assert not page.page.editor.canInsertFromMimeData(mime)


def test_what_is_no_opinion_and_what_is_there_already_is_told(
    page: DraftingPage, panel: OpinionPanel, letter: Path, tmp_path: Path, wait_until: WaitUntil
) -> None:
    odd = tmp_path / "通知.txt"
    odd.write_text("今天下午三点开会。", "utf-8")
    page.opinions.read([odd, letter])
    wait_until(lambda: any("已经读入" in words for words in told(page)))
    assert any("不像会办意见" in words for words in told(page))
    assert page.session is not None
    assert len(page.session.submission.opinions) == 1
    assert not panel.told.isVisible()


def test_an_opinion_on_another_submission_is_remarked(
    page: DraftingPage, letter: Path, wait_until: WaitUntil
) -> None:
    letter.write_text(OPINION.replace("0128", "0074"), "utf-8")
    page.opinions.read([letter])
    wait_until(lambda: page.side.opinions.model.hits)
    assert any("第0074号，与本件第0128号不同" in words for words in told(page))


# ---------------------------------------------------------------------- what is offered


def test_the_points_follow_the_part_and_the_kind_of_the_section(
    page: DraftingPage, panel: OpinionPanel
) -> None:
    page.go_to(Place(0, 2))
    assert offered(panel)[0] == NEXT
    page.go_to(Place(1, 0))
    assert offered(panel) == [NURSES, BUDGET]
    QTest.mouseClick(panel.scope.buttons()[1], Qt.MouseButton.LeftButton)
    assert sorted(offered(panel)) == sorted([NURSES, BUDGET, FIRST, SECOND, NEXT])
    assert offered(panel)[0] == NURSES
    page.go_to(OPENING)
    assert offered(panel) == [FIRST, SECOND, NEXT, NURSES, BUDGET]


def test_without_opinions_the_tab_says_what_it_is_for(page: DraftingPage) -> None:
    key(page, Qt.Key.Key_4, ALT)
    assert page.side.shows_opinions
    assert QApplication.focusWidget() is page.side.opinions.read
    assert not page.side.add.isVisible()
    key(page, Qt.Key.Key_K, CONTROL)
    assert not page.side.shows_opinions
    assert QApplication.focusWidget() is page.library.box


# ---------------------------------------------------------------------- taking points over


def by_enter(page: DraftingPage) -> None:
    key(page, Qt.Key.Key_4, ALT)
    key(page, Qt.Key.Key_Return)


def by_shortcut(page: DraftingPage) -> None:
    page.page.editor.setFocus()
    key(page, Qt.Key.Key_Return, ALT)


def first_card(page: DraftingPage) -> QPoint:
    panel = page.side.opinions
    return card_rect(panel.list.visualRect(panel.model.index(0))).center()


def by_double_click(page: DraftingPage) -> None:
    view = page.side.opinions.list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=first_card(page))
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=first_card(page))


def by_button(page: DraftingPage) -> None:
    panel = page.side.opinions
    area = card_rect(panel.list.visualRect(panel.model.index(0)))
    QTest.mouseClick(
        panel.list.viewport(), Qt.MouseButton.LeftButton, pos=button_rect(area).center()
    )


def by_drop(page: DraftingPage) -> None:
    mime = passage_list.mime_of([page.side.opinions.model.hits[0].passage])
    editor = page.page.editor
    place = QPointF(editor.cursorRect(QTextCursor(editor.document())).center())
    copy = Qt.DropAction.CopyAction
    how = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    viewport = editor.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(place.toPoint(), copy, *how))
    QApplication.sendEvent(viewport, QDragMoveEvent(place.toPoint(), copy, *how))
    QApplication.sendEvent(viewport, QDropEvent(place, copy, *how))


@pytest.mark.parametrize("insert", [by_enter, by_shortcut, by_double_click, by_button, by_drop])
def test_a_point_is_taken_over_marked_and_taken_back_by_one_undo(
    page: DraftingPage,
    panel: OpinionPanel,
    insert: Callable[[DraftingPage], None],
    wait_until: WaitUntil,
) -> None:
    insert(page)
    assert points(page) == [FIRST]
    assert page.page.editor.section is not None
    (made,) = page.page.editor.section.paragraphs
    assert made.label is LabelStyle.SHI
    assert made.origin is None
    assert origin_of(page.page.editor.document().begin()) is None
    assert QApplication.focusWidget() is page.page.editor
    wait_until(lambda: used(panel) == [FIRST])
    key(page, Qt.Key.Key_Z, CONTROL)
    assert points(page) == []
    wait_until(lambda: used(panel) == [])


def test_the_shortcut_goes_on_with_the_next_point_that_is_not_used(
    page: DraftingPage, panel: OpinionPanel, wait_until: WaitUntil
) -> None:
    by_shortcut(page)
    wait_until(lambda: used(panel))
    by_shortcut(page)
    assert points(page) == [FIRST, SECOND]


def test_marking_keeps_the_card_that_is_selected(
    page: DraftingPage, panel: OpinionPanel, wait_until: WaitUntil
) -> None:
    key(page, Qt.Key.Key_4, ALT)
    key(page, Qt.Key.Key_Down)
    key(page, Qt.Key.Key_Return)
    assert points(page) == [SECOND]
    wait_until(lambda: used(panel) == [SECOND])
    selected = panel.current()
    assert selected is not None
    assert selected.text == SECOND


def test_a_point_can_be_read_in_its_opinion(page: DraftingPage, panel: OpinionPanel) -> None:
    key(page, Qt.Key.Key_I, CONTROL)
    popup = page.sources.popup
    assert popup is not None
    assert NURSES in popup.text.toPlainText()
    QTest.mouseClick(popup.insert_button, Qt.MouseButton.LeftButton)
    assert points(page) == [panel.model.hits[0].passage.text]


# ---------------------------------------------------------------------- keeping and removing


def test_opinions_are_saved_with_the_draft(
    page: DraftingPage,
    panel: OpinionPanel,
    store: Store,
    draft: Draft,
    wait_until: WaitUntil,
) -> None:
    by_shortcut(page)
    settle(page, wait_until)
    (kept,) = drafts.open_draft(store, draft.id).submission.opinions
    assert (kept.unit, len(kept.points)) == ("明州市财政局", 5)
    first = page.session
    page.open(draft.id)
    wait_until(lambda: page.session is not first)
    wait_until(lambda: used(panel) == [FIRST])


def test_an_opinion_is_put_away_and_brought_back(
    page: DraftingPage, panel: OpinionPanel, store: Store, draft: Draft, wait_until: WaitUntil
) -> None:
    by_shortcut(page)
    (away,) = panel.received.buttons()
    QTest.mouseClick(away, Qt.MouseButton.LeftButton)
    assert offered(panel) == []
    assert points(page) == [FIRST]
    settle(page, wait_until)
    assert drafts.open_draft(store, draft.id).submission.opinions == ()
    stack = page.window().findChild(NoticeStack)
    assert isinstance(stack, NoticeStack)
    undo = stack.bars()[0].action_button
    assert undo is not None
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert FIRST in offered(panel)
    settle(page, wait_until)
    assert len(drafts.open_draft(store, draft.id).submission.opinions) == 1


def test_another_draft_shows_its_own_opinions(
    page: DraftingPage, panel: OpinionPanel, store: Store, wait_until: WaitUntil
) -> None:
    asks = (Ask("修路"),)
    bare = Draft(Submission(asks=asks), ReplyLetter(parts=FORMAT.empty_parts(asks)))
    other = drafts.save_draft(store, bare)
    first = page.session
    page.open(other.id)
    wait_until(lambda: page.session is not first)
    assert offered(panel) == []
    assert page.side.tabs.buttons()[1].text() == "会办意见"


def test_a_draft_with_steps_to_undo_goes_without_a_word(
    page: DraftingPage, panel: OpinionPanel, wait_until: WaitUntil
) -> None:
    settle(page, wait_until)
    session = page.session
    assert session is not None
    assert session.history.canUndo()
    delete(session.history)
    assert panel.model.hits
