"""PDF → lines."""

import pypdfium2

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.domain.rejoin import lines_of

_MAX_PAGES = 200


def read_pdf(content: bytes, name: str) -> Extract:
    """The lines of a PDF's text in reading order.

    Raises InputError where it is damaged, encrypted, too long or without text.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise InputError(f"“{name}”已损坏，不能作为PDF打开，请换一份完好的文件。") from error
    try:
        if len(document) > _MAX_PAGES:
            raise InputError(f"“{name}”有{len(document)}页，不像一份答复函，请拆出答复函后再试。")
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return Extract(tuple(line for text in texts for line in lines_of(text)))
