"""What is sent is learnt: finished replies in the library, with what they were written from."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import LetterFormat, Paragraph, ReplyLetter, Section, SectionKind
from replydesk.domain.passage import Passage
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.services import finishing
from replydesk.services.drafts import list_drafts, open_draft, remove_draft, save_draft
from replydesk.services.exports import export_letter
from replydesk.services.finishing import Finished, finish, reopen, undo
from replydesk.services.imports import FileReport, FileStatus, import_paths
from replydesk.services.library import letter_of, library_size, search
from replydesk.services.reviews import letters_to_review
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from replydesk.store.library import letter_of as stored_letter
from replydesk.store.rows import ancestors
from replydesk.store.rows import drafts as drafts_table
from replydesk.store.use_counts import use_counts
from tests.postgres_server import settle
from tests.store.made_letters import letter_of_points

CANTEEN = "在社区新设长者食堂38家，为老年人提供助餐服务24.5万人次，其中送餐上门6.2万人次。"
BEDS = "改造家庭养老床位1200张，为失能老年人家庭提供护理培训和夜间应急呼叫服务。"
RUN_IN = (
    "一是对辖区内的加装电梯需求逐幢登记，建立台账并按季度更新；"
    "二是会同街道组建居民议事会，协商解决低层住户的采光和噪声问题。"
)


@pytest.fixture
def store(either_library: Path | str) -> Iterator[Store]:
    with Store.open(either_library) as opened:
        with opened.write() as tx:
            add_letter(tx, Reading(letter_of_points([CANTEEN, BEDS], year=2024)), "a.txt", "a")
        yield opened


def written(*points: Paragraph, year: int = 2026, number: str = "0312") -> ReplyLetter:
    """A reply of its own with these points as its measures, and empty outcomes."""
    letter = letter_of_points([], year=year, subject="关于增加社区为老服务的建议")
    sections = (Section(SectionKind.MEASURES, "主要措施", points), Section(SectionKind.OUTCOMES))
    part = replace(letter.parts[0], sections=sections)
    return replace(
        letter, parts=(part,), number=number, document_number=f"云民函〔{year}〕12号",
        addressees=("苏问渠",),
    )  # fmt: skip


def drafted(store: Store, *points: Paragraph, **how: object) -> Draft:
    submission = Submission(subject="关于增加社区为老服务的建议", number="0312")
    return save_draft(store, Draft(submission, written(*points, **how)))  # type: ignore[arg-type]


def changed(store: Store, draft: Draft, *points: Paragraph) -> Draft:
    section = replace(draft.letter.parts[0].sections[0], paragraphs=points)
    return save_draft(store, replace(draft, letter=draft.letter.with_section(0, 0, section)))


def passage(store: Store, text: str) -> Passage:
    """The passage found by its first words."""
    return next(hit.passage for hit in search(store, text[:8]) if hit.passage.text == text)


def of_letter(store: Store, made: Finished) -> set[str]:
    return {p.text for *_, p in letter_of_id(store, made.letter_id).paragraphs()}


def letter_of_id(store: Store, letter_id: int) -> ReplyLetter:
    with store.read() as tx:
        found = stored_letter(tx, letter_id)
    assert found is not None
    return found


def ancestry(store: Store) -> set[tuple[int, int]]:
    with store.read() as tx:
        return {tuple(row) for row in tx.execute(select(ancestors))}


def test_a_finished_reply_is_found_in_the_library_with_its_own_number_and_day(
    store: Store,
) -> None:
    draft = drafted(store, Paragraph("组织志愿者与独居老人结对，逢周三上门探访并代买药品。"))
    made = finish(store, draft)
    found = search(store, "独居老人结对")[0].passage
    assert (found.letter_id, found.dated) == (made.letter_id, "2026-05-20")
    assert found.document_number == "云民函〔2026〕12号"
    assert found.source == "定稿：第0312号 关于增加社区为老服务的建议"
    assert (made.passages, made.with_ancestors, made.known) == (1, 0, False)
    assert letter_of(store, found) == draft.letter
    assert letters_to_review(store) == []
    (line,) = list_drafts(store)
    assert line.finished_at is not None
    assert not line.changed_since


def test_an_origin_is_an_ancestor_however_much_was_reworded(store: Store) -> None:
    origin = passage(store, CANTEEN)
    point = Paragraph("长者食堂扩大到52家，全部接入市民服务热线。", origin=origin.id)
    made = finish(store, drafted(store, point))
    own = search(store, "52家")[0].passage
    assert ancestry(store) == {(own.id, origin.id)}
    assert (made.passages, made.with_ancestors) == (1, 1)


def test_copied_words_without_an_origin_name_their_ancestor_whatever_the_figures(
    store: Store,
) -> None:
    copied = CANTEEN.replace("38", "45").replace("24.5", "31")
    made = finish(store, drafted(store, Paragraph(copied)))
    assert ancestry(store) == {(passage(store, copied).id, passage(store, CANTEEN).id)}
    assert made.with_ancestors == 1


def test_the_same_frame_about_something_else_is_nobodys_copy(store: Store) -> None:
    made = finish(
        store, drafted(store, Paragraph("在中小学新设科普角38处，为学生提供实验课程2万人次。"))
    )
    assert made.with_ancestors == 0


def test_of_a_paragraph_that_runs_through_its_points_the_copied_one_has_the_ancestor(
    store: Store,
) -> None:
    origin = passage(store, BEDS)
    run_in = RUN_IN + "三是" + BEDS
    made = finish(store, drafted(store, Paragraph(run_in, origin=origin.id)))
    assert (made.passages, made.with_ancestors) == (3, 1)
    (own, of) = next(iter(ancestry(store)))
    assert of == origin.id
    hits = search(store, "家庭养老床位")
    assert own in {hit.passage.id for hit in hits}
    again = drafted(store, Paragraph(RUN_IN, origin=origin.id), number="0313")
    assert finish(store, again).with_ancestors == 2  # none has its words: each may be from it


def test_a_reply_counts_once_as_a_use_while_it_is_written_and_when_it_is_sent(
    store: Store,
) -> None:
    origin = passage(store, CANTEEN)
    draft = drafted(store, Paragraph(CANTEEN, origin=origin.id))

    def used() -> int:
        with settle(store).read() as tx:
            counted = use_counts(tx, [origin.id]).get(origin.id, 0)
        found = search(store, "长者食堂")
        assert counted == next(h.passage.used for h in found if h.passage.id == origin.id)
        return counted

    assert used() == 1
    finish(store, draft)
    assert used() == 1
    remove_draft(store, draft.id)
    assert used() == 1
    other = drafted(store, Paragraph(CANTEEN, origin=origin.id), number="0400")
    assert used() == 2
    made = finish(store, other)
    assert used() == 2
    undo(store, made)
    assert used() == 2  # as a draft again
    remove_draft(store, other.id)
    assert used() == 1


def test_what_a_finished_draft_takes_over_later_counts_at_once(store: Store) -> None:
    draft = drafted(store, Paragraph(CANTEEN, origin=passage(store, CANTEEN).id))
    finish(store, draft)
    beds = passage(store, BEDS)
    changed(
        store, draft, *draft.letter.parts[0].sections[0].paragraphs, Paragraph(BEDS, origin=beds.id)
    )
    assert passage(settle(store), BEDS).used == 1


def test_finished_again_after_a_change_it_is_the_same_letter_and_unchanged_passages_keep_their_ids(
    store: Store,
) -> None:
    kept, gone, new = (
        Paragraph("在每个街道设立一处老年人法律援助联系点，公布值班律师名单。"),
        Paragraph("这一句后来删掉了，因为区里还没有同意这样安排。"),
        Paragraph("把高龄补贴的申请改为在线办理，到账时间缩短到五个工作日。"),
    )
    draft = drafted(store, kept, gone)
    first = finish(store, draft)
    ids = passage(store, kept.text).id
    draft = changed(store, draft, kept, new)
    assert list_drafts(store)[0].changed_since
    second = finish(store, draft)
    assert second.letter_id == first.letter_id
    assert passage(store, kept.text).id == ids
    assert search(store, "这一句后来") == []
    assert search(store, "高龄补贴")[0].passage.letter_id == first.letter_id
    assert library_size(store).letters == 2
    assert not list_drafts(store)[0].changed_since


def test_a_second_finishing_can_be_taken_back_to_the_first(store: Store) -> None:
    draft = drafted(store, Paragraph("在每个街道设立一处老年人法律援助联系点。"))
    finish(store, draft)
    draft = changed(store, draft, Paragraph("把高龄补贴的申请改为在线办理。"))
    undo(store, finish(store, draft))
    assert search(store, "高龄补贴") == []
    assert search(store, "法律援助联系点")
    (line,) = list_drafts(store)
    assert line.finished_at is not None
    assert line.changed_since
    assert open_draft(store, draft.id).letter == draft.letter


def test_reopened_its_letter_goes_and_finished_again_it_is_back_with_its_ids(store: Store) -> None:
    text = "在每个街道设立一处老年人法律援助联系点。"
    draft = drafted(store, Paragraph(text))
    made = finish(store, draft)
    before = passage(store, text).id
    assert reopen(store, draft.id)
    assert search(store, "法律援助") == []
    assert list_drafts(store)[0].finished_at is None
    assert not reopen(store, draft.id)  # nothing to take out any more
    assert finish(store, draft).letter_id == made.letter_id
    assert passage(store, text).id == before


def test_a_removed_draft_leaves_its_letter_in_the_library(store: Store) -> None:
    draft = drafted(store, Paragraph("在每个街道设立一处老年人法律援助联系点。"))
    finish(store, draft)
    remove_draft(store, draft.id)
    assert search(store, "法律援助")


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_the_exported_file_of_a_finished_reply_is_no_second_letter(
    store: Store, tmp_path: Path, public: bool, page_format: LetterFormat
) -> None:
    letter = replace(
        written(Paragraph(BEDS), Paragraph(RUN_IN)),
        contact_person="闻笛", contact_phone="0999-5550137",
    )  # fmt: skip
    draft = save_draft(store, Draft(Submission(), letter))
    made = finish(store, draft)
    target = export_letter(letter, tmp_path / "答复.docx", public=public, format=page_format)
    (report,) = _imported(store, target)
    assert report.status is FileStatus.DUPLICATE
    assert report.letter_id == made.letter_id
    assert library_size(store).letters == 2


def test_a_file_imported_before_stays_the_letter_and_is_not_taken_out_with_the_draft(
    store: Store, tmp_path: Path
) -> None:
    draft = drafted(store, Paragraph(CANTEEN, origin=passage(store, CANTEEN).id))
    (report,) = _imported(store, export_letter(draft.letter, tmp_path / "答复.docx"))
    made = finish(store, draft)
    assert made.known
    assert made.letter_id == report.letter_id
    assert made.with_ancestors == 1
    changed(store, draft, Paragraph("全区长者食堂改为全年开放，增加晚餐38份。"))
    again = finish(store, open_draft(store, draft.id))
    assert again.letter_id == made.letter_id
    assert search(store, "增加晚餐38份")[0].passage.letter_id == made.letter_id
    assert not reopen(store, draft.id)
    assert library_size(store).letters == 2


def test_without_a_sentence_there_is_nothing_to_learn(store: Store) -> None:
    for draft in (drafted(store), drafted(store, Paragraph("  "))):
        with pytest.raises(InputError, match="还没有成句的内容"):
            finish(store, draft)
    assert library_size(store).letters == 1


def test_without_day_number_and_names_it_is_stored_all_the_same(store: Store) -> None:
    bare = replace(
        written(Paragraph(BEDS)), number=None, document_number=None, addressees=(), title=None,
        signature=replace(written().signature, dated=None),
    )  # fmt: skip
    made = finish(store, save_draft(store, Draft(Submission(), bare)))
    assert of_letter(store, made) == {BEDS}
    assert made.with_ancestors == 1


def test_a_draft_saved_elsewhere_meanwhile_is_not_finished(store: Store) -> None:
    draft = drafted(store, Paragraph(BEDS))
    changed(store, draft, Paragraph(CANTEEN))
    with pytest.raises(StaleRevisionError, match="看过之后再定稿"):
        finish(store, draft)
    with pytest.raises(InputError, match="已不在素材库"):
        finish(store, replace(draft, id=99))
    with pytest.raises(InputError, match="已不在素材库"):
        reopen(store, 99)
    assert list_drafts(store)[0].finished_at is None


def test_it_goes_in_short_steps_and_stopped_between_two_leaves_nothing(store: Store) -> None:
    draft = drafted(store, Paragraph(BEDS), Paragraph(RUN_IN))
    steps = finishing.finishing(store, draft)
    told = [next(steps) for _ in range(3)]
    assert [(each.done, each.total) for each in told] == [(0, 3), (1, 3), (3, 3)]
    steps.close()
    assert library_size(store).letters == 1
    assert list_drafts(store)[0].finished_at is None


def _imported(store: Store, path: Path) -> list[FileReport]:
    steps = import_paths(store, [path])
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return list(end.value.files)


def test_the_letter_is_known_again_by_its_draft_and_not_by_its_number_in_the_library(
    store: Store,
) -> None:
    made = finish(store, drafted(store, Paragraph("在每个街道设立一处法律援助联系点。")))
    with store.local.write() as own:
        own.execute(update(drafts_table).values(letter_id=1))  # as of another library
    draft = open_draft(store, made.draft_id)
    draft = changed(store, draft, Paragraph("把高龄补贴的申请改为在线办理。"))
    assert finish(store, draft).letter_id == made.letter_id
    assert {p.text for *_, p in letter_of_id(store, 1).paragraphs()} == {CANTEEN, BEDS}
