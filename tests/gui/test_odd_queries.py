"""Whatever is typed into a search box: cards or none, no fault, and the next search is answered."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from replydesk.domain.reading import Reading
from replydesk.gui.pages.home import HomePage
from replydesk.gui.pages.library import LibraryPage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.library_panel import LibraryPanel
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.cli.test_odd_queries import QUERIES
from tests.store.made_letters import letter_of_points

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
Commit = Callable[[QWidget, str], None]

POINTS = [
    '建成社区养老服务综合体62个，培训护理员"3000"人次（含家政）。',
    "老旧小区%_加装电梯12台。",
]
# Half a character cannot be typed: Qt's strings come from the keyboard and the clipboard whole.
TYPED = {name: text for name, text in QUERIES.items() if name != "a half of a pair"}


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write() as tx:
        add_letter(tx, Reading(letter_of_points(POINTS)), "a.txt", "digest")
    return store


@pytest.mark.parametrize("query", TYPED.values(), ids=TYPED)
def test_the_box_beside_the_editor_takes_it(
    filled: Store, desk: Desk, shown: Shown, commit: Commit, wait_until: WaitUntil, query: str
) -> None:
    panel = LibraryPanel(desk)
    panel.follow("", None, 2026)
    shown(panel)
    panel.box.setText(query)
    panel.box.clear()
    commit(panel.box, query)
    wait_until(lambda: not panel.search.is_open)
    assert len(panel.model.hits) <= len(POINTS)
    panel.box.clear()
    commit(panel.box, "综合体")
    wait_until(lambda: not panel.search.is_open and len(panel.model.hits) == 1)


def test_the_box_of_the_library_page_takes_all_of_them(
    filled: Store, desk: Desk, shown: Shown, wait_until: WaitUntil
) -> None:
    page = LibraryPage(desk)
    shown(page)
    page.start()
    wait_until(lambda: page.list.model().rowCount() == len(POINTS))
    behind: list[bool] = []
    for query in TYPED.values():
        page.box.setText(query)
        behind.clear()
        desk.call(lambda _: True, behind.append)
        wait_until(lambda: behind)
    page.box.setText("综合体")
    wait_until(lambda: page.list.model().rowCount() == 1)


def test_the_box_over_the_drafts_takes_all_of_them(
    filled: Store, desk: Desk, shown: Shown, tmp_path: Path
) -> None:
    page = HomePage(desk)
    shown(page)
    for query in TYPED.values():
        page.filter.setText(query)
        assert page.list.filter.rowCount() == 0
