"""The tables as queries name them. The migrations alone make them; a test compares the two."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    func,
    select,
)

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Passage

METADATA = MetaData()


def _table(name: str, numbers: str, texts: str) -> Table:
    columns: list[Column[Any]] = [Column(each, BigInteger) for each in numbers.split()]
    columns += [Column(each, Text) for each in texts.split()]
    return Table(name, METADATA, *columns)


letters = _table(
    "letters",
    "id",
    "content_digest file_digest source imported_at kind issuing_body dated document_number"
    " resolution_class plenary_session number subject addressees title notes letter",
)
readings = _table(
    "readings", "letter_id removed guessed doubt_count", "state doubts meanings original as_read"
)
fingerprints = _table("fingerprints", "letter_id", "fingerprint")
passages = _table(
    "passages",
    "id letter_id part_place section_place paragraph_place point_place year revision family_id",
    "kind topic part text retired as_read kind_as_read",
)
families = _table("families", "id", "made_at")
family_queue = _table("family_queue", "passage_id", "")
family_proposals = _table("family_proposals", "passage_id other_id likeness refused", "")
ancestors = _table("ancestors", "passage_id ancestor_id", "")
changes = _table("changes", "id undone passages", "made_at what before after")
drafts = _table(
    "drafts",
    "id revision removed part_place section_place filled total letter_id",
    "finished_at created_at changed_at reply_format finished subject number plenary_session"
    " submitters due_on submission letter sent",
)
uses = _table("uses", "draft_id passage_id", "")
token_counts = _table("token_counts", "passages", "token")
settings = _table("settings", "", "key value")


def removed_letters() -> Select[tuple[int]]:
    """The ids of the letters that a clerk took out of the library."""
    return select(readings.c.letter_id).where(readings.c.removed == 1)


def select_passages() -> Select[Any]:
    """Passages joined with their letters, and `used`: how many replies took each over.

    Those are the drafts that were not removed, and the letters of the library that were written
    from it; a draft that is finished counts by its letter.
    """
    sent = passages.alias("sent")
    by_letter = (
        select(func.count(sent.c.letter_id.distinct()))
        .select_from(ancestors.join(sent, sent.c.id == ancestors.c.passage_id))
        .where(
            ancestors.c.ancestor_id == passages.c.id,
            sent.c.letter_id.not_in(removed_letters()),
        )
        .scalar_subquery()
    )
    own = passages.alias("own")
    counted = (
        select(own.c.id)
        .select_from(ancestors.join(own, own.c.id == ancestors.c.passage_id))
        .where(
            ancestors.c.ancestor_id == passages.c.id,
            own.c.letter_id == drafts.c.letter_id,
            own.c.letter_id.not_in(removed_letters()),
        )
    )
    by_draft = (
        select(func.count())
        .select_from(uses.join(drafts, drafts.c.id == uses.c.draft_id))
        .where(
            uses.c.passage_id == passages.c.id,
            drafts.c.removed == 0,
            ~counted.correlate(passages, drafts).exists(),
        )
        .scalar_subquery()
    )
    used = (by_draft + by_letter).label("used")
    return select(
        *passages.c["id", "text", "kind", "part", "letter_id", "part_place", "topic"],
        *passages.c["retired", "family_id", "revision"],
        *letters.c["issuing_body", "subject", "dated", "document_number", "source"],
        used,
    ).where(letters.c.id == passages.c.letter_id)


def passage_from(row: Row[Any]) -> Passage:
    """The passage of a row of `select_passages`."""
    return Passage(
        id=row.id,
        text=row.text,
        kind=SectionKind(row.kind),
        part=row.part,
        letter_id=row.letter_id,
        issuing_body=row.issuing_body,
        subject=row.subject,
        dated=row.dated,
        document_number=row.document_number,
        source=row.source,
        used=row.used,
        topic=row.topic or "",
        retired=row.retired,
        family=row.family_id,
        revision=row.revision,
    )
