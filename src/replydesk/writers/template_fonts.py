"""The fonts of a base template's own lines, named instead of left to a theme.

A theme font is another one on the next machine.
"""

import re
from collections.abc import Iterable

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from replydesk.writers.page_style import FANGSONG, WESTERN

_SLOTS = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "eastAsia": "eastAsiaTheme",
    "cs": "cstheme",
}
_LATIN = re.compile(rb'<a:latin[^>]*?typeface="([^"]+)"')
_HANS = re.compile(rb'<a:font[^>]*?script="Hans"[^>]*?typeface="([^"]+)"')
_EAST = re.compile(rb'<a:ea[^>]*?typeface="([^"]+)"')


def name_fonts(document: WordDocument, roots: Iterable[etree._Element]) -> None:
    """Put the names of the theme's fonts wherever these parts refer to the theme."""
    known: dict[tuple[str, bool], str] = {}
    for root in roots:
        for fonts in root.iter(qn("w:rFonts")):
            for slot, theme in _SLOTS.items():
                referred = fonts.get(qn(f"w:{theme}"))
                if referred is None:
                    continue
                del fonts.attrib[qn(f"w:{theme}")]
                kind = "major" if referred.startswith("major") else "minor"
                key = kind, slot == "eastAsia"
                if key not in known:
                    known[key] = _named(document, *key)
                fonts.set(qn(f"w:{slot}"), known[key])


def _named(document: WordDocument, kind: str, chinese: bool) -> str:
    parts = document.part.rels.values()
    theme = next((r.target_part.blob for r in parts if r.reltype == RELATIONSHIP_TYPE.THEME), b"")
    block = re.search(rf"<a:{kind}Font>.*?</a:{kind}Font>".encode(), theme, re.DOTALL)
    inside = block[0] if block else b""
    for pattern in (_EAST, _HANS) if chinese else (_LATIN,):
        if found := pattern.search(inside):
            return found[1].decode("utf-8", "replace")
    return FANGSONG if chinese else WESTERN
