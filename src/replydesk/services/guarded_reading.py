"""Reading one file: in this process, or apart from it where a library in C parses what came along.

PDF and pictures are read by such libraries, and a broken file may take the whole process with it.
"""

from pathlib import Path

from replydesk.domain.reading import Reading
from replydesk.domain.submission import Submission
from replydesk.readers.files import read_bytes
from replydesk.readers.kinds import Kind, kind_of
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


def _needs_guard(content: bytes) -> bool:
    return kind_of(content) in (Kind.PDF, Kind.PICTURE)
