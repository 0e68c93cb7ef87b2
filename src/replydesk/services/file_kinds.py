"""What files can be read on this computer: for dialogs and hints."""

from dataclasses import dataclass

from replydesk.office import find_office
from replydesk.readers.files import READABLE


@dataclass(frozen=True, slots=True)
class FileKinds:
    """The endings that are read, and whether scans and old Word and WPS documents can be."""

    endings: tuple[str, ...]
    scans: bool
    old_documents: bool

    @property
    def patterns(self) -> str:
        """The endings as a file dialog wants them: *.docx *.pdf …"""
        return " ".join(f"*{ending}" for ending in self.endings)


_FIRST = (".docx", ".doc", ".wps", ".pdf", ".txt", ".html")


def readable_kinds() -> FileKinds:
    """The kinds of files that can be read here, the usual ones first."""
    rest = sorted(READABLE - set(_FIRST))
    return FileKinds((*_FIRST, *rest), ".png" in READABLE, find_office() is not None)
