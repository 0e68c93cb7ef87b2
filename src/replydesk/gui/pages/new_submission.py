"""A new reply: what was handed in, and what is asked for; then drafting begins."""

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QWidget,
)

from replydesk.domain.draft import Draft
from replydesk.domain.errors import ReplydeskError
from replydesk.domain.format import ReplyFormat
from replydesk.domain.letter import SubmissionKind
from replydesk.domain.progress import Progress
from replydesk.domain.submission import Ask, Submission
from replydesk.domain.unit import UnitProfile
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.tasks import Desk, Task
from replydesk.gui.widgets.dates import today
from replydesk.gui.widgets.new_submission_view import NewSubmissionView

if TYPE_CHECKING:
    from replydesk.store.engine import Store


class NewSubmissionPage(NewSubmissionView):
    """The form of a new reply. What is typed stays while the program runs, until it is used."""

    created = Signal(int)
    cancelled = Signal()

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, clock: Callable[[], date] = today
    ) -> None:
        super().__init__(clock, parent)
        self._desk = desk
        self._used = False
        self._reading: Task | None = None
        self._endings = "*.docx *.pdf *.txt"
        self._connect()
        self._show_kind(SubmissionKind.SUGGESTION)

    def start(self) -> None:
        """Show the form: empty after a draft was made of it, else as it was left."""
        if self._used:
            self.clear()
        self._desk.latest("new-offers", _offers, self._show_offers)
        self._desk.latest("new-kinds", _patterns, self._know_patterns)
        self.form.subject.setFocus()

    def clear(self) -> None:
        """Empty the form."""
        self._used = False
        self.form.clear()
        self.asks.set_asks(())
        self.asks.set_fault("")
        self.paste.text.clear()
        self._show_paste(False)
        self._remark_asks("")
        self._say("")

    def read_file(self, path: Path) -> None:
        """Recognise the submission in a file and fill the form with it."""

        def read(_: "Store") -> "Generator[Progress, None, Submission]":
            from replydesk.services.aside import aside
            from replydesk.services.guarded_reading import read_submission

            # A scan or an old document takes seconds: saves must not wait for it.
            return aside(lambda: read_submission(path))

        if self._reading is not None:
            self._reading.cancel()
        self._desk.forget("new-read")
        self.told.setText(self.tr("正在读取“{}”…").format(path.name))
        self._reading = self._desk.stream(
            read, lambda _: None, lambda found: self._take(found, path.name), self._refuse
        )

    # ------------------------------------------------------------------ what it answers to

    def _connect(self) -> None:
        self.back_button.clicked.connect(self.cancelled)
        self.cancel_button.clicked.connect(self.cancelled)
        self.clear_button.clicked.connect(self._clear_with_undo)
        self.paste_button.clicked.connect(lambda: self._show_paste(True))
        self.file_button.clicked.connect(self._choose_file)
        self.create_button.clicked.connect(self._create)
        self.paste.closed.connect(lambda: self._show_paste(False))
        self.paste.recognise_requested.connect(self._read_text)
        self.form.kind_chosen.connect(self._show_kind)
        self.form.edited.connect(lambda: self._say(""))
        self.asks.edited.connect(lambda: self._say(""))
        self.asks.edited.connect(lambda: self._remark_asks(""))
        self.asks.removed.connect(self._offer_ask_back)
        self.dropped.connect(lambda paths: self.read_file(paths[0]))
        for keys, act in (
            ("Esc", self._on_escape),
            ("Ctrl+Return", self._on_submit),
            ("Ctrl+Enter", self._on_submit),
            ("Ctrl+O", self._choose_file),
            ("Ctrl+Shift+V", lambda: self._show_paste(True)),
            ("Alt+1", self.form.subject.setFocus),
            ("Alt+2", self.asks.focus_first),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # ------------------------------------------------------------------ recognising

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("读取建议或提案"),
            "",
            self.tr("建议或提案 ({});;所有文件 (*)").format(self._endings),
        )
        if name:
            self.read_file(Path(name))

    def _read_text(self, text: str) -> None:
        def read(_: "Store") -> Submission:
            from replydesk.services.reading import read_submission_text

            return read_submission_text(text)

        self._read(read, "")

    def _read(self, read: "Callable[[Store], Submission]", source: str) -> None:
        self._desk.latest("new-read", read, lambda found: self._take(found, source), self._refuse)

    def _take(self, found: Submission, source: str) -> None:
        self.told.clear()
        filled = self.form.fill(found)
        if not found.asks and not filled:
            self._refuse_words(self.tr("没有认出标题、编号或诉求，请核对文字，或直接填写。"))
            return
        self._show_paste(False)
        if found.asks and not self.asks.asks():
            self._write_asks(found.asks)
        elif found.asks and self.asks.asks() != found.asks:
            show_info(
                self.tr("认出 {} 条诉求；已填的诉求没有改动。").format(len(found.asks)),
                self.tr("改用认出的诉求"),
                lambda: self._write_asks(found.asks),
                parent=self,
            )
        elif not found.asks:
            self._remark_asks(self.tr("没有认出诉求，请填写"))
        self.told.setText(self.tr("已读取“{}”").format(source) if source else "")
        self.form.subject.setFocus()

    def _write_asks(self, asks: tuple[Ask, ...]) -> None:
        self.asks.set_asks(asks)
        self.asks.set_fault("")
        count = len(self.asks.asks())
        if len(asks) > count:
            told = self.tr("认出 {} 条，第 {} 条起都写在最后一条里，请核对")
            self._remark_asks(told.format(len(asks), count))
        else:
            self._remark_asks(self.tr("认出 {} 条，请核对标题和顺序").format(count))

    def _remark_asks(self, words: str) -> None:
        self.asks_remark.setText(words)
        self.asks_remark.setVisible(bool(words))

    def _refuse(self, error: ReplydeskError) -> None:
        self.told.clear()
        if self.right.currentWidget() is self.paste:
            self.paste.set_fault(str(error))
        else:
            show_error(self, error)

    def _refuse_words(self, words: str) -> None:
        if self.right.currentWidget() is self.paste:
            self.paste.set_fault(words)
        else:
            self._say(words)

    # ------------------------------------------------------------------ creating

    def _create(self) -> None:
        faulty = self.form.first_fault()
        unnamed = self.asks.unnamed_row()
        if unnamed is not None:
            unnamed.set_fault(self.tr("请给这条诉求写一个标题。"))
            faulty = faulty or unnamed.heading
        if not self.asks.asks():
            self.asks.set_fault(self.tr("请至少填写一条诉求，每条诉求对应答复的一个部分。"))
            faulty = faulty or self.asks.rows()[0].heading
        if faulty is not None:
            self._show_paste(False)
            self._say(self.tr("还有内容要补充，见红字。"))
            faulty.setFocus()
            return
        self._say("")
        submission = replace(self.form.submission(), asks=self.asks.asks())
        format_name = self.form.format_name()

        def create(store: "Store") -> Draft:
            from replydesk.services.drafts import create_draft

            return create_draft(store, submission, format_name)

        self.create_button.setEnabled(False)
        self._desk.call(create, self._on_created, self._on_refused)

    def _on_created(self, draft: Draft) -> None:
        self.create_button.setEnabled(True)
        self._used = True
        self.created.emit(draft.id)

    def _on_refused(self, error: ReplydeskError) -> None:
        self.create_button.setEnabled(True)
        show_error(self, error)

    # ------------------------------------------------------------------ small things

    def _show_offers(self, offers: "tuple[list[ReplyFormat], list[str], UnitProfile]") -> None:
        formats, sessions, unit = offers
        self.form.offer_formats(formats)
        self.form.offer_sessions(sessions)
        self.form.offer_unit(unit)

    def _know_patterns(self, patterns: str) -> None:
        self._endings = patterns

    def _show_kind(self, kind: SubmissionKind) -> None:
        suggestion = kind is SubmissionKind.SUGGESTION
        self.form.deputies_field.set_title(self.tr("代表") if suggestion else self.tr("委员"))
        self.paste_button.setText(
            self.tr("粘贴建议原文") if suggestion else self.tr("粘贴提案原文")
        )

    def _show_paste(self, on: bool) -> None:
        self.right.setCurrentWidget(self.paste if on else self.asks)
        if on:
            self.paste.text.setFocus()

    def _on_submit(self) -> None:
        button = self.create_button
        if self.right.currentWidget() is self.paste:
            button = self.paste.recognise_button
        button.click()  # does nothing while the button is off: one draft, however often

    def _on_escape(self) -> None:
        if self.right.currentWidget() is self.paste:
            self._show_paste(False)
            self.asks.focus_first()
        else:
            self.cancelled.emit()

    def _offer_ask_back(self, ask: Ask, place: int) -> None:
        show_info(
            self.tr("已删除诉求“{}”").format(ask.heading or ask.text[:12]),
            self.tr("撤销"),
            lambda: self._bring_back(ask, place),
            parent=self,
        )

    def _bring_back(self, ask: Ask, place: int) -> None:
        rows = self.asks.rows()
        if len(rows) == 1 and rows[0].is_empty:
            rows[0].set_ask(ask)
        else:
            self.asks.add_row(place, ask)

    def _clear_with_undo(self) -> None:
        kept = replace(self.form.submission(), asks=self.asks.asks())
        self.clear()
        self.form.subject.setFocus()
        if kept.subject or kept.asks or kept.submitters or kept.number:
            show_info(
                self.tr("已清空"), self.tr("撤销"), lambda: self._write_back(kept), parent=self
            )

    def _write_back(self, kept: Submission) -> None:
        self.form.restore(kept)
        self.asks.set_asks(kept.asks)

    def _say(self, words: str) -> None:
        self.fault.setText(words)


def _patterns(_: "Store") -> str:
    from replydesk.services.file_kinds import readable_kinds

    return readable_kinds().patterns


def _offers(store: "Store") -> tuple[list[ReplyFormat], list[str], UnitProfile]:
    from replydesk.services.drafts import list_drafts
    from replydesk.services.formats import list_formats
    from replydesk.services.units import load_unit

    drafts = list_drafts(store)
    sessions = list(dict.fromkeys(d.plenary_session for d in drafts if d.plenary_session))
    return list_formats(), sessions, load_unit()
