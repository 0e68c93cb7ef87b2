"""Pages in a PDF and on a printer: complete, on A4, as they are laid out; and the dialogs."""

import io
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.letter import LetterFormat, ReplyLetter
from replydesk.domain.line_breaks import Breaking
from replydesk.domain.pages import Page, lay_out
from replydesk.domain.submission import Submission
from replydesk.gui.export_dialog import ExportDialog
from replydesk.gui.font_report import namesakes
from replydesk.gui.page_output import PrintRun, painted_pdf, set_a4
from replydesk.gui.print_dialog import PrintDialog
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.page_view import PageView
from replydesk.paths import resource_path
from replydesk.services.reading import read_letter

Shown = Callable[[QWidget], QWidget]
WaitUntil = Callable[[Callable[[], object]], None]
SAMPLE = read_letter(resource_path("samples/sample-letter.json")).letter


def folded(text: str) -> str:
    """Without blanks, full-width signs as half-width ones."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def words_of(page: Page) -> list[str]:
    head = [*page.head.lines, *(words.line.text for words in page.head.words)] if page.head else []
    lines = [folded(text) for text in (*head, *(line.text for line in page.lines))]
    return [*lines, f"—{page.number}—"] if page.number else lines


def check(pdf: Any, pages: tuple[Page, ...]) -> None:
    """Every line of the pages is printed whole on its page of A4."""
    assert len(pdf.pages) == len(pages)
    for printed, page in zip(pdf.pages, pages, strict=True):
        assert (round(printed.width), round(printed.height)) == (595, 842)
        chars = "".join(char["text"] for char in printed.chars)
        # On its way to a printer a shape bears the name of the first character that has it.
        same = namesakes(pages, chars)
        text = folded("".join(same.get(char, char) for char in chars))
        assert [words for words in words_of(page) if words not in text] == []
        rows: dict[int, list[Any]] = {}
        for char in printed.chars:
            rows.setdefault(round(char["matrix"][5] / 4), []).append(char)
        for row in rows.values():
            row.sort(key=lambda char: char["x0"])
            assert row[0]["x0"] > 70
            assert row[-1]["x1"] < 595 - 70
            # A mark may be as wide as it looks, a character is 16 pt; nothing lies on another.
            assert all(one["x1"] <= other["x0"] + 1.5 for one, other in pairwise(row))


@pytest.mark.parametrize("page_format", list(LetterFormat))
def test_the_painted_pdf_holds_every_line_on_its_page(
    app: QApplication, page_format: LetterFormat
) -> None:
    letter = replace(SAMPLE, format=page_format)
    with pdfplumber.open(io.BytesIO(painted_pdf(letter))) as pdf:
        check(pdf, lay_out(letter))
        assert pdf.metadata["Title"] == SAMPLE.title
        chars = {char["text"] for page in pdf.pages for char in page.chars}
    assert not [char for char in chars if "\u2e80" <= char <= "\u2fdf"]  # ⼀ for 一


def test_fonts_are_embedded_in_parts(app: QApplication) -> None:
    content = painted_pdf(SAMPLE)
    assert len(content) < 2_000_000
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        names = {char["fontname"] for page in pdf.pages for char in page.chars}
    assert names
    assert all("+" in name for name in names)  # ABCDEF+Name: a subset


def printer_to(path: Path) -> QPrinter:
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    made.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    return made


def test_pages_are_printed_on_a4_between_the_events_of_the_window(
    app: QApplication, tmp_path: Path, wait_until: WaitUntil
) -> None:
    target = tmp_path / "printed.pdf"
    printer = printer_to(target)
    set_a4(printer)
    pages = lay_out(SAMPLE)
    run = PrintRun(printer, pages, printer.newPage)
    done = QSignalSpy(run.finished)
    told = QSignalSpy(run.progressed)
    run.start()
    turns = 0
    while not done.count():
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        turns += 1
        assert turns < 100_000
    assert turns > 1
    assert told.at(told.count() - 1) == [len(pages)]
    with pdfplumber.open(target) as pdf:
        check(pdf, pages)


@pytest.fixture
def dialog(desk: Desk, shown: Shown, wait_until: WaitUntil) -> PrintDialog:
    made = PrintDialog(desk, SAMPLE, Breaking.LIBREOFFICE)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    shown(made)
    wait_until(lambda: made.pages.page_count)
    return made


def test_a_machine_without_printer_says_so_and_prints_nothing(
    desk: Desk, shown: Shown, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    made = PrintDialog(desk, SAMPLE, Breaking.LIBREOFFICE)
    shown(made)
    wait_until(lambda: made.pages.page_count and made.state.text())
    assert made.state.text().startswith("这台电脑没有安装打印机，请")
    assert not made.print_button.isEnabled()


def test_a_range_of_pages_is_printed_and_a_wrong_one_is_told_at_its_field(
    dialog: PrintDialog, tmp_path: Path, wait_until: WaitUntil, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "printed.pdf"
    monkeypatch.setattr(dialog, "_printer", lambda: printer_to(target))
    dialog.printer.addItem("打印机")
    dialog._set_ready(True)
    dialog.range.setText("9-10")
    dialog.print_button.click()
    assert "请改正页码范围" in dialog.range_field.fault.text()
    assert not target.exists()
    dialog.range.setText("2，４-5")
    done = QSignalSpy(dialog.accepted)
    dialog.print_button.click()
    assert dialog.state.text().startswith("正在打印")
    wait_until(done.count)
    pages = lay_out(SAMPLE)
    with pdfplumber.open(target) as pdf:
        check(pdf, (pages[1], pages[3], pages[4]))


def test_a_printer_that_takes_nothing_is_told_in_one_sentence(
    dialog: PrintDialog, wait_until: WaitUntil, tmp_path: Path
) -> None:
    dialog.printer.addItem("打印机")
    dialog.print_on(printer_to(tmp_path / "no folder" / "printed.pdf"), (1,))
    wait_until(lambda: "没有接受任务" in dialog.state.text())
    assert dialog.print_button.isEnabled()


def test_an_export_without_libreoffice_paints_the_pdf_and_says_so(
    desk: Desk,
    shown: Shown,
    wait_until: WaitUntil,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr("replydesk.office._usual_places", lambda: iter(()))
    dialog = ExportDialog(desk, Draft(Submission(), SAMPLE))
    shown(dialog)
    dialog.path.setText(str(tmp_path / "答复.docx"))
    dialog.pdf.setChecked(True)
    dialog.export_button.click()
    wait_until(lambda: dialog.made)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("PDF由程序版面生成，以Word为准。" in words for words in said)
    with pdfplumber.open(tmp_path / "答复.pdf") as pdf:
        check(pdf, lay_out(SAMPLE))


def test_the_command_line_paints_without_a_window(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    code = (
        "import sys; from pathlib import Path;"
        "from replydesk.bootstrap import paint_pdf;"
        "from replydesk.services.reading import read_letter;"
        "letter = read_letter(Path(sys.argv[1])).letter;"
        "Path(sys.argv[2]).write_bytes(paint_pdf(letter))"
    )
    source = str(resource_path("samples/sample-letter.json"))
    subprocess.run([sys.executable, "-c", code, source, str(target)], check=True, timeout=60)
    with pdfplumber.open(target) as pdf:
        check(pdf, lay_out(SAMPLE))


def letter_of(text: str) -> ReplyLetter:
    return replace(SAMPLE, opening=(text,), parts=())


def test_characters_outside_the_fonts_are_in_the_pdf_all_the_same(app: QApplication) -> None:
    text = "联系人陈堃、林㛃，A&B <甲> “引号”——……100%。"
    letter = letter_of(text)
    with pdfplumber.open(io.BytesIO(painted_pdf(letter))) as pdf:
        chars = folded("".join(char["text"] for page in pdf.pages for char in page.chars))
    assert all(char in chars for char in folded(text))


def test_a_name_beyond_the_first_65536_characters_is_painted_too(app: QApplication) -> None:
    letter = replace(letter_of("林𠮷来信收悉。"), addressees=("林𠮷",))
    with pdfplumber.open(io.BytesIO(painted_pdf(letter))) as pdf:
        assert len(pdf.pages) == len(lay_out(letter))


def test_a_print_that_is_cancelled_stops_at_once(
    dialog: PrintDialog, tmp_path: Path, app: QApplication
) -> None:
    dialog.printer.addItem("打印机")
    target = tmp_path / "printed.pdf"
    dialog.print_on(printer_to(target), (1, 2, 3, 4, 5, 6, 7, 8))
    dialog.cancel_button.click()
    app.processEvents()
    assert dialog._run is None
    assert not dialog.isVisible()


def test_a_view_that_goes_while_it_paints_takes_nothing_with_it(
    app: QApplication, shown: Shown
) -> None:
    view = PageView()
    view.show_pages(lay_out(SAMPLE))
    shown(view)
    view.viewport().repaint()
    assert not view.is_painted
    view._inks._go_on()  # some lines, by a painter that is at rest again
    assert view._inks._job is None or not view._inks._job[1]._painter.isActive()
