"""Places where the results hang or were said, and who with a name confirmed that (decision 8)."""

from dataclasses import dataclass

from app.core.problems import Problem, Refused
from app.flow.ports import Toolkit
from app.flow.records import Place, Survey
from app.flow.returning.promise import refuse_unless_published

_LONGEST_NAME = 120


@dataclass(frozen=True)
class PlaceTold:
    """A place with everybody who confirmed that people were told there: name, day, and how many
    heard it said, None for a poster."""

    name: str
    code: str
    confirmed: tuple[tuple[str, str, int | None], ...]

    @property
    def is_told(self) -> bool:
        """Whether anybody confirmed it."""
        return bool(self.confirmed)


def places_told(toolkit: Toolkit, survey: Survey) -> tuple[PlaceTold, ...]:
    """Every place of a survey, those that nobody confirmed first."""
    with toolkit.store.read() as shelves:
        places = shelves.places.of_survey(survey)
        confirmations = shelves.returns.confirmations(survey)
    found = [
        PlaceTold(
            place.name,
            place.code,
            tuple(each[1:] for each in confirmations if each[0] == place.id),
        )
        for place in places
    ]
    return tuple(sorted(found, key=lambda each: (each.is_told, each.name)))


def confirm_place(
    toolkit: Toolkit, survey: Survey, place: Place, by: str, spoken: int | None = None
) -> None:
    """A named council member confirms that the results hang at a place, or were said there.

    A poster tells everybody who answered at that place. With ``spoken``, the number of people
    who heard it said, it tells at most so many. Raises Refused ``no_name`` or ``not_published``.
    """
    by = " ".join(by.split())
    if not by or len(by) > _LONGEST_NAME:
        raise Refused(Problem("no_name", "by"))
    with toolkit.store.write() as shelves:
        refuse_unless_published(shelves, survey)
        council = shelves.people.council(survey.council_id)
        today = toolkit.clock.today(council.time_zone)
        shelves.returns.confirm_place(survey, place, by, today, spoken)
        shelves.people.log(place.council_id, today, by, "confirm", f"{survey.slug} {place.code}")
