"""Opinions of co-handlers beside the editor: what was received, and the points for this part."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.opinions import CoOpinion
from replydesk.domain.passage import Hit, Passage
from replydesk.gui import theme
from replydesk.gui.models.opinion_points import OfferedPoint
from replydesk.gui.models.passage_list import HIT, PassageList
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.figure_colors import colored_spans
from replydesk.gui.widgets.opinion_card import ROW, OpinionCard, ReceivedOpinions
from replydesk.gui.widgets.passage_view import PassageView

_ROWS = 3  # opinions that are shown at once


class OpinionPanel(QFrame):
    """Shows points as cards. Emits the passage to insert, or to show in its opinion."""

    insert_wanted = Signal(object)
    source_wanted = Signal(object)
    read_wanted = Signal()
    remove_wanted = Signal(object)  # the CoOpinion

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self._opinions: tuple[CoOpinion, ...] = ()
        self._points: list[OfferedPoint] = []
        self._in_part = False
        self.received = ReceivedOpinions()
        self.scope = chips()
        self.list = PassageView(card=OpinionCard)
        self.list.setAccessibleName(self.tr("会办意见的要点"))
        self.model = PassageList(self)
        self.list.setModel(self.model)
        self.told = QLabel()
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self.told.hide()
        self.read = QPushButton(self.tr("读取会办意见…"))
        self.read.setProperty("role", "primary")
        theme.set_icon(self.read, "plus", "on_accent")
        self._build()
        self.scope.chosen.connect(self._show_points)
        self.read.clicked.connect(self.read_wanted)
        self.received.remove_wanted.connect(self.remove_wanted)
        self.list.chosen.connect(self.insert_wanted)
        self.list.source_wanted.connect(self.source_wanted)
        self.list.left_upwards.connect(self._leave_list)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        rows = QScrollArea()
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setWidgetResizable(True)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setWidget(self.received)
        self._rows = rows
        column.addWidget(rows)
        for widget in (self.told, self.scope):
            row = QHBoxLayout()
            row.setContentsMargins(14, 0, 14, 0)
            row.addWidget(widget)
            if widget is self.scope:
                row.addStretch()
            column.addLayout(row)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._nothing())
        column.addWidget(self._pages, 1)
        self._foot = QLabel(self.tr("拖入正文，或选中后按 Enter 插入到光标处"))
        self._foot.setProperty("role", "muted")
        self._foot.setContentsMargins(14, 2, 14, 10)
        self._foot.setWordWrap(True)
        column.addWidget(self._foot)

    def _nothing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(24, 36, 24, 0)
        column.setSpacing(16)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._empty)
        column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return made

    # ------------------------------------------------------------------ what is shown

    def offer(
        self, opinions: tuple[CoOpinion, ...], points: list[OfferedPoint], *, in_part: bool
    ) -> None:
        """Show the opinions received and their points; `in_part` where a part is written."""
        self._opinions, self._points = opinions, points
        used = {id(opinion): 0 for opinion in opinions}
        for point in points:
            used[id(point.opinion)] += point.passage.used
        self.received.show_opinions([(opinion, used[id(opinion)]) for opinion in opinions])
        self._rows.setFixedHeight(ROW * min(len(opinions), _ROWS))
        here = sum(point.here for point in points)
        wanted = self.scope.value if in_part and self._in_part else in_part
        self._in_part = in_part
        options = [(False, self.tr("全部 {0}").format(len(points)))]
        if in_part:
            options.insert(0, (True, self.tr("本部分 {0}").format(here)))
        self.scope.offer(options)
        self.scope.choose(bool(wanted))
        self.scope.setVisible(bool(points))
        self._foot.setVisible(bool(points))
        self.read.setVisible(not opinions)
        self._show_points()

    def tell(self, words: str) -> None:
        """Say what is being read; "" says nothing."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    @property
    def has_opinions(self) -> bool:
        """Whether an opinion was received."""
        return bool(self._opinions)

    @property
    def count(self) -> int:
        """How many points there are for the part that is shown, or in all outside of parts."""
        return sum(point.here or not self._in_part for point in self._points)

    def first(self) -> Passage | None:
        """The first point shown that the letter does not have yet."""
        shown = [hit.passage for hit in self.model.hits]
        return next((each for each in shown if not each.used), shown[0] if shown else None)

    def current(self) -> Passage | None:
        """The point that is selected."""
        hit = self.list.currentIndex().data(HIT)
        return hit.passage if isinstance(hit, Hit) else None

    def opinion_of(self, passage: Passage) -> CoOpinion | None:
        """The opinion that a point stands in."""
        return next((each.opinion for each in self._points if each.passage == passage), None)

    def focus_list(self) -> None:
        """Put the keyboard on the points, or on the button that reads an opinion."""
        if not self.model.hits:
            (self.read if self.read.isVisibleTo(self) else self.scope.buttons()[0]).setFocus()
            return
        self.list.setFocus()
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))

    def _leave_list(self) -> None:
        for button in self.scope.buttons():
            if button.isChecked():
                button.setFocus()

    def _show_points(self, _scope: object = None) -> None:
        wanted = [each for each in self._points if each.here or not self.scope.value]
        hits = [Hit(each.passage, 0.0) for each in wanted]
        for hit in hits:  # known before the cards are painted
            colored_spans(hit.passage.text)
        self._pages.setCurrentIndex(0 if hits else 1)
        self._empty.setText(self._nothing_words())
        if hits == self.model.hits:
            return
        chosen = self.current()
        scrolled = self.list.verticalScrollBar().value()
        same = [hit.passage.text for hit in hits] == [h.passage.text for h in self.model.hits]
        self.model.show(hits, len(hits) + 1)
        if same and chosen is not None:
            row = next(row for row, hit in enumerate(hits) if hit.passage.text == chosen.text)
            self.list.setCurrentIndex(self.model.index(row))
        elif not same:
            self.list.setCurrentIndex(QModelIndex())
        self.list.verticalScrollBar().setValue(scrolled if same else 0)

    def _nothing_words(self) -> str:
        if self._points:
            return self.tr("会办意见里没有针对本部分的内容，可点“全部”查看其余各点。")
        return self.tr(
            "会办单位的来函读入后，各点意见会列在适合的部分旁边，可直接采用。\n"
            "也可以把文件拖到窗口里。"
        )
