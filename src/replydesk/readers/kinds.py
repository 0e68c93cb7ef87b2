"""What a file is, told by its first bytes and never by its name."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """A family of files that is read by one reader."""

    ZIP = "zip"
    OLE = "ole"
    RTF = "rtf"
    WORD_XML = "word-xml"
    PDF = "pdf"
    PICTURE = "picture"
    HTML = "html"
    TEXT = "text"


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_BITMAP = re.compile(
    rb"BM.{4}\x00\x00\x00\x00.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", re.DOTALL
)
_WORD_XML = (
    b"http://schemas.microsoft.com/office/word/2003/wordml",
    b"http://schemas.microsoft.com/office/2006/xmlPackage",
)
_MARKUP = re.compile(
    rb"<!doctype\s+html|<(?:html|head|body|meta|title|div|table|p|br|span|article|section)\b[^<]*>",
    re.IGNORECASE,
)
_MAIL = re.compile(
    rb"^mime-version:|^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE
)
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def kind_of(content: bytes) -> Kind:
    """The kind of a file's content; what is nothing else counts as text."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Kind.ZIP
    if content.startswith(_OLE):
        return Kind.OLE
    if content.startswith(_PICTURES) or _BITMAP.match(content):
        return Kind.PICTURE
    if b"%PDF-" in content[:1024]:
        return Kind.PDF
    head = _plain(content[:8192])
    if head.startswith(b"{\\rtf"):
        return Kind.RTF
    if any(mark in head for mark in _WORD_XML):
        return Kind.WORD_XML
    return Kind.HTML if _is_page(head) else Kind.TEXT


def is_markup(content: bytes) -> bool:
    """Whether the first character is that of a tag."""
    return _plain(content[:8192]).startswith(b"<")


def _plain(head: bytes) -> bytes:
    """The beginning as single bytes, without a mark of the encoding and blanks."""
    for mark, encoding in _UTF16:
        if head.startswith(mark):
            head = head[2:].decode(encoding, errors="replace").encode("utf-8", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x00")


def _is_page(head: bytes) -> bool:
    """A page begins with markup; a saved one with the head of a mail."""
    if head.startswith(b"<"):
        return _MARKUP.search(head) is not None
    return _MAIL.search(head[:2048]) is not None and b"multipart/related" in head.lower()
