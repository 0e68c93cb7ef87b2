"""Any file a clerk may give: told apart by content, not by name."""

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
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp")
_LETTERS = (
    ".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".txt", ".html", ".htm", ".mht",
    ".mhtml", ".json",
)  # fmt: skip
# Endings a folder import looks at; pictures need the optional extra that reads characters.
READABLE = frozenset(_LETTERS + (_PICTURES if find_spec("rapidocr") else ()))


def read_bytes(path: Path) -> bytes:
    """The content of a file.

    Raises InputError where it is missing, empty or too large, ResourceError where the machine
    does not let it be read.
    """
    try:
        if path.is_dir():
            raise InputError(f"“{path.name}”是文件夹，请选择其中的文件。")
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"“{path.name}”超过100 MB，不像答复函，请核对文件。")
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"找不到文件“{path}”，请核对位置和文件名。") from error
    except OSError as error:
        reason = f"读不了“{path.name}”：没有权限或设备出错，请核对文件的权限后再试。"
        raise ResourceError(reason) from error
    if not content.strip(b"\x00 \t\r\n"):
        raise InputError(f"“{path.name}”是空文件，请换一份有内容的文件。")
    return content


def read_extract(content: bytes, name: str) -> Extract:
    """The lines of any file that can be read, with a note for each thing that was left out.

    Raises InputError for what can't be read, in a sentence that says what to do, ResourceError
    where the machine lacks what is needed for it.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise InputError(f"“{name}”是空文件，请换一份有内容的文件。")
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
    return Extract(tuple(read_plain_text(content, name)))
