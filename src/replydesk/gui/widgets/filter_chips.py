"""Chips that tell what a search is narrowed to, each with a click that takes it away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.widgets.library_filters import ActiveFilter

_GAP = 6


class FilterChips(QWidget):
    """A chip for each thing that narrows the search, in rows that wrap; a click takes it away."""

    removed = Signal(str)  # the field
    cleared = Signal()

    def __init__(self, after: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after = after  # which the keyboard comes from
        self._shown: list[ActiveFilter] = []
        self._chips: list[QPushButton] = []
        self.hide()

    def buttons(self) -> list[QPushButton]:
        """The chips in order; the last of several takes all away."""
        return self._chips

    def show_filters(self, active: list[ActiveFilter]) -> None:
        """Show these."""
        if active == self._shown:
            return
        self._shown = active
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(each) for each in active]
        if len(active) > 1:
            everything = QPushButton(self.tr("清除"), self)
            everything.setProperty("role", "ghost")
            everything.clicked.connect(self.cleared)
            self._chips.append(everything)
        before = self._after
        for chip in self._chips:
            chip.show()
            QWidget.setTabOrder(before, chip)
            before = chip
        self.setVisible(bool(active))
        self._arrange()

    def _chip(self, each: ActiveFilter) -> QPushButton:
        chip = QPushButton(f"{each.words}  ✕", self)
        chip.setProperty("role", "filter")
        chip.setToolTip(self.tr("去掉这项筛选"))
        chip.setAccessibleName(self.tr("去掉筛选：{0}").format(each.words))
        chip.clicked.connect(partial(self._remove, each.field))
        return chip

    def _remove(self, name: str, _checked: bool = False) -> None:
        self.removed.emit(name)

    def _arrange(self) -> None:
        """Lay the chips out in rows."""
        height = max((chip.sizeHint().height() for chip in self._chips), default=0)
        x = y = 0
        for chip in self._chips:
            size = chip.sizeHint()
            width = min(size.width(), max(self.width(), 1))
            if x and x + width > self.width():
                x, y = 0, y + height + _GAP
            chip.setGeometry(x, y + (height - size.height()) // 2, width, size.height())
            x += width + _GAP
        self.setFixedHeight(y + height)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
