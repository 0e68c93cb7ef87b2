"""会办意见: what a co-handling body wrote to the handling one, taken apart into points.

The points are material of one submission: they are offered beside the parts they fit (`fitting`)
and are taken over by the clerk like passages of the library.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from replydesk.domain.letter import (
    AddresseeRole,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
)
from replydesk.domain.meaning import tell_kind
from replydesk.domain.outline import run_in_points
from replydesk.domain.passage import as_sentence
from replydesk.domain.reading import Reading

_SURE = 0.6  # of what the language of a point without a section heading says of its kind
_LEAD_IN = re.compile(r"[^。！？]{2,80}[：:]\s*(?=一是|一要|第一[，,、])")
_TAKEN = 0.6  # the share of a point's pairs of characters from which it counts as taken over
_KEPT, _OWN = 0.3, 0.75  # … of a point cut short: what is left of it, and how much is nothing else
_NOT_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class OpinionPoint:
    """One thing a co-handler says, with its kind and the heading it stands under ("" for none)."""

    text: str
    kind: SectionKind = SectionKind.OTHER
    heading: str = ""


@dataclass(frozen=True, slots=True)
class CoOpinion:
    """An opinion received: who gave it, when, the file it was read from, and its points.

    `notes` tells in Chinese sentences what of the text is no point; `subject` and `number` are
    those of the submission it is about, as far as it says so.
    """

    unit: str
    dated: date | None
    source: str
    points: tuple[OpinionPoint, ...]
    subject: str = ""
    number: str = ""
    notes: tuple[str, ...] = ()

    def is_same(self, other: "CoOpinion") -> bool:
        """Whether two opinions say the same, whatever files they were read from."""
        return self.unit == other.unit and _words(self.points) == _words(other.points)

    def letter(self) -> ReplyLetter:
        """The opinion as a letter to read: its points under their headings."""
        parts: list[Part] = []
        for point in self.points:
            paragraph = Paragraph(point.text)
            if parts and (parts[-1].heading or "") == point.heading:
                (section,) = parts[-1].sections
                parts.pop()
                paragraphs = (*section.paragraphs, paragraph)
            else:
                paragraphs = (paragraph,)
            section = Section(SectionKind.OTHER, None, paragraphs)
            parts.append(Part(point.heading or None, (section,)))
        signature = SignatureBlock(self.unit or None, self.dated)
        return ReplyLetter(subject=self.subject or None, parts=tuple(parts), signature=signature)


def opinion_of(reading: Reading, source: str) -> CoOpinion:
    """The opinion in a recognised letter; `source` names the file.

    Every paragraph of the body is a point, or each of its points where it runs 一是…；二是…. The
    words that lead to the points of such a paragraph, and attachments, are told in `notes`.
    """
    letter = reading.letter
    points: list[OpinionPoint] = []
    notes = list(reading.remarks)
    for i, j, _, paragraph in letter.paragraphs():
        part = letter.parts[i]
        lead, texts = _pieces(paragraph)
        if lead:
            notes.append(f"引出各点的话没有列为要点：“{lead}”")
        for text in texts:
            kind = _kind_of(lead + text, part.sections[j])
            points.append(OpinionPoint(text, kind, part.heading or ""))
    if letter.attachments:
        notes.append(f"附件没有读入：{'、'.join(letter.attachments)}。")
    return CoOpinion(
        unit=letter.signature.issuing_body or "",
        dated=letter.signature.dated,
        source=source,
        points=tuple(points),
        subject=letter.subject or "",
        number=letter.number or "",
        notes=tuple(notes),
    )


def remarks_on(letter: ReplyLetter, number: str) -> Iterator[str]:
    """What a clerk should know of a letter taken as an opinion on the submission of a number."""
    if letter.addressee_role in (AddresseeRole.DEPUTY, AddresseeRole.MEMBER):
        called = "代表" if letter.addressee_role is AddresseeRole.DEPUTY else "委员"
        yield f"这是写给{called}的答复，不是写给主办单位的会办意见，已一并读入，请核对。"
    if letter.number and number and _digits(letter.number) != _digits(number):
        theirs, own = _bare(letter.number), _bare(number)
        yield f"会办意见写的是第{theirs}号，与本件第{own}号不同，请核对。"


def is_used(point: OpinionPoint, texts: list[str]) -> bool:
    """Whether one of the texts is the point, perhaps reworded a little, cut short or added to."""
    wanted = _pairs(point.text)
    return bool(wanted) and any(_has(wanted, _pairs(text)) for text in texts)


def _has(wanted: frozenset[str], held: frozenset[str]) -> bool:
    shared = len(wanted & held)
    if shared >= _TAKEN * len(wanted):
        return True
    return shared >= _KEPT * len(wanted) and shared >= _OWN * len(held)


def _pieces(paragraph: Paragraph) -> tuple[str, list[str]]:
    """(what leads to the points, the points) of a paragraph; ("", itself) without points."""
    text = paragraph.text
    lead = _LEAD_IN.match(text)
    start = lead.end() if lead else 0
    found = [as_sentence(piece) for _, piece in run_in_points(text[start:])]
    if found:
        return text[:start].strip(), [piece for piece in found if piece]
    return "", [whole] if (whole := as_sentence(text)) else []


def _kind_of(text: str, section: Section) -> SectionKind:
    if section.heading:
        return section.kind
    told = tell_kind(text)
    return told.kind if told.confidence >= _SURE else section.kind


@lru_cache(maxsize=1024)
def _pairs(text: str) -> frozenset[str]:
    words = _NOT_WORDS.sub("", text)
    return frozenset(words[at : at + 2] for at in range(len(words) - 1))


def _words(points: tuple[OpinionPoint, ...]) -> str:
    return _NOT_WORDS.sub("", "".join(point.text for point in points))


def _bare(number: str) -> str:
    return number.strip().removeprefix("第").removesuffix("号")


def _digits(number: str) -> str:
    found = re.search(r"\d+", number)
    return found[0].lstrip("0") if found else number
