"""The texts of one measure along their years, newest first, with what changed marked."""

import functools
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPen,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from replydesk.domain.passage import Passage
from replydesk.gui import fonts, theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import KIND_GROUNDS, KIND_TOKENS, kind_short
from replydesk.gui.widgets.figure_colors import layout_formats
from replydesk.gui.widgets.passage_card import source_words

MEMBER = Qt.ItemDataRole.UserRole.value + 1
_RAIL = 64  # the years and their line, left of the texts
_LINE, _PAD, _HEAD, _FOOT, _GAP = 21, 12, 24, 22, 10
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Member:
    """A text of the measure: `marks` changed against the text before it, `uses` says where it
    was taken over.
    """

    passage: Passage
    marks: tuple[tuple[int, int], ...] = ()
    uses: str = ""


class FamilyTimeline(QListView):
    """One row a text. Enter or a double click opens it in its letter; Ctrl+C asks for a copy."""

    opened = Signal(object)
    copy_wanted = Signal()
    chosen = Signal(object)  # the Passage that is now selected

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("历年文字"))
        self.setItemDelegate(_MemberCard(self))
        self.setModel(QStandardItemModel(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setLayoutMode(
            QListView.LayoutMode.Batched
        )  # a text may be that of hundreds of letters
        self.setBatchSize(20)
        self.verticalScrollBar().setSingleStep(24)
        self.doubleClicked.connect(self._open)
        self.selectionModel().currentChanged.connect(self._on_current)

    def show_members(self, members: Sequence[Member]) -> None:
        """Show these texts, and select the first."""
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.clear()
        for member in members:
            item = QStandardItem(member.passage.text)
            item.setData(member, MEMBER)
            model.appendRow(item)
        if members:
            self.setCurrentIndex(model.index(0, 0))
            self.scrollToTop()

    def members(self) -> list[Member]:
        """The texts shown."""
        model = self.model()
        return [model.index(row, 0).data(MEMBER) for row in range(model.rowCount())]

    def current(self) -> Passage | None:
        """The passage that is selected."""
        member = self.currentIndex().data(MEMBER)
        return member.passage if isinstance(member, Member) else None

    def select(self, passage_id: int) -> None:
        """Select a text and bring it into sight."""
        for row, member in enumerate(self.members()):
            if member.passage.id == passage_id:
                self.setCurrentIndex(self.model().index(row, 0))

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        if isinstance(member := index.data(MEMBER), Member):
            self.chosen.emit(member.passage)

    def _open(self, index: QModelIndex) -> None:
        if isinstance(member := index.data(MEMBER), Member):
            self.opened.emit(member.passage)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _MemberCard(QStyledItemDelegate):
    """Paints a text beside its year; the line of the years runs from row to row."""

    def __init__(self, view: FamilyTimeline) -> None:
        super().__init__(view)
        self._view = view

    @guarded(QSize(300, 120))
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        member: Member = index.data(MEMBER)
        width = self._view.viewport().width()
        _, height = _laid_out(member.passage.text, member.marks, _text_width(width), "")
        foot = _FOOT if member.uses else 0
        return QSize(width - 4, _PAD + _HEAD + height + foot + _PAD + _GAP)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        member: Member = index.data(MEMBER)
        row = option.rect
        card = QRect(row.left() + _RAIL, row.top(), row.width() - _RAIL - 4, row.height() - _GAP)
        colors = theme.current()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_rail(painter, row, index, member.passage, chosen=chosen)
        edge = colors.color("accent" if chosen else "line")
        strong = chosen and self._view.hasFocus()
        painter.setPen(QPen(edge, 2 if strong else 1))
        painter.setBrush(colors.color("panel"))
        painter.drawRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), 8, 8)
        self._paint_words(painter, card.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD), member)
        painter.restore()

    def _paint_rail(
        self, painter: QPainter, row: QRect, index: _Index, passage: Passage, *, chosen: bool
    ) -> None:
        colors = theme.current()
        x, y = row.left() + _RAIL - 11.5, row.top() + _PAD + 9.0
        painter.setPen(QPen(colors.color("edge"), 1.5))
        model = index.model()
        if index.row() > 0:
            painter.drawLine(QPointF(x, row.top()), QPointF(x, y))
        if index.row() + 1 < model.rowCount():
            painter.drawLine(QPointF(x, y), QPointF(x, row.bottom() + 1))
        painter.setPen(QPen(colors.color("accent"), 2))
        painter.setBrush(colors.color("accent" if chosen else "window"))
        painter.drawEllipse(QPointF(x, y), 4.5, 4.5)
        year = passage.dated[:4]
        if index.row() and model.index(index.row() - 1, 0).data(MEMBER).passage.dated[:4] == year:
            return
        painter.setFont(fonts.font(13, bold=True))
        painter.setPen(colors.color("text"))
        area = QRectF(row.left(), y - 12, _RAIL - 22, 24)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, year or "—")

    def _paint_words(self, painter: QPainter, area: QRect, member: Member) -> None:
        colors = theme.current()
        passage = member.passage
        painter.setFont(fonts.font(fonts.SMALL, bold=True))
        words = kind_short(passage.kind)
        tag = QRect(
            area.left(), area.top(), painter.fontMetrics().horizontalAdvance(words) + 12, 20
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.color(KIND_GROUNDS[passage.kind]))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(colors.color(KIND_TOKENS[passage.kind]))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(fonts.font(fonts.SMALL))
        painter.setPen(colors.color("muted"))
        metrics = painter.fontMetrics()
        head = QRect(tag.right() + 8, area.top(), area.right() - tag.right() - 8, 20)
        source = " · ".join(w for w in (source_words(passage), passage.subject) if w)
        elided = metrics.elidedText(source, Qt.TextElideMode.ElideRight, head.width())
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, elided)
        layout, height = _laid_out(passage.text, member.marks, area.width(), theme.current().name)
        painter.setPen(colors.color("text"))
        layout.draw(painter, QPointF(area.left(), area.top() + _HEAD))
        if member.uses:
            foot = QRect(area.left(), area.top() + _HEAD + height, area.width(), _FOOT)
            painter.setPen(colors.color("muted"))
            uses = metrics.elidedText(member.uses, Qt.TextElideMode.ElideRight, foot.width())
            painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, uses)


def _text_width(view: int) -> int:
    return view - _RAIL - 4 - 2 * _PAD


@functools.lru_cache(maxsize=1024)
def _laid_out(
    text: str, marks: tuple[tuple[int, int], ...], width: int, _look: str
) -> tuple[QTextLayout, int]:
    """The text in lines of this width with its marks, and its height; of one look's colours."""
    layout = QTextLayout(text.replace("\n", " "), fonts.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(layout_formats(text, marks))
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 40))
        line.setPosition(QPointF(0, count * _LINE))
        count += 1
    layout.endLayout()
    return layout, count * _LINE
