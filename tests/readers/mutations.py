"""Ways to spoil a file: bytes, members of a ZIP, XML, PDF objects, tags, lines of text."""

import contextlib
import copy
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random

from lxml import etree

_BROKEN = (
    zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError, KeyError,
    NotImplementedError, OverflowError,
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]

_MOST_ELEMENTS = 5000
_ODD_BYTES = (b"\0", b"\xff", b"\xff\xfe", b"\xef\xbb\xbf", b"\x1a", b"\r\r\n", b"]]>", b"&#0;")
_ODD_VALUES = (
    "", "-1", "0", "1", "99999999999999999999", "1e9", "0x10", "２", "x", "none", "true", "%1%9%",
    "\ufffd", "一", "../../x", "1.5", "代表：",
)  # fmt: skip
_WORD_TAGS = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:sdt", "w:sdtContent", "w:ins", "w:del",
    "w:txbxContent", "w:fldSimple", "w:fldChar", "w:instrText", "w:sym", "w:br", "w:rPr", "w:pPr",
    "w:numPr", "w:altChunk", "mc:AlternateContent", "mc:Choice", "mc:Fallback", "w:pict",
    "w:hyperlink", "w:ruby", "w:vanish", "w:object", "a:t", "m:t", "v:textpath",
)  # fmt: skip
_HTML_TAGS = (
    "div", "p", "span", "table", "tr", "td", "ol", "li", "ul", "form", "header", "pre", "h1",
    "br", "font", "a", "style", "script", "title", "meta", "svg", "math", "select", "template",
    "frameset", "body", "html", "textarea", "b", "caption", "!--", "![CDATA[", "?xml",
)  # fmt: skip
_ODD_TEXT = (
    "　", "\u200b", "\ufeff", "\u00ad", "\U00020000", "０", "〇", "年", "月", "日", "《", "》",
    "“", "”", "（", "）", "(", "〔", "〕", "【", "：", ":", "、", "。", "；", "一、", "（一）",
    "1.", "一是", "第一，", "代表：", "委员：", "收悉", "现答复如下：", "附件：", "抄送：",
    "联系人：", "特此答复", "2025年13月40日", "二〇二五年五月", "第999999999999999999999号", "×",
    "%", "-", "\t", "\f", "此致", "A类", "局", "\u202e", "e\u0301", "͏", "㍿", "9" * 400, "关于",
    "的建议", "的答复",
)  # fmt: skip


def spoil_bytes(content: bytes, random: Random) -> bytes:
    """One to eight small damages anywhere."""
    out = bytearray(content)
    for _ in range(random.randint(1, 8)):
        if not out:
            break
        at = random.randrange(len(out))
        length = random.choice((1, 2, 4, 16, 200, len(out) // 4 + 1))
        damage = random.randrange(7)
        if damage <= 1:
            out[at] ^= 1 << random.randrange(8)
        elif damage == 2:
            out[at : at + length] = random.randbytes(min(length, 64))
        elif damage == 3:
            del out[at : at + length]
        elif damage == 4:
            other = random.randrange(len(out))
            out[at:at] = out[other : other + length]
        elif damage == 5:
            out[at:at] = random.choice(_ODD_BYTES) * random.choice((1, 1, 50))
        elif random.random() < 0.3:
            del out[at:]
    return bytes(out)


def spoil_zip(content: bytes, random: Random) -> bytes:
    """A package with members dropped, doubled, renamed, swapped or spoiled."""
    members = _members(content)
    if not members:
        return spoil_bytes(content, random)
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(members))
        name, raw = members[at]
        damage = random.randrange(7)
        if damage == 0 and len(members) > 1:
            del members[at]
        elif damage == 1:
            members.append((name, spoil_bytes(raw, random)))
        elif damage == 2:
            members[at] = (random.choice(("x.xml", name.upper(), f"/{name}", "../x", "")), raw)
        elif damage == 3:
            other = random.randrange(len(members))
            members[at], members[other] = (name, members[other][1]), (members[other][0], raw)
        elif damage == 4:
            members[at] = (name, raw * random.choice((0, 2, 40)))
        else:
            members[at] = (name, spoil_bytes(raw, random))
    return _zipped(members, random)


def spoil_zip_xml(content: bytes, random: Random) -> bytes:
    """A package whose XML is changed so that most of it still parses."""
    members = _members(content)
    parts = [at for at, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))]
    if not parts:
        return spoil_bytes(content, random)
    # The text itself is what is spoiled most.
    main = [at for at in parts if members[at][0].endswith("document.xml")]
    for _ in range(random.randint(1, 3)):
        at = random.choice(main if main and random.random() < 0.6 else parts)
        name, raw = members[at]
        text = raw.decode("utf-8", errors="replace")
        for _ in range(random.randint(1, 6)):
            text = _spoil_markup(text, random, _WORD_TAGS)
        members[at] = (name, text.encode("utf-8", errors="replace"))
    return _zipped(members, random)


def spoil_zip_tree(content: bytes, random: Random) -> bytes:
    """A package whose XML is still whole: elements moved, doubled, wrapped, renamed, emptied."""
    members = _members(content)
    parts = [at for at, (name, _) in enumerate(members) if name.endswith((".xml", ".rels"))]
    if not parts:
        return spoil_bytes(content, random)
    main = [at for at in parts if members[at][0].endswith("document.xml")]
    for _ in range(random.choice((1, 1, 2))):
        at = random.choice(main if main and random.random() < 0.7 else parts)
        name, raw = members[at]
        try:
            root = etree.fromstring(raw, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError:
            continue
        for _ in range(random.randint(1, 12)):
            _spoil_tree(root, random)
        members[at] = (name, etree.tostring(root))
    return _zipped(members, random)


def _spoil_tree(root: etree._Element, random: Random) -> None:
    elements = [x for x in root.iter() if x is not root and isinstance(x.tag, str)]
    if not elements:
        return
    one, other = random.choice(elements), random.choice(elements)
    parent = one.getparent()
    damage = random.randrange(9)
    if parent is None or len(elements) > _MOST_ELEMENTS:
        return
    if damage == 0:
        parent.remove(one)
    elif damage == 1:
        parent.insert(random.randrange(len(parent) + 1), copy.deepcopy(other))
    elif damage == 2 and one not in other.iterancestors() and one is not other:
        other.append(one)
    elif damage in (3, 4):
        for _ in range(random.choice((1, 1, 3, 40))):
            wrapper = etree.Element(_qualified(random.choice(_WORD_TAGS), root))
            one.getparent().replace(one, wrapper)  # type: ignore[union-attr]
            wrapper.append(one)
    elif damage == 5:
        one.tag = _qualified(random.choice(_WORD_TAGS), root)
    elif damage == 6:
        one.text = random.choice(_ODD_TEXT).replace("\f", " ")
    elif one.attrib:
        one.set(random.choice(sorted(map(str, one.attrib))), random.choice(_ODD_VALUES))
    else:
        kept = list(one)
        for child in kept:
            one.remove(child)


def _qualified(tag: str, root: etree._Element) -> str:
    prefix, _, name = tag.partition(":")
    return f"{{{root.nsmap.get(prefix, 'urn:x')}}}{name}"


def spoil_html(content: bytes, random: Random) -> bytes:
    """Tag soup."""
    text = content.decode("utf-8", errors="surrogateescape")
    for _ in range(random.randint(1, 10)):
        text = _spoil_markup(text, random, _HTML_TAGS)
        if random.random() < 0.3:
            at = random.randrange(len(text) + 1)
            soup = random.choice(("<", "</", "&#xD800;", "&#99999999999;", "&", "<!", "<td", "]]>"))
            text = text[:at] + soup + text[at:]
    return text.encode("utf-8", errors="surrogateescape")


def spoil_pdf(content: bytes, random: Random) -> bytes:
    """Objects, references, lengths and names of a PDF changed."""
    out = content
    for _ in range(random.randint(1, 6)):
        pattern = random.choice(
            (
                rb"\d+ 0 R",
                rb"/[A-Z][A-Za-z]+",
                rb"\b\d+\b",
                rb"\d+ 0 obj",
                rb"stream|endstream|endobj",
            )
        )
        found = list(re.finditer(pattern, out))
        if not found:
            continue
        one, other = random.choice(found), random.choice(found)
        new = random.choice(
            (other[0], b"0", b"-1", b"99999999999", b"1 0 R", b"<<", b"/X", b"null")
        )
        out = out[: one.start()] + new + out[one.end() :]
    return spoil_bytes(out, random) if random.random() < 0.3 else out


def spoil_text(content: bytes, random: Random) -> bytes:
    """Lines moved, doubled, cut and joined, and words of letters where they do not belong."""
    lines = content.decode("utf-8", errors="replace").split("\n")
    for _ in range(random.randint(1, 25)):
        at = random.randrange(len(lines))
        line = lines[at]
        place = random.randrange(len(line) + 1)
        damage = random.randrange(8)
        if damage == 0:
            lines.insert(random.randrange(len(lines)), lines.pop(at))
        elif damage == 1:
            lines[at : at + 1] = [line[:place], line[place:]]
        elif damage == 2 and len(lines) > 1:
            del lines[at]
        elif damage == 3:
            lines[at] = line * random.choice((2, 2, 30))
        elif damage == 4 and at + 1 < len(lines):
            lines[at : at + 2] = [line + lines[at + 1]]
        elif damage == 5:
            lines[at] = line[:place] + line[place + random.randint(1, 12) :]
        else:
            word = random.choice(_ODD_TEXT) * random.choice((1, 1, 1, 3))
            lines[at] = line[:place] + word + line[place:]
    return "\n".join(lines).encode()


def _spoil_markup(text: str, random: Random, tags: tuple[str, ...]) -> str:
    found = list(re.finditer(r"<[^<>]*>", text))
    if not found:
        return text
    one, other = sorted((random.choice(found), random.choice(found)), key=lambda m: m.start())
    damage = random.randrange(9)
    if damage == 0:
        return text[: one.start()] + text[one.end() :]
    if damage == 1:
        return text[: other.end()] + text[one.start() : other.end()] + text[other.end() :]
    if damage == 2:
        return text[: one.start()] + text[other.start() :]
    if damage in (3, 4):
        value = random.choice(_ODD_VALUES)
        new = re.sub(r'"[^"]*"', lambda _: f'"{value}"', one[0], count=random.choice((1, 2)))
        return text[: one.start()] + new + text[one.end() :]
    if damage in (5, 6):
        tag = random.choice(tags)
        depth = random.choice((1, 1, 2, 60))
        inside = text[one.start() : other.end()]
        wrapped = f"<{tag}>" * depth + inside + f"</{tag}>" * depth
        return text[: one.start()] + wrapped + text[other.end() :]
    if damage == 7:
        name = re.match(r"</?([\w:]+)", one[0])
        return (
            text.replace(name[1], random.choice(tags), random.choice((2, 2, -1))) if name else text
        )
    word = random.choice(_ODD_TEXT)
    return text[: one.end()] + word + text[one.end() :]


def _members(content: bytes) -> list[tuple[str, bytes]]:
    """The members of a ZIP; none where it was spoiled before."""
    with contextlib.suppress(*_BROKEN), zipfile.ZipFile(io.BytesIO(content)) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]
    return []


def _zipped(members: list[tuple[str, bytes]], random: Random) -> bytes:
    buffer = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of names that stand twice: that is the point
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, raw in members:
                archive.writestr(zipfile.ZipInfo(name), raw, method)
    made = buffer.getvalue()
    return spoil_bytes(made, random) if random.random() < 0.15 else made
