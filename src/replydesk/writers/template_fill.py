"""A letter put into an office's base template: tags filled, the numbered text set."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from replydesk.domain import composition, page_ending
from replydesk.domain.composition import Element, Role
from replydesk.domain.errors import InputError
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.masthead import masthead
from replydesk.domain.template_fields import (
    BODY,
    COPIES,
    FIELDS,
    ISSUER,
    NUMBER,
    RESULT,
    SIGNER,
    URGENCY,
    field_values,
)
from replydesk.domain.unit import TIMES
from replydesk.writers.letter_body import STYLES, element_xml
from replydesk.writers.letter_ends import head_xml, imprint_xml, result_class_xml
from replydesk.writers.ooxml import BODY_NAMESPACES, paragraph, run
from replydesk.writers.tagged_text import TaggedText
from replydesk.writers.template_check import (
    TemplateTags,
    headers_and_footers,
    look_through,
    open_template,
)
from replydesk.writers.template_head import head_bottom
from replydesk.writers.template_page import reset

_W_P, _W_TR = qn("w:p"), qn("w:tr")
_HOLDERS = (qn("w:body"), qn("w:sdtContent"))
_SHOWN = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BEFORE_BODY = (Role.TITLE, Role.ADDRESSEES)
_AFTER_BODY = (Role.ATTACHMENT, Role.ISSUING_BODY, Role.DATED, Role.NOTE)
_SPACING, _W_LINE = f"{qn('w:pPr')}/{qn('w:spacing')}", qn("w:line")
_CLOSE = 40  # twips; half a line already may turn a page
_LONGEST_LINE = 440  # points: 28 characters of 16 pt


@dataclass(frozen=True, slots=True)
class OfficeLook:
    """How an office's letters look: its base template (None: the program's own), the font of
    Western digits, and what of the template may depart from the standard."""

    template: bytes | None = None
    digits: str = TIMES
    deviations: tuple[str, ...] = ()


STANDARD_LOOK = OfficeLook()


def office_document(look: OfficeLook, letter: ReplyLetter) -> WordDocument:
    """The office's template with the letter in it.

    Raises InputError with the first fault of the template, where it has any.
    """
    assert look.template is not None
    document = open_template(look.template)
    tags = look_through(document)
    if tags.faults:
        raise InputError(tags.faults[0])
    reset(document, letter.format, look.deviations, look.digits)
    _Filling(document, letter, tags).fill()
    for number, drawn in enumerate(document.element.body.iter(_DOC_PR), 1):
        drawn.set("id", str(number))
    return document


class _Filling:
    """One letter on its way into one template."""

    def __init__(self, document: WordDocument, letter: ReplyLetter, tags: TemplateTags) -> None:
        self._body = document.element.body
        self._around = list(headers_and_footers(document))
        self._letter = letter
        self._tags = tags
        self._values = field_values(letter)
        self._own_head = self._has_own_head()
        self._elements = self._composed()

    def fill(self) -> None:
        """All tags in one pass: what a letter says is never looked at for tags."""
        found = [
            (text, self._is_block(text))
            for root in (self._body, *self._around)
            for paragraph_ in root.iter(_W_P)
            if (text := TaggedText(paragraph_)).tags
        ]
        blocks = {text.tags[0].name for text, block in found if block}
        if not self._own_head:
            _insert_before(self._body[0], head_xml(self._letter))
        emptied: list[TaggedText] = []
        for text, block in found:
            if block:
                _replace(text.paragraph, self._block(text.tags[0].name, blocks))
            elif self._is_foot(text):
                self._set_foot(text.paragraph)
            else:
                self._fill_line(text)
                if _is_blank(text.left_without(self._values)) and not self._has_value(text):
                    emptied.append(text)
        if not self._tags.text:  # page and styles alone: the text goes behind what there is
            _insert_before(self._body.sectPr, self._block(BODY, [BODY]))
        for text in emptied:
            _remove_line(text.paragraph)
        if COPIES not in self._tags.text:
            _insert_before(self._body.sectPr, imprint_xml(self._letter))

    def _has_value(self, text: TaggedText) -> bool:
        return any(self._values.get(tag.name) for tag in text.tags)

    def _has_own_head(self) -> bool:
        """Whether the template shows a head: a tag of it, or anything above the text."""
        if {ISSUER, NUMBER} & (self._tags.text | self._tags.around):
            return True
        for block in self._body:
            if block.tag == qn("w:sectPr") or self._holds_text(block):
                return False
            drawn = next(block.iter(*_SHOWN), None) is not None
            shown = any((t.text or "").strip(" \u3000") for t in block.iter(qn("w:t")))
            if drawn or shown:
                return True
        return False

    def _holds_text(self, block: etree._Element) -> bool:
        texts = (TaggedText(p) for p in block.iter(_W_P))
        return any(FIELDS[tag.name].roles for text in texts for tag in text.tags)

    def _composed(self) -> list[Element]:
        """The paragraphs of the letter, set so that it ends well below a head as high as usual;
        else the last one of the text is kept with the signature."""
        if not self._own_head or self._is_usual_head():
            return page_ending.elements(self._letter)
        body = list(composition.body(self._letter))
        tail = list(composition.tail(self._letter))
        return [*body[:-1], replace(body[-1], kept=bool(tail)), *tail]

    def _is_usual_head(self) -> bool:
        head: list[etree._Element] = []
        for block in self._body:
            if block.tag == qn("w:sectPr") or self._holds_text(block):
                break
            head.append(block)
        bottom = head_bottom(head)
        return bottom is not None and abs(bottom - masthead(self._letter).bottom) < _CLOSE

    def _is_block(self, text: TaggedText) -> bool:
        """Whether a tag stands for paragraphs: alone in one, in the text itself."""
        if not text.is_tag_alone or not FIELDS[text.tags[0].name].roles:
            return False
        return text.tags[0].name == BODY or _holder(text.paragraph).tag in _HOLDERS

    def _is_foot(self, text: TaggedText) -> bool:
        """Whether a line is the standard's own frame for the copies, whose height depends on them:
        an office suite writes down how high it was in the template."""
        style = text.paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return (
            [tag.name for tag in text.tags] == [COPIES]
            and style is not None
            and style.get(qn("w:val")) == STYLES[Role.COPIES_TO]
            and text.paragraph.find(f"{qn('w:pPr')}/{qn('w:framePr')}") is not None
            and self._letter.format is LetterFormat.LETTER
        )

    def _set_foot(self, line: etree._Element) -> None:
        """The copies by the standard; the paragraph that holds their frame may be there already."""
        made = list(parse_xml(f"<w:body {BODY_NAMESPACES}>{imprint_xml(self._letter)}</w:body>"))
        following = line.getnext()
        held = following is not None and following.tag == _W_P
        for child in made[:1] if held else made:
            line.addprevious(child)
        _take_out(line)

    def _block(self, name: str, blocks: Collection[str]) -> str:
        """The paragraphs of a tag, and behind them those that have no tag of their own.

        `blocks` are the tags that stand for paragraphs.
        """
        before = ""
        if name == BODY:
            before = self._untagged_head() + self._paragraphs(self._untagged(_BEFORE_BODY))
        behind = [r for r in self._untagged(_AFTER_BODY) if _anchor(r, blocks) == name]
        return before + self._paragraphs((*FIELDS[name].roles, *behind))

    def _untagged(self, roles: Iterable[Role]) -> list[Role]:
        tagged = {role for name in self._tags.text for role in FIELDS[name].roles}
        return [role for role in roles if role not in tagged]

    def _paragraphs(self, roles: Collection[Role]) -> str:
        """The paragraphs of these roles in the letter's own order."""
        wanted = (e for e in self._elements if e.role in roles)
        return "".join(element_xml(e) for e in wanted if not self._is_told(e))

    def _is_told(self, element: Element) -> bool:
        """Whether a note is in tags of its own."""
        if element.role is not Role.NOTE or "附注" in self._tags.text:
            return False
        names = {"公开方式"} if element.where.field == "disclosure" else {"联系人", "电话"}
        return bool(names & self._tags.text)

    def _untagged_head(self) -> str:
        """What the letter has for its head and the office's head has no tag for."""
        if not self._own_head:
            return ""
        tagged = self._tags.text | self._tags.around
        shown = [self._values[n] for n in (URGENCY, NUMBER) if n not in tagged]
        if SIGNER not in tagged and self._values[SIGNER]:
            shown.append(f"签发人：{self._values[SIGNER]}")
        words = "\u3000".join(text for text in shown if text)
        line = paragraph("DocumentNumber", run(words), '<w:jc w:val="right"/>') if words else ""
        return ("" if RESULT in tagged else result_class_xml(self._letter)) + line

    def _fill_line(self, text: TaggedText) -> None:
        text.fill(self._values)
        if any(tag.name == ISSUER for tag in text.tags):
            shown = "".join(t.text or "" for t in text.paragraph.iter(qn("w:t")))
            _fit(text.paragraph, shown)


def _anchor(role: Role, blocks: Collection[str]) -> str:
    """The tag behind whose paragraphs those of a role come: the last one before it on paper."""
    before = _AFTER_BODY[: _AFTER_BODY.index(role)]
    names = (name for other in reversed(before) for name in blocks if other in FIELDS[name].roles)
    return next(names, BODY)


def _is_blank(text: str) -> bool:
    return not any(sign.isalnum() for sign in text) and "\0" not in text


def _replace(old: etree._Element, xml: str) -> None:
    """Paragraphs in place of one; the break of a section that it carries is kept."""
    _insert_before(old, xml)
    if next(old.iter(qn("w:sectPr")), None) is not None:
        for run_ in list(old.iterchildren(qn("w:r"))):
            old.remove(run_)
    else:
        _take_out(old)


def _insert_before(place: etree._Element, xml: str) -> None:
    for child in list(parse_xml(f"<w:body {BODY_NAMESPACES}>{xml}</w:body>")):
        place.addprevious(child)


def _take_out(line: etree._Element) -> None:
    """Remove a paragraph; a cell, a header or a text box keeps an empty one: it must have one."""
    holder = _holder(line)
    if holder.tag in _HOLDERS or len(holder.findall(_W_P)) > 1:
        holder.remove(line)


def _remove_line(line: etree._Element) -> None:
    """Remove a paragraph that says nothing without its tags, with a table row that says no more."""
    row = next(line.iterancestors(_W_TR), None)
    _take_out(line)
    if row is None or row.getparent() is None or _shows(row):
        return
    table = _holder(row)
    table.remove(row)
    if table.find(_W_TR) is None and _holder(table).tag in _HOLDERS:
        _holder(table).remove(table)


def _holder(element: etree._Element) -> etree._Element:
    """What an element of the page lies in."""
    holder = element.getparent()
    assert holder is not None
    return holder


def _shows(row: etree._Element) -> bool:
    if next(row.iter(*_SHOWN), None) is not None:
        return True
    return not _is_blank("".join(t.text or "" for t in row.iter(qn("w:t"))))


def _fit(line: etree._Element, shown: str) -> None:
    """The name of a body on one line, however long: it is set smaller where it must be.

    Outside of a frame its line grows lower with it, so that it begins where it did.
    """
    most = 2 * _LONGEST_LINE // max(1, len(shown))
    spaced = None if line.find(f".//{qn('w:framePr')}") is not None else line.find(_SPACING)
    for size in line.iter(qn("w:sz"), qn("w:szCs")):
        told = size.get(qn("w:val"), "")
        if not told.isdecimal() or int(told) <= most:
            continue
        if spaced is not None and spaced.get(_W_LINE, "").isdecimal():
            spaced.set(_W_LINE, str(int(spaced.get(_W_LINE, "0")) * most // int(told)))
            spaced = None
        size.set(qn("w:val"), str(most))
