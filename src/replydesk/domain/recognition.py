"""Clean paragraphs of an old letter → ReplyLetter, with what could not be placed told as notes.

Every paragraph ends in a field or in a note: nothing is dropped silently. The order of elements is
that of GB/T 9704-2012 chapter 7; what offices do differently is listed in the user guide.
"""

from collections.abc import Sequence

from replydesk.domain.body import read_body
from replydesk.domain.errors import InputError
from replydesk.domain.head import Head, read_head
from replydesk.domain.letter import ReplyLetter, SignatureBlock
from replydesk.domain.reading import Reading
from replydesk.domain.tail import read_tail

NOT_A_LETTER = (
    "这份文件不像答复函：没有找到称谓（如“张三代表：”）和“现答复如下”这样的开头，请核对文件。"
)


def recognise(paragraphs: Sequence[str], notes: Sequence[str] = ()) -> Reading:
    """The letter of these paragraphs; `notes` of earlier steps come before its own.

    Raises InputError where the text is no reply letter.
    """
    if not any(text.strip() for text in paragraphs):
        raise InputError("文件里没有文字，请换一份有正文的答复函。")
    head, rest = read_head(list(paragraphs))
    tail, body = read_tail(rest)
    if not (head.opening or (head.salutation_found and (body or tail.closing))):
        raise InputError(NOT_A_LETTER)
    parts, body_notes = read_body(body)
    issuing_body = tail.issuing_body or head.issuer
    if head.issuer and head.issuer != issuing_body:
        head.notes.append(f"版头写的是“{head.issuer}”，与落款不同，请核对。")
    if tail.resolution_class not in (None, head.resolution_class or tail.resolution_class):
        head.notes.append(f"文末的办理结果是{tail.resolution_class}，与文首不同，请核对。")
    letter = ReplyLetter(
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
        parts=parts,
        closing=tail.closing,
        attachments=tail.attachments,
        signature=SignatureBlock(issuing_body, tail.dated),
        contact_person=tail.contact_person,
        contact_phone=tail.contact_phone,
        disclosure=head.disclosure or tail.disclosure,
        copies_to=tail.copies_to,
    )
    return Reading(letter, (*notes, *_doubts(head, letter), *body_notes, *head.notes, *tail.notes))


def _doubts(head: Head, letter: ReplyLetter) -> list[str]:
    """What a letter should have and was not found."""
    missing = {
        "称谓": bool(letter.addressees),
        "开头（现答复如下）": bool(head.opening),
        "正文": bool(letter.parts),
        "发文机关": bool(letter.signature.issuing_body),
        "成文日期": letter.signature.dated is not None,
    }
    absent = [name for name, found in missing.items() if not found]
    return [f"没有找到{'、'.join(absent)}，请核对。"] if absent else []
