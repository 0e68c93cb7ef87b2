"""Tables → lines: forms as “名称：值”, figures with the heads of their columns, layout as text.

Word files and web pages share it; a cell is the list of its lines.
"""

import re
from collections.abc import Sequence

from replydesk.domain.rejoin import Line

Cell = Sequence[Line]

_LABEL = re.compile(
    r"建议|提案|议案|编号|名称|标题|题目|案由|类别|分类|主题|届次|会议|代表团|界别|领衔|附议|联名|提出|代表|委员"
    r"|承办|主办|会办|协办|分办|单位|机构|日期|时间|电话|联系|文号|字号|索引|来源|内容|办理|答复|公开|结果|方式|有效"
    r"|状态|关键词|体裁|发布|发文|成文|生成|姓名|地址|邮编|备注|签发"
)
_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200b\u3000]+")
_LONGEST_LABEL, _LONGEST_FIGURE = 10, 40
_WIDE_BLANK = "\u3000"


def table_lines(rows: Sequence[Sequence[Cell]]) -> list[Line]:
    """The lines of a table in reading order.

    A row with one filled cell, or with cells of several paragraphs, is layout: its lines come as
    they are.
    """
    cells = [[_filled(cell) for cell in row] for row in rows]
    cells = [row for row in cells if any(row)]
    if _is_upright_form(cells):
        return [_entry(label, value) for label, value in zip(*cells, strict=True) if value]
    if _is_figures(cells):
        heads = [cell[0].text for cell in cells[0]]
        return [_figures(heads, row) for row in cells[1:]]
    return [line for row in cells for line in _row_lines(row)]


def _filled(cell: Cell) -> list[Line]:
    return [line for line in cell if line.text]


def _row_lines(row: list[list[Line]]) -> list[Line]:
    filled = [cell for cell in row if cell]
    if len(filled) == 1:
        return filled[0]
    if len(row) % 2 == 0 and all(not cell or _is_label(cell) for cell in row[::2]):
        return [
            line
            for label, value in zip(row[::2], row[1::2], strict=True)
            if value
            for line in ([_entry(label, value), *value[1:]] if label else value)
        ]
    if _is_label(filled[0]) and len(filled) == 2:
        return [_entry(*filled), *filled[1][1:]]
    if any(len(cell) > 1 for cell in filled):
        return [line for cell in filled for line in cell]
    return [Line(_WIDE_BLANK.join(cell[0].text for cell in filled))]


def _is_label(cell: list[Line]) -> bool:
    """The name of an entry: short, one of the words of such forms, or closed with a colon."""
    text = _BLANKS.sub("", cell[0].text) if len(cell) == 1 else ""
    if not text or len(text) > _LONGEST_LABEL or re.search(r"[。，；《\d]", text):
        return False
    return text.endswith(("：", ":")) or _LABEL.search(text) is not None


def _entry(label: list[Line], value: list[Line]) -> Line:
    name = _BLANKS.sub("", label[0].text).rstrip("：:")
    return Line(f"{name}：{value[0].text}")


def _is_upright_form(cells: list[list[list[Line]]]) -> bool:
    """A row of names above a row of values."""
    if len(cells) != 2 or len(cells[0]) != len(cells[1]) or len(cells[0]) < 3:
        return False
    return all(map(_is_label, cells[0])) and not all(map(_is_label, cells[1]))


def _is_figures(cells: list[list[list[Line]]]) -> bool:
    """A head without digits and rows with them, short cells throughout."""
    width = len(cells[0]) if cells else 0
    if len(cells) < 3 or width < 2 or any(len(row) != width for row in cells):
        return False
    if not all(len(cell) == 1 and not re.search(r"\d", cell[0].text) for cell in cells[0]):
        return False
    below = [cell for row in cells[1:] for cell in row]
    if not all(any(column) for column in zip(*cells[1:], strict=True)):
        return False  # a head over nothing would be lost
    if any(len(cell) > 1 or (cell and len(cell[0].text) > _LONGEST_FIGURE) for cell in below):
        return False
    return all(any(cell and re.search(r"\d", cell[0].text) for cell in row) for row in cells[1:])


def _figures(heads: list[str], row: list[list[Line]]) -> Line:
    said = (f"{head}：{cell[0].text}" for head, cell in zip(heads, row, strict=True) if cell)
    return Line("；".join(said))
