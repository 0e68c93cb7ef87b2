"""A family: one measure, outcome or plan as letters of several years tell it."""

from dataclasses import dataclass

from replydesk.domain.passage import Passage


@dataclass(frozen=True, slots=True)
class Family:
    """The passages that are one measure, newest first; two at least."""

    id: int
    members: tuple[Passage, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its letters, newest first; letters without a date have none."""
        found = {int(each.dated[:4]) for each in self.members if each.dated}
        return tuple(sorted(found, reverse=True))


@dataclass(frozen=True, slots=True)
class FamilyBrief:
    """What a badge tells of a family; years are 0 where no letter has a date."""

    family_id: int
    size: int
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two passages that may be one measure, the newer first; their families go with them.

    `likeness` is from 0 to 1.
    """

    passage: Passage
    other: Passage
    likeness: float
