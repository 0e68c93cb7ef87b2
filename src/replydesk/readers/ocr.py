"""Characters seen in a picture of a page, with the optional extra (RapidOCR and its models)."""

from collections.abc import Callable
from contextvars import ContextVar


def _nobody() -> None:
    """Nobody waits to be told."""


# Called after each recognised page, for whoever bounds the time of a file.
page_done: ContextVar[Callable[[], None]] = ContextVar("page_done", default=_nobody)
