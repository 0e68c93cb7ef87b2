"""One undo for two histories: the words of the section shown, and the parts of the draft."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

if TYPE_CHECKING:
    from replydesk.gui.pages.drafting import DraftingPage


class History(QObject):
    """Undoes words first while one is in the text, parts while one is in the outline."""

    def __init__(self, page: "DraftingPage") -> None:
        super().__init__(page)
        self._page = page

    def undo(self) -> None:
        """Take the last step back."""
        session, editor = self._page.session, self._page.page.editor
        if session is None or editor.is_composing:
            return
        if self._in_text() and editor.document().isUndoAvailable():
            editor.undo()
        elif session.history.canUndo():
            session.history.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        session, editor = self._page.session, self._page.page.editor
        if session is None or editor.is_composing:
            return
        if self._in_text() and editor.document().isRedoAvailable():
            editor.redo()
        elif session.history.canRedo():
            session.history.redo()

    def show(self, _changed: object = None) -> None:
        """Have the actions tell what is possible."""
        session = self._page.session
        # A stack that goes with the window tells of its end when it can't be asked any more.
        if session is None or not isValid(session.history):
            return
        document = self._page.page.editor.document()
        words = self._shows_text()
        undo = (words and document.isUndoAvailable()) or session.history.canUndo()
        redo = (words and document.isRedoAvailable()) or session.history.canRedo()
        self._page.actions_by_name["undo"].setEnabled(undo)
        self._page.actions_by_name["redo"].setEnabled(redo)

    def _shows_text(self) -> bool:
        session = self._page.session
        return session is not None and session.section_at(session.place) is not None

    def _in_text(self) -> bool:
        focus = QApplication.focusWidget()
        in_outline = focus is not None and self._page.outline.isAncestorOf(focus)
        return self._shows_text() and not in_outline
