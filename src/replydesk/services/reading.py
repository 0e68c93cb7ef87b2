"""Reading a letter or a suggestion from a file; nothing is stored."""

import json
from dataclasses import replace
from pathlib import Path

from replydesk.domain import asks
from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_json import from_json
from replydesk.domain.reading import Reading
from replydesk.domain.recognition import read_reply
from replydesk.domain.rejoin import lines_of
from replydesk.domain.submission import Submission
from replydesk.readers.files import read_bytes, read_extract
from replydesk.readers.kinds import Kind, kind_of
from replydesk.readers.own_docx import exported_as, read_own
from replydesk.readers.plain_text import decode


def read_letter(path: Path, *, mend_marks: bool = True) -> Reading:
    """The letter in a DOCX, text or JSON file.

    `mend_marks` false leaves half-width marks as they are. Raises InputError or ResourceError.
    """
    return letter_from(read_bytes(path), path.name, mend_marks=mend_marks)


def letter_from(content: bytes, name: str, *, mend_marks: bool = True) -> Reading:
    """The same from a file's content."""
    if content.startswith(b"PK") and (own := read_own(content)) is not None:
        return Reading(own)
    if kind_of(content) is Kind.TEXT and content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return Reading(from_json(_parse(content, name)))
    extract = read_extract(content, name)
    reading = read_reply(extract, marks=mend_marks)
    was = exported_as(content) if content.startswith(b"PK") else None
    return _with_looks(reading, was) if was else reading


def _with_looks(reading: Reading, was: ReplyLetter) -> Reading:
    """Page format and seal of a file that was exported and edited: its text does not show them."""
    signature = replace(reading.letter.signature, sealed=was.signature.sealed)
    return replace(reading, letter=replace(reading.letter, format=was.format, signature=signature))


def _parse(content: bytes, name: str) -> object:
    try:
        return json.loads(decode(content, name))
    except (ValueError, RecursionError) as error:
        raise InputError(f"“{name}”不是完好的JSON文件，请核对文件内容。") from error


def read_text(path: Path) -> str:
    """The text of a file as it stands there, a line a paragraph, nothing repaired."""
    content = read_bytes(path)
    if kind_of(content) is Kind.TEXT:
        return decode(content, path.name)
    return "\n".join(line.text for line in read_extract(content, path.name).lines)


def read_submission(path: Path) -> Submission:
    """The suggestion or proposal in a file, with the list of its asks."""
    return asks.read_submission(read_extract(read_bytes(path), path.name).lines)


def read_submission_text(text: str) -> Submission:
    """The same from pasted text."""
    return asks.read_submission(lines_of(text))
