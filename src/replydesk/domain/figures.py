"""Amounts, counts, shares, measures, dates, document numbers and 《titles》 in a text.

Names and marks that merely hold digits (3.0版, 天工08, 第三批, 1+N, telephone numbers) are none.
The search is one pass per kind over a copy of the text of equal length; what is found is blanked
out before the next pass, so spans never overlap. All patterns take digits possessively: no input
makes them slow.
"""

import re
from collections.abc import Iterable, Iterator

from replydesk.domain.figure_dates import find_dates
from replydesk.domain.figure_han import find_counts, find_shares
from replydesk.domain.figure_numbers import find_quantities, find_ratios
from replydesk.domain.passage import Figure

_FOLD = str.maketrans("０１２３４５６７８９．％，＋－／−", "0123456789.%,+-/-") | {ord("，"): "，"}
_BLANK = "\x00"
_LONGEST_TITLE = 200

# 1.2023年… at the start of a line is the label 1. and a year, 2.12家 the label 2. and a count.
_LINE_LABEL = re.compile(
    r"^[^\S\n]{0,20}+\d{1,2}\.(?=(?:19|20)\d\d\s?年|\d{1,2}月|\d+\s?[个家项名人户所处套台张件次场条支座])",
    re.MULTILINE,
)

_DOCUMENT = re.compile(
    r"[〔﹝\[【（(［]\s?((?:19|20)\d\d)\s?[〕﹞\]】）)］]\s{0,2}第?\s?0*(\d{1,5})\s{0,2}号"
)
_CODE = re.compile(r"[\u4e00-\u9fff]{1,16}$")
_BEFORE_CODE = re.compile(
    r".*(?:根据|按照|依据|依照|贯彻|落实|印发|下发|转发了|文件|执行|参照|出台|发布|为|[和与及的了见按以由等])"
)


def find_figures(text: str) -> list[Figure]:
    """The figures of a text, sorted by place, never overlapping.

    Approximations (超 约 近 余) stay outside the span: 1.2万余人 gives the span 1.2万 and the unit
    万人. `value` is plain: 1234, 3-5, 1/3, 2024-11, 2023/2027; 万 and 亿 stay in `unit`.
    """
    work = text.translate(_FOLD)
    work = _LINE_LABEL.sub(lambda label: _BLANK * len(label[0]), work)
    out: list[Figure] = []
    for find in _PASSES:
        found = sorted(find(work), key=_place)
        if found:
            out += found
            work = _blanked(work, found)
    return sorted(out, key=_place)


def _place(figure: Figure) -> int:
    return figure.start


def _blanked(work: str, figures: Iterable[Figure]) -> str:
    pieces, at = [], 0
    for figure in figures:
        pieces += [work[at : figure.start], _BLANK * (figure.end - figure.start)]
        at = figure.end
    return "".join([*pieces, work[at:]])


def _titles(work: str) -> list[Figure]:
    """《…》 at the outermost level, inner marks included."""
    open_at: list[int] = []
    out: list[Figure] = []
    for mark in re.finditer("[《》]", work):
        at = mark.start()
        if mark[0] == "《":
            open_at.append(at)
        elif open_at:
            start = open_at.pop()
            if 1 < at - start <= _LONGEST_TITLE:
                while out and out[-1].start > start:
                    out.pop()
                out.append(Figure(start, at + 1, "title", _joined(work[start + 1 : at])))
    return out


def _joined(title: str) -> str:
    """A title without the spaces and line ends that a PDF put between Chinese characters."""
    return re.sub(r"(?<=[^\x21-\x7e])\s+|\s+(?=[^\x21-\x7e])", "", title)


def _documents(work: str) -> Iterator[Figure]:
    for found in _DOCUMENT.finditer(work):
        ahead = work[max(0, found.start() - 18) : found.start()]
        code = _CODE.search(ahead.rstrip())
        body = _BEFORE_CODE.sub("", code[0])[-10:] if code else ""
        if body or found[0][0] in "〔﹝":
            value = f"{body}〔{found[1]}〕{found[2]}号"
            gap = len(ahead) - len(ahead.rstrip()) if body else 0
            yield Figure(found.start() - gap - len(body), found.end(), "docnumber", value)


_PASSES = (
    _titles,
    _documents,
    find_dates,
    find_ratios,
    find_quantities,
    find_shares,
    find_counts,
)
