"""PDF → lines: the text layer where there is one, else the characters seen on the page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.readers import ocr
from replydesk.readers.page_furniture import without_furniture
from replydesk.readers.page_layout import Page, lines_in_order
from replydesk.readers.pdf_text import PageText, page_text

_MAX_PAGES = 200
_MAX_CHARACTERS = 400_000
_SCANT = 40  # characters: a stamp of the scanner, no text of a page
_SHARE = 0.4  # of the paper, which a picture covers that is the page itself
_DOTS_PER_INCH, _LONGEST_SIDE = 200, 3000
_ODD = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


@dataclass(slots=True)
class _Gathered:
    """The pages as they come in: text, recognised ones, and the numbers of unread ones."""

    pages: list[Page] = field(default_factory=list)
    seen: list[ocr.Seen] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    unread: list[int] = field(default_factory=list)
    is_from_scan: bool = False


def read_pdf(content: bytes, name: str) -> Extract:
    """The lines of a PDF in reading order, without running heads, feet and page numbers.

    Pages that are pictures are recognised (the lines are unsure then). Raises InputError where the
    file is damaged, encrypted, too long or without text, ResourceError where all of its pages are
    pictures and the optional extra that reads those is missing.
    """
    document = _open(content, name)
    try:
        if len(document) > _MAX_PAGES:
            raise InputError(
                f"“{name}”有{len(document)}页，超过{_MAX_PAGES}页，请拆出其中的答复函后再试。"
            )
        found = _gather(document, name)
    finally:
        document.close()
    if found.unread and not any(page.pieces for page in found.pages):
        ocr.require_extra(name)
    pages, notes = without_furniture(found.pages)
    lines = lines_in_order(pages)
    if not lines:
        raise InputError(f"“{name}”里没有文字，请换一份有正文的文件。")
    return Extract(
        tuple(lines), (*_notes(found), *notes), unsure=bool(found.seen) or found.is_from_scan
    )


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise InputError(f"“{name}”设了打开密码，请另存为不加密的PDF后再试。") from error
        raise InputError(f"“{name}”已损坏，不能作为PDF打开，请换一份完好的文件。") from error


def _gather(document: pdfium.PdfDocument, name: str) -> _Gathered:
    found = _Gathered()
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page_text(page)
            characters += sum(len(piece.text) for piece in text.pieces)
            if characters > _MAX_CHARACTERS:
                raise InputError(f"“{name}”文字过多，请拆出其中的答复函后再试。")
            if _is_picture(page, text):
                _see(page, number, found, name)
            else:
                found.pages.append(Page(text.height, text.pieces))
                found.left_out += text.left_out
                found.is_from_scan |= text.is_invisible
            page.close()
        except pdfium.PdfiumError as error:
            reason = f"“{name}”第{number + 1}页已损坏，读不出文字，请换一份完好的文件。"
            raise InputError(reason) from error
    return found


def _see(page: pdfium.PdfPage, number: int, found: _Gathered, name: str) -> None:
    if not ocr.can_read_pictures():
        found.unread.append(number + 1)
        return
    if len(found.seen) == ocr.MAX_PAGES:
        raise InputError(f"“{name}”的扫描页超过{ocr.MAX_PAGES}页，请拆出其中的答复函后再试。")
    scale = min(_DOTS_PER_INCH / 72, _LONGEST_SIDE / max(*page.get_size(), 1.0))
    picture = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=False).to_numpy()
    seen = ocr.seen_page(picture, is_first=number == 0)
    found.seen.append(seen)
    found.pages.append(seen.page)


def _is_picture(page: pdfium.PdfPage, text: PageText) -> bool:
    """Whether the page has to be looked at: its text is in pictures or outlines, or garbled."""
    words = "".join(piece.text for piece in text.pieces)
    if text.is_garbled or len(_ODD.findall(words)) > 0.2 * len(words):
        return True
    if len(words) > _SCANT:
        return False
    width, height = page.get_size()
    outlines = 0
    for each in page.get_objects(max_depth=3):
        outlines += each.type == raw.FPDF_PAGEOBJ_PATH
        if each.type == raw.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = each.get_bounds()
            if (right - left) * (top - bottom) > _SHARE * width * height:
                return True
    return not words and outlines > 5 * _SCANT


def _notes(found: _Gathered) -> list[str]:
    notes = ocr.notes_of(found.seen) if found.seen else []
    if found.is_from_scan and not notes:
        notes.append(ocr.FROM_A_SCAN)
    if found.unread:
        notes.append(
            f"第{_numbers(found.unread)}页是扫描件，没有装文字识别组件，这些页没有读，请对照原件补录。"
        )
    if found.left_out:
        shown = "、".join(f"“{text[:30]}”" for text in list(dict.fromkeys(found.left_out))[:3])
        notes.append(f"没有采用看不见或倾斜的文字{len(found.left_out)}处，如{shown}。")
    return notes


def _numbers(pages: Sequence[int]) -> str:
    return "、".join(map(str, pages))
