"""Contrast in both looks, and every icon that the program names."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QPushButton

from replydesk.gui import theme
from replydesk.gui.theme import DARK, LIGHT, Mode, Theme
from replydesk.paths import resource_path

GROUNDS = ("window", "panel", "field", "hover")
PAIRS = [
    *((words, ground) for words in ("text", "muted", "accent") for ground in GROUNDS),
    *((t, g) for t in ("ok", "warn", "danger") for g in ("panel", "window", "hover", f"{t}_soft")),
    *((token, f"{token}_soft") for token in ("accent", "figure", "date", "mark")),
    *((words, "accent_soft") for words in ("text", "muted")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover")),
    ("muted", "line"),
    ("text", "warn_soft"),
    ("text", "danger_soft"),
    ("text", "ok_soft"),
]


def brightness(color: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(v) for v in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((brightness(one), brightness(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("pair", PAIRS, ids="-on-".join)
def test_words_stand_out_from_their_ground(look: Theme, pair: tuple[str, str]) -> None:
    words, ground = pair
    assert contrast(look.color(words), look.color(ground)) >= 4.5


def test_the_style_sheet_names_known_colours_and_files_only(app: QApplication) -> None:
    for mode in (Mode.DARK, Mode.LIGHT):
        theme.apply(app, mode)
        sheet = app.styleSheet()
        assert "@" not in sheet
        for path in re.findall(r'url\("([^"]+)"\)', sheet):
            assert Path(path).is_file()


def test_every_icon_named_in_the_program_is_there() -> None:
    source = Path(theme.__file__).parent
    named = set()
    for file in source.rglob("*.py"):
        text = file.read_text("utf-8")
        named |= set(re.findall(r'(?:set_icon\([^,()]+,|pixmap\(|icon\()\s*"([a-z-]+)"', text))
    assert len(named) > 10
    missing = {name for name in named if not resource_path(f"icons/{name}.svg").is_file()}
    assert missing == set()


def test_icons_follow_the_theme(app: QApplication) -> None:
    button = QPushButton()
    theme.set_icon(button, "check")

    def ink() -> QColor:
        image = button.icon().pixmap(20, 20).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(20)]
        return max(pixels, key=lambda color: color.alpha())

    before = brightness(ink())
    theme.apply(app, Mode.DARK)
    assert brightness(ink()) > before
    theme.apply(app, Mode.LIGHT)
    assert brightness(ink()) == pytest.approx(before, abs=0.05)
