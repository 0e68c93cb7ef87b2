"""DOCX that the program made itself: the letter is inside as data."""

import io
import zipfile
import zlib

from lxml import etree

from replydesk.domain import embedding
from replydesk.domain.letter import ReplyLetter

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAX_BYTES = 50 * 1024 * 1024
_BROKEN = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, OSError, RuntimeError)


def read_own(content: bytes) -> ReplyLetter | None:
    """The very letter that was exported, or None.

    None for files of others, and where the text was edited since: those are read as any letter.
    """
    found = _open(content)
    return embedding.unpack(*found) if found else None


def exported_as(content: bytes) -> ReplyLetter | None:
    """The letter as it was exported, though its text may have been edited since.

    None for files of others. It tells what the text does not show: page format and seal.
    """
    found = _open(content)
    return embedding.unpack_unchecked(found[0]) if found else None


def _open(content: bytes) -> tuple[str, list[str]] | None:
    """The packed letter and the text of the paragraphs, or None where the file is not ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MAX_BYTES:
                return None
            packed = _packed(archive)
            return (packed, _texts(archive)) if packed else None
    except _BROKEN:
        return None


def _packed(archive: zipfile.ZipFile) -> str:
    for name in archive.namelist():
        if name.startswith("customXml/item") and name.endswith(".xml"):
            content = archive.read(name)
            if embedding.NAMESPACE.encode() not in content[:200]:
                continue
            root = etree.fromstring(content, _parser())
            if root.tag == f"{{{embedding.NAMESPACE}}}letter":
                return root.text or ""
    return ""


def _texts(archive: zipfile.ZipFile) -> list[str]:
    """The text of each paragraph of the body, as the writer takes it."""
    root = etree.fromstring(archive.read("word/document.xml"), _parser())
    return [
        "".join(t.text or "" for t in paragraph.iter(f"{_W}t")) for paragraph in root.iter(f"{_W}p")
    ]


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True)
