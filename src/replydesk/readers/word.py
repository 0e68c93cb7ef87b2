"""DOCX that somebody else made → lines: what Word shows, with tracked changes accepted.

The package is read with limits and without entities; macros are never run because nothing but the
text parts is opened.
"""

from replydesk.domain.errors import InputError, ReplydeskError
from replydesk.domain.reading import Extract
from replydesk.domain.rejoin import Line
from replydesk.readers import word_around
from replydesk.readers.html import read_html
from replydesk.readers.kinds import Kind, kind_of
from replydesk.readers.package import Package
from replydesk.readers.plain_text import read_plain_text
from replydesk.readers.word_body import Body
from replydesk.readers.word_names import W
from replydesk.readers.word_numbers import Numbering
from replydesk.readers.word_styles import Styles
from replydesk.readers.word_text import LeftOut

_USUAL = "word/document.xml"


def read_word(content: bytes, name: str) -> Extract:
    """The lines of a DOCX in reading order, those in tables and text boxes included.

    Raises InputError for a file that is damaged, encrypted, too large or no Word document.
    """
    package = Package(content, name)
    main = _main_part(package)
    document = package.xml(main)
    body = document.find(f"{W}body") if document is not None else None
    if document is None or body is None:
        raise _no_word(package, name)
    related = dict(package.relations(main).values())
    folder = main.rpartition("/")[0]
    styles = Styles(package.xml(related.get("styles", f"{folder}/styles.xml")))
    numbers = package.xml(related.get("numbering", f"{folder}/numbering.xml"))
    left_out = LeftOut()
    blocks = Body(
        styles,
        Numbering(numbers, styles),
        left_out,
        lambda key: _embedded(package, main, key, left_out),
    )
    lines = blocks.lines(body)
    # Their lists and fields count for themselves, and what they leave out is not the letter's.
    beside = Body(styles, Numbering(numbers, styles), LeftOut(), lambda _: [])
    marks, around = word_around.header_lines(document, package, main, beside.lines)
    if not any(line.text for line in lines):
        raise _no_text(left_out, name)
    notes = word_around.sentences(
        left_out,
        [text for text in around if not any(text in line.text for line in lines)],
        word_around.comments(package, main),
        macros=any(part.endswith("vbaproject.bin") for part in package.names),
    )
    notes += word_around.foot_notes(package, main, beside.lines)
    own = {line.text for line in lines}
    return Extract((*(mark for mark in marks if mark.text not in own), *lines), tuple(notes))


def _main_part(package: Package) -> str:
    """The part with the text: the one the package names, by habit word/document.xml."""
    named = (part for kind, part in package.relations("").values() if kind == "officeDocument")
    return next((part for part in named if part.lower() in package.names), _USUAL)


def _embedded(package: Package, main: str, key: str, left_out: LeftOut) -> list[Line]:
    """The lines of a page that was put into the document whole; other kinds are counted."""
    part = package.relations(main).get(key, ("", ""))[1]
    content = package.part(part) if part else None
    if content:
        try:
            kind = kind_of(content)
            if kind is Kind.HTML:
                return list(read_html(content, part).lines)
            if kind is Kind.TEXT:
                return list(read_plain_text(content, part).lines)
        except ReplydeskError:
            pass  # counted like any that can't be read
    left_out.documents += 1
    return []


def _no_word(package: Package, name: str) -> InputError:
    if "[content_types].xml" not in package.names:
        return InputError(f"“{name}”是压缩文件，不是Word文档，请解压后选择其中的答复函。")
    if any(part.startswith(("xl/", "ppt/")) for part in package.names):
        return InputError(f"“{name}”是表格或演示文稿，不是答复函，请选择Word文档、PDF或文本文件。")
    return InputError(f"“{name}”里没有Word正文，请用Word另存为.docx后再试。")


def _no_text(left_out: LeftOut, name: str) -> InputError:
    if left_out.pictures:
        return InputError(
            f"“{name}”里只有图片，没有文字，请把图片另存出来识别，或换一份有文字的文件。"
        )
    if left_out.documents:
        return InputError(f"“{name}”的正文是嵌入的另一份文档，请用Word打开后另存为.docx再试。")
    return InputError(f"“{name}”里没有文字，请换一份有内容的文件。")
