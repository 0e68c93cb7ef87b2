"""Families as clerks see and change them: members, badges, proposals and what they say to these."""

from collections.abc import Collection, Iterable

from sqlalchemy import Select, case, delete, func, or_, select, update

from replydesk.domain.editing import Change
from replydesk.domain.errors import InputError
from replydesk.domain.families import Family, FamilyBrief, Proposal
from replydesk.domain.likeness import Verdict, likeness, wording
from replydesk.domain.passage import Passage
from replydesk.store import changes, grouping
from replydesk.store.batches import batches
from replydesk.store.engine import Transaction
from replydesk.store.library import passages_with
from replydesk.store.rows import (
    families,
    family_proposals,
    letters,
    passage_from,
    passages,
    removed_letters,
    select_passages,
)

_GONE = "这条素材已不在素材库中，请刷新列表后再试。"
_KINDS = "所选素材的类别不同，不能归为同一措施；请先改成同一类别。"
_TWO = "请至少选择两条素材。"
_ALONE = "这条素材没有归入同一措施，无需移出。"
_TOGETHER = "所选素材已经归为同一措施。"
_MOST_PAIRS = 1_000  # of refused ones that are noted at once


def family_of(tx: Transaction, passage_id: int) -> Family | None:
    """The family of a passage; None where it is alone or gone."""
    own = select(passages.c.family_id).where(passages.c.id == passage_id).scalar_subquery()
    found = tx.execute(
        select_passages()
        .where(passages.c.family_id == own, letters.c.id.not_in(removed_letters()))
        .order_by(letters.c.dated.desc(), passages.c.id.desc())
    )
    members = tuple(map(passage_from, found))
    family = members[0].family if len(members) > 1 else None
    if family is None or passage_id not in {each.id for each in members}:
        return None
    return Family(family, members)


def briefs(tx: Transaction, ids: Collection[int]) -> dict[int, FamilyBrief]:
    """What a badge tells, for those of the passages that are not alone."""
    out: dict[int, FamilyBrief] = {}
    for batch in batches(ids):
        own = select(*passages.c["id", "family_id"]).where(passages.c.id.in_(batch))
        family = {row.id: row.family_id for row in tx.execute(own) if row.family_id is not None}
        found = _sizes(tx, set(family.values()))
        out |= {number: found[of] for number, of in family.items() if of in found}
    return out


def _sizes(tx: Transaction, ids: Collection[int]) -> dict[int, FamilyBrief]:
    dated = case((passages.c.year > 0, passages.c.year))
    years = (func.coalesce(end, 0) for end in (func.min(dated), func.max(dated)))
    found = tx.execute(
        select(passages.c.family_id, func.count(), *years)
        .where(passages.c.family_id.in_(ids), passages.c.letter_id.not_in(removed_letters()))
        .group_by(passages.c.family_id)
        .having(func.count() > 1)
    )
    return {family: FamilyBrief(family, *rest) for family, *rest in found}


def proposals(tx: Transaction, limit: int) -> list[Proposal]:
    """Pairs for a clerk to decide, the likest first; one for any two families."""
    out: list[Proposal] = []
    told: set[tuple[int, int]] = set()
    # Several pairs may stand between two families, and texts may have changed since.
    for pairs in _batches(tx, _open_pairs(), 4 * limit):
        there = {
            each.id: each for each in passages_with(tx, {id_ for pair in pairs for id_ in pair})
        }
        for pair in pairs:
            newer, other = sorted((there[id_] for id_ in pair), key=_age, reverse=True)
            groups = sorted(each.family or -each.id for each in (newer, other))
            score = _score(newer, other)
            if score and (groups[0], groups[1]) not in told:
                told.add((groups[0], groups[1]))
                out.append(Proposal(newer, other, score))
            if len(out) == limit:
                return out
    return out


def _open_pairs() -> Select[tuple[int, int, int, int]]:
    """Pairs that nobody decided, of passages in use that are not in one family.

    With the family of each, or its own number below zero where it is alone.
    """
    ones, others = passages.alias(), passages.alias()
    return (
        select(
            *family_proposals.c["passage_id", "other_id"],
            func.coalesce(ones.c.family_id, -ones.c.id).label("one_group"),
            func.coalesce(others.c.family_id, -others.c.id).label("other_group"),
        )
        .where(
            family_proposals.c.refused == 0,
            ones.c.id == family_proposals.c.passage_id,
            others.c.id == family_proposals.c.other_id,
            or_(
                ones.c.family_id.is_(None),
                others.c.family_id.is_(None),
                ones.c.family_id != others.c.family_id,
            ),
            *(
                condition
                for each in (ones, others)
                for condition in (each.c.retired == "", each.c.letter_id.not_in(removed_letters()))
            ),
        )
        .order_by(family_proposals.c.likeness.desc(), *family_proposals.c["passage_id", "other_id"])
    )


def _batches(
    tx: Transaction, query: Select[tuple[int, int, int, int]], size: int
) -> Iterable[list[tuple[int, int]]]:
    start = 0
    while found := tx.execute(query.limit(size).offset(start)).all():
        yield [(row.passage_id, row.other_id) for row in found]
        start += size


def _age(passage: Passage) -> tuple[str, int]:
    return passage.dated, passage.id


def _score(one: Passage, other: Passage) -> float:
    """How like they are as they read now; 0 where they no longer are."""
    found = likeness(*(wording(each.text, each.kind, each.issuing_body) for each in (one, other)))
    return found.score if found.verdict is not Verdict.OTHER else 0.0


def open_proposals(tx: Transaction) -> int:
    """How many pairs wait for a clerk, at most; those between the same two families are one."""
    pairs = _open_pairs().order_by(None).subquery()
    one, other = pairs.c.one_group, pairs.c.other_group
    ends = (case((one < other, one), else_=other), case((one < other, other), else_=one))
    told = select(ends[0].label("low"), ends[1].label("high")).distinct().subquery()
    return int(tx.execute(select(func.count()).select_from(told)).scalar_one())


def join(tx: Transaction, ids: Collection[int]) -> Change:
    """Make passages, and the families they are in, one family.

    Raises InputError where they are of different kinds, gone, or together already.
    """
    there = _there(tx, ids)
    if len(there) < 2:
        raise InputError(_TWO)
    if len({each.kind for each in there}) > 1:
        raise InputError(_KINDS)
    _require_apart(there)
    concerned = _with_families(tx, there)
    before = _state(tx, concerned)
    grouping.join(tx, [each.id for each in there])
    return changes.note(tx, f"将{len(concerned)}条素材归为同一措施", before)


def take_out(tx: Transaction, ids: Collection[int]) -> Change:
    """Take passages out of their families; they are not grouped with these again by themselves.

    Raises InputError where one is gone or none is in a family.
    """
    there = [each for each in _there(tx, ids) if each.family is not None]
    if not there:
        raise InputError(_ALONE)
    concerned = _with_families(tx, there)
    before = _state(tx, concerned)
    out = {each.id for each in there}
    for family in sorted({each.family for each in there if each.family is not None}):
        own = select(passages.c.id).where(passages.c.family_id == family)
        left = set(tx.execute(own).scalars()) - out
        gone = [each.id for each in there if each.family == family]
        grouping.tell_apart(tx, gone, _some(gone, left))
        alone = left if len(left) == 1 else set()
        _leave(tx, [*gone, *alone])
        if len(left) < 2:
            tx.execute(delete(families).where(families.c.id == family))
    return changes.note(tx, f"将{len(out)}条素材移出同一措施", before, count=len(out))


def refuse(tx: Transaction, one: int, other: int) -> Change:
    """Note that two passages, and their families, are not one measure: not proposed again.

    Raises InputError where one is gone, and where they are one family by now.
    """
    both = _there(tx, (one, other))
    _require_apart(both)
    sides = [_with_families(tx, [each]) for each in both]
    before = _state(tx, {number for side in sides for number in side})
    grouping.tell_apart(tx, [one], [other])
    grouping.tell_apart(tx, sides[0], _some(sides[0], sides[1]))
    return changes.note(tx, "确认两条素材不是同一措施", before, count=2)


def _some(ones: Collection[int], others: Collection[int]) -> list[int]:
    """So many of the others, the newest, that the pairs stay few; one is enough for a family."""
    return sorted(others, reverse=True)[: max(1, _MOST_PAIRS // max(1, len(ones)))]


def _there(tx: Transaction, ids: Collection[int]) -> list[Passage]:
    found = passages_with(tx, set(ids))
    if len(found) < len(set(ids)):
        raise InputError(_GONE)
    return sorted(found, key=_age, reverse=True)


def _require_apart(some: Collection[Passage]) -> None:
    own = {each.family for each in some}
    if len(own) == 1 and None not in own:
        raise InputError(_TOGETHER)


def _with_families(tx: Transaction, some: Collection[Passage]) -> set[int]:
    """The ids of passages and of everything in their families."""
    own = {each.family for each in some if each.family is not None}
    found = tx.execute(select(passages.c.id).where(passages.c.family_id.in_(own)))
    return {each.id for each in some} | set(found.scalars())


def _state(tx: Transaction, ids: Collection[int]) -> changes.State:
    return changes.state(tx, sorted(ids), ("family_id",), proposals=True)


def _leave(tx: Transaction, ids: Collection[int]) -> None:
    tx.execute(update(passages).where(passages.c.id.in_(ids)).values(family_id=None))
