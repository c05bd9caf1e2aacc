"""Boxes that one key opens: P-256, HKDF and AES-GCM, for answers that wait and for addresses.

A box is an ephemeral public point (uncompressed, 65 bytes), a nonce (12 random bytes), then
AES-256-GCM ciphertext with its tag of 16 bytes and no associated data. The AES key is HKDF-SHA256
(salt empty, length 32) of the x coordinate that ECDH gives; ``info`` keeps uses apart.
"""

import base64
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

POINT = 65
NONCE = 12
_CURVE = ec.SECP256R1()


def base64url(raw: bytes) -> str:
    """Base64 for addresses and documents, without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes of an unpadded base64url text. Raises ValueError."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def hkdf(secret: bytes, info: bytes) -> bytes:
    """32 bytes that follow from a secret, for one use."""
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(secret)


def new_pair() -> tuple[bytes, bytes]:
    """A fresh pair: the public point (65 bytes) and the private number (32 bytes)."""
    private = ec.generate_private_key(_CURVE)
    number = private.private_numbers().private_value.to_bytes(32, "big")
    return _point(private.public_key()), number


def seal(public: bytes, plain: bytes, info: bytes) -> bytes:
    """A box that only the private number of the point opens. Raises ValueError for no point."""
    receiver = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public)
    ours = ec.generate_private_key(_CURVE)
    nonce = os.urandom(NONCE)
    closed = AESGCM(hkdf(ours.exchange(ec.ECDH(), receiver), info)).encrypt(nonce, plain, None)
    return _point(ours.public_key()) + nonce + closed


def unseal(number: bytes, box: bytes, info: bytes) -> bytes:
    """What was sealed. Raises ValueError where this number does not open the box."""
    try:
        key = ec.derive_private_key(int.from_bytes(number, "big"), _CURVE)
        sender = ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, box[:POINT])
        opener = AESGCM(hkdf(key.exchange(ec.ECDH(), sender), info))
        return opener.decrypt(box[POINT : POINT + NONCE], box[POINT + NONCE :], None)
    except (InvalidTag, ValueError) as problem:
        raise ValueError("this box cannot be opened") from problem


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
