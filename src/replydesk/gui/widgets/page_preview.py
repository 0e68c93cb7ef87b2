"""The letter on paper beside the editor, following what is written."""

from PySide6.QtCore import QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from replydesk.domain.draft import ENDING, OPENING, Place
from replydesk.domain.finding import Where
from replydesk.domain.pages import Breaking, Page, lay_out
from replydesk.gui import theme
from replydesk.gui.guard import guarded
from replydesk.gui.models.draft_session import DraftSession
from replydesk.gui.models.section_text import blocks_of, lead_of
from replydesk.gui.tasks import Desk
from replydesk.gui.widgets.font_line import FontLine
from replydesk.gui.widgets.page_view import PageView
from replydesk.gui.widgets.point_editor import PointEditor
from replydesk.gui.widgets.sheet_view import ZOOMS, Fit

PAUSE_MS = 80
_BREAKING, _ZOOM = "preview/breaking", "preview/zoom"
_CHANNEL = "pages"


class PreviewPanel(QFrame):
    """The pages with a line above them: which page is seen, its size, printing."""

    pages_known = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings: QSettings | None = None
        self._session: DraftSession | None = None
        self._place = OPENING
        self._field: Where | None = None  # the field of a form that has the caret
        self._editor: PointEditor | None = None
        self._behind = False  # changes wait to be laid out
        self.breaking = Breaking.LIBREOFFICE
        self.pages = PageView()
        self.pages.setAccessibleName(self.tr("版式预览"))
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.smaller = _tool("minus", self.tr("缩小版面"), "Ctrl+-")
        self.larger = _tool("plus", self.tr("放大版面"), "Ctrl++")
        self.percent = QToolButton()
        self.percent.setToolTip(self.tr("版面大小"))
        self.percent.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.percent.setMenu(self._size_menu())
        self.print_button = _tool("printer", self.tr("打印"), "Ctrl+P")
        self.lines = QToolButton()
        self.lines.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.lines.setMenu(self._lines_menu())
        self.fonts = FontLine()
        self._build()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(PAUSE_MS)
        self._wait.timeout.connect(self.refresh)
        self.pages.page_seen.connect(self._show_seen)
        self.pages.zoomed.connect(self._show_size)
        self.smaller.clicked.connect(lambda: self.pages.zoom(-1))
        self.larger.clicked.connect(lambda: self.pages.zoom(1))

    def _build(self) -> None:
        title = QLabel(self.tr("版式预览"))
        title.setProperty("role", "section")
        head = QHBoxLayout()
        head.setContentsMargins(18, 10, 10, 0)
        head.setSpacing(2)
        head.addWidget(title)
        head.addSpacing(10)
        head.addWidget(self.count)
        head.addStretch()
        for tool in (self.smaller, self.percent, self.larger, self.print_button):
            head.addWidget(tool)
        foot = QHBoxLayout()
        foot.setContentsMargins(8, 0, 10, 6)
        foot.setSpacing(6)
        foot.addWidget(self.lines)
        foot.addWidget(self.fonts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def remember(self, settings: QSettings) -> None:
        """Take up how the pages were shown last, and keep from now on how they are."""
        self._settings = settings
        kept = str(settings.value(_BREAKING, ""))
        self.break_as(Breaking(kept) if kept in set(Breaking) else Breaking.LIBREOFFICE)
        kept = str(settings.value(_ZOOM, ""))
        if kept.isdecimal():
            self.pages.zoom_to(int(kept))
        else:
            self.pages.fit_to(Fit.PAGE if kept == Fit.PAGE.name else Fit.WIDTH)

    def watch(self, editor: PointEditor) -> None:
        """Mark the line that the caret of this editor is in."""
        self._editor = editor
        editor.cursorPositionChanged.connect(self._follow_caret)

    def follow(self, session: DraftSession) -> None:
        """Show the letter of this session from now on."""
        self._session = session
        self._place = session.place
        self._field = None
        session.edited.connect(self._soon)
        self.refresh()

    def show_place(self, place: Place) -> None:
        """Bring a place of the letter into view."""
        self._place, self._field = place, None
        self.refresh()

    def show_field(self, where: Where) -> None:
        """The caret is in this field of a form."""
        self._field = where
        self._follow_caret()

    def break_as(self, breaking: Breaking) -> None:
        """Show the lines as this program breaks them."""
        self.breaking = breaking
        for action in self.lines.menu().actions():
            action.setChecked(action.data() == breaking.value)
        words = {Breaking.LIBREOFFICE: "LibreOffice", Breaking.WORD: "Word"}[breaking]
        self.lines.setText(self.tr("按 {0} 断行").format(words))
        self._keep(_BREAKING, breaking.value)
        self.refresh()

    # ------------------------------------------------------------------ laying out

    def _soon(self) -> None:
        self._behind = True
        if not self._wait.isActive():
            self._wait.start()

    def refresh(self) -> None:
        """Have the letter laid out anew."""
        self._wait.stop()
        if self._session is None:
            return
        self._behind = True
        letter, breaking = self._session.letter, self.breaking
        self._desk.latest(_CHANNEL, lambda _store: lay_out(letter, breaking), self._show)

    def _show(self, pages: tuple[Page, ...]) -> None:
        self._behind = self._wait.isActive()
        self.pages_known.emit(len(pages))
        if pages != self.pages.pages:
            self.pages.show_pages(pages)
            self.fonts.look_at(pages)
        self._show_seen()
        self._follow_caret()

    def _show_seen(self) -> None:
        count = self.tr("{0} / {1} 页").format(self.pages.seen, self.pages.page_count)
        self.count.setText(count if self.pages.page_count else "")

    # ------------------------------------------------------------------ the caret

    def _follow_caret(self) -> None:
        # While changes wait to be laid out, the lines shown are those of the text before them.
        if self._session is not None and not self._behind and self.isVisible():
            self.pages.mark(self._where())

    def _where(self) -> tuple[Where, ...]:
        """What to mark: the point under the caret, else the nearest thing that is on the pages."""
        place, editor = self._place, self._editor
        field = (self._field,) if self._field else ()
        if place == OPENING:
            return *field, Where(paragraph=0, field="opening"), Where(field="title")
        if place == ENDING:
            return *field, Where(paragraph=0, field="closing"), Where(field="issuing_body")
        headings = Where(*_ids(place), field="heading"), Where(place.part, field="heading")
        session = self._session
        if editor is None or session is None or editor.section is not session.section_at(place):
            return headings
        cursor = editor.textCursor()
        caret = cursor.blockNumber()
        before = [b for b in blocks_of(editor.document()) if b.blockNumber() < caret]
        point = sum(bool(block.text().strip()) for block in before)
        here = []
        if cursor.block().text().strip():
            at = max(0, cursor.positionInBlock() - lead_of(cursor.block()))
            here.append(Where(*_ids(place), point, at, at, "text"))
        elif point:
            here.append(Where(*_ids(place), point - 1, field="text"))
        return (*here, *headings)

    @guarded
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    # ------------------------------------------------------------------ menus

    def _size_menu(self) -> QMenu:
        menu = QMenu(self)
        for words, fit in ((self.tr("适合宽度"), Fit.WIDTH), (self.tr("整页"), Fit.PAGE)):
            menu.addAction(words).triggered.connect(lambda _=False, fit=fit: self.pages.fit_to(fit))
        menu.addSeparator()
        for percent in reversed(ZOOMS):
            action = menu.addAction(f"{percent}%")
            action.triggered.connect(lambda _=False, size=percent: self.pages.zoom_to(size))
        return menu

    def _lines_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        group = QActionGroup(menu)
        for words, breaking in (
            (self.tr("按 LibreOffice 断行"), Breaking.LIBREOFFICE),
            (self.tr("按 Word 断行（标点可悬挂）"), Breaking.WORD),
        ):
            action = QAction(words, group)
            action.setCheckable(True)
            action.setData(breaking.value)
            action.triggered.connect(lambda _=False, chosen=breaking: self.break_as(chosen))
            menu.addAction(action)
        return menu

    def _show_size(self) -> None:
        self.percent.setText(f"{self.pages.percent}%")
        fit = self.pages.fit
        self._keep(_ZOOM, str(self.pages.percent) if fit is Fit.FIXED else fit.name)

    def _keep(self, name: str, value: str) -> None:
        if self._settings is not None:
            self._settings.setValue(name, value)


def _ids(place: Place) -> tuple[int, int]:
    return place.part, place.section


def _tool(icon: str, words: str, keys: str) -> QToolButton:
    made = QToolButton()
    theme.set_icon(made, icon, "muted")
    made.setIconSize(QSize(16, 16))
    made.setToolTip(f"{words}  ({keys})")
    made.setAccessibleName(words)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
