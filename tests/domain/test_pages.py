"""The pages of a letter: nothing lost, nothing too long, breaks where the rules allow them."""

import string
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain import composition, page_ending
from replydesk.domain.composition import Role
from replydesk.domain.finding import Where
from replydesk.domain.letter import (
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.line_breaks import NO_END, NO_START, break_lines, text_width
from replydesk.domain.pages import ROWS, TRACKING, WIDTH, Line, lay_out
from tests.domain.letters import letters, whole_letter

WORDS = ("省教育厅", "推进", "2025—2027年", "12.5%", "的", "km", "1,286万", "——")
MARKS = ("", "", "，", "。", "》，", "”。", "（", "《", "“", "：“", "……")
prose = st.lists(
    st.builds(str.__add__, st.sampled_from(WORDS), st.sampled_from(MARKS)), max_size=60
)


def lines_of(letter: ReplyLetter) -> list[Line]:
    return [line for page in lay_out(letter) for line in page.lines]


@given(letters)
def test_every_character_of_a_letter_stands_on_its_pages(letter: ReplyLetter) -> None:
    elements = (
        *composition.body(letter),
        *composition.tail(letter),
        *composition.imprint(letter),
    )
    wanted = Counter("".join(e.sign + e.text for e in elements if e.role is not Role.TITLE))
    wanted += Counter("".join(e.text for e in elements if e.role is Role.TITLE))
    shown = Counter("".join(line.text for line in lines_of(letter)))
    for count in (wanted, shown):
        count.pop("\n", None)
        count.pop("\t", None)
    assert shown == wanted


@given(letters)
def test_a_page_has_at_most_22_rows_and_no_row_twice(letter: ReplyLetter) -> None:
    for page in lay_out(letter):
        rows = [line.row for line in page.lines if line.role is not Role.PRINTED]
        assert rows == sorted(set(rows))
        assert not rows or 1 <= rows[0] <= rows[-1] <= ROWS


@given(letters)
def test_no_line_leaves_the_type_area(letter: ReplyLetter) -> None:
    for line in lines_of(letter):
        if line.role is not Role.TITLE and line.role is not Role.PRINTED:
            assert line.x >= 0
            assert line.x + line.width <= WIDTH + 0.01 or line.role is Role.ISSUING_BODY


@given(prose)
def test_lines_hold_the_text_and_break_only_where_they_may(words: list[str]) -> None:
    text = "".join(words)
    lines = break_lines(text, WIDTH - 2, WIDTH, TRACKING)
    assert "".join(lines) == text
    for number, line in enumerate(lines):
        assert text_width(line, TRACKING) <= (WIDTH - 2 if number == 0 else WIDTH)
    for line, following in pairwise(lines):
        assert following[0] not in NO_START
        assert line[-1] not in NO_END


@pytest.mark.parametrize("mark", "，。、；：？！）》”")
def test_no_line_begins_with_a_closing_mark(mark: str) -> None:
    for length in range(20, 35):
        lines = break_lines("推" * length + mark + "进建设", WIDTH, WIDTH, TRACKING)
        assert all(line[0] != mark for line in lines)


@pytest.mark.parametrize("mark", "（《“")
def test_no_line_ends_with_an_opening_mark(mark: str) -> None:
    for length in range(20, 35):
        lines = break_lines("推" * length + mark + "进建设", WIDTH, WIDTH, TRACKING)
        assert all(line[-1] != mark for line in lines)


def test_numbers_and_western_words_are_not_torn() -> None:
    for length in range(20, 32):
        lines = break_lines("推" * length + "2025—2027年投入1,286.5万元", WIDTH, WIDTH, TRACKING)
        for number in ("2025", "2027", "1,286.5"):
            assert any(number in line for line in lines)


def test_a_word_longer_than_a_line_is_torn_nevertheless() -> None:
    text = "见" + string.ascii_lowercase * 5
    lines = break_lines(text, WIDTH, WIDTH, TRACKING)
    assert len(lines) > 1
    assert "".join(lines) == text
    assert all(text_width(line, TRACKING) <= WIDTH for line in lines)


def test_28_characters_fill_a_line() -> None:
    assert [len(line) for line in break_lines("推" * 60, WIDTH - 2, WIDTH, TRACKING)] == [26, 28, 6]


def test_points_carry_their_ordinals_and_know_where_they_come_from() -> None:
    letter = whole_letter(measures="推进建设" * 20)
    shown = [line for line in lines_of(letter) if line.where.paragraph is not None]
    lines = [line for line in shown if (line.where.part, line.where.section) == (0, 0)]
    assert len(lines) == 3
    text = letter.parts[0].sections[0].paragraphs[0].text
    assert "".join(text[line.where.start : line.where.end] for line in lines) == text
    assert lines[0].x == 2
    assert lines[1].x == 0


def test_headings_stand_on_the_page_of_what_follows() -> None:
    section = whole_letter().parts[0].sections[0]
    filler = tuple(Paragraph("推进建设。") for _ in range(40))
    for count in range(40):
        letter = whole_letter().with_section(0, 0, replace(section, paragraphs=filler[:count]))
        for page in lay_out(letter)[:-1]:
            assert not page.lines[-1].role.name.startswith("HEADING")


def test_the_signature_never_stands_on_a_page_without_text() -> None:
    section = whole_letter().parts[0].sections[0]
    filler = tuple(Paragraph("推进建设。") for _ in range(40))
    for count in range(40):
        letter = whole_letter().with_section(0, 0, replace(section, paragraphs=filler[:count]))
        signed = next(
            page for page in lay_out(letter) if any(x.role is Role.DATED for x in page.lines)
        )
        assert signed.lines[0].role not in (Role.ISSUING_BODY, Role.DATED)


def test_a_letter_starts_lower_on_its_first_page_which_has_no_number() -> None:
    letter = replace(whole_letter(), format=LetterFormat.LETTER)
    first, *rest = lay_out(letter.with_section(0, 0, _long()))
    assert first.lines[0].row == 5  # below two rows of red head and two blank lines
    assert first.lines[-1].row == ROWS - 1
    assert first.head is not None
    assert [page.number for page in (first, *rest)] == [0, *range(2, len(rest) + 2)]
    document = lay_out(replace(letter, format=LetterFormat.DOCUMENT))
    assert document[0].number == 1
    assert document[0].lines[0].row == 11


def test_copies_stand_on_the_last_rows() -> None:
    letter = replace(whole_letter(), copies_to=("某市教育局",), format=LetterFormat.LETTER)
    last = lay_out(letter)[-1].lines[-1]
    assert (last.role, last.text, last.where.field) == (
        Role.COPIES_TO,
        "抄送：某市教育局。",
        "copies_to",
    )
    assert last.row >= ROWS - 1


def test_an_empty_letter_is_one_page_with_a_title() -> None:
    (page,) = lay_out(ReplyLetter())
    assert [line.text for line in page.lines] == ["关于建议办理情况的答复"]
    assert page.lines[0].where == Where(field="title")


def _long() -> Section:
    section = whole_letter().parts[0].sections[0]
    return replace(section, paragraphs=tuple(Paragraph("推进建设。") for _ in range(40)))


@given(letters)
def test_no_page_carries_the_signature_without_text(letter: ReplyLetter) -> None:
    ends = {Role.ISSUING_BODY, Role.DATED, Role.NOTE, Role.COPIES_TO, Role.PRINTED}
    for page in lay_out(letter):
        roles = [line.role for line in page.lines]
        if Role.ISSUING_BODY in roles:
            assert set(roles) - ends


@pytest.mark.parametrize("lines", range(1, 60))
def test_the_page_before_the_signature_is_full(lines: int) -> None:
    words = "推进社区养老服务设施建设，" * 7
    texts = tuple(Paragraph(words[: 30 + 28 * (at % 3)]) for at in range(lines))
    letter = replace(
        whole_letter(), parts=(Part(None, (Section(SectionKind.OTHER, None, texts),)),)
    )
    pages = lay_out(letter)
    signed = next(
        at for at, page in enumerate(pages) if Role.ISSUING_BODY in {x.role for x in page.lines}
    )
    if signed > 1:
        assert len(pages[signed - 1].lines) >= 18


def test_characters_are_set_apart_only_where_the_signature_would_stand_alone() -> None:
    def spaced(rows: int) -> list[int]:
        texts = tuple(Paragraph("推" * 20) for _ in range(rows))
        part = Part(None, (Section(SectionKind.OTHER, None, (*texts, Paragraph("进" * 164))),))
        letter = ReplyLetter(parts=(part,), signature=SignatureBlock("云岭省民政厅"))
        return [element.spaced for element in page_ending.elements(letter) if element.spaced]

    assert [rows for rows in range(44) if spaced(rows)]
    assert not spaced(2)
    assert all(-2 <= twips <= 20 for rows in range(44) for twips in spaced(rows))


def test_two_bodies_sign_in_one_row_and_a_third_below_over_the_date() -> None:
    signed = SignatureBlock("明州市民政局、明州市财政局、明州市卫生健康委员会")
    lines = [x for x in lines_of(ReplyLetter(signature=signed)) if x.role is Role.ISSUING_BODY]
    assert [x.text for x in lines] == [
        "明州市民政局",
        "明州市财政局",
        "明州市卫生健康委员会",
    ]
    assert lines[0].row == lines[1].row == lines[2].row - 5
    middles = [x.x + x.width / 2 for x in lines]
    assert middles[1] == pytest.approx(middles[2])


def test_notes_stay_together_where_they_follow_on_a_page_of_their_own() -> None:
    section = whole_letter().parts[0].sections[0]
    filler = tuple(Paragraph("推进建设。") for _ in range(40))
    for count in range(40):
        letter = whole_letter().with_section(0, 0, replace(section, paragraphs=filler[:count]))
        pages = lay_out(replace(letter, disclosure=Disclosure.OPEN, copies_to=("明州市政府",) * 9))
        noted = [
            number for number, page in enumerate(pages) for x in page.lines if x.role is Role.NOTE
        ]
        assert len(noted) == 2
        assert len(set(noted)) == 1
