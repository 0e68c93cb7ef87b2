"""Reply formats: headings, parts and the faults of a format file."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.errors import InputError
from replydesk.domain.format import MAX_PARTS, ReplyFormat, read_format
from replydesk.domain.letter import SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Ask

FIVE: dict[str, Any] = {
    "title": "五部分",
    "parts": 5,
    "sections": [
        {"kind": "measures", "heading": "主要措施"},
        {"kind": "outcomes", "heading": "主要成效"},
        {"kind": "next_steps", "heading": "下步打算", "labels": "arabic"},
    ],
}


def five(**changes: Any) -> ReplyFormat:
    return read_format("five-parts", {**FIVE, **changes})


def test_a_format_names_its_sections_and_labels() -> None:
    made = five()
    assert [s.heading for s in made.empty_sections()] == ["主要措施", "主要成效", "下步打算"]
    assert made.labels_for(SectionKind.NEXT_STEPS) is LabelStyle.ARABIC
    assert made.labels_for(SectionKind.DIFFICULTIES) is LabelStyle.SHI


def test_each_ask_becomes_the_heading_of_a_part() -> None:
    parts = five().empty_parts((Ask("加强人才培养。"), Ask("关于完善政策的建议")))
    assert [p.heading for p in parts] == ["关于“加强人才培养”的建议", "关于完善政策的建议"]


@given(st.text("加强人才培养关于的建议“”。；", min_size=1, max_size=20))
def test_wording_a_heading_twice_changes_nothing(ask: str) -> None:
    made = five()
    assert made.heading_for(made.heading_for(ask)) == made.heading_for(ask)


def test_a_format_without_parts_has_one_part_without_heading() -> None:
    parts = five(parts=0).empty_parts((Ask("甲"), Ask("乙")))
    assert [p.heading for p in parts] == [None]


def test_more_asks_than_a_letter_takes_are_left_out() -> None:
    assert len(five().empty_parts(tuple(Ask(f"第{n}项") for n in range(30)))) == MAX_PARTS


@pytest.mark.parametrize(
    "changes",
    [
        {"title": None, "sections": None},
        {"sections": []},
        {"sections": [{"heading": "主要措施"}]},
        {"sections": [{"kind": "poem"}]},
        {"sections": [{"kind": "measures", "labels": "roman"}]},
        {"sections": "measures"},
        {"sections": [{"kind": "measures", "heading": 5}]},
        {"parts": -1},
        {"parts": 21},
        {"parts": "many"},
        {"parts": None},
        {"part_heading": "关于建议"},
    ],
)
def test_a_faulty_format_file_is_named_in_the_refusal(changes: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="five-parts"):
        five(**changes)


@pytest.mark.parametrize("missing", ["title", "parts", "sections"])
def test_a_missing_entry_is_named_in_the_refusal(missing: str) -> None:
    data = {name: value for name, value in FIVE.items() if name != missing}
    with pytest.raises(InputError, match=missing):
        read_format("five-parts", data)
