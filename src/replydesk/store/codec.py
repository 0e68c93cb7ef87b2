"""Letters and submissions as the text that lies in a column, and back, value for value.

Not the open letter JSON: a draft must come back exactly as it was saved, with its origins, its
empty paragraphs and its label styles, whatever the rules for other programs' files are.
"""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    LetterFormat,
    Paragraph,
    Part,
    ReplyLetter,
    Section,
    SectionKind,
    SignatureBlock,
    SubmissionKind,
)
from replydesk.domain.outline import LabelStyle
from replydesk.domain.submission import Ask, Submission

_TEXTS = (
    "title",
    "document_number",
    "resolution_class",
    "plenary_session",
    "number",
    "subject",
    "contact_person",
    "contact_phone",
)
_LISTS = ("addressees", "opening", "closing", "attachments", "copies_to")


def storable(text: str) -> str:
    """The text with halves of surrogate pairs, which no file can hold, replaced by �."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def pack(value: object) -> str:
    """Plain data as compact JSON that a column can hold."""
    return storable(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def pack_letter(letter: ReplyLetter) -> str:
    """A letter as text; `unpack_letter` gives an equal one."""
    fields: dict[str, Any] = {name: getattr(letter, name) for name in (*_TEXTS, *_LISTS)}
    fields |= {
        "addressee_role": letter.addressee_role,
        "kind": letter.kind,
        "disclosure": letter.disclosure,
        "format": letter.format,
        "issuing_body": letter.signature.issuing_body,
        "dated": _day(letter.signature.dated),
        "sealed": letter.signature.sealed,
        "parts": [
            [part.heading, [_pack_section(section) for section in part.sections]]
            for part in letter.parts
        ],
    }
    return pack(fields)


def _pack_section(section: Section) -> list[Any]:
    paragraphs = [[p.text, p.label, p.origin] for p in section.paragraphs]
    return [section.kind, section.heading, paragraphs]


def unpack_letter(text: str) -> ReplyLetter:
    """The letter that `pack_letter` made the text of."""
    data = json.loads(text)
    dated = data["dated"]
    fields: dict[str, Any] = {name: data[name] for name in _TEXTS}
    fields |= {name: tuple(data[name]) for name in _LISTS}
    return ReplyLetter(
        **fields,
        addressee_role=data["addressee_role"] and AddresseeRole(data["addressee_role"]),
        kind=data["kind"] and SubmissionKind(data["kind"]),
        disclosure=data["disclosure"] and Disclosure(data["disclosure"]),
        format=LetterFormat(data["format"]),
        signature=SignatureBlock(
            data["issuing_body"], date.fromisoformat(dated) if dated else None, data["sealed"]
        ),
        parts=tuple(
            Part(heading, tuple(_unpack_section(section) for section in sections))
            for heading, sections in data["parts"]
        ),
    )


def _unpack_section(data: list[Any]) -> Section:
    kind, heading, paragraphs = data
    return Section(
        SectionKind(kind),
        heading,
        tuple(Paragraph(text, LabelStyle(label), origin) for text, label, origin in paragraphs),
    )


def pack_submission(submission: Submission) -> str:
    """A submission as text; `unpack_submission` gives an equal one."""
    fields = asdict(submission)
    fields["assigned_on"] = _day(submission.assigned_on)
    fields["due_on"] = _day(submission.due_on)
    return pack(fields)


def unpack_submission(text: str) -> Submission:
    """The submission that `pack_submission` made the text of."""
    data = json.loads(text)
    data["kind"] = SubmissionKind(data["kind"])
    data["submitters"] = tuple(data["submitters"])
    data["asks"] = tuple(Ask(**ask) for ask in data["asks"])
    for name in ("assigned_on", "due_on"):
        data[name] = date.fromisoformat(data[name]) if data[name] else None
    return Submission(**data)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
