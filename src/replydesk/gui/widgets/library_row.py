"""One row of the library page, painted: what it is and where from, and two lines of its text."""

import functools
from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from replydesk.domain.passage import Hit, Passage
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import KIND_GROUNDS, KIND_TOKENS, kind_short, short_heading
from replydesk.gui.models.library_rows import HIT

ROW_HEIGHT = 84
_LINE = 22
_HEAD = 20
_TAG = 40
_MARGINS = (18, 9, -16, -8)
_DRAWN = 100
_NARROWEST = 4  # pixels of the narrowest character that is common
_Index = QModelIndex | QPersistentModelIndex
_Marks = tuple[tuple[int, int], ...]


class LibraryRow(QStyledItemDelegate):
    """Paints `Hit`s; a row whose passage has not come yet is painted as grey bars."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._drawn: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()

    @guarded(QSize(300, ROW_HEIGHT))
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(300, ROW_HEIGHT)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = QRect(option.rect)
        hit = index.data(HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, option.state, current=index == self._view.currentIndex())
        if isinstance(hit, Hit):
            painter.drawPixmap(row.topLeft(), self._pixmap(hit, row.size()))
        else:
            _paint_bars(painter, row.adjusted(*_MARGINS))
        painter.restore()

    def _pixmap(self, hit: Hit, size: QSize) -> QPixmap:
        """The words of a row: laid out once, they are only copied while one scrolls."""
        ratio = self._view.devicePixelRatioF()
        key = (hit.passage, hit.marks, size.width(), theme.current().name, ratio)
        if key in self._drawn:
            self._drawn.move_to_end(key)
            return self._drawn[key]
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRect(QPoint(0, 0), size).adjusted(*_MARGINS)
        self._paint_head(painter, hit.passage, QRect(inner.topLeft(), QSize(inner.width(), _HEAD)))
        _paint_text(painter, hit, inner.adjusted(0, _HEAD + 4, 0, 0))
        painter.end()
        self._drawn[key] = made
        if len(self._drawn) > _DRAWN:
            self._drawn.popitem(last=False)
        return made

    def _paint_ground(
        self, painter: QPainter, row: QRect, state: QStyle.StateFlag, *, current: bool
    ) -> None:
        colors = theme.current()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, colors.color("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, colors.color("hover"))
        painter.setPen(colors.color("line"))
        painter.drawLine(row.left(), row.bottom(), row.right(), row.bottom())
        if current:
            painter.fillRect(QRect(row.left(), row.top(), 3, row.height()), colors.color("accent"))
            if self._view.hasFocus():
                painter.setPen(QPen(colors.color("accent"), 1))
                painter.drawRect(QRectF(row).adjusted(0.5, 0.5, -0.5, -1.5))

    def _paint_head(self, painter: QPainter, passage: Passage, area: QRect) -> None:
        colors = theme.current()
        tag = QRect(area.left(), area.top(), _TAG, area.height())
        _paint_tag(
            painter,
            tag,
            kind_short(passage.kind),
            KIND_TOKENS[passage.kind],
            KIND_GROUNDS[passage.kind],
        )
        left = tag.right() + 9
        if passage.retired:
            words = self.tr("已停用")
            metrics = QFontMetrics(fonts.font(fonts.SMALL, bold=True))
            retired = QRect(left, area.top(), metrics.horizontalAdvance(words) + 14, area.height())
            _paint_tag(painter, retired, words, "danger", "danger_soft")
            left = retired.right() + 9
        painter.setFont(fonts.font(fonts.SMALL))
        metrics = painter.fontMetrics()
        painter.setPen(colors.color("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter
        room = area.right() - left
        about = metrics.elidedText(
            self._about(passage), Qt.TextElideMode.ElideMiddle, max(0, room // 2)
        )
        painter.drawText(area, flags | Qt.AlignmentFlag.AlignRight, about)
        rest = QRect(left, area.top(), room - metrics.horizontalAdvance(about) - 16, area.height())
        elide = Qt.TextElideMode.ElideRight
        if passage.topic:
            painter.setPen(colors.color("text"))
        words = passage.topic or short_heading(passage.part)
        painter.drawText(rest, flags, metrics.elidedText(words, elide, rest.width()))

    def _about(self, passage: Passage) -> str:
        used = self.tr("引用 {0} 次").format(passage.used) if passage.used else ""
        family = self.tr("有历年数据") if passage.family is not None else ""
        known = (used, family, passage.issuing_body or passage.source, passage.dated[:4])
        return " · ".join(word for word in known if word)


def _paint_tag(painter: QPainter, area: QRect, words: str, token: str, ground: str) -> None:
    colors = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colors.color(ground))
    painter.drawRoundedRect(area, 4, 4)
    painter.setFont(fonts.font(fonts.SMALL, bold=True))
    painter.setPen(colors.color(token))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)


def _paint_text(painter: QPainter, hit: Hit, area: QRect) -> None:
    text = hit.passage.text.replace("\n", " ")
    cut = _first_line(text[: 2 * area.width() // _NARROWEST], area.width())
    font = fonts.font()
    painter.setFont(font)
    metrics = QFontMetrics(font)
    token = "muted" if hit.passage.retired else "text"
    rest = metrics.elidedText(
        text[cut : cut + area.width() // _NARROWEST], Qt.TextElideMode.ElideRight, area.width()
    )
    for number, (shown, start) in enumerate(((text[:cut], 0), (rest, cut))):
        line = QRect(area.left(), area.top() + number * _LINE, area.width(), _LINE)
        _paint_marks(painter, metrics, line, shown, tuple(_within(hit.marks, start, len(shown))))
        painter.setPen(theme.current().color(token))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _within(marks: _Marks, start: int, length: int) -> _Marks:
    """The marks that fall into a line that begins at `start`, as places in it."""
    moved = ((max(0, left - start), min(length, right - start)) for left, right in marks)
    return tuple((left, right) for left, right in moved if left < right)


def _paint_marks(
    painter: QPainter, metrics: QFontMetrics, line: QRect, shown: str, marks: _Marks
) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("mark_soft"))
    for left, right in marks:
        x = metrics.horizontalAdvance(shown[:left])
        width = metrics.horizontalAdvance(shown[:right]) - x
        painter.drawRoundedRect(QRect(line.left() + x, line.top() + 1, width, _LINE - 2), 3, 3)


def _paint_bars(painter: QPainter, area: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().color("hover"))
    for number, share in enumerate((0.3, 1.0, 0.7)):
        bar = QRect(area.left(), area.top() + 4 + number * 24, round(area.width() * share), 10)
        painter.drawRoundedRect(bar, 4, 4)


@functools.lru_cache(maxsize=2048)
def _first_line(text: str, width: int) -> int:
    """How many characters stand in the first line."""
    layout = QTextLayout(text, fonts.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width)
    length = line.textLength()
    layout.endLayout()
    return length
