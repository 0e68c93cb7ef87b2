"""What stands above and below the text: red head, signature, notes, copies."""

from replydesk.domain.letter import Disclosure, LetterFormat, ReplyLetter
from replydesk.writers.measures import mark_lines, signature_indents
from replydesk.writers.ooxml import (
    clean,
    frame,
    imprint_table,
    paragraph,
    red_rule,
    right_indent,
    run,
    spacing,
    tab,
)
from replydesk.writers.page_style import LINE

_THICK, _THIN = 28575, 9525  # 2.25 pt and 0.75 pt in EMU
_FIRST_RULE, _GAP = 1695600, 47625  # 47.1 mm; from the top of the first bar to the second
_FOOT_RULES = ((9914850, _THIN), (9943425, _THICK))  # the lower edge 20 mm above the page's foot
_MARK_LINE, _MARK_FRAME, _MARK_PT = 760, 1059, 36.0
_EMU_A_TWIP = 635
_DISCLOSURES = {
    Disclosure.OPEN: "此件公开发布",
    Disclosure.ON_REQUEST: "此件依申请公开",
    Disclosure.WITHHELD: "此件不予公开",
}


def head_xml(letter: ReplyLetter) -> str:
    """Result class, mark, document number and the red rules."""
    head = _letter_head if letter.format is LetterFormat.LETTER else _document_head
    return _result_class(letter) + head(letter)


def _result_class(letter: ReplyLetter) -> str:
    if not letter.resolution_class:
        return ""
    place = 'w:vAnchor="page" w:hAnchor="margin" w:xAlign="right" w:y="1134"'
    return paragraph(
        "ResolutionClass", run(f"类别：{letter.resolution_class}"), frame(None, 2800, place)
    )


def _letter_head(letter: ReplyLetter) -> str:
    """The mark at 30 mm, a double rule 4 mm below it, another 20 mm from the foot (10.1)."""
    name = clean(letter.signature.issuing_body or "")
    saved, out = 0, ""
    if name:
        lines, size = mark_lines(name, _MARK_PT if len(name) <= 24 else 18.0)
        line = min(_MARK_LINE, round(_MARK_LINE * size / _MARK_PT * len(lines)))
        saved = _MARK_LINE - line
        place = 'w:wrap="notBeside" w:vAnchor="page" w:hAnchor="page" w:xAlign="center" w:y="1701"'
        out = paragraph(
            "IssuerMark",
            run("\n".join(lines), _points(size)),
            frame(_MARK_FRAME - saved, 9638, place) + spacing(line=line // len(lines)),
        )
    rule = _FIRST_RULE - saved * _EMU_A_TWIP
    rules = ((rule, _THICK), (rule + _GAP, _THIN), *_FOOT_RULES)
    drawn = "".join(red_rule(at, y, height) for at, (y, height) in enumerate(rules, 1))
    number = clean(letter.document_number or "")
    before = 280 if name else 941
    placed = spacing(before=before, line=320) + '<w:jc w:val="right"/>'
    return out + paragraph("DocumentNumber", drawn + (run(number) if number else ""), placed)


def _document_head(letter: ReplyLetter) -> str:
    """The mark 35 mm below the type area's top, number centred, a red rule 4 mm below (7.2)."""
    name = clean(letter.signature.issuing_body or "")
    number = clean(letter.document_number or "")
    border = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="{}" w:color="FF0000"/></w:pBdr>'
    out = ""
    if name:
        lines, size = mark_lines(f"{name}文件", 62.0)
        line = round(size * 21.1)
        rule = "" if number else border.format(11)
        out = paragraph(
            "IssuerMark",
            run("\n".join(lines), _points(size)),
            rule + spacing(before=1984, line=line),
        )
    if number:
        placed = border.format(11) + spacing(before=1288, line=320) + '<w:jc w:val="center"/>'
        out += paragraph("DocumentNumber", run(number), placed)
    return out


def _points(size: float) -> str:
    half = round(size * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def tail_xml(letter: ReplyLetter) -> str:
    """Signature, date, notes and the imprint at the foot of the last page."""
    return _signature(letter) + _notes(letter) + _imprint(letter)


def _signature(letter: ReplyLetter) -> str:
    signature = letter.signature
    name = clean(signature.issuing_body or "")
    day = _day(letter)
    name_indent, day_indent = signature_indents(name, day, sealed=signature.sealed)
    before = spacing(before=2 * LINE if signature.sealed else LINE)
    out = ""
    if name:
        out = paragraph("IssuingBody", run(name), before + right_indent(name_indent))
    if day:
        first = "" if name else before
        out += paragraph("Dated", run(day), first + right_indent(day_indent))
    return out


def _day(letter: ReplyLetter) -> str:
    """2026年6月18日: full year, no leading zeros (7.3.5.4)."""
    dated = letter.signature.dated
    return f"{dated.year}年{dated.month}月{dated.day}日" if dated else ""


def _notes(letter: ReplyLetter) -> str:
    """附注: contact and disclosure in round brackets, on the line after the date (7.3.6)."""
    contact = "，".join(
        f"{label}：{clean(text)}"
        for label, text in (("联系人", letter.contact_person), ("联系电话", letter.contact_phone))
        if text and clean(text)
    )
    told = [contact] if contact else []
    if letter.disclosure:
        told.append(_DISCLOSURES[letter.disclosure])
    return "".join(paragraph("Note", run(f"（{text}）")) for text in told)


def _imprint(letter: ReplyLetter) -> str:
    copies = "，".join(name for name in (clean(n) for n in letter.copies_to) if name)
    if not copies:
        return ""
    told = run(f"抄送：{copies}。")
    anchor = paragraph("ImprintAnchor", "")
    if letter.format is LetterFormat.LETTER:
        place = 'w:vAnchor="margin" w:hAnchor="margin" w:xAlign="center" w:yAlign="bottom"'
        return paragraph("CopiesTo", told, frame(None, 8844, place)) + anchor
    rows = [paragraph("CopiesTo", told)]
    name, day = clean(letter.signature.issuing_body or ""), _day(letter)
    if name and day:
        rows.append(paragraph("Printed", run(name) + tab() + run(f"{day}印发")))
    return imprint_table(rows) + anchor
