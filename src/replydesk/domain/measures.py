"""Widths and places worked out from text: balanced title lines, size of the mark."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

LINE = 27.6  # characters of 16 pt that are as wide as the type area
_TITLE_LINE = 19  # characters of 22 pt that a title line takes at most (156 mm hold 20)
_MOST_LINES = 8
_WORDS = re.compile(
    r"[A-Za-z0-9０-９.\-—〔〕]+号?|第[^第号，。]{1,12}号|《[^《》]{1,12}》|[一二三四五六七八九十百]+届|[一二三四五六七八九十]+次"
    r"|人民代表大会|政治协商会议|委员会|代表大会|人大常委会|人大|政协|会议|建议|提案|答复|回复|复函|意见|办理|情况|关于|进一步"
    r"|加快|推进|推动|加强|促进|完善|提升|建设|发展|服务|工作|体系|机制|政策|高质量|社区|农村|养老|教育|医疗|人才|科技|企业|产业"
)
_GOOD_BEFORE = ("第", "《", "“", "（")
_GOOD_AFTER = ("会议", "的", "、", "》", "”", "和", "与", "及")


def characters(text: str) -> float:
    """Width in full-width characters: ASCII counts a half."""
    return sum(
        0.5 if unicodedata.east_asian_width(c) in ("Na", "H", "N") and ord(c) < 0x250 else 1.0
        for c in text
    )


def mark_lines(name: str, widest_pt: float) -> tuple[list[str], float]:
    """发文机关标志 on one line, or two beyond 24 characters, and its size in points."""
    lines = [name] if characters(name) <= 24 else balanced(name, 2)
    size = min(widest_pt, 440 / max(characters(line) for line in lines))
    return lines, float(int(size * 2) / 2)


@lru_cache(maxsize=64)
def title_lines(title: str) -> tuple[str, ...]:
    """A title over as few balanced lines as it needs, words kept whole (7.3.1)."""
    count = int(-(-characters(title) // _TITLE_LINE)) or 1
    return tuple(balanced(title, count))


def balanced(text: str, count: int) -> list[str]:
    """The text over `count` lines of like length, broken where a reader would pause.

    It stays one line where it can't be broken so, or is far too long for a title or a name.
    """
    if not 1 < count <= _MOST_LINES:
        return [text]
    places = [at for at in range(1, len(text)) if _may_break(text, at)]
    if len(places) < count - 1:
        return [text]
    wanted = characters(text) / count
    near = sorted(places, key=lambda at: _distance(text, at, wanted))[: 6 * count]
    edges = (0, *_cheapest_cuts(text, sorted(near), count, wanted), len(text))
    return [text[a:b] for a, b in pairwise(edges)]


def _cheapest_cuts(text: str, places: list[int], count: int, wanted: float) -> tuple[int, ...]:
    """The `count - 1` places whose lines cost least together."""
    # Line by line the cheapest way to each place: all combinations at once would take minutes.
    ways: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for _ in range(count - 1):
        ways = {
            at: min(
                (cost + _cost(text, start, at, wanted), (*cuts, at))
                for start, (cost, cuts) in ways.items()
                if start < at
            )
            for at in places
            if min(ways) < at
        }
    last = ((cost + _cost(text, at, len(text), wanted), cuts) for at, (cost, cuts) in ways.items())
    return min(last)[1]


def _distance(text: str, at: int, wanted: float) -> float:
    """How far a place is from the nearest even cut."""
    position = characters(text[:at])
    return abs(position - wanted * max(1, round(position / wanted)))


def _may_break(text: str, at: int) -> bool:
    if text[at] in "、，。：；）》”〕" or text[at - 1] in "（《“〔":
        return False
    return not any(found.start() < at < found.end() for found in _WORDS.finditer(text))


def _cost(text: str, start: int, end: int, wanted: float) -> float:
    """How far a line is from what is wanted, in width and in where it ends."""
    width = characters(text[start:end])
    too_long = 100 if width > _TITLE_LINE + 1 else 0
    paused = text[end:].startswith(_GOOD_BEFORE) or text[:end].endswith(_GOOD_AFTER)
    awkward = 0 if end == len(text) or paused else 9
    return (width - wanted) ** 2 + too_long + awkward
