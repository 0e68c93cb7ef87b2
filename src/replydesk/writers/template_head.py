"""How high the head of a base template is, as far as its own numbers tell."""

from collections.abc import Iterable

from docx.oxml.ns import qn
from lxml import etree

from replydesk.domain.masthead import TOP

_FRAME = f"{qn('w:pPr')}/{qn('w:framePr')}"
_BORDER = f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}"
_SPACING = f"{qn('w:pPr')}/{qn('w:spacing')}"
_TWIPS_A_POINT = 20


def head_bottom(blocks: Iterable[etree._Element]) -> int | None:
    """Where the text below these blocks begins, in twips from the upper edge of the page.

    None where it can't be told: a table, a line whose height is left to the program.
    """
    bottom = TOP
    for block in blocks:
        if block.tag != qn("w:p"):
            return None
        frame = block.find(_FRAME)
        if frame is not None:
            if frame.get(qn("w:vAnchor")) == "page" and frame.get(qn("w:h")):
                bottom = max(bottom, _number(frame, "y") + _number(frame, "h"))
            continue
        spacing = block.find(_SPACING)
        if spacing is None or spacing.get(qn("w:lineRule")) != "exact":
            return None
        bottom += sum(_number(spacing, name) for name in ("before", "line", "after"))
        border = block.find(_BORDER)
        if border is not None:
            thick = _number(border, "sz") / 8
            bottom += round((_number(border, "space") + thick) * _TWIPS_A_POINT)
    return bottom


def _number(element: etree._Element, name: str) -> int:
    told = element.get(qn(f"w:{name}"), "0")
    return int(told) if told.isdecimal() else 0
