"""The text of a letter, from its title to its notes."""

from replydesk.domain import page_ending
from replydesk.domain.composition import Element, Role
from replydesk.domain.letter import ReplyLetter
from replydesk.writers.ooxml import (
    ordinal,
    paragraph,
    right_indent,
    run,
    spacing,
    tab,
    tab_stops,
)
from replydesk.writers.page_style import CHARACTER, INDENT, LINE, TRACKING, WIDTH

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
_KEPT_BY_STYLE = (Role.TITLE, Role.HEADING_1, Role.HEADING_2, Role.ISSUING_BODY)
_FROM_THE_RIGHT = (Role.ISSUING_BODY, Role.DATED)


def text_xml(letter: ReplyLetter) -> str:
    """Everything between the head and the imprint."""
    return "".join(map(element_xml, page_ending.elements(letter)))


def element_xml(element: Element) -> str:
    """One paragraph of the letter."""
    kept = "<w:keepNext/>" if element.kept and element.role not in _KEPT_BY_STYLE else ""
    before = spacing(before=element.before * LINE) if element.before else ""
    indent, stops = "", ""
    if element.middle:  # two names on a line
        stops = tab_stops((WIDTH - round(element.middle * CHARACTER), "center"))
        indent = INDENT + '<w:jc w:val="left"/>'
    elif element.role is Role.ATTACHMENT:
        left, hanging = round(element.left * 100), round(element.hanging * 100)
        indent = (
            f'<w:ind w:leftChars="{left}" w:left="{left * CHARACTER // 100}"'
            f' w:hangingChars="{hanging}" w:hanging="{hanging * CHARACTER // 100}"/>'
        )
    elif element.role in _FROM_THE_RIGHT:
        indent = right_indent(element.right)
    spaced = ""
    if element.spaced:
        spaced = f'<w:spacing w:val="{TRACKING + element.spaced}"/>'
    texts = element.text.split("\t") if element.middle else [element.text]
    words = tab().join(run(text, spaced) for text in texts if text)
    placed = kept + stops + before + indent
    return paragraph(STYLES[element.role], ordinal(element.sign) + words, placed)
