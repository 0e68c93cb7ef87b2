"""From step to step through the outline: back, finished, next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from replydesk.domain.draft import Place
from replydesk.gui import theme
from replydesk.gui.kind_words import kind_name
from replydesk.gui.models.draft_session import DraftSession

if TYPE_CHECKING:
    from replydesk.gui.pages.drafting import DraftingPage


class StepCommands(QObject):
    """The three buttons below the text of the page."""

    def __init__(self, page: "DraftingPage") -> None:
        super().__init__(page)
        self._page = page

    def go(self, step: int) -> None:
        """Go a step on (1) or back (-1); behind the last one the check follows."""
        session = self._page.session
        if session is None:
            return
        places, here = _where(session)
        if here + step == len(places):
            self._page.request_check()
        elif here + step >= 0:
            self._page.go_to(places[here + step])

    def toggle_finished(self) -> None:
        """Mark the place as finished, or take the mark away."""
        session = self._page.session
        if session is not None:
            session.mark(session.place, not session.is_finished(session.place))
            self.show()

    def show(self) -> None:
        """Have the buttons say where they lead."""
        session = self._page.session
        if session is None:
            return
        places, here = _where(session)
        self._page.actions_by_name["previous"].setEnabled(here > 0)
        last = here == len(places) - 1
        words = self.tr("检查全文") if last else self._words(session, places[here + 1])
        self._page.page.next.setText(words)
        done = session.is_finished(session.place)
        finish = self._page.page.finish
        finish.setText(self.tr("已完成") if done else self.tr("标记完成"))
        theme.set_icon(finish, "circle-check" if done else "check", "ok" if done else "text")

    def _words(self, session: DraftSession, place: Place) -> str:
        section = session.section_at(place)
        if section is None:
            return self.tr("下一步：结尾与落款")
        name = section.heading or kind_name(section.kind)
        if place.part != session.place.part and session.has_parts:
            return self.tr("下一部分：{0}").format(name)
        return self.tr("下一节：{0}").format(name)


def _where(session: DraftSession) -> tuple[list[Place], int]:
    places = list(session.places())
    return places, places.index(session.place) if session.place in places else 0
