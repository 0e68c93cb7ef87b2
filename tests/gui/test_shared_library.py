"""The window on a shared library whose server is away: drafting goes on, and the rest says so."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.draft import Draft, Place
from replydesk.domain.letter import Part, ReplyLetter, Section, SectionKind
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.gui import library_search
from replydesk.gui.main_window import MainWindow
from replydesk.gui.notices import NoticeStack
from replydesk.gui.tasks import Desk
from replydesk.paths import data_folder
from replydesk.services import drafts
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.postgres_server import Server
from tests.store.made_letters import letter_of_points

WaitUntil = Callable[[Callable[[], object]], None]


OLD = "新建公共停车场42个，新增停车位1.8万个。"


@pytest.fixture
def library(mortal_server: Server) -> Iterator[str]:
    """The address of a library with one letter, whose server has just gone away."""
    address = mortal_server.new_schema()
    with Store.open(address) as store, store.write() as tx:
        letter = letter_of_points([OLD], heading="关于停车的建议")
        add_letter(tx, Reading(letter), "旧函.txt", "digest")
    mortal_server.stop()
    yield address
    mortal_server.start()


@pytest.fixture
def window(
    app: QApplication,
    library: str,
    tmp_path: Path,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[MainWindow]:
    monkeypatch.setattr(library_search, "AGAIN_MS", 50)
    desk = Desk(lambda: Store.open(library, even_if_away=True))
    refused: list[object] = []
    desk.open_failed.connect(refused.append)
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = MainWindow(desk, settings)
    made.show()
    desk.start()
    yield made
    made._closing = "now"
    made.close()
    desk.close()
    made.deleteLater()
    assert refused == []


def told(window: MainWindow) -> list[str]:
    stack = window.findChild(NoticeStack)
    assert isinstance(stack, NoticeStack)
    return [bar.text for bar in stack.bars()]


def opened(window: MainWindow, wait_until: WaitUntil) -> Draft:
    """A new draft with one section to write, on the drafting page."""
    section = Section(SectionKind.MEASURES, "主要措施")
    letter = ReplyLetter(subject="关于停车的建议", parts=(Part("关于停车的建议", (section,)),))
    submission = Submission(subject="关于停车的建议", asks=(Ask("停车"),))
    draft = Draft(submission, letter, place=Place(0, 0))
    made: list[Draft] = []
    window.desk.call(lambda store: drafts.save_draft(store, draft), made.append)
    wait_until(lambda: made)
    window.open_draft(made[0].id)
    wait_until(lambda: window.stack.currentWidget() is window.drafting)
    return made[0]


def test_drafting_goes_on_and_the_rest_says_in_one_sentence_that_the_server_is_away(
    window: MainWindow, wait_until: WaitUntil, commit: Callable[[QWidget, str], None]
) -> None:
    wait_until(lambda: told(window))
    (sentence,) = told(window)
    assert "连不上" in sentence
    wait_until(lambda: "打不开" in window.home.library_card.remark)

    draft = opened(window, wait_until)
    window.drafting.library.box.setText("停车")
    commit(window.drafting.page.editor, "新增公共停车位三百个。")
    wait_until(lambda: "连不上" in window.drafting.library._empty.text())
    assert told(window) == [sentence]
    window.close()
    wait_until(lambda: not window.isVisible())

    with Store.open(data_folder() / "shared-drafts.db") as own:
        kept = drafts.open_draft(own, draft.id).letter
    assert [paragraph.text for *_, paragraph in kept.paragraphs()] == ["新增公共停车位三百个。"]


def test_passages_are_shown_by_themselves_when_the_server_is_back(
    window: MainWindow, mortal_server: Server, wait_until: WaitUntil
) -> None:
    opened(window, wait_until)
    panel = window.drafting.library
    wait_until(lambda: "连不上" in panel._empty.text())
    mortal_server.start()
    try:
        wait_until(lambda: [hit.passage.text for hit in panel.model.hits] == [OLD])
    finally:
        mortal_server.stop()  # as the fixture leaves it
