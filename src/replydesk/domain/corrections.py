"""Corrections of a recognised letter, by rows of `letter_rows`: no word of it is ever lost.

Each function returns the corrected letter with the row to stand on. What is taken out of the
letter comes back as `removed`; where a correction makes no sense the letter comes back unchanged.
"""

from dataclasses import dataclass, replace
from itertools import zip_longest

from replydesk.domain.letter import Paragraph, ReplyLetter, SectionKind
from replydesk.domain.letter_rows import BODY, Role, Row, letter_with, point, rows_of
from replydesk.domain.outline import LabelStyle, label, run_in_points, split_label
from replydesk.domain.section_names import section_kind

_ENDS = "：:。"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A letter after a correction, the row to stand on, and words that left the letter."""

    letter: ReplyLetter
    row: int
    removed: tuple[str, ...] = ()


def set_kind(letter: ReplyLetter, first: int, last: int, kind: SectionKind) -> Corrected:
    """Give a section, or the paragraphs from one row to another, a kind.

    Paragraphs in the middle of a section split it; neighbours of one kind become one section.
    Paragraphs of the opening or the closing go into the body with what stands between.
    """
    rows, first, last = _into_body(rows_of(letter), first, last)
    chosen = {id(row) for row in rows[first : last + 1]}
    stand = rows[first]
    out: list[Row] = []
    for head, points in _sections(rows):
        if head is None:
            out += points
            continue
        own = [row for row in points if id(row) in chosen]
        if id(head) in chosen or (own and len(own) == len(points)):
            changed = replace(head, kind=kind)
            stand = changed if stand is head else stand
            out += [changed, *points]
        elif own and head.kind is not kind:
            out.append(head)
            for row in points:
                now = kind if id(row) in chosen else head.kind
                if now is not _kind_at_end(out):
                    out.append(Row(Role.SECTION, None, now))
                out.append(row)
        else:
            out += [head, *points]
    return _corrected(letter, out, stand)


def make_part_heading(letter: ReplyLetter, row: int) -> Corrected:
    """Make a paragraph or a section's heading the heading of a part, or a part's a paragraph."""
    rows, at = _row_in_body(letter, row)
    old = rows[at]
    if not old.text or old.role not in BODY:
        return Corrected(letter, row)
    if old.role is Role.PART:
        return _corrected(letter, *_as_paragraph(rows, at))
    made = Row(Role.PART, _heading_words(old))
    kind = _kind_at_end(rows[: at + 1]) or SectionKind.OTHER
    inside = Row(Role.SECTION, None, kind)
    return _corrected(letter, [*rows[:at], made, inside, *rows[at + 1 :]], made)


def make_section_heading(letter: ReplyLetter, row: int) -> Corrected:
    """Make a paragraph or a part's heading the heading of a section, or a section's a paragraph."""
    rows, at = _row_in_body(letter, row)
    old = rows[at]
    if not old.text or old.role not in BODY:
        return Corrected(letter, row)
    if old.role is Role.SECTION:
        words = point(Paragraph(old.text))
        return _corrected(
            letter, [*rows[:at], replace(old, text=None), words, *rows[at + 1 :]], words
        )
    heading = _heading_words(old)
    following = rows[at + 1 :]
    kind = section_kind(heading) or _kind_at_end(rows[:at])
    if old.role is Role.PART:
        below = following[0] if following else None
        kind = section_kind(heading) or (below.kind if below else None)
        if below is not None and below.role is Role.SECTION and below.text is None:
            following = following[1:]
    made = Row(Role.SECTION, heading, kind or SectionKind.OTHER)
    return _corrected(letter, [*rows[:at], made, *following], made)


def join_with_previous(letter: ReplyLetter, row: int) -> Corrected:
    """Put the words of a row behind those of the row before, heading or paragraph."""
    rows = rows_of(letter)
    old = rows[row]
    before = next((at for at in range(row - 1, -1, -1) if rows[at].text), None)
    if before is None or not old.text:
        return Corrected(letter, row)
    if (old.role is Role.ATTACHMENT) is not (rows[before].role is Role.ATTACHMENT):
        return Corrected(letter, row)
    joined = _with_text(rows[before], (rows[before].text or "") + old.words)
    rest = [*rows[:before], joined, *rows[before + 1 : row], *rows[row + 1 :]]
    return _corrected(letter, rest, joined)


def split(letter: ReplyLetter, row: int, offset: int) -> Corrected:
    """Split a row before the character at `offset` of its text; a heading gives up its rest."""
    rows = rows_of(letter)
    old = rows[row]
    left, right = (old.text or "")[:offset].strip(), (old.text or "")[offset:].strip()
    if not left or not right:
        return Corrected(letter, row)
    cut = _with_text(old, left)
    if old.role not in (Role.PART, Role.SECTION):
        made = point(Paragraph(right)) if old.role is Role.POINT else Row(old.role, right)
        return _corrected(letter, [*rows[:row], cut, made, *rows[row + 1 :]], made)
    made = point(Paragraph(right))
    following = rows[row + 1 :]
    between = []
    if old.role is Role.PART:
        below = following[0] if following else None
        if below is not None and below.role is Role.SECTION and below.text is None:
            between, following = [below], following[1:]
        else:
            between = [Row(Role.SECTION, None, SectionKind.OTHER)]
    return _corrected(letter, [*rows[:row], cut, *between, made, *following], made)


def remove(letter: ReplyLetter, first: int, last: int) -> Corrected:
    """Take rows out of the letter; their words are `removed`.

    What stands under a heading that goes stays where it is.
    """
    rows = rows_of(letter)
    gone = [row for row in rows[first : last + 1] if row.text]
    out: list[Row] = []
    for row in rows:
        if row not in gone:
            out.append(row)
        elif row.role is Role.SECTION or (row.role is Role.PART and not _has_body(out)):
            out.append(replace(row, text=None))
    after = next((row for row in rows[last + 1 :] if row in out), None)
    before = next((row for row in reversed(rows[:first]) if row in out), None)
    stand = after or before
    made = (
        _corrected(letter, out, stand) if stand else Corrected(letter_with(letter, _tidy(out)), 0)
    )
    return replace(made, removed=tuple(row.words for row in gone))


def set_text(letter: ReplyLetter, row: int, text: str) -> Corrected:
    """Write other words into a row; without any words the row leaves the letter."""
    rows = rows_of(letter)
    if not text.strip():
        return remove(letter, row, row) if rows[row].text else Corrected(letter, row)
    made = _with_text(rows[row], text.strip())
    return _corrected(letter, [*rows[:row], made, *rows[row + 1 :]], made)


def move_to_opening(letter: ReplyLetter, row: int) -> Corrected:
    """Make everything up to a row of the body the opening; headings become paragraphs."""
    rows = rows_of(letter)
    if rows[row].role not in BODY:
        return Corrected(letter, row)
    front = [Row(Role.OPENING, r.words) for r in rows[: row + 1] if r.words]
    if not front:
        return Corrected(letter, row)
    rest = rows[row + 1 :]
    if rest and rest[0].role in (Role.POINT, Role.SECTION):
        opened = [Row(Role.PART, None)]
        if rest[0].role is Role.POINT:
            opened.append(Row(Role.SECTION, None, _kind_at_end(rows[: row + 1])))
        rest = opened + rest
    return _corrected(letter, front + rest, front[-1])


def move_to_closing(letter: ReplyLetter, row: int) -> Corrected:
    """Make everything of the body from a row on the closing; headings become paragraphs."""
    rows = rows_of(letter)
    if rows[row].role not in BODY:
        return Corrected(letter, row)
    ends = [Row(Role.CLOSING, r.words) for r in rows[row:] if r.role in BODY and r.words]
    if not ends:
        return Corrected(letter, row)
    others = [r for r in rows[row:] if r.role not in BODY]
    return _corrected(letter, rows[:row] + ends + others, ends[0])


# ---------------------------------------------------------------------- inner steps


def _corrected(letter: ReplyLetter, rows: list[Row], stand: Row) -> Corrected:
    tidy = _tidy(rows)
    near = max(0, min(rows.index(stand), len(tidy) - 1))
    at = tidy.index(stand) if stand in tidy else near
    return Corrected(letter_with(letter, [_adopted(row) for row in tidy]), at)


def _tidy(rows: list[Row]) -> list[Row]:
    """Each point in a section, each section in a part; without nameless sections and parts that
    hold nothing, or that go on what stands before."""
    out: list[Row] = []
    for row, after in _followed(rows):
        nameless = row.role is Role.SECTION and row.text is None
        empty = after is None or after.role is not Role.POINT
        if nameless and (empty or _kind_at_end(out) is row.kind):
            continue
        if row.role in (Role.SECTION, Role.POINT) and not _has_body(out):
            out.append(Row(Role.PART, None))
        if row.role is Role.POINT and _kind_at_end(out) is None:
            out.append(Row(Role.SECTION, None, SectionKind.OTHER))
        out.append(row)
    return [row for row, after in _followed(out) if not _is_bare(row, after)]


def _followed(rows: list[Row]) -> list[tuple[Row, Row | None]]:
    """Each row with the one behind it."""
    return list(zip_longest(rows, rows[1:]))


def _is_bare(row: Row, after: Row | None) -> bool:
    nameless = row.role is Role.PART and row.text is None
    return nameless and (after is None or after.role not in (Role.SECTION, Role.POINT))


def _has_body(rows: list[Row]) -> bool:
    return any(row.role in BODY for row in rows)


def _kind_at_end(rows: list[Row]) -> SectionKind | None:
    """The kind of the section that the end of these rows stands in."""
    for row in reversed(rows):
        if row.role is Role.SECTION:
            return row.kind
        if row.role is Role.PART:
            return None
    return None


def _sections(rows: list[Row]) -> list[tuple[Row | None, list[Row]]]:
    """Each section's row with its points; rows outside of sections come with None."""
    out: list[tuple[Row | None, list[Row]]] = []
    for row in rows:
        if row.role is Role.SECTION:
            out.append((row, []))
        elif row.role is Role.POINT and out and out[-1][0] is not None:
            out[-1][1].append(row)
        else:
            out.append((None, [row]))
    return out


def _into_body(rows: list[Row], first: int, last: int) -> tuple[list[Row], int, int]:
    """The rows with those from `first` to `last` in the body, and where they stand then.

    What stands between them and the body goes with them.
    """
    if rows[first].role is Role.OPENING:
        end = next((at for at, r in enumerate(rows) if r.role is not Role.OPENING), len(rows))
        moved = [point(Paragraph(row.words)) for row in rows[first:end]]
        rest = rows[end:]
        if rest and rest[0].role is Role.PART and rest[0].text is None:
            rest = rest[1:]
        head = [Row(Role.PART, None), Row(Role.SECTION, None, SectionKind.OTHER)]
        shift = 2 - (len(rows) - end - len(rest))
        rows = [*rows[:first], *head, *moved, *rest]
        first, last = first + 2, last + shift if last >= end else end + 1
    if rows[last].role is Role.CLOSING:
        start = next(at for at, r in enumerate(rows) if r.role is Role.CLOSING)
        moved = [point(Paragraph(row.words)) for row in rows[start : last + 1]]
        head = [] if _has_body(rows[:start]) else [Row(Role.PART, None)]
        if _kind_at_end(rows[:start]) is None:
            head.append(Row(Role.SECTION, None, SectionKind.OTHER))
        rows = [*rows[:start], *head, *moved, *rows[last + 1 :]]
        first, last = min(first, start + len(head)), last + len(head)
    return rows, first, last


def _row_in_body(letter: ReplyLetter, row: int) -> tuple[list[Row], int]:
    """The rows with this one in the body, and where it stands then."""
    rows, first, last = _into_body(rows_of(letter), row, row)
    return rows, last if rows_of(letter)[row].role is Role.CLOSING else first


def _as_paragraph(rows: list[Row], at: int) -> tuple[list[Row], Row]:
    """A part's heading as a paragraph; what stood under it goes on behind it."""
    words = point(Paragraph(rows[at].text or ""))
    if _kind_at_end(rows[:at]) is not None:
        return [*rows[:at], words, *rows[at + 1 :]], words
    following = rows[at + 1] if at + 1 < len(rows) else None
    kind = following.kind if following is not None else None
    opened = [] if _has_body(rows[:at]) else [Row(Role.PART, None)]
    opened.append(Row(Role.SECTION, None, kind or SectionKind.OTHER))
    return [*rows[:at], *opened, words, *rows[at + 1 :]], words


def _heading_words(row: Row) -> str:
    """The words of a heading: without a number, which is worked out, and without a mark behind."""
    text = row.text or ""
    if row.role is Role.POINT and not row.sign:
        text = split_label(text)[2]
    return text.rstrip(_ENDS) or text


def _with_text(row: Row, text: str) -> Row:
    if row.paragraph is None:
        return replace(row, text=text)
    return replace(row, text=text, paragraph=replace(row.paragraph, text=text))


def _adopted(row: Row) -> Row:
    """A point whose words begin with a sign bears it as a label, where order allows it."""
    if row.paragraph is None or row.sign or run_in_points(row.paragraph.text):
        return row
    text = row.paragraph.text
    style, number, rest = split_label(text)
    if style is LabelStyle.NONE or label(style, number) + rest != text:
        return row
    return point(replace(row.paragraph, text=rest, label=style), label(style, number))
