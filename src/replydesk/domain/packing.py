"""Values of the domain as text, for a column or another process, and back, value for value.

Not the open letter JSON: a draft must come back exactly as it was saved, with its origins, its
empty paragraphs and its label styles, whatever the rules for other programs' files are.

Fields that hold their default are left out, so a value written before a field was added to its
class is read with the default of the new field.
"""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.submission import Submission

T = TypeVar("T")


def storable(text: str) -> str:
    """The text with what not every file can hold replaced by �: NUL, halves of surrogate pairs."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text


def pack(value: object) -> str:
    """A value of the domain, or plain data, as compact JSON that a column can hold."""
    return storable(json.dumps(_plain(value), ensure_ascii=False, separators=(",", ":")))


def unpack_letter(text: str) -> ReplyLetter:
    """The letter that `pack` made the text of."""
    letter = _reader(ReplyLetter)(json.loads(text))
    assert isinstance(letter, ReplyLetter)
    return letter


def unpack_submission(text: str) -> Submission:
    """The submission that `pack` made the text of."""
    submission = _reader(Submission)(json.loads(text))
    assert isinstance(submission, Submission)
    return submission


def unpack(kind: type[T], text: str) -> T:
    """The value of a type that `pack` made the text of."""
    read: Callable[[Any], Any] = _reader(typing.cast("Any", kind))
    return typing.cast("T", read(json.loads(text)))


def unpack_all(kind: type[T], text: str) -> tuple[T, ...]:
    """The values of a type that `pack` made the text of."""
    read: Callable[[Any], Any] = _reader(typing.cast("Any", kind))
    return tuple(map(read, json.loads(text)))


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value  # members of StrEnum among them: JSON writes their value
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: _plain(own)
            for name, default in _defaults(type(value))
            if (own := getattr(value, name)) != default or type(own) is not type(default)
        }
    raise TypeError(f"no text for {type(value)}")


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    return tuple((field.name, field.default) for field in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], object]:
    """What turns plain data back into a value of a type."""
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        readers = {name: _reader(hints[name]) for name, _ in _defaults(kind)}
        return lambda data: kind(**{name: readers[name](own) for name, own in data.items()})
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        read = _reader(arguments[0])
        return lambda data: tuple(map(read, data))
    if origin in (types.UnionType, typing.Union):
        (inner,) = (each for each in arguments if each is not type(None))
        read = _reader(inner)
        return lambda data: None if data is None else read(data)
    if kind is date:
        return date.fromisoformat
    if issubclass(kind, Enum):
        member: Callable[[Any], object] = kind
        return member
    return lambda data: data
