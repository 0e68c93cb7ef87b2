"""Characters seen in a picture of a page, with the optional extra (RapidOCR and its models).

The models are in RapidOCR's own package: nothing is fetched, and no picture leaves the machine.
"""

import math
import os
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from statistics import median
from typing import TYPE_CHECKING, Any

from replydesk.domain.errors import ResourceError
from replydesk.domain.rejoin import width
from replydesk.readers.page_layout import Page, Piece

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]  # rows × columns × blue, green, red

MAX_PAGES = 40
FROM_A_SCAN = "本文由扫描件识别，文字可能有误，请对照原件核对。"
_PAPER_HEIGHT = 842.0  # points: pictures are measured as if they were A4
_NOISE = 0.3  # what is read with less confidence is a stain
_FAINT = 0.85
_UPRIGHT = 0.7  # a page that is read with less confidence may stand on its head
_RED_SHARE = 0.0005  # of a page: less is dust
_RED_ROW = 0.01  # of the width of a row that goes through red words


def _nobody() -> None:
    """Nobody waits to be told."""


# Called after each recognised page, for whoever bounds the time of a file.
page_done: ContextVar[Callable[[], None]] = ContextVar("page_done", default=_nobody)


@dataclass(frozen=True, slots=True)
class Seen:
    """A recognised page: `faint` holds the lines that were hard to read, `stains` what was not."""

    page: Page
    faint: tuple[str, ...] = ()
    stains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Box:
    """A line of characters with its middle, in pixels."""

    text: str
    score: float
    x: float
    y: float
    wide: float
    high: float
    slope: float


def can_read_pictures() -> bool:
    """Whether the optional extra is installed."""
    return all(find_spec(module) is not None for module in ("rapidocr", "onnxruntime"))


def require_extra(name: str) -> None:
    """Raises ResourceError where the optional extra is missing."""
    if not can_read_pictures():
        raise ResourceError(
            f"“{name}”是扫描件或图片，要另装文字识别组件才能读：请管理电脑的同事在命令行运行 "
            'pip install "replydesk[ocr]" 后再试，或改用能复制出文字的文件。'
        )


def seen_page(picture: "Picture", *, is_first: bool) -> Seen:
    """The characters on a picture of one page, whichever way it lies.

    Seals are looked through; only on the first page words in red are read, at its head.
    """
    picture, boxes = _upright(picture)
    if is_first:
        boxes += _red_words(picture, boxes)
    scale = _PAPER_HEIGHT / picture.shape[0]
    clear = [box for box in _straightened(boxes) if box.score >= _NOISE]
    page_done.get()()
    return Seen(
        Page(_PAPER_HEIGHT, tuple(_piece(box, scale) for box in clear)),
        tuple(box.text for box in clear if box.score < _FAINT),
        tuple(box.text for box in boxes if box.score < _NOISE),
    )


def notes_of(pages: Sequence[Seen]) -> list[str]:
    """What a clerk should know of recognised pages, a sentence each."""
    notes = [FROM_A_SCAN]
    for said, found in (
        ("识别把握不大的文字", [text for page in pages for text in page.faint]),
        ("没有采用的污点或印痕", [text for page in pages for text in page.stains]),
    ):
        if found:
            shown = "、".join(f"“{text[:40]}”" for text in found[:8])
            notes.append(f"{said}{len(found)}处，如{shown}，请对照原件核对。")
    return notes


def _upright(picture: "Picture") -> tuple["Picture", list[_Box]]:
    """The picture turned so that its lines run from left to right, and what is read on it."""
    import numpy as np

    boxes = _boxes(_without_red(picture))
    standing = [box for box in boxes if box.high > 1.5 * box.wide]
    turns = (1, 3) if len(standing) > 0.5 * len(boxes) else (0, 2)
    tried = [(_certainty(boxes), 0, boxes)] if turns[0] == 0 else []
    for turn in turns[len(tried) :]:
        if tried and max(tried)[0] >= _UPRIGHT:
            break
        again = _boxes(_without_red(np.ascontiguousarray(np.rot90(picture, turn))))
        tried.append((_certainty(again), -turn, again))
    _, turn, boxes = max(tried, key=lambda each: each[:2])
    return np.ascontiguousarray(np.rot90(picture, -turn)) if turn else picture, boxes


def _certainty(boxes: Sequence[_Box]) -> float:
    letters = sum(len(box.text) for box in boxes)
    return sum(box.score * len(box.text) for box in boxes) / letters if letters else 1.0


def _without_red(picture: "Picture") -> "Picture":
    """Through a red glass: a seal disappears from the text it was put over."""
    if _redness(picture, 60).mean() < _RED_SHARE:
        return picture
    plain = picture[:, :, 2].copy()
    plain[_redness(picture, 25) & (plain > 110)] = 255
    return plain


def _redness(picture: "Picture", least: int) -> "NDArray[np.bool_]":
    """Where red is stronger than the other colours by that much."""
    red = picture[:, :, 2].astype("int16")
    found: NDArray[np.bool_] = red - picture[:, :, :2].max(axis=2) > least
    return found


def _red_words(picture: "Picture", known: Sequence[_Box]) -> list[_Box]:
    """The name of the issuing body, which stands in red at the head of a page."""
    head = picture[: picture.shape[0] // 3]
    if not (_redness(head, 60).mean(axis=1) > _RED_ROW).any():
        return []
    taken = [(box.y - box.high / 2, box.y + box.high / 2) for box in known if box.score >= _NOISE]
    return [
        box
        for box in _boxes(head)
        if box.score >= _FAINT and not any(top < box.y < bottom for top, bottom in taken)
    ]


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    # Nothing may be dropped unseen, hence a score of 0; lines are never upside down one by one.
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": 0.0,
            "EngineConfig.onnxruntime.intra_op_num_threads": min(4, os.cpu_count() or 1),
        }
    )


def _boxes(picture: "Picture") -> list[_Box]:
    found = _engine()(picture, use_cls=False)
    if found.boxes is None or not found.txts:
        return []
    boxes = []
    for corners, text, score in zip(found.boxes, found.txts, found.scores, strict=True):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = ((float(x), float(y)) for x, y in corners)
        if text.strip():
            boxes.append(
                _Box(
                    text.strip(),
                    float(score),
                    (ax + bx + cx + dx) / 4,
                    (ay + by + cy + dy) / 4,
                    math.hypot(bx - ax, by - ay),
                    math.hypot(dx - ax, dy - ay),
                    math.atan2(by - ay, bx - ax),
                )
            )
    return boxes


def _straightened(boxes: Sequence[_Box]) -> list[_Box]:
    """The boxes as they stand when the paper lies straight."""
    slopes = [box.slope for box in boxes if box.wide > 6 * box.high]
    slope = median(slopes) if slopes else 0.0
    turn, tilt = math.cos(slope), math.sin(slope)
    return [replace(b, x=b.x * turn + b.y * tilt, y=b.y * turn - b.x * tilt) for b in boxes]


def _piece(box: _Box, scale: float) -> Piece:
    columns = width(box.text)
    size = box.wide / columns * 2 if columns >= 12 else 0.8 * box.high
    left, right = box.x - box.wide / 2, box.x + box.wide / 2
    base = box.y + 0.35 * box.high
    return Piece(box.text, left * scale, right * scale, base * scale, size * scale)
