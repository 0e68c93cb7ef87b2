"""Topics suggested for passages of a real library."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from replydesk.domain.reading import Reading
from replydesk.services import editing
from replydesk.services.topics import known_topics, suggest_topics
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.rows import passages
from tests.store.made_letters import letter_of_points

ELDERLY = ("建成老年食堂12家，方便就近用餐。", "对高龄老人上门助浴。", "按季度通报工作进展情况。")
ODD = ("拟定若干规则并予公布。", "另行研究相关事项。")


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        with opened.write() as tx:
            add_letter(tx, Reading(letter_of_points(list(ELDERLY))), "a.txt", "a")
            odd = letter_of_points(list(ODD), heading="其他", subject="其他", year=2024)
            add_letter(tx, Reading(odd), "b.txt", "b")
        yield opened


def test_words_tell_the_topic_before_any_was_given(store: Store) -> None:
    found = suggest_topics(store, [1, 2, 3, 5, 77])
    assert [found[number][0] for number in (1, 2, 3)] == ["养老服务"] * 3
    assert found[5] == ()
    assert 77 not in found


def test_what_the_office_gave_in_the_same_part_comes_first(store: Store) -> None:
    editing.set_topic(store, [1, 2], "为老办实事")
    assert suggest_topics(store, [3])[3][:2] == ("为老办实事", "养老服务")
    editing.set_topic(store, [4], "规则")
    assert suggest_topics(store, [5])[5] == ("规则",)


def test_a_family_has_one_topic(store: Store) -> None:
    with store.write() as tx:
        tx.exec_driver_sql("INSERT INTO families VALUES (3, '')")
        tx.execute(update(passages).where(passages.c.id.in_([3, 5])).values(family_id=3))
    editing.set_topic(store, [3], "督查通报")
    assert suggest_topics(store, [5])[5][0] == "督查通报"


def test_the_topic_a_passage_has_is_not_suggested_again(store: Store) -> None:
    editing.set_topic(store, [1], "养老服务")
    assert "养老服务" not in suggest_topics(store, [1])[1]


def test_the_topics_in_use_stand_before_the_shipped_ones(store: Store) -> None:
    editing.set_topic(store, [1, 2], "为老办实事")
    editing.set_topic(store, [3], "养老服务")
    names = known_topics(store)
    assert names[:2] == ["为老办实事", "养老服务"]
    assert names.count("养老服务") == 1
    assert "安全生产" in names
