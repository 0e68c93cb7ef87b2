"""Files and folders into the library: one letter, one transaction, told file by file."""

import hashlib
import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.readers.files import READABLE, read_bytes
from replydesk.services.reading import letter_from
from replydesk.store.engine import Store
from replydesk.store.library import add_letter


class FileStatus(StrEnum):
    """What became of one file."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file of an import: how many passages it brought, remarks, and why it was refused.

    `letter_id` is the letter in the library, also of a duplicate; `doubts` counts the places of a
    new letter that a person should look at; `same_as` is the name of the file a duplicate equals.
    """

    path: Path
    status: FileStatus
    passages: int = 0
    notes: tuple[str, ...] = ()
    reason: str | None = None
    letter_id: int | None = None
    doubts: int = 0
    same_as: str | None = None


@dataclass(slots=True)
class ImportReport:
    """A whole import; `letters` and `passages` count what is new."""

    files: list[FileReport] = field(default_factory=list)
    letters: int = 0
    passages: int = 0
    seconds: float = 0.0


def import_paths(
    store: Store, paths: Sequence[Path], report: ImportReport | None = None
) -> Generator[Progress, None, ImportReport]:
    """Bring letters into the library; yields after each file and returns the report.

    Stopping between two files keeps what is imported. A refused file leaves nothing behind. A
    `report` that is handed in grows as the files are done, for a caller that may stop early.
    """
    started = perf_counter()
    report = ImportReport() if report is None else report
    files = list(_files(paths))
    for done, path in enumerate(files, 1):
        found = _import_file(store, path)
        report.files.append(found)
        report.letters += found.status is FileStatus.IMPORTED
        report.passages += found.passages
        report.seconds = perf_counter() - started
        yield Progress(done, len(files), path.name)
    return report


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Each file once, folders in the order of their names; links out of a folder are left alone."""
    seen: set[Path] = set()
    for path in paths:
        for file in _walk(path) if path.is_dir() else [path]:
            key = file.absolute()
            if key not in seen:
                seen.add(key)
                yield file


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            file = Path(parent, name)
            hidden = name.startswith((".", "~$"))
            if file.suffix.lower() in READABLE and not hidden and not file.is_symlink():
                yield file


def _import_file(store: Store, path: Path) -> FileReport:
    try:
        content = read_bytes(path)
        digest = hashlib.sha256(content).hexdigest()
        reading = letter_from(content, path.name)
        with store.write() as tx:
            added = add_letter(tx, reading, str(path.absolute()), digest)
    except ReplydeskError as error:
        return FileReport(path, FileStatus.REFUSED, reason=str(error))
    return FileReport(
        path,
        FileStatus.DUPLICATE if added.duplicate else FileStatus.IMPORTED,
        added.passages,
        reading.remarks,
        letter_id=added.letter_id,
        doubts=0 if added.duplicate else len(reading.doubts),
        same_as=Path(added.same.source).name if added.same else None,
    )
