"""Which part of a reply a point of a co-handler's opinion belongs to, told by shared words.

Pairs of characters that a point shares with the heading of a part and with the deputy's words
under it count, the more the fewer parts have them. A point that belongs to no part clearly is
offered everywhere, after those that do.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from replydesk.domain.letter import SectionKind
from replydesk.domain.opinions import OpinionPoint
from replydesk.domain.outline import parse_han_number

# What every part is about in some way: it tells none from the others.
_FRAME = re.compile(
    r"关于|[的等]?(?:建议|提案|意见|问题|诉求)|进一步|加强|推进|推动|建设|完善|加快|加大|力度|健全|机制|体系|制度|支持|提高|提升"
    r"|促进|优化|深化|强化|落实|工作|发展|实施|开展|扩大|建立|组织|统筹|政策|措施|全[省市县区国]|[我贵本你][省市县区厅局委办]"
    r"|20\d\d年|近年来|下一?步|目前|截至|累计|通过|继续|积极|开展|情况|方面|以上|部门|单位|会同|有关|相关|项目|资金|安排"
)
_RUN = re.compile(r"[^\W\d_]+")
_EMPTY = frozenset("的了和与及等在对为是将把被向从以并也各其该有于之")
_QUOTE = re.compile(r"[“「\"](.{4,60}?)[”」\"]")
_ORDINAL = r"第?([一二三四五六七八九十]{1,3}|\d{1,2})"
_NAMES_NUMBER = re.compile(
    rf"第([一二三四五六七八九十]{{1,3}}|\d{{1,2}})[条点项个]?(?:方面)?的?(?:建议|诉求|请求|提议|事项)"
    rf"|(?:建议|诉求|提案)(?:中的?|的)?{_ORDINAL}[条点项]"
)
_ASKED = 0.5  # what a word of the deputy counts beside one of the heading
_SIBLINGS = 0.7  # what the other points under the same heading add
_LEAST = 1.5  # from here a point fits at all: two pairs of a heading, three of the deputy
_NEAR = 0.75  # of the best: fits as well
_SHORTEST = 4  # characters of a heading that can be named


class PartWords(NamedTuple):
    """What a part of the reply is about: its heading, and what the deputies asked for."""

    heading: str
    asked: str = ""


class Fit(NamedTuple):
    """A point, its place in the row of points, and the parts it belongs to, counted from 0.

    `parts` is empty where it belongs to none clearly; `score` and `named` are for the part that
    was asked about.
    """

    point: OpinionPoint
    place: int
    parts: frozenset[int]
    score: float = 0.0
    named: bool = False


def fitting(points: Sequence[OpinionPoint], parts: Sequence[PartWords], here: int) -> list[Fit]:
    """Every point, those that fit part `here` best first.

    First those that name the part, then by score, then those that fit no part clearly in their
    own order, and last those that belong to other parts.
    """
    scores = _scores(points, parts)
    found = []
    for place, point in enumerate(points):
        named = _named(point, parts)
        own = scores[place]
        score = own[here] if 0 <= here < len(own) else 0.0
        found.append(Fit(point, place, named or _belongs(own), score, here in named))
    return sorted(found, key=lambda fit: _order(fit, here))


def by_kind(fits: Sequence[Fit], here: int, kind: SectionKind) -> list[Fit]:
    """The same with the points of a section kind first among those that stand equally near."""
    return sorted(fits, key=lambda fit: (_nearness(fit, here), fit.point.kind is not kind))


def _order(fit: Fit, here: int) -> tuple[int, bool, float, int]:
    near = _nearness(fit, here)
    return near, not fit.named, -fit.score if near == 0 else 0.0, fit.place


def _nearness(fit: Fit, here: int) -> int:
    """0 for a point of the part, 1 for one of no part, 2 for one of another part."""
    if not fit.parts:
        return 1
    return 0 if here in fit.parts else 2


def _belongs(scores: list[float]) -> frozenset[int]:
    if len(scores) == 1:
        return frozenset((0,))
    best = max(scores, default=0.0)
    if best < _LEAST:
        return frozenset()
    near = frozenset(place for place, score in enumerate(scores) if score >= _NEAR * best)
    # What fits most parts alike fits none.
    return near if 2 * len(near) <= len(scores) or len(near) == 1 else frozenset()


def _named(point: OpinionPoint, parts: Sequence[PartWords]) -> frozenset[int]:
    """The parts that a point names by their number among the asks, or by their heading."""
    text = f"{point.heading}\n{point.text}"
    found = set()
    for match in _NAMES_NUMBER.finditer(text):
        sign = match[1] or match[2]
        number = int(sign) if sign.isdigit() else parse_han_number(sign) or 0
        if 1 <= number <= len(parts):
            found.add(number - 1)
    for place, part in enumerate(parts):
        core = _core(part.heading)
        if len(core) >= _SHORTEST and core in text:
            found.add(place)
    return frozenset(found)


def _core(heading: str) -> str:
    """What a heading is about: 关于“完善养老设施”的建议 → 完善养老设施."""
    if quoted := _QUOTE.search(heading):
        return quoted[1]
    return re.sub(r"^关于|的?(?:建议|提案|意见|问题)$", "", heading.strip())


def _scores(points: Sequence[OpinionPoint], parts: Sequence[PartWords]) -> list[list[float]]:
    """For each point its score in each part."""
    weights = [_weights(part) for part in parts]
    known = Counter(pair for weight in weights for pair in weight)
    rarity = {pair: _rarity(count, len(parts)) for pair, count in known.items()}
    own = []
    for point in points:
        pairs = Counter(_pairs(point.heading)) + Counter(set(_pairs(point.text)))
        own.append([_score(pairs, weight, rarity) for weight in weights])
    return [_with_siblings(place, points, own) for place in range(len(points))]


def _rarity(count: int, parts: int) -> float:
    """1 for a pair that one part alone has, less the more of the parts have it."""
    return math.log(1 + (parts - count + 0.5) / (count + 0.5)) / math.log(1 + (parts - 0.5) / 1.5)


def _score(pairs: Counter[str], weight: dict[str, float], rarity: dict[str, float]) -> float:
    return sum(weight[pair] * rarity[pair] * min(pairs[pair], 2) for pair in pairs.keys() & weight)


def _with_siblings(
    place: int, points: Sequence[OpinionPoint], own: list[list[float]]
) -> list[float]:
    """The scores of a point and a share of those of the points under the same heading."""
    heading = points[place].heading
    same = [scores for point, scores in zip(points, own, strict=True) if point.heading == heading]
    if not heading or len(same) < 2:
        return own[place]
    return [
        score + _SIBLINGS * sum(scores[part] for scores in same) / len(same)
        for part, score in enumerate(own[place])
    ]


def _weights(part: PartWords) -> dict[str, float]:
    """What each pair of characters of a part counts."""
    asked = _pairs(part.asked)
    return dict.fromkeys(asked, _ASKED) | dict.fromkeys(_pairs(part.heading), 1.0)


def _pairs(text: str) -> list[str]:
    """The pairs of neighbouring characters that may tell what a text is about."""
    return [
        run[at : at + 2]
        for run in _RUN.findall(_FRAME.sub("\n", text))
        for at in range(len(run) - 1)
        if run[at] not in _EMPTY and run[at + 1] not in _EMPTY
    ]
