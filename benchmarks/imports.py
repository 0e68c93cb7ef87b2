"""A thousand letters into a library while the clerk goes on writing.

    .venv/bin/python benchmarks/imports.py [--letters 1000]

The letters are made for the run: the samples with other names, numbers, dates and figures, every
third as a Word file. Prints letters a second, what a save of a draft waits for when it is asked
for at any moment meanwhile, and the memory of this process and of the one that reads, for the
first and the last fifth of the letters.
"""

import argparse
import io
import os
import random
import re
import statistics
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from time import perf_counter, sleep

from docx import Document

from replydesk.domain.submission import Ask, Submission
from replydesk.paths import resource_path
from replydesk.services import drafts
from replydesk.services.imports import FileStatus, ImportReport, import_paths
from replydesk.store.engine import Store

_EVERY = 0.04  # seconds between two saves
_NAMES = "云舟清禾远帆知语长风怀瑾承泽思源若谷明川"


def make_letters(folder: Path, count: int) -> None:
    """Letters that are all different, as text and as Word files."""
    chance = random.Random(7)
    samples = sorted(resource_path("samples/letters").glob("*.txt"))
    texts = [path.read_text("utf-8") for path in samples]
    for number in range(count):
        text = varied(texts[number % len(texts)], number, chance)
        if number % 3:
            (folder / f"{number:05}.txt").write_text(text, "utf-8")
        else:
            (folder / f"{number:05}.docx").write_bytes(as_word(text))


def varied(text: str, number: int, chance: random.Random) -> str:
    """The letter with other figures, to another deputy, of another number and year."""
    name = "".join(chance.sample(_NAMES, 3))
    text = re.sub(r"^[^\n：]{2,30}(代表|委员)：", rf"{name}\1：", text, flags=re.MULTILINE)
    text = re.sub(r"(?<=第)\d{3,4}(?=号)", f"{number:04}", text)
    return re.sub(
        r"(?<![\d年〔])[1-9]\d*(?![\d年月日〕])", lambda _: str(chance.randrange(2, 9999)), text
    )


def as_word(text: str) -> bytes:
    """The text as a plain Word file."""
    document = Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@dataclass
class Measured:
    """What was seen: seconds of saves before and meanwhile, of steps, and megabytes."""

    alone: list[float] = field(default_factory=list)
    saves: list[float] = field(default_factory=list)
    steps: list[float] = field(default_factory=list)
    memory: list[tuple[float, float]] = field(default_factory=list)
    seconds: float = 0.0


def megabytes(process: int) -> float:
    """The memory of a process that is in use; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    found = re.search(r"VmRSS:\s*(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def children() -> Iterator[int]:
    """The processes that this one started."""
    for path in Path("/proc/self/task").glob("*/children"):
        yield from map(int, path.read_text("utf-8").split())


def run(store: Store, folder: Path) -> tuple[ImportReport, Measured]:
    """Import as the window does: one worker, saves between the steps of the import."""
    measured, report = Measured(), ImportReport()
    asked: SimpleQueue[float] = SimpleQueue()
    over = threading.Event()

    def ask() -> None:
        chance = random.Random(3)
        while not over.wait(_EVERY * (0.5 + chance.random())):
            asked.put(perf_counter())

    asks = tuple(Ask(f"第{n}条诉求") for n in range(5))
    draft = drafts.create_draft(store, Submission(subject="关于养老的建议", asks=asks))
    for _ in range(100):  # the control: nothing else is going on
        before = perf_counter()
        draft = drafts.save_draft(store, draft)
        measured.alone.append(perf_counter() - before)
    threading.Thread(target=ask, daemon=True).start()
    sys.setswitchinterval(0.001)  # as the window does
    started = perf_counter()
    steps = import_paths(store, [folder], report)
    while True:
        before = perf_counter()
        if next(steps, None) is None:
            break
        measured.steps.append(perf_counter() - before)
        try:
            wanted = asked.get_nowait()
        except Empty:
            pass
        else:
            draft = drafts.save_draft(store, draft)
            measured.saves.append(perf_counter() - wanted)
        if len(report.files) > len(measured.memory):
            apart = max(map(megabytes, children()), default=0.0)
            measured.memory.append((megabytes(os.getpid()), apart))
    measured.seconds = perf_counter() - started
    over.set()
    return report, measured


def tell(report: ImportReport, measured: Measured) -> None:
    """Print what was measured."""
    new = sum(file.status is FileStatus.IMPORTED for file in report.files)
    print(f"{new} of {len(report.files)} letters imported, {report.passages} passages")
    print(f"{len(report.files) / measured.seconds:8.1f} letters a second")
    told = {"save alone": measured.alone, "save meanwhile": measured.saves, "step": measured.steps}
    for name, seconds in told.items():
        times = sorted(each * 1000 for each in seconds)
        late = times[int(len(times) * 0.95)]
        print(f"{name:18} median {statistics.median(times):6.2f} ms, 95 % {late:6.2f} ms, ", end="")
        print(f"longest {times[-1]:6.2f} ms, {len(times)} times")
    fifth = max(len(measured.memory) // 5, 1)
    for name, part in (("first", measured.memory[:fifth]), ("last", measured.memory[-fifth:])):
        here, apart = (max(sizes) for sizes in zip(*part, strict=True))
        print(f"memory, {name} {fifth:4}: {here:6.1f} MB here, {apart:6.1f} MB in the reader")


def main() -> None:
    """Make the letters, import them, import them again."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--letters", type=int, default=1000)
    count = parser.parse_args().letters
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "letters")
        folder.mkdir()
        make_letters(folder, count)
        sleep(1)
        with Store.open(Path(place, "library.db")) as store:
            tell(*run(store, folder))
            print("the same folder again:")
            tell(*run(store, folder))


if __name__ == "__main__":
    main()
