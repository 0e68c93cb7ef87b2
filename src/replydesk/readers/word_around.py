"""What stands around the text of a DOCX: headers, footers, notes, comments, macros."""

import re
from collections.abc import Callable, Sequence

from lxml import etree

from replydesk.domain.rejoin import Line
from replydesk.readers.package import Package
from replydesk.readers.word_names import R, W
from replydesk.readers.word_text import LeftOut

_PAGE = re.compile(
    r"[\s\-—–－·.]*(?:第?\s*\d{0,3}\s*页?)?(?:\s*[/，,]?\s*共\s*\d{0,3}\s*页)?[\s\-—–－·.]*"
)
_BODY = re.compile(
    r"[\u4e00-\u9fff（）()·\s、]{2,40}(?:[局委办会厅院部府社处科]|中心|公司|文件|函)"
)
# A document number or a result mark in the header of the first page is part of the letter.
_MARK = re.compile(
    r".{0,30}[〔［\[(（【]\s*20\d\d\s*[〕］\])）】]\s*第?\s*\d{1,5}\s*号"
    r"|[（(]?(?:类别|办理结果|答复类[别型])?\s*[：:]?\s*[A-DＡ-Ｄ]\d?\s*类?[）)]?"
)
_LONGEST_SHOWN = 300


def header_lines(
    document: etree._Element,
    package: Package,
    main: str,
    read: Callable[[etree._Element], list[Line]],
) -> tuple[list[Line], list[str]]:
    """Marks in headers that belong to the letter, and the other words of headers and footers."""
    relations = package.relations(main)
    marks: list[Line] = []
    others: list[str] = []
    seen: set[str] = set()
    for tag in ("headerReference", "footerReference"):
        for reference in document.iter(f"{W}{tag}"):
            part = relations.get(reference.get(f"{R}id", ""), ("", ""))[1]
            root = package.xml(part) if part and part not in seen else None
            seen.add(part)
            for line in read(root) if root is not None else ():
                if not line.text or _PAGE.fullmatch(line.text) or line.text in others:
                    continue
                if tag == "headerReference" and _MARK.fullmatch(line.text):
                    marks.append(Line(line.text))
                elif not _BODY.fullmatch(line.text):
                    others.append(line.text)
    return list(dict.fromkeys(marks)), others


def foot_notes(
    package: Package, main: str, read: Callable[[etree._Element], list[Line]]
) -> list[str]:
    """A sentence for each footnote and endnote: they stand nowhere in the text."""
    said = []
    for kind, word in (("footnote", "脚注"), ("endnote", "尾注")):
        number = 0
        for part in _parts(package, main, f"{kind}s"):
            root = package.xml(part)
            for note in root.iter(f"{W}{kind}") if root is not None else ():
                text = "".join(line.text for line in read(note))
                if note.get(f"{W}type") is None and text:
                    number += 1
                    said.append(f"{word}{number}没有放入正文：“{text}”。")
    return said


def comments(package: Package, main: str) -> int:
    """How many comments reviewers left."""
    roots = [package.xml(part) for part in _parts(package, main, "comments")]
    return sum(len(root.findall(f"{W}comment")) for root in roots if root is not None)


def comment_words(content: bytes, name: str) -> tuple[str, ...]:
    """What reviewers wrote beside the text of a DOCX: their name, a colon, their words.

    Raises InputError for a damaged file.
    """
    package = Package(content, name)
    main = next((p for k, p in package.relations("").values() if k == "officeDocument"), "")
    said = []
    for part in _parts(package, main, "comments"):
        root = package.xml(part)
        for comment in root.iter(f"{W}comment") if root is not None else ():
            words = "".join(text.text or "" for text in comment.iter(f"{W}t")).strip()
            author = comment.get(f"{W}author", "").strip()
            if words:
                said.append(f"{author}：{words}" if author else words)
    return tuple(said)


def _parts(package: Package, main: str, kind: str) -> list[str]:
    return [part for found, part in package.relations(main).values() if found == kind]


def sentences(left: LeftOut, around: Sequence[str], commented: int, *, macros: bool) -> list[str]:
    """What was left out, a sentence each."""
    out = []
    if left.hidden:
        out.append(f"隐藏文字共{len(''.join(left.hidden))}字没有读入：“{_shown(left.hidden)}”。")
    if around:
        out.append(f"页眉、页脚中的文字没有读入：“{_shown(around)}”。")
    counted = (
        (left.pictures, "幅图片"), (left.objects, "个嵌入的对象"), (left.drawn, "个图表"),
        (left.documents, "份嵌入的文档"), (commented, "条批注"), (left.symbols, "个认不出的符号"),
    )  # fmt: skip
    things = "、".join(f"{count}{word}" for count, word in counted if count)
    if things:
        out.append(f"文件中有{things}，没有读入。")
    if macros:
        out.append("文件带有宏，宏没有运行，只读了文字。")
    return out


def _shown(texts: Sequence[str]) -> str:
    whole = "”“".join(dict.fromkeys(text.strip() for text in texts))
    return whole if len(whole) <= _LONGEST_SHOWN else f"{whole[:_LONGEST_SHOWN]}……"
