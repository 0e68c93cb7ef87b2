"""The program around the window: application, look, language, one window per library."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox

from replydesk.gui import fonts, input_method, theme
from replydesk.gui.faults import Faults
from replydesk.gui.main_window import MainWindow
from replydesk.gui.tasks import Desk
from replydesk.gui.theme import Mode
from replydesk.paths import data_folder, log_folder, resource_path

if TYPE_CHECKING:
    from replydesk.store.address import SharedAddress
    from replydesk.store.engine import Store

SHARED_LOCK = "shared-library"


def make_application() -> QApplication:
    """The QApplication with everything that must be set before the first widget."""
    input_method.prepare()
    QApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName("replydesk")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("replydesk")
    app.setStyle("Fusion")
    return app


def settings() -> QSettings:
    """The clerk's choices, in a file beside the library."""
    return QSettings(str(data_folder() / "settings.ini"), QSettings.Format.IniFormat)


def translate(app: QApplication, language: str) -> None:
    """Install the interface's language and Qt's own words for it."""
    english = language == "en"
    QLocale.setDefault(QLocale("en_GB" if english else "zh_CN"))
    own = str(resource_path("translations"))
    chinese = [("qtbase_zh_CN", _qt_translations()), ("qt_zh", own)]
    for name, folder in [("en", own)] if english else chinese:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)


def run(
    library: "Path | SharedAddress", begin: "Callable[[Desk, MainWindow], None] | None" = None
) -> int:
    """Open the window on a library and stay until it is closed; returns the exit status.

    The store is opened in the worker after the first paint. `begin` is called then, before the
    answer is there, and may queue work of its own.
    """
    app = make_application()
    faults = Faults(log_folder())
    chosen = settings()
    translate(app, str(chosen.value("language", "zh")))
    theme.apply(app, look_of(chosen))
    app.styleHints().colorSchemeChanged.connect(lambda: theme.apply(app, look_of(chosen)))

    from replydesk.gui.single_window import SingleWindow

    single = SingleWindow(own_file(library), app)
    if not single.take():
        if not single.raise_other():
            words = QApplication.translate(
                "app", "这个素材库正由另一个程序使用，请先关闭那个程序再打开。"
            )
            QMessageBox.warning(None, "replydesk", words)
            return 1
        return 0
    desk = Desk(_opener(library))
    window = MainWindow(desk, chosen)

    def after_paint() -> None:
        from replydesk.gui.garbage import Collector

        desk.start()
        single.listen(window.come_forward)
        Collector(app)
        if not fonts.has_chinese():
            _tell_missing_font(window)
        if begin:
            begin(desk, window)

    window.painted.connect(after_paint)
    window.show()
    status = app.exec()
    desk.close()
    single.release()
    faults.restore()
    return int(status)


def look_of(chosen: QSettings) -> Mode:
    """The look that was chosen; the system's where the file says something else."""
    value = str(chosen.value("look", Mode.SYSTEM.value))
    return Mode(value) if value in list(Mode) else Mode.SYSTEM


def own_file(library: "Path | SharedAddress") -> Path:
    """The file that only one window on this machine may have open: the library, or the drafts."""
    return library if isinstance(library, Path) else data_folder() / SHARED_LOCK


def _opener(library: "Path | SharedAddress") -> "Callable[[], Store]":
    def open_store() -> "Store":
        from replydesk.store.engine import Store

        own_file(library).parent.mkdir(parents=True, exist_ok=True)
        return Store.open(library, even_if_away=True)

    return open_store


def _qt_translations() -> str:
    return QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)


def _tell_missing_font(window: MainWindow) -> None:
    from replydesk.gui import notices

    # In both languages: without a font the first is boxes.
    words = "系统没有中文字体，文字无法显示。 No Chinese font: please install fonts-noto-cjk."
    notices.show_info(words, parent=window)
