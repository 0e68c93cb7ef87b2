"""The pages of the sample letter as LibreOffice lays them out, measured."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from replydesk.domain.letter import LetterFormat
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter

MM = 72 / 25.4
BODY_PT = 16.0
SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


def pages(path: Path) -> list[list[dict[str, Any]]]:
    """The characters of each page."""
    with pdfplumber.open(path) as pdf:
        return [[c for c in page.chars if c["text"].strip()] for page in pdf.pages]


def body_lines(chars: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Characters of 16 pt between the margins, by line."""
    rows: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        if abs(char["size"] - BODY_PT) < 0.6 and 36 * MM < char["bottom"] < 263 * MM:
            rows.setdefault(round(char["bottom"] / 10), []).append(char)
    return [sorted(row, key=lambda c: c["x0"]) for _, row in sorted(rows.items())]


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_full_pages_hold_22_lines_within_the_type_area(
    rendered: dict[LetterFormat, Path], page_format: LetterFormat
) -> None:
    middle = pages(rendered[page_format])[1:-2]
    counts = Counter(len(body_lines(chars)) for chars in middle)
    assert len(middle) >= 3
    assert max(counts) == 22
    assert min(counts) >= 19  # a heading may move on to the next page with its text
    for chars in middle:
        for line in body_lines(chars):
            assert line[0]["x0"] >= 27.4 * MM
            assert line[-1]["x1"] <= 190.2 * MM


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_every_character_of_the_letter_is_on_the_pages(
    rendered: dict[LetterFormat, Path], page_format: LetterFormat
) -> None:
    def fold(text: str) -> str:
        return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))

    shown = Counter(fold("".join(c["text"] for page in pages(rendered[page_format]) for c in page)))
    words = [
        SAMPLE.title or "",
        SAMPLE.salutation,
        *SAMPLE.opening,
        *(part.heading or "" for part in SAMPLE.parts),
        *(
            sign + p.text
            for part in SAMPLE.parts
            for s in part.sections
            for sign, p in s.labelled()
        ),
        *SAMPLE.closing,
        *SAMPLE.attachments,
    ]
    assert Counter(fold("".join(words))) - shown == Counter()


def test_a_letter_has_no_number_on_its_first_page_and_the_others_do(
    rendered: dict[LetterFormat, Path],
) -> None:
    feet = [
        "".join(c["text"] for c in chars if c["top"] > 264 * MM)
        for chars in pages(rendered[LetterFormat.LETTER])
    ]
    assert feet[0] == ""
    assert feet[1:] == [f"—{number}—" for number in range(2, len(feet) + 1)]


def test_the_signature_stands_on_a_page_with_text(rendered: dict[LetterFormat, Path]) -> None:
    for path in rendered.values():
        found = [
            ["".join(c["text"] for c in line) for line in body_lines(chars)]
            for chars in pages(path)
        ]
        signed = next(lines for lines in found if "2026年6月18日" in lines)
        assert signed.index("2026年6月18日") >= 3
        assert signed[signed.index("2026年6月18日") - 1] == SAMPLE.signature.issuing_body
