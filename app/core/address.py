"""A return address: where one person wants to hear what came of a survey (decision 7).

Everything that could tell people apart lies inside the one sealed text of one length: the route,
the language and the wish for a follow-up too.
"""

import json
from dataclasses import dataclass, field

from app.core.planning import WAYS_WITH_ADDRESS
from app.core.problems import Problem, Refused

ADDRESS_ROUTES = WAYS_WITH_ADDRESS
PADDED = 512


@dataclass(frozen=True)
class Address:
    """``route`` is mail, sms or letter; ``lines`` one mail address, one telephone number with +,
    or the lines on an envelope. ``follow_up`` says that this person also wants to hear, later,
    what was done with the results. No text of it shows the lines, so that no log can."""

    route: str
    language: str
    lines: tuple[str, ...] = field(repr=False)
    follow_up: bool = False


def packed(address: Address) -> bytes:
    """The address as exactly 512 bytes. Raises Refused (``address_too_long``).

    >>> len(packed(Address("sms", "nl", ("+31612345678",)))), PADDED
    (512, 512)
    """
    parts = [address.route, address.language, int(address.follow_up), *address.lines]
    plain = json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()
    if len(plain) > PADDED:
        raise Refused(Problem("address_too_long", "address"))
    return plain.ljust(PADDED)


def unpacked(plain: bytes) -> Address:
    """The address in those bytes. Raises ValueError where there is none.

    >>> back = unpacked(packed(Address("mail", "ar", ("a@b.nl",), True)))
    >>> back, back.lines
    (Address(route='mail', language='ar', follow_up=True), ('a@b.nl',))
    """
    parts = json.loads(plain)
    match parts:
        case [str() as route, str() as language, 0 | 1 as follow_up, *lines] if (
            route in ADDRESS_ROUTES and lines and all(isinstance(line, str) for line in lines)
        ):
            return Address(route, language, tuple(lines), bool(follow_up))
    raise ValueError("this is no address")
