"""Councils of one host: adding them within a region, and giving one its real name.

Only the host does this, on the command line: no council makes or names another one (IJ19).
"""

from dataclasses import dataclass, replace
from string import ascii_lowercase, digits

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Council

FIRST = "council"
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Placed:
    """A council, the region it belongs to, and how many people it has."""

    council: Council
    region: str
    people: int


def councils_of(toolkit: Toolkit) -> tuple[Placed, ...]:
    """All councils of this host, by name."""
    with toolkit.store.read() as shelves:
        return tuple(
            Placed(each, shelves.people.region(each.id), len(shelves.people.people(each.id)))
            for each in shelves.people.councils()
        )


def council_with(toolkit: Toolkit, slug: str = "") -> Council:
    """The council with a short name; without one the first that this host had.

    Raises Refused: ``no_council``, ``unknown_council``.
    """
    with toolkit.store.read() as shelves:
        councils = shelves.people.councils()
    if not councils:
        raise Refused(Problem("no_council"))
    found = [each for each in councils if each.slug == (slug or FIRST)]
    if slug and not found:
        raise Refused(Problem("unknown_council", slug))
    return (*found, *councils)[0]


def add_council(
    toolkit: Toolkit, name: str, slug: str, region: str = "", time_zone: str = "Europe/Amsterdam"
) -> Council:
    """One council more, in a region where one is named. Raises Refused: ``no_name``,
    ``slug_form``, ``council_exists``."""
    called = _name(name)
    made = Council(toolkit.secrets.random_id(), _slug(slug), called, time_zone)
    with toolkit.store.write() as shelves:
        for each in shelves.people.councils():
            if each.slug == made.slug or each.name.casefold() == called.casefold():
                raise Refused(Problem("council_exists", each.name))
        shelves.people.add_council(made, " ".join(region.split())[:_LONGEST_NAME])
        today = toolkit.clock.today(time_zone)
        shelves.people.log(made.id, today, "host", "council add", called)
    return made


def rename_council(toolkit: Toolkit, council: Council, name: str) -> Council:
    """The council is called so from now on.

    Raises Refused: ``no_name``, ``council_exists``, and ``council_has_opened`` once people may
    have read the old name: what they agreed to stays as it was.
    """
    called = _name(name)
    with toolkit.store.write() as shelves:
        for each in shelves.people.councils():
            if each.id != council.id and each.name.casefold() == called.casefold():
                raise Refused(Problem("council_exists", each.name))
        mine = (one for one in shelves.surveys.all() if one.council_id == council.id)
        versions = (version for one in mine for version in shelves.surveys.versions(one))
        if any(not version.is_example for version in versions):
            raise Refused(Problem("council_has_opened", council.name))
        shelves.people.rename_council(council, called)
        today = toolkit.clock.today(council.time_zone)
        shelves.people.log(council.id, today, "host", "council rename", called)
    return replace(council, name=called)


def _name(name: str) -> str:
    called = " ".join(name.split())[:_LONGEST_NAME]
    if not called:
        raise Refused(Problem("no_name", "name"))
    return called


def _slug(slug: str) -> str:
    if not (2 <= len(slug) <= 60 and set(slug) <= set(ascii_lowercase + digits + "-")):
        raise Refused(Problem("slug_form", slug))
    return slug
