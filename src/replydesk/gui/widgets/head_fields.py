"""The head and foot of a recognised letter as a compact form: two fields a line."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from replydesk.domain.letter import AddresseeRole, Disclosure, ReplyLetter, SubmissionKind
from replydesk.gui.guard import guarded
from replydesk.gui.models.field_places import FIELDS, value_of
from replydesk.gui.widgets.dates import DateField
from replydesk.gui.widgets.forms import set_look

_SEPARATORS = str.maketrans(dict.fromkeys("，,；;", "、"))


class HeadFields(QFrame):
    """`edited` tells a field and its value; `entered` which field the keyboard went into."""

    edited = Signal(str, object)
    entered = Signal(str)
    finished = Signal()  # Enter in a field

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._editors: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self._showers: dict[str, Callable[[Any], None]] = {}
        self._said: dict[str, QLabel] = {}
        self._showing = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 12, 14, 12)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(3, 2)
        self._fill()

    def show_letter(self, letter: ReplyLetter) -> None:
        """Show the fields of a letter; a field that says the same keeps its caret."""
        self._showing = True
        for name, show in self._showers.items():
            show(value_of(letter, name))
        self._showing = False

    def show_doubts(self, doubts: dict[str, str]) -> None:
        """Mark the fields that are unsure, with the sentence for each."""
        for name, editor in self._editors.items():
            said = doubts.get(name, "")
            set_look(editor, "doubt", bool(said))
            editor.setToolTip(said)
            editor.setAccessibleDescription(said)
        for name, label in self._said.items():
            names = (name, "addressee_role") if name == "addressees" else (name,)
            words = "".join(doubts.get(each, "") for each in names)
            set_look(self._labels[name], "role", "warn" if words else "muted")
            label.setText(words)
            label.setVisible(bool(words))

    def focus_field(self, name: str) -> None:
        """Put the keyboard into a field, its words selected."""
        editor = self._editors[name]
        editor.setFocus()
        if isinstance(editor, QLineEdit):
            editor.selectAll()

    def point_at(self, name: str) -> None:
        """Mark the field whose words were chosen in the original; "" marks none."""
        for known, editor in self._editors.items():
            set_look(editor, "pointed", known == name)

    def editor(self, name: str) -> QWidget:
        """The editor of a field."""
        return self._editors[name]

    # ------------------------------------------------------------------ making the form

    def _fill(self) -> None:
        self._line(0, "subject", self.tr("案由"), wide=True)
        self._line(1, "title", self.tr("标题"), wide=True)
        roles = [
            (None, "—"),
            (AddresseeRole.DEPUTY, self.tr("代表")),
            (AddresseeRole.MEMBER, self.tr("委员")),
            (AddresseeRole.BODY, self.tr("单位")),
        ]
        kinds = [
            (None, "—"),
            (SubmissionKind.SUGGESTION, self.tr("建议")),
            (SubmissionKind.PROPOSAL, self.tr("提案")),
        ]
        classes: list[tuple[Any, str]] = [(None, "—")]
        classes += [(sign, self.tr("{0} 类").format(sign)) for sign in "ABCD"]
        openness = [
            (None, "—"),
            (Disclosure.OPEN, self.tr("主动公开")),
            (Disclosure.ON_REQUEST, self.tr("依申请公开")),
            (Disclosure.WITHHELD, self.tr("不予公开")),
        ]
        role = self._box("addressee_role", self.tr("称呼"), roles)
        self._names(2, "addressees", self.tr("称谓"), beside=role)
        self._choice(2, "kind", self.tr("类别"), kinds)
        self._line(3, "plenary_session", self.tr("届次"))
        self._line(3, "number", self.tr("编号"), second=True)
        self._line(4, "document_number", self.tr("文号"))
        self._choice(4, "resolution_class", self.tr("办理结果"), classes)
        self._line(5, "issuing_body", self.tr("发文机关"))
        self._date(5, "dated", self.tr("日期"))
        self._line(6, "contact_person", self.tr("联系人"))
        self._line(6, "contact_phone", self.tr("电话"), second=True)
        self._names(7, "copies_to", self.tr("抄送"))
        self._choice(7, "disclosure", self.tr("公开方式"), openness)
        assert set(self._editors) == set(FIELDS)

    def _line(
        self, row: int, name: str, title: str, *, wide: bool = False, second: bool = False
    ) -> None:
        edit = QLineEdit()
        edit.textEdited.connect(lambda text: self._tell(name, text.strip() or None))
        edit.returnPressed.connect(self.finished)
        self._place(row, name, title, edit, 2 if second else 0, wide=wide)
        self._showers[name] = lambda value: _show(edit, value or "")

    def _names(self, row: int, name: str, title: str, beside: QWidget | None = None) -> None:
        edit = QLineEdit()
        edit.setPlaceholderText(self.tr("多个用顿号隔开"))
        edit.textEdited.connect(lambda text: self._tell(name, split_names(text)))
        edit.returnPressed.connect(self.finished)
        self._place(row, name, title, edit, 0, beside=beside)

        def show(value: tuple[str, ...]) -> None:
            if split_names(edit.text()) != value:
                _show(edit, "、".join(value))

        self._showers[name] = show

    def _date(self, row: int, name: str, title: str) -> None:
        edit = DateField()

        def take() -> None:
            set_look(edit, "fault", edit.is_wrong())
            if not edit.is_wrong():
                self._tell(name, edit.day())

        edit.day_changed.connect(take)
        edit.returnPressed.connect(self.finished)
        self._place(row, name, title, edit, 2)

        def show(value: Any) -> None:
            if edit.day() != value:
                edit.set_day(value)
                edit.setCursorPosition(0)
                set_look(edit, "fault", False)

        self._showers[name] = show

    def _choice(self, row: int, name: str, title: str, options: list[tuple[Any, str]]) -> None:
        self._place(row, name, title, self._box(name, title, options), 2)

    def _box(self, name: str, title: str, options: list[tuple[Any, str]]) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(3)
        for _, words in options:
            box.addItem(words)
        values = [value for value, _ in options]
        box.activated.connect(lambda number: self._tell(name, values[number]))
        self._register(name, title, box)
        self._showers[name] = lambda value: box.setCurrentIndex(values.index(value))
        return box

    def _register(self, name: str, title: str, editor: QWidget) -> None:
        editor.setObjectName(f"review-{name}")
        editor.setAccessibleName(title)
        editor.setProperty("compact", True)
        editor.installEventFilter(self)
        self._editors[name] = editor

    def _place(
        self,
        row: int,
        name: str,
        title: str,
        editor: QWidget,
        column: int,
        *,
        wide: bool = False,
        beside: QWidget | None = None,
    ) -> None:
        label = QLabel(title)
        label.setProperty("role", "muted")
        label.setBuddy(editor)
        self._register(name, title, editor)
        said = QLabel()
        said.setProperty("role", "warn")
        said.setWordWrap(True)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        said.hide()
        span = 3 if wide else 1
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(editor, 1)
        if beside is not None:
            line.addWidget(beside)
        self._grid.addWidget(label, 2 * row, column)
        self._grid.addLayout(line, 2 * row, column + 1, 1, span)
        self._grid.addWidget(said, 2 * row + 1, column + 1, 1, span)
        self._labels[name], self._said[name] = label, said

    def _tell(self, name: str, value: Any) -> None:
        if not self._showing:
            self.edited.emit(name, value)

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit(watched.objectName().removeprefix("review-"))
        elif event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            event.ignore()  # scrolling the page must not change what a box holds
            return True
        elif isinstance(event, QKeyEvent) and _is_history_key(event):
            # One history for all: the page's undo, not the field's own.
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_history_key(event: QKeyEvent) -> bool:
    keys = QKeySequence.StandardKey
    travel = event.matches(keys.Undo) or event.matches(keys.Redo)
    return travel and event.type() == QEvent.Type.ShortcutOverride


def split_names(text: str) -> tuple[str, ...]:
    """The names in a line, kept apart by 、 or a comma."""
    names = text.translate(_SEPARATORS).split("、")
    return tuple(name.strip() for name in names if name.strip())


def _show(edit: QLineEdit, text: str) -> None:
    if edit.text().strip() != text:
        edit.setText(text)
        edit.setCursorPosition(0)
