"""Binary workbooks (.xls) made in code: an OLE file with one BIFF8 stream."""

import struct
from collections.abc import Mapping, Sequence

_SECTOR = 512
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def an_xls(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """An .xls with these sheets: texts, numbers, and yes or no."""
    return in_ole(_book(sheets))


def in_ole(stream: bytes, next_of_last: int = _END) -> bytes:
    """An OLE file whose stream is called Workbook. ``next_of_last`` is the sector that the chain
    of the stream names after its last one."""
    stream = stream.ljust(4096, b"\x00")
    stream += bytes(-len(stream) % _SECTOR)
    count = len(stream) // _SECTOR
    fat = [_FAT, _END, *range(3, count + 2), next_of_last]
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        bytes(6),
        0,
        1,
        1,
        0,
        4096,
        _END,
        0,
        _END,
        0,
    )
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(_SECTOR, b"\xff")
    root = _entry("Root Entry", 5, 1, _END, 0)
    return (
        header + table + root + _entry("Workbook", 2, _FREE, 2, len(stream)) + bytes(256) + stream
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = (name + "\x00").encode("utf-16-le")
    head = written.ljust(64, b"\x00") + struct.pack("<HBB", len(written), kind, 1)
    links = struct.pack("<III", _FREE, _FREE, child)
    return head + links + bytes(36) + struct.pack("<III", start, size, 0)


def _book(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    parts = [_sheet(rows) for rows in sheets.values()]
    begin, end = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 6)), _record(0x0A, b"")
    names = [(name.encode("utf-16-le"), struct.pack("<BB", len(name), 1)) for name in sheets]
    place = len(begin) + len(end) + sum(4 + 6 + 2 + len(name) for name, _ in names)
    listed = b""
    for (name, head), part in zip(names, parts, strict=True):
        listed += _record(0x85, struct.pack("<IH", place, 0) + head + name)
        place += len(part)
    return begin + listed + end + b"".join(parts)


def _sheet(rows: Sequence[Sequence[object]]) -> bytes:
    cells = b""
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            place = struct.pack("<HHH", number, index, 0)
            if isinstance(value, bool):
                cells += _record(0x205, place + struct.pack("<BB", value, 0))
            elif isinstance(value, (int, float)):
                cells += _record(0x203, place + struct.pack("<d", value))
            elif value is None:
                cells += _record(0x205, place + struct.pack("<BB", 0x17, 1))
            elif value:
                text = str(value).encode("utf-16-le")
                cells += _record(0x204, place + struct.pack("<HB", len(text) // 2, 1) + text)
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 6))
    return begin + cells + _record(0x0A, b"")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
