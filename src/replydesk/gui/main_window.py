"""The window: pages in a stack, notices above them, the status line below."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QEvent, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.letter import LetterFormat
from replydesk.gui import notices
from replydesk.gui.guard import guarded
from replydesk.gui.pages.home import HomePage
from replydesk.gui.status_line import StatusLine
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.gui.pages.drafting import DraftingPage

P = TypeVar("P", bound=QWidget)


class MainWindow(QMainWindow):
    """Leads from page to page. Every page but the first is made when it is first wanted."""

    painted = Signal()  # once, after the first paint

    def __init__(self, desk: Desk, settings: QSettings) -> None:
        super().__init__()
        self.desk = desk
        self._settings = settings
        self._was_painted = False
        self._closing = ""
        self.setWindowTitle(self.tr("答复台 · 建议提案答复"))
        self.setMinimumSize(1024, 640)
        self.notices = notices.NoticeStack()
        self.stack = QStackedWidget()
        self.line = StatusLine(settings)
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
        self._pages: dict[type[QWidget], QWidget] = {}
        self._came_from: QWidget | None = None
        self.home = HomePage(desk)
        self._add(self.home)
        self.home.new_requested.connect(self.show_new)
        self.home.open_requested.connect(self.open_draft)
        self.home.import_requested.connect(self.show_import)
        self.home.library_requested.connect(self.show_library)
        self.home.files_dropped.connect(self.show_import)
        desk.failed.connect(lambda error: notices.show_error(self, error))
        desk.opened.connect(self._on_opened)
        desk.open_failed.connect(self._on_open_failed)
        self._restore()

    # ------------------------------------------------------------------ pages

    def show_home(self) -> None:
        """The list of drafts."""
        self.line.show_save("", "")
        self.line.show_length(None)
        self.home.refresh()
        self.stack.setCurrentWidget(self.home)

    def show_new(self) -> None:
        """A new submission."""
        from replydesk.gui.pages.new_submission import NewSubmissionPage

        page, fresh = self._page(NewSubmissionPage)
        if fresh:
            page.created.connect(self.open_draft)
            page.cancelled.connect(self.show_home)
        page.start()
        self.stack.setCurrentWidget(page)

    def show_import(self, paths: list[Path] | None = None) -> None:
        """Importing letters."""
        from replydesk.gui.pages.import_letters import ImportPage

        page, fresh = self._page(ImportPage)
        if fresh:
            page.closed.connect(self.show_home)
            page.library_changed.connect(self.home.refresh)
            page.library_changed.connect(self.count_library)
        self.stack.setCurrentWidget(page)
        page.start(paths or [])

    def show_library(self) -> None:
        """The library by itself."""
        from replydesk.gui.pages.library import LibraryPage

        page, fresh = self._page(LibraryPage)
        if fresh:
            page.closed.connect(self.show_home)
            page.panel.size_known.connect(self._on_size)
        self.stack.setCurrentWidget(page)
        page.start()

    def open_draft(self, draft_id: int) -> None:
        """A draft, where it was left."""
        self.drafting.open(draft_id)

    def show_checks(self, draft: Draft) -> None:
        """What the check found in a draft."""
        from replydesk.gui.pages.checks import CheckPage

        page, fresh = self._page(CheckPage)
        if fresh:
            page.closed.connect(self.show_drafting)
            page.jump_requested.connect(self._jump)
            page.export_requested.connect(self._export_current)
            page.format_chosen.connect(self._choose_format)
        page.show_draft(draft)
        self.stack.setCurrentWidget(page)

    def show_drafting(self) -> None:
        """The draft that is open."""
        self.stack.setCurrentWidget(self.drafting)
        self.drafting.page.focus_text()

    @property
    def drafting(self) -> "DraftingPage":
        """The drafting page."""
        from replydesk.gui.pages.drafting import DraftingPage

        page, fresh = self._page(DraftingPage)
        if fresh:
            page.closed.connect(self.show_home)
            page.opened.connect(self.show_drafting)
            page.check_requested.connect(self.show_checks)
            page.export_requested.connect(self.export)
            page.shortcuts_requested.connect(self.show_shortcuts)
            page.save_state.connect(self.line.show_save)
            page.length_known.connect(self.line.show_length)
            page.preview.pages_known.connect(self.line.show_pages)
            page.library_known.connect(self._on_size)
            if isinstance(state := self._settings.value("splitter"), QByteArray):
                page.splitter.restoreState(state)
        return page

    def export(self, draft: Draft) -> None:
        """Ask where to and export a draft."""
        from replydesk.gui.export_dialog import ExportDialog

        self.export_dialog = ExportDialog(self.desk, draft, self)
        self.export_dialog.open()

    def show_shortcuts(self) -> None:
        """The list of shortcuts."""
        from replydesk.gui.shortcut_list import ShortcutList

        ShortcutList(self).open()

    def count_library(self) -> None:
        """Show in the status line what the library holds."""

        def size(store: object) -> object:
            from replydesk.services.library import library_size
            from replydesk.store.engine import Store

            assert isinstance(store, Store)
            return library_size(store)

        self.desk.latest("window-library", size, self._on_size)

    def come_forward(self) -> None:
        """Raise the window: the program was started a second time."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _page(self, kind: Callable[[Desk], P]) -> tuple[P, bool]:
        assert isinstance(kind, type)
        if kind in self._pages:
            return self._pages[kind], False  # type: ignore[return-value]
        page: P = kind(self.desk)
        self._add(page)
        return page, True

    def _add(self, page: QWidget) -> None:
        self._pages[type(page)] = page
        self.stack.addWidget(page)

    # ------------------------------------------------------------------ answers

    def _jump(self, where: object) -> None:
        self.show_drafting()
        self.drafting.show_where(where)  # type: ignore[arg-type]

    def _export_current(self) -> None:
        if self.drafting.session:
            self.export(self.drafting.session.draft())

    def _choose_format(self, chosen: LetterFormat) -> None:
        if self.drafting.session:
            self.drafting.session.change_letter(format=chosen)

    def _on_size(self, size: object) -> None:
        self.line.show_library(int(getattr(size, "passages", 0)))

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
    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_geometry()
        page = self._pages.get(self._drafting_type()) if self._closing != "now" else None
        autosave = getattr(page, "autosave", None)
        if autosave is None or autosave.is_clean:
            event.accept()
            return
        # The window goes when the save has answered; a second click while it waits changes nothing.
        event.ignore()
        if not self._closing:
            self._closing = "saving"
            autosave.flush(self._on_last_save)

    def _on_last_save(self, safe: bool) -> None:
        if safe:
            self._closing = "now"
            self.close()
            return
        self._closing = ""
        words = self.tr("草稿还没有保存，窗口没有关闭。")
        notices.show_info(words, self.tr("不保存，直接关闭"), self._close_anyway, parent=self)

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
