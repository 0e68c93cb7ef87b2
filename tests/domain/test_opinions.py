"""Opinions of co-handlers: every paragraph is a point, figures untouched, nothing lost."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from replydesk.domain.errors import InputError
from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.opinions import CoOpinion, OpinionPoint, is_used, opinion_of, remarks_on
from replydesk.domain.packing import pack, unpack_submission
from replydesk.domain.reading import Reading
from replydesk.domain.recognition import recognise
from replydesk.domain.submission import Ask, Submission
from tests.domain.letters import letters

LINES = """云岭省教育厅
云教函〔2026〕57号
关于省十四届人大四次会议第0128号建议的会办意见
省科学技术厅：
沈砚秋代表提出的《关于深化校企协同创新的建议》（第0128号）收悉。现提出会办意见如下：
一、研究生工作站
（一）工作进展
一是备案企业导师1840名；二是已有34所高校修订了培养方案。
（二）下一步考虑
1.对进站研究生按每人每月600元给予补助，所需资金1080万元由教育专项统筹。
二、其他事项
下一步，我厅从两个方面配合：一是建立会商制度；二是明确联络处室。
以上意见供贵厅答复代表时参考。
云岭省教育厅
2026年4月17日
（联系人：宁向晚，联系电话：0999-5550146）""".splitlines()


def opinion() -> CoOpinion:
    return opinion_of(recognise(LINES), "意见.txt")


def test_the_issuing_body_is_the_unit_and_the_points_keep_heading_and_kind() -> None:
    read = opinion()
    assert (read.unit, read.dated) == ("云岭省教育厅", date(2026, 4, 17))
    assert (read.number, read.source) == ("0128", "意见.txt")
    assert [(p.text, p.kind, p.heading) for p in read.points] == [
        ("备案企业导师1840名。", SectionKind.MEASURES, "研究生工作站"),
        ("已有34所高校修订了培养方案。", SectionKind.MEASURES, "研究生工作站"),
        (
            "对进站研究生按每人每月600元给予补助，所需资金1080万元由教育专项统筹。",
            SectionKind.NEXT_STEPS,
            "研究生工作站",
        ),
        ("建立会商制度。", SectionKind.NEXT_STEPS, "其他事项"),
        ("明确联络处室。", SectionKind.NEXT_STEPS, "其他事项"),
    ]


def test_the_words_before_the_points_of_a_paragraph_are_told() -> None:
    assert any("下一步，我厅从两个方面配合" in note for note in opinion().notes)


def test_attachments_are_told() -> None:
    letter = replace(recognise(LINES).letter, attachments=("任务清单",))
    assert "附件没有读入：任务清单。" in opinion_of(Reading(letter), "a.txt").notes


@settings(max_examples=200)
@given(letters)
def test_every_paragraph_is_a_point_or_told(letter: ReplyLetter) -> None:
    made = opinion_of(Reading(letter), "a.txt")
    held = "\n".join([*(point.text for point in made.points), *made.notes])
    for *_, paragraph in letter.paragraphs():
        pieces = [text for _, text in paragraph.points] or [paragraph.text]
        for piece in pieces:
            words = re.sub(r"[；;，,]?\s*$", "", piece.strip())
            # A paragraph whose points begin behind a few words stands in several pieces.
            assert words in held or all(part in held for part in re.split(r"[：:；;]", words))


@settings(max_examples=100)
@given(letters)
def test_figures_are_untouched(letter: ReplyLetter) -> None:
    made = opinion_of(Reading(letter), "a.txt")
    texts = [paragraph.text for *_, paragraph in letter.paragraphs()]
    for point in made.points:
        core = point.text.removesuffix("。")
        assert any(core in text for text in texts)


def test_a_reply_to_a_deputy_and_another_number_are_remarked() -> None:
    letter = recognise(LINES).letter
    assert list(remarks_on(letter, "第0128号")) == []
    assert list(remarks_on(letter, "128")) == []
    assert list(remarks_on(letter, "")) == []
    for number in ("0074", "第0074号"):
        (other,) = remarks_on(letter, number)
        assert "写的是第0128号，与本件第0074号不同" in other
    (told,) = remarks_on(replace(letter, addressee_role=AddresseeRole.DEPUTY), "0128")
    assert "写给代表" in told


def test_the_same_opinion_is_refused_whatever_its_file_is_called() -> None:
    submission = Submission(number="0128").with_opinion(opinion())
    with pytest.raises(InputError, match="已经读入"):
        submission.with_opinion(replace(opinion(), source="副本.docx", notes=()))
    other = replace(opinion(), unit="云岭省财政厅")
    both = submission.with_opinion(other)
    assert [each.unit for each in both.opinions] == ["云岭省教育厅", "云岭省财政厅"]
    assert both.without_opinion(opinion()).opinions == (other,)


def test_a_submission_written_before_there_were_opinions_still_opens() -> None:
    before = Submission(subject="关于甲的建议", asks=(Ask("甲"),))
    assert "opinions" not in pack(before)
    assert unpack_submission(pack(before)) == before
    assert unpack_submission('{"subject":"关于甲的建议"}').opinions == ()


def test_opinions_are_kept_with_the_submission() -> None:
    submission = Submission(number="0128").with_opinion(opinion())
    assert unpack_submission(pack(submission)) == submission


def test_a_point_counts_as_used_when_it_is_reworded_cut_short_or_added_to() -> None:
    point = OpinionPoint("对进站研究生按每人每月600元给予补助，所需资金1080万元由教育专项统筹。")
    assert is_used(point, [point.text])
    assert is_used(
        point, ["省教育厅对进站研究生按每人每月600元给予补助，所需资金1080万元由专项统筹安排。"]
    )
    assert is_used(point, ["对进站研究生按每人每月600元给予补助。"])
    assert is_used(point, [f"完善经费保障。{point.text}同时提高建站标准。"])
    assert not is_used(point, ["研究生工作站的建站补助提高到30万元，由省级专项统筹安排。"])
    assert not is_used(point, ["给予补助。"])
    assert not is_used(point, [])
    assert not is_used(OpinionPoint("。"), ["。"])


def test_an_opinion_can_be_read_as_a_letter() -> None:
    letter = opinion().letter()
    assert [part.heading for part in letter.parts] == ["研究生工作站", "其他事项"]
    texts = [paragraph.text for *_, paragraph in letter.paragraphs()]
    assert texts == [point.text for point in opinion().points]
    assert letter.signature.issuing_body == "云岭省教育厅"


def test_a_short_paragraph_is_a_point_too() -> None:
    section = Section(SectionKind.MEASURES, "工作进展", (Paragraph("已办结"), Paragraph("  ")))
    letter = ReplyLetter(parts=(Part(None, (section,)),), signature=SignatureBlock("明州市财政局"))
    made = opinion_of(Reading(letter), "a.txt")
    assert [point.text for point in made.points] == ["已办结。"]
