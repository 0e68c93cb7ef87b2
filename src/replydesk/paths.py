"""Where the program's own files and the clerk's data lie.  Creates nothing."""

import os
import sys
from pathlib import Path

APP_FOLDER = "replydesk"
DATA_VARIABLE = "REPLYDESK_DATA"

_PACKAGE = Path(__file__).resolve().parent


def resource_path(name: str = "") -> Path:
    """The path of a file or folder under resources/, in a checkout and in an installed wheel."""
    return _shipped("resources") / name


def template_path(name: str = "") -> Path:
    """The path of a file or folder under templates/, in a checkout and in an installed wheel."""
    return _shipped("templates") / name


def data_folder() -> Path:
    """The folder of the clerk's data: REPLYDESK_DATA where it is set, else the system's place."""
    chosen = os.environ.get(DATA_VARIABLE)
    if chosen:
        return Path(chosen)
    return _user_folder() / APP_FOLDER


def default_library() -> Path:
    """The library that is opened when none is named."""
    return data_folder() / "library.db"


def log_folder() -> Path:
    """The folder of the program's log and crash files."""
    return data_folder() / "log"


def _shipped(kind: str) -> Path:
    # A wheel carries both folders inside the package (see force-include in pyproject.toml);
    # an editable install finds them at the root of the checkout.
    packed = _PACKAGE / f"_{kind}"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / kind


def _user_folder() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    # The XDG rules say that a relative path there is to be ignored.
    xdg = os.environ.get("XDG_DATA_HOME")
    return Path(xdg) if xdg and Path(xdg).is_absolute() else Path.home() / ".local" / "share"
