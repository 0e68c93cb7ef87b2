"""The pages beside the editor: their lines, their order, and where each place begins."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain import pages
from replydesk.domain.draft import ENDING, Draft, Place
from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.outline import LabelStyle
from replydesk.domain.pages import Page as PrintedPage
from replydesk.domain.submission import Submission
from replydesk.gui import theme
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.widgets import page_painter, page_preview
from replydesk.gui.widgets.page_preview import PagePreview, PreviewPanel
from replydesk.gui.widgets.point_editor import PointEditor
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


def test_the_preview_follows_what_is_written(
    app: QApplication, shown: Shown, wait_until: WaitUntil
) -> None:
    session = DraftSession(Draft(Submission(), LETTER), load_format("five-parts"))
    panel = PreviewPanel()
    shown(panel)
    panel.follow(session)
    before = panel.pages.page_count
    session.change_letter(opening=tuple("增加一段开头。" for _ in range(23)))
    panel.refresh()
    assert panel.pages.page_count == before + 1
    panel.show_place(ENDING)
    assert [line.text for line in panel.pages.marked] == ["感谢您的关心。"]
    bar = panel.pages.verticalScrollBar()
    wait_until(lambda: bar.value() > bar.maximum() // 2)


def test_only_pages_in_view_are_painted_and_a_change_repaints_only_its_own_pages(
    app: QApplication, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[PrintedPage] = []

    def count(page: PrintedPage, width: int, ratio: float) -> QPixmap:
        painted.append(page)
        return page_painter.ink_of(page, width, ratio)

    monkeypatch.setattr(page_preview, "ink_of", count)
    preview = PagePreview()
    preview.show_pages(pages.lay_out(LETTER))
    shown(preview)
    preview.resize(620, 500)
    preview.viewport().repaint()
    painted.clear()
    preview.viewport().repaint()
    assert painted == []
    preview.show_pages(pages.lay_out(replace(LETTER, closing=("衷心感谢您的关心。",))))
    preview.viewport().repaint()
    assert painted == []  # the closing is on the last page, out of view
    preview.show_pages(pages.lay_out(replace(LETTER, addressees=("林予安",))))
    preview.viewport().repaint()
    assert [page.head is not None for page in painted] == [True]


def test_paper_is_white_in_the_dark_too(app: QApplication, shown: Shown) -> None:
    theme.apply(app, theme.Mode.DARK)
    try:
        preview = PagePreview()
        preview.show_pages(pages.lay_out(LETTER))
        shown(preview)
        picture = preview.viewport().grab().toImage()
        assert picture.pixelColor(preview.viewport().width() // 2, 40).name() == "#ffffff"
        assert picture.pixelColor(2, 2) == theme.DARK.color("window")
    finally:
        theme.apply(app, theme.Mode.LIGHT)


def test_the_marked_point_is_the_one_with_the_caret(
    app: QApplication, shown: Shown, commit: Callable[[QWidget, str], None], wait_until: WaitUntil
) -> None:
    session = DraftSession(Draft(Submission(), LETTER), load_format("five-parts"))
    panel, editor = PreviewPanel(), PointEditor()
    panel.watch(editor)
    shown(panel)
    shown(editor)
    panel.follow(session)
    session.move_to(Place(7, 0))
    section = session.section_at(Place(7, 0))
    assert section is not None
    editor.show_section(section)
    panel.show_place(Place(7, 0))
    wait_until(lambda: panel.pages.marked)
    assert [line.text for line in panel.pages.marked] == ["二是盘活存量资源。"]
    QTest.keyClick(editor, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert panel.pages.marked[0].text.startswith("一是强化规划引领")
    commit(editor, "统筹推进，")
    wait_until(lambda: panel.pages.marked[0].text.startswith("一是统筹推进，强化"))
