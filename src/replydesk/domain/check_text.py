"""Checks of the wording itself: marks, spaces, brackets, labels, what was left to fill in.

The rules are those of GB/T 15834 (marks) and GB/T 15835 (numerals).
"""

import re
from collections import Counter
from collections.abc import Iterator

from replydesk.domain.finding import Finding, Slot
from replydesk.domain.outline import LabelStyle, run_in_points, split_label

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_WIDE = rf"{_HAN}”’》〉）〕】％"
_OPEN = rf"{_HAN}“‘《〈（〔【"
_FULL = {
    ",": "，",
    ";": "；",
    ":": "：",
    "?": "？",
    "!": "！",
    "(": "（",
    ")": "）",
    ".": "。",
    "<": "〈",
    ">": "〉",
}

_HALF_MARK = re.compile(
    rf"(?<=[{_WIDE}])[,;:?!.](?=[{_OPEN}]|$)|\((?=[{_OPEN}])|(?<=[{_HAN}])\(|(?<=[{_WIDE}])\)"
    rf"|\)(?=[{_OPEN}，。；：、])|(?<=《)<|>(?=》)"
)
_STRAIGHT_QUOTE = re.compile('"')
_SPACE = re.compile(
    rf"(?<=[{_WIDE}，。；：、！？“《（])[ \t\u3000\u00a0]+(?=[{_OPEN}，。；：、！？”》）\d])"
    rf"|(?<=\d)[ \t\u3000\u00a0]+(?=[{_HAN}，。；：、])"
)
_EDGE = re.compile(r"^\s++(?=\S)|(?<=\S)\s++$")
_LINE_BREAK = re.compile(r"(?<=\S)[ \t]*+[\r\n\v\f]++\s*+(?=\S)")
_ELLIPSIS = re.compile(r"\.{3,}|。{2,}|(?<!…)…(?!…)|…{3,}")
_DOUBLED = re.compile(r"[，；：、！？。]{2,}")
_PLACEHOLDER = re.compile(
    r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|(?<![A-Za-z0-9])[XxＸ×]{2,}(?![A-Za-z0-9])|○{2,}|〇〇+(?![一二三四五六七八九])"
    r"|_{2,}|＿{2,}|TODO|待填写?|待补充?|待核实|【[^】]{0,12}[填补][^】]{0,12}】"
)
_PERCENT_RANGE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)(—|–|-|－|～|~|至)(\d+(?:\.\d+)?)[%％]")
_SPLIT_AMOUNT = re.compile(r"(?<![\d.])(\d+)亿(\d{1,4})万(?!亿)")
_FIELD_ONLY = ("此致", "敬礼", "敬礼！", "此致敬礼")
_PAIRS = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "（": "）", "〔": "〕", "【": "】", "[": "]"}
_CLOSERS = {close: opener for opener, close in _PAIRS.items()}
_TITLE = re.compile("[《》]")


def check_text(slot: Slot) -> Iterator[Finding]:
    """The findings on one text; every position lies inside it."""
    if not slot.text.strip():
        return
    yield from _placeholders(slot)
    yield from _marks(slot)
    yield from _spaces(slot)
    yield from _brackets(slot)
    yield from _nested_titles(slot)
    yield from _labels(slot)
    if slot.is_prose:
        yield from _closing_mark(slot)
        yield from _series(slot)
        yield from _numerals(slot)


def _placeholders(slot: Slot) -> Iterator[Finding]:
    for found in _PLACEHOLDER.finditer(slot.text):
        yield slot.finding("placeholder", "error", *found.span())


def _marks(slot: Slot) -> Iterator[Finding]:
    for found in _HALF_MARK.finditer(slot.text):
        yield slot.finding("half_width_mark", "warning", *found.span(), _FULL[found[0]])
    for at, found in enumerate(_STRAIGHT_QUOTE.finditer(slot.text)):
        yield slot.finding("straight_quote", "warning", *found.span(), "“”"[at % 2])
    for found in _ELLIPSIS.finditer(slot.text):
        if found[0] != "。。":
            yield slot.finding("ellipsis", "warning", *found.span(), "……")
    for found in _DOUBLED.finditer(slot.text):
        if set(found[0]) != {"。"} or len(found[0]) == 2:
            yield slot.finding("doubled_mark", "warning", *found.span(), _strongest(found[0]))


def _strongest(marks: str) -> str:
    return next((mark for mark in "。！？；：，" if mark in marks), marks[-1])


def _spaces(slot: Slot) -> Iterator[Finding]:
    for found in _EDGE.finditer(slot.text):
        yield slot.finding("space_at_edge", "warning", *found.span(), "")
    for found in _SPACE.finditer(slot.text):
        yield slot.finding("space_in_text", "warning", *found.span(), "")
    for found in _LINE_BREAK.finditer(slot.text):
        yield slot.finding("line_break", "warning", *found.span(), "")


def _brackets(slot: Slot) -> Iterator[Finding]:
    """Marks of a pair without their partner; ( and （ count as the same."""
    text = slot.text.replace("(", "（").replace(")", "）")
    waiting: list[tuple[str, int]] = []
    alone: list[int] = []
    count: Counter[str] = Counter()
    for at, char in enumerate(text):
        if char in _PAIRS:
            waiting.append((char, at))
            count[char] += 1
        elif char in _CLOSERS:
            partner = _CLOSERS[char]
            if not count[partner]:
                alone.append(at)
                continue
            while (last := waiting.pop())[0] != partner:
                alone.append(last[1])
                count[last[0]] -= 1
            count[partner] -= 1
    for at in sorted(alone + [place for _, place in waiting]):
        if slot.text[at] not in "‘’":  # ’ is also an apostrophe
            yield slot.finding("unpaired", "warning", at, at + 1)


def _nested_titles(slot: Slot) -> Iterator[Finding]:
    depth, start = 0, 0
    for found in _TITLE.finditer(slot.text):
        if found[0] == "《":
            start = found.start() if depth == 0 else start
            depth += 1
            continue
        depth = max(0, depth - 1)
        inner = slot.text[start + 1 : found.start()]
        if depth == 0 and "《" in inner and slot.text[start] == "《":
            mended = inner.replace("《", "〈").replace("》", "〉")
            yield slot.finding("nested_title", "warning", start, found.end(), f"《{mended}》")


def _labels(slot: Slot) -> Iterator[Finding]:
    """Ordinals that were typed although the program works them out."""
    if slot.where.field not in ("text", "heading", "attachments"):
        return
    style, _, rest = split_label(slot.text)
    if style is LabelStyle.NONE or run_in_points(slot.text):
        return
    length = len(slot.text) - len(rest)
    if slot.paragraph is not None and slot.paragraph.label is LabelStyle.NONE:
        yield slot.finding("label_as_text", "note", 0, length)
    else:
        yield slot.finding("typed_label", "warning", 0, length, "")


def _closing_mark(slot: Slot) -> Iterator[Finding]:
    text = slot.text.rstrip()
    if text in _FIELD_ONLY or text[-1] in "。！？…” 》）!?.)’":
        return
    last = slot.section is None or slot.where.paragraph == len(slot.section.paragraphs) - 1
    series = slot.paragraph is not None and slot.paragraph.label is not LabelStyle.NONE
    if text[-1] in "；;" and series and not last:
        return
    if text[-1] in "：:" and (slot.where.field == "opening" or not last):
        return
    mended = "。" if text[-1] in "，、；：,;:" else text[-1] + "。"
    yield slot.finding("no_closing_mark", "warning", len(text) - 1, len(text), mended)


def _series(slot: Slot) -> Iterator[Finding]:
    """。 inside a series whose members end with ；."""
    points = slot.paragraph.points if slot.paragraph else []
    text = slot.text.rstrip()
    if any(words.rstrip().endswith("；") for _, words in points[:-1]):
        at = 0
        for sign, words in points[:-1]:
            yield from _stops(slot, at, at + len(sign) + len(words))
            at += len(sign) + len(words)
    elif slot.paragraph and slot.paragraph.label is not LabelStyle.NONE and text.endswith("；"):
        yield from _stops(slot, 0, len(text) - 1)


def _stops(slot: Slot, start: int, end: int) -> Iterator[Finding]:
    for found in re.compile("。").finditer(slot.text, start, end):
        ends = not slot.text[found.end() : end].strip()
        mended = "；" if ends else "，"
        yield slot.finding("stop_in_series", "warning", *found.span(), mended)


def _numerals(slot: Slot) -> Iterator[Finding]:
    for found in _PERCENT_RANGE.finditer(slot.text):
        mended = f"{found[1]}%—{found[3]}%"
        yield slot.finding("percent_range", "note", *found.span(), mended)
    for found in _SPLIT_AMOUNT.finditer(slot.text):
        part = f"{int(found[2]):04d}".rstrip("0")
        mended = f"{found[1]}.{part}亿" if part else f"{found[1]}亿"
        yield slot.finding("split_amount", "note", *found.span(), mended)
