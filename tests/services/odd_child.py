"""A reading process whose files do to it what bad files do: it is told by their names."""

import os
import signal
import sys
from typing import Any

from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.packing import pack
from replydesk.domain.reading import Reading
from replydesk.services.reading_child import serve


def work(request: dict[str, Any]) -> dict[str, Any]:
    """Answer for an ordinary name; else hang, crash, eat memory, print or fail."""
    name = os.path.basename(request["path"])  # noqa: PTH119
    if name.startswith("hang"):
        signal.pause()
    if name.startswith("crash"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if name.startswith("eat"):
        hoard = []
        while True:
            hoard.append(bytearray(2**24))
    if name.startswith("bug"):
        raise ZeroDivisionError
    if name.startswith("refuse"):
        raise ResourceError(f"“{name}”读不了。")
    sys.stdout.write("words of a library")
    os.write(1, b"more of them")
    letter = ReplyLetter(subject=name, number=str(os.getpid()))
    return {"value": pack(Reading(letter)), "digest": "0" * 64}


if __name__ == "__main__":
    if "never" in sys.argv:
        sys.exit(3)
    serve(work, memory=2**29)
