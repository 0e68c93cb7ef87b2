"""The text layer of one PDF page → pieces of text with their places.

PDFium is asked once for the text of a page and then a few times for each of its lines: asking for
every character would take longer than everything else.
"""

import math
import re
import sys
from array import array
from collections import Counter
from collections.abc import Iterator
from ctypes import c_double
from dataclasses import dataclass, replace
from unicodedata import east_asian_width, normalize

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from replydesk.readers.page_layout import Piece

_WIDE_GAP = 1.3  # of a character: what stands further apart are two pieces
_BLANK_GAP = 0.3
_SMALLEST = 2.0  # points: smaller text is not there to be read
_SLACK = 2.0  # points that a character may stand above or below its line
_ASLANT = 0.05  # of a quarter of a circle
_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_BLANKS = re.compile(" +")
_LITTLE = sys.byteorder == "little"
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…"
_THIN_GAP = re.compile(rf"(?<=[{_HAN}]) (?=[0-9A-Za-z])|(?<=[0-9A-Za-z%]) (?=[{_HAN}])")
_RADICALS = (
    "⺁厂⺇几⺌小⺎兀⺏尣⺒巳⺓幺⺗心⺙攵⺛旡⺞歺⺟母⺠民⺨犭⺮竹⺶羊⺼肉⻁虎⻄西⻅见⻆角⻉贝⻋车⻌辶⻏阝⻓长⻔门⻗雨⻘青⻙韦⻚页"
    "⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
# Signs that some fonts put in the place of characters, and what they stand for.
PLAIN: dict[int, str | None] = {
    **{
        code: normalize("NFKC", chr(code))
        for start, end in ((0x2F00, 0x2FD6), (0xF900, 0xFAFF), (0xFB00, 0xFB07))
        for code in range(start, end)
    },
    **{ord(sign): plain for sign, plain in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)},
    0x00A0: " ",
    0x00AD: None,
    0x0002: None,  # PDFium's sign for a hyphen at the end of a line
    0xFFFE: None,
}
_ODD = re.compile(f"[\ud800-\udfff{''.join(map(chr, PLAIN))}]")


@dataclass(frozen=True, slots=True)
class PageText:
    """What the text layer of a page says.

    `left_out` holds text that does not show: drawn with no ink, too small to be seen or beyond the
    edge of the paper, and what runs aslant (a water mark). `is_invisible` is true where all of the
    text has no ink: that of a scan whose characters were recognised before; `is_garbled` where the
    fonts do not say which characters their signs are, as after a careless conversion.
    """

    height: float
    pieces: tuple[Piece, ...]
    left_out: tuple[str, ...] = ()
    is_invisible: bool = False
    is_garbled: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters on one line; `turn` counts quarters of a circle, None where they run aslant."""

    start: int
    text: str
    turn: int | None
    has_ink: bool
    is_known: bool


def page_text(page: pdfium.PdfPage) -> PageText:
    """The text of a page as it is read, whichever way the page is turned."""
    text_page = page.get_textpage()
    try:
        runs = list(_runs(text_page))
        lengths: Counter[int | None] = Counter()
        inked = any(run.has_ink for run in runs)
        for run in runs:
            lengths[run.turn] += len(run.text)
        del lengths[None]
        turn = lengths.most_common(1)[0][0] if lengths else 0
        frame = _Frame(page, turn or 0)
        shown: list[Piece] = []
        left_out: list[str] = []
        for run in runs:
            found = _pieces(text_page.raw, run, frame) if run.turn == turn else []
            if found and run.has_ink == inked and frame.shows(found[0]):
                shown += found
            else:
                left_out.append(_solid(run.text))
    finally:
        text_page.close()
    return PageText(
        frame.height,
        tuple(shown),
        tuple(left_out),
        is_invisible=bool(runs) and not inked,
        is_garbled=sum(len(run.text) * (-1 if run.is_known else 1) for run in runs) > 0,
    )


def _runs(text_page: pdfium.PdfTextPage) -> Iterator[_Run]:
    page = text_page.raw
    at = 0
    for line in _in_units(text_page.get_text_range()).split("\r\n"):
        text = line.strip(" ")
        if text:
            lead = len(line) - len(line.lstrip(" "))
            start = raw.FPDFText_GetCharIndexFromTextIndex(page, at + lead)
            yield from _level(page, start, text)
        at += len(line) + 2


def _in_units(text: str) -> str:
    """The text with two halves for each rare character, as PDFium counts them."""
    if text.isascii() or max(text) <= "\uffff":
        return text
    return "".join(map(chr, array("H", text.encode("utf-16-le" if _LITTLE else "utf-16-be"))))


def _level(page: raw.FPDF_TEXTPAGE, start: int, text: str) -> Iterator[_Run]:
    """PDFium's line as the runs on one level that it is made of: nearly always one."""
    is_known = not raw.FPDFText_HasUnicodeMapError(page, start)
    run = _Run(start, text, _turn(page, start), _has_ink(page, start), is_known)
    if _drift(page, run, start, start + len(text) - 1) < _SLACK:
        yield run
        return
    begin = 0
    for place in range(1, len(text)):
        apart = text[place] != " " and _drift(page, run, start + begin, start + place) >= _SLACK
        if apart:
            yield replace(run, start=start + begin, text=text[begin:place].rstrip(" "))
            begin = place
            turn, ink = _turn(page, start + place), _has_ink(page, start + place)
            run = _Run(0, "", turn, ink, is_known)
    yield replace(run, start=start + begin, text=text[begin:])


def _turn(page: raw.FPDF_TEXTPAGE, index: int) -> int | None:
    quarters = raw.FPDFText_GetCharAngle(page, index) / (math.pi / 2)
    turn = round(quarters)
    return -turn % 4 if abs(quarters - turn) < _ASLANT else None


def _has_ink(page: raw.FPDF_TEXTPAGE, index: int) -> bool:
    words = raw.FPDFText_GetTextObject(page, index)
    return not words or raw.FPDFTextObj_GetTextRenderMode(words) not in _INVISIBLE


def _drift(page: raw.FPDF_TEXTPAGE, run: _Run, one: int, two: int) -> float:
    """How far a character stands above or below the line that another one stands on."""
    if run.turn is None:
        return 0.0
    (ax, ay), (bx, by) = _origin(page, one), _origin(page, two)
    return abs(bx - ax) if run.turn % 2 else abs(by - ay)


def _origin(page: raw.FPDF_TEXTPAGE, index: int) -> tuple[float, float]:
    x, y = c_double(), c_double()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    return x.value, y.value


class _Frame:
    """The paper of a page turned so that its text stands upright, measured from the top left."""

    def __init__(self, page: pdfium.PdfPage, turn: int) -> None:
        left, bottom, right, top = page.get_bbox()
        corners = [_turned(x, y, turn) for x, y in ((left, bottom), (right, top))]
        self.turn = turn
        self.left, self._top = min(x for x, _ in corners), max(y for _, y in corners)
        self.width = max(x for x, _ in corners) - self.left
        self.height = self._top - min(y for _, y in corners)

    def base(self, x: float, y: float) -> float:
        """How far below the upper edge a point of the page lies."""
        return self._top - _turned(x, y, self.turn)[1]

    def shows(self, piece: Piece) -> bool:
        """Whether a piece begins on the paper and can be seen there."""
        on_paper = -5 < piece.base < self.height + 5 and -5 < piece.left < self.width
        return on_paper and piece.size > _SMALLEST


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _pieces(page: raw.FPDF_TEXTPAGE, run: _Run, frame: _Frame) -> list[Piece]:
    """The pieces of a run: one, or several where wide gaps are between them."""
    base = frame.base(*_origin(page, run.start))
    left, right = _sides(page, run.start, frame)
    is_square = east_asian_width(run.text[0]) in "WFA"
    size = max(right - left if is_square else 2 * (right - left), 0.1)
    out = []
    begin, reached = 0, left
    for blank in _BLANKS.finditer(run.text):
        end = _sides(page, run.start + blank.start() - 1, frame)[1]
        following = _sides(page, run.start + blank.end(), frame)[0]
        if end < reached + 0.1 * size or following < end - 0.5 * size:
            return _by_place(page, run, frame, base, size)
        reached = following
        if following - end > _WIDE_GAP * size:
            out.append(Piece(_solid(run.text[begin : blank.start()]), left, end, base, size))
            begin, left = blank.end(), following
    end = _sides(page, run.start + len(run.text) - 1, frame)[1]
    if end < reached + 0.1 * size:
        return _by_place(page, run, frame, base, size)
    return [*out, Piece(_solid(run.text[begin:]), left, end, base, size)]


def _by_place(
    page: raw.FPDF_TEXTPAGE, run: _Run, frame: _Frame, base: float, size: float
) -> list[Piece]:
    """The pieces of a run whose characters were not drawn from left to right.

    Some programs draw all characters of one font before those of the next.
    """
    places = [(*_sides(page, run.start + at, frame), char) for at, char in enumerate(run.text)]
    out: list[Piece] = []
    text, begin, end = "", 0.0, 0.0
    shown = [place for place in places if place[2] != " "]
    for left, right, char in sorted(shown, key=lambda place: place[0] + place[1]):
        if text and left - end > _WIDE_GAP * size:
            out.append(Piece(_solid(text), begin, end, base, size))
            text = ""
        if not text:
            begin = left
        elif left - end > _BLANK_GAP * size:
            text += " "
        text += char
        end = right
    return [*out, Piece(_solid(text), begin, end, base, size)]


def _solid(text: str) -> str:
    """Plain characters, without the blanks PDFium sees in small gaps between Chinese and digits."""
    if _ODD.search(text):
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = whole.translate(PLAIN)
    return _THIN_GAP.sub("", text) if " " in text else text


def _sides(page: raw.FPDF_TEXTPAGE, index: int, frame: _Frame) -> tuple[float, float]:
    """Left and right of a character with its side bearings."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, index, box)
    if frame.turn == 0:
        return box.left - frame.left, box.right - frame.left
    one = _turned(box.left, box.bottom, frame.turn)[0] - frame.left
    two = _turned(box.right, box.top, frame.turn)[0] - frame.left
    return (one, two) if one <= two else (two, one)
