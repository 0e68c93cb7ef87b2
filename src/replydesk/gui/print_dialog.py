"""Printing a letter: as it will be, on which printer, which pages."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.composition import derived_title
from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.line_breaks import Breaking
from replydesk.domain.page_range import page_numbers
from replydesk.domain.pages import Page, lay_out
from replydesk.gui import notices, theme
from replydesk.gui.page_output import PrintRun, set_a4
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.forms import Field
from replydesk.gui.widgets.page_view import PageView
from replydesk.gui.widgets.sheet_view import Fit

_MOST_COPIES = 20
_SIDES = (
    QPrinter.DuplexMode.DuplexAuto,
    QPrinter.DuplexMode.DuplexNone,
    QPrinter.DuplexMode.DuplexLongSide,
)


class PrintDialog(QDialog):
    """Shows the pages, and paints them for the printer between the window's own events."""

    def __init__(
        self, desk: Desk, letter: ReplyLetter, breaking: Breaking, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("打印"))
        self.resize(940, 700)
        self._letter = letter
        self._run: PrintRun | None = None
        self.pages = PageView()
        self.pages.fit_to(Fit.PAGE)
        self.pages.setAccessibleName(self.tr("打印预览"))
        self.printer = QComboBox()
        self.range = QLineEdit()
        self.range.setPlaceholderText(self.tr("全部"))
        self.copies = QComboBox()
        self.copies.addItems([str(count) for count in range(1, _MOST_COPIES + 1)])
        self.sides = QComboBox()
        self.sides.addItems(
            [self.tr("按打印机的设置"), self.tr("单面打印"), self.tr("双面打印（长边翻转）")]
        )
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.print_button = QPushButton(self.tr("打印"))
        self.print_button.setProperty("role", "primary")
        theme.set_icon(self.print_button, "printer", "on_accent")
        self.system_button = QPushButton(self.tr("系统打印对话框…"))
        self.cancel_button = QPushButton(self.tr("取消"))
        self._lay_out()
        self._connect()
        self._set_ready(False)
        # After the first paint: looking for printers takes a while.
        QTimer.singleShot(0, self, self._find_printers)
        desk.latest("print", lambda _store: lay_out(letter, breaking), self._show_pages)

    def _lay_out(self) -> None:
        side = QWidget()
        side.setFixedWidth(280)
        column = QVBoxLayout(side)
        column.setContentsMargins(20, 20, 20, 18)
        column.setSpacing(14)
        column.addWidget(Field(self.tr("打印机"), self.printer))
        self.range_field = Field(self.tr("页码范围"), self.range, self.tr("如 1-3,5"))
        column.addWidget(self.range_field)
        column.addWidget(Field(self.tr("份数"), self.copies))
        column.addWidget(Field(self.tr("双面"), self.sides))
        paper = QLabel(self.tr("纸张固定为A4，不缩放。"))
        paper.setProperty("role", "muted")
        column.addWidget(paper)
        column.addWidget(self.state)
        column.addStretch()
        for button in (self.system_button, self.cancel_button, self.print_button):
            button.setAutoDefault(False)
            column.addWidget(button)
        self.print_button.setDefault(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pages, 1)
        row.addWidget(side)

    def _connect(self) -> None:
        self.print_button.clicked.connect(self.print_pages)
        self.system_button.clicked.connect(self._ask_system)
        self.cancel_button.clicked.connect(self.reject)
        self.finished.connect(self._stop)

    def _find_printers(self) -> None:
        names = QPrinterInfo.availablePrinterNames()
        self.printer.addItems(names)
        default = QPrinterInfo.defaultPrinterName()
        if default in names:
            self.printer.setCurrentText(default)
        self._set_ready(bool(self.pages.page_count))
        if not names:
            self.state.setText(
                self.tr(
                    "这台电脑没有安装打印机，请先在系统设置中添加，"
                    "或导出Word、PDF文件到别的电脑上打印。"
                )
            )

    def _show_pages(self, pages: tuple[Page, ...]) -> None:
        self.pages.show_pages(pages)
        self._set_ready(True)

    def _set_ready(self, ready: bool) -> None:
        able = ready and self.printer.count() > 0
        self.print_button.setEnabled(able)
        self.system_button.setEnabled(able)

    # ------------------------------------------------------------------ printing

    def print_pages(self) -> None:
        """Print what is asked for; a wrong range is told at its field."""
        try:
            numbers = page_numbers(self.range.text(), self.pages.page_count)
        except InputError as error:
            self.range_field.set_fault(str(error))
            self.range.setFocus()
            return
        self.range_field.set_fault("")
        printer = self._printer()
        printer.setCopyCount(self.copies.currentIndex() + 1)
        if self.sides.currentIndex():
            printer.setDuplex(_SIDES[self.sides.currentIndex()])
        self.print_on(printer, numbers)

    def _printer(self) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(self.printer.currentText())
        printer.setDocName(self._letter.title or derived_title(self._letter))
        return printer

    def _ask_system(self) -> None:
        printer = self._printer()
        set_a4(printer)
        asking = QPrintDialog(printer, self)
        asking.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asking.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        asking.setMinMax(1, self.pages.page_count)

        def accept() -> None:
            first = printer.fromPage() or 1
            last = printer.toPage() or self.pages.page_count
            self.print_on(printer, tuple(range(first, min(last, self.pages.page_count) + 1)))

        asking.accepted.connect(accept)
        asking.setModal(True)
        asking.show()

    def print_on(self, printer: QPrinter, numbers: tuple[int, ...]) -> None:
        """Print these pages on a printer, whatever paper it was set to on A4."""
        set_a4(printer)
        printer.setFullPage(True)
        pages = [self.pages.pages[number - 1] for number in numbers]
        self._set_ready(False)
        self._run = run = PrintRun(printer, pages, printer.newPage, self)
        words = self.tr("正在打印，第 {0} / {1} 页…")
        self.state.setText(words.format(1, len(pages)))
        run.progressed.connect(
            lambda done: self.state.setText(words.format(min(done + 1, len(pages)), len(pages)))
        )
        run.failed.connect(lambda: self._fail(printer.printerName()))
        run.finished.connect(lambda: self._end(printer.printerName(), len(pages)))
        run.start()

    def _fail(self, name: str) -> None:
        self._run = None
        self._set_ready(True)
        words = self.tr("打印机“{0}”没有接受任务，请检查它是否联机、有没有纸，再打印一次。")
        self.state.setText(words.format(name))

    def _end(self, name: str, count: int) -> None:
        self._run = None
        owner = self.parentWidget()
        if owner is not None:
            words = self.tr("已送到打印机“{0}”，共 {1} 页。").format(name, count)
            notices.show_info(words, parent=owner)
        self.accept()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()
            self._run = None
