"""What can be done with the passages that are selected, all at once."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from replydesk.domain.letter import SectionKind
from replydesk.gui import theme
from replydesk.gui.kind_words import kind_name


class SelectionBar(QFrame):
    """Shown while more than one passage is selected."""

    kind_chosen = Signal(object)  # a SectionKind
    export_wanted = Signal(str)  # "xlsx" or "docx"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "selection")
        self.setAccessibleName(self.tr("所选素材"))
        self.count = QLabel()
        self.topic_button = QPushButton(self.tr("设主题…"))
        self.kind_button = QPushButton(self.tr("改种类"))
        self.retire_button = QPushButton(self.tr("停用…"))
        self.restore_button = QPushButton(self.tr("恢复"))
        self.export_button = QPushButton(self.tr("导出"))
        self.more_button = QPushButton(self.tr("更多"))
        self.clear_button = QToolButton()
        theme.set_icon(self.clear_button, "x")
        self.clear_button.setToolTip(self.tr("取消选择  (Esc)"))
        self.clear_button.setAccessibleName(self.tr("取消选择"))
        kinds = QMenu(self)
        for kind in SectionKind:
            kinds.addAction(kind_name(kind)).triggered.connect(
                lambda _=False, kind=kind: self.kind_chosen.emit(kind)
            )
        give_menu(self.kind_button, kinds)
        give_menu(self.export_button, export_menu(self, self.export_wanted.emit))
        more = QMenu(self)
        self.merge_action = QAction(self.tr("合并为一条…"), self)
        self.family_action = QAction(self.tr("属于同一措施"), self)
        self.family_action.setToolTip(self.tr("同一项措施在不同年份的说法，合在一起看历年数据"))
        more.addAction(self.merge_action)
        more.addAction(self.family_action)
        give_menu(self.more_button, more)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (
            self.topic_button,
            self.kind_button,
            self.retire_button,
            self.restore_button,
            self.export_button,
            self.more_button,
        ):
            row.addWidget(button)
        row.addWidget(self.clear_button)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are selected; one alone is shown at the side and needs no bar."""
        self.count.setText(self.tr("已选 {0} 条").format(f"{count:,}"))
        self.setVisible(count > 1)
        for action in (self.merge_action, self.family_action):
            action.setEnabled(count <= MOST_TOGETHER)


MOST_TOGETHER = 50  # passages that are merged, or taken for one measure, in one go


def give_menu(button: QPushButton, menu: QMenu) -> None:
    """Have a button open a menu, and look like it."""
    button.setMenu(menu)
    button.setProperty("menu", True)


def export_menu(parent: QWidget, chosen: Callable[[str], object]) -> QMenu:
    """The formats a list of passages is exported to; `chosen` is called with the suffix."""
    menu = QMenu(parent)
    translate = QCoreApplication.translate
    for suffix, words in (
        ("xlsx", translate("SelectionBar", "Excel 表格（.xlsx）…")),
        ("docx", translate("SelectionBar", "Word 文档（.docx）…")),
    ):
        menu.addAction(words).triggered.connect(lambda _=False, suffix=suffix: chosen(suffix))
    return menu
