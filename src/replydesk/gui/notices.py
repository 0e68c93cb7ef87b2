"""What the program tells without being asked: bars across the top of the window.

A `NoticeStack` belongs into the layout of the main window; where a window has none, one is laid
over its top edge. Nothing here stops the clerk's work.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.errors import ReplydeskError
from replydesk.gui import theme
from replydesk.gui.guard import guarded

MOST_SHOWN = 3
INFO_MILLISECONDS = 10_000


class NoticeBar(QFrame):
    """One notice: a sign, a sentence, perhaps one action, and a button that closes it."""

    def __init__(
        self,
        text: str,
        severity: str,
        action_text: str | None = None,
        action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text = text
        self.severity = severity
        self._action = action
        self.setProperty("notice", severity)
        kind = self.tr("出错") if severity == "error" else self.tr("提示")
        self.setAccessibleName(f"{kind}：{text}")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        self._sign = QLabel()
        row.addWidget(self._sign)
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(label, 1)
        self.action_button: QPushButton | None = None
        if action_text and action:
            self.action_button = QPushButton(action_text)
            self.action_button.clicked.connect(self._act)
            row.addWidget(self.action_button)
        self.close_button = QToolButton()
        theme.set_icon(self.close_button, "x", self._token())
        self.close_button.setToolTip(self.tr("关闭提示"))
        self.close_button.setAccessibleName(self.tr("关闭提示"))
        self.close_button.clicked.connect(self.dismiss)
        row.addWidget(self.close_button)
        self._life = QTimer(self)
        self._life.setSingleShot(True)
        self._life.setInterval(INFO_MILLISECONDS)
        self._life.timeout.connect(self.dismiss)
        if severity == "info":
            self._life.start()
        self._show_sign()

    def dismiss(self) -> None:
        """Take the notice away."""
        self._life.stop()
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def _act(self) -> None:
        self.dismiss()
        if self._action is not None:
            self._action()

    def _token(self) -> str:
        return "danger" if self.severity == "error" else "ok"

    def _show_sign(self) -> None:
        sign = "triangle-alert" if self.severity == "error" else "info"
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(theme.pixmap(sign, self._token(), 18, ratio))

    @guarded
    def enterEvent(self, event: QEnterEvent) -> None:
        # A notice under the pointer is being read: it stays.
        self._life.stop()
        super().enterEvent(event)

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        if self.severity == "info":
            self._life.start()
        super().leaveEvent(event)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._show_sign()


class NoticeStack(QWidget):
    """The notices of a window, newest first; empty it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._window: QWidget | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def bars(self) -> list[NoticeBar]:
        """The notices that are shown, newest first."""
        items = (self._column.itemAt(i) for i in range(self._column.count()))
        return [w for i in items if i is not None and isinstance(w := i.widget(), NoticeBar)]

    def add(
        self,
        text: str,
        severity: str,
        action_text: str | None = None,
        action: Callable[[], object] | None = None,
    ) -> NoticeBar:
        """Show a notice on top. The same sentence is not shown twice; the oldest make room."""
        for bar in self.bars():
            if bar.text == text and bar.severity == severity:
                bar.dismiss()
        bar = NoticeBar(text, severity, action_text, action, self)
        self._column.insertWidget(0, bar)
        for old in self.bars()[MOST_SHOWN:]:
            old.dismiss()
        bar.show()
        QAccessible.updateAccessibility(QAccessibleEvent(bar, QAccessible.Event.Alert))
        return bar

    def lay_over(self, window: QWidget) -> None:
        """Keep the stack along the top edge of a window that has no place for it."""
        self._window = window
        window.installEventFilter(self)
        self._fit()
        self.show()

    def _fit(self) -> None:
        if self._window is not None:
            width = self._window.width()
            self._column.activate()
            wanted = self._column.totalHeightForWidth(width)
            self.setGeometry(0, 0, width, max(wanted, self._column.totalSizeHint().height(), 0))
            self.raise_()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)


def stack_of(parent: QWidget | None) -> NoticeStack | None:
    """The notices of the window that `parent` stands in, or of the active window."""
    window = parent.window() if parent is not None else _some_window()
    if window is None:
        return None
    found = window.findChild(NoticeStack)
    if isinstance(found, NoticeStack):
        return found
    stack = NoticeStack(window)
    stack.lay_over(window)
    return stack


def show_error(
    parent: QWidget | None,
    error: ReplydeskError,
    action_text: str | None = None,
    action: Callable[[], object] | None = None,
) -> None:
    """Say in a bar across the top of the window what went wrong; it stays until it is closed."""
    stack = stack_of(parent)
    if stack is not None:
        stack.add(str(error), "error", action_text, action)


def show_info(
    text: str,
    action_text: str | None = None,
    action: Callable[[], object] | None = None,
    *,
    parent: QWidget | None = None,
) -> None:
    """Say something in a bar that goes by itself, with one action where there is one (撤销)."""
    stack = stack_of(parent)
    if stack is not None:
        stack.add(text, "info", action_text, action)


def take_away(text: str, *, parent: QWidget | None = None) -> None:
    """Take a notice away before its time: what it says is true no more."""
    stack = stack_of(parent)
    for bar in stack.bars() if stack is not None else ():
        if bar.text == text:
            bar.dismiss()


def _some_window() -> QWidget | None:
    active = QApplication.activeWindow()
    if active is not None:
        return active
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.isWindow()]
    return shown[0] if shown else None
