"""What the verbs need of keys, as protocols: hashes, boxes, passphrases, passwords (ports.py).

The room that implements them is app/secrets.
"""

from typing import Protocol


class Secrets(Protocol):
    """Keyed hashes, random numbers and sealing; the keys lie outside the data folder."""

    def hash(self, purpose: str, scope: str, secret: str) -> bytes:
        """32 bytes: a keyed hash. ``purpose`` separates uses that must never be joined (such as
        ``submission``, ``withdrawal``, ``register``, ``tombstone``); ``scope`` is a survey id."""

    def random_id(self) -> str:
        """32 random hex digits."""

    def random_bits(self, count: int) -> int:
        """A random number below 2**count."""

    def new_receiving_pair(self) -> tuple[str, bytes]:
        """A fresh P-256 pair: public point (base64url) and private half wrapped for storage."""

    def open_sealed(self, private: bytes, box: bytes) -> bytes:
        """What a phone sealed. Raises ValueError where it cannot be opened."""

    def new_return_pair(self) -> tuple[str, bytes]:
        """A pair for addresses: public point (base64url) and the private half, not wrapped."""

    def seal_address(self, public: str, plain: bytes) -> bytes:
        """512 bytes of an address as a box of 605, which only the private half opens."""

    def open_address(self, private: bytes, box: bytes) -> bytes:
        """What was sealed. Raises ValueError where this key does not open the box."""

    def wrap(self, private: bytes, passphrase: str) -> bytes:
        """A private half as only the passphrase opens it."""

    def unwrap(self, wrapped: bytes, passphrase: str) -> bytes:
        """The private half. Raises ValueError for another passphrase."""


class Credentials(Protocol):
    """Passwords and second factors (app/secrets/credentials.py)."""

    def hash_password(self, password: str) -> str: ...
    def fits(self, hashed: str, password: str) -> bool:
        """Whether this is the password; takes as long for a wrong one, or for no hash at all."""

    def code_step(self, secret: str, code: str) -> int | None:
        """The half minute that a code of six digits belongs to, or None for a wrong code."""

    def app_address(self, secret: str, name: str) -> str:
        """What the QR for an app holds (an ``otpauth:`` address)."""
