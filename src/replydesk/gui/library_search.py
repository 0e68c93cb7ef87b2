"""What the panel asks the library, in the worker; only the answer to the newest question comes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.families import FamilyBrief
from replydesk.domain.passage import Filter, Hit
from replydesk.gui.models.passage_list import PAGE
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.figure_colors import colored_spans

if TYPE_CHECKING:
    from replydesk.store.engine import Store

REST_MS = 60  # between two questions while one types; the first one is asked at once
PAUSE_MS = 300  # after which a suggestion is looked for more widely
SLOW_MS = 400  # from which on it is said that the library is being searched
AGAIN_MS = 5000  # after which a question that could not be answered is asked again
_HEADING = 4  # characters from which on words may be a heading that nobody used like that
_CHANNEL = "library"


@dataclass(frozen=True, slots=True)
class Question:
    """Words to search for or, without any, the point of the submission to answer."""

    text: str
    point: str = ""
    draft_id: int = 0  # the draft being written; what it became itself is not suggested to it
    wanted: Filter = field(default_factory=Filter)
    newest: bool = False
    limit: int = PAGE
    wide: bool = False  # a suggestion looks at more of the library, in twice the time

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to ask."""
        return not (self.text or self.point.strip())


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits, and the families of those that are known more than once, by their ids.

    `is_near` tells that nothing holds the words as they are, and the hits are about the same.
    `trouble` is why there is no answer, as a sentence; it is asked again by itself then.
    """

    question: Question
    hits: list[Hit] = field(default_factory=list)
    families: dict[int, FamilyBrief] = field(default_factory=dict)
    is_near: bool = False
    trouble: str = ""


class LibrarySearch(QObject):
    """Asks `question()` after each `change`; `answered` comes where that still is the question."""

    answered = Signal(object)  # an Answer
    slow = Signal()

    def __init__(self, desk: Desk, question: Callable[[], Question], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = question
        self._asked: Question | None = None
        self._is_open = False
        self._since = QElapsedTimer()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._ask)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._widen)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(AGAIN_MS)
        self._again.timeout.connect(self._ask)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self.slow)

    @property
    def is_open(self) -> bool:
        """Whether what is shown is no answer yet to what is asked."""
        return self._is_open

    def change(self, wait: int = 0) -> None:
        """Ask anew, at the earliest in `wait` milliseconds; what was asked is not answered."""
        self._is_open = True
        self._asked = None
        self._desk.forget(_CHANNEL)
        self._pause.stop()
        self._again.stop()
        self._slow.start()
        rested = not self._since.isValid() or self._since.elapsed() >= REST_MS
        self._since.restart()
        wait = max(wait, 0 if rested else REST_MS)
        if wait:
            self._rest.start(wait)
        else:
            self._rest.stop()
            self._ask()

    def _ask(self) -> None:
        question = self._question()
        if question.is_empty:
            self._asked = question
            self._deliver(Answer(question))
        else:
            self._put(question)

    def _widen(self) -> None:
        self._put(replace(self._question(), wide=True))

    def _put(self, question: Question) -> None:
        self._asked = question
        done, failed = self._deliver, partial(self._fail, question)
        self._desk.latest(_CHANNEL, partial(_answer, question), done, failed)

    def _deliver(self, answer: Answer) -> None:
        if answer.question != self._asked:
            return
        self._close()
        if not (answer.question.text or answer.question.wide or answer.question.is_empty):
            self._pause.start()
        self.answered.emit(answer)

    def _fail(self, question: Question, error: ReplydeskError) -> None:
        if question == self._asked:
            self._close()
            if question.wide and not question.text:
                return  # the narrow answer stands
            self._again.start()
            self.answered.emit(Answer(question, trouble=str(error)))

    def _close(self) -> None:
        self._is_open = False
        self._slow.stop()


def _answer(question: Question, store: "Store") -> Answer:
    from replydesk.services import families

    hits = _found(question, store) if question.text else []
    is_near = not hits and len(question.text) >= _HEADING
    if is_near or not question.text:
        hits = _suggested(question, store)
    related = [hit.passage.id for hit in hits if hit.passage.family]
    known = families.families_of(store, related) if related else {}
    for hit in hits:  # known before the cards are painted
        colored_spans(hit.passage.text)
    return Answer(question, hits, known, is_near and bool(hits))


def _found(question: Question, store: "Store") -> list[Hit]:
    from replydesk.services.library import search

    return search(
        store,
        question.text,
        wanted=question.wanted,
        newest=question.newest,
        limit=question.limit,
        one_per_family=True,
    )


def _suggested(question: Question, store: "Store") -> list[Hit]:
    from replydesk.services.drafts import letter_of
    from replydesk.services.library import suggest

    return suggest(
        store,
        question.text or question.point,
        wanted=question.wanted,
        limit=question.limit,
        exclude_letter=letter_of(store, question.draft_id),
        one_per_family=True,
        wide=question.wide,
    )
