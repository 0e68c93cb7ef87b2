"""Bringing the changes back that were made to the draft's file in Word or WPS."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from replydesk.domain.draft import Draft
from replydesk.domain.errors import NotThisLetterError, ReplydeskError
from replydesk.domain.letter_change import LetterChange
from replydesk.domain.taking import take
from replydesk.gui import notices
from replydesk.gui.tasks import Desk, Task

if TYPE_CHECKING:
    from collections.abc import Generator

    from replydesk.domain.progress import Progress
    from replydesk.gui.compare_dialog import CompareDialog
    from replydesk.gui.pages.drafting import DraftingPage
    from replydesk.services.word_changes import WordChanges
    from replydesk.store.engine import Store

_PATTERNS = "*.docx *.docm *.doc *.wps *.rtf *.odt"


class WordCommands(QObject):
    """Reads an edited file in the worker, shows its changes and takes those that are chosen."""

    def __init__(self, page: "DraftingPage", desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._folder = ""
        self._reading: Task | None = None
        self.dialog: CompareDialog | None = None

    def choose(self) -> None:
        """Ask for the edited file and read it."""
        if self._page.session is None:
            return
        name, _ = QFileDialog.getOpenFileName(
            self._page,
            self.tr("从 Word 取回修改"),
            self._folder,
            self.tr("Word 或 WPS 文档 ({});;所有文件 (*)").format(_PATTERNS),
        )
        if name:
            self._folder = str(Path(name).parent)
            self.read(Path(name))

    def take_dropped(self, paths: list[Path]) -> None:
        """Bring back a file that was exported from this draft; all others are opinions."""
        if self._page.session is None:
            return
        if len(paths) != 1:
            self._page.opinions.read(paths)
            return
        draft = self._page.session.draft()

        def look(_: "Store") -> bool:
            from replydesk.services.word_changes import is_export_of

            return is_export_of(draft, paths[0])

        def go_on(is_ours: bool) -> None:
            if is_ours:
                self.read(paths[0])
            else:
                self._page.opinions.read(paths)

        self._desk.call(look, go_on)

    def read(self, path: Path, *, insist: bool = False) -> None:
        """Compare a file with the draft as it stands; the draft is saved first."""
        if self._page.session is None:
            return
        self.stop()
        self._page.flush()
        draft = self._page.session.draft()

        def work(_: "Store") -> "Generator[Progress, None, WordChanges]":
            from replydesk.services.aside import aside
            from replydesk.services.word_changes import compare

            # An old document goes through LibreOffice: saves must not wait for it.
            return aside(lambda: compare(draft, path, insist=insist))

        self._reading = self._desk.stream(
            work, lambda _: None, partial(self._show, draft), partial(self._refuse, path)
        )

    def stop(self) -> None:
        """Leave what is being read, as another draft is opened."""
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None

    def _show(self, draft: Draft, found: "WordChanges") -> None:
        self._reading = None
        session = self._page.session
        if session is None or session.draft_id != draft.id:
            return
        if session.letter != draft.letter:  # typed meanwhile: the changes would be beside the point
            words = self.tr("读取时草稿又有改动，请再取回一次。")
            notices.show_info(words, parent=self._page)
            return
        if not found.shown:
            words = self.tr("“{0}”与草稿相同，没有要取回的修改。").format(found.name)
            notices.show_info(" ".join((words, *found.remarks)), parent=self._page)
            return
        from replydesk.gui.compare_dialog import CompareDialog

        self.dialog = CompareDialog(found, self._page.window())
        self.dialog.taken.connect(partial(self._take, draft, found))
        self.dialog.open()

    def _take(self, draft: Draft, found: "WordChanges", chosen: list[LetterChange]) -> None:
        session = self._page.session
        if session is None or session.draft_id != draft.id:
            return
        session.take_letter(take(session.letter, found.found, chosen), self.tr("取回修改"))
        self._page.flush()
        step = session.history.index()

        def bring_back() -> None:
            # The bar may outlive the step: by then undo would take something else back.
            if session.history.index() == step:
                session.history.undo()

        words = self.tr("已取回 {0} 处修改，序号已重排。").format(len(chosen))
        notices.show_info(words, self.tr("撤销"), bring_back, parent=self._page)

    def _refuse(self, path: Path, error: ReplydeskError) -> None:
        self._reading = None
        if isinstance(error, NotThisLetterError):
            again = partial(self.read, path, insist=True)
            notices.show_error(self._page, error, self.tr("仍要比较"), again)
        else:
            notices.show_error(self._page, error)
