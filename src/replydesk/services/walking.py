"""The files of an import: found in folders, each once; links out of a folder are refused."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.readers.files import READABLE

Found = tuple[Path, ReplydeskError | None]


def find_files(paths: Sequence[Path]) -> Iterator[Found]:
    """Each file once, folders in the order of their names, and each folder that can't be opened.

    Hidden files, devices, and files of kinds that are no letters are left out of folders; links
    are refused with a sentence. A file that is named itself is always taken.
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
        for each in folders:
            if (inner := Path(parent, each)).is_symlink():
                yield _linked(inner)
        for name in sorted(names):
            file = Path(parent, name)
            if file.suffix.lower() not in READABLE or name.startswith((".", "~$")):
                continue
            if file.is_symlink():
                yield _linked(file)
            elif _is_plain(file):
                yield file, None
    yield from map(_closed, closed)


def _is_plain(file: Path) -> bool:
    """No device or pipe, which may never end."""
    try:
        return file.is_file()
    except OSError:
        return True  # told when it is read


def _linked(path: Path) -> Found:
    """A link may lead anywhere, out of the folder that was chosen."""
    said = f"“{path.name}”是指向别处的链接，没有读取；需要的话请直接选择原文件。"
    return path, InputError(said)


def _closed(error: OSError) -> Found:
    folder = Path(str(error.filename))
    said = f"文件夹“{folder.name}”打不开，里面的文件没有读取，请检查权限后再导入。"
    return folder, ResourceError(said)
