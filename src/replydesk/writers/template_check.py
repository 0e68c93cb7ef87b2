"""An office's base template looked through: its tags, what is wrong, where it departs."""

import difflib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree

from replydesk.domain.errors import InputError
from replydesk.domain.template_fields import BODY, FIELDS
from replydesk.writers.tagged_text import FieldDepth, Tag, TaggedText

_MOST_TAGS = 200
_W_P, _W_STYLE, _W_VAL = qn("w:p"), qn("w:style"), qn("w:val")
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CHANGES = tuple(
    qn(f"w:{name}") for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
)
_COMMENTS = (qn("w:commentReference"), qn("w:commentRangeStart"))
_AROUND = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
_DAMAGED = (KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile)


@dataclass(frozen=True, slots=True)
class TemplateTags:
    """The names of the tags in the text and in headers and footers, and the faults found.

    `shows` tells whether the text holds anything: a template without is page and styles alone.
    """

    text: frozenset[str]
    around: frozenset[str]
    faults: tuple[str, ...]
    shows: bool


def open_template(content: bytes) -> WordDocument:
    """The template as a document; raises InputError where it is damaged."""
    try:
        document = Document(io.BytesIO(content))
        if document.element.body is None or document.element.body.sectPr is None:
            raise KeyError("sectPr")
        document.part.part_related_by(RELATIONSHIP_TYPE.STYLES)
        return document
    except (*_DAMAGED, OSError, etree.XMLSyntaxError) as error:
        raise InputError(
            "模板已损坏，或缺少页面设置、样式，请用Word或WPS打开后另存一份再试。"
        ) from error


def headers_and_footers(document: WordDocument) -> Iterator[etree._Element]:
    """The root of each header and footer, in the order of their ids."""
    for _, relation in sorted(document.part.rels.items()):
        if relation.reltype in _AROUND:
            yield relation.target_part.element


def look_through(document: WordDocument) -> TemplateTags:
    """The tags of a template and everything that is wrong with them and with its styles."""
    faults: list[str] = []
    text = _PartTags("正文", faults)
    text.read(document.element.body)
    around: set[str] = set()
    for root in headers_and_footers(document):
        part = _PartTags("页眉或页脚", faults)
        part.read(root)
        around |= part.names
        text.count += part.count
    if text.count > _MOST_TAGS:
        faults = [f"模板里的标签超过{_MOST_TAGS}个，请只保留需要的标签。"]
    elif BODY not in text.names and (text.names or around or text.shows):
        faults.append("模板里没有“{{正文}}”，请在放答复正文的地方单独写一段“{{正文}}”。")
    faults += _style_faults(document)
    return TemplateTags(
        frozenset(text.names), frozenset(around), tuple(dict.fromkeys(faults)), text.shows
    )


class _PartTags:
    """The tags of one part of the document, checked as they are met."""

    def __init__(self, place: str, faults: list[str]) -> None:
        self.names: set[str] = set()
        self.count = 0
        self.shows = False
        self._place = place
        self._faults = faults

    def read(self, root: etree._Element) -> None:
        """Look through all paragraphs, text boxes included."""
        depth = FieldDepth()
        for paragraph in root.iter(_W_P):
            if self.count > _MOST_TAGS:
                return
            if next(paragraph.iterancestors(_FALLBACK), None) is not None:
                continue  # the same text box once more, for older programs
            text = TaggedText(paragraph, depth)
            self.count += len(text.tags)
            self.shows = self.shows or bool(text.text.strip(" \u3000"))
            self._faults += self._braces(text)
            for tag in text.tags:
                self._faults += self._about(text, tag)
                self.names.add(tag.name)
        if next(root.iter(*_CHANGES), None) is not None:
            self._faults.append(
                f"模板的{self._place}里有修订，请在Word中接受或拒绝全部修订后再试。"
            )
        if next(root.iter(*_COMMENTS), None) is not None:
            self._faults.append(f"模板的{self._place}里有批注，请在Word中删除后再试。")

    def _about(self, text: TaggedText, tag: Tag) -> Iterator[str]:
        shown = f"“{{{{{_short(tag.name)}}}}}”"
        field = FIELDS.get(tag.name)
        if field is None:
            close = difflib.get_close_matches(tag.name[:20], FIELDS, 1, 0.5)
            meant = f"，是不是“{{{{{close[0]}}}}}”" if close else "，请对照标签一览改正"
            yield f"模板的{self._place}里有不认识的标签{shown}{meant}。"
            return
        if text.is_in_field(tag):
            yield f"标签{shown}写在了Word的域（目录、邮件合并等）里，请移到普通文字中。"
        if field.once and tag.name in self.names:
            yield f"标签{shown}在{self._place}里出现了两次，请只留一处。"
        if tag.name != BODY:
            return
        boxed = next(text.paragraph.iterancestors(_BOX), None) is not None
        if self._place != "正文" or boxed:
            yield f"标签{shown}不能写在页眉、页脚或文本框里，请移到正文中单独成段。"
        elif not text.is_tag_alone:
            yield f"标签{shown}要单独成段，请把同一段里的其他内容移到别的段落。"

    def _braces(self, text: TaggedText) -> Iterator[str]:
        rest = text.text
        for tag in reversed(text.tags):
            rest = rest[: tag.start] + rest[tag.end :]
        for opening, closing in (("{{", "}}"), ("｛｛", "｝｝")):
            at = min((p for p in (rest.find(opening), rest.find(closing)) if p >= 0), default=-1)
            if at < 0:
                continue
            near = _short(rest[max(0, at - 4) : at + 8].replace("\0", ""))
            if opening == "｛｛":
                yield f"“{near}”用了全角的花括号，请改为半角的“{{{{”和“}}}}”。"
            else:
                yield f"“{near}”处的标签不完整，应写成“{{{{名称}}}}”这样。"


def _short(text: str) -> str:
    return text if len(text) <= 20 else f"{text[:19]}…"


def _style_faults(document: WordDocument) -> Iterator[str]:
    """Broken styles; missing ones are put in when a letter is made."""
    based: dict[str, str] = {}
    for style in document.part.part_related_by(RELATIONSHIP_TYPE.STYLES).element.iter(_W_STYLE):  # type: ignore[attr-defined]
        known, found = style.get(qn("w:styleId")), style.find(qn("w:basedOn"))
        if not known:
            yield "模板的样式有一个没有标识，请用Word或WPS打开后另存一份再试。"
            return
        if known in based:
            yield f"模板的样式“{_short(known)}”定义了两次，请用Word或WPS打开后另存一份再试。"
            return
        based[known] = "" if found is None else found.get(_W_VAL, "")
    sound: set[str] = set()
    for first in based:
        way: dict[str, None] = {}
        at = first
        while at in based and at not in sound:
            if at in way:
                yield f"模板的样式“{_short(at)}”互相依据成了循环，请在Word中修改样式后再试。"
                return
            way[at] = None
            at = based[at]
        sound.update(way)
