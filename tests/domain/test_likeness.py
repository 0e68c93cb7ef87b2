"""Which texts are one measure told in two years, and which only look so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.domain.letter import SectionKind
from replydesk.domain.likeness import (
    Likeness,
    Verdict,
    likeness,
    likeness_of_groups,
    may_be_like,
    wording,
)

MEASURES, NEXT_STEPS = SectionKind.MEASURES, SectionKind.NEXT_STEPS
STATION = (
    "依托高校和龙头企业，累计建设省级研究生工作站180家，进站研究生2300余人，解决企业技术难题410项。"
)
LATER = (
    "联合高校和龙头企业，全省累计建成研究生工作站268家，进站研究生突破4000人，解决技术难题812项。"
)
SENTENCE = "建成社区{}服务中心{}个，服务{}{}万人次，全部实行公建民营，按床位给予运营补贴。"


def of(
    one: str,
    other: str,
    kinds: tuple[SectionKind, SectionKind] = (MEASURES, MEASURES),
    bodies: tuple[str, str] = ("云岭省教育厅", "云岭省教育厅"),
) -> Likeness:
    found = likeness(wording(one, kinds[0], bodies[0]), wording(other, kinds[1], bodies[1]))
    assert found == likeness(wording(other, kinds[1], bodies[1]), wording(one, kinds[0], bodies[0]))
    return found


def test_a_text_with_other_figures_is_surely_the_same() -> None:
    later = STATION.replace("180", "240").replace("2300余", "3500").replace("410", "1.2万")
    assert of(STATION, later) == (Verdict.SURE, 1.0)


def test_a_text_that_is_worded_a_little_otherwise_is_surely_the_same() -> None:
    assert of(STATION, LATER).verdict is Verdict.SURE


def test_another_object_in_the_same_sentence_is_another_measure() -> None:
    other = STATION.replace("研究生", "博士后")
    assert of(STATION, other).verdict is Verdict.OTHER


@pytest.mark.parametrize(
    ("one", "other"), [("养老", "托育"), ("老年人", "残疾人"), ("助餐", "卫生")]
)
def test_one_word_of_the_subject_tells_measures_apart(one: str, other: str) -> None:
    first, second = (SENTENCE.format(word, 26, "居民", 3) for word in (one, other))
    assert of(first, second).verdict is not Verdict.SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [("老年", "青年"), ("小学", "中学"), ("男性", "女性"), ("北河", "南河"), ("食品厂", "药品厂")],
)
def test_one_character_of_the_subject_is_enough_for_that(one: str, other: str) -> None:
    text = "为困难{}职工免费开展健康体检{}人次，发放慰问金{}万元，建立帮扶档案。"
    assert of(text.format(one, 300, 20), text.format(other, 400, 30)).verdict is Verdict.OTHER


def test_another_level_is_no_sure_thing() -> None:
    text = "建设{}工业互联网平台{}个，推动{}万家企业上云。"
    assert of(text.format("省级", 36, 1.2), text.format("国家级", 4, 3.5)).verdict is Verdict.LIKELY


def test_names_with_other_numbers_are_other_objects() -> None:
    text = "加快轨道交通{}号线建设，完成投资{}亿元，车站主体结构封顶{}座。"
    assert of(text.format(1, 12, 3), text.format(1, 15, 5)).verdict is Verdict.SURE
    assert of(text.format(1, 12, 3), text.format(2, 15, 5)).verdict is not Verdict.SURE


def test_batches_and_editions_go_on_from_year_to_year() -> None:
    text = (
        "开展第{}批省级非遗代表性传承人认定，新认定传承人{}名，按照《{}年非遗工作要点》发放补助。"
    )
    assert of(text.format("五", 30, 2023), text.format("六", 41, 2024)).verdict is Verdict.SURE


def test_a_renamed_project_is_proposed() -> None:
    text = "实施创新型企业{}培育，对入库企业给予研发费用补助，累计培育入库企业{}家。"
    assert of(text.format("“雁阵”", 860), text.format("“梯度”", 1215)).verdict is Verdict.LIKELY


def test_what_all_letters_say_is_no_measure() -> None:
    frame = "下一步，我厅将进一步加强统筹协调，健全工作机制，加大工作力度，推动各项工作落实落细。"
    assert of(frame, frame, (NEXT_STEPS, NEXT_STEPS)).verdict is Verdict.OTHER


def test_a_plan_is_not_the_measure_it_becomes() -> None:
    assert of(STATION, STATION, (NEXT_STEPS, MEASURES)).verdict is Verdict.OTHER


def test_bodies_of_other_places_do_other_things() -> None:
    assert of(STATION, STATION, bodies=("云岭省教育厅", "清禾市教育局")).verdict is Verdict.OTHER
    assert of(STATION, STATION, bodies=("云岭省教育厅", "")).verdict is Verdict.SURE
    assert (
        of(STATION, STATION, bodies=("中共云岭省委组织部", "云岭省教育厅")).verdict is Verdict.SURE
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("澜溪市城市管理局", "澜溪市住房和城乡建设局"),
        ("云岭省市场监督管理局", "云岭省文化市场综合执法局"),
        ("清禾市远桥区民政局", "远桥区人民政府"),
        ("中共清禾市委社会工作部", "清禾市社区服务中心"),
    ],
)
def test_the_place_of_a_body_is_told_from_its_name(one: str, other: str) -> None:
    assert of(STATION, STATION, bodies=(one, other)).verdict is Verdict.SURE


def test_another_body_has_to_say_nearly_the_same() -> None:
    assert of(STATION, STATION, bodies=("云岭省教育厅", "云岭省科学技术厅")).verdict is Verdict.SURE
    assert of(STATION, LATER, bodies=("云岭省教育厅", "云岭省科学技术厅")).verdict is Verdict.LIKELY


def test_a_sentence_of_a_long_passage_is_proposed_and_not_grouped() -> None:
    long = STATION + (
        "建设现代产业学院42个，选聘产业教授460名，校企共建联合实验室73个，开设订单班210个，"
        "遴选产教融合型企业126家，给予贷款贴息和税收抵免，学生实习满意度达到96%。"
    )
    assert of(STATION, long).verdict is Verdict.LIKELY


def test_width_and_case_of_characters_do_not_matter() -> None:
    wide = STATION.translate(str.maketrans("0123456789，", "０１２３４５６７８９,"))
    assert of(STATION, wide) == (Verdict.SURE, 1.0)


def test_groups_do_not_chain_through_a_text_between_them() -> None:
    one = wording(STATION, MEASURES)
    other = wording(STATION.replace("研究生", "博士后"), MEASURES)
    between = wording(STATION.replace("研究生工作站", "工作站"), MEASURES)
    assert likeness_of_groups([one], [one]).verdict is Verdict.SURE
    assert likeness_of_groups([one], [one, other]).verdict is Verdict.LIKELY
    assert likeness_of_groups([between], [one, other]).verdict is not Verdict.SURE
    assert likeness_of_groups([], [one]).verdict is Verdict.OTHER


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_texts_can_be_compared(one: str, other: str) -> None:
    found = of(one, other)
    assert 0 <= found.score <= 1
    if found.verdict is not Verdict.OTHER:
        assert found.score >= 0.5


@given(st.text(alphabet="建成社区养老托育服务中心个家人12，。#", max_size=60))
def test_a_text_is_as_like_itself_as_can_be(text: str) -> None:
    own = wording(text, MEASURES)
    assert likeness(own, own).score in (0.0, 0.5, 1.0)
    assert may_be_like(own, text) or likeness(own, own).verdict is Verdict.OTHER
