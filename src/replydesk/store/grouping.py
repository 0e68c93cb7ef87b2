"""Where a passage belongs: candidates by rare pairs of characters, decided by their wording.

Looking reads only and takes milliseconds; settling writes what was found, and does nothing where
somebody changed the families in between.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from heapq import nlargest
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, delete, func, insert, or_, select, update

from replydesk.domain.letter import SectionKind
from replydesk.domain.likeness import (
    Likeness,
    Verdict,
    Wording,
    likeness,
    likeness_of_groups,
    may_be_like,
    wording,
)
from replydesk.store import index_state, token_index
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.rows import (
    ancestors,
    families,
    family_proposals,
    family_queue,
    letters,
    passages,
    removed_letters,
)
from replydesk.store.token_index import ROOM, Match, among, as_list

_RAREST = 10  # pairs of a passage that its candidates share some of
_LOOKED_UP = 40  # pairs at most, to find so many that others have
_OF_EACH = 100  # newest passages with one of these pairs
_CANDIDATES = 24
_MEMBERS = 12  # differently worded members of a family that stand for all

_ROWS: Select[Any] = select(
    *passages.c["id", "text", "kind", "retired", "family_id"], letters.c.issuing_body
)
_SHOWN = _ROWS.where(letters.c.id == passages.c.letter_id, letters.c.id.not_in(removed_letters()))
_ONE = _SHOWN.where(passages.c.id == bindparam("passage"))
_MANY = _SHOWN.where(among(passages.c.id, "ids"))
_NEWEST = (
    _SHOWN.where(passages.c.family_id == bindparam("family"))
    .order_by(passages.c.year.desc(), passages.c.id.desc())
    .limit(5 * _MEMBERS)
)
_KIN = ancestors.c["passage_id", "ancestor_id"]
_WRITTEN = (
    select(*_KIN)
    .where(or_(*(column == bindparam("passage") for column in _KIN)))
    .limit(_CANDIDATES)
)


@dataclass(frozen=True, slots=True)
class Placement:
    """What is to be done with a passage: whom it joins, and whom it is proposed to.

    `found` are the families of all passages concerned when they were looked at.
    """

    passage_id: int
    joins: tuple[int, ...] = ()
    proposals: tuple[tuple[int, float], ...] = ()
    found: dict[int, int | None] = field(default_factory=dict)

    @property
    def changes_nothing(self) -> bool:
        """True where the passage only leaves the queue."""
        return not self.joins and not self.proposals


def waiting(tx: Transaction) -> int:
    """How many passages wait for their family to be looked for."""
    return int(tx.execute(select(func.count()).select_from(family_queue)).scalar_one())


def next_waiting(tx: Transaction, most: int) -> list[int]:
    """The ids of those that wait longest."""
    first = select(family_queue.c.passage_id).order_by(family_queue.c.passage_id).limit(most)
    return list(tx.execute(first).scalars())


def is_ready(tx: Transaction) -> bool:
    """False while the index is made anew: looking would go through all passages each time."""
    return index_state.reach(tx) is None


def look(tx: Transaction, passage_id: int) -> Placement:
    """Where a passage belongs; nowhere where it is gone or its letter is taken out.

    It holds where the index `is_ready` before and after.
    """
    row = tx.execute(_ONE, {"passage": passage_id}).first()
    if row is None:
        return Placement(passage_id)
    own = _wording(row)
    alike: defaultdict[int, list[tuple[Likeness, Row[Any]]]] = defaultdict(list)
    for other in _rows(tx, _candidates(tx, row.id, own)):
        together = other.family_id is not None and other.family_id == row.family_id
        if not together and other.kind == row.kind and may_be_like(own, other.text):
            found = likeness(own, _wording(other))
            if found.verdict is not Verdict.OTHER:
                alike[other.family_id or -other.id].append((found, other))
    if not alike:
        return Placement(passage_id)
    return _placed(tx, row, sorted((max(g, key=_best) for g in alike.values()), key=_best)[::-1])


def _best(found: tuple[Likeness, Row[Any]]) -> tuple[Likeness, int]:
    return found[0], int(found[1].id)


def _placed(
    tx: Transaction, row: Row[Any], nearest: Sequence[tuple[Likeness, Row[Any]]]
) -> Placement:
    """The placement, given the likest passage of each family or alone, the likest first."""
    group = _group(tx, row)
    refused_families, refused = _refused(tx, row)
    joins: list[int] = []
    proposals: list[tuple[int, float]] = []
    found = {row.id: row.family_id}
    for like, other in nearest:
        if other.id in refused or other.family_id in refused_families:
            continue
        theirs = _group(tx, other)
        together = likeness_of_groups(group, theirs)
        if together.verdict is Verdict.SURE:
            joins.append(other.id)
            group += theirs
            more_families, more = _refused(tx, other)
            refused_families |= more_families
            refused |= more
        elif not row.retired and not other.retired:
            proposals.append((other.id, like.score))
        else:
            continue
        found[other.id] = other.family_id
    return Placement(row.id, tuple(joins), tuple(proposals), found)


def _candidates(tx: Transaction, passage_id: int, own: Wording) -> list[int]:
    """Passages that share some of the rarest pairs, and those it was written from or into."""
    counts = token_index.noted_counts(tx, own.subject_pairs)
    shared: Counter[int] = Counter()
    telling = 0
    # Counts may be estimates: pairs that only this passage has are found out by looking.
    rarest = sorted((counts.get(pair, 0), pair) for pair in own.subject_pairs)
    for _, pair in [each for each in rarest if each[0] != 1][:_LOOKED_UP]:
        found = token_index.places(tx, Match.every([pair]), most=_OF_EACH)
        if len(found) > 1:
            shared.update(found)
            telling += 1
        if telling == _RAREST or not is_ready(tx):
            break
    likeliest = nlargest(_CANDIDATES + 1, ((count, place) for place, count in shared.items()))
    # One pair alone is chance, unless there are hardly any others.
    least = 2 if telling > 2 else 1
    out = [place % ROOM for count, place in likeliest if count >= least]
    out += [number for pair in tx.execute(_WRITTEN, {"passage": passage_id}) for number in pair]
    return [number for number in dict.fromkeys(out) if number != passage_id]


def _rows(tx: Transaction, ids: Collection[int]) -> Sequence[Row[Any]]:
    return tx.execute(_MANY, {"ids": as_list(ids)}).all() if ids else []


def _wording(row: Row[Any]) -> Wording:
    return wording(row.text, SectionKind(row.kind), row.issuing_body)


def _group(tx: Transaction, row: Row[Any]) -> list[Wording]:
    """The wordings of a passage's family, the newest that differ; its own where it is alone."""
    if row.family_id is None:
        return [_wording(row)]
    newest = tx.execute(_NEWEST, {"family": row.family_id})
    wordings = [_wording(row), *map(_wording, newest)]
    return list({each.subject: each for each in reversed(wordings)}.values())[-_MEMBERS:]


def _refused(tx: Transaction, row: Row[Any]) -> tuple[set[int], set[int]]:
    """The families and the passages that a clerk told apart from this passage or its family."""
    own = select(passages.c.id).where(passages.c.family_id == row.family_id)
    mine: Select[Any] | list[int] = [row.id] if row.family_id is None else own
    pair = family_proposals.c["passage_id", "other_id"]
    told = select(*pair).where(
        family_proposals.c.refused == 1, or_(*(column.in_(mine) for column in pair))
    )
    ids = {number for both in tx.execute(told) for number in both} - {row.id}
    out: set[int] = set()
    for batch in batches(sorted(ids)):
        theirs = select(passages.c.family_id).where(passages.c.id.in_(batch)).distinct()
        out.update(number for number in tx.execute(theirs).scalars() if number is not None)
    return out - {row.family_id}, ids


def settle(tx: Transaction, placement: Placement) -> bool:
    """Do what was found and take the passage off the queue.

    False where families changed since it was looked at: it has to be looked at again.
    """
    now = select(*passages.c["id", "family_id"]).where(passages.c.id.in_(placement.found))
    rows = tx.execute(now.order_by(passages.c.id).with_for_update()).all()
    if {row.id: row.family_id for row in rows} != placement.found:
        return False
    if not drop(tx, [placement.passage_id]):
        return True  # another program has just done it
    if placement.joins:
        join(tx, [placement.passage_id, *placement.joins])
    for other, score in placement.proposals:
        _propose(tx, placement.passage_id, other, round(score * 1000))
    return True


def drop(tx: Transaction, ids: Collection[int]) -> int:
    """Take passages off the queue; returns how many were in it."""
    done = tx.execute(delete(family_queue).where(family_queue.c.passage_id.in_(ids)))
    return int(done.rowcount)


def join(tx: Transaction, ids: Collection[int]) -> int:
    """Make passages and the families they are in one family; returns its id."""
    old = select(passages.c.family_id).where(passages.c.id.in_(ids)).distinct()
    merged = sorted(int(number) for number in tx.execute(old).scalars() if number is not None)
    if merged:
        family = merged.pop(0)
    else:
        made = {"made_at": datetime.now(UTC).isoformat()}
        new = insert(families).returning(families.c.id)
        family = int(tx.execute(new, made).scalar_one())
    theirs = or_(passages.c.id.in_(ids), passages.c.family_id.in_(merged))
    tx.execute(update(passages).where(theirs).values(family_id=family))
    tx.execute(delete(families).where(families.c.id.in_(merged)))
    own = select(passages.c.id).where(passages.c.family_id == family)
    inside = and_(*(column.in_(own) for column in family_proposals.c["passage_id", "other_id"]))
    tx.execute(delete(family_proposals).where(inside))
    return family


def _propose(tx: Transaction, one: int, other: int, likeness: int) -> None:
    pair = {"passage_id": min(one, other), "other_id": max(one, other)}
    own = and_(*(family_proposals.c[name] == number for name, number in pair.items()))
    if tx.execute(select(family_proposals.c.refused).where(own)).first() is None:
        tx.execute(insert(family_proposals), {**pair, "likeness": likeness, "refused": 0})


def tell_apart(tx: Transaction, ones: Iterable[int], others: Collection[int]) -> None:
    """Note that a clerk says of each of these that it is not one measure with any of those."""
    pairs = sorted({(min(a, b), max(a, b)) for a in ones for b in others if a != b})
    if not pairs:
        return
    columns = family_proposals.c["passage_id", "other_id"]
    among = {number for pair in pairs for number in pair}
    known = select(*columns).where(*(column.in_(among) for column in columns))
    there = {(row.passage_id, row.other_id) for row in tx.execute(known)}
    if old := [{"one": a, "two": b} for a, b in pairs if (a, b) in there]:
        own = and_(*(c == bindparam(name) for c, name in zip(columns, old[0], strict=True)))
        tx.execute(update(family_proposals).where(own).values(refused=1), old)
    if new := [pair for pair in pairs if pair not in there]:
        rows = [{"passage_id": a, "other_id": b, "likeness": 0, "refused": 1} for a, b in new]
        tx.execute(insert(family_proposals), rows)
