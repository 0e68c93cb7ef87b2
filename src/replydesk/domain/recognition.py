"""Clean paragraphs of an old letter → ReplyLetter, with what could not be placed told as notes.

Every paragraph ends in a field or in a note: nothing is dropped silently. The order of elements is
that of GB/T 9704-2012 chapter 7; what offices do differently is listed in the user guide.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from replydesk.domain.body import read_body
from replydesk.domain.errors import InputError
from replydesk.domain.head import read_head
from replydesk.domain.head_facts import Head
from replydesk.domain.letter import ReplyLetter, SignatureBlock
from replydesk.domain.page_details import fill_from_page
from replydesk.domain.reading import Doubt, Extract, Meaning, Reading
from replydesk.domain.surroundings import take_off
from replydesk.domain.tail import Tail, read_tail
from replydesk.domain.tidy import clean_paragraphs

NOT_A_LETTER = (
    "这份文件不像答复函：没有找到称谓（如“张三代表：”）和“现答复如下”这样的开头，请核对文件。"
)


_UNSURE_BELOW = 0.6


def read_reply(extract: Extract, *, marks: bool = True) -> Reading:
    """The letter in the lines of a file, without what a web page puts around it.

    `marks` false leaves half-width marks as they are. Raises InputError where it is no letter.
    """
    found = take_off(extract.lines)
    paragraphs, repairs = clean_paragraphs(found.letter, marks=marks)
    reading = recognise(paragraphs, (*extract.notes, *repairs, *found.notes), found.details)
    if extract.unsure:
        said = "文字由图像识别得来，可能有误，请对照原件核对。"
        reading = replace(reading, guessed=True, doubts=(Doubt("source", said), *reading.doubts))
    return reading


def recognise(
    paragraphs: Sequence[str],
    notes: Sequence[str] = (),
    details: Mapping[str, str] = MappingProxyType({}),
) -> Reading:
    """The letter of these clean paragraphs; `notes` of earlier steps come before its own.

    `details` is what a web page says of the letter: it fills what the letter itself does not say.

    Raises InputError where the text is no reply letter.
    """
    if not any(text.strip() for text in paragraphs):
        raise InputError("文件里没有文字，请换一份有正文的答复函。")
    head, rest = read_head(list(paragraphs))
    tail, body = read_tail(rest)
    fill_from_page(head, tail, details)
    if not (head.opening or (head.role is not None and (body or tail.closing))):
        raise InputError(NOT_A_LETTER)
    parts, meanings, body_notes = read_body(body)
    letter = _put_together(head, tail)
    letter = replace(letter, parts=parts)
    doubts = (
        *head.doubts,
        *tail.doubts,
        *_missing(letter),
        *_contradictions(head, tail),
        *_unsure_kinds(meanings),
    )
    return Reading(
        letter,
        (*notes, *body_notes, *head.notes, *tail.notes),
        doubts,
        meanings,
        tuple(paragraphs),
    )


def _put_together(head: Head, tail: Tail) -> ReplyLetter:
    return ReplyLetter(
        addressees=head.addressees,
        addressee_role=head.role,
        kind=head.kind,
        title=head.title,
        document_number=head.document_number,
        resolution_class=head.resolution_class or tail.resolution_class,
        plenary_session=head.plenary_session,
        number=head.number,
        subject=head.subject,
        opening=head.opening,
        closing=tail.closing,
        attachments=tail.attachments,
        signature=SignatureBlock(tail.issuing_body or head.issuer, tail.dated),
        contact_person=tail.contact_person,
        contact_phone=tail.contact_phone,
        disclosure=head.disclosure or tail.disclosure,
        copies_to=tail.copies_to,
        signer=head.signer,
        urgency=head.urgency,
    )


def _contradictions(head: Head, tail: Tail) -> Iterator[Doubt]:
    """Where head and tail say different things."""
    if head.issuer and tail.issuing_body and head.issuer not in tail.issuing_body:
        said = f"版头写的是“{head.issuer}”，与落款“{tail.issuing_body}”不同，请核对。"
        yield Doubt("issuing_body", said)
    if head.issuer and not tail.issuing_body:
        yield Doubt("issuing_body", f"落款没有写明机关，按上文填为“{head.issuer}”，请核对。")
    if tail.resolution_class not in (None, head.resolution_class or tail.resolution_class):
        said = f"文末的办理结果是{tail.resolution_class}，与文首不同，请核对。"
        yield Doubt("resolution_class", said)
    if tail.disclosure not in (None, head.disclosure or tail.disclosure):
        yield Doubt("disclosure", "文末的公开方式与文首不同，按文首填写，请核对。")


def _unsure_kinds(meanings: Sequence[Meaning]) -> Iterator[Doubt]:
    for told in meanings:
        if told.confidence < _UNSURE_BELOW:
            said = "这一节没有小标题，类别按内容判断，把握不大，请核对。"
            yield Doubt("parts", said, told.part, told.section)


def _missing(letter: ReplyLetter) -> Iterator[Doubt]:
    """What a letter should have and was not found."""
    found = {
        ("addressees", "称谓"): bool(letter.addressees),
        ("opening", "开头（现答复如下）"): bool(letter.opening),
        ("parts", "正文"): bool(letter.parts),
        ("issuing_body", "发文机关"): bool(letter.signature.issuing_body),
        ("dated", "成文日期"): letter.signature.dated is not None,
    }
    for (name, called), there in found.items():
        if not there:
            yield Doubt(name, f"没有找到{called}，请核对。")
