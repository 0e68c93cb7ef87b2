"""Any file a clerk may give: told apart by content, not by name."""

from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.rejoin import Line
from replydesk.readers.plain_text import read_plain_text
from replydesk.readers.word import read_word

_MAX_BYTES = 100 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
READABLE = frozenset((".docx", ".txt", ".json"))


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


def read_lines(content: bytes, name: str) -> list[Line]:
    """The lines of a DOCX or text file.

    Raises InputError for what is neither, in a sentence that says what to do.
    """
    if content.startswith(b"PK"):
        return read_word(content, name)
    if content.startswith(_OLE):
        raise InputError(
            f"“{name}”是旧版Word或WPS文档，或者设了打开密码，请用Word另存为不加密的.docx后再试。"
        )
    if content.startswith(b"%PDF"):
        raise InputError(f"“{name}”是PDF文件，本版还读不了，请另存为.docx或文本文件后再试。")
    if content.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html")):
        raise InputError(f"“{name}”是网页，本版还读不了，请把正文另存为.docx或文本文件后再试。")
    return read_plain_text(content, name)
