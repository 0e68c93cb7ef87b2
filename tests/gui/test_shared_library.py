"""The window on a shared library whose server is away: drafting goes on, and the rest says so."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.draft import Draft, Place
from replydesk.domain.letter import Part, ReplyLetter, Section, SectionKind
from replydesk.domain.submission import Ask, Submission
from replydesk.gui.main_window import MainWindow
from replydesk.gui.notices import NoticeStack
from replydesk.gui.tasks import Desk
from replydesk.paths import data_folder
from replydesk.services import drafts
from replydesk.store.engine import Store

WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture
def nowhere() -> Iterator[str]:
    """The address of a server that is away: the port is bound, but nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"postgresql://clerk:geheim@127.0.0.1:{taken.getsockname()[1]}/library"


@pytest.fixture
def window(
    app: QApplication, nowhere: str, tmp_path: Path, wait_until: WaitUntil
) -> Iterator[MainWindow]:
    desk = Desk(lambda: Store.open(nowhere, even_if_away=True))
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


def test_drafting_goes_on_and_the_rest_says_in_one_sentence_that_the_server_is_away(
    window: MainWindow, wait_until: WaitUntil, commit: Callable[[QWidget, str], None]
) -> None:
    wait_until(lambda: told(window))
    (sentence,) = told(window)
    assert "连不上" in sentence
    assert "geheim" not in sentence

    made: list[Draft] = []
    section = Section(SectionKind.MEASURES, "主要措施")
    letter = ReplyLetter(subject="关于停车的建议", parts=(Part("关于停车的建议", (section,)),))
    draft = Draft(
        Submission(subject="关于停车的建议", asks=(Ask("停车"),)), letter, place=Place(0, 0)
    )
    window.desk.call(lambda store: drafts.save_draft(store, draft), made.append)
    wait_until(lambda: made)
    window.open_draft(made[0].id)
    wait_until(lambda: window.stack.currentWidget() is window.drafting)
    commit(window.drafting.page.editor, "新增公共停车位三百个。")
    window.close()
    wait_until(lambda: not window.isVisible())

    with Store.open(data_folder() / "shared-drafts.db") as own:
        kept = drafts.open_draft(own, made[0].id).letter
    assert [paragraph.text for *_, paragraph in kept.paragraphs()] == ["新增公共停车位三百个。"]
