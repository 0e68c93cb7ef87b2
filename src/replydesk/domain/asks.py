"""The text of a deputy's suggestion → Submission: who asks what, in the deputy's own words."""

import re
from collections.abc import Sequence

from replydesk.domain.answers import before_answer, is_answer
from replydesk.domain.ask_list import headed_items, items_of, label_of, parted_by_semicolons
from replydesk.domain.ask_region import (
    Announcement,
    announcements,
    before_foot_of_page,
    chosen,
    is_ending,
    region_of,
    without_ending,
    without_footer,
)
from replydesk.domain.ask_words import (
    begins_asking,
    begins_mildly,
    directs,
    heading_of,
    without_link,
)
from replydesk.domain.errors import InputError
from replydesk.domain.rejoin import Line
from replydesk.domain.submission import Ask, Submission
from replydesk.domain.submission_head import read_submission_head
from replydesk.domain.tidy import clean_paragraphs

_REFUSED = "这是一份答复函，不是建议或提案，里面没有诉求；请换成代表建议或委员提案的原文。"


def read_submission(lines: Sequence[Line]) -> Submission:
    """The submission the lines of a file tell of; what is not said stays empty.

    Raises InputError where there is no text, or where the text is a reply to a suggestion.
    """
    if not any(line.text.strip() for line in lines):
        raise InputError("文件里没有文字，请换一份有正文的建议或提案。")
    asked = before_foot_of_page(before_answer(lines))
    if is_answer(clean_paragraphs(asked)[0]):
        raise InputError(_REFUSED)
    head, text = read_submission_head(asked)
    paragraphs, _ = clean_paragraphs(text)
    return Submission(
        kind=head.kind,
        subject=head.subject,
        number=head.number,
        plenary_session=head.plenary_session,
        submitters=head.submitters,
        asks=tuple(_ask(text) for text in _asks(without_footer(paragraphs))),
        handling_unit=head.handling_unit,
    )


def _asks(body: list[str]) -> list[str]:
    """The words of each ask, looked for from the most to the least explicit form."""
    places = announcements(body)
    if pairs := _after_each_problem(body, places):
        return pairs
    if (place := chosen(body, places)) is not None and (asks := _announced(place, body)):
        return asks
    readers = (_named_items, _asking_items, _asking_tail, _asking_sentences, _directing_items)
    for read in (*readers, _directing_points):
        if asks := read(body):
            return asks
    return []


def _announced(place: Announcement, body: list[str]) -> list[str]:
    """The list behind the words that announce it."""
    region = region_of(place, body)
    if not region:
        return []
    _, items = items_of(region)
    if items:
        return items
    if headed := headed_items(region, lambda text: re.search(r"[。；]", text) is not None):
        return headed
    if len(region) == 1 or place.fused:
        return parted_by_semicolons(region[0]) or _asking_sentences(region[:1]) or region[:1]
    own = [text for text in region if len(text) > 6]
    return [label_of(text)[2] for text in own]


def _after_each_problem(body: list[str], places: Sequence[Announcement]) -> list[str]:
    """Sections that each tell of a problem and then say 建议：, the asks of all of them."""
    labelled = [label_of(text)[0] for text in body]
    outer = next((style for style in labelled if style), "")
    sections = [at for at, style in enumerate(labelled) if style == outer and outer]
    inner = [
        place for place in places if place.style != outer and sections and place.at >= sections[0]
    ]
    held = {max(at for at in sections if at <= place.at) for place in inner}
    if len(sections) < 2 or len(held) < 2 or len(held) < len(sections):
        return []
    asks: list[str] = []
    for place in inner:
        until = next((at for at in sections if at > place.at), len(body))
        region = region_of(place, body, until)
        _, items = items_of(region)
        asks += items or ["\n".join(region)]
    return [ask for ask in asks if ask]


def _named_items(body: list[str]) -> list[str]:
    """建议一：… 建议二：…"""
    start = next((at for at, text in enumerate(body) if label_of(text)[0] == "named"), None)
    return items_of(without_ending(body[start:]))[1] if start is not None else []


def _asking_items(body: list[str]) -> list[str]:
    """A numbered list each item of which says 建议 in its text."""
    _, items = items_of(without_ending(body), run_in=False)
    each = all(any(begins_asking(line) for line in item.split("\n")) for item in items)
    return items if each else []


def _asking_tail(body: list[str]) -> list[str]:
    """Paragraphs to the end of the text that begin with 建议, 希望, 应当 …, two or more."""
    text = without_ending(body)
    asking = [begins_asking(one) or begins_mildly(one) for one in text]
    for start, asks in enumerate(asking):
        share = sum(asking[start:])
        if not asks or share < 2 or share <= len(text[start:]) - share:
            continue
        if not any(begins_asking(one) for one in text[start:]):
            return []
        out: list[str] = []
        for one, begins in zip(text[start:], asking[start:], strict=True):
            if begins:
                out.append(one)
            else:
                out[-1] += f"\n{one}"
        return out
    return []


def _asking_sentences(body: list[str]) -> list[str]:
    """Sentences that begin with 建议, each with what follows it in its paragraph."""
    asks: list[str] = []
    for text in body:
        open_here = False
        for sentence in re.findall(r"[^。！？]+[。！？]?", text):
            if begins_asking(sentence) and len(sentence) > 8 and not is_ending(sentence):
                asks.append(sentence)
                open_here = True
            elif open_here and not is_ending(sentence):
                asks[-1] += sentence
    if len(asks) == 1:
        return parted_by_semicolons(asks[0]) or asks
    return asks


def _directing_items(body: list[str]) -> list[str]:
    """A numbered list whose items mostly begin with a verb of doing and name no problem."""
    _, items = items_of(without_ending(body), run_in=False)
    return items if _mostly_direct(items) else []


def _directing_points(body: list[str]) -> list[str]:
    """当务之急是：①摸清底数…；②简化办证…: the last paragraph that runs on like that."""
    for text in reversed(without_ending(body)):
        _, items = items_of([text])
        if _mostly_direct(items):
            return items
    return []


def _mostly_direct(items: list[str]) -> bool:
    heads = [re.split(r"[，。；：\n]", item, maxsplit=1)[0] for item in items]
    doing = [directs(head) for head in heads]
    return sum(doing) * 2 > len(doing)


def _ask(text: str) -> Ask:
    words = without_link(text.strip())
    style, _, rest = label_of(words)
    words = rest if style == "bullet" else words
    return Ask(heading_of(words), words)
