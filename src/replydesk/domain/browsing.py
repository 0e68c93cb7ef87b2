"""Walking through the library: in which order, narrowed to what, and how much there is of each."""

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """How the passages of the library are listed; among equals those of the newest letter first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    BEST = "best"  # best first for the text that is searched for; without one as NEWEST
    USED = "used"  # those that most replies took over first
    TOPIC = "topic"  # by topic, those without one at the end
    BODY = "body"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Pick:
    """The whole topic and body that passages must have; "": those without one, None: any.

    A value of `Facets` is picked so; the words of a `Filter` narrow to what only contains them.
    `retired` leaves only retired passages, where the filter lets them through.
    """

    topic: str | None = None
    issuing_body: str | None = None
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Facets:
    """How many passages there are of each value, most first, years newest first.

    Each count is what would be listed if that value were picked in place of what its own facet is
    narrowed to. A topic or body "" and a year 0 stand for passages without one. `retired` are
    those that would be listed in addition with retired ones, or that are among them; `total` is
    how many are listed.
    """

    topics: tuple[tuple[str, int], ...] = ()
    bodies: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    kinds: tuple[tuple[str, int], ...] = ()
    retired: int = 0
    total: int = 0


def by_sound(text: str) -> bytes:
    """A key that sorts common Chinese characters by pinyin, as the national code lists them."""
    return text.encode("gb18030", "replace")
