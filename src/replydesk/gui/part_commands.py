"""Adding, wording, moving and removing parts; each can be undone."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from replydesk.domain.draft import OPENING, Place
from replydesk.gui import notices
from replydesk.gui.models.outline_list import OutlineRow
from replydesk.gui.widgets.outline_view import OutlineView

if TYPE_CHECKING:
    from replydesk.gui.pages.drafting import DraftingPage

_MENU = ("rename_part", "add_part", "", "part_up", "part_down", "", "remove_part")


class PartCommands(QObject):
    """What the clerk can do with whole parts of the page's draft."""

    def __init__(self, page: "DraftingPage", view: OutlineView) -> None:
        super().__init__(page)
        self._page = page
        self._view = view

    def add(self) -> None:
        """Add a part after the one shown, and ask for its heading in the outline."""
        session = self._page.session
        if session is None:
            return
        if not session.can_add_part():
            words = self.tr("这份答复不能再添加部分（最多二十个）。")
            notices.show_info(words, parent=self._page)
            return
        at = session.place.part + 1 if session.place.part >= 0 else len(session.parts)
        if session.place == OPENING:
            at = 0
        heading = session.reply_format.heading_for(self.tr("新的事项"))
        session.add_part(at, heading, self.tr("添加部分"))
        self._view.rename(at)

    def rename(self) -> None:
        """Edit the heading of the part that is shown."""
        if self._page.session and self._page.session.place.part >= 0:
            self._view.rename(self._page.session.place.part)

    def move(self, step: int) -> None:
        """Move the part that is shown up (-1) or down (1)."""
        if self._page.session and self._page.session.place.part >= 0:
            part = self._page.session.place.part
            self._page.session.move_part(part, part + step, self.tr("移动部分"))

    def remove(self) -> None:
        """Remove the part that is shown, offering to undo it."""
        session = self._page.session
        if session is None or session.place.part < 0 or not session.has_parts:
            return
        if len(session.parts) <= 1:
            notices.show_info(self.tr("答复至少要有一个部分。"), parent=self._page)
            return
        heading = session.parts[session.place.part].heading or ""
        session.remove_part(session.place.part, self.tr("删除部分"))
        words = self.tr("已删除“{0}”。").format(heading)
        step = session.history.index()

        def bring_back() -> None:
            # The bar may outlive the step: by then undo would take something else back.
            if session.history.index() == step:
                session.history.undo()

        notices.show_info(words, self.tr("撤销"), bring_back, parent=self._page)

    def show_menu(self, row: OutlineRow, position: QPoint) -> None:
        """The menu of a row of the outline."""
        self._page.go_to(Place(row.place.part, row.place.section))
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in _MENU:
            if name:
                menu.addAction(self._page.actions_by_name[name])
            else:
                menu.addSeparator()
        menu.popup(position)
