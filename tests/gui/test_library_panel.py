"""The library beside the editor: what is asked, what is shown, and nothing that came too late."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.families import FamilyBrief
from replydesk.domain.letter import (
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.passage import Hit, Passage, Reason
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.gui.library_search import REST_MS, Answer
from replydesk.gui.models.passage_list import PAGE, PassageList
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.library_panel import LibraryPanel
from replydesk.gui.widgets.passage_card import card_rect
from replydesk.gui.widgets.passage_lines import line_count, lines
from replydesk.services import drafts, editing, finishing
from replydesk.store import library
from replydesk.store.engine import Store

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

YEAR = 2026
LETTERS = (
    (2019, "明州市民政局", "明民函〔2019〕3号", "顾清和", "新建养老服务站36个，覆盖城区各街道。"),
    (
        2024,
        "明州市民政局",
        "明民函〔2024〕17号",
        "陈予安",
        "安排养老专项资金1.8亿元，改造食堂120家。",
    ),
    (
        2026,
        "明州市卫生健康委员会",
        "明卫函〔2026〕8号",
        "林知远",
        "养老机构内设医疗机构，签约率达到95%。",
    ),
)
TOPICS = {2024: "推进社区助餐"}


def add(store: Store, *texts: str, year: int, body: str, number: str, deputy: str) -> None:
    section = Section(SectionKind.MEASURES, "主要措施", tuple(Paragraph(text) for text in texts))
    letter = ReplyLetter(
        addressees=(deputy,),
        subject="关于民生实事的建议",
        parts=(Part(f"关于“{TOPICS.get(year, '完善养老服务')}”的建议", (section,)),),
        document_number=number,
        signature=SignatureBlock(body, date(year, 5, 6)),
    )
    with store.write() as tx:
        library.add_letter(tx, Reading(letter), f"{number}.txt", number)


@pytest.fixture
def panel(store: Store, desk: Desk, shown: Shown) -> LibraryPanel:
    """A panel on a library of three letters of three years."""
    for year, body, number, deputy, text in LETTERS:
        add(store, text, year=year, body=body, number=number, deputy=deputy)
    made = LibraryPanel(desk)
    made.follow("", None, YEAR)
    shown(made)
    made.resize(352, 700)
    return made


def years(panel: LibraryPanel) -> list[int]:
    return sorted(int(hit.passage.dated[:4]) for hit in panel.model.hits)


def chips(panel: LibraryPanel) -> list[str]:
    return [chip.text().removesuffix("  ✕") for chip in panel.filter_chips.buttons()]


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def find(panel: LibraryPanel, text: str, commit: Commit, wait_until: WaitUntil) -> None:
    panel.box.clear()
    commit(panel.box, text)
    wait_until(lambda: not panel.search.is_open)


# ---------------------------------------------------------------------- answers that come late


class HeldDesk(QObject):
    """Keeps what is asked, for the test to answer when and in the order it likes."""

    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[Any, Callable[[Any], None]]] = []

    def latest(self, channel: str, work: Any, done: Any, failed: object = None) -> None:
        if channel == "library":
            self.asked.append((work.args[0], done))

    def forget(self, channel: str) -> None:
        pass

    def answer(self, number: int) -> None:
        question, done = self.asked[number]
        done(
            Answer(question, [Hit(passage(number + 1, f"{question.text}的第{number}个答案。"), 1)])
        )


def passage(number: int, text: str, *, family: int | None = None, used: int = 0) -> Passage:
    kind, words = SectionKind.MEASURES, "关于民生实事的建议"
    body, day, code = "明州市民政局", "2024-05-06", "明民函〔2024〕17号"
    return Passage(
        number, text, kind, "养老", 1, body, words, day, code, "旧函.txt", used, family=family
    )


def texts(panel: LibraryPanel) -> list[str]:
    return [hit.passage.text for hit in panel.model.hits]


@pytest.fixture
def held(shown: Shown) -> tuple[LibraryPanel, HeldDesk]:
    desk = HeldDesk()
    panel = LibraryPanel(desk)  # type: ignore[arg-type]
    shown(panel)
    return panel, desk


def test_answers_out_of_order_leave_the_one_to_the_newest_question(
    held: tuple[LibraryPanel, HeldDesk], commit: Commit, wait_until: WaitUntil
) -> None:
    panel, desk = held
    commit(panel.box, "养")
    commit(panel.box, "老")
    wait_until(lambda: len(desk.asked) == 2)
    desk.answer(1)
    assert texts(panel) == ["养老的第1个答案。"]
    desk.answer(0)
    assert texts(panel) == ["养老的第1个答案。"]


def test_an_answer_to_words_that_have_changed_meanwhile_is_not_shown(
    held: tuple[LibraryPanel, HeldDesk], commit: Commit, wait_until: WaitUntil
) -> None:
    panel, desk = held
    commit(panel.box, "养")
    assert len(desk.asked) == 1  # the first character is asked for at once
    commit(panel.box, "老")
    assert len(desk.asked) == 1  # the next one waits
    desk.answer(0)
    assert texts(panel) == []
    assert panel.search.is_open
    wait_until(lambda: len(desk.asked) == 2)
    desk.answer(1)
    assert texts(panel) == ["养老的第1个答案。"]
    panel.kinds.buttons()[1].click()
    desk.answer(1)
    assert panel.search.is_open  # the words are the same, the kind is not


def test_an_answer_that_waits_in_the_queue_when_the_words_change_is_not_shown(
    panel: LibraryPanel, desk: Desk, commit: Commit, wait_until: WaitUntil
) -> None:
    wait_until(lambda: not panel.search.is_open)
    asked: list[str] = []
    panel.shown.connect(lambda answer: asked.append(answer.question.text))
    answered = threading.Event()
    QTest.qWait(REST_MS)
    commit(panel.box, "养老")
    desk.call(lambda _store: answered.set(), lambda _none: None)
    assert answered.wait(10)  # the answer lies in the queue of the GUI thread now
    commit(panel.box, "机构")
    wait_until(lambda: not panel.search.is_open)
    assert asked == ["养老机构"]
    assert years(panel) == [2026]


def test_enter_before_the_answer_takes_a_passage_of_that_answer(
    panel: LibraryPanel, commit: Commit, wait_until: WaitUntil
) -> None:
    find(panel, "食堂", commit, wait_until)
    taken: list[Passage] = []
    panel.insert_wanted.connect(taken.append)
    panel.box.selectAll()
    commit(panel.box, "签约率")
    QTest.keyClick(panel.box, Qt.Key.Key_Return)
    assert taken == []
    wait_until(lambda: taken)
    assert [each.text for each in taken] == [LETTERS[2][4]]


# ---------------------------------------------------------------------- input methods


def test_nothing_is_searched_for_while_an_input_method_composes(
    panel: LibraryPanel, wait_until: WaitUntil
) -> None:
    wait_until(lambda: not panel.search.is_open)
    asked: list[str] = []
    panel.shown.connect(lambda answer: asked.append(answer.question.text))
    for preedit in ("s", "sh", "shi tang"):
        QApplication.sendEvent(panel.box, QInputMethodEvent(preedit, []))
        assert not panel.search.is_open
    done = QInputMethodEvent()
    done.setCommitString("食堂")
    QApplication.sendEvent(panel.box, done)
    wait_until(lambda: asked)
    assert asked == ["食堂"]
    # A composition takes the selected words away at once; only its end is a change.
    panel.box.selectAll()
    QApplication.sendEvent(panel.box, QInputMethodEvent("q", []))
    assert panel.box.text() == ""
    assert not panel.search.is_open
    QApplication.sendEvent(panel.box, QInputMethodEvent("", []))
    wait_until(lambda: len(asked) == 2)
    assert asked == ["食堂", ""]


# ---------------------------------------------------------------------- narrowing


def narrow_years(panel: LibraryPanel) -> None:
    panel.filters.years.setCurrentIndex(1)


def narrow_topic(panel: LibraryPanel) -> None:
    panel.filters.topic.setEditText("养老服务")


def narrow_body(panel: LibraryPanel) -> None:
    panel.filters.issuing_body.setEditText("卫生健康")


def narrow_number(panel: LibraryPanel) -> None:
    panel.filters.number.setText("〔2024〕17")


def narrow_deputy(panel: LibraryPanel) -> None:
    panel.filters.deputy.setText("顾清和")


@pytest.mark.parametrize(
    ("narrow", "words", "left"),
    [
        (narrow_years, "近 3 年", [2024, 2026]),
        (narrow_topic, "主题 养老服务", [2019, 2026]),
        (narrow_body, "单位 卫生健康", [2026]),
        (narrow_number, "文号 〔2024〕17", [2024]),
        (narrow_deputy, "代表 顾清和", [2019]),
    ],
)
def test_each_filter_narrows_is_told_on_a_chip_and_goes_with_a_click_on_it(
    panel: LibraryPanel,
    commit: Commit,
    wait_until: WaitUntil,
    narrow: Callable[[LibraryPanel], None],
    words: str,
    left: list[int],
) -> None:
    find(panel, "养老", commit, wait_until)
    assert years(panel) == [2019, 2024, 2026]
    narrow(panel)
    wait_until(lambda: not panel.search.is_open)
    assert years(panel) == left
    assert chips(panel) == [words]
    click(panel.filter_chips.buttons()[0])
    wait_until(lambda: not panel.search.is_open)
    assert years(panel) == [2019, 2024, 2026]
    assert chips(panel) == []


def test_filters_stay_from_part_to_part_and_are_cleared_at_once(
    panel: LibraryPanel, commit: Commit, wait_until: WaitUntil
) -> None:
    narrow_years(panel)
    narrow_body(panel)
    panel.follow("完善养老服务", SectionKind.MEASURES, YEAR)
    wait_until(lambda: not panel.search.is_open)
    assert years(panel) == [2026]
    panel.follow("完善养老服务", None, YEAR - 1)
    wait_until(lambda: not panel.search.is_open)
    assert chips(panel) == ["近 3 年", "单位 卫生健康", "清除"]
    click(panel.filter_chips.buttons()[-1])
    wait_until(lambda: not panel.search.is_open)
    assert chips(panel) == []
    assert years(panel) == [2019, 2024, 2026]


def test_the_filters_are_opened_and_closed_with_the_keyboard_and_offer_what_the_library_has(
    panel: LibraryPanel, commit: Commit, wait_until: WaitUntil
) -> None:
    find(panel, "养老", commit, wait_until)
    panel.filter_button.setFocus()
    QTest.keyClick(panel.filter_button, Qt.Key.Key_Space)
    form = panel.filters
    assert form.isVisible()
    bodies = form.issuing_body
    wait_until(bodies.count)
    assert {bodies.itemText(n) for n in range(bodies.count())} == {each[1] for each in LETTERS}
    offered = [form.years.itemText(n) for n in range(form.years.count())]
    assert offered == ["不限", "近 3 年", "近 5 年", "2026 年起", "2024 年起", "2019 年起"]
    assert QApplication.focusWidget() is form.years
    QTest.keyClick(form.years, Qt.Key.Key_Down)
    wait_until(lambda: years(panel) == [2024, 2026])
    form.deputy.setFocus()
    commit(form.deputy, "林知远")
    wait_until(lambda: years(panel) == [2026])
    QTest.keyClick(form.deputy, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert QApplication.focusWidget() is panel.filter_button
    click(panel.filter_button)
    assert form.isVisible()
    panel.box.setFocus()  # going elsewhere puts them away too
    assert not form.isVisible()
    assert chips(panel) == ["近 3 年", "代表 林知远", "清除"]


def test_retired_passages_are_found_only_when_asked_for_and_say_so(
    panel: LibraryPanel, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    find(panel, "食堂", commit, wait_until)
    number = panel.model.hits[0].passage.id
    editing.retire(store, [number], "数据过时")
    panel.ask()
    wait_until(lambda: not panel.search.is_open)
    assert panel.model.hits == []
    panel.filters.retired.setChecked(True)
    wait_until(lambda: panel.model.hits)
    assert chips(panel) == ["含已停用"]
    assert panel.list.cards.warning(panel.model.hits[0].passage) == "已停用"


def test_the_newest_can_be_put_first(
    panel: LibraryPanel, commit: Commit, wait_until: WaitUntil
) -> None:
    find(panel, "养老", commit, wait_until)
    click(panel.order_button)
    wait_until(lambda: not panel.search.is_open)
    assert [hit.passage.dated[:4] for hit in panel.model.hits] == ["2026", "2024", "2019"]
    assert panel.order_button.text() == "最新在前"


# ---------------------------------------------------------------------- more of the same


def test_more_is_appended_and_what_is_looked_at_stays(
    panel: LibraryPanel, store: Store, commit: Commit, wait_until: WaitUntil
) -> None:
    many = [f"推进第{n}处口袋公园建设，新增绿地{n}00平方米。" for n in range(1, 71)]
    add(store, *many, year=2025, body="明州市园林局", number="明园函〔2025〕1号", deputy="林知远")
    find(panel, "口袋公园", commit, wait_until)
    assert len(panel.model.hits) == PAGE
    first = texts(panel)
    panel.list.setCurrentIndex(panel.model.index(3))
    resets: list[object] = []
    panel.model.modelReset.connect(lambda: resets.append(None))
    panel.more_button.setFocus()
    QTest.keyClick(panel.more_button, Qt.Key.Key_Space)
    wait_until(lambda: len(panel.model.hits) == 2 * PAGE)
    assert texts(panel)[:PAGE] == first
    assert panel.list.currentIndex().row() == 3
    assert resets == []
    panel.list.scrollToBottom()  # scrolling on asks by itself
    wait_until(lambda: len(panel.model.hits) == len(many))
    assert not panel.more_button.isVisible()
    assert sorted(texts(panel)) == sorted(many)


def test_what_is_known_better_after_a_pause_replaces_only_what_nobody_looks_at(
    held: tuple[LibraryPanel, HeldDesk], wait_until: WaitUntil
) -> None:
    panel, desk = held
    panel.resize(352, 700)
    panel.follow("完善养老服务", None, YEAR)
    wait_until(lambda: desk.asked)
    hits = [Hit(passage(n, f"第{n}条措施，安排资金{n}万元。"), 1.0) for n in range(1, 31)]
    question, done = desk.asked[0]
    assert not question.wide
    done(Answer(question, hits))
    panel.list.setFocus()
    seen = panel.list.last_visible_row() + 1
    assert 0 < seen < len(hits) - 5
    wait_until(lambda: len(desk.asked) == 2)
    question, done = desk.asked[1]
    assert question.wide
    assert not panel.search.is_open  # what is shown may be taken meanwhile
    done(Answer(question, [hits[20], *hits[:15]]))
    shown = [hit.passage.id for hit in panel.model.hits]
    assert shown[:seen] == [hit.passage.id for hit in hits[:seen]]
    assert shown[seen] == hits[20].passage.id
    assert len(shown) == len(set(shown)) == 16


# ---------------------------------------------------------------------- cards


def test_a_card_says_why_it_is_suggested_and_how_often_it_was_used(panel: LibraryPanel) -> None:
    reasons = (Reason.TOPIC, Reason.WORDS, Reason.USED, Reason.RECENT)
    hit = Hit(passage(1, "新建养老服务站36个。", used=3), 1.0, (), reasons)
    assert panel.list.cards.reason_words(hit) == "同一主题 · 用词相近 · 用过 3 次 · 近年"
    without = Hit(hit.passage, 1.0)
    assert panel.list.cards.reason_words(without) == ""
    assert panel.list.cards.used_words(hit.passage) == "引用 3 次"
    panel.model.show([hit, without])
    heights = [panel.list.visualRect(panel.model.index(row)).height() for row in (0, 1)]
    assert heights[0] > heights[1]


def test_the_badge_of_a_family_opens_it_with_the_mouse_and_with_a_key(panel: LibraryPanel) -> None:
    hit = Hit(passage(7, "新建养老服务站36个。", family=2), 1.0)
    family = FamilyBrief(2, 3, 2022, 2024)
    panel.model.show([hit], families={7: family})
    wanted: list[Passage] = []
    taken: list[Passage] = []
    panel.family_wanted.connect(wanted.append)
    panel.insert_wanted.connect(taken.append)
    card = card_rect(panel.list.visualRect(panel.model.index(0)))
    badge = panel.list.cards.badge_rect(card, family)
    assert card.contains(badge)
    assert panel.list.cards.family_words(family) == "同一措施 2022—2024"
    view = panel.list.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=badge.center())
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=badge.center())
    assert wanted[0] == hit.passage
    assert taken == []
    wanted.clear()
    panel.show_family()
    assert wanted == [hit.passage]
    panel.model.show([hit])  # alone again: no badge, nothing to open
    panel.show_family()
    assert wanted == [hit.passage]
    assert panel.list.cards.badge_rect(card, None).isEmpty()


def test_a_mark_far_behind_is_brought_into_sight(app: QApplication) -> None:
    text = "一般性的表述" * 60 + "养老服务站" + "其余内容" * 20
    start = text.index("养老")
    plain, marked = lines(text, 300, 4), lines(text, 300, 4, ((start, start + 2),))
    assert "养老" not in "".join(line.text() for line in plain)
    words = [line.text() for line in marked]
    assert words[0].startswith("…")
    assert words[-1].endswith("…")
    row = next(number for number, line in enumerate(words) if "养老" in line)
    at = words[row].index("养老")
    assert any((f.start, f.length) == (at, 2) for f in marked[row].formats())
    assert line_count(text, 300, 4, ((start, start + 2),)) == 4
    near = lines(text, 300, 4, ((0, 2),))
    assert [line.text() for line in near] == [line.text() for line in plain]


def test_a_list_that_is_shown_again_is_not_built_anew(app: QApplication) -> None:
    model = PassageList()
    hits = [Hit(passage(n, f"第{n}条措施到位。"), 1.0) for n in range(1, 6)]
    model.show(hits)
    signals: list[str] = []
    model.modelReset.connect(lambda: signals.append("reset"))
    model.rowsInserted.connect(lambda *_: signals.append("inserted"))
    model.rowsRemoved.connect(lambda *_: signals.append("removed"))
    model.show(list(hits))
    assert signals == []
    model.show(hits[:3])
    model.show([*hits[:3], hits[4]])
    assert signals == ["removed", "inserted"]
    model.show(hits[1:])
    assert signals[-1] == "reset"
    assert [hit.passage.id for hit in model.hits] == [2, 3, 4, 5]


def test_words_that_nobody_used_like_that_bring_what_is_about_the_same(
    panel: LibraryPanel, commit: Commit, wait_until: WaitUntil
) -> None:
    find(panel, "加快养老服务站建设", commit, wait_until)
    assert LETTERS[0][4] in texts(panel)
    assert panel.caption.text() == "没有原样的文字，以下内容相近"
    assert not panel.order_button.isVisible()
    find(panel, "没有这话", commit, wait_until)
    assert texts(panel) == []


def test_a_reply_is_not_offered_what_it_became_itself(
    panel: LibraryPanel, store: Store, wait_until: WaitUntil
) -> None:
    own = "完善养老服务网络，新建社区食堂12家。"
    section = Section(SectionKind.MEASURES, "主要措施", (Paragraph(own),))
    letter = ReplyLetter(
        addressees=("林知远",),
        subject="关于养老的建议",
        parts=(Part("关于“完善养老服务”的建议", (section,)),),
    )
    draft = drafts.save_draft(store, Draft(Submission(subject="关于养老的建议"), letter))
    finishing.finish(store, draft)
    panel.follow("完善养老服务", None, YEAR)
    wait_until(lambda: not panel.search.is_open)
    assert own in texts(panel)
    panel.follow("完善养老服务", None, YEAR, draft.id)
    wait_until(lambda: not panel.search.is_open)
    assert texts(panel)
    assert own not in texts(panel)


def test_tab_goes_through_the_panel_as_it_is_read(
    panel: LibraryPanel, commit: Commit, wait_until: WaitUntil
) -> None:
    narrow_years(panel)
    find(panel, "养老", commit, wait_until)
    panel.box.setFocus()
    ways = []
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget() or panel, Qt.Key.Key_Tab)
        ways.append(QApplication.focusWidget())
    stops = [panel.filter_button, panel.order_button, panel.filter_chips.buttons()[0], panel.list]
    assert [each for each in ways if each in stops] == stops
