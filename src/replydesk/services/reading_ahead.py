"""Files are found and read in a thread of their own, a few ahead of whoever stores the letters.

The one who takes the letters is never kept waiting: `next` comes back after a moment whether there
is a letter or not. What needs the processor is done by the reading process, not in this thread.
"""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Full, Queue
from types import TracebackType
from typing import Self

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.reading import Reading
from replydesk.readers.files import read_bytes
from replydesk.services.apart import ReadingProcess
from replydesk.services.old_documents import OldDocuments
from replydesk.services.walking import find_files

_AHEAD = 4  # letters that wait for being stored
_MOMENT = 0.1  # seconds after which a full queue is tried again, to see whether to stop
_TRIES = 20


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of one file: a reading, or the error; neither where the file is known."""

    path: Path
    digest: str = ""
    reading: Reading | None = None
    error: ReplydeskError | None = None


class ReadingAhead:
    """The letters in files and folders, in order; a context manager that ends its thread.

    `total` is the number of files, None until they are counted; `now` the name of the file that is
    being read; `finished` is true behind the last one. `is_known` tells by the digest of a file
    whether it need not be read.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        is_known: Callable[[str], bool],
        *,
        mend_marks: bool = True,
    ) -> None:
        self.total: int | None = None
        self.now = ""
        self.finished = False
        self._paths = paths
        self._reader = ReadingProcess()
        self._is_known = is_known
        self._mend_marks = mend_marks
        self._read: Queue[FileRead | BaseException | None] = Queue(_AHEAD)
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        for _ in range(_TRIES):
            self._thread.join(_MOMENT)
            if not self._thread.is_alive():
                return
            # The file that is being read is not waited for. Again and again: the thread may just
            # be about to start the process. A run of LibreOffice ends by itself, and the thread
            # behind it.
            self._reader.close()

    def next(self, seconds: float) -> FileRead | None:
        """The next file that was read, None where none is ready within this time.

        Behind the last file it sets `finished`. Raises what went wrong in the thread.
        """
        try:
            found = self._read.get(timeout=seconds)
        except Empty:
            return None
        if isinstance(found, BaseException):
            raise found
        self.finished = found is None
        return found

    # ------------------------------------------------------------------ in the thread

    def _run(self) -> None:
        try:
            for found in self._files():
                self._put(found)
                if self._stopped.is_set():
                    return
            self._put(None)
        except BaseException as error:  # noqa: BLE001 - raised again by `next`
            self._put(error)

    def _put(self, found: FileRead | BaseException | None) -> None:
        while not self._stopped.is_set():
            try:
                self._read.put(found, timeout=_MOMENT)
            except Full:
                continue
            return

    def _files(self) -> Iterator[FileRead]:
        files = []
        for each in find_files(self._paths):
            if self._stopped.is_set():
                return
            files.append(each)
        self.total = len(files)
        paths = [path for path, _ in files]
        with self._reader, OldDocuments(paths, self._is_known) as old_documents:
            for place, (path, error) in enumerate(files):
                self.now = path.name
                yield (
                    FileRead(path, error=error) if error else self._file(path, place, old_documents)
                )

    def _file(self, path: Path, place: int, old_documents: OldDocuments) -> FileRead:
        digest = ""
        try:
            content = read_bytes(path)
            digest = hashlib.sha256(content).hexdigest()
            if self._is_known(digest):
                return FileRead(path, digest)
            if (converted := old_documents.converted(place, content)) is not None:
                reading, _ = self._reader.read_letter(converted, mend_marks=self._mend_marks)
                converted.unlink(missing_ok=True)
            else:
                del content  # the reader has it now
                reading, digest = self._reader.read_letter(path, mend_marks=self._mend_marks)
        except ReplydeskError as error:
            return FileRead(path, digest, error=error)
        return FileRead(path, digest, reading)
