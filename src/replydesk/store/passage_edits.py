"""Changing passages by hand, alone and many at once. Every verb notes one change to be undone.

Whether a passage is still as the clerk saw it is looked at inside the transaction that changes it,
so that of two windows, or two clerks on one library, none saves over what the other did.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from replydesk.domain.editing import (
    KIND_NAMES,
    Change,
    one_paragraph,
    retirement_reason,
    topic_name,
)
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import NewPassage, Passage
from replydesk.store import changes, passage_rows
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.rows import passages, removed_letters

_GONE = "这条素材已不在素材库中，请刷新后再改。"
_STALE = "这条素材已在别处改动，为免覆盖没有保存，请刷新后再改。"
_EMPTY = "素材的文字不能为空；不再使用的素材请停用。"
_FEW = "请至少选择两条素材再合并。"
_NO_PIECES = "拆分后至少要有两条素材，每条都要有文字。"
_NO_REASON = "请写明停用的原因。"
MOST_OF_KIND = 5000  # each is indexed anew: more would hold up the others for seconds
_SHOWN = 12  # characters of a text that a sentence quotes
_HELD = (
    select(passages)
    .where(passages.c.id == bindparam("id"), passages.c.letter_id.not_in(removed_letters()))
    .with_for_update()
)

Values = dict[str, Any]


def change_passage(
    tx: Transaction, seen: Passage, *, text: str, kind: SectionKind, topic: str
) -> Change:
    """Give a passage other words, another kind or topic; `seen` is what the clerk started from.

    Raises StaleRevisionError where it was changed since, InputError where it is gone or would be
    without words.
    """
    row = _as_seen(tx, seen)
    words = one_paragraph(text)
    if not words:
        raise InputError(_EMPTY)
    values = {**_worded(row, words), **_of_kind(row, kind), "topic": topic_name(topic) or None}
    names = {"text": "文字", "kind": "类别", "topic": "主题"}
    told = [word for name, word in names.items() if values[name] != getattr(row, name)]
    what = f"修改了1条素材的{'、'.join(told)}"
    return _change(tx, {row.id: row}, {row.id: values}, what)


def set_topic(tx: Transaction, ids: Collection[int], topic: str) -> Change:
    """Give passages a topic, or take it from them where it is ""."""
    name = topic_name(topic) or None
    rows = _there(tx, ids, "topic")
    rows = {number: row for number, row in rows.items() if (row.topic or None) != name}
    what = f"将{len(rows)}条素材的主题设为“{name}”" if name else f"去掉{len(rows)}条素材的主题"
    return _change(tx, rows, {key: {"topic": name} for key in rows}, what)


def set_kind(tx: Transaction, ids: Collection[int], kind: SectionKind) -> Change:
    """Make passages measures, outcomes, next steps …

    Raises InputError where they are more than the index takes while others wait to save.
    """
    rows = _there(tx, ids, "kind", "kind_as_read")
    rows = {number: row for number, row in rows.items() if row.kind != kind}
    if len(rows) > MOST_OF_KIND:
        raise InputError(f"一次最多改{MOST_OF_KIND}条素材的类别，请分批选择。")
    values = {number: _of_kind(row, kind) for number, row in rows.items()}
    return _change(tx, rows, values, f"将{len(rows)}条素材归为“{KIND_NAMES[kind]}”")


def retire(tx: Transaction, ids: Collection[int], reason: str) -> Change:
    """Take passages out of use, with a reason; they stay in the library."""
    if not (why := retirement_reason(reason)):
        raise InputError(_NO_REASON)
    rows = _there(tx, ids, "retired")
    rows = {number: row for number, row in rows.items() if row.retired != why}
    return _change(tx, rows, {key: {"retired": why} for key in rows}, f"停用{len(rows)}条素材")


def bring_back(tx: Transaction, ids: Collection[int]) -> Change:
    """Use retired passages again."""
    rows = {number: row for number, row in _there(tx, ids, "retired").items() if row.retired}
    return _change(tx, rows, {key: {"retired": ""} for key in rows}, f"恢复{len(rows)}条素材")


def merge(tx: Transaction, ids: Collection[int], text: str, seen: Iterable[Passage]) -> Change:
    """Make several passages one: the newest gets the text, the others are retired.

    Where the newest has no topic it gets the one most of the others have. Raises as
    `change_passage` does, the first where one of those `seen` was changed since.
    """
    for passage in seen:
        _as_seen(tx, passage)
    rows = _there(tx, ids, "text", "kind", "topic", "retired", "as_read", "year")
    words = one_paragraph(text)
    if len(rows) < 2:
        raise InputError(_FEW)
    if not words:
        raise InputError(_EMPTY)
    kept = max(rows.values(), key=lambda row: (not row.retired, row.year, row.id))
    topics = Counter(row.topic for row in rows.values() if row.topic).most_common(1)
    topic = kept.topic or (topics[0][0] if topics else None)
    short = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
    values: dict[int, Values] = {
        number: {"retired": f"已合并到“{short}”"} for number in rows if number != kept.id
    }
    values[kept.id] = {**_worded(kept, words), "topic": topic, "retired": ""}
    return _change(tx, rows, values, f"将{len(rows)}条素材合并为1条")


def split(tx: Transaction, seen: Passage, texts: Sequence[str]) -> Change:
    """Make several passages of one: it keeps the first text, the others are new beside it.

    They have its kind, topic and retirement. Raises as `change_passage` does.
    """
    row = _as_seen(tx, seen)
    pieces = [words for text in texts if (words := one_paragraph(text))]
    if len(pieces) < 2:
        raise InputError(_NO_PIECES)
    before = changes.state(tx, [row.id])
    words = row.text if row.as_read is None else row.as_read
    place = (row.part_place, row.section_place, row.paragraph_place, row.point_place)
    rest = [NewPassage(piece, SectionKind(row.kind), row.part, place) for piece in pieces[1:]]
    kept = {"as_read": words, "kind_as_read": row.kind_as_read, "revision": 1}
    kept |= {"topic": row.topic, "retired": row.retired}
    new = [{**columns, **kept} for columns in passage_rows.new_rows(rest, row.year)]
    first = passage_rows.next_id(tx)
    passage_rows.change_rows(tx, {row.id: {"text": pieces[0], "as_read": words}})
    passage_rows.insert_rows(tx, row.letter_id, new, passage_rows.tokens_of(new))
    added = range(first, first + len(new))
    return changes.note(tx, f"将1条素材拆分为{len(pieces)}条", before, added=added)


def _worded(row: Row[Any], words: str) -> Values:
    """The columns of a passage with these words, with those it has in its letter."""
    in_letter = row.text if row.as_read is None else row.as_read
    return {"text": words, "as_read": None if words == in_letter else in_letter}


def _of_kind(row: Row[Any], kind: SectionKind) -> Values:
    in_letter = row.kind if row.kind_as_read is None else row.kind_as_read
    return {"kind": kind.value, "kind_as_read": None if kind == in_letter else in_letter}


def _as_seen(tx: Transaction, seen: Passage) -> Row[Any]:
    """The row of a passage, held; raises unless it still is as the clerk saw it."""
    row = tx.execute(_HELD, {"id": seen.id}).first()
    if row is None:
        raise InputError(_GONE)
    # A review of the letter may have changed it too, which its own count does not tell.
    now = (row.revision, row.text, row.kind, row.topic or "", row.retired)
    if now != (seen.revision, seen.text, seen.kind, seen.topic, seen.retired):
        raise StaleRevisionError(_STALE)
    return row


def _there(tx: Transaction, ids: Collection[int], *columns: str) -> dict[int, Row[Any]]:
    """Some columns of these passages by id, held; those that are gone are left out."""
    out: dict[int, Row[Any]] = {}
    shown = passages.c.letter_id.not_in(removed_letters())
    for batch in batches(dict.fromkeys(ids)):
        own = select(*passages.c["id", *columns]).where(passages.c.id.in_(batch), shown)
        out |= {row.id: row for row in tx.execute(own.order_by(passages.c.id).with_for_update())}
    return out


def _change(
    tx: Transaction, rows: Mapping[int, Row[Any]], values: Mapping[int, Values], what: str
) -> Change:
    """Give passages their values and note the change; what they have already stays alone."""
    before: dict[int, Values] = {}
    after: dict[int, Values] = {}
    for number, own in values.items():
        was = {name: getattr(rows[number], name) for name in own}
        if differing := [name for name in own if was[name] != own[name]]:
            before[number] = {name: was[name] for name in differing}
            after[number] = {name: own[name] for name in differing}
    passage_rows.change_rows(tx, after)
    return changes.note_passages(tx, what, before, after)
