"""A second reply: begun from the first, linked to it, learnt as what came of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.letter import Paragraph, ReplyLetter, SectionKind
from replydesk.domain.submission import EarlierReply, HandlingDuty, Submission
from replydesk.paths import resource_path
from replydesk.services.drafts import (
    create_draft,
    list_drafts,
    open_draft,
    remove_draft,
    save_draft,
)
from replydesk.services.exports import export_letter
from replydesk.services.finishing import finish
from replydesk.services.opinions import read_opinion
from replydesk.services.reading import read_letter
from replydesk.services.second_replies import replies_after, reply_again
from replydesk.store.engine import Store
from replydesk.store.rows import ancestors, passages

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        yield opened


def first_reply(store: Store) -> Draft:
    letter = replace(
        SAMPLE, document_number="云教函〔2026〕12号",
        signature=replace(SAMPLE.signature, dated=date(2026, 5, 27)),
    )  # fmt: skip
    submission = Submission(subject=letter.subject or "", number=letter.number or "",
                            plenary_session=letter.plenary_session or "",
                            submitters=letter.addressees)  # fmt: skip
    return save_draft(store, Draft(submission, letter))


def test_it_has_the_parts_of_the_first_to_be_written_and_refers_to_it(store: Store) -> None:
    first = first_reply(store)
    finish(store, first)
    second = reply_again(store, first.id)
    assert second.id != first.id
    letter = second.letter
    assert [part.heading for part in letter.parts] == [part.heading for part in SAMPLE.parts]
    assert all(section.is_empty for part in letter.parts for section in part.sections)
    assert "于2026年5月27日以云教函〔2026〕12号作出答复" in letter.opening[0]
    assert "现再次答复如下" in letter.opening[0]
    assert letter.title is not None
    assert "再次答复" in letter.title
    assert letter.document_number is None
    assert letter.signature.dated is None
    assert letter.addressees == SAMPLE.addressees


def test_the_link_is_stored_and_known_from_both_sides(store: Store) -> None:
    first = first_reply(store)
    made = finish(store, first)
    second = reply_again(store, first.id)
    earlier = open_draft(store, second.id).submission.earlier
    assert earlier == EarlierReply(
        first.id, made.letter_id, "云教函〔2026〕12号", date(2026, 5, 27),
        SAMPLE.signature.issuing_body or "",
    )  # fmt: skip
    assert replies_after(store, first.id) == [open_draft(store, second.id)]
    told = {summary.id: summary.second for summary in list_drafts(store)}
    assert told == {first.id: False, second.id: True}
    remove_draft(store, second.id)
    assert replies_after(store, first.id) == []


def test_words_of_a_clerk_that_look_like_the_link_are_none(store: Store) -> None:
    draft = save_draft(store, Draft(Submission(subject='x","earlier":{"draft_id":1}'), SAMPLE))
    assert [summary.second for summary in list_drafts(store)] == [False]
    assert replies_after(store, draft.id) == []


def test_what_is_not_finished_has_no_second_reply(store: Store) -> None:
    draft = first_reply(store)
    with pytest.raises(InputError, match="还没有定稿"):
        reply_again(store, draft.id)
    with pytest.raises(InputError, match="不存在"):
        reply_again(store, 99)


def test_finished_its_passages_have_those_of_the_first_as_ancestors(store: Store) -> None:
    first = first_reply(store)
    made = finish(store, first)
    second = reply_again(store, first.id)
    old = SAMPLE.parts[0].sections[0].paragraphs[0].text
    new = Paragraph(old[:30] + "，在此基础上再增加两个批次，年底前全部完成并向您报告。")
    section = replace(second.letter.parts[0].sections[0], paragraphs=(new,))
    letter = second.letter.with_section(0, 0, section)
    letter = replace(letter, signature=replace(letter.signature, dated=date(2026, 9, 1)))
    again = finish(store, save_draft(store, replace(second, letter=letter)))
    assert again.letter_id != made.letter_id
    assert again.with_ancestors >= 1
    with store.read() as tx:
        own = select(passages.c.id).where(passages.c.letter_id == again.letter_id)
        rows = tx.execute(
            select(passages.c.letter_id)
            .join(ancestors, ancestors.c.ancestor_id == passages.c.id)
            .where(ancestors.c.passage_id.in_(own))
        ).scalars()
        assert set(rows) == {made.letter_id}


def test_a_co_handler_writes_its_opinion_to_the_body_that_replies(
    store: Store, tmp_path: Path
) -> None:
    submission = Submission(
        subject="关于支持托育的建议", number="0128", plenary_session="省十四届人大三次会议",
        submitters=("木增荣",), handling_unit="云岭省财政厅", duty=HandlingDuty.CO,
        lead_unit="云岭省教育厅",
    )  # fmt: skip
    draft = create_draft(store, submission, "plain")
    letter = draft.letter
    assert letter.title == "关于省十四届人大三次会议第0128号建议的会办意见"
    assert letter.salutation == "云岭省教育厅："
    assert letter.opening[0].startswith("木增荣代表提出的《关于支持托育的建议》（第0128号）收悉")
    assert letter.copies_to == ()
    written = written_with(
        letter, "2026年安排托育专项补助1.2亿元，按每个托位1万元给予一次性建设补助。"
    )
    made = export_letter(written, tmp_path / "意见.docx", public=True)
    received = read_opinion(made, Submission(number="0128"))
    assert [point.text for point in received.opinion.points] == [
        "2026年安排托育专项补助1.2亿元，按每个托位1万元给予一次性建设补助。"
    ]
    assert received.opinion.unit == "云岭省财政厅"
    assert received.remarks == ()


def written_with(letter: ReplyLetter, text: str) -> ReplyLetter:
    section = replace(letter.parts[0].sections[0], paragraphs=(Paragraph(text),))
    assert section.kind in SectionKind
    return replace(letter, parts=(replace(letter.parts[0], sections=(section,)),))
