"""The letter that is looked over: as it is corrected now, its history, and its unsure places."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from replydesk.domain import corrections
from replydesk.domain.corrections import Corrected
from replydesk.domain.letter import ReplyLetter, SectionKind
from replydesk.domain.letter_rows import Role, Row, rows_of
from replydesk.domain.reading import Doubt
from replydesk.domain.side_by_side import Original, Span
from replydesk.gui.models.field_places import FIELDS, field_spans, value_of

if TYPE_CHECKING:
    from replydesk.store.reviews import Review

_ROLES = {
    "opening": Role.OPENING,
    "closing": Role.CLOSING,
    "attachments": Role.ATTACHMENT,
    "parts": Role.PART,
}


@dataclass(frozen=True, slots=True)
class Place:
    """An unsure place: in a field, in a row, or only in the original."""

    doubt: Doubt
    field: str | None = None
    row: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class _Version:
    letter: ReplyLetter
    notes: tuple[str, ...]
    row: int


class ReviewSession(QObject):
    """One letter under review. Every change is one step of undo; nothing here touches the store."""

    changed = Signal(int)  # another letter; the row to stand on, -1 where a field changed

    def __init__(self, review: "Review", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.review = review
        reading = review.reading
        self.source = reading.source
        self.original = Original(reading.source)
        self._history = [_Version(reading.letter, reading.notes, 0)]
        self._at = 0
        self._typing = ""
        self._saved = self._history[0]
        self._confirmed: set[str] = set()
        self._anchors = [self._anchor(d.part, d.section) for d in reading.doubts]
        self._sure = {
            anchor: meaning.confidence
            for meaning in reading.meanings
            if (anchor := self._anchor(meaning.part, meaning.section))
        }
        self._kinds = {anchor: self._kind_of(anchor) for anchor in (*self._anchors, *self._sure)}
        self._spans: list[tuple[Span, ...]] | None = None
        self._rows: list[Row] | None = None

    # ------------------------------------------------------------------ the letter

    @property
    def letter(self) -> ReplyLetter:
        """The letter as it is now."""
        return self._history[self._at].letter

    @property
    def notes(self) -> tuple[str, ...]:
        """The remarks, with what was taken out of the letter."""
        return self._history[self._at].notes

    @property
    def rows(self) -> list[Row]:
        """The rows of the letter as it is now."""
        if self._rows is None:
            self._rows = rows_of(self.letter)
        return self._rows

    @property
    def is_changed(self) -> bool:
        """Whether something is not saved yet."""
        now = self._history[self._at]
        return (now.letter, now.notes) != (self._saved.letter, self._saved.notes)

    def mark_saved(self, letter: ReplyLetter, notes: tuple[str, ...]) -> None:
        """The store holds this letter now."""
        self._saved = _Version(letter, notes, 0)

    # ------------------------------------------------------------------ changes

    def correct(self, change: Callable[[ReplyLetter], Corrected]) -> Corrected:
        """Make a correction of the rows."""
        made = change(self.letter)
        # Stored with the letter: in its own language, like the other remarks.
        told = tuple(f"移出正文的文字：{words}" for words in made.removed)
        self._typing = ""
        if made.letter != self.letter or told:
            self._step(_Version(made.letter, self.notes + told, made.row))
        return made

    def set_kind(self, first: int, last: int, kind: SectionKind) -> None:
        """Give rows a kind; where they had it already the clerk has confirmed it."""
        end = last + 1 + (self.rows[last].role is Role.SECTION)
        chosen = self.rows[first:end]
        self._confirmed.update(row.text or "" for row in chosen if row.role is Role.POINT)
        before = self.letter
        made = self.correct(lambda letter: corrections.set_kind(letter, first, last, kind))
        if self.letter == before:
            self.changed.emit(made.row)

    def set_field(self, name: str, value: Any) -> None:
        """Write a field of the letter; typing in one field is one step."""
        signature = {"issuing_body", "dated", "sealed"}
        if name in signature:
            block = replace(self.letter.signature, **{name: value})
            letter = replace(self.letter, signature=block)
        else:
            letter = replace(self.letter, **{name: value})
        if letter == self.letter:
            return
        version = _Version(letter, self.notes, -1)
        if self._typing == name and self._at == len(self._history) - 1:
            self._history[self._at] = version
            self._refresh(-1)
        else:
            self._typing = name
            self._step(version)

    def undo(self) -> None:
        """Take the last step back."""
        if self._at:
            row = self._history[self._at].row
            self._at -= 1
            self._typing = ""
            self._refresh(min(row, len(rows_of(self.letter)) - 1))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._at < len(self._history) - 1:
            self._at += 1
            self._typing = ""
            self._refresh(self._history[self._at].row)

    def _step(self, version: _Version) -> None:
        del self._history[self._at + 1 :]
        self._history.append(version)
        self._at += 1
        self._refresh(version.row)

    def _refresh(self, row: int) -> None:
        self._spans = None
        self._rows = None
        self.changed.emit(row)

    # ------------------------------------------------------------------ places

    def spans(self, row: int) -> tuple[Span, ...]:
        """Where the words of a row stand in the original."""
        if self._spans is None:
            self._spans = self.original.spans_of([row.text or "" for row in self.rows])
        spans = self._spans[row]
        if not spans and self.rows[row].role is Role.SECTION and row + 1 < len(self.rows):
            return self._spans[row + 1][:1]
        return spans

    def field_spans(self, name: str) -> tuple[Span, ...]:
        """Where the words of a field stand in the original."""
        return field_spans(self.original, self.source, self.letter, name)

    def row_at(self, paragraph: int, offset: int) -> int | None:
        """The row whose words stand at a place of the original."""
        near: int | None = None
        for row in range(len(self.rows)):
            for span in self.spans(row) if self.rows[row].text else ():
                if span.paragraph == paragraph:
                    if span.start <= offset <= span.end:
                        return row
                    near = row if near is None else near
        return near

    def field_at(self, paragraph: int) -> str | None:
        """The field whose words stand in a paragraph of the original."""
        for name in FIELDS:
            if any(span.paragraph == paragraph for span in self.field_spans(name)):
                return name
        return None

    def confidence(self, row: int) -> float | None:
        """How sure the kind of a section's row is, None where a person or a heading told it."""
        for anchor in self._anchors_near(row):
            kept = self._kinds.get(anchor) is self.rows[row].kind
            if anchor in self._sure and kept and anchor not in self._confirmed:
                return self._sure[anchor]
        return None

    def is_confirmed(self, row: int) -> bool:
        """Whether the clerk has chosen the kind of a section's row."""
        return any(anchor in self._confirmed for anchor in self._anchors_near(row))

    def places(self) -> list[Place]:
        """The unsure places that are left, in the order of the window."""
        was = self.review.reading.letter
        left = []
        for doubt, anchor in zip(self.review.reading.doubts, self._anchors, strict=True):
            span = None if doubt.paragraph is None else self._whole(doubt.paragraph)
            if doubt.field in FIELDS:
                if value_of(self.letter, doubt.field) == value_of(was, doubt.field):
                    left.append(Place(doubt, field=doubt.field, span=span))
            elif anchor:
                row = self._section_row(anchor)
                settled = anchor in self._confirmed or row is None
                if not settled and self.rows[row or 0].kind is self._kinds[anchor]:
                    left.append(Place(doubt, row=row, span=span))
            elif doubt.field not in _ROLES:
                left.append(Place(doubt, span=span))
            elif self._same_rows(was, _ROLES[doubt.field]):
                left.append(Place(doubt, row=self._first_row(_ROLES[doubt.field]), span=span))
        return sorted(left, key=_order)

    def _whole(self, paragraph: int) -> Span | None:
        if paragraph >= len(self.source):
            return None
        return Span(paragraph, 0, len(self.source[paragraph]))

    def _first_row(self, role: Role) -> int | None:
        return next((at for at, row in enumerate(self.rows) if row.role is role), None)

    def _same_rows(self, was: ReplyLetter, role: Role) -> bool:
        wanted = (role,) if role is not Role.PART else (Role.PART, Role.SECTION, Role.POINT)
        before = [row.words for row in rows_of(was) if row.role in wanted]
        return before == [row.words for row in self.rows if row.role in wanted]

    # A section is known again by its first words: its number changes with those before it.

    def _anchor(self, part: int | None, section: int | None) -> str:
        parts = self.review.reading.letter.parts
        if part is None or section is None or part >= len(parts):
            return ""
        sections = parts[part].sections
        if section >= len(sections) or not sections[section].paragraphs:
            return ""
        return sections[section].paragraphs[0].text

    def _section_row(self, anchor: str) -> int | None:
        section = None
        for at, row in enumerate(rows_of(self.letter)):
            if row.role is Role.SECTION:
                section = at
            if row.role is Role.POINT and row.text == anchor:
                return section
        return None

    def _kind_of(self, anchor: str) -> SectionKind | None:
        row = self._section_row(anchor) if anchor else None
        return None if row is None else rows_of(self.letter)[row].kind

    def _anchors_near(self, row: int) -> list[str]:
        """The first words of the section that a row stands in."""
        while 0 <= row < len(self.rows) and self.rows[row].role is Role.POINT:
            row -= 1
        if not 0 <= row < len(self.rows) - 1 or self.rows[row].role is not Role.SECTION:
            return []
        return [self.rows[row + 1].text or ""]


def _order(place: Place) -> tuple[int, int]:
    if place.field is not None:
        return 1, FIELDS.index(place.field)
    return (0, 0) if place.row is None else (2, place.row)
