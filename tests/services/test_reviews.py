"""Reviewing letters of a real library, as the window does it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Doubt, Reading
from replydesk.services import reviews
from replydesk.services.library import letter_of, search
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

DOUBT = Doubt("dated", "日期残缺，请核对。")


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        with opened.write() as tx:
            for number, point in enumerate(("新建托育机构12家。", "修缮村卫生室140所。")):
                letter = letter_of_points([point], year=2023 + number)
                add_letter(tx, Reading(letter, doubts=(DOUBT,)), f"{number}.txt", str(number))
            add_letter(tx, Reading(letter_of_points(["培训护理员480人次。"])), "2.txt", "2")
        yield opened


def waiting(store: Store) -> list[int]:
    return [item.letter_id for item in reviews.letters_to_review(store)]


def test_letters_that_are_unsure_wait_and_are_found_all_the_same(store: Store) -> None:
    assert waiting(store) == [2, 1]
    every = reviews.letters_to_review(store, every=True)
    assert [(item.letter_id, item.state.value) for item in every] == [
        (3, "sure"),
        (2, "unsure"),
        (1, "unsure"),
    ]
    assert [hit.passage.letter_id for hit in search(store, "托育机构")] == [1]


def test_accepting_is_undone_by_reopening(store: Store) -> None:
    reviews.accept(store, [1, 2])
    assert waiting(store) == []
    assert reviews.open_review(store, 1).reading.doubts == (DOUBT,)
    reviews.reopen(store, [1])
    assert waiting(store) == [1]


def test_a_corrected_letter_is_what_the_library_shows(store: Store) -> None:
    letter = reviews.open_review(store, 1).reading.letter
    corrected = replace(letter, subject="关于普惠托育的建议")
    reviews.save_review(store, 1, corrected, finished=True, notes=["下移的文字：页眉。"])
    assert waiting(store) == [2]
    (hit,) = search(store, "托育机构")
    assert hit.passage.subject == "关于普惠托育的建议"
    assert letter_of(store, hit.passage) == corrected
    review = reviews.open_review(store, 1)
    assert (review.corrected, review.reading.notes) == (True, ("下移的文字：页眉。",))


@pytest.mark.parametrize(
    "act",
    [
        lambda store: reviews.open_review(store, 9),
        lambda store: reviews.save_review(store, 9, letter_of_points([]), finished=True),
        lambda store: reviews.remove_letter(store, 9),
        lambda store: reviews.restore_letter(store, 9),
    ],
)
def test_a_letter_that_is_gone_is_told_in_a_sentence(
    store: Store, act: Callable[[Store], object]
) -> None:
    with pytest.raises(InputError, match="已不在素材库中"):
        act(store)


def test_a_letter_taken_out_can_be_neither_opened_nor_corrected(store: Store) -> None:
    letter = reviews.open_review(store, 1).reading.letter
    reviews.remove_letter(store, 1)
    assert waiting(store) == [2]
    with pytest.raises(InputError):
        reviews.open_review(store, 1)
    with pytest.raises(InputError):
        reviews.save_review(store, 1, letter, finished=True)
    assert [item.letter_id for item in reviews.removed_letters(store)] == [1]
    reviews.restore_letter(store, 1)
    assert waiting(store) == [2, 1]
    assert reviews.removed_letters(store) == []
