"""What a phone does when answers must wait: the scheme of app/secrets, from the other side."""

import os

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.secrets import from_base64url

_INFO = b"buurtstem answers 1"


def seal(public: str, plain: bytes) -> bytes:
    """A box for the holder of the private half of a receiving pair."""
    receiver = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), from_base64url(public))
    sender = ec.generate_private_key(ec.SECP256R1())
    shared = sender.exchange(ec.ECDH(), receiver)
    key = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=_INFO).derive(shared)
    point = sender.public_key().public_bytes(
        serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
    )
    nonce = os.urandom(12)
    return point + nonce + AESGCM(key).encrypt(nonce, plain, None)
