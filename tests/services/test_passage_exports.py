"""Selections of a real library as files that Excel and Word open."""

import re
import zipfile
from collections.abc import Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from openxml_audit import OpenXmlValidator

from replydesk.domain.editing import NewText
from replydesk.domain.errors import InputError, ResourceError
from replydesk.domain.letter import SectionKind
from replydesk.domain.progress import Progress
from replydesk.domain.reading import Reading
from replydesk.services import editing, passage_exports
from replydesk.services.passage_exports import export_passages
from replydesk.store.engine import Store
from replydesk.store.library import add_letter
from tests.store.made_letters import letter_of_points

ODD = (
    '=HYPERLINK("http://127.0.0.1/","点这里查看")',
    "+86开头的说明文字不是公式。",
    "-1万元的差额已经追回入账。",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "占比<5%&持续下降，见_x0041_附件。",
    "http://127.0.0.1/不做成链接的网址。",
    "0012345678",
)
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        with opened.write() as tx:
            add_letter(tx, Reading(letter_of_points(list(ODD))), "/往年/甲\\乙.docx", "a")
        editing.set_topic(opened, [2, 3], "财政")
        editing.set_kind(opened, [3], SectionKind.OUTCOMES)
        editing.retire(opened, [1], "已过期")
        day = date(1820, 3, 1)
        editing.add_passage(
            opened, NewText("没有单位和标题的一条素材。", SectionKind.OTHER, dated=day)
        )
        yield opened


def export(store: Store, ids: list[int], path: Path) -> list[Progress]:
    def whole() -> Generator[Progress, None, None]:
        assert (yield from export_passages(store, ids, path)) == path

    return list(whole())


def rows_of(path: Path) -> list[list[str]]:
    """The rows of the first sheet, as a program that reads the file would see them."""
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    assert sheet.find(f".//{_SHEET}f") is None
    assert sheet.find(f".//{_SHEET}hyperlink") is None
    out = []
    for row in sheet.iter(f"{_SHEET}row"):
        cells = [""] * 12
        for cell in row:
            at = ord(re.sub(r"\d", "", str(cell.get("r")))) - ord("A")
            cells[at] = "".join(str(text) for text in cell.itertext())
        out.append(cells)
    return out


def test_a_table_has_a_row_for_each_passage_in_the_order_chosen(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "素材.XLSX"
    told = export(store, [3, 1, 99, 2], path)
    head, *rows = rows_of(path)
    assert head[:4] == ["序号", "素材", "类别", "主题"]
    assert [row[1] for row in rows] == [ODD[2], f"{ODD[0]}。", ODD[1]]
    assert rows[0][2:4] == ["主要成效", "财政"]
    assert rows[1][5] == "云岭省民政厅"
    assert rows[1][6] == "45797"  # 2025-05-20, as Excel counts days
    assert rows[1][9:] == ["乙.docx", "0", "已过期"]
    assert OpenXmlValidator().validate(path).is_valid
    assert (told[0], told[-1]) == (Progress(0, 4, path.name), Progress(4, 4, path.name))


def test_what_looks_like_a_formula_a_number_or_a_link_is_text(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export(store, list(range(1, 8)), path)
    with zipfile.ZipFile(path) as book:
        sheet = etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert not any("externalLink" in name for name in book.namelist())
    kinds = {str(cell.get("t")) for cell in sheet.iter(f"{_SHEET}c") if cell.get("r", "")[0] == "B"}
    assert kinds == {"inlineStr"}
    texts = [row[1] for row in rows_of(path)[1:]]
    # A reader of the format takes _x005F_ for the underscore.
    assert [text.replace("_x005F_", "_").rstrip("。") for text in texts] == [
        text.rstrip("。") for text in ODD
    ]


def test_days_that_excel_does_not_know_are_text(store: Store, tmp_path: Path) -> None:
    export(store, [8], tmp_path / "a.xlsx")
    (row,) = rows_of(tmp_path / "a.xlsx")[1:]
    assert row[6] == "1820-03-01"


def test_control_characters_and_texts_too_long_for_a_cell_leave_a_whole_file(
    store: Store, tmp_path: Path
) -> None:
    with store.write() as tx:
        tx.exec_driver_sql(
            "UPDATE passages SET text = ? WHERE id = 2", ("甲\x01\x0b乙" + "长" * 40_000,)
        )
    for ending in ("xlsx", "docx"):
        export(store, [2], tmp_path / f"a.{ending}")
    (row,) = rows_of(tmp_path / "a.xlsx")[1:]
    assert row[1].startswith("甲乙长")
    assert row[1].endswith("其余未导出）")
    assert len(row[1]) <= 32_767
    texts = [p.text for p in Document(str(tmp_path / "a.docx")).paragraphs]
    assert any(len(text) > 40_000 for text in texts)


def test_a_document_is_grouped_by_topic_and_kind_and_tells_the_source(
    store: Store, tmp_path: Path
) -> None:
    path = tmp_path / "素材.docx"
    export(store, [1, 2, 3, 8], path)
    read: Any = Document(str(path))
    lines = [(p.style.name, p.text) for p in read.paragraphs]
    assert lines[0] == ("Title", "素材选编")
    assert lines[1][1].startswith("共4条，")
    source = "（云岭省民政厅，2025年5月20日，云民函〔2025〕68号，《关于完善社区养老服务体系的建议》"
    assert lines[2:] == [
        ("Heading 1", "一、财政"),
        ("Heading 2", "（一）主要措施"),
        ("公文要点", f"1.{ODD[1]}"),
        ("公文要点", f"{source}）"),
        ("Heading 2", "（二）主要成效"),
        ("公文要点", f"1.{ODD[2]}"),
        ("公文要点", f"{source}）"),
        ("Heading 1", "二、未定主题"),
        ("Heading 2", "（一）主要措施"),
        ("公文要点", f"1.{ODD[0]}。"),
        ("公文要点", f"{source}；已停用：已过期）"),
        ("Heading 2", "（二）其他"),
        ("公文要点", "1.没有单位和标题的一条素材。"),
        ("公文要点", "（1820年3月1日）"),
    ]
    assert OpenXmlValidator().validate(path).is_valid


@pytest.mark.parametrize(
    ("name", "ids", "said"),
    [
        ("a.csv", [1], "请用.xlsx"),
        ("a", [1], "请用.xlsx"),
        ("a.xlsx", [], "请先选择素材"),
        ("a.docx", [99], "已不在素材库中"),
        ("missing/a.xlsx", [1], "不存在"),
    ],
)
def test_what_can_not_be_exported_is_told(
    store: Store, tmp_path: Path, name: str, ids: list[int], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        export(store, ids, tmp_path / name)
    assert not [each for each in tmp_path.iterdir() if not each.name.startswith("library.db")]


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_an_export_that_is_left_off_leaves_the_old_file_and_nothing_else(
    store: Store, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passage_exports, "_STEP", 1)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_bytes(b"old")
    steps = export_passages(store, [1, 2, 3], folder / name)
    next(steps)
    next(steps)
    steps.close()
    assert [(each.name, each.read_bytes()) for each in folder.iterdir()] == [(name, b"old")]


def test_a_table_that_excel_holds_open_is_told_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ResourceError, match="可能正在Excel中打开"):
        export(store, [1], tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_a_disk_that_is_full_while_the_table_is_put_together_is_told(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: zipfile.ZipFile, *args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", refuse)
    with pytest.raises(ResourceError, match="磁盘已满"):
        export(store, [1], tmp_path / "a.xlsx")
