"""Pictures of pages, painted a few lines at a time so that the window never stands still."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPen

from replydesk.domain.pages import Page
from replydesk.gui.widgets.page_painter import PAGE, paint_steps

SLICE_MS = 5
_KEPT = 160 * 1024 * 1024  # bytes of pictures; what is farthest from the page in view goes first


class _Job:
    """A picture that is being painted, by a painter that is active during a slice only.

    A picture that went while it is painted on would take the process with it.
    """

    def __init__(self, page: Page, width: int, ratio: float) -> None:
        self._scale = width / PAGE[0]
        height = round(PAGE[1] * self._scale * ratio)
        self.page = page
        self.made = QImage(round(width * ratio), height, QImage.Format.Format_ARGB32_Premultiplied)
        self.made.setDevicePixelRatio(ratio)
        self.made.fill(Qt.GlobalColor.transparent)
        self._painter = QPainter()
        self._pen = QPen()
        self._steps = paint_steps(self._painter, page)

    def go_on(self, milliseconds: int) -> bool:
        """Paint for about so long; True when the page is done."""
        clock = QElapsedTimer()
        clock.start()
        hints = QPainter.RenderHint
        self._painter.begin(self.made)
        try:
            self._painter.setRenderHints(hints.Antialiasing | hints.TextAntialiasing)
            self._painter.scale(self._scale, self._scale)
            self._painter.setPen(self._pen)
            for _ in self._steps:
                if clock.elapsed() >= milliseconds:
                    self._pen = self._painter.pen()
                    return False
        finally:
            self._painter.end()
        return True


class PageInks(QObject):
    """What is printed on each page, on a clear ground.

    A picture of before stays until the new one is done: nothing flickers.
    """

    painted = Signal(int)  # the page, from 0

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._fresh: set[int] = set()
        self._wanted: list[int] = []
        self._job: tuple[int, _Job] | None = None
        self._width, self._ratio = 0, 1.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show_pages(self, pages: tuple[Page, ...]) -> None:
        """Paint other pages from now on; pictures of those that stay the same are kept."""
        self._fresh &= {
            at for at, (old, new) in enumerate(zip(self._pages, pages, strict=False)) if old == new
        }
        self._pictures = {at: ink for at, ink in self._pictures.items() if at < len(pages)}
        self._pages = pages
        self._drop_job(unless_fits=True)

    def resize(self, width: int, ratio: float) -> None:
        """Paint pages this many logical pixels wide, for a screen of this pixel ratio."""
        if (width, ratio) != (self._width, self._ratio):
            self._width, self._ratio = width, ratio
            self._fresh.clear()
            self._drop_job()

    def want(self, pages: list[int]) -> None:
        """Have these pages painted, the first first, unless they are; others are not."""
        self._wanted = [at for at in pages if at not in self._fresh]
        if self._job is not None and self._job[0] not in self._wanted:
            self._drop_job()
        self._forget_far(pages)
        if self._wanted and not self._timer.isActive():
            self._timer.start()

    def picture(self, at: int) -> QImage | None:
        """The newest picture of a page there is, of another size maybe; None before the first."""
        return self._pictures.get(at)

    @property
    def is_done(self) -> bool:
        """Whether every page that is wanted is painted."""
        return not self._wanted

    # ------------------------------------------------------------------ painting

    def _go_on(self) -> None:
        if self._job is None:
            if not self._wanted:
                self._timer.stop()
                return
            at = self._wanted[0]
            self._job = at, _Job(self._pages[at], self._width, self._ratio)
        at, job = self._job
        if job.go_on(SLICE_MS):
            self._job = None
            self._pictures[at] = job.made
            self._fresh.add(at)
            self._wanted = [other for other in self._wanted if other != at]
            self.painted.emit(at)

    def _drop_job(self, *, unless_fits: bool = False) -> None:
        if self._job is None:
            return
        at, job = self._job
        if unless_fits and at < len(self._pages) and self._pages[at] == job.page:
            return
        self._job = None

    def _forget_far(self, near: list[int]) -> None:
        centre = near[0] if near else 0
        far = sorted(self._pictures, key=lambda at: -abs(at - centre))
        whole = sum(ink.sizeInBytes() for ink in self._pictures.values())
        for at in far:
            if whole <= _KEPT or at in near:
                break
            whole -= self._pictures.pop(at).sizeInBytes()
            self._fresh.discard(at)
