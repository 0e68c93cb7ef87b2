"""Passages as a Word document to read: grouped by topic and kind, each with where it comes from.

The text goes to the file as it comes, so that a whole library needs no more memory than a page.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO

from docx.oxml import parse_xml

from replydesk.domain.composition import clean
from replydesk.domain.editing import KIND_NAMES
from replydesk.domain.letter import SectionKind
from replydesk.domain.outline import LabelStyle, label
from replydesk.domain.passage import Passage
from replydesk.writers.base_package import FIXED_TIME
from replydesk.writers.letter_docx import base_document
from replydesk.writers.ooxml import BODY_NAMESPACES, ordinal, paragraph, run
from replydesk.writers.page_style import KAITI

_TITLE = "素材选编"
_NO_TOPIC = "未定主题"
_BODY = "word/document.xml"
_HERE = "replydesk:passages"
# 楷体 4号, so that the source is told from the text at a glance.
_SOURCE = (
    f'<w:rFonts w:hint="eastAsia" w:ascii="{KAITI}" w:hAnsi="{KAITI}" w:eastAsia="{KAITI}"/>'
    '<w:color w:val="595959"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
)


class PassageList:
    """The paragraphs of a list that is being written: passages sorted by topic and kind."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._topic: str | None = None
        self._kind: SectionKind | None = None
        self._topics = self._kinds = self._number = 0

    def title(self, count: int, day: date) -> None:
        """The title, how many passages follow, and the day of the export."""
        told = f"共{count}条，{day.year}年{day.month}月{day.day}日导出"
        self._write(paragraph("Title", run(_TITLE)))
        self._write(paragraph("Body", run(told), '<w:ind w:firstLine="0"/><w:jc w:val="center"/>'))

    def add(self, passages: Iterable[Passage]) -> None:
        """The next passages; a new topic or kind gets its heading."""
        for passage in passages:
            if passage.topic != self._topic:
                self._topic, self._kind, self._kinds = passage.topic, None, 0
                self._topics += 1
                self._heading(LabelStyle.HAN, "Heading1", self._topics, self._topic or _NO_TOPIC)
            if passage.kind is not self._kind:
                self._kind, self._number = passage.kind, 0
                self._kinds += 1
                name = KIND_NAMES[passage.kind]
                self._heading(LabelStyle.PAREN_HAN, "Heading2", self._kinds, name)
            self._number += 1
            sign = ordinal(label(LabelStyle.ARABIC, self._number))
            self._write(paragraph("Point", sign + run(clean(passage.text)), "<w:keepLines/>"))
            if source := _source(passage):
                self._write(paragraph("Point", _in_kaiti(source)))

    def finish(self) -> None:
        """Nothing is left to be done: the text is in the file."""

    def _heading(self, style: LabelStyle, name: str, number: int, text: str) -> None:
        self._write(paragraph(name, ordinal(label(style, number)) + run(clean(text))))

    def _write(self, xml: str) -> None:
        self._out.write(xml.encode())


def _source(passage: Passage) -> str:
    """（发文单位，日期，发文字号，《答复标题》；已停用：原因）, as far as it is known."""
    day = date.fromisoformat(passage.dated) if passage.dated else None
    subject = clean(passage.subject)
    known = (
        clean(passage.issuing_body),
        f"{day.year}年{day.month}月{day.day}日" if day else "",
        clean(passage.document_number),
        f"《{subject}》" if subject else "",
    )
    parts = ["，".join(each for each in known if each)]
    if passage.retired:
        parts.append(f"已停用：{clean(passage.retired)}")
    told = "；".join(each for each in parts if each)
    return f"（{told}）" if told else ""


def _in_kaiti(text: str) -> str:
    return run(text).replace('<w:rFonts w:hint="eastAsia"/>', _SOURCE, 1)


@contextmanager
def passage_list(path: Path, count: int, day: date) -> Iterator[PassageList]:
    """A document that is written to a file as its passages come; whole when the block has ended.

    Its title tells how many passages follow and the day of the export. Raises InputError where
    the office's base document is damaged, OSError where the machine refuses.
    """
    parts, before, after = _around()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(_entry(name), content)
        with archive.open(_entry(_BODY), "w", force_zip64=True) as out:
            out.write(before)
            found = PassageList(out)
            found.title(count, day)
            yield found
            out.write(after)


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, FIXED_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _around() -> tuple[dict[str, bytes], bytes, bytes]:
    """The parts of the base document, and its body before and after the text."""
    document = base_document()
    section = document.element.body.sectPr
    for mark in section.findall("{*}titlePg"):  # a list has its number on the first page too
        section.remove(mark)
    here = f"<w:p {BODY_NAMESPACES}><w:r><w:t>{_HERE}</w:t></w:r></w:p>"
    section.addprevious(parse_xml(here))
    document.core_properties.title = _TITLE
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    body = parts.pop(_BODY)
    start = body.rindex(b"<w:p", 0, body.index(_HERE.encode()))
    end = body.index(b"</w:p>", start) + len(b"</w:p>")
    return parts, body[:start], body[end:]
