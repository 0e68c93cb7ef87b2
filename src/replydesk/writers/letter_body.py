"""The text of a letter: title, addressees, opening, parts, closing, attachments."""

from collections.abc import Iterator

from replydesk.domain.letter import Paragraph, ReplyLetter, SubmissionKind
from replydesk.domain.outline import LabelStyle, han_number
from replydesk.writers.measures import title_lines
from replydesk.writers.ooxml import clean, ordinal, paragraph, run, spacing
from replydesk.writers.page_style import LINE

_HEADING_STYLES = {
    LabelStyle.HAN: "Heading1",
    LabelStyle.PAREN_HAN: "Heading2",
    LabelStyle.ARABIC: "Heading3",
    LabelStyle.PAREN_ARABIC: "Heading4",
}
_LONGEST_HEADING = 40


def derived_title(letter: ReplyLetter) -> str:
    """A title for a letter that has none: 关于…第…号建议的答复."""
    kind = "提案" if letter.kind is SubmissionKind.PROPOSAL else "建议"
    if letter.plenary_session and letter.number:
        return f"关于{letter.plenary_session}第{letter.number}号{kind}的答复"
    if letter.subject:
        about = letter.subject if letter.subject.startswith("关于") else f"关于{letter.subject}"
        return f"{about}的答复"
    return f"关于{kind}办理情况的答复"


def body_xml(letter: ReplyLetter) -> str:
    """Everything between the head and the signature."""
    title = clean(letter.title or derived_title(letter))
    out = [paragraph("Title", run("\n".join(title_lines(title))))]
    if letter.salutation:
        out.append(paragraph("Addressees", run(clean(letter.salutation))))
    out += [_plain("Body", text) for text in letter.opening]
    out += _parts(letter)
    out += [_plain("Closing", text) for text in letter.closing]
    out += _attachments(letter)
    out = [xml for xml in out if xml]
    # The last paragraph goes with the signature, or a page without text occurs (7.3.5.5).
    before, start, last = "".join(out).rpartition("<w:p>")
    if "<w:keepNext/>" not in last:
        last = last.replace("/>", "/><w:keepNext/>", 1)
    return before + start + last


def _plain(style: str, text: str, sign: str = "") -> str:
    """A paragraph (one a line of the text), or nothing for an empty one."""
    pieces = [piece for piece in (clean(p) for p in text.split("\n")) if piece]
    if not pieces and sign:
        pieces = [""]
    return "".join(
        paragraph(style, (ordinal(sign) if at == 0 else "") + (run(piece) if piece else ""))
        for at, piece in enumerate(pieces)
    )


def _parts(letter: ReplyLetter) -> Iterator[str]:
    """Parts are level one; in a part without heading the sections are."""
    first = 0
    for part in letter.parts:
        if part.heading is not None:
            first += 1
            yield _plain("Heading1", part.heading, f"{han_number(first)}、")
        second = 0
        for section in part.sections:
            if section.heading is not None and part.heading is not None:
                second += 1
                yield _plain("Heading2", section.heading, f"（{han_number(second)}）")
            elif section.heading is not None:
                first += 1
                yield _plain("Heading1", section.heading, f"{han_number(first)}、")
            for sign, point in section.labelled():
                yield _plain(_style_of(point), point.text, sign)


def _style_of(point: Paragraph) -> str:
    """Only what stands alone on its line is a heading; a run-in point is body text."""
    text = clean(point.text)
    alone = 0 < len(text) <= _LONGEST_HEADING and not text.endswith(("。", "；", "！", "？"))
    if alone and point.label in _HEADING_STYLES:
        return _HEADING_STYLES[point.label]
    return "Body" if point.label is LabelStyle.NONE else "Point"


def _attachments(letter: ReplyLetter) -> Iterator[str]:
    """附件：1.…, a line below the text, wrapped lines under the name (7.3.4)."""
    names = [name for name in (clean(n) for n in letter.attachments) if name]
    for number, name in enumerate(names, 1):
        before = spacing(before=LINE) if number == 1 else ""
        if len(names) == 1:
            indent, sign = (500, 1600, 300, 960), "附件："
        elif number == 1:
            indent, sign = (600, 1920, 400, 1280), "附件：1."
        else:
            indent, sign = (600, 1920, 100, 320), f"{number}."
        left_chars, left, hanging_chars, hanging = indent
        place = (
            f'<w:ind w:leftChars="{left_chars}" w:left="{left}"'
            f' w:hangingChars="{hanging_chars}" w:hanging="{hanging}"/>'
        )
        yield paragraph("AttachmentNote", ordinal(sign) + run(name), before + place)
