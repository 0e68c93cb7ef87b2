"""Walking through a real library: lists and counts agree with a plain look at every passage."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, update

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Filter, Passage
from replydesk.domain.reading import Reading
from replydesk.services import browsing, reviews
from replydesk.services.browsing import Order, Pick, browse, browse_first, facets
from replydesk.services.library import search
from replydesk.store import passage_rows
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.rows import families, passages
from tests.store.made_letters import letter_of_points

KINDS = [SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS]
BODIES = ["云岭省民政厅", "北陌区教育局", ""]
TOPICS = ["养老服务", "学前教育", "养老", None]


@pytest.fixture(scope="module", params=["file", "server"])
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Ten letters of four passages; the last letter is taken out."""
    where = tmp_path_factory.mktemp("browsing") / "library.db"
    if request.param == "server":
        where = request.getfixturevalue("server").new_schema()
    with Store.open(where) as opened:
        with opened.write() as tx:
            for at in range(10):
                points = [f"第{at}封第{i}条：新建养老设施{at + i}处，方便群众。" for i in range(4)]
                letter = letter_of_points(
                    points,
                    year=(2023, 2024, 2025, 0)[at % 4],
                    kind=KINDS[at % 3],
                    heading="关于“办好幼儿园”的建议" if at % 2 else "关于“建设老年食堂”的建议",
                    subject="关于支持养老的建议" if at == 3 else "关于民生的建议",
                )
                signature = replace(letter.signature, issuing_body=BODIES[at % 3] or None)
                deputies = ("孟今",) if at == 5 else ("邵怀青",)
                letter = replace(
                    letter, signature=signature, addressees=deputies, number=f"DH{at:04}"
                )
                add_letter(tx, Reading(letter), f"{at}.txt", str(at))
            passage_rows.change_rows(
                tx, {n: {"topic": TOPICS[n % 4]} for n in range(1, 41) if TOPICS[n % 4]}
            )
            passage_rows.change_rows(tx, {n: {"retired": "已过期"} for n in (2, 7, 13, 21)})
        reviews.remove_letter(opened, 10)
        yield opened


def everything(store: Store) -> list[Passage]:
    return browsing.passages(store, range(1, 50))


def year(passage: Passage) -> int:
    return int(passage.dated[:4] or 0)


def fits(passage: Passage, wanted: Filter, text: str, pick: Pick) -> bool:
    """What the promises of Filter and Pick say, passage by passage."""
    topics = f"{passage.topic}\n{passage.part}\n{passage.subject}"
    return (
        (wanted.kind is None or passage.kind is wanted.kind)
        and (wanted.since or 0) <= year(passage) <= (wanted.until or 9999)
        and wanted.topic in topics
        and wanted.issuing_body in passage.issuing_body
        and (wanted.retired or not passage.retired)
        and all(word in passage.text or word in passage.part for word in text.split())
        and pick.topic in (None, passage.topic)
        and pick.issuing_body in (None, passage.issuing_body)
        and (not pick.retired or bool(passage.retired))
    )


filters = st.builds(
    Filter,
    kind=st.sampled_from([None, *KINDS]),
    since=st.sampled_from([None, 2024]),
    until=st.sampled_from([None, 2024]),
    topic=st.sampled_from(["", "养老", "学前", "幼儿"]),
    issuing_body=st.sampled_from(["", "民政", "教育局"]),
    retired=st.booleans(),
)
texts = st.sampled_from(["", "养老", "设施3处", "老年食堂 第2封"])
picks = st.builds(
    Pick,
    topic=st.sampled_from([None, "", "养老"]),
    issuing_body=st.sampled_from([None, "", "北陌区教育局"]),
    retired=st.booleans(),
)


@given(wanted=filters, text=texts, pick=picks, order=st.sampled_from(list(Order)))
def test_every_passage_that_fits_is_listed_once_and_no_other(
    store: Store, wanted: Filter, text: str, pick: Pick, order: Order
) -> None:
    ids = browse(store, wanted, text, order, pick)
    fitting = [each.id for each in everything(store) if fits(each, wanted, text, pick)]
    assert sorted(ids) == fitting


@given(wanted=filters, pick=picks, order=st.sampled_from(list(Order)), most=st.integers(0, 50))
def test_the_first_rows_are_those_the_whole_list_begins_with(
    store: Store, wanted: Filter, pick: Pick, order: Order, most: int
) -> None:
    whole = browse(store, wanted, order=order, pick=pick)
    assert browse_first(store, most, wanted, order, pick) == whole[:most]


@given(wanted=filters, text=texts, pick=picks)
def test_a_count_is_what_would_be_listed_if_its_value_were_picked(
    store: Store, wanted: Filter, text: str, pick: Pick
) -> None:
    found = facets(store, wanted, text, pick)

    def counted(value: Any, wanted: Filter, pick: Pick) -> Counter[Any]:
        return Counter(value(p) for p in everything(store) if fits(p, wanted, text, pick))

    assert found.total == len(browse(store, wanted, text, pick=pick))
    any_topic = counted(lambda p: p.topic, replace(wanted, topic=""), replace(pick, topic=None))
    assert Counter(dict(found.topics)) == any_topic
    any_body = counted(
        lambda p: p.issuing_body,
        replace(wanted, issuing_body=""),
        replace(pick, issuing_body=None),
    )
    assert Counter(dict(found.bodies)) == any_body
    any_year = replace(wanted, since=None, until=None)
    assert Counter(dict(found.years)) == counted(year, any_year, pick)
    assert Counter(dict(found.kinds)) == counted(
        lambda p: p.kind.value, replace(wanted, kind=None), pick
    )
    all_retired = counted(lambda p: bool(p.retired), replace(wanted, retired=True), pick)
    assert found.retired == all_retired[True]


def shown(store: Store, order: Order) -> list[Passage]:
    return browsing.passages(store, browse(store, order=order))


def test_one_passage_of_each_family_is_left_the_first_of_the_list(store: Store) -> None:
    ids = browse(store)
    with store.write() as tx:
        first, second = (
            tx.execute(insert(families).values(made_at="").returning(families.c.id)).scalar_one()
            for _ in range(2)
        )
        kin = {ids[1]: first, ids[4]: first, ids[9]: first, ids[3]: second}
        for number, family in kin.items():
            tx.execute(update(passages).where(passages.c.id == number).values(family_id=family))
    try:
        left = browsing.one_of_each_family(store, ids)
        assert left == [number for number in ids if number not in (ids[4], ids[9])]
        assert browsing.one_of_each_family(store, ids[:6]) == left[:5]
        assert browsing.one_of_each_family(store, []) == []
    finally:
        with store.write() as tx:
            tx.execute(update(passages).values(family_id=None))


def test_the_newest_letter_comes_first_in_the_order_of_its_text(store: Store) -> None:
    passages = shown(store, Order.NEWEST)
    assert [p.dated for p in passages] == sorted((p.dated for p in passages), reverse=True)
    of_one = [p.id for p in passages if p.letter_id == 7]
    assert of_one == sorted(of_one)
    assert [p.dated for p in shown(store, Order.OLDEST)] == sorted(p.dated for p in passages)


def test_topics_stand_together_by_pinyin_and_those_without_at_the_end(store: Store) -> None:
    topics = list(dict.fromkeys(p.topic for p in shown(store, Order.TOPIC)))
    assert topics == ["学前教育", "养老", "养老服务", ""]
    bodies = list(dict.fromkeys(p.issuing_body for p in shown(store, Order.BODY)))
    assert bodies == ["北陌区教育局", "云岭省民政厅", ""]
    kinds = list(dict.fromkeys(p.kind for p in shown(store, Order.KIND)))
    assert kinds == KINDS


def test_the_best_for_a_text_come_first(store: Store) -> None:
    ids = browse(store, text="幼儿园 第3封", order=Order.BEST)
    assert sorted(ids) == sorted(browse(store, text="幼儿园 第3封"))
    assert len(ids) == 3


def test_words_that_no_passage_holds_are_looked_for_in_the_letters_own_data(store: Store) -> None:
    found = browsing.passages(store, browse(store, text="孟今"))
    assert {p.letter_id for p in found} == {6}
    found = browsing.passages(store, browse(store, text="孟今 第2条"))
    assert [p.text[:8] for p in found] == ["第5封第2条：新"]
    assert browse(store, text="没有这个词") == []


@given(
    words=st.lists(
        st.sampled_from(
            ["养老", "老", "孟今", "第2条", "设施1处", "DH0004", "无此词", "民生", "教育局"]
        ),
        min_size=1,
        max_size=3,
    ),
    wanted=filters,
)
def test_a_text_lists_what_a_search_for_it_finds(
    store: Store, words: list[str], wanted: Filter
) -> None:
    text = " ".join(words)
    hits = search(store, text, wanted=wanted, limit=1000)
    assert sorted(browse(store, wanted, text)) == sorted(hit.passage.id for hit in hits)
    assert set(browse(store, wanted, text, Order.BEST)) == {hit.passage.id for hit in hits}


def test_number_and_deputy_narrow_to_letters(store: Store) -> None:
    assert {p.letter_id for p in browsing.passages(store, browse(store, Filter(deputy="孟")))} == {
        6
    }
    found = browse(store, Filter(number="dh0002"))
    assert {p.letter_id for p in browsing.passages(store, found)} == {3}


@pytest.mark.parametrize("text", ['"', "(", "a AND b", "🙂", "\x00\x01", "*" * 10_000, "\ud800"])
def test_odd_texts_give_an_empty_list(store: Store, text: str) -> None:
    assert browse(store, text=text) == []
    assert browse(store, Filter(topic=text, issuing_body=text, deputy=text)) == []
    assert facets(store, text=text).total == 0


def test_passages_come_in_the_order_that_was_asked_for(store: Store) -> None:
    found = browsing.passages(store, [9, 3, 999, 40, 5])
    assert [each.id for each in found] == [9, 3, 5]


def test_the_topics_in_use_are_listed_with_their_counts(store: Store) -> None:
    assert dict(browsing.topics(store)) == {"养老服务": 10, "学前教育": 10, "养老": 10}


def test_an_empty_library_has_nothing_to_list(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.db") as empty:
        assert browse(empty, text="养老") == []
        assert facets(empty) == browsing.Facets()
