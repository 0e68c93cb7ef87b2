"""How a library is named: by its file, or by the database address of that file."""

import re
from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError

_ADDRESS = re.compile(r"([^/\\]*?)(?:\+\w+)?://([^/]*)/?([^?]*)(?:\?.*)?", re.DOTALL)


def library_file(named: Path | str) -> Path:
    """The absolute path of a library named by its file or as `sqlite:///FILE`.

    Raises InputError for an address of any other database and for a name no file can have.
    """
    if isinstance(named, str) and (address := _ADDRESS.fullmatch(named)):
        backend, host, database = address.groups()
        if backend.lower() != "sqlite" or host or database in ("", ":memory:"):
            raise InputError(
                f"“{named}”不能用作素材库：素材库只能是SQLite文件，请写文件名或sqlite:///文件名。"
            )
        named = database
    if "\0" in str(named) or not str(named).strip():
        raise InputError("素材库的文件名无效，请另写一个。")
    try:
        return Path(named).expanduser().absolute()
    except RuntimeError as error:  # ~ of somebody who is not known here
        raise InputError(f"没有“{named}”中的那个用户，请写明素材库的完整位置。") from error


def require_reachable(path: Path) -> None:
    """Raise ResourceError where the machine does not even tell whether a file is there."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        name = path.name if len(path.name) <= 30 else f"{path.name[:29]}…"
        raise ResourceError(
            f"打不开“{name}”：名称太长，或所在的文件夹没有访问权限，请另选位置。"
        ) from error
