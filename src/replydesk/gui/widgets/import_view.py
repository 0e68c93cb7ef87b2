"""What the import page shows: where files are dropped, what is being read, and what came of it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.widgets.choices import chips
from replydesk.gui.widgets.drops import DropFrame
from replydesk.gui.widgets.elided_label import ElidedLabel
from replydesk.gui.widgets.import_list import ImportList
from replydesk.gui.widgets.page_bar import PageBar

_WIDEST = 1180
_FIRST_ZONE = 320  # a large target, as long as there is nothing else to show


class ImportView(QWidget):
    """The widgets of the page, laid out; what they do is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = PageBar(self.tr("导入往年答复"))
        self.done_button = QPushButton(self.tr("完成"))
        self.bar.add(self.done_button)
        column.addWidget(self.bar)
        body = QHBoxLayout()
        body.setContentsMargins(32, 20, 32, 20)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        body.addStretch(1)
        body.addWidget(inner, 1000)
        body.addStretch(1)
        column.addLayout(body, 1)
        middle = QVBoxLayout(inner)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(14)
        middle.addWidget(self._drop_zone())
        middle.addWidget(self._progress())
        middle.addLayout(self._outcome())
        self.list = ImportList()
        self.list.hide()
        middle.addWidget(self.list, 1)
        middle.addWidget(self._actions())
        middle.addStretch(0)

    def make_room(self) -> None:
        """The drop zone may be small from now on: there is a report to show."""
        self.zone.setMinimumHeight(0)
        self._sign.hide()

    # ------------------------------------------------------------------ making the page

    def _drop_zone(self) -> DropFrame:
        self.zone = DropFrame()
        self.zone.setProperty("role", "drop")
        self.zone.setMinimumHeight(_FIRST_ZONE)
        column = QVBoxLayout(self.zone)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addStretch(1)
        self._sign = QLabel()
        title = QLabel(self.tr("把往年答复的文件或文件夹拖到这里"))
        title.setProperty("role", "subject")
        self.hint = QLabel(self.tr("文件夹会连同子文件夹一起读取，原文件不会改动，也不会上传。"))
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        for label in (self._sign, title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.files_button = QPushButton(self.tr("选择文件…(&F)"))
        self.files_button.setProperty("role", "primary")
        self.files_button.setToolTip("Ctrl+O")
        theme.set_icon(self.files_button, "file-text", "on_accent")
        self.folder_button = QPushButton(self.tr("选择文件夹…(&D)"))
        theme.set_icon(self.folder_button, "folder-open")
        self.mend_box = QCheckBox(self.tr("把半角标点改为全角"))
        self.mend_box.setChecked(True)
        self.mend_box.setToolTip(
            self.tr("如把“,”改为“，”；改了哪些会在说明里列出。关闭后保留原样。")
        )
        row.addStretch(1)
        row.addWidget(self.files_button)
        row.addWidget(self.folder_button)
        row.addSpacing(10)
        row.addWidget(self.mend_box)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        self._tint()
        return self.zone

    def _progress(self) -> QFrame:
        self.progress_card = QFrame()
        self.progress_card.setProperty("role", "card")
        column = QVBoxLayout(self.progress_card)
        column.setContentsMargins(20, 14, 16, 16)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(14)
        self.now = ElidedLabel("plain")
        row.addWidget(self.now, 1)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        row.addWidget(self.count)
        self.stop_button = QPushButton(self.tr("停止"))
        self.stop_button.setToolTip(self.tr("读完这一封后停止（Esc），已导入的保留"))
        row.addWidget(self.stop_button)
        column.addLayout(row)
        self.meter = QProgressBar()
        self.meter.setTextVisible(False)
        self.meter.setAccessibleName(self.tr("导入进度"))
        column.addWidget(self.meter)
        self.progress_card.hide()
        return self.progress_card

    def _outcome(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.summary = QLabel()
        self.summary.setProperty("role", "subject")
        self.summary.setWordWrap(True)
        self.summary.hide()
        row.addWidget(self.summary, 1)
        self.chips = chips()
        self.chips.hide()
        row.addWidget(self.chips)
        return row

    def _actions(self) -> QWidget:
        self.actions_row = QWidget()
        row = QHBoxLayout(self.actions_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        hint = QLabel(self.tr("双击一封可以核对；点左侧箭头看修复了什么"))
        hint.setProperty("role", "muted")
        row.addWidget(hint)
        row.addStretch(1)
        self.copy_button = QPushButton(self.tr("复制报告(&C)"))
        theme.set_icon(self.copy_button, "copy")
        self.save_button = QPushButton(self.tr("保存报告…(&S)"))
        theme.set_icon(self.save_button, "file-down")
        self.review_button = QPushButton()
        self.review_button.setProperty("role", "primary")
        self.review_button.setToolTip(self.tr("对照原文核对认不准的地方（Ctrl+Enter）"))
        theme.set_icon(self.review_button, "list-checks", "on_accent")
        for button in (self.copy_button, self.save_button, self.review_button):
            row.addWidget(button)
        self.actions_row.hide()
        return self.actions_row

    def _tint(self) -> None:
        self._sign.setPixmap(theme.pixmap("upload", "accent", 36, self.devicePixelRatioF()))

    @guarded
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_sign"):
            self._tint()
