"""The passages of a letter in the database, with their place in the search index."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, delete, func, insert, select, update

from replydesk.domain.ancestry import likeness
from replydesk.domain.letter import ReplyLetter, SectionKind
from replydesk.domain.packing import storable
from replydesk.domain.passage import NewPassage, passages_of
from replydesk.store import fulltext
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.rows import family_queue, passages, removed_letters, settings
from replydesk.store.token_index import among, as_list

_PLACES = ("part_place", "section_place", "paragraph_place", "point_place")
_LAST_ID = "last_passage"
_REWORDED = 0.5  # of its runs of characters: the same passage in other words
_INDEXED = {"text", "kind"}  # what of that which a clerk changes has tokens in the index
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
# Made once: SQLAlchemy takes longer to put them together than SQLite to answer.
_IN_INDEX = select(passages).where(
    passages.c.id.in_(_IDS), passages.c.letter_id.not_in(removed_letters())
)
_HIGHEST = select(
    select(func.max(passages.c.id)).scalar_subquery(),
    select(settings.c.value).where(settings.c.key == _LAST_ID).scalar_subquery(),
)
_QUEUED = insert(family_queue)
_ADDED = insert(passages)
_QUEUING = insert(family_queue).from_select(
    ["passage_id"],
    select(passages.c.id).where(
        passages.c.id.in_(_IDS),
        passages.c.family_id.is_(None),
        passages.c.id.not_in(select(family_queue.c.passage_id)),
    ),
)

Rows = list[dict[str, Any]]


def new_rows(found: Iterable[NewPassage], year: int) -> Rows:
    """The rows of passages of that year, which lack only ids; needs no database."""
    return [_columns(passage, year) for passage in found]


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
    tx.execute(_ADDED, [{"id": number, "letter_id": letter_id, **row} for number, row in numbered])
    tx.execute(_QUEUED, [{"passage_id": number} for number, _ in numbered])
    fulltext.index_tokens(tx, ((number, row["year"]) for number, row in numbered), tokens)
    return len(rows)


def replace_passages(tx: Transaction, letter_id: int, letter: ReplyLetter) -> None:
    """Make the passages those of the letter as it is now.

    A passage whose words in the letter stay keeps its id, wherever they stand now: drafts point at
    it. What a clerk changed by hand stays his: the text, kind, topic and retirement, and the
    pieces a passage was split into; also where the letter is now worded a little differently.
    """
    year = _year(letter)
    kept, left, gone = _matched(_pieces(_of_letter(tx, letter_id)), list(passages_of(letter)))
    _delete(tx, gone)
    _move(tx, [(row, _kept_columns(row, new, year)) for rows, new in kept for row in rows])
    rows = new_rows(left, year)
    insert_rows(tx, letter_id, rows, tokens_of(rows))


Pieces = list[Row[Any]]  # a passage, or what a clerk split it into: they stand at one place


def _pieces(old: Sequence[Row[Any]]) -> list[Pieces]:
    by_place: defaultdict[tuple[int, ...], Pieces] = defaultdict(list)
    for row in old:
        by_place[tuple(getattr(row, name) for name in _PLACES)].append(row)
    return list(by_place.values())


def _in_letter(row: Row[Any]) -> str:
    return str(row.text if row.as_read is None else row.as_read)


def _matched(
    old: list[Pieces], wanted: list[NewPassage]
) -> tuple[list[tuple[Pieces, NewPassage]], list[NewPassage], Pieces]:
    """What is kept, as (its rows, the passage of the letter), what is new, and what is gone."""
    by_text: defaultdict[str, list[Pieces]] = defaultdict(list)
    for rows in reversed(old):
        by_text[_in_letter(rows[0])].append(rows)
    kept: list[tuple[Pieces, NewPassage]] = []
    new: list[NewPassage] = []
    for passage in wanted:
        if same := by_text[storable(passage.text)]:
            kept.append((same.pop(), passage))
        else:
            new.append(passage)
    gone: Pieces = []
    for rows in (rows for each in by_text.values() for rows in each):
        edited = any(row.revision for row in rows)
        words = _in_letter(rows[0])
        alike = [(likeness(words, passage.text), -at) for at, passage in enumerate(new) if edited]
        if alike and max(alike)[0] >= _REWORDED:
            kept.append((rows, new.pop(-max(alike)[1])))
        else:
            gone += rows
    return kept, new, gone


def _kept_columns(row: Row[Any], passage: NewPassage, year: int) -> dict[str, Any]:
    """The columns of a passage as its letter has them, where no clerk gave them other values."""
    columns = _columns(passage, year)
    for name, read in (("text", "as_read"), ("kind", "kind_as_read")):
        if getattr(row, read) is not None:
            own = getattr(row, name)
            columns[read] = None if own == columns[name] else columns[name]
            columns[name] = own
    return columns


def change_rows(tx: Transaction, values: Mapping[int, Mapping[str, Any]]) -> None:
    """Give passages other values in some columns; each is one revision further then.

    Search index and the queue of passages without a family follow.
    """
    indexed = [number for number, row in values.items() if row.keys() & _INDEXED]
    old = _shown(tx, indexed)
    alike: defaultdict[tuple[tuple[str, Any], ...], list[int]] = defaultdict(list)
    for number, row in values.items():
        alike[tuple(sorted(row.items()))].append(number)
    for items, ids in alike.items():
        new = dict(items)
        new["revision"] = passages.c.revision + 1
        changing = update(passages).where(among(passages.c.id, "ids")).values(new)
        for batch in batches(ids):
            tx.execute(changing, {"ids": as_list(batch)})
    fulltext.forget_passages(tx, map(_entry, old))
    fulltext.index_passages(tx, map(_entry, _shown(tx, [row.id for row in old])))
    queue(tx, indexed)


def queue(tx: Transaction, ids: Collection[int]) -> None:
    """Have a family looked for where passages have none."""
    for batch in batches(ids):
        tx.execute(_QUEUING, {"ids": batch})


def delete_rows(tx: Transaction, ids: Collection[int]) -> None:
    """Take passages out of the library for good; their ids are not given again."""
    for batch in batches(ids):
        _delete(tx, tx.execute(select(passages).where(passages.c.id.in_(batch))).all())


def _shown(tx: Transaction, ids: Collection[int]) -> list[Row[Any]]:
    """The rows with these ids that are in the search index: those of letters that are there."""
    return [row for batch in batches(ids) for row in tx.execute(_IN_INDEX, {"ids": batch})]


def hide_passages(tx: Transaction, letter_id: int) -> None:
    """Take the passages of a letter out of the search index; their rows stay."""
    fulltext.forget_passages(tx, map(_entry, _of_letter(tx, letter_id)))


def show_passages(tx: Transaction, letter_id: int) -> None:
    """Put the passages of a letter back into the search index."""
    rows = _of_letter(tx, letter_id)
    fulltext.index_passages(tx, map(_entry, rows))
    queue(tx, [row.id for row in rows])


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


def next_id(tx: Transaction) -> int:
    """The id that the next new passage gets, the others following it."""
    return _last_id(tx) + 1


def _last_id(tx: Transaction) -> int:
    """The highest id a passage ever had: a draft may still point at one that is gone."""
    highest, noted = tx.execute(_HIGHEST).one()
    return max(int(highest or 0), int(noted or 0))


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
        if changed.keys() & {"kind", "year", "part", "text"}:
            forgotten.append(_entry(row))
            kind = SectionKind(columns["kind"])
            indexed.append((row.id, columns["year"], kind, columns["text"], columns["part"]))
    fulltext.forget_passages(tx, forgotten)
    fulltext.index_passages(tx, indexed)


def _entry(row: Row[Any]) -> fulltext.Entry:
    return row.id, row.year, SectionKind(row.kind), row.text, row.part
