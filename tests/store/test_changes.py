"""The log of changes by hand, on a real library."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from replydesk.domain.draft import Draft
from replydesk.domain.editing import Change
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import Paragraph, Section, SectionKind
from replydesk.domain.passage import Passage
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.services import editing
from replydesk.services.library import search
from replydesk.store import changes, drafts, fulltext, passage_rows, reviews
from replydesk.store.engine import Store, Transaction
from replydesk.store.library import add_letter, passages_with
from replydesk.store.rows import changes as log
from replydesk.store.rows import families, family_proposals, passages
from tests.store.made_letters import letter_of_points

POINTS = (
    "新建托育机构12家，新增托位960个。",
    "修缮村卫生室140所，配齐医生。",
    "培训护理员480人次。",
)


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        with opened.write() as tx:
            add_letter(tx, Reading(letter_of_points(list(POINTS))), "a.txt", "a")
        yield opened


def passage(store: Store, number: int = 1) -> Passage:
    with store.read() as tx:
        (found,) = passages_with(tx, [number])
    return found


def change(
    tx: Transaction, values: dict[int, dict[str, str | int | None]], what: str = "改"
) -> int:
    before = changes.state(tx, list(values))
    passage_rows.change_rows(tx, values)
    return changes.note(tx, what, before).id


def test_undoing_puts_the_words_and_the_index_back(store: Store) -> None:
    with store.write() as tx:
        number = change(tx, {1: {"text": "新建幼儿园3所，总投资800万元。", "topic": "学前教育"}})
    assert [hit.passage.topic for hit in search(store, "幼儿园")] == ["学前教育"]
    assert not search(store, "托育机构")

    undone = editing.undo(store, number)

    assert (undone.what, undone.passages) == ("改", 1)
    assert (passage(store).text, passage(store).topic) == (POINTS[0], "")
    assert [hit.passage.id for hit in search(store, "托育机构")] == [1]
    assert not search(store, "幼儿园")


def test_an_undone_change_counts_on_so_that_an_older_copy_is_never_saved_over(store: Store) -> None:
    with store.write() as tx:
        number = change(tx, {1: {"topic": "托育"}})
    assert passage(store).revision == 1
    editing.undo(store, number)
    assert passage(store).revision == 2


def test_what_somebody_changed_since_is_not_overwritten(store: Store) -> None:
    with store.write() as tx:
        first = change(tx, {1: {"topic": "托育"}, 2: {"topic": "托育"}})
    with store.write() as tx:
        second = change(tx, {2: {"topic": "医疗卫生"}})

    with pytest.raises(StaleRevisionError, match="后来又有改动"):
        editing.undo(store, first)
    assert (passage(store, 1).topic, passage(store, 2).topic) == ("托育", "医疗卫生")

    editing.undo(store, second)
    editing.undo(store, first)
    assert (passage(store, 1).topic, passage(store, 2).topic) == ("", "")


def test_another_column_changed_since_stays_as_it_is(store: Store) -> None:
    with store.write() as tx:
        first = change(tx, {1: {"topic": "托育"}})
    with store.write() as tx:
        change(tx, {1: {"retired": "已过期"}})
    editing.undo(store, first)
    assert (passage(store).topic, passage(store).retired) == ("", "已过期")


def test_a_change_is_undone_once(store: Store) -> None:
    with store.write() as tx:
        number = change(tx, {1: {"topic": "托育"}})
    editing.undo(store, number)
    with pytest.raises(InputError, match="已经撤销过"):
        editing.undo(store, number)
    with pytest.raises(InputError, match="不在记录中"):
        editing.undo(store, number + 1)


def test_the_last_change_is_the_newest_that_was_not_undone(store: Store) -> None:
    assert editing.last_change(store) is None
    with store.write() as tx:
        first = change(tx, {1: {"topic": "托育"}}, "第一次")
    with store.write() as tx:
        second = change(tx, {2: {"topic": "托育"}}, "第二次")
    last = editing.last_change(store)
    assert last is not None
    assert (last.id, last.what, last.passages) == (second, "第二次", 1)
    editing.undo(store, second)
    last = editing.last_change(store)
    assert last is not None
    assert last.id == first


def test_where_nothing_differs_nothing_is_kept(store: Store) -> None:
    with store.write() as tx:
        assert change(tx, {1: {"topic": None}}) == 0
    assert editing.last_change(store) is None


def test_passages_that_a_change_added_go_again_unless_a_draft_uses_them(store: Store) -> None:
    def add(tx: Transaction) -> Change:
        before = changes.state(tx, [])
        row = tx.execute(select(passages).where(passages.c.id == 1)).one()
        values = {**row._asdict(), "id": 9, "text": "新增的一条素材在这里。"}
        tx.execute(insert(passages), values)
        entry = (9, row.year, SectionKind(row.kind), values["text"], row.part)
        fulltext.index_passages(tx, [entry])
        return changes.note(tx, "新增1条素材", before, added=[9])

    with store.write() as tx:
        added = add(tx)
    editing.undo(store, added.id)
    with store.read() as tx:
        assert passages_with(tx, [9]) == []
    assert not search(store, "新增的一条")

    with store.write() as tx:
        added = add(tx)
        taken = Section(SectionKind.MEASURES, None, (Paragraph("新增的一条素材", origin=9),))
        letter = letter_of_points([]).with_section(0, 0, taken)
        drafts.save(tx, Draft(Submission(), letter), datetime(2026, 5, 6, tzinfo=UTC))
    with pytest.raises(InputError, match="已用于草稿"):
        editing.undo(store, added.id)


def test_families_and_refused_proposals_come_back(store: Store) -> None:
    with store.write() as tx:
        tx.execute(insert(families), [{"id": 4, "made_at": ""}, {"id": 5, "made_at": ""}])
        tx.execute(update(passages).where(passages.c.id.in_([1, 2])).values(family_id=4))
        pair = {"passage_id": 1, "other_id": 3, "likeness": 700, "refused": 0}
        tx.execute(insert(family_proposals), pair)
    with store.write() as tx:
        before = changes.state(tx, [1, 2, 3], ("family_id",), proposals=True)
        tx.execute(update(passages).values(family_id=5))
        tx.exec_driver_sql("DELETE FROM family_proposals")
        tx.exec_driver_sql("DELETE FROM families WHERE id = 4")
        joined = changes.note(tx, "归为同一措施", before)
    assert joined.passages == 3

    editing.undo(store, joined.id)

    assert [passage(store, number).family for number in (1, 2, 3)] == [4, 4, None]
    with store.read() as tx:
        row = tx.execute(select(family_proposals)).one()
    assert row._asdict() == pair


def test_the_number_of_a_family_that_went_is_not_given_to_another(store: Store) -> None:
    def new_family(tx: Transaction) -> int:
        made = insert(families).values(made_at="").returning(families.c.id)
        return int(tx.execute(made).scalar_one())

    with store.write() as tx:
        first = new_family(tx)
        passage_rows.change_rows(tx, {1: {"family_id": first}, 2: {"family_id": first}})
        before = changes.state(tx, [1, 2], ("family_id",))
        tx.execute(update(passages).values(family_id=None))
        tx.execute(families.delete())
        taken_out = changes.note(tx, "移出", before)
        second = new_family(tx)
        passage_rows.change_rows(tx, {3: {"family_id": second}})
    editing.undo(store, taken_out.id)
    assert [passage(store, number).family for number in (1, 2, 3)] == [first, first, second]
    assert first != second


def test_letters_taken_out_come_back(store: Store) -> None:
    with store.write() as tx:
        before = changes.state(tx, [], letters=[1])
        reviews.set_removed(tx, 1, removed=True)
        number = changes.note(tx, "移出1封答复", before, count=3).id
    assert not search(store, "托育机构")
    editing.undo(store, number)
    assert search(store, "托育机构")


def test_only_the_newest_changes_are_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changes, "_MOST", 3)
    monkeypatch.setattr(changes, "_HANDFUL", 1)
    with store.write() as tx:
        for number in range(5):
            change(tx, {1: {"topic": str(number)}})
        assert tx.execute(select(log.c.id)).scalars().all() == [3, 4, 5]
    monkeypatch.setattr(changes, "_MOST_PASSAGES", 3)
    with store.write() as tx:
        change(tx, {1: {"topic": "a"}, 2: {"topic": "a"}})
        assert tx.execute(select(func.count()).select_from(log)).scalar_one() == 2
        change(tx, {1: {"topic": "b"}, 2: {"topic": "b"}, 3: {"topic": "b"}})
        assert tx.execute(select(log.c.id)).scalars().all() == [7]
