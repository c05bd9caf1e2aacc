"""The register: the places of a council, each once, whatever surveys have a code there.

Its codes are in places.py; who of the council is at a place is in presence.py.
"""

from dataclasses import replace

from app.core.languages import UnknownLanguage, parse_language
from app.core.places import RegisteredPlace
from app.core.problems import Problem, Refused
from app.flow.places import HOST, place_name, place_with
from app.flow.ports import Toolkit
from app.flow.records import Council, Place, Survey
from app.flow.shelves import Shelves

_MOST_MOMENTS = 14
_MOST_VISITORS = 100_000


def register_of(toolkit: Toolkit, council: Council) -> tuple[RegisteredPlace, ...]:
    """All places of a council, by name."""
    with toolkit.store.read() as shelves:
        return shelves.places.register(council.id)


def codes_at(toolkit: Toolkit, council: Council) -> tuple[Place, ...]:
    """Every code at the places of a council, of all surveys, by the name of the place."""
    with toolkit.store.read() as shelves:
        return shelves.places.of_council(council.id)


def registered_place(toolkit: Toolkit, council: Council, place_id: str) -> RegisteredPlace:
    """The place of this council with an id. Raises Refused where there is none."""
    with toolkit.store.read() as shelves:
        return place_in(shelves, council, place_id)


def place_in(shelves: Shelves, council: Council, place_id: str) -> RegisteredPlace:
    """The same inside a transaction that is open already."""
    for place in shelves.places.register(council.id):
        if place.id == place_id:
            return place
    raise Refused(Problem("unknown_place", place_id[:40]))


def keep_in_register(
    toolkit: Toolkit, council: Council, by: str, place: RegisteredPlace
) -> RegisteredPlace:
    """The place stands in the register like this; without an id it is a new one.

    What is printed keeps its code: a new name shows on the pages at once (QR09). Raises Refused
    with every problem: the name is empty, overlong or another place's, a language that is no tag,
    too many moments, or a strange number of visitors.
    """
    place = _sound(place)
    with toolkit.store.write() as shelves:
        others = [each for each in shelves.places.register(council.id) if each.id != place.id]
        if any(each.name.casefold() == place.name.casefold() for each in others):
            raise Refused(Problem("place_exists", place.name))
        if place.id:
            place_in(shelves, council, place.id)
        kept = replace(place, id=place.id or toolkit.secrets.random_id(), council_id=council.id)
        shelves.places.keep(kept)
        act = "change a place" if place.id else "add a place"
        shelves.people.log(council.id, toolkit.clock.today(council.time_zone), by, act, kept.name)
    return kept


def rename_place_of(
    toolkit: Toolkit, survey: Survey, code: str, name: str, by: str = HOST
) -> RegisteredPlace:
    """The place behind a code has another name, on every page and on prints from now on.

    Raises Refused where the survey has no such code, or for a name that is empty or taken.
    """
    place = place_with(toolkit, survey, code)
    with toolkit.store.read() as shelves:
        council = shelves.people.council(place.council_id)
    known = registered_place(toolkit, council, place.id)
    return keep_in_register(toolkit, council, by, replace(known, name=name))


def _sound(place: RegisteredPlace) -> RegisteredPlace:
    problems: list[Problem] = []
    name = place.name
    try:
        name = place_name(place.name)
    except Refused as refused:
        problems += refused.problems
    spoken: list[str] = []
    for tag in place.helper_languages:
        try:
            spoken.append(parse_language(tag).base)
        except UnknownLanguage:
            problems.append(Problem("unknown_language", tag[:20]))
    if len(place.opening) > _MOST_MOMENTS:
        problems.append(Problem("too_many_moments", "", (("most", str(_MOST_MOMENTS)),)))
    visitors = place.expected_visitors
    if visitors is not None and not 0 < visitors <= _MOST_VISITORS:
        problems.append(Problem("visitors_count", str(visitors), (("most", str(_MOST_VISITORS)),)))
    if problems:
        raise Refused(*problems)
    return replace(
        place,
        name=name,
        opening=tuple(sorted(set(place.opening))),
        helper_languages=tuple(dict.fromkeys(spoken)),
    )
