"""A base template to begin with: the national layout with a tag for everything it prints."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from replydesk.domain.composition import Role
from replydesk.domain.letter import LetterFormat, ReplyLetter, SignatureBlock
from replydesk.domain.template_fields import COPIES, ISSUER, NUMBER, PRINTED_ON, PRINTER, RESULT
from replydesk.writers.base_package import base_package
from replydesk.writers.letter_body import STYLES
from replydesk.writers.letter_docx import packed
from replydesk.writers.letter_ends import head_xml, imprint_xml
from replydesk.writers.ooxml import BODY_NAMESPACES, imprint_table, paragraph, run, tab

_TEXT = (
    ("标题", Role.TITLE), ("主送", Role.ADDRESSEES), ("正文", Role.BODY), ("附件", Role.ATTACHMENT),
    ("署名", Role.ISSUING_BODY), ("日期", Role.DATED), ("附注", Role.NOTE),
)  # fmt: skip
_USUAL_NAME = "某某省某某某某厅"  # the mark is as large as for a name of this length


def example_template(page_format: LetterFormat) -> bytes:
    """A template in 信函格式 or 公文格式 that an office edits in Word; equal bytes each time."""
    letter = ReplyLetter(
        signature=SignatureBlock(_USUAL_NAME),
        document_number=_tag(NUMBER),
        resolution_class=_tag(RESULT),
        copies_to=(_tag(COPIES),),
        format=page_format,
    )
    text = "".join(paragraph(STYLES[role], run(_tag(name))) for name, role in _TEXT)
    foot = imprint_xml(letter)
    if page_format is LetterFormat.DOCUMENT:
        printed = run(_tag(PRINTER)) + tab() + run(f"{_tag(PRINTED_ON)}印发")
        rows = [
            paragraph(STYLES[Role.COPIES_TO], run(f"抄送：{_tag(COPIES)}。")),
            paragraph(STYLES[Role.PRINTED], printed),
        ]
        foot = imprint_table(rows) + paragraph("ImprintAnchor", "")
    document = Document(io.BytesIO(base_package()))
    section = document.element.body.sectPr
    xml = head_xml(letter).replace(_USUAL_NAME, _tag(ISSUER)) + text + foot
    for child in list(parse_xml(f"<w:body {BODY_NAMESPACES}>{xml}</w:body>")):
        section.addprevious(child)
    if page_format is LetterFormat.DOCUMENT:
        section.remove(section.find(qn("w:titlePg")))
    return packed(document)


def _tag(name: str) -> str:
    return f"{{{{{name}}}}}"
