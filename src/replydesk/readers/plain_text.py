"""Text files in the encodings offices have: UTF-8, UTF-16, GB18030."""

import codecs

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.domain.rejoin import lines_of

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODINGS = ("utf-8", "gb18030")
_LOST = "\ufffd"
_SAMPLE = 4000
_MOST_LOST = 0.01


def decode(content: bytes, name: str) -> str:
    """The text of a file's bytes; what of it is damaged stands as U+FFFD.

    Raises InputError where they are no text in any of the encodings.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text = content[len(mark) :].decode(encoding, errors="replace")
            return _checked(text, name)
    if encoding := _unmarked_utf16(content):
        return _checked(content.decode(encoding, errors="replace"), name)
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return _checked(text, name)
    # A letter with a few damaged bytes is still a letter.
    tries = (content.decode(encoding, errors="replace") for encoding in _ENCODINGS)
    return _checked(min(tries, key=lambda text: text.count(_LOST)), name)


def _unmarked_utf16(content: bytes) -> str:
    """UTF-16 without its mark: line ends and digits have a zero on one side."""
    sample = content[:_SAMPLE]
    zeros = sample[1::2].count(0), sample[0::2].count(0)
    if len(content) % 2 or max(zeros) < 2 or min(zeros) > 0 or b"\x00\x00" in sample:
        return ""
    encoding = "utf-16-le" if zeros[0] else "utf-16-be"
    text = sample.decode(encoding, errors="replace")
    chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
    return encoding if chinese > 0.3 * len(text) else ""


def _checked(text: str, name: str) -> str:
    """The text, where it is one: control characters in number tell a picture or program."""
    sample = text[:_SAMPLE]
    controls = sum(ord(c) < 32 and c not in "\t\n\r\f\v" for c in sample)
    if controls > max(2, len(sample) // 200) or text.count(_LOST) > max(2, _MOST_LOST * len(text)):
        raise InputError(
            f"“{name}”不是文字文件，或者已损坏，请选择答复函的Word文档、PDF或文本文件。"
        )
    return text


def read_plain_text(content: bytes, name: str) -> Extract:
    """The lines of a text file (see `rejoin.lines_of`), with a note of damaged characters."""
    text = decode(content, name)
    lost = text.count(_LOST)
    notes = (f"文件中有{lost}个损坏的字，读不出来，请对照原件补上。",) if lost else ()
    return Extract(tuple(lines_of(text)), notes)
