"""The changes of a letter that came back from Word: each taken or left, with one key."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from replydesk.domain.letter_change import ChangeKind, LetterChange
from replydesk.domain.letter_rows import Role
from replydesk.domain.outline import han_number
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.marked_text import MarkedText

if TYPE_CHECKING:
    from replydesk.services.word_changes import ShownChange, WordChanges

_EXCERPT = 26
_SIGNS = {None: ("circle", "muted"), True: ("circle-check", "ok"), False: ("circle-x", "muted")}


class CompareDialog(QDialog):
    """Enter takes a change, Delete leaves it, ↓ and ↑ go on; the draft changes at the end.

    `taken` tells the changes that are to be taken, where there are any.
    """

    taken = Signal(object)  # a list of LetterChange

    def __init__(self, found: "WordChanges", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("从 Word 取回修改"))
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(1160, room.width() - 60), min(680, room.height() - 60))
        self._shown = found.shown
        self._decided: list[bool | None] = [None] * len(found.shown)
        self._make_widgets(found)
        self._lay_out()
        self._connect()
        for shown in found.shown:
            item = QListWidgetItem(self._item_words(shown.change), self.list)
            item.setSizeHint(QSize(0, 54))
        self._show_signs()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> list[LetterChange]:
        """The changes the clerk has decided to take."""
        pairs = zip(self._shown, self._decided, strict=True)
        return [shown.change for shown, decided in pairs if decided]

    # ------------------------------------------------------------------ making the dialog

    def _make_widgets(self, found: "WordChanges") -> None:
        self.title = QLabel(self.tr("“{0}”里有 {1} 处修改").format(found.name, len(found.shown)))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setProperty("role", "title")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.remarks = QLabel("\n".join(found.remarks))
        self.remarks.setTextFormat(Qt.TextFormat.PlainText)
        self.remarks.setProperty("role", "muted")
        self.remarks.setWordWrap(True)
        self.remarks.setVisible(bool(found.remarks))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("修改"))
        self.list.setIconSize(QSize(18, 18))
        self.before = MarkedText(self.tr("草稿"), self.tr("（草稿里没有）"))
        self.after = MarkedText(self.tr("改后"), self.tr("（文件里已删去）"))
        self.about = QLabel()
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.take_button = QPushButton(self.tr("采用   Enter"))
        theme.set_icon(self.take_button, "check")
        self.leave_button = QPushButton(self.tr("不采用   Delete"))
        theme.set_icon(self.leave_button, "x")
        self.all_button = QPushButton(self.tr("全部采用   Ctrl+A"))
        theme.set_icon(self.all_button, "list-checks")
        self.cancel_button = QPushButton(self.tr("取消"))
        self.done_button = QPushButton()
        self.done_button.setProperty("role", "primary")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.count)
        texts = QSplitter(Qt.Orientation.Vertical)
        texts.setChildrenCollapsible(False)
        texts.addWidget(self.before)
        texts.addWidget(self.after)
        right = QWidget()
        side = QVBoxLayout(right)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(texts, 1)
        side.addWidget(self.about)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.list)
        both.addWidget(right)
        both.setSizes([360, 740])
        foot = QHBoxLayout()
        buttons = (self.take_button, self.leave_button, self.all_button)
        for button in (*buttons, self.cancel_button, self.done_button):
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the list
            foot.addWidget(button)
        foot.insertStretch(len(buttons))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.remarks)
        column.addWidget(both, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._show_change)
        self.take_button.clicked.connect(partial(self.decide, True))
        self.leave_button.clicked.connect(partial(self.decide, False))
        self.all_button.clicked.connect(self.take_all)
        self.cancel_button.clicked.connect(self.reject)
        self.done_button.clicked.connect(self.give)
        # The list would keep the key for itself and select its rows.
        QShortcut(QKeySequence("Ctrl+A"), self).activated.connect(self.take_all)

    # ------------------------------------------------------------------ deciding

    def decide(self, take: bool, _checked: bool = False) -> None:
        """Take or leave the change that is shown, and go on to the next undecided one."""
        at = self.list.currentRow()
        if at < 0:
            return
        self._decided[at] = take
        self._show_signs()
        following = [*range(at + 1, len(self._decided)), *range(at)]
        left = next((k for k in following if self._decided[k] is None), None)
        if left is None:
            self.done_button.setFocus()
        else:
            self.list.setCurrentRow(left)

    def take_all(self) -> None:
        """Take every change that was not left."""
        self._decided = [decided is not False for decided in self._decided]
        self._show_signs()
        self.done_button.setFocus()

    def give(self) -> None:
        """Tell what is taken and close."""
        chosen = self.chosen
        self.accept()
        if chosen:
            self.taken.emit(chosen)

    # ------------------------------------------------------------------ showing

    def _show_change(self, at: int) -> None:
        if at < 0:
            return
        shown = self._shown[at]
        self.before.show_text(shown.change.before, shown.before)
        self.after.show_text(shown.change.after, shown.after)
        self.about.setText(self._about(shown))

    def _about(self, shown: "ShownChange") -> str:
        change, said = shown.change, []
        if change.kind is ChangeKind.ADDED:
            said.append(self.tr("采用后放在“{0}”。").format(self._place(change)))
        elif change.kind is ChangeKind.MOVED:
            said.append(self.tr("整体移到文件里的位置，序号重排。"))
        elif len(change.after) > 1 and len(change.before) == 1:
            said.append(self.tr("拆成 {0} 段。").format(len(change.after)))
        elif len(change.before) > 1 and len(change.after) == 1:
            said.append(self.tr("合为一段。"))
        if change.authors:
            said.append(self.tr("修订：{0}。").format("、".join(change.authors)))
        if change.contested:
            said.append(self.tr("导出以后草稿里也改过这一处，采用后以文件为准。"))
        return " ".join(said)

    def _show_signs(self) -> None:
        for at, decided in enumerate(self._decided):
            self.list.item(at).setIcon(theme.icon(*_SIGNS[decided]))
        open_ones = self._decided.count(None)
        self.count.setText(self.tr("还有 {0} 处未定").format(open_ones) if open_ones else "")
        chosen = len(self.chosen)
        words = self.tr("完成") if open_ones else self.tr("完成，都不采用")
        if chosen:
            words = self.tr("完成，采用 {0} 处").format(chosen)
        self.done_button.setText(words)
        self.done_button.setEnabled(chosen > 0 or not open_ones)

    def _item_words(self, change: LetterChange) -> str:
        kinds = {
            ChangeKind.CHANGED: self.tr("改动"),
            ChangeKind.ADDED: self.tr("新增"),
            ChangeKind.REMOVED: self.tr("删去"),
            ChangeKind.MOVED: self.tr("移动"),
            ChangeKind.FIELD: self.tr("改动"),
        }
        words = next(iter((*change.after, *change.before)), "")
        short = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
        return f"{kinds[change.kind]} · {self._place(change)}\n{short}"

    def _place(self, change: LetterChange) -> str:
        if change.kind is ChangeKind.FIELD:
            return self._fields()[change.field]
        names = {
            Role.OPENING: self.tr("开头"),
            Role.PART: self.tr("部分标题"),
            Role.SECTION: self.tr("小标题"),
            Role.POINT: self.tr("正文"),
            Role.CLOSING: self.tr("结尾"),
            Role.ATTACHMENT: self.tr("附件"),
        }
        name = names[change.role or Role.POINT]
        if change.part >= 0:
            return self.tr("第{0}部分 {1}").format(han_number(change.part + 1), name)
        return name

    def _fields(self) -> dict[str, str]:
        return {
            "resolution_class": self.tr("办理结果类别"),
            "document_number": self.tr("发文字号"),
            "title": self.tr("标题"),
            "addressees": self.tr("称谓"),
            "issuing_body": self.tr("发文机关"),
            "dated": self.tr("成文日期"),
            "contact": self.tr("联系人和电话"),
            "disclosure": self.tr("公开方式"),
            "copies_to": self.tr("抄送"),
            "number": self.tr("建议提案编号"),
            "subject": self.tr("案由"),
        }

    @guarded
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Return: partial(self.decide, True),
            Qt.Key.Key_Enter: partial(self.decide, True),
            Qt.Key.Key_Delete: partial(self.decide, False),
        }
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focus, QAbstractButton):
            focus.click()
        elif event.key() in keys and not control:
            keys[event.key()]()
        else:
            super().keyPressEvent(event)
