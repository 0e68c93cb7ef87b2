"""Texts that a clerk puts into the library, each as a small letter of its own.

So everything else holds for them: they are seen in a letter, browsed by body and year, taken out
and brought back.
"""

from dataclasses import replace

from sqlalchemy import bindparam, select

from replydesk.domain.editing import Change, NewText, one_paragraph, topic_name
from replydesk.domain.errors import InputError
from replydesk.domain.letter import Paragraph, Part, ReplyLetter, Section, SignatureBlock
from replydesk.domain.reading import Reading
from replydesk.store import changes, duplicates, library, passage_rows
from replydesk.store.engine import Transaction
from replydesk.store.rows import passages

_SHORT = "这段文字太短，不能作为素材，请写成一句完整的话。"
_KNOWN = "素材库中已有同样的素材，没有重复添加。"
_OWN = (
    select(passages.c.id)
    .where(passages.c.letter_id == bindparam("letter_id"))
    .order_by(passages.c.id)
)
_DIGEST = "hand:"  # a file's digest never begins so


def add(tx: Transaction, new: NewText, source: str) -> Change:
    """Put a text into the library; `added` are its passages, one for each point that it runs.

    Raises InputError where it is too short for a passage, and where the very same is there.
    """
    letter = _letter(new)
    made = replace(library.new_letter(Reading(letter)), is_new=True)
    if not made.rows:
        raise InputError(_SHORT)
    digest = _DIGEST + duplicates.digest_among(made.fingerprints)
    known = duplicates.known_file(tx, digest)
    if known is not None and not known.removed:
        raise InputError(_KNOWN)
    before = changes.state(tx, [], letters=[known.letter_id] if known else [])
    letter_id = library.add_letter(tx, made, source, digest).letter_id
    ids = tuple(tx.execute(_OWN, {"letter_id": letter_id}).scalars().all())
    if topic := topic_name(new.topic):
        passage_rows.change_rows(tx, {key: {"topic": topic} for key in ids})
    change = changes.note(
        tx,
        f"新增{len(ids)}条素材",
        before,
        added_letters=[] if known else [letter_id],
        count=len(ids),
    )
    return replace(change, added=ids)


def _letter(new: NewText) -> ReplyLetter:
    text = one_paragraph(new.text)
    part = Part(one_paragraph(new.part) or None, (Section(new.kind, None, (Paragraph(text),)),))
    body = one_paragraph(new.issuing_body) or None
    return ReplyLetter(
        subject=one_paragraph(new.subject) or None,
        parts=(part,),
        signature=SignatureBlock(body, new.dated, sealed=False),
    )
