"""Which fonts a letter needs and the machine has, and which characters they do not have."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QRawFont

from replydesk.domain.checks import is_rare
from replydesk.domain.composition import Role
from replydesk.domain.pages import Line, Page
from replydesk.gui import fonts
from replydesk.gui.fonts import Face

_ALL = (fonts.XIAOBIAOSONG, fonts.FANGSONG, fonts.KAITI, fonts.HEITI, fonts.SONGTI, fonts.TIMES)
_FACES = {Role.TITLE: fonts.XIAOBIAOSONG, Role.HEADING_1: fonts.HEITI, Role.HEADING_2: fonts.KAITI}


@dataclass(frozen=True, slots=True)
class FontReport:
    """The faces a letter is set in, those that are missing here, and its rare characters.

    `rare` are characters outside GB 2312, which the fonts of official documents do not have;
    `unshown` are those of them that the font on the screen has not either.
    """

    faces: tuple[Face, ...] = ()
    missing: tuple[Face, ...] = ()
    rare: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()


def report_of(pages: Sequence[Page]) -> FontReport:
    """What is to be said of the fonts of these pages."""
    lines = list(_lines(pages))
    wanted = {_face(line) for line in lines}
    if any(page.number for page in pages):
        wanted.add(fonts.SONGTI)
    if any(page.head and page.head.lines for page in pages):
        wanted.add(fonts.XIAOBIAOSONG)
    if any(page.resolution_class for page in pages):
        wanted.add(fonts.HEITI)
    if any(char.isascii() and char.isalnum() for line in lines for char in line.text):
        wanted.add(fonts.TIMES)
    faces = tuple(face for face in _ALL if face in wanted)
    rare: dict[str, Face] = {}
    for line in lines:
        for char in line.text:
            if char > "\u33ff" and is_rare(char):
                rare.setdefault(char, _face(line))
    return FontReport(
        faces,
        tuple(face for face in faces if not face.is_installed),
        tuple(rare),
        tuple(char for char, face in rare.items() if not _shows(face.families, char)),
    )


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    for page in pages:
        yield from page.lines
        if page.head is not None:
            yield from (words.line for words in page.head.words)


def _face(line: Line) -> Face:
    return _FACES.get(line.role, fonts.FANGSONG)


def namesakes(pages: Sequence[Page], others: Iterable[str]) -> dict[str, str]:
    """Which of these characters are, in the fonts of the pages, drawn as one that the pages have.

    ⼀ is drawn as 一 is: the values are the characters of the pages.
    """
    used: dict[Face, set[str]] = {}
    for page in pages:
        if page.head is not None:
            used.setdefault(fonts.XIAOBIAOSONG, set()).update(*page.head.lines)
    for line in _lines(pages):
        used.setdefault(_face(line), set()).update(line.text)
    written = set().union(*used.values())
    strange = [char for char in set(others) - written if _is_plain(char)]
    found: dict[str, str] = {}
    for face, known in used.items():
        font = QRawFont.fromFont(fonts.font(families=face.families))
        plain = sorted(filter(_is_plain, known))
        shapes = dict(zip(_glyphs(font, plain), plain, strict=True))
        for char, glyph in zip(strange, _glyphs(font, strange), strict=True):
            if glyph and glyph in shapes:
                found[char] = shapes[glyph]
    return found


def _is_plain(char: str) -> bool:
    """Whether Qt counts it as one character."""
    return char < "\ud800" or "\udfff" < char <= "\uffff"


def _glyphs(font: QRawFont, chars: Sequence[str]) -> list[int]:
    return list(font.glyphIndexesForString("".join(chars)))


@lru_cache(maxsize=8)
def _raw_font(families: tuple[str, ...]) -> QRawFont:
    return QRawFont.fromFont(fonts.font(families=families))


@lru_cache(maxsize=256)
def _shows(families: tuple[str, ...], char: str) -> bool:
    return bool(_raw_font(families).supportsCharacter(ord(char)))
