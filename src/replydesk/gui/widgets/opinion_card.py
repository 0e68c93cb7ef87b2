"""A point of a co-handler's opinion as a card, and the opinions received as rows above them."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from replydesk.domain.opinions import CoOpinion
from replydesk.domain.passage import Passage
from replydesk.gui import theme
from replydesk.gui.widgets.elided_label import ElidedLabel
from replydesk.gui.widgets.passage_card import PassageCard

ROW = 46  # pixels of an opinion that was received


class OpinionCard(PassageCard):
    """Says whether the letter has the point already, and who gave the opinion when."""

    use_color = "ok"

    def used_words(self, passage: Passage) -> str:
        """已采用 where the letter has the point."""
        return self.tr("已采用") if passage.used else ""

    def source_words(self, passage: Passage) -> str:
        """The unit and the day."""
        year, _, rest = passage.dated.partition("-")
        month, _, day = rest.partition("-")
        words = day_words(int(year), int(month), int(day)) if day else ""
        return " ".join(word for word in (passage.issuing_body, words) if word) or passage.source


class ReceivedOpinions(QFrame):
    """A row for each opinion: who, when, how many points, and a button that puts it away."""

    remove_wanted = Signal(object)  # the CoOpinion

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[tuple[CoOpinion, int]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 0, 10, 0)
        self._column.setSpacing(4)

    def show_opinions(self, rows: list[tuple[CoOpinion, int]]) -> None:
        """Show opinions, each with the number of its points that are used."""
        if rows == self._shown:
            return
        self._shown = rows
        while item := self._column.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for opinion, used in rows:
            self._column.addWidget(self._row(opinion, used))
        self._column.addStretch()

    def buttons(self) -> list[QToolButton]:
        """The buttons that put an opinion away, in order."""
        found = []
        for at in range(self._column.count()):
            item = self._column.itemAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                found += widget.findChildren(QToolButton)
        return found

    def _row(self, opinion: CoOpinion, used: int) -> QWidget:
        made = QWidget()
        name = ElidedLabel("plain")
        name.show_words(opinion.unit or opinion.source)
        told = [self.tr("{0} 点").format(len(opinion.points))]
        if used:
            told.append(self.tr("已采用 {0} 点").format(used))
        if (day := opinion.dated) is not None:
            told.insert(0, day_words(day.year, day.month, day.day))
        about = QLabel(" · ".join(told))
        about.setProperty("role", "muted")
        tips = [self.tr("文件：{0}").format(opinion.source), *opinion.notes]
        made.setToolTip("\n".join(tips))
        away = QToolButton()
        theme.set_icon(away, "x", "muted")
        away.setToolTip(self.tr("移除这份会办意见"))
        away.setAccessibleName(self.tr("移除{0}的会办意见").format(opinion.unit or opinion.source))
        away.clicked.connect(partial(self._remove, opinion))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(name)
        words.addWidget(about)
        made.setFixedHeight(ROW - 4)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _remove(self, opinion: CoOpinion, _checked: bool = False) -> None:
        self.remove_wanted.emit(opinion)


def day_words(year: int, month: int, day: int) -> str:
    """A day as the interface says it."""
    words = QCoreApplication.translate("OpinionCard", "{0}年{1}月{2}日")
    return words.format(year, month, day)
