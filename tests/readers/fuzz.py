"""Spoiled files by the thousand: each is read, or refused with a sentence, in bounded time.

    python -m tests.readers.fuzz --format docx --count 5000 [--seed 0] [--keep FOLDER]

Anything but lines or a ReplydeskError (a crash, a hang, another exception, text that can't be
stored) is told with the number that makes the same file again, and kept in the folder.
"""

import argparse
import contextlib
import select
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from replydesk.domain import asks
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.reading import Extract
from tests.readers.seeds import FORMATS

SECONDS = 20.0  # a file, on a machine that has more to do
MEMORY = 3 * 1024**3
ROOT = Path(__file__).resolve().parents[2]
_SLOW = 1.0  # of the processor's time, and for long files
_BYTES_A_SECOND = 200_000


@dataclass(frozen=True)
class Failure:
    """A file that was neither read nor refused."""

    kind: str
    number: int
    said: str


def spoiled(kind: str, number: int, seed: int = 0) -> bytes:
    """The spoiled file of this number: the same on every machine."""
    _, mutations = FORMATS[kind]
    random = Random(f"{kind}:{seed}:{number}")
    content = random.choice(_seeds(kind))
    for _ in range(random.choice((1, 1, 1, 2))):
        content = random.choice(mutations)(content, random)
    return content


_MADE: dict[str, list[bytes]] = {}


def _seeds(kind: str) -> list[bytes]:
    if kind not in _MADE:
        _MADE[kind] = FORMATS[kind][0]()
    return _MADE[kind]


def check(content: bytes, name: str = "信.docx") -> None:
    """Read a file in every way; raises what should never be raised."""
    from replydesk.readers.files import read_extract
    from replydesk.services.reading import letter_from

    with contextlib.suppress(ReplydeskError):
        letter_from(content, name)
    try:
        extract = read_extract(content, name)
    except ReplydeskError as error:
        if not str(error).endswith("。"):
            raise AssertionError(f"no sentence: {error}") from error
        return
    _check_lines(extract)
    with contextlib.suppress(ReplydeskError):
        asks.read_submission(extract.lines)


def _check_lines(extract: Extract) -> None:
    for line in extract.lines:
        line.text.encode()  # half a character could not be stored
        assert "\n" not in line.text, "a line of several lines"
        assert 0 <= line.indent < 10_000, f"an indent of {line.indent}"
    for note in extract.notes:
        note.encode()


def without_machinery() -> None:
    """Neither LibreOffice nor character recognition: both take seconds and are others' code."""
    from replydesk.domain.errors import InputError
    from replydesk.readers import ocr, office, pictures

    def not_seen(*_: object, **__: object) -> object:
        raise InputError("认字的部分没有启动。")

    sys.modules["rapidocr"] = None  # type: ignore[assignment]
    for module, name, stand_in in (
        (office, "find_office", lambda: None),
        (pictures, "require_extra", lambda _: None),
        (pictures, "seen_page", not_seen),
        (ocr, "seen_page", not_seen),
    ):
        setattr(module, name, stand_in)


def _serve(seed: int) -> None:
    """The child: reads the files it is asked for, tells of each when it is done."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    without_machinery()
    for asked in sys.stdin:
        kind, number = asked.split()
        content = spoiled(kind, int(number), seed)
        print("start", flush=True)  # noqa: T201
        began = time.process_time()
        try:
            check(content)
            took = time.process_time() - began
            slow = took > _SLOW + len(content) / _BYTES_A_SECOND
            said = f"slow: {took:.1f} s" if slow else "ok"
        except BaseException as error:  # noqa: BLE001 - that is what is looked for
            last = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{Path(last.filename).name}:{last.lineno}"
            said = f"{type(error).__name__} at {place}: {error}".replace("\n", " ")[:300]
        sys.stdout.buffer.write(f"{said}\n".encode("utf-8", "replace"))
        sys.stdout.flush()


class _Child:
    def __init__(self, seed: int) -> None:
        command = [sys.executable, "-W", "error", "-m", "tests.readers.fuzz", "--serve"]
        self._process = subprocess.Popen(
            [*command, "--seed", str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            bufsize=0,  # a line that is read ahead would look like silence
        )

    def ask(self, kind: str, number: int) -> str:
        """What came of a file: ok, an exception, a hang or a crash."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{kind} {number}\n".encode())
        self._process.stdin.flush()
        # Starting and spoiling are not the reader's time.
        if not self._line(60.0):
            return self._gone("while the file was made")
        return self._line(SECONDS) or self._gone(f"hang of {SECONDS} s or crash")

    def _line(self, seconds: float) -> str:
        assert self._process.stdout is not None
        ready, _, _ = select.select([self._process.stdout], [], [], seconds)
        return self._process.stdout.readline().decode("utf-8", "replace").strip() if ready else ""

    def _gone(self, what: str) -> str:
        code = self._process.poll()
        self._process.kill()
        _, complaint = self._process.communicate()
        return f"{what}, exit code {code}: {complaint[-200:]!r}"

    def is_gone(self) -> bool:
        return self._process.poll() is not None

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


def run(kinds: Iterable[str], numbers: range, seed: int = 0) -> list[Failure]:
    """Read the spoiled files of these formats and numbers in a process of its own."""
    failures = []
    child = _Child(seed)
    for kind in kinds:
        for number in numbers:
            if child.is_gone():
                child = _Child(seed)
            said = child.ask(kind, number)
            if said != "ok":
                failures.append(Failure(kind, number, said))
    child.end()
    return failures


def main() -> int:
    """Fuzz one format, or all of them; the exit code tells whether all went well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--format", choices=[*FORMATS, "all"], default="all")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--start", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        _serve(given.seed)
        return 0
    bad = 0
    for kind in FORMATS if given.format == "all" else [given.format]:
        began = time.monotonic()
        failures = run([kind], range(given.start, given.start + given.count), given.seed)
        took = time.monotonic() - began
        print(f"{kind}: {given.count} files in {took:.0f} s, {len(failures)} failures")  # noqa: T201
        for failure in failures:
            print(f"  {failure.number}: {failure.said}")  # noqa: T201
            if given.keep:
                given.keep.mkdir(parents=True, exist_ok=True)
                name = f"{kind}-{given.seed}-{failure.number}"
                (given.keep / name).write_bytes(spoiled(kind, failure.number, given.seed))
        bad += len(failures)
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
