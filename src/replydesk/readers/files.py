"""Any file a clerk may give: told apart by content, not by name."""

import os
import stat
import unicodedata
from importlib.util import find_spec
from pathlib import Path

from replydesk.domain.errors import InputError, ReplydeskError, ResourceError
from replydesk.domain.reading import Extract
from replydesk.readers.html import read_html
from replydesk.readers.kinds import Kind, kind_of
from replydesk.readers.office import convert, is_old_office
from replydesk.readers.plain_text import read_plain_text
from replydesk.readers.word import read_word

_MAX_BYTES = 100 * 1024 * 1024
_MAX_CHARACTERS = 400_000  # the longest letters have about 20,000 in 700 lines
_MAX_LINES = 5_000
_UNSHOWN = ("Cc", "Cf", "Cs", "Zl", "Zp")
# Windows has no pipes among its files, but a text mode.
_OPENED = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_LETTERS = (
    ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".txt", ".html", ".htm", ".mht",
    ".mhtml", ".json",
)  # fmt: skip
# Endings a folder import looks at; pictures need the optional extra that reads characters.
READABLE = frozenset(_LETTERS + (_PICTURES if find_spec("rapidocr") else ()))


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises InputError where it is missing, empty, too large or no file at all (a folder, a pipe),
    ResourceError where the machine does not let it be read.
    """
    name = shown_name(path.name)
    try:
        # A pipe or device is opened without waiting for its other end, and never read.
        with os.fdopen(os.open(path, _OPENED), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise _no_file(path)
            content = file.read(_MAX_BYTES + 1) if found.st_size <= _MAX_BYTES else None
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        place = shown_name(str(path))
        raise InputError(f"找不到文件“{place}”，请核对位置和文件名。") from error
    except OSError as error:
        if _is_no_file(path):
            raise _no_file(path) from error
        reason = f"读不了“{name}”：没有权限或设备出错，请核对文件的权限后再试。"
        raise ResourceError(reason) from error
    if content is None or len(content) > _MAX_BYTES:
        raise InputError(f"“{name}”超过100 MB，不像答复函，请核对文件。")
    _require_content(content, name)
    return content


def shown_name(name: str) -> str:
    """A file name as it can be shown and stored: what is no character stands as a question mark."""
    return "".join("?" if unicodedata.category(c) in _UNSHOWN else c for c in name)


def _is_no_file(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:  # such as a name that is too long
        return False


def _no_file(path: Path) -> InputError:
    name = shown_name(path.name)
    if path.is_dir():
        return InputError(f"“{name}”是文件夹，请选择其中的文件。")
    return InputError(f"“{name}”不是文件，而是设备或管道，请选择答复函的文件。")


def _require_content(content: bytes, name: str) -> None:
    if not content.strip(b"\x00 \t\r\n"):
        raise InputError(f"“{name}”是空文件，请换一份有内容的文件。")


def read_extract(content: bytes, name: str) -> Extract:
    """The lines of any file that can be read, with a note for each thing that was left out.

    Raises InputError for what can't be read, in a sentence that says what to do, ResourceError
    where the machine lacks what is needed for it.
    """
    name = shown_name(name)
    _require_content(content, name)
    extract = _extract(content, name)
    filled = [len(line.text) for line in extract.lines if line.text]
    if sum(filled) > _MAX_CHARACTERS or len(filled) > _MAX_LINES:
        raise InputError(f"“{name}”文字过多，不像一封信函，请拆出其中的答复函后再试。")
    return extract


def _extract(content: bytes, name: str) -> Extract:
    kind = kind_of(content)
    if kind is Kind.PDF:
        from replydesk.readers.pdf import read_pdf

        return read_pdf(content, name)
    if kind is Kind.PICTURE:
        from replydesk.readers.pictures import read_picture

        return read_picture(content, name)
    if is_old_office(content):
        made = convert([(name, content)])[0]
        if isinstance(made, ReplydeskError):
            raise made
        content, kind = made, Kind.ZIP
    if kind is Kind.ZIP:
        return read_word(content, name)
    if kind is Kind.HTML:
        return read_html(content, name)
    return read_plain_text(content, name)
