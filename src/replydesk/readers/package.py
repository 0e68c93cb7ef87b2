"""A ZIP package (DOCX, ODT) opened with limits that hold while its parts are unpacked."""

import io
import posixpath
import zipfile
import zlib
from typing import NoReturn
from urllib.parse import unquote

from lxml import etree

from replydesk.domain.errors import InputError

_MAX_PARTS = 2000
_MAX_BYTES = 200 * 1024 * 1024  # all parts together
_MAX_PART = 64 * 1024 * 1024
_MAX_RATIO, _SMALL = 200, 4 * 1024 * 1024  # small parts may be packed as tightly as they like
_CHUNK = 1024 * 1024
_HEAD = 200
_BROKEN = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
    OverflowError, MemoryError, RuntimeError,
)  # fmt: skip
_LOCKED = 0x1
_ENTITIES = tuple("<!ENTITY".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_STRICT = b"http://purl.oclc.org/ooxml/"
# What strict files call the same things.
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/",
     b"http://schemas.openxmlformats.org/officeDocument/2006/"),
    (b"http://purl.oclc.org/ooxml/drawingml/",
     b"http://schemas.openxmlformats.org/drawingml/2006/"),
)  # fmt: skip
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a package by name, each unpacked when it is asked for.

    Every way to read raises InputError with one sentence where the file is damaged, locked by a
    password, too large when unpacked, or carries a document type (entities).
    """

    def __init__(self, content: bytes, name: str) -> None:
        self._name = name
        self._left = _MAX_BYTES
        self._relations: dict[str, dict[str, tuple[str, str]]] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
            infos = self._archive.infolist()
        except _BROKEN as error:
            self._damaged(error)
        if len(infos) > _MAX_PARTS or sum(info.file_size for info in infos) > _MAX_BYTES:
            self._too_large()
        # Part names do not tell upper from lower case; some programs write backslashes.
        self._infos = {_key(info.filename): info for info in infos}
        if any(info.flag_bits & _LOCKED for info in infos):
            self._locked()

    @property
    def doubled(self) -> tuple[str, ...]:
        """Names that stand more than once in the archive; LibreOffice refuses such files."""
        names = [_key(info.filename) for info in self._archive.infolist()]
        return tuple(sorted({name for name in names if names.count(name) > 1}))

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, in lower case."""
        return frozenset(self._infos)

    def part(self, path: str) -> bytes | None:
        """The content of a part; None where there is none of this name."""
        info = self._infos.get(_key(path))
        if info is None or info.is_dir():
            return None
        chunks: list[bytes] = []
        size = 0
        try:
            with self._archive.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    size += len(chunk)
                    self._left -= len(chunk)
                    ratio = size / max(info.compress_size, 1)
                    if size > _MAX_PART or self._left < 0 or (size > _SMALL and ratio > _MAX_RATIO):
                        self._too_large()
                    chunks.append(chunk)
        except _BROKEN as error:
            self._damaged(error)
        return b"".join(chunks)

    def head(self, path: str) -> bytes:
        """The first bytes of a part, as far as they can be read."""
        try:
            with self._archive.open(self._infos[_key(path)]) as opened:
                return opened.read(_HEAD)
        except (*_BROKEN, KeyError):
            return b""

    def check(self) -> None:
        """Unpack every part once, on behalf of a program that would not mind limits or entities."""
        for path in self._infos:
            content = self.part(path)
            if content is not None and any(mark in content for mark in _ENTITIES):
                self._unsafe()
            if path == "meta-inf/manifest.xml" and b"encryption-data" in (content or b""):
                self._locked()

    def xml(self, path: str) -> etree._Element | None:
        """The root of an XML part, strict names turned into the usual ones; None where missing."""
        content = self.part(path)
        if content is None:
            return None
        if _STRICT in content:
            for strict, usual in _TRANSITIONAL:
                content = content.replace(strict, usual)
        try:
            root = etree.fromstring(content, _parser())
        except (etree.XMLSyntaxError, ValueError, LookupError, MemoryError) as error:
            self._damaged(error)
        if root.getroottree().docinfo.internalDTD is not None:
            self._unsafe()
        return root

    def relations(self, path: str) -> dict[str, tuple[str, str]]:
        """Id → (last word of the type, name of the part) of what a part refers to.

        What lies outside of the package is left out; "" stands for the package itself.
        """
        if path in self._relations:
            return self._relations[path]
        folder, _, base = path.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for item in root.iter(_RELATION) if root is not None else ():
            if item.get("TargetMode") != "External":
                kind = item.get("Type", "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
                found[item.get("Id", "")] = (kind, target.lstrip("/"))
        self._relations[path] = found
        return found

    def _damaged(self, error: BaseException) -> NoReturn:
        raise InputError(f"“{self._name}”已损坏，读不出其中的文字，请换一份完好的文件。") from error

    def _locked(self) -> NoReturn:
        raise InputError(f"“{self._name}”设了打开密码，请用Word或WPS打开后去掉密码再试。")

    def _unsafe(self) -> NoReturn:
        raise InputError(f"“{self._name}”含有不安全的内容，已拒绝读取，请核对文件来源。")

    def _too_large(self) -> NoReturn:
        raise InputError(
            f"“{self._name}”展开后过大，不像正常的答复函，已拒绝读取，请核对文件来源。"
        )


def _key(path: str) -> str:
    return unquote(path).replace("\\", "/").lstrip("/").lower()


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
