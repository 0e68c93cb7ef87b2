"""The figures of a measure: plot above, table below, and the sentence of the value being read."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from replydesk.domain.figure_history import FigurePoint, FigureSeries
from replydesk.domain.passage import Passage
from replydesk.domain.word_changes import sentence_with
from replydesk.gui.widgets.figure_plot import FigurePlot, date_and_value
from replydesk.gui.widgets.figure_table_view import FigureTableView

_SIZES = [470, 190]  # two rows of the plot, and what is left


class FigurePane(QFrame):
    """Plot and table follow each other. `opened` tells the passage whose letter is wanted."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages: Mapping[int, Passage] = {}
        self.plot = FigurePlot()
        self.plot.tell = self._told
        self.table = FigureTableView()
        self.reading = QLabel()
        self.reading.setProperty("role", "muted")
        self.reading.setWordWrap(True)
        self.reading.setTextFormat(Qt.TextFormat.PlainText)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.reading.setFixedHeight(58)  # three lines: the plot is not to move while it is read
        self.empty = QLabel(self.tr("这些文字里没有可以逐年比较的数据。"))
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.plot.pointed.connect(self._on_pointed)
        self.plot.chosen.connect(self._open)
        self.table.pointed.connect(self._on_row)
        self.table.opened.connect(self.opened)
        self.show_figures((), {})

    def _lay_out(self) -> None:
        self.plot_area = QScrollArea()
        self.plot_area.setWidgetResizable(True)
        self.plot_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.plot_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot_area.setWidget(self.plot)
        upper = QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 6)
        above.setSpacing(6)
        above.addWidget(self.plot_area, 1)
        above.addWidget(self.reading)
        self._both = QSplitter(Qt.Orientation.Vertical)
        self._both.addWidget(upper)
        self._both.addWidget(self.table)
        self._both.setStretchFactor(0, 3)
        self._both.setStretchFactor(1, 2)
        self._both.setChildrenCollapsible(False)
        self._both.setSizes(_SIZES)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.addWidget(self._both)
        column.addWidget(self.empty)

    def show_figures(self, series: Sequence[FigureSeries], passages: Mapping[int, Passage]) -> None:
        """Show these figures; `passages` are those of their points by id."""
        self._passages = passages
        self.plot.show_series(series)
        self.table.show_series(series, passages)
        self.reading.setText(
            self.tr("指向图中的点，或用方向键移动，看数据的出处；Enter 打开原文。")
        )
        self._both.setVisible(bool(series))
        self.plot_area.setVisible(bool(self.plot.shown.panels))
        self.empty.setVisible(not series)

    def _on_pointed(self, point: FigurePoint | None) -> None:
        if point is not None:
            self.reading.setText(self._told(point))
            self.table.select(point)

    def _on_row(self, point: FigurePoint) -> None:
        self.plot.select(point)
        self.reading.setText(self._told(point))

    def _told(self, point: FigurePoint) -> str:
        """A value with its date, and the sentence it stands in."""
        passage = self._passages.get(point.passage_id)
        words = date_and_value(point)
        return f"{words}\n{sentence_with(passage.text, point.text)}" if passage else words

    def _open(self, point: FigurePoint) -> None:
        if passage := self._passages.get(point.passage_id):
            self.opened.emit(passage)
