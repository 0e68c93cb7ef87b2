"""Who signs, line by line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.measures import characters
from replydesk.domain.signing import bodies_of, signing

DAY = "2026年6月18日"


def places(signed: str, *, sealed: bool) -> tuple[list[tuple[str, float, int]], float]:
    found = signing(signed, DAY, sealed=sealed)
    return [(line.text, line.right, line.before) for line in found.lines], found.day_right


def test_a_sealed_name_is_centred_over_its_date() -> None:
    assert places("明州市民政局", sealed=True) == ([("明州市民政局", 4.25, 2)], 4.0)


def test_a_name_wider_than_the_room_over_the_date_moves_the_date_in() -> None:
    name = "明州市人力资源和社会保障局驻远桥办事处"
    assert places(name, sealed=True) == ([(name, 0.0, 2)], 6.25)


def test_an_unsealed_date_begins_two_characters_behind_the_name() -> None:
    assert places("民政局", sealed=False) == ([("民政局", 7.5, 1)], 2.0)
    assert places("明州市数字经济发展局", sealed=False)[1] == 3.5


def test_bodies_that_sign_together_stand_two_on_a_line_with_room_for_each_seal() -> None:
    lines, day_right = places("明州市民政局、明州市财政局、明州市卫生健康委员会", sealed=True)
    assert [(text, before) for text, _, before in lines] == [
        ("明州市民政局\t明州市财政局", 2),
        ("明州市卫生健康委员会", 4),
    ]
    signed = signing("明州市民政局、明州市财政局", DAY, sealed=True)
    assert signed.lines[0].middle == day_right + 3.25  # over the middle of the date


def test_long_names_that_sign_together_stand_one_below_the_other() -> None:
    name = "明州市推进新型城镇化工作领导小组办公室"
    lines, _ = places(f"{name}、明州市财政局", sealed=True)
    assert [(text, before) for text, _, before in lines] == [(name, 2), ("明州市财政局", 4)]


def test_names_without_seals_stand_one_below_the_other() -> None:
    assert [before for *_, before in places("甲县民政局、甲县财政局", sealed=False)[0]] == [1, 0]


@pytest.mark.parametrize(
    ("signed", "bodies"),
    [
        ("明州市民政局、明州市财政局", ("明州市民政局", "明州市财政局")),
        ("明州市民政局\n明州市财政局", ("明州市民政局", "明州市财政局")),
        ("明州市科技、教育工作局", ("明州市科技、教育工作局",)),
        ("明州市科学技术局（明州市外国专家局）", ("明州市科学技术局（明州市外国专家局）",)),
        ("", ()),
    ],
)
def test_a_joint_letter_is_told_by_whole_names(signed: str, bodies: tuple[str, ...]) -> None:
    assert bodies_of(signed) == bodies


@given(st.text(alphabet="民政局经济发展委员会", min_size=1, max_size=26), st.booleans())
def test_a_signature_stays_on_its_lines(name: str, sealed: bool) -> None:
    found = signing(name, DAY, sealed=sealed)
    for line in found.lines:
        assert 0 <= line.right <= 28 - characters(line.text) + 0.01
    assert 0 <= found.day_right <= 28 - 6.5
