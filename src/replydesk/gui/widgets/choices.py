"""One choice out of a few: a segmented control, and a row of chips."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from replydesk.gui.guard import guarded


class Choice(QWidget):
    """Buttons of which one is pressed. `chosen` is emitted for clicks and keys only."""

    chosen = Signal(object)

    def __init__(self, role: str, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._values: list[Any] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(spacing)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._on_click)

    def offer(self, options: list[tuple[Any, str]]) -> None:
        """Offer other (value, words) pairs; none is chosen yet."""
        if [(v, b.text()) for v, b in zip(self._values, self.buttons(), strict=True)] == options:
            return
        for button in self.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._values = [value for value, _ in options]
        for number, (_, words) in enumerate(options):
            button = QPushButton(words, self)
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.setProperty("role", self._role)
            if self._role == "segment":
                button.setProperty("edge", _edge(number, len(options)))
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(button, number)
            self._row.addWidget(button)

    def choose(self, value: Any) -> None:
        """Press the button of a value without a signal; nothing where it is not offered."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    @property
    def value(self) -> Any:
        """The value chosen, None before the first choice."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else None

    def buttons(self) -> list[QPushButton]:
        """The buttons in order."""
        return [b for b in self._group.buttons() if isinstance(b, QPushButton)]

    def _on_click(self, number: int) -> None:
        self.chosen.emit(self._values[number])

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._values:
            super().keyPressEvent(event)
            return
        number = (self._group.checkedId() + step) % len(self._values)
        self._group.button(number).setFocus()
        self._group.button(number).click()


def segments(parent: QWidget | None = None) -> Choice:
    """A segmented control."""
    return Choice("segment", 0, parent)


def chips(parent: QWidget | None = None) -> Choice:
    """A row of chips."""
    return Choice("chip", 8, parent)


def _edge(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "")
