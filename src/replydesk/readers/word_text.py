"""The text of a paragraph of a DOCX as Word shows it with all changes accepted."""

from dataclasses import dataclass, field

from lxml import etree

from replydesk.readers.symbols import symbol
from replydesk.readers.word_fields import FieldCounts
from replydesk.readers.word_names import MC, R, W, at, switch, value, whole
from replydesk.readers.word_styles import Styles

Token = str | etree._Element  # noqa: SLF001 - lxml has no other name for it
NEW_LINE, NEW_PAGE = "\n", "\f"

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_V = "{urn:schemas-microsoft-com:vml}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DRAWN = (
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
)
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in "pPr rPr sdtPr sdtEndPr del moveFrom delText delInstrText rt rubyPr fldData"
    " footnoteReference endnoteReference customXmlPr smartTagPr".split()
)
# Signs that are there for the eye of the printer: soft hyphens, joiners, marks of direction.
_UNSEEN = {
    **dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u200e\u200f")),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2060, 0x2065))),
}
_IMAGE_DATA = f"{_V}imagedata"


@dataclass(slots=True)
class LeftOut:
    """What of a document is not in its lines, counted; `hidden` are the words that Word hides."""

    hidden: list[str] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0
    drawn: int = 0
    symbols: int = 0
    documents: int = 0


@dataclass(slots=True)
class _Field:
    """A field that is being read: its code until the separator, its result from there on."""

    code: list[str] = field(default_factory=list)
    form: etree._Element | None = None
    in_result: bool = False
    shown: bool = False


class ParagraphText:
    """Reads paragraph after paragraph of one document; fields may reach over several."""

    def __init__(self, styles: Styles, left_out: LeftOut) -> None:
        self._styles = styles
        self._left_out = left_out
        self._counts = FieldCounts()
        self._fields: list[_Field] = []
        self._hidden = False
        self._handlers = {
            f"{W}br": self._break,
            f"{W}sym": self._symbol,
            f"{W}instrText": self._code,
            f"{W}fldChar": self._field_mark,
            f"{W}fldSimple": self._simple_field,
            f"{W}txbxContent": self._box,
            f"{MC}AlternateContent": self._choice,
            f"{_A}t": self._plain_text,
            _MATH: self._plain_text,
        }

    def tokens(self, paragraph: etree._Element, style: str | None) -> list[Token]:
        """The text in pieces; text boxes stand as elements at the place they are anchored to."""
        self._hidden = self._styles.is_hidden(style)
        out: list[Token] = []
        self._inside(paragraph, out)
        # A code that its paragraph does not end belongs to a damaged field.
        while self._fields and not self._fields[-1].in_result:
            self._fields.pop()
        return out

    def _inside(self, element: etree._Element, out: list[Token]) -> None:
        for child in element:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, out)
            elif tag == f"{W}t":
                self._text(_words(child), out)
            elif tag not in _SKIPPED:
                self._other(child, out)

    def _run(self, run: etree._Element, out: list[Token]) -> None:
        properties = run.find(f"{W}rPr")
        if properties is None:
            self._inside(run, out)
            return
        was = self._hidden
        said = switch(properties, "vanish")
        if said is None and (style := value(properties, "rStyle")) is not None:
            said = self._styles.is_hidden(style) or None
        self._hidden = was if said is None else said
        self._inside(run, out)
        self._hidden = was

    def _text(self, text: str, out: list[Token]) -> None:
        if not text:
            return
        for open_field in self._fields:
            if not open_field.in_result:
                return
            open_field.shown = True
        if self._hidden:
            if text.strip():
                self._left_out.hidden.append(text)
        else:
            out.append(text)

    def _other(self, element: etree._Element, out: list[Token]) -> None:
        tag = element.tag
        if (plain := _SIMPLE.get(tag)) is not None:
            self._text(plain, out)
        elif (handle := self._handlers.get(tag)) is not None:
            handle(element, out)
        elif not self._counted(element):
            self._drawn_text(element, out)
            self._inside(element, out)

    def _break(self, element: etree._Element, out: list[Token]) -> None:
        paper = element.get(f"{W}type") in ("page", "column")
        self._text(NEW_PAGE if paper else NEW_LINE, out)

    def _code(self, element: etree._Element, _: list[Token]) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].code.append(element.text or "")

    def _box(self, element: etree._Element, out: list[Token]) -> None:
        if not self._hidden:
            out.append(element)

    def _choice(self, element: etree._Element, out: list[Token]) -> None:
        """The same thing in two ways: only one of them is read."""
        choice = element.find(f"{MC}Choice")
        chosen = choice if choice is not None else element.find(f"{MC}Fallback")
        if chosen is not None:
            self._inside(chosen, out)

    def _plain_text(self, element: etree._Element, out: list[Token]) -> None:
        self._text(element.text or "", out)

    def _drawn_text(self, element: etree._Element, out: list[Token]) -> None:
        """Words drawn as a picture of old Word, which stand in an attribute."""
        if element.tag == f"{_V}textpath" and (words := element.get("string", "").strip()):
            self._text(f"{NEW_PAGE}{words}{NEW_PAGE}", out)

    def _counted(self, element: etree._Element) -> bool:
        """Whether this is something that can't be read as text; it is counted then."""
        tag, left = element.tag, self._left_out
        if tag == _PICTURE or (tag == _IMAGE_DATA and element.get(f"{R}id")):
            left.pictures += 1
        elif tag in (f"{W}object", f"{W}control"):
            left.objects += 1
        elif tag in _DRAWN:
            left.drawn += 1
        elif tag == f"{W}subDoc":
            left.documents += 1
        else:
            return False
        return True

    def _symbol(self, element: etree._Element, out: list[Token]) -> None:
        try:
            code = int(element.get(f"{W}char", "")[:6], 16)
        except ValueError:
            code = 0
        sign = symbol(element.get(f"{W}font", ""), code)
        if not sign:
            self._left_out.symbols += 1
        self._text(sign, out)

    def _field_mark(self, mark: etree._Element, out: list[Token]) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field(form=at(mark, "ffData")))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if not ended.shown:
                code = "".join(ended.code)
                self._text(_form_value(ended.form) or self._counts.shown(code), out)

    def _simple_field(self, element: etree._Element, out: list[Token]) -> None:
        before = len(out)
        self._inside(element, out)
        if len(out) == before:
            self._text(self._counts.shown(element.get(f"{W}instr", "")), out)


_SIMPLE = {
    f"{W}tab": " ", f"{W}ptab": " ", f"{W}cr": NEW_LINE, f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}  # fmt: skip


def _words(element: etree._Element) -> str:
    """The text of a w:t; line ends in it are those of the XML, not of the letter."""
    text = (element.text or "").translate(_UNSEEN)
    if element.get(_XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    return " ".join(text.splitlines()) if "\n" in text or "\r" in text else text


def _form_value(form: etree._Element | None) -> str:
    """What a field of a form shows: its tick or the entry chosen from its list."""
    box = at(form, "checkBox")
    if box is not None:
        ticked = switch(box, "checked")
        return "☑" if (switch(box, "default") if ticked is None else ticked) else "□"
    entries = at(form, "ddList")
    if entries is None:
        return ""
    names = [entry.get(f"{W}val", "") for entry in entries.findall(f"{W}listEntry")]
    chosen = whole(value(entries, "result") or value(entries, "default"), 0)
    return names[chosen] if chosen < len(names) else ""
