"""The dialog that reports a bug: what happened, and that the text is saved. One at a time."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from replydesk import __version__
from replydesk.gui import theme

_MOST_CHARACTERS = 20_000

_shown: "CrashDialog | None" = None


class CrashDialog(QDialog):
    """Tells of a bug in plain words; the traceback is for whoever mends the program."""

    def __init__(self, details: str, log_folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._count = 1
        self.setWindowTitle(self.tr("程序出错"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(14)
        column.addLayout(self._head())
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setAccessibleName(self.tr("出错详情"))
        self.details.setMinimumHeight(180)
        column.addWidget(self.details)
        self.details.setPlainText(f"replydesk {__version__}\n\n{details}"[:_MOST_CHARACTERS])
        column.addLayout(self._buttons())
        self.setAccessibleDescription(self.told.text())

    def add(self, details: str) -> None:
        """Take in another bug while the dialog stands open."""
        self._count += 1
        room = _MOST_CHARACTERS - len(self.details.toPlainText())
        if room > 0:
            self.details.appendPlainText(f"\n{details}"[:room])
        self.again.setText(self.tr("又出现了 {} 次。").format(self._count - 1))
        self.again.show()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(14)
        sign = QLabel()
        sign.setPixmap(theme.pixmap("triangle-alert", "danger", 28, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(6)
        title = QLabel(self.tr("程序遇到了没有料到的错误"))
        title.setProperty("role", "subject")
        words.addWidget(title)
        self.told = QLabel(
            self.tr(
                "您写的文字已经保存，可以关闭本窗口继续工作。如果反复出现，请复制详情发给维护人员。"
            )
        )
        self.told.setWordWrap(True)
        words.addWidget(self.told)
        self.again = QLabel()
        self.again.setProperty("role", "muted")
        self.again.hide()
        words.addWidget(self.again)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.copy_button = QPushButton(self.tr("复制详情(&C)"))
        theme.set_icon(self.copy_button, "copy")
        self.copy_button.clicked.connect(self._copy)
        self.folder_button = QPushButton(self.tr("打开日志文件夹(&L)"))
        theme.set_icon(self.folder_button, "folder-open")
        self.folder_button.clicked.connect(self._open_folder)
        self.close_button = QPushButton(self.tr("继续工作"))
        self.close_button.setProperty("role", "primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        row.addWidget(self.copy_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText(self.tr("已复制"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))


def show_crash(parent: QWidget | None, details: str, log_folder: Path) -> CrashDialog:
    """Report a bug to the clerk; while a report stands open, another one is added to it."""
    global _shown  # noqa: PLW0603 - one at a time is a promise of the whole program
    if _shown is not None:
        _shown.add(details)
        return _shown
    _shown = CrashDialog(details, log_folder, parent)
    _shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _shown.finished.connect(_forget)
    _shown.open()
    _shown.close_button.setFocus()
    return _shown


def _forget() -> None:
    global _shown  # noqa: PLW0603 - see show_crash
    _shown = None
