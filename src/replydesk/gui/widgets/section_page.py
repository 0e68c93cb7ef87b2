"""The middle of the drafting window: heading, the deputy's words, the editor, and what is next."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.draft import OPENING, Place
from replydesk.domain.finding import Where
from replydesk.domain.outline import LabelStyle, han_number
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.kind_words import kind_name
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.models.section_text import SectionText
from replydesk.gui.widgets.ask_card import AskCard
from replydesk.gui.widgets.choices import segments
from replydesk.gui.widgets.elided_label import ElidedLabel
from replydesk.gui.widgets.letter_form import EndingForm, OpeningForm
from replydesk.gui.widgets.point_editor import PointEditor

_ROOMY = 560  # pixels


class SectionPage(QWidget):
    """Shows one place of a session: a section in the editor, or an end of the letter as a form."""

    place_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: DraftSession | None = None
        self.place = OPENING
        self.crumb = ElidedLabel("muted")
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.sections = segments()
        self.sections.chosen.connect(self._on_segment)
        self.ask = AskCard()
        self.editor = PointEditor()
        self.styles = segments()
        self.styles.offer(
            [
                (LabelStyle.SHI, self.tr("一是 二是")),
                (LabelStyle.ARABIC, "1. 2."),
                (LabelStyle.NONE, self.tr("无")),
            ]
        )
        self.styles.chosen.connect(self._on_style)
        self.undo = _tool("undo")
        self.redo = _tool("redo")
        self.up = _tool("arrow-up")
        self.down = _tool("arrow-down")
        self.keep = _tool("database")
        self.length = ElidedLabel("muted")
        self.length.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.warning = WarningStrip()
        self.back = QPushButton()
        theme.set_icon(self.back, "chevron-left")
        self.finish = QPushButton()
        self.next = QPushButton()
        self.next.setProperty("role", "primary")
        theme.set_icon(self.next, "arrow-right", "on_accent")
        self.opening = OpeningForm()
        self.ending = EndingForm()
        self._middle = QStackedWidget()
        self._middle.addWidget(self._editing())
        self._middle.addWidget(self.opening)
        self._middle.addWidget(self.ending)
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 16, 26, 14)
        column.setSpacing(12)
        row = QHBoxLayout()
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.sections)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.crumb)
        head.addLayout(row)
        column.addLayout(head)
        column.addWidget(self._middle, 1)
        column.addWidget(self.warning)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.back)
        foot.addStretch()
        foot.addWidget(self.finish)
        foot.addWidget(self.next)
        column.addLayout(foot)

    def _editing(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.ask)
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 8, 14, 8)
        bar.setSpacing(6)
        self._ordinals = QLabel(self.tr("序号"))
        self._ordinals.setProperty("role", "muted")
        bar.addWidget(self._ordinals)
        bar.addWidget(self.styles)
        bar.addSpacing(10)
        for button in (self.undo, self.redo, self.up, self.down, self.keep):
            bar.addWidget(button)
        bar.addSpacing(8)
        bar.addWidget(self.length, 1)
        inner.addLayout(bar)
        rule = QFrame()
        rule.setProperty("role", "rule")
        rule.setFixedHeight(1)
        inner.addWidget(rule)
        inner.addWidget(self.editor, 1)
        column.addWidget(card, 1)
        return made

    # ------------------------------------------------------------------ showing

    def show_place(self, session: DraftSession, place: Place) -> None:
        """Show a place of a session."""
        if session is not self._session:
            self.editor.forget()
        self._session = session
        self.place = place
        section = session.section_at(place)
        if section is None:
            form = self.opening if place == OPENING else self.ending
            form.show_session(session)
            self._middle.setCurrentWidget(form)
        else:
            if self.editor.section is not section:
                self.editor.show_section(section)
            self.editor.hint = self._hint(section)
            self._middle.setCurrentIndex(0)
            self.ask.show_ask(self._ask_title(), session.ask_words(place))
            self.styles.choose(section.style)
        self._show_heading(session, place, section)
        self.show_counts()

    def show_counts(self) -> None:
        """Show the length of the section and its label style anew."""
        section = self._session.section_at(self.place) if self._session else None
        if section:
            points = sum(len(p.points) or 1 for p in section.paragraphs)
            words = self.tr("{0} 点 · {1} 字")
            self.length.show_words(words.format(points, section.characters))
            self.styles.choose(section.style)

    def focus_text(self) -> None:
        """Put the keyboard where one writes."""
        if self._middle.currentIndex() == 0:
            self.editor.setFocus()
        else:
            form = self.opening if self.place == OPENING else self.ending
            form.first_field().setFocus()

    def focus_place(self, where: Where) -> None:
        """Put the keyboard where the words of a place of the letter's two ends are written."""
        form = self.opening if where.place == OPENING else self.ending
        form.focus_place(where)

    def _show_heading(
        self, session: DraftSession, place: Place, section: SectionText | None
    ) -> None:
        if section is None:
            opening = place == OPENING
            self.title.setText(self.tr("称谓与开头") if opening else self.tr("结尾与落款"))
            self.crumb.show_words(self.tr("答复函"))
            self.sections.hide()
            return
        part = session.parts[place.part]
        name = section.heading or kind_name(section.kind)
        self.title.setText(f"（{han_number(place.section + 1)}）{name}")
        if part.heading is None:
            self.crumb.show_words(self.tr("正文"))
        else:
            number = sum(1 for p in session.parts[: place.part + 1] if p.heading is not None)
            self.crumb.show_words(f"{han_number(number)}、{part.heading}")
        names = [text.heading or kind_name(text.kind) for text in part.sections]
        self.sections.offer(list(enumerate(names)))
        self.sections.choose(place.section)
        self.sections.setVisible(1 < len(names) <= 4)

    @guarded
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What has a shortcut of its own makes room first.
        roomy = event.size().width() >= _ROOMY
        for widget in (self._ordinals, self.up, self.down, self.keep):
            widget.setVisible(roomy)

    def _ask_title(self) -> str:
        return self.tr("代表原文")

    def _hint(self, section: SectionText) -> str:
        name = section.heading or kind_name(section.kind)
        return self.tr("写“{0}”：一段一点，按 Enter 另起一点，或从右侧插入素材").format(name)

    def _on_segment(self, number: int) -> None:
        self.place_chosen.emit(Place(self.place.part, number))

    def _on_style(self, style: LabelStyle) -> None:
        self.editor.restyle(style)
        self.editor.setFocus()


class WarningStrip(QFrame):
    """One remark of the check on this section, with a button that goes there."""

    shown_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "warning")
        self._target: object = None
        self._sign = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        self.go = QPushButton(self.tr("定位"))
        self.go.setProperty("role", "ghost")
        self.go.clicked.connect(lambda: self.shown_at.emit(self._target))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self.go)
        self.hide()

    def show_remark(self, words: str, target: object) -> None:
        """Show a remark; "" hides the strip."""
        self._target = target
        self._words.setText(words)
        ratio = self.devicePixelRatioF()
        self._sign.setPixmap(theme.pixmap("triangle-alert", "warn", 16, ratio))
        self.setVisible(bool(words))


def _tool(icon: str) -> QToolButton:
    made = QToolButton()
    theme.set_icon(made, icon)
    made.setIconSize(QSize(18, 18))
    return made
