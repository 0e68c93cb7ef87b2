"""What stands under a heading → sections, by their names or by what the language says."""

from dataclasses import dataclass

from replydesk.domain.blocks import Block, cut, heading_text
from replydesk.domain.letter import Paragraph, Section, SectionKind, number_paragraphs
from replydesk.domain.meaning import Told, looks_ahead, tell_kind
from replydesk.domain.outline import LabelStyle, split_label
from replydesk.domain.section_names import section_kind

_LONGEST_NAME = 24  # characters of a section's name at most
_Read = tuple[Section, float | None]


def is_section_heading(block: Block, flat: LabelStyle | None) -> bool:
    if flat is not None and block.style is flat:
        return block.reads_as_heading
    return (
        block.reads_as_heading
        and section_kind(block.text) is not None
        and len(block.text) <= _LONGEST_NAME
    )


def read_sections(
    above: Block | None, blocks: list[Block], flat: LabelStyle | None, notes: list[str]
) -> list[_Read]:
    """The sections of a part; a part that is itself called 下一步工作 is one section.

    With each stands how sure its kind is where its language told it, else None.
    """
    kind_above = section_kind(above.text) if above is not None else None
    if kind_above is not None and blocks:
        return [(Section(kind_above, None, _paragraphs(blocks, notes)), None)]
    sections: list[_Read] = []
    siblings = _siblings(blocks)
    for heading, inside in cut(
        blocks, lambda b: is_section_heading(b, flat) or (b.style, b.number, b.text) in siblings
    ):
        if heading is None:
            sections += _by_language(inside, notes)
        else:
            kind = section_kind(heading.text) or SectionKind.OTHER
            name = heading_text(heading).strip("【】[]")
            own, ahead = _until_ahead(heading, kind, inside)
            sections.append((Section(kind, name, _paragraphs(own, notes)), None))
            sections += _by_language(ahead, notes)
    return sections


@dataclass(slots=True)
class _Group:
    """Paragraphs that follow each other and do the same, with what each was taken for."""

    kind: SectionKind
    blocks: list[Block]
    told: list[Told]

    def settle(self) -> tuple[SectionKind, float]:
        """The kind of the whole: what most of its text does, and how sure that is."""
        if len(self.blocks) == 1 or all(told.kind is self.kind for told in self.told):
            return self.kind, max(told.confidence for told in self.told)
        weights = dict.fromkeys(SectionKind, 0.0)
        for block, told in zip(self.blocks, self.told, strict=True):
            weights[told.kind] += told.confidence * len(block.text)
        if self.kind is SectionKind.NEXT_STEPS:  # its list belongs to the 下一步 above it
            return self.kind, 1.0
        best = max(weights, key=lambda kind: weights[kind])
        return best, round(weights[best] / max(sum(weights.values()), 1), 2)


def _siblings(blocks: list[Block]) -> set[tuple[LabelStyle, int, str]]:
    """Bare headings that are counted on by the name of a section: （一）投入渠道 （二）存在问题."""
    found: set[tuple[LabelStyle, int, str]] = set()
    last: dict[LabelStyle, Block] = {}
    for block in blocks:
        if block.style is LabelStyle.NONE or len(block.text) > _LONGEST_NAME:
            continue
        before = last.get(block.style)
        counts_on = before is not None and block.number == before.number + 1
        if before is not None and counts_on and is_section_heading(block, None):
            bare = before.reads_as_heading and before.text[-1] not in "。；："
            found |= {(before.style, before.number, before.text)} if bare else set()
        last[block.style] = block
    return found


def _until_ahead(
    heading: Block, kind: SectionKind, inside: list[Block]
) -> tuple[list[Block], list[Block]]:
    """(paragraphs of the section, those behind it).

    A heading without a number, 存在困难：…, reaches as far as a paragraph that begins 下一步.
    """
    if heading.style is LabelStyle.NONE and kind is not SectionKind.NEXT_STEPS:
        for at, block in enumerate(inside):
            if at and block.style is LabelStyle.NONE and looks_ahead(block.text):
                return inside[:at], inside[at:]
    return inside, []


def _by_language(blocks: list[Block], notes: list[str]) -> list[_Read]:
    """Paragraphs without headings, in sections by what their language says they do.

    A list that counts on stays together, in one section with all that stands between its points.
    """
    groups: list[_Group] = []
    begun: dict[LabelStyle, tuple[int, int]] = {}  # style: (last number, group of its first point)
    announced = False
    for at, block in enumerate(blocks):
        told = tell_kind(block.text)
        listed = block.style is not LabelStyle.NONE
        number, first = begun.get(block.style, (0, 0))
        counts_on = listed and block.number == number + 1 and block.number > 1
        ahead = looks_ahead(block.text)
        last = {style: count for style, (count, _) in begun.items()}
        within = _stands_in_list(blocks[at:], last)
        announced = block.raw.endswith("：") or (announced and listed)
        same = bool(groups) and told.kind is groups[-1].kind
        if (
            groups
            and (same or within or counts_on or (announced and listed))
            and (groups[-1].kind is SectionKind.NEXT_STEPS or not ahead)
        ):
            if counts_on and first < len(groups) - 1:
                _merge(groups, first)
                begun = {style: (n, min(g, first)) for style, (n, g) in begun.items()}
        else:
            groups.append(_Group(told.kind, [], []))
            begun = begun if listed and not ahead else {}
        groups[-1].blocks.append(block)
        groups[-1].told.append(told)
        if listed:
            begun[block.style] = (block.number, first if counts_on else len(groups) - 1)
    read: list[_Read] = []
    for group in groups:
        kind, sure = group.settle()
        read.append((Section(kind, None, _paragraphs(group.blocks, notes)), sure))
    return read


def _merge(groups: list[_Group], first: int) -> None:
    """Make the groups from `first` on one group: a list goes on that began there."""
    for group in groups[first + 1 :]:
        groups[first].blocks += group.blocks
        groups[first].told += group.told
    del groups[first + 1 :]


def _stands_in_list(blocks: list[Block], last: dict[LabelStyle, int]) -> bool:
    """True where a plain paragraph explains a point and the list goes on behind it."""
    if blocks[0].style is not LabelStyle.NONE:
        return False
    following = next((b for b in blocks if b.style is not LabelStyle.NONE), None)
    return (
        following is not None
        and following.number > 1
        and following.number == last.get(following.style, 0) + 1
    )


def _paragraphs(blocks: list[Block], notes: list[str]) -> tuple[Paragraph, ...]:
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
