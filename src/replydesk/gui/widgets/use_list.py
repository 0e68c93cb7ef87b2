"""Where a passage went: the replies it was taken over into, drafts to be opened with a click."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from replydesk.gui import theme
from replydesk.gui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from replydesk.domain.editing import Use

_MOST = 20


class UseList(QWidget):
    """The newest first; without any it says so."""

    draft_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = QLabel(self.tr("还没有被引用过"))
        self.none.setProperty("role", "muted")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.none)
        column.addLayout(self._rows)
        self._shown: tuple[Use, ...] = ()

    def show_uses(self, uses: "Sequence[Use]") -> None:
        """Show where a passage was used."""
        if tuple(uses) == self._shown:
            return
        self._shown = tuple(uses)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.none.setVisible(not uses)
        for use in uses[:_MOST]:
            self._rows.addWidget(self._row(use))
        if len(uses) > _MOST:
            more = QLabel(self.tr("另有 {0} 处").format(len(uses) - _MOST))
            more.setProperty("role", "muted")
            self._rows.addWidget(more)

    def _row(self, use: "Use") -> QWidget:
        made = QFrame()
        made.setProperty("role", "use")
        name = ElidedLabel("plain")
        name.show_words(use.subject or self.tr("未写标题的草稿"))
        state = self.tr("草稿") if use.letter_id is None else self.tr("已发出")
        number = self.tr("第{0}号").format(use.number) if use.number else ""
        about = ElidedLabel("muted")
        about.show_words(" · ".join(word for word in (state, number, use.used_on[:10]) if word))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(name)
        words.addWidget(about)
        row = QHBoxLayout(made)
        row.setContentsMargins(10, 6, 6, 6)
        row.addLayout(words, 1)
        if use.draft_id is not None:
            button = QPushButton(self.tr("打开"))
            button.setProperty("role", "ghost")
            button.setObjectName("open-draft")
            button.setAccessibleName(self.tr("打开草稿 {0}").format(use.subject))
            theme.set_icon(button, "external", "muted")
            button.clicked.connect(
                lambda _=False, draft_id=use.draft_id: self.draft_wanted.emit(draft_id)
            )
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        if use.text:
            made.setToolTip(use.text)
        return made
