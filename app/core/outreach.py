"""Going to people: visits that were made and that are planned, as methods, days and numbers (KS01).

There is no room for a name or a note here, so nobody can be chased.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.problems import Problem

MOST_PEOPLE = 500


class Method(StrEnum):
    """How people were met."""

    HOME_VISIT = "home_visit"
    STREET = "street"
    SQUARE = "square"
    PARK = "park"
    CENTRE = "centre"
    SCHOOL = "school"
    GROUP = "group"
    STAND = "stand"
    PHONE = "phone"


class State(StrEnum):
    """Where a visit stands. DROPPED: planned, and not made."""

    PLANNED = "planned"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Visit:
    """One time that somebody went out, or will. ``spoken`` counts people spoken to and ``handed``
    the cards given out; ``place_id`` is empty where no place of the survey fits, ``person_id``
    where whoever went is no longer there."""

    id: str
    council_id: str
    survey_id: str
    place_id: str
    person_id: str
    method: Method
    day: str
    state: State = State.DONE
    spoken: int = 0
    handed: int = 0


def troubles(visit: Visit, today: str) -> tuple[Problem, ...]:
    """Why a visit cannot be kept like this; empty where it can. What was done was not done in the
    future, and what is planned not in the past."""
    found = []
    if not _is_day(visit.day):
        found.append(Problem("visit_day", "day"))
    elif visit.state is State.DONE and visit.day > today:
        found.append(Problem("visit_in_future", "day"))
    elif visit.state is State.PLANNED and visit.day < today:
        found.append(Problem("visit_in_past", "day"))
    for name in ("spoken", "handed"):
        if not 0 <= getattr(visit, name) <= MOST_PEOPLE:
            found.append(Problem("visit_number", name, (("most", str(MOST_PEOPLE)),)))
    return tuple(found)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
