"""Letters of every shape, rendered by LibreOffice in one call and measured page by page."""

import importlib.util
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pdfplumber
import pytest
from docx import Document

from replydesk.domain import composition, page_ending
from replydesk.domain.composition import Role
from replydesk.domain.letter import LetterFormat
from replydesk.domain.pages import ROWS, lay_out
from replydesk.readers.own_docx import read_own
from tests.writers.conftest import Office
from tests.writers.test_pages_agree import folded
from tests.writers.varied_letters import VARIED

pytestmark = pytest.mark.rendered
CHECKER = Path(__file__).parents[3] / "shared" / "tools" / "check_layout.py"
# What the acceptance checker can't know: LibreOffice sets digits apart, so that lines full of
# figures hold fewer characters; it takes the line before the date for the only signature, and
# urgency and signer for text.
_BEYOND_IT = {
    "figures": {"R04"},
    "markup": {"R04"},
    "joint": {"S80", "R41"},
    "joint-unsealed": {"S27", "R10"},
    "urgent": {"S41"},
    "urgent-signed-document": {"S20", "S27", "R10"},
}
_MM = 72 / 25.4
_LEFT, _RIGHT, _TOP, _BOTTOM = 28 * _MM, 184 * _MM, 37 * _MM, 262 * _MM
_ENDS = (Role.ISSUING_BODY, Role.DATED, Role.NOTE, Role.COPIES_TO, Role.PRINTED)


@dataclass(frozen=True)
class Line:
    """A printed line: its text, edges and lower edge in points."""

    text: str
    left: float
    right: float
    bottom: float


@cache
def printed(path: Path) -> tuple[tuple[Line, ...], ...]:
    """The lines of each page."""
    with pdfplumber.open(path) as pdf:
        return tuple(tuple(_lines(page.chars)) for page in pdf.pages)


def _lines(chars: list[dict[str, Any]]) -> Iterator[Line]:
    rows: dict[int, list[dict[str, Any]]] = {}
    for char in chars:
        if char["text"].strip():
            # The lower edge of a character depends on its font, the baseline does not.
            rows.setdefault(round(char["matrix"][5] / 6), []).append(char)
    for row, found in sorted(rows.items(), reverse=True):
        beside = rows.get(row - 1, [])
        if row + 1 in rows:
            continue
        line = sorted([*found, *beside], key=lambda char: char["x0"])
        text = folded("".join(char["text"] for char in line))
        bottom = max(char["bottom"] for char in line)
        yield Line(text, line[0]["x0"], max(char["x1"] for char in line), bottom)


@pytest.fixture(params=VARIED)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pages(name: str, pdf_files: Path) -> tuple[tuple[Line, ...], ...]:
    return printed(pdf_files / f"{name}.pdf")


def area(page: tuple[Line, ...]) -> list[Line]:
    """The lines of a page inside the type area."""
    return [line for line in page if _TOP - 1 < line.bottom < _BOTTOM + 3]


def test_the_letters_are_as_varied_as_letters_are() -> None:
    assert len(VARIED) >= 24
    assert {letter.format for letter in VARIED.values()} == set(LetterFormat)
    counts = {len(letter.parts) for letter in VARIED.values()}
    assert {1, 2, 3, 5, 8, 12, 20} <= counts
    lengths = {len(lay_out(letter)) for letter in VARIED.values()}
    assert min(lengths) == 1
    assert max(lengths) >= 30


def test_every_character_of_the_draft_is_on_the_pages(
    name: str, pages: tuple[tuple[Line, ...], ...]
) -> None:
    letter = VARIED[name]
    elements = (*page_ending.elements(letter), *composition.imprint(letter))
    words = "".join(element.sign + element.text for element in elements)
    words += (letter.document_number or "") + (letter.resolution_class or "")
    words += composition.lead_body(letter)
    if letter.urgency:
        words += "急"
    if letter.signer and letter.format is LetterFormat.DOCUMENT:
        words += letter.signer.replace("、", "")
    shown = Counter("".join(line.text for page in pages for line in page))
    assert Counter(folded(words)) - shown == Counter()


def test_pages_hold_at_most_22_lines_inside_the_type_area(
    name: str, pages: tuple[tuple[Line, ...], ...]
) -> None:
    laid_out = lay_out(VARIED[name])
    signed = next(
        number
        for number, page in enumerate(laid_out)
        if any(line.role is Role.ISSUING_BODY for line in page.lines)
    )
    for number, page in enumerate(pages):
        lines = area(page)
        assert len(lines) <= ROWS
        if 0 < number < signed:
            assert len(lines) >= 18  # a heading or the last paragraph moved on with what follows
        for line in lines:
            assert line.left > _LEFT - 2
            assert line.right < _RIGHT + 2


def test_pages_are_numbered_at_their_outer_edges(
    name: str, pages: tuple[tuple[Line, ...], ...]
) -> None:
    for number, page in enumerate(pages, 1):
        below = [line for line in page if line.bottom > _BOTTOM + 3]
        if number == 1 and VARIED[name].format is LetterFormat.LETTER:
            assert not below
            continue
        assert [line.text for line in below] == [f"—{number}—"]
        inset = _RIGHT - below[0].right if number % 2 else below[0].left - _LEFT
        assert inset == pytest.approx(14, abs=3)


def test_the_signature_stands_below_text(name: str, pages: tuple[tuple[Line, ...], ...]) -> None:
    day = folded(composition.day_words(VARIED[name]))
    (found,) = [page for page in pages if any(line.text == day for line in page)]
    texts = [line.text for line in area(found)]
    names = {folded(e.text) for e in composition.tail(VARIED[name]) if e.role in _ENDS}
    assert [text for text in texts[: texts.index(day)] if text not in names]


def test_the_imprint_stands_at_the_foot_of_the_last_page(
    name: str, pages: tuple[tuple[Line, ...], ...]
) -> None:
    if not VARIED[name].copies_to:
        return
    lines = area(pages[-1])
    (first,) = [line for page in pages for line in page if line.text.startswith("抄送:")]
    assert first in lines
    assert lines[-1].bottom > _BOTTOM - 22


def test_the_preview_has_every_paragraph_on_the_page_libreoffice_has_it(
    name: str, pages: tuple[tuple[Line, ...], ...]
) -> None:
    own = lay_out(VARIED[name])
    assert len(own) == len(pages)
    for mine, there in zip(own, pages, strict=True):
        starts = Counter(
            folded(line.text)[:12]
            for line in mine.lines
            if line.where.start == 0 and line.role not in (Role.TITLE, Role.ISSUING_BODY)
        )
        assert starts - Counter(line.text[:12] for line in area(there)) == Counter()


def test_the_letters_pass_the_acceptance_check(
    name: str, letter_files: Path, pdf_files: Path
) -> None:
    checker = _checker()
    if checker is None:
        pytest.skip("the layout checker is not here")
    kind, report = VARIED[name].format.value, checker.Report()
    static = checker.StaticCheck(checker.Package(letter_files / f"{name}.docx"), report)
    static.run(kind)
    check = checker.RenderCheck(pdf_files / f"{name}.pdf", static, report, kind)
    check.run()
    check.document.close()
    assert {result.rule for result in report.failed} <= _BEYOND_IT.get(name, set())


@cache
def _checker() -> ModuleType | None:
    if not CHECKER.exists():
        return None
    spec = importlib.util.spec_from_file_location("check_layout", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["check_layout"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_packages_are_valid_office_open_xml(letter_files: Path) -> None:
    audit = Path(sys.executable).with_name("openxml-audit")
    done = subprocess.run(
        [audit, "-q", "-r", letter_files], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "")


def test_fonts_are_named_and_every_run_is_hinted_chinese(letter_files: Path) -> None:
    for name in VARIED:
        with zipfile.ZipFile(letter_files / f"{name}.docx") as archive:
            parts = {each: archive.read(each).decode() for each in archive.namelist()}
        # Without a font of their own runs take the style's; a theme would depend on the machine.
        assert not [each for each, xml in parts.items() if re.search(r"w:\w+Theme=", xml)]
        runs = re.findall(r"<w:r>(?:(?!</w:r>).)*<w:t[ >]", parts["word/document.xml"])
        assert runs
        assert all('w:hint="eastAsia"' in run for run in runs)


def test_headings_are_told_by_their_level_and_files_by_their_properties(
    letter_files: Path,
) -> None:
    for name, letter in VARIED.items():
        document = Document(str(letter_files / f"{name}.docx"))
        wanted = [
            (int(element.role.value[-1]), element.sign + element.text)
            for element in page_ending.elements(letter)
            if element.role.value.startswith("heading")
        ]
        found = [
            (int(str(paragraph.style.name)[-1]), paragraph.text)
            for paragraph in document.paragraphs
            if paragraph.style and str(paragraph.style.name).startswith("Heading")
        ]
        assert found == wanted
        properties = document.core_properties
        assert (properties.title, properties.subject) == (letter.title, letter.subject)
        assert properties.author == letter.signature.issuing_body


def test_the_letters_read_back_as_the_very_same(letter_files: Path) -> None:
    for name, letter in VARIED.items():
        assert read_own((letter_files / f"{name}.docx").read_bytes()) == letter


def test_the_letters_read_back_as_the_very_same_when_libreoffice_saved_them_again(
    office: Office, letter_files: Path, tmp_path: Path
) -> None:
    office.convert((letter_files / f"{name}.docx" for name in VARIED), "docx", tmp_path)
    for name, letter in VARIED.items():
        assert read_own((tmp_path / f"{name}.docx").read_bytes()) == letter
