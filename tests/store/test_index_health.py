"""A damaged index: searches go on exactly, nothing that is saved is lost, and it is made anew."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from replydesk.domain.reading import Reading
from replydesk.services.indexing import index_looks_sound, on_index_damage, rebuild_index
from replydesk.services.library import search, suggest
from replydesk.services.reviews import remove_letter, restore_letter, save_review
from replydesk.store import index_health, index_state
from replydesk.store.engine import Store, Transaction
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

LETTERS, POINTS = 24, 10
WORDS = ("加装电梯", "长者食堂", "护理员", "适老化改造", "日间照料", "应急呼叫", "志愿服务")


def lines(letter: int) -> list[str]:
    return [
        f"第{letter}批第{at}项：{WORDS[(letter + at) % len(WORDS)]}覆盖{letter * at + 3}个社区。"
        for at in range(POINTS)
    ]


def add(store: Store, number: int, points: list[str]) -> None:
    letter = replace(letter_of_points(points, year=2020 + number % 6), number=str(number))
    with store.write() as tx:
        add_letter(tx, Reading(letter), f"{number}.txt", f"digest {number}")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "library.db"
    with Store.open(path) as store:
        for number in range(LETTERS):
            add(store, number, lines(number))
        remove_letter(store, 5)
    return path


@pytest.fixture
def library(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    path.write_bytes(made.read_bytes())
    return path


def run(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


DAMAGE: dict[str, tuple[str, ...]] = {
    "garbage in its blocks": ("UPDATE passage_tokens_data SET block = x'00ff00ff00ff'",),
    "blocks lost": ("DELETE FROM passage_tokens_data WHERE id > 10",),
    "all blocks lost": ("DELETE FROM passage_tokens_data",),
    "its own table dropped": ("DROP TABLE passage_tokens_data",),
    "its settings dropped": ("DROP TABLE passage_tokens_config",),
    "dropped": ("DROP TABLE passage_tokens",),
    "emptied": ("INSERT INTO passage_tokens (passage_tokens) VALUES ('delete-all')",),
    "counts wrong": ("UPDATE token_counts SET passages = passages + 7 WHERE token <> 'every'",),
    "counts lost": ("DELETE FROM token_counts",),
    "counts dropped": ("DROP TABLE token_counts",),
    "a ghost": ("INSERT INTO passage_tokens (rowid, tokens) VALUES (202700009999, 'every')",),
    "tokens of an older version": ("UPDATE settings SET value = '0' WHERE key = 'tokens'",),
    "tokens of a newer version": ("UPDATE settings SET value = '99:7' WHERE key = 'tokens'",),
    "no version": ("DELETE FROM settings WHERE key = 'tokens'",),
}
RAISING = ("garbage in its blocks", "blocks lost", "all blocks lost", "its own table dropped",
           "its settings dropped", "dropped", "counts dropped")  # fmt: skip


@pytest.fixture(params=DAMAGE)
def damaged(request: pytest.FixtureRequest, library: Path) -> Iterator[Store]:
    run(library, *DAMAGE[request.param])
    with Store.open(library) as store:
        yield store


def found(store: Store, words: str) -> list[str]:
    return sorted(hit.passage.text for hit in search(store, words, limit=10_000))


def wanted(words: str, *more: str) -> list[str]:
    every = [line for number in range(LETTERS) if number != 4 for line in lines(number)]
    return sorted(line for line in (*every, *more) if words in line)


def rebuilt(store: Store) -> bool:
    steps = rebuild_index(store)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bool(end.value)


def is_whole(store: Store) -> bool:
    with store.write() as tx:
        return index_health.is_whole(tx)


def test_a_sound_index_looks_so_and_is_left_alone(library: Path) -> None:
    with Store.open(library) as store:
        assert index_looks_sound(store)
        assert not rebuilt(store)
        assert is_whole(store)


def test_an_empty_library_is_sound(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db") as store:
        assert index_looks_sound(store)
        assert is_whole(store)


def test_a_quick_look_takes_some_milliseconds(library: Path) -> None:
    with Store.open(library) as store:
        index_looks_sound(store)
        took = []
        for _ in range(5):
            started = perf_counter()
            index_looks_sound(store)
            took.append(perf_counter() - started)
        assert sorted(took)[2] < 0.1


def test_damage_is_noticed_by_a_quick_look_and_mended(damaged: Store) -> None:
    assert not index_looks_sound(damaged)
    assert rebuilt(damaged)
    assert index_looks_sound(damaged)
    assert is_whole(damaged)
    for words in ("长者食堂", "第7批", "社"):
        assert found(damaged, words) == wanted(words)
    assert suggest(damaged, "加装电梯")


@pytest.mark.parametrize("damage", RAISING)
def test_a_search_that_meets_damage_answers_all_the_same_and_tells_of_it(
    library: Path, damage: str
) -> None:
    run(library, *DAMAGE[damage])
    told: list[bool] = []
    end = on_index_damage(lambda: told.append(True))
    with Store.open(library) as store:
        if damage != "counts dropped":
            for words in ("长者食堂", "第7批", "社", "没有的词"):
                assert found(store, words) == wanted(words)
        assert suggest(store, "加装电梯")
    end()
    assert told
    known = len(told)
    with Store.open(library) as store:
        search(store, "社")
    assert len(told) == known


def test_what_is_saved_while_the_index_is_damaged_is_kept_and_found(damaged: Store) -> None:
    new = "新设老年大学教学点，开设书画、合唱和智能手机课程。"
    add(damaged, 99, [new])
    letter = letter_of_points([*lines(3)[:-1], "改写过的一条：上门巡诊每月一次。"], year=2023)
    save_review(damaged, 4, replace(letter, number="3"), finished=True)
    restore_letter(damaged, 5)
    remove_letter(damaged, 7)
    rebuilt(damaged)
    assert is_whole(damaged)
    assert found(damaged, "老年大学") == [new]
    assert found(damaged, "上门巡诊") == ["改写过的一条：上门巡诊每月一次。"]
    assert len(found(damaged, "第4批")) == POINTS
    assert found(damaged, "第6批") == []


def begin(store: Store, steps: int) -> None:
    """Have the index made anew as far as so many steps."""
    with store.write() as tx:
        tx.execute(text("DELETE FROM token_counts"))
    going = rebuild_index(store)
    for _ in range(steps):
        next(going)
    going.close()


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_stopped_on_its_way_it_answers_exactly_and_is_gone_on_with(
    library: Path, steps: int
) -> None:
    with Store.open(library) as store:
        begin(store, steps)
        assert found(store, "长者食堂") == wanted("长者食堂")
        assert suggest(store, "加装电梯")
    with Store.open(library) as store:
        left = [step.done for step in rebuild_index(store)]
        assert left == [2 * index_health.AT_ONCE + POINTS, LETTERS * POINTS][steps - 1 :]
        assert is_whole(store)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_saves_between_two_steps_end_up_in_the_index_once(library: Path, steps: int) -> None:
    with Store.open(library) as store:
        begin(store, steps)
        add(store, 99, ["新设老年大学教学点，开设书画课程。"])
        letter = letter_of_points(["改写过的一条：上门巡诊每月一次。", *lines(1)[1:]], year=2021)
        save_review(store, 2, replace(letter, number="1"), finished=True)
        last = letter_of_points(["另一条：夜间应急值守。", *lines(23)[1:]], year=2019)
        save_review(store, 24, replace(last, number="23"), finished=True)
        restore_letter(store, 5)
        remove_letter(store, 23)
        assert found(store, "上门巡诊")
        assert found(store, "夜间应急值守")
        assert rebuilt(store)
        assert is_whole(store)
        with store.read() as tx:
            counted = _counts(tx)
        assert counted == _counted_anew(store)


def _counted_anew(store: Store) -> dict[str, int]:
    with store.write() as tx:
        tx.execute(text("DELETE FROM token_counts"))
    rebuilt(store)
    with store.read() as tx:
        return _counts(tx)


def _counts(tx: Transaction) -> dict[str, int]:
    rows = tx.execute(text("SELECT token, passages FROM token_counts"))
    return {row.token: row.passages for row in rows}


def test_two_programs_make_it_anew_together(library: Path) -> None:
    with Store.open(library) as one, Store.open(library) as other:
        begin(one, 1)
        both = [rebuild_index(one), rebuild_index(other)]
        while both:
            for steps in tuple(both):
                if next(steps, None) is None:
                    both.remove(steps)
        assert is_whole(one)
        assert index_looks_sound(other)


def test_what_was_begun_is_not_begun_again_by_another_who_finds_damage(library: Path) -> None:
    with Store.open(library) as store:
        begin(store, 2)
        with store.write() as tx:
            index_health.distrust(tx, thorough=True)
            assert index_state.reach(tx) == 2 * index_health.AT_ONCE + POINTS


def test_passages_in_the_order_of_the_index_are_found_newest_first_without_it(
    library: Path,
) -> None:
    with Store.open(library) as store:
        with_index = [h.passage.id for h in search(store, "社区", newest=True, limit=500)]
        begin(store, 1)
        assert [h.passage.id for h in search(store, "社区", newest=True, limit=500)] == with_index


_ODD = st.text(
    st.sampled_from(
        "加装电梯长者食堂护理员适老第0123批项：，覆盖个社区。\"'()*%_\\ \u3000é🏥\ud83d\0\ue022"
    )
)


@given(query=_ODD, newest=st.booleans())
def test_what_is_found_without_an_index_is_what_is_found_with_it(
    both: tuple[Store, Store], query: str, newest: bool
) -> None:
    with_index, without = (
        [(hit.passage.id, hit.marks) for hit in search(store, query, newest=newest, limit=300)]
        for store in both
    )
    assert without == with_index


@pytest.fixture(scope="module")
def both(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Store]]:
    """The same library with its index, and with one that has just been begun."""
    path = tmp_path_factory.mktemp("without") / "library.db"
    path.write_bytes(made.read_bytes())
    with Store.open(made) as store, Store.open(path) as other:
        begin(other, 1)
        yield store, other


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM token_counts",
        "DELETE FROM settings WHERE key = 'tokens'",
        "UPDATE settings SET value = '0' WHERE key = 'tokens'",
    ],
)
def test_in_either_database_it_is_made_anew_in_steps(either_library: Path | str, harm: str) -> None:
    with Store.open(either_library) as store:
        for number in range(LETTERS):
            add(store, number, lines(number))
        assert index_looks_sound(store)
        with store.write() as tx:
            tx.execute(text(harm))
        assert not index_looks_sound(store)
        steps = rebuild_index(store)
        next(steps)
        every = sorted(line for number in range(LETTERS) for line in lines(number))
        assert found(store, "长者食堂") == [line for line in every if "长者食堂" in line]
        add(store, 99, ["新设老年大学教学点，开设书画课程。"])
        for _ in steps:
            pass
        assert is_whole(store)
        assert len(found(store, "老年大学")) == 1
        assert suggest(store, "加装电梯")
