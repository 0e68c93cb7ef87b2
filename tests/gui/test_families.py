"""A measure over the years in its window, and pairs that may be one, through real events."""

from collections.abc import Callable, Generator, Sequence

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from replydesk.domain.editing import Use
from replydesk.domain.errors import ResourceError
from replydesk.domain.passage import Passage
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.gui import family_grouping
from replydesk.gui.family_dialog import FamilyDialog, show_family
from replydesk.gui.family_grouping import FamilyGrouping
from replydesk.gui.family_work import use_words, whole_figures
from replydesk.gui.proposals_dialog import ProposalsDialog, show_proposals
from replydesk.gui.tasks import Desk
from replydesk.services.families import family_of, group_new, open_proposals, proposals, take_out
from replydesk.services.library import search
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

STATIONS = "截至{}年底，全省累计建成研究生工作站{}个，进站研究生{}人，累计投入{}万元。"
VALUES = ((2023, 180, 1440, 5400), (2024, 210, 1680, 6300), (2025, 240, 1920, 7200))
LONELY = "推动建立部门联席会议制度，每季度会商一次。"
THINGS = ("无障碍改造", "公交候车亭", "古树名木保护", "河湖水域岸线", "托育服务机构")
EARLIER = "组织{}专项行动{}次，出动人员{}人次，发现并整改问题{}个。"
LATER = "全年组织{}行动{}次，出动执法人员{}人次，督促整改问题{}个，整改率98%。"


def add(store: Store, year: int, points: Sequence[str]) -> None:
    letter = letter_of_points(
        list(points),
        year=year,
        heading="关于“扩大研究生工作站”的建议",
        subject=f"关于{year}年支持高校的建议",
    )
    with store.write() as tx:
        add_letter(tx, Reading(letter), f"{year}.txt", f"{year}{points[0]}")


@pytest.fixture
def stations(store: Store) -> list[Passage]:
    """The same measure in letters of three years, newest first."""
    for values in VALUES:
        add(store, values[0], [STATIONS.format(*values), *([LONELY] if values[0] == 2025 else [])])
    for _ in group_new(store):
        pass
    family = family_of(store, search(store, "研究生工作站")[0].passage.id)
    assert family is not None
    assert len(family.members) == 3
    return list(family.members)


@pytest.fixture
def pairs(store: Store) -> int:
    """Pairs that may be one measure; how many."""
    for year, words in ((2023, EARLIER), (2024, LATER)):
        more = year - 2023
        texts = [
            words.format(thing, 12 + n + 9 * more, 340 + 7 * n + 100 * more, 56 + n + 30 * more)
            for n, thing in enumerate(THINGS)
        ]
        add(store, year, texts)
    for _ in group_new(store):
        pass
    found = open_proposals(store)
    assert found >= 4
    return found


@pytest.fixture
def window(shown: Shown, app: QApplication) -> QWidget:
    made = QWidget()
    shown(made)
    return made


@pytest.fixture
def opened(
    window: QWidget, desk: Desk, wait_until: WaitUntil
) -> Callable[[Passage, bool], FamilyDialog]:
    """Opens the window of a passage's family and waits until it is read."""

    def show(passage: Passage, can_insert: bool = False) -> FamilyDialog:
        made = show_family(window, desk, passage, can_insert=can_insert)
        wait_until(lambda: made.view.members)
        QApplication.processEvents()  # what is shown now finds its place
        return made

    return show


@pytest.fixture
def dialog(window: QWidget, desk: Desk, pairs: int, wait_until: WaitUntil) -> ProposalsDialog:
    made = show_proposals(window, desk)
    wait_until(made.accept_button.isEnabled)
    return made


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(dialog: FamilyDialog) -> list[str]:
    return [member.passage.text for member in dialog.timeline.members()]


def question(dialog: ProposalsDialog) -> str:
    return dialog.newer.text.toPlainText()


def hover(widget: QWidget, spot: QPoint) -> None:
    """Move the mouse; of two windows the platform of the tests would ask the lower one."""
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        spot.toPointF(),
        widget.mapToGlobal(spot).toPointF(),
        none,
        none,
        Qt.KeyboardModifier(0),
    )
    QApplication.sendEvent(widget, event)


def clipboard() -> str:
    return QApplication.clipboard().text()


# ---------------------------------------------------------------------- the family


def test_the_newest_text_comes_first_and_its_changed_words_are_marked(
    opened: Callable[..., FamilyDialog], stations: list[Passage]
) -> None:
    made = opened(stations[1])
    assert texts(made) == [passage.text for passage in stations]
    newest, _, oldest = made.timeline.members()
    marked = [newest.passage.text[start:end] for start, end in newest.marks]
    assert marked == ["2025年底", "240个", "1920人", "7200万元"]
    assert oldest.marks == ()
    assert "3 条同一措施 · 2023—2025" in made.about.text()
    assert made.timeline.current() == stations[0]


def test_each_figure_is_a_line_of_its_years(
    opened: Callable[..., FamilyDialog], stations: list[Passage]
) -> None:
    panels = opened(stations[0]).figures.plot.shown.panels
    assert [[dot.words for dot in panel.dots] for panel in panels] == [
        ["180", "210", "240"],
        ["1,440", "1,680", "1,920"],
        ["5,400", "6,300", "7,200"],
    ]
    assert "研究生工作站" in panels[0].title
    assert panels[2].title.endswith("（万元）")


def test_the_table_is_copied_as_text_for_a_sheet(
    opened: Callable[..., FamilyDialog], stations: list[Passage]
) -> None:
    table = opened(stations[0]).figures.table
    table.clearSelection()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in clipboard().splitlines()]
    assert rows[0] == ["数据", "时间", "原文", "数值", "单位", "答复"]
    assert len(rows) == 10
    assert rows[4][2:] == ["1440人", "1440", "人", "云民函〔2023〕68号"]
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert [line.split("\t")[2] for line in clipboard().splitlines()] == ["原文", "210个"]


def test_a_point_is_read_in_its_sentence_and_found_in_the_table(
    opened: Callable[..., FamilyDialog], stations: list[Passage], wait_until: WaitUntil
) -> None:
    made = opened(stations[0])
    plot, table = made.figures.plot, made.figures.table
    spot = plot.shown.panels[0].dots[1].at.toPoint()
    hover(plot, spot + QPoint(2, 2))
    assert "210个" in made.figures.reading.text()
    assert stations[1].text in made.figures.reading.text()
    assert table.currentIndex().row() == 1
    plot.setFocus()
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot)
    QTest.keyClick(plot, Qt.Key.Key_Return)
    wait_until(lambda: made.sources.popup)
    assert made.sources.popup is not None
    assert STATIONS.format(*VALUES[1]) in made.sources.popup.text.toPlainText()


def test_a_row_of_the_table_leads_to_its_letter(
    opened: Callable[..., FamilyDialog], stations: list[Passage], wait_until: WaitUntil
) -> None:
    made = opened(stations[0])
    table = made.figures.table
    place = table.visualRect(table.figures.index(0, 5)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), place)
    wait_until(lambda: made.sources.popup)
    assert made.sources.popup is not None
    assert "180个" in made.sources.popup.text.toPlainText()


def test_a_text_is_taken_out_and_brought_back(
    opened: Callable[..., FamilyDialog],
    stations: list[Passage],
    store: Store,
    wait_until: WaitUntil,
) -> None:
    made = opened(stations[0])
    spy = QSignalSpy(made.changed)
    assert not made.undo_button.isEnabled()
    QTest.keyClick(made.timeline, Qt.Key.Key_Down)
    QTest.keyClick(made.timeline, Qt.Key.Key_Delete)
    wait_until(lambda: len(made.timeline.members()) == 2)
    assert family_of(store, stations[1].id) is None
    assert texts(made) == [stations[0].text, stations[2].text]
    assert [len(panel.dots) for panel in made.figures.plot.shown.panels] == [2, 2, 2]
    QTest.keyClick(made, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: len(made.timeline.members()) == 3)
    assert family_of(store, stations[1].id) == family_of(store, stations[0].id)
    assert spy.count() == 2
    assert not made.undo_button.isEnabled()


def test_closing_waits_for_a_correction_that_is_being_written(
    opened: Callable[..., FamilyDialog],
    stations: list[Passage],
    store: Store,
    wait_until: WaitUntil,
) -> None:
    made = opened(stations[0])
    changed, finished = QSignalSpy(made.changed), QSignalSpy(made.finished)
    click(made.take_out_button)
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert not finished.count()
    wait_until(finished.count)
    assert changed.count() == 1
    assert family_of(store, stations[0].id) is None


def test_the_text_the_window_was_opened_with_can_be_taken_out_too(
    opened: Callable[..., FamilyDialog], stations: list[Passage], wait_until: WaitUntil
) -> None:
    made = opened(stations[0])
    click(made.take_out_button)
    wait_until(lambda: len(made.timeline.members()) == 2)
    assert texts(made)[0] == stations[1].text


def test_a_correction_that_came_too_late_is_told(
    opened: Callable[..., FamilyDialog],
    stations: list[Passage],
    store: Store,
    wait_until: WaitUntil,
) -> None:
    made = opened(stations[0])
    take_out(store, [passage.id for passage in stations])
    click(made.take_out_button)
    wait_until(made.fault.isVisible)
    assert made.fault.text().endswith("。")
    assert len(made.timeline.members()) == 3


def test_the_newest_text_is_handed_to_the_draft(
    opened: Callable[..., FamilyDialog], stations: list[Passage]
) -> None:
    made = opened(stations[2], can_insert=True)
    spy = QSignalSpy(made.insert_wanted)
    click(made.insert_button)
    assert spy.at(0)[0] == stations[0]
    assert not made.isVisible()


def test_without_a_draft_there_is_nothing_to_insert_into(
    opened: Callable[..., FamilyDialog], stations: list[Passage]
) -> None:
    made = opened(stations[0])
    assert not made.insert_button.isVisible()
    QTest.keyClick(made.timeline, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == stations[0].text


def test_a_passage_that_stands_alone_says_so(
    opened: Callable[..., FamilyDialog], stations: list[Passage], store: Store
) -> None:
    made = opened(search(store, "联席会议")[0].passage)
    assert "没有找到其他年份" in made.about.text()
    assert not made.take_out_button.isEnabled()
    assert made.figures.empty.isVisible()
    assert not made.figures.plot.isVisible()


def test_a_letter_taken_out_meanwhile_leaves_an_empty_window(
    window: QWidget, desk: Desk, stations: list[Passage], store: Store, wait_until: WaitUntil
) -> None:
    gone = Passage(
        **{name: getattr(stations[0], name) for name in Passage.__slots__} | {"id": 999_999}
    )
    made = show_family(window, desk, gone)
    wait_until(lambda: "已不在素材库" in made.about.text())
    assert not made.copy_button.isEnabled()


def test_the_replies_that_took_a_text_over_are_named() -> None:
    uses = [Use("关于甲的建议", number, "2026-01-01") for number in ("第0128号", "", "3", "4", "5")]
    assert use_words([]) == ""
    assert use_words(uses[:2]) == "用于 第0128号、关于甲的建议"
    assert use_words(uses).endswith("等 5 件")


def test_marks_take_in_whole_figures() -> None:
    text = "建成工作站240个，改造道路"
    assert whole_figures(text, ((5, 8), (10, 12))) == ((5, 9), (10, 12))


# ---------------------------------------------------------------------- proposals


def test_each_pair_is_answered_with_one_key_and_the_next_comes(
    dialog: ProposalsDialog, store: Store, pairs: int, wait_until: WaitUntil
) -> None:
    spy = QSignalSpy(dialog.changed)
    first, second = proposals(store)[:2]
    assert f"{pairs}" in dialog.count.text()
    assert question(dialog) == first.passage.text
    assert dialog.older.text.toPlainText() == first.other.text
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert question(dialog) == second.passage.text
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    wait_until(lambda: open_proposals(store) == pairs - 2 and f"{pairs - 2}" in dialog.count.text())
    family = family_of(store, first.passage.id)
    assert family is not None
    assert {each.id for each in family.members} == {first.passage.id, first.other.id}
    assert family_of(store, second.passage.id) is None
    assert not spy.count()
    click(dialog.close_button)
    assert spy.count() == 1


def test_an_answer_is_taken_back_even_while_it_is_being_written(
    dialog: ProposalsDialog, store: Store, pairs: int, wait_until: WaitUntil
) -> None:
    first = proposals(store)[0]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_until(lambda: question(dialog) == first.passage.text)
    assert family_of(store, first.passage.id) is None
    assert open_proposals(store) == pairs
    assert not dialog.undo_button.isEnabled()


def test_closing_waits_until_every_answer_is_written(
    dialog: ProposalsDialog, store: Store, pairs: int, wait_until: WaitUntil
) -> None:
    changed, finished = QSignalSpy(dialog.changed), QSignalSpy(dialog.finished)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    QTest.keyClick(dialog, Qt.Key.Key_Delete)
    dialog.close()
    wait_until(finished.count)
    assert changed.count() == 1
    assert open_proposals(store) == pairs - 2


def test_a_pair_is_put_off_and_brought_back(
    dialog: ProposalsDialog, store: Store, pairs: int, wait_until: WaitUntil
) -> None:
    shown = [proposal.passage.text for proposal in proposals(store)]
    QTest.keyClick(dialog, Qt.Key.Key_Down)
    assert question(dialog) == shown[1]
    QTest.keyClick(dialog, Qt.Key.Key_Up)
    wait_until(lambda: question(dialog) == shown[0])
    for _ in shown:
        click(dialog.later_button)
    wait_until(dialog.empty.isVisible)
    assert dialog.empty.text() == "其余的留到以后。"
    assert open_proposals(store) == pairs
    assert not dialog.accept_button.isEnabled()


def test_all_pairs_are_answered_by_mouse_in_a_row(
    dialog: ProposalsDialog, store: Store, pairs: int, wait_until: WaitUntil
) -> None:
    for number in range(pairs):
        wait_until(dialog.accept_button.isEnabled)
        click(dialog.accept_button if number % 2 else dialog.refuse_button)
    wait_until(lambda: dialog.empty.isVisible() and "没有要确认的了" in dialog.empty.text())
    assert open_proposals(store) == 0
    assert dialog.undo_button.isEnabled()


def test_enter_on_a_button_means_the_button(
    dialog: ProposalsDialog, store: Store, wait_until: WaitUntil
) -> None:
    first = proposals(store)[0]
    dialog.refuse_button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(dialog.refuse_button, Qt.Key.Key_Return)
    wait_until(lambda: first not in proposals(store))
    assert family_of(store, first.passage.id) is None


def test_what_cannot_be_answered_any_more_is_told(
    dialog: ProposalsDialog, store: Store, pairs: int, wait_until: WaitUntil
) -> None:
    first = proposals(store)[0]
    from replydesk.services.families import join

    join(store, [first.passage.id, first.other.id])
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    wait_until(dialog.fault.isVisible)
    wait_until(lambda: question(dialog) != first.passage.text)


# ---------------------------------------------------------------------- grouping by itself


def test_what_is_new_is_grouped_a_little_later_and_only_once(
    store: Store, desk: Desk, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(family_grouping, "IDLE_MS", 0)
    for values in VALUES:
        add(store, values[0], [STATIONS.format(*values)])
    grouping = FamilyGrouping(desk)
    spy = QSignalSpy(grouping.done)
    grouping.start()
    grouping.start()
    wait_until(spy.count)
    assert spy.at(0)[0] >= 1
    family = family_of(store, search(store, "研究生工作站")[0].passage.id)
    assert family is not None
    assert family.years == (2025, 2024, 2023)
    assert spy.count() == 1


def test_a_long_grouping_is_told_and_begun_again_when_more_came(
    desk: Desk, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(family_grouping, "IDLE_MS", 0)
    runs: list[int] = []
    grouping = FamilyGrouping(desk)

    def work(_store: Store) -> Generator[Progress, None, int]:
        runs.append(1)
        yield Progress(50, 400)
        while len(runs) == 1 and not again:
            yield Progress(50, 400)
        return 0

    again: list[bool] = []
    monkeypatch.setattr(family_grouping, "_group", work)
    told, done = QSignalSpy(grouping.told), QSignalSpy(grouping.done)
    grouping.start()
    wait_until(told.count)
    assert told.at(0)[0] == "正在归并同一措施，余 350 条"
    grouping.start()
    again.append(True)
    wait_until(lambda: done.count() == 2)
    assert told.at(told.count() - 1)[0] == ""


@pytest.mark.parametrize("typed", [True, False])
def test_typing_and_clicking_interrupt_the_grouping_until_the_window_is_left_alone(
    desk: Desk,
    window: QWidget,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
    typed: bool,
) -> None:
    monkeypatch.setattr(family_grouping, "IDLE_MS", 0)
    begun: list[str] = []
    ended: list[str] = []

    def work(_store: Store) -> Generator[Progress, None, int]:
        begun.append("")
        try:
            while len(begun) == 1:
                yield Progress(1, 1000)
            yield Progress(2, 1000)
        finally:
            ended.append("")
        return 3

    monkeypatch.setattr(family_grouping, "_group", work)
    grouping = FamilyGrouping(desk)
    told, done = QSignalSpy(grouping.told), QSignalSpy(grouping.done)
    grouping.start()
    wait_until(told.count)
    if typed:
        QTest.keyClick(window, Qt.Key.Key_A)
    else:
        QTest.mouseClick(window, Qt.MouseButton.LeftButton)
    assert told.at(told.count() - 1)[0] == ""
    wait_until(done.count)
    assert done.at(0)[0] == 3
    assert (len(begun), len(ended)) == (2, 2)


def test_a_grouping_that_fails_is_quiet_and_may_be_begun_again(
    desk: Desk, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(family_grouping, "IDLE_MS", 0)
    refused: list[object] = []
    desk.failed.connect(refused.append)
    grouping = FamilyGrouping(desk)
    failing = [True]

    def work(_store: Store) -> Generator[Progress, None, int]:
        yield Progress(1, 300)
        if failing:
            failing.clear()
            raise ResourceError("磁盘已满。")
        return 0

    monkeypatch.setattr(family_grouping, "_group", work)
    told, done = QSignalSpy(grouping.told), QSignalSpy(grouping.done)
    grouping.start()
    wait_until(lambda: told.count() and told.at(told.count() - 1)[0] == "")
    grouping.start()
    wait_until(done.count)
    assert refused == []
