"""A facet with its title: the commonest values, and on demand all of them to look through."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from replydesk.gui.guard import guarded
from replydesk.gui.widgets.facet_list import FacetList, FacetValue

_FEW = 6
_MANY = 12


class FacetGroup(QWidget):
    """`chosen` tells the value, None where the choice was taken back."""

    chosen = Signal(object)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[FacetValue] = []
        head = QLabel(title)
        head.setProperty("role", "section")
        head.setContentsMargins(16, 0, 0, 0)
        self.box = _Box()
        self.box.setAccessibleName(self.tr("查找{0}").format(title))
        self.box.setPlaceholderText(self.tr("查找{0}").format(title))
        self.box.setProperty("compact", True)
        self.box.setClearButtonEnabled(True)
        self.box.hide()
        self.list = FacetList(title)
        self.fold = QPushButton()
        self.fold.setProperty("role", "fold")
        self.fold.setCheckable(True)
        self.fold.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(head)
        for widget, left in ((self.box, 14), (self.list, 4), (self.fold, 14)):
            row = QHBoxLayout()
            row.setContentsMargins(left, 0, 14 if widget is self.box else 4, 0)
            row.addWidget(widget)
            if widget is self.fold:
                row.addStretch()
            column.addLayout(row)
        self.box.textChanged.connect(self._fill)
        self.box.down.connect(self.list.setFocus)
        self.fold.toggled.connect(self._on_fold)
        self.list.chosen.connect(self.chosen)

    @property
    def value(self) -> object:
        """The value chosen, None for none."""
        return self.list.value

    def show_values(self, values: list[FacetValue]) -> None:
        """Show the values there are, the one that counts most first; without any it is hidden."""
        self._values = values
        self.setVisible(bool(values))
        self._fill()

    def choose(self, value: object) -> None:
        """Mark a value as chosen without telling."""
        self.list.set_value(value)
        self._fill()

    def _fill(self) -> None:
        wanted = self.box.text().strip().casefold()
        found = [each for each in self._values if wanted in each.words.casefold()]
        unfolded = self.fold.isChecked()
        if not unfolded:
            few = found[:_FEW]
            few += [each for each in found[_FEW:] if each.value == self.list.value]
            found = few
        self.list.show_values(found, _MANY if unfolded else _FEW + 1)
        long = len(self._values) > _FEW
        self.box.setVisible(long and unfolded)
        self.fold.setVisible(long)
        self.fold.setText(
            self.tr("收起")
            if unfolded
            else self.tr("全部 {0} 个…").format(f"{len(self._values):,}")
        )

    def _on_fold(self, unfolded: bool) -> None:
        if not unfolded:
            self.box.clear()
        self._fill()
        if unfolded:
            self.box.setFocus()


class _Box(QLineEdit):
    down = Signal()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
