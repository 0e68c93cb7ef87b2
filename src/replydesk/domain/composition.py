"""A letter as the paragraphs that stand on its pages, in their order, with worked-out ordinals.

The Word file and the page preview are both made from this, so that they agree.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from replydesk.domain.finding import Where
from replydesk.domain.letter import (
    Disclosure,
    LetterFormat,
    Paragraph,
    ReplyLetter,
    SubmissionKind,
)
from replydesk.domain.measures import title_lines
from replydesk.domain.outline import LabelStyle, han_number
from replydesk.domain.signing import bodies_of, signing

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_HEADING = 40
_NOWHERE = Where()
_DISCLOSURES = {
    Disclosure.OPEN: "此件公开发布",
    Disclosure.ON_REQUEST: "此件依申请公开",
    Disclosure.WITHHELD: "此件不予公开",
}


class Role(StrEnum):
    """What a paragraph is in the letter; its look follows from that."""

    TITLE = "title"
    ADDRESSEES = "addressees"
    HEADING_1 = "heading_1"
    HEADING_2 = "heading_2"
    HEADING_3 = "heading_3"
    HEADING_4 = "heading_4"
    BODY = "body"
    POINT = "point"
    CLOSING = "closing"
    ATTACHMENT = "attachment"
    ISSUING_BODY = "issuing_body"
    DATED = "dated"
    NOTE = "note"
    COPIES_TO = "copies_to"
    PRINTED = "printed"


_HEADING_ROLES = {
    LabelStyle.HAN: Role.HEADING_1,
    LabelStyle.PAREN_HAN: Role.HEADING_2,
    LabelStyle.ARABIC: Role.HEADING_3,
    LabelStyle.PAREN_ARABIC: Role.HEADING_4,
}


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph. A line feed in `text` is a line break (title), a tab goes to the right edge.

    In a signature the middle of the name behind a tab is `middle` from the right edge.

    `sign` is the ordinal before the text. `where` is the place it comes from; its `start` is the
    position of `text` there. `left`, `hanging` and `right` are indents in characters where they
    depend on the letter, `before` is the number of blank lines above. `kept`: stands on the page
    where the next one begins. `spaced`: twips between its characters beyond the usual.
    """

    role: Role
    text: str
    sign: str = ""
    where: Where = _NOWHERE
    left: float = 0.0
    hanging: float = 0.0
    right: float = 0.0
    before: int = 0
    kept: bool = False
    spaced: int = 0
    middle: float = 0.0


def clean(text: str) -> str:
    """The text without characters that XML can't hold and without blanks at its ends."""
    return _ILLEGAL.sub("", text).strip(" \t\r\n\u3000")


def derived_title(letter: ReplyLetter) -> str:
    """A title for a letter that has none: 关于…第…号建议的答复."""
    kind = "提案" if letter.kind is SubmissionKind.PROPOSAL else "建议"
    if letter.plenary_session and letter.number:
        return f"关于{letter.plenary_session}第{letter.number}号{kind}的答复"
    if letter.subject:
        about = letter.subject if letter.subject.startswith("关于") else f"关于{letter.subject}"
        return f"{about}的答复"
    return f"关于{kind}办理情况的答复"


def body(letter: ReplyLetter) -> Iterator[Element]:
    """Everything between the head and the signature."""
    title = clean(letter.title or derived_title(letter))
    yield Element(Role.TITLE, "\n".join(title_lines(title)), where=Where(field="title"))
    if letter.salutation:
        yield Element(
            Role.ADDRESSEES, clean(letter.salutation), where=Where(paragraph=0, field="addressees")
        )
    for k, text in enumerate(letter.opening):
        yield from _pieces(Role.BODY, text, Where(paragraph=k, field="opening"))
    yield from _parts(letter)
    for k, text in enumerate(letter.closing):
        yield from _pieces(Role.CLOSING, text, Where(paragraph=k, field="closing"))
    yield from _attachments(letter)


def tail(letter: ReplyLetter) -> Iterator[Element]:
    """Signature, date and notes, which stay together."""
    found = [*_signature(letter), *_notes(letter)]
    for at, element in enumerate(found, 1):
        yield replace(element, kept=at < len(found))


def _signature(letter: ReplyLetter) -> Iterator[Element]:
    signature = letter.signature
    day = day_words(letter)
    signed = signing(clean(signature.issuing_body or ""), day, sealed=signature.sealed)
    for line in signed.lines:
        where = Where(field="issuing_body")
        yield Element(
            Role.ISSUING_BODY,
            line.text,
            where=where,
            right=line.right,
            before=line.before,
            middle=line.middle,
        )
    if day:
        before = 0 if signed.lines else 2 if signature.sealed else 1
        where = Where(field="dated")
        yield Element(Role.DATED, day, where=where, right=signed.day_right, before=before)


def imprint(letter: ReplyLetter) -> Iterator[Element]:
    """版记 at the foot of the last page: the copies, in 公文格式 also who printed it and when."""
    copies = "，".join(name for name in (clean(n) for n in letter.copies_to) if name)
    if not copies:
        return
    yield Element(Role.COPIES_TO, f"抄送：{copies}。", where=Where(paragraph=0, field="copies_to"))
    name, day = lead_body(letter), day_words(letter)
    if letter.format is LetterFormat.DOCUMENT and name and day:
        yield Element(Role.PRINTED, f"{name}\t{day}印发", where=Where(field="issuing_body"))


def lead_body(letter: ReplyLetter) -> str:
    """The issuing body, of a joint letter the one that leads; "" without any."""
    return next(iter(bodies_of(clean(letter.signature.issuing_body or ""))), "")


def day_words(letter: ReplyLetter) -> str:
    """2026年6月18日: full year, no leading zeros (GB/T 9704-2012 7.3.5.4); "" without a date."""
    dated = letter.signature.dated
    return f"{dated.year}年{dated.month}月{dated.day}日" if dated else ""


def _pieces(role: Role, text: str, where: Where, sign: str = "") -> Iterator[Element]:
    """A paragraph (one a line of the text), or nothing for an empty one without ordinal."""
    start = 0
    for raw in text.split("\n"):
        piece = clean(raw)
        if piece:
            at = start + len(raw) - len(raw.lstrip(" \t\r\n\u3000"))
            yield Element(role, piece, sign, where.span(at, at + len(piece)))
            sign = ""
        start += len(raw) + 1
    if sign:
        yield Element(role, "", sign, where.span(0, 0))


def _parts(letter: ReplyLetter) -> Iterator[Element]:
    """Parts are level one; in a part without heading the sections are."""
    first = 0
    for i, part in enumerate(letter.parts):
        if part.heading is not None:
            first += 1
            where = Where(i, field="heading")
            yield from _pieces(Role.HEADING_1, part.heading, where, f"{han_number(first)}、")
        second = 0
        for j, section in enumerate(part.sections):
            where = Where(i, j, field="heading")
            if section.heading is not None and part.heading is not None:
                second += 1
                sign = f"（{han_number(second)}）"
                yield from _pieces(Role.HEADING_2, section.heading, where, sign)
            elif section.heading is not None:
                first += 1
                yield from _pieces(Role.HEADING_1, section.heading, where, f"{han_number(first)}、")
            for k, (sign, point) in enumerate(section.labelled()):
                yield from _pieces(_role_of(point), point.text, Where(i, j, k, field="text"), sign)


def _role_of(point: Paragraph) -> Role:
    """Only what stands alone on its line is a heading; a run-in point is body text."""
    if point.label in _HEADING_ROLES:
        text = clean(point.text)
        if 0 < len(text) <= _LONGEST_HEADING and not text.endswith(("。", "；", "！", "？")):
            return _HEADING_ROLES[point.label]
    return Role.BODY if point.label is LabelStyle.NONE else Role.POINT


def _attachments(letter: ReplyLetter) -> Iterator[Element]:
    """附件：1.…, a line below the text, wrapped lines under the name (7.3.4)."""
    names = [(k, name) for k, n in enumerate(letter.attachments) if (name := clean(n))]
    for number, (k, name) in enumerate(names, 1):
        if len(names) == 1:
            left, hanging, sign = 5, 3, "附件："
        elif number == 1:
            left, hanging, sign = 6, 4, "附件：1."
        else:
            left, hanging, sign = 6, 1, f"{number}."
        where = Where(paragraph=k, field="attachments")
        before = 1 if number == 1 else 0
        yield Element(Role.ATTACHMENT, name, sign, where, left, hanging, before=before)


def _notes(letter: ReplyLetter) -> Iterator[Element]:
    """附注: contact and disclosure in round brackets, on the line after the date (7.3.6)."""
    contact = "，".join(
        f"{label}：{clean(text)}"
        for label, text in (("联系人", letter.contact_person), ("联系电话", letter.contact_phone))
        if text and clean(text)
    )
    if contact:
        yield Element(Role.NOTE, f"（{contact}）", where=Where(field="contact_person"))
    if letter.disclosure:
        told = _DISCLOSURES[letter.disclosure]
        yield Element(Role.NOTE, f"（{told}）", where=Where(field="disclosure"))
