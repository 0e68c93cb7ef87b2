"""Is the token index sound, and making it anew in steps that a save hardly waits for."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.exc import DBAPIError

from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import SectionKind
from replydesk.store import fulltext, index_state, token_index
from replydesk.store.engine import Store, Transaction
from replydesk.store.fulltext import EVERY
from replydesk.store.rows import passages, removed_letters
from replydesk.store.token_index import LAST, ROOM, Match

AT_ONCE = 100  # passages a step puts into the index: some 15 ms
_LOOKED_AT = 6  # passages of a quick look: 20 ms of a library of 100,000
_TOKENS = 6  # of each of them
_MOST_STARTS = 3
_MOST_COUNTED = 200  # of a token that is counted after

_shown = passages.c.letter_id.not_in(removed_letters())
_PASSAGES = select(*passages.c["id", "year", "kind", "text", "part"]).where(_shown)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How far the index is made anew: the id it has come to, of the last; `whole` at the end."""

    done: int
    total: int
    whole: bool


def looks_sound(tx: Transaction) -> bool:
    """A quick look, at a few passages all over the library: some 20 milliseconds.

    False where the index is damaged, is being made anew or was made for other tokens.
    """
    try:
        return (
            index_state.reach(tx) is None
            and _counts_all(tx)
            and all(_is_indexed(tx, row) for row in _sample(tx))
            and not _has_ghosts(tx)
        )
    except DBAPIError as error:
        if not index_state.is_damage(error):
            raise
        return False


def is_whole(tx: Transaction) -> bool:
    """The same of every passage: the long look of `doctor`."""
    sql = token_index.of_database(tx)
    if not looks_sound(tx) or not sql.is_sound(tx):
        return False
    wanted = set(tx.execute(select(passages.c.year * ROOM + passages.c.id).where(_shown)).scalars())
    every = Match.every([EVERY])
    return wanted == set(sql.places(tx, every, 0, LAST, len(wanted) + 1))


def rebuild_step(tx: Transaction) -> Rebuilt:
    """Make the next piece of the index anew; where it is whole nothing is done.

    What is done is kept with the transaction: a later step, of any program, goes on from there.
    """
    total = int(tx.execute(select(func.max(passages.c.id))).scalar() or 0)
    highest = index_state.reach(tx)
    if highest is None:
        return Rebuilt(total, total, whole=True)
    if not index_state.is_begun(tx):
        token_index.clear(tx)
        index_state.set_reach(tx, 0)
        return Rebuilt(0, total, whole=total == 0)
    left = _PASSAGES.where(passages.c.id > highest).order_by(passages.c.id).limit(AT_ONCE)
    rows = tx.execute(left).all()
    if not rows:
        index_state.set_reach(tx, None)
        return Rebuilt(total, total, whole=True)
    index_state.set_reach(tx, rows[-1].id)
    fulltext.index_passages(tx, map(_entry, rows))
    return Rebuilt(rows[-1].id, total, whole=False)


def rebuild(store: Store, *, thorough: bool = False) -> Generator[Rebuilt, None, bool]:
    """Make the index anew where it is not sound; a transaction for each step, none across them.

    Returns whether there was something to do. `thorough` looks at every passage to tell. Raises
    ResourceError where the index is damaged again and again.
    """
    with store.write() as tx:
        distrust(tx, thorough=thorough)
        needed = index_state.reach(tx) is not None
    starts = 0
    while needed:
        with store.write(repeatable=True) as tx:
            now = rebuild_step(tx)
        if now.whole:
            break
        starts += now.done == 0
        if starts > _MOST_STARTS:
            raise ResourceError("检索索引一再损坏，没有重建成功，请检查磁盘，并用备份恢复素材库。")
        yield now
    return needed


def distrust(tx: Transaction, *, thorough: bool = False) -> None:
    """Have the index made anew where it is not sound, unless that is under way already.

    `thorough` looks at every passage to tell.
    """
    sound = is_whole(tx) if thorough else looks_sound(tx)
    if not sound and not index_state.is_begun(tx):
        token_index.clear(tx)
        index_state.set_reach(tx, 0)


def count_shown(tx: Transaction) -> int:
    """How many passages the index should have: all but those of letters that were taken out."""
    every = select(func.count()).select_from(passages)
    # Counting all and then the few that are out is ten times as quick as looking at each.
    out = every.where(passages.c.letter_id.in_(removed_letters()))
    return int(tx.execute(every).scalar_one()) - int(tx.execute(out).scalar_one())


def _entry(row: Row[Any]) -> fulltext.Entry:
    return row.id, row.year, SectionKind(row.kind), row.text, row.part


def _counts_all(tx: Transaction) -> bool:
    counted = token_index.of_database(tx).counts(tx, [EVERY])
    return counted.get(EVERY, 0) == count_shown(tx)


def _sample(tx: Transaction) -> list[Row[Any]]:
    """Some passages, evenly from the first to the last."""
    lowest, highest = tx.execute(select(func.min(passages.c.id), func.max(passages.c.id))).one()
    if lowest is None:
        return []
    step = max(1, (highest - lowest) // (_LOOKED_AT - 1))
    rows = {}
    for at in (*range(lowest, highest, step), highest):
        found = tx.execute(_PASSAGES.where(passages.c.id >= at).order_by(passages.c.id).limit(1))
        for row in found:
            rows[row.id] = row
    return list(rows.values())


def _is_indexed(tx: Transaction, row: Row[Any]) -> bool:
    """Whether the index has a passage by its tokens, and counts one of them right."""
    sql = token_index.of_database(tx)
    own = sorted(fulltext.tokens(row.text, row.part))
    some = [*own[:: len(own) // _TOKENS + 1], EVERY, fulltext.kind_token(SectionKind(row.kind))]
    place = token_index.place_of(row.id, row.year)
    if sql.places(tx, Match.every(some), place, place, 1) != [place]:
        return False
    if tx.execute(select(func.max(passages.c.id))).scalar_one() > token_index.COUNTED:
        return True  # counts are estimates then
    counts = sql.counts(tx, own)
    rarest = min(own, key=lambda token: counts.get(token, 0))
    count = counts.get(rarest, 0)
    if count > _MOST_COUNTED:
        return True
    return len(sql.places(tx, Match.every([rarest]), 0, LAST, _MOST_COUNTED + 1)) == count


def _has_ghosts(tx: Transaction) -> bool:
    """Whether the index names passages that are not there, among the newest and some others."""
    sql = token_index.of_database(tx)
    every = Match.every([EVERY])
    places = sql.places(tx, every, 0, LAST, _LOOKED_AT)
    if places:
        places += sql.places(tx, every, 0, places[-1] // 2, _LOOKED_AT)
    ids = [place % ROOM for place in places]
    there = tx.execute(_PASSAGES.where(passages.c.id.in_(ids)))
    known = {token_index.place_of(row.id, row.year) for row in there}
    return not known.issuperset(places)
