"""A stack of paper sheets that is zoomed and scrolled; what is on them is painted by others."""

from enum import Enum, auto

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.widgets.page_painter import PAGE

ZOOMS = (50, 67, 75, 90, 100, 110, 125, 150, 175, 200)  # percent of the paper's true size
_GLIDE_MS = 160
_GAP = 16
_WIDEST = 820  # pixels, when fitted to the width
_PIXELS_A_POINT = 96 / 72


class Fit(Enum):
    """What decides the size of the pages."""

    WIDTH = auto()
    PAGE = auto()
    FIXED = auto()


class SheetView(QAbstractScrollArea):
    """So many sheets of A4, one below the other."""

    page_seen = Signal(int)  # the page in the middle of the view, from 1; 0 without any
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.fit = Fit.WIDTH
        self._percent = 100
        self._count = 0
        self._seen = 0
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._slide)

    @property
    def page_count(self) -> int:
        """How many sheets there are."""
        return self._count

    @property
    def seen(self) -> int:
        """The page in the middle of the view, counted from 1; 0 without any."""
        return self._seen

    def set_count(self, count: int) -> None:
        """Have so many sheets; what is in view stays in view."""
        self._count = count
        self._arrange()
        self._tell_seen()

    # ------------------------------------------------------------------ zooming

    @property
    def percent(self) -> int:
        """The size of the pages on the screen, in percent of the paper's."""
        return round(self._scale() / _PIXELS_A_POINT * 100)

    def zoom(self, step: int) -> None:
        """Show the pages one step larger (1) or smaller (-1)."""
        now = self.percent
        if step > 0:
            self.zoom_to(next((size for size in ZOOMS if size > now), ZOOMS[-1]))
        else:
            self.zoom_to(next((size for size in reversed(ZOOMS) if size < now), ZOOMS[0]))

    def zoom_to(self, percent: int) -> None:
        """Show the pages in this size, in percent of the paper's."""
        self._percent = max(ZOOMS[0], min(ZOOMS[-1], percent))
        self.fit_to(Fit.FIXED)

    def fit_to(self, fit: Fit) -> None:
        """Show the pages as wide as the view, whole, or in the size that was set last."""
        middle = self._at(self.viewport().height() / 2)
        self.fit = fit
        self._arrange()
        self._put(middle, self.viewport().height() / 2)
        self.viewport().update()
        self.zoomed.emit()

    # ------------------------------------------------------------------ scrolling

    def go_to_page(self, number: int) -> None:
        """Bring the head of a page, counted from 1, to the top."""
        at = max(0, min(self.page_count - 1, number - 1))
        self._glide_to(round(at * self._step()))

    def _at(self, y: float) -> float:
        """How many pages stand above a height in the view; a page's gap belongs to it."""
        return (self.verticalScrollBar().value() + y - _GAP / 2) / self._step()

    def _put(self, pages: float, y: float) -> None:
        self.verticalScrollBar().setValue(round(pages * self._step() + _GAP / 2 - y))

    def _glide_to(self, target: int) -> None:
        self._glide.stop()
        self._glide.setStartValue(self.verticalScrollBar().value())
        self._glide.setEndValue(max(0, min(self.verticalScrollBar().maximum(), target)))
        self._glide.start()

    def _slide(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)

    # ------------------------------------------------------------------ sizes

    def _width(self) -> int:
        room, height = self.viewport().width() - 2 * _GAP, self.viewport().height() - 2 * _GAP
        if self.fit is Fit.FIXED:
            return round(PAGE[0] * _PIXELS_A_POINT * self._percent / 100)
        if self.fit is Fit.PAGE:
            room = min(room, round(height * PAGE[0] / PAGE[1]))
        return max(120, min(_WIDEST, room))

    def _scale(self) -> float:
        return self._width() / PAGE[0]

    def _step(self) -> float:
        return PAGE[1] * self._scale() + _GAP

    def _top(self, at: int) -> float:
        """How far a page's paper is from the top of the first one's ground."""
        return _GAP / 2 + at * self._step()

    def _sheet(self, at: int) -> QRectF:
        """A page's paper in the view."""
        width = self._width()
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        left = max(_GAP, (self.viewport().width() - width) // 2) - across.value()
        top = round(self._top(at)) - down.value()
        return QRectF(left, top, width, PAGE[1] * self._scale())

    def _in_view(self) -> list[int]:
        first = max(0, int(self._at(0)))
        last = min(self.page_count - 1, int(self._at(self.viewport().height())))
        return list(range(first, last + 1))

    def _arrange(self) -> None:
        """Fit scroll bars and pictures to the size of the pages."""
        view = self.viewport()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, round(self._step() * self.page_count + _GAP) - view.height()))
        down.setPageStep(view.height())
        across.setRange(0, max(0, self._width() + 2 * _GAP - view.width()))
        across.setPageStep(view.width())

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = self._at(0)
        self._arrange()
        if event.size().width() != event.oldSize().width():
            self._put(top, 0)
            self.zoomed.emit()

    @guarded
    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._tell_seen()
        self.viewport().update()

    def _tell_seen(self) -> None:
        middle = int(self._at(self.viewport().height() / 2))
        seen = min(self.page_count, max(0, middle) + 1)
        if seen != self._seen:
            self._seen = seen
            self.page_seen.emit(seen)

    @guarded
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._glide.stop()
            super().wheelEvent(event)
            return
        y = event.position().y()
        under = self._at(y)
        self.zoom(1 if event.angleDelta().y() > 0 else -1)
        self._put(under, y)
        event.accept()

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        # Before the keys of the window: here they are about the pages.
        if event.type() is QEvent.Type.ShortcutOverride and _step_of(event):
            event.accept()
            return True
        return super().event(event)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if step := _step_of(event):
            self.fit_to(Fit.WIDTH) if step == "fit" else self.zoom(1 if step == "larger" else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to_page(self._seen + (1 if key == Qt.Key.Key_PageDown else -1))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to_page(1 if key == Qt.Key.Key_Home else self.page_count)
        else:
            super().keyPressEvent(event)


def _step_of(event: QEvent) -> str:
    """What a key does to the size of the pages: "larger", "smaller", "fit" or nothing."""
    if not isinstance(event, QKeyEvent):
        return ""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return ""
    steps = {
        Qt.Key.Key_Plus: "larger",
        Qt.Key.Key_Equal: "larger",
        Qt.Key.Key_Minus: "smaller",
        Qt.Key.Key_0: "fit",
    }
    return steps.get(Qt.Key(event.key()), "")
