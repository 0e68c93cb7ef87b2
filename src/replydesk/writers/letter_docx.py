"""A reply letter → DOCX in the national layout (GB/T 9704-2012), 信函格式 or 公文格式."""

import io
import re
import zipfile
from datetime import UTC, date, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from replydesk.domain import embedding
from replydesk.domain.composition import clean, derived_title
from replydesk.domain.errors import InputError
from replydesk.domain.letter import LetterFormat, ReplyLetter, without_origins
from replydesk.paths import template_path
from replydesk.writers.base_package import FIXED_TIME, pack
from replydesk.writers.letter_body import text_xml
from replydesk.writers.letter_ends import head_xml, imprint_xml
from replydesk.writers.ooxml import BODY_NAMESPACES
from replydesk.writers.template_fill import STANDARD_LOOK, OfficeLook, office_document
from replydesk.writers.template_page import set_digits

_ITEM_ID = "{5B1E6C0A-6C1D-4B0E-9A57-7265706C7931}"
_W_T = qn("w:t")


def letter_docx(
    letter: ReplyLetter, *, embed: bool = True, look: OfficeLook = STANDARD_LOOK
) -> bytes:
    """The letter as a DOCX; equal letters give equal bytes.

    `embed` keeps the letter as data inside, for reading it back exactly; the public version
    goes without. Raises InputError where the office's base document is damaged.
    """
    document = (
        _standard_document(letter, look)
        if look.template is None
        else (office_document(look, letter))
    )
    _set_properties(document, letter)
    if embed:
        _embed(document, letter)
    return packed(document)


def _standard_document(letter: ReplyLetter, look: OfficeLook) -> WordDocument:
    """The letter in the program's own base document: head, text and imprint by the standard."""
    document = base_document()
    set_digits(document, look.digits)
    xml = head_xml(letter) + text_xml(letter) + imprint_xml(letter)
    section = document.element.body.sectPr
    for child in list(parse_xml(f"<w:body {BODY_NAMESPACES}>{xml}</w:body>")):
        section.addprevious(child)
    if letter.format is LetterFormat.DOCUMENT:
        section.remove(section.find(qn("w:titlePg")))
    return document


def packed(document: WordDocument) -> bytes:
    """The document as bytes that depend on nothing but its content."""
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        return pack({name: made.read(name) for name in made.namelist()})


def base_document() -> WordDocument:
    """The office's base document: page setup, styles and page numbers.

    Raises InputError where it is missing or damaged.
    """
    path = template_path("letter-base.docx")
    try:
        return Document(io.BytesIO(path.read_bytes()))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise InputError(
            f"版式模板“{path.name}”缺失或已损坏，请恢复原来的模板后再导出。"
        ) from error


def _set_properties(document: WordDocument, letter: ReplyLetter) -> None:
    """Title, author and subject are what Word and file managers show."""
    properties = document.core_properties
    title = clean(letter.title or derived_title(letter))
    author = clean(letter.signature.issuing_body or "") or "replydesk"
    dated = letter.signature.dated or date(*FIXED_TIME[:3])
    properties.title = title[:255]
    properties.subject = (clean(letter.subject or "") or title)[:255]
    properties.author = properties.last_modified_by = author[:255]
    properties.created = properties.modified = datetime(
        dated.year, dated.month, dated.day, tzinfo=UTC
    )


def visible_texts(document: WordDocument) -> list[str]:
    """The text of each paragraph of the body, in order."""
    return [
        "".join(t.text or "" for t in paragraph.iter(_W_T))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]


def _embed(document: WordDocument, letter: ReplyLetter) -> None:
    packed = embedding.pack(without_origins(letter), visible_texts(document))
    inside = re.sub(r"[<>&]", lambda m: f"\\u{ord(m[0]):04x}", packed)
    item = f'<letter xmlns="{embedding.NAMESPACE}">{inside}</letter>'
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    properties = (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem xmlns:ds="{namespace}" ds:itemID="{_ITEM_ID}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{embedding.NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    )
    package = document.part.package
    data = PackagePart(PackURI("/customXml/item1.xml"), "application/xml", item.encode(), package)
    described = PackagePart(
        PackURI("/customXml/itemProps1.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        properties.encode(),
        package,
    )
    document.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)
    data.relate_to(described, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
