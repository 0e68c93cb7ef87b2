"""A large button with an icon, a title and a line that says what it is good for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from replydesk.gui import theme
from replydesk.gui.guard import guarded

_HEIGHT = 92
_ICON_BOX = 44


class ActionCard(QAbstractButton):
    """One of the things a clerk can begin with; the primary one is filled with the accent."""

    def __init__(
        self,
        title: str,
        remark: str,
        icon: str,
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._primary = primary
        self.remark = remark
        self.setText(title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self._title())
        self.setAccessibleDescription(remark)

    def set_remark(self, remark: str) -> None:
        """Change the line below the title."""
        self.remark = remark
        self.setAccessibleDescription(remark)
        self.update()

    def _title(self) -> str:
        # "新建答复(&N)" is shown as 新建答复 with the key beside it, as on a menu.
        return self.text().partition("(&")[0].replace("&", "")

    @guarded(QSize())
    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    @guarded(QSize())
    def minimumSizeHint(self) -> QSize:
        return QSize(180, _HEIGHT)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        ground, border, ink, soft = self._colours()
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(border), 1))
        painter.drawRoundedRect(box, 10, 10)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = colours.on_accent if self._primary else colours.accent
            painter.setPen(QPen(QColor(ring), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), 8, 8)
        icon_box = QRectF(20, (self.height() - _ICON_BOX) / 2, _ICON_BOX, _ICON_BOX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(icon_box, 10, 10)
        tint = "on_accent" if self._primary else "accent"
        theme.icon(self._icon, tint).paint(painter, icon_box.adjusted(11, 11, -11, -11).toRect())
        left = icon_box.right() + 16
        width = self.width() - left - 16
        bold = QFont(self.font())
        bold.setPixelSize(17)
        bold.setWeight(QFont.Weight.DemiBold)
        small = QFont(self.font())
        small.setPixelSize(13)
        middle = self.height() / 2
        self._write(painter, QRectF(left, middle - 27, width, 26), self._title(), bold, ink)
        remark_ink = ink if self._primary else colours.muted
        self._write(painter, QRectF(left, middle + 3, width, 20), self.remark, small, remark_ink)

    def _colours(self) -> tuple[str, str, str, str]:
        colours = theme.current()
        if self._primary:
            ground = colours.accent_hover if self.underMouse() else colours.accent
            return ground, ground, colours.on_accent, colours.accent_hover
        ground = colours.hover if self.underMouse() else colours.panel
        return ground, colours.line, colours.text, colours.accent_soft

    @staticmethod
    def _write(painter: QPainter, place: QRectF, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        short = QFontMetrics(font).elidedText(
            words, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)
