"""PDF → lines: the text layer where there is one, else the characters seen on the page."""

from collections.abc import Iterator

import pypdfium2 as pdfium

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.readers.page_furniture import without_furniture
from replydesk.readers.page_layout import Page, lines_in_order
from replydesk.readers.pdf_text import PageText, page_text

_MAX_PAGES = 200
_MAX_CHARACTERS = 400_000
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes, name: str) -> Extract:
    """The lines of a PDF in reading order, without running heads, feet and page numbers.

    Raises InputError where it is damaged, encrypted, too long or without text, ResourceError where
    its pages are pictures and the optional extra that reads those is missing.
    """
    document = _open(content, name)
    try:
        if len(document) > _MAX_PAGES:
            raise InputError(
                f"“{name}”有{len(document)}页，超过{_MAX_PAGES}页，不像一份答复函，请拆出其中的答复函后再试。"
            )
        texts = list(_texts(document, name))
    finally:
        document.close()
    pages = [Page(text.height, text.pieces) for text in texts]
    kept, notes = without_furniture(pages)
    return Extract(tuple(lines_in_order(kept)), tuple(notes))


def _open(content: bytes, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise InputError(f"“{name}”设了打开密码，请另存为不加密的PDF后再试。") from error
        raise InputError(f"“{name}”已损坏，不能作为PDF打开，请换一份完好的文件。") from error


def _texts(document: pdfium.PdfDocument, name: str) -> Iterator[PageText]:
    total = 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page_text(page)
        except pdfium.PdfiumError as error:
            raise InputError(
                f"“{name}”第{number + 1}页已损坏，读不出文字，请换一份完好的文件。"
            ) from error
        total += sum(len(piece.text) for piece in text.pieces)
        if total > _MAX_CHARACTERS:
            raise InputError(f"“{name}”文字过多，不像一份答复函，请拆出其中的答复函后再试。")
        yield text
        page.close()
