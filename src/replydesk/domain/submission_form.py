"""The entries of the form around a suggestion: 案由, 编号, 领衔代表, 承办单位 and their values.

Forms come as lines 编号：0128, as table cells parted by tabs, or with each cell on a line of its
own; blanks part the names of signers and stand inside short names. All that has to be read
before blanks are tidied away.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from replydesk.domain.names import split_names
from replydesk.domain.rejoin import Line
from replydesk.domain.submission_labels import FIELD_OF, Field


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its field, the label as it stands there without blanks, and its value."""

    field: Field
    label: str
    value: str


_ANY = "|".join(r"\s*".join(word) for word in sorted(FIELD_OF, key=len, reverse=True))
_REMARK = r"(?:\s*[（(][^（）()：:]{1,12}[）)])?"
_LABELLED = re.compile(rf"(?P<label>{_ANY}){_REMARK}\s*[：:]")
_ALONE = re.compile(rf"[【\[]?(?P<label>{_ANY}){_REMARK}[】\]]?\s*[：:]?")
_SPACED = re.compile(rf"(?P<label>{_ANY}){_REMARK}[ \u3000\u00a0]+(?=\S)")
_FUSED_NAMES = re.compile(
    r"(?P<label>(?:领衔|提出|联名|附议)(?:代表|委员|提案人|人)|(?:代表|委员)姓名)"
    r"(?P<names>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff ]{2,5})*)"
    rf"(?:(?:{_ANY}).*)?"
)
_TOPIC = re.compile(
    r"(?:存在的?|主要|突出)*问题(?:分析)?|(?:情况|问题|原因|背景)(?:分析|说明)?|理由|依据|案由分析"
    r"|(?:具体|意见|意见和|解决|对策|有关|工作|办法和)?建议(?:和要求|和办法|措施)?|解决(?:办法|措施)"
)
_OFFICE = re.compile(
    r".{2,40}?(?:委员|代表|主任|主席|主委|书记|经理|教授|律师|[医教]师|.{2}长)"
    r"[ \u3000]+(?P<name>[\u4e00-\u9fff·]{2,4})"
)
_LED_IN = re.compile(r"^(?:[—－-]+\s*|附件?\s*[：:]\s*(?=\S{2,8}名单))")
_TITLE_WORDS = re.compile(r"(?:建议|提案|议案|意见|报告)[》”]?$")
_PLAIN_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}|[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,3}")
_MORE_NAMES = re.compile(
    r"[\u4e00-\u9fff·]{1,4}(?:\s*[、，,；;]\s*[\u4e00-\u9fff·（）() ]{1,12})+[、，,。]?"
)
_NO_NAMES = re.compile(r"前言|背景|建议|正文|内容|现状|问题|引言|概述|摘要|主席|大会|案由|提案")
_NAMES = (Field.LEAD, Field.CO)


def take_form(lines: Sequence[Line]) -> tuple[list[Entry], list[Line]]:
    """The entries of the form, in order, and the other lines; a value may span lines."""
    entries: list[Entry] = []
    rest: list[Line] = []
    at = 0
    while at < len(lines):
        found = _entries(lines[at].text)
        if not found:
            rest.append(lines[at])
            at += 1
            continue
        last = found[-1]
        value, used = _value_below(last, lines[at + 1 :])
        # 案由：近年来……。为此，建议：… gives the reason, not the title.
        told = Field.CONTENT if last.field is Field.SUBJECT and "。" in value else last.field
        found[-1] = Entry(told, last.label, value)
        at += 1 + used
        entries += found
        rest += [Line(entry.value) for entry in found if entry.field is Field.CONTENT]
    return entries, rest


def names_in(value: str) -> tuple[str, ...]:
    """The names in the value of an entry: no 等12人, no （南浦代表团）, no office before a name."""
    bare = re.sub(r"[（(].*?[）)]", "", value)
    bare = re.sub(r"等\s*[\d一二三四五六七八九十]*\s*[名人位].*$", "", bare).strip(" \u3000：:。")
    if office := _OFFICE.fullmatch(bare):
        bare = office["name"]
    return tuple(name for name in split_names(bare) if name)


def _entries(text: str) -> list[Entry]:
    """The entries that stand on one line, [] where it is no line of a form."""
    text = _LED_IN.sub("", text)
    cells = [cell.strip() for cell in re.split(r"\t+|\s*[|｜]\s*", text) if cell.strip()]
    if len(cells) > 1:
        return _from_cells(cells)
    if len(text) <= 14 and (alone := _ALONE.fullmatch(text)):
        label = _squeeze(alone["label"])
        # 代表 alone may be anything; with its mark it is an entry.
        return (
            []
            if len(label) < 3 and text[-1] not in "：:" and label not in _TABLE_CELLS
            else [Entry(FIELD_OF[label], label, "")]
        )
    if _LABELLED.match(text):
        return _split(text)
    return _without_colon(text)


_TABLE_CELLS = ("案由", "编号", "题目", "标题", "届次", "界别", "序号", "类别", "职务", "电话")


def _split(text: str) -> list[Entry]:
    """Several entries on one line, each with its colon."""
    marks = list(_LABELLED.finditer(text))
    first = FIELD_OF[_squeeze(marks[0]["label"])]
    if first in (Field.SUBJECT, Field.CONTENT):
        marks = marks[:1]
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [
        Entry(FIELD_OF[label := _squeeze(mark["label"])], label, text[mark.end() : end].strip())
        for mark, end in zip(marks, ends, strict=True)
    ]


def _from_cells(cells: list[str]) -> list[Entry]:
    """Cells of a row of a table: label, value, label, value."""
    if len(cells) == 2 and _TOPIC.fullmatch(_squeeze(cells[0])):
        return [Entry(Field.CONTENT, _squeeze(cells[0]), f"{_squeeze(cells[0])}：{cells[1]}")]
    out: list[Entry] = []
    if not _starts_entry(cells[0]) and any(_starts_entry(cell) for cell in cells[2::2]):
        out = [Entry(Field.OTHER, _squeeze(cells[0]), "")]  # a label this program does not know
        cells = cells[1:]
    for cell in cells:
        alone = _ALONE.fullmatch(cell)
        if alone and (not out or out[-1].value or out[-1].field is not Field.SUBJECT):
            label = _squeeze(alone["label"])
            out.append(Entry(FIELD_OF[label], label, ""))
        elif _LABELLED.match(cell):
            out += _split(cell)
        elif not out:
            return []
        else:
            last = out[-1]
            value = f"{last.value}、{cell}" if last.value else cell
            out[-1] = Entry(last.field, last.label, value)
    return out


def _starts_entry(cell: str) -> bool:
    return bool(_ALONE.fullmatch(cell) or _LABELLED.match(cell))


def _without_colon(text: str) -> list[Entry]:
    """提案人 王予安, and 领衔代表王予安."""
    first, _, behind = text.partition(" ")
    if _TOPIC.fullmatch(first) and len(behind) > 12:
        return [Entry(Field.CONTENT, first, f"{first}：{behind.strip()}")]
    if len(text) > 60 or re.search(r"[。；？！：]", text):
        return []
    if len(row := _cells_of_row(text)) > 3:
        return _from_cells(row)
    if (found := _SPACED.match(text)) and not _is_inside_word(found):
        label = _squeeze(found["label"])
        value = text[found.end() :].strip()
        if FIELD_OF[label] is not Field.CONTENT and _suits(FIELD_OF[label], value):
            return [Entry(FIELD_OF[label], label, value)]
    if found := _FUSED_NAMES.fullmatch(text):
        label = found["label"]
        return [Entry(FIELD_OF[label], label, found["names"])]
    return []


def _cells_of_row(text: str) -> list[str]:
    """编号 0128 类别 农业 → its labels and values in turn, [] where no label begins the row."""
    cells: list[str] = []
    for word in text.split():
        if word in FIELD_OF and len(word) > 1:
            cells += [word, ""]
        elif not cells:
            return []
        else:
            cells[-1] = f"{cells[-1]} {word}".strip()
    return [cell for cell in cells if cell]


def _is_inside_word(found: re.Match[str]) -> bool:
    return len(_squeeze(found["label"])) < 2


def _suits(field: Field, value: str) -> bool:
    """A value without a colon before it must look like one of its field."""
    if field in _NAMES:
        return all(len(name) <= 4 for name in split_names(value))
    if field is Field.NUMBER:
        return re.fullmatch(r"第?\s*[\w〔〕\-]{1,14}\s*号?", value) is not None
    return len(value) <= 40


def _value_below(entry: Entry, below: Sequence[Line]) -> tuple[str, int]:
    """The whole value of the last entry of a line, and how many lines below belong to it."""
    value = entry.value
    if entry.field is Field.CONTENT:
        return value, 0
    if entry.field is Field.SUBJECT:
        return _subject_below(value, below)
    if entry.field in _NAMES:
        return _names_below(value, below)
    if value or not below or not below[0].text or _entries(below[0].text):
        return value, 0
    return (below[0].text, 1) if len(below[0].text) <= 40 else (value, 0)


def _subject_below(value: str, below: Sequence[Line]) -> tuple[str, int]:
    """A title that goes on: up to four more lines, until it ends as a title does."""
    whole = value
    for used, line in enumerate(below[:8], 1):
        if whole and _TITLE_WORDS.search(whole):
            return whole, used - 1
        if not line.text or _entries(line.text) or re.search(r"[。：:]", line.text):
            break
        whole += line.text
        if _TITLE_WORDS.search(whole):
            return whole, used
    if not value and below and below[0].text and not _entries(below[0].text):
        return below[0].text, 1
    return value, 0


def _names_below(value: str, below: Sequence[Line]) -> tuple[str, int]:
    """A list of names that goes on below, or one name a line where the label stood alone."""
    listed = bool(value)
    used = 0
    for at, line in enumerate(below, 1):
        text = line.text.strip()
        open_list = value.endswith(("、", "，", ","))
        if not text and at == used + 1 and (open_list or "、" in value or not value):
            continue  # a blank line inside a list of names, or between a label and its value
        if not text or _entries(text) or _NO_NAMES.search(text):
            break
        if (open_list or "、" in value) and _MORE_NAMES.fullmatch(text):
            value += text
        elif not listed and _PLAIN_NAME.fullmatch(text):
            value += f"、{text}" if value else text
        elif open_list and _PLAIN_NAME.fullmatch(text):
            value += text
        elif not value and len(text) <= 40 and not re.search(r"[。；]", text):
            value = text
        else:
            break
        used = at
    return value, used


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)
