"""Points of an opinion go to the parts of the reply that they are about."""

from hypothesis import given, settings
from hypothesis import strategies as st

from replydesk.domain.fitting import PartWords, by_kind, fitting
from replydesk.domain.letter import SectionKind
from replydesk.domain.opinions import OpinionPoint

PARTS = (
    PartWords(
        "关于“扩大研究生工作站建设规模”的建议",
        "支持县域重点企业建站，提高省级建站补助标准，及时清理无人进站的工作站。",
    ),
    PartWords(
        "关于“壮大技术转移人才队伍”的建议",
        "完善技术经纪人职称评定办法，在产业园区派驻技术经纪人，支持高校开设技术转移专业方向。",
    ),
    PartWords(
        "关于“优化青年科技人才发展环境”的建议",
        "减少不必要的检查和填表，多渠道筹集人才公寓，解决子女入学问题。",
    ),
)
STATION = OpinionPoint("对进站满6个月的研究生给予生活补助。", SectionKind.NEXT_STEPS)
STATION_DONE = OpinionPoint("全省选派1260名研究生进入工作站。", SectionKind.OUTCOMES)
BROKER = OpinionPoint("在12所高校聘用技术经纪人96名。", SectionKind.MEASURES)
SCHOOL = OpinionPoint("把子女入学需求纳入学位供给计划。", SectionKind.NEXT_STEPS)
MEETING = OpinionPoint("建议贵厅牵头，每季度会商一次。", SectionKind.NEXT_STEPS)
POINTS = (MEETING, SCHOOL, BROKER, STATION, STATION_DONE)


def order(here: int) -> list[OpinionPoint]:
    return [fit.point for fit in fitting(POINTS, PARTS, here)]


def test_a_point_is_offered_first_under_the_part_it_shares_words_with() -> None:
    assert set(order(0)[:2]) == {STATION, STATION_DONE}
    assert order(1)[0] == BROKER
    assert order(2)[0] == SCHOOL


def test_a_point_of_no_part_comes_after_the_fitting_ones_under_every_part() -> None:
    for here, fits in ((0, 2), (1, 1), (2, 1)):
        assert order(here)[fits] == MEETING
    assert all(not fit.parts for fit in fitting(POINTS, PARTS, 0) if fit.point == MEETING)


def test_frame_words_tell_nothing() -> None:
    frame = OpinionPoint("进一步加强政策支持，推进体系建设，加大工作力度，完善机制。")
    (fit,) = fitting([frame], PARTS, 0)
    assert not fit.parts


def test_a_point_that_names_the_part_comes_first() -> None:
    by_number = OpinionPoint("对第二条建议，我厅没有不同意见。")
    by_heading = OpinionPoint("赞成壮大技术转移人才队伍。")
    for named in (by_number, by_heading):
        found = fitting((*POINTS, named), PARTS, 1)
        assert found[0].point == named
        assert found[0].named
        assert found[0].parts == {1}


def test_numbers_of_other_things_name_no_part() -> None:
    law = OpinionPoint("按照《职业教育法》第二条规定，第35号建议由我厅会办，第三批资金已经下达。")
    (fit,) = fitting([law], PARTS, 1)
    assert not fit.named


def test_points_under_one_heading_stand_together() -> None:
    told = OpinionPoint("累计备案企业导师1840名。", SectionKind.MEASURES, "研究生工作站")
    vague = OpinionPoint("名额及时调整。", SectionKind.MEASURES, "研究生工作站")
    assert [fit.parts for fit in fitting([told, vague], PARTS, 0)] == [{0}, {0}]


def test_the_kind_of_the_section_comes_first_among_those_that_fit() -> None:
    fits = fitting(POINTS, PARTS, 0)
    shown = by_kind(fits, 0, SectionKind.OUTCOMES)
    assert [fit.point for fit in shown[:3]] == [STATION_DONE, STATION, MEETING]
    shown = by_kind(fits, 0, SectionKind.NEXT_STEPS)
    assert [fit.point for fit in shown[:3]] == [STATION, STATION_DONE, MEETING]


def test_everything_fits_the_only_part() -> None:
    assert all(fit.parts == {0} for fit in fitting(POINTS, PARTS[:1], 0))


def test_what_fits_most_parts_alike_fits_none() -> None:
    alike = tuple(PartWords(f"完善社区养老服务{sign}") for sign in "甲乙丙")
    (fit,) = fitting([OpinionPoint("社区养老服务设施已经建成。")], alike, 0)
    assert not fit.parts


texts = st.text("研究生工作站技术经纪人子女入学第二条建议，。关于", max_size=20)


@settings(max_examples=80)
@given(
    st.lists(st.builds(OpinionPoint, texts, st.sampled_from(SectionKind), texts), max_size=5),
    st.lists(st.builds(PartWords, texts, texts), max_size=4),
    st.integers(-1, 5),
)
def test_no_point_is_lost_or_doubled(
    points: list[OpinionPoint], parts: list[PartWords], here: int
) -> None:
    found = fitting(points, parts, here)
    assert sorted(fit.place for fit in found) == list(range(len(points)))
    assert all(points[fit.place] == fit.point for fit in found)
    again = by_kind(found, here, SectionKind.MEASURES)
    assert sorted(fit.place for fit in again) == list(range(len(points)))
