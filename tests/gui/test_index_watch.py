"""A damaged index in the window: told, mended in the background, and nobody waits for it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QSignalSpy

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.domain.passage import Hit
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.gui import index_watch
from replydesk.gui.index_watch import IndexWatch
from replydesk.gui.main_window import MainWindow
from replydesk.gui.tasks import Desk
from replydesk.services import drafts, indexing
from replydesk.services.library import search
from replydesk.store import index_health
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

WaitUntil = Callable[[Callable[[], object]], None]

TEXT = "在社区新设长者食堂38家，为老年人提供助餐服务。"


@pytest.fixture
def filled(store: Store) -> Store:
    points = [f"第{number}项：{TEXT}" for number in range(300)]
    with store.write() as tx:
        add_letter(tx, Reading(letter_of_points(points)), "a.txt", "digest")
    return store


@pytest.fixture
def window(
    filled: Store, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(index_watch, "SOON_MS", 20)
    made = MainWindow(desk, QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    made.show()
    yield made
    made._closing = "now"
    made.close()
    made.deleteLater()


def harm(library: Path, statement: str) -> None:
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute(statement)


def told(window: MainWindow, words: str) -> bool:
    return any(words in bar.text for bar in window.notices.bars())


def test_damage_is_found_at_the_start_told_and_mended(
    window: MainWindow, library: Path, store: Store, wait_until: WaitUntil
) -> None:
    lines: list[str] = []
    at_work: list[bool] = []
    window.index_watch.told.connect(lines.append)
    window.index_watch.told.connect(lambda _: at_work.append(told(window, "正在后台重建")))
    mended = QSignalSpy(window.index_watch.mended)
    harm(library, "DELETE FROM token_counts")
    window.index_watch.look()
    wait_until(mended.count)
    assert at_work[0]
    assert told(window, "已重建")
    assert not told(window, "正在后台重建")
    assert lines[0].startswith("正在重建检索索引 ")
    assert lines[-1] == ""
    assert indexing.index_looks_sound(store)


def test_a_search_that_meets_damage_is_answered_and_has_the_index_mended(
    window: MainWindow, library: Path, store: Store, desk: Desk, wait_until: WaitUntil
) -> None:
    answers: list[list[Hit]] = []
    desk.call(lambda store: search(store, "长者食堂", limit=1000), answers.append)
    wait_until(lambda: answers)
    harm(library, "UPDATE passage_tokens_data SET block = x'00ff'")
    desk.call(lambda store: search(store, "长者食堂", limit=1000), answers.append)
    mended = QSignalSpy(window.index_watch.mended)
    wait_until(mended.count)
    assert len(answers[0]) == len(answers[1]) == 300
    assert indexing.index_looks_sound(store)


def test_saves_and_searches_get_their_turn_while_it_is_made_anew(
    window: MainWindow,
    library: Path,
    store: Store,
    desk: Desk,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index_health, "AT_ONCE", 5)
    begun: list[int] = []
    order: list[str] = []

    def on_told(words: str) -> None:
        if not begun:
            begun.append(1)
            draft = Draft(Submission(subject="关于停车的建议"), letter_of_points([TEXT]))
            desk.call(lambda s: drafts.save_draft(s, draft), lambda _: order.append("saved"))
            desk.call(lambda s: search(s, "第299项"), lambda hits: order.append(str(len(hits))))

    window.index_watch.told.connect(on_told)
    window.index_watch.mended.connect(lambda: order.append("mended"))
    harm(library, "DROP TABLE passage_tokens")
    window.index_watch.look()
    wait_until(lambda: "mended" in order)
    assert order == ["saved", "1", "mended"]


def test_a_sound_index_is_not_spoken_of(
    window: MainWindow, desk: Desk, wait_until: WaitUntil
) -> None:
    done: list[bool] = []
    window.index_watch.look()
    desk.call(indexing.index_looks_sound, done.append)
    wait_until(lambda: done)
    assert not window.index_watch.is_mending
    assert not window.notices.bars()


def test_what_cannot_be_mended_is_told_once(
    window: MainWindow, library: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ResourceError("磁盘已满，没有写入。")

    monkeypatch.setattr(index_health, "rebuild_step", refuse)
    harm(library, "DELETE FROM token_counts")
    window.index_watch.look()
    wait_until(lambda: told(window, "磁盘已满"))
    assert not window.index_watch.is_mending
    assert window.line.background.text() == ""


def test_a_watch_that_is_gone_is_told_nothing(
    desk: Desk, filled: Store, library: Path, app: object, wait_until: WaitUntil
) -> None:
    from PySide6.QtWidgets import QWidget

    parent = QWidget()
    watch = IndexWatch(desk, parent)
    opened: list[bool] = []
    desk.call(lambda _: True, opened.append)
    wait_until(lambda: opened)
    parent.deleteLater()
    del watch, parent
    errors: list[ReplydeskError] = []
    answers: list[list[Hit]] = []
    desk.failed.connect(errors.append)
    harm(library, "UPDATE passage_tokens_data SET block = x'00ff'")
    desk.call(lambda store: search(store, "长者食堂"), answers.append)
    wait_until(lambda: answers)
    assert not errors
