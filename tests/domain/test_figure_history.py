"""The figures of one measure over the years."""

from replydesk.domain.figure_history import FigureSeries, figure_history
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Passage


def told(*texts: tuple[str, str]) -> list[Passage]:
    return [
        Passage(at, text, SectionKind.MEASURES, "", at, "云岭省教育厅", "", dated, "", "")
        for at, (dated, text) in enumerate(texts, 1)
    ]


def history(*texts: tuple[str, str]) -> list[tuple[str, str, list[tuple[str, float]]]]:
    return [plain(series) for series in figure_history(told(*texts))]


def plain(series: FigureSeries) -> tuple[str, str, list[tuple[str, float]]]:
    return series.label, series.unit, [(point.dated, point.value) for point in series.points]


def test_each_figure_is_followed_from_text_to_text() -> None:
    found = history(
        ("2023-05-20", "累计建设研究生工作站180家，进站研究生2300余人。"),
        ("2024-05-20", "累计建设研究生工作站210家，进站研究生2900人。"),
        ("2025-05-20", "全省建成研究生工作站240家，进站研究生突破3500人。"),
    )
    days = ("2023-05-20", "2024-05-20", "2025-05-20")
    assert found == [
        ("全省建成研究生工作站", "家", list(zip(days, (180, 210, 240), strict=True))),
        ("进站研究生", "人", list(zip(days, (2300, 2900, 3500), strict=True))),
    ]


def test_amounts_are_in_one_unit_and_keep_their_words() -> None:
    (series,) = figure_history(
        told(
            ("2023-05-20", "省财政累计投入3亿元。"),
            ("2024-05-20", "省财政累计投入45000万元。"),
        )
    )
    assert plain(series) == (
        "省财政累计投入",
        "万元",
        [("2023-05-20", 30000), ("2024-05-20", 45000)],
    )
    assert [(point.text, point.passage_id) for point in series.points] == [
        ("3亿元", 1),
        ("45000万元", 2),
    ]


def test_the_order_in_a_text_does_not_matter_where_words_tell() -> None:
    found = history(
        ("2024-05-20", "新增床位300张，培训护理员1200人，改造床位80张。"),
        ("2025-05-20", "改造床位95张，培训护理员1500人，新增床位280张。"),
    )
    assert [(label, [value for _, value in points]) for label, _, points in found] == [
        ("改造床位", [80, 95]),
        ("培训护理员", [1200, 1500]),
        ("新增床位", [300, 280]),
    ]


def test_a_figure_told_for_another_year_stands_there() -> None:
    found = history(
        ("2024-05-20", "2023年兑现奖补资金4700万元。"),
        ("2025-05-20", "2024年兑现奖补资金0.62亿元，去年底前全部拨付。"),
    )
    assert found == [("兑现奖补资金", "亿元", [("2023", 0.47), ("2024", 0.62)])]


def test_the_end_of_a_year_comes_after_its_letters() -> None:
    found = history(
        ("2024-05-20", "养老床位达到22.8万张。"),
        ("2025-05-20", "截至2024年底，养老床位达到23.5万张。"),
    )
    assert [points for *_, points in found] == [[("2024-05-20", 22.8), ("2024-12", 23.5)]]


def test_one_text_may_tell_several_years() -> None:
    found = history(
        ("2025-05-20", "2023年投入2600万元，2024年投入3100万元。"),
        ("2023-05-20", "2022年投入2200万元。"),
    )
    assert found == [("投入", "万元", [("2022", 2200), ("2023", 2600), ("2024", 3100)])]


def test_what_a_figure_rose_from_is_not_what_it_is() -> None:
    found = history(
        ("2024-05-20", "持证上岗率由31%提高到68%。"),
        ("2025-05-20", "持证上岗率提高到75%。"),
    )
    assert [points for *_, points in found] == [[("2024-05-20", 68), ("2025-05-20", 75)]]


def test_the_same_value_in_several_letters_of_a_year_is_one_point() -> None:
    found = history(
        ("2024-05-20", "建成书房33个。"),
        ("2024-06-30", "建成书房33个。"),
        ("2025-05-20", "建成书房39个。"),
    )
    assert [points for *_, points in found] == [[("2024-06-30", 33), ("2025-05-20", 39)]]


def test_figures_that_stay_come_after_those_that_change() -> None:
    found = history(
        ("2024-05-20", "服务期不少于6年，招录学生52名。"),
        ("2025-05-20", "服务期不少于6年，招录学生58名。"),
    )
    assert [unit for _, unit, _ in found] == ["名", "年"]


def test_a_figure_of_one_time_has_no_history() -> None:
    assert history(("2024-05-20", "建成书房33个。"), ("2025-05-20", "书房全部免费开放。")) == []
    assert history(("2024-05-20", "建成书房33个。"), ("2024-05-20", "建成书房34个。")) == []
    assert figure_history([]) == ()


def test_figures_of_other_units_or_subjects_are_not_joined() -> None:
    found = history(
        ("2024-05-20", "培训护理员1200人，护理员持证率达到87%，投入300万元。"),
        ("2025-05-20", "新建护理站12家，持证率达到91%。"),
    )
    assert [(label, unit) for label, unit, _ in found] == [("持证率", "%")]


def test_texts_without_a_date_have_points_without_one() -> None:
    (series,) = figure_history(told(("", "建成书房33个。"), ("2025-05-20", "建成书房39个。")))
    assert [point.dated for point in series.points] == ["", "2025-05-20"]


def test_a_label_names_what_is_counted_not_that_it_is_there() -> None:
    text = "推进城乡客运一体化，已有{}个县（市、区）开通公交化线路{}条。"
    found = history(("2024-05-20", text.format(21, 120)), ("2025-05-20", text.format(28, 153)))
    assert [(label, unit) for label, unit, _ in found] == [("县", "个"), ("开通公交化线路", "条")]
