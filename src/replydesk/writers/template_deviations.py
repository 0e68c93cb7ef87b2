"""Where a base template departs from GB/T 9704-2012, in sentences."""

import io
from collections.abc import Collection, Iterator
from functools import cache

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml import etree

from replydesk.domain.unit import DEVIATIONS, GRID, MARGINS, PAGE_NUMBERS
from replydesk.writers.base_package import base_package
from replydesk.writers.page_style import ALTERNATIVES, STYLES

_STEP = 57  # twips: the standard allows 1 mm
_SIDES = (("top", "上"), ("left", "左"), ("bottom", "下"), ("right", "右"))
_SAME_FONTS = {other: name for name, other in ALTERNATIVES.items()} | {
    "FangSong": "仿宋_GB2312", "KaiTi": "楷体_GB2312", "FangSong_GB2312": "仿宋_GB2312",
    "KaiTi_GB2312": "楷体_GB2312", "方正小标宋_GBK": "方正小标宋简体",
}  # fmt: skip
_SIZES = {
    44: "2号", 36: "小2号", 32: "3号", 30: "小3号", 28: "4号", 24: "小4号", 21: "5号", 18: "小5号",
}  # fmt: skip
_SHOWN = {"Title": "标题"} | {
    f"heading {level}": f"{sign}级标题" for level, sign in enumerate("一二三四", 1)
}
_Look = tuple[str, int, int]  # Chinese font, size in half-points, line height in twips


def deviations_of(document: WordDocument, wanted: Collection[str]) -> Iterator[str]:
    """One sentence for each; those that the profile wants are told to be kept."""
    section = document.element.body.sectPr
    for name, told in ((MARGINS, _margins(section)), (GRID, _grid(section))):
        if told:
            yield f"{told}，{_outcome(name, wanted)}。"
    root = document.styles.element
    standard = _standard_looks()
    missing = []
    for style in STYLES[1:]:
        name = _SHOWN.get(style.name, style.name)
        if style.kind != "paragraph" or name not in DEVIATIONS or name == PAGE_NUMBERS:
            continue
        look = _look(root, style.name)
        if look is None:
            missing.append(name)
        elif told := _difference(look, standard[style.name]):
            yield f"样式“{name}”{told}，{_outcome(name, wanted)}。"
    if missing:
        yield f"没有样式“{'”“'.join(missing)}”，导出时由程序补上。"


def _outcome(name: str, wanted: Collection[str]) -> str:
    return "按单位设置照模板保留" if name in wanted else "导出时按国家标准重设"


def _margins(section: etree._Element) -> str:
    found, standard = (_numbers(s.find(qn("w:pgMar"))) for s in (section, _standard_section()))
    size, paper = (_numbers(s.find(qn("w:pgSz"))) for s in (section, _standard_section()))
    told = []
    if any(abs(size.get(k, 0) - paper[k]) > _STEP for k in ("w", "h")):
        told.append("纸张不是A4")
    if any(abs(found.get(side, 0) - standard[side]) > _STEP for side, _ in _SIDES):
        told.append(f"页边距为{_sides(found)}毫米（标准为{_sides(standard)}毫米）")
    return "，".join(told)


def _sides(margins: dict[str, int]) -> str:
    return "、".join(f"{sign}{_mm(margins.get(side, 0))}" for side, sign in _SIDES)


def _grid(section: etree._Element) -> str:
    grid = section.find(qn("w:docGrid"))
    standard = _numbers(_standard_section().find(qn("w:docGrid")))
    found = _numbers(grid)
    if grid is None or grid.get(qn("w:type")) != "linesAndChars":
        return "没有设置每页22行、每行28字的网格"
    # LibreOffice writes negative numbers without a sign.
    spaced = found.get("charSpace", 0)
    spaced -= (1 << 32) * (spaced >= 1 << 31)
    if (found.get("linePitch"), spaced) != (standard["linePitch"], standard["charSpace"]):
        return "每页行数、每行字数的网格不同于22行、28字"
    return ""


def _numbers(element: etree._Element | None) -> dict[str, int]:
    found: dict[str, int] = {}
    for key, value in element.items() if element is not None else ():
        if str(value).lstrip("-").isdecimal():
            found[str(key).rpartition("}")[2]] = int(value)
    return found


def _mm(twips: int) -> str:
    return f"{twips / 1440 * 25.4:.1f}".removesuffix(".0")


def _difference(look: _Look, standard: _Look) -> str:
    told = []
    if look[0] != standard[0]:
        told.append(f"字体为{look[0] or '默认'}（标准为{standard[0]}）")
    if look[1] != standard[1]:
        told.append(f"字号为{_size(look[1])}（标准为{_size(standard[1])}）")
    if look[2] != standard[2]:
        told.append("行距与标准不同")
    return "、".join(told)


def _size(half_points: int) -> str:
    return _SIZES.get(half_points, f"{half_points / 2:g}磅")


def _look(root: etree._Element, name: str) -> _Look | None:
    """What a style comes to with those it is based on; None where there is none of this name."""
    by_id = {s.get(qn("w:styleId"), ""): s for s in root.iter(qn("w:style"))}
    names = {_name(s).lower(): s for s in by_id.values()}
    style = names.get(name.lower())
    if style is None:
        return None
    chain: list[etree._Element] = []
    while style is not None and style not in chain:
        chain.append(style)
        based = style.find(qn("w:basedOn"))
        style = by_id.get(based.get(qn("w:val"), "")) if based is not None else None
    chain += root.iter(qn("w:docDefaults"))
    font = _first(chain, "rFonts", "eastAsia") or ""
    size, line = _first(chain, "sz", "val") or "20", _first(chain, "spacing", "line") or "0"
    return _SAME_FONTS.get(font, font), _number(size), _number(line)


def _name(style: etree._Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else name.get(qn("w:val"), "")


def _first(chain: list[etree._Element], tag: str, attribute: str) -> str | None:
    for element in chain:
        for found in element.iter(qn(f"w:{tag}")):
            if (value := found.get(qn(f"w:{attribute}"))) is not None:
                return value
    return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


@cache
def _standard() -> WordDocument:
    return Document(io.BytesIO(base_package()))


def _standard_section() -> etree._Element:
    section: etree._Element = _standard().element.body.sectPr
    return section


@cache
def _standard_looks() -> dict[str, _Look]:
    root = _standard().styles.element
    return {s.name: look for s in STYLES if (look := _look(root, s.name)) is not None}
