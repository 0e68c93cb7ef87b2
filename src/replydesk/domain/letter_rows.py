"""A letter from its opening to its attachments as one list of rows, and back.

A row is what stands on a line of its own where a person looks a letter over: a paragraph or a
heading. A section or part without a heading is a row without text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section, SectionKind
from replydesk.domain.outline import LabelStyle, label


class Role(StrEnum):
    """What a row is in its letter; the order of the values is the order in the letter."""

    OPENING = "opening"
    PART = "part"
    SECTION = "section"
    POINT = "point"
    CLOSING = "closing"
    ATTACHMENT = "attachment"


BODY = frozenset((Role.PART, Role.SECTION, Role.POINT))


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A line of the letter. `text` is None for a part or section without a heading.

    `kind` belongs to sections; `sign` (一是) and `paragraph` to the points of a section. Two rows
    with the same words are not equal: a row can be found again after others came or went.
    """

    role: Role
    text: str | None
    kind: SectionKind | None = None
    sign: str = ""
    paragraph: Paragraph | None = None

    @property
    def words(self) -> str:
        """What the letter says here, the sign included; "" where there is no heading."""
        return self.sign + (self.text or "")


def point(paragraph: Paragraph, sign: str = "") -> Row:
    """A row of a section's paragraph."""
    return Row(Role.POINT, paragraph.text, sign=sign, paragraph=paragraph)


def rows_of(letter: ReplyLetter) -> list[Row]:
    """The rows of a letter in order."""
    rows = [Row(Role.OPENING, text) for text in letter.opening]
    for part in letter.parts:
        rows.append(Row(Role.PART, part.heading))
        for section in part.sections:
            rows.append(Row(Role.SECTION, section.heading, section.kind))
            rows += [point(paragraph, sign) for sign, paragraph in section.labelled()]
    rows += [Row(Role.CLOSING, text) for text in letter.closing]
    return rows + [Row(Role.ATTACHMENT, text) for text in letter.attachments]


def letter_with(letter: ReplyLetter, rows: Sequence[Row]) -> ReplyLetter:
    """The letter with these rows in place of its own.

    The body must begin with a part, and each part's points stand in sections. A point keeps the
    sign that it shows: where order would ask for another one, its sign becomes words.
    """
    return replace(
        letter,
        opening=_texts(rows, Role.OPENING),
        parts=tuple(_parts([row for row in rows if row.role in BODY])),
        closing=_texts(rows, Role.CLOSING),
        attachments=_texts(rows, Role.ATTACHMENT),
    )


def _texts(rows: Sequence[Row], role: Role) -> tuple[str, ...]:
    return tuple(row.words for row in rows if row.role is role)


def _parts(rows: list[Row]) -> Iterator[Part]:
    for head, inside in _groups(rows, Role.PART):
        sections = (
            Section(row.kind or SectionKind.OTHER, row.text, _labelled(points))
            for row, points in _groups(inside, Role.SECTION)
        )
        yield Part(head.text, tuple(sections))


def _groups(rows: list[Row], role: Role) -> Iterator[tuple[Row, list[Row]]]:
    """Each row of a role with the rows that follow it."""
    count = 0

    def number(row: Row) -> int:
        nonlocal count
        count += row.role is role
        return count

    for _, group in groupby(rows, number):
        first, *others = group
        assert first.role is role
        yield first, others


def _labelled(points: list[Row]) -> tuple[Paragraph, ...]:
    """The paragraphs of a section whose worked-out labels are the signs of these rows."""
    paragraphs = [row.paragraph for row in points if row.paragraph is not None]
    shown = Section(SectionKind.OTHER, None, tuple(paragraphs))
    if [sign for sign, _ in shown.labelled()] == [row.sign for row in points]:
        return tuple(paragraphs)
    out: list[Paragraph] = []
    for paragraph, row in zip(paragraphs, points, strict=True):
        out.append(_bearing(row.sign, paragraph, out))
    return tuple(out)


def _bearing(sign: str, paragraph: Paragraph, before: list[Paragraph]) -> Paragraph:
    if paragraph.label is LabelStyle.NONE:
        return paragraph
    choices = [paragraph, replace(paragraph, restarts=False)]
    if sign == label(paragraph.label, 1):
        choices.append(replace(paragraph, restarts=True))
    for choice in choices:
        if Section(SectionKind.OTHER, None, (*before, choice)).labelled()[-1][0] == sign:
            return choice
    return replace(paragraph, text=sign + paragraph.text, label=LabelStyle.NONE, restarts=False)
