"""Saved web pages (HTML, MHTML) → the lines of the letter on them; nothing is ever fetched."""

import codecs
import email
import email.errors
import re
from email.message import Message

import lxml.html
from lxml import etree

from replydesk.domain.errors import InputError
from replydesk.domain.reading import Extract
from replydesk.domain.rejoin import Line
from replydesk.readers.html_block import letter_range
from replydesk.readers.html_lines import page_lines
from replydesk.readers.kinds import is_markup

_MAX_TEXT = 8 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:\-]{2,20})", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"<\?xml[^>]{0,80}encoding\s*=\s*[\"']([A-Za-z0-9_\-]{2,20})")
# What cannot stand in a tree, and halves of characters.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TITLE = re.compile(r"关于.{4,}|.*(?:答复|复函|回复|建议|提案)")
_SITE = re.compile(r"\s*[_|｜]\s*|\s+[-–—]+\s+|[-–—]{2,}|-(?=[^-]{2,20}$)")


def read_html(content: bytes, name: str) -> Extract:
    """The letter on a saved page; without one to be told, the whole page.

    What was left out is counted in a note. Raises InputError where no text is in the file.
    """
    if not is_markup(content):
        content = _page_of_mail(content, name)
    text = _CONTROLS.sub("", decode_page(content))
    if len(text) > _MAX_TEXT:
        raise InputError(f"“{name}”过大，不像保存的答复函网页，已拒绝读取，请核对文件来源。")
    root = _parse(text, name)
    page = page_lines(root)
    kept = letter_range(page)
    lines = [page.lines[at] for at in kept]
    if not any(line.text for line in lines):
        raise InputError(
            f"“{name}”里没有文字，正文可能没有随网页保存，请复制正文存为文本文件后再试。"
        )
    if not any(_TITLE.fullmatch(line.text) for line in lines[: _title_end(lines)]):
        lines = [*_page_title(root), *lines]
    chosen = set(kept)
    left = [line.text for at, line in enumerate(page.lines) if at not in chosen and line.text]
    count = page.dropped + sum(map(len, left))
    notes = (f"网页上信函以外的栏目、链接等文字共{count}字，没有读入。",) if count else ()
    return Extract(tuple(lines), notes)


def decode_page(content: bytes) -> str:
    """The text of a page: by its mark, by what fits, by what it declares."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    declared = _declared(content)
    # Bytes that fit UTF-8 are UTF-8 whatever they declare: programs that save pages convert them.
    for encoding in ("utf-8", declared, "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode(declared, errors="replace")


def _declared(content: bytes) -> str:
    """The encoding a page says it is in; simplified Chinese is read by its largest set."""
    head = content[:8192]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    name = found[1].decode("ascii").lower() if found else "utf-8"
    if name.startswith(("gb", "x-gb", "cp936", "ms936", "hz")):
        return "gb18030"
    if name.startswith(("utf-16", "unicode")):
        return "utf-8"  # a page that can be searched for the word is not in UTF-16
    try:
        info = codecs.lookup(name)
        # Python also knows codecs that make bytes of bytes.
        return info.name if isinstance(info.decode(b"")[0], str) else "utf-8"
    except (LookupError, ValueError, TypeError):
        return "utf-8"


def _page_of_mail(content: bytes, name: str) -> bytes:
    """The page within an MHTML file: of several frames, the one with most of the text."""
    try:
        message = email.message_from_bytes(content)
        pages = [
            _payload(part) for part in message.walk() if part.get_content_type() == "text/html"
        ]
    except (email.errors.MessageError, ValueError, LookupError, RecursionError) as error:
        raise InputError(f"“{name}”已损坏，读不出其中的网页，请重新保存网页后再试。") from error
    if not any(pages):
        raise InputError(f"“{name}”里没有网页正文，请把正文复制到文本文件后再试。")
    return max(pages, key=lambda page: len(re.findall(r"[\u4e00-\u9fff]", decode_page(page))))


def _payload(part: "Message[str, str]") -> bytes:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return b""
    charset = part.get_content_charset("")
    if charset.isascii() and charset and not _DECLARED.search(content[:8192]):
        return f'<meta charset="{charset}">'.encode() + content
    return content


def _parse(text: str, name: str) -> etree._Element:
    # Deep pages are flattened below; the parser itself would drop what is nested deeper than 256.
    parser = lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml.html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"“{name}”里没有文字，请换一份有内容的网页文件。") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError(f"“{name}”的网页层层嵌套过深，请复制正文存为文本文件后再试。")
    return root


def _title_end(lines: list[Line]) -> int:
    """Where the body begins: at the first long line."""
    return next((at for at, line in enumerate(lines) if len(line.text) > 60), len(lines))


def _page_title(root: etree._Element) -> list[Line]:
    """The title the page has beside its text, without the name of the site."""
    metas = [x.get("content", "") for x in root.iter("meta") if _is_article_title(x)]
    titles = ["".join(map(str, x.itertext())) for x in root.iter("title")]
    for whole in (*metas, *titles):
        # Blanks are made one before: a long run of them would be gone through for each of it.
        pieces = [piece.strip() for piece in _SITE.split(" ".join(whole.split()))]
        for piece in sorted(pieces, key=len, reverse=True):
            if _TITLE.fullmatch(piece) and "关于" in piece:
                return [Line(piece)]
    return []


def _is_article_title(meta: etree._Element) -> bool:
    return meta.get("name", "").lower() == "articletitle"
