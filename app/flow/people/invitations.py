"""Invitations by link: who comes new to a council, and who is there and forgot the password.

A link holds 128 random bits, of which only a keyed hash is kept. It opens once, within 14 days,
and only its holder chooses the password.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from app.core.problems import Problem, Refused
from app.core.roles import Role
from app.flow.people.passwords import hashes_of, replace_password
from app.flow.people.sign_in import Entry, begin
from app.flow.ports import Toolkit
from app.flow.records import Council, Invitation, Person
from app.flow.shelves import Shelves

DAYS = 14
MOST_OPEN = 100
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Invited:
    """An invitation, and the secret of its link: it is shown once and kept nowhere."""

    invitation: Invitation
    secret: str


def known_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """The roles in their usual order, each once. Raises Refused: ``no_role``, ``unknown_role``."""
    wanted = set(roles)
    order = [role.value for role in Role]
    if not wanted:
        raise Refused(Problem("no_role", "role"))
    if wanted - set(order):
        raise Refused(Problem("unknown_role", sorted(wanted - set(order))[0]))
    return tuple(role for role in order if role in wanted)


def invite(
    toolkit: Toolkit, council: Council, by: Person, name: str, roles: Iterable[str]
) -> Invited:
    """A link is there by which somebody new comes in, once, with these roles.

    Raises Refused: ``no_name``, ``no_role``, ``unknown_role``, ``person_exists``, and
    ``too_many_invitations``.
    """
    name = " ".join(name.split())[:_LONGEST_NAME]
    if not name:
        raise Refused(Problem("no_name", "name"))
    wanted = known_roles(roles)
    with toolkit.store.write() as shelves:
        if _is_here(shelves, council, name):
            raise Refused(Problem("person_exists", name))
        return _link(toolkit, shelves, council, by, "invite", name, wanted)


def invite_again(
    toolkit: Toolkit, council: Council, by: Person, person_id: str, resets_factor: bool
) -> Invited:
    """A link is there by which somebody of the council chooses a new password.

    Until then the old one stays. With ``resets_factor`` the second factor is gone when the link
    is used; the log says so. Raises Refused: ``unknown_person``, ``too_many_invitations``.
    """
    with toolkit.store.write() as shelves:
        person = person_of(shelves, council, person_id)
        for each in shelves.access.invitations(council.id):
            if each.person_id == person.id:
                shelves.access.end_invitation(each.id)
        act = "new password and second factor" if resets_factor else "new password"
        return _link(toolkit, shelves, council, by, act, person.name, (), person.id, resets_factor)


def _link(
    toolkit: Toolkit,
    shelves: Shelves,
    council: Council,
    by: Person,
    act: str,
    name: str,
    roles: tuple[str, ...],
    person_id: str = "",
    resets_factor: bool = False,
) -> Invited:
    today = toolkit.clock.today(council.time_zone)
    shelves.access.forget_passed(today)
    if len(shelves.access.invitations(council.id)) >= MOST_OPEN:
        raise Refused(Problem("too_many_invitations", name, (("most", str(MOST_OPEN)),)))
    until = (date.fromisoformat(today) + timedelta(days=DAYS)).isoformat()
    made = Invitation(
        toolkit.secrets.random_id(),
        council.id,
        name,
        roles,
        by.name,
        until,
        person_id,
        resets_factor,
    )
    secret = toolkit.secrets.random_id()
    shelves.access.invite(made, _trace(toolkit, secret))
    shelves.people.log(council.id, today, by.name, act, name)
    return Invited(made, secret)


def withdraw(toolkit: Toolkit, council: Council, by: Person, invitation_id: str) -> None:
    """Nobody comes in by this invitation any more. Raises Refused (``invitation_gone``)."""
    with toolkit.store.write() as shelves:
        mine = {each.id: each for each in shelves.access.invitations(council.id)}
        if invitation_id not in mine:
            raise Refused(Problem("invitation_gone", "invitation"))
        shelves.access.end_invitation(invitation_id)
        today = toolkit.clock.today(council.time_zone)
        name = mine[invitation_id].name
        shelves.people.log(council.id, today, by.name, "withdraw invitation", name)


def invitation_behind(toolkit: Toolkit, secret: str) -> tuple[Invitation, Council]:
    """The invitation of a link and its council. Raises Refused (``invitation_gone``) for one that
    was used, withdrawn, is too old or was never there: nobody can tell these apart."""
    with toolkit.store.read() as shelves:
        return _behind(toolkit, shelves, secret)


def _behind(toolkit: Toolkit, shelves: Shelves, secret: str) -> tuple[Invitation, Council]:
    found = shelves.access.invitation(_trace(toolkit, secret))
    if found is not None and (found.roles or found.person_id):
        council = shelves.people.council(found.council_id)
        if found.until_day >= toolkit.clock.today(council.time_zone):
            return found, council
    raise Refused(Problem("invitation_gone", "invitation"))


def take_up(toolkit: Toolkit, secret: str, password: str) -> Entry:
    """The person has this password and is in; the link opens nothing any more.

    Half in only, where the roles ask for a second factor. Raises Refused: ``invitation_gone``,
    ``person_exists``, ``password_too_short``, ``password_too_long``.
    """
    invitation_behind(toolkit, secret)
    hashed = hashes_of(toolkit, password)
    with toolkit.store.write() as shelves:
        found, council = _behind(toolkit, shelves, secret)
        person = (
            _renewed(shelves, council, found, hashed)
            if found.person_id
            else _new(toolkit, shelves, council, found, hashed)
        )
        shelves.access.end_invitation(found.id)
        today = toolkit.clock.today(council.time_zone)
        act = "chose a new password" if found.person_id else "came in"
        shelves.people.log(council.id, today, person.name, act, "")
    return begin(toolkit, person)


def _new(
    toolkit: Toolkit, shelves: Shelves, council: Council, found: Invitation, hashed: str
) -> Person:
    if _is_here(shelves, council, found.name):
        raise Refused(Problem("person_exists", found.name))
    person = Person(toolkit.secrets.random_id(), council.id, found.name, found.roles)
    shelves.people.add_person(person, hashed)
    return person


def _renewed(shelves: Shelves, council: Council, found: Invitation, hashed: str) -> Person:
    person = person_of(shelves, council, found.person_id)
    replace_password(shelves, person, hashed)
    if found.resets_factor:
        shelves.access.drop_second_factor(person.id)
    return person


def person_of(shelves: Shelves, council: Council, person_id: str) -> Person:
    """The person of this council with an id. Raises Refused (``unknown_person``)."""
    person = shelves.people.person(person_id)
    if person is None or person.council_id != council.id:
        raise Refused(Problem("unknown_person", "person"))
    return person


def _is_here(shelves: Shelves, council: Council, name: str) -> bool:
    return any(each.council_id == council.id for each in shelves.people.named(name))


def _trace(toolkit: Toolkit, secret: str) -> bytes:
    return toolkit.secrets.hash("invitation", "", secret[:64])
