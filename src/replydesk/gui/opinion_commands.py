"""Reading opinions of co-handlers for the draft, offering their points, putting them away."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.opinions import CoOpinion
from replydesk.domain.passage import Passage
from replydesk.gui import notices
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.models.opinion_points import offered_points
from replydesk.gui.tasks import Desk, Task

if TYPE_CHECKING:
    from collections.abc import Generator

    from replydesk.domain.progress import Progress
    from replydesk.gui.pages.drafting import DraftingPage
    from replydesk.services.opinions import Received
    from replydesk.store.engine import Store

_CALM_MS = 250  # after the last key, before it is looked which points the letter has


class OpinionCommands(QObject):
    """What the clerk can do with the opinions on the page's submission."""

    def __init__(self, page: "DraftingPage", desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._panel = page.side.opinions
        self._waiting: list[Path] = []
        self._reading: Task | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self.show)
        self._panel.read_wanted.connect(self.choose)
        self._panel.remove_wanted.connect(self.remove)
        self._panel.insert_wanted.connect(page.insert)
        self._panel.source_wanted.connect(self._show_source)

    def follow(self, session: DraftSession) -> None:
        """Offer the points of another draft's opinions; what was being read is left."""
        self._waiting.clear()
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self._panel.tell("")
        session.opinions_changed.connect(self.show)
        session.edited.connect(self._calm.start)
        self.show()

    def show(self) -> None:
        """Offer the points in the order in which the place that is shown wants them."""
        self._calm.stop()
        session = self._page.session
        if session is None:
            return
        place = session.place
        opinions = session.submission.opinions
        in_part = session.section_at(place) is not None
        self._panel.list.cards.year = session.year
        self._panel.offer(opinions, offered_points(session, place), in_part=in_part)
        self._page.side.show_count()

    def go(self) -> None:
        """Bring the points up and put the keyboard there."""
        self._page.columns.show_library()
        self._page.side.show_opinions(True)
        self._panel.focus_list()

    # ------------------------------------------------------------------ receiving

    def choose(self) -> None:
        """Ask for files and read them."""
        if self._page.session is not None:
            self._desk.latest("opinion-kinds", _patterns, self._ask_for_files)

    def _ask_for_files(self, patterns: str) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._page,
            self.tr("读取会办意见"),
            "",
            self.tr("会办意见 ({});;所有文件 (*)").format(patterns),
        )
        if names:
            self.read([Path(name) for name in names])

    def read(self, paths: list[Path]) -> None:
        """Read opinions from files, one after the other."""
        if self._page.session is None:
            return
        self._page.columns.show_library()
        self._page.side.show_opinions(True)
        self._waiting += paths
        if self._reading is None:
            self._read_next()

    def _read_next(self) -> None:
        session = self._page.session
        if session is None or not self._waiting:
            self._reading = None
            self._panel.tell("")
            return
        path = self._waiting.pop(0)
        submission = session.submission

        def read(_: "Store") -> "Generator[Progress, None, Received]":
            from replydesk.services.aside import aside
            from replydesk.services.opinions import read_opinion

            # A scan or an old document takes seconds: saves must not wait for it.
            return aside(lambda: read_opinion(path, submission))

        self._panel.tell(self.tr("正在读取“{0}”…").format(path.name))
        self._reading = self._desk.stream(read, lambda _: None, self._take, self._refuse)

    def _take(self, received: "Received") -> None:
        session = self._page.session
        opinion = received.opinion
        if session is not None:
            try:
                session.add_opinion(opinion, self.tr("读取会办意见"))
            except ReplydeskError as error:  # it came back by redo meanwhile
                notices.show_error(self._page, error)
            else:
                self._say_taken(opinion, received.remarks)
        self._read_next()

    def _say_taken(self, opinion: CoOpinion, remarks: tuple[str, ...]) -> None:
        words = self.tr("已读入{0}的会办意见，共 {1} 点。").format(
            opinion.unit or opinion.source, len(opinion.points)
        )
        notices.show_info(" ".join((words, *remarks)), parent=self._page)

    def _refuse(self, error: ReplydeskError) -> None:
        notices.show_error(self._page, error)
        self._read_next()

    # ------------------------------------------------------------------ what was received

    def remove(self, opinion: CoOpinion) -> None:
        """Put an opinion away, offering to undo it; points that were taken over stay."""
        session = self._page.session
        if session is None:
            return
        session.remove_opinion(opinion, self.tr("移除会办意见"))
        words = self.tr("已移除{0}的会办意见，正文没有改动。").format(
            opinion.unit or opinion.source
        )
        notices.show_info(
            words,
            self.tr("撤销"),
            partial(_bring_back, session, session.history.index()),
            parent=self._page,
        )

    def _show_source(self, passage: Passage) -> None:
        if opinion := self._panel.opinion_of(passage):
            self._page.sources.show_in(passage, opinion.letter())


def _bring_back(session: DraftSession, step: int) -> None:
    # The bar may outlive the step: by then undo would take something else back.
    if session.history.index() == step:
        session.history.undo()


def _patterns(_: "Store") -> str:
    from replydesk.services.file_kinds import readable_kinds

    return readable_kinds().patterns
