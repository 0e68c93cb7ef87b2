"""What a check found: a code with its data and its place. The words are `finding_words`'."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from replydesk.domain.draft import ENDING, OPENING, Place
from replydesk.domain.letter import Paragraph, ReplyLetter, Section

Severity = Literal["error", "warning", "note"]

_HEAD = frozenset(
    "addressees addressee_role kind title plenary_session number subject opening".split()
)


@dataclass(frozen=True, slots=True)
class Where:
    """A place in a letter; positions from 0, `end` exclusive, in characters of that text.

    `field` names the element: "text" for a paragraph of a section, "heading" for the heading of a
    part (`section` None) or section, else a field of the letter ("opening" and "closing" with the
    paragraph's position). All of part … end are None for the letter as a whole.
    """

    part: int | None = None
    section: int | None = None
    paragraph: int | None = None
    start: int | None = None
    end: int | None = None
    field: str = ""

    @property
    def place(self) -> Place:
        """The drafting step that shows it."""
        if self.part is not None:
            return Place(self.part, self.section or 0)
        return OPENING if self.field in _HEAD else ENDING

    def span(self, start: int, end: int) -> "Where":
        """The same place with positions."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding. `suggestion` is what should stand at [start, end) instead; "" takes it away."""

    code: str
    severity: Severity
    where: Where = Where()
    data: dict[str, str | int] = field(default_factory=dict)
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A text of a letter with its place, and the section and paragraph where it is one's text."""

    where: Where
    text: str
    section: Section | None = None
    paragraph: Paragraph | None = None

    @property
    def is_prose(self) -> bool:
        """True for text that runs in sentences, False for headings, names and numbers."""
        return self.where.field in ("text", "opening", "closing")

    def finding(
        self,
        code: str,
        severity: Severity,
        start: int,
        end: int,
        suggestion: str | None = None,
        **data: str | int,
    ) -> Finding:
        """A finding on [start, end) of this text, which goes into its data as `found`."""
        data.setdefault("found", self.text[start:end])
        return Finding(code, severity, self.where.span(start, end), data, suggestion)


def slots(letter: ReplyLetter) -> Iterator[Slot]:
    """Every text of a letter, in the order of the page."""
    for name in ("title", "document_number", "plenary_session", "number", "subject"):
        if value := getattr(letter, name):
            yield Slot(Where(field=name), value)
    for name in ("addressees", "opening"):
        yield from _texts(name, getattr(letter, name))
    for i, part in enumerate(letter.parts):
        if part.heading:
            yield Slot(Where(i, field="heading"), part.heading)
        for j, section in enumerate(part.sections):
            if section.heading:
                yield Slot(Where(i, j, field="heading"), section.heading, section)
            for k, paragraph in enumerate(section.paragraphs):
                yield Slot(Where(i, j, k, field="text"), paragraph.text, section, paragraph)
    for name in ("closing", "attachments"):
        yield from _texts(name, getattr(letter, name))
    for name, text in (
        ("issuing_body", letter.signature.issuing_body),
        ("contact_person", letter.contact_person),
    ):
        if text:
            yield Slot(Where(field=name), text)
    yield from _texts("copies_to", letter.copies_to)


def _texts(name: str, texts: tuple[str, ...]) -> Iterator[Slot]:
    for k, text in enumerate(texts):
        yield Slot(Where(paragraph=k, field=name), text)
