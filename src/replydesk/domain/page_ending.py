"""How a letter ends on its pages: no page carries the signature without text (7.3.5.5).

Where the last page would, GB/T 9704-2012 has the lines or characters of the text moved a little
closer or further apart until it holds both.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from replydesk.domain import composition
from replydesk.domain.composition import Element, Role
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.masthead import TOP, masthead
from replydesk.domain.page_rows import Block, Flow, blocks_of, imprint_lines

# Twips between the characters beyond those of all text. At 6 closer, 29 would stand on a line.
_LITTLE = (-2,), (2, 4, 6, 8, 10)
_MUCH = (-2,), tuple(range(2, 21, 2))
_MOST_CHANGED = 12  # paragraphs that are set closer or further apart
_FEWEST = 18  # lines on the page before the signature's, where text moved on to that
_SET_APART = frozenset((Role.BODY, Role.POINT, Role.CLOSING))


def elements(letter: ReplyLetter) -> list[Element]:
    """All of a letter between its head and its imprint, set so that it ends well.

    Best all of the ending stands together; else notes and imprint may follow on a page of theirs.
    """
    body, tail = list(composition.body(letter)), list(composition.tail(letter))
    loose = [replace(element, kept=element.role is Role.ISSUING_BODY) for element in tail]
    for end, ways in ((tail, _LITTLE), (loose, _MUCH)):
        ending = _Ending(letter, end, whole=end is tail)
        for other in (body, *_respaced(body, ways)):
            if (found := ending.of(other)) is not None:
                return [*found, *end]
    return [*_kept(body), *tail]


def _kept(body: list[Element]) -> list[Element]:
    return [*body[:-1], replace(body[-1], kept=True)]


@dataclass(frozen=True, slots=True)
class _Places:
    """The pages of: the last paragraph's first and last line, signature, last note, imprint.

    `filled` is how many lines the page before the signature's has.
    """

    first: int
    last: int
    signed: int
    ended: int
    foot: int
    filled: int


class _Ending:
    """Where the end of a letter comes to stand when its body is set in one way or another."""

    def __init__(self, letter: ReplyLetter, tail: list[Element], *, whole: bool) -> None:
        self._whole = whole
        self._head = masthead(letter).bottom - TOP
        self._tail = blocks_of(tail)
        imprint = imprint_lines(letter)
        self._foot = imprint[-1].row if imprint else 0

    def of(self, body: list[Element]) -> list[Element] | None:
        """The body, its last paragraph kept with the signature or not; None where it ends badly.

        A paragraph that runs on to the signature's page by itself is not kept: LibreOffice would
        move it whole and leave the page before half empty.
        """
        blocks = blocks_of(body)
        free = self._places(blocks)
        kept = self._places([*blocks[:-1], replace(blocks[-1], kept=True)])
        runs_on = self._is_good(free)
        if self._is_good(kept) and (kept.first == free.first or not runs_on):
            return _kept(body)
        return body if runs_on else None

    def _is_good(self, places: _Places) -> bool:
        """The signature is on a page with text, and with all that follows; that before is full."""
        ended = places.signed == places.ended == places.foot or not self._whole
        full = places.signed <= 1 or places.filled >= _FEWEST
        return places.last == places.signed and ended and full

    def _places(self, body: list[Block]) -> _Places:
        flow = Flow(self._head)
        pages = [page for page, _ in flow.place([*body, *self._tail])]
        flow.foot(self._foot)
        end = sum(len(block.lines) for block in body)
        signed = pages[end] if self._tail else pages[end - 1]
        first = pages[end - len(body[-1].lines)]
        filled = pages.count(signed - 1)
        return _Places(first, pages[end - 1], signed, pages[-1], flow.page, filled)


def _respaced(body: list[Element], ways: tuple[tuple[int, ...], ...]) -> Iterator[list[Element]]:
    """The text with a few paragraphs a line shorter or longer, the least changed first."""
    found = [_changes(body, steps) for steps in ways]
    for count in range(1, _MOST_CHANGED + 1):
        for way in found:
            if count <= len(way):
                other = list(body)
                for _, at, element in way[:count]:
                    other[at] = element
                yield other


def _changes(body: list[Element], steps: tuple[int, ...]) -> list[tuple[int, int, Element]]:
    """(twips, place, element) of paragraphs that change their number of lines, least first."""
    found = []
    for at, element in enumerate(body):
        if element.role not in _SET_APART:
            continue
        (now,) = blocks_of([element])
        for twips in steps if len(now.lines) > 1 else ():
            spaced = replace(element, spaced=twips)
            (then,) = blocks_of([spaced])
            if len(then.lines) != len(now.lines):
                found.append((abs(twips), at, spaced))
                break
    return sorted(found, key=lambda change: change[:2])
