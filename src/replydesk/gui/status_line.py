"""The line at the foot of the window: saved or not, length, library, and the settings menu."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QSettings, QSize, QUrl, Signal
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStatusBar,
    QToolButton,
    QWidget,
)

from replydesk.gui import notices, theme
from replydesk.gui.theme import Mode
from replydesk.paths import data_folder

T = TypeVar("T")

_SIGNS = {
    "saved": ("check", "ok"),
    "pending": ("pencil", "muted"),
    "failed": ("circle-x", "danger"),
}
_ROLES = {"saved": "saved", "pending": "muted", "failed": "danger"}


class StatusLine(QStatusBar):
    """Tells quietly what the program is doing, and holds what can be set."""

    shortcuts_wanted = Signal()

    def __init__(self, settings: QSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._state = ""
        self.setSizeGripEnabled(False)
        left = QWidget()
        row = QHBoxLayout(left)
        row.setContentsMargins(14, 0, 0, 0)
        row.setSpacing(6)
        self._sign = QLabel()
        self.saved = QLabel()
        row.addWidget(self._sign)
        row.addWidget(self.saved)
        row.addStretch()
        self.addWidget(left, 1)
        self.background = QLabel()
        self.background.setProperty("role", "muted")
        self.length = QLabel()
        self.length.setProperty("role", "muted")
        self.pages = QLabel()
        self.pages.setProperty("role", "muted")
        self.library = QLabel()
        self.library.setProperty("role", "muted")
        self.settings_button = QToolButton()
        theme.set_icon(self.settings_button, "sliders", "muted")
        self.settings_button.setIconSize(QSize(18, 18))
        self.settings_button.setToolTip(self.tr("设置  (F10)"))
        self.settings_button.setAccessibleName(self.tr("设置"))
        self.settings_button.setShortcut("F10")
        self.settings_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.settings_button.setMenu(self._menu())
        for label in (self.background, self.length, self.pages, self.library):
            label.setContentsMargins(0, 0, 14, 0)
            self.addPermanentWidget(label)
        self.addPermanentWidget(self.settings_button)

    def show_save(self, state: str, words: str) -> None:
        """Show whether the draft is saved; "" shows nothing."""
        self.saved.setText(words)
        self._sign.setVisible(bool(words))
        if state and state != self._state:
            theme.set_role(self.saved, _ROLES[state])
        self._state = state
        self.dress()

    def show_length(self, characters: int | None) -> None:
        """Show the length of the letter; None where no letter is open."""
        words = self.tr("全文 {0} 字")
        self.length.setText("" if characters is None else words.format(f"{characters:,}"))
        self.pages.setVisible(characters is not None)

    def show_pages(self, pages: int) -> None:
        """Show how many pages the letter takes."""
        self.pages.setText(self.tr("约 {0} 页").format(pages))

    def show_library(self, passages: int) -> None:
        """Show how much the library holds."""
        self.library.setText(self.tr("素材库 {0} 条").format(f"{passages:,}"))

    def show_busy(self, words: str) -> None:
        """Say what goes on in the background."""
        self.library.setText(words)

    def show_background(self, words: str) -> None:
        """Say what goes on quietly beside everything else; "" when it is over."""
        self.background.setText(words)

    def dress(self) -> None:
        """Take the colours of the theme in use."""
        if self._state:
            icon, token = _SIGNS[self._state]
            self._sign.setPixmap(theme.pixmap(icon, token, 16, self.devicePixelRatioF()))

    # ------------------------------------------------------------------ settings

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        look = menu.addMenu(self.tr("外观"))
        modes = [
            (Mode.SYSTEM, self.tr("跟随系统")),
            (Mode.LIGHT, self.tr("浅色")),
            (Mode.DARK, self.tr("深色")),
        ]
        now = str(self._settings.value("look", Mode.SYSTEM.value))
        self._add_choices(look, modes, now, self.set_look)
        tongue = menu.addMenu(self.tr("语言 Language"))
        languages = [("zh", "中文"), ("en", "English")]
        spoken = str(self._settings.value("language", "zh"))
        self._add_choices(tongue, languages, spoken, self.set_language)
        menu.addSeparator()
        keys = menu.addAction(self.tr("快捷键一览"))
        theme.set_icon(keys, "keyboard")
        keys.triggered.connect(self.shortcuts_wanted)
        folder = menu.addAction(self.tr("打开数据文件夹"))
        theme.set_icon(folder, "folder-open")
        folder.triggered.connect(_open_data_folder)
        return menu

    def _add_choices(
        self, menu: QMenu, options: Sequence[tuple[T, str]], now: str, take: Callable[[T], None]
    ) -> None:
        group = QActionGroup(menu)
        for value, words in options:
            action = QAction(words, menu)
            action.setCheckable(True)
            action.setChecked(str(value) == now)
            action.triggered.connect(_taking(take, value))
            group.addAction(action)
            menu.addAction(action)

    def set_look(self, mode: Mode) -> None:
        """Choose light, dark or the system's look, for now and later."""
        self._settings.setValue("look", mode.value)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, mode)
        self.dress()

    def set_language(self, language: str) -> None:
        """Choose the language of the interface; it is used from the next start on."""
        self._settings.setValue("language", language)
        words = "界面语言将在下次启动时更换。 The language changes at the next start."
        notices.show_info(words, parent=self)


def _taking(take: Callable[[T], None], value: T) -> Callable[[], None]:
    return lambda: take(value)


def _open_data_folder() -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(data_folder())))
