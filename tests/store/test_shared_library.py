"""A library that clerks share: together, against each other, and when the server is away."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import Paragraph, Section, SectionKind
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.services.drafts import (
    create_draft,
    list_drafts,
    open_draft,
    remove_draft,
    restore_draft,
    save_draft,
)
from replydesk.services.imports import FileStatus, ImportReport, import_paths
from replydesk.services.library import library_size, passages_with, search
from replydesk.services.reviews import open_review, save_review
from replydesk.services.samples import sample_letters
from replydesk.store import token_index
from replydesk.store.engine import Store, Transaction
from replydesk.store.failures import SearchCancelledError
from replydesk.store.health import examine
from replydesk.store.library import AddedLetter, add_letter
from replydesk.store.postgres.failures import LibraryAwayError
from replydesk.store.rows import passages, settings
from tests.postgres_server import Server, settle
from tests.store.made_letters import letter_of_points

LETTER = letter_of_points(["建成社区养老服务综合体62个。", "新增养老床位1.2万张。"])
SUBMISSION = Submission(
    subject="关于完善社区养老服务体系的建议", number="0094", asks=(Ask("建设综合体"),)
)


def put(store: Store, *points: str, digest: str = "") -> AddedLetter:
    with store.write() as tx:
        letter = letter_of_points(list(points)) if points else LETTER
        return add_letter(tx, Reading(letter), "a.txt", digest or str(hash(points)))


def taking_over(draft: Draft, *origins: int) -> Draft:
    paragraphs = tuple(Paragraph("社区养老服务综合体。", origin=each) for each in origins)
    section = Section(SectionKind.MEASURES, None, paragraphs)
    return replace(draft, letter=draft.letter.with_section(0, 0, section))


def used(store: Store, passage_id: int) -> int:
    (found,) = passages_with(settle(store), [passage_id])
    return found.used


# ---------------------------------------------------------------------- several clerks at once


def test_two_clerks_who_import_the_same_letters_at_once_bring_each_once(
    shared_address: str,
) -> None:
    with Store.open(shared_address) as one, Store.open(shared_address) as other:

        def bring(store: Store) -> ImportReport:
            report = ImportReport()
            for _ in import_paths(store, sample_letters()[:6], report):
                pass
            return report

        with ThreadPoolExecutor(2) as pool:
            reports = list(pool.map(bring, [one, other]))
        assert library_size(one).letters == sum(report.letters for report in reports) == 6
        told = [file.status for report in reports for file in report.files]
        assert told.count(FileStatus.DUPLICATE) == 6
        assert {each.health.value for each in examine(one.address)} == {"sound"}  # type: ignore[attr-defined]


def test_many_clerks_save_different_letters_at_once_and_nothing_is_lost(
    shared_address: str,
) -> None:
    stores = [Store.open(shared_address) for _ in range(4)]
    try:

        def bring(number: int) -> int:
            return put(stores[number % 4], f"第{number}位同事办成了养老实事{number}件。").passages

        with ThreadPoolExecutor(8) as pool:
            assert sum(pool.map(bring, range(32))) == 32
        with stores[0].read() as tx:
            assert token_index.counts(tx, ["养老"]) == {"养老": 32}
            ids = tx.execute(select(passages.c.id)).scalars().all()
        assert len(set(ids)) == 32
        assert len(search(stores[1], "养老实事", limit=100)) == 32
    finally:
        for store in stores:
            store.close()


def test_what_a_writer_reads_stays_true_until_its_end(shared_address: str) -> None:
    with Store.open(shared_address) as one, Store.open(shared_address) as other:

        def add_one(store: Store) -> None:
            with store.write() as tx:
                told = tx.execute(select(settings.c.value).where(settings.c.key == "tokens"))
                value = str(int(told.scalar_one()) + 1)
                tx.execute(update(settings).where(settings.c.key == "tokens").values(value=value))

        with ThreadPoolExecutor(6) as pool:
            list(pool.map(add_one, [one, other] * 15))
        with one.read() as tx:
            told = tx.execute(select(settings.c.value).where(settings.c.key == "tokens"))
            assert told.scalar_one() == "31"


def test_a_correction_of_one_clerk_is_seen_by_the_other(shared_address: str) -> None:
    with Store.open(shared_address) as one, Store.open(shared_address) as other:
        letter_id = put(one).letter_id
        corrected = letter_of_points(["建成社区养老服务综合体63个。", "新增养老床位1.2万张。"])
        save_review(one, letter_id, corrected, finished=True)
        assert open_review(other, letter_id).reading.letter == corrected
        assert [hit.passage.text for hit in search(other, "综合体")] == [
            "建成社区养老服务综合体63个。"
        ]


def test_a_reader_sees_one_state_while_another_writes(shared_address: str) -> None:
    with Store.open(shared_address) as store, store.read() as tx:
        count = select(passages.c.id)
        assert tx.execute(count).all() == []
        put(store)
        assert tx.execute(count).all() == []


def test_nothing_of_a_failed_transaction_is_kept(shared_address: str) -> None:
    def fail(tx: Transaction) -> None:
        add_letter(tx, Reading(LETTER), "a.txt", "digest")
        raise KeyError

    with Store.open(shared_address) as store:
        with pytest.raises(KeyError), store.write() as tx:
            fail(tx)
        assert library_size(store).letters == 0


def test_a_letter_that_was_read_wrongly_costs_itself_at_most(
    shared_address: str,
) -> None:
    garbage = "".join(chr(0x4E00 + number * 7 % 20000) for number in range(20_000))
    body = replace(LETTER, signature=replace(LETTER.signature, issuing_body=garbage))
    with Store.open(shared_address) as store:
        with store.write() as tx:
            add_letter(tx, Reading(body), "a.txt", "digest")
        wrong = replace(LETTER, addressees=(garbage,))
        with pytest.raises(InputError, match="太长"), store.write() as tx:
            add_letter(tx, Reading(wrong), "b.txt", "other")
        assert library_size(store).letters == 1


def test_a_writer_kept_waiting_too_long_is_told(
    shared_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("replydesk.store.postgres.connecting._SESSION", "SET lock_timeout = '20ms'")
    with (
        Store.open(shared_address) as one,
        Store.open(shared_address) as other,
        one.write(),
        pytest.raises(ResourceError, match="同事写入"),
        other.write(),
    ):
        pass


# ---------------------------------------------------------------------- searches that are stopped


def test_a_search_is_stopped_from_another_thread_and_a_save_is_not(shared_address: str) -> None:
    begun = threading.Event()
    with Store.open(shared_address) as store:

        def long_search() -> None:
            with store.search() as tx:
                begun.set()
                tx.exec_driver_sql("SELECT pg_sleep(30)")

        with ThreadPoolExecutor(1) as pool:
            searching = pool.submit(long_search)
            with store.write() as tx:
                begun.wait()
                store.interrupt()
                with pytest.raises(SearchCancelledError):
                    searching.result()
                store.interrupt()
                add_letter(tx, Reading(LETTER), "a.txt", "digest")
        assert len(search(store, "综合体")) == 1


def ask_after_the_stop(store: Store) -> None:
    with store.search() as tx:
        store.interrupt()
        tx.exec_driver_sql("SELECT 1")


def test_a_stopped_search_begins_no_further_question(shared_address: str) -> None:
    with Store.open(shared_address) as store:
        with pytest.raises(SearchCancelledError):
            ask_after_the_stop(store)
        with store.search() as tx:
            assert tx.exec_driver_sql("SELECT 1").scalar() == 1


# ---------------------------------------------------------------------- drafts


def test_drafts_stay_on_the_clerks_own_machine(shared_address: str) -> None:
    with Store.open(shared_address) as store:
        draft = create_draft(store, SUBMISSION)
        assert open_draft(store, draft.id) == draft
        assert store.local.path.is_file()
    with Store.open(store.local.path) as alone:
        assert [each.id for each in list_drafts(alone)] == [draft.id]
    with Store.open(shared_address) as store:
        settle(store)
        with store.read() as tx:
            told = tx.exec_driver_sql("SELECT subject, letter, submission FROM drafts").all()
    assert told in ([], [("", "", "")], [(SUBMISSION.subject, "", "")])


def test_what_drafts_take_over_counts_for_everybody(
    shared_address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store.open(shared_address) as one:
        monkeypatch.setenv("REPLYDESK_DATA", str(tmp_path / "another machine"))
        with Store.open(shared_address) as other:
            put(one)
            first, second = (hit.passage.id for hit in search(one, "养老", newest=True))
            mine = save_draft(one, taking_over(create_draft(one, SUBMISSION), first))
            assert (used(one, first), used(one, second)) == (1, 0)
            save_draft(other, taking_over(create_draft(other, SUBMISSION), first, second, 999))
            assert (used(other, first), used(one, second)) == (2, 1)
            mine = save_draft(one, taking_over(mine, second))
            assert (used(one, first), used(one, second)) == (1, 2)
            mine = save_draft(one, mine)  # nothing that others see has changed
            assert used(one, second) == 2
            remove_draft(one, mine.id)
            assert used(one, second) == 1
            restore_draft(one, mine.id)
            assert used(one, second) == 2


# ---------------------------------------------------------------------- the server goes away


@pytest.fixture
def mortal(mortal_server: Server) -> str:
    """A library on a server that may be stopped; it runs again afterwards."""
    return mortal_server.new_schema()


def test_when_the_server_dies_everything_says_so_and_drafts_go_on(
    mortal_server: Server, mortal: str
) -> None:
    with Store.open(mortal) as store:
        put(store)
        (passage,) = (hit.passage for hit in search(store, "综合体"))
        draft = create_draft(store, SUBMISSION)
        settle(store)
        mortal_server.stop()
        try:
            failing: list[Callable[[], object]] = [
                lambda: search(store, "综合体"),
                lambda: library_size(store),
                lambda: put(store, "又一条关于养老的措施。"),
            ]
            for work in failing:
                with pytest.raises(LibraryAwayError, match=r"^[^\n]+。$"):
                    work()
            report = ImportReport()
            list(import_paths(store, sample_letters()[:1], report))
            assert [file.status for file in report.files] == [FileStatus.REFUSED]
            assert "连不上" in str(report.files[0].reason)
            draft = save_draft(store, taking_over(draft, passage.id))
            assert open_draft(store, draft.id) == draft
        finally:
            mortal_server.start()
        settle(store)
        # What was taken over meanwhile is known there now.
        assert [hit.passage.used for hit in search(store, "综合体")] == [1]
        put(store, "服务器恢复后办成的养老实事。")
        assert library_size(store).letters == 2


def test_a_server_that_dies_in_the_middle_leaves_nothing_half_written(
    mortal_server: Server, mortal: str
) -> None:
    def die(store: Store, *, writing: bool) -> None:
        with store.write() if writing else store.search() as tx:
            if writing:
                add_letter(tx, Reading(LETTER), "a.txt", "digest")
            mortal_server.stop()
            tx.exec_driver_sql("SELECT 1")

    with Store.open(mortal) as store:
        for writing in (True, False):
            try:
                with pytest.raises(LibraryAwayError, match="断了"):
                    die(store, writing=writing)
            finally:
                mortal_server.start()
            settle(store)
            assert library_size(store).letters == 0


def test_a_connection_that_is_cut_is_made_again(mortal_server: Server, mortal: str) -> None:
    with Store.open(mortal) as store:
        put(store)
        mortal_server.stop()
        mortal_server.start()
        assert len(search(store, "综合体")) == 1


def test_a_store_opened_while_the_server_is_away_comes_to_life_with_it(
    mortal_server: Server, mortal: str
) -> None:
    mortal_server.stop()
    try:
        with pytest.raises(LibraryAwayError):
            Store.open(mortal)
        store = Store.open(mortal, even_if_away=True)
        draft = create_draft(store, SUBMISSION)
        with pytest.raises(LibraryAwayError, match="连不上"):
            search(store, "综合体")
    finally:
        mortal_server.start()
    with store:
        settle(store)
        put(store)
        assert len(search(store, "综合体")) == 1
        assert [each.id for each in list_drafts(store)] == [draft.id]
