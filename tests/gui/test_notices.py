"""Notices across the top of the window, and the crash dialog."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from replydesk.domain.errors import InputError
from replydesk.gui import crash
from replydesk.gui.crash import show_crash
from replydesk.gui.notices import MOST_SHOWN, NoticeBar, NoticeStack, show_error, show_info

Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def window(shown: Shown) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(NoticeStack())
    column.addWidget(QWidget(), 1)
    return shown(made)


def bars(window: QWidget) -> list[NoticeBar]:
    stack = window.findChild(NoticeStack)
    assert isinstance(stack, NoticeStack)
    return stack.bars()


def test_an_error_stays_until_it_is_closed(window: QWidget) -> None:
    show_error(window, InputError("文件是空的，请另选一个。"))
    (bar,) = bars(window)
    assert bar.isVisible()
    assert bar.accessibleName() == "出错：文件是空的，请另选一个。"
    assert not bar._life.isActive()
    QTest.mouseClick(bar.close_button, Qt.MouseButton.LeftButton)
    assert bars(window) == []


def test_the_newest_notice_stands_on_top_and_the_oldest_makes_room(window: QWidget) -> None:
    for number in range(MOST_SHOWN + 2):
        show_info(f"第{number}条", parent=window)
    assert [bar.text for bar in bars(window)] == ["第4条", "第3条", "第2条"]


def test_the_same_sentence_is_shown_once(window: QWidget) -> None:
    for _ in range(3):
        show_error(window, InputError("磁盘已满。"))
    assert len(bars(window)) == 1


def test_an_action_is_done_once_and_takes_its_notice_away(window: QWidget) -> None:
    done: list[int] = []
    show_info("已删除", "撤销", lambda: done.append(1), parent=window)
    button = bars(window)[0].action_button
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert bars(window) == []


def test_a_remark_goes_by_itself_but_not_while_the_pointer_is_on_it(window: QWidget) -> None:
    show_info("已导入", parent=window)
    (bar,) = bars(window)
    assert bar._life.isActive()
    QApplication.sendEvent(bar, QEnterEvent(QPointF(5, 5), QPointF(5, 5), QPointF(5, 5)))
    assert not bar._life.isActive()
    QApplication.sendEvent(bar, QEvent(QEvent.Type.Leave))
    assert bar._life.isActive()
    bar._life.timeout.emit()
    assert bars(window) == []


def test_a_window_without_a_place_for_notices_gets_them_over_its_top_edge(shown: Shown) -> None:
    window = shown(QWidget())
    show_error(window, InputError("不能写入。"))
    QApplication.processEvents()
    stack = window.findChild(NoticeStack)
    assert isinstance(stack, NoticeStack)
    assert stack.geometry().topLeft().isNull()
    assert stack.width() == window.width()
    assert stack.height() >= stack.bars()[0].sizeHint().height()
    window.resize(900, 600)
    QApplication.processEvents()
    assert stack.width() == 900


def test_a_crash_says_that_the_text_is_saved_and_copies_the_details(shown: Shown) -> None:
    window = shown(QWidget())
    dialog = show_crash(window, "ZeroDivisionError", Path("log"))
    assert "已经保存" in dialog.told.text()
    QTest.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert crash._shown is None


def test_a_second_crash_is_added_to_the_dialog_that_stands_open(shown: Shown) -> None:
    window = shown(QWidget())
    first = show_crash(window, "IndexError", Path("log"))
    second = show_crash(window, "KeyError", Path("log"))
    assert first is second
    assert "IndexError" in first.details.toPlainText()
    assert "KeyError" in first.details.toPlainText()
    assert first.again.text() == "又出现了 1 次。"
    first.reject()
    assert crash._shown is None
