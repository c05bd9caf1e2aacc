"""Adding somebody with a password, as the host does; councils invite (invitations.py)."""

from collections.abc import Iterable

from app.core.problems import Problem, Refused
from app.flow.people.passwords import hashes_of
from app.flow.ports import Toolkit
from app.flow.records import Council, Person


def add_person(
    toolkit: Toolkit, council: Council, name: str, roles: Iterable[str], password: str, by: str
) -> Person:
    """Somebody of this council can sign in. Raises Refused: ``no_name``, ``person_exists``, or
    what ``hashes_of`` says of the password."""
    name = " ".join(name.split())[:120]
    if not name:
        raise Refused(Problem("no_name", "name"))
    hashed = hashes_of(toolkit, password)
    person = Person(toolkit.secrets.random_id(), council.id, name, tuple(dict.fromkeys(roles)))
    with toolkit.store.write() as shelves:
        if any(each.council_id == council.id for each in shelves.people.named(name)):
            raise Refused(Problem("person_exists", name))
        shelves.people.add_person(person, hashed)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, by, "user add", name)
    return person
