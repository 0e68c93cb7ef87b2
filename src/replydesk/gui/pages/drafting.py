"""The drafting page: outline, editor and library of one draft, saved by itself."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QWidget

from replydesk.domain.draft import OPENING, Draft, Place
from replydesk.domain.errors import ReplydeskError, StaleRevisionError
from replydesk.domain.format import ReplyFormat
from replydesk.domain.passage import Passage
from replydesk.gui import actions, notices
from replydesk.gui.autosave import Autosave
from replydesk.gui.drafting_view import DraftingView
from replydesk.gui.guard import guarded
from replydesk.gui.history import History
from replydesk.gui.library_commands import LibraryCommands
from replydesk.gui.live_check import LiveCheck
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.opinion_commands import OpinionCommands
from replydesk.gui.part_commands import PartCommands
from replydesk.gui.sources import Sources
from replydesk.gui.step_commands import StepCommands
from replydesk.gui.tasks import Desk
from replydesk.gui.unit_work import unit_of
from replydesk.gui.word_commands import WordCommands

if TYPE_CHECKING:
    from replydesk.domain.finding import Where
    from replydesk.store.engine import Store

_WHOLE = 1_000_000  # characters: to the end of a point


class DraftingPage(DraftingView):
    """Edits one draft. `open` brings it from the store; what is typed is saved without asking."""

    closed = Signal()
    check_requested = Signal(object)  # the Draft
    export_requested = Signal(object)  # the Draft
    print_requested = Signal(object, object)  # the Draft, and whose lines it has on the screen
    finish_requested = Signal(int)  # the saved draft
    shortcuts_requested = Signal()
    opened = Signal()
    save_state = Signal(str, str)  # "saved", "pending" or "failed", and the words
    length_known = Signal(int)
    library_known = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._desk = desk
        self.session: DraftSession | None = None
        self.autosave: Autosave | None = None
        self.check = LiveCheck(desk, self)
        self.sources = Sources(desk, self)
        self.parts = PartCommands(self, self.outline.view)
        self.steps = StepCommands(self)
        self.history = History(self)
        self.opinions = OpinionCommands(self, desk)
        self.keeping = LibraryCommands(self, desk)
        self.word = WordCommands(self, desk)
        self.actions_by_name = actions.make_actions(self, self._slots())
        self._connect()

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "search": self.keeping.search,
            "narrow": self.keeping.narrow,
            "family": self.library.show_family,
            "keep": self.keeping.keep,
            "insert_first": self.side.insert_first,
            "show_source": self.side.show_source,
            "previous": partial(self.steps.go, -1),
            "next": partial(self.steps.go, 1),
            "finish": self.steps.toggle_finished,
            "undo": self.history.undo,
            "redo": self.history.redo,
            "point_up": partial(self.page.editor.move_point, -1),
            "point_down": partial(self.page.editor.move_point, 1),
            "toggle_label": self.page.editor.toggle_label,
            "add_part": self.parts.add,
            "rename_part": self.parts.rename,
            "part_up": partial(self.parts.move, -1),
            "part_down": partial(self.parts.move, 1),
            "remove_part": self.parts.remove,
            "outline": self.outline.view.setFocus,
            "editor": self.page.focus_text,
            "library": self.keeping.go,
            "opinions": self.opinions.go,
            "read_opinion": self.opinions.choose,
            "preview": self._toggle_preview,
            "pages": self._go_to_pages,
            "print": self._print,
            "larger": partial(self.page.editor.resize_text, 1),
            "smaller": partial(self.page.editor.resize_text, -1),
            "check": self.request_check,
            "export": self._request_export,
            "from_word": self.word.choose,
            "finish_reply": self.finish,
            "back": self.leave,
            "shortcuts": self.shortcuts_requested.emit,
        }

    def _connect(self) -> None:
        named = self.actions_by_name
        for button, name in (
            (self.bar.back, "back"),
            (self.bar.check, "check"),
            (self.bar.preview, "preview"),
            (self.bar.export, "export"),
            (self.bar.from_word, "from_word"),
            (self.bar.finish, "finish_reply"),
            (self.page.back, "previous"),
            (self.page.finish, "finish"),
            (self.page.next, "next"),
            (self.outline.add, "add_part"),
        ):
            actions.bind(button, named[name], words=name not in ("back", "from_word"))
        for tool, name in (
            (self.page.undo, "undo"),
            (self.page.redo, "redo"),
            (self.page.up, "point_up"),
            (self.page.down, "point_down"),
            (self.page.keep, "keep"),
            (self.side.add, "read_opinion"),
            (self.preview.print_button, "print"),
        ):
            actions.bind(tool, named[name], words=False)
        self.outline.view.place_chosen.connect(self.go_to)
        self.outline.view.menu_wanted.connect(self.parts.show_menu)
        self.page.place_chosen.connect(self.go_to)
        self.page.editor.left.connect(self._save)
        self.page.editor.menu_actions = [named["keep"], named["insert_first"]]
        self.page.editor.origin_words = self.sources.words
        self.page.editor.passage_inserted.connect(self.sources.remember)
        self.page.opening.left.connect(self._save)
        self.page.ending.left.connect(self._save)
        self.page.warning.shown_at.connect(self.show_where)
        self.preview.pages.chosen.connect(self.show_where)
        self.library.insert_wanted.connect(self.insert)
        self.library.source_wanted.connect(self.sources.show)
        self.sources.insert_wanted.connect(self.insert)
        self.check.changed.connect(self._on_findings)
        self.library.size_known.connect(self.library_known)
        self.dropped.connect(self.word.take_dropped)
        self.take_files(self.tr("松开鼠标，读入会办意见，或取回改好的答复"))
        self.page.editor.undoAvailable.connect(self.history.show)
        self.page.editor.redoAvailable.connect(self.history.show)

    # ------------------------------------------------------------------ opening and leaving

    def open(self, draft_id: int) -> None:
        """Bring a draft from the store and show it where it was left."""
        self.flush()
        self._desk.call(partial(_read, draft_id), self._show)

    def _show(self, answer: tuple[Draft, ReplyFormat]) -> None:
        draft, reply_format = answer
        old, writer = self.session, self.autosave
        self.session = session = DraftSession(draft, reply_format)
        self.autosave = autosave = Autosave(self._desk, session)
        autosave.saved.connect(self._on_saved)
        autosave.pending.connect(self._on_pending)
        autosave.failed.connect(self._on_failed)
        autosave.copied.connect(self._on_copied)
        session.text_changed.connect(self._on_text)
        session.edited.connect(self._on_edited)
        session.structure_changed.connect(self._on_structure)
        session.history.indexChanged.connect(self.history.show)
        self.outline.follow(session)
        self.preview.follow(session)
        self.opinions.follow(session)
        self.word.stop()
        self._on_saved(draft)
        self._show_place()
        self._on_edited()
        self.bar.show_followed([])
        followers = partial(_references_after, draft.id)
        self._desk.latest("drafting-followed", followers, self.bar.show_followed)
        work = unit_of(session.letter.signature.issuing_body or "")
        self._desk.latest("drafting-unit", work, self.page.ending.offer_unit)
        self.library.count_library()
        self.sources.look_up(session.letter)
        self.check.follow(session)
        self.page.focus_text()
        if old is not None and writer is not None:
            writer.flush(lambda _safe: old.deleteLater())
        self.opened.emit()

    def leave(self) -> None:
        """Go back to the list of drafts; what is typed is saved first."""
        if self.session is None:
            self.closed.emit()
            return
        self.flush(lambda safe: self.closed.emit() if safe else None)

    def flush(self, then: Callable[[bool], None] | None = None) -> None:
        """Save now; `then` is told whether everything is safe."""
        if self.autosave:
            self.autosave.flush(then)
        elif then:
            then(True)

    def show_where(self, where: "Where") -> None:
        """Go to the place that a finding names and select its words."""
        self.go_to(where.place)
        text = self.session.section_at(where.place) if self.session else None
        if text is not None and where.field == "text" and where.paragraph is not None:
            block = text.block_number_of(where.paragraph)
            end = _WHOLE if where.end is None else where.end
            self.page.editor.select_span(block, where.start or 0, end)
        elif where.part is None and where.field:
            self.page.focus_place(where)

    # ------------------------------------------------------------------ moving about

    def go_to(self, place: Place) -> None:
        """Show a place of the outline."""
        if self.session is None:
            return
        keyboard_in_outline = self.outline.view.hasFocus()
        if place.part >= 0 and self.session.section_at(place) is None:
            return
        if place != self.session.place:
            self.session.move_to(place)
            self._save()
        self._show_place()
        if not keyboard_in_outline:
            self.page.focus_text()

    def _show_place(self) -> None:
        session = self.session
        if session is None:
            return
        place = session.place
        self.outline.view.show_place(place)
        self.page.show_place(session, place)
        self.preview.show_place(place)
        self.steps.show()
        self.history.show()
        self._show_warning()
        self.opinions.show()
        section = session.section_at(place)
        about = (session.year, session.draft_id)
        if section is None:
            self.library.follow(session.letter.subject or "", None, *about)
            return
        part = session.parts[place.part]
        lines = (part.heading or session.letter.subject or "", session.ask_words(place))
        topic = "\n".join(line for line in lines if line)
        self.library.follow(topic, section.kind, *about)

    def _toggle_preview(self) -> None:
        self.columns.toggle()
        if QApplication.focusWidget() is None:  # it was in the column that has gone
            self.page.focus_text()

    def _go_to_pages(self) -> None:
        if self.preview.isHidden():
            self.columns.toggle()
        self.preview.pages.setFocus()

    # ------------------------------------------------------------------ editing

    def insert(self, passage: Passage) -> None:
        """Take a passage over as a new point at the caret."""
        if self.session is None or self.session.section_at(self.session.place) is None:
            words = self.tr("素材只能插入正文小节。请先在左侧提纲中选择一个小节。")
            notices.show_info(words, parent=self)
            return
        self.page.editor.insert_passage(passage)
        self.page.editor.setFocus()

    # ------------------------------------------------------------------ what follows a change

    def _save(self) -> None:
        self.flush()

    def _on_text(self, _section: object) -> None:
        self.page.show_counts()
        self.history.show()

    def _on_structure(self, _place: object) -> None:
        self._show_place()

    def _on_edited(self) -> None:
        session = self.session
        if session is None:
            return
        letter = session.letter
        self.bar.show_submission(session.draft().submission, letter)
        self.steps.show()
        self.length_known.emit(letter.length)
        self.check.soon()

    def _on_pending(self) -> None:
        self.save_state.emit("pending", self.tr("正在编辑…"))

    def _on_saved(self, draft: Draft) -> None:
        when = (draft.changed_at or datetime.now().astimezone()).astimezone()
        self.save_state.emit("saved", self.tr("已自动保存 {0}").format(when.strftime("%H:%M")))

    def _on_failed(self, error: ReplydeskError) -> None:
        self.save_state.emit("failed", self.tr("未能保存"))
        if isinstance(error, StaleRevisionError) and self.autosave:
            notices.show_error(self, error, self.tr("保留两份"), self.autosave.keep_both)
        else:
            notices.show_error(self, error)

    def _on_copied(self) -> None:
        words = self.tr("两份都已保留：您写的这一份另存为一份新草稿，首页上两份都在。")
        notices.show_info(words, parent=self)

    def _on_findings(self) -> None:
        count = self.check.count
        words = self.tr("检查 {0} 项").format(count) if count else self.tr("检查")
        self.bar.check.setText(words)
        self._show_warning()

    def _show_warning(self) -> None:
        place = self.session.place if self.session else OPENING
        words, where = self.check.first_in(place)
        self.page.warning.show_remark(words, where)

    def request_check(self) -> None:
        """Save, and have the draft checked."""
        if self.session:
            draft = self.session.draft()
            self.flush()
            self.check_requested.emit(draft)

    def finish(self) -> None:
        """Save, and have the reply finished."""
        if self.session:
            draft_id = self.session.draft().id
            self.flush(lambda safe: self.finish_requested.emit(draft_id) if safe else None)

    def _request_export(self) -> None:
        if self.session:
            draft = self.session.draft()
            self.flush()
            self.export_requested.emit(draft)

    def _print(self) -> None:
        if self.session:
            self.flush()
            self.print_requested.emit(self.session.draft(), self.preview.breaking)

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "check"):
            self._show_warning()


def _read(draft_id: int, store: "Store") -> tuple[Draft, ReplyFormat]:
    from replydesk.services.drafts import open_draft
    from replydesk.services.formats import format_of_draft

    draft = open_draft(store, draft_id)
    return draft, format_of_draft(draft.reply_format)


def _references_after(draft_id: int, store: "Store") -> list[str]:
    from replydesk.services.second_replies import reference, replies_after

    return [reference(reply.letter) for reply in replies_after(store, draft_id)]
