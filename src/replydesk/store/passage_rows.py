"""The passages of a letter in the database, with their place in the search index."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from replydesk.domain.figure_words import figures_with_words
from replydesk.domain.letter import ReplyLetter, SectionKind
from replydesk.domain.packing import pack, storable
from replydesk.domain.passage import NewPassage, passages_of
from replydesk.store import fulltext
from replydesk.store.engine import Transaction
from replydesk.store.rows import passages, settings

_PLACES = ("part_place", "section_place", "paragraph_place", "point_place")
_LAST_ID = "last_passage"


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


def _delete(tx: Transaction, rows: list[Row[Any]]) -> None:
    if not rows:
        return
    tx.exec_driver_sql(
        "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", (_LAST_ID, str(_last_id(tx)))
    )
    fulltext.forget_passages(tx, map(_entry, rows))
    tx.execute(delete(passages).where(passages.c.id.in_([row.id for row in rows])))


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
