"""The window: pages in a stack, notices above them, the status line below."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QVBoxLayout, QWidget

from replydesk.domain.errors import ReplydeskError
from replydesk.gui import notices
from replydesk.gui.guard import guarded
from replydesk.gui.navigation import Navigation
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.drops import DropVeil, dropped_paths

_Save = Callable[[Callable[[bool], None]], None]  # saves, and tells whether all is safe
_Unsaved = tuple[str, _Save]


class MainWindow(Navigation):
    """The frame around the pages: start, notices, files dropped anywhere, and the end."""

    painted = Signal()  # once, after the first paint

    def __init__(self, desk: Desk, settings: QSettings) -> None:
        super().__init__(desk, settings)
        self._was_painted = False
        self._closing = ""
        self.setWindowTitle(self.tr("答复台 · 建议提案答复"))
        self.setMinimumSize(1024, 640)
        self.line.shortcuts_wanted.connect(self.show_shortcuts)
        self.setStatusBar(self.line)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.stack, 1)
        self.setCentralWidget(ground)
        # Nothing is marked before the clerk reaches for the keyboard; Tab leads to the first card.
        ground.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        ground.setFocus()
        self.setAcceptDrops(True)
        self.veil = DropVeil(self)
        desk.failed.connect(lambda error: notices.show_error(self, error))
        desk.opened.connect(self._on_opened)
        desk.open_failed.connect(self._on_open_failed)
        self._restore()

    def come_forward(self) -> None:
        """Raise the window: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    # ------------------------------------------------------------------ answers

    def _on_opened(self) -> None:
        self.home.refresh()
        self.count_library()

    def _on_open_failed(self, error: ReplydeskError) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(14)
        title = QLabel(self.tr("素材库打不开"))
        title.setProperty("role", "title")
        words = QLabel(str(error))
        words.setWordWrap(True)
        words.setFixedWidth(560)  # a wrapped label alone would be as narrow as its longest word
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        leave = QPushButton(self.tr("退出"))
        leave.setProperty("role", "primary")
        leave.clicked.connect(self.close)
        for widget in (title, words, leave):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._closing = "now"  # there is nothing to save
        self._add(page)
        self.stack.setCurrentWidget(page)
        leave.setFocus()

    # ------------------------------------------------------------------ the window itself

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Buttons leave Enter alone outside of dialogs; clerks press it all the same.
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focus, QAbstractButton
        ):
            focus.animateClick()
            return
        super().keyPressEvent(event)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "line"):
            self.line.dress()

    @guarded
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()) and self._closing != "now":
            event.acceptProposedAction()
            self.veil.cover()

    @guarded
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.veil.hide()
        super().dragLeaveEvent(event)

    @guarded
    def dropEvent(self, event: QDropEvent) -> None:
        self.veil.hide()
        if paths := dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.show_import(paths)

    @guarded
    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_geometry()
        waiting = [] if self._closing == "now" else self._unsaved()
        if not waiting:
            event.accept()
            return
        # The window goes when the saves have answered; a second click meanwhile changes nothing.
        event.ignore()
        if not self._closing:
            self._closing = "saving"
            self._save_next(waiting)

    def _unsaved(self) -> list[_Unsaved]:
        """What would be lost now: what to say where it can't be saved, and what saves it."""
        found: list[_Unsaved] = []
        for page in self._pages.values():
            autosave = getattr(page, "autosave", None)
            if autosave is not None and not autosave.is_clean:
                found.append((self.tr("草稿还没有保存，窗口没有关闭。"), autosave.flush))
            settle = getattr(page, "settle", None)
            if settle is not None and not page.is_clean:  # type: ignore[attr-defined]
                found.append((self.tr("核对时的更正还没有保存，窗口没有关闭。"), settle))
        return found

    def _save_next(self, waiting: list[_Unsaved]) -> None:
        """Save one after the other; the first that can't be saved keeps the window open."""
        if not waiting:
            self._closing = ""
            self.close()  # looks again: the clerk may have typed on
            return
        words, save = waiting[0]

        def answered(safe: bool) -> None:
            if safe:
                self._save_next(waiting[1:])
                return
            self._closing = ""
            notices.show_info(words, self.tr("不保存，直接关闭"), self._close_anyway, parent=self)

        save(answered)

    def _close_anyway(self) -> None:
        self._closing = "now"
        self.close()

    def _drafting_type(self) -> type[QWidget]:
        return next((kind for kind in self._pages if kind.__name__ == "DraftingPage"), QWidget)

    def _keep_geometry(self) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        page = self._pages.get(self._drafting_type())
        if page is not None:
            self._settings.setValue("splitter", page.splitter.saveState())  # type: ignore[attr-defined]

    def _restore(self) -> None:
        geometry = self._settings.value("geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            # Room for the title bar and the system's own bar on a small screen.
            room = self.screen().availableSize()
            self.resize(min(1280, room.width()), min(800, room.height() - 40))
