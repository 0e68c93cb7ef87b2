"""What a long task tells after each complete step; it knows neither Qt nor threads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Steps done of `total` (0: not counted yet), and the name of what was just finished.

    `reading` is the name of what is being done now. A task that waits hands out the same Progress
    again, so that others get their turn: it tells nothing new.
    """

    done: int
    total: int
    name: str = ""
    reading: str = ""
