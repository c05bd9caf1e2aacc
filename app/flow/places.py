"""Places of a survey: where a QR code hangs or an interviewer stands, each with a short code.

A code is no secret: it is printed on a wall. It is short, and has no signs that look alike. The
places themselves are the council's (register.py); a survey has one code at a place.
"""

from dataclasses import replace

from app.core.places import CodeState, RegisteredPlace
from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.flow.shelves import Shelves

# No 0, 1, I or O: people type codes from a poster (QR06).
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SHORTEST, _LONGEST = 4, 6
_LONGEST_NAME = 120
HOST = "host"
"""Who acts, where nobody signed in: whoever has the command line."""


def add_place(toolkit: Toolkit, survey: Survey, name: str, kind: str = "", by: str = HOST) -> Place:
    """The survey has a code at the place of that name of its lead council, which is in the
    register from now on; a place that has a code already keeps it.

    ``kind`` is kept where none is known. Raises Refused for an empty or overlong name.
    """
    name = place_name(name)
    with toolkit.store.write() as shelves:
        known = _named(shelves, survey.council_id, name)
        fresh = RegisteredPlace(toolkit.secrets.random_id(), survey.council_id, name, kind)
        registered = known or fresh
        if known is not None and kind and not known.kind:
            registered = replace(known, kind=kind)
            shelves.places.keep(registered)
        return with_code(toolkit, shelves, survey, registered, by)


def with_code(
    toolkit: Toolkit, shelves: Shelves, survey: Survey, registered: RegisteredPlace, by: str
) -> Place:
    """The survey has a code at a place of the register, now or already; inside a transaction that
    is open. The place's council must take part in the survey."""
    for place in shelves.places.of_survey(survey):
        if place.id == registered.id:
            return place
    place = Place(
        id=registered.id,
        council_id=registered.council_id,
        survey_id=survey.id,
        code=_unused_code(toolkit, shelves),
        name=registered.name,
        kind=registered.kind,
    )
    shelves.places.add(place)
    _log(toolkit, shelves, place, by, "give a code", f"{survey.slug} {place.code}")
    return place


def switch_code(
    toolkit: Toolkit, survey: Survey, code: str, state: CodeState, by: str = HOST
) -> Place:
    """The code leads to the questions, to the results or to a kind page from now on, as it hangs
    there (QR09). Answers that were begun before are still taken.

    Raises Refused where the survey has no such code.
    """
    place = place_with(toolkit, survey, code)
    with toolkit.store.write() as shelves:
        today = toolkit.clock.today(shelves.people.council(place.council_id).time_zone)
        shelves.places.switch(place.code, place.council_id, state, today)
        _log(toolkit, shelves, place, by, f"switch a code {state}", f"{survey.slug} {place.code}")
    return place_with(toolkit, survey, code)


def places_of(toolkit: Toolkit, survey: Survey) -> tuple[Place, ...]:
    """All places of a survey, by name."""
    with toolkit.store.read() as shelves:
        return tuple(sorted(shelves.places.of_survey(survey), key=lambda place: place.name))


def place_with(toolkit: Toolkit, survey: Survey, code: str) -> Place:
    """The place of this survey with a code, in any case. Raises Refused where there is none."""
    for place in places_of(toolkit, survey):
        if place.code == code.strip().upper():
            return place
    raise Refused(Problem("unknown_place", code))


def place_name(name: str) -> str:
    """The name as it is kept. Raises Refused for an empty or overlong one."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise Refused(Problem("place_name", name[:40], (("most", str(_LONGEST_NAME)),)))
    return name


def _named(shelves: Shelves, council_id: str, name: str) -> RegisteredPlace | None:
    for place in shelves.places.register(council_id):
        if place.name.casefold() == name.casefold():
            return place
    return None


def _log(toolkit: Toolkit, shelves: Shelves, place: Place, by: str, act: str, subject: str) -> None:
    today = toolkit.clock.today(shelves.people.council(place.council_id).time_zone)
    shelves.people.log(place.council_id, today, by, act, subject)


def _unused_code(toolkit: Toolkit, shelves: Shelves) -> str:
    taken = shelves.places.codes()
    for length in range(_SHORTEST, _LONGEST + 1):
        # A few tries per length: as a length fills up, codes grow by one sign.
        for _ in range(20):
            bits = toolkit.secrets.random_bits(5 * length)
            code = "".join(ALPHABET[(bits >> (5 * at)) & 31] for at in range(length))
            if code not in taken:
                return code
    raise Refused(Problem("no_codes_left"))
