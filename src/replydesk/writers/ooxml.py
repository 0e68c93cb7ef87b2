"""All raw WordprocessingML of a letter: text in, XML out."""

from xml.sax.saxutils import escape

_RED_RULE = (
    '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"'
    ' relativeHeight="{id}" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="page"><wp:posOffset>720000'
    '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="page"><wp:posOffset>{y}'
    '</wp:posOffset></wp:positionV><wp:extent cx="6120000" cy="{height}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="{id}" name="红线{id}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
    '<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="6120000" cy="{height}"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr'
    ' val="FF0000"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>'
    "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"
)
BODY_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def run(text: str, rpr: str = "") -> str:
    """A run. The hint makes Word set “ ” — … in the Chinese font; a line feed is a line break."""
    inside = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\n")
    )
    return f"<w:r><w:rPr>{_hinted(rpr)}</w:rPr>{inside}</w:r>"


def _hinted(rpr: str) -> str:
    """The hint goes behind rStyle and before everything else: the schema fixes the order."""
    style, mark, rest = rpr.partition("/>") if rpr.startswith("<w:rStyle") else ("", "", rpr)
    return f'{style}{mark}<w:rFonts w:hint="eastAsia"/>{rest}'


def ordinal(text: str) -> str:
    """一、 （一） 1. 一是 in a run of its own, so that it can be told from the text behind it."""
    return run(text, '<w:rStyle w:val="Ordinal"/>') if text else ""


def tab() -> str:
    """A tab."""
    return "<w:r><w:tab/></w:r>"


def tab_stops(*stops: tuple[int, str]) -> str:
    """Places, in twips from the left margin, where text begins, ends or is centred behind a tab."""
    marks = "".join(f'<w:tab w:val="{kind}" w:pos="{place}"/>' for place, kind in stops)
    return f"<w:tabs>{marks}</w:tabs>"


def paragraph(style: str, runs: str, ppr: str = "") -> str:
    """A paragraph of a style; `ppr` is direct formatting in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ppr}</w:pPr>{runs}</w:p>'


def right_indent(characters: float) -> str:
    """Distance of a line from the right edge, in characters of 16 pt."""
    return f'<w:ind w:rightChars="{round(characters * 100)}" w:right="{round(characters * 320)}"/>'


def spacing(*, before: int | None = None, line: int | None = None) -> str:
    """Space before in twips, and an exact line height."""
    first = f' w:before="{before}"' if before is not None else ""
    second = f' w:line="{line}" w:lineRule="exact"' if line is not None else ""
    return f"<w:spacing{first}{second}/>"


def frame(height: int | None, width: int, place: str) -> str:
    """A frame; framePr must be direct formatting, LibreOffice ignores it in a style."""
    exact = f' w:h="{height}" w:hRule="exact"' if height is not None else ""
    return f'<w:framePr w:w="{width}"{exact} {place}/>'


def red_rule(number: int, y: int, height: int) -> str:
    """A red bar 170 mm long, centred on the page; `y` and `height` in EMU from the page's top."""
    return _RED_RULE.format(id=number, y=y, height=height)


def imprint_table(rows: list[str]) -> str:
    """版记: a table at the foot of the type area, outer rules 0.35 mm, inner ones 0.25 mm (7.4.1).

    `rows` are paragraphs. horzAnchor must be the page: LibreOffice 7.4 does not float it else.
    """
    outer, inner = 'w:val="single" w:sz="8"', 'w:val="single" w:sz="6"'
    cells = "".join(
        '<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="8844" w:type="dxa"/>'
        f"</w:tcPr>{row}</w:tc></w:tr>"
        for row in rows
    )
    borders = (
        f'<w:top {outer} w:space="0" w:color="000000"/><w:bottom {outer} w:space="0"'
        f' w:color="000000"/><w:insideH {inner} w:space="0" w:color="000000"/>'
    )
    return (
        '<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="page" w:tblpX="1588"'
        ' w:tblpYSpec="bottom"/><w:tblOverlap w:val="never"/><w:tblW w:w="8844" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/>'
        '</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w="8844"/></w:tblGrid>'
        f"{cells}</w:tbl>"
    )
