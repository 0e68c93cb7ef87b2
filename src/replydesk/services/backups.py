"""Copies of the library, putting one back, and its health."""

from datetime import date
from pathlib import Path

from replydesk.store.address import require_reachable
from replydesk.store.backup import copy_library, replace_library
from replydesk.store.health import Health, HealthFinding, examine

__all__ = ["Health", "HealthFinding", "backup", "doctor", "restore"]


def backup(store_path: Path, to: Path, *, today: date | None = None) -> Path:
    """Copy the library, which may be in use, to a file or into a folder; returns the copy.

    In a folder the copy is named after the library and the day. An older backup of that name is
    replaced; any other file is refused with InputError.
    """
    require_reachable(to)
    if to.is_dir():
        day = f"-{today.isoformat()}" if today else ""
        to /= f"{store_path.stem}-backup{day}{store_path.suffix or '.db'}"
    copy_library(store_path, to)
    return to


def restore(from_: Path, store_path: Path) -> Path | None:
    """Put a backup in the place of the library; returns where the library before it was kept.

    Raises InputError where the backup is no sound library; nothing is changed then.
    """
    return replace_library(from_, store_path)


def doctor(path: Path) -> list[HealthFinding]:
    """Look the library over; a damaged search index is made anew, nothing else is changed.

    Raises InputError for a file that is missing or no library.
    """
    return examine(path)
