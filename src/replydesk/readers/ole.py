"""The directory of an OLE file (old Word and WPS, and the wrapping of encrypted DOCX).

Only the names of the streams and the beginning of the Word stream are read; chains that run in
circles or out of the file end.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_FREE = 0xFFFFFFFA  # this and all above are marks, not sectors
_MAX_SECTORS = 100_000
_ENTRY = 128
_ENCRYPTED = 0x0100  # flag of the Word file information block


@dataclass(frozen=True, slots=True)
class OleFile:
    """Names of the streams and storages, and whether the Word text is locked by a password."""

    names: frozenset[str]
    locked: bool


def read_ole(content: bytes) -> OleFile | None:
    """The directory of an OLE file; None where it is damaged."""
    try:
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in (9, 12):
            return None
        size = 1 << shift
        first = struct.unpack_from("<I", content, 48)[0]
        table = _table(content, size)
        directory = b"".join(_sectors(content, first, size, table))
    except struct.error:
        return None
    entries = dict(_entries(directory))
    if not entries:
        return None
    start = entries.get("WordDocument")
    locked = False
    if start is not None and (offset := (start + 1) * size) + 12 <= len(content):
        magic, flags = struct.unpack_from("<H8xH", content, offset)
        locked = magic in (0xA5EC, 0xA5DC) and bool(flags & _ENCRYPTED)
    return OleFile(frozenset(entries), locked)


def _table(content: bytes, size: int) -> list[int]:
    """The allocation table as far as the header lists it: enough for 6.8 MB, and for any directory
    that stands at the beginning or the end of the file."""
    listed = struct.unpack_from("<109I", content, 76)
    table: list[int] = []
    for sector in listed:
        if sector >= _FREE:
            break
        raw = content[(sector + 1) * size : (sector + 2) * size]
        table += struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])
    return table


def _sectors(content: bytes, first: int, size: int, table: list[int]) -> Iterator[bytes]:
    sector, seen = first, 0
    while sector < _FREE and seen < _MAX_SECTORS:
        part = content[(sector + 1) * size : (sector + 2) * size]
        if not part:
            return
        yield part
        sector = table[sector] if sector < len(table) else _FREE
        seen += 1


def _entries(directory: bytes) -> Iterator[tuple[str, int]]:
    """Name and first sector of each entry."""
    for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
        length = struct.unpack_from("<H", directory, at + 64)[0]
        if 2 < length <= 64 and directory[at + 66] in (1, 2, 5):
            name = directory[at : at + length - 2].decode("utf-16-le", errors="replace")
            yield name, struct.unpack_from("<I", directory, at + 116)[0]
