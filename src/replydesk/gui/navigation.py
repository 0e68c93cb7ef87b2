"""From page to page: what the window can show, and how its pages are tied together."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.file_names import DEFAULT_PATTERN
from replydesk.domain.letter import LetterFormat
from replydesk.domain.line_breaks import Breaking
from replydesk.gui import notices
from replydesk.gui.family_grouping import FamilyGrouping
from replydesk.gui.finishing import Finishing
from replydesk.gui.index_watch import IndexWatch
from replydesk.gui.pages.home import HomePage
from replydesk.gui.status_line import StatusLine
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.gui.pages.drafting import DraftingPage
    from replydesk.store.engine import Store

P = TypeVar("P", bound=QWidget)


class Navigation(QMainWindow):
    """A window of pages. Every page but the first is made when it is first wanted."""

    def __init__(self, desk: Desk, settings: QSettings) -> None:
        super().__init__()
        self.desk = desk
        self._settings = settings
        self.notices = notices.NoticeStack()
        self.stack = QStackedWidget()
        self.line = StatusLine(settings)
        self.grouping = FamilyGrouping(desk, self)
        self.grouping.told.connect(self.line.show_background)
        self.index_watch = IndexWatch(desk, self)
        self.index_watch.told.connect(self.line.show_background)
        self.finishing = Finishing(desk, self)
        self.finishing.learnt.connect(self.count_library)
        self._pages: dict[type[QWidget], QWidget] = {}
        self._came_from: QWidget | None = None
        self.home = HomePage(desk)
        self.home.finish_requested.connect(self.finishing.finish)
        self.home.reopen_requested.connect(self.finishing.reopen)
        self.finishing.drafts_changed.connect(self.home.refresh)
        self.home.export_requested.connect(self.export_many)
        self.home.again_requested.connect(self.reply_again)
        self._add(self.home)
        self.home.new_requested.connect(self.show_new)
        self.home.open_requested.connect(self.open_draft)
        self.home.import_requested.connect(self.show_import)
        self.home.library_requested.connect(self.show_library)
        self.home.review_requested.connect(self.show_review)
        self.home.settings_requested.connect(self.show_office_settings)
        self.home.files_dropped.connect(self.show_import)

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
            page.review_requested.connect(self.show_review)
            page.remember(self._settings)
        self.stack.setCurrentWidget(page)
        page.start(paths or [])

    def show_library(self) -> None:
        """The library by itself."""
        from replydesk.gui.pages.library import LibraryPage

        page, fresh = self._page(LibraryPage)
        if fresh:
            page.closed.connect(self.show_home)
            page.library_changed.connect(self.count_library)
            page.review_requested.connect(self.show_review)
            page.open_requested.connect(self.open_draft)
            self.grouping.done.connect(page.commands.count_proposals)
        self.stack.setCurrentWidget(page)
        page.start()

    def show_office_settings(self) -> None:
        """The office's units, base template, wording and fonts."""
        from replydesk.gui.pages.office_settings import OfficeSettingsPage

        page, fresh = self._page(OfficeSettingsPage)
        if fresh:
            page.closed.connect(self._leave_office_settings)
        if self.stack.currentWidget() is not page:
            self._came_from = self.stack.currentWidget()
        self.stack.setCurrentWidget(page)
        page.start()

    def show_review(self, letter_ids: Collection[int] | None = None) -> None:
        """Recognised letters to look over: those that wait, or these."""
        from replydesk.gui.pages.review import ReviewPage

        page, fresh = self._page(ReviewPage)
        if fresh:
            page.closed.connect(self._leave_review)
            page.shortcuts_requested.connect(self.show_shortcuts)
            page.library_changed.connect(self.count_library)
        if self.stack.currentWidget() is not page:
            self._came_from = self.stack.currentWidget()
        self.stack.setCurrentWidget(page)
        page.start(letter_ids)

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
            page.print_requested.connect(self.print_letter)
            page.finish_requested.connect(self.finishing.finish)
            page.shortcuts_requested.connect(self.show_shortcuts)
            page.save_state.connect(self.line.show_save)
            page.length_known.connect(self.line.show_length)
            page.preview.pages_known.connect(self.line.show_pages)
            page.library_known.connect(self._on_size)
            self.finishing.learnt.connect(page.library.count_library)
            page.preview.remember(self._settings)
            if isinstance(state := self._settings.value("splitter"), QByteArray):
                page.splitter.restoreState(state)
        return page

    def export(self, draft: Draft) -> None:
        """Ask where to and export a draft."""
        from replydesk.gui.batch_export_dialog import PATTERN
        from replydesk.gui.export_dialog import ExportDialog

        pattern = str(self._settings.value(PATTERN, "") or DEFAULT_PATTERN)
        self.export_dialog = ExportDialog(self.desk, draft, self, pattern)
        self.export_dialog.finish_wanted.connect(self.drafting.finish)
        self.export_dialog.settings_wanted.connect(self.show_office_settings)
        self.export_dialog.return_wanted.connect(self.drafting.word.choose)
        self.export_dialog.open()

    def print_letter(self, draft: Draft, breaking: Breaking) -> None:
        """Show a draft as it will be printed, and ask how."""
        from replydesk.gui.print_dialog import PrintDialog

        PrintDialog(self.desk, draft.letter, breaking, self).open()

    def reply_again(self, draft_id: int) -> None:
        """Begin a second reply to what a finished draft answers."""

        def begin(store: "Store") -> int:
            from replydesk.services.second_replies import reply_again

            return reply_again(store, draft_id).id

        self.desk.call(begin, self.open_draft)

    def export_many(self, draft_ids: list[int]) -> None:
        """Ask where to and export drafts."""
        from replydesk.gui.batch_export_dialog import BatchExportDialog

        self.batch_dialog = BatchExportDialog(self.desk, draft_ids, self._settings, self)
        self.batch_dialog.open()

    def show_shortcuts(self) -> None:
        """The list of shortcuts."""
        from replydesk.gui.shortcut_list import ShortcutList

        ShortcutList(self).open()

    def count_library(self) -> None:
        """Show in the status line what the library holds, and group what is new in it."""

        def size(store: object) -> object:
            from replydesk.services.library import library_size
            from replydesk.store.engine import Store

            assert isinstance(store, Store)
            return library_size(store)

        self.desk.latest("window-library", size, self._on_size)
        self.grouping.start()  # whatever made the library grow

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

    def _leave_office_settings(self) -> None:
        if self._came_from is None or self._came_from is self.home:
            self.show_home()
        else:
            self.stack.setCurrentWidget(self._came_from)

    def _leave_review(self) -> None:
        if self._came_from is None or self._came_from is self.home:
            self.show_home()
            return
        self.stack.setCurrentWidget(self._came_from)
        refresh = getattr(self._came_from, "count_waiting", None)
        if refresh is not None:
            refresh()

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
