"""Keeping a real library by hand, as the library page does it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from replydesk.domain.draft import OPENING, Draft, Place
from replydesk.domain.editing import NewText
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import Paragraph, ReplyLetter, Section, SectionKind
from replydesk.domain.passage import Filter, Passage
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.services import browsing, drafts, editing, reviews
from replydesk.services.library import letter_of, passages_with, search
from replydesk.store import passage_edits
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.rows import ancestors, family_queue, passages
from replydesk.store.rows import drafts as draft_rows
from tests.postgres_server import settle
from tests.store.made_letters import letter_of_points

POINTS = (
    "新建托育机构12家，新增托位960个。",
    "修缮村卫生室140所，配齐医生。",
    "培训护理员480人次。",
)
MEASURES, OUTCOMES = SectionKind.MEASURES, SectionKind.OUTCOMES


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        with opened.write() as tx:
            add_letter(tx, Reading(letter_of_points(list(POINTS))), "a.txt", "a")
            older = letter_of_points(["新建托育机构9家，新增托位700个。"], year=2023)
            add_letter(tx, Reading(older), "b.txt", "b")
            tx.execute(family_queue.delete())
        yield opened


@pytest.fixture
def other(store: Store, either_library: Path | str) -> Iterator[Store]:
    """Another window, or another clerk, on the same library."""
    with Store.open(either_library) as opened:
        yield opened


def passage(store: Store, number: int = 1) -> Passage:
    (found,) = passages_with(store, [number])
    return found


def edit(store: Store, number: int, text: str) -> None:
    seen = passage(store, number)
    editing.change_passage(store, seen, text=text, kind=seen.kind, topic=seen.topic)


def found(store: Store, text: str) -> list[int]:
    return sorted(hit.passage.id for hit in search(store, text))


def waiting(store: Store) -> list[int]:
    with store.read() as tx:
        return sorted(tx.execute(select(family_queue.c.passage_id)).scalars())


def test_a_passage_gets_other_words_another_kind_and_a_topic(store: Store) -> None:
    change = editing.change_passage(
        store, passage(store), text=" 新建幼儿园\n3所。 ", kind=OUTCOMES, topic=" 学前 教育 "
    )
    assert change.what == "修改了1条素材的文字、类别、主题"
    now = passage(store)
    assert (now.text, now.kind, now.topic) == ("新建幼儿园3所。", OUTCOMES, "学前 教育")
    assert found(store, "幼儿园3所") == [1]
    assert found(store, "托育机构") == [4]
    assert waiting(store) == [1]
    assert editing.words_in_letter(store, 1) == POINTS[0]
    assert letter_of(store, now).parts[0].sections[0].paragraphs[0].text == POINTS[0]

    editing.undo(store, change.id)
    assert replace(passage(store), revision=0) == replace(
        passage(store), revision=0, text=POINTS[0]
    )
    assert found(store, "托育机构") == [1, 4]


def test_saving_what_is_there_is_no_change(store: Store) -> None:
    seen = passage(store)
    change = editing.change_passage(store, seen, text=seen.text, kind=seen.kind, topic="")
    assert change.id == 0
    assert passage(store) == seen
    assert editing.last_change(store) is None


def test_of_two_windows_the_second_is_told_and_nothing_is_lost(store: Store, other: Store) -> None:
    mine, theirs = passage(store), passage(other)
    editing.change_passage(store, mine, text="我改的这一条素材。", kind=MEASURES, topic="")
    with pytest.raises(StaleRevisionError, match="已在别处改动"):
        editing.change_passage(other, theirs, text="他改的。", kind=MEASURES, topic="")
    with pytest.raises(StaleRevisionError):
        editing.split(other, theirs, ["甲的一半。", "乙的一半。"])
    with pytest.raises(StaleRevisionError):
        editing.merge(other, [1, 2], "合并后的文字。", seen=[theirs, passage(other, 2)])
    assert passage(other).text == "我改的这一条素材。"
    editing.change_passage(other, passage(other), text="他再改。", kind=MEASURES, topic="")
    assert passage(store).text == "他再改。"


def test_a_bulk_change_in_another_window_is_not_saved_over_either(
    store: Store, other: Store
) -> None:
    seen = passage(store)
    editing.set_topic(other, [1, 2], "托育")
    with pytest.raises(StaleRevisionError):
        editing.change_passage(store, seen, text=seen.text, kind=seen.kind, topic="")
    assert passage(store).topic == "托育"


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda s, p: edit(s, 1, " \n\x00 "), "不能为空"),
        (lambda s, p: editing.split(s, p, ["只有一条。", " "]), "至少要有两条"),
        (lambda s, p: editing.merge(s, [1], "合并。"), "至少选择两条"),
        (lambda s, p: editing.merge(s, [1, 2], " "), "不能为空"),
        (lambda s, p: editing.retire(s, [1], " "), "停用的原因"),
        (lambda s, p: editing.add_passage(s, NewText("太短。", MEASURES)), "太短"),
        (
            lambda s, p: editing.change_passage(
                s, replace(p, id=99), text="没有的。", kind=MEASURES, topic=""
            ),
            "已不在素材库中",
        ),
    ],
)
def test_what_can_not_be_done_is_told_in_a_sentence(
    store: Store, act: Callable[[Store, Passage], object], sentence: str
) -> None:
    with pytest.raises(InputError, match=sentence):
        act(store, passage(store))
    assert editing.last_change(store) is None


def test_many_get_a_topic_at_once_and_only_those_that_had_another_count(store: Store) -> None:
    editing.set_topic(store, [1], "托育")
    change = editing.set_topic(store, [1, 2, 3, 3, 77], "托育")
    assert (change.what, change.passages) == ("将2条素材的主题设为“托育”", 2)
    assert [passage(store, n).topic for n in (1, 2, 3, 4)] == ["托育", "托育", "托育", ""]
    editing.undo(store, change.id)
    assert [passage(store, n).topic for n in (1, 2, 3)] == ["托育", "", ""]
    assert editing.set_topic(store, [1], "").what == "去掉1条素材的主题"
    assert passage(store).topic == ""
    assert editing.set_topic(store, [], "托育").id == 0


def test_many_become_another_kind_and_are_found_by_it(store: Store) -> None:
    change = editing.set_kind(store, [1, 2], OUTCOMES)
    assert change.what == "将2条素材归为“主要成效”"
    assert browsing.browse(store, Filter(kind=OUTCOMES)) == [1, 2]
    assert [h.passage.id for h in search(store, "托育", wanted=Filter(kind=OUTCOMES))] == [1]
    editing.undo(store, change.id)
    assert browsing.browse(store, Filter(kind=OUTCOMES)) == []


def test_more_than_the_index_takes_at_once_do_not_become_another_kind(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passage_edits, "MOST_OF_KIND", 2)
    with pytest.raises(InputError, match="一次最多改2条素材的类别"):
        editing.set_kind(store, [1, 2, 3], OUTCOMES)
    assert browsing.browse(store, Filter(kind=OUTCOMES)) == []
    assert editing.set_kind(store, [1, 2], OUTCOMES).passages == 2


def test_retired_passages_stay_and_are_brought_back(store: Store) -> None:
    change = editing.retire(store, [1, 2], "政策已\n废止")
    assert (change.what, passage(store).retired) == ("停用2条素材", "政策已 废止")
    assert browsing.browse(store) == [3, 4]
    assert browsing.browse(store, Filter(retired=True)) == [1, 2, 3, 4]
    assert editing.bring_back(store, [1, 2, 3]).what == "恢复2条素材"
    assert browsing.browse(store) == [1, 2, 3, 4]


def test_merging_keeps_the_newest_and_retires_the_others(store: Store) -> None:
    editing.set_topic(store, [4], "托育")
    change = editing.merge(store, [4, 1], "新建托育机构21家，新增托位1660个。")
    assert (change.what, change.passages) == ("将2条素材合并为1条", 2)
    kept, other = passage(store, 1), passage(store, 4)
    assert (kept.text, kept.topic) == ("新建托育机构21家，新增托位1660个。", "托育")
    assert other.retired == "已合并到“新建托育机构21家，新增…”"
    editing.undo(store, change.id)
    assert (passage(store, 1).text, passage(store, 4).retired) == (POINTS[0], "")


def test_splitting_makes_passages_beside_it_that_are_found(store: Store) -> None:
    editing.set_topic(store, [1], "托育")
    change = editing.split(store, passage(store), ["新建托育机构12家。", "新增托位960个。"])
    assert (change.what, change.added) == ("将1条素材拆分为2条", (5,))
    new = passage(store, 5)
    assert (new.text, new.topic, new.letter_id) == ("新增托位960个。", "托育", 1)
    assert found(store, "托位960") == [5]
    assert found(store, "托育机构12家") == [1]
    assert 5 in waiting(store)
    assert editing.words_in_letter(store, 5) == POINTS[0]

    editing.undo(store, change.id)
    assert found(store, "托位960") == [1]
    assert passages_with(store, [5]) == []
    again = editing.split(store, passage(store), ["新建托育机构12家。", "新增托位960个。"])
    assert again.added == (6,)


def corrected(store: Store, points: list[str], **fields: object) -> ReplyLetter:
    letter = reviews.open_review(store, 1).reading.letter
    section = Section(MEASURES, None, tuple(Paragraph(point) for point in points))
    return replace(letter.with_section(0, 0, section), **fields)  # type: ignore[arg-type]


def test_a_correction_of_the_letter_keeps_what_was_edited_by_hand(store: Store) -> None:
    editing.change_passage(
        store, passage(store), text="新建托育机构12家。", kind=OUTCOMES, topic="托育"
    )
    editing.retire(store, [2], "已过期")
    editing.split(store, passage(store, 3), ["培训护理员。", "共480人次。"])
    letter = corrected(store, ["新加的一段，说明情况。", *POINTS], subject="关于托育的建议")
    reviews.save_review(store, 1, letter, finished=True)

    first, second = passage(store, 1), passage(store, 2)
    assert (first.text, first.kind, first.topic) == ("新建托育机构12家。", OUTCOMES, "托育")
    assert second.retired == "已过期"
    assert [passage(store, n).text for n in (3, 5)] == ["培训护理员。", "共480人次。"]
    assert first.subject == "关于托育的建议"
    assert found(store, "新加的一段") == [6]
    assert found(store, "960") == []


def test_an_edited_passage_stays_where_the_letter_words_it_a_little_differently(
    store: Store,
) -> None:
    edit(store, 1, "新建托育机构12家，都已开业。")
    editing.set_topic(store, [2], "医疗卫生")
    points = ["新建托育机构12家，新增托位906个。", "修缮村卫生室145所，配齐了医生。", POINTS[2]]
    reviews.save_review(store, 1, corrected(store, points), finished=True)

    assert passage(store, 1).text == "新建托育机构12家，都已开业。"
    assert editing.words_in_letter(store, 1) == points[0]
    assert (passage(store, 2).text, passage(store, 2).topic) == (points[1], "医疗卫生")
    assert found(store, "卫生室145") == [2]
    assert found(store, "卫生室140") == []


def test_an_edited_passage_goes_with_the_words_of_its_letter(store: Store) -> None:
    edit(store, 1, "新建托育机构12家，都已开业。")
    reviews.save_review(store, 1, corrected(store, [POINTS[2]]), finished=True)
    assert passages_with(store, [1, 2]) == []
    assert found(store, "都已开业") == []


def test_edits_stay_where_a_letter_is_taken_out_and_put_back(store: Store) -> None:
    edit(store, 1, "新建托育机构12家，都已开业。")
    number = editing.set_kind(store, [1], OUTCOMES).id
    reviews.remove_letter(store, 1)
    assert found(store, "都已开业") == []
    seen = replace(passage(store, 4), id=1)
    with pytest.raises(InputError, match="已不在素材库中"):
        editing.change_passage(store, seen, text="改已移出的。", kind=MEASURES, topic="")
    assert editing.set_topic(store, [1], "托育").id == 0
    editing.undo(store, number)  # of a passage that is not in the index now
    assert found(store, "都已开业") == []
    reviews.restore_letter(store, 1)
    assert found(store, "都已开业") == [1]
    assert passage(store).kind is MEASURES


def test_a_text_added_by_hand_is_a_passage_like_others(store: Store) -> None:
    new = NewText(
        "开通夜间公交\n线路6条。", OUTCOMES, "关于“方便夜间出行”的建议", "北陌市交通局",
        date(2025, 3, 2), "公共交通",
    )  # fmt: skip
    change = editing.add_passage(store, new)
    assert (change.what, change.passages, change.added) == ("新增1条素材", 1, (5,))
    made = passage(store, 5)
    assert (made.text, made.kind, made.part) == ("开通夜间公交线路6条。", OUTCOMES, new.part)
    assert (made.topic, made.source, made.dated) == ("公共交通", "手工录入", "2025-03-02")
    assert found(store, "夜间公交") == [5]
    assert browsing.browse(store, Filter(issuing_body="交通局", since=2025)) == [5]
    assert letter_of(store, made).signature.issuing_body == "北陌市交通局"
    with pytest.raises(InputError, match="已有同样的素材"):
        editing.add_passage(store, new)

    editing.undo(store, change.id)
    assert found(store, "夜间公交") == []
    assert editing.add_passage(store, new).added == (5,)
    assert found(store, "夜间公交") == [5]


def test_a_text_that_runs_through_points_becomes_a_passage_for_each(store: Store) -> None:
    text = "一是新建充电桩320个，覆盖各街道；二是开放停车位1200个，错时共享。"
    change = editing.add_passage(store, NewText(text, MEASURES))
    assert (change.what, len(change.added)) == ("新增2条素材", 2)


def test_a_text_from_a_draft_brings_what_its_place_tells(store: Store) -> None:
    draft = drafts.create_draft(store, Submission(subject="关于增设夜间公交的建议"))
    letter = replace(
        draft.letter,
        parts=letter_of_points(["甲"], heading="夜间公交", kind=OUTCOMES).parts,
    )
    draft = replace(draft, letter=letter)
    (number,) = editing.add_from_draft(store, draft, Place(0, 0), "开通夜间公交线路6条。").added
    made = passage(store, number)
    assert (made.kind, made.part, made.subject) == (OUTCOMES, "夜间公交", "关于增设夜间公交的建议")
    assert made.source == "答复草稿"
    assert made.dated
    for place in (OPENING, Place(0, 7), Place(9, 0)):
        with pytest.raises(InputError):
            editing.add_from_draft(store, draft, place, "开通夜间公交线路7条。")


def used_by(store: Store, number: int, subject: str) -> Draft:
    draft = drafts.create_draft(store, Submission(subject=subject, number="DH0007"))
    section = Section(MEASURES, None, (Paragraph("取自素材库。", origin=number),))
    letter = letter_of_points([]).with_section(0, 0, section)
    saved = drafts.save_draft(store, replace(draft, letter=letter))
    settle(store)
    return saved


def test_where_a_passage_went_is_told_newest_first(store: Store) -> None:
    draft = used_by(store, 4, "关于托育的建议")
    gone = used_by(store, 4, "删掉的草稿")
    drafts.remove_draft(store, gone.id)
    settle(store)
    with store.write() as tx:
        tx.execute(insert(ancestors), {"passage_id": 1, "ancestor_id": 4})
    uses = editing.uses_of(store, 4)
    own = draft.id if store.local is store else None  # of a shared library: another's, perhaps
    assert [(use.draft_id, use.letter_id, use.text) for use in uses] == [
        (own, None, ""),
        (None, 1, POINTS[0]),
    ]
    assert (uses[0].subject, uses[0].number) == ("关于托育的建议", "DH0007")
    assert uses[1].used_on == "2025-05-20"
    with store.write() as tx:
        tx.execute(update(draft_rows).where(draft_rows.c.id == draft.id).values(letter_id=1))
    (use,) = editing.uses_of(store, 4)
    assert (use.draft_id, use.letter_id, use.used_on) == (own, 1, "2025-05-20")
    assert editing.uses_of(store, 1) == []
    reviews.remove_letter(store, 1)
    (use,) = editing.uses_of(store, 4)
    assert (use.draft_id, use.letter_id) == (own, None)


def test_a_passage_with_a_family_stays_in_it_when_it_is_reworded(store: Store) -> None:
    with store.write() as tx:
        tx.exec_driver_sql("INSERT INTO families VALUES (3, '')")
        tx.execute(update(passages).where(passages.c.id == 1).values(family_id=3))
    edit(store, 1, "新建托育机构12家，都已开业。")
    assert passage(store).family == 3
    assert waiting(store) == []
