"""The letters to look over: a card a letter with its file and how many places are unsure."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import short_heading

if TYPE_CHECKING:
    from replydesk.services.reviews import ReviewItem

ITEM = Qt.ItemDataRole.UserRole
_HEIGHT = 66
_Index = QModelIndex | QPersistentModelIndex


class ReviewItems(QAbstractListModel):
    """The letters in the order they were given; `accepted` ones stay in their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[ReviewItem] = []
        self.accepted: set[int] = set()
        self._left: dict[int, int] = {}

    def show(self, items: "list[ReviewItem]") -> None:
        """Replace the letters; those a person has looked at are accepted."""
        self.beginResetModel()
        self._items = list(items)
        self._left = {}
        self.accepted = {i.letter_id for i in items if i.state.value == "reviewed"}
        self.endResetModel()

    def items(self) -> "list[ReviewItem]":
        """The letters."""
        return self._items

    def waiting(self) -> "list[ReviewItem]":
        """The letters nobody has accepted yet and that hold unsure places."""
        return [i for i in self._items if i.doubts and i.letter_id not in self.accepted]

    def sure(self) -> "list[ReviewItem]":
        """The letters nobody has accepted yet in which nothing is unsure."""
        return [i for i in self._items if not i.doubts and i.letter_id not in self.accepted]

    def set_accepted(self, letter_ids: list[int], *, on: bool = True) -> None:
        """Note that letters are accepted, or not any more."""
        if on:
            self.accepted.update(letter_ids)
        else:
            self.accepted.difference_update(letter_ids)
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self._items) - 1)))

    def set_left(self, letter_id: int, doubts: int) -> None:
        """Note how many places of a letter are still unsure."""
        self._left[letter_id] = doubts
        index = self.index(self.row_of(letter_id))
        self.dataChanged.emit(index, index)

    def left(self, item: "ReviewItem") -> int:
        """How many places of a letter are unsure, as far as it was looked over."""
        return self._left.get(item.letter_id, item.doubts)

    def row_of(self, letter_id: int) -> int:
        """The row of a letter, -1 where it is not in the list."""
        ids = [item.letter_id for item in self._items]
        return ids.index(letter_id) if letter_id in ids else -1

    @guarded(0)
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    @guarded(None)
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        item = self._items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.subject or Path(item.source).name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (item.subject, Path(item.source).name, self.told(item))
            return "，".join(word for word in words if word)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(
                word for word in (item.subject, item.issuing_body, item.source) if word
            )
        return None

    def told(self, item: "ReviewItem") -> str:
        """How far a letter is."""
        if item.letter_id in self.accepted:
            return self.tr("已核对")
        left = self.left(item)
        return self.tr("{} 处存疑").format(left) if left else self.tr("无存疑")


class ReviewList(QListView):
    """`chosen` follows clicks and the keyboard; Enter goes into the letter."""

    chosen = Signal(int)
    entered_letter = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters = ReviewItems(self)
        self.setModel(self.letters)
        self.setItemDelegate(_Card(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("待核对的答复"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.selectionModel().currentChanged.connect(self._on_current)
        self._silent = False

    def select(self, letter_id: int) -> None:
        """Select a letter without telling."""
        row = self.letters.row_of(letter_id)
        self._silent = True
        self.setCurrentIndex(self.letters.index(row))
        self._silent = False

    def _on_current(self, index: QModelIndex) -> None:
        item = index.data(ITEM)
        if item is not None and not self._silent:
            self.chosen.emit(item.letter_id)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_N, Qt.Key.Key_P):
            event.ignore()  # the page's keys, not the beginning of a name
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_letter.emit()
        else:
            super().keyPressEvent(event)


class _Card(QStyledItemDelegate):
    """Paints a letter: what it is about in two lines at most, its file, and its state."""

    @guarded(QSize(200, _HEIGHT))
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(120, _HEIGHT)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        view = self.parent()
        item = index.data(ITEM)
        assert isinstance(view, ReviewList)
        area = QRect(option.rect).adjusted(8, 2, -8, -2)
        colors = theme.current()
        chosen = index == view.currentIndex()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if chosen:
            painter.setBrush(colors.color("accent_soft"))
            painter.drawRoundedRect(area, 6, 6)
            painter.setBrush(colors.color("accent"))
            bar = QRectF(area.left(), area.top() + 12, 3, area.height() - 24)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colors.color("hover"))
            painter.drawRoundedRect(area, 6, 6)
        if chosen and view.hasFocus():
            painter.setPen(QPen(colors.color("accent"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(0.6, 0.6, -0.6, -0.6), 6, 6)
        self._paint_words(painter, view, item, area.adjusted(14, 8, -10, -7), chosen=chosen)
        painter.restore()

    def _paint_words(
        self, painter: QPainter, view: ReviewList, item: "ReviewItem", area: QRect, *, chosen: bool
    ) -> None:
        colors = theme.current()
        done = item.letter_id in view.letters.accepted
        top = QRect(area.left(), area.top(), area.width(), 22)
        painter.setFont(fonts.font(bold=chosen))
        painter.setPen(colors.color("muted" if done and not chosen else "text"))
        words = short_heading(item.subject) or Path(item.source).stem
        _elided(painter, top, words, Qt.TextElideMode.ElideRight)
        foot = QRect(area.left(), area.bottom() - 19, area.width(), 20)
        told = view.letters.told(item)
        left = view.letters.left(item)
        token = "ok" if done else "warn" if left else "muted"
        painter.setFont(fonts.font(fonts.SMALL, bold=done or bool(left)))
        width = painter.fontMetrics().horizontalAdvance(told) + 4
        sign = {"ok": "circle-check", "warn": "triangle-alert"}.get(token)
        right = foot.adjusted(foot.width() - width, 0, 0, 0)
        painter.setPen(colors.color(token))
        painter.drawText(right, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, told)
        if sign:
            ratio = view.devicePixelRatioF()
            mark = theme.pixmap(sign, token, 14, ratio)
            painter.drawPixmap(right.left() - 14, right.center().y() - 6, mark)
            width += 20
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(colors.color("muted"))
        name = Path(item.source).name
        _elided(painter, foot.adjusted(0, 0, -width - 6, 0), name, Qt.TextElideMode.ElideMiddle)


def _elided(painter: QPainter, area: QRect, words: str, mode: Qt.TextElideMode) -> None:
    shown = painter.fontMetrics().elidedText(words, mode, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
