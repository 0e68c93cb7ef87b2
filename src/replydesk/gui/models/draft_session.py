"""The draft that is open: its texts while they are edited, and the history of its structure."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from replydesk.domain.draft import ENDING, OPENING, Draft, Place
from replydesk.domain.format import MAX_PARTS, ReplyFormat
from replydesk.domain.letter import Part, ReplyLetter, Section
from replydesk.domain.opinions import CoOpinion
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Ask, Submission
from replydesk.domain.taking import Taken
from replydesk.gui.guard import guarded
from replydesk.gui.models.section_text import SectionText


@dataclass(eq=False)
class PartText:
    """A part while it is edited, with the ask it answers."""

    heading: str | None
    sections: list[SectionText]
    ask: Ask


class _Change(QUndoCommand):
    def __init__(self, text: str, do: Callable[[], None], back: Callable[[], None]) -> None:
        super().__init__(text)
        self._do = do
        self._back = back

    @guarded
    def redo(self) -> None:
        self._do()

    @guarded
    def undo(self) -> None:
        self._back()


class DraftSession(QObject):
    """One open draft. `draft()` is its value at this moment; signals tell what changed."""

    edited = Signal()  # something that a save has to hold
    text_changed = Signal(object)  # the SectionText
    structure_changed = Signal(object)  # the Place to show now
    opinions_changed = Signal()

    def __init__(self, draft: Draft, reply_format: ReplyFormat) -> None:
        super().__init__()
        self.reply_format = reply_format
        self.history = QUndoStack(self)
        self.place = draft.place
        self.finished_ends = {place for place in draft.finished if place.part < 0}
        self._base = draft
        self._letter = replace(draft.letter, parts=())
        asks = list(draft.submission.asks)
        missing = len(draft.letter.parts) - len(asks)
        asks += [Ask("")] * missing
        self._has_parts = any(part.heading is not None for part in draft.letter.parts)
        self.parts = [
            self._part_text(part, ask) for part, ask in zip(draft.letter.parts, asks, strict=False)
        ]
        self._other_asks = asks[len(self.parts) :]
        for place in draft.finished:
            if section := self.section_at(place):
                section.finished = True
        if self.place.part >= 0 and self.section_at(self.place) is None:
            self.place = OPENING

    # ------------------------------------------------------------------ reading

    @property
    def letter(self) -> ReplyLetter:
        """The letter as it stands."""
        parts = tuple(
            Part(part.heading, tuple(text.section() for text in part.sections))
            for part in self.parts
        )
        return replace(self._letter, parts=parts)

    def draft(self) -> Draft:
        """The draft as it stands, with the revision it was last saved as."""
        asks = self._base.submission.asks
        if self._has_parts:
            asks = (*(part.ask for part in self.parts), *self._other_asks)
            while asks and asks[-1] == Ask(""):
                asks = asks[:-1]
        finished = {
            Place(i, j)
            for i, part in enumerate(self.parts)
            for j, text in enumerate(part.sections)
            if text.finished
        }
        return replace(
            self._base,
            submission=replace(self._base.submission, asks=asks),
            letter=self.letter,
            place=self.place,
            finished=frozenset(finished | self.finished_ends),
        )

    @property
    def submission(self) -> Submission:
        """What is answered, with the opinions received; its asks are as they were opened."""
        return self._base.submission

    @property
    def draft_id(self) -> int:
        """Which draft of the store it is."""
        return self._base.id

    @property
    def year(self) -> int:
        """The year the letter will be dated: older figures have to be looked at again."""
        dated = self._letter.signature.dated
        return dated.year if dated else date.today().year  # noqa: DTZ011  the clerk's calendar

    @property
    def has_parts(self) -> bool:
        """False for a reply without part headings."""
        return self._has_parts

    def places(self) -> Iterator[Place]:
        """Every place of the outline, in order."""
        yield OPENING
        for i, part in enumerate(self.parts):
            for j in range(len(part.sections)):
                yield Place(i, j)
        yield ENDING

    def section_at(self, place: Place) -> SectionText | None:
        """The section at a place; None for the two ends and for places that are not there."""
        if 0 <= place.part < len(self.parts):
            sections = self.parts[place.part].sections
            if 0 <= place.section < len(sections):
                return sections[place.section]
        return None

    def ask_words(self, place: Place) -> str:
        """What the deputies asked for at a place: the ask's words, or all asks without parts."""
        if place.part < 0 or place.part >= len(self.parts):
            return ""
        asks = [self.parts[place.part].ask] if self._has_parts else self._base.submission.asks
        return "\n".join(ask.text or ask.heading for ask in asks if ask.text or ask.heading)

    def is_finished(self, place: Place) -> bool:
        """Whether the clerk has marked a place as finished."""
        section = self.section_at(place)
        return section.finished if section else place in self.finished_ends

    # ------------------------------------------------------------------ changing

    def saved(self, draft: Draft) -> None:
        """Go on from the revision that a save returned; what was typed meanwhile stays."""
        self._base = replace(
            self._base, id=draft.id, revision=draft.revision, changed_at=draft.changed_at
        )

    def move_to(self, place: Place) -> None:
        """Remember where the clerk is."""
        if place != self.place:
            self.place = place
            self.edited.emit()

    def mark(self, place: Place, finished: bool) -> None:
        """Mark a place as finished or not."""
        section = self.section_at(place)
        if section:
            section.finished = finished
        elif finished:
            self.finished_ends.add(place)
        else:
            self.finished_ends.discard(place)
        self.edited.emit()

    def change_letter(self, **changes: Any) -> None:
        """Change fields of the letter outside its parts."""
        letter = replace(self._letter, **changes)
        if letter != self._letter:
            self._letter = letter
            self.edited.emit()

    def can_add_part(self) -> bool:
        """Whether one more part is allowed."""
        return self._has_parts and len(self.parts) < MAX_PARTS

    def add_part(self, at: int, heading: str, text: str = "") -> None:
        """Put an empty part at a position; undoable."""
        made = self._part_text(Part(heading, self.reply_format.empty_sections()), Ask(heading))
        self._push(
            text, lambda: self._insert(at, made), lambda: self._take(at, Place(max(0, at - 1)))
        )

    def remove_part(self, at: int, text: str = "") -> None:
        """Take a part out; undoable. The last one stays."""
        if len(self.parts) <= 1:
            return
        gone = self.parts[at]
        after = Place(min(at, len(self.parts) - 2))

        def take() -> None:
            self._other_asks.append(gone.ask)
            self._take(at, after)

        def bring_back() -> None:
            self._other_asks.remove(gone.ask)
            self._insert(at, gone)

        self._push(text, take, bring_back)

    def move_part(self, at: int, to: int, text: str = "") -> None:
        """Move a part to another position; undoable."""
        if to == at or not 0 <= to < len(self.parts):
            return
        self._push(text, lambda: self._shift(at, to), lambda: self._shift(to, at))

    def rename_part(self, at: int, heading: str, text: str = "") -> None:
        """Word a part's heading anew; undoable. A blank heading is not taken."""
        old = self.parts[at].heading
        if heading.strip() and heading.strip() != old:
            new = heading.strip()
            self._push(text, lambda: self._rename(at, new), lambda: self._rename(at, old))

    def take_letter(self, taken: Taken, text: str = "") -> None:
        """Put a whole letter in the place of this one, one step of the history.

        Parts keep their asks and sections their marks as finished. What is the same stays as it is
        edited, but for the section that is shown: there too the next undo takes this step back.
        """
        before, letter = self.parts, self._letter
        after = [
            self._taken_part(part, *source)
            for part, source in zip(taken.letter.parts, taken.sources, strict=True)
        ]
        asks, other_asks = {id(part): part.ask for part in before}, list(self._other_asks)
        kept = {id(part.ask) for part in after}
        left = [ask for ask in asks.values() if id(ask) not in kept and ask != Ask("")]
        had_parts = self._has_parts
        has_parts = any(part.heading is not None for part in taken.letter.parts)
        fields = replace(taken.letter, parts=())
        here = self.place
        self._push(
            text,
            lambda: self._swap(after, fields, [*other_asks, *left], has_parts, here),
            lambda: self._swap(before, letter, other_asks, had_parts, here),
        )

    def add_opinion(self, opinion: CoOpinion, text: str = "") -> None:
        """Take a co-handler's opinion up; undoable.

        Raises InputError where the same is there already.
        """
        self._receive(self.submission.with_opinion(opinion), text)

    def remove_opinion(self, opinion: CoOpinion, text: str = "") -> None:
        """Put an opinion away; undoable."""
        self._receive(self.submission.without_opinion(opinion), text)

    # ------------------------------------------------------------------ inner steps

    def _receive(self, after: Submission, text: str) -> None:
        before = self.submission
        self._push(text, lambda: self._keep_opinions(after), lambda: self._keep_opinions(before))

    def _keep_opinions(self, submission: Submission) -> None:
        kept = replace(self.submission, opinions=submission.opinions)
        self._base = replace(self._base, submission=kept)
        self.opinions_changed.emit()
        self.edited.emit()

    def _taken_part(
        self, part: Part, old: int | None, places: tuple[Place | None, ...]
    ) -> PartText:
        ask = self.parts[old].ask if old is not None else Ask(part.heading or "")
        made = PartText(part.heading, [], ask)
        for section, place in zip(part.sections, places, strict=True):
            was = self.section_at(place) if place else None
            if was is not None and place != self.place and was.section() == section:
                made.sections.append(was)
                continue
            fresh = self._section_text(section)
            fresh.finished = was is not None and was.finished
            made.sections.append(fresh)
        return made

    def _swap(
        self,
        parts: list[PartText],
        fields: ReplyLetter,
        asks: list[Ask],
        has_parts: bool,
        show: Place,
    ) -> None:
        self.parts, self._letter = list(parts), fields
        self._other_asks, self._has_parts = list(asks), has_parts
        self._restructured(show if show.part < 0 or self.section_at(show) else OPENING)

    def _part_text(self, part: Part, ask: Ask) -> PartText:
        return PartText(part.heading, [self._section_text(s) for s in part.sections], ask)

    def _section_text(self, section: Section) -> SectionText:
        made = SectionText(section, self._style_of(section), self)
        made.changed.connect(lambda: self._on_text(made))
        return made

    def _style_of(self, section: Section) -> LabelStyle:
        return self.reply_format.labels_for(section.kind)

    def _on_text(self, section: SectionText) -> None:
        self.text_changed.emit(section)
        self.edited.emit()

    def _push(self, text: str, do: Callable[[], None], back: Callable[[], None]) -> None:
        self.history.push(_Change(text, do, back))

    def _insert(self, at: int, part: PartText) -> None:
        self.parts.insert(at, part)
        self._restructured(Place(at))

    def _take(self, at: int, show: Place) -> None:
        del self.parts[at]
        self._restructured(show)

    def _shift(self, at: int, to: int) -> None:
        section = self.place.section if self.place.part == at else 0
        self.parts.insert(to, self.parts.pop(at))
        self._restructured(Place(to, section))

    def _rename(self, at: int, heading: str | None) -> None:
        self.parts[at].heading = heading
        here = self.place if self.place.part == at else Place(at)
        self._restructured(here)

    def _restructured(self, show: Place) -> None:
        self.place = show
        self.structure_changed.emit(show)
        self.edited.emit()
