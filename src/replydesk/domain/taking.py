"""Changes of a returned letter taken over into the draft; the numbers follow from the new order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from replydesk.domain.draft import Place
from replydesk.domain.field_changes import with_fields
from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section, SectionKind
from replydesk.domain.letter_change import ChangeKind, LetterChange, LetterChanges, NewWords
from replydesk.domain.letter_rows import BODY, Role, Row, rows_of
from replydesk.domain.outline import LabelStyle
from replydesk.domain.section_names import section_kind
from replydesk.domain.shown_lines import visible


@dataclass(frozen=True, slots=True)
class Taken:
    """The letter with changes taken, and where its parts and sections come from.

    `sources` has for each part its place in the old letter (None for a new one) and that of each
    of its sections.
    """

    letter: ReplyLetter
    sources: tuple[tuple[int | None, tuple[Place | None, ...]], ...]


@dataclass(eq=False, slots=True)
class _Cell:
    """A row on its way into the new letter; `place` is the old one of a part or section."""

    row: Row
    index: int | None = None
    place: Place | None = None


def take(letter: ReplyLetter, found: LetterChanges, chosen: Sequence[LetterChange]) -> Taken:
    """The letter with the chosen changes; all others stay as the draft has them.

    Paragraphs that were there keep the passage they came from.
    """
    work = _Taking(letter)
    for change in chosen:
        if change.kind is ChangeKind.CHANGED:
            work.reword(change)
        elif change.kind is ChangeKind.REMOVED:
            work.remove(change.rows)
    work.place(found, chosen)
    made = work.letter()
    for change in chosen:
        if change.kind is ChangeKind.FIELD:
            made = replace(made, letter=with_fields(made.letter, change.fields))
    return made


class _Taking:
    def __init__(self, letter: ReplyLetter) -> None:
        self._letter = letter
        self._cells: list[_Cell] = []
        part, section = -1, -1
        for index, row in enumerate(rows_of(letter)):
            place = None
            if row.role is Role.PART:
                part, section = part + 1, -1
                place = Place(part, 0)
            elif row.role is Role.SECTION:
                section += 1
                place = Place(part, section)
            self._cells.append(_Cell(row, index, place))
        self._count = len(self._cells)
        self._orphaned: set[int] = set()  # rows without words below a heading that went

    # ------------------------------------------------------------------ words

    def reword(self, change: LetterChange) -> None:
        """Put new words in the place of the first row; the others of a joined one go."""
        at = self._position(change.rows[0])
        old = self._cells[at]
        made = [replace_row(old.row, words, first=not n) for n, words in enumerate(change.new)]
        cells = [_Cell(made[0], old.index, old.place)]
        cells += [_Cell(row, old.index) for row in made[1:]]
        self._cells[at : at + 1] = cells
        for index in change.rows[1:]:
            self._drop(index)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out; where a count began again with one, it does so with the next."""
        for index in rows:
            cell = self._cells[self._position(index)]
            if cell.row.role in (Role.PART, Role.SECTION):
                self._orphaned.add(index)
            if cell.row.role is Role.SECTION and self._has_points_left(index, rows):
                at = self._position(index)
                self._cells[at] = _Cell(replace(cell.row, text=None), index, cell.place)
                continue
            self._hand_on_restart(index)
            self._drop(index)

    def _has_points_left(self, index: int, gone: Sequence[int]) -> bool:
        for cell in self._cells[self._position(index) + 1 :]:
            if cell.row.role is not Role.POINT:
                return False
            if cell.index not in gone:
                return True
        return False

    def _hand_on_restart(self, index: int) -> None:
        at = self._position(index)
        own = self._cells[at].row.paragraph
        if own is None or not own.restarts:
            return
        for cell in self._cells[at + 1 :]:
            paragraph = cell.row.paragraph
            if paragraph is None:
                return
            if paragraph.label is own.label:
                cell.row = replace(cell.row, paragraph=replace(paragraph, restarts=True))
                return

    def _drop(self, index: int) -> None:
        self._cells = [cell for cell in self._cells if cell.index != index]

    def _position(self, index: int) -> int:
        return next(at for at, cell in enumerate(self._cells) if cell.index == index)

    # ------------------------------------------------------------------ order

    def place(self, found: LetterChanges, chosen: Sequence[LetterChange]) -> None:
        """Put what is new or moved behind the line that stands before it in the file."""
        added = {change.line: change for change in chosen if change.kind is ChangeKind.ADDED}
        moved = {
            row: change
            for change in chosen
            if change.kind is ChangeKind.MOVED
            for row in change.rows
        }
        left = {
            row
            for change in found.changes
            if change.kind is ChangeKind.MOVED and change not in chosen
            for row in change.rows
        }
        cursor: _Cell | None = None
        done: set[int] = set()
        for line, rows in enumerate(found.order):
            if line in added:
                for words in added[line].new:
                    cursor = self._insert(_Cell(new_row(words)), cursor)
            elif rows and rows[0] in moved:
                if rows[0] not in done:
                    change = moved[rows[0]]
                    done |= set(change.rows)
                    cursor = self._move(change.rows, cursor)
            elif rows and not set(rows) & left:
                cursor = self._last_of(rows) or cursor

    def _last_of(self, rows: Sequence[int]) -> _Cell | None:
        """The last cell of these rows, with the section without a heading that follows a part."""
        places = [at for at, cell in enumerate(self._cells) if cell.index in rows]
        if not places:
            return None
        at = places[-1]
        following = self._cells[at + 1 : at + 2]
        if self._cells[at].row.role is Role.PART and following and _is_bare(following[0].row):
            at += 1
        return self._cells[at]

    def _move(self, rows: Sequence[int], cursor: _Cell | None) -> _Cell | None:
        """Rows with all between them that has no words, and a bare section below a part."""
        inside, last = set(rows), max(rows)
        headed = any(
            cell.row.role in (Role.PART, Role.SECTION)
            for cell in self._cells
            if cell.index in inside
        )
        if headed:
            inside |= set(range(min(rows), last))
        following = [cell for cell in self._cells if cell.index == last + 1]
        if headed and following and _is_bare(following[0].row):
            role = next(c.row.role for c in self._cells if c.index == last)
            inside |= {last + 1} if role is Role.PART else set()
        cells = [cell for cell in self._cells if cell.index in inside]
        if cursor in cells or not cells:
            return cursor
        self._cells = [cell for cell in self._cells if cell.index not in inside]
        for cell in cells:
            if not headed:
                cell.row = self._fitting(cell.row, cursor)
            cursor = self._insert(cell, cursor)
        return cursor

    def _fitting(self, row: Row, cursor: _Cell | None) -> Row:
        """A paragraph that moves from the body to the closing is one of that, and back."""
        before = cursor.row.role if cursor else Role.OPENING
        ends = (Role.OPENING, Role.CLOSING)
        if row.role in (Role.POINT, *ends) and before in ends and row.role is not before:
            return Row(before, row.words)
        if row.role in ends and before in BODY:
            return Row(Role.POINT, row.text, paragraph=Paragraph(row.text or ""))
        return row

    def _insert(self, cell: _Cell, cursor: _Cell | None) -> _Cell:
        at = self._cells.index(cursor) + 1 if cursor in self._cells else 0
        if cell.row.role in BODY and (cursor is None or cursor.row.role not in BODY):
            at = self._edge_of_body(cell.row.role, at)
        self._cells.insert(at, cell)
        return cell

    def _edge_of_body(self, role: Role, at: int) -> int:
        """Into the body: at its end from behind, at its beginning from the opening."""
        places = [n for n, cell in enumerate(self._cells) if cell.row.role in BODY]
        if not places:
            return at
        if places[0] < at:
            return places[-1] + 1
        if role is Role.POINT:
            headings = (n for n in places if self._cells[n].row.role is Role.POINT)
            return next(headings, places[-1] + 1)
        return places[0]

    # ------------------------------------------------------------------ the letter

    def letter(self) -> Taken:
        """The letter of the cells, every point in a section and every section in a part."""
        parts: list[tuple[Part, int | None, list[Place | None]]] = []
        for cell in self._body():
            row = cell.row
            if row.role is Role.PART:
                at = cell.place.part if cell.place else None
                parts.append((Part(row.text), at, []))
                continue
            if not parts:
                parts.append((Part(None), None, []))
            part, old, places = parts[-1]
            if row.role is Role.SECTION:
                made = Section(row.kind or _kind_of(row.text), row.text)
                parts[-1] = replace(part, sections=(*part.sections, made)), old, places
                places.append(cell.place)
                continue
            sections = part.sections
            if not sections:
                sections = (Section(SectionKind.OTHER),)
                places.append(None)
            assert row.paragraph is not None
            last = replace(sections[-1], paragraphs=(*sections[-1].paragraphs, row.paragraph))
            parts[-1] = replace(part, sections=(*sections[:-1], last)), old, places
        letter = replace(
            self._letter,
            opening=self._texts(Role.OPENING),
            parts=tuple(part for part, _, _ in parts),
            closing=self._texts(Role.CLOSING),
            attachments=self._texts(Role.ATTACHMENT),
        )
        return Taken(letter, tuple((old, tuple(places)) for _, old, places in parts))

    def _body(self) -> list[_Cell]:
        """The rows of the body, but for bare sections whose heading went with all below."""
        cells = [cell for cell in self._cells if cell.row.role in BODY]
        kept = []
        for at, cell in enumerate(cells):
            following = cells[at + 1].row.role if at + 1 < len(cells) else None
            is_left_over = (
                _is_bare(cell.row)
                and following is not Role.POINT
                and cell.index is not None
                and bool({cell.index, cell.index - 1} & self._orphaned)
            )
            if not is_left_over:
                kept.append(cell)
        return kept

    def _texts(self, role: Role) -> tuple[str, ...]:
        return tuple(cell.row.text or "" for cell in self._cells if cell.row.role is role)


def new_row(words: NewWords) -> Row:
    """The row of a paragraph that was added."""
    if words.role is Role.POINT:
        label = words.label or LabelStyle.NONE
        return Row(Role.POINT, words.text, paragraph=Paragraph(words.text, label))
    kind = _kind_of(words.text) if words.role is Role.SECTION else None
    return Row(words.role, words.text, kind)


def replace_row(old: Row, words: NewWords, *, first: bool) -> Row:
    """A row with new words; the pieces of a split paragraph come from the same passage."""
    if words.role is Role.POINT:
        was = old.paragraph or Paragraph("")
        label = was.label if words.label is None else words.label
        restarts = was.restarts and first and label is was.label
        paragraph = Paragraph(words.text, label, was.origin, restarts)
        return Row(Role.POINT, words.text, paragraph=paragraph)
    return Row(words.role, words.text, old.kind if first else None)


def _is_bare(row: Row) -> bool:
    return row.role is Role.SECTION and not visible(row)


def _kind_of(heading: str | None) -> SectionKind:
    return section_kind(heading or "") or SectionKind.OTHER
