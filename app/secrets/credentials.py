"""Passwords and the second factor: argon2 and six digits that an app shows for half a minute.

A second factor's secret is never stored: it is a keyed hash over a random seed, so a copy of the
database alone opens nothing.
"""

from datetime import UTC, datetime
from functools import cached_property
from threading import BoundedSemaphore
from urllib.parse import quote

import pyotp
from argon2 import DEFAULT_MEMORY_COST, DEFAULT_TIME_COST, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_ISSUER = "Buurtstem"
# One hash takes 64 MB and most of a second: a crowd at the door must not take the machine.
_AT_ONCE = 2
# A code is taken half a minute early or late: clocks of phones differ.
_DRIFT = (0, -1, 1)


class Credentials:
    """Implements flow's port of the same name. Safe to share between threads.

    A hash takes ``memory`` KiB and so many ``rounds``; only a test asks for less.
    """

    def __init__(self, memory: int = DEFAULT_MEMORY_COST, rounds: int = DEFAULT_TIME_COST) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory)
        self._turn = BoundedSemaphore(_AT_ONCE)

    def hash_password(self, password: str) -> str:
        """What is kept of a password."""
        with self._turn:
            return self._hasher.hash(password)

    def fits(self, hashed: str, password: str) -> bool:
        """Whether this is the password; takes as long for a wrong one, or for none at all."""
        with self._turn:
            try:
                return self._hasher.verify(hashed or self._nobodys, password) and bool(hashed)
            except (VerificationError, InvalidHashError):
                return False

    def code_step(self, secret: str, code: str) -> int | None:
        """The half minute that a code of six digits belongs to, or None for a wrong code."""
        digits = "".join(code.split())
        if not (digits.isascii() and digits.isdigit() and len(digits) == 6):
            return None
        made = pyotp.TOTP(secret)
        now = made.timecode(datetime.now(UTC))
        return next((now + by for by in _DRIFT if made.generate_otp(now + by) == digits), None)

    def app_address(self, secret: str, name: str) -> str:
        """What the QR for an app holds (an ``otpauth:`` address)."""
        label = f"{_ISSUER}:{name}"
        return f"otpauth://totp/{quote(label)}?secret={secret}&issuer={quote(_ISSUER)}"

    @cached_property
    def _nobodys(self) -> str:
        """The hash of a password that nobody has, so that an unknown name costs as much time."""
        return self._hasher.hash("no such person")
