"""Small rounded labels in a row that wraps: what was understood of a list that was typed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from replydesk.gui import theme
from replydesk.gui.guard import guarded

_HEIGHT = 26
_GAP = 6
_PAD = 12


class Chips(QWidget):
    """Words shown as chips; without any the row takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show these words."""
        self.words = words
        self.setAccessibleName("、".join(words))
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def _places(self, width: int) -> list[tuple[str, QRectF]]:
        metrics = QFontMetrics(self._small_font())
        places = []
        x = y = 0
        for word in self.words:
            wide = min(metrics.horizontalAdvance(word) + 2 * _PAD, max(width, 2 * _PAD))
            if x and x + wide > width:
                x, y = 0, y + _HEIGHT + _GAP
            places.append((word, QRectF(x, y, wide, _HEIGHT)))
            x += wide + _GAP
        return places

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(13)
        return font

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        return True

    @guarded(_HEIGHT)
    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return round(places[-1][1].bottom()) if places else 0

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return QSize(60, self.heightForWidth(max(self.width(), 60)))

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._small_font())
        for word, place in self._places(self.width()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft))
            painter.drawRoundedRect(place, _HEIGHT / 2, _HEIGHT / 2)
            painter.setPen(QColor(colours.accent))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
