"""The reply formats to choose from: those that came with the program and the office's own."""

import logging
from pathlib import Path

from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.format import ReplyFormat, read_format
from replydesk.paths import data_folder, template_path
from replydesk.services.toml_files import read_toml

DEFAULT_FORMAT = "five-parts"

_log = logging.getLogger(__name__)


def list_formats() -> list[ReplyFormat]:
    """All sound formats, the default one first, the others by name.

    A damaged file is left out and noted in the log; `load_format` says what is wrong with it.
    """
    files = _files()
    found = []
    for name in sorted(files, key=lambda name: (name != DEFAULT_FORMAT, name)):
        try:
            found.append(read_format(name, read_toml(files[name])))
        except ReplydeskError as error:
            _log.warning("format %s left out: %s", name, error)
    return found


def load_format(name: str) -> ReplyFormat:
    """The format of that name.

    Raises InputError where there is none or its file is damaged.
    """
    files = _files()
    if name not in files:
        raise InputError(f"没有名为“{name}”的答复格式，可用的有：{'、'.join(sorted(files))}。")
    return read_format(name, read_toml(files[name]))


def format_of_draft(name: str) -> ReplyFormat:
    """The format a draft was begun in; the default one where its file is gone or damaged since.

    The letter keeps its parts and sections all the same: a format only words what is added.
    """
    try:
        return load_format(name)
    except InputError as error:
        _log.warning("draft opened in the default format: %s", error)
        return load_format(DEFAULT_FORMAT)


def _files() -> dict[str, Path]:
    """Format files by name; one of the office's own takes the place of the shipped one."""
    folders = (template_path("formats"), data_folder() / "formats")
    return {path.stem: path for folder in folders for path in folder.glob("*.toml")}
