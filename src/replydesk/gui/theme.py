"""Colours in light and dark, the style sheet made of them, and tinted icons.

Looks are chosen by property: ``QPushButton[role="primary"|"plain"|"ghost"]``,
``QLabel[role="title"|"muted"|"section"]``, ``QFrame[role="card"]``. `set_icon` gives a button or
an action an icon that follows the theme.
"""

import functools
import re
from dataclasses import asdict, dataclass
from enum import StrEnum

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from replydesk.gui import fonts
from replydesk.paths import resource_path


class Mode(StrEnum):
    """What the clerk chose: one of the two looks, or the system's."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by purpose, as #rrggbb. Names ending in `_soft` are backgrounds of their partner."""

    name: str
    window: str  # the ground that cards lie on
    panel: str  # side panels, bars and cards
    field: str  # inputs
    line: str  # hairlines between areas
    edge: str  # outlines of inputs and buttons
    hover: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    figure: str
    figure_soft: str
    date: str
    date_soft: str
    mark: str
    mark_soft: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    danger: str
    danger_soft: str
    handle: str  # scroll bars, empty steps

    def color(self, token: str) -> QColor:
        """The QColor of a token by name."""
        return QColor(getattr(self, token))


LIGHT = Theme(
    name="light",
    window="#f3f5f9",
    panel="#ffffff",
    field="#f7f8fb",
    line="#dfe3ea",
    edge="#c9cfda",
    hover="#eef1f6",
    text="#1a2230",
    muted="#596273",
    accent="#2356a8",
    accent_hover="#1b4789",
    accent_soft="#e6edf9",
    on_accent="#ffffff",
    figure="#6a3f00",
    figure_soft="#fdeec8",
    date="#1c4c98",
    date_soft="#dbe9fb",
    mark="#4a2a90",
    mark_soft="#ece5fb",
    ok="#1b6842",
    ok_soft="#e1f2e8",
    warn="#874706",
    warn_soft="#fdf1dc",
    danger="#a8231b",
    danger_soft="#fcebe9",
    handle="#c8cdd7",
)

DARK = Theme(
    name="dark",
    window="#15181d",
    panel="#1d2127",
    field="#23272f",
    line="#30353e",
    edge="#454c58",
    hover="#282d35",
    text="#e7eaf0",
    muted="#a3abb9",
    accent="#78a9f7",
    accent_hover="#9abffa",
    accent_soft="#243450",
    on_accent="#0d1830",
    figure="#f7d37c",
    figure_soft="#4a3810",
    date="#a9cbfb",
    date_soft="#213c63",
    mark="#cdb8ff",
    mark_soft="#382c5c",
    ok="#6fd09a",
    ok_soft="#183626",
    warn="#f0b35a",
    warn_soft="#3a2b12",
    danger="#f69a92",
    danger_soft="#45201d",
    handle="#4a505b",
)

_current = LIGHT


def current() -> Theme:
    """The theme in use."""
    return _current


def apply(app: QApplication, mode: Mode) -> None:
    """Give the whole program the look of `mode`; every widget and icon follows at once."""
    global _current  # noqa: PLW0603  one look per process, like the application itself
    dark = mode is Mode.DARK or (mode is Mode.SYSTEM and _system_is_dark(app))
    _current = DARK if dark else LIGHT
    app.setFont(fonts.font())
    app.setPalette(_palette(_current))
    app.setStyleSheet(_style_sheet(_current))
    for widget in app.allWidgets():
        for target in (widget, *widget.actions()):
            if target.property("iconName"):
                _refresh(target)


def _system_is_dark(app: QApplication) -> bool:
    return app.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, token in (
        (role.Window, "window"),
        (role.Base, "panel"),
        (role.AlternateBase, "field"),
        (role.Button, "panel"),
        (role.ToolTipBase, "panel"),
        (role.WindowText, "text"),
        (role.Text, "text"),
        (role.ButtonText, "text"),
        (role.ToolTipText, "text"),
        (role.PlaceholderText, "muted"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
        (role.Light, "panel"),
        (role.Midlight, "hover"),
        (role.Mid, "line"),
        (role.Dark, "edge"),
        (role.Shadow, "line"),
    ):
        palette.setColor(target, theme.color(token))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, theme.color("handle"))
    return palette


def _style_sheet(theme: Theme) -> str:
    words = asdict(theme)
    sheet = resource_path("style/replydesk.qss").read_text("utf-8")
    icons = resource_path("icons").as_posix()
    sheet = sheet.replace("@icons", icons)
    return re.sub(r"@([a-z_]+)", lambda found: words[found[1]], sheet)


# ---------------------------------------------------------------------- icons


def icon(name: str, token: str = "text") -> QIcon:  # noqa: S107  a colour, no secret
    """The icon resources/icons/<name>.svg in a colour of the current theme."""
    made = QIcon()
    for mode, tint in (
        (QIcon.Mode.Normal, token),
        (QIcon.Mode.Active, token),
        (QIcon.Mode.Disabled, "handle"),
    ):
        for ratio in (1, 2):
            made.addPixmap(_rendered(name, getattr(_current, tint), 20, ratio, 1.2), mode)
    return made


def pixmap(name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` logical pixels for a screen of this pixel ratio."""
    return _rendered(name, getattr(_current, token), size, ratio)


def set_icon(target: QAbstractButton | QAction, name: str, token: str = "text") -> None:  # noqa: S107
    """Give a button or an action an icon that is tinted again when the theme changes."""
    target.setProperty("iconName", name)
    target.setProperty("iconToken", token)
    _refresh(target)


def set_role(widget: object, role: str) -> None:
    """Change the `role` property of a widget that is already shown, so that its look follows."""
    from PySide6.QtWidgets import QWidget

    assert isinstance(widget, QWidget)
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def _refresh(target: object) -> None:
    assert isinstance(target, QAbstractButton | QAction)
    target.setIcon(icon(str(target.property("iconName")), str(target.property("iconToken"))))


@functools.lru_cache(maxsize=256)
def _svg(name: str) -> str:
    return resource_path(f"icons/{name}.svg").read_text("utf-8")


@functools.lru_cache(maxsize=512)
def _rendered(name: str, color: str, size: int, ratio: float, drop: float = 0) -> QPixmap:
    svg = _svg(name).replace("currentColor", color)
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    area = QRectF(made.rect())
    area.translate(0, drop * ratio)  # beside words: Chinese characters stand low in their line
    QSvgRenderer(QByteArray(svg.encode())).render(painter, area)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
