"""What a long task tells after each complete step; it knows neither Qt nor threads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Steps done of `total`, and the name of what was just finished."""

    done: int
    total: int
    name: str = ""
