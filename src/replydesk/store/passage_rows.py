"""The passages of a letter in the database, with their place in the search index."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from replydesk.domain.figure_words import figures_with_words
from replydesk.domain.letter import ReplyLetter, SectionKind
from replydesk.domain.packing import pack, storable
from replydesk.domain.passage import NewPassage, passages_of
from replydesk.store import fulltext
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.rows import family_queue, passages, removed_letters, settings

_PLACES = ("part_place", "section_place", "paragraph_place", "point_place")
_LAST_ID = "last_passage"
_INDEXED = {"text", "kind"}  # what of that which a clerk changes has tokens in the index

Rows = list[dict[str, Any]]


def new_rows(found: Iterable[NewPassage], year: int) -> Rows:
    """The rows of passages of that year, which lack only ids; needs no database."""
    return [
        {"figures": pack(figures_with_words(passage.text)), **_columns(passage, year)}
        for passage in found
    ]


def rows_of(letter: ReplyLetter) -> Rows:
    """The rows of all passages of a letter."""
    return new_rows(passages_of(letter), _year(letter))


def tokens_of(rows: Rows) -> fulltext.PassageTokens:
    """What the search index keeps of these rows; needs no database."""
    return fulltext.passage_tokens((row["kind"], row["text"], row["part"]) for row in rows)


def insert_rows(tx: Transaction, letter_id: int, rows: Rows, tokens: fulltext.PassageTokens) -> int:
    """Put passages of a letter into the database; returns how many there are."""
    if not rows:
        return 0
    numbered = list(enumerate(rows, _last_id(tx) + 1))
    tx.execute(
        insert(passages),
        [{"id": number, "letter_id": letter_id, **row} for number, row in numbered],
    )
    fulltext.index_tokens(tx, ((number, row["year"]) for number, row in numbered), tokens)
    return len(rows)


def replace_passages(tx: Transaction, letter_id: int, letter: ReplyLetter) -> None:
    """Make the passages those of the letter as it is now.

    A passage whose text stays keeps its id, wherever it stands now: drafts point at it.
    """
    old = _of_letter(tx, letter_id)
    by_text: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for row in reversed(old):
        by_text[row.text].append(row)
    year = _year(letter)
    new: list[NewPassage] = []
    moved: list[tuple[Row[Any], dict[str, Any]]] = []
    for passage in passages_of(letter):
        if same := by_text[storable(passage.text)]:
            moved.append((same.pop(), _columns(passage, year)))
        else:
            new.append(passage)
    _delete(tx, [row for left in by_text.values() for row in left])
    _move(tx, moved)
    rows = new_rows(new, year)
    insert_rows(tx, letter_id, rows, tokens_of(rows))


def change_rows(tx: Transaction, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Give passages other values in some columns; each is one revision further then.

    Figures, search index and the queue of passages without a family follow.
    """
    indexed = [number for number, row in values.items() if row.keys() & _INDEXED]
    old = _shown(tx, indexed)
    alike: defaultdict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    for number, row in values.items():
        alike[tuple(sorted(row.items()))].append(number)
    for items, ids in alike.items():
        new = dict(items)
        if "text" in new:
            new["figures"] = pack(figures_with_words(new["text"]))
        new["revision"] = passages.c.revision + 1
        for batch in batches(ids):
            tx.execute(update(passages).where(passages.c.id.in_(batch)).values(new))
    fulltext.forget_passages(tx, map(_entry, old))
    fulltext.index_passages(tx, map(_entry, _shown(tx, [row.id for row in old])))
    queue(tx, [number for number, row in values.items() if "text" in row])


def queue(tx: Transaction, ids: Collection[int]) -> None:
    """Have a family looked for where passages have none."""
    for batch in batches(ids):
        waiting = select(family_queue.c.passage_id)
        alone = select(passages.c.id).where(
            passages.c.id.in_(batch), passages.c.family_id.is_(None), passages.c.id.not_in(waiting)
        )
        tx.execute(insert(family_queue).from_select(["passage_id"], alone))


def delete_rows(tx: Transaction, ids: Collection[int]) -> None:
    """Take passages out of the library for good; their ids are not given again."""
    for batch in batches(ids):
        _delete(tx, tx.execute(select(passages).where(passages.c.id.in_(batch))).all())


def _shown(tx: Transaction, ids: Collection[int]) -> list[Row[Any]]:
    """The rows with these ids that are in the search index: those of letters that are there."""
    out: list[Row[Any]] = []
    for batch in batches(ids):
        there = passages.c.letter_id.not_in(removed_letters())
        out += tx.execute(select(passages).where(passages.c.id.in_(batch), there)).all()
    return out


def hide_passages(tx: Transaction, letter_id: int) -> None:
    """Take the passages of a letter out of the search index; their rows stay."""
    fulltext.forget_passages(tx, map(_entry, _of_letter(tx, letter_id)))


def show_passages(tx: Transaction, letter_id: int) -> None:
    """Put the passages of a letter back into the search index."""
    fulltext.index_passages(tx, map(_entry, _of_letter(tx, letter_id)))


def _year(letter: ReplyLetter) -> int:
    return letter.signature.dated.year if letter.signature.dated else 0


def _of_letter(tx: Transaction, letter_id: int) -> Sequence[Row[Any]]:
    own = select(passages).where(passages.c.letter_id == letter_id)
    return tx.execute(own.order_by(passages.c.id)).all()


def _columns(passage: NewPassage, year: int) -> dict[str, Any]:
    return {
        **dict(zip(_PLACES, passage.place, strict=True)),
        "kind": passage.kind,
        "year": year,
        "part": storable(passage.part),
        "text": storable(passage.text),
    }


def _last_id(tx: Transaction) -> int:
    """The highest id a passage ever had: a draft may still point at one that is gone."""
    highest = tx.execute(select(func.coalesce(func.max(passages.c.id), 0))).scalar_one()
    noted = tx.execute(select(settings.c.value).where(settings.c.key == _LAST_ID)).scalar()
    return max(int(highest), int(noted or 0))


def _delete(tx: Transaction, rows: Sequence[Row[Any]]) -> None:
    if not rows:
        return
    noted = {"value": str(_last_id(tx))}
    if not tx.execute(update(settings).where(settings.c.key == _LAST_ID).values(noted)).rowcount:
        tx.execute(insert(settings), {"key": _LAST_ID, **noted})
    ids = [row.id for row in rows]
    fulltext.forget_passages(tx, map(_entry, _shown(tx, ids)))
    for batch in batches(ids):
        tx.execute(delete(passages).where(passages.c.id.in_(batch)))


def _move(tx: Transaction, moved: Iterable[tuple[Row[Any], dict[str, Any]]]) -> None:
    """Give passages their new places; those whose tokens change are indexed again."""
    forgotten, indexed = [], []
    for row, columns in moved:
        changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
        if changed:
            tx.execute(update(passages).where(passages.c.id == row.id).values(changed))
        if changed.keys() & {"kind", "year", "part"}:
            forgotten.append(_entry(row))
            indexed.append((row.id, columns["year"], columns["kind"], row.text, columns["part"]))
    fulltext.forget_passages(tx, forgotten)
    fulltext.index_passages(tx, indexed)


def _entry(row: Row[Any]) -> fulltext.Entry:
    return row.id, row.year, SectionKind(row.kind), row.text, row.part
