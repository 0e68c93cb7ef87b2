"""Where a passage went: drafts that took it over, and letters that were written from it."""

from typing import Any

from sqlalchemy import Row, select

from replydesk.domain.editing import Use
from replydesk.store.engine import Transaction
from replydesk.store.rows import ancestors, drafts, letters, passages, removed_letters, uses


def uses_of(tx: Transaction, passage_id: int) -> list[Use]:
    """Every reply that the passage went into, newest first; removed ones are left out.

    `draft_id` is that of the drafts this database knows.
    """
    written = tx.execute(
        select(
            *passages.c["letter_id", "text"],
            *letters.c["subject", "number", "dated", "imported_at"],
        )
        .where(
            ancestors.c.ancestor_id == passage_id,
            passages.c.id == ancestors.c.passage_id,
            letters.c.id == passages.c.letter_id,
            letters.c.id.not_in(removed_letters()),
        )
        .order_by(passages.c.id)
    )
    sent: dict[int, Use] = {}
    for row in written:
        day = row.dated or row.imported_at[:10]
        use = Use(row.subject, row.number, day, letter_id=row.letter_id, text=row.text)
        sent.setdefault(row.letter_id, use)
    out = [_of_draft(row, sent) for row in tx.execute(_drafts_with(passage_id))]
    return sorted([*out, *sent.values()], key=lambda use: use.used_on, reverse=True)


def _drafts_with(passage_id: int) -> Any:
    own = drafts.c["id", "subject", "number", "changed_at", "letter_id"]
    return (
        select(*own)
        .where(
            uses.c.passage_id == passage_id, drafts.c.id == uses.c.draft_id, drafts.c.removed == 0
        )
        .order_by(drafts.c.id)
    )


def _of_draft(row: Row[Any], sent: dict[int, Use]) -> Use:
    """The use by a draft; where it was sent, with what its letter made of the passage."""
    letter = sent.pop(row.letter_id, None) if row.letter_id is not None else None
    return Use(
        subject=row.subject,
        number=row.number,
        used_on=letter.used_on if letter else row.changed_at[:10],
        draft_id=row.id,
        letter_id=letter.letter_id if letter else None,
        text=letter.text if letter else "",
    )


def words_in_letter(tx: Transaction, passage_id: int) -> str:
    """The words of the passage in its letter; "" where there is no such passage."""
    row = tx.execute(
        select(*passages.c["text", "as_read"]).where(passages.c.id == passage_id)
    ).first()
    if row is None:
        return ""
    return str(row.text if row.as_read is None else row.as_read)
