"""Text of an old letter → clean paragraphs, with a list of what was repaired.

Letters come out of PDFs and scans with lines broken at the paper's edge, blanks inside words and
half-width marks (GB/T 15834 asks for full-width ones between Chinese characters).
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from replydesk.domain.rejoin import Line, join_lines, plain_line, without_controls

_CJK = r"\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WIDE_MARK = r"“”‘’—…、。〈〉《》「」『』【】〔〕！（），：；？～"
_WIDE = re.compile(rf"[{_CJK}{_WIDE_MARK}]")
_BEFORE_STOP = re.compile(rf"[{_CJK}）”》%％]")
_NARROW_MARK = re.compile(r"""[,;:?!.()<>"]""")
_NARROW_STOP = re.compile(r"[,;:?!.]")
_WIDE_POINT = re.compile(r"([\u4e00-\u9fff]\d{1,6})．(?=\d)")
_WIDE_DIGITS = re.compile(r"[０-９Ａ-Ｚａ-ｚ％]+(?:[．][０-９]+)?")
_BLANK = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+")
_SIGNER = r"[\u4e00-\u9fff]{3,}[厅局委办院会部府]"
_SIGNERS = re.compile(rf"{_SIGNER}(?:{_BLANK.pattern}{_SIGNER}){{1,5}}")
_MARK_PAIRS = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


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


def tidy(text: str, repairs: Repairs, *, marks: bool = True) -> str:
    """One paragraph without stray blanks and, where `marks` is true, with full-width marks."""
    text = _fold_digits(without_controls(text).strip(), repairs)
    if _SIGNERS.fullmatch(text):
        return _BLANK.sub("、", text)
    text = _drop_blanks(text, repairs)
    return _widen_marks(text, repairs) if marks else text


def _fold_digits(text: str, repairs: Repairs) -> str:
    """Full-width digits and letters become half-width (GB/T 15835)."""

    def fold(found: re.Match[str]) -> str:
        plain = unicodedata.normalize("NFKC", found[0])
        repairs.note("全角数字、字母改为半角", f"“{found[0]}”→“{plain}”")
        return plain

    if "．" in text:
        text = _WIDE_POINT.sub(r"\1.", text)
    return _WIDE_DIGITS.sub(fold, text)


def _drop_blanks(text: str, repairs: Repairs) -> str:
    if not _BLANK.search(text):
        return text
    out: list[str] = []
    at = 0
    for found in _BLANK.finditer(text):
        left, right = text[: found.start()][-1:], text[found.end() :][:1]
        out.append(text[at : found.start()])
        at = found.end()
        if _WIDE.match(left) or _WIDE.match(right) or not left or not right:
            around = text[max(0, found.start() - 2) : found.end() + 2]
            repairs.note("删去多余空格", f"“{around}”")
        elif re.match(r"\d", left) and re.match(r"[%％.]", right):
            repairs.note("删去多余空格", f"“{text[max(0, found.start() - 2) : found.end() + 2]}”")
        else:
            out.append(" ")
    out.append(text[at:])
    return "".join(out)


def _widen_marks(text: str, repairs: Repairs) -> str:
    if not _NARROW_MARK.search(text):
        return text
    chars = list(text)
    if "(" in text or ")" in text:
        _widen_brackets(chars, "(", ")", "（", "）")
    if "<" in text or ">" in text:
        _widen_brackets(chars, "<", ">", "〈", "〉")
    _widen_quotes(chars)
    for found in _NARROW_STOP.finditer(text):
        i, char = found.start(), found[0]
        left = chars[i - 1] if i else ""
        right = chars[i + 1] if i + 1 < len(chars) else ""
        if char in _MARK_PAIRS and _is_chinese(left, right) and right != "/":
            chars[i] = _MARK_PAIRS[char]
        elif char == "." and _BEFORE_STOP.match(left) and (not right or _WIDE.match(right)):
            chars[i] = "。"
    mended = "".join(chars)
    if mended != text:
        for i, (before, after) in enumerate(zip(text, mended, strict=True)):
            if before != after:
                around = slice(max(0, i - 2), i + 3)
                repairs.note("半角标点改为全角", f"“{text[around]}”→“{mended[around]}”")
    return mended


def _is_chinese(left: str, right: str) -> bool:
    """A mark between these is one of a Chinese sentence."""
    if re.match(r"\d", left) and re.match(r"\d", right):
        return False
    return bool(_WIDE.match(left)) or bool(_WIDE.match(right) and not left.isspace())


def _widen_brackets(chars: list[str], opening: str, closing: str, wide: str, shut: str) -> None:
    """Both of a pair, where Chinese stands at either of them; a mixed pair is mended too."""
    stack: list[int] = []
    for i, char in enumerate(chars):
        if char in (opening, wide):
            stack.append(i)
        elif char in (closing, shut) and stack:
            start = stack.pop()
            near = (*chars[max(0, start - 1) : start + 2], *chars[i - 1 : i + 2])
            if any(_WIDE.match(c) for c in near) or start == 0:
                chars[start], chars[i] = wide, shut


def _widen_quotes(chars: list[str]) -> None:
    at = [i for i, char in enumerate(chars) if char == '"']
    if len(at) % 2 or not any(_WIDE.match(c) for c in chars):
        return
    for start, end in zip(at[::2], at[1::2], strict=True):
        chars[start], chars[end] = "“", "”"


def clean_paragraphs(lines: Iterable[Line], *, marks: bool = True) -> tuple[list[str], list[str]]:
    """The clean paragraphs of a file's lines, and a sentence for each kind of repair."""
    repairs = Repairs()
    kept = [plain_line(line) for line in lines]
    joined, repairs.joined = join_lines(kept)
    paragraphs = [tidy(text, repairs, marks=marks) for text in joined]
    return [text for text in paragraphs if text], repairs.sentences()
