"""Messages between two processes: JSON behind its length, in bytes."""

import json
import struct
from typing import IO

_LENGTH = struct.Struct("<I")
_LONGEST = 256 * 1024 * 1024


def write_message(pipe: IO[bytes], message: object) -> None:
    """Send one message at once. Raises OSError where nobody reads."""
    body = json.dumps(message, separators=(",", ":")).encode()
    pipe.write(_LENGTH.pack(len(body)) + body)
    pipe.flush()


def read_message(pipe: IO[bytes]) -> object | None:
    """The next message, or None where the other side is gone or writes something else."""
    try:
        head = pipe.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack(head)
        if length > _LONGEST:
            return None
        body = pipe.read(length)
        return json.loads(body) if len(body) == length else None
    except (OSError, ValueError):
        return None
