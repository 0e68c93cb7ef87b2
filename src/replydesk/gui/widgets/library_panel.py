"""The library beside the editor: suggestions without asking, search as you type, insertion."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
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
from replydesk.gui.kind_words import kind_short
from replydesk.gui.models.passage_list import HIT, PAGE, PassageList
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.figure_colors import colored_spans
from replydesk.gui.widgets.passage_view import PassageView, SearchBox

if TYPE_CHECKING:
    from replydesk.store.engine import Store

DEBOUNCE_MS = 60
_KINDS = (SectionKind.MEASURES, SectionKind.OUTCOMES, SectionKind.NEXT_STEPS)


class LibraryPanel(QFrame):
    """Search box, kinds and cards. Emits the passage to insert or to show in its letter."""

    insert_wanted = Signal(object)
    source_wanted = Signal(object)
    size_known = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, reading: bool = False) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading = reading  # by itself, without a letter to insert into and without tabs
        self._topic = ""
        self._shown_query = ""
        self.setProperty("role", "side")
        self.box = SearchBox()
        self.kinds = chips()
        self.kinds.offer([(None, self.tr("全部")), *((k, kind_short(k)) for k in _KINDS)])
        self.kinds.choose(None)
        self.list = PassageView()
        self.model = PassageList(self)
        self.list.setModel(self.model)
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self._caption = QLabel()
        self._caption.setProperty("role", "muted")
        self.synonyms_button = QPushButton(self.tr("同义词…"))
        self.synonyms_button.setProperty("role", "ghost")
        self.synonyms_button.setToolTip(self.tr("推荐素材时视为同一个意思的词"))
        if reading:
            self.synonyms_button.hide()  # there it is in the bar of the page
        self.synonyms_button.clicked.connect(self.edit_synonyms)
        self._build()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(DEBOUNCE_MS)
        self._wait.timeout.connect(self.ask)
        self.box.textChanged.connect(self._wait.start)
        self.box.down.connect(self._enter_list)
        self.box.returnPressed.connect(self.insert_current)
        self.kinds.chosen.connect(self._on_kind)
        self.model.more_wanted.connect(self.ask)
        self.list.chosen.connect(self._insert)
        self.list.source_wanted.connect(self.source_wanted)
        self.list.left_upwards.connect(self.box.setFocus)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14 if self._reading else 0, 0, 0)
        column.setSpacing(10)
        if self._reading:
            column.addLayout(self._head())
        for widget in (self.box, self.kinds):
            row = QHBoxLayout()
            row.setContentsMargins(14, 0, 14, 0)
            row.addWidget(widget)
            if widget is self.kinds:
                row.addStretch()
            column.addLayout(row)
        row = QHBoxLayout()
        row.setContentsMargins(14, 0, 14, 0)
        row.addWidget(self._caption)
        row.addStretch()
        row.addWidget(self.synonyms_button)
        column.addLayout(row)
        self._empty = QLabel()
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 36, 24, 0)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        column.addWidget(self._pages, 1)
        if self._reading:
            self.list.cards.button_words = self.tr("查看")
            self.list.cards.button_icon = "book"
            words = self.tr("选中后按 Enter，或双击，在原文中查看")
        else:
            words = self.tr("拖入正文，或选中后按 Enter 插入到光标处")
        foot = QLabel(words)
        foot.setProperty("role", "muted")
        foot.setContentsMargins(14, 2, 14, 10)
        foot.setWordWrap(True)
        column.addWidget(foot)

    def _head(self) -> QHBoxLayout:
        title = QLabel(self.tr("素材库"))
        title.setProperty("role", "section")
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(title)
        head.addStretch()
        head.addWidget(self.count)
        return head

    # ------------------------------------------------------------------ what is shown

    def follow(self, topic: str, kind: SectionKind | None, year: int) -> None:
        """Suggest for this topic and kind while the search box is empty."""
        self._topic = topic
        self.list.cards.year = year
        known = kind if kind in _KINDS else None
        if not self.box.text().strip() or self.kinds.value is not known:
            self.kinds.choose(known)
        self._wait.start()  # once the place is painted: the worker would slow that down

    def ask(self, limit: int = PAGE) -> None:
        """Ask the library for what the box and the kinds say."""
        self._wait.stop()
        text = self.box.text().strip()
        if not text and not self._topic.strip():
            self._desk.forget("library")
            self._show("", limit, [])
            return
        work = _asking(text, self._topic, self.kinds.value, limit)
        self._desk.latest("library", work, partial(self._show, text, limit))

    def _on_kind(self, _kind: object) -> None:
        self.ask()

    def count_library(self) -> None:
        """Show how many passages there are."""
        self._desk.latest("library-size", _size, self._on_size)

    def edit_synonyms(self) -> None:
        """Open the office's own synonyms; suggestions use them once they are saved."""
        from replydesk.gui.synonym_dialog import SynonymDialog

        self.synonym_dialog = SynonymDialog(self._desk, self.window())
        self.synonym_dialog.saved.connect(self.ask)
        self.synonym_dialog.open()

    def first(self) -> Passage | None:
        """The first passage shown."""
        return self.model.hits[0].passage if self.model.hits else None

    def current(self) -> Passage | None:
        """The passage that is selected."""
        hit = self.list.currentIndex().data(HIT)
        return hit.passage if isinstance(hit, Hit) else None

    def insert_current(self) -> None:
        """Insert the selected passage."""
        if passage := self.current():
            self.insert_wanted.emit(passage)

    def insert_first(self) -> None:
        """Insert the first passage."""
        if passage := self.first():
            self.insert_wanted.emit(passage)

    def _insert(self, passage: Passage) -> None:
        self.insert_wanted.emit(passage)

    def _enter_list(self) -> None:
        if self.model.hits:
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self.model.index(0))

    def _on_size(self, size: object) -> None:
        self._passages = int(getattr(size, "passages", 0))
        self.count.setText(self.tr("{0} 条").format(f"{self._passages:,}"))
        self.size_known.emit(size)

    def _show(self, text: str, limit: int, hits: list[Hit]) -> None:
        self.model.show(hits, limit)
        self._pages.setCurrentIndex(0 if hits else 1)
        if text:
            more = "+" if len(hits) >= limit else ""
            self._caption.setText(self.tr("找到 {0} 条").format(f"{len(hits)}{more}"))
            self._empty.setText(
                self.tr("没有找到“{0}”。换个说法，或把种类改为“全部”。").format(text)
            )
        else:
            self._caption.setText(self.tr("为本部分推荐") if hits else "")
            self._empty.setText(
                self.tr("在上面输入词语、数据或文号，查找往年答复中的措施、成效和打算。")
                if self._reading
                else self.tr("还没有可推荐的素材。在上面输入词语搜索，或先从首页导入往年的答复。")
            )
        if text != self._shown_query or not self.list.currentIndex().isValid():
            self.list.scrollToTop()
            self.list.setCurrentIndex(self.model.index(0) if text else QModelIndex())
        self._shown_query = text


def _asking(
    text: str, topic: str, kind: SectionKind | None, limit: int
) -> "Callable[[Store], list[Hit]]":
    def ask(store: "Store") -> list[Hit]:
        from replydesk.services import library

        if text:
            hits = library.search(store, text, kind=kind, limit=limit)
        else:
            hits = library.suggest(store, topic, kind=kind, limit=limit)
        for hit in hits:  # known before the cards are painted
            colored_spans(hit.passage.text)
        return hits

    return ask


def _size(store: "Store") -> QObject | object:
    from replydesk.services.library import library_size

    return library_size(store)
