"""What stands above and below the text: red head and imprint."""

from replydesk.domain import composition
from replydesk.domain.composition import Role
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.masthead import (
    NUMBER_LINE,
    SIGNER_SIGN,
    TOP,
    URGENCY_LINE,
    Masthead,
    masthead,
)
from replydesk.writers.letter_body import STYLES
from replydesk.writers.ooxml import (
    frame,
    imprint_table,
    paragraph,
    red_rule,
    run,
    spacing,
    tab,
    tab_stops,
)
from replydesk.writers.page_style import CHARACTER, IMPRINT_LINE, WIDTH

_URGENCY = '<w:rStyle w:val="Urgency"/>'


def head_xml(letter: ReplyLetter) -> str:
    """Result class, mark, document number and the red rules."""
    head = _letter_head if letter.format is LetterFormat.LETTER else _document_head
    return result_class_xml(letter) + head(masthead(letter))


def result_class_xml(letter: ReplyLetter) -> str:
    """类别 at the upper right edge of the page; "" without one."""
    if not letter.resolution_class:
        return ""
    place = 'w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="1134"'
    return paragraph(
        "ResolutionClass", run(f"类别：{letter.resolution_class}"), frame(None, 2800, place)
    )


def _letter_head(head: Masthead) -> str:
    out = ""
    if head.lines:
        place = (
            'w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" w:xAlign="center"'
            f' w:y="{head.mark_top}"'
        )
        out = paragraph(
            "IssuerMark",
            run("\n".join(head.lines), _points(head.size)),
            frame(head.frame, 9638, place) + spacing(line=head.line),
        )
    drawn = "".join(red_rule(at, y, height) for at, (y, height) in enumerate(head.rules, 1))
    before = spacing(before=head.number_before, line=NUMBER_LINE)
    words, placed = _words(head.number), before + '<w:jc w:val="right"/>'
    if head.urgency:  # on the same line, at the other edge
        words = run(head.urgency, _URGENCY) + tab() + words
        placed = tab_stops((WIDTH, "right")) + before + '<w:jc w:val="left"/>'
    return out + paragraph("DocumentNumber", drawn + words, placed)


def _document_head(head: Masthead) -> str:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>'
    out = ""
    if head.urgency:
        place = (
            'w:wrap="around" w:vAnchor="margin" w:hAnchor="margin" w:xAlign="left" w:yAlign="top"'
        )
        out = paragraph(
            "DocumentNumber",
            run(head.urgency, _URGENCY),
            frame(None, 2800, place) + spacing(line=URGENCY_LINE) + '<w:jc w:val="left"/>',
        )
    below = bool(head.number or head.signer)
    if head.lines:
        rule = "" if below else border
        out += paragraph(
            "IssuerMark",
            run("\n".join(head.lines), _points(head.size)),
            rule + spacing(before=head.mark_top - TOP, line=head.line),
        )
    before = spacing(before=head.number_before, line=NUMBER_LINE)
    if head.signer:  # by tabs, as an indent would make the red rule shorter
        stops = tab_stops((CHARACTER, "left"), (WIDTH - CHARACTER, "right"))
        signer = run(SIGNER_SIGN) + run(head.signer, '<w:rStyle w:val="Signer"/>')
        words = tab() + _words(head.number) + tab() + signer
        out += paragraph("DocumentNumber", words, border + stops + before + '<w:jc w:val="left"/>')
    elif head.number:
        placed = border + before + '<w:jc w:val="center"/>'
        out += paragraph("DocumentNumber", run(head.number), placed)
    return out


def _words(text: str) -> str:
    return run(text) if text else ""


def _points(size: float) -> str:
    half = round(size * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def imprint_xml(letter: ReplyLetter) -> str:
    """版记 at the foot of the last page; "" without copies."""
    elements = list(composition.imprint(letter))
    if not elements:
        return ""
    anchor = paragraph("ImprintAnchor", "")
    if letter.format is LetterFormat.LETTER:
        place = 'w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"'
        told = run(elements[0].text)
        return paragraph(STYLES[Role.COPIES_TO], told, frame(None, 8844, place)) + anchor
    rows = [
        paragraph(
            STYLES[element.role],
            tab().join(run(text) for text in element.text.split("\t")),
            spacing(line=IMPRINT_LINE),
        )
        for element in elements
    ]
    return imprint_table(rows) + anchor
