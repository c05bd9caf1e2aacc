"""A key behind a passphrase: argon2id, then AES-GCM; the cost of guessing stands in the blob.

The blob is: format (1), memory in KiB (4 bytes, big end first), rounds (1), lanes (1), salt (16),
nonce (12), then AES-256-GCM of the key with everything before it as associated data.
"""

import os
import struct
from threading import BoundedSemaphore

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_HEAD = struct.Struct(">BIBB")
_FORMAT = 1
_SALT, _NONCE = 16, 12
_BEFORE = _HEAD.size + _SALT + _NONCE
_LANES = 1
# A blob that somebody tampered with must not take the machine's memory.
_MOST_MEMORY, _MOST_ROUNDS = 256 * 1024, 16
# One passphrase takes 64 MB and much of a second: a crowd must not take the machine.
_TURN = BoundedSemaphore(2)


def wrap(key: bytes, passphrase: str, memory: int, rounds: int) -> bytes:
    """The key as only this passphrase opens it; ``memory`` is in KiB."""
    head = _HEAD.pack(_FORMAT, memory, rounds, _LANES) + os.urandom(_SALT + _NONCE)
    return head + _cipher(head, passphrase).encrypt(head[-_NONCE:], key, head)


def unwrap(wrapped: bytes, passphrase: str) -> bytes:
    """The key. Raises ValueError for another passphrase and for a blob that is none."""
    head = wrapped[:_BEFORE]
    try:
        return _cipher(head, passphrase).decrypt(head[-_NONCE:], wrapped[_BEFORE:], head)
    except (InvalidTag, struct.error) as problem:
        raise ValueError("this passphrase does not open it") from problem


def _cipher(head: bytes, passphrase: str) -> AESGCM:
    version, memory, rounds, lanes = _HEAD.unpack(head[: _HEAD.size])
    if version != _FORMAT or len(head) != _BEFORE or lanes != _LANES:
        raise ValueError("this is no wrapped key")
    if not (8 <= memory <= _MOST_MEMORY and 1 <= rounds <= _MOST_ROUNDS):
        raise ValueError("this is no wrapped key")
    with _TURN:
        return AESGCM(
            hash_secret_raw(
                passphrase.encode(),
                head[_HEAD.size : _HEAD.size + _SALT],
                time_cost=rounds,
                memory_cost=memory,
                parallelism=lanes,
                hash_len=32,
                type=Type.ID,
            )
        )
