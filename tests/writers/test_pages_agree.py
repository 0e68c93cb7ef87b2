"""The pages worked out for the preview against those LibreOffice makes of the exported file."""

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from replydesk.domain.letter import LetterFormat
from replydesk.domain.pages import ROWS, Page, lay_out
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter

SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter
Lines = list[tuple[int, str]]  # page from 1, text


def folded(text: str) -> str:
    """Without blanks, and without the difference of ， and the like that a PDF makes."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def printed_lines(path: Path) -> Lines:
    """The lines in the type area of each page of a PDF."""
    found: Lines = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            rows: dict[int, list[tuple[float, str]]] = {}
            for char in page.chars:
                if char["text"].strip() and 100 < char["bottom"] < 756:
                    row = rows.setdefault(round(char["bottom"] / 10), [])
                    row.append((char["x0"], char["text"]))
            for _, row in sorted(rows.items()):
                found.append((number, folded("".join(text for _, text in sorted(row)))))
    return found


def own_lines(pages: tuple[Page, ...]) -> Lines:
    found: Lines = []
    for number, page in enumerate(pages, 1):
        for row in range(1, ROWS + 1):
            words = "".join(line.text for line in page.lines if line.row == row)
            if words:
                found.append((number, folded(words)))
    return found


@pytest.mark.rendered
@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_the_preview_breaks_lines_and_pages_as_libreoffice_does(
    rendered: dict[LetterFormat, Path], page_format: LetterFormat
) -> None:
    own = own_lines(lay_out(replace(SAMPLE, format=page_format)))
    printed = printed_lines(rendered[page_format])
    head = printed.index(own[0])  # mark and document number stand above the title
    assert head <= 3
    printed = printed[head:]
    assert len(own) > 150
    same = sum(line in printed for line in own)
    # Another version of LibreOffice may break a line or two elsewhere.
    assert same >= 0.98 * len(own)
    assert own[-1] == printed[-1]


@pytest.mark.rendered
@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_paragraphs_begin_on_the_page_where_libreoffice_has_them(
    rendered: dict[LetterFormat, Path], page_format: LetterFormat
) -> None:
    printed = printed_lines(rendered[page_format])
    starts = {
        (number, folded(line.text)[:12])
        for number, page in enumerate(lay_out(replace(SAMPLE, format=page_format)), 1)
        for line in page.lines
        if line.where.start == 0 and line.where.field in ("text", "heading", "opening", "closing")
    }
    there = {(number, text[:12]) for number, text in printed}
    assert len(starts) >= 50
    assert len(starts & there) >= 0.95 * len(starts)
