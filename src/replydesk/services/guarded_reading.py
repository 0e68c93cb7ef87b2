"""Reading one file: in this process, or apart from it where a library in C parses what came along.

PDF and pictures are read by such libraries, and a broken file may take the whole process with it.
"""

from dataclasses import dataclass
from pathlib import Path

from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.reading import Extract, Reading
from replydesk.domain.submission import Submission
from replydesk.readers.files import read_bytes, read_extract
from replydesk.readers.kinds import Kind, kind_of
from replydesk.readers.office import is_old_office
from replydesk.readers.own_docx import exported_as
from replydesk.readers.word_around import comment_words
from replydesk.services import reading
from replydesk.services.apart import ReadingProcess


def read_letter(path: Path, *, mend_marks: bool = True) -> Reading:
    """The letter in any file that can be read, with what was repaired and what is unsure.

    `mend_marks` false leaves half-width marks as they are. Raises InputError or ResourceError.
    """
    content = read_bytes(path)
    if not _needs_guard(content):
        return reading.letter_from(content, path.name, mend_marks=mend_marks)
    with ReadingProcess() as process:
        found, _ = process.read_letter(path, mend_marks=mend_marks)
    return found


def read_submission(path: Path) -> Submission:
    """The suggestion or proposal in a file, with the list of its asks; raises as `read_letter`."""
    if not _needs_guard(read_bytes(path)):
        return reading.read_submission(path)
    with ReadingProcess() as process:
        return process.read_submission(path)


@dataclass(frozen=True, slots=True)
class Edited:
    """A letter's file as it came back, with what reviewers wrote beside it.

    `exported` is the letter as it was written, where the file still knows.
    """

    extract: Extract
    exported: ReplyLetter | None = None
    comments: tuple[str, ...] = ()


def read_edited(path: Path) -> Edited:
    """The lines of a letter that was edited in Word or WPS; older formats go through LibreOffice.

    Raises InputError for a file of another kind and as `read_letter` does.
    """
    content = read_bytes(path)
    if kind_of(content) is not Kind.ZIP and not is_old_office(content):
        raise InputError(f"“{path.name}”不是Word或WPS文档，请选择改好的.docx、.doc或.wps文件。")
    extract = read_extract(content, path.name)
    if kind_of(content) is not Kind.ZIP or is_old_office(content):
        return Edited(extract)
    return Edited(extract, exported_as(content), comment_words(content, path.name))


def exported_in(path: Path) -> ReplyLetter | None:
    """The letter that a file was exported as, None for files of others; raises as `read_bytes`."""
    content = read_bytes(path)
    return exported_as(content) if kind_of(content) is Kind.ZIP else None


def _needs_guard(content: bytes) -> bool:
    return kind_of(content) in (Kind.PDF, Kind.PICTURE)
