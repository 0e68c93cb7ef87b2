"""The evaluation set is what docs/evaluation.md says; the measure is nDCG."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.passage import passages_of
from replydesk.store.fulltext import fold
from replydesk.store.terms import synonyms
from tests.evaluation.judged import DEPTH, EvaluationSet, Point, ndcg

EVALUATION = EvaluationSet()
_GRADES = st.lists(st.integers(0, 2), max_size=15)


def of_kind(kind: str) -> list[Point]:
    return [point for point in EVALUATION.points if point.kind == kind]


def test_there_are_enough_letters_topics_and_points() -> None:
    assert len(EVALUATION.letters) >= 40
    assert len({passage.topic for passage in EVALUATION.passages}) >= 25
    assert len(of_kind("P")) >= 50
    assert len(of_kind("S")) >= 40
    assert len(of_kind("X")) >= 40


def test_about_a_third_is_held_back() -> None:
    for kind in "PSXC":
        points = of_kind(kind)
        assert 0.25 < sum(point.held for point in points) / len(points) < 0.4


def test_the_library_gets_exactly_the_graded_passages() -> None:
    stored = [passage.text for letter in EVALUATION.letters for passage in passages_of(letter)]
    assert stored == [passage.text for passage in EVALUATION.passages]
    assert len(set(stored)) == len(stored)


def test_each_part_has_two_to_four_passages_of_real_length() -> None:
    parts: dict[tuple[int, str], int] = {}
    for passage in EVALUATION.passages:
        assert 40 <= len(passage.text) <= 120, passage.text
        key = (passage.letter, passage.heading)
        parts[key] = parts.get(key, 0) + 1
    assert {key: count for key, count in parts.items() if not 2 <= count <= 4} == {}


@pytest.mark.parametrize("kind", ["P", "S", "X", "C"])
def test_each_point_has_a_full_answer(kind: str) -> None:
    for point in of_kind(kind):
        assert any(point.grade(passage) == 2 for passage in EVALUATION.passages), point.text


def test_a_point_with_synonyms_has_words_that_no_relevant_passage_has() -> None:
    for point in of_kind("S") + of_kind("C"):
        assert point.absent
        relevant = [passage for passage in EVALUATION.passages if point.grade(passage)]
        for word in point.absent:
            assert word in fold(point.text)
            for passage in relevant:
                assert word not in fold(f"{passage.text}\n{passage.heading}\n{passage.subject}")


def test_no_paraphrase_is_a_heading() -> None:
    headings = {passage.heading for passage in EVALUATION.passages}
    assert not headings & {point.text for point in EVALUATION.points if point.kind != "X"}


def test_the_shipped_table_is_general() -> None:
    assert len(synonyms()) >= 90
    assert all("#" not in word for group in synonyms() for word in group)


@given(_GRADES)
def test_the_measure_is_one_for_the_best_order_and_never_more(grades: list[int]) -> None:
    best = sorted(grades, reverse=True)
    assert 0 <= ndcg(grades, grades) <= 1
    assert ndcg(best, grades) == (1 if any(grades) else 0)


@given(_GRADES, st.integers(0, DEPTH - 2))
def test_a_better_passage_further_up_never_lowers_the_measure(grades: list[int], at: int) -> None:
    if at + 1 < len(grades) and grades[at] < grades[at + 1]:
        swapped = [*grades[:at], grades[at + 1], grades[at], *grades[at + 2 :]]
        assert ndcg(swapped, grades) >= ndcg(grades, grades)
