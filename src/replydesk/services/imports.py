"""Files and folders into the library: one letter, one transaction, told file by file."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from time import perf_counter

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.services.reading_ahead import FileRead, ReadingAhead
from replydesk.store import duplicates
from replydesk.store.engine import Store
from replydesk.store.library import AddedLetter, NewLetter, add_letter, looked_up, prepare

_WAIT = 0.002  # seconds: a save that comes meanwhile must not wait for a slow file
_MOST_NOTES, _LONGEST_NOTE = 20, 200  # of a file in the report, which must not grow with its text


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
    store: Store,
    paths: Sequence[Path],
    report: ImportReport | None = None,
    *,
    mend_marks: bool = True,
) -> Generator[Progress, None, ImportReport]:
    """Bring letters into the library; yields after each file and returns the report.

    While files are read it yields too, every few milliseconds, so that other work gets its turn.
    Stopping between two files keeps what is imported. A refused file leaves nothing behind. A
    `report` that is handed in grows as the files are done, for a caller that may stop early.
    `mend_marks` false leaves half-width marks as they are.
    """
    started = perf_counter()
    report = ImportReport() if report is None else report
    told = Progress(0, 0)

    def is_known(digest: str) -> bool:
        with store.read() as tx:
            known = duplicates.known_file(tx, digest)
        return known is not None and not known.removed

    with ReadingAhead(paths, is_known, mend_marks=mend_marks) as ahead:
        while not ahead.finished:
            read = ahead.next(_WAIT)
            if read is not None:
                reading = read.reading
                letter = (yield from _prepared(store, reading, told)) if reading else None
                found = _keep(store, read, letter)
                report.files.append(found)
                report.letters += found.status is FileStatus.IMPORTED
                report.passages += found.passages
                report.seconds = perf_counter() - started
            name = read.path.name if read is not None else told.name
            now = Progress(len(report.files), ahead.total or 0, name, ahead.now)
            told = told if now == told else now
            yield told
    return report


def _prepared(
    store: Store, reading: Reading, told: Progress
) -> Generator[Progress, None, NewLetter]:
    """The letter ready to be stored; saves get their turn meanwhile."""
    steps = prepare(reading)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            letter: NewLetter = end.value
            break
        yield told
    yield told
    with store.read() as tx:
        letter = looked_up(tx, letter)
    yield told
    return letter


def _keep(store: Store, read: FileRead, letter: NewLetter | None) -> FileReport:
    """Store what was read from a file, and tell what became of it."""
    if read.error is not None:
        return FileReport(read.path, FileStatus.REFUSED, reason=str(read.error))
    try:
        with store.write(repeatable=True) as tx:
            if letter is not None:
                added = add_letter(tx, letter, str(read.path.absolute()), read.digest)
            else:
                known = duplicates.known_file(tx, read.digest)
                assert known is not None  # so it was told when the file was looked at
                added = AddedLetter(known.letter_id, 0, known)
    except ReplydeskError as error:
        return FileReport(read.path, FileStatus.REFUSED, reason=str(error))
    return _report(read.path, added, read.reading)


def _report(path: Path, added: AddedLetter, reading: Reading | None) -> FileReport:
    remarks = reading.remarks if reading is not None else ()
    told = [*_of_known(added), *remarks]
    if len(told) > _MOST_NOTES:
        told[_MOST_NOTES - 1 :] = [f"另有{len(told) - _MOST_NOTES + 1}处说明，请打开这封答复查看。"]
    return FileReport(
        path,
        FileStatus.DUPLICATE if added.duplicate else FileStatus.IMPORTED,
        added.passages,
        tuple(map(_short, told)),
        letter_id=added.letter_id,
        doubts=len(reading.doubts) if reading is not None and added.same is None else 0,
        same_as=Path(added.same.source).name if added.same else None,
    )


def _of_known(added: AddedLetter) -> list[str]:
    """What to tell of the letter of the library that this file holds too."""
    if added.same is None:
        return []
    name = Path(added.same.source).name
    told = [f"与素材库中的“{name}”是同一封答复，没有重复导入。"]
    if added.restored:
        told = [f"与曾从素材库移出的“{name}”是同一封答复，现已恢复。"]
    if added.improved:
        told.append("素材库中的那封由图像识别而来，已改用这份文件的文字。")
    if added.same.corrected:
        told.append("素材库中的那封已经人工更正，更正保留。")
    return told


def _short(note: str) -> str:
    return note if len(note) <= _LONGEST_NOTE else f"{note[: _LONGEST_NOTE - 1]}…"
