"""The export of the model letter beside docxtpl and plain python-docx, filling in the same text.

    python benchmarks/export.py [--runs N]

All three make a DOCX in memory from the same letter, run by run in turn; the text changes from
run to run, so that nothing is remembered from the one before. docxtpl fills a template whose loops
are written in its tags, python-docx adds paragraph after paragraph to its own default document;
neither makes a red head, an imprint or page numbers. docxtpl is no dependency of the project: it is
left out where it is not installed (pip install docxtpl). Processor time of a running process is
compared. Exit status 1 where a median is slower than either or over 20 ms, where a hundred letters
take over 2 s, or where two processes make different bytes of the same letter.
"""

import argparse
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from time import perf_counter, process_time
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from replydesk.domain import composition
from replydesk.domain.composition import Element, Role
from replydesk.domain.letter import ReplyLetter, Section
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter
from replydesk.writers.letter_docx import letter_docx

MOST_SECONDS = 0.020
MOST_SECONDS_FOR_A_HUNDRED = 2.0
_FONTS = {Role.TITLE: "方正小标宋简体", Role.HEADING_1: "黑体", Role.HEADING_2: "楷体_GB2312"}
_TEMPLATE = (
    "{{ title }}",
    "{{ salutation }}",
    "{%p for element in elements %}",
    "{{ element.sign }}{{ element.text }}",
    "{%p endfor %}",
    "{{ body }}",
    "{{ day }}",
)


def letters(count: int) -> list[ReplyLetter]:
    """The model letter in so many wordings."""
    model = read_letter(resource_path("samples/sample-letter.json")).letter
    return [_reworded(model, number) for number in range(count)]


def _reworded(letter: ReplyLetter, number: int) -> ReplyLetter:
    def section(old: Section) -> Section:
        paragraphs = (replace(p, text=f"（{number}）{p.text}") for p in old.paragraphs)
        return replace(old, paragraphs=tuple(paragraphs))

    parts = (replace(part, sections=tuple(map(section, part.sections))) for part in letter.parts)
    return replace(letter, parts=tuple(parts))


def with_python_docx(letter: ReplyLetter) -> bytes:
    """The letter's paragraphs, in their fonts, in python-docx's own default document."""
    document: Any = Document()
    for element in (*composition.body(letter), *composition.tail(letter)):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(element.sign + element.text)
        run.font.size = Pt(22 if element.role is Role.TITLE else 16)
        run.font.name = "Times New Roman"
        fonts = run.element.rPr.rFonts
        fonts.set(qn("w:eastAsia"), _FONTS.get(element.role, "仿宋_GB2312"))
        paragraph.paragraph_format.line_spacing = Pt(28.95)
        if element.role is Role.TITLE:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif element.role not in (Role.ADDRESSEES, Role.ISSUING_BODY, Role.DATED):
            paragraph.paragraph_format.first_line_indent = Pt(32)
    return _saved(document)


def docxtpl_filler() -> Callable[[ReplyLetter], bytes] | None:
    """What fills a docxtpl template with a letter; None where docxtpl is not installed."""
    if find_spec("docxtpl") is None:
        return None
    docxtpl = import_module("docxtpl")
    made: Any = Document()
    for line in _TEMPLATE:
        made.add_paragraph(line)
    template = _saved(made)

    def fill(letter: ReplyLetter) -> bytes:
        elements: list[Element] = [*composition.body(letter)]
        document = docxtpl.DocxTemplate(io.BytesIO(template))
        words = {
            "title": letter.title,
            "salutation": letter.salutation,
            "elements": elements[2:],
            "body": letter.signature.issuing_body,
            "day": composition.day_words(letter),
        }
        document.render(words, autoescape=True)
        return _saved(document)

    return fill


def _saved(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def bytes_differ() -> bool:
    """True where processes with different hash seeds make different files of the model letter."""
    code = (
        "import sys; from benchmarks.export import letters, letter_docx\n"
        "sys.stdout.buffer.write(letter_docx(letters(1)[0]))"
    )
    made = {
        sha256(
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
                capture_output=True,
                check=True,
            ).stdout
        ).hexdigest()
        for seed in ("1", "2", "3")
    }
    return len(made) > 1


def main() -> int:
    """Measure and print; the exit status."""
    parser = argparse.ArgumentParser(description="导出答复函的速度")
    parser.add_argument("--runs", type=int, default=30)
    runs = parser.parse_args().runs
    makers: dict[str, Callable[[ReplyLetter], bytes]] = {
        "replydesk": letter_docx,
        "python-docx": with_python_docx,
    }
    if (filler := docxtpl_filler()) is not None:
        makers["docxtpl"] = filler
    taken: dict[str, list[float]] = {name: [] for name in makers}
    for letter in letters(runs + 2):
        for name, make in makers.items():
            start = process_time()
            make(letter)
            taken[name].append(process_time() - start)
    medians = {name: median(times[2:]) for name, times in taken.items()}  # two to warm up
    own = medians.pop("replydesk")
    print(f"replydesk    {own * 1000:6.1f} ms")
    for name, seconds in medians.items():
        print(f"{name:12} {seconds * 1000:6.1f} ms   replydesk / {name}: {own / seconds:.2f}")
    if filler is None:
        print("docxtpl is not installed and was left out")
    batch, start, clock = letters(100), process_time(), perf_counter()
    for letter in batch:
        letter_docx(letter)
    hundred, clock = process_time() - start, perf_counter() - clock
    print(f"100 letters: {hundred:.2f} s of processor time, {clock:.2f} s by the clock")
    differ = bytes_differ()
    print("bytes differ between processes" if differ else "equal bytes in three processes")
    slower = own > min(medians.values())
    slow = own > MOST_SECONDS or hundred > MOST_SECONDS_FOR_A_HUNDRED
    return int(slower or slow or differ)


if __name__ == "__main__":
    sys.exit(main())
