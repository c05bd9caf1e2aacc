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
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.problems import Problem, Refused

SEALING_INFO = b"buurtstem answers 1"
_POINT = 65
_NONCE = 12
_ROOT = 32


def base64url(raw: bytes) -> str:
    """Base64 for addresses and documents, without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes of an unpadded base64url text. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def derived_key(root: bytes, use: str) -> bytes:
    """32 bytes for one use only; knowing one tells nothing of another."""
    return _hkdf(root, f"buurtstem {use} 1".encode())


class FileSecrets:
    """The keys of one host; implements flow's port Secrets. Safe to share between threads.

    Made with the path of the key file, which is made where there is none. Raises Refused where
    it cannot be read or is not a key file.
    """

    def __init__(self, file: Path) -> None:
        if not file.exists():
            _create(file)
        root = _root_in(file)
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
        private = ec.generate_private_key(ec.SECP256R1())
        public = _point(private.public_key())
        nonce = os.urandom(_NONCE)
        number = private.private_numbers().private_value.to_bytes(32, "big")
        return base64url(public), public + nonce + self._wrapping.encrypt(nonce, number, public)

    def open_sealed(self, private: bytes, box: bytes) -> bytes:
        """What a phone sealed. Raises ValueError where it cannot be opened.

        The box is: the phone's ephemeral public point (uncompressed P-256, 65 bytes), a nonce
        (12 random bytes), then AES-256-GCM ciphertext with its 16-byte tag and no associated
        data. The AES key is HKDF-SHA256 with empty salt, info "buurtstem answers 1" and length
        32, of the 32-byte x coordinate that ECDH gives between the ephemeral private key and the
        survey's public point. In WebCrypto: ``generateKey({name: "ECDH", namedCurve: "P-256"})``,
        ``importKey("raw", point, ...)``, ``deriveBits(..., 256)``, ``importKey("raw", bits,
        "HKDF")``, ``deriveKey({name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info})``,
        ``encrypt({name: "AES-GCM", iv: nonce})``; send ``exportKey("raw")`` of the ephemeral key.
        """
        try:
            number = self._wrapping.decrypt(
                private[_POINT : _POINT + _NONCE], private[_POINT + _NONCE :], private[:_POINT]
            )
            key = ec.derive_private_key(int.from_bytes(number, "big"), ec.SECP256R1())
            sender = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), box[:_POINT])
            opener = AESGCM(_hkdf(key.exchange(ec.ECDH(), sender), SEALING_INFO))
            return opener.decrypt(box[_POINT : _POINT + _NONCE], box[_POINT + _NONCE :], None)
        except (InvalidTag, ValueError) as problem:
            raise ValueError("this box cannot be opened") from problem


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


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )


def _hkdf(secret: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(secret)
