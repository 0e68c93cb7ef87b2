"""The parts every letter starts from: page setup, styles, settings, fonts, page numbers.

They are written out as `templates/letter-base.docx`, which an office may edit in Word to change
its look; `python -m replydesk.writers.base_package` makes that file anew.
"""

import zipfile
from io import BytesIO

from replydesk.paths import template_path
from replydesk.writers.page_style import (
    ALTERNATIVES,
    FANGSONG,
    LINE,
    STYLES,
    WESTERN,
    XIAOBIAOSONG,
    Style,
)

W_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = f'xmlns:w="{W_NS}" xmlns:r="{R_NS}"'
FIXED_TIME = (1980, 1, 1, 0, 0, 0)

PAGE_SIZE = '<w:pgSz w:w="11906" w:h="16838"/>'
PAGE_MARGINS = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851"'
    ' w:footer="1448" w:gutter="0"/>'
)
PAGE_GRID = f'<w:docGrid w:type="linesAndChars" w:linePitch="{LINE}" w:charSpace="-849"/>'
# Where the page number stands: none on a first page, odd pages right, even ones left (7.5, 10.1).
FOOTERS = {
    "first": "",
    "default": '<w:ind w:rightChars="100" w:right="280"/><w:jc w:val="right"/>',
    "even": '<w:ind w:leftChars="100" w:left="280"/><w:jc w:val="left"/>',
}
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"

_PARTS = {
    "word/styles.xml": ("styles", f"{_WML}.styles+xml"),
    "word/settings.xml": ("settings", f"{_WML}.settings+xml"),
    "word/fontTable.xml": ("fontTable", f"{_WML}.fontTable+xml"),
    "word/theme/theme1.xml": (
        "theme",
        "application/vnd.openxmlformats-officedocument.theme+xml",
    ),
    "word/footer1.xml": ("footer", f"{_WML}.footer+xml"),
    "word/footer2.xml": ("footer", f"{_WML}.footer+xml"),
    "word/footer3.xml": ("footer", f"{_WML}.footer+xml"),
}


def base_package() -> bytes:
    """The base document as bytes, equal each time."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _root_relations(),
        "docProps/app.xml": _app_properties(),
        "docProps/core.xml": _core_properties(),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/document.xml": _document(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": footer_xml(FOOTERS["first"]),
        "word/footer2.xml": footer_xml(FOOTERS["default"]),
        "word/footer3.xml": footer_xml(FOOTERS["even"]),
        "word/settings.xml": settings_xml(),
        "word/styles.xml": _styles(),
        "word/theme/theme1.xml": _theme(),
    }
    return pack({name: (_HEAD + text).encode() for name, text in parts.items()})


def pack(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts whose bytes depend on nothing but them: sorted names, a fixed date."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, FIXED_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            info.external_attr = 0o600 << 16
            archive.writestr(info, parts[name])
    return buffer.getvalue()


def _content_types() -> str:
    overrides = {
        "/word/document.xml": f"{_WML}.document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    } | {f"/{name}": kind for name, (_, kind) in _PARTS.items()}
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(
            f'<Override PartName="{name}" ContentType="{kind}"/>'
            for name, kind in overrides.items()
        )
        + "</Types>"
    )


def _relations(rows: list[tuple[str, str]]) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"/>'
            for at, (kind, target) in enumerate(rows, 1)
        )
        + "</Relationships>"
    )


def _root_relations() -> str:
    return _relations(
        [
            (f"{R_NS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{R_NS}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations() -> str:
    return _relations(
        [(f"{R_NS}/{kind}", name.removeprefix("word/")) for name, (kind, _) in _PARTS.items()]
    )


def _app_properties() -> str:
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{namespace}"><Application>replydesk</Application></Properties>'


def _core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


def _document() -> str:
    footers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="rId{at}"/>'
        for kind, at in (("first", 5), ("default", 6), ("even", 7))
    )
    return (
        f"<w:document {NAMESPACES}><w:body><w:sectPr>{footers}{PAGE_SIZE}{PAGE_MARGINS}"
        f"<w:titlePg/>{PAGE_GRID}</w:sectPr></w:body></w:document>"
    )


def footer_xml(placed: str) -> str:
    """A footer: — n — at one edge (7.5); an empty paragraph where `placed` is empty."""
    runs = ""
    if placed:
        hint = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        runs = (
            f'<w:r>{hint}<w:t xml:space="preserve">— </w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            f'<w:r>{hint}<w:t xml:space="preserve"> —</w:t></w:r>'
        )
    return (
        f'<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/>{placed}</w:pPr>{runs}'
        "</w:p></w:ftr>"
    )


def settings_xml() -> str:
    """The root of the settings part."""
    mode = (
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        '<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotExpandShiftReturn/>"
        f'{mode}</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _font_table() -> str:
    names = sorted({*ALTERNATIVES, XIAOBIAOSONG, WESTERN})
    fonts = ""
    for name in names:
        other = ALTERNATIVES.get(name)
        alternative = f'<w:altName w:val="{other}"/>' if other else ""
        charset = "00" if name == WESTERN else "86"
        fonts += f'<w:font w:name="{name}">{alternative}<w:charset w:val="{charset}"/></w:font>'
    return f"<w:fonts {NAMESPACES}>{fonts}</w:fonts>"


def _theme() -> str:
    """A theme because Word wants one; no style refers to it."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "44546A"), ("lt2", "E7E6E6"),
            ("accent1", "4472C4"), ("accent2", "ED7D31"), ("accent3", "A5A5A5"),
            ("accent4", "FFC000"), ("accent5", "5B9BD5"), ("accent6", "70AD47"),
            ("hlink", "0563C1"), ("folHlink", "954F72"),
        )
    )  # fmt: skip
    faces = (
        f'<a:latin typeface="{WESTERN}"/><a:ea typeface="{FANGSONG}"/><a:cs typeface="{WESTERN}"/>'
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_DRAWING}" name="replydesk"><a:themeElements>'
        f'<a:clrScheme name="replydesk">{colours}</a:clrScheme><a:fontScheme name="replydesk">'
        f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="replydesk"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _styles() -> str:
    defaults = (
        f'<w:rPr><w:rFonts w:ascii="{WESTERN}" w:hAnsi="{WESTERN}" w:eastAsia="{FANGSONG}"'
        f' w:cs="{WESTERN}"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>'
    )
    return (
        f"<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault>{defaults}</w:rPrDefault>"
        f"<w:pPrDefault/></w:docDefaults>{''.join(style_xml(style) for style in STYLES)}</w:styles>"
    )


def style_xml(style: Style) -> str:
    """One style of the styles part."""
    default = ' w:default="1"' if style.id == "Normal" else ""
    custom = "" if style.name.isascii() else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else ""
    ppr = f"<w:pPr>{style.ppr}</w:pPr>" if style.ppr else ""
    rpr = f"<w:rPr>{style.rpr}</w:rPr>" if style.rpr else ""
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{style.id}">'
        f'<w:name w:val="{style.name}"/>{based}<w:qFormat/>{ppr}{rpr}</w:style>'
    )


if __name__ == "__main__":
    template_path("letter-base.docx").write_bytes(base_package())
