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

OTHERS = [
    (
        "建成社区食堂12个。",
        "建成社区书屋15个。",
    ),
    (
        "投入资金3000万元用于校园足球场建设。",
        "投入资金2600万元用于校园食堂建设。",
    ),
    (
        "全市共有执业律师1200名，其中青年律师占56%。",
        "全市共有执业医师3400名，其中青年医师占43%。",
    ),
    (
        "开展食品安全专项检查230次，查处违法案件45起，罚没款320万元。",
        "开展药品安全专项检查180次，查处违法案件33起，罚没款210万元。",
    ),
    (
        "新建污水处理厂3座，日处理能力新增6万吨，配套管网42公里。",
        "新建垃圾处理厂2座，日处理能力新增1200吨，配套转运站8座。",
    ),
    (
        "对全市小学教师开展心理健康教育培训1200人次，实现全覆盖。",
        "对全市中学教师开展心理健康教育培训900人次，实现全覆盖。",
    ),
    (
        "为低保对象发放价格临时补贴2300万元，惠及5.6万人。",
        "为特困人员发放价格临时补贴410万元，惠及0.9万人。",
    ),
    (
        "修订《养老服务条例》，明确新建小区配建标准，建立联席会议制度。",
        "修订《物业管理条例》，明确新建小区配建标准，建立联席会议制度。",
    ),
    (
        "争取中央预算内资金2.3亿元，支持县级医院能力提升项目12个。",
        "争取中央预算内资金1.8亿元，支持县级疾控中心能力提升项目9个。",
    ),
    (
        "完成北河片区棚户区改造120户，签约率达到98%。",
        "完成南河片区棚户区改造150户，签约率达到97%。",
    ),
    (
        "推进G204国道改扩建，完成投资3.2亿元，路基工程完成78%。",
        "推进G328国道改扩建，完成投资2.6亿元，路基工程完成65%。",
    ),
    (
        "城镇居民人均可支配收入达到4.5万元，同比增长5.1%。",
        "农村居民人均可支配收入达到2.1万元，同比增长7.3%。",
    ),
    (
        "面向小微企业发放信用贷款13亿元，平均利率3.8%，惠及企业2600户。",
        "面向种粮农户发放信用贷款6亿元，平均利率3.6%，惠及农户9800户。",
    ),
    (
        "对男性职工开展职业健康体检1.2万人次，建立健康档案。",
        "对女性职工开展职业健康体检0.8万人次，建立健康档案。",
    ),
    (
        "春季开展义务植树活动，参与群众3.2万人次，植树18万株。",
        "秋季开展义务植树活动，参与群众2.6万人次，植树12万株。",
    ),
    (
        "建设省级工业互联网平台36个，推动1.2万家企业上云。",
        "建设国家级工业互联网平台4个，推动3.5万家企业上云。",
    ),
    (
        "组织高校毕业生专场招聘会120场，提供岗位5.6万个。",
        "组织退役军人专场招聘会45场，提供岗位1.1万个。",
    ),
    (
        "建成5G基站1.2万个，实现乡镇以上区域连续覆盖。",
        "建成充电基站0.3万个，实现乡镇以上区域连续覆盖。",
    ),
    (
        "加强与南岭省的协作，签订合作协议12项，引进项目35个。",
        "加强与北川省的协作，签订合作协议8项，引进项目21个。",
    ),
    (
        "开展学前教育普惠扩容行动，新增学位1.2万个，普惠率达到91%。",
        "开展高中教育普及提升行动，新增学位0.9万个，普及率达到96%。",
    ),
]
SAME = [
    (
        "建成社区食堂12个，日均就餐1800人次。",
        "累计建成社区食堂26个，日均就餐人数达到3900人次。",
    ),
    (
        "投入资金3000万元用于校园足球场建设。",
        "投入3600万元用于校园足球场建设。",
    ),
    (
        "全市共有执业律师1200名，其中青年律师占56%。",
        "截至2024年底，全市执业律师达到1350名，其中青年律师占比58.3%。",
    ),
    (
        "开展食品安全专项检查230次，查处违法案件45起，罚没款320万元。",
        "全年共开展食品安全专项检查310次，查处违法案件61起，罚没款450万元。",
    ),
    (
        "对全市小学教师开展心理健康教育培训1200人次，实现全覆盖。",
        "对全市小学教师开展心理健康教育培训1500人次，继续保持全覆盖。",
    ),
    (
        "推进G204国道改扩建，完成投资3.2亿元，路基工程完成78%。",
        "G204国道改扩建工程累计完成投资5.8亿元，路基工程全部完成。",
    ),
    (
        "城镇居民人均可支配收入达到4.5万元，同比增长5.1%。",
        "全市城镇居民人均可支配收入提高到4.73万元，增长5.0%。",
    ),
    (
        "争取中央预算内资金2.3亿元，支持县级医院能力提升项目12个。",
        "争取中央预算内投资2.9亿元，支持县级医院能力提升项目15个。",
    ),
    (
        "组织高校毕业生专场招聘会120场，提供岗位5.6万个。",
        "组织开展高校毕业生专场招聘活动138场，累计提供就业岗位6.3万个。",
    ),
]


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


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_short_sentences_about_other_things_are_not_grouped(one: str, other: str) -> None:
    assert of(one, other).verdict is not Verdict.SURE


def test_few_of_these_are_proposed() -> None:
    likely = [pair for pair in OTHERS if of(*pair).verdict is Verdict.LIKELY]
    assert len(likely) <= 1


@pytest.mark.parametrize(("one", "other"), SAME)
def test_short_sentences_of_two_years_are_grouped_or_proposed(one: str, other: str) -> None:
    assert of(one, other).verdict is not Verdict.OTHER


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


def test_the_same_short_sentence_word_for_word_is_one_entry() -> None:
    # Else each copy of it in the library would be asked about, pair by pair.
    text = "相关工作得到群众认可，群众满意度稳步提升。"
    again = "有关工作得到群众认可，群众满意度稳步提升。"
    assert of(text, text).verdict is Verdict.SURE
    assert of(text, again).verdict is Verdict.SURE
    assert of(text, "相关工作得到企业认可，企业满意度稳步提升。").verdict is not Verdict.SURE
