"""Running heads, feet and page numbers: what stands on pages and is no part of the letter."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product

from replydesk.readers.page_layout import Page, Piece, rows_of, without

_TOP, _BOTTOM = 0.125, 0.87  # of the height: type areas of letters lie between
_DASHES = r"[-—–－―─一·•.\s]*"
_NUMBER = re.compile(
    rf"{_DASHES}\d{{1,3}}{_DASHES}|(?:共\s*\d{{1,3}}\s*页\s*[，,/]?\s*)?第\s*\d{{1,3}}\s*页"
    r"(?:\s*[，,/]?\s*共\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}|[Pp]age\s*\d{1,3}(?:\s*of\s*\d{1,3})?"
)
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")

_Key = tuple[str, int, int]


def without_furniture(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without what only marks them as pages, and a sentence that tells what it was."""
    edges = [_edge_rows(page) for page in pages]
    seen = Counter(key for rows in edges for key in {_key(row) for row in rows})
    often = max(2, round(0.4 * len(pages)))
    gone: list[str] = []
    kept = []
    for page, rows in zip(pages, edges, strict=True):
        drop = [row for row in rows if _is_number(row, page) or _is_running(row, seen, often)]
        gone += [row.text for row in drop]
        kept.append(without(page, drop) if drop else page)
    if not gone:
        return kept, []
    shown = "、".join(f"“{text[:30]}”" for text in list(dict.fromkeys(gone))[:3])
    return kept, [f"删去页眉、页脚、页码{len(gone)}处，如{shown}。"]


def _edge_rows(page: Page) -> list[Piece]:
    """The rows at the top and at the foot, three of each at most."""
    rows = rows_of(
        [x for x in page.pieces if x.base < _TOP * page.height or x.base > _BOTTOM * page.height]
    )
    top = [row for row in rows if row.base < _TOP * page.height]
    return [*top[:3], *rows[len(top) :][-3:]]


def _key(row: Piece) -> _Key:
    """What is equal for the same head on two pages: its words without digits, and its place."""
    return re.sub(r"[\d\s]+", "", row.text), round(row.base / 4), round(row.left / 8)


def _is_running(row: Piece, seen: Counter[_Key], often: int) -> bool:
    words, height, left = _key(row)
    near = product((words,), range(height - 1, height + 2), range(left - 1, left + 2))
    times = sum(seen[place] for place in near)
    return len(words) >= 2 and times >= often and not _DATE.fullmatch(row.text)


def _is_number(row: Piece, page: Page) -> bool:
    """A number alone, above or below everything else."""
    if not _NUMBER.fullmatch(row.text):
        return False
    bases = [x.base for x in page.pieces]
    return row.base <= min(bases) + 1 or row.base >= max(bases) - 1
