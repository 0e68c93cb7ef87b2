"""A passage painted as a card: kind, topic, up to four lines, source, and a button to insert."""

import functools
from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from replydesk.domain.passage import Hit, Passage
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import KIND_GROUNDS, KIND_TOKENS, kind_name, short_heading
from replydesk.gui.models.passage_list import HIT
from replydesk.gui.widgets.figure_colors import colored_spans, layout_formats

LINES = 4
_LINE = 21
_PAD = 12
_NARROWEST = 4  # pixels of the narrowest character that is common
_HEAD = 24
_FOOT = 30
_CACHE = 400
_Index = QModelIndex | QPersistentModelIndex


def source_words(passage: Passage) -> str:
    """Where a passage comes from, as short as it can be said."""
    year = passage.dated[:4]
    if passage.document_number:
        return passage.document_number
    return " ".join(word for word in (passage.issuing_body, year) if word) or passage.source


class PassageCard(QStyledItemDelegate):
    """Paints `Hit`s. A card is drawn once and kept as a pixmap."""

    insert_clicked = Signal(object)  # the Passage
    use_color = "muted"  # the colour of what is said of its use

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._cards: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._heights: dict[tuple[str, int], int] = {}
        self.button_words = self.tr("插入")
        self.button_icon = "plus"
        self.year = 0  # the year of the letter being written

    @guarded(QSize(300, 150))
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width - 20, self._height(index.data(HIT), width))

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Hit = index.data(HIT)
        state = option.state
        card = card_rect(option.rect)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        colors = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen and self._view.hasFocus():
            painter.setPen(QPen(colors.color("accent"), 2))
        elif chosen or hovered:
            painter.setPen(QPen(colors.color("accent"), 1))
        else:
            painter.setPen(QPen(colors.color("line"), 1))
        painter.setBrush(colors.color("panel"))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8)
        painter.drawPixmap(card.topLeft(), self._pixmap(hit, card.size()))
        if chosen or hovered:
            self._paint_button(painter, button_rect(card))
        painter.restore()

    @guarded(False)
    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        left = isinstance(event, QMouseEvent) and event.button() is Qt.MouseButton.LeftButton
        if left and event.type() in (
            QEvent.Type.MouseButtonPress,
            QEvent.Type.MouseButtonRelease,
        ):
            assert isinstance(event, QMouseEvent)
            card = card_rect(option.rect)
            if button_rect(card).contains(event.position().toPoint()):
                if event.type() is QEvent.Type.MouseButtonRelease:
                    self.insert_clicked.emit(index.data(HIT).passage)
                return True
        return False

    def on_button(self, position: QPoint, index: _Index) -> bool:
        """Whether a position in the viewport lies on a card's button."""
        return button_rect(card_rect(self._view.visualRect(index))).contains(position)

    def used_words(self, passage: Passage) -> str:
        """What a card says of the use that was made of its passage."""
        return self.tr("引用 {0} 次").format(passage.used) if passage.used else ""

    def source_words(self, passage: Passage) -> str:
        """What a card says of where its passage comes from."""
        return source_words(passage)

    def forget(self) -> None:
        """Draw every card anew."""
        self._cards.clear()
        self._heights.clear()

    # ------------------------------------------------------------------ inner steps

    def _height(self, hit: Hit, width: int) -> int:
        key = (hit.passage.text, width)
        if key not in self._heights:
            if len(self._heights) > 10 * _CACHE:
                self._heights.clear()
            lines = min(LINES, len(_cuts(_flat(hit.passage.text), _text_width(width - 20))))
            self._heights[key] = _PAD + _HEAD + max(2, lines) * _LINE + _FOOT + 18
        return self._heights[key]

    def _pixmap(self, hit: Hit, size: QSize) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        key = (hit.passage, hit.marks, size.width(), self.year, theme.current().name, ratio)
        if key in self._cards:
            self._cards.move_to_end(key)
            return self._cards[key]
        made = QPixmap(size * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, hit, size)
        painter.end()
        self._cards[key] = made
        if len(self._cards) > _CACHE:
            self._cards.popitem(last=False)
        return made

    def _draw(self, painter: QPainter, hit: Hit, size: QSize) -> None:
        passage = hit.passage
        inner = QRect(QPoint(0, 0), size).adjusted(_PAD, _PAD - 1, -_PAD, -8)
        self._draw_head(painter, passage, QRect(inner.left(), inner.top(), inner.width(), 20))
        top = inner.top() + _HEAD
        painter.setPen(theme.current().color("text"))
        for number, layout in enumerate(self._lines(hit, inner.width(), hit.marks)):
            layout.draw(painter, QPointF(inner.left(), top + number * _LINE))
        foot = QRect(inner.left(), inner.bottom() - 24, inner.width() - 84, 24)
        self._draw_foot(painter, passage, foot)

    def _draw_head(self, painter: QPainter, passage: Passage, area: QRect) -> None:
        colors = theme.current()
        token = KIND_TOKENS[passage.kind]
        painter.setFont(fonts.font(fonts.SMALL, bold=True))
        words = kind_name(passage.kind)
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        tag = QRect(area.left(), area.top(), width, area.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(KIND_GROUNDS[passage.kind]))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(colors.color(token))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(colors.color("muted"))
        metrics = painter.fontMetrics()
        used = self.used_words(passage)
        room = metrics.horizontalAdvance(used)
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colors.color(self.use_color))
        painter.drawText(area, flags | Qt.AlignmentFlag.AlignRight, used)
        painter.setPen(colors.color("muted"))
        heading = area.adjusted(width + 8, 0, -room - 10, 0)
        topic = metrics.elidedText(
            short_heading(passage.part), Qt.TextElideMode.ElideRight, heading.width()
        )
        painter.drawText(heading, flags, topic)

    def _draw_foot(self, painter: QPainter, passage: Passage, area: QRect) -> None:
        painter.setFont(fonts.font(fonts.SMALL))
        flags = Qt.AlignmentFlag.AlignVCenter
        left = area.left()
        if warning := self._warning(passage):
            ratio = self._view.devicePixelRatioF()
            sign = theme.pixmap("triangle-alert", "warn", 14, ratio)
            painter.drawPixmap(QPointF(left, area.center().y() - 7), sign)
            painter.setPen(theme.current().color("warn"))
            painter.drawText(area.adjusted(18, 0, 0, 0), flags, warning)
            left += 18 + painter.fontMetrics().horizontalAdvance(warning) + 12
        painter.setPen(theme.current().color("muted"))
        rest = QRect(left, area.top(), area.right() - left, area.height())
        words = painter.fontMetrics().elidedText(
            self.source_words(passage), Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, flags, words)

    def _warning(self, passage: Passage) -> str:
        """Figures of an earlier year have to be looked at before they are sent again."""
        year = passage.dated[:4]
        if year.isdigit() and int(year) < self.year and colored_spans(passage.text):
            return self.tr("{0}年数据").format(year)
        return ""

    def _paint_button(self, painter: QPainter, area: QRect) -> None:
        colors = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color("accent"))
        painter.drawRoundedRect(area, 5, 5)
        ratio = self._view.devicePixelRatioF()
        sign = theme.pixmap(self.button_icon, "on_accent", 14, ratio)
        painter.drawPixmap(QPointF(area.left() + 9, area.center().y() - 6.5), sign)
        painter.setFont(fonts.font(13, bold=True))
        painter.setPen(colors.color("on_accent"))
        words = self.button_words
        painter.drawText(area.adjusted(26, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _lines(self, hit: Hit, width: int, marks: tuple[tuple[int, int], ...]) -> list[QTextLayout]:
        """The text in at most four lines, each laid out by itself; the last one elided."""
        text = _flat(hit.passage.text)
        cuts = _cuts(text, width)
        more = len(cuts) > LINES
        return [
            _one_line(text, start, end, marks, "…" if more and number == LINES - 1 else "")
            for number, (start, end) in enumerate(cuts[:LINES])
        ]


@functools.lru_cache(maxsize=4096)
def _cuts(text: str, width: int) -> tuple[tuple[int, int], ...]:
    """Where the lines of a text begin and end, one line more than is shown."""
    # What stands behind the last line does not matter: long passages cost no more than short.
    layout = QTextLayout(text[: (LINES + 2) * width // _NARROWEST], fonts.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    cuts = []
    for _ in range(LINES + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        cuts.append((line.textStart(), line.textStart() + line.textLength()))
    layout.endLayout()
    return tuple(cuts)


def _one_line(
    text: str, start: int, end: int, marks: tuple[tuple[int, int], ...], tail: str
) -> QTextLayout:
    shown = text[start : end - len(tail)] + tail
    layout = QTextLayout(shown, fonts.font())
    ranges = []
    for span in layout_formats(text, marks):
        left = max(span.start, start) - start
        right = min(span.start + span.length, end - len(tail)) - start
        if right > left:
            span.start, span.length = left, right - left
            ranges.append(span)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def _flat(text: str) -> str:
    return text.replace("\n", " ")


def _text_width(card: int) -> int:
    return card - 2 * _PAD


def card_rect(row: QRect) -> QRect:
    """The card in a row of the list."""
    return QRect(row.left() + 12, row.top() + 5, row.width() - 20, row.height() - 10)


def button_rect(card: QRect) -> QRect:
    """The button on a card."""
    return QRect(card.right() - 12 - 66, card.bottom() - 36, 66, 27)
