"""Copies of the library, putting one back, and its health."""

from datetime import date
from pathlib import Path

from replydesk.paths import data_folder
from replydesk.store.address import SharedAddress, require_reachable
from replydesk.store.backup import copy_library, replace_library
from replydesk.store.health import Health, HealthFinding, examine

__all__ = ["Health", "HealthFinding", "backup", "doctor", "restore"]


def backup(library: Path | SharedAddress, to: Path, *, today: date | None = None) -> Path:
    """Copy the library, which may be in use, to a file or into a folder; returns the copy.

    A shared library is copied to a file that is a library of its own.

    In a folder the copy is named after the library and the day. An older backup of that name is
    replaced; any other file is refused with InputError.
    """
    require_reachable(to)
    if to.is_dir():
        day = f"-{today.isoformat()}" if today else ""
        to /= f"{_stem(library)}-backup{day}{_suffix(library)}"
    if isinstance(library, SharedAddress):
        from replydesk.store.postgres.copies import copy_to_file

        copy_to_file(library, to)
    else:
        copy_library(library, to)
    return to


def _stem(library: Path | SharedAddress) -> str:
    if isinstance(library, Path):
        return library.stem
    return "".join("_" if char in '/\\:*?"<>|' else char for char in library.database)


def _suffix(library: Path | SharedAddress) -> str:
    return (library.suffix if isinstance(library, Path) else "") or ".db"


def restore(from_: Path, library: Path | SharedAddress) -> Path | None:
    """Put a backup in the place of the library; returns where the library before it was kept.

    A file becomes the shared library of the whole office where `library` is one.

    Raises InputError where the backup is no sound library; nothing is changed then.
    """
    if isinstance(library, SharedAddress):
        from replydesk.store.postgres.copies import replace_from_file

        data_folder().mkdir(parents=True, exist_ok=True)
        return replace_from_file(from_, library, data_folder() / _stem(library))
    return replace_library(from_, library)


def doctor(library: Path | SharedAddress) -> list[HealthFinding]:
    """Look the library over; a damaged search index is made anew, nothing else is changed.

    Raises InputError for a file that is missing or no library.
    """
    return examine(library)
