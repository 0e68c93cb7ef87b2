"""Lists as deputies write them → one text for each item: 一、…, （一）…, 1.…, 一是…；二是…."""

import re
from collections.abc import Callable, Sequence

from replydesk.domain.outline import LabelStyle, parse_han_number, split_label

_HAN = r"[一二三四五六七八九十]{1,3}"
_NAMED = "named"  # 建议一：
_MORE_LABELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        _NAMED,
        re.compile(
            rf"[【（(]?(?:建议|诉求|对策|提议|措施)\s*({_HAN}|\d{{1,2}})(?:[】）)][：:、]?|\s*[：:、，,．.])"
        ),
    ),
    ("di_dian", re.compile(rf"第({_HAN})(?:点|条|个方面|方面)?\s*[，,、：:]")),
    (LabelStyle.SHOU, re.compile(r"(首先|其次|再次|再者|最后)(?:[，,]|是(?!否))")),
    ("qi", re.compile(rf"其({_HAN})[，,、：:]")),
    ("yao", re.compile(rf"({_HAN})要(?!素|求|点)")),
    ("half_paren", re.compile(r"(\d{1,2})\s*[)）][、．.]?")),
    ("ringed", re.compile(r"([⑴-⒇])")),
    ("bullet", re.compile(r"([·●•◆■▪►◎★○◇□▲△☆➢➤✓√※?？]|[-—](?![-—]))\s*")),
)
_BOXED = re.compile(r"【([^【】]{2,20})】(.*)")
_IN_TURN = ("首先", "其次", "再次", "再者", "最后")
_BORDER = r"(?:^|(?<=[；;。：:，,、）)]))\s*"
_STRICT_BORDER = r"(?:^|(?<=[；;。：:]))\s*"
_RUN_IN: dict[str, re.Pattern[str]] = {
    LabelStyle.SHI: re.compile(rf"{_BORDER}({_HAN})是(?![否非])[，,：:]?"),
    "yao": re.compile(rf"{_BORDER}({_HAN})要(?!素|求|点)"),
    LabelStyle.DI: re.compile(rf"{_STRICT_BORDER}第({_HAN})[，,、：:]"),
    "di_dian": re.compile(rf"{_STRICT_BORDER}第({_HAN})(?:点|条|个方面|方面)[，,、：:]"),
    "qi": re.compile(rf"{_STRICT_BORDER}其({_HAN})[，,、：:]"),
    LabelStyle.SHOU: re.compile(rf"{_STRICT_BORDER}(首先|其次|再次|再者|最后)(?:[，,]|是(?!否))"),
    LabelStyle.ARABIC: re.compile(rf"{_STRICT_BORDER}(\d{{1,2}})\s*[.．、](?!\d)"),
    LabelStyle.HAN: re.compile(rf"{_STRICT_BORDER}({_HAN})[、．.]"),
    LabelStyle.PAREN_HAN: re.compile(rf"{_STRICT_BORDER}[（(]({_HAN})[）)]"),
    LabelStyle.PAREN_ARABIC: re.compile(rf"{_STRICT_BORDER}[（(](\d{{1,2}})[）)]"),
    LabelStyle.CIRCLED: re.compile(r"([①-⑳])"),
    _NAMED: re.compile(rf"{_STRICT_BORDER}建议({_HAN}|\d{{1,2}})[：:、]"),
}


def label_of(text: str) -> tuple[str, int, str]:
    """(style, number, rest) of the label in front of a paragraph; ("", 0, text) without one."""
    for style, pattern in _MORE_LABELS:
        found = pattern.match(text)
        if found and (rest := text[found.end() :].strip()):
            return style, _value(found[1]), rest
    if boxed := _BOXED.fullmatch(text):
        return "boxed", 0, "：".join(filter(None, boxed.groups()))
    plain, number, rest = split_label(text)
    return ("", 0, text) if plain is LabelStyle.NONE else (plain, number, rest)


def items_of(region: Sequence[str], *, run_in: bool = True) -> tuple[str, list[str]]:
    """The style of the list in these paragraphs and its items without labels, ("", []) for none.

    `run_in` false looks only for labels in front of paragraphs.
    What stands before the first item is left out; what follows an item without a label of the
    same style belongs to it, a line each.
    """
    for style in _styles(region, run_in=run_in):
        items = _in_style(region, style)
        if len(items) >= 2:
            return style, items
    return "", []


def _styles(region: Sequence[str], *, run_in: bool) -> list[str]:
    """The styles that occur, the outermost first: in the order they are met."""
    met: list[str] = []
    for text in region:
        style, _, rest = label_of(text)
        if style and style not in met:
            met.append(style)
        if not run_in or (style and met[0] != style):
            continue
        inside = [
            (found.start(), name)
            for name, pattern in _RUN_IN.items()
            if name not in met and (found := pattern.search(rest)) and _is_first(found[1])
        ]
        met += [name for _, name in sorted(inside)]
    return met


def _in_style(region: Sequence[str], style: str) -> list[str]:
    items: list[str] = []
    for text in region:
        own, _, rest = label_of(text)
        if own == style:
            first, *more = _split_run_in(rest, style, len(items) + 2)
            items += [first, *more]
        elif not items and not own:
            _, *more = _split_run_in(text, style, 1)
            items += more
        elif items:
            items[-1] += f"\n{text}"
    return [item.strip() for item in items if item.strip()]


def _split_run_in(text: str, style: str, expected: int) -> list[str]:
    """The text cut at each label of the style that counts on from `expected`, labels left out."""
    pattern = _RUN_IN.get(style)
    pieces: list[str] = []
    at = 0
    for found in pattern.finditer(text) if pattern else ():
        counts_on = style == LabelStyle.SHOU or _value(found[1]) == expected
        if counts_on and not (found.start() == 0 and expected > 1):
            pieces.append(text[at : found.start()])
            at = found.end()
            expected += 1
    return [*pieces, text[at:]]


def _is_first(sign: str) -> bool:
    return _value(sign) == 1


def _value(sign: str) -> int:
    if sign in _IN_TURN:
        return min(_IN_TURN.index(sign) + 1, 4)
    if "⑴" <= sign <= "⒇":
        return ord(sign) - ord("⑴") + 1
    if "①" <= sign <= "⑳":
        return ord(sign) - ord("①") + 1
    return int(sign) if sign.isdecimal() else (parse_han_number(sign) or 0)


def headed_items(region: Sequence[str], is_prose: Callable[[str], bool]) -> list[str]:
    """Items whose headings stand on lines of their own without labels, text below them."""
    heads = [
        at
        for at, text in enumerate(region[:-1])
        if 4 <= len(text) <= 30 and not is_prose(text) and is_prose(region[at + 1])
    ]
    if len(heads) < 2 or heads[0] > 1:
        return []
    ends = [*heads[1:], len(region)]
    return ["\n".join(region[start:end]) for start, end in zip(heads, ends, strict=True)]


def parted_by_semicolons(text: str) -> list[str]:
    """A；B；C。→ its parts, [] where the marks part something smaller than asks."""
    pieces = [piece.strip() for piece in re.split(r"[；;]", text) if piece.strip()]
    explained = re.search(r"[：:]", pieces[0]) if pieces else None
    if len(pieces) < 2 or explained or any(len(piece) < 6 for piece in pieces):
        return []
    return [*(piece + "；" for piece in pieces[:-1]), pieces[-1]]
