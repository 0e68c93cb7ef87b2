"""Old Word, WPS, RTF and ODT files → DOCX, through an installed LibreOffice."""

import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from replydesk.domain.errors import InputError, ResourceError
from replydesk.office import find_office, run_office
from replydesk.readers.kinds import Kind, kind_of
from replydesk.readers.ole import read_ole
from replydesk.readers.package import Package

__all__ = ["convert", "find_office", "is_old_office"]

Converted = bytes | InputError | ResourceError

_DOCX = "docx:MS Word 2007 XML"
_MAX_BYTES = 100 * 1024 * 1024
_START_SECONDS, _FILE_SECONDS = 45.0, 15.0
_ENDINGS = {Kind.OLE: ".doc", Kind.RTF: ".rtf", Kind.WORD_XML: ".xml", Kind.ZIP: ".odt"}
_TEXTS = {"WordDocument", "MatOST"}  # Word and WPS, Works
_SHEETS = {"Workbook", "Book"}
_ENTITIES = tuple("<!ENTITY".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_ODT = b"application/vnd.oasis.opendocument.text"


def is_old_office(content: bytes) -> bool:
    """Whether a file's content has to go through LibreOffice to be read."""
    kind = kind_of(content)
    return kind in (Kind.OLE, Kind.RTF, Kind.WORD_XML) or (kind is Kind.ZIP and is_odt(content))


def is_odt(content: bytes) -> bool:
    """Whether a ZIP is an OpenDocument text: its first part says so, by rule uncompressed."""
    if content[30 : 38 + len(_ODT)] == b"mimetype" + _ODT:
        return True
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("mimetype") as part:
            return part.read(len(_ODT)) == _ODT
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError):
        return False


def convert(files: Sequence[tuple[str, bytes]]) -> list[Converted]:
    """The DOCX of each file (name, content), or the error that stands in its place.

    All files go through one run of LibreOffice. Where one stops it, that one is refused and the
    rest are taken up again, so a bad file costs only itself.
    """
    found: dict[int, Converted] = {}
    for at, (name, content) in enumerate(files):
        if (refused := _refusal(name, content)) is not None:
            found[at] = refused
    waiting = [at for at in range(len(files)) if at not in found]
    office = find_office() if waiting else None
    for at in waiting if office is None else ():
        found[at] = ResourceError(
            f"“{files[at][0]}”要靠LibreOffice才能读取，本机没有安装，"
            "请安装LibreOffice，或用Word、WPS另存为.docx后再试。"
        )
    while office is not None and waiting:
        made, ended = _run(office, [files[at] for at in waiting])
        found |= {at: docx for at, docx in zip(waiting, made, strict=True) if docx is not None}
        left = [at for at in waiting if at not in found]
        # They are taken in order: the first that is missing is the one it stopped at.
        for at in left if ended else left[:1]:
            found[at] = _damaged(files[at][0])
        waiting = [at for at in left if at not in found]
    return [found[at] for at in range(len(files))]


def _refusal(name: str, content: bytes) -> InputError | None:
    """Why LibreOffice is not asked: a password, a bomb, entities, or no text document at all."""
    kind = kind_of(content)
    if kind is Kind.WORD_XML and any(mark in content for mark in _ENTITIES):
        return InputError(f"“{name}”含有不安全的内容，已拒绝读取，请核对文件来源。")
    if kind is Kind.ZIP:
        try:
            Package(content, name).check()
        except InputError as error:
            return error
    return _ole_refusal(name, content) if kind is Kind.OLE else None


def _ole_refusal(name: str, content: bytes) -> InputError | None:
    ole = read_ole(content)
    if ole is None:
        return _damaged(name)
    if ole.locked or "EncryptedPackage" in ole.names:
        return InputError(f"“{name}”设了打开密码，请用Word或WPS打开后去掉密码再试。")
    if ole.names & _TEXTS:
        return None
    if ole.names & _SHEETS:
        return InputError(f"“{name}”是表格文件，不是答复函，请选择Word文档、PDF或文本文件。")
    if "PowerPoint Document" in ole.names:
        return InputError(f"“{name}”是演示文稿，不是答复函，请选择Word文档、PDF或文本文件。")
    return InputError(f"“{name}”不是Word或WPS文字文档，请选择答复函的Word文档、PDF或文本文件。")


def _damaged(name: str) -> InputError:
    return InputError(f"“{name}”已损坏或格式不明，LibreOffice读不了，请用Word另存为.docx后再试。")


def _run(office: str, files: Sequence[tuple[str, bytes]]) -> tuple[list[bytes | None], bool]:
    """What came of each file, and whether LibreOffice went through all of them.

    Raises ResourceError where it can't be started or the disk is full.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="replydesk-", ignore_cleanup_errors=True) as folder:
            sources = []
            for at, (_, content) in enumerate(files):
                source = Path(folder, "in", f"{at}{_ENDINGS[kind_of(content)]}")
                source.parent.mkdir(exist_ok=True)
                source.write_bytes(content)
                sources.append(source)
            out = Path(folder, "out")
            out.mkdir()
            seconds = _START_SECONDS + _FILE_SECONDS * len(files)
            ended = run_office(office, sources, _DOCX, out, seconds)
            return [_made(out / f"{source.stem}.docx") for source in sources], ended
    except OSError as error:
        raise ResourceError(
            "LibreOffice启动不了或磁盘已满，旧版文档没有读取，请检查后再试。"
        ) from error


def _made(path: Path) -> bytes | None:
    """The file LibreOffice wrote; None where there is none, or not a whole one."""
    try:
        if path.is_symlink() or path.stat().st_size > _MAX_BYTES:
            return None
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    return content if zipfile.is_zipfile(io.BytesIO(content)) else None
