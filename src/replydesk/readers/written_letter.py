"""A DOCX as plain facts, to be compared with what should stand in it: paragraphs, page, styles.

Unlike `word`, which reads letters of all sorts, this tells what the XML says and mends nothing.
Lengths are those of the XML: twips, hundredths of a character, EMU.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from replydesk.domain.errors import InputError
from replydesk.readers.package import Package
from replydesk.readers.word_names import R, W, at, switch, value

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEMED = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_MARGINS = ("top", "bottom", "left", "right", "header", "footer")
Facts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A bar drawn on the page: its distance from the upper edge, length, height and colour."""

    top: int
    length: int
    height: int
    color: str


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph. A line break is a line feed in `text`; `sign` is what its ordinal runs say.

    `unhinted` is the text of runs that a Western font could be taken for. Indents are hundredths
    of a character, `before` twips, None where the paragraph itself says nothing. `border` is the
    colour of the rule below it, "" without one.
    """

    style: str
    sign: str
    text: str
    unhinted: str = ""
    kept: bool = False
    before: int | None = None
    left: int | None = None
    hanging: int | None = None
    right: int | None = None
    border: str = ""
    rules: tuple[Rule, ...] = ()

    @property
    def words(self) -> str:
        """All that a reader sees of it."""
        return self.sign + self.text


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A file: its paragraphs in order, facts of its page, of each style by id, and its faults.

    `doubled` are the names of parts that are in the package twice; `themed` tells whether any
    font is left to the theme.
    """

    paragraphs: tuple[Written, ...]
    page: Facts
    styles: Mapping[str, Facts]
    themed: bool = False
    doubled: tuple[str, ...] = ()


def read_written(content: bytes, name: str) -> WrittenLetter:
    """The facts of a DOCX. Raises InputError for a file that is damaged or no Word document."""
    package = Package(content, name)
    document = package.xml("word/document.xml")
    body = at(document, "body")
    if document is None or body is None:
        raise InputError(f"“{name}”里没有Word正文，请重新导出。")
    sheet = package.xml("word/styles.xml")
    styles = _styles(sheet)
    kept = {key for key, facts in styles.items() if facts.get("keepNext") == "on"}
    return WrittenLetter(
        tuple(_paragraph(p, kept) for p in body.iter(f"{W}p")),
        _page(package, body),
        styles,
        any(_is_themed(root) for root in (document, sheet) if root is not None),
        package.doubled,
    )


def _paragraph(paragraph: etree._Element, kept: set[str]) -> Written:
    properties = at(paragraph, "pPr")
    style = value(properties, "pStyle") or ""
    sign, text, unhinted = "", "", ""
    for run in paragraph.iter(f"{W}r"):
        words = "".join(_words(run))
        if not words:
            continue
        if value(run, "rPr/rStyle") == "Ordinal":
            sign += words
        else:
            text += words
        fonts = at(run, "rPr/rFonts")
        if words.strip("\t\n") and (fonts is None or fonts.get(f"{W}hint") != "eastAsia"):
            unhinted += words
    indent, border = at(properties, "ind"), at(properties, "pBdr/bottom")
    return Written(
        style,
        sign,
        text,
        unhinted,
        bool(switch(properties, "keepNext")) or style in kept,
        _number(at(properties, "spacing"), "before"),
        _number(indent, "leftChars"),
        _number(indent, "hangingChars"),
        _number(indent, "rightChars"),
        border.get(f"{W}color", "") if border is not None else "",
        tuple(_rules(paragraph)),
    )


def _words(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag == f"{W}br":
            yield "\n"
        elif child.tag == f"{W}tab":
            yield "\t"


def _rules(paragraph: etree._Element) -> Iterator[Rule]:
    for anchor in paragraph.iter(f"{_DRAWING}anchor"):
        offset = anchor.find(f"{_DRAWING}positionV/{_DRAWING}posOffset")
        extent = anchor.find(f"{_DRAWING}extent")
        color = next((c.get("val", "") for c in anchor.iter(f"{_A}srgbClr")), "")
        if offset is not None and extent is not None:
            length, height = _whole(extent.get("cx")), _whole(extent.get("cy"))
            yield Rule(_whole(offset.text), length, height, color)


def _page(package: Package, body: etree._Element) -> Facts:
    """Size, margins, grid, and what its footers say, of the last section."""
    section = at(body, "sectPr")
    facts: dict[str, str] = {}
    for tag, names in (
        ("pgSz", ("w", "h")),
        ("pgMar", _MARGINS),
        ("docGrid", ("type", "linePitch", "charSpace")),
    ):
        element = at(section, tag)
        for key in names:
            facts[f"{tag}.{key}"] = element.get(f"{W}{key}", "") if element is not None else ""
    facts["titlePg"] = "on" if switch(section, "titlePg") else "off"
    even = switch(package.xml("word/settings.xml"), "evenAndOddHeaders")
    facts["evenAndOdd"] = "on" if even else "off"
    related = package.relations("word/document.xml")
    for reference in section.findall(f"{W}footerReference") if section is not None else ():
        root = package.xml(related.get(reference.get(f"{R}id", ""), ("", ""))[1])
        facts[f"footer.{reference.get(f'{W}type', '')}"] = _footer(root)
    return facts


def _footer(root: etree._Element | None) -> str:
    """Where the page number stands: left, right, "" for a footer without one."""
    for paragraph in root.iter(f"{W}p") if root is not None else ():
        codes = "".join(code.text or "" for code in paragraph.iter(f"{W}instrText"))
        if "PAGE" in codes:
            return value(paragraph, "pPr/jc") or "left"
    return ""


def _styles(root: etree._Element | None) -> Mapping[str, Facts]:
    """What each style comes to with those it is based on and the document's defaults."""
    if root is None:
        return {}
    own = {style.get(f"{W}styleId", ""): style for style in root.iter(f"{W}style")}
    defaults = _facts(
        at(root, "docDefaults/pPrDefault/pPr"), at(root, "docDefaults/rPrDefault/rPr")
    )
    made: dict[str, Facts] = {}
    for key, style in own.items():
        chain, seen = [style], {key}
        while (based := value(chain[-1], "basedOn")) in own and based not in seen:
            assert based is not None
            seen.add(based)
            chain.append(own[based])
        facts = dict(defaults)
        for each in reversed(chain):
            facts |= _facts(at(each, "pPr"), at(each, "rPr"))
        made[key] = facts
    return made


def _facts(ppr: etree._Element | None, rpr: etree._Element | None) -> dict[str, str]:
    facts: dict[str, str] = {}
    for path, name in (
        ("rFonts", "eastAsia"),
        ("rFonts", "ascii"),
        ("sz", "val"),
        ("color", "val"),
        ("spacing", "val"),
    ):
        _take(facts, f"{path}.{name}", at(rpr, path), name)
    for path, name in (
        ("spacing", "before"),
        ("spacing", "line"),
        ("spacing", "lineRule"),
        ("ind", "firstLineChars"),
        ("ind", "firstLine"),
        ("jc", "val"),
        ("outlineLvl", "val"),
    ):
        _take(facts, f"p.{path}.{name}", at(ppr, path), name)
    for name in ("keepNext", "widowControl", "overflowPunct", "snapToGrid", "kinsoku"):
        said = at(ppr, name)
        if said is not None:
            facts[name] = "off" if said.get(f"{W}val") in ("0", "false", "off") else "on"
    return facts


def _take(facts: dict[str, str], key: str, element: etree._Element | None, name: str) -> None:
    if element is not None and (said := element.get(f"{W}{name}")) is not None:
        facts[key] = said


def _number(element: etree._Element | None, name: str) -> int | None:
    said = element.get(f"{W}{name}") if element is not None else None
    return _whole(said) if said else None


def _whole(said: str | None) -> int:
    found = re.fullmatch(r"\s*(-?[0-9]{1,9})\s*", said or "")
    return int(found[1]) if found else 0


def _is_themed(root: etree._Element) -> bool:
    return any(fonts.get(f"{W}{name}") for fonts in root.iter(f"{W}rFonts") for name in _THEMED)
