"""The passage that is selected: all that is known of it, and what can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Hit, Passage
from replydesk.gui import theme
from replydesk.gui.kind_words import kind_name, short_heading
from replydesk.gui.widgets.passage_card import source_words
from replydesk.gui.widgets.passage_text import PassageText
from replydesk.gui.widgets.topic_field import TopicField
from replydesk.gui.widgets.use_list import UseList

if TYPE_CHECKING:
    from replydesk.domain.editing import Use


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a passage beside its own row; `years` are those of its family."""

    passage: Passage
    uses: "tuple[Use, ...]" = ()
    years: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


class PassageDetails(QFrame):
    """Signals tell what is wanted; the passage they are about is `passage`."""

    kind_chosen = Signal(object)  # a SectionKind
    topic_chosen = Signal(str)
    retire_wanted = Signal()
    restore_wanted = Signal()
    split_wanted = Signal()
    source_wanted = Signal()
    removal_wanted = Signal()
    family_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setMinimumWidth(320)
        # Made where they belong: a style sheet is applied anew to all that gets another parent.
        self._pages = QStackedWidget(self)
        self._scroller = QScrollArea(self._pages)
        self._ground = QWidget()
        self._scroller.setWidget(self._ground)
        self.text = PassageText(self._ground)
        self.topic = TopicField(self._ground)
        self.uses = UseList(self._ground)
        self.kind = QComboBox(self._ground)
        self.kind.setAccessibleName(self.tr("种类"))
        for kind in SectionKind:
            self.kind.addItem(kind_name(kind), kind)
        self.retired = QLabel()
        self.retired.setProperty("role", "danger")
        self.retired.setWordWrap(True)
        self.edit_button = _button(self.tr("修改"), "pencil", self.tr("修改文字  (F2)"))
        self.split_button = _button(self.tr("拆分…"), "sliders", self.tr("拆成几条素材"))
        self.retire_button = _button(self.tr("停用…"), "circle-x", self.tr("不再推荐  (Del)"))
        self.restore_button = _button(self.tr("恢复使用"), "undo", "")
        self.source_button = _button(self.tr("在原文中查看"), "book", "Ctrl+I")
        self.removal_button = _button(self.tr("移出素材库"), "trash", "")
        self.removal_button.setToolTip(self.tr("把整封答复移出素材库，可以撤销"))
        self.family_words = QLabel()
        self.family_words.setWordWrap(True)
        self.family_button = _button(self.tr("历年数据…"), "calendar", "")
        self.subject = QLabel()
        self.subject.setWordWrap(True)
        self.subject.setTextFormat(Qt.TextFormat.PlainText)
        self.about = QLabel()
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.nothing = QLabel(self.tr("选中一条素材，在这里查看和修改"))
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self._lay_out()
        self._connect()

    @property
    def passage(self) -> Passage | None:
        """The passage that is shown, None for none."""
        return self.text.passage if self._pages.currentIndex() else None

    def show_hit(self, hit: Hit | None) -> None:
        """Show a passage as its row knows it; None for none."""
        self._pages.setCurrentIndex(1 if hit else 0)
        if hit is None:
            return
        before = self.text.passage
        passage = hit.passage
        self.text.show_hit(hit)
        self.kind.setCurrentIndex(self.kind.findData(passage.kind))
        self.topic.show_topic(passage.topic)
        self.retired.setText(self.tr("已停用：{0}").format(passage.retired))
        self.retired.setVisible(bool(passage.retired))
        self.retire_button.setVisible(not passage.retired)
        self.restore_button.setVisible(bool(passage.retired))
        self.subject.setText(passage.subject or passage.source)
        body = passage.issuing_body if passage.document_number else ""
        heading = short_heading(passage.part)
        known = (body, source_words(passage), passage.dated)
        lines = (" · ".join(dict.fromkeys(word for word in known if word)), heading)
        self.about.setText("\n".join(line for line in lines if line))
        if before is None or before.id != passage.id:
            self.topic.suggest(())
            self.uses.show_uses(())
            self._show_years((), known=False)
            self._scroller.verticalScrollBar().setValue(0)

    def show_surroundings(self, known: Surroundings) -> None:
        """Show what has become known of the passage that is shown."""
        passage = self.passage
        if passage is None or passage.id != known.passage.id:
            return
        self.show_hit(Hit(known.passage, 0.0, self.text.marks(known.passage)))
        self.topic.suggest(known.topics)
        self.uses.show_uses(known.uses)
        self._show_years(known.years, known=True)

    def _show_years(self, years: Sequence[str], *, known: bool) -> None:
        self.family_button.setVisible(bool(years))
        if years:
            words = self.tr("{0}（{1} 条）").format(" · ".join(dict.fromkeys(years)), len(years))
        else:
            words = self.tr("没有其他年份的说法") if known else ""
        self.family_words.setText(words)
        theme.set_role(self.family_words, "plain" if years else "muted")

    def _on_kind(self, _: int) -> None:
        self.kind_chosen.emit(SectionKind(self.kind.currentData()))

    def _connect(self) -> None:
        self.edit_button.clicked.connect(self.text.edit)
        self.split_button.clicked.connect(self.split_wanted)
        self.retire_button.clicked.connect(self.retire_wanted)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.source_button.clicked.connect(self.source_wanted)
        self.removal_button.clicked.connect(self.removal_wanted)
        self.family_button.clicked.connect(self.family_wanted)
        self.topic.topic_chosen.connect(self.topic_chosen)
        self.kind.activated.connect(self._on_kind)
        self.text.editing_changed.connect(lambda on: self._tools.setVisible(not on))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._ground)
        column.setContentsMargins(18, 16, 18, 18)
        column.setSpacing(10)
        self._tools = QWidget(self._ground)
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(4)
        for button in (
            self.edit_button,
            self.split_button,
            self.retire_button,
            self.restore_button,
        ):
            tools.addWidget(button)
        tools.addStretch()
        column.addWidget(self.text)
        column.addWidget(self.retired)
        column.addWidget(self._tools)
        for title, widgets in (
            (self.tr("种类"), (self.kind,)),
            (self.tr("主题"), (self.topic,)),
            (self.tr("同一措施的历年说法"), (self.family_words, self.family_button)),
            (self.tr("出处"), (self.subject, self.about, self._source_row())),
            (self.tr("引用记录"), (self.uses,)),
        ):
            column.addSpacing(4)
            head = QLabel(title)
            head.setProperty("role", "section")
            column.addWidget(head)
            for widget in widgets:
                aligned = isinstance(widget, QPushButton)
                flag = Qt.AlignmentFlag.AlignLeft if aligned else Qt.AlignmentFlag(0)
                column.addWidget(widget, 0, flag)
        column.addStretch(1)
        self._scroller.setWidgetResizable(True)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(self._scroller)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _source_row(self) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.source_button)
        row.addWidget(self.removal_button)
        row.addStretch()
        return made


def _button(words: str, icon: str, hint: str) -> QPushButton:
    made = QPushButton(words)
    made.setProperty("role", "tool")
    theme.set_icon(made, icon, "muted")
    made.setToolTip(hint)
    return made
