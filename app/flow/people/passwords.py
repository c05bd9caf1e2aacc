"""Passwords: how long they are, setting one, and changing one's own.

No rules but length: signs and digits that a rule asks for end up on a note under the keyboard.
"""

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Person
from app.flow.shelves import Shelves

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
# No 0, 1, i, l or o: people copy these from a screen or from paper.
SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def hashes_of(toolkit: Toolkit, password: str) -> str:
    """What is kept of a new password. Raises Refused for one that is too short or too long."""
    least = (("least", str(SHORTEST_PASSWORD)), ("most", str(LONGEST_PASSWORD)))
    if len(password) < SHORTEST_PASSWORD:
        raise Refused(Problem("password_too_short", "password", least))
    if len(password) > LONGEST_PASSWORD:
        raise Refused(Problem("password_too_long", "password", least))
    return toolkit.credentials.hash_password(password)


def one_time_password(toolkit: Toolkit) -> str:
    """A random password that can be copied from a screen: three times four signs, 60 bits.

    It is like ``k7m4-9xpq-2wtb``.
    """
    signs = random_signs(toolkit, 12).lower()
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))


def random_signs(toolkit: Toolkit, count: int) -> str:
    """So many random signs of 5 bits each, none of which looks like another."""
    bits = toolkit.secrets.random_bits(5 * count)
    return "".join(SIGNS[(bits >> (5 * at)) & 31] for at in range(count))


def set_password(toolkit: Toolkit, person: Person, password: str) -> None:
    """The person has this password, and is in nowhere any more. Raises what ``hashes_of`` does."""
    hashed = hashes_of(toolkit, password)
    with toolkit.store.write() as shelves:
        replace_password(shelves, person, hashed)


def replace_password(shelves: Shelves, person: Person, hashed: str) -> None:
    """The same inside a transaction that is open already."""
    shelves.access.set_password(person.id, hashed)
    shelves.access.end_sessions_of(person.id)
