"""Who is in a council: changing roles, and leaving at once (KA14).

A council never loses its last coordinator: nobody could let anybody in again.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.core.roles import Right, Role, rights_of
from app.flow.people.invitations import known_roles, person_of
from app.flow.ports import Toolkit
from app.flow.records import Council, Invitation, Person
from app.flow.shelves import Shelves


@dataclass(frozen=True)
class Member:
    """A person as the page of people shows them: no day and no time of coming in."""

    person: Person
    has_second_factor: bool
    is_last_coordinator: bool


def members(toolkit: Toolkit, council: Council) -> tuple[Member, ...]:
    """Everybody of the council, by name."""
    with toolkit.store.read() as shelves:
        people = shelves.people.people(council.id)
        coordinators = [person for person in people if Role.COORDINATOR in person.roles]
        return tuple(
            Member(
                person,
                shelves.access.second_factor(person.id) is not None,
                coordinators == [person],
            )
            for person in people
        )


def open_invitations(toolkit: Toolkit, council: Council) -> tuple[Invitation, ...]:
    """The links of this council that still open, by name."""
    today = toolkit.clock.today(council.time_zone)
    with toolkit.store.read() as shelves:
        links = shelves.access.invitations(council.id)
    return tuple(each for each in links if each.until_day >= today)


def change_roles(
    toolkit: Toolkit, council: Council, by: Person, person_id: str, roles: Iterable[str]
) -> Person:
    """The person has these roles and no others, from the next page on.

    Raises Refused: ``unknown_person``, ``no_role``, ``unknown_role``, ``last_coordinator``.
    """
    wanted = known_roles(roles)
    with toolkit.store.write() as shelves:
        person = person_of(shelves, council, person_id)
        if Role.COORDINATOR not in wanted:
            _refuse_for_the_last(shelves, council, person)
        if set(wanted) == set(person.roles):
            return person
        shelves.people.set_roles(person, wanted)
        if Right.PEOPLE not in rights_of(wanted):
            _end_links_by(shelves, council, person)
        if Right.RETURN not in rights_of(wanted):
            shelves.return_keys.drop_holder(person.id)
        if Right.WRITE not in rights_of(wanted):
            _stop_reviews_by(toolkit, shelves, council, person)
        today = toolkit.clock.today(council.time_zone)
        said = f"{person.name}: {', '.join(wanted)}"
        shelves.people.log(council.id, today, by.name, "change roles", said)
        return Person(person.id, person.council_id, person.name, wanted)


def remove(toolkit: Toolkit, council: Council, by: Person, person_id: str) -> Person:
    """The person is gone at once, with everything they came in by and the links they made.

    Raises Refused: ``unknown_person``, ``last_coordinator``.
    """
    with toolkit.store.write() as shelves:
        person = person_of(shelves, council, person_id)
        _go(toolkit, shelves, council, person, by.name, "remove person")
    return person


def leave(toolkit: Toolkit, council: Council, person: Person) -> None:
    """The person is gone at once, and needs nobody's leave (KA14). Raises Refused
    (``last_coordinator``)."""
    with toolkit.store.write() as shelves:
        _go(toolkit, shelves, council, person_of(shelves, council, person.id), person.name, "leave")


def _go(
    toolkit: Toolkit, shelves: Shelves, council: Council, person: Person, by: str, act: str
) -> None:
    _refuse_for_the_last(shelves, council, person)
    _end_links_by(shelves, council, person)
    _stop_reviews_by(toolkit, shelves, council, person)
    for each in shelves.access.invitations(council.id):
        if each.person_id == person.id:
            shelves.access.end_invitation(each.id)
    shelves.return_keys.drop_holder(person.id)
    shelves.people.remove_person(person)
    today = toolkit.clock.today(council.time_zone)
    shelves.people.log(council.id, today, by, act, person.name if act != "leave" else "")


def _end_links_by(shelves: Shelves, council: Council, person: Person) -> None:
    """Who may not invite any more leaves no link behind by which somebody comes in."""
    for each in shelves.access.invitations(council.id):
        if each.invited_by == person.name:
            shelves.access.end_invitation(each.id)


def _stop_reviews_by(toolkit: Toolkit, shelves: Shelves, council: Council, person: Person) -> None:
    """Who made a link for a speaker has seen its address, and could go on writing through it."""
    today = toolkit.clock.today(council.time_zone)
    for survey in shelves.surveys.all(council.id):
        for link in shelves.translations.links(survey):
            is_theirs = (link.council_id, link.made_by) == (council.id, person.name)
            if is_theirs and link.is_open(today):
                shelves.translations.stop_link(link.id, today)


def _refuse_for_the_last(shelves: Shelves, council: Council, person: Person) -> None:
    others = [
        each
        for each in shelves.people.people(council.id)
        if Role.COORDINATOR in each.roles and each.id != person.id
    ]
    if Role.COORDINATOR in person.roles and not others:
        raise Refused(Problem("last_coordinator", person.name))
