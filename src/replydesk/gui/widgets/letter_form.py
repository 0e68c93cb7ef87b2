"""The two ends of a letter as forms: title and opening, closing and signature."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.finding import Where
from replydesk.domain.letter import (
    AddresseeRole,
    Disclosure,
    LetterFormat,
    ReplyLetter,
    Urgency,
)
from replydesk.domain.unit import UnitProfile
from replydesk.gui.guard import guarded
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.widgets.dates import DateField
from replydesk.gui.widgets.forms import Field, GrowingText, add_card

_ONE_LINE = frozenset(("addressees", "copies_to"))  # on the page all of them are one paragraph


class LetterForm(QScrollArea):
    """Cards of fields that write straight into the session's letter."""

    left = Signal()  # a field was left
    caret_moved = Signal(object)  # the Where it is in

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = QWidget()
        self._column = QVBoxLayout(self._ground)
        self._column.setContentsMargins(0, 0, 12, 0)
        self._column.setSpacing(12)
        self.setWidget(self._ground)
        self._session: DraftSession | None = None
        self._showers: list[Callable[[ReplyLetter], None]] = []
        self._showing = False

    def show_session(self, session: DraftSession) -> None:
        """Show the letter of a session and write into it from now on."""
        self._session = session
        self._showing = True
        letter = session.letter
        for show in self._showers:
            show(letter)
        self._showing = False

    def first_field(self) -> QWidget:
        """The widget to begin with."""
        return self.findChildren(Field)[0].editor

    def focus_place(self, where: Where) -> bool:
        """Put the keyboard into the field that a place of the letter names; False without one."""
        editor = self.findChild(QWidget, f"letter-{where.field}")
        if editor is None:
            return False
        editor.setFocus()
        if isinstance(editor, GrowingText) and where.paragraph is not None:
            editor.go_to(where.paragraph, where.start or 0)
        elif isinstance(editor, QLineEdit) and where.start is not None:
            editor.setCursorPosition(min(where.start, len(editor.text())))
        self.ensureWidgetVisible(editor)
        return True

    def _tell_caret(self, editor: QWidget) -> None:
        if self._showing or not editor.hasFocus():
            return
        where = Where(field=editor.objectName().removeprefix("letter-"))
        if isinstance(editor, GrowingText):
            paragraph, position = editor.place
            where = replace(where, paragraph=paragraph, start=position, end=position)
        elif where.field in _ONE_LINE:
            where = replace(where, paragraph=0)
        self.caret_moved.emit(where)

    # ------------------------------------------------------------------ building

    def card(self, title: str) -> QGridLayout:
        """A card with a grid of two columns for fields."""
        return add_card(self._column, title)

    def end(self) -> None:
        """All cards are there."""
        self._column.addStretch(1)

    def line(self, title: str, name: str, remark: str = "") -> Field:
        """A line of text for a field of the letter."""
        edit = QLineEdit()
        self._bind(edit, name, lambda letter: _show(edit, getattr(letter, name) or ""))
        edit.textChanged.connect(lambda text: self._change(name, text.strip() or None))
        return Field(title, edit, remark)

    def lines(self, title: str, name: str, remark: str = "", least: int = 2) -> Field:
        """Several lines, one element each."""
        edit = GrowingText(least, 12)
        self._bind(edit, name, lambda letter: edit.set_text("\n".join(getattr(letter, name))))
        edit.edited.connect(lambda: self._change(name, _split_lines(edit.text())))
        return Field(title, edit, remark)

    def names(self, title: str, name: str, remark: str = "") -> Field:
        """Names in one line, kept apart by 、."""
        edit = QLineEdit()
        self._bind(edit, name, lambda letter: _show(edit, "、".join(getattr(letter, name))))
        edit.textChanged.connect(lambda text: self._change(name, _split_names(text)))
        return Field(title, edit, remark)

    def choice(self, title: str, name: str, options: list[tuple[Any, str]]) -> Field:
        """One of a few values."""
        box = QComboBox()
        for _, words in options:
            box.addItem(words)
        values = [value for value, _ in options]

        def show(letter: ReplyLetter) -> None:
            value = getattr(letter, name)
            box.setCurrentIndex(values.index(value) if value in values else 0)

        self._bind(box, name, show)
        box.currentIndexChanged.connect(lambda number: self._change(name, values[number]))
        return Field(title, box)

    def _bind(self, editor: QWidget, name: str, show: Callable[[ReplyLetter], None]) -> None:
        editor.setObjectName(f"letter-{name}")
        editor.installEventFilter(self)
        if isinstance(editor, QLineEdit | GrowingText):
            editor.cursorPositionChanged.connect(lambda: self._tell_caret(editor))
        self._showers.append(show)

    def _change(self, name: str, value: Any) -> None:
        if self._session and not self._showing:
            self._session.change_letter(**{name: value})

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            QTimer.singleShot(0, self, partial(self._tell_caret, watched))
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox):
            # Scrolling the form must not change what a box holds.
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class OpeningForm(LetterForm):
    """Title, addressees, submission and opening words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = self.card(self.tr("建议提案"))
        grid.addWidget(self.line(self.tr("标题（案由）"), "subject"), 0, 0, 1, 2)
        grid.addWidget(self.line(self.tr("届次"), "plenary_session"), 1, 0)
        grid.addWidget(self.line(self.tr("编号"), "number"), 1, 1)
        grid = self.card(self.tr("标题与称谓"))
        remark = self.tr("答复函的题目")
        grid.addWidget(self.line(self.tr("标题"), "title", remark), 0, 0, 1, 2)
        remark = self.tr("多位用顿号隔开")
        grid.addWidget(self.names(self.tr("主送"), "addressees", remark), 1, 0)
        roles = [
            (AddresseeRole.DEPUTY, self.tr("代表")),
            (AddresseeRole.MEMBER, self.tr("委员")),
            (AddresseeRole.BODY, self.tr("单位（不加称呼）")),
        ]
        grid.addWidget(self.choice(self.tr("称呼"), "addressee_role", roles), 1, 1)
        grid = self.card(self.tr("开头"))
        remark = self.tr("一行一段，不用空格缩进")
        grid.addWidget(self.lines(self.tr("开头段落"), "opening", remark, 4), 0, 0, 1, 2)
        self.end()


class EndingForm(LetterForm):
    """Closing words, signature, contact, copies, and how the letter is set."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = self.card(self.tr("结尾"))
        remark = self.tr("一行一段，不用空格缩进")
        grid.addWidget(self.lines(self.tr("结束语"), "closing", remark, 3), 0, 0, 1, 2)
        remark = self.tr("一行一件，序号自动编排")
        grid.addWidget(self.lines(self.tr("附件"), "attachments", remark, 1), 1, 0, 1, 2)
        grid = self.card(self.tr("落款"))
        grid.addWidget(self._body_field(), 0, 0)
        grid.addWidget(self._date_field(), 0, 1)
        grid.addWidget(self._seal_box(), 1, 0, 1, 2)
        grid.addWidget(self.line(self.tr("联系人"), "contact_person"), 2, 0)
        grid.addWidget(self.line(self.tr("联系电话"), "contact_phone"), 2, 1)
        remark = self.tr("一行一个单位")
        grid.addWidget(self.lines(self.tr("抄送"), "copies_to", remark, 2), 3, 0, 1, 2)
        grid = self.card(self.tr("版式"))
        formats = [
            (LetterFormat.LETTER, self.tr("信函格式")),
            (LetterFormat.DOCUMENT, self.tr("公文格式")),
        ]
        grid.addWidget(self.choice(self.tr("格式"), "format", formats), 0, 0)
        number = self.line(self.tr("发文字号"), "document_number")
        self._number = number.editor
        self._code = ""
        self.left.connect(self._complete_number)
        grid.addWidget(number, 0, 1)
        classes: list[tuple[str | None, str]] = [(None, self.tr("不标注"))]
        classes += [(sign, self.tr("{0} 类").format(sign)) for sign in ("A", "B", "C", "D")]
        result = self.choice(self.tr("办理结果"), "resolution_class", classes)
        self._classes = result.editor
        grid.addWidget(result, 1, 0)
        openness = [
            (None, self.tr("不标注")),
            (Disclosure.OPEN, self.tr("主动公开")),
            (Disclosure.ON_REQUEST, self.tr("依申请公开")),
            (Disclosure.WITHHELD, self.tr("不予公开")),
        ]
        grid.addWidget(self.choice(self.tr("公开方式"), "disclosure", openness), 1, 1)
        urgencies = [
            (None, self.tr("不标注")),
            (Urgency.EXTRA_URGENT, self.tr("特急")),
            (Urgency.URGENT, self.tr("加急")),
        ]
        grid.addWidget(self.choice(self.tr("紧急程度"), "urgency", urgencies), 2, 0)
        remark = self.tr("只印在公文格式里")
        grid.addWidget(self.line(self.tr("签发人"), "signer", remark), 2, 1)
        self.end()

    def offer_unit(self, unit: UnitProfile) -> None:
        """Show what the result classes mean there, and complete a bare number with its code."""
        box, line = self._classes, self._number
        assert isinstance(box, QComboBox)
        assert isinstance(line, QLineEdit)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        box.setSizeAdjustPolicy(policy)  # a long meaning does not widen the form
        meanings = dict(unit.class_meanings())
        for at, sign in enumerate("ABCD", 1):
            known = self.tr("{0} 类").format(sign)
            words = meanings.get(sign, self.tr("本单位不用"))
            box.setItemText(at, f"{known}：{words}")
            box.setItemData(at, words, Qt.ItemDataRole.ToolTipRole)
        code = unit.document_code
        hint = self.tr("填序号即可，自动补成“{0}〔年份〕序号号”").format(code) if code else ""
        line.setPlaceholderText(hint)
        self._code = code

    def _complete_number(self) -> None:
        line = self._number
        assert isinstance(line, QLineEdit)
        serial = line.text().strip()
        if self._session and self._code and serial.isascii() and serial.isdecimal():
            dated = self._session.letter.signature.dated
            year = dated.year if dated else datetime.now().astimezone().year
            line.setText(f"{self._code}〔{year}〕{int(serial)}号")

    def _body_field(self) -> Field:
        edit = QLineEdit()
        self._bind(
            edit, "issuing_body", lambda letter: _show(edit, letter.signature.issuing_body or "")
        )
        edit.textChanged.connect(lambda text: self._sign(issuing_body=text.strip() or None))
        return Field(self.tr("发文机关"), edit)

    def _date_field(self) -> Field:
        edit = DateField()
        self._bind(edit, "dated", lambda letter: edit.set_day(letter.signature.dated))
        field = Field(self.tr("成文日期"), edit)

        def take() -> None:
            fault = self.tr("请按“2026年5月27日”的写法填写") if edit.is_wrong() else ""
            field.set_fault(fault)
            if not fault:
                self._sign(dated=edit.day())

        edit.textChanged.connect(take)
        return field

    def _seal_box(self) -> QCheckBox:
        box = QCheckBox(self.tr("加盖印章（落款处为印章留出位置）"))
        self._bind(box, "sealed", lambda letter: box.setChecked(letter.signature.sealed))
        box.toggled.connect(lambda on: self._sign(sealed=on))
        return box

    def _sign(self, **changes: Any) -> None:
        if self._session and not self._showing:
            signature = replace(self._session.letter.signature, **changes)
            self._session.change_letter(signature=signature)


def _split_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _split_names(text: str) -> tuple[str, ...]:
    for mark in "，,；;":
        text = text.replace(mark, "、")
    return tuple(name.strip() for name in text.split("、") if name.strip())


def _show(edit: QLineEdit, text: str) -> None:
    """Show a text from its beginning, however long it is."""
    edit.setText(text)
    edit.setCursorPosition(0)
