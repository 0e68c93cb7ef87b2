"""Everything in an office's base template that must hold, set again: a template that an office
suite saved anew can't break the layout.

What the office draws itself (letterhead, headers, tables, their own styles) is left as it is.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.parts.hdrftr import FooterPart
from lxml import etree

from replydesk.domain.letter import LetterFormat
from replydesk.domain.unit import FANGSONG as FANGSONG_DIGITS
from replydesk.domain.unit import GRID, MARGINS, PAGE_NUMBERS
from replydesk.writers.base_package import (
    FOOTERS,
    NAMESPACES,
    PAGE_GRID,
    PAGE_MARGINS,
    PAGE_SIZE,
    footer_xml,
    settings_xml,
    style_xml,
)
from replydesk.writers.page_style import FANGSONG, STYLES, WESTERN, Style
from replydesk.writers.template_check import headers_and_footers
from replydesk.writers.template_fonts import name_fonts

_BASE = "LetterBase"
_WORDS = {"标题": "Title"} | {
    f"{sign}级标题": f"heading {level}" for level, sign in enumerate("一二三四", 1)
}
_W_TYPE, _R_ID, _W_VAL, _STYLE_ID = qn("w:type"), qn("r:id"), qn("w:val"), qn("w:styleId")
_HEADER, _FOOTER = qn("w:headerReference"), qn("w:footerReference")
_REFERENCES = tuple(qn(f"w:{kind}Style") for kind in ("p", "r", "tbl"))
_STYLE_LINKS = (qn("w:basedOn"), qn("w:next"), qn("w:link"))
# Parts that serve the template's author or another program, by the last word of their relation.
_UNPRINTED = frozenset((
    "customXml", "printerSettings", "comments", "commentsExtended", "commentsIds",
    "commentsExtensible", "people", "glossaryDocument", "thumbnail", "custom-properties",
    "core-properties", "stylesWithEffects", "font",
))  # fmt: skip
_GRID = qn("w:snapToGrid")
_BEHIND_GRID = (
    "spacing", "ind", "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc",
    "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl",
)  # fmt: skip
_BEHIND_RUN_GRID = (
    "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight",
    "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
    "eastAsianLayout", "specVanish", "oMath",
)  # fmt: skip
_PAGE_TAGS = tuple(
    qn(f"w:{name}")
    for name in (
        "pgSz", "pgMar", "lnNumType", "pgNumType", "cols", "vAlign", "titlePg", "textDirection",
        "docGrid",
    )
)  # fmt: skip
_BEHIND_MARGINS = (qn("w:paperSrc"), qn("w:pgBorders"), qn("w:formProt"), qn("w:noEndnote"))


def reset(
    document: WordDocument, page_format: LetterFormat, deviations: Collection[str], digits: str
) -> None:
    """Set page, styles, settings and page numbers by the standard but for what may deviate."""
    _drop_unprinted(document)
    parts = (document.styles.element, document.element, *headers_and_footers(document))
    name_fonts(document, parts)
    _reset_styles(document, deviations, digits)
    if GRID not in deviations:
        _leave_grid(document.styles.element)
    numbered = _reset_page_numbers(document, deviations)
    _reset_settings(document)
    for section in document.element.body.iter(qn("w:sectPr")):
        _reset_section(section, page_format, deviations, numbered=numbered)


def _drop_unprinted(document: WordDocument) -> None:
    package = document.part.package
    for rels in (document.part.rels, package.rels):
        for known in [
            key for key, rel in rels.items() if rel.reltype.rpartition("/")[2] in _UNPRINTED
        ]:
            del rels[known]
    for part in package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = _APPLICATION  # noqa: SLF001 - python-docx offers no way to set it
        elif part.partname == "/word/fontTable.xml":
            part.rels.clear()  # fonts that are embedded
    for bound in list(document.element.body.iter(qn("w:dataBinding"))):
        bound.getparent().remove(bound)


_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>replydesk</Application></Properties>"
)


# ---------------------------------------------------------------------- styles


def letter_styles(digits: str) -> Iterator[Style]:
    """The styles of a letter, standing on one of their own instead of on the template's Normal."""
    normal = STYLES[0]
    fonts = f'<w:rFonts w:ascii="{WESTERN}" w:hAnsi="{WESTERN}" w:eastAsia="{FANGSONG}"'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    rpr = f'{fonts} w:cs="{WESTERN}"/><w:b w:val="0"/><w:i w:val="0"/>{normal.rpr}{language}'
    base = Style(_BASE, "公文基准", normal.ppr, rpr, based_on="")
    for style in (base, *STYLES[1:]):
        based = _BASE if style.based_on == normal.id else style.based_on
        yield replace(style, rpr=_with_digits(style.rpr, digits), based_on=based)


def set_digits(document: WordDocument, digits: str) -> None:
    """Western digits of the program's own base document in Times New Roman or 仿宋."""
    if digits != FANGSONG_DIGITS:
        return
    for fonts in document.styles.element.iter(qn("w:rFonts")):
        for slot in ("w:ascii", "w:hAnsi", "w:cs"):
            if fonts.get(qn(slot)) == WESTERN:
                fonts.set(qn(slot), FANGSONG)


def _with_digits(rpr: str, digits: str) -> str:
    return rpr.replace(WESTERN, FANGSONG) if digits == FANGSONG_DIGITS else rpr


def _reset_styles(document: WordDocument, deviations: Collection[str], digits: str) -> None:
    root = document.styles.element
    wanted = {_WORDS.get(name, name) for name in deviations}
    ours = {style.name.lower(): style for style in letter_styles(digits)}
    known_ids = {style.id for style in ours.values()}
    renamed: dict[str, str] = {}
    kept: set[str] = set()
    for style in list(root.iterchildren(qn("w:style"))):
        name, known = style.find(qn("w:name")), style.get(_STYLE_ID, "")
        own = ours.get(name.get(_W_VAL, "").lower()) if name is not None else None
        if own is None:
            if known in known_ids:
                renamed[known] = f"{known}Office"
                style.set(_STYLE_ID, f"{known}Office")
            continue
        if known != own.id:
            renamed[known] = own.id
        if own.name in wanted and style.get(_W_TYPE) == own.kind:
            style.set(_STYLE_ID, own.id)
            kept.add(own.id)
        else:
            root.remove(style)
    made = "".join(style_xml(s) for s in ours.values() if s.id not in kept)
    if not any(s.get(qn("w:default")) and s.get(_W_TYPE) == "paragraph" for s in root):
        made = style_xml(STYLES[0]) + made
    for style in list(parse_xml(f"<w:styles {NAMESPACES}>{made}</w:styles>")):
        root.append(style)
    _rename(root, _STYLE_LINKS, renamed)
    for part in (document.element, *headers_and_footers(document)):
        _rename(part, _REFERENCES, renamed)


def _leave_grid(root: etree._Element) -> None:
    """The office's own lines do not follow the grid of the letter: it would stretch them."""
    defaults = _child(root, "docDefaults", ())
    for kind, behind in (("r", _BEHIND_RUN_GRID), ("p", _BEHIND_GRID)):
        holder = _child(defaults, f"{kind}PrDefault", ("pPrDefault",))
        properties = _child(holder, f"{kind}Pr", ())
        if properties.find(_GRID) is None:
            _child(properties, "snapToGrid", behind).set(_W_VAL, "0")


def _child(parent: etree._Element, name: str, behind: Collection[str]) -> etree._Element:
    """The child of this name; where there is none, a new one before those that come behind."""
    found = parent.find(qn(f"w:{name}"))
    if found is None:
        found = OxmlElement(f"w:{name}")
        later = {qn(f"w:{other}") for other in behind}
        at = next((n for n, child in enumerate(parent) if child.tag in later), len(parent))
        parent.insert(0 if name == "docDefaults" else at, found)
    return found


def _rename(root: etree._Element, tags: tuple[str, ...], renamed: dict[str, str]) -> None:
    for reference in root.iter(*tags) if renamed else ():
        named = reference.get(_W_VAL, "")
        if named in renamed:
            reference.set(_W_VAL, renamed[named])


# ---------------------------------------------------------------------- the page


def _reset_section(
    section: etree._Element,
    page_format: LetterFormat,
    deviations: Collection[str],
    *,
    numbered: bool,
) -> None:
    old = {child.tag: child for child in section if child.tag in _PAGE_TAGS}
    first = any(
        child.get(_W_TYPE) == "first" and (child.tag == _HEADER or not numbered)
        for child in section
        if child.tag in (_HEADER, _FOOTER)
    )
    for child in old.values():
        section.remove(child)
    if first and numbered and page_format is LetterFormat.DOCUMENT:
        _number_first_page(section)
    keeps = old if MARGINS in deviations else {}
    page = [
        keeps.get(qn("w:pgSz"), _element(PAGE_SIZE)),
        keeps.get(qn("w:pgMar"), _element(PAGE_MARGINS)),
    ]
    behind = []
    if first or page_format is LetterFormat.LETTER:
        behind.append(_element("<w:titlePg/>"))
    keeps = old if GRID in deviations else {}
    behind.append(keeps.get(qn("w:docGrid"), _element(PAGE_GRID)))
    at = next((n for n, c in enumerate(section) if c.tag in _BEHIND_MARGINS), len(section))
    for child in reversed(page):
        section.insert(at, child)
    for child in behind:
        section.append(child)


def _number_first_page(section: etree._Element) -> None:
    """公文格式 has a number on its first page too."""
    feet = {c.get(_W_TYPE): c for c in section if c.tag == _FOOTER}
    if "first" in feet and "default" in feet:
        feet["first"].set(_R_ID, feet["default"].get(_R_ID, ""))


def _element(xml: str) -> etree._Element:
    return parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")[0]


# ---------------------------------------------------------------------- page numbers


def _reset_page_numbers(document: WordDocument, deviations: Collection[str]) -> bool:
    """Put in the page numbers of the standard, where the template's footers say nothing else.

    Returns whether the footers are the program's.
    """
    sections = list(document.element.body.iter(qn("w:sectPr")))
    feet = [c for section in sections for c in section if c.tag == _FOOTER]
    parts = document.part.rels
    own = any(_says_something(parts[c.get(_R_ID)].target_part.element) for c in feet)
    if own or (feet and PAGE_NUMBERS in deviations):
        return False
    for foot in feet:
        foot.getparent().remove(foot)
    for known in [key for key, rel in parts.items() if rel.reltype == RELATIONSHIP_TYPE.FOOTER]:
        del parts[known]
    kinds = {kind: _new_footer(document, kind) for kind in FOOTERS}
    for section in sections:
        for place, (kind, known) in enumerate(kinds.items()):
            made = _element(f'<w:footerReference w:type="{kind}" r:id="{known}"/>')
            section.insert(place, made)
    return True


def _says_something(root: etree._Element) -> bool:
    """Whether a footer has more in it than a page number between dashes."""
    if next(root.iter(qn("w:drawing"), qn("w:pict"), qn("w:tbl")), None) is not None:
        return True
    text = "".join(t.text or "" for t in root.iter(qn("w:t")))
    return bool(text.strip(" \u3000-–—－·.0123456789第页共"))


def _new_footer(document: WordDocument, kind: str) -> str:
    part = FooterPart(
        PackURI(f"/word/letterFooter-{kind}.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
        parse_xml(footer_xml(FOOTERS[kind])),
        document.part.package,
    )
    return document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTER)


def _reset_settings(document: WordDocument) -> None:
    """The settings of the program; a header for odd pages alone is put on even ones too."""
    root = document.settings.element
    root[:] = list(parse_xml(settings_xml()))
    document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels.clear()
    for section in document.element.body.iter(qn("w:sectPr")):
        for tag in (_HEADER, _FOOTER):
            kinds = {c.get(_W_TYPE): c for c in section if c.tag == tag}
            if "default" in kinds and "even" not in kinds:
                known = kinds["default"].get(_R_ID, "")
                name = tag.rpartition("}")[2]
                even = _element(f'<w:{name} w:type="even" r:id="{known}"/>')
                kinds["default"].addnext(even)
