"""Two programs on one library: no edit is lost, none waits long, and one may be killed."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import text

from replydesk.domain.draft import Draft
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.services import drafts
from replydesk.services.backups import Health, doctor
from replydesk.services.indexing import index_looks_sound, rebuild_index
from replydesk.services.library import library_size, passages_with, search
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.services import second_program
from tests.store.made_letters import letter_of_points

Second = Callable[..., "subprocess.Popen[str]"]

ROOT = Path(__file__).parents[2]
LONGEST = 4.0  # seconds a save may take on a busy machine; one that is shut out takes longer


@pytest.fixture
def library(tmp_path: Path) -> Path:
    path = tmp_path / "library.db"
    with Store.open(path):
        return path


@pytest.fixture
def store(library: Path) -> Iterator[Store]:
    with Store.open(library) as opened:
        yield opened


@pytest.fixture
def second(library: Path) -> Iterator[Second]:
    """Start a second program; it has opened the library when this returns."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: object) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "tests.services.second_program", str(library)]
        made = subprocess.Popen(
            [*command, *map(str, arguments)], cwd=ROOT, text=True, stdout=subprocess.PIPE
        )
        started.append(made)
        assert told(made) == "open"
        return made

    yield start
    for each in started:
        each.kill()
        each.wait()
        if each.stdout:
            each.stdout.close()


def told(program: "subprocess.Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def ended(program: "subprocess.Popen[str]") -> list[str]:
    """What it told until it was done."""
    assert program.stdout is not None
    lines = program.stdout.read().splitlines()
    assert program.wait(60) == 0
    assert lines[-1] == "done"
    return lines


def new_draft(store: Store) -> Draft:
    return drafts.save_draft(store, Draft(Submission(), letter_of_points([])))


def lines_of(store: Store, draft: Draft) -> list[str]:
    letter = drafts.open_draft(store, draft.id).letter
    return [paragraph.text for *_, paragraph in letter.paragraphs()]


def slowest(act: Callable[[int], object], count: int) -> float:
    longest = 0.0
    for number in range(count):
        started = perf_counter()
        act(number)
        longest = max(longest, perf_counter() - started)
    return longest


def filled(store: Store, letters: int) -> None:
    for number in range(letters):
        points = [f"第{number}封第{at}项：在社区新设长者食堂。" for at in range(20)]
        letter = replace(letter_of_points(points), number=str(number))
        with store.write(repeatable=True) as tx:
            add_letter(tx, Reading(letter), f"{number}.txt", f"filled {number}")


def damaged(store: Store) -> None:
    with store.write() as tx:
        tx.execute(text("DELETE FROM token_counts"))


def is_sound(library: Path) -> bool:
    return all(finding.health is Health.SOUND for finding in doctor(library))


def test_saves_and_an_import_of_another_program_get_their_turns(
    library: Path, store: Store, second: Second
) -> None:
    other = second("import", 0, 40)
    draft = new_draft(store)

    def save(number: int) -> None:
        nonlocal draft
        draft = drafts.save_draft(store, replace(draft, reply_format=f"format {number}"))

    assert slowest(save, 60) < LONGEST
    assert len(ended(other)) == 41
    assert drafts.open_draft(store, draft.id) == draft
    assert library_size(store).letters == 40
    assert is_sound(library)


def test_two_imports_at_once_bring_each_letter_once(
    library: Path, store: Store, second: Second
) -> None:
    other = second("import", 0, 25)
    second_program.import_letters(store, 15, 25)
    ended(other)
    assert library_size(store).letters == 40
    assert len(search(store, "第20封", limit=100)) == 20
    assert is_sound(library)


def test_lines_that_two_programs_write_into_one_draft_are_all_there(
    store: Store, second: Second
) -> None:
    draft = new_draft(store)
    other = second("write", draft.id, "there", 25)
    second_program.write_lines(store, draft.id, "here", 25)
    ended(other)
    found = lines_of(store, draft)
    assert sorted(found) == sorted([f"{name} {n}" for name in ("here", "there") for n in range(25)])
    for name in ("here", "there"):
        own = [line for line in found if line.startswith(name)]
        assert own == [f"{name} {number}" for number in range(25)]


def test_words_that_two_programs_add_to_one_passage_are_all_there(
    library: Path, store: Store, second: Second
) -> None:
    filled(store, 1)
    passage = search(store, "第3项")[0].passage
    other = second("change", passage.id, "乙", 15)
    second_program.change_words(store, passage.id, "甲", 15)
    ended(other)
    (now,) = passages_with(store, [passage.id])
    assert now.revision == 30
    for number in range(15):
        assert f"甲{number}。" in now.text
        assert f"乙{number}。" in now.text
    assert search(store, "乙14。")[0].passage.id == passage.id
    assert is_sound(library)


def test_while_another_program_makes_the_index_anew_saves_and_searches_go_on(
    library: Path, store: Store, second: Second
) -> None:
    filled(store, 60)
    draft = new_draft(store)
    damaged(store)
    other = second("index")

    def work(number: int) -> None:
        nonlocal draft
        draft = drafts.save_draft(store, replace(draft, reply_format=f"format {number}"))
        assert len(search(store, "第7封", limit=100)) == 20
        second_program.import_letters(store, 100 + number, 1)

    assert slowest(work, 8) < 2 * LONGEST
    ended(other)
    assert index_looks_sound(store)
    assert len(search(store, "完善养老服务", limit=1000)) == 8 * 20
    assert is_sound(library)


def test_an_index_left_half_made_by_a_killed_program_is_finished_by_the_other(
    library: Path, store: Store, second: Second
) -> None:
    filled(store, 60)
    damaged(store)
    other = second("index")
    for _ in range(3):
        assert told(other).startswith("step")
    other.kill()
    other.wait()
    assert len(search(store, "第7封", limit=100)) == 20
    assert not index_looks_sound(store)
    begun = next(rebuild_index(store))
    assert begun.done > 3 * 100
    for _ in rebuild_index(store):
        pass
    assert is_sound(library)


@pytest.mark.parametrize("letters", [1, 4, 9])
def test_an_import_that_is_killed_leaves_whole_letters_and_locks_nobody_out(
    library: Path, store: Store, second: Second, letters: int
) -> None:
    other = second("import", 0, 500)
    for number in range(letters):
        assert told(other) == f"letter {number}"
    other.kill()
    other.wait()
    draft = new_draft(store)
    assert drafts.open_draft(store, draft.id) == draft
    size = library_size(store)
    assert size.letters >= letters
    assert size.passages == 20 * size.letters
    assert is_sound(library)


def test_a_writer_that_is_killed_loses_none_of_the_lines_it_told_of(
    store: Store, second: Second
) -> None:
    draft = new_draft(store)
    other = second("write", draft.id, "there", 10_000)
    second_program.write_lines(store, draft.id, "here", 5)
    last = ""
    while not last.endswith("20"):
        last = told(other)
    other.kill()
    other.wait()
    second_program.write_lines(store, draft.id, "again", 2)
    found = lines_of(store, draft)
    assert {f"there {number}" for number in range(21)} <= set(found)
    assert {f"here {number}" for number in range(5)} <= set(found)
    assert found[-2:] == ["again 0", "again 1"]
