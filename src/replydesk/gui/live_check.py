"""The check that runs by itself while the clerk writes: a count, and remarks on one section."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from replydesk.domain.draft import Place
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.opinions import CoOpinion
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.finding_places import finding_words

if TYPE_CHECKING:
    from replydesk.domain.checks import Finding
    from replydesk.store.engine import Store

PAUSE_MS = 1200


class LiveCheck(QObject):
    """Checks the session's letter in the worker when the clerk pauses."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._session: DraftSession | None = None
        self._findings: list[Finding] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self._ask)

    @property
    def count(self) -> int:
        """How many findings there are."""
        return len(self._findings)

    def follow(self, session: DraftSession) -> None:
        """Check this session from now on."""
        self._session = session
        self._findings = []
        self._ask()

    def soon(self) -> None:
        """Check again when the clerk pauses."""
        self._wait.start()

    def first_in(self, place: Place) -> tuple[str, object]:
        """The first remark on a paragraph of a section, as (sentence, where); ("", None) for none.

        What is merely not written yet is no remark: the outline shows it.
        """
        for finding in self._findings:
            where = finding.where
            if where.place == place and where.field == "text":
                return finding_words(finding), where
        return "", None

    def _ask(self) -> None:
        if self._session is not None:
            work = _checking(self._session.letter, self._session.submission.opinions)
            self._desk.latest("check", work, self._show)

    def _show(self, findings: "list[Finding]") -> None:
        self._findings = findings
        self.changed.emit()


def _checking(
    letter: ReplyLetter, opinions: tuple[CoOpinion, ...]
) -> "Callable[[Store], list[Finding]]":
    def check(_store: "Store") -> "list[Finding]":
        from replydesk.services.checking import check_letter

        return check_letter(letter, opinions=opinions)

    return check
