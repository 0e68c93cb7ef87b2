"""Pictures of the window as it is: for a machine without a screen, and for the user guide."""

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from replydesk.domain.draft import Draft
from replydesk.domain.passage import Passage
from replydesk.domain.progress import Progress
from replydesk.gui import app as program
from replydesk.gui import theme
from replydesk.gui.family_dialog import FamilyDialog
from replydesk.gui.main_window import MainWindow
from replydesk.gui.pages.review import ReviewPage
from replydesk.gui.tasks import Desk
from replydesk.gui.theme import Mode

if TYPE_CHECKING:
    from replydesk.store.engine import Store

T = TypeVar("T")

_SETTLE_MS = 700  # searches are asked for 60 ms after the last change and painted as they come
_LIMIT_MS = 60_000
SIZES = ((1280, 800), (1920, 1080))


def take_pictures(
    folder: Path, library: Path, fill: "Callable[[Store], Generator[Progress, None, None]]"
) -> list[Path]:
    """Pictures of each page on a library that `fill` fills, as PNG files in the folder.

    The drafting page comes in light and dark and in both sizes. Raises TimeoutError where the
    window does not answer within a minute.
    """
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else program.make_application()
    program.translate(application, "zh")
    chosen = program.settings()
    desk = Desk(partial(_open, library))
    window = MainWindow(desk, chosen)
    made: list[Path] = []

    def keep(name: str, mode: Mode, size: tuple[int, int]) -> None:
        theme.apply(application, mode)
        window.resize(*size)
        _settle()
        path = folder / f"{name}.png"
        window.grab().save(str(path))
        made.append(path)

    theme.apply(application, Mode.LIGHT)
    window.resize(*SIZES[0])
    window.show()
    desk.start()
    _wait(lambda done: desk.stream(fill, _ignore, lambda _filled: done()))
    _wait(lambda done: desk.stream(_group, _ignore, lambda _joined: done()))
    window.home.refresh()
    keep("home", Mode.LIGHT, SIZES[0])
    draft = _first_draft(desk)
    window.open_draft(draft.id)
    for width, height in SIZES:
        for mode in (Mode.LIGHT, Mode.DARK):
            keep(f"drafting-{width}-{mode}", mode, (width, height))
    _read_opinion(window)
    keep("opinions", Mode.LIGHT, SIZES[0])
    window.show_checks(draft)
    keep("checks", Mode.LIGHT, SIZES[0])
    window.show_home()
    window.show_new()
    keep("new", Mode.LIGHT, SIZES[0])
    window.show_library()
    keep("library", Mode.LIGHT, SIZES[0])
    family = FamilyDialog(desk, _measure(desk), window)
    # As a part of the window: the platform without a screen complains about dialogs.
    family.setWindowFlags(Qt.WindowType.Widget)
    family.show()
    _settle()
    family.figures.plot.setFocus(Qt.FocusReason.TabFocusReason)
    made.append(folder / "family.png")
    family.grab().save(str(made[-1]))
    family.close()
    window.show_home()
    window.show_review()
    _settle()
    _choose_doubtful(window)
    keep("review", Mode.LIGHT, SIZES[0])
    window.close()
    desk.close()
    return made


def _open(library: Path) -> "Store":
    from replydesk.store.engine import Store

    return Store.open(library)


def _first_draft(desk: Desk) -> Draft:
    def read(store: "Store") -> Draft:
        from replydesk.services.drafts import list_drafts, open_draft

        return open_draft(store, list_drafts(store)[0].id)

    return _asked(desk, read)


def _asked(desk: Desk, work: "Callable[[Store], T]") -> T:
    """What the library answers."""
    found: list[T] = []

    def ask(done: Callable[[], None]) -> None:
        def keep(answer: T) -> None:
            found.append(answer)
            done()

        desk.call(work, keep)

    _wait(ask)
    return found[0]


def _group(store: "Store") -> Generator[Progress, None, int]:
    from replydesk.services.families import group_new

    return group_new(store)


def _measure(desk: Desk) -> Passage:
    """A passage of the samples that returns every year with new figures."""

    def read(store: "Store") -> Passage:
        from replydesk.services.library import search

        return next(
            hit.passage for hit in search(store, "累计建成研究生工作站") if hit.passage.family
        )

    return _asked(desk, read)


def _read_opinion(window: MainWindow) -> None:
    """Have the sample opinion beside the text."""
    from replydesk.services.samples import sample_opinion

    page = window.drafting
    session = page.session
    assert session is not None

    def read(done: Callable[[], None]) -> None:
        session.opinions_changed.connect(done)
        page.opinions.read([sample_opinion()])

    _wait(read)
    for bar in window.notices.bars():
        bar.dismiss()


def _choose_doubtful(window: MainWindow) -> None:
    """Go to the letter with the most unsure places, and to the first of them."""
    page = window.stack.currentWidget()
    assert isinstance(page, ReviewPage)
    waiting = page.list.letters.waiting()
    if not waiting:
        return
    letter = max(waiting, key=lambda item: item.doubts)
    page.list.setCurrentIndex(page.list.letters.index(page.list.letters.row_of(letter.letter_id)))
    _settle()
    page.rows.setFocus()


def _ignore(_progress: Progress) -> None:
    """Nobody looks on."""


def _wait(begin: Callable[[Callable[[], None]], object]) -> None:
    """Run events until what was begun says that it is done."""
    loop = QEventLoop()
    begin(loop.quit)
    late = QTimer()
    late.setSingleShot(True)
    late.timeout.connect(lambda: loop.exit(1))
    late.start(_LIMIT_MS)
    if loop.exec() != 0:
        raise TimeoutError("the window did not answer")


def _settle() -> None:
    """Let answers come in and everything be painted."""
    loop = QEventLoop()
    QTimer.singleShot(_SETTLE_MS, loop.quit)
    loop.exec()
