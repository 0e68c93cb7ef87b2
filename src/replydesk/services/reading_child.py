"""The other end of `apart`: a process that does nothing but read files and tell what they hold."""

import hashlib
import os
import queue
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from replydesk.domain.errors import ReplydeskError
from replydesk.services.frames import read_message, write_message

Work = Callable[[dict[str, Any]], dict[str, Any]]


def serve(work: Work | None = None, memory: int = 0) -> int:
    """Answer requests from standard input on standard output until that is closed.

    `memory` bounds the address space in bytes where the system can do that; 0 leaves it open.
    """
    answers = _take_standard_output()
    _bound_memory(memory)
    if hasattr(os, "nice"):
        os.nice(5)  # the window goes first; on Windows the one that starts it sees to that
    requests: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    write_message(answers, {"ready": os.getpid()})
    work = work or _reader(lambda: write_message(answers, {"beat": True}))
    while True:
        request = requests.get()
        write_message(answers, _answer(work, request))


def _take_standard_output() -> IO[bytes]:
    """Standard output for answers alone: what a library prints goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 1)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    return answers


def _listen(requests: "queue.SimpleQueue[Any]") -> None:
    """Hand requests on; the process ends with whoever asks, though it may be in the middle."""
    asked = os.fdopen(os.dup(0), "rb")
    while (request := read_message(asked)) is not None:
        requests.put(request)
    os._exit(0)


def _bound_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    if size:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        most = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _answer(work: Work, request: dict[str, Any]) -> dict[str, Any]:
    try:
        return work(request)
    except ReplydeskError as error:
        return {"refused": type(error).__name__, "said": str(error)}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # noqa: BLE001 - a bug with one file must not end the others
        from replydesk.report import report_text

        return {"bug": report_text(error)}


def _reader(beat: Callable[[], None]) -> Work:
    """The work itself: reads the letter or the submission in a file, and tells of each page."""
    from replydesk.domain.packing import pack
    from replydesk.readers.files import read_bytes
    from replydesk.readers.ocr import page_done
    from replydesk.services.reading import letter_from, read_submission

    page_done.set(beat)

    def read(request: dict[str, Any]) -> dict[str, Any]:
        path = Path(request["path"])
        if request["what"] == "submission":
            return {"value": pack(read_submission(path))}
        content = read_bytes(path)
        reading = letter_from(content, path.name, mend_marks=request["mend_marks"])
        return {"value": pack(reading), "digest": hashlib.sha256(content).hexdigest()}

    return read
