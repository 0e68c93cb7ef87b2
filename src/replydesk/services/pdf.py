"""The PDF beside a Word file: through LibreOffice, else from the program's own pages."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import ReplyLetter
from replydesk.office import find_office

Paint = Callable[[ReplyLetter], bytes]


class PdfSource(StrEnum):
    """What a PDF was made by."""

    LIBREOFFICE = "LibreOffice"
    OWN_PAGES = "程序版面"


def make_pdf(source: Path, letter: ReplyLetter, paint: Paint) -> PdfSource:
    """Write a PDF beside the DOCX of a letter; tells what it was made by.

    Where LibreOffice is missing or fails, `paint` makes it of the letter as it was exported.
    Raises ResourceError where the file can't be written.
    """
    from replydesk.services.exports import write_pdf
    from replydesk.writers.atomic import write_file

    if find_office() is not None:
        try:
            write_pdf(source)
        except ResourceError:
            if not source.exists():
                raise
        else:
            return PdfSource.LIBREOFFICE
    write_file(source.with_suffix(".pdf"), paint(letter))
    return PdfSource.OWN_PAGES
