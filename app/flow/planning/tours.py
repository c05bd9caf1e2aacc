"""The tour of the workspace: a few stops along the stations of the example, once per person."""

from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Person, Survey

STOPS = ("plan", "questions", "languages", "checks", "places", "follow")
_OVER = "over"


@dataclass(frozen=True)
class Tour:
    """Where a person is in the tour: the number of the stop from 1, and of which survey."""

    number: int
    slug: str

    @property
    def station(self) -> str:
        """The station of this stop."""
        return STOPS[self.number - 1]


def tour_of(toolkit: Toolkit, person: Person) -> Tour | None:
    """Where the person is in the tour; None for whoever never began it, or ended it."""
    with toolkit.store.read() as shelves:
        kept = shelves.access.tour(person.id)
    number, _, slug = kept.partition(":")
    return Tour(int(number), slug) if slug and number.isdigit() else None


def knows_the_way(toolkit: Toolkit, person: Person) -> bool:
    """Whether the person ended the tour, so that it is not offered again."""
    with toolkit.store.read() as shelves:
        return shelves.access.tour(person.id) == _OVER


def begin_tour(toolkit: Toolkit, person: Person, survey: Survey) -> Tour:
    """The person is at the first stop."""
    return _put(toolkit, person, Tour(1, survey.slug))


def walk(toolkit: Toolkit, person: Person, steps: int) -> Tour | None:
    """The person is so many stops further or back; past the last one the tour is over.

    Raises Refused where the person is in no tour.
    """
    tour = tour_of(toolkit, person)
    if tour is None:
        raise Refused(Problem("no_tour"))
    number = max(1, tour.number + steps)
    if number > len(STOPS):
        end_tour(toolkit, person)
        return None
    return _put(toolkit, person, Tour(number, tour.slug))


def end_tour(toolkit: Toolkit, person: Person) -> None:
    """The tour is over, and is not offered again."""
    with toolkit.store.write() as shelves:
        shelves.access.prefer(person.id, person.council_id, tour=_OVER)


def _put(toolkit: Toolkit, person: Person, tour: Tour) -> Tour:
    with toolkit.store.write() as shelves:
        shelves.access.prefer(person.id, person.council_id, tour=f"{tour.number}:{tour.slug}")
    return tour
