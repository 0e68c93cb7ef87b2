"""The pages beside the editor: their lines, their order, and where each place begins."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QFontDatabase, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain import pages
from replydesk.domain.draft import ENDING, Draft, Place
from replydesk.domain.finding import Where
from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.line_breaks import Breaking
from replydesk.domain.outline import LabelStyle
from replydesk.domain.pages import Page as PrintedPage
from replydesk.domain.submission import Submission
from replydesk.gui import theme
from replydesk.gui.font_dialog import FontDialog
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets import page_inks, page_painter
from replydesk.gui.widgets.font_line import FontLine
from replydesk.gui.widgets.page_places import where_at
from replydesk.gui.widgets.page_preview import PreviewPanel
from replydesk.gui.widgets.page_view import PageView
from replydesk.gui.widgets.point_editor import PointEditor
from replydesk.gui.widgets.sheet_view import Fit
from replydesk.services.formats import load_format

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]

SECTION = Section(
    SectionKind.MEASURES,
    "主要措施",
    (
        Paragraph("强化规划引领，" * 12 + "做到同步规划。", LabelStyle.SHI),
        Paragraph("盘活存量资源。", LabelStyle.SHI),
    ),
)
LETTER = ReplyLetter(
    addressees=("陈予安",),
    addressee_role=AddresseeRole.DEPUTY,
    title="关于第0128号建议的答复",
    opening=("您提出的建议收悉，现答复如下：",),
    parts=tuple(Part(f"关于“事项{n}”的建议", (SECTION,)) for n in range(8)),
    closing=("感谢您的关心。",),
    signature=SignatureBlock("明州市民政局", date(2026, 5, 27)),
)


def panel_on(desk: Desk, letter: ReplyLetter = LETTER) -> tuple[PreviewPanel, DraftSession]:
    session = DraftSession(Draft(Submission(), letter), load_format("five-parts"))
    return PreviewPanel(desk), session


def test_the_preview_follows_what_is_written(
    desk: Desk, shown: Shown, wait_until: WaitUntil
) -> None:
    panel, session = panel_on(desk)
    shown(panel)
    panel.follow(session)
    wait_until(lambda: panel.pages.page_count)
    before = panel.pages.page_count
    session.change_letter(opening=tuple("增加一段开头。" for _ in range(23)))
    wait_until(lambda: panel.pages.page_count == before + 1)
    panel.show_place(ENDING)
    wait_until(lambda: [line.text for line in panel.pages.marked] == ["感谢您的关心。"])
    bar = panel.pages.verticalScrollBar()
    wait_until(lambda: bar.value() > bar.maximum() // 2)


def test_only_pages_in_view_are_painted_and_a_change_repaints_only_its_own_pages(
    app: QApplication, shown: Shown, monkeypatch: pytest.MonkeyPatch, wait_until: WaitUntil
) -> None:
    painted: list[PrintedPage] = []

    def count(painter: QPainter, page: PrintedPage) -> Iterator[None]:
        painted.append(page)
        return page_painter.paint_steps(painter, page)

    monkeypatch.setattr(page_inks, "paint_steps", count)
    view = PageView()
    view.show_pages(pages.lay_out(LETTER))
    shown(view)
    view.resize(620, 500)

    def settle() -> None:
        view.viewport().repaint()
        wait_until(lambda: view.is_painted)
        view.viewport().repaint()

    settle()
    assert len(painted) < view.page_count
    painted.clear()
    settle()
    assert painted == []
    view.show_pages(pages.lay_out(replace(LETTER, closing=("衷心感谢您的关心。",))))
    settle()
    assert painted == []  # the closing is on the last page, out of view
    view.show_pages(pages.lay_out(replace(LETTER, addressees=("林予安",))))
    settle()
    assert [page.head is not None for page in painted] == [True]


def test_the_picture_before_stays_until_the_new_one_is_painted(
    app: QApplication, shown: Shown, wait_until: WaitUntil
) -> None:
    view = PageView()
    view.show_pages(pages.lay_out(LETTER))
    shown(view)
    wait_until(lambda: view.is_painted)
    before = view.viewport().grab().toImage()
    view.show_pages(pages.lay_out(replace(LETTER, addressees=("林予安",))))
    assert view.viewport().grab().toImage() == before
    wait_until(lambda: view.is_painted)
    assert view.viewport().grab().toImage() != before


def test_paper_is_white_in_the_dark_too(app: QApplication, shown: Shown) -> None:
    theme.apply(app, theme.Mode.DARK)
    try:
        view = PageView()
        view.show_pages(pages.lay_out(LETTER))
        shown(view)
        picture = view.viewport().grab().toImage()
        assert picture.pixelColor(view.viewport().width() // 2, 40).name() == "#ffffff"
        assert picture.pixelColor(2, 2) == theme.DARK.color("window")
    finally:
        theme.apply(app, theme.Mode.LIGHT)


def test_the_marked_line_is_the_one_with_the_caret(
    desk: Desk, shown: Shown, commit: Callable[[QWidget, str], None], wait_until: WaitUntil
) -> None:
    panel, session = panel_on(desk)
    editor = PointEditor()
    panel.watch(editor)
    shown(panel)
    shown(editor)
    panel.follow(session)
    session.move_to(Place(7, 0))
    section = session.section_at(Place(7, 0))
    assert section is not None
    editor.show_section(section)
    panel.show_place(Place(7, 0))
    view = panel.pages
    wait_until(lambda: [line.text for line in view.marked] == ["二是盘活存量资源。"])
    assert view.caret_line == view.marked[0]
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert view.marked[0].text.startswith("一是强化规划引领")
    assert view.caret_line == view.marked[0]
    for _ in range(50):
        QTest.keyClick(editor, Qt.Key.Key_Right)
    assert view.caret_line in view.marked[1:]
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    commit(editor, "统筹推进，")
    wait_until(lambda: view.marked and view.marked[0].text.startswith("一是统筹推进，强化"))


def test_the_keys_for_larger_and_smaller_are_those_of_the_pages_while_they_have_the_focus(
    app: QApplication, shown: Shown
) -> None:
    view = PageView()
    view.show_pages(pages.lay_out(LETTER))
    shown(view)
    view.setFocus()
    whole = view.percent
    QTest.keyClick(view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    larger = view.percent
    QTest.keyClick(view, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert view.percent < larger
    assert view.fit == Fit.FIXED
    QTest.keyClick(view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert (view.fit, view.percent) == (Fit.WIDTH, whole)
    view.fit_to(Fit.PAGE)
    assert view.percent < larger
    view.zoom_to(1000)
    assert view.percent == 200
    assert view.horizontalScrollBar().maximum() > 0


def test_the_wheel_zooms_with_ctrl_and_scrolls_without(app: QApplication, shown: Shown) -> None:
    view = PageView()
    view.show_pages(pages.lay_out(LETTER))
    shown(view)
    view.zoom_to(100)
    spin(view, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.percent == 110
    spin(view, -120, Qt.KeyboardModifier.ControlModifier)
    assert view.percent == 100
    spin(view, -120, Qt.KeyboardModifier.NoModifier)
    assert view.percent == 100
    assert view.verticalScrollBar().value() > 0


def spin(view: PageView, angle: int, held: Qt.KeyboardModifier) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle,
        view.viewport().mapToGlobal(middle),
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_page_keys_go_from_page_to_page_and_the_page_seen_is_told(
    app: QApplication, shown: Shown, wait_until: WaitUntil
) -> None:
    view = PageView()
    shown(view)
    assert view.seen == 0
    view.show_pages(pages.lay_out(LETTER))
    assert view.seen == 1
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    wait_until(lambda: view.seen == 2)
    QTest.keyClick(view, Qt.Key.Key_End)
    wait_until(lambda: view.seen == view.page_count)
    QTest.keyClick(view, Qt.Key.Key_Home)
    wait_until(lambda: view.seen == 1)


def test_lines_are_broken_as_by_word_where_the_clerk_wants_it_and_that_is_remembered(
    desk: Desk, shown: Shown, wait_until: WaitUntil, tmp_path: Path
) -> None:
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    panel, session = panel_on(desk, replace(LETTER, opening=("到2025年完成，" * 40,)))
    panel.remember(settings)
    shown(panel)
    panel.follow(session)
    wait_until(lambda: panel.pages.page_count)
    assert panel.pages.pages[0].breaking is Breaking.LIBREOFFICE
    panel.lines.menu().actions()[1].trigger()
    wait_until(lambda: panel.pages.pages[0].breaking is Breaking.WORD)
    panel.pages.zoom_to(125)
    again = PreviewPanel(desk)
    again.remember(settings)
    assert again.breaking is Breaking.WORD
    assert again.pages.percent == 125


def test_what_stands_at_a_spot_is_told_with_its_position(app: QApplication) -> None:
    letter = replace(LETTER, document_number="明民函〔2026〕8号", resolution_class="B")
    first = pages.lay_out(letter)[0]
    line = next(line for line in first.lines if line.text.startswith("一是强化规划引领"))
    middle = page_painter.row_top(first, line.row) + 10
    left = page_painter.LEFT + line.x * 16
    start = where_at(first, left - 5, middle)
    assert start == Where(0, 0, 0, 0, 0, "text")  # the ordinal is no text
    found = where_at(first, left + 16 * 5, middle)
    assert found is not None
    assert found.start in (3, 4)
    end = where_at(first, left + 16 * 40, middle)
    assert end is None  # beside the paper's text
    heads = {
        where.field
        for y in range(40, 200, 4)
        for x in range(90, 520, 10)
        if (where := where_at(first, float(x), float(y)))
    }
    assert heads >= {"resolution_class", "issuing_body", "document_number"}


def test_fonts_that_the_machine_lacks_and_rare_characters_are_told(
    app: QApplication, shown: Shown, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFontDatabase, "hasFamily", lambda name: name in ("SimHei", "Noto Serif CJK SC")
    )
    line = FontLine()
    shown(line)
    line.look_at(pages.lay_out(replace(LETTER, addressees=("陈堃",))))
    wait_until(lambda: line.report.faces)
    assert [face.name for face in line.report.missing] == [
        "方正小标宋简体",
        "仿宋_GB2312",
        "楷体_GB2312",
        "宋体",
        "Times New Roman",
    ]
    assert line.report.rare == ("堃",)
    assert "堃" in line.words.toolTip() + line.words.text()
    line.show_fonts()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, FontDialog)
    rows = [
        [item.text() for column in range(3) if (item := dialog.table.item(row, column))]
        for row in range(dialog.table.rowCount())
    ]
    assert ["仿宋_GB2312", "没有", "Noto Serif CJK SC"] in rows
    assert ["黑体", "已安装", "SimHei"] in rows
    dialog.accept()
    line.look_at(())
    wait_until(lambda: not line.more.isVisible())
