"""Letters per second by format, beside the bare extraction of the same files' text.

    python benchmarks/letters.py [--runs N] [--goal RATIO]

The sample letters are put into each format in a temporary folder: DOCX by the program's own
exporter without the data it embeds, .doc, PDF and HTML of it by LibreOffice (left out where it is
missing). Bare extraction is what a program does that wants the text and nothing else: decoding,
python-docx's paragraphs, PDFium's text, the text nodes of lxml; for .doc the same conversion by
LibreOffice goes before both. Processor time of a running process is compared, run by run in turn,
the median of the ratios is shown; for .doc it is the clock, since another process does the work.
The goal holds for DOCX, PDF and .doc: text and HTML
need next to nothing to be decoded, recognising the letter is all that is done there. Exit status 1
where a ratio is over the goal.
"""

import argparse
import io
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import pypdfium2
from docx import Document
from lxml import html

from replydesk.domain.letter import LetterFormat
from replydesk.office import find_office, run_office
from replydesk.paths import resource_path
from replydesk.readers.office import convert
from replydesk.readers.plain_text import decode
from replydesk.services.apart import ReadingProcess
from replydesk.services.reading import letter_from, read_letter
from replydesk.writers.letter_docx import letter_docx

GOAL = 2.0
_BOUND = ("DOCX", "PDF", ".doc")
_KINDS = (("doc", "doc:MS Word 97"), ("pdf", "pdf"), ("html", "html:HTML (StarWriter)"))
_OFFICE_SECONDS = 600.0

Files = Sequence[tuple[str, bytes]]


@dataclass(frozen=True)
class Row:
    """A format: its files, what the program does with them all, and the least that can be done."""

    name: str
    files: Files
    ours: Callable[[Files], object]
    least: Callable[[Files], object]
    clock: Callable[[], float] = process_time


def made(folder: Path) -> dict[str, Files]:
    """The sample letters in each format."""
    files: dict[str, list[tuple[str, bytes]]] = {"txt": [], "docx": []}
    for number, path in enumerate(sorted(resource_path("samples/letters").iterdir())):
        page_format = list(LetterFormat)[number % 2]
        letter = replace(read_letter(path).letter, format=page_format)
        files["txt"].append((path.name, path.read_bytes()))
        files["docx"].append((f"{number}.docx", letter_docx(letter, embed=False)))
        (folder / f"{number}.docx").write_bytes(files["docx"][-1][1])
    if (office := find_office()) is not None:
        sources = sorted(folder.glob("*.docx"))
        for ending, kind in _KINDS:
            run_office(office, sources, kind, folder, _OFFICE_SECONDS)
            files[ending] = [(x.name, x.read_bytes()) for x in sorted(folder.glob(f"*.{ending}"))]
    return {kind: tuple(each) for kind, each in files.items() if each}


def read(files: Files) -> None:
    for name, content in files:
        letter_from(content, name)


def read_converted(files: Files) -> None:
    for (name, _), docx in zip(files, convert(files), strict=True):
        assert isinstance(docx, bytes)
        letter_from(docx, name)


def bare_text(files: Files) -> None:
    for name, content in files:
        decode(content, name).splitlines()


def bare_docx(files: Files) -> None:
    for _, content in files:
        _ = [paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs]


def bare_doc(files: Files) -> None:
    converted = zip((name for name, _ in files), convert(files), strict=True)
    bare_docx([(name, docx) for name, docx in converted if isinstance(docx, bytes)])


def bare_pdf(files: Files) -> None:
    for _, content in files:
        document = pypdfium2.PdfDocument(content)
        for page in document:
            text_page = page.get_textpage()
            text_page.get_text_range()
            text_page.close()
            page.close()
        document.close()


def bare_html(files: Files) -> None:
    for _, content in files:
        _ = list(html.document_fromstring(content).itertext())


def timed(row: Row, work: Callable[[Files], object]) -> float:
    """Seconds that a letter takes."""
    started = row.clock()
    work(row.files)
    return (row.clock() - started) / len(row.files)


def apart(files: Files, folder: Path) -> float:
    """Seconds a letter takes where a process of its own reads them, by the clock."""
    paths = [folder / name for name, _ in files]
    with ReadingProcess() as process:
        process.read_letter(paths[0])
        started = perf_counter()
        for _ in process.letters(paths):
            pass
        return (perf_counter() - started) / len(paths)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--goal", type=float, default=GOAL)
    options = parser.parse_args()
    over = []
    with tempfile.TemporaryDirectory(prefix="replydesk-") as folder:
        files = made(Path(folder))
        rows = [
            Row("text", files["txt"], read, bare_text),
            Row("DOCX", files["docx"], read, bare_docx),
        ]
        if "pdf" in files:
            rows += [
                Row("PDF", files["pdf"], read, bare_pdf),
                Row("HTML", files["html"], read, bare_html),
                Row(".doc", files["doc"], read_converted, bare_doc, perf_counter),
            ]
        print(f"{len(files['txt'])} letters, median of {options.runs} runs")
        for row in rows:
            runs = options.runs if row.clock is process_time else min(options.runs, 3)
            row.least(row.files[:1])
            row.ours(row.files[:1])
            pairs = [(timed(row, row.ours), timed(row, row.least)) for _ in range(runs)]
            ours, least = (median(each) for each in zip(*pairs, strict=True))
            ratio = median(one / two for one, two in pairs)
            print(
                f"{row.name:5} {1 / ours:7.0f} letters/s {ours * 1000:7.2f} ms each"
                f"   bare text {least * 1000:7.2f} ms   ratio {ratio:5.2f}"
            )
            over += [row.name] if ratio > options.goal and row.name in _BOUND else []
        if "pdf" in files:
            each = apart(files["pdf"], Path(folder))
            print(f"PDF in a process of its own: {1 / each:.0f} letters/s by the clock")
    if over:
        print(f"over the goal of {options.goal}: {', '.join(over)}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
