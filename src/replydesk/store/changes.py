"""The log of changes by hand: what rows were before and after, so that a change can be undone.

A verb takes the `state` of what it is going to change, changes it, and hands that state to `note`,
which keeps only the columns that differ now. Undoing puts them back where they still are as the
change left them; what somebody changed since is never overwritten.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, or_, select, update

from replydesk.domain.editing import Change
from replydesk.domain.errors import InputError, StaleRevisionError
from replydesk.domain.packing import storable
from replydesk.store import passage_rows, reviews
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.rows import changes, families, family_proposals, passages, readings, uses

COLUMNS = ("text", "kind", "topic", "retired", "family_id", "as_read", "kind_as_read")
_MOST = 500  # changes that are kept
_HANDFUL = 20  # the oldest go that many at a time
_MOST_PASSAGES = 1_000_000  # and how many passages they may tell of together
# Made once: SQLAlchemy takes longer to put them together than SQLite to answer.
_REMOVED = select(readings.c.letter_id, readings.c.removed).where(
    readings.c.letter_id.in_(bindparam("ids", expanding=True))
)
_NOTED = insert(changes).returning(changes.c.id)
_SIZE = select(func.count(), func.coalesce(func.sum(changes.c.passages), 0))

_FORGOTTEN = "这次改动已不在记录中，不能撤销。"
_UNDONE = "这次改动已经撤销过了。"
_CHANGED = "这次改动涉及的素材后来又有改动，为免覆盖没有撤销。"
_LOST = "这次改动涉及的素材已不在素材库中，不能撤销。"
_USED = "这次新增的素材已用于草稿，不能撤销，可以改为停用。"

Values = dict[str, Any]
Rows = dict[str, Values]  # by key: "12", and "12 40" for a pair
Pairs = list[tuple[str, Values | None, Values | None]]  # key, before and after; None: not there


@dataclass(frozen=True, slots=True)
class State:
    """Rows as they are; `columns` are those of the passages that were looked at."""

    ids: tuple[int, ...]
    columns: tuple[str, ...]
    with_proposals: bool
    passages: Rows
    proposals: Rows
    letters: Rows


def state(
    tx: Transaction,
    ids: Collection[int],
    columns: tuple[str, ...] = COLUMNS,
    *,
    letters: Collection[int] = (),
    proposals: bool = False,
) -> State:
    """How passages are before a change, held against others until the transaction ends.

    `columns` are those that the change may touch. `letters` are the ones it takes out or puts
    back; `proposals` adds the proposed families with one of the passages.
    """
    found: Rows = {}
    pairs: Rows = {}
    for batch in batches(ids):
        own = select(*passages.c["id", *columns]).where(passages.c.id.in_(batch))
        for number, *values in tx.execute(own.order_by(passages.c.id).with_for_update()):
            found[str(number)] = dict(zip(columns, values, strict=True))
        if proposals:
            pairs |= _proposals(tx, batch)
    there = {
        str(number): {"removed": int(flag)}
        for batch in batches(letters)
        for number, flag in tx.execute(_REMOVED, {"ids": batch})
    }
    return State(tuple(ids), columns, proposals, found, pairs, there)


def _proposals(tx: Transaction, ids: Collection[int]) -> Rows:
    own = family_proposals.c["passage_id", "other_id", "likeness", "refused"]
    either = or_(family_proposals.c.passage_id.in_(ids), family_proposals.c.other_id.in_(ids))
    return {
        f"{passage} {other}": {"likeness": likeness, "refused": refused}
        for passage, other, likeness, refused in tx.execute(select(*own).where(either))
    }


def note(
    tx: Transaction,
    what: str,
    before: State,
    *,
    added: Collection[int] = (),
    added_letters: Collection[int] = (),
    count: int | None = None,
) -> Change:
    """Keep what the transaction changed since `before`, under a sentence that tells it.

    `added` are passages and `added_letters` letters that are new since: undoing takes them out
    again. `count` is told in place of the number of passages that differ. Where nothing differs
    nothing is kept, and the change has the id 0.
    """
    after = state(
        tx,
        [*before.ids, *added],
        before.columns,
        letters=[*map(int, before.letters), *added_letters],
        proposals=before.with_proposals,
    )
    were = before.letters | {str(number): {"removed": 1} for number in added_letters}
    differing = {
        "passages": _differing(before.passages, after.passages),
        "proposals": _differing(before.proposals, after.proposals),
        "letters": _differing(were, after.letters),
    }
    count = len(differing["passages"]) if count is None else count
    return _kept(tx, what, differing, count, added)


def note_passages(
    tx: Transaction, what: str, before: Mapping[int, Values], after: Mapping[int, Values]
) -> Change:
    """The same where nothing but columns of passages was changed: by id, as they were and are.

    Those of many thousands need not be read once more then.
    """
    pairs: Pairs = [(str(number), before[number], new) for number, new in after.items()]
    return _kept(tx, what, {"passages": pairs, "proposals": [], "letters": []}, len(pairs))


def _kept(
    tx: Transaction, what: str, differing: dict[str, Pairs], count: int, added: Collection[int] = ()
) -> Change:
    now = datetime.now(UTC).isoformat()
    if not any(differing.values()):
        return Change(0, what, 0, now)
    values = {
        "made_at": now,
        "undone": 0,
        "what": storable(what),
        "passages": count,
        "before": _packed(
            {table: {k: was for k, was, _ in own} for table, own in differing.items()}
        ),
        "after": _packed(
            {table: {k: new for k, _, new in own} for table, own in differing.items()}
        ),
    }
    number = tx.execute(_NOTED, values).scalar_one()
    _forget_oldest(tx)
    return Change(int(number), what, count, now, tuple(sorted(added)))


def _differing(before: Rows, after: Rows) -> Pairs:
    """The keys whose rows differ, with the columns that do."""
    out: Pairs = []
    for key in before | after:
        was, new = before.get(key), after.get(key)
        if was is not None and new is not None:
            names = [name for name in was if was[name] != new[name]]
            was, new = {n: was[n] for n in names}, {n: new[n] for n in names}
        if was != new:
            out.append((key, was, new))
    return out


def _packed(tables: dict[str, dict[str, Values | None]]) -> str:
    return storable(json.dumps(tables, ensure_ascii=False, separators=(",", ":")))


def _forget_oldest(tx: Transaction) -> None:
    there, told = tx.execute(_SIZE).one()
    if there < _MOST + _HANDFUL and told <= _MOST_PASSAGES:
        return
    newest = select(changes.c.id, changes.c.passages).order_by(changes.c.id.desc())
    kept = told = 0
    for number, count in tx.execute(newest).all():
        kept, told = kept + 1, told + count
        if kept > 1 and (kept > _MOST or told > _MOST_PASSAGES):
            tx.execute(delete(changes).where(changes.c.id <= number))
            return


def last_change(tx: Transaction) -> Change | None:
    """The newest change that was not undone; None where there is none."""
    row = tx.execute(
        select(*changes.c["id", "what", "passages", "made_at"])
        .where(changes.c.undone == 0)
        .order_by(changes.c.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Change(*row)


def undo(tx: Transaction, change_id: int) -> Change:
    """Put everything back as it was before a change; returns that change.

    Raises InputError where the change is no longer known, was undone already or tells of what is
    gone, and StaleRevisionError where somebody changed the same since. The transaction must not
    be committed then.
    """
    row = tx.execute(select(changes).where(changes.c.id == change_id).with_for_update()).first()
    if row is None:
        raise InputError(_FORGOTTEN)
    if row.undone:
        raise InputError(_UNDONE)
    before, after = json.loads(row.before), json.loads(row.after)
    pairs = {
        table: [(key, was, after[table][key]) for key, was in before[table].items()]
        for table in before
    }
    _undo_passages(tx, pairs["passages"])
    _undo_proposals(tx, pairs["proposals"])
    _undo_letters(tx, pairs["letters"])
    tx.execute(update(changes).where(changes.c.id == change_id).values(undone=1))
    return Change(row.id, row.what, row.passages, row.made_at)


def _undo_passages(tx: Transaction, pairs: Pairs) -> None:
    now = state(tx, [int(key) for key, *_ in pairs]).passages
    _require_untouched(now, pairs)
    added = [int(key) for key, was, _ in pairs if was is None]
    for batch in batches(added):
        if tx.execute(select(uses.c.passage_id).where(uses.c.passage_id.in_(batch))).first():
            raise InputError(_USED)
    passage_rows.delete_rows(tx, added)
    back = {int(key): was for key, was, _ in pairs if was is not None}
    _restore_families(tx, {was["family_id"] for was in back.values() if was.get("family_id")})
    passage_rows.change_rows(tx, back)


def _require_untouched(now: Rows, pairs: Pairs) -> None:
    """Raise unless every row still is as the change left it."""
    for key, _, new in pairs:
        if new is not None and key not in now:
            raise InputError(_LOST)
        if new is None and key in now:
            raise StaleRevisionError(_CHANGED)
        if new is not None and any(now[key][name] != value for name, value in new.items()):
            raise StaleRevisionError(_CHANGED)


def _restore_families(tx: Transaction, wanted: Collection[int]) -> None:
    """Families that went with their last passage are there again for those that come back."""
    there = {
        number
        for batch in batches(wanted)
        for number in tx.execute(select(families.c.id).where(families.c.id.in_(batch))).scalars()
    }
    now = datetime.now(UTC).isoformat()
    if gone := sorted(set(wanted) - there):
        tx.execute(insert(families), [{"id": number, "made_at": now} for number in gone])


def _undo_proposals(tx: Transaction, pairs: Pairs) -> None:
    for key, was, new in pairs:
        passage, other = map(int, key.split())
        own = and_(family_proposals.c.passage_id == passage, family_proposals.c.other_id == other)
        if new is None and not tx.execute(select(family_proposals).where(own)).first():
            values = {"passage_id": passage, "other_id": other, **(was or {})}
            tx.execute(insert(family_proposals), values)
        elif was is None:
            tx.execute(delete(family_proposals).where(own))
        else:
            tx.execute(update(family_proposals).where(own).values(was))


def _undo_letters(tx: Transaction, pairs: Pairs) -> None:
    for key, was, _ in pairs:
        if (
            was is not None
            and reviews.set_removed(tx, int(key), removed=bool(was["removed"])) is None
        ):
            raise InputError(_LOST)
