"""What a sent passage was written from, told by its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.ancestry import is_copied, likeness, taken_over
from replydesk.domain.letter import Paragraph, Section, SectionKind
from tests.domain.letters import whole_letter

STATIONS = "2024年新建研究生工作站180个，遴选校企导师420名，联合培养研究生1300人。"
MORE = "2025年新建研究生工作站二百一十个，遴选校企导师560名，联合培养研究生1700余人，覆盖全省。"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (STATIONS, STATIONS),
        (STATIONS, MORE),
        (STATIONS, "经与有关部门会商，" + STATIONS + "下一步还将继续扩大范围，完善考核。"),
        (STATIONS, STATIONS.replace("，", ",").replace("。", "；")),
        (STATIONS, STATIONS.replace("遴选校企导师", "聘任校企导师")),
    ],
)
def test_copied_words_are_told_whatever_figures_marks_and_neighbours(text: str, other: str) -> None:
    assert is_copied(text, other)
    assert is_copied(other, text)


@pytest.mark.parametrize(
    "other",
    [
        "2024年新建农村公路180公里，改造危桥12座，安装护栏1300处，惠及群众4.2万人。",
        "2024年新建研究生工作站180个。",  # too short to tell
        "进一步加大研究生培养力度，支持企业与高校共建平台，不断提高人才供给能力。",
        "",
        "。",
    ],
)
def test_another_object_or_a_few_words_are_no_copy(other: str) -> None:
    assert not is_copied(STATIONS, other)


def test_the_likeness_orders_copies() -> None:
    assert likeness(STATIONS, STATIONS) == 1
    assert likeness(STATIONS, "") == 0
    assert 0 < likeness(STATIONS, "聘任校企导师，" + MORE) < likeness(STATIONS, MORE) < 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared(text: str, other: str) -> None:
    assert is_copied(text, other) == is_copied(other, text)
    assert 0 <= likeness(text, other) <= 1


def test_the_points_of_a_paragraph_have_its_origin() -> None:
    run_in = Paragraph("一是完善人才评价制度；二是加强各级人员培训。", origin=7)
    section = Section(SectionKind.MEASURES, None, (run_in, Paragraph("自己写的一条措施。")))
    letter = whole_letter().with_section(0, 0, section)
    found = [(p.place, origin) for p, origin in taken_over(letter) if p.place[:2] == (0, 0)]
    assert found == [((0, 0, 0, 0), 7), ((0, 0, 0, 1), 7), ((0, 0, 1, 0), None)]
