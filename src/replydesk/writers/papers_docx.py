"""征询意见表 as DOCX: a table on one page of the office's base document."""

import io
import zipfile
from datetime import UTC, datetime
from itertools import accumulate

from docx.oxml import parse_xml

from replydesk.domain.composition import clean
from replydesk.domain.measures import title_lines
from replydesk.domain.papers import FeedbackForm
from replydesk.writers.base_package import FIXED_TIME, pack
from replydesk.writers.letter_docx import base_document
from replydesk.writers.ooxml import BODY_NAMESPACES, paragraph, run
from replydesk.writers.page_style import FANGSONG, HEITI, WIDTH

_COLUMNS = (1560, 2662, 1560, WIDTH - 5782)  # twips
_ROW, _CHOICE_ROW, _OPINION_ROW = 680, 780, 3200
_LINE = 420
_SMALL = '<w:spacing w:val="0"/><w:sz w:val="28"/><w:szCs w:val="28"/>'  # 4号
_CHOICES = "□ 满意\u3000\u3000□ 基本满意\u3000\u3000□ 不满意"
_DAY = "\u3000\u3000年\u3000\u3000月\u3000\u3000日"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
    for side, size in (
        ("top", 8),
        ("left", 8),
        ("bottom", 8),
        ("right", 8),
        ("insideH", 4),
        ("insideV", 4),
    )
)


def feedback_form_docx(form: FeedbackForm) -> bytes:
    """The form as a DOCX; equal forms give equal bytes.

    Raises InputError where the office's base document is damaged.
    """
    document = base_document()
    title = clean(form.title)
    head = paragraph(
        "Title",
        run("\n".join(title_lines(title))),
        '<w:spacing w:before="0" w:after="300" w:line="579" w:lineRule="exact"/>',
    )
    section = document.element.body.sectPr
    xml = head + _table(form) + "".join(map(_note, _return_words(form)))
    for child in list(parse_xml(f"<w:body {BODY_NAMESPACES}>{xml}</w:body>")):
        section.addprevious(child)
    properties = document.core_properties
    properties.title = properties.subject = title[:255]
    author = clean(form.handling_unit) or "replydesk"
    properties.author = properties.last_modified_by = author[:255]
    properties.created = properties.modified = datetime(*FIXED_TIME[:3], tzinfo=UTC)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as made:
        return pack({name: made.read(name) for name in made.namelist()})


def _table(form: FeedbackForm) -> str:
    number = f"第{form.number}号" if form.number else ""
    rows = [
        _row(("编号", number), ("答复文号", form.document_number)),
        _row(("案由", form.subject)),
        _row((form.signer_word, "、".join(form.signers))),
        _row(("承办单位", form.handling_unit), ("办理结果", form.result)),
        _row(("对办理态度", _CHOICES), height=_CHOICE_ROW),
        _row(("对办理结果", _CHOICES), height=_CHOICE_ROW),
        _row(("意见建议", ""), height=_OPINION_ROW),
        _row(("签名", ""), ("日期", _DAY), height=_CHOICE_ROW),
    ]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _COLUMNS)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>{_BORDERS}'
        '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60"'
        ' w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(*pairs: tuple[str, str], height: int = _ROW) -> str:
    """A row of labels with what is said to them; one pair alone fills the row."""
    cells = ""
    edges = (0, *accumulate(_COLUMNS))
    for at, (label, text) in enumerate(pairs):
        last = 4 if len(pairs) == 1 else 2 * at + 2
        cells += _cell(_in_font(label, HEITI), _COLUMNS[2 * at], 1, "center")
        width = edges[last] - edges[2 * at + 1]
        centred = "left" if len(pairs) == 1 and "□" not in text else "center"
        cells += _cell(_in_font(clean(text), FANGSONG), width, last - 2 * at - 1, centred)
    trimmed = f'<w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/></w:trPr>'
    return f"<w:tr>{trimmed}{cells}</w:tr>"


def _cell(text: str, width: int, columns: int, placed: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    ppr = f'<w:spacing w:line="{_LINE}" w:lineRule="exact"/><w:jc w:val="{placed}"/>'
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}<w:vAlign w:val="center"/>'
        f"</w:tcPr>{paragraph('Addressees', text, ppr)}</w:tc>"
    )


def _in_font(text: str, font: str) -> str:
    """A run in one font whatever its signs: a box is not set in the Western one."""
    fonts = f'<w:rFonts w:hint="eastAsia" w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}"/>'
    return run(text, _SMALL).replace('<w:rFonts w:hint="eastAsia"/>', fonts, 1)


def _return_words(form: FeedbackForm) -> list[str]:
    """Where the form goes back to, as far as it is known."""
    to = "，".join(clean(each) for each in (form.address, form.handling_unit) if clean(each))
    asked = "，".join(
        f"{label}：{clean(text)}"
        for label, text in (("联系人", form.contact_person), ("联系电话", form.contact_phone))
        if clean(text)
    )
    back = f"请在“□”内打“√”，签名后寄回：{to}。" if to else "请在“□”内打“√”，签名后寄回承办单位。"
    return [back, f"{asked}。"] if asked else [back]


def _note(text: str) -> str:
    ppr = f'<w:spacing w:before="120" w:line="{_LINE}" w:lineRule="exact"/><w:jc w:val="left"/>'
    return paragraph("Addressees", run(text, _SMALL), ppr)
