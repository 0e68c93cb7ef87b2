"""The page and the styles of a letter: every number of GB/T 9704-2012 as Word wants it.

Lengths are twips (1/1440 inch) unless said; a character is 3号, 16 pt, so 320 twips.
"""

from dataclasses import dataclass

CHARACTER = 320
LINE = 579  # 225 mm / 22 lines, rounded down: 580 leaves room for 21 lines only
WIDTH = 8844  # of the type area: 156 mm
IMPRINT_LINE = 560  # in 公文格式: with their rules the lines of the imprint take up whole lines
ANCHOR_LINE = 6  # of the 18 that are left below 22 lines; LibreOffice has no room for 10
TRACKING = -12  # between characters
LINES_A_PAGE, CHARACTERS_A_LINE = 22, 28

FANGSONG, KAITI, HEITI, SONGTI = "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体"
XIAOBIAOSONG = "方正小标宋简体"
WESTERN = "Times New Roman"
# Windows has the fonts without _GB2312; Word takes the alternative name then.
ALTERNATIVES = {FANGSONG: "仿宋", KAITI: "楷体", HEITI: "SimHei", SONGTI: "SimSun"}


@dataclass(frozen=True, slots=True)
class Style:
    """A style of the base document: `ppr` and `rpr` are the inside of w:pPr and w:rPr."""

    id: str
    name: str
    ppr: str = ""
    rpr: str = ""
    kind: str = "paragraph"
    based_on: str = "Normal"


def _fonts(chinese: str, western: str = "") -> str:
    western = western or chinese
    return (
        f'<w:rFonts w:ascii="{western}" w:hAnsi="{western}" w:eastAsia="{chinese}"'
        f' w:cs="{western}"/>'
    )


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_NORMAL_PPR = (
    '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/><w:topLinePunct w:val="0"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:adjustRightInd w:val="0"/>'
    '<w:snapToGrid w:val="0"/>'
    f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/><w:jc w:val="both"/>'
)
# 28 characters of 16 pt are wider than 156 mm; at -0.6 pt they fit even beside the gaps that
# LibreOffice puts round digits, and 29 do not, be the character grid honoured or not.
_NORMAL_RPR = (
    '<w:snapToGrid w:val="0"/><w:color w:val="000000"/>'
    f'<w:spacing w:val="{TRACKING}"/><w:kern w:val="0"/>' + _size(32)
)


def _heading(level: int, fonts: str) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/>{INDENT}<w:outlineLvl w:val="{level - 1}"/>',
        fonts,
    )


def _imprint(style_id: str, name: str, tabs: str, indent: str) -> Style:
    return Style(style_id, name, tabs + indent, '<w:spacing w:val="0"/>' + _size(28))


STYLES: tuple[Style, ...] = (
    Style("Normal", "Normal", _NORMAL_PPR, _NORMAL_RPR, based_on=""),
    _heading(1, _fonts(HEITI)),
    _heading(2, _fonts(KAITI)),
    _heading(3, _fonts(FANGSONG, WESTERN)),
    _heading(4, _fonts(FANGSONG, WESTERN)),
    Style(
        "Title",
        "Title",
        "<w:keepNext/><w:keepLines/>"
        f'<w:spacing w:before="{2 * LINE}" w:after="{LINE}" w:line="{LINE}" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        _fonts(XIAOBIAOSONG) + '<w:spacing w:val="0"/>' + _size(44),
    ),
    Style("IssuerMark", "发文机关标志", '<w:jc w:val="center"/>',
          _fonts(XIAOBIAOSONG) + '<w:color w:val="FF0000"/><w:spacing w:val="0"/>'),
    Style("DocumentNumber", "发文字号"),
    Style("ResolutionClass", "办理结果类别",
          '<w:spacing w:line="400" w:lineRule="exact"/><w:jc w:val="right"/>', _fonts(HEITI)),
    Style("Addressees", "主送机关"),
    Style("Body", "公文正文", INDENT),
    Style("Point", "公文要点", INDENT),
    Style("Closing", "结束语", INDENT),
    Style("AttachmentNote", "附件说明"),
    Style("IssuingBody", "发文机关署名", '<w:keepNext/><w:jc w:val="right"/>',
          '<w:spacing w:val="0"/>'),
    Style("Dated", "成文日期", '<w:jc w:val="right"/>', '<w:spacing w:val="0"/>'),
    Style("Note", "附注", INDENT),
    _imprint("CopiesTo", "抄送机关", "",
             '<w:ind w:leftChars="400" w:left="1120" w:rightChars="100" w:right="280"'
             ' w:hangingChars="300" w:hanging="840"/>'),
    _imprint("Printed", "印发机关", '<w:tabs><w:tab w:val="right" w:pos="8564"/></w:tabs>',
             '<w:ind w:leftChars="100" w:left="280" w:rightChars="100" w:right="280"/>'),
    Style("ImprintAnchor", "版记定位",
          f'<w:spacing w:line="{ANCHOR_LINE}" w:lineRule="exact"/>', _size(2)),
    Style("PageNumber", "页码",
          '<w:spacing w:line="280" w:lineRule="exact"/>',
          _fonts(SONGTI) + '<w:spacing w:val="0"/>' + _size(28)),
    Style("Ordinal", "层次序号", kind="character", based_on=""),
    Style("Urgency", "紧急程度", rpr=_fonts(HEITI), kind="character", based_on=""),
    Style("Signer", "签发人姓名", rpr=_fonts(KAITI), kind="character", based_on=""),
)  # fmt: skip
