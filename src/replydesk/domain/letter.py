"""The reply letter: text without appearance, as immutable values.

Ordinals are never part of the values: `outline` works them out from order and `LabelStyle`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from replydesk.domain.outline import LabelStyle, label, labels, next_label, run_in_points


class SubmissionKind(StrEnum):
    """建议 of people's-congress deputies, or 提案 of CPPCC members."""

    SUGGESTION = "suggestion"
    PROPOSAL = "proposal"


class AddresseeRole(StrEnum):
    """What the addressees are called in the salutation: 代表, 委员, or nothing for a body."""

    DEPUTY = "deputy"
    MEMBER = "member"
    BODY = "body"


class SectionKind(StrEnum):
    """What a section of a part says; the heading shown for it is the format's or the letter's."""

    MEASURES = "measures"
    OUTCOMES = "outcomes"
    NEXT_STEPS = "next_steps"
    DIFFICULTIES = "difficulties"
    OTHER = "other"


class LetterFormat(StrEnum):
    """信函格式 (GB/T 9704-2012 10.1) or the general 公文格式 (chapter 7)."""

    LETTER = "letter"
    DOCUMENT = "document"


class Disclosure(StrEnum):
    """公开方式."""

    OPEN = "open"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"


class Urgency(StrEnum):
    """紧急程度: how fast the letter must travel. Left out unless set."""

    EXTRA_URGENT = "extra_urgent"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a section, without its ordinal.

    `origin` is the id of the library passage it was taken from, None for text of its own;
    `restarts` begins a new count of its label style (a second 一是 in the same section).
    """

    text: str
    label: LabelStyle = LabelStyle.NONE
    origin: int | None = None
    restarts: bool = False

    @property
    def points(self) -> list[tuple[str, str]]:
        """(label, text) of each point where the paragraph runs 一是…；二是…, else []."""
        return run_in_points(self.text) if self.label is LabelStyle.NONE else []


@dataclass(frozen=True, slots=True)
class Section:
    """主要措施, 主要成效 …: a kind, the heading as worded (None: no heading) and paragraphs."""

    kind: SectionKind
    heading: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()

    def labelled(self) -> list[tuple[str, Paragraph]]:
        """Each paragraph with its worked-out label ("" where it has none)."""
        signs = labels((p.label for p in self.paragraphs), (p.restarts for p in self.paragraphs))
        return list(zip(signs, self.paragraphs, strict=True))

    @property
    def is_empty(self) -> bool:
        """True while no paragraph holds any text."""
        return not any(p.text.strip() for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Part:
    """The answer to one ask. `heading` has no ordinal; None in a letter without parts."""

    heading: str | None
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """落款: the issuing body, the date, and whether room is left for the seal."""

    issuing_body: str | None = None
    dated: date | None = None
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class ReplyLetter:
    """A whole reply. Empty tuples and None mean that the letter does not have the element.

    `signer` (签发人; several kept apart by 、) is printed in 公文格式 only.
    """

    addressees: tuple[str, ...] = ()
    addressee_role: AddresseeRole | None = None
    kind: SubmissionKind | None = None
    title: str | None = None
    document_number: str | None = None
    resolution_class: str | None = None
    plenary_session: str | None = None
    number: str | None = None
    subject: str | None = None
    opening: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    closing: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    signature: SignatureBlock = SignatureBlock()
    contact_person: str | None = None
    contact_phone: str | None = None
    disclosure: Disclosure | None = None
    copies_to: tuple[str, ...] = ()
    format: LetterFormat = LetterFormat.LETTER
    signer: str | None = None
    urgency: Urgency | None = None

    @property
    def salutation(self) -> str:
        """张三代表： · 张三、李四委员： · a body's name and a colon; "" without addressees."""
        if not self.addressees:
            return ""
        role = {AddresseeRole.DEPUTY: "代表", AddresseeRole.MEMBER: "委员"}.get(
            self.addressee_role or AddresseeRole.BODY, ""
        )
        return f"{'、'.join(self.addressees)}{role}："

    @property
    def length(self) -> int:
        """Characters from the opening to the thanks, headings included, ordinals not counted."""
        sections = [section for part in self.parts for section in part.sections]
        headings = [*(part.heading for part in self.parts), *(s.heading for s in sections)]
        texts = [*self.opening, *(h for h in headings if h), *self.closing]
        texts += [p.text for _, _, _, p in self.paragraphs()]
        return sum(len(text) for text in texts)

    def numbered_parts(self) -> Iterator[tuple[int, Part]]:
        """Each part with its ordinal; 0 for a part without heading, which is not counted."""
        number = 0
        for part in self.parts:
            number += part.heading is not None
            yield (number if part.heading is not None else 0), part

    def paragraphs(self) -> Iterator[tuple[int, int, int, Paragraph]]:
        """(part, section, paragraph, value), positions from 0."""
        for i, part in enumerate(self.parts):
            for j, section in enumerate(part.sections):
                for k, paragraph in enumerate(section.paragraphs):
                    yield i, j, k, paragraph

    def with_section(self, part: int, section: int, value: Section) -> "ReplyLetter":
        """The letter with one section replaced (positions from 0)."""
        old = self.parts[part]
        sections = (*old.sections[:section], value, *old.sections[section + 1 :])
        new = replace(old, sections=sections)
        return replace(self, parts=(*self.parts[:part], new, *self.parts[part + 1 :]))


def number_paragraphs(read: Iterable[tuple[LabelStyle, int, str]]) -> tuple[Paragraph, ...]:
    """Paragraphs from (style, number as read, text): the numbers themselves are dropped.

    A 1 where the count would have gone on becomes `restarts`; any other number gives way to the
    one that order asks for.
    """
    out: list[Paragraph] = []
    counts: dict[LabelStyle, int] = {}
    for style, number, text in read:
        going_on = next_label(dict(counts), style)
        restarts = number == 1 and style is not LabelStyle.NONE and going_on != label(style, 1)
        next_label(counts, style, restart=restarts)
        out.append(Paragraph(text, style, restarts=restarts))
    return tuple(out)


def without_origins(letter: ReplyLetter) -> ReplyLetter:
    """The letter without the ids of library passages, which mean nothing elsewhere."""
    for i, part in enumerate(letter.parts):
        for j, section in enumerate(part.sections):
            paragraphs = tuple(replace(p, origin=None) for p in section.paragraphs)
            letter = letter.with_section(i, j, replace(section, paragraphs=paragraphs))
    return letter


def public_version(letter: ReplyLetter) -> ReplyLetter:
    """The letter as it may be published: without personal data and marks for its way there."""
    return replace(letter, contact_person=None, contact_phone=None, signer=None, urgency=None)
