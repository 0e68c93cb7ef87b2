"""The office's own synonyms: groups of words that suggestions take for the same."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.synonyms import Groups, as_compared, read_group
from replydesk.gui import theme
from replydesk.gui.actions import enter_presses
from replydesk.gui.guard import guarded
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.forms import Field

if TYPE_CHECKING:
    from replydesk.store.engine import Store

_PLACE = Qt.ItemDataRole.UserRole


class SynonymDialog(QDialog):
    """Reads and saves the table in the worker; nothing is changed before 保存.

    Emits `saved` once the new groups are in force.
    """

    saved = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("同义词"))
        self.resize(640, 600)
        self._desk = desk
        self._groups: Groups = ()
        self._before: list[Groups] = []
        self._shipped: Groups = ()
        self._saving = False
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._set_ready(False)
        desk.latest("synonyms", _tables, self._on_tables, self._refuse)

    def _make_widgets(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找词语，程序自带的也一并查找"))
        self.search.setAccessibleName(self.tr("查找词语"))
        self.search.setClearButtonEnabled(True)
        self.own = _list(self.tr("本单位的同义词"))
        self.shipped = _list(self.tr("程序自带的同义词（只读）"))
        self.shipped.setMaximumHeight(150)
        self.shipped_title = QLabel(self.tr("程序自带的（只读）"))
        self.shipped_title.setProperty("role", "muted")
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("例如：养老、老年人照护"))
        self.field = Field(self.tr("一组词，用顿号或空格隔开"), self.words)
        self.add_button = QPushButton(self.tr("添加"))
        self.change_button = QPushButton(self.tr("修改所选"))
        self.remove_button = QPushButton(self.tr("删除所选"))
        self.undo_button = QPushButton(self.tr("撤销"))
        self.cancel_button = QPushButton(self.tr("取消"))
        self.save_button = QPushButton(self.tr("保存"))
        self.save_button.setProperty("role", "primary")
        theme.set_icon(self.add_button, "plus")
        theme.set_icon(self.remove_button, "trash")
        theme.set_icon(self.undo_button, "undo")
        self.fault = QLabel()
        self.fault.setProperty("role", "fault")
        self.fault.setWordWrap(True)
        self.fault.hide()

    def _lay_out(self) -> None:
        remark = QLabel(self.tr("推荐素材时，同一组的词视为同一个意思。"))
        remark.setProperty("role", "muted")
        edits = (self.add_button, self.change_button, self.remove_button, self.undo_button)
        row, foot = QHBoxLayout(), QHBoxLayout()
        for button in edits:
            row.addWidget(button)
        row.insertStretch(3)
        foot.addStretch()
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        # Elsewhere it belongs to the words.
        enter_presses((*edits, self.cancel_button, self.save_button))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(10)
        column.addWidget(remark)
        column.addWidget(self.search)
        column.addWidget(self.own, 1)
        for widget in (self.shipped_title, self.shipped, self.field):
            column.addWidget(widget)
        column.addLayout(row)
        column.addWidget(self.fault)
        column.addSpacing(6)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.own.itemSelectionChanged.connect(self._on_selected)
        self.words.textEdited.connect(lambda _: self.field.set_fault(""))
        self.words.returnPressed.connect(self.change)
        self.add_button.clicked.connect(self.add)
        self.change_button.clicked.connect(self.change)
        self.remove_button.clicked.connect(self.remove)
        self.undo_button.clicked.connect(self.undo)
        self.cancel_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self).activated.connect(self.undo)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.own)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)

    # ------------------------------------------------------------------ editing

    def add(self) -> bool:
        """Add the words as a group; False where they are none, which is told below them."""
        return self._put(None)

    def change(self) -> bool:
        """Put the words in place of the selected group, or add them; False where they are none."""
        return self._put(self._selected())

    def remove(self) -> None:
        """Remove the selected group."""
        place = self._selected()
        if place is not None:
            self._become(self._groups[:place] + self._groups[place + 1 :])

    def undo(self) -> None:
        """Take back the last addition, change or removal."""
        if self._before and not self._saving:
            self._groups = self._before.pop()
            self.words.clear()
            self._show_groups()

    def save(self) -> None:
        """Save in the worker, words not taken over yet included; a fault keeps the dialog open."""
        place = self._selected()
        shown = "" if place is None else _worded(self._groups[place])
        if self.words.text().strip() not in ("", shown) and not self.change():
            return
        self._saving = True
        self._set_ready(False)
        self.fault.hide()
        self._desk.call(_saving(self._groups), self._on_saved, self._on_unsaved)

    @guarded
    def reject(self) -> None:
        """Leave the table as it was; not while it is being saved."""
        if not self._saving:
            self._desk.forget("synonyms")
            super().reject()

    def _put(self, place: int | None) -> bool:
        try:
            group = read_group(self.words.text())
        except InputError as error:
            self.field.set_fault(str(error))
            return False
        others = [known for at, known in enumerate(self._groups) if at != place]
        if _sense(group) in map(_sense, others):
            self.field.set_fault(self.tr("这一组已经有了。"))
            return False
        at = len(self._groups) if place is None else place
        self.search.clear()  # or what was just put in might not be shown
        self._become((*self._groups[:at], group, *self._groups[at + 1 :]))
        self.own.scrollToItem(self.own.item(at))
        self.words.setFocus()
        return True

    def _become(self, groups: Groups) -> None:
        if groups != self._groups:
            self._before.append(self._groups)
            self._groups = groups
        self.words.clear()
        self._show_groups()

    # ------------------------------------------------------------------ what is shown

    def _selected(self) -> int | None:
        chosen = self.own.selectedItems()
        return int(chosen[0].data(_PLACE)) if chosen else None

    def _on_selected(self) -> None:
        place = self._selected()
        self.words.setText("" if place is None else _worded(self._groups[place]))
        self.field.set_fault("")
        self._show_buttons()

    def _show_buttons(self) -> None:
        for button in (self.change_button, self.remove_button):
            button.setEnabled(self._selected() is not None)
        self.undo_button.setEnabled(bool(self._before))

    def _filter(self) -> None:
        place = self._selected()
        self._show_groups(place)
        hidden = place is not None and self._selected() is None
        if hidden and self.words.text() == _worded(self._groups[place or 0]):
            self.words.clear()  # words of the clerk's own are left

    def _show_groups(self, chosen: int | None = None) -> None:
        wanted = as_compared(self.search.text().strip())
        with QSignalBlocker(self.own):
            self.own.clear()
            for place, group in enumerate(self._groups):
                if _holds(group, wanted):
                    item = QListWidgetItem(_worded(group), self.own)
                    item.setData(_PLACE, place)
                    item.setSelected(place == chosen)
        self.shipped.clear()
        for group in self._shipped if wanted else ():
            if _holds(group, wanted):
                QListWidgetItem(_worded(group), self.shipped).setFlags(Qt.ItemFlag.NoItemFlags)
        for widget in (self.shipped_title, self.shipped):
            widget.setVisible(self.shipped.count() > 0)
        self._show_buttons()

    def _set_ready(self, on: bool) -> None:
        for widget in (self.own, self.field, self.add_button, self.save_button):
            widget.setEnabled(on)
        self._show_groups(self._selected())
        if not on:
            for button in (self.change_button, self.remove_button, self.undo_button):
                button.setEnabled(False)

    def _on_tables(self, tables: tuple[Groups, Groups | ReplydeskError]) -> None:
        self._shipped, own = tables
        if isinstance(own, ReplydeskError):  # nothing is to be written over what can't be read
            self._refuse(own)
            self._show_groups()
            return
        self._groups = own
        self._set_ready(True)
        self.words.setFocus()

    def _on_saved(self, _done: None) -> None:
        self._saving = False
        self.saved.emit()
        self.accept()

    def _on_unsaved(self, error: ReplydeskError) -> None:
        self._saving = False
        self._set_ready(True)
        self._refuse(error)

    def _refuse(self, error: ReplydeskError) -> None:
        self.fault.setText(str(error))
        self.fault.show()


def _list(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    made.setWordWrap(True)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return made


def _worded(group: tuple[str, ...]) -> str:
    return "、".join(group)


def _sense(group: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(as_compared, group))


def _holds(group: tuple[str, ...], wanted: str) -> bool:
    return not wanted or any(wanted in as_compared(word) for word in group)


def _tables(_store: "Store") -> tuple[Groups, Groups | ReplydeskError]:
    from replydesk.services.synonyms import office_groups, shipped_groups

    try:
        return shipped_groups(), office_groups()
    except ReplydeskError as error:
        return shipped_groups(), error


def _saving(groups: Groups) -> "Callable[[Store], None]":
    def save(_store: "Store") -> None:
        from replydesk.services.synonyms import save_groups

        save_groups(groups)

    return save
