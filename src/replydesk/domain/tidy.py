"""Text of an old letter → clean paragraphs, with a list of what was repaired.

Letters come out of PDFs and scans with lines broken at the paper's edge, blanks inside words and
half-width marks (GB/T 15834 asks for full-width ones between Chinese characters).
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

_CJK = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE_MARK = r"“”‘’—…、。〈〉《》「」『』【】〔〕！（），：；？～"
_WIDE = rf"[{_CJK}{_WIDE_MARK}]"
_BLANK = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_CLOSED = tuple("。！？；：:;!?.…”》）)")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}\s*[、．.]|[（(]\s*[一二三四五六七八九十\d]{1,3}\s*[）)]"
    r"|\d{1,2}\s*(?:[．、]|[.](?!\d)|[.](?=20\d\d年))|附件\s*[：:]|抄送|[（(]?联系人|类别[：:]"
)
_POINT = re.compile(
    r"[一二三四五六七八九十]{1,3}是|第[一二三四五六七八九十]{1,3}[，,、]|(?:最后，)?(?:衷心|诚挚|再次|非常)?感谢[您你各]|特此|此致"
)
_ALONE = re.compile(r"[^，。；《》：:]{2,60}(?:代表|委员|[局委办会厅院部])[：:]")
_PAGE_NUMBER = re.compile(
    r"[-—－–·\s]*\d{1,3}[-—－–·\s]*|第\s*\d{1,3}\s*页(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?"
)
_DATE_LINE = re.compile(
    r"[\d〇○零一二三四五六七八九]{4}\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)
_MARK_PAIRS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line or paragraph as it stood in a file; `indent` counts half-width columns."""

    text: str
    indent: int = 0


@dataclass(slots=True)
class Repairs:
    """What was put right, by kind, with a few examples; `sentences` tells it to a clerk."""

    joined: int = 0
    found: dict[str, list[str]] = field(default_factory=dict)

    def note(self, kind: str, example: str) -> None:
        """Count one repair of a kind."""
        self.found.setdefault(kind, []).append(example)

    def sentences(self) -> list[str]:
        """One Chinese sentence for each kind of repair, with up to three examples."""
        out = [f"合并了{self.joined}处断行。"] if self.joined else []
        for kind, examples in self.found.items():
            shown = "、".join(dict.fromkeys(examples[:3]))
            out.append(f"{kind}{len(examples)}处，如{shown}。")
        return out


def lines_of(text: str) -> list[Line]:
    """The lines of a plain text, blank ones kept as empty lines, with their indents."""
    out = []
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"):
        clean = _without_controls(raw)
        stripped = clean.strip(" \t\u00a0\u3000\u200b\ufeff")
        lead = clean[: len(clean) - len(clean.lstrip(" \t\u00a0\u3000\u200b\ufeff"))]
        indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in lead)
        out.append(Line(stripped, indent if stripped else 0))
    return out


def _without_controls(text: str) -> str:
    return "".join(c for c in text if c == "\t" or unicodedata.category(c) not in ("Cc", "Cs"))


def width(text: str) -> int:
    """Width in half-width columns: a Chinese character counts 2."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def join_lines(lines: Sequence[Line], repairs: Repairs) -> list[str]:
    """Rejoin lines that were broken at the paper's edge; the paragraphs, blank lines dropped.

    Text that is one paragraph a line already comes back as it is.
    """
    filled = [line for line in lines if line.text and not _PAGE_NUMBER.fullmatch(line.text)]
    if not _is_wrapped(filled):
        return [line.text for line in filled]
    edge = _edge(filled)
    indented = [line.indent >= 2 for line in filled]
    by_indent = 0.05 < sum(indented) / len(filled) < 0.8
    gaps = _telling_gaps(lines, filled)
    paragraphs = [filled[0].text]
    for before, line, after in zip(filled[:-1], filled[1:], [*filled[2:], Line("")], strict=True):
        signs = _DATE_LINE.fullmatch(after.text) is not None and width(line.text) < 0.7 * edge
        starts = signs or id(line) in gaps
        if starts or _starts_paragraph(before, line, edge, by_indent=by_indent):
            paragraphs.append(line.text)
        else:
            paragraphs[-1] = _glue(paragraphs[-1], line.text)
            repairs.joined += 1
    return paragraphs


def _glue(left: str, right: str) -> str:
    """Join two pieces of a broken line; Latin words keep a blank between them."""
    blank = " " if re.search(r"[A-Za-z]$", left) and re.match(r"[A-Za-z]", right) else ""
    return left + blank + right


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """Lines that are long, of like length, and often end within a sentence are broken lines."""
    if len(lines) < 4:
        return False
    edge = _edge(lines)
    if edge > 140:
        return False
    long = [line for line in lines if width(line.text) > 0.8 * edge]
    open_ended = [line for line in long if not line.text.endswith(_CLOSED)]
    return len(open_ended) >= 3 and len(open_ended) > 0.25 * len(long)


def _edge(lines: Sequence[Line]) -> int:
    """Where the paper's edge was, in half-width columns: the width most long lines reach."""
    widths = sorted(width(line.text) for line in lines)
    return max(widths[int(len(widths) * 0.9)], 1)


def _telling_gaps(lines: Sequence[Line], filled: Sequence[Line]) -> set[int]:
    """Ids of the lines behind a blank line, where blank lines are rare enough to mean something."""
    after = {id(line) for blank, line in pairwise(lines) if line.text and not blank.text}
    return after if len(after) < 0.4 * len(filled) else set()


def _starts_paragraph(before: Line, line: Line, edge: int, *, by_indent: bool) -> bool:
    full = width(before.text) + before.indent > 0.82 * edge
    ended = before.text.endswith(("。", "！", "？", "：", ":"))
    if any(_ALONE.fullmatch(x.text) or _DATE_LINE.fullmatch(x.text) for x in (before, line)):
        return True
    if by_indent:
        return line.indent >= 2 or (ended and not full and _is_marked(line.text))
    if _HEADING.match(line.text) or before.text.endswith(("如下：", "如下:")):
        return True
    if _POINT.match(line.text):
        return not full or ended
    return not full and (before.text.endswith(_CLOSED) or not _is_open(before.text))


def _is_marked(text: str) -> bool:
    return bool(_HEADING.match(text) or _POINT.match(text))


def _is_open(text: str) -> bool:
    """A short line that ends within a sentence, though it is no heading: broken by something."""
    return text.endswith(("，", ",", "、", "的", "和", "与")) or ("，" in text and width(text) > 30)


def tidy(text: str, repairs: Repairs, *, marks: bool = True) -> str:
    """One paragraph without stray blanks and, where `marks` is true, with full-width marks."""
    text = _fold_digits(_without_controls(text).strip(), repairs)
    text = _drop_blanks(text, repairs)
    return _widen_marks(text, repairs) if marks else text


def _fold_digits(text: str, repairs: Repairs) -> str:
    """Full-width digits and letters become half-width (GB/T 15835)."""

    def fold(found: re.Match[str]) -> str:
        plain = unicodedata.normalize("NFKC", found[0])
        repairs.note("全角数字、字母改为半角", f"“{found[0]}”→“{plain}”")
        return plain

    return re.sub(r"[０-９Ａ-Ｚａ-ｚ％]+(?:[．][０-９]+)?", fold, text)


def _drop_blanks(text: str, repairs: Repairs) -> str:
    out: list[str] = []
    at = 0
    for found in _BLANK.finditer(text):
        left, right = text[: found.start()][-1:], text[found.end() :][:1]
        out.append(text[at : found.start()])
        at = found.end()
        if re.match(_WIDE, left) or re.match(_WIDE, right) or not left or not right:
            around = text[max(0, found.start() - 2) : found.end() + 2]
            repairs.note("删去多余空格", f"“{around}”")
        elif re.match(r"\d", left) and re.match(r"[%％.]", right):
            repairs.note("删去多余空格", f"“{text[max(0, found.start() - 2) : found.end() + 2]}”")
        else:
            out.append(" ")
    out.append(text[at:])
    return "".join(out)


def _widen_marks(text: str, repairs: Repairs) -> str:
    chars = list(text)
    _widen_brackets(chars, "(", ")", "（", "）")
    _widen_brackets(chars, "<", ">", "〈", "〉")
    _widen_quotes(chars)
    for i, char in enumerate(chars):
        left = chars[i - 1] if i else ""
        right = chars[i + 1] if i + 1 < len(chars) else ""
        if char in _MARK_PAIRS and _is_chinese(left, right) and right != "/":
            chars[i] = _MARK_PAIRS[char]
        elif (
            char == "."
            and re.match(rf"[{_CJK}）”》]", left)
            and (not right or re.match(_WIDE, right))
        ):
            chars[i] = "。"
    for i, (before, after) in enumerate(zip(text, chars, strict=True)):
        if before != after:
            around = slice(max(0, i - 2), i + 3)
            repairs.note("半角标点改为全角", f"“{text[around]}”→“{''.join(chars[around])}”")
    return "".join(chars)


def _is_chinese(left: str, right: str) -> bool:
    """A mark between these is one of a Chinese sentence."""
    if re.match(r"\d", left) and re.match(r"\d", right):
        return False
    return bool(re.match(_WIDE, left)) or bool(re.match(_WIDE, right) and not left.isspace())


def _widen_brackets(chars: list[str], opening: str, closing: str, wide: str, shut: str) -> None:
    """Both of a pair, where Chinese stands at either of them; a mixed pair is mended too."""
    stack: list[int] = []
    for i, char in enumerate(chars):
        if char in (opening, wide):
            stack.append(i)
        elif char in (closing, shut) and stack:
            start = stack.pop()
            near = (*chars[max(0, start - 1) : start + 2], *chars[i - 1 : i + 2])
            if any(re.match(_WIDE, c) for c in near) or start == 0:
                chars[start], chars[i] = wide, shut


def _widen_quotes(chars: list[str]) -> None:
    at = [i for i, char in enumerate(chars) if char == '"']
    if len(at) % 2 or not any(re.match(_WIDE, c) for c in chars):
        return
    for start, end in zip(at[::2], at[1::2], strict=True):
        chars[start], chars[end] = "“", "”"


def clean_paragraphs(lines: Iterable[Line], *, marks: bool = True) -> tuple[list[str], list[str]]:
    """The clean paragraphs of a file's lines, and a sentence for each kind of repair."""
    repairs = Repairs()
    kept = [replace(line, text=_without_controls(line.text)) for line in lines]
    joined = join_lines(kept, repairs)
    paragraphs = [tidy(text, repairs, marks=marks) for text in joined]
    return [text for text in paragraphs if text], repairs.sentences()
