"""The body of a letter → parts, sections and paragraphs.

Which label style marks the parts is found from the letter itself: the shallowest style whose
paragraphs read as headings (一、 as a rule, but （一） or 1. where an office does without 一、).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from replydesk.domain.letter import Paragraph, Part, Section, SectionKind, number_paragraphs
from replydesk.domain.outline import LabelStyle, run_in_points, split_label
from replydesk.domain.section_names import kind_by_language, section_kind

_HEADING_STYLES = (
    LabelStyle.HAN,
    LabelStyle.PAREN_HAN,
    LabelStyle.ARABIC,
    LabelStyle.PAREN_ARABIC,
)
_ABOUT = re.compile(r"关于.{2,80}?(?:的?(?:建议|问题|意见|提案|方面|工作|情况|诉求))")
_NUMBERED_FIGURE = re.compile(r"(\d{1,2})\.(?=\d)")
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
        return len(self.text) <= _LONGEST_HEADING and not self.text.endswith(
            ("。", "；", ";", "！", "？", "，")
        )


def read_body(paragraphs: list[str]) -> tuple[tuple[Part, ...], list[str]]:
    """The parts, and remarks on what was put right. A letter without parts gives one part without
    a heading; text before the first part gives such a part too."""
    blocks = _blocks(list(_split_fused(paragraphs)))
    notes: list[str] = []
    style = _part_style(blocks)
    parts = []
    for heading, inside in _cut(blocks, lambda b: _is_part_heading(b, style)):
        sections = _read_sections(heading, inside, notes)
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


def _split_fused(paragraphs: Iterable[str]) -> Iterable[str]:
    """A heading fused to the text behind it (（一）主要措施。一是…) is cut off."""
    for text in paragraphs:
        style, _, rest = split_label(text)
        sign = text[: len(text) - len(rest)]
        first, mark, after = _first_sentence(rest)
        named = (
            after
            and section_kind(first) is not None
            and (style is not LabelStyle.NONE or mark == "：")
        )
        about = after and style in _HEADING_STYLES[:2] and _ABOUT.fullmatch(first)
        if named or about:
            yield sign + first
            yield after
        else:
            yield text


def _first_sentence(text: str) -> tuple[str, str, str]:
    found = re.search(r"[。：:]", text[:90])
    if not found:
        return text, "", ""
    return text[: found.start()], found[0].replace(":", "："), text[found.end() :].strip()


def _part_style(blocks: list[_Block]) -> LabelStyle | None:
    """The style that marks the parts; None in a letter without parts."""
    for style in _HEADING_STYLES:
        mine = [b for b in blocks if b.style is style]
        heads = [b for b in mine if b.reads_as_heading and section_kind(b.text) is None]
        if heads and len(heads) >= 0.6 * len([b for b in mine if section_kind(b.text) is None]):
            above = style in (LabelStyle.ARABIC, LabelStyle.PAREN_ARABIC)
            if not above or _answers_asks(heads):
                return style
    return None


def _answers_asks(heads: list[_Block]) -> bool:
    """1. is a part's number only where the headings speak of what was asked."""
    return sum(bool(_ABOUT.match(b.text)) or "建议" in b.text for b in heads) > len(heads) / 2


def _is_part_heading(block: _Block, style: LabelStyle | None) -> bool:
    if style is None:
        return False
    if block.style is style:
        return block.reads_as_heading
    return (
        block.style is LabelStyle.NONE
        and bool(_ABOUT.fullmatch(block.text))
        and len(block.text) < 60
    )


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


def _is_section_heading(block: _Block) -> bool:
    return block.reads_as_heading and section_kind(block.text) is not None and len(block.text) <= 24


def _read_sections(
    above: _Block | None, blocks: list[_Block], notes: list[str]
) -> tuple[Section, ...]:
    """The sections of a part; a part that is itself called 下一步工作 is one section."""
    kind_above = section_kind(above.text) if above is not None else None
    if kind_above is not None and blocks:
        return (Section(kind_above, None, _paragraphs(blocks, notes)),)
    sections: list[Section] = []
    for heading, inside in _cut(blocks, _is_section_heading):
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
    for block in blocks:
        kind = kind_by_language(block.text)
        last = groups[-1][1][-1] if groups else None
        counts_on = (
            last is not None and block.style is last.style and block.number == last.number + 1
        )
        if groups and (kind is groups[-1][0] or counts_on):
            groups[-1][1].append(block)
        else:
            groups.append((kind, [block]))
    return [Section(kind, None, _paragraphs(group, notes)) for kind, group in groups]


def _paragraphs(blocks: list[_Block], notes: list[str]) -> tuple[Paragraph, ...]:
    """Labels that count on become label styles; a number out of order is put right and told, and a
    list that does not begin with one keeps its signs as words."""
    read: list[tuple[LabelStyle, int, str]] = []
    last: dict[LabelStyle, int] = {}
    for block in blocks:
        style = block.style
        begins = block.number == 1 or style in last
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
