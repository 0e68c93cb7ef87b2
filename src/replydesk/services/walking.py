"""The files of an import: found in folders, each once, links left alone."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from replydesk.domain.errors import ReplydeskError, ResourceError
from replydesk.readers.files import READABLE

Found = tuple[Path, ReplydeskError | None]


def find_files(paths: Sequence[Path]) -> Iterator[Found]:
    """Each file once, folders in the order of their names, and each folder that can't be opened.

    Hidden files, links, and files of kinds that are no letters are left out of folders; a file
    that is named itself is always taken.
    """
    seen: set[str] = set()
    for path in paths:
        for file, error in _walk(path) if _is_folder(path) else [(path, None)]:
            key = os.path.abspath(file)  # noqa: PTH100 - a text takes a tenth of the room
            if key not in seen:
                seen.add(key)
                yield file, error


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no file can have: told when it is read
        return False


def _walk(folder: Path) -> Iterator[Found]:
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from map(_closed, closed)
        closed.clear()
        for name in sorted(names):
            hidden = name.startswith((".", "~$"))
            file = Path(parent, name)
            if file.suffix.lower() in READABLE and not hidden and _is_plain(file):
                yield file, None
    yield from map(_closed, closed)


def _is_plain(file: Path) -> bool:
    """Neither a link, which may lead anywhere, nor a device or pipe, which may never end."""
    try:
        return file.is_file() and not file.is_symlink()
    except OSError:
        return True  # told when it is read


def _closed(error: OSError) -> Found:
    folder = Path(str(error.filename))
    said = f"文件夹“{folder.name}”打不开，里面的文件没有读取，请检查权限后再导入。"
    return folder, ResourceError(said)
