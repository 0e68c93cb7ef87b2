"""The pattern that files are called by, with the name it gives the first of them."""

import os
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QWidget

from replydesk.domain.draft import Draft
from replydesk.domain.errors import InputError
from replydesk.domain.file_names import FIELDS, NameRoom, fields_of, file_name
from replydesk.gui import theme
from replydesk.gui.widgets.forms import Field


class NamePatternField(Field):
    """A line for the pattern, a menu of its fields, and below them an example or the fault."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        row = QWidget()
        self.line = QLineEdit()
        self.insert_button = QPushButton()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.line, 1)
        line.addWidget(self.insert_button)
        super().__init__("", row, "", parent)
        self.set_title(self.tr("文件名格式"))
        self.line.setAccessibleName(self.tr("文件名格式"))
        self.insert_button.setText(self.tr("插入字段"))
        self.insert_button.setAutoDefault(False)
        theme.set_icon(self.insert_button, "plus")
        menu = QMenu(self.insert_button)
        for name in FIELDS:
            menu.addAction(name, partial(self._insert, name))
        self.insert_button.setMenu(menu)
        self._draft: Draft | None = None
        self._folder, self._ordinal = "", "01"
        self.line.textChanged.connect(self._show)

    def pattern(self) -> str:
        """What is written."""
        return self.line.text().strip()

    def show_for(self, draft: Draft, ordinal: str) -> None:
        """Give the example with this draft, which has this place in the batch."""
        self._draft, self._ordinal = draft, ordinal
        self._show()

    def set_folder(self, folder: str) -> None:
        """Where the files are going to lie: on Windows a deep folder leaves less room."""
        self._folder = folder
        self._show()

    def is_faulty(self) -> bool:
        """Whether no name can be made of what is written."""
        return not self.fault.isHidden()

    def _insert(self, name: str) -> None:
        self.line.insert(f"{{{name}}}")
        self.line.setFocus()

    def _show(self) -> None:
        room = NameRoom(windows=os.name == "nt", folder=self._folder)
        draft = self._draft
        fields = fields_of(draft, self._ordinal) if draft else dict.fromkeys(FIELDS, "")
        try:
            name = file_name(self.pattern(), fields, room)
        except InputError as error:
            self.remark.setText("")
            self.set_fault(str(error))
        else:
            self.set_fault("")
            self.remark.setText(self.tr("如：{0}").format(name) if draft else "")
            self.remark.setToolTip(name)
        self.changed.emit()
