"""Text files in the encodings offices have: UTF-8, UTF-16 with a mark, GB18030."""

import codecs

from replydesk.domain.errors import InputError
from replydesk.domain.rejoin import Line, lines_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, name: str) -> str:
    """The text of a file's bytes.

    Raises InputError where they are no text in any of the encodings.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _is_binary(text):
            return text
    raise InputError(f"“{name}”不是文字文件，请选择答复函的Word文档（.docx）或文本文件。")


def _is_binary(text: str) -> bool:
    """Control characters in number tell a picture or program that happens to decode."""
    sample = text[:4000]
    controls = sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in sample)
    return controls > max(2, len(sample) // 200)


def read_plain_text(content: bytes, name: str) -> list[Line]:
    """The lines of a text file (see `tidy.lines_of`)."""
    return lines_of(decode(content, name))
