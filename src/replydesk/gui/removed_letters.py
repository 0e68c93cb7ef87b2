"""The letters that were taken out of the library, to be put back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.actions import enter_presses

if TYPE_CHECKING:
    from replydesk.services.reviews import ReviewItem

_ID = Qt.ItemDataRole.UserRole


class RemovedLetters(QDialog):
    """The letters imported last stand first. `restore_wanted` tells the ids to put back."""

    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("已移出的答复"))
        self.resize(680, 480)
        self.words = QLabel(self.tr("正在读取…"))
        self.words.setWordWrap(True)
        self.words.setProperty("role", "muted")
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("已移出的答复"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.restore_button = QPushButton(self.tr("放回素材库"))
        self.restore_button.setProperty("role", "primary")
        theme.set_icon(self.restore_button, "undo", "on_accent")
        self.restore_button.setEnabled(False)
        close = QPushButton(self.tr("关闭"))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(self.words)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addLayout(foot)
        enter_presses((close, self.restore_button))
        close.clicked.connect(self.close)
        self.restore_button.clicked.connect(self.restore)
        self.list.itemActivated.connect(lambda _: self.restore())
        self.list.itemSelectionChanged.connect(
            lambda: self.restore_button.setEnabled(bool(self.list.selectedItems()))
        )

    def restore(self) -> None:
        """Ask to put the selected letters back."""
        ids = [item.data(_ID) for item in self.list.selectedItems()]
        if ids:
            self.restore_button.setEnabled(False)
            self.restore_wanted.emit(ids)

    def show_letters(self, letters: "list[ReviewItem]") -> None:
        """Show the letters that are taken out."""
        self.list.clear()
        for letter in letters:
            about = (letter.issuing_body, letter.dated[:4])
            name = letter.subject or letter.source
            words = "    ".join(word for word in (name, " ".join(filter(None, about))) if word)
            item = QListWidgetItem(words, self.list)
            item.setData(_ID, letter.letter_id)
            item.setToolTip(letter.source)
        self.list.setEnabled(bool(letters))
        self.words.setText(
            self.tr("{0} 封答复不在素材库中；选中后可以放回，修改过的内容都还在。").format(
                len(letters)
            )
            if letters
            else self.tr("没有移出过答复。")
        )
        if letters:
            self.list.setCurrentRow(0)
            self.list.setFocus()
