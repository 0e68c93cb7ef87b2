"""The blocks of a DOCX in reading order: paragraphs, tables, text boxes, embedded pages → lines."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from replydesk.domain.rejoin import Line
from replydesk.readers.tables import table_lines
from replydesk.readers.word_names import MC, R, W, at, switch, value
from replydesk.readers.word_numbers import Numbering
from replydesk.readers.word_styles import Styles
from replydesk.readers.word_text import NEW_PAGE, LeftOut, ParagraphText, Token

_BLANKS = " \t\u3000\u00a0"
_HAN = "[一二三四五六七八九十]{1,3}"
_SIGN = rf"(?:{_HAN}(?:、|是)|（(?:{_HAN}|\d{{1,2}})）|\d{{1,2}}[.．、](?!\d))"
_HEADING = re.compile(rf"\s*{_SIGN}[^。，；]{{2,40}}")
_LABELLED = re.compile(rf"\s*{_SIGN}")
_ENDS = ("。", "；", "：", "！", "？", ";", ":")
_WRAPPERS = frozenset(
    f"{W}{name}" for name in "sdt sdtContent customXml smartTag ins moveTo".split()
)
_MOST_INDENT = 8
_TRACKED = tuple(f"{W}{name}" for name in "ins del moveTo moveFrom".split())


class Body:
    """Turns the blocks of one document into lines, its lists counting on from block to block.

    `embedded` gives the lines of an altChunk by its relation.
    """

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        left_out: LeftOut,
        embedded: Callable[[str], list[Line]],
    ) -> None:
        self._styles = styles
        self._numbering = numbering
        self._left_out = left_out
        self._embedded = embedded
        self._text = ParagraphText(styles, left_out)

    def lines(self, container: etree._Element) -> list[Line]:
        """The lines of everything in a body, cell or text box."""
        out: list[Line] = []
        carried: list[Token] = []
        for block in _blocks(container):
            if block.tag == f"{W}p":
                carried = self._paragraph(block, carried, out)
                continue
            if carried:
                out += self._made(carried, "", 0)
                carried = []
            if block.tag == f"{W}tbl":
                out += table_lines(self._rows(block))
            elif block.tag == f"{W}altChunk":
                out += self._embedded(block.get(f"{R}id", ""))
        return [*out, *self._made(carried, "", 0)] if carried else out

    def _paragraph(
        self, paragraph: etree._Element, carried: list[Token], out: list[Line]
    ) -> list[Token]:
        """Add the paragraph's lines; where its end was deleted, give its text to the next one."""
        style = value(paragraph, "pPr/pStyle")
        if self._styles.is_repeating(style):
            return carried
        tokens = [*carried, *self._text.tokens(paragraph, style)]
        if _runs_on(paragraph):
            return tokens
        sign = self._numbering.sign(paragraph, style)
        made = self._made(tokens, sign, self._styles.indent(paragraph, style))
        name, authors = self._styles.name(style), _authors(paragraph)
        out += [replace(line, style=line.style or name, authors=authors) for line in made]
        return []

    def _made(self, tokens: list[Token], sign: str, indent: int) -> list[Line]:
        """The lines of a paragraph; a box stands before it where no text is before its anchor."""
        text = "".join(token for token in tokens if isinstance(token, str))
        lines = list(_pieces(text, sign, indent))
        before: list[Line] = []
        after: list[Line] = []
        begun = False
        for token in tokens:
            if isinstance(token, str):
                begun = begun or bool(token.strip())
            else:
                (after if begun else before).extend(self.lines(token))
        return [*before, *lines, *after]

    def _rows(self, table: etree._Element) -> list[list[list[Line]]]:
        rows = []
        for row in _within(table, f"{W}tr"):
            if at(row, "trPr/del") is None and not switch(row, "trPr/hidden"):
                cells = [c for c in _within(row, f"{W}tc") if at(c, "tcPr/cellDel") is None]
                rows.append([self.lines(cell) for cell in cells])
        return rows


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and embedded pages, those in content controls and insertions too."""
    for child in container:
        tag = child.tag
        if tag in (f"{W}p", f"{W}tbl", f"{W}altChunk"):
            yield child
        elif tag in _WRAPPERS:
            yield from _blocks(child)
        elif tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            chosen = choice if choice is not None else child.find(f"{MC}Fallback")
            if chosen is not None:
                yield from _blocks(chosen)


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through the wrappers around them."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _within(child, tag)


def _authors(paragraph: etree._Element) -> tuple[str, ...]:
    """Who made the tracked changes of a paragraph, each once."""
    changes = paragraph.iter(*_TRACKED)
    return tuple(dict.fromkeys(change.get(f"{W}author", "") for change in changes))


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the end of the paragraph was deleted, moved away or is hidden."""
    mark = at(paragraph, "pPr/rPr")
    if mark is None:
        return False
    gone = at(mark, "del") is not None or at(mark, "moveFrom") is not None
    return gone or bool(switch(mark, "vanish"))


def _pieces(text: str, sign: str, indent: int) -> Iterator[Line]:
    """The paragraph as a line; a line break behind a sentence or at a heading begins a new one."""
    lead = len(text) - len(text.lstrip(_BLANKS))
    indent = indent or min(lead, _MOST_INDENT)
    pieces: list[str] = []
    for page in text.split(NEW_PAGE):
        fresh = True
        for piece in page.split("\n"):
            if not fresh and pieces[-1].strip() and not _is_break(pieces[-1], piece):
                pieces[-1] += piece
            else:
                pieces.append(piece)
            fresh = False
    stripped = [piece.strip(_BLANKS) for piece in pieces]
    filled = next((at for at, piece in enumerate(stripped) if piece), None)
    for number, piece in enumerate(stripped):
        yield Line((sign if number == filled else "") + piece, indent)


def _is_break(before: str, after: str) -> bool:
    return (
        before.rstrip().endswith(_ENDS)
        or _HEADING.fullmatch(before) is not None
        or _LABELLED.match(after) is not None
    )
