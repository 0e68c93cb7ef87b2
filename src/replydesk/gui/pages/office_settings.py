"""The settings of the office: its units, base template, wording, and the fonts there are."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QMessageBox,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.errors import ReplydeskError
from replydesk.domain.unit import UnitProfile
from replydesk.gui import theme
from replydesk.gui.notices import show_error, show_info
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.office_fonts import FontsPane
from replydesk.gui.widgets.office_template import TemplatePane
from replydesk.gui.widgets.office_unit import UnitForm
from replydesk.gui.widgets.office_wording import WordingPane

if TYPE_CHECKING:
    from replydesk.store.engine import Store

_UNITS, _TEMPLATE, _WORDING, _FONTS = range(4)
_Unit = tuple[Path | None, UnitProfile]


@dataclass(frozen=True, slots=True)
class _Read:
    """What lies in the data folder: profiles with their files, wording in force and shipped."""

    units: list[_Unit]
    names: dict[str, str]
    sources: dict[str, str]
    shipped: dict[str, str]


class OfficeSettingsPage(QWidget):
    """Everything is read and saved in the worker; nothing is in force before 保存."""

    closed = Signal()
    changed = Signal()  # profiles or wording that are in force

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._units: list[_Unit] = []
        self._at = 0
        self._then: Callable[[], None] | None = None
        self.question: QMessageBox | None = None
        self._make_widgets()
        self._lay_out()
        self._connect()

    def start(self, pane: int = _UNITS) -> None:
        """Read the settings anew and show one of the panes, the first unless said."""
        self.places.setCurrentRow(pane)
        self._set_ready(False)
        self.fonts.refresh()
        self._desk.latest("office-settings", _read, self._show, self._refuse)
        self.places.setFocus()

    @property
    def is_changed(self) -> bool:
        """Whether something was written that is not saved."""
        return self.save_button.isEnabled()

    # ------------------------------------------------------------------ making the page

    def _make_widgets(self) -> None:
        self.back = QToolButton()
        theme.set_icon(self.back, "arrow-left")
        self.back.setIconSize(QSize(20, 20))
        self.back.setToolTip(self.tr("返回（Esc）"))
        self.back.setAccessibleName(self.tr("返回"))
        self.chosen = QComboBox()
        self.chosen.setAccessibleName(self.tr("单位"))
        self.chosen.setMinimumWidth(260)
        self.add_button = QPushButton(self.tr("新增单位"))
        theme.set_icon(self.add_button, "plus")
        self.remove_button = QPushButton(self.tr("删除此单位"))
        theme.set_icon(self.remove_button, "trash")
        self.remove_button.hide()
        self.save_button = QPushButton(self.tr("保存(&S)"))
        self.save_button.setProperty("role", "primary")
        self.save_button.setToolTip("Ctrl+S")
        self.fault = QLabel()
        self.fault.setProperty("role", "danger")
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.places = QListWidget()
        self.places.setAccessibleName(self.tr("设置的项目"))
        for words in (self.tr("单位"), self.tr("版式模板"), self.tr("措辞"), self.tr("字体")):
            self.places.addItem(words)
        self.places.setFixedWidth(150)
        self.form = UnitForm()
        self.template = TemplatePane(self._desk)
        self.wording = WordingPane(self._desk)
        self.fonts = FontsPane()
        self.stack = QStackedWidget()
        for pane in (self.form, self.template, self.wording, self.fonts):
            self.stack.addWidget(pane)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        bar.setFixedHeight(60)
        row = QHBoxLayout(bar)
        row.setContentsMargins(10, 0, 16, 0)
        row.setSpacing(8)
        title = QLabel(self.tr("本单位设置"))
        title.setProperty("role", "subject")
        row.addWidget(self.back)
        row.addWidget(title)
        row.addSpacing(16)
        row.addWidget(self.chosen)
        row.addWidget(self.add_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        inner = QWidget()
        inner.setMaximumWidth(1180)
        body = QHBoxLayout(inner)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self.places)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.fault)
        right.addWidget(self.stack, 1)
        body.addLayout(right, 1)
        ground = QHBoxLayout()
        ground.setContentsMargins(20, 16, 8, 16)
        ground.addStretch(1)
        ground.addWidget(inner, 1000)
        ground.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addLayout(ground, 1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.leave)
        self.places.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.chosen.activated.connect(self._choose)
        self.add_button.clicked.connect(self.add_unit)
        self.remove_button.clicked.connect(self.remove_unit)
        self.save_button.clicked.connect(self.save)
        self.form.edited.connect(self._show_changed)
        self.form.edited.connect(self._pass_on)
        self.wording.edited.connect(self._show_changed)
        for keys, act in (("Ctrl+S", self.save), ("Esc", self.leave)):
            QShortcut(QKeySequence(keys), self, act)

    # ------------------------------------------------------------------ what is done

    def save(self) -> None:
        """Save the profile and the wording; a fault is told and nothing is in force then."""
        if not self.save_button.isEnabled():
            return
        try:
            unit = self.form.unit()
        except ReplydeskError as error:
            self.places.setCurrentRow(_UNITS)
            self._refuse(error)
            return
        path = self._units[self._at][0]
        sources = self.wording.sources() if self.wording.is_changed else {}
        self._set_ready(False)
        self._desk.call(_saving(path, unit, sources), self._on_saved, self._refuse)

    def leave(self) -> None:
        """Go back; what is not saved is asked about first."""
        self._after_saving(self.closed.emit)

    def add_unit(self) -> None:
        """Begin the profile of another body with what this one says."""
        self._after_saving(self._add)

    def remove_unit(self) -> None:
        """Remove the profile that is shown, and its template."""
        path, unit = self._units[self._at]
        if path is None:
            del self._units[self._at]
            self._show_units(0)
            return

        def removed(_done: None) -> None:
            del self._units[self._at]
            self._show_units(0)
            show_info(self.tr("已删除单位“{0}”").format(unit.name), parent=self)
            self.changed.emit()

        self._desk.call(_removing(path), removed, self._refuse)

    def _add(self) -> None:
        shown = self._units[self._at][1]
        fresh = replace(shown, name="", bodies=(), document_code="")
        self._units.append((None, fresh))
        self._show_units(len(self._units) - 1)
        self.places.setCurrentRow(_UNITS)
        self.form.first_field().setFocus()

    def _choose(self, at: int) -> None:
        if at != self._at:
            self.chosen.setCurrentIndex(self._at)
            self._after_saving(lambda: self._show_units(at))

    def _after_saving(self, then: Callable[[], None]) -> None:
        if not self.is_changed:
            self._drop_unsaved(then)
            return
        buttons = QMessageBox.StandardButton
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("本单位设置"),
            self.tr("修改的设置还没有保存，要保存吗？"),
            buttons.Save | buttons.Discard | buttons.Cancel,
            self,
        )
        box.button(buttons.Save).setText(self.tr("保存"))
        box.button(buttons.Discard).setText(self.tr("不保存"))
        box.button(buttons.Cancel).setText(self.tr("取消"))

        def answered(result: int) -> None:
            self.question = None
            if result == buttons.Save:
                self._then = then
                self.save()
            elif result == buttons.Discard:
                self._drop_unsaved(then)

        box.finished.connect(answered)
        self.question = box
        box.open()

    def _drop_unsaved(self, then: Callable[[], None]) -> None:
        self.save_button.setEnabled(False)
        then()

    # ------------------------------------------------------------------ what is shown

    def _show(self, read: _Read) -> None:
        self._units = read.units
        self.wording.show_sources(read.names, read.sources, read.shipped)
        self._set_ready(True)
        self._show_units(min(self._at, len(self._units) - 1))

    def _show_units(self, at: int) -> None:
        self._at = at
        self.fault.hide()
        self.chosen.clear()
        for _, unit in self._units:
            self.chosen.addItem(unit.name or self.tr("（未填写单位名称）"))
        self.chosen.setCurrentIndex(at)
        path, unit = self._units[at]
        self.form.show_unit(unit)
        self.template.show_unit(path, unit.name)
        self.wording.show_unit(unit)
        self.remove_button.setVisible(len(self._units) > 1 and at > 0)
        self.save_button.setEnabled(path is None or self.wording.is_changed)

    def _show_changed(self) -> None:
        unsaved = self._units[self._at][0] is None if self._units else False
        self.save_button.setEnabled(unsaved or self.form.is_changed or self.wording.is_changed)

    def _pass_on(self) -> None:
        try:
            self.wording.show_unit(self.form.unit())
        except ReplydeskError:
            return  # told when it is saved

    def _set_ready(self, on: bool) -> None:
        for widget in (self.form, self.wording, self.chosen, self.add_button, self.remove_button):
            widget.setEnabled(on)
        if not on:
            self.save_button.setEnabled(False)

    def _on_saved(self, saved: _Unit) -> None:
        self._units[self._at] = saved
        self.wording.saved()
        self._set_ready(True)
        self._show_units(self._at)
        show_info(self.tr("设置已保存，今后的答复按新设置写"), parent=self)
        self.changed.emit()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _refuse(self, error: ReplydeskError) -> None:
        self._then = None
        if not self._units:  # nothing is to be written over what can't be read
            show_error(self, error)
        else:
            self._set_ready(True)
            self.save_button.setEnabled(True)
        self.fault.setText(str(error))
        self.fault.show()


def _read(_store: "Store") -> _Read:
    from replydesk.services.units import load_units, unit_file, unit_files
    from replydesk.services.wording import WORDINGS, wording_sources

    files = unit_files() or [unit_file()]
    units: list[_Unit] = list(zip(files, load_units(), strict=True))
    return _Read(units, WORDINGS, wording_sources(), wording_sources(shipped=True))


def _saving(
    path: Path | None, unit: UnitProfile, sources: dict[str, str]
) -> "Callable[[Store], _Unit]":
    def save(_store: "Store") -> _Unit:
        from replydesk.services.units import new_unit_file, save_unit
        from replydesk.services.wording import save_wording

        target = path or new_unit_file(unit.name)
        if sources:
            save_wording(sources, unit)
        save_unit(unit, target)
        return target, unit

    return save


def _removing(path: Path) -> "Callable[[Store], None]":
    def remove(_store: "Store") -> None:
        from replydesk.services.templates import remove_unit

        remove_unit(path)

    return remove
