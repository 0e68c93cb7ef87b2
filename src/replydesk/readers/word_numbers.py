"""Numbers that Word works out itself (automatic lists): the sign in front of each paragraph."""

import re
from dataclasses import dataclass, field

from lxml import etree

from replydesk.readers.number_signs import number_sign
from replydesk.readers.word_names import MC, W, at, switch, value, whole
from replydesk.readers.word_styles import Styles

_SILENT = ("bullet", "none")


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str = "decimal"
    text: str = ""
    start: int = 1
    restarts: int | None = None  # behind which level (counted from 1); 0 never; None behind all
    legal: bool = False
    hidden: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list of the document: its levels, whose counts it shares, and where it begins anew."""

    levels: dict[int, _Level]
    counts: dict[int, int]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through the lists of one document; ask for paragraphs in their order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = _lists(root) if root is not None else {}
        self._begun: set[tuple[str, int]] = set()

    def sign(self, paragraph: etree._Element, style: str | None) -> str:
        """The number Word shows before this paragraph ("" where none or a bullet)."""
        place = self._place(paragraph, style)
        if place is None:
            return ""
        name, level = place
        found = self._lists[name]
        self._count(name, found, level)
        shown = found.levels[level]
        if shown.kind in _SILENT or shown.hidden:
            return ""

        def number(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            other = found.levels.get(place, _Level())
            kind = "decimal" if shown.legal and place != level else other.kind
            if kind in _SILENT:
                return ""
            return number_sign(kind, found.counts.get(place, other.start))

        return re.sub(r"%([1-9])", number, shown.text)

    def _count(self, name: str, found: _List, level: int) -> None:
        counts = found.counts
        start = found.levels[level].start
        if level in found.starts and (name, level) not in self._begun:
            counts.pop(level, None)
            start = found.starts[level]
        self._begun.add((name, level))
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [n for n in counts if n > level]:
            behind = found.levels.get(deeper, _Level()).restarts
            if behind is None or 0 < level + 1 <= behind:
                del counts[deeper]

    def _place(self, paragraph: etree._Element, style: str | None) -> tuple[str, int] | None:
        properties = at(paragraph, "pPr/numPr")
        name, level = value(properties, "numId"), value(properties, "ilvl")
        if name is None:
            name, of_style, styles = self._styles.numbering(style)
            linked = self._level_of(name, styles)
            level = level or (str(linked) if linked is not None else of_style)
        found = self._lists.get(name or "")
        place = whole(level, 0)
        return (name, place) if name and found and place in found.levels else None

    def _level_of(self, name: str | None, styles: list[str]) -> int | None:
        """The level that names one of these styles as its own: it counts, not what they say."""
        found = self._lists.get(name or "")
        if found is None:
            return None
        own = {level.style: number for number, level in found.levels.items() if level.style}
        return next((own[style] for style in styles if style in own), None)


def _lists(root: etree._Element) -> dict[str, _List]:
    """The lists by their numbers; those of one definition go on counting from each other."""
    abstract = {item.get(f"{W}abstractNumId", ""): item for item in root.iter(f"{W}abstractNum")}
    by_style = {
        link: item for item in abstract.values() if (link := value(item, "styleLink")) is not None
    }
    counts: dict[str, dict[int, int]] = {}
    out: dict[str, _List] = {}
    for item in root.iter(f"{W}num"):
        key = value(item, "abstractNumId") or ""
        definition = abstract.get(key)
        link = value(definition, "numStyleLink")
        if link is not None and link in by_style:
            definition = by_style[link]
            key = definition.get(f"{W}abstractNumId", "")
        levels = _levels(definition)
        starts: dict[int, int] = {}
        for override in item.findall(f"{W}lvlOverride"):
            number = whole(override.get(f"{W}ilvl"), 0)
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[number] = _level(own)
            if (start := value(override, "startOverride")) is not None:
                starts[number] = whole(start, 1)
        out[item.get(f"{W}numId", "")] = _List(levels, counts.setdefault(key, {}), starts)
    return out


def _levels(definition: etree._Element | None) -> dict[int, _Level]:
    found = definition.findall(f"{W}lvl") if definition is not None else []
    return {whole(item.get(f"{W}ilvl"), 0): _level(item) for item in found}


def _level(item: etree._Element) -> _Level:
    form = item.find(f"{W}numFmt")
    if form is None:
        form = item.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    kind = form.get(f"{W}val", "decimal") if form is not None else "decimal"
    if kind == "custom" and form is not None and form.get(f"{W}format", "").startswith("01"):
        kind = "decimalZero"
    restarts = value(item, "lvlRestart")
    return _Level(
        kind=kind,
        text=value(item, "lvlText") or "",
        start=whole(value(item, "start"), 1),
        restarts=whole(restarts, 0) if restarts is not None else None,
        legal=bool(switch(item, "isLgl")),
        hidden=bool(switch(item, "rPr/vanish")),
        style=value(item, "pStyle"),
    )
