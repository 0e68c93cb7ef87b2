"""Which library is opened when none is named: the office's technician may choose one for a clerk.

REPLYDESK_LIBRARY counts first, then `library = "..."` in library.toml in the data folder. Both take
a file or the address of a shared library. Without them it is the file in the data folder.
"""

import os
from pathlib import Path

from replydesk.domain.errors import InputError
from replydesk.paths import data_folder, default_library
from replydesk.services.toml_files import read_toml
from replydesk.store.address import SharedAddress, library_named

VARIABLE = "REPLYDESK_LIBRARY"
_KEY = "library"


def settings_file() -> Path:
    """Where the choice is written, or would be."""
    return data_folder() / "library.toml"


def chosen_library() -> Path | SharedAddress:
    """The library to open; the folder of the default one may be missing.

    Raises InputError where the choice is written wrongly, ResourceError where it can't be read.
    """
    if named := os.environ.get(VARIABLE, "").strip():
        return library_named(named)
    path = settings_file()
    if not path.exists():
        return default_library()
    chosen = read_toml(path).get(_KEY)
    if not isinstance(chosen, str):
        raise InputError(f'“{path}”里应写一行 {_KEY} = "素材库文件或地址"，请照此修改。')
    return library_named(chosen)
