"""Places: where a QR code hangs or an interviewer stands, each with a short code.

A code is no secret: it is printed on a wall. It is short, and has no signs that look alike.
"""

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.flow.shelves import Shelves

# No 0, 1, I or O: people type codes from a poster (QR06).
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_SHORTEST, _LONGEST = 4, 6
_LONGEST_NAME = 120


def add_place(toolkit: Toolkit, survey: Survey, name: str, kind: str = "") -> Place:
    """A new place with an unused code exists. Raises Refused for an empty or overlong name."""
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise Refused(Problem("place_name", name[:40], (("most", str(_LONGEST_NAME)),)))
    with toolkit.store.write() as shelves:
        place = Place(
            id=toolkit.secrets.random_id(),
            council_id=survey.council_id,
            survey_id=survey.id,
            code=_unused_code(toolkit, shelves),
            name=name,
            kind=kind,
        )
        shelves.places.add(place)
    return place


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
