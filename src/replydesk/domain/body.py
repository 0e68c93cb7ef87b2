"""The body of a letter → parts, sections and paragraphs.

Which label style marks the parts is found from the letter itself: the shallowest style whose
paragraphs read as headings (一、 as a rule, but （一） or 1. where an office does without 一、).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from replydesk.domain.letter import Paragraph, Part, Section, SectionKind, number_paragraphs
from replydesk.domain.outline import LabelStyle, run_in_points, split_label
from replydesk.domain.section_names import kind_by_language, looks_ahead, section_kind

_HEADING_STYLES = (
    LabelStyle.HAN,
    LabelStyle.PAREN_HAN,
    LabelStyle.ARABIC,
    LabelStyle.PAREN_ARABIC,
    LabelStyle.DI,
)
_ABOUT = re.compile(r"关于.{2,80}?(?:的?(?:建议|问题|意见|提案|方面|工作|情况|诉求))")
_IN_FIELD = re.compile(r"在[^。，；]{2,40}方面")
_ASKED = re.compile(r"(关于[^。；]{2,60}?(?:建议|问题|提案|意见|诉求))[，。](?=.)")
_RUN_IN_ARABIC = re.compile(r"(?:^|(?<=[。；]))(\d{1,2})\s*[.．、](?!\d)")
_NUMBERED_FIGURE = re.compile(r"(\d{1,2})\.(?=\d)")
_FUSED_STYLES = (LabelStyle.HAN, LabelStyle.PAREN_HAN, LabelStyle.DI)
_LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph with what its front says: label style, its number and the rest."""

    raw: str
    style: LabelStyle
    number: int
    text: str

    @property
    def reads_as_heading(self) -> bool:
        ended = self.text.endswith(("。", "；", ";", "！", "？", "，"))
        return len(self.text) <= _LONGEST_HEADING and (not ended or _is_topic(self.text))


def _is_topic(text: str) -> bool:
    """关于…的建议, 在…方面: a heading, though a full stop may stand behind it."""
    bare = text.rstrip("。：:")
    return bool(_ABOUT.fullmatch(bare) or _IN_FIELD.fullmatch(bare))


def read_body(paragraphs: list[str]) -> tuple[tuple[Part, ...], list[str]]:
    """The parts, and remarks on what was put right. A letter without parts gives one part without
    a heading; text before the first part gives such a part too."""
    blocks = _blocks(list(_split_fused(paragraphs)))
    notes: list[str] = []
    flat = _flat_style(blocks)
    style = None if flat else _part_style(blocks)
    bare = style is not None or sum(map(_is_bare_heading, blocks)) >= 2
    parts = []
    for heading, inside in _cut(blocks, lambda b: _is_part_heading(b, style, bare=bare)):
        sections = _read_sections(heading, inside, flat, notes)
        if heading is not None or sections:
            parts.append(Part(_heading_text(heading) if heading else None, sections))
    return tuple(parts), notes


def _blocks(texts: list[str]) -> list[_Block]:
    """A block each. 1.31个县… followed by 2.… is a numbered point, not a decimal: whether a number
    counts on or is counted on tells it."""
    blocks: list[_Block] = []
    before = 0
    for text, following in zip(texts, [*texts[1:], ""], strict=False):
        block = _block(text)
        found = _NUMBERED_FIGURE.match(text) if block.style is LabelStyle.NONE else None
        if found:
            number = int(found[1])
            counted_on = re.match(rf"{number + 1}\s*[.．、]", following)
            if number == before + 1 and (before or counted_on):
                block = _Block(text, LabelStyle.ARABIC, number, text[found.end() :])
        if block.style is LabelStyle.ARABIC:
            before = block.number
        elif block.style in _HEADING_STYLES[:2]:
            before = 0
        blocks.append(block)
    return blocks


def _block(text: str) -> _Block:
    style, number, rest = split_label(text)
    if run_in_points(text):
        return _Block(text, LabelStyle.NONE, 0, text)
    return _Block(text, style, number, rest)


def _split_fused(paragraphs: Iterable[str]) -> Iterator[str]:
    """A heading fused to the text behind it (（一）主要措施。一是…) is cut off.

    So are the points of a paragraph that runs 1.…2.… from its first character.
    """
    for text in paragraphs:
        cut = _heading_end(text)
        if cut:
            yield cut[0]
            yield from _split_fused([cut[1]])
        else:
            yield from _run_in_arabic(text)


def _heading_end(text: str) -> tuple[str, str] | None:
    """(heading with its sign, text behind it), or None where nothing is fused."""
    style, _, rest = split_label(text)
    sign = text[: len(text) - len(rest)]
    first, mark, after = _first_sentence(rest)
    labelled = style is not LabelStyle.NONE
    if after and section_kind(first) is not None and (labelled or mark == "："):
        return sign + first, after
    if after and style in _FUSED_STYLES and _is_topic(first):
        return sign + first, after
    found = _ASKED.match(rest) if style in _FUSED_STYLES else None
    return (sign + found[1], rest[found.end() :]) if found else None


def _run_in_arabic(text: str) -> list[str]:
    """The pieces of 1.…。2.…。3.…, where the numbers count on from the first character."""
    starts: list[int] = []
    for found in _RUN_IN_ARABIC.finditer(text):
        if int(found[1]) == len(starts) + 1:
            starts.append(found.start())
    if len(starts) < 2 or starts[0] != 0:
        return [text]
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def _first_sentence(text: str) -> tuple[str, str, str]:
    found = re.search(r"[。：:]", text[:90])
    if not found:
        return text, "", ""
    return text[: found.start()], found[0].replace(":", "："), text[found.end() :].strip()


def _flat_style(blocks: list[_Block]) -> LabelStyle | None:
    """The style that marks sections in a letter without parts: most of its headings are names of
    sections (办理情况, 存在困难; a closing 下一步打算 tells nothing), the others go with them."""
    for style in _HEADING_STYLES[:2]:
        heads = [b for b in blocks if b.style is style and b.reads_as_heading]
        kinds = [section_kind(b.text) for b in heads]
        named = sum(kind not in (None, SectionKind.NEXT_STEPS) for kind in kinds)
        other = kinds.count(None)
        if heads:
            return style if len(heads) >= 2 and (other == 0 or named > max(other, 1)) else None
    return None


def _part_style(blocks: list[_Block]) -> LabelStyle | None:
    """The style that marks the parts; None in a letter without parts."""
    for style in _HEADING_STYLES:
        mine = [b for b in blocks if b.style is style and section_kind(b.text) is None]
        heads = [b for b in mine if b.reads_as_heading]
        enough = heads and len(heads) >= 0.6 * len(mine)
        if enough and (style in _HEADING_STYLES[:2] or _answers_asks(heads)):
            return style
    return None


def _answers_asks(heads: list[_Block]) -> bool:
    """1. is a part's number only where the headings speak of what was asked."""
    return sum(bool(_ABOUT.match(b.text)) or "建议" in b.text for b in heads) > len(heads) / 2


def _is_part_heading(block: _Block, style: LabelStyle | None, *, bare: bool) -> bool:
    """`bare` tells whether headings without a number count."""
    if style is not None and block.style is style:
        return block.reads_as_heading
    return bare and _is_bare_heading(block)


def _is_bare_heading(block: _Block) -> bool:
    text = block.text.rstrip("：")
    return block.style is LabelStyle.NONE and len(text) < 60 and bool(_ABOUT.fullmatch(text))


def _cut(
    blocks: list[_Block], is_heading: Callable[[_Block], bool]
) -> Iterator[tuple[_Block | None, list[_Block]]]:
    """(heading or None, blocks under it) in order; the first may have no heading."""
    heading: _Block | None = None
    inside: list[_Block] = []
    for block in blocks:
        if is_heading(block):
            if heading is not None or inside:
                yield heading, inside
            heading, inside = block, []
        else:
            inside.append(block)
    if heading is not None or inside:
        yield heading, inside


def _heading_text(block: _Block) -> str:
    return block.text.rstrip("：:。")


def _is_section_heading(block: _Block, flat: LabelStyle | None) -> bool:
    if flat is not None and block.style is flat:
        return block.reads_as_heading
    return block.reads_as_heading and section_kind(block.text) is not None and len(block.text) <= 24


def _read_sections(
    above: _Block | None, blocks: list[_Block], flat: LabelStyle | None, notes: list[str]
) -> tuple[Section, ...]:
    """The sections of a part; a part that is itself called 下一步工作 is one section."""
    kind_above = section_kind(above.text) if above is not None else None
    if kind_above is not None and blocks:
        return (Section(kind_above, None, _paragraphs(blocks, notes)),)
    sections: list[Section] = []
    for heading, inside in _cut(blocks, lambda b: _is_section_heading(b, flat)):
        if heading is None:
            sections += _by_language(inside, notes)
        else:
            kind = section_kind(heading.text) or SectionKind.OTHER
            sections.append(
                Section(kind, _heading_text(heading).strip("【】[]"), _paragraphs(inside, notes))
            )
    return tuple(sections)


def _by_language(blocks: list[_Block], notes: list[str]) -> list[Section]:
    """Paragraphs without headings, in sections by what their language says they do.

    A list that counts on stays together, in the section of its first point.
    """
    groups: list[tuple[SectionKind, list[_Block]]] = []
    last: dict[LabelStyle, int] = {}
    announced = False
    for at, block in enumerate(blocks):
        kind = kind_by_language(block.text)
        listed = block.style is not LabelStyle.NONE
        within = _stands_in_list(blocks[at:], last)
        counts_on = listed and block.number == last.get(block.style, 0) + 1 and block.number > 1
        announced = block.raw.endswith("：") or (announced and listed)
        if (
            groups
            and (kind is groups[-1][0] or counts_on or within or (announced and listed))
            and (groups[-1][0] is SectionKind.NEXT_STEPS or not looks_ahead(block.text))
        ):
            groups[-1][1].append(block)
        else:
            groups.append((kind, [block]))
            last = {}
        last[block.style] = block.number
    return [Section(kind, None, _paragraphs(group, notes)) for kind, group in groups]


def _stands_in_list(blocks: list[_Block], last: dict[LabelStyle, int]) -> bool:
    """True where a plain paragraph explains a point and the list goes on behind it."""
    if blocks[0].style is not LabelStyle.NONE:
        return False
    following = next((b for b in blocks if b.style is not LabelStyle.NONE), None)
    return (
        following is not None
        and following.number > 1
        and following.number == last.get(following.style, 0) + 1
    )


def _paragraphs(blocks: list[_Block], notes: list[str]) -> tuple[Paragraph, ...]:
    """Labels that count on become label styles; a number out of order is put right and told, and a
    list that does not begin with one keeps its signs as words."""
    read: list[tuple[LabelStyle, int, str]] = []
    last: dict[LabelStyle, int] = {}
    for block in blocks:
        style = block.style
        begins = block.number == 1 or style in last
        if style is LabelStyle.SHOU and block.number != last.get(style, 0) + 1:
            begins = False  # 首先…其次…最后: the third of three keeps its word
        if style is LabelStyle.NONE or not begins:
            read.append((LabelStyle.NONE, 0, block.raw))
            continue
        read.append((style, block.number, block.text))
        last[style] = block.number
    made = number_paragraphs(read)
    _tell_renumbered(read, made, notes)
    return made


def _tell_renumbered(
    read: list[tuple[LabelStyle, int, str]], made: tuple[Paragraph, ...], notes: list[str]
) -> None:
    signs = [sign for sign, _ in Section(SectionKind.OTHER, None, made).labelled()]
    for (style, number, text), sign in zip(read, signs, strict=True):
        if style is not LabelStyle.NONE and split_label(sign + "文")[1] != number:
            notes.append(f"序号按顺序改为“{sign}”：{text[:16]}")
