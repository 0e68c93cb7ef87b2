"""What must not be in a base template: it comes from outside, and every letter is made of it."""

import re
from collections.abc import Iterator

from lxml import etree

from replydesk.domain.errors import InputError
from replydesk.readers.package import Package
from replydesk.readers.word_names import W

MAX_TEMPLATE = 20 * 1024 * 1024
_MAX_XML = 8 * 1024 * 1024  # of one part that is looked through
_OLD_WORD = b"\xd0\xcf\x11\xe0"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_DANGEROUS_FIELD = re.compile(
    r"\s*(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|LINK|IMPORT|DATABASE|QUERY|RD|MACROBUTTON)\b",
    re.IGNORECASE,
)
_FORBIDDEN_KINDS = {
    "vbaproject": "宏",
    "wordvbadata": "宏",
    "keymapcustomizations": "宏",
    "attachedtoolbars": "宏",
    "control": "ActiveX控件",
    "activexcontrolbinary": "ActiveX控件",
    "oleobject": "嵌入的OLE对象",
    "package": "嵌入的文件",
    "afchunk": "嵌入的整篇文档（altChunk）",
    "subdocument": "子文档",
}
_EXTERNAL = {"attachedtemplate": "另一个模板", "image": "外部图片", "oleobject": "外部OLE对象"}


def safety_faults(content: bytes, name: str) -> tuple[str, ...]:
    """Why a file can't be a base template at all, one sentence each; () where nothing speaks
    against it."""
    if content.startswith(_OLD_WORD):
        return (f"“{name}”是旧版Word文件或设了打开密码，请用Word或WPS另存为不加密的DOCX后再试。",)
    if len(content) > MAX_TEMPLATE:
        limit = MAX_TEMPLATE // 1024 // 1024
        return (f"“{name}”超过{limit}MB，请压缩或去掉其中的图片后再试。",)
    if not content.startswith(b"PK"):
        return (f"“{name}”不是DOCX文件，请用Word或WPS另存为DOCX后再试。",)
    try:
        package = Package(content, name)
        package.check()
        return tuple(dict.fromkeys(_faults(package, name)))
    except InputError as error:
        return (str(error),)


def _faults(package: Package, name: str) -> Iterator[str]:
    if package.part("word/document.xml") is None or package.part("[Content_Types].xml") is None:
        yield f"“{name}”不是Word文档，请用Word或WPS另存为DOCX后再试。"
        return
    texts = [n for n in sorted(package.names) if n.endswith((".xml", ".rels"))]
    for part in texts:
        found = package.part(part) or b""
        if any(mark in found for mark in _DOCTYPES):
            yield f"“{name}”含有文档类型声明（DOCTYPE），不安全，请核对文件来源。"
            return
        if len(found) > _MAX_XML:
            yield f"“{name}”的内容过大，不像版式模板，请删去正文内容后再试。"
            return
    yield from _type_faults(package, name)
    for kind in dict.fromkeys(_forbidden_parts(package)):
        yield f"模板里有{kind}，不安全，请在Word中删除后再试。"
    for part in texts:
        if part.endswith(".rels"):
            yield from _relation_faults(package.xml(part))
        elif part.startswith("word/"):
            yield from _content_faults(package.xml(part))


def _type_faults(package: Package, name: str) -> Iterator[str]:
    types = package.xml("[Content_Types].xml")
    kinds = {
        item.get("PartName", "").lower(): item.get("ContentType", "")
        for item in (types.iter(_TYPE) if types is not None else ())
    }
    if any("macroenabled" in kind.lower() for kind in kinds.values()):
        yield "模板里有宏，不安全，请在Word中删除后再试。"
    elif kinds.get("/word/document.xml") != _MAIN:
        yield f"“{name}”不是普通的Word文档，请用Word或WPS另存为“Word文档（*.docx）”后再试。"
    content = package.part("word/document.xml") or b""
    if b"http://purl.oclc.org/ooxml/" in content:
        yield f"“{name}”是“严格”格式的DOCX，请另存为“Word文档（*.docx）”后再试。"


def _forbidden_parts(package: Package) -> Iterator[str]:
    for part in package.names:
        if part.endswith("vbaproject.bin"):
            yield "宏"
        elif part.startswith("word/activex/"):
            yield "ActiveX控件"
        elif part.startswith("word/embeddings/"):
            yield "嵌入的OLE对象"


def _relation_faults(root: etree._Element | None) -> Iterator[str]:
    for item in root.iter(_RELATION) if root is not None else ():
        kind = item.get("Type", "").rpartition("/")[2].lower()
        if item.get("TargetMode") == "External":
            if kind != "hyperlink":
                what = _EXTERNAL.get(kind, "本机以外的内容")
                yield f"模板链接到{what}，不安全，请在Word中断开链接后再试。"
        elif kind in _FORBIDDEN_KINDS:
            yield f"模板里有{_FORBIDDEN_KINDS[kind]}，不安全，请在Word中删除后再试。"


def _content_faults(root: etree._Element | None) -> Iterator[str]:
    if root is None:
        return
    if next(root.iter(f"{W}altChunk"), None) is not None:
        yield f"模板里有{_FORBIDDEN_KINDS['afchunk']}，不安全，请在Word中删除后再试。"
    for code in _field_codes(root):
        if found := _DANGEROUS_FIELD.match(code):
            yield f"模板里有域“{found[1].upper()}”，会读取外部内容，请在Word中删除后再试。"


def _field_codes(root: etree._Element) -> Iterator[str]:
    """The code of each field, joined where it is split over runs; those left open included."""
    open_codes: list[list[str]] = []
    for item in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if item.tag == f"{W}fldSimple":
            yield item.get(f"{W}instr", "")
        elif item.tag == f"{W}instrText":
            if not open_codes:
                open_codes.append([])
            open_codes[-1].append(item.text or "")
        elif item.get(f"{W}fldCharType") == "begin":
            open_codes.append([])
        elif item.get(f"{W}fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    for code in open_codes:
        yield "".join(code)
