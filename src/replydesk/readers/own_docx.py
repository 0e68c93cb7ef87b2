"""DOCX that the program made itself: the letter is inside as data."""

from replydesk.domain import embedding
from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.readers.package import Package
from replydesk.readers.word_names import W

_MARK = embedding.NAMESPACE.encode()
_LETTER = f"{{{embedding.NAMESPACE}}}letter"


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
        package = Package(content, "")
        packed = _packed(package)
        return (packed, _texts(package)) if packed else None
    except InputError:
        return None  # reading it as anybody's file tells what is wrong with it


def _packed(package: Package) -> str:
    for name in sorted(package.names):
        if name.startswith("customxml/item") and name.endswith(".xml"):
            # Another program's part may be large or broken; only ours is unpacked as a whole.
            if _MARK not in package.head(name):
                continue
            root = package.xml(name)
            if root is not None and root.tag == _LETTER:
                return root.text or ""
    return ""


def _texts(package: Package) -> list[str]:
    """The text of each paragraph of the body, as the writer takes it."""
    root = package.xml("word/document.xml")
    paragraphs = root.iter(f"{W}p") if root is not None else ()
    return ["".join(t.text or "" for t in paragraph.iter(f"{W}t")) for paragraph in paragraphs]
