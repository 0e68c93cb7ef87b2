"""A letter that is exported, printed to PDF by LibreOffice and read back is the same letter."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.office import find_office, run_office
from replydesk.paths import resource_path
from replydesk.services.reading import letter_from, read_letter
from replydesk.writers.letter_docx import letter_docx

pytestmark = pytest.mark.rendered
_SAMPLES = [
    path
    for place, path in enumerate(sorted(resource_path("samples/letters").iterdir()))
    if place % 4 == 1
]
_CASES = [(path, page_format) for path in _SAMPLES for page_format in LetterFormat]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[Path, LetterFormat], bytes]:
    """The samples in both formats, as PDF."""
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("printed")
    files = {}
    for number, (path, page_format) in enumerate(_CASES):
        letter = replace(read_letter(path).letter, format=page_format)
        files[path, page_format] = folder / f"{number}.docx"
        files[path, page_format].write_bytes(letter_docx(letter))
    run_office(office, list(files.values()), "pdf", folder, 300)
    return {case: file.with_suffix(".pdf").read_bytes() for case, file in files.items()}


@pytest.mark.parametrize(
    ("path", "page_format"), _CASES, ids=lambda each: str(getattr(each, "stem", each))
)
def test_a_printed_letter_is_read_back_field_for_field(
    printed: Mapping[tuple[Path, LetterFormat], bytes], path: Path, page_format: LetterFormat
) -> None:
    wanted = read_letter(path).letter
    reading = letter_from(printed[path, page_format], "答复.pdf")
    assert replace(reading.letter, format=wanted.format) == wanted


def test_the_samples_are_letters_with_something_to_lose() -> None:
    letters: list[ReplyLetter] = [read_letter(path).letter for path in _SAMPLES]
    assert len(letters) >= 7
    assert any(letter.attachments for letter in letters)
    assert all(letter.parts and letter.signature.dated for letter in letters)
