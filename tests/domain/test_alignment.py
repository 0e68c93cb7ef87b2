"""Paragraphs of two versions are matched, whatever was split, joined, moved, added or removed."""

from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.alignment import Match, Piece, align, likeness

ROAD = "完成农村公路路基整治12公里，硬化村道8.6公里，群众出行更加便利。"
SCHOOL = "新建改扩建义务教育学校7所，新增学位5400个，大班额基本消除。"
DOCTOR = "培训乡村医生1260人次，村卫生室标准化率达到96%，看病更加方便。"
WATER = "实施安全饮水巩固提升工程31处，惠及农村人口4.8万人，水质全部达标。"
ALL = (ROAD, SCHOOL, DOCTOR, WATER)


def aligned(old: tuple[str, ...], new: tuple[str, ...]) -> list[Match]:
    return align([Piece(text) for text in old], [Piece(text) for text in new])


def test_equal_texts_match_one_to_one() -> None:
    assert aligned(ALL, ALL) == [Match((k,), (k,)) for k in range(4)]


def test_a_changed_paragraph_keeps_its_partner() -> None:
    changed = SCHOOL.replace("7所", "9所").replace("基本", "已经")
    assert aligned(ALL, (ROAD, changed, DOCTOR, WATER)) == aligned(ALL, ALL)


def test_what_is_gone_comes_last() -> None:
    found = aligned(ALL, (ROAD, WATER))
    assert found == [Match((0,), (0,)), Match((3,), (1,)), Match((1,), ()), Match((2,), ())]


def test_what_is_new_has_no_partner() -> None:
    assert Match((), (1,)) in aligned((ROAD, WATER), (ROAD, DOCTOR, WATER))


def test_what_stands_elsewhere_is_moved() -> None:
    found = aligned(ALL, (ROAD, DOCTOR, WATER, SCHOOL))
    assert [match for match in found if match.moved] == [Match((1,), (3,), moved=True)]


def test_a_split_paragraph_matches_both_halves() -> None:
    halves = (SCHOOL[:17], SCHOOL[17:])
    assert Match((1,), (1, 2)) in aligned(ALL, (ROAD, *halves, DOCTOR, WATER))


def test_joined_paragraphs_match_the_one() -> None:
    assert Match((1, 2), (1,)) in aligned(ALL, (ROAD, SCHOOL + DOCTOR, WATER))


def test_equal_headings_stay_with_what_stands_below_them() -> None:
    old = ("主要措施", ROAD, "主要措施", SCHOOL, "主要措施", DOCTOR)
    found = aligned(old, ("主要措施", ROAD, "主要措施", DOCTOR))
    assert {(match.old, match.new) for match in found if match.new} == {
        ((0,), (0,)),
        ((1,), (1,)),
        ((4,), (2,)),
        ((5,), (3,)),
    }
    assert not any(match.moved for match in found)


def test_a_paragraph_written_anew_between_its_neighbours_is_the_same_one_by_its_tag() -> None:
    old = [Piece(ROAD), Piece("2026年6月18日", "date")]
    new = [Piece(ROAD), Piece("二〇二七年元月九日", "date")]
    assert align(old, new) == [Match((0,), (0,)), Match((1,), (1,))]


def test_texts_of_others_do_not_match() -> None:
    other = ("兹定于下周三召开座谈会，请派员参加。", "会议地点另行通知。")
    assert all(not (match.old and match.new) for match in aligned(ALL, other))


def test_likeness_is_one_for_equal_words_and_nothing_for_others() -> None:
    assert likeness("甲 乙丙", "甲乙丙") == 1
    assert likeness("甲乙丙丁", "子丑寅卯") == 0
    assert likeness("", "") == 1


_pieces = st.lists(
    st.builds(Piece, st.text("甲乙丙丁戊，。12 ", max_size=24), st.sampled_from(["", "a", "b"])),
    max_size=9,
)


@settings(max_examples=200, deadline=None)
@given(_pieces, _pieces)
def test_every_paragraph_is_in_exactly_one_match(old: list[Piece], new: list[Piece]) -> None:
    found = align(old, new)
    assert sorted(i for match in found for i in match.old) == list(range(len(old)))
    assert sorted(j for match in found for j in match.new) == list(range(len(new)))
    assert all(len(match.old) == 1 or len(match.new) == 1 for match in found)
    firsts = [match.old[0] for match in found if match.old and match.new and not match.moved]
    assert firsts == sorted(firsts)


@settings(max_examples=100, deadline=None)
@given(st.permutations(ALL), st.sets(st.integers(0, 3), max_size=3))
def test_distinct_texts_find_each_other_in_any_order(texts: list[str], gone: set[int]) -> None:
    left = tuple(text for at, text in enumerate(texts) if at not in gone)
    found = aligned(ALL, left)
    assert all(ALL[m.old[0]] == left[m.new[0]] for m in found if m.old and m.new)
    assert sum(bool(m.old and m.new) for m in found) == len(left)
