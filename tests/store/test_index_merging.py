"""An index in many pieces: put together in steps, while saves go on, and nothing is lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.reading import Reading
from replydesk.services.indexing import index_looks_sound, merge_index, on_index_damage
from replydesk.services.library import search
from replydesk.store import index_health, index_merging
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

LETTERS = 25


def add(store: Store, number: int) -> None:
    points = [f"第{number}批第{at}项：长者食堂覆盖{number * at + 3}个社区。" for at in range(20)]
    letter = replace(letter_of_points(points, year=2020 + number % 6), number=str(number))
    with store.write() as tx:
        add_letter(tx, Reading(letter), f"{number}.txt", f"digest {number}")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def store(library: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setattr(index_merging, "_PAGES", 1)
    with Store.open(library) as made:
        for number in range(LETTERS):
            add(made, number)
        yield made


def merged(store: Store) -> bool:
    steps = merge_index(store)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bool(end.value)


def found(store: Store) -> list[str]:
    return [hit.passage.text for hit in search(store, "长者食堂", newest=True, limit=10_000)]


def is_whole(store: Store) -> bool:
    with store.write() as tx:
        return index_health.is_whole(tx)


def pieces(library: Path) -> int:
    with closing(sqlite3.connect(library)) as connection:
        counted = "SELECT count(DISTINCT segid) FROM passage_tokens_idx"
        return int(connection.execute(counted).fetchone()[0])


def test_an_index_in_pieces_is_merged_and_finds_the_same(store: Store, library: Path) -> None:
    before = found(store)
    assert pieces(library) > 3
    assert merged(store)
    assert pieces(library) == 1
    assert found(store) == before
    assert is_whole(store)


def test_an_index_in_one_piece_or_with_one_large_piece_is_left_alone(
    store: Store, library: Path
) -> None:
    assert merged(store)
    assert not merged(store)
    add(store, LETTERS)
    assert pieces(library) == 2
    assert not merged(store)


def test_what_is_saved_between_two_steps_is_kept(store: Store) -> None:
    before = found(store)
    steps = merge_index(store)
    next(steps)
    add(store, LETTERS)
    next(steps)
    steps.close()
    assert len(found(store)) == len(before) + 20
    assert merged(store)
    assert len(found(store)) == len(before) + 20
    assert is_whole(store)


def test_damage_is_told_and_left_to_those_who_mend_it(store: Store, library: Path) -> None:
    told: list[int] = []
    end = on_index_damage(lambda: told.append(1))
    with closing(sqlite3.connect(library)) as connection, connection:
        connection.execute("UPDATE passage_tokens_data SET block = x'00ff' WHERE id > 10")
    merged(store)
    end()
    assert told
    assert not index_looks_sound(store)


def test_an_empty_library_has_nothing_to_merge(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.db") as new:
        assert not merged(new)
