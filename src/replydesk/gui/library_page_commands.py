"""What a clerk does with passages on the library page, one of them or many at once."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from replydesk.domain.editing import Change, NewText
from replydesk.domain.errors import ReplydeskError, StaleRevisionError
from replydesk.domain.letter import SectionKind
from replydesk.domain.passage import Passage
from replydesk.gui import library_work as work
from replydesk.gui import theme
from replydesk.gui.kind_words import kind_name
from replydesk.gui.library_changes import LibraryChanges
from replydesk.gui.library_export import LibraryExport
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.passage_details import PassageDetails
from replydesk.gui.widgets.selection_bar import SelectionBar
from replydesk.gui.word_dialog import WordDialog

if TYPE_CHECKING:
    from replydesk.gui.pages.library import LibraryPage
    from replydesk.services.reviews import ReviewItem

_ASKED = 200  # of a long selection so many are looked at for topics to suggest


class LibraryPageCommands(QObject):
    """Each asks what it has to ask, has the change made, and leaves the rest to the page."""

    def __init__(self, desk: Desk, changes: LibraryChanges, page: "LibraryPage") -> None:
        super().__init__(page)
        self._desk = desk
        self._changes = changes
        self._page = page
        self._export = LibraryExport(desk, page)
        self.dialog: QDialog | None = None

    def answer_to(self, chosen: SelectionBar, details: PassageDetails) -> None:
        """Do what the bar below the list and the details are told to."""

        def targets() -> list[int]:
            return self._page.targets()

        def shown() -> list[int]:
            return [details.passage.id] if details.passage else []

        chosen.topic_button.clicked.connect(lambda: self.set_topic(targets()))
        chosen.kind_chosen.connect(lambda kind: self.set_kind(targets(), kind))
        chosen.retire_button.clicked.connect(lambda: self.retire(targets()))
        chosen.restore_button.clicked.connect(lambda: self.bring_back(targets()))
        chosen.export_wanted.connect(lambda suffix: self.export(targets(), suffix))
        chosen.merge_action.triggered.connect(lambda: self.merge(targets()))
        chosen.family_action.triggered.connect(lambda: self.join(targets()))
        details.text.saved.connect(self.save_text)
        details.kind_chosen.connect(lambda kind: self.change(details.passage, kind=kind))
        details.topic_chosen.connect(lambda topic: self.change(details.passage, topic=topic))
        details.retire_wanted.connect(lambda: self.retire(shown()))
        details.restore_wanted.connect(lambda: self.bring_back(shown()))
        details.removal_wanted.connect(lambda: self.remove_letter(details.passage))
        details.family_wanted.connect(lambda: self.show_family(details.passage))

    # ------------------------------------------------------------------ one passage

    def save_text(self, passage: Passage, text: str) -> None:
        """Save the text of a passage; where another window was first both texts are kept."""
        details = self._page.details.text

        def done(_: Change) -> None:
            self._desk.call(partial(work.several, [passage.id]), show)

        def show(found: list[Passage]) -> None:
            for each in found:
                details.show_saved(each)

        def compare(sentence: str, found: list[Passage]) -> None:
            for each in found:
                details.show_conflict(sentence, each)

        def failed(error: ReplydeskError) -> None:
            show_error(self._page, error)
            if isinstance(error, StaleRevisionError):
                self._desk.call(partial(work.several, [passage.id]), partial(compare, str(error)))

        save = partial(work.change, passage, text, passage.kind, passage.topic)
        self._changes.make(save, done, failed)

    def change(
        self, passage: Passage | None, *, kind: SectionKind | None = None, topic: str | None = None
    ) -> None:
        """Give one passage another kind or topic."""
        if passage is None:
            return
        kind = passage.kind if kind is None else kind
        topic = passage.topic if topic is None else topic
        if (kind, topic) != (passage.kind, passage.topic):
            self._changes.make(partial(work.change, passage, passage.text, kind, topic))

    def split(self, passage: Passage, caret: int) -> None:
        """Ask how a passage is cut, and cut it."""
        from replydesk.gui.reshape_dialog import split_dialog

        dialog = split_dialog(passage.text, caret, self._page.window())
        dialog.made.connect(lambda texts: self._changes.make(partial(work.split, passage, texts)))
        self._open(dialog)

    def remove_letter(self, passage: Passage | None) -> None:
        """Take the letter of a passage out of the library."""
        if passage is not None:
            name = passage.subject or passage.source
            self._changes.remove(passage.letter_id, name)

    def show_family(self, passage: Passage | None) -> None:
        """Show the same measure over the years."""
        if passage is not None:
            from replydesk.gui.family_dialog import show_family

            dialog = show_family(self._page.window(), self._desk, passage)
            dialog.changed.connect(self._refresh)
            self.dialog = dialog

    def _refresh(self) -> None:
        self._changes.changed.emit(None)
        self.count_proposals()

    # ------------------------------------------------------------------ many passages

    def set_topic(self, ids: Sequence[int]) -> None:
        """Ask for a topic and give it to passages."""
        if not ids:
            return
        dialog = WordDialog(
            self.tr("设主题"),
            self.tr("主题"),
            self.tr("设为主题"),
            remark=self.tr("{0} 条素材设为同一个主题；留空就是去掉主题。").format(f"{len(ids):,}"),
            parent=self._page.window(),
        )
        dialog.offer(self._page.topics)

        def offer(chips: list[str]) -> None:
            if self.dialog is dialog:
                dialog.offer(self._page.topics, chips)

        dialog.given.connect(
            lambda topic: self._changes.make(partial(work.set_topic, list(ids), topic))
        )
        self._open(dialog)
        self._desk.latest("library-chips", partial(work.topics_for, list(ids[:_ASKED])), offer)

    def set_kind(self, ids: Sequence[int], kind: SectionKind) -> None:
        """Give passages another kind."""
        if ids:
            self._changes.make(partial(work.set_kind, list(ids), kind))

    def retire(self, ids: Sequence[int]) -> None:
        """Ask for a reason and take passages out of use; they stay in the library."""
        if not ids:
            return
        dialog = WordDialog(
            self.tr("停用素材"),
            self.tr("停用的原因"),
            self.tr("停用"),
            remark=self.tr("{0} 条素材不再推荐，也不再找到；可以在“已停用”中恢复。").format(
                f"{len(ids):,}"
            ),
            needed=self.tr("请写明原因，以后看得出为什么不用。"),
            parent=self._page.window(),
        )
        reasons = [
            self.tr("数据过时"),
            self.tr("政策已调整"),
            self.tr("工作已结束"),
            self.tr("内容重复"),
            self.tr("表述不当"),
        ]
        dialog.offer(reasons, reasons)
        dialog.given.connect(
            lambda reason: self._changes.make(partial(work.retire, list(ids), reason))
        )
        self._open(dialog)

    def bring_back(self, ids: Sequence[int]) -> None:
        """Take passages into use again."""
        if ids:
            self._changes.make(partial(work.bring_back, list(ids)))

    def merge(self, ids: Sequence[int]) -> None:
        """Ask how passages read as one, and make one of them."""
        if len(ids) > 1:
            self._desk.latest("library-merge", partial(work.several, list(ids)), self._ask_merge)

    def _ask_merge(self, passages: list[Passage]) -> None:
        from replydesk.gui.reshape_dialog import merge_dialog

        dialog = merge_dialog([passage.text for passage in passages], self._page.window())
        dialog.made.connect(
            lambda texts: self._changes.make(partial(work.merge, passages, texts[0]))
        )
        self._open(dialog)

    def join(self, ids: Sequence[int]) -> None:
        """Take passages for the same measure in different years."""
        if len(ids) > 1:
            self._changes.make(partial(work.join, list(ids)))

    def export(self, ids: Sequence[int], suffix: str) -> None:
        """Ask where to, and export passages."""
        if ids:
            self._export.start(list(ids), suffix)

    # ------------------------------------------------------------------ the library

    def add(self) -> None:
        """Ask for a new passage, and put it into the library."""
        from replydesk.gui.new_passage_dialog import NewPassageDialog

        dialog = NewPassageDialog(self._page.window())
        dialog.offer(self._page.topics, self._page.bodies)

        def added(change: Change) -> None:
            dialog.accept()
            for number in change.added[:1]:
                self._page.go_to(number, anyway=True)

        def save(new: NewText) -> None:
            self._changes.make(partial(work.add, new), added, dialog.refuse)

        dialog.made.connect(save)
        self._open(dialog)

    def show_removed(self) -> None:
        """List the letters that were taken out, to put them back."""
        from replydesk.gui.removed_letters import RemovedLetters

        dialog = RemovedLetters(self._page.window())

        def ask(_: object = None) -> None:
            self._desk.latest("library-removed", work.removed_letters, show)

        def show(letters: "list[ReviewItem]") -> None:
            if self.dialog is dialog:
                dialog.show_letters(letters)

        def restored(_: object) -> None:
            self._refresh()
            ask()

        dialog.restore_wanted.connect(
            lambda ids: self._desk.call(partial(work.restore_letters, ids), restored)
        )
        self._open(dialog)
        ask()

    def count_proposals(self) -> None:
        """Say how many pairs of passages may be one measure."""
        self._desk.latest("library-proposals", work.count_proposals, self._show_proposed)

    def show_proposals(self) -> None:
        """Look at the pairs that may be one measure."""
        from replydesk.gui.proposals_dialog import show_proposals

        dialog = show_proposals(self._page.window(), self._desk)
        dialog.changed.connect(self._refresh)
        self.dialog = dialog

    def _show_proposed(self, pairs: int) -> None:
        button = self._page.proposals_button
        button.setText(self.tr("可能是同一措施 {0}").format(f"{pairs:,}"))
        button.setVisible(pairs > 0)

    def edit_synonyms(self) -> None:
        """Open the office's own synonyms."""
        from replydesk.gui.synonym_dialog import SynonymDialog

        dialog = SynonymDialog(self._desk, self._page.window())
        self._open(dialog)

    def fill_menu(self, menu: QMenu, ids: list[int], passage: Passage | None) -> None:
        """Offer what can be done with the selected passages."""
        if len(ids) == 1 and passage is not None:
            copy = menu.addAction(self.tr("复制文字"))
            theme.set_icon(copy, "copy")
            copy.triggered.connect(lambda: self._copy(passage.text))
            source = menu.addAction(self.tr("在原文中查看"))
            theme.set_icon(source, "book")
            source.triggered.connect(lambda: self._page.sources.show(passage))
            menu.addAction(self.tr("修改文字")).triggered.connect(self._page.details.text.edit)
            menu.addSeparator()
        menu.addAction(self.tr("设主题…")).triggered.connect(lambda: self.set_topic(ids))
        kinds = menu.addMenu(self.tr("改种类"))
        for kind in SectionKind:
            kinds.addAction(kind_name(kind)).triggered.connect(
                lambda _=False, kind=kind: self.set_kind(ids, kind)
            )
        menu.addAction(self.tr("停用…")).triggered.connect(lambda: self.retire(ids))
        menu.addAction(self.tr("恢复使用")).triggered.connect(lambda: self.bring_back(ids))
        if len(ids) > 1:
            menu.addAction(self.tr("合并为一条…")).triggered.connect(lambda: self.merge(ids))
            menu.addAction(self.tr("属于同一措施")).triggered.connect(lambda: self.join(ids))

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        show_info(self.tr("已复制，可以粘贴到别处"), parent=self._page)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(partial(self._close, dialog))
        dialog.open()

    def _close(self, dialog: QDialog, _result: int) -> None:
        if self.dialog is dialog:
            self.dialog = None
