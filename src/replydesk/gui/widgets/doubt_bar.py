"""The unsure place that is looked at, in a sentence, with the way to the next one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from replydesk.gui import theme
from replydesk.gui.widgets.forms import set_look


class DoubtBar(QFrame):
    """`moved` asks for the next (1) or the previous (-1) place."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 6, 4)
        row.setSpacing(8)
        self._sign = QLabel()
        row.addWidget(self._sign)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.words, 1)
        self.count = QLabel()
        self.count.setProperty("role", "warn")
        row.addWidget(self.count)
        self.previous = self._button("chevron-up", self.tr("上一处存疑"), "Shift+F8 / P", -1)
        self.next = self._button("chevron-down", self.tr("下一处存疑"), "F8 / N", 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        self.setMinimumHeight(40)
        self._many = 0
        self.show_place("", 0, 0)

    def show_place(self, said: str, number: int, many: int) -> None:
        """Show the number-th of many places (0: none of them), or that there is none."""
        self._many = many
        set_look(self, "role", "warning" if many else "settled")
        set_look(self.words, "role", "warn" if many else "saved")
        if not many:
            said = self.tr("没有存疑之处，可以接受这封答复。")
        elif not number:
            said = self.tr("有 {} 处存疑，按 F8 逐处核对。").format(many)
        self.words.setText(said)
        self.count.setText(f"{number} / {many}" if number and many else "")
        for button in (self.previous, self.next):
            button.setVisible(bool(many))
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme."""
        sign, token = ("triangle-alert", "warn") if self._many else ("circle-check", "ok")
        self._sign.setPixmap(theme.pixmap(sign, token, 18, self.devicePixelRatioF()))

    def _button(self, icon: str, words: str, keys: str, step: int) -> QToolButton:
        button = QToolButton()
        theme.set_icon(button, icon, "warn")
        button.setToolTip(f"{words}  ({keys})")
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: self.moved.emit(step))
        return button
