"""Pages on paper and in a PDF, painted as on the screen."""

import re
from collections.abc import Callable, Generator, Sequence

from PySide6.QtCore import QBuffer, QElapsedTimer, QMarginsF, QObject, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from replydesk.domain.composition import derived_title
from replydesk.domain.errors import ResourceError
from replydesk.domain.letter import ReplyLetter
from replydesk.domain.pages import Page, lay_out
from replydesk.gui import fonts
from replydesk.gui.font_report import namesakes
from replydesk.gui.widgets.page_painter import paint_steps

_PDF_DPI = 1200
_POINTS_AN_INCH = 72
SLICE_MS = 8
_CMAP = re.compile(rb"beginbfrange.*?endbfrange", re.DOTALL)
_CODE = re.compile(rb"(?<= |\[)<([0-9A-Fa-f]{4})>(?= )")


class RefusedError(Exception):
    """The printer, or the file, did not take a page."""


def set_a4(device: QPagedPaintDevice) -> None:
    """A4 upright without margins: those of the letter are painted."""
    upright = QPageLayout.Orientation.Portrait
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), upright, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)


def paint_on(
    device: QPagedPaintDevice, pages: Sequence[Page], new_page: Callable[[], bool]
) -> Generator[int, None, None]:
    """Paint pages on a device, a line a step; yields how many are finished.

    Raises RefusedError where the device does not take them.
    """
    painter = QPainter()
    if not painter.begin(device):
        raise RefusedError
    try:
        scale = device.logicalDpiX() / _POINTS_AN_INCH
        for done, page in enumerate(pages):
            if done and not new_page():
                raise RefusedError
            painter.save()
            painter.scale(scale, scale)
            for _ in paint_steps(painter, page):
                yield done
            painter.restore()
            yield done + 1
    finally:
        painter.end()


def painted_pdf(letter: ReplyLetter) -> bytes:
    """A letter as PDF with its fonts embedded in parts, for a machine without LibreOffice.

    Fonts that do not allow that are drawn as outlines instead.
    """
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_PDF_DPI)
    writer.setTitle((letter.title or derived_title(letter)).replace("\n", ""))
    writer.setCreator("replydesk")
    set_a4(writer)
    pages = lay_out(letter)
    for _ in paint_on(writer, pages, writer.newPage):
        pass
    buffer.close()
    return _as_written(bytes(buffer.data().data()), pages)


def _as_written(pdf: bytes, pages: Sequence[Page]) -> bytes:
    """The PDF with the characters that were written, for those who search it or copy from it.

    Qt names a shape by the first character that has it, which for 一 is the radical ⼀.
    """
    named = {chr(int(code, 16)) for part in _CMAP.findall(pdf) for code in _CODE.findall(part)}
    right = namesakes(pages, named)

    def rename(found: re.Match[bytes]) -> bytes:
        char = chr(int(found[1], 16))
        return f"<{ord(right.get(char, char)):04X}>".encode()

    return _CMAP.sub(lambda part: _CODE.sub(rename, part[0]), pdf)


def pdf_without_window(letter: ReplyLetter) -> bytes:
    """The same from the command line, where no window runs.

    Raises ResourceError where this machine has no Chinese font.
    """
    running = QGuiApplication.instance() or QGuiApplication([])
    if not fonts.has_chinese():
        raise ResourceError(
            "Word文件已导出，但没有生成PDF：本机没有中文字体，请安装后再试，或用Word另存为PDF。"
        )
    content = painted_pdf(letter)
    del running
    return content


class PrintRun(QObject):
    """Paints pages on a device between the events of the window."""

    progressed = Signal(int)  # pages that are done
    finished = Signal()
    failed = Signal()

    def __init__(
        self,
        device: QPagedPaintDevice,
        pages: Sequence[Page],
        new_page: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._device = device  # the painter needs it to the end
        self._steps = paint_on(device, pages, new_page)
        self._done = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin; `finished` or `failed` follows."""
        self._timer.start()

    def stop(self) -> None:
        """Paint no more; neither signal follows."""
        self._timer.stop()
        self._steps.close()

    def _go_on(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        try:
            for done in self._steps:
                if done > self._done:
                    self._done = done
                    self.progressed.emit(done)
                if clock.elapsed() >= SLICE_MS:
                    return
        except RefusedError:
            self._timer.stop()
            self.failed.emit()
            return
        self._timer.stop()
        self.finished.emit()
