"""Each rule finds what it is for, on the very characters, and is silent on a sound letter."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from replydesk.domain.checks import Finding, Where, check
from replydesk.domain.draft import ENDING, OPENING, Place
from replydesk.domain.finding import slots
from replydesk.domain.finding_words import TEMPLATES, sentence
from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
)
from replydesk.domain.opinions import CoOpinion, OpinionPoint
from replydesk.domain.outline import LabelStyle
from tests.domain.letters import letters, whole_letter

TODAY = date(2025, 6, 1)


def codes(letter: ReplyLetter, today: date | None = TODAY) -> set[str]:
    return {finding.code for finding in check(letter, today)}


def only(letter: ReplyLetter, code: str) -> Finding:
    found = [finding for finding in check(letter, TODAY) if finding.code == code]
    assert len(found) == 1, [f.code for f in check(letter, TODAY)]
    return found[0]


def mended(text: str, finding: Finding) -> str:
    where, suggestion = finding.where, finding.suggestion
    assert where.start is not None
    assert suggestion is not None
    return text[: where.start] + suggestion + text[where.end :]


def test_a_sound_letter_has_no_findings() -> None:
    assert check(whole_letter(), TODAY) == ()


def test_an_empty_letter_lacks_everything_it_needs() -> None:
    assert codes(ReplyLetter()) == {
        "no_addressees",
        "no_opening",
        "no_issuing_body",
        "no_dated",
        "no_title",
        "no_plenary_session",
        "no_number",
        "no_subject",
        "no_contact_phone",
        "no_parts",
    }


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"addressees": ()}, "no_addressees"),
        ({"opening": (" ",)}, "no_opening"),
        ({"title": None}, "no_title"),
        ({"number": ""}, "no_number"),
        ({"plenary_session": None}, "no_plenary_session"),
        ({"subject": None}, "no_subject"),
        ({"signature": SignatureBlock(None, date(2025, 5, 27))}, "no_issuing_body"),
        ({"signature": SignatureBlock("云岭省教育厅", None)}, "no_dated"),
        ({"signature": SignatureBlock("云" * 25, date(2025, 5, 27))}, "long_body"),
        ({"signature": SignatureBlock("云岭省教育厅", date(2025, 6, 2))}, "future_date"),
        ({"addressee_role": AddresseeRole.MEMBER}, "role_mismatch"),
        ({"kind": SubmissionKind.PROPOSAL}, "role_mismatch"),
        ({"kind": SubmissionKind.PROPOSAL}, "kind_word"),
        ({"number": "0119"}, "other_number"),
        ({"subject": "关于发展冰雪经济的建议"}, "other_subject"),
        ({"document_number": "云教函[2025]12号"}, "document_brackets"),
        ({"document_number": "云教函〔2025〕012号"}, "document_serial"),
        ({"document_number": "云教函〔2025〕第12号"}, "document_serial"),
        ({"document_number": "12号文"}, "document_form"),
        ({"document_number": "云教函〔2024〕12号"}, "document_year"),
        ({"attachments": ("示范点名单。",)}, "attachment_mark"),
        ({"attachments": ("1.示范点名单",)}, "typed_label"),
        ({"title": "关于第0118号建议的答复。"}, "heading_mark"),
        ({"addressees": ("林镕安",)}, "rare_character"),
        ({"closing": ("感谢您对XX工作的关心。",)}, "placeholder"),
        ({"parts": ()}, "no_parts"),
    ],
)
def test_each_fault_of_the_whole_letter_is_found(changes: dict[str, object], code: str) -> None:
    assert code in codes(replace(whole_letter(), **changes))  # type: ignore[arg-type]


def with_parts(*parts: Part) -> ReplyLetter:
    return replace(whole_letter(), parts=parts)


def test_faults_of_parts_name_the_part() -> None:
    good = whole_letter().parts[0]
    empty = Part("关于乙的建议", (Section(SectionKind.MEASURES, "主要措施"),))
    half = Part("关于丙的建议", (*good.sections[:1], Section(SectionKind.OUTCOMES, "主要成效")))
    letter = with_parts(good, empty, half, replace(good, heading=None), good)
    found = {(f.code, f.where.part, f.where.section) for f in check(letter, TODAY)}
    assert found == {
        ("empty_part", 1, None),
        ("empty_section", 2, 1),
        ("no_heading", 3, None),
        ("same_heading", 4, None),
    }


def test_a_part_without_sections_is_empty_and_plain_letters_need_no_headings() -> None:
    good = whole_letter().parts[0]
    assert codes(with_parts(good, Part("关于乙的建议"))) == {"empty_part"}
    assert codes(with_parts(replace(good, heading=None))) == set()


def test_more_than_twenty_parts_are_too_many() -> None:
    good = whole_letter().parts[0]
    parts = [replace(good, heading=f"关于事项{n}的建议") for n in range(21)]
    assert only(with_parts(*parts), "too_many_parts").data == {"parts": 21, "most": 20}


@pytest.mark.parametrize(
    ("text", "code", "result"),
    [
        ("完善制度,加强培训。", "half_width_mark", "完善制度，加强培训。"),
        ("完善《办法》;加强培训。", "half_width_mark", "完善《办法》；加强培训。"),
        ("印发《<办法〉的通知》。", "half_width_mark", "印发《〈办法〉的通知》。"),
        ("完善制度.", "half_width_mark", "完善制度。"),
        ("完善 制度。", "space_in_text", "完善制度。"),
        ("完善 3项制度。", "space_in_text", "完善3项制度。"),
        ("完善3 项制度。", "space_in_text", "完善3项制度。"),
        ("完善制度。 ", "space_at_edge", "完善制度。"),
        ("\u3000\u3000完善制度。", "space_at_edge", "完善制度。"),
        ("完善\n制度。", "line_break", "完善制度。"),
        ("完善制度，，加强培训。", "doubled_mark", "完善制度，加强培训。"),
        ("完善制度，。", "doubled_mark", "完善制度。"),
        ("完善制度。。", "doubled_mark", "完善制度。"),
        ("完善制度...加强培训。", "ellipsis", "完善制度……加强培训。"),
        ("完善制度。。。", "ellipsis", "完善制度……"),
        ("完善制度，加强培训", "no_closing_mark", "完善制度，加强培训。"),
        ("完善制度，加强培训，", "no_closing_mark", "完善制度，加强培训。"),
        ("完善制度；", "no_closing_mark", "完善制度。"),
        ("印发《关于落实《办法》的通知》。", "nested_title", "印发《关于落实〈办法〉的通知》。"),
        ("比例提高63—68%。", "percent_range", "比例提高63%—68%。"),
        ("投入3亿4500万元。", "split_amount", "投入3.45亿元。"),
    ],
)
def test_each_fault_of_wording_is_found_and_mended(text: str, code: str, result: str) -> None:
    finding = only(whole_letter(measures=text), code)
    assert mended(text, finding) == result
    assert finding.where.place == Place(0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "增长1,234.5万元，8:30开放，网址见.gov.cn页面。",
        "使用AI技术 ChatGPT等工具。",
        "推进“一网通办”改革（试行）……",
        "印发《关于落实〈办法〉的通知》（云教函〔2025〕3号）。",
        "涉及X射线设备、XXL型号和3×4米展板。",
        "持续推进——不断完善。",
        "办理第三次会议0131号建议，另见第甲7号。",
        "一是完善制度，健全机制；二是加强培训。",
    ],
)
def test_sound_wording_is_left_alone(text: str) -> None:
    assert check(whole_letter(measures=text), TODAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "完善{{单位}}制度。",
        "完善XX制度。",
        "完善××制度。",
        "建成待填个。",
        "建成____个。",
        "【此处填数】。",
    ],
)
def test_what_was_left_to_fill_in_is_an_error(text: str) -> None:
    assert only(whole_letter(measures=text), "placeholder").severity == "error"


@pytest.mark.parametrize(
    ("text", "at"), [("完善（制度。", 2), ("完善制度）。", 4), ("“完善制度。", 0), ("《办法。", 0)]
)
def test_an_unpaired_mark_is_found_at_its_place(text: str, at: int) -> None:
    assert only(whole_letter(measures=text), "unpaired").where == Where(0, 0, 0, at, at + 1, "text")


def test_straight_quotes_get_their_sides_in_turn() -> None:
    found = check(whole_letter(measures='推进"一网通办"改革。'), TODAY)
    assert [(f.code, f.suggestion) for f in found] == [
        ("straight_quote", "“"),
        ("straight_quote", "”"),
    ]


def test_a_full_stop_inside_a_series_becomes_a_comma() -> None:
    text = "一是完善制度。健全机制；二是加强培训；三是抓好落实。形成合力。"
    assert mended(text, only(whole_letter(measures=text), "stop_in_series")).startswith(
        "一是完善制度，健全机制；"
    )


def test_a_typed_ordinal_under_a_label_is_taken_away() -> None:
    letter = whole_letter(measures="二是完善制度。", label=LabelStyle.SHI)
    assert mended("二是完善制度。", only(letter, "typed_label")) == "完善制度。"
    assert only(whole_letter(measures="2.完善制度。"), "label_as_text").severity == "note"


def test_a_series_runs_over_labelled_paragraphs() -> None:
    shi = LabelStyle.SHI
    section = Section(
        SectionKind.MEASURES,
        "主要措施",
        (Paragraph("完善制度；", shi), Paragraph("加强培训。", shi)),
    )
    assert check(whole_letter().with_section(0, 0, section), TODAY) == ()


def test_a_heading_with_a_typed_ordinal_or_a_mark_is_told() -> None:
    good = whole_letter().parts[0]
    assert codes(with_parts(replace(good, heading="一、关于甲的建议"))) == {"typed_label"}
    assert codes(with_parts(replace(good, heading="关于甲的建议。"))) == {"heading_mark"}


@pytest.mark.parametrize(
    "text",
    [
        "2023年建成示范点12个。",
        "截至2022年底，建成示范点12个。",
        "2021—2023年建成示范点12个。",
    ],
)
def test_an_outcome_two_years_old_is_told_as_old(text: str) -> None:
    assert only(whole_letter(outcomes=text), "old_figure").severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "2022年以来建成示范点12个。",
        "建成示范点12个，比2021年增加5个。",
        "落实《三年行动方案（2021—2023年）》，建成示范点12个。",
        "2022—2024年建成示范点12个。",
    ],
)
def test_a_year_to_compare_with_is_not_old(text: str) -> None:
    assert check(whole_letter(outcomes=text), TODAY) == ()


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"outcomes": "截至2025年5月底，建成示范点12个。"}, "as_of_after_letter"),
        ({"measures": "截至2025年6月，印发文件12份。"}, "as_of_after_letter"),
        ({"outcomes": "2026年建成示范点12个。"}, "future_outcome"),
        ({"next_steps": "2024年底前建成示范点12个。"}, "past_deadline"),
        ({"next_steps": "力争2025年3月建成。"}, "past_deadline"),
        ({"measures": "编制2027—2025年规划。"}, "reversed_range"),
        ({"measures": "培育8—5个专业群。"}, "reversed_range"),
        ({"measures": "于2025年2月30日印发。"}, "no_such_day"),
        ({"outcomes": "覆盖率达到102%。"}, "over_hundred"),
    ],
)
def test_figures_are_held_against_the_date_of_the_letter(texts: dict[str, str], code: str) -> None:
    assert codes(whole_letter(**texts)) == {code}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "texts",
    [
        {"outcomes": "截至2025年5月，建成示范点12个。"},
        {"outcomes": "产值增长150%，预计2026年投入使用。"},
        {"next_steps": "2025年底前建成示范点12个。"},
        {"next_steps": "在2023年试点的基础上扩大范围。"},
        {"measures": "补助5000—1万元。"},
        {"outcomes": "发生率增长-3.2%，占三分之二。"},
    ],
)
def test_sound_figures_are_left_alone(texts: dict[str, str]) -> None:
    assert check(whole_letter(**texts), TODAY) == ()  # type: ignore[arg-type]


def test_without_a_calendar_the_date_is_not_judged() -> None:
    letter = replace(whole_letter(), signature=SignatureBlock("云岭省教育厅", date(2025, 12, 1)))
    assert codes(letter, None) == set()


def test_findings_come_in_the_order_of_the_letter_and_lead_to_a_step() -> None:
    letter = replace(whole_letter(measures="完善,制度"), closing=("感谢",), number=None)
    places = [finding.where.place for finding in check(letter, TODAY)]
    assert places == [OPENING, Place(0, 0), Place(0, 0), ENDING]


@given(letters)
def test_no_letter_is_too_odd_to_be_checked(letter: ReplyLetter) -> None:
    texts = {slot.where: slot.text for slot in slots(letter)}
    for finding in check(letter, TODAY):
        where = finding.where
        assert finding.severity in ("error", "warning", "note")
        assert sentence(finding).endswith("。")
        if where.start is not None:
            assert where.end is not None
            text = texts[replace(where, start=None, end=None)]
            assert 0 <= where.start < where.end <= len(text)
        else:
            assert finding.suggestion is None


@given(letters)
def test_taking_a_suggestion_ends_the_finding_or_moves_it(letter: ReplyLetter) -> None:
    for finding in check(letter, TODAY):
        if finding.suggestion is not None and finding.where.start is not None:
            texts = {slot.where: slot.text for slot in slots(letter)}
            text = texts[replace(finding.where, start=None, end=None)]
            assert mended(text, finding) != text


@pytest.mark.parametrize(
    "piece", ["\n", " ", "《", "（）", "“《", "{{", "。", "一是甲；", "【填", "1"]
)
def test_long_runs_of_one_pattern_are_checked_quickly(piece: str) -> None:
    text = piece * (5_000 // len(piece))
    letter = replace(whole_letter(outcomes=text), opening=(text,), document_number=text)
    start = time.process_time()
    check(letter, TODAY)
    assert time.process_time() - start < 2.0


def test_every_code_that_rules_use_has_its_words() -> None:
    assert all(words.endswith("。") for words in TEMPLATES.values())


def test_an_opinion_of_which_nothing_is_used_is_a_note() -> None:
    points = (OpinionPoint("安排养老设施建设补助2400万元。"), OpinionPoint("盘活闲置校舍12处。"))
    opinion = CoOpinion("明州市财政局", None, "意见.txt", points)
    (found,) = check(whole_letter(), TODAY, (opinion,))
    assert (found.code, found.severity) == ("unused_opinion", "note")
    assert "明州市财政局" in sentence(found)
    used = whole_letter(measures="会同市财政局安排养老设施建设补助2400万元。")
    assert "unused_opinion" not in {each.code for each in check(used, TODAY, (opinion,))}
