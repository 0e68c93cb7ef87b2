"""OLE files with the streams a test names, as small as they can be."""

import struct

_SECTOR = 512
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(streams: dict[str, bytes]) -> bytes:
    """A compound file: header, one table sector, one directory, then each stream."""
    table = [_TABLE]
    bodies = b""
    starts = []
    for content in streams.values():
        sectors = max(1, -(-len(content) // _SECTOR))
        starts.append(len(table))
        table += [*range(len(table) + 1, len(table) + sectors), _END]
        bodies += content.ljust(sectors * _SECTOR, b"\0")
    directory = len(table)
    entries = _entry("Root Entry", 5, _END, 0) + b"".join(
        _entry(name, 2, start, len(content))
        for (name, content), start in zip(streams.items(), starts, strict=True)
    )
    count = -(-len(entries) // _SECTOR)
    table += [*range(directory + 1, directory + count), _END]
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII109I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, 4096, _END, 0, _END, 0,
        0, *[_FREE] * 108,
    )  # fmt: skip
    packed = struct.pack("<128I", *(table + [_FREE] * (128 - len(table))))
    return header + packed + bodies + entries.ljust(count * _SECTOR, b"\0")


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ", raw, len(raw) + 2, kind, 1, _FREE, _FREE, _FREE, start, size
    )
