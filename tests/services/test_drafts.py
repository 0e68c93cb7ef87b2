"""Drafts: kept as saved, never overwritten by an older state, removed and restored."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from replydesk.domain.draft import Draft, Place
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import Paragraph, Section, SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.passage import Passage
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Ask, Submission
from replydesk.services.drafts import (
    create_draft,
    list_drafts,
    open_draft,
    remove_draft,
    restore_draft,
    save_as_copy,
    save_draft,
)
from replydesk.services.library import search, suggest
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.postgres_server import settle
from tests.store.made_letters import letter_of_points

SUBMISSION = Submission(
    subject="关于完善社区养老服务体系的建议",
    number="0094",
    plenary_session="省十四届人大三次会议",
    submitters=("邵怀青", "杜以宁"),
    asks=(Ask("建设综合体", "希望每区建成两个。"), Ask("培养护理员")),
    due_on=date(2026, 5, 27),
)


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        with opened.write() as tx:
            add_letter(
                tx, Reading(letter_of_points(["建成社区养老服务综合体62个。"])), "a.txt", "digest"
            )
        yield opened


def passage(store: Store) -> Passage:
    return search(settle(store), "综合体")[0].passage


def written(draft: Draft, text: str, origin: int | None = None) -> Draft:
    """The draft with a first point in its first section."""
    point = Paragraph(text, LabelStyle.SHI, origin)
    section = Section(SectionKind.MEASURES, "主要措施", (point,))
    return replace(draft, letter=draft.letter.with_section(0, 0, section))


def test_a_new_draft_is_worded_and_has_a_part_for_each_ask(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    assert draft.id
    assert draft.revision == 1
    assert draft.submission == SUBMISSION
    assert [part.heading for part in draft.letter.parts] == [
        "关于“建设综合体”的建议",
        "关于“培养护理员”的建议",
    ]
    assert len(draft.letter.parts[0].sections) == 3
    assert draft.letter.salutation == "邵怀青、杜以宁代表："
    assert SUBMISSION.subject in draft.letter.opening[0]
    assert open_draft(store, draft.id) == draft


def test_a_draft_in_a_format_that_is_not_there_is_refused(store: Store) -> None:
    with pytest.raises(InputError, match="没有名为“八股”的答复格式"):
        create_draft(store, SUBMISSION, "八股")
    assert list_drafts(store) == []


def test_a_draft_is_opened_as_it_was_left(store: Store) -> None:
    draft = written(create_draft(store, SUBMISSION), "强化规划布局。", passage(store).id)
    draft = replace(draft, place=Place(1, 2), finished=frozenset({Place(0, 0), Place(-1, 0)}))
    saved = save_draft(store, draft)
    assert saved == replace(draft, revision=2, changed_at=saved.changed_at)
    with Store.open(store.path) as later:
        assert open_draft(later, draft.id) == saved


def test_a_stale_save_is_refused_and_stays_refused(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    with Store.open(store.path) as elsewhere:
        newest = save_draft(elsewhere, written(draft, "另一个窗口写的。"))
    for _ in range(3):
        with pytest.raises(StaleRevisionError, match="重新打开"):
            save_draft(store, written(draft, "旧窗口写的。"))
    assert open_draft(store, draft.id) == newest
    assert save_draft(store, newest).revision == newest.revision + 1


def test_a_revision_from_the_future_is_refused(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    with pytest.raises(StaleRevisionError):
        save_draft(store, replace(draft, revision=9))


def test_drafts_are_listed_by_their_last_change(store: Store) -> None:
    first = create_draft(store, SUBMISSION)
    second = create_draft(store, replace(SUBMISSION, subject="关于托育的建议", due_on=None))
    assert [each.id for each in list_drafts(store)] == [second.id, first.id]
    save_draft(store, written(first, "强化规划布局。"))
    newest, oldest = list_drafts(store)
    assert newest.id == first.id
    assert newest.subject == SUBMISSION.subject
    assert newest.number == SUBMISSION.number
    assert newest.submitters == SUBMISSION.submitters
    assert newest.plenary_session == SUBMISSION.plenary_session
    assert newest.due_on == SUBMISSION.due_on
    assert (newest.filled, newest.total) == (1, 6)
    assert (oldest.filled, oldest.due_on) == (0, None)
    assert newest.changed_at > oldest.changed_at
    assert newest.changed_at.tzinfo is not None


def test_a_removed_draft_comes_back_unchanged(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    remove_draft(store, draft.id)
    assert list_drafts(store) == []
    with pytest.raises(InputError, match="已删除"):
        open_draft(store, draft.id)
    restore_draft(store, draft.id)
    assert open_draft(store, draft.id) == draft


def test_a_save_on_its_way_while_the_draft_is_removed_loses_nothing(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    remove_draft(store, draft.id)
    saved = save_draft(store, written(draft, "最后一句。"))
    assert list_drafts(store) == []
    restore_draft(store, draft.id)
    assert open_draft(store, draft.id) == saved


def test_a_draft_that_is_not_there_is_told(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    for act in (open_draft, remove_draft, restore_draft):
        with pytest.raises(InputError):
            act(store, 99)
    with pytest.raises(InputError, match="已不在素材库"):
        save_draft(store, replace(draft, id=99))


def test_a_passage_counts_the_drafts_that_took_it_over(store: Store) -> None:
    first, second = create_draft(store, SUBMISSION), create_draft(store, SUBMISSION)
    origin = passage(store).id
    first = save_draft(store, written(first, "建成62个。", origin))
    second = save_draft(store, written(second, "建成70个。", origin))
    assert passage(store).used == 2
    remove_draft(store, second.id)
    assert passage(store).used == 1
    save_draft(store, written(first, "自己写的一句。"))
    restore_draft(store, second.id)
    assert passage(store).used == 1


def test_of_two_passages_that_fit_alike_the_one_taken_over_comes_first(store: Store) -> None:
    with store.write() as tx:
        twin = replace(letter_of_points(["建成社区养老服务综合体62个。"]), number="0777")
        add_letter(tx, Reading(twin), "b.txt", "other digest")
    last = suggest(store, "社区养老服务综合体")[1].passage
    save_draft(store, written(create_draft(store, SUBMISSION), "建成62个。", last.id))
    assert suggest(settle(store), "社区养老服务综合体")[0].passage.id == last.id


def test_an_origin_in_another_library_is_kept_but_not_counted(store: Store) -> None:
    draft = save_draft(store, written(create_draft(store, SUBMISSION), "某句。", 4711))
    assert open_draft(store, draft.id).letter.parts[0].sections[0].paragraphs[0].origin == 4711


def test_where_somebody_else_changed_it_both_are_kept(store: Store) -> None:
    draft = create_draft(store, SUBMISSION)
    theirs = save_draft(store, written(draft, "别处写的。"))
    mine = written(draft, "这里写的。")
    with pytest.raises(StaleRevisionError, match="保留两份"):
        save_draft(store, mine)
    copy = save_as_copy(store, mine)
    assert copy.id != draft.id
    assert open_draft(store, copy.id).letter == mine.letter
    assert open_draft(store, draft.id) == theirs
    assert len(list_drafts(store)) == 2
    assert save_draft(store, copy).revision == 2
