"""Lines of a file → paragraphs: lines that were broken at the paper's edge are joined again."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from replydesk.domain.section_names import section_kind

_CLOSED = tuple("。！？；：:;!?.…”》）)")
_ENDED = tuple("。！？；：:;!?”）)》号日")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、．.]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]"
    r"|\d{1,2}\s*(?:[．、]|[.](?!\d)|[.](?=20\d\d年))|附件\s*[：:]|抄送|[（(]?联系人|类别[：:]"
)
_POINT = re.compile(
    r"[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[，,、]|(?:最后，)?(?:衷心|诚挚|再次|非常)?感谢[您你各]|特此|此致|下一?步[，,]|今后[，,]|近年来[，,]|截至"
)
_TAIL_LINE = re.compile(
    r"抄\s*[送报致]\s*[：:]|主\s*送\s*[：:]|附\s*件\s*\d?[：:]|[（(]?(?:联\s*系|经办人|承办(?:科室|处室|人))[^，。]{0,10}[：:]"
    r"|[（(]?(?:是否|此件|公开)[^，。]{0,8}公开|签\s*发\s*人?[：:]|[（(]?(?:类\s*别|办理结果)[：:]"
)
_ALONE = re.compile(r"[^，。；《》：:]{2,60}(?:代表|委员|[局委办会厅院部])[：:]")
_ENTRY = re.compile(
    r"(?:(?:建议|提案)?(?:编号|名称|内容)|案\s*由|题\s*目|标\s*题|(?:领衔|附议|联名|提出)(?:代表|委员|人)"
    r"|(?:第一|联名)?提案[人者]|代表团|届\s*次|(?:主题)?分类|(?:承办|主办|会办|办理)单位|联系电话)\s*[：:]"
)
_NAMES = re.compile(r"(?=.{3,20}$)(?:[\u4e00-\u9fff ]{2,5}、)+")
_BLANKS = " \t\u00a0\u3000\u200b\ufeff"
_BLANK_WIDTHS = {"\u3000": 2, "\t": 4}
_FIRST_LINE = 10  # columns that a first line is set in at most
_NARROWEST, _WIDEST = 36, 140  # columns of a page that breaks its lines
_CONTROLS = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\ud800-\udfff]")  # but for tabs
_SQUARE = re.compile(
    "[\u4e00-\u9fff，。、；：！？《》（）“”]+"
)  # nearly all that letters are made of
_PAIRS = (("《", "》"), ("（(", "）)"))
_PAGE_NUMBER = re.compile(
    r"[-—－–·\s]*\d{1,3}[-—－–·\s]*|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?"
)
_DATE_LINE = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph as it stood in a file; `indent` counts half-width columns.

    `style` is the name of its style in Word, `authors` are those whose tracked changes are in it.
    """

    text: str
    indent: int = 0
    style: str = field(default="", compare=False)
    authors: tuple[str, ...] = field(default=(), compare=False)


def plain_line(line: Line) -> Line:
    """The line without control characters, blanks in front of it counted into its indent."""
    clean = without_controls(line.text)
    text = clean.lstrip(_BLANKS)
    lead = sum(_BLANK_WIDTHS.get(c, 1) for c in clean[: len(clean) - len(text)])
    text = text.rstrip(_BLANKS)
    if text == line.text:
        return line
    return Line(text, line.indent + lead if text else 0)


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text, blank ones kept as empty lines, with their indents."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    return [plain_line(Line(raw)) for raw in text.split("\n")]


def without_controls(text: str) -> str:
    """The text without control characters other than tabs."""
    return _CONTROLS.sub("", text)


@lru_cache(maxsize=1024)  # each line is asked for again and again
def width(text: str) -> int:
    """Width in half-width columns: a Chinese character counts 2."""
    rest = _SQUARE.sub("", text)
    odd = sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in rest)
    return 2 * (len(text) - len(rest)) + odd


def join_lines(lines: Sequence[Line]) -> tuple[list[str], int]:
    """The paragraphs of these lines, blank ones dropped, and how many lines were joined.

    Text that is one paragraph a line already comes back as it is, but for a title in 《》 or a
    remark in brackets that was broken in its middle.
    """
    filled = [line for line in lines if line.text and not _PAGE_NUMBER.fullmatch(line.text)]
    if not filled:
        return [], 0
    inside = _continues(filled)
    starts = _starts(lines, filled)
    paragraphs = [filled[0].text]
    for line, begins, continues in zip(filled[1:], starts[1:], inside[1:], strict=True):
        if begins and not continues:
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _glue(paragraphs[-1], line.text)
    return paragraphs, len(filled) - len(paragraphs)


def _starts(lines: Sequence[Line], filled: Sequence[Line]) -> list[bool]:
    """For each line whether a paragraph begins with it."""
    core = _core(filled)
    if not _is_wrapped(core):
        return [True, *(not _is_cut(before, line) for before, line in pairwise(filled))]
    edge = _edge(core)
    # What stands far to the right is a signature or centred: it tells nothing of paragraphs.
    indented = [2 <= line.indent <= _FIRST_LINE for line in core]
    by_indent = 0.05 < sum(indented) / len(core) < 0.95 and sum(indented) >= 2
    gaps = _telling_gaps(lines, edge)
    first = next((at for at, x in enumerate(filled) if re.search("[。，,]", x.text)), 0)
    starts = [True]
    for at, (before, line) in enumerate(pairwise(filled), 1):
        following = filled[at + 1].text if at + 1 < len(filled) else ""
        signs = _DATE_LINE.fullmatch(following) is not None and width(line.text) < 0.7 * edge
        above = at <= first and not _is_full(before, edge)
        starts.append(
            signs
            or above
            or id(line) in gaps
            or _starts_paragraph(before, line, edge, by_indent=by_indent)
        )
    return starts


def _is_cut(before: Line, line: Line) -> bool:
    """True where a sentence was broken, though most lines are whole: no mark ends the one, the
    other begins nothing."""
    left, right = before.text, line.text
    if re.match(r"[，。；、）》”]|(?:已)?收悉", right) or (left[-1] in "，,、" and len(left) > 12):
        return True
    return (
        len(left) > 25
        and re.search("[，,。；》]", left) is not None
        and re.search(r"[\u4e00-\u9fffA-Za-z\d%％]$", left) is not None
        and not left.endswith(("如下", "答复", "回复", "函", "意见"))
        and "\u4e00" <= right[0] <= "\u9fff"
        and re.search("[，,。；：:]", right) is not None
        and not (_is_marked(right) or _stands_alone(right) or _ALONE.match(right[:60]))
    )


def _core(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines between salutation and date: how wide the others are says nothing."""
    start = next((at + 1 for at, x in enumerate(lines) if _ALONE.fullmatch(x.text)), 0)
    days = (at for at, x in enumerate(lines) if at > start and _DATE_LINE.fullmatch(x.text))
    core = lines[start : next(days, len(lines))]
    return core if len(core) >= 4 else lines


def _continues(lines: Sequence[Line]) -> list[bool]:
    """For each line whether it begins within 《》, （） or a list of names left open before it."""
    out = [False]
    for before, line in pairwise(lines):
        tail, head = before.text[-60:], line.text[:60]
        named = tail.endswith("、") or re.fullmatch(r"(?:代表|委员)们?[：:]", head) is not None
        out.append(named or any(_is_left_open(tail, head, *pair) for pair in _PAIRS))
    return out


def _is_left_open(tail: str, head: str, opening: str, closing: str) -> bool:
    opened = max(tail.rfind(c) for c in opening)
    if opened < 0 or opened < max(tail.rfind(c) for c in closing):
        return False
    ends = [at for c in closing if (at := head.find(c)) >= 0]
    begins = [at for c in opening if (at := head.find(c)) >= 0]
    return bool(ends) and (not begins or min(ends) < min(begins))


def _glue(left: str, right: str) -> str:
    """Join two pieces of a broken line; Latin words keep a blank between them."""
    blank = " " if re.search(r"[A-Za-z]$", left) and re.match(r"[A-Za-z]", right) else ""
    return left + blank + right


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Lines that are long, of like length, and often end within a sentence are broken lines."""
    if len(lines) < 4:
        return False
    edge = _edge(lines)
    if not _NARROWEST <= edge <= _WIDEST:
        return False
    long = [line for line in lines if width(line.text) > 0.8 * edge]
    open_ended = [line for line in long if not line.text.endswith(_CLOSED)]
    return len(open_ended) >= 3 and len(open_ended) > 0.25 * len(long)


def _edge(lines: Sequence[Line]) -> int:
    """Where the paper's edge was, in half-width columns: the width most long lines reach."""
    widths = sorted(width(line.text) for line in lines)
    return max(widths[int(len(widths) * 0.9)], 1)


def _telling_gaps(lines: Sequence[Line], edge: int) -> set[int]:
    """Ids of the lines behind a blank line, where blank lines mean something.

    They do where they are rare, or stand where a paragraph may end: behind the end of a sentence
    or a line that is not full, as a page's space between paragraphs does.
    """
    after: set[int] = set()
    ended = 0
    last: Line | None = None
    for blank, line in pairwise(lines):
        last = blank if blank.text else last
        if line.text and not blank.text:
            after.add(id(line))
            ended += last is None or last.text.endswith(_ENDED) or not _is_full(last, edge)
    share = len(after) / sum(bool(line.text) for line in lines)
    return after if share < 0.4 or (share < 0.8 and ended >= 0.9 * len(after)) else set()


def _starts_paragraph(before: Line, line: Line, edge: int, *, by_indent: bool) -> bool:
    ended = before.text.endswith(("。", "！", "？", "：", ":"))
    full = not (ended and _had_room(before, line, edge)) and _is_full(before, edge)
    if _TAIL_LINE.match(line.text):
        return True
    if any(_stands_alone(x.text) for x in (before, line)):
        return True
    if before.text.endswith(("如下：", "如下:")):
        return True
    if by_indent:
        return line.indent >= 2 or (ended and not full and _is_marked(line.text))
    if _HEADING.match(line.text):
        return True
    if _POINT.match(line.text):
        return not full or ended
    return not full and (before.text.endswith(_CLOSED) or not _is_open(before.text))


def _had_room(before: Line, line: Line, edge: int) -> bool:
    """True where the next word would have fitted behind a line, had it belonged there."""
    word = re.match(r"[\dA-Za-z.%]+|.", line.text)
    needed = width(word[0]) if word else 2
    return width(before.text) + before.indent + needed <= edge - 3


def _is_full(line: Line, edge: int) -> bool:
    return width(line.text) + line.indent > 0.82 * edge


@lru_cache(maxsize=64)  # asked for as the line before and as the line itself
def _stands_alone(text: str) -> bool:
    """Salutation, names of one, date, entry of a form, or the bare name of a section."""
    whole = (_ALONE, _NAMES, _DATE_LINE)
    return (
        any(pattern.fullmatch(text) for pattern in whole)
        or bool(_ENTRY.match(text))
        or (text[-1] not in "。；：，、" and section_kind(text) is not None)
    )


def _is_marked(text: str) -> bool:
    return bool(_HEADING.match(text) or _POINT.match(text))


def _is_open(text: str) -> bool:
    """A short line that ends within a sentence, though it is no heading: broken by something."""
    return text.endswith(("，", ",", "、", "的", "和", "与")) or (
        re.search("[，,]", text) is not None and width(text) > 30
    )
