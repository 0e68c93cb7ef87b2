"""The findings of a check as a list: sign, sentence, place, and a way to go there."""

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
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from replydesk.domain.checks import Finding
from replydesk.domain.letter import ReplyLetter
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.finding_places import excerpt, finding_words, place_words

Index = QModelIndex | QPersistentModelIndex
FINDING = Qt.ItemDataRole.UserRole
SIGNS = {
    "error": ("circle-x", "danger"),
    "warning": ("triangle-alert", "warn"),
    "note": ("info", "date"),
}
_ROW = 68
_GAP = 8
_GO_WIDTH = 72


class FindingModel(QAbstractListModel):
    """The findings on one letter, perhaps of one severity only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letter = ReplyLetter()
        self._all: list[Finding] = []
        self._rows: list[Finding] = []
        self._severity = ""

    def show(self, letter: ReplyLetter, findings: list[Finding]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.letter, self._all = letter, list(findings)
        self._choose()
        self.endResetModel()

    def only(self, severity: str) -> None:
        """Show findings of one severity, all with ""."""
        self.beginResetModel()
        self._severity = severity
        self._choose()
        self.endResetModel()

    def count(self, severity: str = "") -> int:
        """How many findings there are, shown or not."""
        return sum(1 for f in self._all if not severity or f.severity == severity)

    def _choose(self) -> None:
        self._rows = [f for f in self._all if not self._severity or f.severity == self._severity]

    @guarded(0)
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    @guarded(None)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        finding = self._rows[index.row()]
        if role == FINDING:
            return finding
        words = finding_words(finding)
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{place_words(self.letter, finding.where)}\n{words}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            kind = {
                "error": self.tr("错误"),
                "warning": self.tr("提醒"),
                "note": self.tr("提示"),
            }[finding.severity]
            return f"{kind}，{place_words(self.letter, finding.where)}，{words}"
        return None


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding as a card; its parent is the FindingList."""

    @guarded(QSize())
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, _ROW + _GAP)

    @guarded
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        finding = index.data(FINDING)
        view = self.parent()
        if not isinstance(finding, Finding) or not isinstance(view, FindingList):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = card_in(option.rect)
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected) and view.hasFocus()
        self._paint_ground(painter, card, chosen, hover)
        sign, ink = SIGNS[finding.severity]
        theme.icon(sign, ink).paint(painter, QRect(card.left() + 16, card.top() + 13, 20, 20))
        left = card.left() + 50
        width = card.right() - left - _GO_WIDTH - 28
        font = _sized(option.font, 14, bold=True)
        self._write(painter, QRect(left, card.top() + 10, width, 24), str(index.data()), font)
        self._paint_place(painter, QRect(left, card.top() + 37, width, 22), finding, view.model_of)
        if hover or chosen:
            self._paint_go(painter, go_rect(card), self.tr("定位"), option.font)
        painter.restore()

    def _paint_ground(self, painter: QPainter, card: QRect, chosen: bool, hover: bool) -> None:
        colours = theme.current()
        painter.setBrush(colours.color("accent_soft" if chosen else "hover" if hover else "panel"))
        painter.setPen(QPen(colours.color("accent" if chosen else "line"), 1))
        painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _paint_place(
        self, painter: QPainter, place: QRect, finding: Finding, model: FindingModel
    ) -> None:
        font = _sized(painter.font(), 13)
        x = self._run(painter, place, place.left(), place_words(model.letter, finding.where), font)
        before, found, after = excerpt(model.letter, finding.where)
        if found:
            x = self._run(painter, place, x + 14, before, font)
            x = self._run(painter, place, x, found, font, "mark")
            x = self._run(painter, place, x, after, font)
        if finding.suggestion and found:
            words = self.tr("建议改为“{}”").format(finding.suggestion)
            self._run(painter, place, x + 14, words, font, "ok")

    def _run(
        self, painter: QPainter, place: QRect, x: int, words: str, font: QFont, ink: str = "muted"
    ) -> int:
        room = place.right() - x
        if room < 20 or not words:
            return x
        metrics = QFontMetrics(font)
        short = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(short)
        box = QRect(x, place.top(), width, place.height())
        if ink == "mark":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("mark_soft"))
            painter.drawRoundedRect(box.adjusted(-2, 1, 2, -1), 3, 3)
        self._write(painter, box, short, font, ink)
        return x + width

    def _paint_go(self, painter: QPainter, place: QRect, words: str, font: QFont) -> None:
        colours = theme.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.color("accent"))
        painter.drawRoundedRect(place, 6, 6)
        painter.setPen(colours.color("on_accent"))
        painter.setFont(_sized(font, 13, bold=True))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _write(
        self, painter: QPainter, place: QRect, words: str, font: QFont, ink: str = "text"
    ) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().color(ink))
        short = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width() + 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, short)


class FindingList(QListView):
    """The findings. Double click, Enter or 定位 goes to the place."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_of = FindingModel(self)
        self.setModel(self.model_of)
        self.setItemDelegate(FindingDelegate(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(self.tr("检查结果"))
        self.doubleClicked.connect(self._tell)

    def _tell(self, index: QModelIndex) -> None:
        finding = index.data(FINDING)
        if isinstance(finding, Finding):
            self.chosen.emit(finding)

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @guarded
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        where = event.position().toPoint()
        index = self.indexAt(where)
        super().mouseReleaseEvent(event)
        pressed = event.button() == Qt.MouseButton.LeftButton and index.isValid()
        if pressed and go_rect(card_in(self.visualRect(index))).contains(where):
            self._tell(index)


def card_in(row: QRect) -> QRect:
    """The card of a row: the row without the gap to the next one."""
    return row.adjusted(1, 0, -1, -_GAP)


def go_rect(card: QRect) -> QRect:
    """Where on a card 定位 stands."""
    return QRect(card.right() - _GO_WIDTH - 14, card.center().y() - 15, _GO_WIDTH, 30)


def _sized(font: QFont, pixels: int, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(pixels)
    made.setBold(bold)
    return made
