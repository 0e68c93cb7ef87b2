"""Paragraphs of a body with the label in front taken apart; fused headings are cut off."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from replydesk.domain.outline import LabelStyle, label, run_in_points, split_label
from replydesk.domain.section_names import section_kind

HEADING_STYLES = (
    LabelStyle.HAN,
    LabelStyle.PAREN_HAN,
    LabelStyle.ARABIC,
    LabelStyle.PAREN_ARABIC,
    LabelStyle.DI,
)
ABOUT = re.compile(r"关于.{2,80}?(?:的?(?:建议|问题|意见|提案|方面|工作|情况|诉求))")
_IN_FIELD = re.compile(r"在[^。，；]{2,40}方面")
_ASKED = re.compile(r"(关于[^。；]{2,60}?(?:建议|问题|提案|意见|诉求))[，。](?=.)")
_RUN_IN_ARABIC = re.compile(r"(?:^|(?<=[。；]))(\d{1,2})\s*[.．、](?!\d)")
_NUMBERED_FIGURE = re.compile(r"(\d{1,2})\.(?=\d)")
_FUSED_STYLES = (LabelStyle.HAN, LabelStyle.PAREN_HAN, LabelStyle.DI)
_LONGEST_HEADING = 70
_SHORT_TOPIC = 22
_ABOUT_TOPIC = re.compile(r"关于[^，。；：]{2,40}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with what its front says: label style, its number and the rest."""

    raw: str
    style: LabelStyle
    number: int
    text: str

    @property
    def reads_as_heading(self) -> bool:
        ended = self.text.endswith(("。", "；", ";", "！", "？", "，"))
        return len(self.text) <= _LONGEST_HEADING and (not ended or is_topic(self.text))


def is_topic(text: str) -> bool:
    """关于…的建议, 在…方面: a heading, though a full stop may stand behind it."""
    bare = text.rstrip("。：:")
    return bool(ABOUT.fullmatch(bare) or _IN_FIELD.fullmatch(bare))


def blocks_of(texts: list[str]) -> list[Block]:
    """A block each. 1.31个县… followed by 2.… is a numbered point, not a decimal: whether a number
    counts on or is counted on tells it."""
    blocks: list[Block] = []
    before = 0
    for text, following in zip(texts, [*texts[1:], ""], strict=False):
        block = _block(text)
        found = _NUMBERED_FIGURE.match(text) if block.style is LabelStyle.NONE else None
        if found:
            number = int(found[1])
            counted_on = re.match(rf"{number + 1}\s*[.．、]", following)
            if number == before + 1 and (before or counted_on):
                block = Block(text, LabelStyle.ARABIC, number, text[found.end() :])
        if block.style is LabelStyle.ARABIC:
            before = block.number
        elif block.style in HEADING_STYLES[:2]:
            before = 0
        blocks.append(block)
    return [_settled(block, blocks[at + 1 :]) for at, block in enumerate(blocks)]


def _settled(block: Block, following: list[Block]) -> Block:
    """首先，感谢… is no label where no 其次 follows."""
    alone = block.style is LabelStyle.SHOU and block.number == 1
    if alone and not any(b.style is LabelStyle.SHOU and b.number == 2 for b in following):
        return Block(block.raw, LabelStyle.NONE, 0, block.raw)
    return block


def _block(text: str) -> Block:
    style, number, rest = split_label(text)
    if run_in_points(text) or _runs_on(style, number, rest):
        return Block(text, LabelStyle.NONE, 0, text)
    return Block(text, style, number, rest)


def _runs_on(style: LabelStyle, number: int, rest: str) -> bool:
    """True where the next point stands in the same paragraph: （1）…；（2）…, 首先…其次…."""
    if style is LabelStyle.SHOU:
        return number == 1 and "其次" in rest
    if style in (LabelStyle.PAREN_ARABIC, LabelStyle.CIRCLED, LabelStyle.PAREN_HAN):
        return bool(re.search(rf"[；。，]\s*{re.escape(label(style, number + 1))}", rest))
    return False


def split_fused(paragraphs: Iterable[str]) -> Iterator[str]:
    """A heading fused to the text behind it (（一）主要措施。一是…) is cut off.

    So are the points of a paragraph that runs 1.…2.… from its first character.
    """
    texts = list(paragraphs)
    topics = _topics_in_front(texts)
    for text in texts:
        cut = _heading_end(text) or topics.get(text)
        if cut:
            yield cut[0]
            yield from split_fused([cut[1]])
        else:
            yield from _run_in_arabic(text)


def _topics_in_front(texts: list[str]) -> dict[str, tuple[str, str]]:
    """Paragraphs 一、现状。全区…… where all that are numbered so begin with a short topic.

    Each with (topic with its sign, text behind it).
    """
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        style, _, rest = split_label(text)
        if style is not LabelStyle.HAN or len(rest) <= _SHORT_TOPIC:
            continue
        first, _, after = _first_sentence(rest)
        if len(first) > _SHORT_TOPIC or len(after) < 12 or re.search("[，；]", first):
            return {}
        found[text] = (text[: len(text) - len(rest)] + first, after)
    return found if len(found) >= 2 else {}


def _heading_end(text: str) -> tuple[str, str] | None:
    """(heading with its sign, text behind it), or None where nothing is fused."""
    style, _, rest = split_label(text)
    sign = text[: len(text) - len(rest)]
    first, mark, after = _first_sentence(rest)
    labelled = style is not LabelStyle.NONE
    if after and section_kind(first) is not None and (labelled or mark == "："):
        return sign + first, after
    if after and style in _FUSED_STYLES and is_topic(first):
        return sign + first, after
    if after and style in _FUSED_STYLES[:2] and _ABOUT_TOPIC.fullmatch(first):
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
    found = re.search(r"。|(?<!\d)[：:]|[：:](?!\d)", text[:90])
    if not found:
        return text, "", ""
    return text[: found.start()], found[0].replace(":", "："), text[found.end() :].strip()


def cut(
    blocks: list[Block], is_heading: Callable[[Block], bool]
) -> Iterator[tuple[Block | None, list[Block]]]:
    """(heading or None, blocks under it) in order; the first may have no heading."""
    heading: Block | None = None
    inside: list[Block] = []
    for block in blocks:
        if is_heading(block):
            if heading is not None or inside:
                yield heading, inside
            heading, inside = block, []
        else:
            inside.append(block)
    if heading is not None or inside:
        yield heading, inside


def heading_text(block: Block) -> str:
    return block.text.rstrip("：:。")
