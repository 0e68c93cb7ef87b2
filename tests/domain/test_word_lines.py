"""Lines as Word breaks them: no gap round digits, closing marks over the margin."""

from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.letter import Part, ReplyLetter
from replydesk.domain.line_breaks import (
    HANGING,
    NO_START,
    Breaking,
    break_lines,
    hangs_over,
    text_width,
)
from replydesk.domain.pages import ROWS, TRACKING, WIDTH, lay_out

WORD = Breaking.WORD


def lines(text: str) -> tuple[str, ...]:
    return break_lines(text, WIDTH - 2, WIDTH, TRACKING, WORD)


def test_a_closing_mark_hangs_over_the_margin() -> None:
    text = "推" * 26 + "，" + "进" * 30
    assert lines(text)[0] == "推" * 26 + "，"
    assert break_lines(text, WIDTH - 2, WIDTH, TRACKING)[0] == "推" * 25
    assert hangs_over("推" * 26 + "，", WIDTH - 2, TRACKING) == 1.0
    assert hangs_over("推" * 20 + "，", WIDTH - 2, TRACKING) == 0.0


def test_two_closing_marks_do_not_hang() -> None:
    assert lines("推" * 26 + "》，" + "进" * 30)[0] == "推" * 25


def test_no_gap_stands_round_digits() -> None:
    assert text_width("到2025年", 0.0, WORD) == 4.0
    assert text_width("到2025年") == 4.4


@given(st.text(alphabet="推进建设2025%a，。、《》（）“” ", max_size=300))
def test_lines_are_the_text_and_stay_within_their_room(text: str) -> None:
    found = lines(text)
    assert "".join(found) == text
    for at, line in enumerate(found):
        room = WIDTH - 2 if at == 0 else WIDTH
        words = line.rstrip(" ")
        hanging = 1.0 + TRACKING if words[-1:] in HANGING else 0.0
        fits = text_width(words, TRACKING, WORD) <= room + hanging + 1e-9
        assert fits or all(mark in NO_START + "《（“% " or mark.isascii() for mark in words)
        if at and words:
            assert words[0] not in NO_START or not found[at - 1].strip() or len(words) > 12


def test_the_pages_tell_whose_lines_they_have() -> None:
    letter = ReplyLetter(
        opening=("推" * 26 + "，" + "到2025年完成，" * 200,), parts=(Part(None, ()),)
    )
    word, office = lay_out(letter, WORD), lay_out(letter)
    assert {page.breaking for page in word} == {WORD}
    first = next(line for line in word[0].lines if line.where.field == "opening")
    assert first.text == "推" * 26 + "，"
    assert first.width == WIDTH - first.x + 1
    assert sum(len(page.lines) for page in word) < sum(len(page.lines) for page in office)
    assert all(1 <= line.row <= ROWS for page in word for line in page.lines)
