"""How a letter ends on its pages: no page carries the signature without text (7.3.5.5).

Where the last page would, GB/T 9704-2012 has the lines or characters of the text moved a little
closer or further apart until it holds both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from replydesk.domain import composition
from replydesk.domain.composition import Element, Role
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.masthead import TOP, masthead
from replydesk.domain.page_flow import Flow
from replydesk.domain.page_rows import CHARACTER, WIDTH, Block, blocks_of, imprint_lines

# Twips between the characters beyond those of all text. At 6 closer, 29 would stand on a line.
_LITTLE = (-2,), (2, 4, 6, 8, 10)
_MUCH = (-2,), tuple(range(2, 21, 2))
_MOST_CHANGED = 12  # paragraphs that are set closer or further apart
_FEWEST = 18  # lines on the page before the signature's, where text moved on to that
_SET_APART = frozenset((Role.BODY, Role.POINT, Role.CLOSING))
_Changes = list[tuple[int, int, Element]]


def elements(letter: ReplyLetter) -> list[Element]:
    """All of a letter between its head and its imprint, set so that it ends well.

    Best all of the ending stands together, the signature a line nearer to the text if need be;
    else the imprint may follow on a page of its own, and at last the notes with it.
    """
    body, tail = list(composition.body(letter)), list(composition.tail(letter))
    text = _Text(body)
    best: tuple[int, list[Element]] = (-1, [])
    for end, ways, whole in _ends(tail):
        ending = _Ending(letter, end, whole=whole)
        for changed in ((), *text.respaced(ways)):
            places, kept = ending.of(text.blocks(changed))
            if places.is_good:
                return [*text.elements(changed, kept=kept), *end]
            if places.last == places.signed and places.filled > best[0]:
                best = places.filled, [*text.elements(changed, kept=kept), *end]
    return best[1] or [*text.elements((), kept=True), *tail]


def _ends(
    tail: list[Element],
) -> Iterator[tuple[list[Element], tuple[tuple[int, ...], ...], bool]]:
    """The endings to be tried, how the text may be set then, and if all must be together."""
    nearer = [replace(e, before=1) if not at and e.before == 2 else e for at, e in enumerate(tail)]
    loose = [replace(e, kept=e.kept and e.role is not Role.DATED) for e in nearer]
    yield tail, _LITTLE, True
    yield nearer, _MUCH, True
    yield tail, _LITTLE, False
    yield loose, _MUCH, False


class _Text:
    """The text of a letter, and how it looks with some paragraphs closer or further apart."""

    def __init__(self, body: list[Element]) -> None:
        self._body = body
        self._blocks = blocks_of(body)
        self._found: dict[tuple[int, ...], _Changes] = {}

    def elements(self, changed: Sequence[tuple[int, int, Element]], *, kept: bool) -> list[Element]:
        """The paragraphs, the last one kept with the signature or not."""
        found = list(self._body)
        for _, at, element in changed:
            found[at] = element
        if kept:
            found[-1] = replace(found[-1], kept=True)
        return found

    def blocks(self, changed: Sequence[tuple[int, int, Element]]) -> list[Block]:
        """The paragraphs in lines."""
        found = list(self._blocks)
        for _, at, element in changed:
            (found[at],) = blocks_of([element])
        return found

    def respaced(self, ways: tuple[tuple[int, ...], ...]) -> Iterator[_Changes]:
        """Changes by which a few paragraphs are a line shorter or longer, the least first."""
        found = [self._changes(steps) for steps in ways]
        for count in range(1, _MOST_CHANGED + 1):
            for way in found:
                if count <= len(way):
                    yield way[:count]

    def _changes(self, steps: tuple[int, ...]) -> _Changes:
        """(twips, place, element) of paragraphs that change their number of lines, least first."""
        if steps not in self._found:
            found = []
            for at, (element, now) in enumerate(zip(self._body, self._blocks, strict=True)):
                if element.role not in _SET_APART or now.rows < 2:
                    continue
                for twips in steps:
                    if not _may_change(now, twips):
                        continue
                    spaced = replace(element, spaced=twips)
                    (then,) = blocks_of([spaced])
                    if then.rows != now.rows:
                        found.append((abs(twips), at, spaced))
                        break
            self._found[steps] = sorted(found, key=lambda change: change[:2])
        return self._found[steps]


def _may_change(block: Block, twips: int) -> bool:
    """False where a paragraph is far from a line more or less: its lines need not be broken."""
    moved = twips / CHARACTER * sum(len(line.text) for line in block.lines)
    last = block.lines[-1].width
    return moved > (WIDTH - last) / 2 if twips > 0 else -moved > last / 2


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
    whole: bool

    @property
    def is_good(self) -> bool:
        """The signature is on a page with text, and with all that follows; that before is full."""
        together = self.signed == self.ended == self.foot or not self.whole
        full = self.signed <= 1 or self.filled >= _FEWEST
        return self.last == self.signed and together and full


class _Ending:
    """Where the end of a letter comes to stand when its text is set in one way or another."""

    def __init__(self, letter: ReplyLetter, tail: list[Element], *, whole: bool) -> None:
        self._whole = whole
        self._head = masthead(letter).bottom - TOP
        self._tail = blocks_of(tail)
        imprint = imprint_lines(letter)
        self._foot = imprint[-1].row if imprint else 0

    def of(self, blocks: list[Block]) -> tuple[_Places, bool]:
        """The places, and if the last paragraph should be kept with the signature.

        One that runs on to the signature's page by itself is not: LibreOffice would move it whole
        and leave the page before half empty.
        """
        free = self._places(blocks)
        kept = self._places([*blocks[:-1], replace(blocks[-1], kept=True)])
        if free.is_good and not (kept.is_good and kept.first == free.first):
            return free, False
        return kept, True

    def _places(self, body: list[Block]) -> _Places:
        flow = Flow(self._head)
        stands = list(flow.place([*body, *self._tail]))
        flow.foot(self._foot)
        last = stands[len(body) - 1]
        signed = stands[len(body)].page if self._tail else last.last
        filled = flow.lines[signed - 1] if signed else 0
        return _Places(
            last.page, last.last, signed, stands[-1].last, flow.page, filled, self._whole
        )
