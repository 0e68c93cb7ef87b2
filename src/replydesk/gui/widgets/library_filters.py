"""What a search beside the editor is narrowed to: a form over the list, and chips that tell."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QWidget,
)

from replydesk.domain.passage import Filter
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.composing_line import ComposingLine

if TYPE_CHECKING:
    from replydesk.services.browsing import Facets

_SPANS = (3, 5)  # years of “the last … years”
_YEARS = 12  # offered before the library has told which years it has
_MOST = 300  # values offered for a field


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """One thing that narrows the search: the field it stands in, and its words on a chip."""

    field: str
    words: str


class FilterForm(QFrame):
    """Year, topic, body, number and deputy. It lies over its parent's list while it is open."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("library-filters")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("筛选素材"))
        self._year = 0
        self.years = QComboBox()
        self.topic = _field()
        self.issuing_body = _field()
        self.number = ComposingLine()
        self.deputy = ComposingLine()
        self.retired = QCheckBox(self.tr("也找已停用的素材"))
        self.clear_button = QPushButton(self.tr("清除"))
        self.clear_button.setProperty("role", "ghost")
        self.close_button = QPushButton(self.tr("完成"))
        self._build()
        self.years.currentIndexChanged.connect(self.changed)
        for line in self._lines().values():
            line.settled.connect(self.changed)
        self.retired.toggled.connect(self.changed)
        self.clear_button.clicked.connect(self.clear)
        self.close_button.clicked.connect(self.close_form)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self.follow_year(0)
        self.hide()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 12, 14, 10)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        self.number.setPlaceholderText(self.tr("文号或编号"))
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("年份"), self.years),
            (self.tr("主题"), self.topic),
            (self.tr("单位"), self.issuing_body),
            (self.tr("文号"), self.number),
            (self.tr("代表"), self.deputy),
        )
        for row, (words, widget) in enumerate(rows):
            label = QLabel(words)
            label.setProperty("role", "muted")
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            widget.setProperty("compact", True)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        grid.setColumnStretch(1, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.clear_button)
        foot.addStretch()
        foot.addWidget(self.close_button)
        grid.addWidget(self.retired, len(rows), 0, 1, 2)
        grid.addLayout(foot, len(rows) + 1, 0, 1, 2)

    # ------------------------------------------------------------------ what is wanted

    def wanted(self) -> Filter:
        """What the fields narrow to."""
        kind, years = self.years.currentData() or ("", 0)
        since = self._year - years + 1 if kind == "last" else years
        return Filter(
            since=since or None,
            topic=self.topic.currentText().strip(),
            issuing_body=self.issuing_body.currentText().strip(),
            number=self.number.text().strip(),
            deputy=self.deputy.text().strip(),
            retired=self.retired.isChecked(),
        )

    def active(self) -> list[ActiveFilter]:
        """What narrows the search at present."""
        found = []
        if self.years.currentIndex() > 0:
            found.append(ActiveFilter("years", self.years.currentText()))
        for name, words in (
            ("topic", self.tr("主题 {0}")),
            ("issuing_body", self.tr("单位 {0}")),
            ("number", self.tr("文号 {0}")),
            ("deputy", self.tr("代表 {0}")),
        ):
            if text := self._lines()[name].text().strip():
                found.append(ActiveFilter(name, words.format(text)))
        if self.retired.isChecked():
            found.append(ActiveFilter("retired", self.tr("含已停用")))
        return found

    def remove(self, name: str) -> None:
        """Do not narrow by this field any more."""
        if name == "years":
            self.years.setCurrentIndex(0)
        elif name == "retired":
            self.retired.setChecked(False)
        else:
            self._lines()[name].clear()

    def clear(self) -> None:
        """Narrow by nothing."""
        for each in self.active():
            self.remove(each.field)

    # ------------------------------------------------------------------ what is offered

    def follow_year(self, year: int, known: tuple[int, ...] = ()) -> None:
        """Offer spans that end with this year, and the years that the library has."""
        self._year = year
        years = known or tuple(range(year, year - _YEARS, -1) if year else ())
        options: list[tuple[str, tuple[str, int]]] = [(self.tr("不限"), ("", 0))]
        if year:
            options += [(self.tr("近 {0} 年").format(span), ("last", span)) for span in _SPANS]
        options += [(self.tr("{0} 年起").format(each), ("since", each)) for each in years]
        if options == [
            (self.years.itemText(n), self.years.itemData(n)) for n in range(self.years.count())
        ]:
            return
        chosen = self.years.currentData()
        self.years.blockSignals(True)
        self.years.clear()
        for words, data in options:
            self.years.addItem(words, data)
        datas = [data for _, data in options]
        if (
            chosen and chosen[0] == "since" and chosen not in datas
        ):  # still wanted, though there is nothing from then on
            self.years.addItem(self.tr("{0} 年起").format(chosen[1]), chosen)
            datas.append(chosen)
        self.years.setCurrentIndex(datas.index(chosen) if chosen in datas else 0)
        self.years.blockSignals(False)

    def offer(self, facets: "Facets") -> None:
        """Offer the years, topics and bodies that the library has."""
        years = sorted((int(year) for year, _ in facets.years if int(year) > 0), reverse=True)
        self.follow_year(self._year, tuple(years))
        for box, values in ((self.topic, facets.topics), (self.issuing_body, facets.bodies)):
            _offer(box, [value for value, _ in values if value][:_MOST])

    # ------------------------------------------------------------------ opening and closing

    def open_form(self) -> None:
        """Show the form with the keyboard in it."""
        self.show()
        self.raise_()
        self.years.setFocus()

    def close_form(self) -> None:
        """Put the form away."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _on_focus(self, _old: object, now: object) -> None:
        if not self.isVisible() or now is None:
            return
        each = now
        while isinstance(each, QObject):
            if each is self or each.objectName() == "filters":
                return
            each = each.parent()
        self.hide()

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> dict[str, ComposingLine]:
        lines = {"number": self.number, "deputy": self.deputy}
        for name, box in (("topic", self.topic), ("issuing_body", self.issuing_body)):
            line = box.lineEdit()
            assert isinstance(line, ComposingLine)
            lines[name] = line
        return lines


def _field() -> QComboBox:
    """A field that offers values and takes any words."""
    made = QComboBox()
    made.setEditable(True)
    made.setLineEdit(ComposingLine())
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(6)
    completer = QCompleter(made.model(), made)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCompleter(completer)
    made.setCurrentIndex(-1)
    return made


def _offer(box: QComboBox, values: list[str]) -> None:
    if values == [box.itemText(n) for n in range(box.count())]:
        return
    text = box.currentText()
    box.blockSignals(True)
    box.clear()
    box.addItems(values)
    box.setCurrentIndex(-1)
    box.setEditText(text)
    box.blockSignals(False)
