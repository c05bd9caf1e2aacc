"""The ticket: 66 bits that a phone and the server derive alike, and nobody stores (decision 6).

Shown as 20 digits in fours. The two traces that it leaves are keyed hashes made in flow.
"""

import hashlib
import re

_BITS = 66
_DIGITS = 20
KEY = re.compile(r"[A-Za-z0-9_-]{16,64}\Z")


def ticket_of(submission_key: str) -> str:
    """The 20 digits of the ticket that belongs to a submission key.

    The first 66 bits of SHA-256("ticket" + key), big end first, as a decimal number.

    >>> ticket_of("0123456789abcdef")
    '18880218311671532753'
    """
    digest = hashlib.sha256(b"ticket" + submission_key.encode()).digest()
    return ticket_from_bits(int.from_bytes(digest[:9]) >> (72 - _BITS))


def ticket_from_bits(bits: int) -> str:
    """The 20 digits for a number below 2**66."""
    return str(bits).zfill(_DIGITS)


def in_fours(ticket: str) -> str:
    """The ticket as people read it.

    >>> in_fours("12345678901234567890")
    '1234 5678 9012 3456 7890'
    """
    return " ".join(ticket[start : start + 4] for start in range(0, len(ticket), 4))


def read_ticket(typed: str) -> str | None:
    """The 20 digits in what a person typed, with spaces or hyphens and in any digits, or None."""
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    others = re.sub(r"[\s\u200e\u200f\u2066-\u2069.\-]", "", typed)
    if len(digits) != _DIGITS or len(others) != _DIGITS or int(digits) >= 1 << _BITS:
        return None
    return digits
