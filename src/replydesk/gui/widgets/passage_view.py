"""The search box and the list of cards."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QMenu, QToolTip, QWidget

from replydesk.domain.passage import Hit, Passage
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.models.passage_list import FAMILY, HIT
from replydesk.gui.widgets.composing_line import ComposingLine
from replydesk.gui.widgets.passage_card import PassageCard, source_words


class SearchBox(ComposingLine):
    """The search box; Down goes into the list."""

    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library-search")
        self.setPlaceholderText(self.tr("搜索往年答复、数据或文号   Ctrl+K"))
        self.setAccessibleName(self.tr("搜索素材库"))
        self.setClearButtonEnabled(True)
        self.setMinimumHeight(34)
        sign = QAction(self)
        theme.set_icon(sign, "search", "muted")
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class PassageView(QListView):
    """The cards. Enter, a double click or the card's button choose one."""

    chosen = Signal(object)
    source_wanted = Signal(object)
    family_wanted = Signal(object)  # the Passage whose family is asked for
    left_upwards = Signal()

    def __init__(
        self, parent: QWidget | None = None, card: type[PassageCard] = PassageCard
    ) -> None:
        super().__init__(parent)
        self.setObjectName("passages")
        self.setAccessibleName(self.tr("素材"))
        self.cards = card(self)
        self.setItemDelegate(self.cards)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)
        self.cards.insert_clicked.connect(self.chosen)
        self.cards.family_clicked.connect(self.family_wanted)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._on_menu)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        hit = self.currentIndex().data(HIT)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and hit:
            if not event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.chosen.emit(hit.passage)
                return
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
            return
        super().keyPressEvent(event)

    @guarded
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        hit = index.data(HIT)
        # Two quick clicks on the button are two insertions; the double click is not a third.
        if hit and not self.cards.on_button(event.position().toPoint(), index):
            self.chosen.emit(hit.passage)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "cards"):
            self.cards.forget()

    @guarded(False)
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            hit = self.indexAt(event.pos()).data(HIT)
            if isinstance(hit, Hit):
                QToolTip.showText(event.globalPos(), full_words(hit.passage), self.viewport())
            else:
                QToolTip.hideText()
            return True
        return super().viewportEvent(event)

    def is_looked_at(self) -> bool:
        """Whether somebody is at the list: with the mouse, the keyboard, or further down in it."""
        return self.underMouse() or self.hasFocus() or self.verticalScrollBar().value() > 0

    def last_visible_row(self) -> int:
        """The last row of which something is seen; -1 without any."""
        below = self.viewport().rect().bottom()
        rows = (self.model().index(row, 0) for row in range(self.model().rowCount()))
        return max(
            (each.row() for each in rows if self.visualRect(each).top() <= below), default=-1
        )

    def _on_menu(self, position: QPoint) -> None:
        index = self.indexAt(position)
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        insert = menu.addAction(self.tr("插入到光标处"))
        insert.triggered.connect(partial(self.chosen.emit, hit.passage))
        source = menu.addAction(self.tr("在原文中查看"))
        source.triggered.connect(partial(self.source_wanted.emit, hit.passage))
        if index.data(FAMILY) is not None:
            family = menu.addAction(self.tr("同一措施的历年情况"))
            family.triggered.connect(partial(self.family_wanted.emit, hit.passage))
        menu.popup(self.viewport().mapToGlobal(position))


def full_words(passage: Passage) -> str:
    """A passage whole, with what is known of its letter, as rich text."""
    text = passage.text.replace("&", "&amp;").replace("<", "&lt;")
    # Without a document number the source names the body already.
    body = passage.issuing_body if passage.document_number else ""
    about = " · ".join(w for w in (body, source_words(passage), passage.subject) if w)
    about = about.replace("&", "&amp;").replace("<", "&lt;")
    muted = theme.current().muted
    return f"<p style='width:380px'>{text}</p><p style='color:{muted}'>{about}</p>"
