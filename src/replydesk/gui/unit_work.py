"""Work on the profiles of units that is done in the worker."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from replydesk.domain.unit import UnitProfile

if TYPE_CHECKING:
    from replydesk.store.engine import Store


def unit_of(body: str) -> "Callable[[Store], UnitProfile]":
    """Work that reads the profile of the unit that writes for a body."""

    def read(_store: "Store") -> UnitProfile:
        from replydesk.services.units import unit_for

        return unit_for(body)

    return read
