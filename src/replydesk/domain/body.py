"""The body of a letter → parts, sections and paragraphs.

Which label style marks the parts is found from the letter itself: the shallowest style whose
paragraphs read as headings (一、 as a rule, but （一） or 1. where an office does without 一、).
"""

from replydesk.domain.blocks import (
    ABOUT,
    HEADING_STYLES,
    Block,
    blocks_of,
    cut,
    heading_text,
    split_fused,
)
from replydesk.domain.letter import Part, SectionKind
from replydesk.domain.outline import LabelStyle
from replydesk.domain.reading import Meaning
from replydesk.domain.section_names import section_kind
from replydesk.domain.sections import read_sections


def read_body(
    paragraphs: list[str],
) -> tuple[tuple[Part, ...], tuple[Meaning, ...], list[str]]:
    """The parts, how sure the kinds told by language are, and remarks on what was put right.

    A letter without parts gives one part without a heading; text before the first part gives such
    a part too.
    """
    blocks = blocks_of(list(split_fused(paragraphs)))
    notes: list[str] = []
    flat = _flat_style(blocks)
    style = None if flat else _part_style(blocks)
    bare = style is not None or sum(map(_is_bare_heading, blocks)) >= 2
    parts: list[Part] = []
    meanings: list[Meaning] = []
    for heading, inside in cut(blocks, lambda b: _is_part_heading(b, style, bare=bare)):
        read = read_sections(heading, inside, flat, notes)
        sections = tuple(section for section, _ in read)
        if heading is not None or sections:
            meanings += [
                Meaning(len(parts), place, sure)
                for place, (_, sure) in enumerate(read)
                if sure is not None
            ]
            parts.append(Part(heading_text(heading) if heading else None, sections))
    return tuple(parts), tuple(meanings), notes


def _flat_style(blocks: list[Block]) -> LabelStyle | None:
    """The style that marks sections in a letter without parts: most of its headings are names of
    sections (办理情况, 存在困难; a closing 下一步打算 tells nothing), the others go with them."""
    for style in HEADING_STYLES[:2]:
        heads = [b for b in blocks if b.style is style and b.reads_as_heading]
        kinds = [section_kind(b.text) for b in heads]
        named = sum(kind not in (None, SectionKind.NEXT_STEPS) for kind in kinds)
        other = kinds.count(None)
        if heads:
            return style if len(heads) >= 2 and (other == 0 or named > max(other, 1)) else None
    return None


def _part_style(blocks: list[Block]) -> LabelStyle | None:
    """The style that marks the parts; None in a letter without parts."""
    for style in HEADING_STYLES:
        mine = [b for b in blocks if b.style is style and section_kind(b.text) is None]
        heads = [b for b in mine if b.reads_as_heading]
        enough = heads and len(heads) >= 0.6 * len(mine)
        if enough and (
            style in HEADING_STYLES[:2] or _answers_asks(heads) or _leads(blocks, style)
        ):
            return style
    return None


def _answers_asks(heads: list[Block]) -> bool:
    """1. is a part's number only where the headings speak of what was asked."""
    return sum(b.text.startswith("关于") or "建议" in b.text for b in heads) > len(heads) / 2


def _leads(blocks: list[Block], style: LabelStyle) -> bool:
    """1. heads parts where each stands alone, above plain text, and nothing shallower is there."""
    if style is not LabelStyle.ARABIC or any(b.style in HEADING_STYLES[:2] for b in blocks):
        return False
    mine = [at for at, block in enumerate(blocks) if block.style is style]
    alone = all(
        blocks[at].reads_as_heading
        and len(blocks[at].text) <= 30
        and at + 1 < len(blocks)
        and blocks[at + 1].style is not style
        and not blocks[at + 1].reads_as_heading
        for at in mine
    )
    return alone and len(mine) >= 2 and mine[0] <= 1


def _is_part_heading(block: Block, style: LabelStyle | None, *, bare: bool) -> bool:
    """`bare` tells whether headings without a number count."""
    if style is not None and block.style is style:
        return block.reads_as_heading
    return bare and _is_bare_heading(block)


def _is_bare_heading(block: Block) -> bool:
    text = block.text.rstrip("：")
    return block.style is LabelStyle.NONE and len(text) < 60 and bool(ABOUT.fullmatch(text))
