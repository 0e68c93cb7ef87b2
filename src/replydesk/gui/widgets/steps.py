"""What a newcomer sees instead of an empty list: the three steps to a finished letter."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.guard import guarded


class StepsCard(QWidget):
    """导入往年答复 → 新建答复 → 导出 Word, each with what happens there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        cards = QWidget()
        cards.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(cards)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.import_button = QPushButton(self.tr("选择文件或文件夹"))
        self.new_button = QPushButton(self.tr("新建答复"))
        self.new_button.setProperty("role", "primary")
        steps = (
            (
                self.tr("导入往年答复"),
                self.tr(
                    "把历年的答复函（Word、WPS、PDF 等）放进素材库。"
                    "程序自动拆出每一条措施、成效和打算，随时可搜。"
                ),
                self.import_button,
            ),
            (
                self.tr("新建答复"),
                self.tr(
                    "粘贴建议或提案原文，程序识别编号、代表和诉求，"
                    "按诉求分好部分。逐节起草时，合适的往年素材就在旁边。"
                ),
                self.new_button,
            ),
            (
                self.tr("导出 Word"),
                self.tr(
                    "检查数据、日期和格式后，导出符合国家公文格式的 Word 文件，可直接送审、用印。"
                ),
                None,
            ),
        )
        for number, (title, words, button) in enumerate(steps, 1):
            row.addWidget(_step(number, title, words, button), 1)
        column.addWidget(cards)
        column.addWidget(self._drop_hint(), 3)
        column.addStretch(1)

    def _drop_hint(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "drop")
        frame.setMaximumHeight(260)
        inner = QVBoxLayout(frame)
        inner.setSpacing(8)
        inner.addStretch(1)
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(self._sign)
        words = QLabel(self.tr("也可以把往年答复的文件或文件夹直接拖到这里"))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(words)
        where = QLabel(self.tr("文字都存在本机，不上网。"))
        where.setProperty("role", "muted")
        where.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inner.addWidget(where)
        inner.addStretch(1)
        self._tint()
        return frame

    def _tint(self) -> None:
        self._sign.setPixmap(theme.pixmap("upload", "muted", 32, self.devicePixelRatioF()))

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._tint()


def _step(number: int, title: str, words: str, button: QPushButton | None) -> QFrame:
    card = QFrame()
    card.setProperty("role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(20, 18, 20, 18)
    column.setSpacing(10)
    head = QHBoxLayout()
    head.setSpacing(10)
    sign = QLabel(str(number))
    sign.setProperty("role", "number")
    sign.setFixedSize(28, 28)
    sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
    head.addWidget(sign)
    label = QLabel(title)
    label.setProperty("role", "subject")
    head.addWidget(label, 1)
    column.addLayout(head)
    text = QLabel(words)
    text.setWordWrap(True)
    text.setMinimumHeight(72)
    text.setAlignment(Qt.AlignmentFlag.AlignTop)
    column.addWidget(text)
    column.addStretch(1)
    if button is not None:
        theme.set_icon(button, "download" if number == 1 else "pencil", _token(button))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch()
    return card


def _token(button: QPushButton) -> str:
    return "on_accent" if button.property("role") == "primary" else "text"
