"""A letter edited outside is understood line by line; taking all changes gives what it says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    Paragraph,
    ReplyLetter,
    SignatureBlock,
)
from replydesk.domain.letter_change import ChangeKind, LetterChange, LetterChanges
from replydesk.domain.letter_rows import Role, rows_of
from replydesk.domain.outline import LabelStyle
from replydesk.domain.rejoin import Line
from replydesk.domain.returned_letter import changes_in
from replydesk.domain.shown_lines import piece_of, shown_lines, tag_of
from replydesk.domain.taking import take
from tests.services.varied_letters import varied_letters

LETTERS = varied_letters()
LETTER = replace(LETTERS["copies-and-notes"], attachments=("任务清单", "责任清单"))
NEW = "此外，对偏远乡镇另行安排专车接送，所需经费由县级财政列支。"


def written(letter: ReplyLetter) -> list[str]:
    return [line.words for line in shown_lines(letter)]


def compared(
    lines: Sequence[str], letter: ReplyLetter = LETTER, exported: ReplyLetter | None = None
) -> LetterChanges:
    return changes_in(letter, [Line(text) for text in lines], exported)


def all_taken(lines: Sequence[str], letter: ReplyLetter = LETTER) -> ReplyLetter:
    found = compared(lines, letter)
    return take(letter, found, found.changes).letter


def only(found: LetterChanges) -> LetterChange:
    assert len(found.changes) == 1, found.changes
    return found.changes[0]


def with_line(old: str, *new: str, letter: ReplyLetter = LETTER) -> list[str]:
    """The lines of the letter with the one that ends in `old` replaced."""
    lines = written(letter)
    at = next(at for at, line in enumerate(lines) if line.endswith(old))
    return [*lines[:at], *new, *lines[at + 1 :]]


POINT = LETTER.parts[0].sections[0].paragraphs[0]


@pytest.mark.parametrize("name", LETTERS)
def test_an_untouched_letter_has_no_changes(name: str) -> None:
    found = compared(written(LETTERS[name]), LETTERS[name])
    assert found.changes == ()
    assert found.unread == ()
    assert take(LETTERS[name], found, ()).letter == LETTERS[name]


def test_changed_words_keep_label_and_passage() -> None:
    text = POINT.text.replace("工作上", "工作方面", 1)
    found = compared(with_line(POINT.text, f"一是{text}"))
    change = only(found)
    assert (change.kind, change.role, change.part) == (ChangeKind.CHANGED, Role.POINT, 0)
    assert change.before == (f"一是{POINT.text}",)
    assert change.after == (f"一是{text}",)
    taken = take(LETTER, found, [change]).letter
    assert taken.parts[0].sections[0].paragraphs[0] == replace(POINT, text=text)
    assert take(LETTER, found, ()).letter == LETTER


@pytest.mark.parametrize("typed", ["", "三是", "1.", "七是"])
def test_typed_numbers_never_count(typed: str) -> None:
    taken = all_taken(with_line(POINT.text, typed + POINT.text))
    first = taken.parts[0].sections[0]
    assert first.paragraphs[0].text == POINT.text
    assert [p.text for p in first.paragraphs] == [
        p.text for p in LETTER.parts[0].sections[0].paragraphs
    ]


def test_a_list_numbered_in_another_way_is_a_change_of_its_kind() -> None:
    change = only(compared(with_line(POINT.text, f"（1）{POINT.text}")))
    assert change.new[0].label is LabelStyle.PAREN_ARABIC


@pytest.mark.parametrize("typed", ["二、", "1、", "（一）", ""])
def test_a_heading_retyped_with_another_number_is_the_same(typed: str) -> None:
    heading = LETTER.parts[0].heading or ""
    assert compared(with_line(heading, typed + heading)).changes == ()


def test_a_paragraph_put_in_is_proposed_where_it_stands() -> None:
    lines = with_line(POINT.text, f"一是{POINT.text}", NEW)
    found = compared(lines)
    change = only(found)
    assert (change.kind, change.role, change.after) == (ChangeKind.ADDED, Role.POINT, (NEW,))
    points = take(LETTER, found, [change]).letter.parts[0].sections[0].paragraphs
    assert points[1] == Paragraph(NEW)
    assert len(points) == len(LETTER.parts[0].sections[0].paragraphs) + 1


def test_a_new_point_gets_the_number_that_order_gives() -> None:
    taken = all_taken(with_line(POINT.text, f"一是{POINT.text}", f"九是{NEW}"))
    signs = [sign for sign, _ in taken.parts[0].sections[0].labelled()]
    assert signs[:3] == ["一是", "二是", "三是"]


def test_a_removed_paragraph_goes_and_the_count_closes_up() -> None:
    found = compared(with_line(POINT.text))
    assert only(found).kind is ChangeKind.REMOVED
    section = take(LETTER, found, found.changes).letter.parts[0].sections[0]
    assert section.labelled()[0][0] == "一是"
    assert section.paragraphs == LETTER.parts[0].sections[0].paragraphs[1:]


def test_a_section_that_was_deleted_whole_is_one_change() -> None:
    section = LETTER.parts[0].sections[1]
    gone = {section.heading, *(p.text for p in section.paragraphs)}
    lines = written(LETTER)
    start = next(k for k, line in enumerate(lines) if line.endswith(section.paragraphs[0].text))
    lines = [line for k, line in enumerate(lines) if k not in (start - 1, start)]
    assert len(gone) == 2
    found = compared(lines)
    assert only(found).kind is ChangeKind.REMOVED
    assert len(only(found).before) == 2
    taken = take(LETTER, found, found.changes).letter
    assert taken.parts[0].sections == (LETTER.parts[0].sections[0], LETTER.parts[0].sections[2])


def test_a_part_that_was_deleted_whole_is_one_change() -> None:
    lines = written(LETTER)
    heads = [
        next(k for k, line in enumerate(lines) if line.endswith(part.heading or "-"))
        for part in LETTER.parts
    ]
    found = compared([*lines[: heads[0]], *lines[heads[1] :]])
    assert only(found).role is Role.PART
    taken = take(LETTER, found, found.changes)
    assert taken.letter.parts == LETTER.parts[1:]
    assert [part for part, _ in taken.sources] == [1]


def test_parts_that_changed_places_are_one_move_and_numbered_anew() -> None:
    letter = LETTERS["parts03"]
    lines = written(letter)
    heads = [
        next(k for k, line in enumerate(lines) if line.endswith(part.heading or "-"))
        for part in letter.parts
    ]
    end = next(k for k, line in enumerate(lines) if line == letter.closing[0])
    moved = [
        *lines[: heads[0]],
        *lines[heads[2] : end],
        *lines[heads[0] : heads[2]],
        *lines[end:],
    ]
    found = compared(moved, letter)
    assert only(found).kind is ChangeKind.MOVED
    taken = take(letter, found, found.changes)
    assert taken.letter.parts == (letter.parts[2], letter.parts[0], letter.parts[1])
    assert [part for part, _ in taken.sources] == [2, 0, 1]
    assert take(letter, found, ()).letter == letter


def test_a_split_paragraph_keeps_its_passage_in_both_pieces() -> None:
    cut = len(POINT.text) // 2
    lines = with_line(POINT.text, f"一是{POINT.text[:cut]}", POINT.text[cut:])
    change = only(compared(lines))
    assert change.kind is ChangeKind.CHANGED
    assert len(change.after) == 2
    points = all_taken(lines).parts[0].sections[0].paragraphs
    assert points[0] == replace(POINT, text=POINT.text[:cut])
    assert points[1] == Paragraph(POINT.text[cut:], LabelStyle.NONE, POINT.origin)


def test_joined_paragraphs_become_one() -> None:
    first, second = LETTER.parts[0].sections[0].paragraphs[:2]
    lines = written(LETTER)
    at = next(k for k, line in enumerate(lines) if line.endswith(first.text))
    joined = [*lines[:at], lines[at] + second.text, *lines[at + 2 :]]
    change = only(compared(joined))
    assert len(change.before) == 2
    points = all_taken(joined).parts[0].sections[0].paragraphs
    assert points[0] == replace(first, text=first.text + second.text)


def test_a_new_heading_makes_a_part_where_it_stands() -> None:
    closing = LETTER.closing[0]
    lines = with_line(closing, "七、关于经费来源", NEW, closing)
    taken = all_taken(lines)
    assert taken.parts[-1].heading == "关于经费来源"
    assert taken.parts[-1].sections[0].paragraphs == (Paragraph(NEW),)
    assert taken.parts[:-1] == LETTER.parts


def field_letter() -> ReplyLetter:
    return replace(
        LETTER,
        document_number="云民函〔2026〕12号",
        resolution_class="A",
        signature=SignatureBlock("云岭省民政厅", date(2026, 11, 12)),
        number="0128",
        subject="关于加强养老服务的建议",
        opening=("您提出的《关于加强养老服务的建议》（第0128号）收悉，现答复如下：",),
        title="关于省十四届人大四次会议第0128号建议的答复",
        addressees=("林望舒", "陈予安"),
        addressee_role=AddresseeRole.DEPUTY,
    )


@pytest.mark.parametrize(
    ("old", "new", "name", "value"),
    [
        ("云民函〔2026〕12号", "云民函〔2026〕13号", "document_number", "云民函〔2026〕13号"),
        ("类别：A", "类别：B", "resolution_class", "B"),
        ("林望舒、陈予安代表：", "林望舒、陈予安、周明代表：", "addressees",
         ("林望舒", "陈予安", "周明")),
        ("（此件公开发布）", "（此件不予公开）", "disclosure", Disclosure.WITHHELD),
        ("（联系人：林望舒，联系电话：0999-5550137）", "（联系人：周明，联系电话：0999-5550138）",
         "contact_person", "周明"),
        ("关于省十四届人大四次会议第0128号建议的答复",
         "对省十四届人大四次会议第0128号建议的答复", "title",
         "对省十四届人大四次会议第0128号建议的答复"),
    ],
)  # fmt: skip
def test_a_changed_field_is_told_and_taken(old: str, new: str, name: str, value: object) -> None:
    letter = field_letter()
    lines = written(letter)
    assert old in lines
    found = compared([new if line == old else line for line in lines], letter)
    change = only(found)
    assert change.kind is ChangeKind.FIELD
    assert (change.before, change.after) == ((old,), (new,))
    assert getattr(take(letter, found, [change]).letter, name) == value


def test_date_and_body_of_the_signature_are_fields() -> None:
    letter = field_letter()
    changed = {"2026年11月12日": "2026年12月1日", "云岭省民政厅": "云岭省教育厅"}
    found = compared([changed.get(line, line) for line in written(letter)], letter)
    assert [change.field for change in found.changes] == ["issuing_body", "dated"]
    signature = take(letter, found, found.changes).letter.signature
    assert signature == SignatureBlock("云岭省教育厅", date(2026, 12, 1))


def test_lines_that_were_run_together_are_told_apart() -> None:
    letter = field_letter()
    lines = written(letter)
    salutation, signed = lines.index(letter.salutation), lines.index("云岭省民政厅", 5)
    lines[signed : signed + 2] = ["云岭省教育厅 2026年12月1日"]
    lines[salutation : salutation + 2] = [lines[salutation] + lines[salutation + 1]]
    found = compared(lines, letter)
    assert [change.field for change in found.changes] == ["issuing_body", "dated"]
    assert found.unread == ()


def test_a_paragraph_joined_with_the_date_is_not_hidden() -> None:
    letter = field_letter()
    lines = written(letter)
    at = lines.index(letter.closing[-1])
    lines[at : at + 1] = []
    lines[lines.index("2026年11月12日")] = f"{letter.closing[-1]}2026年11月12日"
    told = "".join(word for c in compared(lines, letter).changes for word in (*c.before, *c.after))
    assert letter.closing[-1] in told


def test_a_corrected_number_of_the_suggestion_is_offered_as_such() -> None:
    letter = field_letter()
    found = compared([line.replace("0128", "0129") for line in written(letter)], letter)
    told = [(change.kind, change.field) for change in found.changes]
    assert told.count((ChangeKind.FIELD, "number")) == 1
    assert take(letter, found, found.changes).letter.number == "0129"


def test_a_deleted_line_of_copies_empties_the_field() -> None:
    lines = [line for line in written(LETTER) if not line.startswith("抄送")]
    found = compared(lines)
    assert only(found).field == "copies_to"
    assert take(LETTER, found, found.changes).letter.copies_to == ()


def test_a_field_the_draft_did_not_have_is_filled() -> None:
    letter = LETTERS["without-class-and-number"]
    found = compared(["类别：B", "云民函〔2026〕12号", *written(letter)], letter)
    taken = take(letter, found, found.changes).letter
    assert (taken.resolution_class, taken.document_number) == ("B", "云民函〔2026〕12号")


def test_a_date_that_is_none_is_told_and_not_lost() -> None:
    letter = field_letter()
    lines = [line.replace("2026年11月12日", "2026年13月45日") for line in written(letter)]
    found = compared(lines, letter)
    assert "2026年13月45日" in (*found.unread, *(w for c in found.changes for w in c.after))


def test_what_only_the_draft_has_changed_since_stays() -> None:
    newer = LETTER.with_section(
        0,
        0,
        replace(
            LETTER.parts[0].sections[0],
            paragraphs=(
                replace(POINT, text=POINT.text + "已全部完成。"),
                *LETTER.parts[0].sections[0].paragraphs[1:],
                Paragraph("导出以后在程序里添上的一段话，说明后续安排。"),
            ),
        ),
    )
    newer = replace(newer, document_number="云民函〔2026〕99号")
    found = compared(written(LETTER), newer, LETTER)
    assert found.changes == ()
    assert found.since == 3


def test_a_place_that_both_changed_is_contested() -> None:
    section = LETTER.parts[0].sections[0]
    mine = replace(POINT, text=POINT.text.replace("工作上", "任务上"))
    newer = LETTER.with_section(0, 0, replace(section, paragraphs=(mine, *section.paragraphs[1:])))
    theirs = POINT.text.replace("工作上", "事项上")
    found = compared(with_line(POINT.text, f"一是{theirs}"), newer, LETTER)
    assert only(found).contested
    assert not only(compared(with_line(POINT.text, f"一是{theirs}"))).contested


def test_a_letter_about_something_else_is_not_this_one() -> None:
    other = ["关于某事的答复", "张三代表：", "您提出的建议收悉，现答复如下：",
             "路灯已经修好。", "感谢您的关心！", "云岭省民政厅", "2026年11月12日"]  # fmt: skip
    assert not compared(other).is_this_letter
    assert compared(written(LETTER)).is_this_letter
    half = written(LETTER)
    assert compared(half[: len(half) // 2]).is_this_letter


def test_changes_can_be_taken_one_by_one_in_any_order() -> None:
    lines = with_line(POINT.text, NEW)
    lines = [line.replace("感谢", "衷心感谢") for line in lines]
    found = compared(lines)
    alone = [take(LETTER, found, [change]).letter for change in found.changes]
    assert len({id(letter) for letter in alone}) == len(found.changes)
    assert (
        take(LETTER, found, found.changes[::-1]).letter == take(LETTER, found, found.changes).letter
    )


_IN_LETTER_FORMAT = [
    name for name in LETTERS if name not in ("urgent", "document", "document-joint")
]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(_IN_LETTER_FORMAT), st.sampled_from(_IN_LETTER_FORMAT))
def test_even_the_lines_of_another_letter_are_all_taken(name: str, other: str) -> None:
    lines, letter = written(LETTERS[name]), LETTERS[other]
    found = compared(lines, letter)
    taken = take(letter, found, found.changes).letter
    assert set(bare(lines)) <= set(bare(written(taken)))


def test_bodies_that_sign_together_are_all_taken() -> None:
    lines = written(LETTERS["document-joint"])
    found = compared(lines, LETTERS["parts02"])
    taken = take(LETTERS["parts02"], found, found.changes).letter
    assert taken.signature.issuing_body == "云岭省民政厅、云岭省财政厅"


# ---------------------------------------------------------------------- random red pens

_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["reword", "remove", "add", "split", "join", "move"]),
        st.integers(0, 400),
        st.integers(0, 400),
    ),
    min_size=1,
    max_size=5,
)
_WORDS = ("并报省人民政府备案", "由县区具体落实", "力争三季度见效", "纳入年度考核")


def edited(letter: ReplyLetter, edits: Sequence[tuple[str, int, int]]) -> list[str]:
    """The lines of a letter after a red pen went over the paragraphs of its body."""
    shown = shown_lines(letter)
    rows = rows_of(letter)
    points = {
        line.words
        for line in shown
        if line.row is not None and rows[line.row].role is Role.POINT and len(line.text) > 30
    }
    lines = [line.words for line in shown]
    for count, (kind, one, other) in enumerate(edits):
        places = [k for k, line in enumerate(lines) if line in points]
        if len(places) < 3:
            break
        at, to = places[one % len(places)], places[other % len(places)]
        text = lines[at]
        if kind == "reword":
            lines[at] = text[:20] + _WORDS[other % 4] + text[20:]
        elif kind == "remove":
            del lines[at]
        elif kind == "add":
            lines.insert(at + 1, f"第{count}次会议明确，{_WORDS[other % 4]}，责任到人，限期办结。")
        elif kind == "split":
            lines[at : at + 1] = [text[: len(text) // 2], text[len(text) // 2 :]]
        elif kind == "join" and at + 1 in places:
            lines[at : at + 2] = [text + lines[at + 1]]
        elif kind == "move":
            lines.insert(to, lines.pop(at))
    return lines


def bare(lines: Sequence[str]) -> list[str]:
    return [piece_of(line, tag_of(line)).text for line in lines]


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(["parts03", "parts05", "plain5", "copies-and-notes"]), _EDITS)
def test_taking_everything_gives_the_text_of_the_file(
    name: str, edits: list[tuple[str, int, int]]
) -> None:
    letter = LETTERS[name]
    lines = edited(letter, edits)
    found = compared(lines, letter)
    assert found.is_this_letter
    taken = take(letter, found, found.changes).letter
    assert bare(written(taken)) == bare(lines)
    assert compared(lines, taken).changes == ()


@settings(max_examples=60, deadline=None)
@given(_EDITS, st.data())
def test_any_choice_of_changes_loses_no_paragraph(
    edits: list[tuple[str, int, int]], data: st.DataObject
) -> None:
    letter = LETTERS["parts03"]
    found = compared(edited(letter, edits), letter)
    chosen = [change for change in found.changes if data.draw(st.booleans())]
    taken = take(letter, found, chosen).letter
    texts = {paragraph.text for *_, paragraph in taken.paragraphs()}
    touched = {row for change in chosen for row in change.rows}
    for line in shown_lines(letter):
        if line.row is not None and line.row not in touched and len(line.text) > 30:
            assert line.text in texts or line.text in (*taken.opening, *taken.closing)
