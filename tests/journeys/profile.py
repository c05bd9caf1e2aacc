"""Everything that a closed browser left in its profile folder, and whether a word stands in it.

Looked through: every file as it lies there; tables of LevelDB and values of IndexedDB with Snappy
undone; gzip and deflate streams; Brotli in the cache. Not seen: what the browser encrypts for
itself (passwords, and copies of the session files that lie readable beside them), nor free disk.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import brotli

_TABLE = b"\x57\xfb\x80\x8b\x24\x75\x47\xdb"
_ZLIB = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_WRAPPED = re.compile(rb"\xff[\x10-\x20]\x02")
_CACHED = b"\x30\x5c\x72\xa7\x1b\x6d\xfb\xfc"
_MOST = 1 << 24


def encodings(word: str) -> dict[str, bytes]:
    """A word as it may lie on a disk, by the name of the writing."""
    plain = word.encode()
    found = {
        "utf-8": plain,
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "percent": "".join(f"%{byte:02X}" for byte in plain).encode(),
        "quoted": quote(word).encode(),
        "reversed": plain[::-1],
    }
    for name, text in (("", plain), (" of utf-16", word.encode("utf-16-le"))):
        for offset in range(3):
            # The signs at both ends mix with the bytes around the word, so they are left out.
            coded = base64.b64encode(b"\0" * offset + text)
            inner = coded[(0, 2, 3)[offset] : len(coded) - 4]
            found[f"base64 +{offset}{name}"] = inner
            found[f"base64url +{offset}{name}"] = inner.translate(bytes.maketrans(b"+/", b"-_"))
    return found


def traces(folder: Path, words: dict[str, str]) -> list[str]:
    """Where any of the words stands in any writing: ``what: file (layer, writing)``."""
    wanted = [
        (what, writing, found)
        for what, word in words.items()
        for writing, found in encodings(word).items()
    ]
    return sorted(
        {
            f"{what}: {path.relative_to(folder)} ({layer}, {writing})"
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink()
            for layer, content in layers(path.read_bytes())
            for what, writing, found in wanted
            if found in content
        }
    )


def layers(content: bytes) -> Iterator[tuple[str, bytes]]:
    """A file as it lies there, and all that can be unpacked from it."""
    yield "as it is", content
    if content.endswith(_TABLE):
        yield "table", b"\n".join(_blocks(content))
    for start in _ZLIB.finditer(content):
        if len(made := _inflated(content[start.start() :])) > 16:
            yield "deflate", made
    for start in _WRAPPED.finditer(content):
        if made := unsnapped(content[start.end() :]):
            yield "snappy", made
    if content.startswith(_CACHED):
        name = int.from_bytes(content[12:16], "little")
        if made := _unbrotlied(content[24 + name :]):
            yield "brotli", made


def _inflated(content: bytes) -> bytes:
    try:
        return zlib.decompressobj(47).decompress(content, _MOST)
    except zlib.error:
        return b""


def _unbrotlied(content: bytes) -> bytes:
    """As much as can be read: what follows the stream in the cache is no part of it."""
    reader, made = brotli.Decompressor(), b""
    for at in range(0, len(content), 64):
        try:
            made += reader.process(content[at : at + 64])
        except brotli.error:
            break
    return made


def _varint(content: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = content[at]
        value, at = value | (byte & 127) << shift, at + 1
        if byte < 128:
            return value, at
        shift += 7


def unsnapped(content: bytes) -> bytes:
    """The raw Snappy stream undone, as far as it holds; nothing where it is none."""
    made = bytearray()
    try:
        size, at = _varint(content, 0)
        if size > _MOST:
            return b""
        while len(made) < size:
            tag, at = content[at], at + 1
            if tag & 3 == 0:
                length = tag >> 2
                if length >= 60:
                    more = length - 59
                    length, at = int.from_bytes(content[at : at + more], "little"), at + more
                made += content[at : at + length + 1]
                at += length + 1
                continue
            if tag & 3 == 1:
                length, back, at = 4 + (tag >> 2 & 7), (tag >> 5) << 8 | content[at], at + 1
            else:
                wide = 2 if tag & 3 == 2 else 4
                length, back = (tag >> 2) + 1, int.from_bytes(content[at : at + wide], "little")
                at += wide
            if not 0 < back <= len(made):
                return bytes(made)
            for _ in range(length):
                made.append(made[-back])
    except IndexError:
        return bytes(made)
    return bytes(made)


def _blocks(table: bytes) -> Iterator[bytes]:
    """The data blocks of a LevelDB table, by its index."""
    footer = table[-48:]
    _, at = _varint(footer, 0)
    _, at = _varint(footer, at)
    start, at = _varint(footer, at)
    size, _ = _varint(footer, at)
    for value in _values(_block(table, start, size)):
        start, at = _varint(value, 0)
        size, _ = _varint(value, at)
        block = _block(table, start, size)
        yield block
        # Keys share their beginnings; values stand whole.
        yield from _values(block)


def _block(table: bytes, start: int, size: int) -> bytes:
    content = table[start : start + size]
    return unsnapped(content) if table[start + size] == 1 else content


def _values(block: bytes) -> Iterator[bytes]:
    restarts = int.from_bytes(block[-4:], "little")
    at, end = 0, len(block) - 4 * (restarts + 1)
    while at < end:
        _, at = _varint(block, at)
        own, at = _varint(block, at)
        length, at = _varint(block, at)
        yield block[at + own : at + own + length]
        at += own + length
