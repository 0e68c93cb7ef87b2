"""Passages as a table for Excel: a row each, everything as text, no formula ever."""

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from replydesk.domain.composition import clean
from replydesk.domain.editing import KIND_NAMES
from replydesk.domain.passage import Passage

_LONGEST = 32_767  # characters in a cell
_CUT = "……（文字过长，其余未导出）"
_DATED = 6  # the column that holds a day
_FIRST_YEAR = 1900  # of the days that Excel knows

# Head, and width in characters.
_COLUMNS = (
    ("序号", 6),
    ("素材", 80),
    ("类别", 10),
    ("主题", 14),
    ("所答问题", 36),
    ("发文单位", 24),
    ("日期", 12),
    ("发文字号", 20),
    ("答复标题", 40),
    ("来源文件", 30),
    ("引用次数", 9),
    ("停用原因", 20),
)


class PassageTable:
    """The rows of a table that is being written; they leave memory as they come."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        plain = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
        # Text stays text also where it is typed over: a cell that begins with = is no formula.
        self._text = book.add_format({**plain, "num_format": "@"})
        self._number = book.add_format({**plain, "num_format": "0"})
        self._day = book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"})
        head = book.add_format(
            {**plain, "bold": True, "bg_color": "#E8EEF7", "bottom": 1, "valign": "vcenter"}
        )
        self._sheet = book.add_worksheet("素材")
        self._rows = 0
        for at, (name, width) in enumerate(_COLUMNS):
            self._sheet.set_column(at, at, width)
            self._sheet.write_string(0, at, name, head)
        self._sheet.freeze_panes(1, 2)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)

    def add(self, passages: Iterable[Passage]) -> None:
        """A row for each passage."""
        for passage in passages:
            self._rows += 1
            for at, text in enumerate(_cells(passage), 1):
                day = date.fromisoformat(text) if at == _DATED and text else None
                if day is not None and day.year >= _FIRST_YEAR:
                    self._sheet.write_datetime(self._rows, at, day, self._day)
                elif text:
                    self._sheet.write_string(self._rows, at, text, self._text)
            self._sheet.write_number(self._rows, 0, self._rows, self._number)
            self._sheet.write_number(self._rows, 10, passage.used, self._number)

    def finish(self) -> None:
        """Put the file together; of many rows that takes seconds."""
        self._sheet.autofilter(0, 0, self._rows, len(_COLUMNS) - 1)
        try:
            self._book.close()
        except FileCreateError as error:
            raise OSError(*error.args[0].args) from error


def _cells(passage: Passage) -> tuple[str, ...]:
    """The texts of a row from the second column on; "" where there is none."""
    texts = (
        passage.text,
        KIND_NAMES[passage.kind],
        passage.topic,
        passage.part,
        passage.issuing_body,
        passage.dated,
        passage.document_number,
        passage.subject,
        Path(passage.source.replace("\\", "/")).name,
        "",
        passage.retired,
    )
    return tuple(map(_cell, texts))


def _cell(text: str) -> str:
    own = clean(text)
    # Characters beyond the basic plane count twice there.
    if len(own.encode("utf-16-le")) // 2 <= _LONGEST:
        return own
    return own[: _LONGEST // 2 - len(_CUT)] + _CUT


@contextmanager
def passage_table(path: Path) -> Iterator[PassageTable]:
    """A table that is written to a file as its rows come; it is whole once it is finished.

    Raises OSError where the machine refuses.
    """
    folder = tempfile.mkdtemp(prefix="replydesk-")
    options = {
        "constant_memory": True,
        "tmpdir": folder,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": "素材", "author": "", "comments": ""})
    try:
        yield PassageTable(book)
    finally:
        # Left off, it must not be put together by the collector of garbage.
        book.fileclosed = True
        for sheet in book.worksheets():
            sheet.row_data_fh.close()
        shutil.rmtree(folder, ignore_errors=True)
