"""The host's secrets: keyed hashes, random numbers, and boxes that phones seal; no clock, no SQL.

The keys lie in one JSON file outside the data folder: ``{"format": 1, "root": base64 of 32 random
bytes}``, file mode 0600, folder mode 0700, made at first use. Every use has a key of its own:
HKDF-SHA256(root, salt empty, info "buurtstem USE 1"), 32 bytes. The sealing scheme that the
phone's script must follow stands at ``open_sealed``.
"""

import base64
import hashlib
import hmac
import json
import os
from functools import lru_cache
from pathlib import Path
from secrets import randbits, token_hex

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.core.problems import Problem, Refused
from app.secrets import passphrases
from app.secrets.curve import (
    NONCE,
    POINT,
    base64url,
    from_base64url,
    hkdf,
    new_pair,
    seal,
    unseal,
)

__all__ = ["FileSecrets", "base64url", "derived_key", "from_base64url"]
SEALING_INFO = b"buurtstem answers 1"
ADDRESS_INFO = b"buurtstem address 1"
_ROOT = 32
# What one guess at a passphrase costs: memory in KiB, and rounds.
_MEMORY, _ROUNDS = 64 * 1024, 3


def derived_key(root: bytes, use: str) -> bytes:
    """32 bytes for one use only; knowing one tells nothing of another."""
    return hkdf(root, f"buurtstem {use} 1".encode())


class FileSecrets:
    """The keys of one host; implements flow's port Secrets. Safe to share between threads.

    Made with the path of the key file, which is made where there is none. Raises Refused where
    it cannot be read or is not a key file. Only a test asks for less ``memory`` and ``rounds``.
    """

    def __init__(self, file: Path, memory: int = _MEMORY, rounds: int = _ROUNDS) -> None:
        if not file.exists():
            _create(file)
        root = _root_in(file)
        self._cost = memory, rounds
        self._wrapping = AESGCM(derived_key(root, "wrap"))
        self._hashing = lru_cache(maxsize=64)(lambda use: derived_key(root, f"hash {use}"))

    def hash(self, purpose: str, scope: str, secret: str) -> bytes:
        """HMAC-SHA256 of "SCOPE LF SECRET" under the key of the purpose."""
        return hmac.digest(self._hashing(purpose), f"{scope}\n{secret}".encode(), hashlib.sha256)

    def random_id(self) -> str:
        """32 random hex digits."""
        return token_hex(16)

    def random_bits(self, count: int) -> int:
        """A random number below 2**count."""
        return randbits(count)

    def new_receiving_pair(self) -> tuple[str, bytes]:
        """A fresh P-256 pair: the uncompressed public point (65 bytes, base64url without padding)
        and the private half wrapped: 12-byte nonce, then AES-256-GCM of the 32-byte number with
        the public point as associated data."""
        public, number = new_pair()
        nonce = os.urandom(NONCE)
        return base64url(public), public + nonce + self._wrapping.encrypt(nonce, number, public)

    def open_sealed(self, private: bytes, box: bytes) -> bytes:
        """What a phone sealed. Raises ValueError where it cannot be opened.

        The box is made as curve.py says, with info "buurtstem answers 1" and the survey's public
        point. In WebCrypto: ``generateKey({name: "ECDH", namedCurve: "P-256"})``,
        ``importKey("raw", point, ...)``, ``deriveBits(..., 256)``, ``importKey("raw", bits,
        "HKDF")``, ``deriveKey({name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info})``,
        ``encrypt({name: "AES-GCM", iv: nonce})``; send ``exportKey("raw")`` of the ephemeral key.
        """
        rest = private[POINT:]
        try:
            number = self._wrapping.decrypt(rest[:NONCE], rest[NONCE:], private[:POINT])
        except (InvalidTag, ValueError) as problem:
            raise ValueError("this box cannot be opened") from problem
        return unseal(number, box, SEALING_INFO)

    def new_return_pair(self) -> tuple[str, bytes]:
        """A fresh pair for addresses: public point (base64url) and the private half as it is,
        which nothing may write down before it is wrapped."""
        public, number = new_pair()
        return base64url(public), number

    def seal_address(self, public: str, plain: bytes) -> bytes:
        """A box that only the private half opens: 93 bytes more than the address has."""
        return seal(from_base64url(public), plain, ADDRESS_INFO)

    def open_address(self, private: bytes, box: bytes) -> bytes:
        """What was sealed. Raises ValueError where this key does not open the box."""
        return unseal(private, box, ADDRESS_INFO)

    def wrap(self, private: bytes, passphrase: str) -> bytes:
        """The private half as only the passphrase opens it; this host alone cannot."""
        return passphrases.wrap(private, passphrase, *self._cost)

    def unwrap(self, wrapped: bytes, passphrase: str) -> bytes:
        """The private half. Raises ValueError for another passphrase."""
        return passphrases.unwrap(wrapped, passphrase)


def _root_in(file: Path) -> bytes:
    try:
        root = base64.b64decode(json.loads(file.read_text())["root"], validate=True)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise Refused(Problem("secrets_unreadable", str(file))) from problem
    if len(root) != _ROOT:
        raise Refused(Problem("secrets_unreadable", str(file)))
    return root


def _create(file: Path) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = base64.b64encode(os.urandom(_ROOT)).decode()
    beside = file.with_name(f"{file.name}.{token_hex(8)}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as stream:
        json.dump({"format": 1, "root": root}, stream)
        stream.flush()
        os.fsync(stream.fileno())
    try:
        # A link fails where another process was first: then its keys count, not ours.
        os.link(beside, file)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
