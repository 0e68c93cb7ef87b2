"""Corrections of a recognised letter: what each does, and that no word is ever lost."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain import corrections
from replydesk.domain.corrections import Corrected
from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section, SectionKind
from replydesk.domain.letter_rows import Role, letter_with, rows_of
from replydesk.domain.outline import LabelStyle
from tests.domain import letters

MEASURES, OUTCOMES, NEXT, LACKING = (
    SectionKind.MEASURES,
    SectionKind.OUTCOMES,
    SectionKind.NEXT_STEPS,
    SectionKind.DIFFICULTIES,
)


def shi(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text, LabelStyle.SHI) for text in texts)


def plain(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text) for text in texts)


LETTER = ReplyLetter(
    opening=("您提出的建议收悉。", "现答复如下："),
    parts=(
        Part(
            "关于完善管护的建议",
            (
                Section(MEASURES, "主要措施", shi("健全制度。", "压实责任。", "下一步加强巡查。")),
                Section(OUTCOMES, None, plain("已整修12公里。")),
            ),
        ),
        Part("关于经费的建议", (Section(NEXT, None, plain("将继续争取资金。")),)),
    ),
    closing=("感谢您的关心。", "欢迎再提意见。"),
    attachments=("管护清单",),
)


def row_of(letter: ReplyLetter, words: str) -> int:
    return next(at for at, row in enumerate(rows_of(letter)) if words in row.words)


def shape(letter: ReplyLetter) -> list[str]:
    """A line a row: 部 for parts, the kind for sections."""
    out = []
    for row in rows_of(letter):
        name = {Role.PART: "部", Role.SECTION: str(row.kind), Role.OPENING: "开头"}
        name |= {Role.CLOSING: "结尾", Role.POINT: "", Role.ATTACHMENT: "附件"}
        out.append(f"{name[row.role]}|{row.words}")
    return out


@given(letters.letters)
def test_the_rows_of_a_letter_give_the_letter_back(letter: ReplyLetter) -> None:
    assert letter_with(letter, rows_of(letter)) == letter


def test_the_kind_of_a_section_is_set_on_its_row() -> None:
    made = corrections.set_kind(
        LETTER, row_of(LETTER, "主要措施"), row_of(LETTER, "主要措施"), LACKING
    )
    section = made.letter.parts[0].sections[0]
    assert (section.kind, section.heading, len(section.paragraphs)) == (LACKING, "主要措施", 3)


def test_some_paragraphs_of_another_kind_split_the_section() -> None:
    at = row_of(LETTER, "下一步加强巡查")
    made = corrections.set_kind(LETTER, at, at, NEXT)
    assert shape(made.letter)[3:8] == [
        "measures|主要措施",
        "|一是健全制度。",
        "|二是压实责任。",
        "next_steps|",
        "|三是下一步加强巡查。",
    ]
    assert rows_of(made.letter)[made.row].words == "三是下一步加强巡查。"


def test_the_middle_of_a_section_taken_out_leaves_the_count_as_it_was() -> None:
    at = row_of(LETTER, "压实责任")
    made = corrections.set_kind(LETTER, at, at, OUTCOMES)
    assert shape(made.letter)[3:10] == [
        "measures|主要措施",
        "|一是健全制度。",
        "outcomes|",
        "|二是压实责任。",
        "measures|",
        "|三是下一步加强巡查。",
        "outcomes|",
    ]
    back = corrections.set_kind(made.letter, made.row, made.row, MEASURES)
    assert back.letter == LETTER


def test_a_nameless_section_given_its_neighbours_kind_becomes_one_with_it() -> None:
    at = row_of(LETTER, "已整修12公里")
    made = corrections.set_kind(LETTER, at, at, MEASURES)
    assert len(made.letter.parts[0].sections) == 1
    assert made.letter.parts[0].sections[0].paragraphs[-1].text == "已整修12公里。"


def test_a_paragraph_of_the_opening_becomes_a_section_before_the_first_part() -> None:
    at = row_of(LETTER, "现答复如下")
    made = corrections.set_kind(LETTER, at, at, MEASURES)
    assert made.letter.opening == ("您提出的建议收悉。",)
    assert made.letter.parts[0] == Part(None, (Section(MEASURES, None, plain("现答复如下：")),))
    assert made.letter.parts[1:] == LETTER.parts


def test_a_paragraph_of_the_closing_goes_into_the_last_part() -> None:
    at = row_of(LETTER, "感谢您的关心")
    made = corrections.set_kind(LETTER, at, at, OUTCOMES)
    assert made.letter.closing == ("欢迎再提意见。",)
    assert made.letter.parts[-1].sections[-1] == Section(OUTCOMES, None, plain("感谢您的关心。"))


def test_a_paragraph_becomes_the_heading_of_a_part_and_the_rest_goes_under_it() -> None:
    numbered = corrections.set_text(LETTER, row_of(LETTER, "已整修"), "二、关于整修的建议：")
    made = corrections.make_part_heading(numbered.letter, numbered.row)
    assert [part.heading for part in made.letter.parts] == [
        "关于完善管护的建议",
        "关于整修的建议",
        "关于经费的建议",
    ]
    middle = corrections.make_part_heading(LETTER, row_of(LETTER, "压实责任"))
    assert middle.letter.parts[1].heading == "压实责任"
    assert shape(middle.letter)[6:8] == ["measures|", "|三是下一步加强巡查。"]


def test_a_parts_heading_becomes_a_paragraph_of_the_part_before() -> None:
    made = corrections.make_part_heading(LETTER, row_of(LETTER, "关于经费"))
    assert len(made.letter.parts) == 1
    assert shape(made.letter)[7:11] == [
        "outcomes|",
        "|已整修12公里。",
        "|关于经费的建议",
        "next_steps|",
    ]
    first = corrections.make_part_heading(LETTER, row_of(LETTER, "关于完善"))
    assert first.letter.parts[0].heading is None
    assert first.letter.parts[0].sections[0].paragraphs[0].text == "关于完善管护的建议"


def test_a_paragraph_becomes_the_heading_of_a_section_and_back() -> None:
    named = corrections.set_text(LETTER, row_of(LETTER, "压实责任"), "（二）工作成效")
    made = corrections.make_section_heading(named.letter, named.row)
    assert made.letter.parts[0].sections[1].heading == "（二）工作成效"
    words = corrections.set_text(LETTER, row_of(LETTER, "已整修"), "（二）工作成效")
    adopted = corrections.make_section_heading(words.letter, words.row)
    assert adopted.letter.parts[0].sections[-1] == Section(OUTCOMES, "工作成效")
    back = corrections.make_section_heading(adopted.letter, adopted.row)
    assert back.letter.parts[0].sections[-1].paragraphs == plain("工作成效")


def test_a_section_named_like_a_part_becomes_one_and_back() -> None:
    made = corrections.make_part_heading(LETTER, row_of(LETTER, "主要措施"))
    assert made.letter.parts[0] == Part("关于完善管护的建议")
    assert made.letter.parts[1].heading == "主要措施"
    assert made.letter.parts[1].sections[0].kind is MEASURES
    back = corrections.make_section_heading(made.letter, made.row)
    assert back.letter == LETTER


def test_a_paragraph_is_joined_with_the_one_before_across_a_section() -> None:
    made = corrections.join_with_previous(LETTER, row_of(LETTER, "已整修"))
    assert made.letter.parts[0].sections[-1].paragraphs[-1].text == "下一步加强巡查。已整修12公里。"
    assert len(made.letter.parts[0].sections) == 1
    signed = corrections.join_with_previous(LETTER, row_of(LETTER, "压实责任"))
    assert signed.letter.parts[0].sections[0].paragraphs[0].text == "健全制度。二是压实责任。"


def test_a_paragraph_is_split_and_its_second_half_bears_its_own_sign() -> None:
    joined = corrections.join_with_previous(LETTER, row_of(LETTER, "压实责任"))
    made = corrections.split(joined.letter, joined.row, len("健全制度。"))
    assert made.letter == LETTER
    assert rows_of(made.letter)[made.row].words == "二是压实责任。"


def test_a_heading_is_split_from_the_text_fused_to_it() -> None:
    fused = corrections.set_text(
        LETTER, row_of(LETTER, "关于经费"), "关于经费的建议。近年来多方筹措。"
    )
    made = corrections.split(fused.letter, fused.row, len("关于经费的建议。"))
    part = made.letter.parts[1]
    assert part.heading == "关于经费的建议。"
    assert part.sections[0].paragraphs[0].text == "近年来多方筹措。"


def test_what_is_removed_is_handed_back_with_its_sign() -> None:
    at = row_of(LETTER, "健全制度")
    made = corrections.remove(LETTER, at, at + 1)
    assert made.removed == ("一是健全制度。", "二是压实责任。")
    assert shape(made.letter)[3:5] == ["measures|主要措施", "|三是下一步加强巡查。"]
    heading = corrections.remove(LETTER, row_of(LETTER, "关于经费"), row_of(LETTER, "关于经费"))
    assert heading.removed == ("关于经费的建议",)
    assert len(heading.letter.parts) == 1


def test_a_row_without_words_leaves_the_letter_and_is_handed_back() -> None:
    made = corrections.set_text(LETTER, row_of(LETTER, "已整修"), "  ")
    assert made.removed == ("已整修12公里。",)


def test_the_body_up_to_a_row_goes_into_the_opening() -> None:
    made = corrections.move_to_opening(LETTER, row_of(LETTER, "健全制度"))
    assert made.letter.opening[2:] == ("关于完善管护的建议", "主要措施", "一是健全制度。")
    assert shape(made.letter)[5:8] == ["部|", "measures|", "|二是压实责任。"]


def test_the_body_from_a_row_on_goes_into_the_closing() -> None:
    made = corrections.move_to_closing(LETTER, row_of(LETTER, "将继续争取"))
    assert made.letter.closing == ("将继续争取资金。", "感谢您的关心。", "欢迎再提意见。")
    assert made.letter.parts[1] == Part("关于经费的建议")


# ---------------------------------------------------------------------- no word is lost

# Words without signs of points and without the marks that headings do without.
_texts = st.text("云岭教育推进建设完成年月日省厅，；", min_size=1, max_size=12)
_paragraphs = st.builds(Paragraph, text=_texts, label=st.sampled_from(LabelStyle))
_sections = st.builds(
    Section,
    kind=st.sampled_from(SectionKind),
    heading=st.none() | _texts,
    paragraphs=st.lists(_paragraphs, max_size=5).map(tuple),
)
_parts = st.builds(
    Part, heading=st.none() | _texts, sections=st.lists(_sections, max_size=3).map(tuple)
)
_lists = st.lists(_texts, max_size=3).map(tuple)
_letters = st.builds(
    ReplyLetter,
    opening=_lists,
    parts=st.lists(_parts, max_size=3).map(tuple),
    closing=_lists,
    attachments=_lists,
)

Step = Callable[[ReplyLetter, int, int], Corrected]
STEPS: dict[str, Step] = {
    "kind 1": lambda letter, a, b: corrections.set_kind(letter, a, b, MEASURES),
    "kind 2": lambda letter, a, b: corrections.set_kind(letter, a, b, OUTCOMES),
    "part": lambda letter, a, _: corrections.make_part_heading(letter, a),
    "section": lambda letter, a, _: corrections.make_section_heading(letter, a),
    "join": lambda letter, a, _: corrections.join_with_previous(letter, a),
    "split": corrections.split,
    "remove": corrections.remove,
    "opening": lambda letter, a, _: corrections.move_to_opening(letter, a),
    "closing": lambda letter, a, _: corrections.move_to_closing(letter, a),
}


def words(letter: ReplyLetter) -> str:
    """The words in order without the signs; those that became words are ordinals only."""
    kept = set("云岭教育推进建设完成年月日省厅，；")
    signs = str.maketrans(dict.fromkeys("第一二三四五是首先其次再最后", ""))
    text = "".join(row.text or "" for row in rows_of(letter)).translate(signs)
    return "".join(c for c in text if c in kept).replace("，", "").replace("；", "")


_steps = st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 99), st.integers(0, 99))


@given(_letters, st.lists(_steps, max_size=5))
def test_corrections_in_any_order_lose_no_word(
    letter: ReplyLetter, steps: list[tuple[str, int, int]]
) -> None:
    for name, one, other in steps:
        rows = rows_of(letter)
        if not rows:
            return
        first, last = sorted((one % len(rows), other % len(rows)))
        made = STEPS[name](letter, first, last)
        if name == "remove":
            left = words(
                replace(letter, opening=made.removed, parts=(), closing=(), attachments=())
            )
            assert Counter(words(made.letter) + left) == Counter(words(letter))
        else:
            assert made.removed == ()
            assert words(made.letter) == words(letter)
        assert 0 <= made.row <= max(0, len(rows_of(made.letter)) - 1)
        letter = made.letter


@given(_letters, st.integers(0), st.integers(0), st.sampled_from(SectionKind))
def test_a_kind_changes_no_sign(
    letter: ReplyLetter, one: int, other: int, kind: SectionKind
) -> None:
    rows = rows_of(letter)
    if not rows:
        return
    first, last = sorted((one % len(rows), other % len(rows)))
    made = corrections.set_kind(letter, first, last, kind)
    assert [r.words for r in rows_of(made.letter) if r.text] == [r.words for r in rows if r.text]
