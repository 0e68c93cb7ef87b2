"""The red head of a letter: where its parts stand, and how much room it takes.

Lengths are twips (1/1440 inch) from the upper edge of the page, unless said; GB/T 9704-2012 7.2
and 10.1.
"""

from dataclasses import dataclass

from replydesk.domain.composition import Role, clean, lead_body
from replydesk.domain.finding import Where
from replydesk.domain.letter import LetterFormat, ReplyLetter, Urgency
from replydesk.domain.line_breaks import text_width
from replydesk.domain.measures import mark_lines
from replydesk.domain.page_rows import TRACKING, WIDTH, Line

TOP = 2098  # of the type area: 37 mm
NUMBER_LINE = 320  # the line of 发文字号
URGENCY_LINE = 400
EMU_A_TWIP = 635
_MARK_TOP, _MARK_FRAME, _MARK_LINE, _MARK_PT = 1701, 1059, 760, 36.0
_THICK, _THIN = 28575, 9525  # 2.25 pt and 0.75 pt in EMU
_FIRST_RULE, _GAP = 1695600, 47625  # 47.1 mm; from the top of the first bar to the second
_FOOT_RULES = ((9914850, _THIN), (9943425, _THICK))  # the lower edge 20 mm above the page's foot
_DOCUMENT_MARK_BEFORE = 1984  # 35 mm below the type area's top
_BORDER = 250  # 11 pt of white and a rule of 1.5 pt, which ends 4 mm below the number
_BORDER_RULE = 19050  # 1.5 pt in EMU
SIGNER_SIGN = "签发人："
_URGENCIES = {Urgency.EXTRA_URGENT: "特急", Urgency.URGENT: "加急"}


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Black words of the head: their line, and the middle of that from the page's upper edge."""

    line: Line
    middle: int


@dataclass(frozen=True, slots=True)
class Masthead:
    """The lines of 发文机关标志 with their size in points and height, and what stands below.

    `number_before` is the white above 发文字号, `rules` are (top, height) of the red rules in EMU,
    `bottom` is where the text begins. `frame` is the height of the mark's frame in 信函格式.
    `signer` is empty in 信函格式. `words` is where number, urgency and signer stand.
    """

    lines: tuple[str, ...]
    size: float
    line: int
    mark_top: int
    frame: int
    number: str
    urgency: str
    signer: str
    number_before: int
    rules: tuple[tuple[int, int], ...]
    bottom: int
    words: tuple[HeadWords, ...]


def masthead(letter: ReplyLetter) -> Masthead:
    """The head of a letter in its format."""
    name = lead_body(letter)  # a joint letter may carry the name of the one that leads alone
    number = clean(letter.document_number or "")
    urgency = _URGENCIES[letter.urgency] if letter.urgency else ""
    if letter.format is LetterFormat.LETTER:
        return _letter_head(name, number, urgency)
    names = (clean(each) for each in (letter.signer or "").split("、"))
    return _document_head(name, number, urgency, "\u3000".join(filter(None, names)))


def _letter_head(name: str, number: str, urgency: str) -> Masthead:
    """The mark at 30 mm, a double rule 4 mm below it, another 20 mm from the foot (10.1)."""
    lines: list[str] = []
    size, whole, begins, before = _MARK_PT, _MARK_LINE, TOP, 941
    if name:
        lines, size = mark_lines(name, _MARK_PT if len(name) <= 24 else 18.0)
        whole = min(_MARK_LINE, round(_MARK_LINE * size / _MARK_PT * len(lines)))
        begins, before = _MARK_TOP + _MARK_FRAME - (_MARK_LINE - whole), 280
    saved = _MARK_LINE - whole
    rule = _FIRST_RULE - saved * EMU_A_TWIP
    bottom = begins + before + NUMBER_LINE
    middle = bottom - NUMBER_LINE // 2
    return Masthead(
        tuple(lines),
        size,
        whole // max(1, len(lines)),
        _MARK_TOP,
        _MARK_FRAME - saved,
        number,
        urgency,
        "",
        before,
        ((rule, _THICK), (rule + _GAP, _THIN), *_FOOT_RULES),
        bottom,
        (*_urgency_words(urgency, middle), *_number_words(number, middle, 1.0)),
    )


def _document_head(name: str, number: str, urgency: str, signer: str) -> Masthead:
    """The mark 35 mm below the type area's top, number centred, a red rule 4 mm below (7.2).

    With a signer the number stands one character in from the left, the signer from the right.
    """
    lines: list[str] = []
    size, line, bottom = 0.0, 0, TOP
    if name:
        lines, size = mark_lines(f"{name}文件", 62.0)
        line = round(size * 21.1)
        bottom += _DOCUMENT_MARK_BEFORE + line * len(lines)
    words = _urgency_words(urgency, TOP + URGENCY_LINE // 2)
    if number or signer:
        bottom += 1288 + NUMBER_LINE
        middle = bottom - NUMBER_LINE // 2
        if signer:
            words += _signed_words(number, signer, middle)
        else:
            words += _number_words(number, middle, 0.5)
    rules: tuple[tuple[int, int], ...] = ()
    if name or number or signer:
        bottom += _BORDER
        rules = ((bottom * EMU_A_TWIP - _BORDER_RULE, _BORDER_RULE),)
    return Masthead(
        tuple(lines),
        size,
        line,
        TOP + _DOCUMENT_MARK_BEFORE,
        0,
        number,
        urgency,
        signer,
        1288,
        rules,
        bottom,
        words,
    )


def _urgency_words(text: str, middle: int) -> tuple[HeadWords, ...]:
    """特急 at the left edge, in the face of a first heading (7.2.3)."""
    return (_words(Role.HEADING_1, text, "urgency", 0.0, middle),) if text else ()


def _number_words(text: str, middle: int, share: float) -> tuple[HeadWords, ...]:
    """发文字号 with this share of the line's free room before it."""
    x = (WIDTH - text_width(text, TRACKING)) * share
    return (_words(Role.BODY, text, "document_number", x, middle),) if text else ()


def _signed_words(number: str, signer: str, middle: int) -> tuple[HeadWords, ...]:
    """The number one character in, the signer too, his name in the face of a second heading."""
    found = (_words(Role.BODY, number, "document_number", 1.0, middle),) if number else ()
    x = WIDTH - 1 - text_width(signer, TRACKING)
    sign_x = x - text_width(SIGNER_SIGN, TRACKING)
    return (
        *found,
        _words(Role.BODY, SIGNER_SIGN, "signer", sign_x, middle),
        _words(Role.HEADING_2, signer, "signer", x, middle),
    )


def _words(role: Role, text: str, field: str, x: float, middle: int) -> HeadWords:
    width = text_width(text, TRACKING)
    return HeadWords(Line(role, text, x, width, 1, Where(field=field)), middle)
