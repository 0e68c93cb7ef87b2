"""DOCX that somebody else made → lines: text with the numbers Word shows, tracked changes accepted.

The package is read with limits (parts, unpacked size) and without entities; macros are never run
because nothing but the text parts is opened.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from replydesk.domain.errors import InputError
from replydesk.domain.rejoin import Line
from replydesk.readers.word_numbers import Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAX_PARTS, _MAX_BYTES = 2000, 200 * 1024 * 1024
_DELETED = {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK}
_BROKEN = (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError)
_REPEATING = ("发文机关标志", "印发机关")
_HAN = "[一二三四五六七八九十]{1,3}"
_SIGN = rf"(?:{_HAN}(?:、|是)|（(?:{_HAN}|\d{{1,2}})）|\d{{1,2}}[.．、](?!\d))"
_HEADING = re.compile(rf"\s*{_SIGN}[^。，；]{{2,40}}")
_LABELLED = re.compile(rf"\s*{_SIGN}")
_ENDS = ("。", "；", "：", "！", "？", ";", ":")


def read_word(content: bytes, name: str) -> list[Line]:
    """The paragraphs of a DOCX in reading order, those in tables and text boxes included.

    Raises InputError for a file that is damaged, encrypted or too large.
    """
    parts = _open(content, name)
    document = _xml(parts, "word/document.xml", name)
    if document is None:
        raise InputError(f"“{name}”里没有Word正文，请用Word另存为.docx后再试。")
    styles = _xml(parts, "word/styles.xml", name)
    numbering = Numbering(_xml(parts, "word/numbering.xml", name), styles)
    repeated = _repeating_styles(styles)
    lines: list[Line] = []
    for paragraph in document.iter(f"{_W}p"):
        if not _is_hidden(paragraph) and _style_id(paragraph) not in repeated:
            lines += _lines(paragraph, numbering)
    return lines


def _repeating_styles(styles: etree._Element | None) -> set[str]:
    """Ids of the styles whose paragraphs only repeat the signature: red mark and 印发 line."""
    found = styles.iter(f"{_W}style") if styles is not None else ()
    return {
        style.get(f"{_W}styleId", "")
        for style in found
        if (name := style.find(f"{_W}name")) is not None and name.get(f"{_W}val") in _REPEATING
    }


def _style_id(paragraph: etree._Element) -> str | None:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val") if style is not None else None


def _open(content: bytes, name: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise InputError(f"“{name}”已损坏，不能作为Word文档打开，请换一份完好的文件。") from error
    infos = archive.infolist()
    if len(infos) > _MAX_PARTS or sum(info.file_size for info in infos) > _MAX_BYTES:
        raise InputError(f"“{name}”展开后过大，不像正常的答复函，已拒绝读取，请核对文件来源。")
    return archive


def _xml(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element | None:
    if part not in archive.namelist():
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        content = archive.read(part)
        if b"<!DOCTYPE" in content[:4096]:
            raise InputError(f"“{name}”含有不安全的内容，已拒绝读取，请核对文件来源。")
        return etree.fromstring(content, parser)
    except _BROKEN as error:
        raise InputError(f"“{name}”已损坏，读不出其中的文字，请换一份完好的文件。") from error


def _is_hidden(paragraph: etree._Element) -> bool:
    """Text of a fallback picture stands a second time in the file; a deleted row is gone."""
    return any(a.tag in (_FALLBACK, f"{_W}del") for a in paragraph.iterancestors())


def _lines(paragraph: etree._Element, numbering: Numbering) -> Iterator[Line]:
    """The paragraph as a line; a line break behind a sentence or at a heading begins a new one."""
    text = "".join(_texts(paragraph))
    lead = len(text) - len(text.lstrip(" \t\u3000\u00a0"))
    indent = _indent(paragraph) or min(lead, 8)
    pieces: list[str] = []
    for piece in text.split("\n"):
        if pieces and pieces[-1].strip() and not _is_break(pieces[-1], piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    sign = numbering.sign(paragraph) if text.strip() else ""
    for at, piece in enumerate(pieces):
        yield Line((sign if at == 0 else "") + piece.strip(" \t\u3000\u00a0"), indent)


def _is_break(before: str, after: str) -> bool:
    return (
        before.rstrip().endswith(_ENDS)
        or _HEADING.fullmatch(before) is not None
        or _LABELLED.match(after) is not None
    )


def _texts(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _DELETED or tag == f"{_W}pPr" or tag == f"{_W}txbxContent":
            continue
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield " "
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif isinstance(tag, str):
            yield from _texts(child)


def _indent(paragraph: etree._Element) -> int:
    """First-line indent in half-width columns."""
    ind = paragraph.find(f"{_W}pPr/{_W}ind")
    if ind is None:
        return 0
    chars, twips = ind.get(f"{_W}firstLineChars", ""), ind.get(f"{_W}firstLine", "")
    if re.fullmatch(r"\d+", chars):
        return int(chars) // 50
    return int(twips) // 160 if re.fullmatch(r"\d+", twips) else 0
