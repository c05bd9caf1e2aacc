"""The parts of a backup inside its seal: a kind, a length, and JSON or bytes; all compressed.

In order: ``M`` the manifest; ``K`` the key file; for each table ``T`` and its rows ``R``; for each
file ``F`` and its bytes ``B``; ``E`` the end. No part depends on the engine that wrote it.
"""

import json
import zlib
from collections.abc import Iterator
from typing import Any

from app.core.problems import Problem, Refused
from app.store.copies.sealed_stream import SealedReader, SealedWriter

MANIFEST, KEYS, TABLE, ROWS, FILE, BYTES, END = b"M", b"K", b"T", b"R", b"F", b"B", b"E"
_LARGEST = 1 << 30


class PartWriter:
    """Writes parts one after another."""

    def __init__(self, sealed: SealedWriter) -> None:
        self._sealed = sealed
        self._squeeze = zlib.compressobj(6)

    def put(self, kind: bytes, content: bytes) -> None:
        """One part with bytes."""
        for piece in (kind + len(content).to_bytes(4), content):
            self._sealed.write(self._squeeze.compress(piece))

    def put_json(self, kind: bytes, plain: Any) -> None:
        """One part with JSON."""
        self.put(kind, json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())

    def finish(self) -> None:
        """The end is written; nothing follows."""
        self.put(END, b"")
        self._sealed.write(self._squeeze.flush())
        self._sealed.finish()


def parts(sealed: SealedReader) -> Iterator[tuple[bytes, bytes]]:
    """Kind and content of each part, up to and without the end.

    Raises Refused where the backup ends before its end; whoever stops early has seen no end.
    """
    incoming = _Incoming(sealed)
    while True:
        kind, length = incoming.take(1), int.from_bytes(incoming.take(4))
        if length > _LARGEST:
            raise Refused(Problem("backup_form"))
        content = incoming.take(length)
        if kind == END:
            # The seal of what is left must be good as well, or the end is not the end.
            while sealed.read():
                pass
            return
        yield kind, content


class _Incoming:
    def __init__(self, sealed: SealedReader) -> None:
        self._sealed = sealed
        self._unsqueeze = zlib.decompressobj()
        self._have = bytearray()

    def take(self, count: int) -> bytes:
        while len(self._have) < count:
            more = self._sealed.read()
            if not more:
                raise Refused(Problem("backup_cut_short"))
            self._have += self._unsqueeze.decompress(more)
        taken = bytes(self._have[:count])
        del self._have[:count]
        return taken
