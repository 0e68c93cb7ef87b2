"""A guard round every override of a Qt virtual.

On Python 3.11 an exception that leaves an override which Qt called on behalf of Python ends the
process. The guard logs the exception, reports it and gives Qt a harmless default instead.
"""

import functools
import logging
import types
from collections.abc import Callable
from typing import Any, TypeVar, overload

_log = logging.getLogger("replydesk.gui")
_Override = TypeVar("_Override", bound=Callable[..., Any])

# Called with each exception caught; the running program shows its crash dialog, a test fails.
_reporters: list[Callable[[Exception], None]] = []


@overload
def guarded(function: _Override) -> _Override: ...
@overload
def guarded(function: Any = None) -> Callable[[_Override], _Override]: ...
def guarded(function: Any = None) -> Any:
    """Decorate an override: ``@guarded`` returns None to Qt on failure, ``@guarded(x)`` x."""
    if isinstance(function, types.FunctionType):
        return _wrap(function, None)
    return lambda override: _wrap(override, function)


def add_reporter(reporter: Callable[[Exception], None]) -> None:
    """Have every exception caught from now on passed to `reporter` too."""
    _reporters.append(reporter)


def remove_reporter(reporter: Callable[[Exception], None]) -> None:
    """Take a reporter away again."""
    _reporters.remove(reporter)


def _wrap(override: Callable[..., Any], default: Any) -> Callable[..., Any]:
    @functools.wraps(override)
    def call(*args: Any, **kwargs: Any) -> Any:
        try:
            return override(*args, **kwargs)
        except Exception as error:  # noqa: BLE001  logged and reported
            _log.exception("in %s", override.__qualname__)
            for reporter in tuple(_reporters):
                reporter(error)
            return default

    return call
