"""Reading a letter and exporting it, beside the least that any program would do with the file.

    python benchmarks/letters.py [LETTER.txt] [--runs N]

Prints medians in milliseconds inside a running process, and their ratio to the plain method of the
same run: decoding and splitting the text, and python-docx writing the paragraphs without layout.
"""

import argparse
import io
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from docx import Document

from replydesk.paths import resource_path
from replydesk.readers.plain_text import read_plain_text
from replydesk.services.reading import letter_from, read_letter
from replydesk.writers.letter_docx import letter_docx

_SAMPLE = "samples/letters/2026-云岭省教育厅-职业教育.txt"


def timed(work: Callable[[], object], runs: int) -> float:
    """Median milliseconds of a call."""
    took = []
    for _ in range(runs):
        started = perf_counter()
        work()
        took.append((perf_counter() - started) * 1000)
    return median(took)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("letter", nargs="?", type=Path, default=resource_path(_SAMPLE))
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    content = options.letter.read_bytes()
    name = options.letter.name
    letter = read_letter(options.letter).letter
    exported = letter_docx(letter)

    def plain_docx() -> None:
        document = Document()
        for _, _, _, paragraph in letter.paragraphs():
            document.add_paragraph(paragraph.text)
        document.save(io.BytesIO())

    rows = (
        ("read text", lambda: letter_from(content, name), lambda: read_plain_text(content, name)),
        ("export DOCX", lambda: letter_docx(letter), plain_docx),
        (
            "read own DOCX",
            lambda: letter_from(exported, "letter.docx"),
            lambda: [p.text for p in Document(io.BytesIO(exported)).paragraphs],
        ),
    )
    print(f"{name}, {len(content)} bytes, median of {options.runs} runs")
    for label, work, plain in rows:
        work()
        ours, least = timed(work, options.runs), timed(plain, options.runs)
        print(f"{label:14} {ours:7.1f} ms   plain {least:7.1f} ms   ratio {ours / least:5.2f}")


if __name__ == "__main__":
    main()
