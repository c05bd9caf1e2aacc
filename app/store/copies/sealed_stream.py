"""A file that only the holder of a key can read, and that shows every change and every cut.

A file is: the line ``BUURTSTEM BACKUP 1``, 32 random bytes of salt, then chunks. A chunk is its
length in 4 bytes, then AES-256-GCM of at most 64 KiB with the file's first 51 bytes as associated
data. The key is HKDF-SHA256(key, salt, "buurtstem backup 1"); the nonce is the chunk's number in
11 bytes and then 1 for the last chunk, 0 for the others, so that no chunk can be moved or left out.
"""

import base64
import os
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.problems import Problem, Refused

FIRST_LINE = b"BUURTSTEM BACKUP 1\n"
CHUNK = 64 * 1024
_SALT = 32
_KEY = 32
_FEWEST_DIFFERENT = 16
_TAG = 16


def read_key(text: bytes) -> bytes:
    """The 32 bytes of a key file: one line of base64. Raises Refused where it holds something
    else, or bytes so alike that no random source can have made them."""
    try:
        key = base64.b64decode(b"".join(text.split()), validate=True)
    except ValueError as problem:
        raise Refused(Problem("backup_key_form", "key-file")) from problem
    if len(key) != _KEY:
        raise Refused(Problem("backup_key_form", "key-file"))
    # Of 32 random bytes fewer than 16 differ less often than once in 10**17 keys.
    if len(set(key)) < _FEWEST_DIFFERENT:
        raise Refused(Problem("backup_key_weak", "key-file"))
    return key


class SealedWriter:
    """Takes bytes; what reaches the file is sealed. Without ``finish`` it cannot be read back."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._file = file
        self._head = FIRST_LINE + os.urandom(_SALT)
        self._cipher = _cipher(key, self._head)
        self._count = 0
        self._waiting = bytearray()
        file.write(self._head)

    def write(self, plain: bytes) -> None:
        """The bytes follow those before."""
        self._waiting += plain
        while len(self._waiting) > CHUNK:
            self._seal(bytes(self._waiting[:CHUNK]), is_last=False)
            del self._waiting[:CHUNK]

    def finish(self) -> None:
        """Nothing follows any more."""
        self._seal(bytes(self._waiting), is_last=True)
        self._waiting.clear()

    def _seal(self, plain: bytes, is_last: bool) -> None:
        box = self._cipher.encrypt(_nonce(self._count, is_last), plain, self._head)
        self._file.write(len(box).to_bytes(4) + box)
        self._count += 1


class SealedReader:
    """Gives back what was sealed. Raises Refused where the file is no backup, was made with
    another key, was changed or was cut short."""

    def __init__(self, file: IO[bytes], key: bytes) -> None:
        self._file = file
        self._head = file.read(len(FIRST_LINE) + _SALT)
        if not self._head.startswith(FIRST_LINE):
            raise Refused(Problem("backup_form"))
        self._cipher = _cipher(key, self._head)
        self._count = 0
        self._next = self._box()

    def read(self) -> bytes:
        """The next bytes; empty after the last."""
        if self._next is None:
            return b""
        box, self._next = self._next, self._box()
        plain = self._open(box, is_last=self._next is None)
        self._count += 1
        # Only an empty backup could have an empty chunk, and then it is the last one anyway.
        return plain

    def _open(self, box: bytes, is_last: bool) -> bytes:
        try:
            return self._cipher.decrypt(_nonce(self._count, is_last), box, self._head)
        except InvalidTag as problem:
            code = "backup_cut_short" if is_last and self._fits(box) else "backup_key_or_change"
            raise Refused(Problem(code)) from problem

    def _fits(self, box: bytes) -> bool:
        # A chunk from the middle that stands last: what followed it is gone.
        try:
            self._cipher.decrypt(_nonce(self._count, False), box, self._head)
        except InvalidTag:
            return False
        return True

    def _box(self) -> bytes | None:
        length = self._file.read(4)
        if not length:
            return None
        size = int.from_bytes(length)
        if len(length) < 4 or not _TAG <= size <= CHUNK + _TAG:
            raise Refused(Problem("backup_cut_short" if len(length) < 4 else "backup_form"))
        box = self._file.read(size)
        if len(box) < size:
            raise Refused(Problem("backup_cut_short"))
        return box


def _nonce(count: int, is_last: bool) -> bytes:
    return count.to_bytes(11) + bytes([is_last])


def _cipher(key: bytes, head: bytes) -> AESGCM:
    salt = head[len(FIRST_LINE) :]
    derived = HKDF(algorithm=hashes.SHA256(), length=_KEY, salt=salt, info=b"buurtstem backup 1")
    return AESGCM(derived.derive(key))
