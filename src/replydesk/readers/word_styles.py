"""What the styles of a DOCX say of a paragraph or run, inherited from style to style."""

import re
from collections.abc import Iterator

from lxml import etree

from replydesk.readers.word_names import W, at, switch, value

# Paragraphs of the program's own letters that only repeat the signature: red mark and 印发 line.
_REPEATING = ("发文机关标志", "印发机关")
_LONGEST_CHAIN = 20
_COLUMNS_OF_TWIPS = 160  # half a character of 16 pt


class Styles:
    """The styles of one document; every answer walks up the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iter(f"{W}style") if root is not None else ()
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph"
                and style.get(f"{W}default") in ("1", "true", "on")
            ),
            None,
        )
        self._indents: dict[str | None, int] = {}
        self._hidden: dict[str | None, bool] = {}
        self._numberings: dict[str | None, tuple[str | None, str | None, list[str]]] = {}
        self._repeating = {
            key for key, style in self._styles.items() if value(style, "name") in _REPEATING
        }

    def name(self, style: str | None) -> str:
        """The name of a style, that of the usual one where none is said; "" where there is none."""
        return value(self._styles.get(style or self._default or ""), "name") or ""

    def is_repeating(self, style: str | None) -> bool:
        """Whether paragraphs of this style repeat what the signature says."""
        return style in self._repeating

    def is_hidden(self, style: str | None) -> bool:
        """Whether the style hides its text."""
        if style not in self._hidden:
            said = (switch(item, "rPr/vanish") for _, item in self._chain(style))
            self._hidden[style] = next((on for on in said if on is not None), False)
        return self._hidden[style]

    def numbering(self, style: str | None) -> tuple[str | None, str | None, list[str]]:
        """List and level that the style gives, and the names of the styles up to where it does."""
        if style not in self._numberings:
            self._numberings[style] = self._find_numbering(style)
        return self._numberings[style]

    def _find_numbering(self, style: str | None) -> tuple[str | None, str | None, list[str]]:
        names = []
        for name, item in self._chain(style):
            names.append(name)
            properties = at(item, "pPr/numPr")
            if properties is not None:
                return value(properties, "numId"), value(properties, "ilvl"), names
        return None, None, names

    def indent(self, paragraph: etree._Element, style: str | None) -> int:
        """First-line indent of a paragraph in half-width columns."""
        own = indent_of(at(paragraph, "pPr/ind"))
        if own is not None:
            return own
        style = style or self._default
        if style not in self._indents:
            said = (indent_of(at(item, "pPr/ind")) for _, item in self._chain(style))
            self._indents[style] = next((columns for columns in said if columns is not None), 0)
        return self._indents[style]

    def _chain(self, style: str | None) -> Iterator[tuple[str, etree._Element]]:
        """The style and those it is based on; a circle ends."""
        for _ in range(_LONGEST_CHAIN):
            item = self._styles.get(style or "")
            if item is None:
                return
            yield style or "", item
            style = value(item, "basedOn")


def indent_of(ind: etree._Element | None) -> int | None:
    """The first-line indent that a w:ind says, in half-width columns; None where it says none."""
    if ind is None:
        return None
    chars, twips = ind.get(f"{W}firstLineChars", ""), ind.get(f"{W}firstLine", "")
    if re.fullmatch(r"[0-9]{1,5}", chars) and int(chars):
        return int(chars) // 50
    if re.fullmatch(r"[0-9]{1,6}", twips):
        return int(twips) // _COLUMNS_OF_TWIPS
    return 0 if chars or ind.get(f"{W}hanging") or ind.get(f"{W}hangingChars") else None
