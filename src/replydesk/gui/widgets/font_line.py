"""One quiet line below the pages: which fonts are missing here, which characters are rare."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from replydesk.domain.pages import Page
from replydesk.gui.font_report import FontReport, report_of
from replydesk.gui.widgets.elided_label import ElidedLabel

_PAUSE_MS = 400


class FontLine(QWidget):
    """Hidden where there is nothing to say. 字体… opens the table of fonts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = FontReport()
        self.words = ElidedLabel("muted")
        self.more = QPushButton(self.tr("字体…"))
        self.more.setProperty("role", "ghost")
        self.more.setAccessibleName(self.tr("这封信用到的字体"))
        self.more.clicked.connect(self.show_fonts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words, 1)
        row.addWidget(self.more)
        self._pages: tuple[Page, ...] = ()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_PAUSE_MS)
        self._wait.timeout.connect(self._look)
        self._show()

    def look_at(self, pages: tuple[Page, ...]) -> None:
        """Tell soon of the fonts of these pages."""
        self._pages = pages
        self._wait.start()

    def show_fonts(self) -> None:
        """Open the table of fonts."""
        from replydesk.gui.font_dialog import FontDialog

        FontDialog(self.report, self.window()).open()

    def _look(self) -> None:
        self.report = report_of(self._pages)
        self._show()

    def _show(self) -> None:
        missing, rare = self.report.missing, self.report.rare
        said = []
        if len(missing) == 1:
            said.append(self.tr("本机没有{0}，屏幕上用别的字体代替").format(missing[0].name))
        elif missing:
            words = self.tr("本机缺{0}等{1}种字体，屏幕上用别的字体代替")
            said.append(words.format(missing[0].name, len(missing)))
        if rare:
            said.append(self.tr("有生僻字：{0}").format("、".join(rare[:6])))
        self.words.show_words("；".join(reversed(said)))
        self.more.setVisible(bool(said))
