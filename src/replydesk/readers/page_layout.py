"""Words with places on paper → lines in reading order, with indents and the gaps between them.

Pages of a PDF and boxes of recognised characters come in alike. Lengths are points from the top
left corner of the page, downwards.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from replydesk.domain.rejoin import Line, width

_GAP = 1.35  # of the usual pitch: more is a gap that was meant
_TOUCHING = 0.35  # of a character: closer pieces are one word
# Further lines of these hang below the first name: they are no new paragraphs.
_LABEL = re.compile(r"(?:抄\s*送|主\s*送|附件?)\s*[：:]\s*(?:1\s*[.．、]\s*)?")
_ITEM = re.compile(r"\d{1,2}\s*[.．、]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand on one line; `base` is their baseline, `size` the width of a character."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, in any order."""

    height: float
    pieces: tuple[Piece, ...]


def rows_of(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces as whole rows from top to bottom; those of a row are joined from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda x: x.base):
        last = rows[-1] if rows else None
        if last and piece.base - last[0].base < 0.45 * min(last[0].size, piece.size):
            last.append(piece)
        else:
            rows.append([piece])
    return [row[0] if len(row) == 1 else _joined(row) for row in rows]


def _joined(row: list[Piece]) -> Piece:
    row.sort(key=lambda x: x.left)
    text, right = row[0].text, row[0].right
    kept = row[0]
    for before, piece in pairwise(row):
        twice = piece.text == before.text and abs(piece.left - before.left) < 0.5 * piece.size
        if twice:
            continue
        close = piece.left - right < _TOUCHING * piece.size
        text += piece.text if close else f" {piece.text}"
        right = max(right, piece.right)
        kept = piece if len(piece.text) > len(kept.text) else kept
    return Piece(text, row[0].left, right, kept.base, kept.size)


def lines_in_order(pages: Sequence[Page]) -> list[Line]:
    """The lines of all pages; an empty line stands for a gap, columns follow each other.

    No gap is told at the turn of a page, so that a paragraph can run over it.
    """
    columns = [rows for page in pages for rows in _columns(page.pieces)]
    size = median(sizes) if (sizes := [row.size for rows in columns for row in rows]) else 1.0
    pitch = _pitch(columns, size)
    return [
        line
        for rows, edge in zip(columns, _left_edges(columns, size), strict=True)
        for line in _lines(rows, edge, size, pitch)
    ]


def _pitch(columns: Sequence[Sequence[Piece]], size: float) -> float:
    """How far the lines of a paragraph are apart: what is close, but not what is odd."""
    pitches = (after.base - before.base for rows in columns for before, after in pairwise(rows))
    close = sorted(pitch for pitch in pitches if pitch < 3 * size)
    return close[len(close) // 5] if close else 2 * size


def _lines(rows: Sequence[Piece], edge: float, size: float, pitch: float) -> Iterator[Line]:
    before: Piece | None = None
    hanging: float | None = None
    for row in rows:
        if before is not None and row.base - before.base > _GAP * pitch:
            yield Line("")
            hanging = None
        if label := _LABEL.match(row.text):
            hanging = row.left + width(label[0]) / 2 * row.size
        elif hanging is not None and abs(row.left - hanging) > 0.6 * row.size:
            hanging = None
        hangs = hanging is not None and not label and not _ITEM.match(row.text)
        yield Line(row.text, 0 if hangs else max(0, round((row.left - edge) / (size / 2))))
        before = row


def _left_edges(columns: Sequence[Sequence[Piece]], size: float) -> list[float]:
    """Where lines begin that are not indented, for each column."""
    shared = [_shared_left(rows, size) for rows in columns]
    known = sorted(left for left in shared if left is not None)
    out = []
    for rows, left in zip(columns, shared, strict=True):
        if left is None:
            first = min(row.left for row in rows)
            out.append(max((x for x in known if x <= first + size / 2), default=first))
        else:  # a page may hold nothing but first lines of paragraphs
            further = (x for x in known if 1.5 * size < left - x < 2.6 * size)
            out.append(min(further, default=left))
    return out


def _shared_left(rows: Sequence[Piece], size: float) -> float | None:
    """The leftmost place where three lines begin."""
    lefts = sorted(row.left for row in rows)
    shared = zip(lefts, lefts[2:], strict=False)
    return next((one for one, three in shared if three - one < 0.3 * size), None)


def _columns(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The rows of a page, column by column where the page is set in two."""
    rows = rows_of(pieces)
    gutter = _gutter(pieces, rows)
    if gutter is None:
        return [rows] if rows else []
    across = rows_of([x for x in pieces if x.left < gutter < x.right])
    sides = (
        rows_of([x for x in pieces if x.right <= gutter]),
        rows_of([x for x in pieces if x.left >= gutter]),
    )
    out: list[list[Piece]] = []
    top = float("-inf")
    for row in [*across, None]:
        bottom = row.base if row else float("inf")
        bands = [[x for x in side if top < x.base < bottom] for side in sides]
        out += [band for band in bands if band]
        if row and out and not any(bands) and out[-1][-1] in across:
            out[-1].append(row)
        elif row:
            out.append([row])
        top = bottom
    return out


def _gutter(pieces: Sequence[Piece], rows: Sequence[Piece]) -> float | None:
    """The middle of the white strip between two columns of text, None on any other page."""
    if len(pieces) < len(rows) + 4:
        return None
    left, right = min(x.left for x in pieces), max(x.right for x in pieces)
    wide = right - left
    step = wide / 100
    covered: Counter[int] = Counter()
    for piece in pieces:
        covered.update(range(int((piece.left - left) / step), int((piece.right - left) / step) + 1))
    free = [at for at in range(30, 71) if covered[at] <= 0.2 * len(rows)]
    if not free:
        return None
    middle = left + (median(free) + 0.5) * step
    for side in ([x for x in pieces if x.right <= middle], [x for x in pieces if x.left >= middle]):
        lines = rows_of(side)
        if len(lines) < 4:
            return None
        room = max(x.right for x in lines) - min(x.left for x in lines)
        if room < 0.3 * wide or median(x.right - x.left for x in lines) < 0.7 * room:
            return None
    return middle


def without(page: Page, rows: Sequence[Piece]) -> Page:
    """The page without the pieces that stand in these rows."""
    gone = {round(row.base) for row in rows}
    near = {place + shift for place in gone for shift in (-1, 0, 1)}
    return replace(page, pieces=tuple(x for x in page.pieces if round(x.base) not in near))
