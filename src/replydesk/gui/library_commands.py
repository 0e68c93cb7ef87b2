"""What the clerk does with the library while writing: search, narrow, look back, and keep."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from replydesk.domain.draft import Draft, Place
from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.passage import Passage
from replydesk.gui import notices
from replydesk.gui.tasks import Desk

if TYPE_CHECKING:
    from replydesk.domain.editing import Change
    from replydesk.gui.pages.drafting import DraftingPage
    from replydesk.store.engine import Store

_SHOWN = 18  # characters of a kept text in the notice


class LibraryCommands(QObject):
    """Commands of the drafting page that concern the library beside the text."""

    def __init__(self, page: "DraftingPage", desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._panel = page.library
        self._panel.family_wanted.connect(self.show_family)

    def search(self) -> None:
        """Put the keyboard into the search box."""
        self._show()
        self._panel.box.setFocus()
        self._panel.box.selectAll()

    def go(self) -> None:
        """Put the keyboard into the list."""
        self._show()
        self._panel.list.setFocus()

    def narrow(self) -> None:
        """Open the filters."""
        self._show()
        self._panel.toggle_filters()

    def _show(self) -> None:
        self._page.columns.show_library()
        self._page.side.show_opinions(False)

    def show_family(self, passage: Passage) -> None:
        """Show a measure through the years."""
        from replydesk.gui.family_dialog import show_family

        dialog = show_family(self._page.window(), self._desk, passage, can_insert=True)
        dialog.insert_wanted.connect(self._page.insert)
        dialog.changed.connect(self._panel.ask)

    # ------------------------------------------------------------------ keeping what is written

    def keep(self) -> None:
        """Put the selected words, or the caret's point, into the library."""
        session, editor = self._page.session, self._page.page.editor
        if session is None or editor.is_composing:
            return
        texts = _texts(editor.textCursor()) if session.section_at(session.place) else []
        if not texts:
            words = self.tr("请先把光标放在要存入素材库的一点上，或选中要存的文字。")
            notices.show_info(words, parent=self._page)
            return
        work = partial(_keep, session.draft(), session.place, texts)
        self._desk.call(work, partial(self._on_kept, texts), self._refuse)

    def _on_kept(self, texts: list[str], made: "list[Change]") -> None:
        first = texts[0] if len(texts[0]) <= _SHOWN else texts[0][:_SHOWN] + "…"
        words = self.tr("已存入素材库：{0}").format(first)
        if len(made) > 1:
            words = self.tr("已存入素材库 {0} 条。").format(len(made))
        undo = partial(self._desk.call, partial(_undo, made), self._refresh, self._refuse)
        notices.show_info(words, self.tr("撤销"), undo, parent=self._page)
        self._refresh()

    def _refuse(self, error: ReplydeskError) -> None:
        notices.show_error(self._page, error)

    def _refresh(self, _undone: object = None) -> None:
        self._panel.count_library()
        self._panel.ask()


def _texts(cursor: QTextCursor) -> list[str]:
    """The selected words of each point, or the point the caret is in."""
    if not cursor.hasSelection():
        texts = [cursor.block().text()]
    else:
        texts = cursor.selection().toPlainText().split("\n")
    return [text.strip() for text in texts if text.strip()]


def _keep(draft: Draft, place: Place, texts: list[str], store: "Store") -> "list[Change]":
    """One change for each text that is kept. Raises what refused the last where none is."""
    from replydesk.services.editing import add_from_draft

    made: list[Change] = []
    for text in texts:
        try:
            made.append(add_from_draft(store, draft, place, text))
        except InputError:
            if text is texts[-1] and not made:
                raise
    return made


def _undo(changes: "list[Change]", store: "Store") -> None:
    from replydesk.services.editing import undo

    for change in reversed(changes):
        undo(store, change.id)
