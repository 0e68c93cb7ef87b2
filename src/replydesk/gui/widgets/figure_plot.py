"""Figures over time as small multiples: painted once, read point by point with mouse or keys."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from replydesk.domain.figure_axis import date_words
from replydesk.domain.figure_history import FigurePoint, FigureSeries
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.plot_layout import DOT, Dot, PlotLayout, PlotPanel, lay_out

_REACH = 26.0
_RING = 3.5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class FigurePlot(QWidget):
    """One panel a figure. `pointed` tells the point under the mouse or the keys, or None;
    `chosen` one that was double-clicked or chosen with Enter.
    """

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("历年数据图"))
        self.shown = PlotLayout((), 0.0, 0.0)
        self.tell: Callable[[FigurePoint], str] = date_and_value
        self._series: tuple[FigureSeries, ...] = ()
        self._ground = QPixmap()
        self._ground_of: tuple[object, ...] = ()
        self._at: tuple[int, int] | None = None  # the keys' point
        self._under: tuple[int, int] | None = None  # the mouse's

    def show_series(self, series: Sequence[FigureSeries]) -> None:
        """Show these figures; those without any dated value stay out of the plot."""
        self._series = tuple(series)
        self._at = self._under = None
        self._lay_out()
        self.setAccessibleDescription(self._description())

    def point(self) -> FigurePoint | None:
        """The point that is read, the mouse's before the keys'."""
        dot = self._dot()
        return dot.point if dot else None

    def select(self, point: FigurePoint | None) -> None:
        """Mark a point as the keys do, without telling it."""
        self._at = next(
            (
                (place, number)
                for place, panel in enumerate(self.shown.panels)
                for number, dot in enumerate(panel.dots)
                if dot.point is point
            ),
            None,
        )
        self.update()

    # ------------------------------------------------------------------ layout

    def _lay_out(self) -> None:
        metrics = QFontMetricsF(_small())
        width, room = max(self.width(), 200), self.height() - 2
        self.shown = lay_out(self._series, width, metrics.horizontalAdvance, room)
        self._ground_of = ()
        height = round(self.shown.least) + 2
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)
        self.update()

    def _description(self) -> str:
        """Every panel in words, for those who hear the plot."""
        lines = []
        for panel in self.shown.panels:
            values = "、".join(f"{date_words(d.point.dated)} {d.point.text}" for d in panel.dots)
            change = f"（{panel.change}）" if panel.change else ""
            lines.append(f"{panel.series.label}：{values}{change}")
        return "\n".join(lines)

    @guarded(QSize(640, 200))
    def sizeHint(self) -> QSize:
        return QSize(640, max(120, round(self.shown.least) + 2))

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._lay_out()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._ground_of = ()
            self.update()

    # ------------------------------------------------------------------ painting

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        wanted = (self.size(), ratio, theme.current().name, self.shown)
        if wanted != self._ground_of:
            self._ground = self._painted(ratio)
            self._ground_of = wanted
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if (place := self._place()) is not None:
            self._paint_reading(painter, *place)

    def _painted(self, ratio: float) -> QPixmap:
        made = QPixmap(self.size() * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for panel in self.shown.panels:
            _paint_panel(painter, panel)
        painter.end()
        return made

    def _paint_reading(self, painter: QPainter, place: int, number: int) -> None:
        """The point that is read, on a line of its time, and what the same passage says besides."""
        colors = theme.current()
        panel = self.shown.panels[place]
        dot = panel.dots[number]
        painter.setPen(QPen(colors.color("accent"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QLineF(dot.at.x(), panel.plot.top() - 4, dot.at.x(), panel.plot.bottom()))
        for other in self.shown.panels:
            for twin in other.dots:
                if twin.point.passage_id == dot.point.passage_id and twin is not dot:
                    painter.setPen(QPen(colors.color("accent"), 2))
                    painter.setBrush(colors.color("panel"))
                    painter.drawEllipse(twin.at, DOT, DOT)
        ring = colors.color("text") if self.hasFocus() else colors.color("accent")
        painter.setPen(QPen(ring, 2))
        painter.setBrush(colors.color("panel"))
        painter.drawEllipse(dot.at, DOT + _RING, DOT + _RING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("accent"))
        painter.drawEllipse(dot.at, DOT, DOT)
        if dot.label is None:
            self._paint_hidden_value(painter, panel, dot)

    def _paint_hidden_value(self, painter: QPainter, panel: PlotPanel, dot: Dot) -> None:
        colors = theme.current()
        font = _small(bold=True)
        width = QFontMetricsF(font).horizontalAdvance(dot.words) + 12
        left = min(max(dot.at.x() - width / 2, panel.area.left() + 4), panel.area.right() - width)
        area = QRectF(left, dot.at.y() - 34, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("accent"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(font)
        painter.setPen(colors.color("on_accent"))
        painter.drawText(area, _CENTRE, dot.words)

    # ------------------------------------------------------------------ reading

    def _place(self) -> tuple[int, int] | None:
        return self._under or self._at

    def _dot(self) -> Dot | None:
        place = self._place()
        return self.shown.panels[place[0]].dots[place[1]] if place else None

    def _read(self) -> None:
        point = self.point()
        self.update()
        self.pointed.emit(point)
        if point is not None:
            self.setAccessibleDescription(self.tell(point))
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    @guarded
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self.shown.nearest(event.position(), _REACH)
        if found != self._under:
            self._under = found
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor
            )
            self._read()

    @guarded
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._under is not None:
            self._under = None
            self._read()

    @guarded
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        found = self.shown.nearest(event.position(), _REACH)
        if found and event.button() is Qt.MouseButton.LeftButton:
            self._at = found
            self._read()

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if found := self.shown.nearest(event.position(), _REACH):
            self.chosen.emit(self.shown.panels[found[0]].dots[found[1]].point)

    @guarded(False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            dot = self._dot() if self._under else None
            if dot is not None:
                QToolTip.showText(event.globalPos(), _as_tip(self.tell(dot.point)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    @guarded
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if self._at is None and self.shown.panels and by_key:
            self._at = (0, len(self.shown.panels[0].dots) - 1)
            self._read()
        self.update()

    @guarded
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.shown.panels or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if dot := self._dot():
                self.chosen.emit(dot.point)
        elif (place := self._moved(key)) is not None:
            self._at, self._under = place, None
            self._read()
        else:
            super().keyPressEvent(event)

    def _moved(self, key: int) -> tuple[int, int] | None:
        """Where a key leads: ← → through the values of a figure, ↑ ↓ from figure to figure."""
        panels = self.shown.panels
        place, number = self._at or (0, len(panels[0].dots) - 1)
        last = len(panels[place].dots) - 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            step = -1 if key == Qt.Key.Key_Up else 1
            to = min(max(place + step, 0), len(panels) - 1)
            passage = panels[place].dots[number].point.passage_id
            same = [n for n, dot in enumerate(panels[to].dots) if dot.point.passage_id == passage]
            return to, same[0] if same else len(panels[to].dots) - 1
        steps = {
            Qt.Key.Key_Left: max(number - 1, 0),
            Qt.Key.Key_Right: min(number + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        return (place, steps[Qt.Key(key)]) if key in steps else None


def date_and_value(point: FigurePoint) -> str:
    """What is told of a point where nobody tells more."""
    return " · ".join(words for words in (date_words(point.dated), point.text) if words)


def _as_tip(words: str) -> str:
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "<br>")
    return f"<p style='width:340px'>{safe}</p>"


def _small(*, bold: bool = False) -> QFont:
    return fonts.font(fonts.SMALL, bold=bold)


def _paint_panel(painter: QPainter, panel: PlotPanel) -> None:
    colors = theme.current()
    painter.setPen(QPen(colors.color("line"), 1))
    painter.setBrush(colors.color("panel"))
    painter.drawRoundedRect(panel.area.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    _paint_title(painter, panel)
    _paint_axes(painter, panel)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for start, end, over_gap in panel.lines:
        style = Qt.PenStyle.DashLine if over_gap else Qt.PenStyle.SolidLine
        painter.setPen(QPen(colors.color("accent"), 1.5 if over_gap else 2, style))
        painter.drawLine(panel.dots[start].at, panel.dots[end].at)
    for number, dot in enumerate(panel.dots):
        _paint_dot(painter, dot.at, DOT, colors.color("accent"))
        if dot.label is not None:
            painter.setFont(_small(bold=number == len(panel.dots) - 1))
            painter.setPen(colors.color("text"))
            painter.drawText(dot.label.adjusted(-8, 0, 8, 0), _CENTRE, dot.words)


def _paint_title(painter: QPainter, panel: PlotPanel) -> None:
    colors = theme.current()
    head = QRectF(panel.area.left() + 12, panel.area.top() + 8, panel.area.width() - 24, 20)
    painter.setFont(_small())
    painter.setPen(colors.color("muted"))
    painter.drawText(head, _MIDDLE | Qt.AlignmentFlag.AlignRight, panel.change)
    room = head.width() - painter.fontMetrics().horizontalAdvance(panel.change) - 12
    painter.setFont(fonts.font(13, bold=True))
    painter.setPen(colors.color("text"))
    title = painter.fontMetrics().elidedText(panel.title, Qt.TextElideMode.ElideMiddle, int(room))
    painter.drawText(head, _MIDDLE, title)


def _paint_axes(painter: QPainter, panel: PlotPanel) -> None:
    colors = theme.current()
    plot = panel.plot
    painter.setFont(_small())
    for y, words in panel.ticks:
        painter.setPen(QPen(colors.color("line"), 1))
        at = _sharp(y)
        painter.drawLine(QLineF(plot.left(), at, plot.right(), at))
        painter.setPen(colors.color("muted"))
        room = QRectF(panel.area.left(), y - 9, plot.left() - panel.area.left() - 6, 18)
        painter.drawText(room, _MIDDLE | Qt.AlignmentFlag.AlignRight, words)
    painter.setPen(QPen(colors.color("handle"), 1))
    foot = _sharp(plot.bottom())
    painter.drawLine(QLineF(plot.left(), foot, plot.right(), foot))
    for x in panel.bounds:
        painter.drawLine(QLineF(_sharp(x), foot, _sharp(x), foot + 4))
    painter.setPen(colors.color("muted"))
    for x, words in panel.years:
        painter.drawText(QRectF(x - 30, plot.bottom() + 5, 60, 18), _CENTRE, words)


def _paint_dot(painter: QPainter, at: QPointF, radius: float, color: QColor) -> None:
    painter.setPen(QPen(theme.current().color("panel"), 1.5))
    painter.setBrush(color)
    painter.drawEllipse(at, radius + 0.75, radius + 0.75)


def _sharp(place: float) -> float:
    """The middle of the pixel, so that a line one pixel wide is not smeared over two."""
    return int(place) + 0.5
