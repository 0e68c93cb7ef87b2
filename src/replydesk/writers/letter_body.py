"""The text of a letter: title, addressees, opening, parts, closing, attachments."""

from replydesk.domain import composition
from replydesk.domain.composition import Element, Role
from replydesk.domain.letter import ReplyLetter
from replydesk.writers.ooxml import ordinal, paragraph, right_indent, run, spacing
from replydesk.writers.page_style import CHARACTER, LINE

STYLES = {
    Role.TITLE: "Title",
    Role.ADDRESSEES: "Addressees",
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.HEADING_4: "Heading4",
    Role.BODY: "Body",
    Role.POINT: "Point",
    Role.CLOSING: "Closing",
    Role.ATTACHMENT: "AttachmentNote",
    Role.ISSUING_BODY: "IssuingBody",
    Role.DATED: "Dated",
    Role.NOTE: "Note",
    Role.COPIES_TO: "CopiesTo",
    Role.PRINTED: "Printed",
}
_FROM_THE_RIGHT = (Role.ISSUING_BODY, Role.DATED)


def body_xml(letter: ReplyLetter) -> str:
    """Everything between the head and the signature."""
    out = "".join(element_xml(element) for element in composition.body(letter))
    # The last paragraph goes with the signature, or a page without text occurs (7.3.5.5).
    before, start, last = out.rpartition("<w:p>")
    if "<w:keepNext/>" not in last:
        last = last.replace("/>", "/><w:keepNext/>", 1)
    return before + start + last


def element_xml(element: Element) -> str:
    """One paragraph of the letter."""
    before = spacing(before=element.before * LINE) if element.before else ""
    indent = ""
    if element.role is Role.ATTACHMENT:
        left, hanging = round(element.left * 100), round(element.hanging * 100)
        indent = (
            f'<w:ind w:leftChars="{left}" w:left="{left * CHARACTER // 100}"'
            f' w:hangingChars="{hanging}" w:hanging="{hanging * CHARACTER // 100}"/>'
        )
    elif element.role in _FROM_THE_RIGHT:
        indent = right_indent(element.right)
    words = run(element.text) if element.text else ""
    return paragraph(STYLES[element.role], ordinal(element.sign) + words, before + indent)
