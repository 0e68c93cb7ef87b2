"""A second reply to the same submission: begun from the one that was sent, and linked to it."""

from dataclasses import replace

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.letter import Part, ReplyLetter, Section
from replydesk.domain.submission import EarlierReply
from replydesk.services.drafts import open_draft, save_draft
from replydesk.services.formats import format_of_draft
from replydesk.services.units import unit_for
from replydesk.services.wording import prefill
from replydesk.store import drafts
from replydesk.store.engine import Store


def reply_again(store: Store, draft_id: int) -> Draft:
    """A new draft that follows a finished reply: its parts are there, still to be written.

    It has its own number and date, names those of the first in its opening, and keeps the way the
    first was addressed and laid out. Raises InputError where there is no such draft, where it is
    not finished, or where the office's wording is faulty.
    """
    first = open_draft(store, draft_id)
    with store.local.read() as tx:
        known = drafts.finishing_of(tx, draft_id)
    if known is None or known.sent is None:
        raise InputError("这份答复还没有定稿，请先定稿入库，再写再次答复。")
    sent = known.sent
    earlier = EarlierReply(
        draft_id=draft_id,
        letter_id=known.letter_id,
        document_number=(sent.document_number or "").strip(),
        dated=sent.signature.dated,
        issuing_body=(sent.signature.issuing_body or "").strip(),
    )
    submission = replace(first.submission, earlier=earlier, assigned_on=None, due_on=None)
    unit = unit_for(earlier.issuing_body or submission.handling_unit)
    worded = prefill(submission, format_of_draft(first.reply_format), unit)
    letter = replace(
        sent,
        title=worded.title,
        opening=worded.opening,
        parts=tuple(map(_emptied, sent.parts)) or worded.parts,
        closing=worded.closing,
        document_number=None,
        resolution_class=None,
        attachments=(),
        signature=replace(sent.signature, dated=None),
    )
    return save_draft(store, Draft(submission, letter, first.reply_format))


def replies_after(store: Store, draft_id: int) -> list[Draft]:
    """The second replies that follow a draft, in the order they were begun."""
    with store.local.read() as tx:
        return drafts.second_replies(tx).get(draft_id, [])


def reference(letter: ReplyLetter) -> str:
    """What tells a reply from another: its number, or its day, "" where it has neither."""
    dated = letter.signature.dated
    day = f"{dated.year}年{dated.month}月{dated.day}日" if dated else ""
    return (letter.document_number or "").strip() or day


def _emptied(part: Part) -> Part:
    """The part with its sections, and nothing in them."""
    kept = tuple(Section(section.kind, section.heading) for section in part.sections)
    return Part(part.heading, kept)
