"""The library beside the editor: suggestions without asking, search as you type, insertion."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Hit, Passage
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import kind_short
from replydesk.gui.library_search import Answer, LibrarySearch, Question
from replydesk.gui.models.passage_list import FAMILY, HIT, PAGE, PassageList
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.elided_label import ElidedLabel
from replydesk.gui.widgets.filter_chips import FilterChips
from replydesk.gui.widgets.library_filters import FilterForm
from replydesk.gui.widgets.passage_view import PassageView, SearchBox

if TYPE_CHECKING:
    from replydesk.services.browsing import Facets
    from replydesk.store.engine import Store
    from replydesk.store.library import LibrarySize

_PAINTED_MS = 30  # after a place is shown; while it is painted the worker would slow that down
_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)


class LibraryPanel(QFrame):
    """Search box, kinds, filters and cards. Emits the passage to insert, or to show elsewhere."""

    insert_wanted = Signal(object)
    source_wanted = Signal(object)
    family_wanted = Signal(object)
    size_known = Signal(object)
    shown = Signal(object)  # the Answer that is in the list now

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._point, self._draft_id = "", 0
        self._limit = PAGE
        self._answer = Answer(Question(""))
        self._then: Callable[[], None] | None = None  # to do with the answer that is waited for
        self.setProperty("role", "side")
        self.box = SearchBox()
        self.kinds = chips()
        self.kinds.offer([(None, self.tr("全部")), *((k, kind_short(k)) for k in _KINDS)])
        self.kinds.choose(None)
        self.filter_button = QPushButton(self.tr("筛选"))
        self.filter_button.setObjectName("filters")
        self.filter_button.setProperty("role", "ghost")
        self.filter_button.setToolTip(self.tr("按年份、主题、单位、文号、代表筛选"))
        theme.set_icon(self.filter_button, "sliders", "muted")
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.caption = ElidedLabel("muted")
        self.order_button = QPushButton()
        self.order_button.setProperty("role", "ghost")
        self.order_button.setCheckable(True)
        self.synonyms_button = QPushButton(self.tr("同义词…"))
        self.synonyms_button.setProperty("role", "ghost")
        self.synonyms_button.setToolTip(self.tr("推荐素材时视为同一个意思的词"))
        self.filter_chips = FilterChips(self.synonyms_button)
        self.list = PassageView()
        self.model = PassageList(self)
        self.list.setModel(self.model)
        self.more_button = QPushButton(self.tr("更多"))
        self.more_button.setProperty("role", "ghost")
        self._build()
        self.filters = FilterForm(self)
        self.search = LibrarySearch(desk, self.question, self)
        self._show_order()
        self._connect()

    def _build(self) -> None:
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 36, 24, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        foot = QLabel(self.tr("拖入正文，或选中后按 Enter 插入到光标处"))
        foot.setProperty("role", "muted")
        foot.setWordWrap(True)
        self.more_button.hide()
        self.order_button.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(_row(self.box))
        column.addLayout(_row(self.kinds, None))
        told = _row(self.caption, self.filter_button, self.order_button, self.synonyms_button)
        told.setSpacing(0)
        told.setStretch(0, 1)
        column.addLayout(told)
        column.addLayout(_row(self.filter_chips))
        column.addWidget(self._pages, 1)
        last = _row(foot, None, self.more_button)
        last.setContentsMargins(14, 2, 14, 10)
        column.addLayout(last)

    def _connect(self) -> None:
        self.search.answered.connect(self._show)
        self.search.slow.connect(lambda: self.caption.show_words(self.tr("正在查找…")))
        self.box.settled.connect(self.ask)
        self.box.down.connect(self._enter_list)
        self.box.returnPressed.connect(self.insert_current)
        self.kinds.chosen.connect(self.ask)
        self.filters.changed.connect(self._on_filters)
        self.filters.closed.connect(self.filter_button.setFocus)
        self.filter_button.clicked.connect(self.toggle_filters)
        self.filter_chips.removed.connect(self.filters.remove)
        self.filter_chips.cleared.connect(self.filters.clear)
        self.order_button.toggled.connect(self._on_order)
        self.synonyms_button.clicked.connect(self.edit_synonyms)
        self.more_button.clicked.connect(self.model.want_more)
        self.model.more_wanted.connect(self._ask_more)
        self.list.chosen.connect(self.insert_wanted)
        self.list.source_wanted.connect(self.source_wanted)
        self.list.family_wanted.connect(self.family_wanted)
        self.list.left_upwards.connect(self.box.setFocus)

    # ------------------------------------------------------------------ what is asked

    def question(self) -> Question:
        """What box, kinds and filters ask for; without words, what suits the point written."""
        return Question(
            text=self.box.text().strip(),
            point=self._point,
            draft_id=self._draft_id,
            wanted=replace(self.filters.wanted(), kind=self.kinds.value),
            newest=self.order_button.isChecked(),
            limit=self._limit,
            wide=self._limit > PAGE,
        )

    def follow(self, point: str, kind: SectionKind | None, year: int, draft_id: int = 0) -> None:
        """Suggest for this point and kind of a draft while the search box is empty."""
        self._point, self._draft_id = point, draft_id
        self.list.cards.year = year
        self.filters.follow_year(year)
        known = kind if kind in _KINDS else None
        if not self.box.text().strip() or self.kinds.value is not known:
            self.kinds.choose(known)
        self._change(_PAINTED_MS)

    def ask(self, _changed: object = None) -> None:
        """Ask the library for what the box, the kinds and the filters say."""
        self._change(0)

    def _change(self, wait: int) -> None:
        self._limit = PAGE
        self._then = None
        self.search.change(wait)

    def _ask_more(self, limit: int) -> None:
        self._limit = limit
        self.search.change()

    def _on_filters(self) -> None:
        self.filter_chips.show_filters(self.filters.active())
        if self.filters.isVisible():
            self._place_filters()
        self.ask()

    def _on_order(self) -> None:
        self._show_order()
        self.ask()

    def _show_order(self) -> None:
        newest = self.order_button.isChecked()
        self.order_button.setText(self.tr("最新在前") if newest else self.tr("最相关在前"))
        self.order_button.setToolTip(self.tr("按一下换成另一种顺序"))

    def toggle_filters(self) -> None:
        """Open the filters over the list, or put them away."""
        if self.filters.isVisible():
            self.filters.close_form()
            return
        self._place_filters()
        self.filters.open_form()
        self._desk.latest("library-facets", _facets, self.filters.offer)

    def _place_filters(self) -> None:
        """Lay the form over the list; what was found stays in sight above it."""
        column = self.layout()
        assert column is not None
        column.activate()
        height = self.filters.sizeHint().height()
        self.filters.setGeometry(10, self._pages.y(), self.width() - 20, height)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.filters.isVisible():
            self._place_filters()

    def count_library(self) -> None:
        """Show how many passages there are."""
        self._desk.latest("library-size", _size, self._on_size)

    def _on_size(self, size: "LibrarySize") -> None:
        self.count.setText(self.tr("{0} 条").format(f"{size.passages:,}"))
        self.size_known.emit(size)

    def edit_synonyms(self) -> None:
        """Open the office's own synonyms; suggestions use them once they are saved."""
        from replydesk.gui.synonym_dialog import SynonymDialog

        self.synonym_dialog = SynonymDialog(self._desk, self.window())
        self.synonym_dialog.saved.connect(self.ask)
        self.synonym_dialog.open()

    # ------------------------------------------------------------------ taking one

    def first(self) -> Passage | None:
        """The first passage shown."""
        return self.model.hits[0].passage if self.model.hits else None

    def current(self) -> Passage | None:
        """The passage that is selected."""
        hit = self.list.currentIndex().data(HIT)
        return hit.passage if isinstance(hit, Hit) else None

    def insert_current(self) -> None:
        """Insert the selected passage, once what was typed last is answered."""
        self._take(self.current)

    def insert_first(self) -> None:
        """Insert the first passage, once what was asked last is answered."""
        self._take(self.first)

    def _take(self, which: Callable[[], Passage | None]) -> None:
        if self.search.is_open:
            self._then = lambda: self._take(which)
        elif passage := which():
            self.insert_wanted.emit(passage)

    def show_family(self) -> None:
        """Show the selected passage, or the first, with the same measure of other years."""
        index = self.list.currentIndex()
        index = index if index.isValid() else self.model.index(0)
        if index.data(FAMILY) is not None:
            self.family_wanted.emit(index.data(HIT).passage)

    def _enter_list(self) -> None:
        if self.model.hits:
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    # ------------------------------------------------------------------ what is shown

    def _show(self, answer: Answer) -> None:
        asked, before = answer.question, self._answer.question
        keep = self._rows_to_keep(asked, before)
        self._answer = answer
        self.model.show(answer.hits, asked.limit, answer.families, keep)
        hits = self.model.hits
        self._pages.setCurrentIndex(0 if hits else 1)
        self.more_button.setVisible(self.model.has_more)
        self.order_button.setVisible(bool(asked.text) and not answer.is_near)
        self.synonyms_button.setVisible(not asked.text)
        self.caption.show_words(self._caption_words(answer, len(hits)))
        # Beside the text that is written, not over it: it would come back with each section.
        self._empty.setText(answer.trouble or self._empty_words(asked))
        if asked.text != before.text or not self.list.currentIndex().isValid():
            self.list.scrollToTop()
            self.list.setCurrentIndex(self.model.index(0) if asked.text else QModelIndex())
        self.shown.emit(answer)
        if (then := self._then) is not None:
            self._then = None
            then()

    def _rows_to_keep(self, asked: Question, before: Question) -> int:
        """How many rows stay where they are, because they are what is looked at."""
        if replace(asked, limit=0, wide=False) != replace(before, limit=0, wide=False):
            return 0
        if asked.limit > before.limit:
            return len(self.model.hits)
        if not (asked.wide and self.list.is_looked_at()):
            return 0
        return self.list.last_visible_row() + 1

    def _caption_words(self, answer: Answer, count: int) -> str:
        if answer.is_near:
            return self.tr("没有原样的文字，以下内容相近")
        if answer.question.text:
            more = "+" if self.model.has_more else ""
            return self.tr("找到 {0} 条").format(f"{count}{more}")
        return self.tr("为本部分推荐") if count else ""

    def _empty_words(self, asked: Question) -> str:
        if self.filters.active():
            return self.tr("按现在的筛选没有找到。去掉上面的筛选再试。")
        if asked.text:
            words = self.tr("没有找到“{0}”。换个说法，或把种类改为“全部”。")
            return words.format(asked.text)
        return self.tr("还没有可推荐的素材。在上面输入词语搜索，或先从首页导入往年的答复。")


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """A row with the panel's margins; None is room."""
    row = QHBoxLayout()
    row.setContentsMargins(14, 0, 14, 0)
    for widget in widgets:
        if widget is None:
            row.addStretch()
        else:
            row.addWidget(widget)
    return row


def _size(store: "Store") -> "LibrarySize":
    from replydesk.services.library import library_size

    return library_size(store)


def _facets(store: "Store") -> "Facets":
    from replydesk.domain.passage import Filter
    from replydesk.services.browsing import facets

    return facets(store, Filter())
