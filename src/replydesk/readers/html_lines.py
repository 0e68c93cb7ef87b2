"""The tree of a web page → its lines, each with the element it came from."""

import re
from dataclasses import dataclass, field

from lxml import etree

from replydesk.domain.outline import han_number
from replydesk.domain.rejoin import Line
from replydesk.readers.tables import table_lines

_GONE = frozenset(
    "script style noscript template svg canvas iframe object embed select option button textarea"
    " head nav footer aside map audio video".split()
)
# Dropped too, unless the letter stands in it: some pages are one form from top to foot.
_DOUBTFUL = frozenset(("form", "header"))
_BLOCKS = frozenset(
    "address article blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = ("h1", "h2", "h3")  # a break within is there for the eye
CUE = re.compile(
    r"(?:代表|委员)[^，。]{0,10}[：:]\s*$|收悉|(?:答复|回复|函复|复函|函告|意见|情况|结果)[^，。]{0,6}如下",
    re.MULTILINE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_TEXT_INDENT = re.compile(
    r"text-indent\s*:\s*(-?\d{1,3}(?:\.\d{1,4})?)\s*(em|rem|pt|px|ch|char|字符)?"
)
_COLUMNS = {"em": 2.0, "rem": 2.0, "char": 2.0, "字符": 2.0, "ch": 1.0, "pt": 1 / 8, "px": 1 / 8}
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LEAD = re.compile(r"[ \u00a0\u2000-\u200b\u3000\ufeff]*")
_WIDE = {"\u3000": 2, "\u2003": 2, "\u200b": 0, "\ufeff": 0}
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}(?:[、．.）)]|是)")
_HAN_LISTS = ("cjk", "chinese", "japanese", "korean", "ideographic")
_MAX_DEPTH = 250
_MAX_ROW_CELLS = 100


@dataclass(slots=True)
class Page:
    """The lines of a page; `elements[n]` is where line n stands, `linked[n]` its letters in links.

    `dropped` counts the characters of hidden and surrounding elements.
    """

    lines: list[Line] = field(default_factory=list)
    elements: list[etree._Element] = field(default_factory=list)
    linked: list[int] = field(default_factory=list)
    dropped: int = 0

    def add(self, line: Line, element: etree._Element, linked: int) -> None:
        """One more line."""
        self.lines.append(line)
        self.elements.append(element)
        self.linked.append(linked)


def page_lines(root: etree._Element) -> Page:
    """The lines of a page in the order of the document, what is never shown left out."""
    flow = _Flow()
    flow.element(root, 0, 0)
    flow.end_line(root)
    return flow.page


class _Flow:
    """Text that runs into lines; a block or a break ends the line."""

    def __init__(self) -> None:
        self.page = Page()
        self._text: list[str] = []
        self._linked = 0
        self._indent = 0
        self._sign = ""
        self._pre = False
        self._heading = False
        self._counts: dict[etree._Element, int] = {}

    def element(self, element: etree._Element, depth: int, indent: int) -> None:
        """An element with all in it; `indent` is the first-line indent it inherits."""
        tag = element.tag
        if tag in _GONE or _is_hidden(element) or (tag in _DOUBTFUL and not _has_letter(element)):
            self.page.dropped += len(_SPACE.sub("", _shown(element)))
            if tag in _BLOCKS or tag in ("nav", "footer", "aside"):
                self.end_line(element)
            return
        if tag == "br" and not self._heading:
            self.end_line(element)
        elif tag == "table" and depth < _MAX_DEPTH:
            self.end_line(element)
            self._table(element, depth, indent)
        elif depth >= _MAX_DEPTH:
            self._take(" ".join(map(str, element.itertext())), linked=False)
        else:
            self._children(element, depth, indent)

    def end_line(self, element: etree._Element) -> None:
        """The text so far is a line; a second break in a row is an empty one."""
        raw = "".join(self._text)
        text = raw if self._pre else _SPACE.sub(" ", raw).strip(" ")
        lead = _LEAD.match(text)
        columns = sum(_WIDE.get(c, 1) for c in lead[0]) if lead else 0
        text = text.strip(" \t\u00a0\u2002\u2003\u3000\u200b\ufeff")
        if text or self.page.lines:
            sign = "" if _NUMBERED.match(text) else self._sign
            indent = columns or self._indent if text else 0
            self.page.add(Line(sign + text if text else "", indent), element, self._linked)
        if text:
            self._sign = ""
        self._text.clear()
        self._linked = 0

    def _children(self, element: etree._Element, depth: int, indent: int) -> None:
        tag = element.tag
        block = tag in _BLOCKS
        if block:
            self._break(element)
            indent = _text_indent(element, indent)
            self._indent = indent
        was_pre, self._pre = self._pre, self._pre or tag == "pre"
        was_heading, self._heading = self._heading, self._heading or tag in _HEADINGS
        if tag == "li":
            self._sign = self._list_sign(element)
        self._take(element.text, linked=tag == "a", at=element)
        for child in element:
            self.element(child, depth + 1, indent)
            self._take(child.tail, linked=tag == "a", at=element)
        if block:
            self._break(element)
            if tag == "li":
                self._sign = ""
        self._pre, self._heading = was_pre, was_heading

    def _take(self, text: str | None, *, linked: bool, at: etree._Element | None = None) -> None:
        if not text:
            return
        if self._pre and at is not None:
            first, *others = text.replace("\r\n", "\n").split("\n")
            self._text.append(first)
            for other in others:
                self.end_line(at)
                self._text.append(other)
            return
        self._text.append(text)
        if linked:
            self._linked += len(text.strip())

    def _break(self, element: etree._Element) -> None:
        """End the line at a block; blocks within blocks make no empty lines."""
        if any(part.strip(" \t\r\n\f") for part in self._text):
            self.end_line(element)
        else:
            self._text.clear()

    def _list_sign(self, item: etree._Element) -> str:
        """The number a page shows before an item of a numbered list."""
        parent = item.getparent()
        if parent is None or parent.tag != "ol":
            return ""
        before = self._counts.get(parent, _whole(parent.get("start"), 1) - 1)
        number = self._counts[parent] = _whole(item.get("value"), before + 1)
        style = parent.get("style", "").lower()
        if re.search(r"list-style(?:-type)?\s*:[^;]*none", style):
            return ""
        if any(word in style for word in _HAN_LISTS) and number in range(1, 1000):
            return f"{han_number(number)}、"
        kind = parent.get("type", "1")
        if kind in ("a", "A") and number in range(1, 27):
            return f"{chr(ord(kind) + number - 1)}."
        return f"{number}."

    def _table(self, table: etree._Element, depth: int, indent: int) -> None:
        rows: list[list[list[Line]]] = []
        origin: dict[int, tuple[etree._Element, int]] = {}
        made: list[etree._Element] = []
        for row in _rows(table):
            cells = []
            for cell in list(row)[:_MAX_ROW_CELLS] if row.tag == "tr" else [row]:
                inner = _Flow()
                inner.element(cell, depth + 3, indent)
                inner.end_line(cell)
                page = inner.page
                self.page.dropped += page.dropped
                cells.append(page.lines)
                places = zip(page.lines, page.elements, page.linked, strict=True)
                origin |= {id(line): (at, linked) for line, at, linked in places}
            rows.append(cells)
            made.append(row)
        for line in table_lines(rows):
            element, linked = origin.get(id(line), (made[0] if made else table, 0))
            self.page.add(line, element, linked)


def _rows(table: etree._Element) -> list[etree._Element]:
    """The rows of a table, its caption too; rows of tables inside it are theirs."""
    rows: list[etree._Element] = []
    for child in table:
        if child.tag in ("tbody", "thead", "tfoot"):
            rows += [row for row in child if not _is_hidden(row)]
        elif not _is_hidden(child):
            rows.append(child)
    return rows


def _has_letter(element: etree._Element) -> bool:
    """A letter's own words stand here, or a heading of the page."""
    return CUE.search(_plain(element)) is not None or element.find(".//h1") is not None


def _plain(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


def _shown(element: etree._Element) -> str:
    """The text of an element that is left out; programs and styles are no text."""
    silent = ("script", "style", "head", "noscript", "template")
    shown = [x for x in element.iter() if x.tag not in silent]
    return "".join((x.text or "") + ((x.tail or "") if x is not element else "") for x in shown)


def _is_hidden(element: etree._Element) -> bool:
    hidden = element.get("hidden") is not None or element.get("type") == "hidden"
    return hidden or _HIDDEN.search(element.get("style", "")) is not None


def _text_indent(element: etree._Element, inherited: int) -> int:
    """First-line indent in half-width columns; a page hands it down to what is inside."""
    found = _TEXT_INDENT.search(element.get("style", ""))
    if found is None:
        return inherited
    return max(0, min(40, round(float(found[1]) * _COLUMNS.get(found[2] or "px", 0.125))))


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else otherwise
