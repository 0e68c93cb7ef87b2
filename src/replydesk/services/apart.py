"""Reading in a process of its own: what a file can break or hold up is that process alone.

PDFium, the recognition of characters and the parsers behind them are fed with files of unknown
origin. The process is started with the first file, ended when a file takes too long or too much
memory, and started again for the next.
"""

import contextlib
import sys
from collections import deque
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.domain.packing import unpack
from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.services.child_process import ChildProcess, Silence

Found = tuple[Reading, str]
_AHEAD = 4  # files the process knows of beforehand, so that it never waits for the asking side
_LATE = "读取“{name}”用时过长，已停止，请核对文件，或另存为.docx后再试。"
_LARGE = "读取“{name}”占用内存过多，已停止，请核对文件，或另存为.docx后再试。"
_BROKEN = "读取“{name}”时出错，文件可能已损坏，请换一份完好的文件，或另存为.docx后再试。"
_NO_START = "读取文件的程序启动不了，请关闭一些程序后再试；仍不行时请重新安装本软件。"


class ReadingProcess:
    """Reads letters and submissions in a process of its own; for one thread at a time.

    A file has `seconds`, and that much again after each recognised page of a scan.
    """

    def __init__(self, *, seconds: float = 60.0, command: Sequence[str] | None = None) -> None:
        self._seconds = seconds
        self._command = list(command or _own_command())
        self._child: ChildProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process, in the middle of a file if need be; any thread may do that.

        The file is refused then, and a later request starts a new process.
        """
        child, self._child = self._child, None
        if child is not None:
            child.end()

    def read_letter(self, path: Path, *, mend_marks: bool = True) -> Found:
        """The letter in a file as `services.reading` reads it, and the SHA-256 of the file.

        Raises InputError or ResourceError, also where the reading had to be stopped.
        """
        for _, found in self.letters([path], mend_marks=mend_marks):
            if isinstance(found, ReplydeskError):
                raise found
            return found
        raise AssertionError("a request without an answer")

    def read_submission(self, path: Path) -> Submission:
        """The suggestion or proposal in a file; raises as `read_letter` does."""
        for _, answer in self._answers([path], "submission", mend_marks=True):
            if isinstance(answer, ReplydeskError):
                raise answer
            return unpack(Submission, answer["value"])
        raise AssertionError("a request without an answer")

    def letters(
        self, paths: Iterable[Path], *, mend_marks: bool = True
    ) -> Generator[tuple[Path, Found | ReplydeskError], None, None]:
        """Each file with its reading and SHA-256, or with the error it was refused with, in order.

        While the caller works on one the next are read. Leaving off before the end stops the
        reading at once.
        """
        for path, answer in self._answers(paths, "letter", mend_marks=mend_marks):
            if isinstance(answer, ReplydeskError):
                yield path, answer
            else:
                yield path, (unpack(Reading, answer["value"]), answer["digest"])

    def _answers(
        self, paths: Iterable[Path], what: str, *, mend_marks: bool
    ) -> Generator[tuple[Path, dict[str, Any] | ReplydeskError], None, None]:
        waiting: deque[tuple[Path, dict[str, Any]]] = deque()
        coming = iter(paths)
        try:
            while True:
                for path in coming:
                    request = {"what": what, "path": str(path.absolute()), "mend_marks": mend_marks}
                    waiting.append((path, request))
                    if (child := self._child) is not None:
                        child.ask(request)
                    if len(waiting) >= _AHEAD:
                        break
                if not waiting:
                    return
                answer = self._answer([request for _, request in waiting], waiting[0][0].name)
                yield waiting.popleft()[0], answer
        finally:
            if waiting:
                self.close()

    def _answer(self, waiting: Sequence[object], name: str) -> dict[str, Any] | ReplydeskError:
        """The answer to the first request; a process that had to be started is asked them all."""
        try:
            if (child := self._child) is None:
                child = self._child = ChildProcess(self._command)
                for request in waiting:
                    child.ask(request)
            answer = child.answer(self._seconds)
        except OSError:
            answer = Silence.NEVER_READY
        if isinstance(answer, Silence):
            self.close()
            if answer is Silence.NEVER_READY:
                return ResourceError(_NO_START)
            return InputError((_LATE if answer is Silence.LATE else _BROKEN).format(name=name))
        if "refused" in answer:
            known = ResourceError if answer["refused"] == "ResourceError" else InputError
            return known(answer["said"])
        if "memory" in answer:
            self.close()
            return InputError(_LARGE.format(name=name))
        if "bug" in answer:
            _keep_report(answer["bug"])
            return InputError(_BROKEN.format(name=name))
        return answer


def _own_command() -> list[str]:
    """This program as the process that reads; a packed one is its own interpreter."""
    start = (
        [sys.executable]
        if getattr(sys, "frozen", False)
        else [sys.executable, "-P", "-m", "replydesk"]
    )
    return [*start, "--read-apart"]


def _keep_report(text: str) -> None:
    from replydesk.report import keep_report

    with contextlib.suppress(OSError):
        keep_report(text)
