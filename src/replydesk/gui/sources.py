"""Where taken-over passages come from: words for a tooltip, and the letter to read."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.passage import Passage
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.letter_popup import LetterPopup
from replydesk.gui.widgets.passage_card import source_words

if TYPE_CHECKING:
    from replydesk.store.engine import Store


class Sources(QObject):
    """Knows the passages that were seen, and shows a passage in its letter."""

    insert_wanted = Signal(object)

    def __init__(self, desk: Desk, window: QWidget, *, can_insert: bool = True) -> None:
        super().__init__(window)
        self._can_insert = can_insert  # there is a letter to insert into
        self._desk = desk
        self._window = window
        self._known: dict[int, Passage] = {}
        self.popup: LetterPopup | None = None

    def remember(self, passage: Passage) -> None:
        """Be able to say later where a passage comes from."""
        self._known[passage.id] = passage

    def look_up(self, letter: ReplyLetter) -> None:
        """Learn where the points of a letter come from that was written earlier."""
        origins = {p.origin for _, _, _, p in letter.paragraphs() if p.origin is not None}
        if missing := origins - self._known.keys():
            self._desk.call(partial(_passages, missing), self._learn)

    def _learn(self, passages: list[Passage]) -> None:
        for passage in passages:
            self.remember(passage)

    def words(self, origin: int) -> str:
        """Where the text of a point was taken from."""
        passage = self._known.get(origin)
        if passage is None:
            return self.tr("取自素材库")
        words = self.tr("取自 {0}《{1}》的答复")
        return words.format(source_words(passage), passage.subject)

    def show(self, passage: Passage) -> None:
        """Show a passage in its letter."""

        def show(found: tuple[ReplyLetter, str]) -> None:
            self.show_in(passage, *found)

        self._desk.latest("letter", partial(_letter, passage), show)

    def show_in(self, passage: Passage, letter: ReplyLetter, words: str = "") -> None:
        """Show a passage in a letter that is at hand; `words` is how the letter words it."""
        popup = LetterPopup(letter, passage, words or passage.text, self._window)
        popup.insert_button.setVisible(self._can_insert)
        popup.insert_button.clicked.connect(partial(self._insert, passage, popup))
        popup.open()
        self.popup = popup

    def _insert(self, passage: Passage, popup: LetterPopup, _checked: bool = False) -> None:
        popup.close()
        self.insert_wanted.emit(passage)


def _passages(origins: set[int], store: "Store") -> list[Passage]:
    from replydesk.services.library import passages_with

    return passages_with(store, origins)


def _letter(passage: Passage, store: "Store") -> tuple[ReplyLetter, str]:
    """The letter, and how it words the passage: a clerk may have changed it since."""
    from replydesk.services.editing import words_in_letter
    from replydesk.services.library import letter_of

    return letter_of(store, passage), words_in_letter(store, passage.id)
