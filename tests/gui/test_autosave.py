"""Saving by itself: soon, never late for long, one save at a time."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.submission import Submission
from replydesk.gui import autosave
from replydesk.gui.autosave import Autosave
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.tasks import Desk
from replydesk.services import drafts
from replydesk.services.formats import load_format
from replydesk.store.engine import Store

WaitUntil = Callable[[Callable[[], object]], None]


@pytest.fixture
def session(store: Store) -> DraftSession:
    stored = drafts.save_draft(store, Draft(Submission(), ReplyLetter()))
    return DraftSession(stored, load_format("five-parts"))


def subject(store: Store, session: DraftSession) -> str | None:
    return drafts.open_draft(store, session.draft().id).letter.subject


def test_a_change_is_saved_after_a_pause(
    session: DraftSession, store: Store, desk: Desk, wait_until: WaitUntil
) -> None:
    saver = Autosave(desk, session)
    session.change_letter(subject="停车")
    assert not saver.is_clean
    wait_until(lambda: saver.is_clean)
    assert subject(store, session) == "停车"
    assert session.draft().revision == 2


def test_who_never_pauses_is_saved_all_the_same(
    session: DraftSession, desk: Desk, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autosave, "QUIET_MS", 60_000)
    monkeypatch.setattr(autosave, "LATEST_MS", 60)
    saver = Autosave(desk, session)
    saved = QSignalSpy(saver.saved)
    typing = QTimer()
    typing.timeout.connect(lambda: session.change_letter(subject=f"{session.letter.subject}字"))
    typing.start(5)
    wait_until(lambda: saved.count() >= 3)
    typing.stop()


def test_nothing_is_saved_where_nothing_changed(session: DraftSession, desk: Desk) -> None:
    saver = Autosave(desk, session)
    session.change_letter(subject=session.letter.subject)
    told: list[bool] = []
    saver.flush(told.append)
    assert told == [True]
    assert session.draft().revision == 1


def test_what_is_typed_during_a_save_is_saved_next_before_anybody_is_told(
    session: DraftSession, store: Store, desk: Desk, wait_until: WaitUntil
) -> None:
    saver = Autosave(desk, session)
    told: list[bool] = []
    session.change_letter(subject="一")
    saver.flush()
    session.change_letter(subject="二")
    saver.flush(told.append)
    assert told == []
    wait_until(lambda: told)
    assert told == [True]
    assert subject(store, session) == "二"
    assert session.draft().revision == 3


def test_a_refused_save_is_told_and_not_tried_for_ever(
    session: DraftSession, store: Store, desk: Desk, wait_until: WaitUntil
) -> None:
    drafts.save_draft(store, session.draft())
    saver = Autosave(desk, session)
    errors: list[ReplydeskError] = []
    saver.failed.connect(errors.append)
    told: list[bool] = []
    session.change_letter(subject="晚了")
    saver.flush(told.append)
    wait_until(lambda: told)
    saver.flush(told.append)
    assert told == [False, False]
    assert len(errors) == 1
    assert subject(store, session) is None


def test_a_save_that_the_machine_refused_is_tried_again_and_told_once(
    session: DraftSession,
    store: Store,
    desk: Desk,
    wait_until: WaitUntil,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tries: list[str] = []
    save = drafts.save_draft

    def full_disk(to: Store, draft: Draft) -> Draft:
        tries.append(draft.letter.subject or "")
        if len(tries) < 4:
            raise ResourceError("磁盘已满，请清理后再试。")
        return save(to, draft)

    monkeypatch.setattr(drafts, "save_draft", full_disk)
    monkeypatch.setattr(autosave, "LATEST_MS", 20)
    saver = Autosave(desk, session)
    errors: list[ReplydeskError] = []
    saver.failed.connect(errors.append)
    session.change_letter(subject="停车")
    saver.flush()
    wait_until(lambda: saver.is_clean)
    assert len(tries) == 4
    assert len(errors) == 1
    assert subject(store, session) == "停车"


def test_where_somebody_else_saved_both_are_kept_and_the_work_goes_on(
    session: DraftSession, store: Store, desk: Desk, wait_until: WaitUntil
) -> None:
    theirs = drafts.save_draft(store, session.draft())
    saver = Autosave(desk, session)
    saver.keep_both()  # nothing was refused yet
    told: list[bool] = []
    session.change_letter(subject="这里写的")
    saver.flush(told.append)
    wait_until(lambda: told == [False])
    saver.keep_both()
    wait_until(lambda: saver.is_clean)
    assert session.draft().id != theirs.id
    assert drafts.open_draft(store, theirs.id) == theirs
    session.change_letter(subject="接着写的")
    saver.flush(told.append)
    wait_until(lambda: told == [False, True])
    assert subject(store, session) == "接着写的"
    assert len(drafts.list_drafts(store)) == 2
