"""The plot of figures over time: what stands where, and how it is read with mouse and keys."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.figure_history import FigurePoint, FigureSeries
from replydesk.gui import fonts, theme
from replydesk.gui.theme import DARK, LIGHT, Mode, Theme
from replydesk.gui.widgets.figure_plot import FigurePlot
from replydesk.gui.widgets.plot_layout import DOT, NARROWEST, PlotLayout, lay_out

Shown = Callable[[QWidget], QWidget]


def figure(label: str, unit: str, *points: tuple[str, float]) -> FigureSeries:
    made = [
        FigurePoint(dated, value, f"{value:g}{unit}", number)
        for number, (dated, value) in enumerate(points, start=1)
    ]
    return FigureSeries(label, unit, tuple(made))


STATIONS = figure(
    "研究生工作站", "个", ("2024-05-20", 180), ("2025-04-30", 210), ("2026-05-12", 240)
)
STUDENTS = figure("进站研究生", "人", ("2024-05-20", 1340), ("2025-04-30", 1680), ("2026-05", 2050))
MONEY = figure("累计投入", "元", ("2024", 7e7), ("2026", 2.46e8))
TEN_YEARS = figure("新建改建", "公里", *((str(2016 + n), 900 + 71 * n) for n in range(10)))


def arranged(app: QApplication, *series: FigureSeries, width: float = 640) -> PlotLayout:
    metrics = QFontMetricsF(fonts.font(fonts.SMALL))
    return lay_out(series, width, metrics.horizontalAdvance)


@pytest.fixture
def plot(app: QApplication, shown: Shown) -> FigurePlot:
    made = FigurePlot()
    made.show_series((STATIONS, STUDENTS))
    shown(made)
    return made


def spot(plot: FigurePlot, panel: int, dot: int) -> QPoint:
    return plot.shown.panels[panel].dots[dot].at.toPoint()


def test_values_stand_at_their_date_and_height(app: QApplication) -> None:
    panel = arranged(app, STATIONS).panels[0]
    assert [words for _, words in panel.ticks] == ["180", "200", "220", "240"]
    assert [words for _, words in panel.years] == ["2024", "2025", "2026"]
    low, middle, high = (dot.at for dot in panel.dots)
    assert low.y() == pytest.approx(panel.plot.bottom())
    assert high.y() == pytest.approx(panel.plot.top())
    assert middle.y() == pytest.approx((low.y() + high.y()) / 2)
    days = panel.plot.width() / 3 / 365
    assert middle.x() - low.x() == pytest.approx(345 * days, abs=2 * days)
    assert high.x() - middle.x() == pytest.approx(377 * days, abs=2 * days)
    assert panel.title == "研究生工作站（个）"
    assert panel.change == "+33.3%"


def test_a_year_alone_stands_over_its_name(app: QApplication) -> None:
    panel = arranged(app, MONEY).panels[0]
    assert panel.dots[0].at.x() == pytest.approx(panel.years[0][0])
    assert [dot.words for dot in panel.dots] == ["0.7", "2.46"]
    assert panel.title == "累计投入（亿元）"


def test_years_without_a_value_are_bridged_by_another_line(app: QApplication) -> None:
    assert [gap for *_, gap in arranged(app, MONEY).panels[0].lines] == [True]
    assert [gap for *_, gap in arranged(app, STATIONS).panels[0].lines] == [False, False]


def test_all_panels_share_the_years_and_fill_the_width(app: QApplication) -> None:
    made = arranged(app, STATIONS, STUDENTS, TEN_YEARS, width=2 * NARROWEST + 60)
    first, second, third = made.panels
    assert first.area.top() == second.area.top() < third.area.top()
    assert second.area.right() == pytest.approx(2 * NARROWEST + 60)
    assert made.height == third.area.bottom()
    for one, other in combinations(made.panels, 2):
        assert not one.area.intersects(other.area)
    assert [w for _, w in first.years] == [w for _, w in third.years]
    narrow = arranged(app, STATIONS, STUDENTS, width=NARROWEST)
    assert narrow.panels[0].area.left() == narrow.panels[1].area.left()


def test_panels_grow_with_the_room_there_is_up_to_a_limit(app: QApplication) -> None:
    metrics = QFontMetricsF(fonts.font(fonts.SMALL))
    low, high, highest = (
        lay_out((STATIONS, STUDENTS), 300, metrics.horizontalAdvance, room)
        for room in (0, 500, 5000)
    )
    assert low.height == low.least == high.least
    assert high.height == pytest.approx(500)
    assert 500 < highest.height < 700


def test_names_of_many_years_keep_apart_and_the_last_is_there(app: QApplication) -> None:
    long = figure("里程", "公里", *((str(1998 + n), 900 + n) for n in range(29)))
    years = arranged(app, long, STATIONS, width=620).panels[0].years
    assert years[-1][1] == "2026"
    assert min(b - a for (a, _), (b, _) in pairwise(years)) >= 32


@pytest.mark.parametrize("width", [300, 460, 640, 1200])
@pytest.mark.parametrize("series", [STATIONS, MONEY, TEN_YEARS, STUDENTS], ids=lambda s: s.label)
def test_values_lie_on_no_other_value_or_dot(
    app: QApplication, series: FigureSeries, width: float
) -> None:
    panel = arranged(app, series, width=width).panels[0]
    labels = [dot.label for dot in panel.dots if dot.label is not None]
    assert len(labels) >= min(3, len(panel.dots))
    assert panel.dots[-1].label is not None
    for one, other in combinations(labels, 2):
        assert not one.intersects(other)
    for label in labels:
        assert panel.area.contains(label)
        assert not any(
            label.adjusted(-DOT / 2, -DOT / 2, DOT / 2, DOT / 2).contains(dot.at)
            for dot in panel.dots
        )


def test_equal_values_zero_and_a_single_one_have_a_scale_too(app: QApplication) -> None:
    equal = figure("全覆盖县区", "个", ("2024", 104), ("2025", 104))
    zero = figure("重大事故", "起", ("2025", 0), ("2026", 0))
    single = figure("合格率", "%", ("2026", 99.3))
    for panel in arranged(app, equal, zero, single).panels:
        assert len(panel.ticks) >= 2
        assert all(panel.plot.top() <= dot.at.y() <= panel.plot.bottom() for dot in panel.dots)
    assert arranged(app, single).panels[0].lines == ()
    assert arranged(app, single).panels[0].ticks[-1][1] == "100"


def test_values_without_a_date_are_left_to_the_table(app: QApplication) -> None:
    partly = figure("面积", "亩", ("", 12), ("2025", 14))
    assert [d.point.value for d in arranged(app, partly).panels[0].dots] == [14]
    assert arranged(app, figure("面积", "亩", ("", 12))) == PlotLayout((), 0.0, 0.0)
    assert arranged(app) == PlotLayout((), 0.0, 0.0)


def test_the_mouse_reads_the_nearest_point(plot: FigurePlot) -> None:
    spy = QSignalSpy(plot.pointed)
    QTest.mouseMove(plot, spot(plot, 0, 1) + QPoint(6, 5))
    assert spy.count() == 1
    assert spy.at(0)[0] == STATIONS.points[1]
    assert plot.point() is STATIONS.points[1]
    QTest.mouseMove(plot, QPoint(plot.width() - 2, 2))
    assert plot.point() is None
    assert spy.at(1)[0] is None


def test_reading_points_paints_no_axis_anew(plot: FigurePlot) -> None:
    plot.grab()
    ground = plot._ground.cacheKey()
    QTest.mouseMove(plot, spot(plot, 0, 1))
    plot.grab()
    assert plot._ground.cacheKey() == ground
    plot.resize(plot.width() - 80, plot.height())
    plot.grab()
    assert plot._ground.cacheKey() != ground


def test_many_points_have_the_values_of_the_first_the_last_and_the_extremes(
    app: QApplication,
) -> None:
    many = figure("里程", "公里", *((f"2{n:03}", 500 + 7 * n + n % 5 * 90) for n in range(60)))
    dots = arranged(app, many, width=900).panels[0].dots
    labelled = [dot.words for dot in dots if dot.label is not None]
    assert dots[0].words in labelled
    assert dots[-1].words in labelled
    assert len(labelled) <= 4


def test_keys_go_through_values_and_figures_and_choose_one(plot: FigurePlot) -> None:
    chosen = QSignalSpy(plot.chosen)
    plot.clearFocus()
    plot.setFocus(Qt.FocusReason.TabFocusReason)
    assert plot.point() is STATIONS.points[2]
    QTest.keyClick(plot, Qt.Key.Key_Left)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.point() is STATIONS.points[0]
    assert "2024年5月20日 · 180个" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Down)
    assert plot.point() is STUDENTS.points[0]
    QTest.keyClick(plot, Qt.Key.Key_End)
    assert plot.point() is STUDENTS.points[2]
    QTest.keyClick(plot, Qt.Key.Key_Return)
    assert chosen.at(0)[0] is STUDENTS.points[2]


def test_a_double_click_chooses_a_point(plot: FigurePlot) -> None:
    chosen = QSignalSpy(plot.chosen)
    QTest.mouseDClick(plot, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot(plot, 1, 0))
    assert chosen.at(0)[0] is STUDENTS.points[0]


def test_the_plot_is_told_in_words(plot: FigurePlot) -> None:
    words = plot.accessibleDescription()
    assert (
        "研究生工作站：2024年5月20日 180个、2025年4月30日 210个、2026年5月12日 240个（+33.3%）"
        in words
    )
    assert "进站研究生" in words


def test_a_narrower_window_lays_the_panels_out_anew(plot: FigurePlot) -> None:
    broad = plot.minimumHeight()
    plot.resize(320, 600)
    assert plot.shown.panels[1].area.top() > plot.shown.panels[0].area.bottom()
    assert plot.minimumHeight() > broad


def test_an_empty_plot_takes_keys_without_harm(app: QApplication, shown: Shown) -> None:
    made = FigurePlot()
    shown(made)
    made.show_series(())
    QTest.keyClick(made, Qt.Key.Key_Left)
    assert made.point() is None


@pytest.mark.parametrize(("mode", "look"), [(Mode.LIGHT, LIGHT), (Mode.DARK, DARK)])
def test_lines_and_dots_have_the_colours_of_the_theme_on_sharp_screens_too(
    app: QApplication, plot: FigurePlot, mode: Mode, look: Theme
) -> None:
    theme.apply(app, mode)
    try:
        app.processEvents()
        picture = plot.grab()
        ratio = picture.devicePixelRatio()
        image = picture.toImage()

        def color(at: QPointF) -> QColor:
            return image.pixelColor((at * ratio).toPoint())

        panel = plot.shown.panels[0]
        for dot in panel.dots:
            assert color(dot.at) == look.color("accent")
        middle = (panel.dots[0].at + panel.dots[1].at) / 2
        across = [color(middle + QPointF(0, shift)) for shift in (-1, 0, 1)]
        assert look.color("accent") in across
        assert color(panel.area.topLeft() + QPointF(20, 4)) == look.color("panel")
        sharp = plot._painted(2.0)
        assert sharp.width() == 2 * plot.width()
    finally:
        theme.apply(app, Mode.LIGHT)
