"""A passage painted as a card: kind, topic, text, reasons, source, and a button to insert."""

from collections import OrderedDict

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QMargins,
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
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from replydesk.domain.families import FamilyBrief
from replydesk.domain.passage import Hit, Passage, Reason
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import KIND_GROUNDS, KIND_TOKENS, kind_name, short_heading
from replydesk.gui.models.passage_list import FAMILY, HIT
from replydesk.gui.widgets.figure_colors import colored_spans
from replydesk.gui.widgets.passage_lines import line_count, lines

LINES = 4
_LINE = 21
_PAD = 12
_HEAD = 24
_FOOT = 30
_WHY = 22
_INSET = 4  # what is kept of a card lies so far within its rounded edge
_SIDES = 2 * _PAD + 20  # beside the words of a card
_CACHE = 80  # cards of a quarter of a megabyte each
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
    family_clicked = Signal(object)  # the Passage that is one of a family
    use_color = "muted"  # the colour of what is said of its use

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._cards: OrderedDict[tuple[object, ...], QPixmap] = OrderedDict()
        self._heights: dict[tuple[object, ...], int] = {}
        self.button_words = self.tr("插入")
        self.button_icon = "plus"
        self.year = 0  # the year of the letter being written

    @guarded(QSize(300, 150))
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        width = self._view.viewport().width()
        return QSize(width - 20, self._height(index, width))

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
        corner = card.topLeft() + QPoint(_INSET, _INSET)
        painter.drawPixmap(corner, self._pixmap(hit, index.data(FAMILY), card.size()))
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
            position = event.position().toPoint()
            released = event.type() is QEvent.Type.MouseButtonRelease
            for area, signal in (
                (button_rect(card), self.insert_clicked),
                (self.badge_rect(card, index.data(FAMILY)), self.family_clicked),
            ):
                if area.contains(position):
                    if released:
                        signal.emit(index.data(HIT).passage)
                    return True
        return False

    def on_button(self, position: QPoint, index: _Index) -> bool:
        """Whether a position in the viewport lies on a card's button or badge."""
        card = card_rect(self._view.visualRect(index))
        badge = self.badge_rect(card, index.data(FAMILY))
        return button_rect(card).contains(position) or badge.contains(position)

    def badge_rect(self, card: QRect, family: FamilyBrief | None) -> QRect:
        """The badge on a card whose measure is known more than once; empty on others."""
        if family is None:
            return QRect()
        metrics = QFontMetrics(fonts.font(fonts.SMALL))
        width = metrics.horizontalAdvance(self.family_words(family)) + 14
        return QRect(card.left() + _PAD, card.bottom() - 36 - _WHY, width, 20)

    def family_words(self, family: FamilyBrief) -> str:
        """What a card says of the same measure in other letters."""
        if family.last_year > family.first_year > 0:
            years = f"{family.first_year}—{family.last_year}"
            return self.tr("同一措施 {0}").format(years)
        return self.tr("同一措施 {0} 条").format(family.size)

    def reason_words(self, hit: Hit) -> str:
        """Why a passage is suggested, in few words."""
        words = {
            Reason.TOPIC: self.tr("同一主题"),
            Reason.WORDS: self.tr("用词相近"),
            Reason.USED: self.tr("用过 {0} 次").format(hit.passage.used),
            Reason.RECENT: self.tr("近年"),
        }
        return " · ".join(words[reason] for reason in hit.reasons)

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

    def _height(self, index: _Index, width: int) -> int:
        hit: Hit = index.data(HIT)
        why = _has_why(hit, index.data(FAMILY))
        key = (hit.passage.text, hit.marks, why, width)
        if key not in self._heights:
            if len(self._heights) > 10 * _CACHE:
                self._heights.clear()
            count = line_count(hit.passage.text, width - _SIDES, LINES, hit.marks)
            made = _PAD + _HEAD + max(2, count) * _LINE + _FOOT + 18
            self._heights[key] = made + _WHY if why else made
        return self._heights[key]

    def _pixmap(self, hit: Hit, family: FamilyBrief | None, size: QSize) -> QPixmap:
        ratio = self._view.devicePixelRatioF()
        look = (size.width(), self.year, theme.current().name, ratio)
        key = (hit.passage, hit.marks, hit.reasons, family, *look)
        if key in self._cards:
            self._cards.move_to_end(key)
            return self._cards[key]
        # Without the corners, and so without a transparent pixel: quicker to make and to draw.
        made = QPixmap(size.shrunkBy(QMargins(_INSET, _INSET, _INSET, _INSET)) * ratio)
        made.setDevicePixelRatio(ratio)
        made.fill(theme.current().color("panel"))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-_INSET, -_INSET)
        self._draw(painter, hit, family, QRect(QPoint(0, 0), size))
        painter.end()
        self._cards[key] = made
        if len(self._cards) > _CACHE:
            self._cards.popitem(last=False)
        return made

    def _draw(self, painter: QPainter, hit: Hit, family: FamilyBrief | None, card: QRect) -> None:
        inner = card.adjusted(_PAD, _PAD - 1, -_PAD, -8)
        self._draw_head(painter, hit, QRect(inner.left(), inner.top(), inner.width(), 20))
        top = inner.top() + _HEAD
        painter.setPen(theme.current().color("text"))
        for number, line in enumerate(lines(hit.passage.text, inner.width(), LINES, hit.marks)):
            line.draw(painter, QPointF(inner.left(), top + number * _LINE))
        if _has_why(hit, family):
            self._draw_why(painter, hit, family, card)
        foot = QRect(inner.left(), inner.bottom() - 24, inner.width() - 84, 24)
        self._draw_foot(painter, hit.passage, foot)

    def _draw_why(
        self, painter: QPainter, hit: Hit, family: FamilyBrief | None, card: QRect
    ) -> None:
        colors = theme.current()
        painter.setFont(fonts.font(fonts.SMALL))
        badge = self.badge_rect(card, family)
        area = QRect(card.left() + _PAD, card.bottom() - 36 - _WHY, card.width() - 2 * _PAD, 20)
        if family is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("hover"))
            painter.drawRoundedRect(badge, 4, 4)
            painter.setPen(colors.color("accent"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self.family_words(family))
            area.setLeft(badge.right() + 8)
        words = painter.fontMetrics().elidedText(
            self.reason_words(hit), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.setPen(colors.color("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _draw_head(self, painter: QPainter, hit: Hit, area: QRect) -> None:
        passage = hit.passage
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
        used = "" if Reason.USED in hit.reasons else self.used_words(passage)
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
        if warning := self.warning(passage):
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

    def warning(self, passage: Passage) -> str:
        """What has to be looked at before the passage is sent again."""
        if passage.retired:
            return self.tr("已停用")
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


def _has_why(hit: Hit, family: FamilyBrief | None) -> bool:
    return bool(hit.reasons) or family is not None


def card_rect(row: QRect) -> QRect:
    """The card in a row of the list."""
    return QRect(row.left() + 12, row.top() + 5, row.width() - 20, row.height() - 10)


def button_rect(card: QRect) -> QRect:
    """The button on a card."""
    return QRect(card.right() - 12 - 66, card.bottom() - 36, 66, 27)
