"""Every action with its shortcut: a table for drafting and one for the review, as F1 lists them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from replydesk.gui import theme


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """An action's words, its shortcuts and its icon. `listed` ones only appear in the F1 list."""

    name: str
    text: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    listed: bool = False


def table() -> tuple[ActionSpec, ...]:
    """The actions, worded in the interface's language."""
    translate = QCoreApplication.translate
    return (
        ActionSpec("search", translate("actions", "搜索素材库"), ("Ctrl+K",), "search"),
        ActionSpec("insert", translate("actions", "插入选中的素材"), ("Enter",), listed=True),
        ActionSpec("insert_first", translate("actions", "插入第一条素材"), ("Alt+Return",), "plus"),
        ActionSpec("show_source", translate("actions", "在原文中查看"), ("Ctrl+I",), "book"),
        ActionSpec("narrow", translate("actions", "筛选素材"), ("Alt+F",), "sliders"),
        ActionSpec("family", translate("actions", "同一措施的历年情况"), ("Ctrl+H",), "clock"),
        ActionSpec("keep", translate("actions", "存入素材库"), ("Alt+S",), "database"),
        ActionSpec("previous", translate("actions", "上一节"), ("Ctrl+PgUp",), "chevron-left"),
        ActionSpec("next", translate("actions", "下一节"), ("Ctrl+PgDown",), "arrow-right"),
        ActionSpec("finish", translate("actions", "标记完成"), ("Ctrl+Return",), "check"),
        ActionSpec("undo", translate("actions", "撤销"), ("Ctrl+Z",), "undo"),
        ActionSpec("redo", translate("actions", "重做"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
        ActionSpec("point_up", translate("actions", "本点上移"), ("Alt+Up",), "arrow-up"),
        ActionSpec("point_down", translate("actions", "本点下移"), ("Alt+Down",), "arrow-down"),
        ActionSpec("toggle_label", translate("actions", "本点加上或去掉序号"), ("Alt+L",), "list"),
        ActionSpec("add_part", translate("actions", "添加部分"), ("Ctrl+Shift+N",), "plus"),
        ActionSpec("rename_part", translate("actions", "修改部分标题"), ("F2",), "pencil"),
        ActionSpec("part_up", translate("actions", "部分上移"), ("Ctrl+Shift+Up",), "arrow-up"),
        ActionSpec(
            "part_down", translate("actions", "部分下移"), ("Ctrl+Shift+Down",), "arrow-down"
        ),
        ActionSpec("remove_part", translate("actions", "删除部分"), ("Ctrl+Shift+Del",), "trash"),
        ActionSpec("outline", translate("actions", "转到提纲"), ("Alt+1",)),
        ActionSpec("editor", translate("actions", "转到正文"), ("Alt+2",)),
        ActionSpec("library", translate("actions", "转到素材列表"), ("Alt+3",)),
        ActionSpec("opinions", translate("actions", "转到会办意见"), ("Alt+4",)),
        ActionSpec("read_opinion", translate("actions", "读取会办意见"), ("Ctrl+O",), "plus"),
        ActionSpec("larger", translate("actions", "放大正文字号"), ("Ctrl++", "Ctrl+="), "plus"),
        ActionSpec("smaller", translate("actions", "缩小正文字号"), ("Ctrl+-",), "minus"),
        ActionSpec("preview", translate("actions", "版式预览"), ("F8",), "eye"),
        ActionSpec("pages", translate("actions", "转到版式预览"), ("Alt+5",)),
        ActionSpec("print", translate("actions", "打印"), ("Ctrl+P",), "printer"),
        ActionSpec("check", translate("actions", "检查全文"), ("F7",), "list-checks"),
        ActionSpec("export", translate("actions", "导出 Word"), ("Ctrl+E",), "file-down"),
        ActionSpec(
            "from_word", translate("actions", "从 Word 取回修改"), ("Ctrl+Shift+O",), "download"
        ),
        ActionSpec("finish_reply", translate("actions", "定稿入库"), ("Ctrl+Shift+E",), "stamp"),
        ActionSpec("back", translate("actions", "返回首页"), ("Ctrl+W",), "arrow-left"),
        ActionSpec("shortcuts", translate("actions", "快捷键一览"), ("F1",), "keyboard"),
    )


def review_table() -> tuple[tuple[str, str], ...]:
    """What each key of the review page does: (words, keys), in the order F1 lists them."""
    translate = QCoreApplication.translate
    return (
        (translate("actions", "下一处、上一处存疑"), "F8 · Shift+F8"),
        (translate("actions", "下一处、上一处存疑（不在栏目中时）"), "N · P"),
        (translate("actions", "设为措施、成效、打算、困难、其他"), "1 2 3 4 5"),
        (translate("actions", "设为部分标题，再按还原"), "H"),
        (translate("actions", "设为小标题，再按还原"), "S"),
        (translate("actions", "并入上一段"), "J"),
        (translate("actions", "在光标处拆成两段"), "X"),
        (translate("actions", "到这一段为止归入开头"), "O"),
        (translate("actions", "从这一段起归入结尾"), "E"),
        (translate("actions", "移到说明，不丢失"), "Del"),
        (translate("actions", "修改文字"), "Enter"),
        (translate("actions", "撤销、重做"), "Ctrl+Z · Ctrl+Y"),
        (translate("actions", "接受，看下一封"), "Ctrl+Enter"),
        (translate("actions", "全部接受没有存疑的"), "Ctrl+Shift+Enter"),
        (translate("actions", "转到列表、原文、识别结果"), "Alt+1 2 3"),
        (translate("actions", "返回"), "Esc"),
    )


def make_actions(owner: QWidget, slots: dict[str, Callable[[], object]]) -> dict[str, QAction]:
    """The actions that have a slot, living in `owner` and its children."""
    made = {}
    for spec in table():
        if spec.name not in slots or spec.listed:
            continue
        action = QAction(spec.text, owner)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setToolTip(hint(action))
        if spec.icon:
            theme.set_icon(action, spec.icon)
        action.triggered.connect(_plain(slots[spec.name]))
        owner.addAction(action)
        made[spec.name] = action
    return made


def hint(action: QAction) -> str:
    """What an action does and the keys that do it."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.text()}  ({keys})" if keys else action.text()


def bind(button: QAbstractButton, action: QAction, *, words: bool = True) -> None:
    """Have a button do what an action does; it follows whether the action can be used."""
    if words:
        button.setText(action.text())
    button.setToolTip(hint(action))
    button.setAccessibleName(action.text())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)


def enter_presses(buttons: Iterable[QPushButton]) -> None:
    """Enter on one of these presses it, and is nothing to it while the focus is elsewhere."""
    for button in buttons:
        button.setAutoDefault(False)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = QShortcut(QKeySequence(key), button, context=Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(button.click)


def _plain(slot: Callable[[], object]) -> Callable[[], None]:
    def call() -> None:
        slot()

    return call
