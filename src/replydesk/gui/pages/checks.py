"""The check list of a draft: what is missing or doubtful, and the way to each place."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.checks import Finding
from replydesk.domain.draft import Draft
from replydesk.domain.letter import LetterFormat
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.choices import chips, segments
from replydesk.gui.widgets.finding_list import FindingList
from replydesk.gui.widgets.page_bar import PageBar

if TYPE_CHECKING:
    from replydesk.store.engine import Store

_WIDEST = 1180


class CheckPage(QWidget):
    """The findings on one draft's letter. Nothing is changed here except the page format."""

    jump_requested = Signal(object)
    export_requested = Signal()
    format_chosen = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft: Draft | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        body = QHBoxLayout()
        body.setContentsMargins(32, 20, 32, 12)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body.addStretch(1)
        body.addWidget(inner, 1000)
        body.addStretch(1)
        column.addLayout(body, 1)
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(14)
        middle.addLayout(self._summary())
        self.list = FindingList()
        self.list.chosen.connect(lambda finding: self.jump_requested.emit(finding.where))
        self.passed = self._passed()
        self.stack = QStackedWidget()
        for page in (QWidget(), self.list, self.passed):
            self.stack.addWidget(page)
        middle.addWidget(self.stack, 1)
        for keys, act in (("Esc", self.closed.emit), ("F5", self._check)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def letter_format(self) -> LetterFormat:
        """The page format that is chosen: 信函格式 or 公文格式."""
        value = self.format.value
        return value if isinstance(value, LetterFormat) else LetterFormat.LETTER

    def show_draft(self, draft: Draft) -> None:
        """Check a draft and show what was found."""
        self._draft = draft
        self.bar.remark.setText(draft.submission.subject)
        self.format.choose(draft.letter.format)
        self.stack.setCurrentIndex(0)
        self._check()

    # ------------------------------------------------------------------ making the page

    def _head(self) -> PageBar:
        self.bar = PageBar(self.tr("检查"))
        self.bar.back.connect(self.closed)
        self.format = segments()
        self.format.offer(
            [
                (LetterFormat.LETTER, self.tr("信函格式")),
                (LetterFormat.DOCUMENT, self.tr("公文格式")),
            ]
        )
        self.format.setAccessibleName(self.tr("版式"))
        self.format.choose(LetterFormat.LETTER)
        self.format.chosen.connect(self._on_format)
        self.bar.add(self.format)
        self.export_button = QPushButton(self.tr("导出 Word(&E)"))
        self.export_button.setProperty("role", "primary")
        theme.set_icon(self.export_button, "file-down", "on_accent")
        self.export_button.clicked.connect(self.export_requested)
        self.bar.add(self.export_button)
        return self.bar

    def _summary(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.heading = QLabel(self.tr("正在检查…"))
        self.heading.setProperty("role", "title")
        row.addWidget(self.heading)
        row.addStretch(1)
        self.chips = chips()
        self.chips.chosen.connect(self._on_severity)
        row.addWidget(self.chips)
        self.again_button = QPushButton(self.tr("重新检查"))
        self.again_button.setProperty("role", "ghost")
        self.again_button.setToolTip("F5")
        theme.set_icon(self.again_button, "refresh")
        self.again_button.clicked.connect(self._check)
        row.addWidget(self.again_button)
        return row

    def _passed(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setSpacing(10)
        self._sign = QLabel()
        title = QLabel(self.tr("全部通过"))
        title.setProperty("role", "headline")
        words = QLabel(self.tr("结构、文字、数据和日期都没有发现问题，可以导出送审。"))
        words.setProperty("role", "muted")
        column.addStretch(2)
        for label in (self._sign, title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(3)
        self._tint()
        return page

    def _tint(self) -> None:
        self._sign.setPixmap(theme.pixmap("circle-check", "ok", 56, self.devicePixelRatioF()))

    # ------------------------------------------------------------------ checking

    def _check(self) -> None:
        draft = self._draft
        if draft is None:
            return
        letter, opinions = draft.letter, draft.submission.opinions

        def check(_: "Store") -> list[Finding]:
            from replydesk.services.checking import check_letter

            return check_letter(letter, opinions=opinions)

        self._desk.latest("check", check, self._show)

    def _show(self, findings: list[Finding]) -> None:
        if self._draft is None:
            return
        model = self.list.model_of
        model.show(self._draft.letter, findings)
        model.only("")
        total = len(findings)
        self.heading.setText(
            self.tr("发现 {} 处需要看一看").format(total) if total else self.tr("检查完毕")
        )
        self._offer_severities()
        self.stack.setCurrentWidget(self.list if total else self.passed)
        if total:
            self.list.setCurrentIndex(model.index(0, 0))
            self.list.setFocus()
        else:
            self.export_button.setFocus()

    def _offer_severities(self) -> None:
        model = self.list.model_of
        kinds = (
            ("", self.tr("全部 {}")),
            ("error", self.tr("错误 {}")),
            ("warning", self.tr("提醒 {}")),
            ("note", self.tr("提示 {}")),
        )
        found = [(kind, words, model.count(kind)) for kind, words in kinds]
        self.chips.offer([(kind, words.format(count)) for kind, words, count in found if count])
        self.chips.choose("")
        self.chips.setVisible(len(self.chips.buttons()) > 2)

    def _on_severity(self, severity: str) -> None:
        model = self.list.model_of
        model.only(severity)
        self.list.setCurrentIndex(model.index(0, 0))

    def _on_format(self, chosen: LetterFormat) -> None:
        if self._draft is not None:
            letter = replace(self._draft.letter, format=chosen)
            self._draft = replace(self._draft, letter=letter)
        self.format_chosen.emit(chosen)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._tint()
